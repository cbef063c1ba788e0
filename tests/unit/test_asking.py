"""No question, limit or program can come in through a checklist file unseen."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent
from typing import Any

import pytest

from navigator.steward.content.loader import read_content
from tests.helpers.content import real, write_tree

HEAD = """
id: x
topic: health
title: Title
lead: Lead.
asks: [age, income, income_period, parent_of]
"""
OUTCOME = """
id: a
kind: medicaid
title: A
when: {}
status_rule: any
"""


def problems(folder: Path, outcomes: str, more: str = "") -> list[str]:
    text = HEAD + dedent(more) + "outcomes:\n" + outcomes
    resources = write_tree(folder, checklists__x=text)
    _, found = read_content(resources, real().today)
    return [str(one) for one in found if "checklists" in str(one.path)]


def outcome(**changed: Any) -> str:
    lines = [line for line in OUTCOME.strip().splitlines() if line.split(":")[0] not in changed]
    lines += [f"{key}: {value}" for key, value in changed.items()]
    return "  - " + indent("\n".join(lines), "    ").strip() + "\n"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"kind": "lottery"}, "no kind 'lottery'"),
        ({"when": "{papers: true}"}, "no fact 'papers'"),
        ({"unless": "[b]"}, "no outcome 'b' before it"),
        ({"each": "marketplace"}, "no fact of coverage"),
        ({"each": "nothing"}, "no fact of coverage"),
        ({"cautions": "[health.nothing]"}, "no caution 'health.nothing'"),
        ({"ask_at": "[church]"}, "no kind 'church'"),
        ({"status_rule": "some"}, "what the rules name is missing"),
        ({"conditions": "[{fact: pregnant, comparator: is, value: true}]"}, "is not asked"),
        ({"conditions": "[{fact: citizenship, comparator: is, value: true}]"}, "is not asked"),
        (
            {"conditions": "[{fact: age, comparator: below, value: 1, by_state: {ZZ: 2}}]"},
            "no state 'ZZ'",
        ),
        (
            {"conditions": "[{fact: income, comparator: at_most, share: limit_cats}]"},
            "no limit 'limit_cats'",
        ),
        (
            {"conditions": "[{fact: age, comparator: at_most, share: limit_adult}]"},
            "no limit 'limit_adult'",
        ),
        ({"conditions": "[{fact: income, comparator: at_most, value: 1.0}]"}, "without a source"),
        ({"conditions": "[{fact: parent_of, comparator: is, value: 1}]"}, "does not fit"),
        ({"conditions": "[{fact: age, comparator: has_child_below, value: 1}]"}, "does not fit"),
        ({"notes": "[{text: You qualify., sources: []}]"}, "forbidden phrase"),
        ({"notes": "[{text: Ask., sources: [{id: no, says: x}]}]"}, "no source 'no'"),
        ({"branch": "You are eligible."}, "forbidden phrase"),
        (
            {"groups": "[{id: g, conditions: [{fact: pregnant, comparator: is, value: true}]}]"},
            "is not asked",
        ),
    ],
)
def test_a_file_that_is_wrong_says_where(
    tmp_path: Path, changed: dict[str, str], told: str
) -> None:
    found = problems(tmp_path, outcome(**changed))
    assert any(told in one for one in found), found


def test_an_id_stands_once_and_a_source_says_little(tmp_path: Path) -> None:
    long = "word " * 21
    more = f"""
    unborn_of_all: {{states: [CA], sources: [{{id: s, says: {long}}}]}}
    sources:
      s: {{publisher: A court, title: T, url: null, as_of: null, seen: 2026-11-01}}
    """
    found = problems(tmp_path, outcome() + outcome(), more)
    assert any("given twice" in one for one in found)
    assert any("more than 20 words" in one for one in found)


def test_a_sound_file_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, outcome(each="children_regardless_of_status")) == []


@pytest.mark.parametrize(
    "asked",
    ["immigration_status", "citizenship", "nationality", "ssn", "visa", "name", "free_text"],
)
def test_no_question_on_status_loads(tmp_path: Path, asked: str) -> None:
    text = HEAD.replace("[age,", f"[{asked}, age,") + "outcomes: []\n"
    resources = write_tree(tmp_path, checklists__x=text)
    _, found = read_content(resources, real().today)
    assert any("may not be asked" in str(one) for one in found)
