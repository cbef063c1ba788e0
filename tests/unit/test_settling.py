"""Which few answers can settle most: a volunteer asks these and not all eleven."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, product
from typing import Any

import pytest

from navigator.eligibility.answers import Answers
from navigator.eligibility.explain import verdict_message
from navigator.eligibility.grouping import by_program
from navigator.eligibility.judging import Reason
from navigator.eligibility.rules import OTHER_WAY
from navigator.eligibility.screen import Result, Verdict
from navigator.eligibility.settling import MOST_ANSWERS, Missing, Settling, settling
from navigator.library.facade import Library

MOTHER = {"age": 34, "parent_of": [1, 2]}
FAMILY = (MOTHER, {"age": 17}, {"age": 8})


def found(library: Library, *people: dict[str, Any], **household: Any) -> Settling | None:
    answers = Answers("CO", household, people or ({},))
    return settling(answers, library.screen("checklist:health", answers))


def verdict(person: int, *missing: str, limit: object = 1, value: str = "unknown") -> Verdict:
    """An outcome that misses these facts."""
    reasons = tuple(Reason("missing", fact, None, "is", limit) for fact in missing)
    return Verdict(
        program="-".join(missing) or "none", kind="other", person=person, title="", verdict=value,
        asked_part="missing", status_rule="any", depends_on=None, branch=None,
        reasons=(*reasons, Reason("met", "age", 34, "at_least", 19)),
        notes=(), enrollment=None, sensitive=False, ask_at=(), cautions=None, tells=(), says=None,
    )  # fmt: skip


def settled_by(answers: Answers, *verdicts: Verdict) -> Settling | None:
    return settling(answers, Result(verdicts, (), ()))


def test_a_mother_and_two_children_need_two_answers_for_most(real_library: Library) -> None:
    assert found(real_library, *FAMILY) == Settling(
        (Missing("income"), Missing("pregnant", 0)), settled=13, open=19
    )


def test_who_belongs_to_whom_is_one_answer_of_the_mother(real_library: Library) -> None:
    strangers = ({"age": 34}, {"age": 17}, {"age": 8})
    told = found(real_library, *strangers)
    assert told is not None
    assert told.answers == (Missing("income"), Missing("parent_of", 0), Missing("pregnant", 0))


def test_what_is_answered_is_not_asked_for_again(real_library: Library) -> None:
    income = {"income": 30_000, "income_period": "year"}
    told = found(real_library, *FAMILY, **income)
    assert told == Settling((Missing("pregnant", 0), Missing("pregnant", 1)), settled=4, open=4)
    sure = ({**MOTHER, "pregnant": False}, {"age": 17, "pregnant": False}, {"age": 8})
    assert found(real_library, *sure, **income) is None


def test_an_amount_without_its_period_is_asked_for_the_period(real_library: Library) -> None:
    sure = ({"age": 40, "pregnant": False},)
    told = found(real_library, *sure, income=30_000)
    assert told is not None
    assert told.answers == (Missing("income_period"),)
    alone = found(real_library, *sure)
    assert alone is not None
    assert alone.answers == (Missing("income"),)


@pytest.mark.parametrize(
    "people",
    [FAMILY, ({"age": 40},), ({"age": 41, "spouse_of": [1]}, {"age": 70, "spouse_of": [0]})],
)
def test_given_these_answers_so_much_is_settled(
    real_library: Library, people: tuple[dict[str, Any], ...]
) -> None:
    """Whatever is answered, as long as it opens no further question, as a pregnancy does."""
    told = found(real_library, *people)
    assert told is not None
    values: dict[str, tuple[Any, ...]] = {"income": (0, 30_000, 900_000), "pregnant": (False,)}
    for chosen in product(*(values[one.fact] for one in told.answers)):
        given = [dict(one) for one in people]
        household: dict[str, Any] = {}
        for missing, value in zip(told.answers, chosen, strict=True):
            if missing.person is None:
                household = {missing.fact: value, "income_period": "year"}
            else:
                given[missing.person][missing.fact] = value
        answers = Answers("CO", household, tuple(given))
        left = real_library.screen("checklist:health", answers).outcomes
        assert sum(one.verdict == "unknown" for one in left) <= told.open - told.settled


def test_the_fewest_answers_that_settle_more_than_half_are_told() -> None:
    answers = Answers("CO", {}, ({"age": 34},))
    outcomes = [verdict(0, "income"), verdict(0, "income"), verdict(0, "pregnant")]
    assert settled_by(answers, *outcomes) == Settling((Missing("income"),), 2, 3)
    outcomes.append(verdict(0, "pregnant", "income"))
    assert settled_by(answers, *outcomes) == Settling(
        (Missing("income"), Missing("pregnant", 0)), 4, 4
    )


def test_of_lists_as_short_the_one_that_settles_more_is_told() -> None:
    answers = Answers("CO", {}, ({"age": 34},))
    often = [verdict(0, "income"), verdict(0, "needs_care_now")]
    told = settled_by(answers, *often, *often, verdict(0, "pregnant"))
    assert told == Settling((Missing("income"), Missing("needs_care_now", 0)), 4, 5)


def test_what_is_decided_is_asked_of_nobody() -> None:
    """The age of one person counted: that of another is no question of this outcome."""
    answers = Answers("CO", {}, ({"age": 34}, {}))
    one = verdict(0, "income")
    assert settled_by(answers, one) == Settling((Missing("income"),), 1, 1)
    no = Reason("not_met", "age", 34, "below", 19)
    against = replace(one, reasons=(*one.reasons, no))
    assert settled_by(answers, against) == Settling((Missing("income"),), 1, 1)


def test_a_yes_or_no_without_a_limit_can_be_asked_for() -> None:
    outcome = verdict(0, "has_disability", limit=None)
    told = settled_by(Answers("CO", {}, ({"age": 34},)), outcome)
    assert told == Settling((Missing("has_disability", 0),), 1, 1)


def test_of_two_ways_that_do_as_much_it_is_always_the_same() -> None:
    answers = Answers("CO", {}, ({"age": 34}, {"age": 30}))
    outcomes = [verdict(1, "pregnant"), verdict(0, "pregnant")]
    for given in (outcomes, outcomes[::-1]):
        told = settled_by(answers, *given)
        assert told is not None
        assert told.answers == (Missing("pregnant", 0), Missing("pregnant", 1))


def test_a_longer_list_is_no_short_cut() -> None:
    people = tuple({"age": 30} for _ in range(9))
    outcomes = [verdict(person, "pregnant") for person in range(9)]
    told = settled_by(Answers("CO", {}, people), *outcomes)
    assert told is not None
    assert (len(told.answers), told.settled, told.open) == (MOST_ANSWERS, 4, 9)


def test_what_no_answer_opens_or_closes_is_left_out() -> None:
    answers = Answers("CO", {}, ({"age": 34},))
    no_rule = verdict(0, "income", limit=None)
    for closed in (
        verdict(0, OTHER_WAY),
        no_rule,
        verdict(0),
        verdict(0, "income", value="likely"),
    ):
        assert settled_by(answers, closed) is None
    assert settled_by(answers, verdict(0, OTHER_WAY), verdict(0, "income")) == Settling(
        (Missing("income"),), 1, 2
    )


def test_babies_are_asked_for_only_where_somebody_is_pregnant() -> None:
    outcome = verdict(0, "expecting", "income")
    told = settled_by(Answers("CO", {}, ({"age": 34},)), outcome)
    assert told == Settling((Missing("income"),), 1, 1)
    told = settled_by(Answers("CO", {}, ({"age": 34, "pregnant": True},)), outcome)
    assert told == Settling((Missing("income"), Missing("expecting", 0)), 1, 1)


def test_the_babies_of_others_are_asked_of_them() -> None:
    answers = Answers("MN", {}, ({"age": 34, "pregnant": False}, {"age": 30}))
    assert settled_by(answers, verdict(0, "pregnant")) == Settling((Missing("pregnant", 1),), 1, 1)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_question_has_a_short_name_for_the_line(real_library: Library, lang: str) -> None:
    say = real_library.wording(lang)
    asked = {fact for one in real_library.checklists() for fact in one.asks}
    assert [fact for fact in asked if say(f"short.{fact}") == f"short.{fact}"] == []


# Program by program.


def test_the_best_stands_first_and_a_program_stands_once(real_library: Library) -> None:
    checklist = real_library.checklist("checklist:health")
    answers = Answers("CO", {"income": 30_000, "income_period": "year"}, FAMILY)
    rows = by_program(checklist, real_library.screen(checklist.id, answers))
    assert len({row.program for row in rows}) == len(rows) == 11
    ranks = [
        ("likely", "depends", "unknown", "unlikely").index(one.best.verdict.verdict) for one in rows
    ]
    assert ranks == sorted(ranks)
    by_name = {row.program: row for row in rows}
    children = by_name["state-children:cover-all-coloradans"]
    assert [(one.verdict.verdict, one.people) for one in children.shared] == [
        ("depends", (1, 2)), ("unlikely", (0,)),
    ]  # fmt: skip
    assert children.stands
    assert not by_name["chip"].stands
    order = [row.program for row in rows]
    assert order.index("emergency") < order.index("state-children:cover-all-coloradans"), (
        "of what says the same the one for more people"
    )
    said = [verdict_message(row.best.verdict).key for row in rows]
    assert len([one for one, _ in groupby(said)]) == len(set(said)), "each sentence once"
    everybody = {
        program: sorted(one for same in row.shared for one in same.people)
        for program, row in by_name.items()
    }
    assert set(map(tuple, everybody.values())) == {(0, 1, 2)}, "nobody is lost"
    assert [one.person for one in children.verdicts] == [1, 2, 0]
    assert children.reasons == tuple(why for one in children.verdicts for why in one.reasons)


def test_verdicts_that_say_different_sentences_are_not_told_as_one(real_library: Library) -> None:
    checklist = real_library.checklist("checklist:health")
    outcomes = (
        replace(verdict(0, "income"), program="one"),
        replace(verdict(1, OTHER_WAY), program="one"),
        replace(verdict(2, "income"), program="one"),
    )
    (row,) = by_program(checklist, Result(outcomes, (), ()))
    assert [one.people for one in row.shared] == [(0, 2), (1,)]
    assert row.best.verdict.person == 0, "the sentence is that of the first of them"
    # Of what is as good the one for more people is the best, whoever was written down first.
    (turned,) = by_program(checklist, Result((outcomes[1], outcomes[0], outcomes[2]), (), ()))
    assert [one.people for one in turned.shared] == [(0, 2), (1,)]


def test_a_checklist_about_nobody_keeps_its_order(real_library: Library) -> None:
    checklist = real_library.checklist("checklist:legal")
    answers = Answers("CO", {"helper_title": "notary", "helper_request": "give_advice"})
    rows = by_program(checklist, real_library.screen(checklist.id, answers))
    assert rows[0].program == "helper-advice", "what was asked is answered first"
    assert rows[0].best.verdict.verdict == "unlikely"
    assert all(one.stands for one in rows), "a warning in its own words is not folded away"
    ids = [one.id for one in checklist.outcomes]
    assert [one.program for one in rows] == [one for one in ids if one in {r.program for r in rows}]
    # What does not fit anybody and says nothing itself goes below what may help.
    first, *rest = real_library.screen(checklist.id, answers).outcomes
    silent = replace(first, verdict="unlikely", says=None)
    told = by_program(checklist, Result((silent, *rest), (), ()))
    assert [one.program for one in told] == [one.program for one in (*rows[1:], rows[0])]
