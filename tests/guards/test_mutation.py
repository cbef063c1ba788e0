"""docs/mutation.md can be followed: its files name tests that are there."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = sorted((ROOT / "tests" / "mutation").glob("*.toml"))


@pytest.mark.parametrize("path", SETTINGS, ids=[path.stem for path in SETTINGS])
def test_a_room_is_tried_by_the_tests_that_are_there(path: Path) -> None:
    settings = tomllib.loads(path.read_text("utf-8"))["cosmic-ray"]
    assert settings["module-path"] == f"navigator/{path.stem}"
    assert (ROOT / settings["module-path"]).is_dir()
    named = [word for word in settings["test-command"].split() if word.startswith("tests/")]
    assert named
    for word in named:
        file, _, test = word.partition("::")
        assert test in (ROOT / file).read_text("utf-8"), word


def test_each_room_has_its_settings_and_all_judge_alike() -> None:
    assert [path.stem for path in SETTINGS] == ["eligibility", "search", "update"]
    filters = {
        str(tomllib.loads(path.read_text("utf-8"))["cosmic-ray"]["filters"]) for path in SETTINGS
    }
    assert len(filters) == 1
