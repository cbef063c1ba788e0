"""Why a program may fit or not: the reasons of the way that fits, with the family's own limit."""

from __future__ import annotations

from typing import Any

import pytest

from navigator.eligibility.answers import Answers
from navigator.eligibility.screen import Result, screen
from navigator.records.checklists import Checklist, Condition, Group
from tests.helpers.judged import (
    ASKS,
    DAY,
    OLD,
    TABLES,
    WAYS,
    YOUNG,
    asked,
    group,
    income,
    outcome,
    run,
)

PREGNANCY = Condition("pregnant", "is", True)


def reasons(result: Result) -> list[tuple[str, str, Any]]:
    return [(one.code, one.fact, one.limit) for one in result.outcomes[0].reasons]


def test_who_fits_the_second_way_is_told_of_that_one() -> None:
    """A mother is not told that she is too old for the children's program."""
    mother = run(WAYS, people=({"age": 40, "pregnant": True, "expecting": 1},), a_year=1)
    assert asked(mother) == "met"
    assert reasons(mother) == [("met", "pregnant", True), ("met", "income", 43_280.0)]
    old = run(WAYS, people=({"age": 65, "parent_of": []},), a_year=1)
    assert reasons(old) == [("met", "age", 65), ("met", "income", 15_960.0)]


def test_ways_that_fail_alike_are_each_told_with_their_own_limit() -> None:
    between = run(outcome(groups=(YOUNG, OLD)), people=({"age": 40},), a_year=1)
    assert reasons(between) == [
        ("not_met", "age", 19), ("met", "income", 31_920.0),
        ("not_met", "age", 65), ("met", "income", 15_960.0),
    ]  # fmt: skip


def test_the_nearest_way_is_by_income_alone_then_by_anything_but_age_then_by_least() -> None:
    """Income and a child may come; nobody grows younger."""
    adult = {"age": 40, "pregnant": False, "parent_of": []}
    child = Condition("parent_of", "has_child_below", 18)
    mother, both = group("a", PREGNANCY), group("b", PREGNANCY, child)

    def told(*groups: Group, a_year: float = 1) -> list[str]:
        result = run(outcome(groups=groups), people=(adult,), a_year=a_year)
        assert asked(result) == "not_met"
        return [fact for _, fact, _ in reasons(result)]

    young = group("c", Condition("age", "below", 19))
    poor = group("d", income(value=1.0))
    for order in ((young, both), (both, young)):
        assert told(*order) == ["pregnant", "parent_of"]
    for order in ((mother, both), (both, mother)):
        assert told(*order) == ["pregnant"]
    assert told(mother, young, poor, a_year=90_000) == ["income"]
    assert told(poor, mother, young, a_year=90_000) == ["income"]


def test_a_program_above_another_tells_the_limit_of_that_and_nothing_else_of_it() -> None:
    """That a mother is no child is no reason against the program for those above its limit."""
    conditions = (Condition("age", "at_least", 19), PREGNANCY, income(value=1.0))
    lower = outcome("lower", conditions=conditions)
    upper = outcome("upper", unless=("lower",))

    def above(age: int | None, a_year: float) -> list[tuple[str, str, str]]:
        people = ({"age": age, "pregnant": True, "expecting": 1},)
        _, verdict = run(lower, upper, people=people, a_year=a_year).outcomes
        return [(one.code, one.fact, one.comparator) for one in verdict.reasons]

    assert above(30, 21_640) == [("not_met", "income", "above")]
    assert above(30, 21_640.01) == [("met", "income", "above")]
    assert above(18, 1) == [("not_met", "income", "above")], "not his age: it is no wall"
    assert above(None, 1) == [("missing", "age", "at_least"), ("not_met", "income", "above")]
    _, verdict = run(lower, upper, people=({"age": 30},), a_year=1).outcomes
    assert [(one.code, one.fact, one.comparator) for one in verdict.reasons] == [
        ("missing", "pregnant", "is"), ("not_met", "income", "above"),
    ]  # fmt: skip


def test_what_is_missing_for_several_ways_is_asked_once() -> None:
    unknown = run(outcome(groups=(YOUNG, OLD)), people=({},), a_year=1)
    assert [fact for _, fact, _ in reasons(unknown)] == ["age", "income", "income"]


def test_a_condition_that_a_state_leaves_out_takes_no_other_with_it() -> None:
    """Else a way in would be open to everybody where only one of its walls is gone."""
    left_out = Condition("pregnant", "is", True, by_state=(("CO", None), ("TX", True)))
    rule = outcome(groups=(group("a", left_out, Condition("age", "at_least", 19)),))
    for age, expected in ((19, "met"), (18, "not_met")):
        assert asked(run(rule, people=({"age": age, "pregnant": False},))) == expected


def test_only_a_way_for_the_pregnant_lets_a_skipped_pregnancy_rest() -> None:
    """Another question beside it does not: she may expect, and then she still fits."""
    adult = group("adult", Condition("age", "at_least", 19), income(value=1.38))
    school = group("school", Condition("school_years_in_state", "at_least", 1))
    asks = (*ASKS, "school_years_in_state")
    checklist = Checklist(
        "checklist:x", "health", "T", "L", asks, (outcome(groups=(adult, school)),)
    )  # fmt: skip
    household = {"income": 90_000, "income_period": "year"}
    answers = Answers("CO", household, ({"age": 19, "school_years_in_state": 0},), DAY)
    assert asked(screen(checklist, answers, (), (), {}, tables=TABLES)) == "missing"


def test_a_limit_is_told_to_the_cent() -> None:
    share = run(outcome(conditions=(income(value=1.3333),)), a_year=1)
    assert reasons(share) == [("met", "income", 21_279.47)]


def test_a_couple_is_two_whatever_they_expect() -> None:
    """Programs for old and disabled people count husband and wife, and no babies."""
    people = (
        {"age": 40, "pregnant": True, "expecting": 2, "spouse_of": [1]},
        {"age": 41, "pregnant": False},
    )
    rule = outcome(conditions=(income(value=1.0, unit="couple"),))
    above = outcome(conditions=(Condition("income", "at_least", 1.0, unit="couple"),))
    for a_year, expected in ((16_000, "met"), (21_640, "met"), (21_640.01, "not_met")):
        result = run(rule, people=people, a_year=a_year)
        assert [one.asked_part for one in result.outcomes] == [expected] * 2
        is_above = "met" if a_year >= 21_640 else "not_met"
        assert asked(run(above, people=people, a_year=a_year)) == is_above
        for one in result.outcomes:
            assert [(reason.people, reason.limit) for reason in one.reasons] == [(2, 21_640.0)]


def test_an_unsure_household_exactly_at_its_lowest_limit_is_still_asked_about() -> None:
    """With one baby she is at the limit from which the program begins; with two below it."""
    rule = outcome(conditions=(Condition("income", "at_least", 1.0),))
    expecting = ({"age": 30, "pregnant": True},)
    for a_year, expected in ((21_639.99, "not_met"), (21_640, "missing"), (67_080, "met")):
        assert asked(run(rule, people=expecting, a_year=a_year)) == expected


def test_where_a_state_counts_all_unborn_the_child_fits_up_to_the_most_there_can_be() -> None:
    """Mother, child and nine to come are eleven: below that nobody is told no."""
    mother = {"age": 30, "pregnant": True, "parent_of": [1], "spouse_of": []}
    rule = outcome(conditions=(income(value=1.0),))
    checklist = Checklist(
        "checklist:x", "health", "T", "L", ASKS, (rule,), unborn_of_all=("CA",)
    )  # fmt: skip
    for a_year, expected in ((27_320, "met"), (72_760, "missing"), (72_760.01, "not_met")):
        household = {"income": a_year, "income_period": "year"}
        answers = Answers("CA", household, (mother, {"age": 5}), DAY)
        found = screen(checklist, answers, (), (), {}, tables=TABLES).outcomes
        assert found[1].asked_part == expected


@pytest.mark.parametrize(
    ("comparator", "expected"), [("at_most", "missing"), ("at_least", "met"), ("below", "not_met")]
)
def test_of_people_who_may_share_nothing_one_may_have_no_income_at_all(
    comparator: str, expected: str
) -> None:
    strangers = ({"age": 30, "pregnant": False}, {"age": 31, "pregnant": False})
    rule = outcome(conditions=(Condition("income", comparator, 0.0),))
    assert asked(run(rule, people=strangers, a_year=5)) == expected
