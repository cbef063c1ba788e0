"""Start Navigator from the source tree: `python3 build/run.py`.

Makes the environment, the pack and the translations when they are not there or
their sources changed, then starts the window. Arguments are handed to the program
(`--status`). With no display it draws every screen into a folder instead, in English
and the light look; with `--all` in every language, look and size.
"""

from __future__ import annotations

import os
import subprocess
import sys

import products
import setup_env

TOUR = setup_env.OUT / "tour"
EVERYTHING = "--all"


def has_display() -> bool:
    """Whether a window can be shown; only Linux may lack a display."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Set up, build, start; returns the program's exit code."""
    draws = not has_display() and set(sys.argv[1:]) <= {EVERYTHING}
    everything = EVERYTHING in sys.argv[1:]
    if draws:
        setup_env.say(_plan(everything=everything))
    setup_env.ensure("run")
    if not products.build_all():
        return 1
    if not draws:
        command = [str(setup_env.tool("navigator-desk")), *sys.argv[1:]]
        return subprocess.run(command, check=False).returncode
    command = [str(setup_env.tool("navigator")), "tour", "--out", str(TOUR)]
    command += [] if everything else ["--lang", "en", "--look", "light"]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, check=False, env=environ).returncode


def _plan(*, everything: bool) -> str:
    """What is done without a display, and about how long it takes."""
    what = "every screen in all languages, looks and sizes" if everything else "each screen once"
    long = "about three minutes" if everything else "about half a minute"
    more = "" if everything else f"; {EVERYTHING} draws all languages, looks and sizes"
    return (
        f"There is no display here: drawing {what} into {TOUR} instead of opening a window"
        f" ({long}, the first time a minute or two more to set up{more})."
    )


if __name__ == "__main__":
    sys.exit(main())
