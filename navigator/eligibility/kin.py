"""Finds possible relatives: the relations that ages and other answers leave possible.

An impossible relation is never offered, and one that was answered before an age was corrected does
not count. It judges no program: how relations count stands in `household`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from navigator.eligibility.household import CHILD_BELOW, Household
from navigator.records.askable import PARENT_OF, RELATIONS, SPOUSE_OF

Given = Mapping[str, Any]


def offered(people: Sequence[Given], person: int, fact: str) -> tuple[int, ...]:
    """Return the people whom a relation of a person may name, by index.

    A marriage between a child under 19 and somebody old enough to be a parent is offered only where
    that person said to be nobody's parent here.
    """
    may = _may_marry if fact == SPOUSE_OF else _may_be_parent
    return tuple(one for one in range(len(people)) if one != person and may(people, person, one))


def is_asked(people: Sequence[Given], person: int, fact: str) -> bool:
    """Return whether a relation is asked of a person: somebody is offered, or "nobody" matters.

    The latter holds for grown-ups who may be married to a child only as far as nobody said no.
    """
    if offered(people, person, fact):
        return True
    age, house = people[person].get("age"), Household(people)
    return (
        fact == SPOUSE_OF
        and (age is None or age >= CHILD_BELOW)
        and people[person].get(PARENT_OF) is not None
        and (
            people[person].get(SPOUSE_OF) == []
            or any(house.spouse(person, one) is None for one in range(len(people)) if one != person)
        )
    )


def possible(people: Sequence[Given]) -> tuple[dict[str, Any], ...]:
    """Return the people without their impossible relations; none left is a missing answer."""
    return tuple(
        {
            fact: _kept(people, person, fact, value) if fact in RELATIONS else value
            for fact, value in given.items()
        }
        for person, given in enumerate(people)
    )


def _kept(people: Sequence[Given], person: int, fact: str, named: Any) -> Any:
    if not named:
        return named
    can = offered(people, person, fact)
    return [one for one in named if one in can] or None


def _may_be_parent(people: Sequence[Given], person: int, child: int) -> bool:
    without = _without(people, person, PARENT_OF)
    if child in _ancestors(without, person):
        return False
    return Household(without).parent(person, child) is not False


def _may_marry(people: Sequence[Given], person: int, other: int) -> bool:
    without = _without(people, person, SPOUSE_OF)
    if person in (people[other].get(SPOUSE_OF) or ()):
        without = _without(without, other, SPOUSE_OF)
    if Household(without).spouse(person, other) is False:
        return False
    if person in _ancestors(people, other) or other in _ancestors(people, person):
        return False
    ages = (people[person].get("age"), people[other].get("age"))
    return all(age is None or age >= CHILD_BELOW for age in ages) or not any(
        people[one].get(PARENT_OF) != [] and _may_be_parent(people, one, two)
        for one, two in ((person, other), (other, person))
    )


def _without(people: Sequence[Given], person: int, fact: str) -> list[Given]:
    """Return the people with one answer taken back."""
    left = list(people)
    left[person] = {**left[person], fact: None}
    return left


def _ancestors(people: Sequence[Given], person: int) -> set[int]:
    """Return the parents that were named, their parents, and so on."""
    found: set[int] = set()
    last = {person}
    while last:
        above = {one for one, given in enumerate(people) if last & set(given.get(PARENT_OF) or ())}
        last = above - found
        found |= above
    return found
