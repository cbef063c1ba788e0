"""Last days of the papers people get, each held against days counted by hand in `letters.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from navigator.library.facade import Library

CASES = yaml.safe_load(Path(__file__).with_name("letters.yaml").read_text("utf-8"))["letters"]
EACH = [(id, case) for id, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("id", "case"), EACH)
def test_a_last_day_is_the_one_counted_by_hand(
    real_library: Library, id: str, case: dict[str, Any]
) -> None:
    rule = real_library.letter(f"letter:US:{id}").last_days[case["act"] - 1]
    if case.get("prints_its_day"):
        assert rule.days is rule.months is None
        return
    last = rule.last(case["of"])
    assert last == case["last"], case["why"]
    assert last is not None
    assert "passed_on" not in case or last < case["passed_on"]


def test_every_rule_of_the_papers_written_here_has_its_cases(real_library: Library) -> None:
    held = {one.id.rpartition(":")[2]: len(one.last_days) for one in real_library.letters()}
    told = {id: len({case["act"] for case in cases}) for id, cases in CASES.items()}
    assert told == {id: held[id] for id in told}
