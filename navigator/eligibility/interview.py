"""Judges the interview: every program for every person, from one set of answers.

Pure, like `screen`, whose judgment it uses for each family of programs. It adds what a household
needs to see at one glance: for whom papers are asked, the most a program pays by its own row, and
the days on which the answer changes. Amounts are never picked by the household's size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.eligibility.answers import Answers
from navigator.eligibility.coming import Aging, Coming, calendar_days
from navigator.eligibility.household import Household
from navigator.eligibility.judging import Case
from navigator.eligibility.rules import Rule
from navigator.eligibility.screen import Verdict, judge_person, verdict_of
from navigator.records.model import Caution
from navigator.records.rents import RentLimits

_STATUS_ORDER = ("any", "none_known", "some")
"""Programs without a condition on status come first."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A rule with its cautions and the days on which it changes."""

    rule: Rule
    cautions: tuple[Caution, ...]
    coming: tuple[Coming, ...]

    @property
    def stops(self) -> bool:
        """True where a danger decides whether to go at all: it never leads."""
        return any(one.level == "stop" for one in self.cautions)


@dataclass(frozen=True, slots=True)
class Family:
    """Rules that are judged together, in their own order, and what their birthdays change."""

    rules: tuple[Rule, ...]
    aging: Aging


@dataclass(frozen=True, slots=True)
class Ready:
    """The programs of one state and day: families to judge, and each program by its place."""

    families: tuple[Family, ...]
    prepared: dict[str, Prepared]
    """By program, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """One program and one person: the verdict, and the days on which it changes."""

    verdict: Verdict
    prepared: Prepared
    dates: tuple[Coming, ...]


def prepare(
    families: Iterable[tuple[Sequence[Rule], tuple[Caution, ...]]], order: Sequence[str], day: date
) -> Ready:
    """Return rules ready to judge; `order`: kinds of programs, the first to show first."""
    judged: list[Family] = []
    found: dict[str, Prepared] = {}
    for rules, cautions in families:
        judged.append(Family(tuple(rules), Aging.of(rules)))
        for rule in rules:
            keys = rule.outcome.cautions
            own = tuple(one for one in cautions if keys is None or one.key in keys)
            found.setdefault(rule.id, Prepared(rule, own, calendar_days(rule, day)))
    placed = sorted(found.items(), key=lambda one: _place(one[1], order))
    return Ready(tuple(judged), dict(placed))


def _place(prepared: Prepared, order: Sequence[str]) -> tuple[bool, int, int]:
    outcome = prepared.rule.outcome
    status = _STATUS_ORDER.index(outcome.status_rule)
    return prepared.stops, status, order.index(outcome.kind)


def judge_interview(
    ready: Ready, answers: Answers, day: date, rents: tuple[RentLimits, ...] = ()
) -> tuple[Row, ...]:
    """Judge every program for every person; person by person, programs in their order.

    The answers are checked and the rules at hand. `rents`: the limits of the counties in which the
    home may lie.
    """
    people = Household(answers.people, is_complete=answers.people_known)
    case = Case(answers.household, people, rents)
    verdicts: dict[tuple[int, str], Verdict] = {}
    changes: dict[tuple[int, str], tuple[Coming, ...]] = {}
    for family in ready.families:
        values: dict[tuple[int, str], bool | None] = {}
        for person in range(len(answers.people)):
            for id, (rule, judged) in judge_person(case, family.rules, person).items():
                notes = case.notes(rule, person)
                verdicts[person, id] = verdict_of(rule, person, judged, notes)
                values[person, id] = judged.value
        changes |= family.aging.birthdays(answers.household, people, values, day)
    return tuple(
        Row(verdict, prepared, _dates(verdict, prepared, changes.get((person, id), ())))
        for person in range(len(answers.people))
        for id, prepared in ready.prepared.items()
        if (verdict := verdicts.get((person, id)))
    )


def _dates(
    verdict: Verdict, prepared: Prepared, birthdays: tuple[Coming, ...]
) -> tuple[Coming, ...]:
    """Return the days on which this very answer changes, soonest first."""
    calendar = prepared.coming if verdict.verdict != "unlikely" else ()
    return (*calendar, *birthdays)
