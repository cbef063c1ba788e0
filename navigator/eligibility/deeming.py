"""Bounds what SSI counts of a home's income: a person's, a couple's, or that of a child's parents.

Whose the income is, and how much of it is pay, is not asked. So a limit becomes two: the income
that fits whoever has it, and the most that can fit at all. Between them no answer settles it.

Of any income 20 dollars a month do not count, of pay 65 more and half of the rest (42 U.S.C.
1382a(b)(2)(A) and (4)). A husband or wife who gets no SSI lends the limit of a couple where the
income is theirs (20 CFR 416.1163). Of the income of a child's parents the difference between the
two rates stays with each other child, and a rate with the parents; the rest is shared by the
children with a disability (20 CFR 416.1165).
"""

from __future__ import annotations

from dataclasses import dataclass

from navigator.eligibility.household import AGED, Household, Kleene
from navigator.eligibility.income import PER_YEAR, UNITS_PER_DOLLAR
from navigator.eligibility.logic import all_of, any_of, compare
from navigator.records.askable import DISABILITY

GENERAL, OF_PAY = (dollars * UNITS_PER_DOLLAR * PER_YEAR["month"] for dollars in (20, 65))
"""What does not count a year: of any income, and of pay."""
GROWN = 18
CHILD_AT_SCHOOL_BELOW = 22
"""Up to this age a brother or sister who studies is a child of the home (20 CFR 416.1856)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The limit of one person and of a couple, and the two rates of SSI where they are held.

    In units a year, see `income`.
    """

    one: int
    couple: int
    rates: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The income that fits in any case, and the most that can; None: no answer says."""

    sure: int | None
    most: int | None


def bounds(home: Household, person: int, limits: Limits, *, may_be_pay: bool) -> Bounds:
    """Bound the income of a home for one who is 65 or over or has a disability."""
    age = home.people[person].get("age")
    if age is None:
        return Bounds(None, None)
    if age < GROWN:
        return _of_child(home, person, limits, may_be_pay=may_be_pay)
    return _of_grown(home, person, limits, may_be_pay=may_be_pay)


def _of_grown(home: Household, person: int, limits: Limits, *, may_be_pay: bool) -> Bounds:
    with_them = home.of_spouse(person, lambda one: _may_get_ssi(home, one))
    least = limits.couple if with_them else limits.one
    most = limits.one if home.has_spouse(person) is False else limits.couple
    if not home.count(person, "couple").is_everybody:
        return Bounds(least + GENERAL, None)
    return Bounds(least + GENERAL, _most(most, 0, may_be_pay=may_be_pay))


def _of_child(home: Household, person: int, limits: Limits, *, may_be_pay: bool) -> Bounds:
    """Bound the income of a child's parents; without the rates nothing is known."""
    if limits.rates is None:
        return Bounds(None, None)
    others = [one for one in range(len(home.people)) if one != person]
    parents = {one: home.parent_or_step(one, person) for one in others}
    children = [one for one in others if not parents[one] and _is_sibling(home, one, person)]
    young = [one for one in children if home.people[one]["age"] < GROWN]
    disabled = [one for one in others if home.answer(one, DISABILITY)]
    able = [one for one in others if home.answer(one, DISABILITY) is False]
    share, stays = limits.one + GENERAL, limits.rates[1] - limits.rates[0]
    keep = (0, *limits.rates)
    named = [one for one in others if parents[one]]

    if not others and home.is_complete:
        return Bounds(share, _most(limits.one, 0, may_be_pay=may_be_pay))
    if not named:
        return Bounds(share, None)
    asking = sum(one in disabled for one in young)
    without_ssi = sum(_may_get_ssi(home, one) is False for one in named)
    kept = keep[min(max(without_ssi, 1), 2)]
    sure = share * (1 + asking) + stays * (len(young) - asking) + kept + GENERAL
    if not home.is_complete or len(children) + len(named) < len(others):
        return Bounds(sure, None)
    free = sum(one in able for one in children)
    kept = keep[min(len(named), 2)]
    counted = share * (1 + len(children) - free) + kept
    return Bounds(sure, _most(counted, stays * free, may_be_pay=may_be_pay))


def _most(limit: int, stays: int, *, may_be_pay: bool) -> int:
    """Return the most income whose counted part is a limit, where all of it may be pay."""
    if may_be_pay:
        return 2 * limit + GENERAL + OF_PAY + stays
    return limit + GENERAL + stays


def _is_sibling(home: Household, one: int, child: int) -> Kleene:
    young = compare("below", home.people[one].get("age"), CHILD_AT_SCHOOL_BELOW)
    return all_of((young, home.siblings(one, child)))


def _may_get_ssi(home: Household, person: int) -> Kleene:
    """Return whether a person is 65 or over or has a disability; None: not known."""
    old = compare("at_least", home.people[person].get("age"), AGED)
    return any_of((old, home.answer(person, DISABILITY)))
