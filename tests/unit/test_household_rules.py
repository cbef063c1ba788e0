"""What a home of several programs reads: who is told no, and of whom papers are asked.

The sums of SSI are those of 20 CFR 416.1163, reckoned by hand with the rates of 2026.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from navigator.eligibility.intake import read_answers

if TYPE_CHECKING:
    from navigator.library.facade import Library

OLD = {"age": 65, "has_disability": False, "spouse_of": []}
PARENT = {
    "age": 40, "pregnant": False, "parent_of": [1], "spouse_of": [], "has_disability": False,
    "hours_of_work": 30,
}  # fmt: skip
DISABLED_CHILD = {"age": 8, "has_disability": True}


def verdicts(
    library: Library, state: str, *people: dict[str, Any], **answers: Any
) -> dict[tuple[int | None, str], Any]:
    value = {"state": state, "people": list(people), **answers}
    rows = library.judge_household(read_answers(library.interview(), value, library.states()))
    return {(one.verdict.person, one.verdict.program): one for one in rows}


@pytest.mark.parametrize(
    ("income", "said"), [(12168, "depends"), (12169, "unknown"), (24877, "unlikely")]
)
def test_ssi_is_ruled_out_only_above_what_pay_can_leave(
    real_library: Library, income: int, said: str
) -> None:
    found = verdicts(real_library, "GA", OLD, annual_income=income)
    assert found[0, "ssi"].verdict.verdict == said


def test_without_an_income_ssi_stays_open(real_library: Library) -> None:
    assert verdicts(real_library, "GA", OLD)[0, "ssi"].verdict.verdict == "unknown"


def test_chip_is_not_ruled_out_by_a_medicaid_that_no_answer_can_settle(
    real_library: Library,
) -> None:
    found = verdicts(real_library, "FL", PARENT, DISABLED_CHILD, annual_income=40000)
    assert found[1, "medicaid"].verdict.verdict == "unknown"
    assert found[1, "chip"].verdict.verdict == "depends"


def test_a_way_through_ssi_ends_with_the_rates_we_hold(real_library: Library) -> None:
    """Next year's rates are not held: an old one must open or close nothing."""
    found = verdicts(real_library, "GA", OLD, annual_income=500000, date="2027-01-01")
    assert found[0, "medicaid"].verdict.verdict != "depends"


@pytest.mark.parametrize(
    ("state", "asked", "rule"), [("IL", "nobody", "any"), ("IN", "one_of_household", "some")]
)
def test_a_fund_of_the_state_asks_for_no_papers(
    real_library: Library, state: str, asked: str, rule: str
) -> None:
    found = verdicts(real_library, state, PARENT, {"age": 4}, annual_income=20000)
    energy = found[0, "energy"]
    assert energy.verdict.status_rule == rule
    assert energy.prepared.rule.outcome.papers_of == asked


def test_tanf_says_the_states_own_row_and_none_where_it_changes_each_year(
    real_library: Library,
) -> None:
    """The row of Alabama's plan of 2024; that of Texas is made anew each October."""
    home = ({**PARENT, "hours_of_work": 0}, {"age": 8, "has_disability": False})
    rows = {
        state: verdicts(real_library, state, *home, annual_income=0)[0, "tanf"].prepared.rule
        for state in ("AL", "TX")
    }
    assert rows["AL"].at_most is not None
    assert rows["AL"].at_most.by_people == (264, 304, 344, 392, 440, 488, 536, 584)
    assert rows["TX"].at_most is None
