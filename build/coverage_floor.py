"""The core's coverage only grows: `python3 build/coverage_floor.py [--add]`.

Runs tests/unit and looks at the rooms that hold rules and no window. What
tests/coverage/full.txt lists must have every line and both ways of every branch run; a
file that got there must be listed, so that it stays there. `--add` lists it. Nothing here
takes a file off the list: a person does, who can say why.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import products
import setup_env

ROOMS = ("eligibility", "files", "records", "search", "site", "steward.signing", "update")
"""Modules and packages of `navigator`."""
FULL = setup_env.ROOT / "tests" / "coverage" / "full.txt"
REPORT = setup_env.OUT / "coverage.json"

Gaps = Mapping[str, Collection[str]]
"""By file, what no test runs: `line 9`, or `9 to 12` for a way never taken."""


def arguments() -> list[str]:
    """For pytest: the tests of the core, with a report that `is_held` reads.

    No older report is left to be read instead. Hypothesis draws the same examples each time: a
    branch is not reached by luck.
    """
    REPORT.unlink(missing_ok=True)
    rooms = [f"--cov=navigator.{room}" for room in ROOMS]
    reports = ["--cov-branch", "--cov-report=", f"--cov-report=json:{REPORT}"]
    return [*rooms, *reports, "--hypothesis-seed=0", "tests/unit"]


def measure() -> bool:
    """Run the tests of the core under coverage; what they say is shown only when one fails."""
    command = [str(setup_env.PYTHON), "-m", "pytest", "-q", "-n", "auto", "--dist", "loadfile"]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*command, *arguments()],
        check=False,
        cwd=setup_env.ROOT,
        env=environ,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        setup_env.say(done.stdout)
    return done.returncode == 0


def is_held() -> bool:
    """Return whether the last report and the list agree; says where they do not."""
    if not REPORT.exists():
        setup_env.say("no report of coverage: its tests did not end.")
        return False
    found = complaints(read_gaps(json.loads(REPORT.read_text("utf-8"))), read_list())
    for one in found:
        setup_env.say(one)
    return not found


def complaints(gaps: Gaps, listed: Collection[str]) -> list[str]:
    """What is wrong between the gaps of all files and the list of those without."""
    found = []
    for file in sorted({*gaps, *listed}):
        if file not in gaps:
            found.append(f"{file}: listed in {FULL.name}, but not there. Write its new name.")
        elif gaps[file] and file in listed:
            missed = ", ".join(gaps[file])
            found.append(f"{file}: no test runs {missed}. Write one, or delete what nobody needs.")
        elif not gaps[file] and file not in listed:
            found.append(f"{file}: every line is tested. List it with --add, so that it stays so.")
    return found


def read_gaps(report: Mapping[str, Any]) -> dict[str, list[str]]:
    """The gaps in a JSON report of coverage; files without a statement are left out."""
    gaps = {}
    for file, found in report["files"].items():
        if found["summary"]["num_statements"]:
            missed = found["missing_lines"]
            gaps[Path(file).as_posix()] = [f"line {line}" for line in missed] + [
                f"{start} to {end if end > 0 else 'the end'}"  # below zero: out of the function
                for start, end in found["missing_branches"]
                if end not in missed
            ]
    return gaps


def read_list() -> list[str]:
    """The files that are tested whole."""
    lines = FULL.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def add(files: Iterable[str]) -> None:
    """List more files, each once, in order, below what is said at the top."""
    head = [line for line in FULL.read_text("utf-8").splitlines() if line.startswith("#")]
    FULL.write_text("\n".join([*head, *sorted({*read_list(), *files})]) + "\n", "utf-8")


def main() -> int:
    """Run the tests and compare; 0 when they passed and the list holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--add", action="store_true", help="list what is tested whole by now")
    wants = parser.parse_args()
    setup_env.ensure("test")
    if not products.build_all() or not measure():
        return 1
    if wants.add:
        gaps = read_gaps(json.loads(REPORT.read_text("utf-8")))
        add(file for file, missed in gaps.items() if not missed)
    return 0 if is_held() else 1


if __name__ == "__main__":
    sys.exit(main())
