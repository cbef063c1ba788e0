"""Tries new content in a process of its own, with little memory and little time.

Whatever a pack does to the reader (a query without end, a crash of SQLite, memory without end), the
window goes on and the content in use stays.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from navigator.errors import PackError
from navigator.update.trial import try_out

MOST_SECONDS = 900
"""A slow computer reads a pack of today in 60."""
MOST_BYTES = 1 << 30
"""Bytes of address space, with the libraries; a third of it is used today."""
_LOOK_SECONDS = 0.1


def try_apart(folder: Path, clock: Callable[[], date], go_on: Callable[[], None]) -> None:
    """Run `trial.try_out` in another process.

    Raises PackError where that fails or takes more than `MOST_SECONDS`, and what `go_on` raises.
    """
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


def try_here(folder: str, day: str) -> None:
    """Run `try_out` with limits, as the process of `try_apart`; raises PackError."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        for limit, most in (
            (resource.RLIMIT_AS, MOST_BYTES),
            (resource.RLIMIT_CPU, MOST_SECONDS),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(limit, (most, most))
    gc.disable()  # the process ends with the trial, and a pack makes hardly a circle
    today = date.fromisoformat(day)
    try_out(Path(folder), lambda: today, lambda: None)
