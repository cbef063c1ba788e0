"""Frozen samples of random households with the oracle's answers.

One of the health checklist (`compare.py`), one of the interview (`interview.py`). Where they
differ, `explained.md` says why; a new difference fails.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from navigator.cli.household_command import household_lines
from navigator.cli.screen_command import screen_lines
from tests.oracle import households, interview
from tests.oracle.asked import ASKED, EXCLUDED
from tests.oracle.causes import CAUSES

if TYPE_CHECKING:
    from navigator.library.facade import Library

FROZEN: dict[str, Any] = json.loads(Path(__file__).with_name("frozen.json").read_text("utf-8"))
OF_INTERVIEW: dict[str, Any] = json.loads(
    Path(__file__).with_name("frozen_interview.json").read_text("utf-8")
)
HOMES: list[dict[str, Any]] = [
    one | {"oracle": {name: interview.unpacked(rows) for name, rows in one["oracle"].items()}}
    for one in OF_INTERVIEW["households"]
]
RAW: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("asked.yaml").read_text("utf-8"))
AT_65 = ("met", "not_met")
"""At 65 and over both ways: they keep old limits, and some income counts otherwise."""
DEPRIVATION = ("AL", "FL", "GA", "KS", "MS", "SC", "SD", "TN", "WI", "WY")

ROLLOVER = "TN"
"""TennCare Standard's higher limit is for children who lose TennCare, not for new ones."""


def is_explained(household: dict[str, Any], person: int, program: str, said: str) -> bool:
    """Whether `explained.md` names this kind of difference."""
    grown_up = household["people"][person]
    if household["state"] == ROLLOVER and grown_up["age"] < 19:
        return (program, said) in {("medicaid", "not_met"), ("chip", "met")}
    if program != "medicaid":
        return False
    if grown_up["age"] >= 65:
        return said in AT_65
    adults = sum(one["age"] >= 18 for one in household["people"])
    return said == "met" and adults > 1 and household["state"] in DEPRIVATION and person < 2


def test_the_sample_agrees_with_the_oracle(real_library: Library) -> None:
    drawn = FROZEN["households"]
    lines = [json.dumps({k: v for k, v in one.items() if k != "oracle"}).encode() for one in drawn]
    total = differing = 0
    for household, line in zip(drawn, screen_lines(real_library, "health", lines), strict=True):
        outcomes = json.loads(line)["outcomes"]
        mine = {(one["person"], one["program"]): one["asked_part"] for one in outcomes}
        for person, oracle in enumerate(household["oracle"]):
            for program, covered in oracle.items():
                total += 1
                said = mine.get((person, program), "not_met")
                if said != ("met" if covered else "not_met"):
                    differing += 1
                    assert is_explained(household, person, program, said), (household, person)
    assert total > 800
    assert differing / total < 0.01


def test_the_oracle_is_named() -> None:
    assert FROZEN["oracle"].startswith("policyengine-us ")


def test_a_draw_is_the_same_for_the_same_seed() -> None:
    first = households.draw(20, 3, ("CO", "TX"), "2026-11-24")
    assert first == households.draw(20, 3, ("CO", "TX"), "2026-11-24")
    assert first != households.draw(20, 4, ("CO", "TX"), "2026-11-24")


@pytest.fixture(scope="module")
def answered(real_library: Library) -> list[str]:
    return list(household_lines(real_library, interview.lines(HOMES)))


def test_the_interview_agrees_with_the_oracle_as_much_as_it_did(answered: list[str]) -> None:
    mine = [interview.outcomes_of(line) for line in answered]
    tally, differing = interview.compare(HOMES, mine)
    assert not differing.get(None), differing[None][0]
    before = OF_INTERVIEW["compared_and_differing"]
    for program, (compared, differs) in interview.held(tally).items():
        least, most = before[program]
        assert compared >= least, f"{program}: fewer answers are settled"
        assert differs <= most, f"{program}: more answers differ from the oracle"
    assert sum(compared for compared, _ in before.values()) > 20_000


def test_what_is_open_to_all_is_shown_in_every_home(answered: list[str]) -> None:
    shown: dict[str, set[frozenset[str]]] = {}
    for home, line in zip(HOMES, answered, strict=True):
        open_to_all = [one for one in json.loads(line)["outcomes"] if one["status_rule"] == "any"]
        for person in range(len(home["people"])):
            named = frozenset(one["program"] for one in open_to_all if one["person"] == person)
            shown.setdefault(home["state"], set()).add(named)
        for one in open_to_all:
            assert one["depends_on"] != "status"
            if one["asked_part"] == "met" and one["enrollment"] != "ended":
                assert one["verdict"] in ("likely", "depends"), one["program"]
    assert len(shown) > 50
    assert all(len(kinds) == 1 for kinds in shown.values())


def test_no_program_escapes_the_oracle_without_a_reason(answered: list[str]) -> None:
    judged = {
        one["program"].partition(":")[0]
        for line in answered
        for one in json.loads(line)["outcomes"]
    }
    compared = {one.program for one in ASKED.programs}
    left = {**RAW["not_compared"], **RAW["after_the_first_run"]["not_compared"]}
    assert judged - compared - set(left) == set()
    assert not compared & set(left)


def test_each_exclusion_and_cause_is_in_words() -> None:
    assert set(RAW["exclusions"]) == set(EXCLUDED)
    explained = Path(__file__).with_name("explained.md").read_text("utf-8")
    assert [name for name in CAUSES if f"| {name} |" not in explained] == []
