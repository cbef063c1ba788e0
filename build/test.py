"""Check everything: `python3 build/test.py [--slow | --release] [arguments for pytest]`.

Set-up, lint, format, types, tests; the last line sums all tests: `N passed, N failed,
N skipped`. Every step runs even after one failed, and any failure makes the exit code 1.
With `--slow`, as in continuous integration, those marked `slow` run too, and the tests of the
core show which of its lines none of them ran. With `--release` the long proofs, marked
`release`, run as well: each soak whole, each paper of all states. With other arguments only
pytest runs, with these arguments.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import coverage_floor
import products
import setup_env

SLOW, RELEASE = "--slow", "--release"
NO_TESTS = 5  # pytest's exit code for "no test was collected"
REPORTS = setup_env.OUT / "tests"
# A process for each core; the tests of a file stay together (tests/helpers/sharing.py).
# A process that dies ends the run at once: another in its place would wait for ever for its tests.
# One more for every two: windows wait for what is made beside them, and a core that waits is lost.
PROCESSES = str(min(4, (os.cpu_count() or 1) * 3 // 2))
SIDE_BY_SIDE = ("-n", PROCESSES, "--dist=loadfile", "--max-worker-restart=0")
# Each end of a visit has all garbage collected: where windows are tested, ten thousand tests
# of rules and content may not lie about, among which it would look each time.
WINDOW = ("tests/ui", "tests/flows", "tests/frozen")
CORE = "tests/unit"
TOGETHER = {
    "window": WINDOW,
    "core": (CORE,),
    "rest": ("tests", *(f"--ignore={one}" for one in (*WINDOW, CORE))),
}
# Two screens that nobody sees, no device, nothing that needs a graphics card.
ON_CAGE = {
    "QT_QPA_PLATFORM": "wayland",
    "WLR_BACKENDS": "headless",
    "WLR_HEADLESS_OUTPUTS": "2",
    "WLR_LIBINPUT_NO_DEVICES": "1",
    "WLR_RENDERER": "pixman",
}


@dataclass(frozen=True)
class Ran:
    """One run of pytest: how many tests did what, whether all is well, and what it said."""

    counts: Counter[str]
    is_well: bool
    said: str = ""


def main() -> int:
    """Run every check; returns 0 only when all passed."""
    python = setup_env.ensure("test")
    release = RELEASE in sys.argv[1:]
    slow = release or SLOW in sys.argv[1:]
    left_out = [*([] if slow else ["slow"]), *([] if release else ["release"])]
    chosen = [one for one in sys.argv[1:] if one not in {SLOW, RELEASE}]
    failed = [] if products.build_all() else ["pack and translations"]
    failed += [] if chosen else check_source(python)
    if failed:
        setup_env.say(f"== failed so far: {', '.join(failed)}")
    if chosen:
        ran = [run_pytest("chosen", chosen, shown=True)]
    else:
        ran = run_tests(left_out, covered=slow)
    if slow and not chosen:
        setup_env.say("== coverage of the core")
        if not coverage_floor.is_held():
            failed.append("coverage")
    setup_env.say(summary(ran))
    return 0 if all(one.is_well for one in ran) and not failed else 1


def check_source(python: Path) -> list[str]:
    """Lint, format and types; returns the names of those that found something."""
    failed = []
    for name, command in (
        ("lint", [str(setup_env.tool("ruff")), "check", "."]),
        ("format", [str(setup_env.tool("ruff")), "format", "--check", "."]),
        ("types", [str(python), "-m", "mypy"]),
    ):
        setup_env.say(f"== {name}")
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
    return failed


def run_tests(left_out: Sequence[str], *, covered: bool) -> list[Ran]:
    """Run all tests that need no screen; meanwhile those that need one, told when all are done.

    Args:
        left_out: the markers of tests that do not run.
        covered: whether the tests of the core leave a report of its coverage.
    """
    these = " and ".join(f"not {one}" for one in ("xvfb", "wayland", *left_out))
    with ThreadPoolExecutor(max_workers=1) as pool:  # one of them at a time
        meanwhile = {
            name: pool.submit(run)
            for name, run in (("an X server", _on_x), ("a Wayland compositor", _on_wayland))
            if sys.platform == "linux"
        }
        ran = []
        for name, folders in TOGETHER.items():
            setup_env.say(f"== tests of the {name}")
            measured = coverage_floor.arguments() if covered and name == "core" else folders
            ran.append(run_pytest(name, [*SIDE_BY_SIDE, "-m", these, *measured], shown=True))
        for name, one in meanwhile.items():
            setup_env.say(f"== tests that need {name}")
            ran.append(one.result())
            setup_env.say(ran[-1].said)
    return ran


def _on_x() -> Ran:
    with x_server() as display:
        environ = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}
        return run_pytest("xvfb", ["-m", "xvfb", *_marked("xvfb")], environ)


def _on_wayland() -> Ran:
    """With pytest as the only program of a compositor."""
    files = _marked("wayland")
    with tempfile.TemporaryDirectory() as folder:
        environ = {**ON_CAGE, "XDG_RUNTIME_DIR": folder}
        return run_pytest("wayland", ["-m", "wayland", *files], environ, ["cage", "--"])


def run_pytest(
    name: str,
    arguments: Sequence[str],
    environ: Mapping[str, str] | None = None,
    inside: Sequence[str] = (),
    *,
    shown: bool = False,
) -> Ran:
    """Run pytest and count its tests; `shown` lets it speak at once, else `said` holds it.

    What the program around it (`inside`) has to say counts only after a failure.
    """
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [*inside, str(setup_env.PYTHON), "-m", "pytest", f"--junitxml={report}", *arguments]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": "1"}
    # Else each process compiles all tests anew, with what pytest writes into their assertions.
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        code = subprocess.run(
            command,
            check=False,
            env={**surroundings, **(environ or {})},
            stdout=None if shown else out,
            stderr=None if shown else err,
        ).returncode
        is_well = code == 0 or (code == NO_TESTS and bool(environ))
        said = b""
        for file in (out,) if is_well else (out, err):
            file.seek(0)
            said += file.read()
    broke_off = code not in {0, NO_TESTS}
    return Ran(
        _counts(report, broke_off=broke_off), is_well, said.decode("utf-8", "replace").rstrip()
    )


def _counts(report: Path, *, broke_off: bool) -> Counter[str]:
    """What pytest's report says; a run that broke off without a failed test is one failure."""
    counts: Counter[str] = Counter()
    if report.exists():
        for suite in ET.parse(report).getroot().iter("testsuite"):  # noqa: S314 - pytest wrote it
            found = {key: int(suite.get(key, 0)) for key in ("tests", "failures", "errors")}
            counts["skipped"] += int(suite.get("skipped", 0))
            counts["failed"] += found["failures"] + found["errors"]
            counts["all"] += found["tests"]
    if broke_off and not counts["failed"]:
        counts.update(failed=1, all=1)
    return counts


def summary(ran: Sequence[Ran]) -> str:
    """The last line: all runs together."""
    counts = sum((one.counts for one in ran), Counter())
    passed = counts["all"] - counts["failed"] - counts["skipped"]
    return f"{passed} passed, {counts['failed']} failed, {counts['skipped']} skipped"


def _marked(marker: str) -> list[str]:
    """The files with tests of a marker: reading all others for it takes longer than they run."""
    tests = sorted((setup_env.ROOT / "tests").rglob("test_*.py"))
    return [str(path) for path in tests if f"mark.{marker}" in path.read_text(encoding="utf-8")]


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
