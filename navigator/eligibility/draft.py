"""The answers of a checklist while they are being given; every edit makes a new draft.

It keeps straight who is whose while people come, go and marry: an index names
somebody else who is there, a marriage holds from both sides, and of a person who
was removed nothing is left. Whether answers go together is for `check_answers`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from navigator.eligibility.answers import Answers
from navigator.eligibility.kin import possible
from navigator.records.askable import ASKABLE, MOST_PEOPLE, RELATIONS, SPOUSE_OF

Given = Mapping[str, Any]
"""Facts to what was answered; None where an answer was taken back."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is answered by now: of the household, and of each person in it."""

    household: Given = field(default_factory=dict)
    people: tuple[Given, ...] = ({},)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered yet."""
        return not self.household and not any(self.people)

    @property
    def has_room(self) -> bool:
        """Whether one more person can come in."""
        return len(self.people) < MOST_PEOPLE

    def answers(self, state: str) -> Answers:
        """The same, to be judged by the rules of `state`; who cannot be kin does not count."""
        return Answers(state, dict(self.household), possible(self.people))

    def with_household(self, fact: str, value: Any) -> Draft:
        """With an answer about the household; None takes it back."""
        return replace(self, household={**self.household, fact: value})

    def with_personal(self, person: int, fact: str, value: Any) -> Draft:
        """With an answer about a person, and with what it settles.

        Raises ValueError where a relation names nobody else of the household, or
        two spouses.
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
        """With one more person, of whom nothing is known. Raises ValueError without room."""
        if not self.has_room:
            raise ValueError(f"a household has at most {MOST_PEOPLE} people")
        return replace(self, people=(*self.people, {}))

    def without(self, person: int) -> Draft:
        """Without a person and every mention of them. Raises ValueError for the last one."""
        if len(self.people) == 1:
            raise ValueError("somebody is always there")
        left = [one for number, one in enumerate(self.people) if number != person]
        return replace(self, people=tuple(_moved_up(one, person) for one in left))


def _relate(people: list[dict[str, Any]], person: int, fact: str, named: Collection[int]) -> None:
    """Refuse whom a relation cannot name; of two who marry, end their former marriages."""
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
    """Somebody's answers once the person at `gone` has left the list."""
    return {
        name: _without(value, gone) if name in RELATIONS and value else value
        for name, value in one.items()
    }


def _without(named: list[int], gone: int) -> list[int] | None:
    """The others by their new indexes; None where nobody is left, which is not "nobody"."""
    return [other - (other > gone) for other in named if other != gone] or None
