"""Holds what a strict reader missed: the condition beside the first one, in every state.

A value that is right and leaves out whom it is for is only partly right. Each test names what a
family would not have learned.
"""

from __future__ import annotations

import pytest

from navigator.library.facade import Library
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.model import Fact

STATES = tuple(JURISDICTIONS)


def _held(library: Library, state: str, topic: str) -> dict[str, Fact]:
    return {one.name: one for one in library.facts(state, topic) if one.value is not None}


@pytest.mark.parametrize("state", STATES)
def test_a_limit_on_food_stamps_says_for_whom_another_may_count(
    real_library: Library, state: str
) -> None:
    limit = _held(real_library, state, "food").get("snap_income_limit")
    assert limit is None or "60" in (limit.note or ""), limit


@pytest.mark.parametrize("state", STATES)
def test_free_meals_are_those_of_schools_that_take_part(real_library: Library, state: str) -> None:
    free = _held(real_library, state, "food").get("school_meals_free_all")
    if free and free.value in ("both", "breakfast"):
        assert "take part" in (free.note or "")
        assert "take part" in real_library.card(state, "food").answer


@pytest.mark.parametrize("state", STATES)
def test_a_rule_on_shutoffs_says_which_homes_it_may_leave_out(
    real_library: Library, state: str
) -> None:
    rule = _held(real_library, state, "home").get("shutoff_protection")
    value = str(rule.value) if rule else ""
    if rule and rule.confidence != "confirmed" and value.startswith(("In ", "Where ")):
        assert "ask the company" in (rule.note or "") or "$" in value, rule


@pytest.mark.parametrize("state", STATES)
def test_help_with_child_care_says_that_parents_work(real_library: Library, state: str) -> None:
    limit = _held(real_library, state, "school").get("child_care_income_limit")
    assert limit is None or "work" in (limit.note or ""), limit


@pytest.mark.parametrize("state", STATES)
def test_days_that_leave_weekends_out_say_so_in_the_answer(
    real_library: Library, state: str
) -> None:
    days = _held(real_library, state, "home").get("notice_nonpayment_days")
    note = (days.note or "") if days else ""
    answer = real_library.card(state, "home").answer
    if "Sundays and legal holidays do not count" in note:
        assert "Sundays and holidays do not count" in answer, note
        assert "Count Saturdays too" in answer, note
        assert "weekends" not in answer, note
    elif "do not count" in note or "Business days" in note or "Court days" in note:
        assert "weekends" in answer, note


@pytest.mark.parametrize("state", STATES)
def test_who_claims_pay_learns_that_time_runs_out(real_library: Library, state: str) -> None:
    steps = [one.text for one in real_library.card(state, "work").steps]
    claims = [one for one in steps if one.startswith(("Claim unpaid pay", "Call the federal Wage"))]
    assert claims, steps
    assert all("soon" in one for one in claims), claims


@pytest.mark.parametrize("state", STATES)
def test_leave_without_pay_is_told_where_no_program_pays(real_library: Library, state: str) -> None:
    leave = _held(real_library, state, "work").get("paid_family_leave")
    steps = " ".join(one.text for one in real_library.card(state, "work").steps)
    if leave and leave.value != "paying":
        assert "FMLA" in steps


@pytest.mark.parametrize("state", STATES)
def test_a_lowest_pay_says_since_when_where_it_stands_still(
    real_library: Library, state: str
) -> None:
    rate = _held(real_library, state, "work")["minimum_wage_usd"]
    assert rate.since or state == "NH", rate  # pages on New Hampshire differ on the day


_CITIES_BARRED = (
    "AL", "AR", "FL", "GA", "IA", "IN", "KS", "KY", "LA", "MO", "MS", "NC", "OH", "OK", "SC", "TN",
    "WI",
)  # fmt: skip
"""States whose law keeps cities from rules of their own on paid leave: EPI's map and a list."""


@pytest.mark.parametrize("state", _CITIES_BARRED)
def test_nobody_looks_for_a_city_rule_on_sick_days_where_cities_may_have_none(
    real_library: Library, state: str
) -> None:
    steps = [one.text for one in real_library.card(state, "work").steps if one.stage == "sick"]
    assert steps
    assert not any("A city" in one for one in steps), steps


@pytest.mark.parametrize("state", ["FL", "MO", "OH"])
def test_who_claims_more_than_the_lowest_pay_is_sent_to_legal_help(
    real_library: Library, state: str
) -> None:
    claims = [one.text for one in real_library.card(state, "work").steps if one.stage == "claim"]
    assert claims
    assert all("lowest pay" in one and "legal help" in one for one in claims), claims
