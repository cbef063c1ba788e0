"""Who counts with whom; a relation nobody answered makes a range, never a no."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.eligibility.household import Count, Household

ALONE: dict[str, Any] = {"parent_of": [], "spouse_of": []}
CHILD = {"parent_of": [], "spouse_of": [], "pregnant": False}


def counts(people: list[dict[str, Any]], unit: str = "magi") -> list[tuple[int, int, bool]]:
    home = Household(people)
    found = [home.count(number, unit) for number in range(len(people))]
    return [(one.low, one.high, one.is_everybody) for one in found]


def test_a_family_of_four_counts_four_for_each() -> None:
    people: list[dict[str, Any]] = [
        {"age": 40, "parent_of": [2, 3], "spouse_of": [1]},
        {"age": 38, "parent_of": [2, 3], "spouse_of": [0]},
        {"age": 9},
        {"age": 3},
    ]
    assert counts(people) == [(4, 4, True)] * 4


def test_left_out_relations_of_children_and_step_parents_are_settled_by_ages() -> None:
    people: list[dict[str, Any]] = [
        {"age": 40, "parent_of": [2, 3]},
        {"age": 30, "spouse_of": [0]},
        {"age": 17},
        {"age": 3},
    ]
    assert counts(people) == [(4, 4, True)] * 4
    home = Household(people)
    assert home.has_child_below(1, 18) is True
    assert home.has_child_below(2, 18) is False


def test_a_grandmother_counts_alone_and_what_is_hers_is_not_known() -> None:
    people: list[dict[str, Any]] = [
        {"age": 70, "parent_of": [1], "spouse_of": []},
        {"age": 40, "parent_of": [2], "spouse_of": []},
        {"age": 10},
    ]
    assert counts(people) == [(1, 1, False), (2, 2, False), (2, 2, False)]


def test_two_grown_ups_whose_relation_nobody_told_are_one_or_two() -> None:
    assert counts([{"age": 30}, {"age": 31}]) == [(1, 2, False)] * 2
    home = Household([{"age": 30}, {"age": 31}])
    assert home.count(0, "magi").missing == ("parent_of", "spouse_of")
    assert home.count(0, "couple").missing == ("spouse_of",)
    assert counts([{"age": 30, **ALONE}, {"age": 31, **ALONE}]) == [(1, 1, False)] * 2


def test_a_child_whose_parent_nobody_named_may_be_anybodys() -> None:
    home = Household([{"age": 34}, {"age": 6}])
    assert home.has_child_below(0, 18) is None
    assert home.has_child_below(1, 18) is False
    assert home.count(0, "magi") == Count(1, 2, False, ("parent_of", "spouse_of"))


def test_unmarried_parents_each_count_their_child_and_the_child_counts_both() -> None:
    people: list[dict[str, Any]] = [
        {"age": 30, "parent_of": [2], "spouse_of": []},
        {"age": 31, "parent_of": [2], "spouse_of": []},
        {"age": 1},
    ]
    assert counts(people) == [(2, 2, False), (2, 2, False), (3, 3, True)]


def test_a_couple_and_all_together() -> None:
    people: list[dict[str, Any]] = [{"age": 70, "spouse_of": [1]}, {"age": 66}, {"age": 40}]
    assert counts(people, "couple") == [(2, 2, False), (2, 2, False), (1, 1, False)]
    assert counts(people, "together") == [(3, 3, True)] * 3


def test_children_of_one_parent_are_no_couple_and_named_children_no_parents() -> None:
    people: list[dict[str, Any]] = [
        {"age": 45, "parent_of": [1, 2], "spouse_of": []},
        {"age": 18},
        {"age": 16},
    ]
    assert counts(people) == [(3, 3, True)] * 3


@pytest.mark.parametrize(
    ("older", "younger", "expected"),
    [
        (16, 5, False), (17, 5, None), (18, 5, None), (19, 18, None), (25, 17, None),
        (30, 19, False), (31, 19, None), (31, 20, False),
    ],
)  # fmt: skip
def test_twelve_years_between_leave_a_young_parent_possible_and_eleven_do_not(
    older: int, younger: int, expected: bool | None
) -> None:
    """Else the child of a mother of 17 who skipped the question would be nobody's."""
    home = Household([{"age": older, "spouse_of": []}, {"age": younger, **ALONE}])
    assert home.has_child_below(0, 21) is expected
    assert home.count(0, "magi").high == (2 if expected is None and younger < 19 else 1)


def test_a_child_whose_two_parents_are_named_is_not_a_grandmothers() -> None:
    """Else a grandmother who skipped whose parent she is would be asked for a third parent."""
    people: list[dict[str, Any]] = [
        {"age": 30, "parent_of": [2], "spouse_of": []},
        {"age": 31, "parent_of": [2], "spouse_of": []},
        {"age": 4},
        {"age": 62, "spouse_of": []},
    ]
    assert Household(people).has_child_below(3, 19) is False
    assert counts(people)[2:] == [(3, 3, False), (1, 1, False)]
    people[1] = {"age": 31, **ALONE}
    assert Household(people).has_child_below(3, 19) is None, "one parent may be another's child"


def test_who_is_somebodys_child_is_not_their_parent_and_a_child_is_nobodys() -> None:
    """Also where nobody gave the other's age."""
    assert Household([{"parent_of": [1]}, {"age": 30}]).has_child_below(1, 50) is False
    assert Household([{}, {"age": 11}]).has_child_below(1, 50) is False
    assert Household([{}, {"age": 12}]).has_child_below(1, 50) is None


@pytest.mark.parametrize("children", [1, 2, 3])
def test_a_parent_and_children_and_their_brothers_are_no_couples(children: int) -> None:
    """Else a rule for couples would ask a mother whether she is married to her son."""
    mother: dict[str, Any] = {"age": 60, "parent_of": list(range(1, children + 1))}
    people = [mother, *({"age": 30 - number} for number in range(children))]
    assert counts(people, "couple") == [(1, 1, False)] * len(people)
    home = Household(people)
    assert all(home.count(person, "couple").missing == () for person in range(len(people)))


def test_only_a_pregnancy_is_told_by_the_number_of_babies() -> None:
    home = Household([{"age": 20, "expecting": 1}])
    assert home.answer(0, "pregnant") is True
    for fact in ("diploma_in_state", "school_years_in_state", "has_disability", "spouse_of"):
        assert home.answer(0, fact) is None, fact


def test_an_age_nobody_gave_keeps_everything_open() -> None:
    home = Household([{"age": 30}, {}])
    assert home.count(0, "magi") == Count(1, 2, False, ("parent_of", "spouse_of"))
    assert home.count(1, "magi").missing == ("age", "parent_of", "spouse_of")
    known = Household([{"age": 30, **ALONE, "parent_of": [1]}, {**ALONE}])
    assert known.count(0, "magi") == Count(1, 2, False, ("age",))
    assert known.has_child_below(0, 18) is None


def test_without_people_nobody_knows_who_lives_there() -> None:
    home = Household(({},), is_complete=False)
    assert home.count(0, "magi").high == 20
    assert not home.count(0, "together").is_everybody
    assert home.has_child_below(0, 18) is None


@pytest.mark.parametrize(
    ("person", "ignore", "expected"),
    [
        ({"age": 30, "pregnant": True, "expecting": 2}, False, (2, 2)),
        ({"age": 30, "pregnant": True}, False, (1, 9)),
        ({"age": 30, "expecting": 3}, False, (3, 3)),
        ({"age": 30, "pregnant": False}, False, (0, 0)),
        ({"age": 30}, False, (0, 9)),
        ({"age": 30}, True, (0, 0)),
        ({"age": 19}, True, (0, 0)),
        ({"age": 18}, True, (0, 9)),
        ({}, True, (0, 9)),
        ({"age": 5}, False, (0, 0)),
        ({"age": 70, "pregnant": True}, False, (0, 0)),
    ],
)
def test_the_unborn_count_with_the_person_who_expects_them(
    person: dict[str, Any], ignore: bool, expected: tuple[int, int]
) -> None:
    assert Household([person]).unborn(0, may_ignore=ignore) == expected


def test_where_a_state_counts_all_unborn_the_child_counts_the_brother_to_come() -> None:
    people: list[dict[str, Any]] = [
        {"age": 30, "pregnant": True, "expecting": 2, "parent_of": [1], "spouse_of": []},
        {"age": 5},
        {"age": 33},
    ]
    home = Household(people)
    assert home.unborn_of_others(0, "magi") == (0, 0)
    assert home.unborn_of_others(1, "magi") == (2, 11), "the third may be a parent too"
    assert home.unborn_of_others(2, "magi") == (0, 0)
    assert home.unborn_of_others(1, "couple") == (0, 0), "a mother is no spouse"
    people[0] = {"age": 30, "pregnant": True, "expecting": 2}
    strangers = Household([people[0], {"age": 31, "pregnant": False}])
    assert strangers.unborn_of_others(1, "magi") == (0, 2), "who may count, with her babies"


PERSON = st.fixed_dictionaries(
    {},
    optional={
        "age": st.integers(0, 90),
        "parent_of": st.just([]),
        "spouse_of": st.just([]),
    },
)


@given(st.lists(PERSON, min_size=1, max_size=4))
def test_a_count_holds_the_person_and_nobody_twice(people: list[dict[str, Any]]) -> None:
    for low, high, _ in counts(people):
        assert 1 <= low <= high <= len(people)


@given(st.lists(PERSON, min_size=2, max_size=4), st.integers(0, 3))
def test_more_answers_make_a_range_narrower(people: list[dict[str, Any]], who: int) -> None:
    before = counts(people)
    fuller = [dict(person) for person in people]
    fuller[who % len(people)].setdefault("parent_of", [])
    fuller[who % len(people)].setdefault("spouse_of", [])
    for (low, high, _), (new_low, new_high, _) in zip(before, counts(fuller), strict=True):
        assert low <= new_low <= new_high <= high


def test_the_order_of_people_never_matters() -> None:
    people: list[dict[str, Any]] = [
        {"age": 40, "spouse_of": [1]},
        {"age": 38},
        {"age": 9},
        {"age": 70},
    ]
    seen = set()
    for order in permutations(range(4)):
        moved = [dict(people[old]) for old in order]
        for person in moved:
            if "spouse_of" in person:
                person["spouse_of"] = [order.index(1)]
        seen.add(tuple(sorted(counts(moved))))
    assert len(seen) == 1
