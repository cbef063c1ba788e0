"""Anything that could be typed, opened or imported: an answer or a sentence, never a crash."""

from __future__ import annotations

import csv
import hashlib
import io
import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from yaml import safe_load

from navigator.cli.main import main
from navigator.errors import KnownError, ToolError
from navigator.library.facade import Library
from navigator.pack.local_tables import decoded
from navigator.paths import PACK_FILE, find_paths
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.steward.content.lists.sheet_files import read_sheet
from navigator.steward.content.loader import read_content
from navigator.steward.exchange.hsds.hsds import FORMULA
from navigator.steward.signing.publishing import difference, press
from navigator.update.packed import NotWholeError, patch, unpack
from tests.helpers.content import write_tree
from tests.helpers.publisher import NEW, NEWER, pack
from tests.trust.directories import Directories
from tests.trust.how_far import counted
from tests.trust.limited import Try, limited

SLOW_SECONDS = 5.0
MOST_READ_BACK = 20_000
"""Characters of YAML: to read it takes longer than all the rest."""
PIECES = (
    "abogado", "doctor near me", "80202", "0", "99999", "denver co", "licencia", "¿", "'", '"', "*",
    "AND", "NOT", "NEAR(", ")", "(", "--", ";", "%", "_", "\\", "\0", "\u202e", "\U0001f600", "ñ",
    "a" * 500, "\n", "\t", "kids no insurance", "id:", "{0}", "<b>", "1e309", "-1", "ZIP", "  ",
)  # fmt: skip
LINES = (
    "key: [", "- &a [*a]", "!!python/object:os.system x", "x: 2026-99-99", "n: " + "9" * 5000,
    "? {", "\t- x", "a: 'b", "<<: *no", "[" * 2000, "seen: 1:30", "v: .inf",
    "\ufeffa: 1", "- - - -",
)  # fmt: skip
Told = Counter[str]


def queries(most: int) -> dict[str, object]:
    """What somebody types: search, ZIP code, city."""
    chance, states = random.Random(0), [None, *JURISDICTIONS]
    with Library.open(find_paths()) as library:

        def typed() -> None:
            parts = [chance.choice(PIECES) for _ in range(chance.randrange(1, 6))]
            text = "".join(one + chance.choice(("", " ")) for one in parts)
            match chance.randrange(3):
                case 0:
                    library.search(text, state=chance.choice(states))
                case 1:
                    library.near(text)
                case _:
                    library.city(text)

        return _count(typed, most)


def sheets(most: int) -> dict[str, object]:
    """Files that somebody opens as a table: bytes of any kind, or a table with bytes changed."""
    chance = random.Random(0)
    good = "name;phone;zip\nClínica «Uno»;(330) 555-0134;44301\n".encode()
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:

        def opened() -> None:
            path = Path(scratch) / f"x.{chance.choice(('csv', 'xlsx', 'ods', 'xls', 'tsv'))}"
            path.write_bytes(_changed(good * chance.randrange(1, 4), chance))
            read_sheet(path)
            decoded(path.read_bytes())

        return _count(opened, most)


def yaml(most: int) -> dict[str, object]:
    """A state's file with lines that no steward would write."""
    chance = random.Random(0)
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        resources = write_tree(Path(scratch))
        path = next((resources / "states").rglob("*.yaml"))
        whole = path.read_text("utf-8").splitlines()

        def read() -> None:
            lines = list(whole)
            for _ in range(chance.randrange(1, 4)):
                at = chance.randrange(len(lines))
                lines[at : at + chance.randrange(2)] = [chance.choice(LINES)]
            path.write_text("\n".join(lines), "utf-8")
            _content, problems = read_content(resources, date(2026, 11, 27))
            if problems:
                raise ToolError("problems")

        return _count(read, most)


def hsds(most: int) -> dict[str, object]:
    """Directories of places in HSDS: the command reads them, and writes what it took."""
    return limited(_hsds, most)


def _hsds(scratch: Path) -> Try:
    """What `limited` asks for, in its own process."""
    directories = Directories(scratch)

    def imported(number: int) -> None:
        come = directories.write(number)
        out = scratch / ("out.yaml", "out.csv")[number % 2]
        out.unlink(missing_ok=True)
        told = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2)]
        with redirect_stdout(told[0]), redirect_stderr(told[1]):
            asked = ["import", "hsds", str(come), "--to", str(out)]
            code = main([*asked, *(["--json"] if number % 3 else [])])
        told[1].flush()
        said = told[1].buffer.getvalue().decode()
        if code:
            assert said.count("\n") == 1
            assert not out.exists()
            raise ToolError(said)
        text = out.read_text("utf-8")
        if out.suffix == ".csv":
            rows = csv.reader(io.StringIO(text))
            assert not any(FORMULA.match(cell) for row in rows for cell in row)
        elif len(text) < MOST_READ_BACK:
            safe_load(text)

    return imported


def ways(most: int) -> dict[str, object]:
    """Differences and pressed packs that were harmed and signed all the same."""
    chance = random.Random(0)
    old, new = (pack(day) / PACK_FILE for day in (NEW, NEWER))
    after = new.read_bytes()
    sha256 = hashlib.sha256(after).hexdigest()
    forms = difference(old.read_bytes(), after), press(after)
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        come, made = Path(scratch) / "come", Path(scratch) / "made"

        def taken() -> None:
            form = chance.choice(forms)
            come.write_bytes(_changed(form, chance))
            try:
                if form is forms[0]:
                    patch(old, come, made, len(after), sha256)
                else:
                    unpack(come, made, len(after), sha256)
            except NotWholeError as error:
                assert made.stat().st_size <= len(after)
                raise ToolError("not whole") from error
            assert made.read_bytes() == after

        return _count(taken, most)


def _changed(raw: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.3:
        return chance.randbytes(chance.randrange(400))
    changed = bytearray(raw)
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(changed))
        changed[at : at + chance.randrange(4)] = chance.choice(
            (chance.randbytes(3), b'"', b"\0", b"\n", b";" * 50, b"=1+1", b"\xff\xfe", b"9" * 300)
        )
    return bytes(changed)


def _count(act: Callable[[], None], most: int) -> dict[str, object]:
    found: Told = Counter()
    for _ in counted(range(most), most):
        begun = time.process_time()
        try:
            act()
            found["answered"] += 1
        except (KnownError, ToolError):
            found["told in a sentence"] += 1
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            found["CRASH"] += 1
            found[f"CRASH: {type(error).__name__.upper()}"] += 1
        found["SLOW"] += time.process_time() - begun > SLOW_SECONDS
        found["tried"] += 1
    return dict(found)
