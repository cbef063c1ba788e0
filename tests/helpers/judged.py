"""A checklist of a few made-up programs, judged for a household on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from navigator.eligibility.answers import Answers
from navigator.eligibility.screen import Result, screen
from navigator.records.checklists import Checklist, Condition, Group, Note, Outcome, PovertyTable
from navigator.records.model import Fact
from navigator.records.topics import Kind
from navigator.records.values import read_value

TABLES = (
    PovertyTable(2025, date(2025, 1, 17), "contiguous", 15650, 5500),
    PovertyTable(2026, date(2026, 1, 13), "contiguous", 15960, 5680),
    PovertyTable(2026, date(2026, 1, 13), "AK", 19950, 7100),
)
DAY = date(2026, 11, 24)
ASKS = ("age", "pregnant", "expecting", "parent_of", "spouse_of", "income", "income_period")


def income(**more: Any) -> Condition:
    return Condition("income", "at_most", more.pop("value", None), **more)


def outcome(id: str = "x", **more: Any) -> Outcome:
    more = {"status_rule": "any", "depends_on": None, "branch": None, "conditions": ()} | more
    return Outcome(id=id, kind="other", title="T", when=(), **more)


def run(
    *outcomes: Outcome,
    people: tuple[dict[str, Any], ...] = ({"age": 30, "pregnant": False},),
    a_year: float | None = None,
    facts: tuple[Fact, ...] = (),
    state: str = "CO",
    day: date = DAY,
    **more: Any,
) -> Result:
    household = {} if a_year is None else {"income": a_year, "income_period": "year"}
    answers = Answers(state, more.pop("household", household), people, day, **more)
    checklist = Checklist("checklist:x", "health", "T", "L", ASKS, outcomes)
    return screen(checklist, answers, facts, (), {"state": "S"}, tables=TABLES)


def asked(result: Result) -> str:
    return result.outcomes[0].asked_part


def group(id: str, *conditions: Condition) -> Group:
    return Group(id, conditions)


YOUNG = group("young", Condition("age", "below", 19), income(value=2.0))
OLD = group("old", Condition("age", "at_least", 65), income(value=1.0))
MOTHER = group("pregnant", Condition("pregnant", "is", True), income(value=2.0))
PARENT = group("parent", Condition("parent_of", "has_child_below", 18), income(value=0.5))
WAYS = outcome(groups=(YOUNG, MOTHER, PARENT, OLD))


def coverage(enrollment: str, **more: Any) -> Fact:
    program = {"name": "All Kids", "min_age": 0, "max_age": 18, "share": 2.0} | more
    return covered(enrollment, program)


def covered(enrollment: str, *programs: dict[str, Any]) -> Fact:
    each = [{"since": None, "enrollment": enrollment} | one for one in programs]
    raw = {"exists": True, "enrollment": enrollment, "programs": each}
    value = read_value(Kind.COVERAGE, raw)
    return Fact(name="children_regardless_of_status", value=value)


EACH = Outcome(
    "kids", "state_funded", "{name} of {state}", (("children_regardless_of_status", "*"),), "any",
    None, None, (), (), each="children_regardless_of_status",
    notes=(Note("now"), Note("later", since=date(2027, 1, 1))),
)  # fmt: skip
