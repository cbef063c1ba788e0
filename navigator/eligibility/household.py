"""Counts who belongs to a person's household, from parents and spouses; three-valued.

The head count follows 42 CFR 435.603(f)(3): a person, their spouse, their children under 19, and
for a person under 19 their parents, step-parents and brothers and sisters under 19, all of them
living together. Tax returns are not asked about; docs/adr/0011 says what that leaves out. A
relation nobody answered may hold wherever ages do not rule it out: it makes the count a range,
never a no.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from navigator.eligibility.logic import all_of, any_of
from navigator.records.askable import (
    ASKABLE,
    DISABILITY,
    EXPECTING,
    HOURS,
    MOST_PEOPLE,
    PARENT_OF,
    PREGNANT,
    RELATIONS,
    SPOUSE_OF,
)

CHILD_BELOW = 19
MINOR_BELOW, AGED = 18, 65
LEAST_YEARS_BETWEEN = 12
"""Fewer years than this between two young people: not parent and child."""
_MOST_EXPECTED = ASKABLE[EXPECTING].high or 1

Kleene = bool | None
Grid = list[list[Kleene]]


@dataclass(frozen=True, slots=True)
class Count:
    """How many people count with a person, at least and at most, and whether that is everybody."""

    low: int
    high: int
    is_everybody: bool
    missing: tuple[str, ...] = ()
    """Facts that would make it exact."""


class Household:
    """The people of one visit. `is_complete` False: nobody said who lives there."""

    def __init__(self, people: Sequence[Mapping[str, Any]], *, is_complete: bool = True) -> None:
        self.people = people
        self.is_complete = is_complete
        self._range = range(len(people))
        self._ages: list[int | None] = [person.get("age") for person in people]
        self._counts: dict[tuple[int, str], Count] = {}

    def parent(self, one: int, child: int) -> Kleene:
        """Return whether one is the other's parent; None where it may be and nobody answered."""
        return self._is_parent(one, child)

    def spouse(self, one: int, other: int) -> Kleene:
        """Return whether the two are married; None where they may be and nobody answered."""
        return self._is_spouse(one, other)

    def parent_or_step(self, one: int, child: int) -> Kleene:
        """Return whether one is the other's parent or married to them; None: not known."""
        return self._parent_or_step[one][child]

    def siblings(self, one: int, two: int) -> Kleene:
        """Return whether two people have a parent or step-parent here in common."""
        parent = self._parent_or_step
        return any_of(all_of((parent[by][one], parent[by][two])) for by in self._range)

    def answer(self, person: int, fact: str) -> Any:
        """Return the answer, or what the age settles; None is missing."""
        value = self.people[person].get(fact)
        if fact == PREGNANT:
            if not ASKABLE[fact].counts_at(self._ages[person]):
                return False
            if value is None and self.people[person].get(EXPECTING):
                return True
            if value is None and not ASKABLE[fact].asked_at(self._ages[person]):
                return False
        if fact == HOURS and not ASKABLE[fact].asked_at(self._ages[person]):
            return 0
        return value

    def unborn(self, person: int, *, may_ignore: bool) -> tuple[int, int]:
        """Return how many babies the person expects, at least and at most.

        `may_ignore`: somewhere else the program asks for pregnancy itself, so that an adult whose
        pregnancy nobody answered is judged there as pregnant, here as not.
        """
        pregnant = self.answer(person, PREGNANT)
        if pregnant is False:
            return 0, 0
        expecting = self.people[person].get(EXPECTING)
        if pregnant:
            return (expecting, expecting) if expecting else (1, _MOST_EXPECTED)
        age = self._ages[person]
        if may_ignore and age is not None and age >= CHILD_BELOW:
            return 0, 0
        return 0, _MOST_EXPECTED

    def unborn_of_others(self, person: int, unit: str) -> tuple[int, int]:
        """Return how many babies the others who count expect, at least and at most."""
        low = high = 0
        for other in self._range:
            if other == person or (counted := self._counts_with(person, other, unit)) is False:
                continue
            least, most = self.unborn(other, may_ignore=False)
            low, high = low + (least if counted else 0), high + most
        return low, high

    def has_child_below(self, person: int, age: int) -> Kleene:
        """Return whether the person has a child here younger than `age`; None: not known."""
        found = [
            all_of((self._parent_or_step[person][child], self._is_below(child, age)))
            for child in self._range
            if child != person
        ]
        return any_of([*found, *(() if self.is_complete else (None,))])

    def has_spouse(self, person: int) -> Kleene:
        """Return whether the person is married to somebody here; None: not known."""
        if self.people[person].get(SPOUSE_OF) is not None:
            return bool(self.people[person][SPOUSE_OF])
        found = [self._spouse[person][other] for other in self._range if other != person]
        return any_of([*found, *(() if self.is_complete else (None,))])

    def anyone(self, holds: Callable[[int], Kleene]) -> Kleene:
        """Return whether something holds of anybody who lives here; None: not known."""
        found = [holds(person) for person in self._range]
        return any_of([*found, *(() if self.is_complete else (None,))])

    def of_spouse(self, person: int, holds: Callable[[int], Kleene]) -> Kleene:
        """Return whether something holds of the person's spouse here; None: not known."""
        others = [other for other in self._range if other != person]
        found = [all_of((self._spouse[person][other], holds(other))) for other in others]
        return any_of([*found, *(() if self.is_complete else (None,))])

    def count(self, person: int, unit: str) -> Count:
        """Return how many people count with the person, without the unborn.

        `unit`: as in `vocabulary.IncomeUnit`; for `children` the person and their children alone,
        for `family` all children here with their parents, whoever the person is.
        """
        key = (person, unit)
        if key not in self._counts:
            self._counts[key] = self._count(person, unit)
        return self._counts[key]

    def _count(self, person: int, unit: str) -> Count:
        whole = len(self.people)
        if unit == "children":
            return self._with_children(person)
        if unit == "family":
            return self._of_families()
        if unit in ("together", "heads", "apart"):
            sure = maybe = whole
        else:
            with_them = [self._counts_with(person, other, unit) for other in self._range]
            sure, maybe = with_them.count(True), len(with_them) - with_them.count(False)
        if not self.is_complete:
            maybe = MOST_PEOPLE
        missing = self._open(person, unit) if sure < maybe else ()
        return Count(sure, maybe, sure == whole and self.is_complete, missing)

    def _with_children(self, person: int) -> Count:
        """Count the person and their children; the income is that of all who file together."""
        family = self.count(person, "magi")
        found = [
            all_of((self._parent_or_step[person][child], self._is_below(child, CHILD_BELOW)))
            for child in self._range
            if child != person
        ]
        low, high = 1 + found.count(True), 1 + len(found) - found.count(False)
        if not self.is_complete:
            high = MOST_PEOPLE
        missing = family.missing or (self._open(person, "magi") if low < high else ())
        return Count(low, high, family.is_everybody, missing)

    def _of_families(self) -> Count:
        """Count children, their parents, who expects a child and their spouse, as TANF does.

        Who has a disability or is 65 may get SSI and is then not one of them (42 U.S.C. 1382c),
        nor is a parent of such a child alone.
        """
        found = [self._in_a_family(one) for one in self._range]
        low, high = found.count(True), len(found) - found.count(False)
        if not self.is_complete:
            high = MOST_PEOPLE
        missing = self._open(0, "family") if low < high else ()
        return Count(low, high, low == len(found) and self.is_complete, missing)

    def _in_a_family(self, one: int) -> Kleene:
        may_get_ssi = self.people[one].get(DISABILITY) or self._is_below(one, AGED) is False
        parent = any_of(
            all_of((self._parent_or_step[one][child], self._is_minor(child), self._is_able(child)))
            for child in self._range
            if child != one
        )
        expecting = any_of(
            all_of((beside, self.answer(other, PREGNANT)))
            for other, beside in enumerate(self._spouse[one])
        )
        counts = any_of((self._is_minor(one), parent, self.answer(one, PREGNANT), expecting))
        return None if counts and may_get_ssi else counts

    def _is_able(self, one: int) -> Kleene:
        return None if self.people[one].get(DISABILITY) else True

    def _is_minor(self, one: int) -> Kleene:
        """Return whether the person is a child for TANF; at 18 it rests on school."""
        return None if self._ages[one] == MINOR_BELOW else self._is_below(one, MINOR_BELOW)

    def _open(self, person: int, unit: str) -> tuple[str, ...]:
        relations = (SPOUSE_OF,) if unit == "couple" else RELATIONS
        names = ("age", *relations) if self._ages[person] is None else relations
        return tuple(
            name for name in names if any(one.get(name) is None for one in self.people)
        ) or ("age",)

    def _counts_with(self, person: int, other: int, unit: str) -> Kleene:
        if person == other or unit == "together":
            return True
        if unit == "couple":
            return self._spouse[person][other]
        young, other_young = self._is_below(person, CHILD_BELOW), self._is_below(other, CHILD_BELOW)
        parent = self._parent_or_step
        return any_of(
            (
                self._spouse[person][other],
                all_of((parent[person][other], other_young)),
                all_of((young, parent[other][person])),
                all_of((young, other_young, self.siblings(person, other))),
            )
        )

    def _is_below(self, person: int, age: int) -> Kleene:
        known = self._ages[person]
        return None if known is None else known < age

    @cached_property
    def _parent_or_step(self) -> Grid:
        """Parent or step-parent, by person and child; nobody is compared with themselves."""
        parent, spouse = self._parent, self._spouse
        return [
            [
                any_of(
                    (
                        parent[one][child],
                        *(
                            all_of((spouse[one][by], parent[by][child]))
                            for by in self._range
                            if by not in (one, child)
                        ),
                    )
                )
                for child in self._range
            ]
            for one in self._range
        ]

    @cached_property
    def _told(self) -> list[set[int]]:
        """The children each person named."""
        return [set(person.get(PARENT_OF) or ()) for person in self.people]

    @cached_property
    def _parent(self) -> Grid:
        return [[self._is_parent(one, child) for child in self._range] for one in self._range]

    def _is_parent(self, one: int, child: int) -> Kleene:
        if child in self._told[one]:
            return True
        if one == child or self.people[one].get(PARENT_OF) is not None:
            return False
        parents = [by for by in self._range if child in self._told[by]]
        if (
            not ASKABLE[PARENT_OF].asked_at(self._ages[one])
            or one in self._told[child]
            or len(parents) > 1
            or any(one in self._told[by] for by in parents)
            or self._names_as_spouse(one, child)
            or self._too_close(one, child)
        ):
            return False
        return None

    def _too_close(self, one: int, child: int) -> bool:
        """Return whether ages rule out that one is the other's parent.

        A grown-up may be a step-parent of anybody under 19; two others need years between.
        """
        mine, theirs = self._ages[one], self._ages[child]
        if mine is None or theirs is None or (mine >= CHILD_BELOW > theirs):
            return False
        return mine - theirs < LEAST_YEARS_BETWEEN

    @cached_property
    def _spouse(self) -> Grid:
        """Married or not, by two people; nobody is compared with themselves."""
        return [[self._is_spouse(one, other) for other in self._range] for one in self._range]

    def _names_as_spouse(self, one: int, other: int) -> bool:
        return other in (self.people[one].get(SPOUSE_OF) or ()) or one in (
            self.people[other].get(SPOUSE_OF) or ()
        )

    def _is_spouse(self, one: int, other: int) -> Kleene:
        if self._names_as_spouse(one, other):
            return True
        for person in (one, other):
            if (
                self.people[person].get(SPOUSE_OF) is not None
                or not ASKABLE[SPOUSE_OF].asked_at(self._ages[person])
                or any(self._names_as_spouse(person, by) for by in self._range if by != person)
            ):
                return False
        related = (
            other in self._told[one]
            or one in self._told[other]
            or any({one, other} <= children for children in self._told)
        )
        return False if related else None
