"""No checklist may ask for a combination of facts that nobody has judged."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "checklists"
CHECKLISTS = [*sorted(FOLDER.glob("*.yaml")), FOLDER / "household" / "interview.yaml"]


def judged() -> set[frozenset[str]]:
    rows = re.findall(
        r"^\| (`.+?`) \|", (ROOT / "docs" / "inference.md").read_text("utf-8"), re.MULTILINE
    )
    return {frozenset(re.findall(r"`(\w+)`", row)) for row in rows}


@pytest.mark.parametrize("path", CHECKLISTS, ids=lambda path: path.stem)
def test_every_pair_and_triple_of_questions_is_judged(path: Path) -> None:
    asks = yaml.safe_load(path.read_text("utf-8"))["asks"]
    known = judged()
    for size in (2, 3):
        for together in combinations(sorted(asks), size):
            assert any(set(together) <= line for line in known), (
                f"{path.name} asks {together} together: judge it in docs/inference.md"
            )


NEVER_TOGETHER = ({"age", "school_years_in_state"}, {"age", "diploma_in_state"})
"""Together they could tell when somebody came to the state."""
NEVER = ("has_health_cover", "gets_now", "lives_in_state")
"""The interview never asks who is covered or gets a benefit: that tells who has papers."""


def test_the_interview_asks_nothing_that_tells_who_has_papers() -> None:
    asks = set(yaml.safe_load(CHECKLISTS[-1].read_text("utf-8"))["asks"])
    assert not [pair for pair in NEVER_TOGETHER if pair <= asks]
    assert asks.isdisjoint(NEVER)
