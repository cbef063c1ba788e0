"""Health cases reckoned by hand, `tests/rules/XX/health.yaml`, and generated boundary cases.

A hand-written case gives people, a yearly income and a day (today where it gives none), and
for `person program` the verdict, what the asked part says and what it depends on. The
amounts come from the published percentages and the poverty guidelines, reckoned outside
this program. The generated ones are counted apart: each limit of each state at its exact
amount and a dollar above it, and both sides of each day on which a limit changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from navigator.eligibility.answers import Answers
from navigator.eligibility.intake import read_answers
from navigator.library.facade import Library
from navigator.steward.content.shape.schema import CoverageProgram
from tests.helpers.cases import read_cases
from tests.helpers.content import real


class Case(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One household; `expect`: `person program` to `verdict asked_part [depends_on]`."""

    name: str
    people: list[dict[str, Any]]
    expect: dict[str, str]
    annual_income: float | None = None
    day: date | None = None


FILES = {path.parent.name: file for path, file in read_cases("health", Case).items()}
CASES = [(state, case) for state, file in FILES.items() for case in file.cases]


def judged(
    library: Library,
    state: str,
    people: list[dict[str, Any]],
    income: float | None,
    day: date | None,
) -> dict[str, str]:
    value = {
        "state": state, "people": people, "annual_income": income,
        "date": day.isoformat() if day else None,
    }  # fmt: skip
    checklist = library.checklist("checklist:health")
    answers: Answers = read_answers(checklist, value, library.states())
    return {
        f"{one.person} {one.program}": " ".join(
            filter(None, (one.verdict, one.asked_part, one.depends_on))
        )
        for one in library.screen(checklist.id, answers).outcomes
    }


@pytest.mark.parametrize(
    ("state", "case"), CASES, ids=[f"{state}-{case.name}" for state, case in CASES]
)
def test_what_the_rules_of_the_day_say(real_library: Library, state: str, case: Case) -> None:
    found = judged(real_library, state, case.people, case.annual_income, case.day)
    assert {key: found.get(key) for key in case.expect} == case.expect


@pytest.mark.parametrize("state", FILES)
def test_the_law_of_a_file_is_a_source_of_the_state(state: str) -> None:
    assert {law.source for law in FILES[state].law} <= real().topic(state, "health").sources.keys()


AGES = {"infant": 0, "young_child": 3, "older_child": 10, "chip_child": 10}
PARENTS = {"pregnant": False, "parent_of": [2]}
PEOPLE: dict[str, list[dict[str, Any]]] = {
    **{
        f"limit_{name}": [
            {"age": 35, **PARENTS, "spouse_of": 1}, {"age": 36, **PARENTS, "spouse_of": 0},
            {"age": age, "pregnant": False},
        ]
        for name, age in AGES.items()
    },
    "limit_adult": [{"age": 40, "pregnant": False}],
    "limit_parent": [{"age": 70, "pregnant": False, "parent_of": [1]}, {"age": 9}],
    "limit_pregnant": [{"age": 30, "pregnant": True, "expecting": 1}],
    "limit_chip_pregnant": [{"age": 30, "pregnant": True, "expecting": 1}],
    "limit_chip_unborn": [{"age": 30, "pregnant": True, "expecting": 2}],
}  # fmt: skip
SIZES = {"limit_adult": 1, "limit_parent": 2, "limit_pregnant": 2, "limit_chip_pregnant": 2}
WHOSE = {
    "limit_chip_child": "2 chip", "limit_chip_pregnant": "0 chip",
    "limit_chip_unborn": "0 chip-unborn", "limit_adult": "0 medicaid",
    "limit_parent": "0 medicaid", "limit_pregnant": "0 medicaid",
}  # fmt: skip
LINE = {
    date(2025, 1, 17): {"AK": (19550, 6880), "HI": (17990, 6330), "": (15650, 5500)},
    date(2026, 1, 13): {"AK": (19950, 7100), "HI": (18360, 6530), "": (15960, 5680)},
}


def line_on(day: date, people: int, state: str) -> int:
    lines = LINE[max(since for since in LINE if since <= day)]
    first, more = lines.get(state, lines[""])
    return first + more * (people - 1)


def boundaries() -> Iterator[tuple[str, str, date, float]]:
    """Each limit in force on each day it begins, on the day before, and today."""
    today = real().today
    for state in FILES:
        for name in PEOPLE:
            entries = real().topic(state, "health").facts[name]
            days = {today, date(2025, 6, 1)}
            for entry in entries[1:]:
                if entry.since:
                    days |= {entry.since, entry.since - timedelta(days=1)}
            for day in sorted(day for day in days if day >= min(LINE)):
                for entry in entries:
                    begun = entry.since is None or entry.since <= day
                    if begun and (entry.until is None or day <= entry.until) and entry.value:
                        yield state, name, day, entry.value["share"]


BOUNDARIES = list(boundaries())


@pytest.mark.parametrize(
    ("state", "name", "day", "share"),
    BOUNDARIES,
    ids=[f"{state}-{name}-{day}" for state, name, day, _ in BOUNDARIES],
)
def test_a_limit_holds_at_its_exact_amount_and_not_a_dollar_above(
    real_library: Library, state: str, name: str, day: date, share: float
) -> None:
    limit = round(share * line_on(day, SIZES.get(name, 3), state), 4)
    key = WHOSE.get(name, "2 medicaid")

    def asked(income: float) -> str:
        return judged(real_library, state, PEOPLE[name], income, day)[key].split()[1]

    if name in ("limit_chip_child", "limit_chip_pregnant"):
        # Where Medicaid reaches as far as CHIP, Medicaid it is.
        below = judged(real_library, state, PEOPLE[name], limit, day)
        assert "met" in (asked(limit), below[key.replace("chip", "medicaid")].split()[1])
    else:
        assert asked(limit) == "met"
    if name != "limit_parent":  # from 65 on there is another group
        assert asked(limit + 1) == "not_met"


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 300
    assert len(BOUNDARIES) >= 200


OLDER = [
    (state, program.name, program.share)
    for state in FILES
    for entry in real().topic(state, "health").facts["adults_regardless_of_status"]
    if entry.until is None and entry.value
    for program in msgspec.convert(entry.value["programs"], list[CoverageProgram])
    if program.share and (program.max_age is None or program.max_age >= 65)
    and program.enrollment != "ended"
]  # fmt: skip


@pytest.mark.parametrize(("state", "name", "share"), OLDER, ids=[f"{a}-{b}" for a, b, _ in OLDER])
def test_medicaid_and_a_program_of_the_state_agree_at_65(
    real_library: Library, state: str, name: str, share: float
) -> None:
    """Nobody reads "likely" for the state's own program and "does not fit" for Medicaid.

    The state's program takes the group of Medicaid without its papers; a program that
    reaches further than any Medicaid (a plan with a price, say) is held to Medicaid's end.
    """
    income = min(share, OLD_LIMIT_ENDS) * line_on(real().today, 1, state)
    found = judged(real_library, state, [{"age": 67, "pregnant": False}], income, None)
    assert not found["0 medicaid"].startswith("unlikely")
    assert not found["0 emergency"].startswith("unlikely")


OLD_LIMIT_ENDS = 1.38


@pytest.mark.parametrize("state", FILES)
def test_no_limit_older_than_five_years_says_that_medicaid_does_not_fit(
    real_library: Library, state: str
) -> None:
    person = [{"age": 67, "pregnant": False, "parent_of": []}]
    income = OLD_LIMIT_ENDS * line_on(real().today, 1, state)
    found = judged(real_library, state, person, income, None)
    assert found["0 medicaid"].split()[0] == ("unlikely" if state in NEWER_LIMIT else "depends")


NEWER_LIMIT = ("CT",)
"""States below 138 % whose limit at 65 and over is of a source of the last five years."""


HELD = ("state_funded", "pregnancy", "postpartum", "county")


@pytest.mark.parametrize("state", FILES)
def test_every_program_open_to_all_of_a_state_is_in_the_results(
    real_library: Library, state: str
) -> None:
    """A program on the card that asks for no papers is among what a family is shown."""
    people = [{"age": 30, "pregnant": True, "expecting": 1, "parent_of": [1]}, {"age": 0}]
    checklist = real_library.checklist("checklist:health")
    value = {"state": state, "people": people, "annual_income": 1}
    answers = read_answers(checklist, value, real_library.states())
    shown = [one.title.casefold() for one in real_library.screen(checklist.id, answers).outcomes]
    day = real().today
    for program in real_library.card(state, "health", "en").programs:
        if program.state != state or program.kind not in HELD or not program.in_force(day):
            continue
        name = program.name.partition("(")[0].strip().casefold()
        found = [one for one in shown if one.startswith(name) or name.startswith(plain(one))]
        assert found, program.id


def plain(title: str) -> str:
    return title.partition("(")[0].strip()


def notes(library: Library, state: str, people: list[dict[str, Any]], **given: Any) -> list[str]:
    checklist = library.checklist("checklist:health")
    value = {"state": state, "people": people, **given}
    answers = read_answers(checklist, value, library.states())
    told = library.screen(checklist.id, answers).outcomes
    return [note for one in told if one.program == "medicaid" for note in one.notes]


@pytest.mark.parametrize(
    ("state", "day", "begins"),
    [
        ("CO", "2026-11-30", "From January 2027"),
        ("CO", "2027-01-01", "Since January 2027"),
        ("IA", "2026-12-01", "Iowa has announced"),
        ("NE", "2026-11-30", "Since May 1, 2026"),
        ("WI", "2027-01-01", "The federal work rule of 2027"),
        ("TN", "2026-11-30", "The federal work rule of 2027"),
        ("TX", "2027-01-01", None),
        ("PR", "2027-01-01", None),
    ],
)
def test_the_work_rule_is_told_by_state_and_day(
    real_library: Library, state: str, day: str, begins: str | None
) -> None:
    adult = [{"age": 40, "pregnant": False}]
    told = [one for one in notes(real_library, state, adult, date=day) if "80 hours" in one]
    assert [one.startswith(begins or "") for one in told] == ([True] if begins else [])
    assert not [one for one in notes(real_library, state, [{"age": 67}]) if "80 hours" in one]


@pytest.mark.parametrize(("monthly", "told"), [(580, True), (579, False), (None, True)])
def test_pay_stubs_are_told_from_the_amount_that_meets_the_work_rule(
    real_library: Library, monthly: int | None, told: bool
) -> None:
    given = notes(real_library, "CO", [{"age": 40, "pregnant": False}], monthly_income=monthly)
    assert any("pay stubs" in one for one in given) is told


def test_the_amount_of_the_work_rule_is_80_hours_at_the_federal_minimum_wage(
    real_library: Library,
) -> None:
    (told,) = (one for one in notes(real_library, "CO", [{"age": 40}]) if "pay stubs" in one)
    amount = f"${80 * 7.25:.0f} a month"
    assert amount in told
    assert sum(amount in one.text for one in real_library.card("CO", "health", "en").know) == 1


@pytest.mark.parametrize("state", FILES)
def test_lawful_children_and_pregnant_people_are_told_by_fact(
    real_library: Library, state: str
) -> None:
    facts = {one.name: one.value for one in real_library.facts(state, "health")}
    told = notes(real_library, state, [{"age": 8}])
    (note,) = [one for one in told if "five-year wait" in one] or [""]
    covered = note.partition("without")[0] if "We found no rule here" not in note else ""
    assert ("children" in covered) is bool(facts["ichia_children"])
    assert ("pregnant" in covered) is bool(facts["ichia_pregnant"])


def test_a_child_of_12_is_settled_without_asking_if_the_child_is_pregnant(
    real_library: Library,
) -> None:
    adults = [
        {"age": 36, "pregnant": False, "spouse_of": 1, "parent_of": [2, 3]},
        {"age": 37, "pregnant": False, "spouse_of": 0, "parent_of": [2, 3]},
    ]
    found = judged(real_library, "CO", [*adults, {"age": 12}, {"age": 8}], 4200 * 12, None)
    assert found["2 medicaid"].startswith("unlikely")
    assert found["2 chip"].startswith("depends")
