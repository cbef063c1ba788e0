"""Check everything: `python3 build/test.py [arguments for pytest]`.

Set-up, lint, format, types, tests; the last line is pytest's own summary. Every
step runs even after one failed, and any failure makes the exit code 1. With
arguments, only pytest runs, with these arguments.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import products
import setup_env

NO_TESTS = 5  # pytest's exit code for "no test was collected"
# A process for each core; the tests of a file stay together (tests/conftest.py).
SIDE_BY_SIDE = ["-n", "auto", "--maxprocesses", "4", "--dist", "loadgroup"]
# By themselves: each end of a visit has all garbage collected, and beside ten thousand
# other tests there is much to look through.
MONKEYS = "tests/ui/test_monkey.py"
# Two screens that nobody sees, no device, nothing that needs a graphics card.
ON_CAGE = {
    "QT_QPA_PLATFORM": "wayland",
    "WLR_BACKENDS": "headless",
    "WLR_HEADLESS_OUTPUTS": "2",
    "WLR_LIBINPUT_NO_DEVICES": "1",
    "WLR_RENDERER": "pixman",
}


def main() -> int:
    """Run every check; returns 0 only when all passed."""
    python = setup_env.ensure("test")
    failed = [] if products.build_all() else ["pack and translations"]
    chosen = sys.argv[1:]
    if not chosen:
        for name, command in (
            ("lint", [str(setup_env.tool("ruff")), "check", "."]),
            ("format", [str(setup_env.tool("ruff")), "format", "--check", "."]),
            ("types", [str(python), "-m", "mypy"]),
        ):
            setup_env.say(f"== {name}")
            if subprocess.run(command, check=False).returncode:
                failed.append(name)
    if failed:
        setup_env.say(f"== failed so far: {', '.join(failed)}")
    return 0 if run_tests(python, chosen) and not failed else 1


def run_tests(python: Path, chosen: list[str]) -> bool:
    """Tests marked `xvfb` and `wayland` on these first, then the monkeys, then all others."""
    pytest = [str(python), "-m", "pytest"]
    if chosen:
        setup_env.say("== tests")
        return _pytest([*pytest, *chosen], _environment()) == 0
    passed = True
    if sys.platform == "linux" and _has_marked_tests():
        setup_env.say("== tests that need an X server")
        with x_server() as display:
            environ = {**_environment(), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            environ.pop("WAYLAND_DISPLAY", None)
            passed &= _pytest([*pytest, "-m", "xvfb"], environ) in {0, NO_TESTS}
        setup_env.say("== tests that need a Wayland compositor")
        passed &= _on_cage([*pytest, "-m", "wayland"]) in {0, NO_TESTS}
    setup_env.say("== monkeys")
    passed &= _pytest([*pytest, *SIDE_BY_SIDE, MONKEYS], _environment()) == 0
    setup_env.say("== tests")
    others = [*pytest, *SIDE_BY_SIDE, "-m", "not xvfb and not wayland", f"--ignore={MONKEYS}"]
    return (_pytest(others, _environment()) == 0) and passed


def _environment() -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": "1"}


def _pytest(command: list[str], environ: dict[str, str]) -> int:
    return subprocess.run(command, check=False, env=environ).returncode


def _on_cage(command: list[str]) -> int:
    """Run pytest as the only program of a compositor, whose remarks show after a failure."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as log:
        environ = _environment() | {"XDG_RUNTIME_DIR": folder} | ON_CAGE
        done = subprocess.run(["cage", "--", *command], check=False, env=environ, stderr=log)
        if done.returncode not in {0, NO_TESTS}:
            log.seek(0)
            setup_env.say(log.read().decode("utf-8", "replace"))
    return done.returncode


def _has_marked_tests() -> bool:
    tests = (setup_env.ROOT / "tests").rglob("test_*.py")
    return any("mark.xvfb" in path.read_text(encoding="utf-8") for path in tests)


@contextlib.contextmanager
def x_server() -> Iterator[str]:
    """Start Xvfb on a display number of its own choosing; yields `:N`."""
    with tempfile.TemporaryFile() as log:
        read_end, write_end = os.pipe()
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x1024x24"]
        command += ["-nolisten", "tcp", "-noreset"]
        server = subprocess.Popen(command, pass_fds=[write_end], stdout=log, stderr=log)
        os.close(write_end)
        try:
            with os.fdopen(read_end) as pipe:
                number = pipe.readline().strip()
            if not number:
                setup_env.fail("Xvfb did not start; run it by hand to see why.")
            yield f":{number}"
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
