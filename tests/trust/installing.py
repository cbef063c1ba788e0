"""An install that is killed, or refused by the disk, at each call that changes a file.

It is tried both ways: what is new comes as the difference from what is here, and, where no
difference lies at the source, whole.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.helpers.publisher import BUNDLED, NEW, NEWER, TODAY, Site, begun, pack
from tests.trust.how_far import counted

CALLS = (
    "write,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,"
    "link,linkat,symlink,symlinkat,fsync,ftruncate,chmod,fchmod,utimensat"
)
"""Those that fill, move or remove a file or folder, or change it in another way."""
INSTALL = Path(__file__).with_name("install.py")
LONGEST_SECONDS = 300
WAYS = ("as a difference", "whole")


def kill(most: int) -> dict[str, object]:
    """SIGKILL at each call: what opens afterwards, and whether the next look ends the work."""
    return _at_each_call("signal=KILL", most)


def full_disk(most: int) -> dict[str, object]:
    """ENOSPC at each call."""
    return _at_each_call("error=ENOSPC", most)


def failing_disk(most: int) -> dict[str, object]:
    """EIO at each call."""
    return _at_each_call("error=EIO", most)


def _at_each_call(fault: str, most: int) -> dict[str, object]:
    found: Counter[str] = Counter()
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        site, first = _begun(Path(scratch))
        calls = [(way, *call) for way in WAYS for call in _calls(site, first, way)]
        chosen = _spread(calls, most)
        for way, name, number in counted(chosen, len(chosen)):
            _hand_out(site, way)
            shutil.rmtree(site.home, ignore_errors=True)
            shutil.copytree(first, site.home)
            done = _install(site, ["-e", f"inject={name}:{fault}:when={number}"])
            if b"Traceback" in done.stderr:
                found["TRACEBACK"] += 1
            found[f"{site.opens()} opens"] += 1  # raises where none does
            site.look()
            found["the next look ends it"] += site.opens() == NEWER
            found["tried"] += 1
            found[f"tried, {way}"] += 1
    return {"calls": len(calls), **found}


def _begun(folder: Path) -> tuple[Site, Path]:
    """A computer that uses the pack of `NEW`, whose source has `NEWER`; and a copy of it."""
    stewards = begun(folder / "out")
    root = folder / "root.json"
    shutil.copyfile(stewards.root(), root)
    site = Site(folder / "site", stewards.folder, root)
    site.home.mkdir()
    site.look()
    stewards.publish(NEWER)
    shutil.copytree(site.home, folder / "first")
    assert site.opens() == NEW
    return site, folder / "first"


def _hand_out(site: Site, way: str) -> None:
    """Let the source have the difference, or not."""
    away = site.home.parent / "away"
    away.mkdir(exist_ok=True)
    targets = site.source / "targets"
    moved = (targets, away) if way == "whole" else (away, targets)
    for path in moved[0].glob("*.diff"):
        path.replace(moved[1] / path.name)


def _calls(site: Site, first: Path, way: str) -> list[tuple[str, int]]:
    """The calls an install makes when nothing happens: name, and the how-manieth of that name."""
    _hand_out(site, way)
    shutil.rmtree(site.home)
    shutil.copytree(first, site.home)
    done = _install(site, [])
    assert done.returncode == 0, done.stderr
    seen: Counter[str] = Counter()
    calls = []
    for name in re.findall(rb"^(\w+)\(", done.calls, re.MULTILINE):
        seen[name.decode()] += 1
        calls.append((name.decode(), seen[name.decode()]))
    return calls


def _spread(calls: list[tuple[str, str, int]], most: int) -> list[tuple[str, str, int]]:
    """All of them, or as many as wanted from the first to the last."""
    few = min(most, len(calls))
    return [calls[one * (len(calls) - 1) // max(1, few - 1)] for one in range(few)]


class _Done:
    def __init__(self, returncode: int, stderr: bytes, calls: bytes) -> None:
        self.returncode, self.stderr, self.calls = returncode, stderr, calls


def _install(site: Site, fault: list[str]) -> _Done:
    told = {
        "home": str(site.home), "bundled": str(pack(BUNDLED)), "source": str(site.source),
        "root": str(site.root), "today": TODAY.isoformat(),
    }  # fmt: skip
    log = site.home.parent / "calls"
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={CALLS}", *fault]
    done = subprocess.run(
        [*command, sys.executable, "-B", str(INSTALL), json.dumps(told)],
        capture_output=True,
        check=False,
        timeout=LONGEST_SECONDS,
    )
    return _Done(done.returncode, done.stderr, re.sub(rb"(?m)^\d+ +", b"", log.read_bytes()))
