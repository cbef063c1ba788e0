"""College cases written by hand from the law, `tests/rules/XX/college.yaml`, and generated ones.

A hand-written case gives a student and a day (today where it gives none), and for every
program there the verdict, what the asked part says and what it depends on; no other may be
there. The generated ones are counted apart: both sides of every day on which a rule of
tuition, aid or enrollment changed, and the exact number of school years and one less.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from navigator.eligibility.answers import Answers
from navigator.eligibility.screen import Result
from navigator.library.facade import Library
from tests.helpers.cases import read_cases
from tests.helpers.content import real


class Student(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """What is answered about one student; what is left out was skipped."""

    enroll: bool | None = None
    college: str | None = None
    years: int | None = None
    diploma: bool | None = None

    def person(self) -> dict[str, Any]:
        given = {
            "plans_to_enroll": self.enroll, "college_kind": self.college,
            "school_years_in_state": self.years, "diploma_in_state": self.diploma,
        }  # fmt: skip
        return {name: value for name, value in given.items() if value is not None}


class Case(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One student; `expect`: program to `verdict asked_part [depends_on]`."""

    name: str
    student: Student
    expect: dict[str, str]
    day: date | None = None
    state: str | None = None
    dangers: list[str] = []
    no_stops: list[str] = []
    says: dict[str, str] = {}
    """Typed fact to words that stand beside a verdict, or first of all, that day."""


FILES = {path.parent.name: file for path, file in read_cases("college", Case).items()}
CASES = [(state, case) for state, file in FILES.items() for case in file.cases]
CHANGING = ("in_state_tuition", "state_aid", "years_attended", "enrollment_bar")


def screened(library: Library, state: str, person: dict[str, Any], day: date | None) -> Result:
    return library.screen("checklist:college", Answers(state, {}, (person,), day))


def judged(result: Result) -> dict[str, str]:
    return {
        one.program: " ".join(filter(None, (one.verdict, one.asked_part, one.depends_on)))
        for one in result.outcomes
    }


@pytest.mark.parametrize(
    ("state", "case"), CASES, ids=[f"{state}-{case.name}" for state, case in CASES]
)
def test_what_the_rules_of_the_day_say(real_library: Library, state: str, case: Case) -> None:
    result = screened(real_library, case.state or state, case.student.person(), case.day)
    assert judged(result) == case.expect
    warned = {one.key: one.level for one in result.cautions}
    assert set(case.dangers) <= warned.keys()
    assert not {key for key in case.no_stops if warned.get(key) == "stop"}
    stops = {one.key: one.text for one in result.cautions if one.level == "stop"}
    told = {fact.name: str(fact.value) for one in result.outcomes for fact in one.tells}
    told["enrollment_bar"] = stops.get("college.enrollment_bar", "")
    assert [name for name, words in case.says.items() if words not in told[name]] == []
    for one in result.outcomes:
        assert one.branch or one.status_rule == "any", "what a rule names is there to be read"


@pytest.mark.parametrize("state", FILES)
def test_a_file_is_complete(state: str) -> None:
    file, topic = FILES[state], real().topic(state, "college")
    assert {law.source for law in file.law} <= topic.sources.keys()
    assert any(case.state not in (None, state) for case in file.cases), "another state"
    switches = {entry.since for name in CHANGING for entry in topic.facts[name][1:] if entry.since}
    days = {case.day for case in file.cases if case.state is None}
    assert {day for one in switches for day in (one - timedelta(days=1), one)} <= days
    today = [case for case in file.cases if case.day is None and case.state is None]
    for answers in ("enroll", "college"):
        given = {getattr(case.student, answers) for case in today}
        assert None in given, f"{answers} is left out in some case"
        assert len(given) > 2 or answers == "enroll"
    assert {case.student.enroll for case in today} == {True, False, None}


# Generated: each rule on its first and last day, each number of years at its limit.

TUITION = {
    "statewide": "tuition-statewide", "some_institutions": "tuition-some-colleges",
    "daca_only": "tuition-some-groups", "enjoined": "tuition-enjoined",
    "repealed": "tuition-repealed", "banned": "tuition-banned", "none": "tuition-no-rule",
    None: "tuition-not-known",
}  # fmt: skip
AID = {
    "statewide": "aid-statewide", "some": "aid-some", "daca_only": "aid-some-groups",
    "enjoined": "aid-enjoined", "repealed": "aid-repealed", "none": "aid-no-rule",
    None: "aid-not-known",
}  # fmt: skip
FULL = {"plans_to_enroll": True, "college_kind": "four_year", "diploma_in_state": True}


def entry_on(state: str, name: str, day: date) -> Any:
    for entry in real().topic(state, "college").facts[name]:
        if (entry.since is None or entry.since <= day) and (
            entry.until is None or day <= entry.until
        ):
            return entry
    return None


def days_of(state: str) -> list[date]:
    """Both sides of every change, and today."""
    facts = real().topic(state, "college").facts
    edges = {entry.since for name in CHANGING for entry in facts[name] if entry.since}
    edges |= {
        entry.until + timedelta(days=1) for name in CHANGING for entry in facts[name] if entry.until
    }
    days = {day for edge in edges for day in (edge - timedelta(days=1), edge)}
    return sorted({*days, real().today})


DAYS = [(state, day) for state in FILES for day in days_of(state)]


@pytest.mark.parametrize(("state", "day"), DAYS, ids=[f"{s}-{d}" for s, d in DAYS])
def test_the_rule_of_each_day_is_the_one_in_force(
    real_library: Library, state: str, day: date
) -> None:
    values = {name: getattr(entry_on(state, name, day), "value", None) for name in CHANGING}
    result = screened(real_library, state, dict(FULL), day)
    assert {one.program for one in result.outcomes} == {
        TUITION[values["in_state_tuition"]], AID[values["state_aid"]], "aid-federal"
    }  # fmt: skip
    first = result.cautions[0].text if result.cautions else ""
    assert (first == values["enrollment_bar"]) is (values["enrollment_bar"] is not None)


def numbers() -> Iterator[tuple[str, date, int, bool]]:
    for state, day in DAYS:
        rule, years = (
            entry_on(state, "in_state_tuition", day),
            entry_on(state, "years_attended", day),
        )
        checks = years and years.checks
        if rule and rule.value == "statewide" and checks and checks.school_years_in_state:
            yield state, day, checks.school_years_in_state, checks.other_ways


NUMBERS = list(numbers())


@pytest.mark.parametrize(
    ("state", "day", "years", "other_ways"), NUMBERS, ids=[f"{s}-{d}" for s, d, _, _ in NUMBERS]
)
def test_the_exact_number_of_years_is_enough_and_one_less_is_not(
    real_library: Library, state: str, day: date, years: int, *, other_ways: bool
) -> None:
    def asked(number: int) -> str:
        result = screened(real_library, state, FULL | {"school_years_in_state": number}, day)
        return judged(result)["tuition-statewide"].split()[1]

    assert asked(years) == asked(years + 1) == asked(20) == "met"
    assert asked(years - 1) == asked(0) == ("missing" if other_ways else "not_met")


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150
    assert len(DAYS) + len(NUMBERS) >= 60
