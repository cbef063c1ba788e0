"""What SSI counts of an income: a family must not read no at an income at which SSI pays.

The sums are those of 20 CFR 416.1163 and 416.1165 with the rates of 2026, 994 and 1,491 dollars a
month, reckoned by hand.
"""

from __future__ import annotations

from typing import Any

import pytest

from navigator.eligibility.deeming import Bounds, Limits, bounds
from navigator.eligibility.household import Household
from navigator.eligibility.income import UNITS_PER_DOLLAR

MONTH = 12 * UNITS_PER_DOLLAR
RATES = (994 * MONTH, 1491 * MONTH)
SSI = Limits(*RATES, RATES)

Person = dict[str, Any]


def grown(age: int = 40, **more: Any) -> Person:
    return {"age": age, "parent_of": [], "spouse_of": [], "has_disability": False, **more}


def child(age: int = 8, **more: Any) -> Person:
    return {"age": age, "has_disability": True, **more}


def found(
    *people: Person, person: int = 0, pay: bool = False, limits: Limits = SSI, whole: bool = True
) -> tuple[float | None, float | None]:
    """The two bounds in dollars a month."""
    home = Household(people, is_complete=whole)
    both = bounds(home, person, limits, may_be_pay=pay)
    return tuple(None if one is None else one / MONTH for one in (both.sure, both.most))  # type: ignore[return-value]


def test_one_person_has_20_dollars_left_out_and_more_of_pay() -> None:
    alone = grown(70)
    assert found(alone) == (1014, 1014)
    assert found(alone, pay=True) == (1014, 2 * 994 + 85)


@pytest.mark.parametrize(
    ("other", "sure"), [({"age": 66}, 1511), ({"has_disability": True}, 1511), ({}, 1014)]
)
def test_a_couple_has_its_own_rate_where_both_may_get_it(other: Person, sure: int) -> None:
    home = (grown(70, spouse_of=[1]), grown(**{"age": 50, "spouse_of": [0], **other}))
    assert found(*home) == (sure, 1511)


def test_whose_income_it_is_stays_open_where_others_live_there() -> None:
    assert found(grown(70), grown(30)) == (1014, None)
    assert found(grown(70), whole=False) == (1014, None)


def test_a_parent_keeps_a_rate() -> None:
    assert found(grown(parent_of=[1]), child(), person=1) == (2028, 2028)
    assert found(grown(parent_of=[1]), child(), person=1, pay=True) == (2028, 4101)


def test_two_parents_keep_the_rate_of_a_couple() -> None:
    home = (grown(parent_of=[2], spouse_of=[1]), grown(parent_of=[2], spouse_of=[0]), child())
    assert found(*home, person=2) == (2525, 2525)
    assert found(*home, person=2, pay=True) == (2525, 5095)


def test_a_parent_who_may_get_ssi_may_keep_nothing_in_the_sure_bound() -> None:
    home = (
        grown(parent_of=[2], spouse_of=[1]),
        grown(parent_of=[2], spouse_of=[0], has_disability=True),
        child(),
    )
    assert found(*home, person=2) == (2028, 2525)


@pytest.mark.parametrize(
    ("has_disability", "expected"),
    [(False, (2525, 2525)), (True, (3042, 3042)), (None, (2525, 3042))],
)
def test_a_brother_or_sister_keeps_the_difference_or_shares(
    has_disability: bool | None, expected: tuple[int, int]
) -> None:
    other = child(6, has_disability=has_disability)
    assert found(grown(parent_of=[1, 2]), child(), other, person=1) == expected


def test_a_grown_student_at_home_may_still_count() -> None:
    student = grown(20)
    assert found(grown(parent_of=[1, 2]), child(), student, person=1) == (2028, 2525)


def test_a_child_without_parents_here_has_its_own_income_alone() -> None:
    assert found(child()) == (1014, 1014)
    assert found(child(), grown(60)) == (1014, None)
    assert found(child(), whole=False) == (1014, None)


def test_an_aunt_at_home_may_have_the_income() -> None:
    assert found(grown(parent_of=[1]), child(), grown(60), person=1) == (2028, None)


def test_without_age_or_rates_nothing_is_known() -> None:
    assert bounds(Household([{"age": None}]), 0, SSI, may_be_pay=False) == Bounds(None, None)
    no_rates = Limits(*RATES)
    assert found(grown(parent_of=[1]), child(), person=1, limits=no_rates) == (None, None)
    assert found(grown(70), limits=no_rates) == (1014, 1014)
