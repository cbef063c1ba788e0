"""Chooses and fills the sentences of a card by the values of one day.

A sentence follows from its fact: one that does not fit the value is never shown beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from navigator.eligibility.logic import holds
from navigator.language.sentences import first_sentence
from navigator.language.translator import Translator
from navigator.language.wording import Wording
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Caution, Change, Chosen, Item
from navigator.records.values import Coverage, FactValue, Offered
from navigator.records.vocabulary import ENROLLMENTS

Told = TypeVar("Told", Item, Caution, Change)
Name = TypeVar("Name")
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Day:
    """The facts of a topic on a day, and the blanks they fill."""

    state: str
    day: date
    facts: dict[str, FactValue]
    offered: Offered
    blanks: dict[str, str]

    @property
    def values(self) -> dict[str, Any]:
        """The values that a condition may name: the facts, `programs` and `state`."""
        return {**self.facts, "programs": self.offered, "state": self.state}

    def fits(self, when: tuple[tuple[str, Any], ...]) -> bool:
        """Return whether every condition holds for the values."""
        values = self.values
        return all(holds(values, name, wanted) for name, wanted in when)

    def chooses(self, one: Chosen) -> bool:
        """Return whether the conditions of a record hold, whatever its own days."""
        if self.state == FEDERAL:
            return one.federal or not one.when
        return (bool(one.when) or not one.federal) and self.fits(one.when)

    def holds(self, one: Chosen) -> bool:
        """Return whether a record is in force on the day and its conditions hold."""
        return one.in_force(self.day) and self.chooses(one)


def blanks_of(
    values: dict[str, FactValue], offered: Offered, state: str, translator: Translator
) -> dict[str, str]:
    """Return the texts for blanks of templates: facts, names of programs, the state."""
    blanks = {name: value for name, value in values.items() if isinstance(value, str)}
    for name, value in values.items():
        if isinstance(value, Coverage) and value.programs:
            first = min(value.programs, key=lambda one: ENROLLMENTS.index(one.enrollment))
            who = name.split("_")[0]
            blanks |= {f"{who}_program": first.name, f"{who}_closed": value.closed or first.name}
            blanks[f"{who}_age"] = str(value.last_age)
    if offered.pregnancy:
        blanks["pregnancy_program"] = translator.name(offered.pregnancy)
    if offered.lawyers:
        how = first_sentence(translator.text(offered.lawyers_how or ""))[0]
        blanks["lawyers_how"] = how[:1].lower() + how[1:]
        blanks["lawyers_who"] = first_sentence(translator.text(offered.lawyers_who or ""))[0]
    return blanks | {"state": translator.state_name(state)}


def filled(one: Told, now: Day, translator: Translator | None = None) -> Told:
    """Fill the blanks of a translated record.

    With a translator, a past change whose end nobody saw says so.
    """
    if isinstance(one, Change):
        text = _put(one.text, now)
        if translator and one.outcome == "not_seen" and one.since:
            say = Wording(translator, now.day)
            text = f"{text} {say('change.not_seen', date=say.day(one.since))}"
        return one if text == one.text else replace(one, text=text)
    if not one.when and not one.federal:
        return one
    if isinstance(one, Caution):
        title, do = _put(one.title or "", now), _put(one.do or "", now)
        return replace(one, text=_put(one.text, now), title=title or None, do=do or None)
    return replace(one, text=_put(one.text, now))


def _put(text: str, now: Day) -> str:
    for name, value in now.blanks.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def passed(one: Change, today: date) -> Change | None:
    """Return a change as it reads on a day; None for a deadline that has passed.

    `outcome` is kept only once the day has passed. A change whose sources were all read before its
    day counts as one whose end nobody saw.
    """
    if one.since is None or one.since >= today:
        return replace(one, outcome=None)
    if one.outcome == "deadline":
        return None
    seen = max((page.seen for page in one.sources), default=one.since)
    return replace(one, outcome="not_seen") if seen < one.since else one


def first_by(named: Iterable[tuple[Name, One]]) -> list[One]:
    """Return the first item of each name, in their order."""
    found: dict[Name, One] = {}
    for name, one in named:
        found.setdefault(name, one)
    return list(found.values())
