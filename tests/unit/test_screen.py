"""A missing answer is never a no; nobody is told more than the rules say."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.eligibility.answers import Answers, check_answers
from navigator.eligibility.explain import (
    condition_message,
    question_message,
    reason_key,
    says_open,
    verdict_message,
    why_message,
)
from navigator.eligibility.judging import Reason
from navigator.eligibility.logic import all_of, any_of, compare, holds, opposite
from navigator.eligibility.rules import OTHER_WAY
from navigator.eligibility.screen import Result, decide, screen
from navigator.errors import BadInput
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Checklist, Condition, Outcome
from navigator.records.model import Caution, Fact
from navigator.records.values import Coverage
from tests.helpers.content import real

TRI = st.sampled_from([True, False, None])


def checklist(status_rule: str = "any", depends_on: str | None = None) -> Checklist:
    conditions = (
        Condition("lives_in_state", "is", True),
        Condition("age", "at_least", None, (("CO", 16), ("NM", 15))),
    )
    outcome = Outcome(
        "license", "license", "Card of {state}", (("open_regardless_of_status", True),),
        status_rule, depends_on, None, conditions,
    )  # fmt: skip
    return Checklist("checklist:x", "driving", "T", "L", ("lives_in_state", "age"), (outcome,))


FACTS = (Fact(name="open_regardless_of_status", value=True),)


def ask(
    household: dict[str, Any], person: dict[str, Any], state: str = "CO", **rule: Any
) -> Result:
    answers = Answers(state, household, (person,))
    return screen(checklist(**rule), answers, FACTS, (), {"state": "Colorado"})


@pytest.mark.parametrize(
    ("household", "person", "verdict", "asked"),
    [
        ({"lives_in_state": True}, {"age": 16}, "likely", "met"),
        ({"lives_in_state": True}, {"age": 15}, "unlikely", "not_met"),
        ({"lives_in_state": False}, {"age": 16}, "unlikely", "not_met"),
        ({"lives_in_state": False}, {}, "unlikely", "not_met"),
        ({}, {"age": 40}, "unknown", "missing"),
        ({"lives_in_state": None}, {"age": 40}, "unknown", "missing"),
        ({}, {}, "unknown", "missing"),
    ],
)
def test_verdicts(
    household: dict[str, Any], person: dict[str, Any], verdict: str, asked: str
) -> None:
    outcome = ask(household, person).outcomes[0]
    assert (outcome.verdict, outcome.asked_part) == (verdict, asked)


def test_the_limit_of_the_state_counts() -> None:
    met = {"lives_in_state": True}
    assert ask(met, {"age": 15}, "NM").outcomes[0].verdict == "likely"
    assert ask(met, {"age": 15}, "CO").outcomes[0].verdict == "unlikely"


def test_a_limit_we_do_not_hold_is_missing_and_not_a_no() -> None:
    assert ask({"lives_in_state": True}, {"age": 15}, "TX").outcomes[0].verdict == "unknown"


@pytest.mark.parametrize(
    ("rule", "depends_on", "expected"),
    [
        ("any", None, ("likely", None)),
        ("any", "other", ("depends", "other")),
        ("some", None, ("depends", "status")),
        ("none_known", None, ("depends", "rule_not_held")),
    ],
)
def test_what_rests_on_things_never_asked_is_never_likely(
    rule: str, depends_on: str | None, expected: tuple[str, str | None]
) -> None:
    outcome = ask(
        {"lives_in_state": True}, {"age": 16}, status_rule=rule, depends_on=depends_on
    ).outcomes[0]
    assert (outcome.verdict, outcome.depends_on) == expected
    assert outcome.asked_part == "met"


@pytest.mark.parametrize(
    ("status_rule", "age", "expected"),
    [("any", 16, True), ("any", None, True), ("any", 15, False), ("some", 16, False)],
)
def test_that_a_rule_is_open_to_all_is_said_of_programs_one_may_fit(
    status_rule: str, age: int | None, expected: bool
) -> None:
    home = {"lives_in_state": True}
    verdict = ask(home, {"age": age}, status_rule=status_rule).outcomes[0]
    assert says_open(verdict) is expected
    assert not says_open(replace(verdict, says="A notary may not advise.")), "of no helper"


def test_a_title_has_the_name_of_the_state() -> None:
    assert ask({}, {}).outcomes[0].title == "Card of Colorado"


def test_dangers_stand_above_the_result() -> None:
    stop = Caution(key="driving.stop", level="stop", text="Do not go there.")
    result = screen(checklist(), Answers("CO"), FACTS, (stop,), {"state": "Colorado"})
    assert result.cautions == (stop,)


def test_an_outcome_whose_rule_is_not_in_force_is_not_shown() -> None:
    facts = (Fact(name="open_regardless_of_status", value=False),)
    result = screen(checklist(), Answers("CO"), facts, (), {"state": "Colorado"})
    assert result.outcomes == ()


def test_what_is_still_missing_is_named_in_the_order_of_the_questions() -> None:
    assert ask({}, {}).missing == ("lives_in_state", "age")
    assert ask({"lives_in_state": True}, {}).missing == ("age",)
    assert ask({"lives_in_state": True}, {"age": 20}).missing == ()
    assert ask({"lives_in_state": False}, {"age": 3}).missing == (), "what is answered with no"


@given(st.lists(TRI, max_size=6))
def test_kleene_and(values: list[bool | None]) -> None:
    result = all_of(values)
    if False in values:
        assert result is False
    elif None in values:
        assert result is None
    else:
        assert result is True
    assert all(all_of(order) is result for order in itertools.permutations(values[:4])) or (
        len(values) > 4
    )


@given(TRI, TRI, st.integers(0, 120) | st.none(), st.integers(0, 120))
def test_more_answers_never_turn_a_decided_verdict_back(
    lives: bool | None, more_lives: bool | None, age: int | None, more_age: int
) -> None:
    first = ask({"lives_in_state": lives}, {"age": age}).outcomes[0].verdict
    fuller = ask(
        {"lives_in_state": more_lives if lives is None else lives},
        {"age": more_age if age is None else age},
    ).outcomes[0].verdict  # fmt: skip
    if first != "unknown":
        assert fuller == first


@pytest.mark.parametrize(
    ("household", "person"),
    [
        ({"lives_in_state": "yes"}, {}),
        ({}, {"age": -1}),
        ({}, {"age": 200}),
        ({}, {"age": 1e308}),
        ({}, {"age": float("nan")}),
        ({}, {"age": True}),
        ({}, {"lives_in_state": True}),
        ({"age": 3}, {}),
        ({"income": 10}, {}),
        ({"immigration_status": "x"}, {}),
    ],
)
def test_answers_that_are_not_usable_name_their_field(
    household: dict[str, Any], person: dict[str, Any]
) -> None:
    with pytest.raises(BadInput) as caught:
        check_answers(checklist(), Answers("CO", household, (person,)))
    field = next(iter({**household, **person}))
    assert str(caught.value).startswith(field)


def test_money_and_choices_are_held_to_their_range() -> None:
    wide = Checklist("checklist:x", "health", "T", "L", tuple(ASKABLE), ())
    check_answers(wide, Answers("CO", {"income": 12.5, "income_period": "month"}, ({},)))
    check_answers(wide, Answers("CO", {}, ({"parent_of": [1]}, {})))
    for bad in ({"income": float("inf")}, {"income": "12"}, {"income_period": "decade"}):
        with pytest.raises(BadInput):
            check_answers(wide, Answers("CO", bad, ({},)))


def test_no_fact_of_the_vocabulary_can_reveal_status() -> None:
    forbidden = (
        *("status", "citizen", "national", "birth", "ssn", "visa", "number", "entry", "papers"),
        *("criminal", "offense", "name", "address_", "phone", "country"),
    )
    for name in ASKABLE:
        assert not any(word in name for word in forbidden), name


@pytest.mark.parametrize(
    ("comparator", "value", "limit", "expected"),
    [
        ("is", True, True, True), ("is", False, True, False), ("is", True, False, False),
        ("at_least", 16, 16, True), ("at_least", 15, 16, False),
        ("at_most", 16, 16, True), ("at_most", 17, 16, False),
        ("below", 15, 16, True), ("below", 16, 16, False),
        ("one_of", "a", ["a", "b"], True), ("one_of", "c", ["a", "b"], False),
        ("is", None, True, None), ("is", True, None, None),
    ],
)  # fmt: skip
def test_comparators_at_their_limit(
    comparator: str, value: Any, limit: Any, expected: bool | None
) -> None:
    assert compare(comparator, value, limit) is expected


def test_holds_reads_inside_a_fact_and_knows_any_value() -> None:
    values = {"coverage": Coverage(True, "open", ()), "law": None, "agency": "DMV"}
    assert holds(values, "coverage.enrollment", "open")
    assert not holds(values, "agency.enrollment", "open")
    assert not holds(values, "agency.enrollment", "*")
    assert holds(values, "agency", "*")
    assert not holds(values, "law", "*")
    assert holds(values, "agency", {"not": "MVD"})
    assert holds(values, "agency", {"not": "BMV"})
    assert not holds(values, "agency", {"not": "DMV"})
    assert holds(values, "agency", {"not": ["MVD", "BMV"]})
    assert not holds(values, "agency", {"not": ["MVD", "DMV"]})


@given(st.lists(TRI))
def test_or_is_and_seen_from_the_other_side(values: list[bool | None]) -> None:
    assert any_of(values) is opposite(all_of([opposite(one) for one in values]))


@pytest.mark.parametrize("depends_on", [None, "other", "rule_not_held"])
def test_every_verdict_has_its_sentence(depends_on: str | None) -> None:
    words = real().content.words
    outcome = ask({}, {}).outcomes[0]
    for rule in ("any", "some", "none_known"):
        for asked in (True, False, None):
            verdict, depends = decide(asked, rule, depends_on)
            said = verdict_message(replace(outcome, verdict=verdict, depends_on=depends))
            assert said.key in words


def test_each_verdict_has_its_own_sentence() -> None:
    met = {"lives_in_state": True}
    assert verdict_message(ask(met, {"age": 16}).outcomes[0]).key == "verdict.likely"
    assert verdict_message(ask(met, {"age": 15}).outcomes[0]).key == "verdict.unlikely"
    assert verdict_message(ask(met, {}).outcomes[0]).key == "verdict.unknown"
    assert verdict_message(ask({}, {"age": 16}).outcomes[0]).key == "verdict.unknown"
    some = ask(met, {"age": 16}, status_rule="some").outcomes[0]
    assert verdict_message(some).key == "verdict.depends.status"


def test_that_only_another_way_is_left_is_said_where_no_answer_is_missing() -> None:
    """Whoever could still answer something is told that, and not sent away to ask."""
    other = Reason("missing", OTHER_WAY, None, "known", None)
    unknown = ask({}, {}).outcomes[0]

    def said(*reasons: Reason) -> str:
        return verdict_message(replace(unknown, reasons=(other, *reasons))).key

    for code, key in (("met", "other_way"), ("not_met", "other_way"), ("missing", "unknown")):
        for fact in ("age", "pregnant"):
            assert said(Reason(code, fact, None, "is", True)) == f"verdict.{key}"
    assert said() == "verdict.other_way"


def test_only_another_way_is_a_thing_that_is_not_asked() -> None:
    for fact in ("age", "income", "pregnant", "spouse_of"):
        assert reason_key(Reason("missing", fact, None, "is", True)) == "reason.missing"
    assert reason_key(Reason("missing", OTHER_WAY, None, "known", None)) == "reason.not_asked"


def test_every_reason_question_and_why_has_its_sentence() -> None:
    words = real().content.words
    for checklist in real().content.checklists:
        for fact in checklist.asks:
            assert question_message(fact, "Colorado").key in words
            assert why_message(fact).key in words
        for outcome in checklist.outcomes:
            grouped = [one for group in outcome.groups for one in group.conditions]
            for one in (*outcome.conditions, *grouped):
                for limit in (one.value, 1, None):
                    reason = Reason("met", one.fact, None, one.comparator, limit)
                    assert condition_message(reason, "Colorado").key in words


def test_a_question_names_the_state() -> None:
    assert dict(question_message("lives_in_state", "Colorado").params) == {"state": "Colorado"}


def test_a_limit_of_nothing_is_no_percent_of_the_poverty_line() -> None:
    for share, percent in ((0.0, "0"), (1.38, "138"), (2.135, "213.5")):
        reason = Reason("met", "income", 0.0, "at_most", 1234.4, share, 3, 2026)
        assert dict(condition_message(reason, "S").params) == {
            "limit": "1,234", "percent": percent, "people": "3", "year": "2026",
        }  # fmt: skip


def test_a_condition_names_state_and_limit_from_the_data() -> None:
    reason = ask({"lives_in_state": True}, {"age": 15}, "NM").outcomes[0].reasons[1]
    said = condition_message(reason, "New Mexico")
    assert said.key == "condition.age.at_least"
    assert dict(said.params) == {"limit": "15", "state": "New Mexico"}
