"""Inputs that are led by what they reach: libFuzzer, through atheris, over what reads files here.

atheris is no part of the tests' environment: `guided` installs it beside, from guided.txt.
`python guided.py RUNS` is what runs under it. The first byte of an input says who reads the rest.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.library.facade import Library

ROOT = Path(__file__).resolve().parents[2]
BESIDE = ROOT / "out" / "atheris"
_WANTED = Path(__file__).with_name("guided.txt")
_LIMITS = ("-timeout=120", "-rss_limit_mb=1024", "-max_len=8192")
"""Seconds for one input on a busy machine, and memory for all of them."""
Reader = Callable[[bytes], object]


def guided(most: int) -> dict[str, object]:
    """So many inputs to all that reads what comes from outside."""
    from tests.trust.how_far import MARK

    if not BESIDE.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
        subprocess.run([*pip, "--target", str(BESIDE), "-r", str(_WANTED)], check=True)
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(BESIDE)))}
    told = []
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        with subprocess.Popen(
            [sys.executable, __file__, f"-runs={most}", *_LIMITS],
            env=environ | {"TMPDIR": scratch}, cwd=scratch, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True,
        ) as child:  # fmt: skip
            assert child.stderr
            for line in child.stderr:
                told.append(line)
                if line.startswith(MARK):
                    sys.stderr.write(line)
        if child.returncode:
            sys.stderr.writelines(told[-60:])
    said = "".join(told)
    ran, held = re.search(r"Done (\d+) runs", said), re.findall(r"rss: (\d+)Mb", said)
    reached = re.findall(r"cov: (\d+)", said)
    return {
        "tried": int(ran[1]) if ran else 0,
        "branches reached": int(reached[-1]) if reached else 0,
        "MB of memory at most": max(map(int, held), default=0),
        "CRASH": int(child.returncode != 0),
    }


def main() -> None:
    """Feed all that reads, under libFuzzer."""
    import atheris

    with atheris.instrument_imports(include=["navigator"]):
        from navigator.errors import KnownError, ToolError
        from navigator.library.facade import Library
        from navigator.paths import find_paths
        from navigator.update.packed import NotWholeError
        from tests.trust.how_far import counted

    runs = next(int(one.partition("=")[2]) for one in sys.argv if one.startswith("-runs="))
    numbers = counted(itertools.count(), runs)
    with (
        TemporaryDirectory(prefix="navigator-trust-") as scratch,
        Library.open(find_paths()) as library,
    ):
        folder = Path(scratch)
        with atheris.instrument_imports(include=["navigator"]):
            readers = [*_of_files(folder), *_of_words(library), *_of_packs(folder)]
        corpus = folder / "corpus"
        corpus.mkdir()
        for number, (_reader, good) in enumerate(readers):
            (corpus / str(number)).write_bytes(bytes([number]) + good)

        def read(data: bytes) -> None:
            next(numbers)
            kind, rest = data[:1] or b"\0", data[1:]
            with contextlib.suppress(KnownError, ToolError, NotWholeError):
                readers[kind[0] % len(readers)][0](rest)

        atheris.Setup([*sys.argv, str(corpus)], read)
        atheris.Fuzz()


def _of_files(folder: Path) -> list[tuple[Reader, bytes]]:
    """What reads a file, and a good one: settings, tables, directories in HSDS, a manifest."""
    from navigator.pack.local_tables import decoded
    from navigator.pack.store import read_manifest
    from navigator.site.settings import read_settings
    from navigator.steward.content.lists.sheet_files import read_sheet
    from navigator.steward.exchange.hsds.entries import as_csv
    from navigator.steward.exchange.hsds.hsds_import import import_hsds

    hsds = folder / "hsds"
    hsds.mkdir()
    service = {
        "id": "1", "name": "Help", "status": "active", "languages": [{"name": "English; es"}],
        "organization": {"id": "2", "name": "We"}, "phones": [{"number": "303-433-2812"}],
        "service_at_locations": [{"id": "3", "location": {"id": "4", "latitude": 39.7,
        "addresses": [{"city": "Denver", "state_province": "CO"}]}}],
        "schedules": [{"byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}],
    }  # fmt: skip

    def written(name: str, read: Callable[[Path], object]) -> Reader:
        def reading(rest: bytes) -> object:
            path = folder / name
            path.write_bytes(rest)
            return read(path)

        return reading

    def imported(path: Path) -> str:
        done = import_hsds(path if path.suffix == ".json" else path.parent, "legal")
        return as_csv(done.places, done.checked_on)

    manifest = {"built_on": "2026-11-27", "sha256": "0" * 64, "languages": ["en"], "counts": {}}
    table = "id,name,phones,description\n1,Help,303-433-2812 or 211,Lawyers\n"
    return [
        (written("settings.toml", read_settings), b'mode = "kiosk"\nstate = "CO"\n'),
        (written("x.csv", read_sheet), "name;zip\nClínica;44301\n".encode()),
        (decoded, b"name,phone\nClinic,303-433-2812\n"),
        (written("x.json", imported), json.dumps(service).encode()),
        (written("hsds/services.csv", imported), table.encode()),
        (written("manifest.json", lambda path: read_manifest(path.parent)),
         json.dumps(manifest).encode()),
    ]  # fmt: skip


def _of_words(library: Library) -> list[tuple[Reader, bytes]]:
    """What somebody types: words, a ZIP code, a city."""
    asked: tuple[tuple[Callable[[str], object], bytes], ...] = (
        (partial(library.search, state="CO"), b"doctor near me 80202"),
        (library.near, b"80202"),
        (library.city, b"Denver, CO"),
    )
    return [(partial(_typed, ask), good) for ask, good in asked]


def _typed(ask: Callable[[str], object], rest: bytes) -> None:
    ask(rest.decode("utf-8", "replace"))


def _of_packs(folder: Path) -> list[tuple[Reader, bytes]]:
    """A pack as it travels: pressed, and as its difference from one that is here."""
    from navigator.steward.signing.publishing import difference, press
    from navigator.update.packed import PAGE_BYTES, patch, unpack

    before = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(2048))
    after = before[PAGE_BYTES : 3 * PAGE_BYTES] + b"x" + before[: PAGE_BYTES + 100]
    old, come, made = folder / "old", folder / "come", folder / "made"
    old.write_bytes(before)
    whole = len(after), hashlib.sha256(after).hexdigest()

    def taken(rest: bytes, make: Callable[[], None]) -> None:
        come.write_bytes(rest)
        made.unlink(missing_ok=True)
        try:
            make()
        finally:
            assert not made.exists() or made.stat().st_size <= whole[0]
        assert made.read_bytes() == after

    return [
        (lambda rest: taken(rest, lambda: unpack(come, made, *whole)), press(after)),
        (lambda rest: taken(rest, lambda: patch(old, come, made, *whole)),
         difference(before, after)),
    ]  # fmt: skip


if __name__ == "__main__":
    main()
