"""The steward's wing makes content; a visitor's program must not hold a line of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import left_out
import pytest

from tests.guards.test_layers import FILES, ROOT, imports

MINE = "navigator.steward"
SPEC = (ROOT.parent / "navigator.spec").read_text("utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_visitors_wing_imports_nothing_of_it(path: Path) -> None:
    if ROOT / "steward" not in path.parents:
        assert [name for name in imports(path) if name.startswith(MINE)] == []


def test_the_core_of_the_desk_has_no_window() -> None:
    for path in (ROOT / "steward/editing").rglob("*.py"):
        assert not [name for name in imports(path) if name.split(".")[0] == "PySide6"], path


def test_the_program_that_is_handed_out_leaves_it_out() -> None:
    assert MINE in left_out.ALWAYS
    assert "LEFT_OUT = left_out.ALWAYS" in SPEC
    assert "excludes=LEFT_OUT" in SPEC


def test_opening_the_visitors_window_loads_none_of_it() -> None:
    code = (
        "import sys, navigator.app, navigator.library.facade\n"
        "import navigator.ui.pages.staff.settings_page\n"
        "print([one for one in sys.modules if one.startswith(('navigator.steward', 'ruamel'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT.parent, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
