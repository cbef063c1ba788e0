"""Tests of a file run in one process: else each process makes every fixture anew, unseen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from tests.helpers.content import ROOT

CONFTEST = "from tests.helpers.sharing import pytest_xdist_make_scheduler"
FILE = """
import pytest
{mark}
@pytest.mark.parametrize("number", range(12))
def test_one(number):
    pass
"""
MARKS = {
    "a": "", "b": "", "long": "mark = pytest.mark.apart",
    "c": 'pytestmark = pytest.mark.together("x")', "d": 'pytestmark = pytest.mark.together("x")',
}  # fmt: skip


def test_a_file_is_run_by_one_process_and_files_that_are_together_by_the_same(
    tmp_path: Path,
) -> None:
    for name, mark in MARKS.items():
        (tmp_path / f"test_{name}.py").write_text(FILE.format(mark=mark), "utf-8")
    (tmp_path / "conftest.py").write_text(CONFTEST, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  together\n  apart\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist=loadfile", "-v", str(tmp_path)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""}
    for name in [one for one in environ if one.startswith("PYTEST_XDIST")]:
        del environ[name]
    said = subprocess.run(
        command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True
    ).stdout
    ran = defaultdict(list)
    for worker, name in re.findall(r"\[(gw\d)\] .* PASSED test_(\w+)\.py::", said):
        ran[name].append(worker)
    assert {name: len(workers) for name, workers in ran.items()} == dict.fromkeys(MARKS, 12)
    assert {name for name, workers in ran.items() if len({*workers}) > 1} <= {"long"}
    assert {*ran["c"]} == {*ran["d"]}
