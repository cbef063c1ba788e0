"""The last line of `build/test.py` sums all its runs: a failure far above is not overlooked."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.content import ROOT

PASSED = "def test_one(): pass\ndef test_two(): pass\n"
MIXED = """
import pytest
@pytest.fixture
def broken(): raise OSError
def test_one(): pass
def test_two(): assert False
def test_three(): pytest.skip("not here")
def test_four(broken): pass
"""


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """`build/test.py`, which shares its name with a package of Python; its reports go elsewhere."""
    spec = importlib.util.spec_from_file_location("build_test", ROOT / "build" / "test.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "build_test", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "REPORTS", tmp_path / "reports")
    for name in list(os.environ):  # these runs are not part of this one
        if name.startswith("PYTEST"):
            monkeypatch.delenv(name)
    return module


def test_all_runs_are_summed(check: ModuleType, tmp_path: Path) -> None:
    ran = []
    for name, text in {"first": PASSED, "second": MIXED}.items():
        file = tmp_path / f"test_{name}.py"
        file.write_text(text)
        ran.append(check.run_pytest(name, ["-q", str(file)]))
    assert [one.is_well for one in ran] == [True, False]
    assert check.summary(ran) == "3 passed, 2 failed, 1 skipped"
    assert "1 failed, 1 passed" in ran[1].said


def test_a_run_that_breaks_off_is_a_failure(check: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "test_it.py"
    file.write_text("import os\ndef test_one(): os._exit(9)\n")
    ran = check.run_pytest("broken", ["-q", str(file)])
    assert not ran.is_well
    assert check.summary([ran]) == "0 passed, 1 failed, 0 skipped"


def test_the_line_stands_alone_whatever_the_numbers(check: ModuleType) -> None:
    counts = Counter(all=11_740, failed=0, skipped=6)
    assert check.summary([check.Ran(counts, is_well=True)]) == "11734 passed, 0 failed, 6 skipped"
    assert check.summary([]) == "0 passed, 0 failed, 0 skipped"


def test_continuous_integration_leaves_out_only_what_is_proven_at_a_release() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert script.rstrip().splitlines()[-1] == "exec python3 build/test.py --slow"
