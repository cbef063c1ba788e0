"""Finds the days within a year on which an answer changes: by the calendar, and by birthdays.

What the calendar brings follows from the rule's own dates: the last day of a table of dollars, the
month from which a poverty table counts, the first day of a note. What a birthday brings is judged
anew, with one person a year older. Only ages in whole years are known, so that the day given is the
last on which the birthday can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from navigator.eligibility.household import CHILD_BELOW, Household
from navigator.eligibility.income import FIRST_MONTH
from navigator.eligibility.judging import Case
from navigator.eligibility.rules import Need, Rule
from navigator.eligibility.screen import judge_person
from navigator.records.checklists import Condition
from navigator.records.interviews import AmountTable

AMOUNTS, RULE, BEGINS, ENDS = "amounts_change", "rule_changes", "birthday_begins", "birthday_ends"
WHATS = (AMOUNTS, RULE, BEGINS, ENDS)
_BY_FAMILY = ("magi", "children")


@dataclass(frozen=True, slots=True)
class Coming:
    """A day on which something changes; of a birthday, the last day it can be, whose, and which."""

    on: date
    what: str
    person: int | None = None
    age: int | None = None


def a_year_after(day: date) -> date:
    """Return the same day a year later; of February 29 the next March 1."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


def calendar_days(rule: Rule, day: date) -> tuple[Coming, ...]:
    """Return the days within a year of `day` on which a rule or its amounts change, in order."""
    outcome = rule.outcome
    found: set[tuple[date, str]] = set()
    tables = [need.table for need in _needs(rule)]
    for table in (*tables, rule.at_most):
        if isinstance(table, AmountTable) and table.until is not None:
            found.add((table.until + timedelta(days=1), AMOUNTS))
    for condition in _conditions(rule):
        month = FIRST_MONTH.get(condition.table)
        if condition.fact == "income" and condition.amounts is None and month is not None:
            year = day.year + (date(day.year, month, 1) <= day)
            found.add((date(year, month, 1), AMOUNTS))
    found.update((one.since, RULE) for one in rule.later_notes if one.since is not None)
    if outcome.until is not None:
        found.add((outcome.until + timedelta(days=1), RULE))
    last = a_year_after(day)
    return tuple(Coming(on, what) for on, what in sorted(found) if day < on <= last)


def _conditions(rule: Rule) -> Iterator[Condition]:
    yield from rule.outcome.conditions
    for group in rule.outcome.groups:
        yield from group.conditions


def _needs(rule: Rule) -> Iterator[Need]:
    yield from rule.needs
    for way in rule.ways:
        yield from way.needs


def ages_of(rule: Rule) -> frozenset[int]:
    """Return the ages at which a birthday of somebody in the home can change what a rule says."""
    found: set[int] = set()
    for need in _needs(rule):
        if need.fact == "age" or need.comparator == "has_child_below":
            found.add(need.limit + 1 if need.comparator == "at_most" else need.limit)
        elif need.fact == "income" and need.unit in _BY_FAMILY:
            found.add(CHILD_BELOW)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Aging:
    """Rules by the ages at which a birthday can change them, each with those it is judged after."""

    rules: Mapping[int, tuple[Rule, ...]]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> Aging:
        """Sort rules by the ages that matter to them or to a rule they must not fit."""
        held = tuple(rules)
        after = {rule.id: set(rule.outcome.unless) for rule in held}
        own = {number: ages_of(rule) for number, rule in enumerate(held)}
        by_id: dict[str, set[int]] = {}
        for number, rule in enumerate(held):
            by_id.setdefault(rule.id, set()).update(own[number])
        ages = {
            number: own[number].union(*(by_id.get(id, ()) for id in after[rule.id]))
            for number, rule in enumerate(held)
        }
        found: dict[int, tuple[Rule, ...]] = {}
        for age in sorted({age for of in ages.values() for age in of}):
            wanted = {rule.id for number, rule in enumerate(held) if age in ages[number]}
            wanted |= {id for one in wanted for id in after[one]}
            found[age] = tuple(rule for rule in held if rule.id in wanted)
        return cls(found)

    def birthdays(
        self,
        household: dict[str, Any],
        people: Household,
        before: Mapping[tuple[int, str], bool | None],
        day: date,
    ) -> dict[tuple[int, str], tuple[Coming, ...]]:
        """Return by person and program what a birthday of anybody begins or ends within a year.

        `before`: the asked part of each program by person, as of today.
        """
        found: dict[tuple[int, str], tuple[Coming, ...]] = {}
        last = a_year_after(day)
        for person, given in enumerate(people.people):
            age = None if given.get("age") is None else given["age"] + 1
            if age is None or age not in self.rules:
                continue
            older = [*people.people]
            older[person] = {**given, "age": age}
            case = Case(household, Household(older, is_complete=people.is_complete))
            for one in range(len(older)):
                for id, (_, judged) in judge_person(case, self.rules[age], one).items():
                    key = (one, id)
                    what = _change(before.get(key), judged.value)
                    if what is not None:
                        coming = Coming(last, what, person, age)
                        found[key] = (*found.get(key, ()), coming)
        return found


def _change(before: bool | None, after: bool | None) -> str | None:  # noqa: FBT001 - Kleene values
    """Return what a birthday does: it begins or ends a fit; None where neither is known."""
    if before is False and after is not False:
        return BEGINS
    return ENDS if before is not False and after is False else None
