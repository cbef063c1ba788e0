"""A newcomer finds a module by its name: no name stands twice, no file is too long to read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2] / "navigator"
MODULES = [path for path in ROOT.rglob("*.py") if path.name not in ("__init__.py", "__main__.py")]
MOST_LINES = 600


def test_no_two_modules_have_one_name() -> None:
    counted = Counter(path.stem for path in MODULES)
    assert [name for name, count in counted.items() if count > 1] == []


def test_no_module_is_longer_than_six_hundred_lines() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in MODULES
        if (lines := len(path.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_every_room_says_what_it_is_for() -> None:
    for init in ROOT.rglob("__init__.py"):
        assert init.read_text("utf-8").startswith('"""'), init
