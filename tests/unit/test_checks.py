"""Numbers of a college rule: dated like its words, and never a no where another way is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.eligibility.answers import Answers
from navigator.eligibility.explain import (
    condition_message,
    reason_key,
    says_open,
    verdict_message,
)
from navigator.eligibility.screen import Verdict, screen
from navigator.library.facade import Library
from navigator.records.checklists import Checklist, Condition, Group, Outcome
from navigator.records.model import Fact

DAY = date(2026, 11, 24)
YEARS = Condition("school_years_in_state", "at_least", None, checks="years_attended")
DIPLOMA = Condition("diploma_in_state", "is", None, checks="years_attended")
TUITION = Outcome(
    id="tuition", kind="in_state_tuition", title="In {state}", when=(), status_rule="any",
    depends_on="other", branch=None, conditions=(DIPLOMA,),
    groups=(Group("years", (YEARS,)), Group("other", (), other_ways="years_attended")),
    tells=("years_attended", "litigation", "law", "agency"),
)  # fmt: skip
LIST = Checklist(
    "checklist:x", "college", "T", "L", ("school_years_in_state", "diploma_in_state"), (TUITION,)
)


def facts(checks: dict[str, Any] | None) -> list[Fact]:
    return [
        Fact(name="years_attended", value="Two years.", checks=checks),
        Fact(name="litigation", value=None, null_means="not_covered"),
        Fact(name="law", value=None, null_means="not_known"),
    ]


def checks(years: int | None, diploma: bool | None, *, other: bool = False) -> dict[str, Any]:
    return {"school_years_in_state": years, "diploma_in_state": diploma, "other_ways": other}


def judged(held: dict[str, Any] | None, checklist: Checklist = LIST, **person: Any) -> Verdict:
    answers = Answers("CO", {}, (person,), DAY)
    return screen(checklist, answers, facts(held), (), {"state": "Colorado"}).outcomes[0]


def years(number: int | None, diploma: bool | None = True) -> dict[str, Any]:
    return {"school_years_in_state": number, "diploma_in_state": diploma}


@pytest.mark.parametrize(
    ("held", "person", "asked"),
    [
        (checks(2, True), years(2), "met"),
        (checks(2, True), years(1), "not_met"),
        (checks(2, True), years(None), "missing"),
        (checks(2, True), years(2, False), "not_met"),
        (checks(2, True), years(2, None), "missing"),
        (checks(2, True, other=True), years(2), "met"),
        (checks(2, True, other=True), years(0), "missing"),
        (checks(2, True, other=True), years(0, False), "not_met"),
        (checks(2, None), years(2, False), "met"),
        (checks(None, True), years(0), "met"),
        (checks(None, None), years(None, None), "met"),
    ],
)
def test_what_the_words_ask_for_is_compared_and_nothing_else(
    held: dict[str, Any], person: dict[str, Any], asked: str
) -> None:
    verdict = judged(held, **person)
    assert verdict.asked_part == asked
    assert verdict.depends_on == ("other" if asked == "met" else None)


def test_without_numbers_nothing_is_compared_and_the_rule_counts_as_not_held() -> None:
    verdict = judged(None, **years(0, False))
    assert (verdict.verdict, verdict.depends_on) == ("depends", "rule_not_held")
    assert verdict.reasons == ()


def test_the_words_stand_beside_it_unless_a_source_says_there_are_none() -> None:
    assert [fact.name for fact in judged(None).tells] == ["years_attended", "law"]


def test_another_way_is_told_as_not_asked_and_says_what_to_do() -> None:
    verdict = judged(checks(2, True, other=True), **years(0))
    (other,) = [one for one in verdict.reasons if one.code == "missing"]
    assert reason_key(other) == "reason.not_asked"
    assert condition_message(other, "Colorado").key == "condition.other_way.known"
    assert verdict_message(verdict).key == "verdict.other_way"
    open_answers = judged(checks(2, True, other=True), **years(None))
    assert verdict_message(open_answers).key == "verdict.unknown"
    met = next(one for one in verdict.reasons if one.code == "met")
    assert reason_key(met) == "reason.met"


def test_a_group_of_other_ways_is_there_only_where_the_words_name_one() -> None:
    only = replace(LIST, outcomes=(replace(TUITION, groups=TUITION.groups[1:]),))
    answers = Answers("CO", {}, (years(9),), DAY)
    names = {"state": "Colorado"}
    assert screen(only, answers, facts(checks(2, True)), (), names).outcomes == ()
    assert screen(only, answers, facts(None), (), names).outcomes == ()
    assert screen(only, answers, (), (), names).outcomes == ()
    assert judged(checks(2, True, other=True), only, **years(9)).asked_part == "missing"


def test_a_state_can_leave_a_condition_out() -> None:
    paper = Condition("has_proof_of_address", "is", True, by_state=(("MN", None), ("CO", True)))
    outcome = replace(TUITION, conditions=(paper,), groups=(), tells=())
    driving = replace(LIST, asks=("has_proof_of_address",), outcomes=(outcome,))
    for state, asked in (("MN", "met"), ("CO", "not_met"), ("TX", "not_met")):
        given = Answers(state, {"has_proof_of_address": False}, ({},), DAY)
        (verdict,) = screen(driving, given, (), (), {"state": "S"}).outcomes
        assert verdict.asked_part == asked, state


def test_an_outcome_speaks_for_itself_where_it_has_words() -> None:
    spoken = replace(TUITION, says=(("unlikely", "Stop."),))
    own = replace(LIST, outcomes=(spoken,))
    assert judged(checks(2, True), own, **years(0)).says == "Stop."
    assert judged(checks(2, True), own, **years(2)).says is None
    assert says_open(judged(checks(2, True), own, **years(2)))
    assert not says_open(judged(checks(2, True), own, **years(0)))


_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "plans_to_enroll": st.booleans(),
        "college_kind": st.sampled_from(("community", "four_year", "private")),
        "school_years_in_state": st.integers(0, 20),
        "diploma_in_state": st.booleans(),
    },
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["CO", "CA", "IL", "NY", "TX", "FL", "WA", "GA"]), _ANSWERS, st.data())
def test_more_answers_never_open_what_was_decided(
    real_library: Library, state: str, person: dict[str, Any], data: st.DataObject
) -> None:
    fewer = {name: person[name] for name in person if data.draw(st.booleans())}
    less, more = (
        {
            one.program: one.asked_part
            for one in real_library.screen("checklist:college", Answers(state, {}, (who,))).outcomes
        }
        for who in (fewer, person)
    )
    assert less.keys() == more.keys()
    for program, asked in less.items():
        assert asked in ("missing", more[program]), program
