"""Cases of the interview reckoned by hand, `tests/rules/household/<family>.yaml`.

A case gives a state, people, a yearly income, other answers and a day; `expect`: `person program`
to `verdict asked_part [depends_on]`; `lacks`: programs the state does not have. The amounts come
from the guidelines and tables the families cite, reckoned outside this program.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.cli.household_command import household_lines
from navigator.eligibility.intake import read_answers
from navigator.eligibility.interview import Row
from navigator.library.facade import Library
from navigator.records.askable import ASKABLE
from navigator.records.interviews import Interview
from tests.helpers.content import STATES

FOLDER = Path(__file__).parent / "household"
LEAST_A_FAMILY = 12
LEAST_PROGRAMS = 34


class Case(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One household in one state."""

    name: str
    state: str
    people: list[dict[str, Any]]
    expect: dict[str, str] = {}
    income: float | None = None
    answers: dict[str, Any] = {}
    day: date = date(2026, 12, 1)
    lacks: list[str] = []


FILES = {
    path.stem: msgspec.convert(yaml.safe_load(path.read_text("utf-8")), list[Case])
    for path in sorted(FOLDER.glob("*.yaml"))
}
CASES = [(family, case) for family, cases in FILES.items() for case in cases]


def rows(library: Library, value: dict[str, Any]) -> tuple[Row, ...]:
    answers = read_answers(library.interview(), value, library.states())
    return library.judge_household(answers)


def judged(library: Library, value: dict[str, Any]) -> dict[str, str]:
    return {
        f"{one.verdict.person} {one.verdict.program}": " ".join(
            filter(None, (one.verdict.verdict, one.verdict.asked_part, one.verdict.depends_on))
        )
        for one in rows(library, value)
    }


def value_of(case: Case) -> dict[str, Any]:
    income = {} if case.income is None else {"annual_income": case.income}
    head = {"state": case.state, "date": case.day.isoformat(), "people": case.people}
    return {**head, **income, **case.answers}


@pytest.mark.parametrize(
    ("family", "case"), CASES, ids=[f"{family}-{case.name}" for family, case in CASES]
)
def test_what_the_rules_of_the_day_say(real_library: Library, family: str, case: Case) -> None:
    found = judged(real_library, value_of(case))
    assert {key: found.get(key) for key in case.expect} == case.expect
    assert {key.partition(" ")[2] for key in found}.isdisjoint(case.lacks)
    assert case.expect or case.lacks, family


def test_each_family_has_its_cases() -> None:
    assert min(len(cases) for cases in FILES.values()) >= LEAST_A_FAMILY


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_many_programs_and_the_same_for_every_household(
    real_library: Library, state: str
) -> None:
    alone = rows(real_library, {"state": state, "people": [{"age": 30}], "annual_income": 900000})
    family = rows(
        real_library,
        {"state": state, "people": [{"age": 30, "pregnant": True}, {"age": 3}], "annual_income": 0},
    )
    names = [one.verdict.program for one in alone]
    assert names == [one.verdict.program for one in family if one.verdict.person == 1]
    assert len(set(names)) == len(names) >= LEAST_PROGRAMS
    assert "emergency" in names
    assert not alone[0].prepared.stops, "a program with a stop never leads"
    stops = [one.prepared.stops for one in alone]
    assert stops == sorted(stops)
    assert alone[0].verdict.status_rule == "any"


@pytest.mark.parametrize("state", STATES)
def test_nothing_answered_never_says_no_nor_fits(real_library: Library, state: str) -> None:
    for row in rows(real_library, {"state": state, "people": [{}]}):
        verdict = row.verdict
        if verdict.enrollment == "ended":  # nobody new is taken, whatever is answered
            continue
        assert verdict.asked_part != "not_met", verdict.program
        if verdict.reasons:
            assert verdict.verdict == "unknown", verdict.program


def test_amounts_are_the_programs_own_row(real_library: Library) -> None:
    lines = [
        json.dumps({"id": n, "state": "TX", "people": [{"age": 30}] * n}).encode() for n in (1, 5)
    ]
    rows_of = [
        next(one for one in json.loads(line)["outcomes"] if one["program"] == "snap")["at_most"]
        for line in household_lines(real_library, lines)
    ]
    assert rows_of[0] == rows_of[1]
    assert rows_of[0] == {
        "per": "month", "since": "2026-10-01",
        "by_people": [306, 562, 808, 1023, 1217, 1463, 1616, 1841],
    }  # fmt: skip


def test_a_birthday_and_the_calendar_give_the_days(real_library: Library) -> None:
    value = {"id": 1, "state": "CO", "date": "2026-12-01", "annual_income": 36000,
             "people": [{"age": 30, "parent_of": [1]}, {"age": 4}]}  # fmt: skip
    (line,) = household_lines(real_library, [json.dumps(value).encode()], explains=True)
    found = {(one["person"], one["program"]): one for one in json.loads(line)["outcomes"]}
    assert {"on": "2027-12-01", "what": "birthday_ends", "person": 1, "age": 5} in found[1, "wic"][
        "dates"
    ]
    assert {"on": "2027-10-01", "what": "amounts_change"} in found[0, "snap"]["dates"]
    assert {"on": "2027-01-01", "what": "rule_changes"} in found[0, "medicaid"]["dates"]
    told = found[0, "snap"]["explain"]
    assert "36,000" in told["own_income"]
    assert any("200 %" in one for one in told["reasons"])
    assert told["dates"]


def test_a_bad_line_names_its_field_and_the_run_goes_on(real_library: Library) -> None:
    lines = [b'{"id":1,"state":"TX","gets_snap":true}', b"", b'{"id":2,"state":"TX"}', b"["]
    found = [json.loads(line) for line in household_lines(real_library, lines)]
    assert found[0]["error"]["field"] == "gets_snap"
    assert found[1]["id"] == 2
    assert found[1]["outcomes"]
    assert found[2]["error"]["code"] == "not_json"


def test_each_reason_names_an_asked_fact_and_spanish_says_it(real_library: Library) -> None:
    lines = [json.dumps({"id": one, "state": one}).encode() for one in STATES]
    for line in household_lines(real_library, lines, "es", explains=True):
        for outcome in json.loads(line)["outcomes"]:
            for reason in outcome["reasons"]:
                assert reason["fact"] in {*ASKABLE, "other_way", "enrollment"}
            assert outcome["explain"]["verdict"]


def incomes() -> st.SearchStrategy[int]:
    return st.integers(0, 120_000)


@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(low=incomes(), more=incomes(), state=st.sampled_from(STATES), age=st.integers(0, 90))
def test_more_income_never_turns_no_into_yes_where_the_limit_is_a_cap(
    real_library: Library, low: int, more: int, state: str, age: int
) -> None:
    people = [{"age": age, "pregnant": False, "parent_of": [], "spouse_of": [],
               "has_disability": False}]  # fmt: skip
    base = {"state": state, "people": people, "cash_band": "to_100", "monthly_rent": 0}
    order = {"not_met": 0, "missing": 1, "met": 2}
    floors = {"chip", "marketplace-help"}
    before = rows(real_library, {**base, "annual_income": low})
    after = rows(real_library, {**base, "annual_income": low + more})
    for one, other in zip(before, after, strict=True):
        if one.verdict.program not in floors:
            assert order[other.verdict.asked_part] <= order[one.verdict.asked_part]


@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(data=st.data(), state=st.sampled_from(STATES))
def test_one_answer_more_never_takes_back_a_settled_part(
    real_library: Library, data: st.DataObject, state: str
) -> None:
    interview: Interview = real_library.interview()
    whole: dict[str, Any] = {}
    for name in interview.asks:
        askable = ASKABLE[name]
        if askable.scope == "household" and askable.kind == "yes_no":
            whole[name] = data.draw(st.booleans(), label=name)
    whole["cash_band"] = data.draw(st.sampled_from(ASKABLE["cash_band"].choices))
    people = [{"age": data.draw(st.integers(0, 90)), "has_disability": data.draw(st.booleans())}]
    full = {"state": state, "people": people, "annual_income": data.draw(incomes()), **whole}
    gone = data.draw(st.sampled_from(sorted(whole)))
    less = {name: value for name, value in full.items() if name != gone}
    for one, other in zip(rows(real_library, less), rows(real_library, full), strict=True):
        if one.verdict.asked_part != "missing":
            assert other.verdict.asked_part == one.verdict.asked_part
