"""Start Navigator from the source tree: `python3 build/run.py`.

Makes the environment, the pack and the translations when they are not there or
their sources changed, then starts the window. With no display it draws every
screen into a folder instead and says where. Anything after the command is
handed to the program.
"""

from __future__ import annotations

import os
import subprocess
import sys

import products
import setup_env

TOUR = setup_env.OUT / "tour"


def has_display() -> bool:
    """Whether a window can be shown; only Linux may lack a display."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Set up, build, start; returns the program's exit code."""
    setup_env.ensure("run")
    if not products.build_all():
        return 1
    if has_display():
        command = [str(setup_env.tool("navigator-desk")), *sys.argv[1:]]
        return subprocess.run(command, check=False).returncode
    command = [str(setup_env.tool("navigator")), "tour", "--out", str(TOUR)]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, check=False, env=environ)
    if done.returncode == 0:
        setup_env.say(f"There is no display here: every screen was drawn into {TOUR}")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
