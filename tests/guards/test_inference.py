"""No checklist may ask for a combination of facts that nobody has judged."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CHECKLISTS = sorted((ROOT / "resources" / "checklists").glob("*.yaml"))


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
