"""Holds the answers of a checklist while they are being given; every edit makes a new draft.

It keeps relations consistent while people come, go and marry: an index names somebody else who is
there, a marriage holds from both sides, and of a person who was removed nothing is left.
`check_answers` decides whether answers go together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from navigator.eligibility.answers import Answers
from navigator.eligibility.kin import possible
from navigator.records.askable import ASKABLE, MOST_PEOPLE, RELATIONS, SPOUSE_OF

Given = Mapping[str, Any]
"""Maps facts to answers; None where an answer was taken back."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers so far: those about the household, and those about each person in it."""

    household: Given = field(default_factory=dict)
    people: tuple[Given, ...] = ({},)

    @property
    def is_blank(self) -> bool:
        """True where nothing was answered yet."""
        return not self.household and not any(self.people)

    @property
    def has_room(self) -> bool:
        """True where one more person can come in."""
        return len(self.people) < MOST_PEOPLE

    def answers(self, state: str, zip: str = "") -> Answers:
        """Return the answers for judging by the rules of `state`, without impossible relations."""
        return Answers(state, dict(self.household), possible(self.people), zip=zip)

    def only(self, facts: Collection[str]) -> Draft:
        """Return a draft with the answers to some questions alone: another checklist asks fewer.

        Where no age is asked, people about whom nothing is left are none of its people.
        """
        picked = tuple(_picked(one, facts) for one in self.people)
        people = picked if "age" in facts else tuple(one for one in picked if one)
        return Draft(_picked(self.household, facts), people or ({},))

    def with_household(self, fact: str, value: Any) -> Draft:
        """Return a draft with an answer about the household; None takes it back."""
        return replace(self, household={**self.household, fact: value})

    def with_personal(self, person: int, fact: str, value: Any) -> Draft:
        """Return a draft with an answer about a person, and with the answers it settles.

        Raises ValueError where a relation names nobody else of the household, or two spouses.
        """
        people = [dict(one) for one in self.people]
        if fact in RELATIONS:
            _relate(people, person, fact, value or ())
        people[person] = {
            name: given
            for name, given in {**people[person], fact: value}.items()
            if value or ASKABLE[name].follows != fact
        }
        return replace(self, people=tuple(people))

    def with_person(self) -> Draft:
        """Return a draft with one more person without answers; raises ValueError without room."""
        if not self.has_room:
            raise ValueError(f"a household has at most {MOST_PEOPLE} people")
        return replace(self, people=(*self.people, {}))

    def without(self, person: int) -> Draft:
        """Return a draft without a person and every mention of them.

        Raises ValueError for the last one.
        """
        if len(self.people) == 1:
            raise ValueError("somebody is always there")
        left = [one for number, one in enumerate(self.people) if number != person]
        return replace(self, people=tuple(_moved_up(one, person) for one in left))


def _picked(given: Given, facts: Collection[str]) -> Given:
    return {fact: value for fact, value in given.items() if fact in facts}


def _relate(people: list[dict[str, Any]], person: int, fact: str, named: Collection[int]) -> None:
    """Refuse people a relation cannot name; end the former marriages of two who marry."""
    if not set(named) <= set(range(len(people))) - {person}:
        raise ValueError(f"{fact} names nobody else of the household")
    if fact != SPOUSE_OF:
        return
    if len(named) > 1:
        raise ValueError(f"{fact} names one person")
    for one in people:
        if {person, *named} & set(one.get(SPOUSE_OF) or ()):
            one[SPOUSE_OF] = None
    for spouse in named:
        people[spouse][SPOUSE_OF] = [person]


def _moved_up(one: Given, gone: int) -> Given:
    """Return somebody's answers after the person at `gone` has left the list."""
    return {
        name: _without(value, gone) if name in RELATIONS and value else value
        for name, value in one.items()
    }


def _without(named: list[int], gone: int) -> list[int] | None:
    """Return the others by their new indexes; None where nobody is left, which is not "nobody"."""
    return [other - (other > gone) for other in named if other != gone] or None
