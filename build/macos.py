"""A disk image for macOS, which macOS alone can make: PyInstaller and hdiutil run only there.

It signs nothing and hands nothing to Apple: docs/release.md names both steps. Elsewhere it
refuses with one sentence that says how.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import setup_env
import staging


def check() -> None:
    """Refuse every other system, before anything is built."""
    if sys.platform != "darwin":
        setup_env.fail(
            "Only macOS makes a program for macOS: run this line on a Mac,"
            " or let the workflow `release` do it (docs/release.md)."
        )


def build(dist: Path, out: Path) -> Path:
    """Pack `Navigator.app` of the folder `dist` into a disk image in `out`; returns it."""
    target = out / f"navigator-{staging.version()}-macos-{platform.machine()}.dmg"
    command = ["hdiutil", "create", "-volname", "Navigator", "-ov", "-format", "UDZO"]
    command += ["-srcfolder", str(dist / "Navigator.app"), str(target)]
    if subprocess.run(command, check=False).returncode:
        setup_env.fail("hdiutil could not make the disk image; the lines above say why.")
    return target
