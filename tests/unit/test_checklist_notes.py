"""What is said beside a program, old limits, and programs a state holds by kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from navigator.eligibility.answers import Answers
from navigator.eligibility.explain import verdict_message
from navigator.eligibility.grouping import by_program
from navigator.eligibility.household import Household
from navigator.eligibility.rules import make_setting, resolve
from navigator.eligibility.screen import Verdict, judge_all
from navigator.records.checklists import Checklist, Condition, Group, Note, Outcome
from navigator.records.model import Fact, Program
from navigator.steward.content.loader import read_content
from tests.helpers.content import real, write_tree
from tests.helpers.judged import ASKS, DAY, TABLES, group, income, outcome, run

OLD = group("old", Condition("age", "at_least", 65), income(value=0.8))
OLDER = Group(
    "older",
    (Condition("age", "at_least", 65), income(by_state=(("CO", 1.38),))),
    old_limit=True,
)


def at_65(a_year: float | None, state: str = "CO", status_rule: str = "some") -> Verdict:
    rule = outcome(groups=(OLD, OLDER), status_rule=status_rule, branch="Read.")
    people = ({"age": 67, "pregnant": False},)
    (found,) = run(rule, people=people, a_year=a_year, state=state).outcomes
    return found


@pytest.mark.parametrize(
    ("share", "verdict", "depends_on"),
    [(0.8, "depends", "status"), (0.81, "depends", "rule_not_held"),
     (1.38, "depends", "rule_not_held"), (1.39, "unlikely", None)],
)  # fmt: skip
def test_between_an_old_limit_and_its_end_the_rule_is_not_held(
    share: float, verdict: str, depends_on: str | None
) -> None:
    found = at_65(round(share * 15960, 2))
    assert (found.verdict, found.depends_on) == (verdict, depends_on)


def test_an_old_limit_is_one_of_its_states_alone_and_says_so() -> None:
    assert at_65(15960, state="AK").verdict == "depends"  # Alaska's own line is higher
    assert at_65(15960, state="NV").verdict == "unlikely"
    assert at_65(None).verdict == "unknown"
    told = at_65(15960, status_rule="any")
    assert verdict_message(told).key == "verdict.depends.rule_not_held"


def with_notes(*notes: Note) -> Outcome:
    return outcome(notes=notes)


def said(*notes: Note, facts: tuple[Fact, ...] = (), **given: Any) -> tuple[str, ...]:
    return run(with_notes(*notes), facts=facts, **given).outcomes[0].notes


def test_a_note_is_picked_by_facts_and_states_and_filled() -> None:
    yes, no = (Fact(name="ichia_children", value=value) for value in (True, False))
    by_fact = Note("{state} covers children.", when=(("ichia_children", True),))
    assert said(by_fact, facts=(yes,)) == ("S covers children.",)
    assert said(by_fact, facts=(no,)) == ()
    here, elsewhere = Note("Here.", states=("CO",)), Note("Not here.", not_states=("CO",))
    assert said(here, elsewhere) == ("Here.",)
    assert said(here, elsewhere, state="IA") == ("Not here.",)


GROWN = Condition("age", "at_least", 19)
PAID = Condition("income", "at_least", None, a_month=580)


@pytest.mark.parametrize(
    ("a_year", "told"), [(6960, True), (6959.99, False), (None, True), (50_000, True)]
)
def test_a_note_is_for_all_but_those_whose_answers_speak_against_it(
    a_year: float | None, *, told: bool
) -> None:
    note = Note("About ${a_month} a month.", conditions=(GROWN, PAID))
    plain = Note("For all.")
    expected = ("For all.", "About $580 a month.") if told else ("For all.",)
    assert said(note, plain, a_year=a_year) == expected
    assert said(note, plain, a_year=a_year, people=({"age": 5},)) == ("For all.",)


def test_a_row_tells_what_is_said_to_any_of_its_people() -> None:
    rule = with_notes(Note("Grown.", conditions=(GROWN,)), Note("All."))
    result = run(rule, people=({"age": 5}, {"age": 30}, {"age": 31}))
    checklist = Checklist("checklist:x", "health", "T", "L", ASKS, (rule,))
    (row,) = by_program(checklist, result)
    assert row.notes == ("All.", "Grown.")


def program(id: str, kind: str = "county", **more: Any) -> Program:
    blank = {"status_note": None, "sensitive": False, "who": None, "how": None, "what": "Care."}
    return Program(
        id=f"program:TX:{id}", state="TX", topic="health", name=id.title(), kind=kind,
        **({"status_rule": "any"} | blank | more),
    )  # fmt: skip


def each(*programs: Program, **person: Any) -> list[Verdict]:
    pregnant = group("pregnant", Condition("pregnant", "is", True))
    rules = (
        replace(outcome("county"), each_program="county", depends_on="other", branch="Ask."),
        replace(outcome("state"), each_program="pregnancy", groups=(pregnant,)),
    )
    checklist = Checklist("checklist:x", "health", "T", "L", ASKS, rules)
    setting = make_setting("TX", DAY, (), TABLES, {}, programs=programs)
    answers = Answers("TX", {}, (person,), DAY)
    return list(judge_all(checklist, resolve(checklist, setting), answers).outcomes)


def test_each_program_of_a_kind_is_an_outcome_with_its_own_word_on_status() -> None:
    shut = program("shut", until=date(2025, 1, 1))
    asks = program("asks", status_rule="none_known", status_note="It asks.")
    silent = program("silent", status_rule="none_known")
    found = each(program("map"), asks, silent, shut, program("other", "charity_care"), age=40)
    told = [(one.program, one.title, one.verdict, one.depends_on, one.branch) for one in found]
    assert told == [
        ("county:map", "Map", "depends", "other", None),
        ("county:asks", "Asks", "depends", "rule_not_held", "It asks."),
        ("county:silent", "Silent", "depends", "rule_not_held", "Ask."),
    ]


@pytest.mark.parametrize(
    ("person", "verdict"),
    [({"age": 30, "pregnant": True}, "likely"), ({"age": 30, "pregnant": False}, "unlikely"),
     ({"age": 30}, "unknown"), ({"age": 13, "pregnant": True}, "likely"),
     ({"age": 13}, "unlikely"), ({"age": 11, "pregnant": True}, "unlikely")],
)  # fmt: skip
def test_a_program_in_pregnancy_is_for_who_is_pregnant(
    person: dict[str, Any], verdict: str
) -> None:
    (found,) = each(program("prenatal", "pregnancy"), **person)
    assert found.verdict == verdict


def test_below_15_pregnancy_counts_where_it_is_given_and_is_not_asked() -> None:
    people = Household([{"age": 14}, {"age": 14, "expecting": 1}, {"age": 15}])
    assert [people.answer(one, "pregnant") for one in range(3)] == [False, True, None]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("each_program: cats", "no such kind"),
        ("notes: [{text: Ask., when: {cats: 1}}]", "no fact 'cats'"),
        ("notes: [{text: Ask., states: [ZZ]}]", "no state 'ZZ'"),
        ("notes: [{text: Ask., not_states: [ZZ]}]", "no state 'ZZ'"),
        (
            "notes: [{text: Ask., conditions: [{fact: pregnant, comparator: is, value: true}]}]",
            "is not asked",
        ),
    ],
)
def test_a_file_that_picks_by_what_is_not_there_says_where(
    tmp_path: Any, line: str, told: str
) -> None:
    text = (
        "id: x\ntopic: health\ntitle: T\nlead: L\nasks: [age]\noutcomes:\n"
        "  - id: a\n    kind: county\n    title: T\n    when: {}\n    status_rule: any\n    "
    )
    resources = write_tree(tmp_path, checklists__x=text + line + "\n")
    _, found = read_content(resources, real().today)
    assert any(told in str(one) for one in found), found
