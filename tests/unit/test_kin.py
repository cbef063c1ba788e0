"""Nobody is asked whether their child is their husband: only kin that can be is offered."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.eligibility.answers import check_answers
from navigator.eligibility.draft import Draft
from navigator.eligibility.household import CHILD_BELOW, LEAST_YEARS_BETWEEN
from navigator.eligibility.kin import is_asked, offered, possible
from navigator.library.facade import Library
from navigator.records.askable import ASKABLE, PARENT_OF, RELATIONS, SPOUSE_OF

MOTHER, TEEN, CHILD = {"age": 34}, {"age": 17}, {"age": 8}
FAMILY = (MOTHER, TEEN, CHILD)


def offers(*people: dict[str, Any]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Of each person whom they may be parent of, and to whom married."""
    every = range(len(people))
    return [(offered(people, one, PARENT_OF), offered(people, one, SPOUSE_OF)) for one in every]


def asked(*people: dict[str, Any]) -> list[list[str]]:
    return [
        [fact for fact in RELATIONS if is_asked(people, one, fact)] for one in range(len(people))
    ]


def test_a_mother_is_offered_her_children_as_children_and_as_nothing_else() -> None:
    assert offers(*FAMILY) == [((1, 2), ()), ((), ()), ((), ())]
    assert asked(*FAMILY) == [[PARENT_OF], [], []]
    told = {**MOTHER, PARENT_OF: [1, 2]}
    assert offers(told, TEEN, CHILD) == [((1, 2), ()), ((), ()), ((), ())]
    assert asked(told, TEEN, CHILD) == [[PARENT_OF], [], []]


def test_a_niece_of_seventeen_is_offered_in_marriage_to_no_one_but_nobody_can_be_told() -> None:
    aunt = {**MOTHER, PARENT_OF: [2]}
    assert offers(aunt, TEEN, CHILD)[0] == ((1, 2), ())
    assert asked(aunt, TEEN, CHILD) == [[PARENT_OF, SPOUSE_OF], [], []]
    said = {**aunt, SPOUSE_OF: []}
    assert asked(said, TEEN, CHILD)[0] == [PARENT_OF, SPOUSE_OF], "it can be taken back"


def test_of_grown_ups_alone_is_asked_whether_they_are_married_to_nobody() -> None:
    told = {PARENT_OF: [2]}
    assert asked({**told, "age": 19}, TEEN, CHILD)[0] == [PARENT_OF, SPOUSE_OF]
    assert asked(told, TEEN, CHILD)[0] == [PARENT_OF, SPOUSE_OF], "an age nobody gave"
    assert asked({"age": 18, PARENT_OF: []}, {"age": 40})[0] == [], "whose aunt may be her mother"
    # Who said to have no child here is not asked again where the ages rule it out.
    assert asked({"age": 40, PARENT_OF: []}, {"age": 38})[0] == [SPOUSE_OF]


def test_it_does_not_matter_who_was_written_down_first() -> None:
    assert asked(TEEN, CHILD, {**MOTHER, PARENT_OF: [1]})[2] == [PARENT_OF, SPOUSE_OF]


def test_at_nineteen_nobody_is_taken_for_a_child_in_marriage() -> None:
    assert offers({"age": 40}, {"age": 19})[0] == ((1,), (1,))
    assert offers({"age": 40}, {"age": 18})[0] == ((1,), ())


def test_who_is_nobody_s_parent_here_may_be_married_to_one_of_seventeen() -> None:
    assert offers({"age": 24, PARENT_OF: []}, TEEN)[0] == ((1,), (1,))
    assert offers({"age": 20}, TEEN) == [((1,), ()), ((), ())], "may be a step-parent"
    assert offers({"age": 18}, TEEN) == [((), (1,)), ((), (0,))], "too close in years"


def test_a_child_is_no_spouse_and_no_parent_of_who_is_older() -> None:
    for age in range(ASKABLE[SPOUSE_OF].from_age):
        assert offers({"age": age}, {"age": 14}, {"age": 60})[0] == ((), ())


def test_two_grown_ups_may_be_either() -> None:
    assert offers({"age": 60}, {"age": 30}) == [((1,), (1,)), ((), (0,))]
    assert offers({"age": 60, PARENT_OF: [1]}, {"age": 30}) == [((1,), ()), ((), ())]
    assert offers({"age": 60, PARENT_OF: []}, {"age": 30}) == [((1,), (1,)), ((), (0,))]


def test_no_age_rules_nobody_out() -> None:
    assert offers({}, {}) == [((1,), (1,)), ((0,), (0,))]


def test_a_child_has_two_parents_and_no_third() -> None:
    people = ({"age": 40, PARENT_OF: [3]}, {"age": 38, PARENT_OF: [3]}, {"age": 45}, {"age": 9})
    assert offers(*people)[2][0] == ()
    assert offers(*people)[0][0] == (3,), "what was answered can be taken back"


def test_who_is_married_is_offered_to_nobody_else() -> None:
    people = ({"age": 40, SPOUSE_OF: [1]}, {"age": 38, SPOUSE_OF: [0]}, {"age": 41})
    assert [spouses for _, spouses in offers(*people)] == [(1,), (0,), ()]


def test_who_said_to_be_married_to_nobody_is_offered_to_nobody() -> None:
    assert offers({"age": 40, SPOUSE_OF: []}, {"age": 38})[1][1] == ()
    assert offers({"age": 40, SPOUSE_OF: []}, {"age": 38})[0][1] == (1,), "it can be taken back"


def test_nobody_is_kin_to_their_own_forebears_in_a_way_that_cannot_be() -> None:
    people: tuple[dict[str, Any], ...] = ({PARENT_OF: [1]}, {PARENT_OF: [2]}, {})
    assert offers(*people)[2] == ((), ())
    assert offers(*people)[0] == ((1, 2), ())


def test_what_an_age_makes_impossible_does_not_count_and_comes_back_with_the_age() -> None:
    draft = Draft(people=({**MOTHER, PARENT_OF: [1, 2]}, TEEN, CHILD))
    typing = draft.with_personal(0, "age", 3)
    assert typing.answers("CO").people[0][PARENT_OF] is None
    assert typing.with_personal(0, "age", 34).answers("CO").people[0][PARENT_OF] == [1, 2]
    grown = draft.with_personal(1, "age", 33).answers("CO").people
    assert grown[0][PARENT_OF] == [2]
    nobody: tuple[dict[str, Any], ...] = ({**MOTHER, PARENT_OF: [], SPOUSE_OF: None}, CHILD)
    assert possible(nobody) == nobody


def test_the_order_of_people_changes_nothing() -> None:
    for order in permutations(range(3)):
        people = [FAMILY[one] for one in order]
        mother = order.index(0)
        assert set(offered(people, mother, PARENT_OF)) == {order.index(1), order.index(2)}


@st.composite
def households(draw: st.DrawFn) -> Draft:
    """People of any age, who took some of what they were offered, in any order."""
    ages = draw(st.lists(st.none() | st.integers(0, 90), min_size=2, max_size=6))
    draft = Draft(people=tuple({} if age is None else {"age": age} for age in ages))
    for _ in range(draw(st.integers(0, 8))):
        person = draw(st.integers(0, len(ages) - 1))
        fact = draw(st.sampled_from(RELATIONS))
        names = offered(draft.people, person, fact)
        if names:
            few = st.lists(st.sampled_from(names), unique=True, max_size=1)
            chosen = st.sets(st.sampled_from(names)).map(sorted) if fact == PARENT_OF else few
            draft = draft.with_personal(person, fact, draw(chosen))
    return draft


@given(households())
def test_whatever_is_offered_and_taken_goes_together(real_library: Library, draft: Draft) -> None:
    answers = draft.answers("CO")
    check_answers(real_library.checklist("checklist:health"), answers)
    people = answers.people
    for one, given_one in enumerate(people):
        assert not set(given_one.get(PARENT_OF) or ()) - set(offered(people, one, PARENT_OF))
        for spouse in given_one.get(SPOUSE_OF) or ():
            assert people[spouse][SPOUSE_OF] == [one], "a marriage holds from both sides"
        for child in given_one.get(PARENT_OF) or ():
            assert one not in offered(people, child, PARENT_OF), "nobody is both"
            assert one not in offered(people, child, SPOUSE_OF)
        for child in offered(people, one, PARENT_OF):
            older, younger = given_one.get("age"), people[child].get("age")
            assert older is None or younger is None or older > younger


@pytest.mark.parametrize("older", range(12, 120, 9))
def test_years_between_are_those_the_head_count_goes_by(older: int) -> None:
    for younger in range(older):
        can = bool(offered(({"age": older}, {"age": younger}), 0, PARENT_OF))
        assert can == (older >= CHILD_BELOW > younger or older - younger >= LEAST_YEARS_BETWEEN)
