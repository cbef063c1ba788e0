"""Tries new content in a process of its own, with little memory and little time.

Whatever a pack does to the reader (a query without end, a crash of SQLite, memory without
end), the window goes on and the content in use stays.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from navigator.errors import PackError, ToolError
from navigator.pack.store import read_manifest
from navigator.paths import MANIFEST_FILE, PACK_FILE
from navigator.update.trial import try_out

MOST_SECONDS = 900
"""A slow computer reads a pack of today in 60."""
MOST_BYTES = 1 << 30
"""Of address space, the libraries' counted; a third of it is used today."""
_LOOK_SECONDS = 0.1


def try_apart(folder: Path, clock: Callable[[], date], go_on: Callable[[], None]) -> None:
    """`trial.try_out` in another process. Raises what it raises, and what `go_on` raises."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "navigator"]), "--try"]
    hidden = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
    with subprocess.Popen(
        [*command, str(folder), clock().isoformat()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=hidden,
    ) as child:
        try:
            end = time.monotonic() + MOST_SECONDS
            while child.poll() is None and time.monotonic() < end:
                go_on()
                time.sleep(_LOOK_SECONDS)
        finally:
            child.kill()
    if child.returncode != 0:
        raise PackError("updates.not_opened", "do.tell_sender")


def refuse_unopened(folder: Path) -> None:
    """Raise ToolError where the pack of a folder can not be opened as a center would open it.

    It is tried on the day it was built, in a copy: nothing is left beside it.
    """
    day = date.fromisoformat(read_manifest(folder)["built_on"])
    with tempfile.TemporaryDirectory(prefix="navigator-") as scratch:
        for name in (PACK_FILE, MANIFEST_FILE):
            shutil.copy(folder / name, scratch)
        try:
            try_apart(Path(scratch), lambda: day, lambda: None)
        except PackError as error:
            raise ToolError(
                f"Navigator can not open the pack of {day}: each center would refuse it.",
                "Run content check, mend what it names, then build the pack again.",
            ) from error


def try_here(folder: str, day: str) -> None:
    """What that other process does. Raises PackError."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        for limit, most in (
            (resource.RLIMIT_AS, MOST_BYTES),
            (resource.RLIMIT_CPU, MOST_SECONDS),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(limit, (most, most))
    today = date.fromisoformat(day)
    try_out(Path(folder), lambda: today, lambda: None)
