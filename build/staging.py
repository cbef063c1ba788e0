"""What every package of Navigator is laid out from: the version, its time, and a tidy copy.

The time is that of the commit, or SOURCE_DATE_EPOCH where it is set: nothing here reads the
clock, so that the same commit gives the same bytes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import setup_env

FILE_MODE, PROGRAM_MODE = 0o644, 0o755


def version() -> str:
    """The version of the program, from the one place where it stands."""
    text = (setup_env.ROOT / "navigator" / "__init__.py").read_text("utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


@cache
def epoch() -> int:
    """Seconds since 1970 that every packed file bears."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        cwd=setup_env.ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        setup_env.fail("This is no git tree: set SOURCE_DATE_EPOCH to the time of the release.")
    return int(done.stdout)


def moment() -> datetime:
    """`epoch` as a moment of UTC."""
    return datetime.fromtimestamp(epoch(), UTC)


def copy(source: Path, target: Path) -> None:
    """Copy a file, or a folder with all in it; links stay links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copyfile(source, target)


def settle(folder: Path, *, programs: tuple[str, ...] = ()) -> None:
    """Give everything in `folder` its mode and time; `programs` may be run, other files not."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            is_run = path.is_dir() or str(path.relative_to(folder)) in programs
            path.chmod(PROGRAM_MODE if is_run else FILE_MODE)
        os.utime(path, (epoch(), epoch()), follow_symlinks=False)
