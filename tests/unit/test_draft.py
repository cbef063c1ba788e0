"""Who is whose while answers are given: nobody is related to whom they did not name."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from navigator.eligibility.answers import Answers
from navigator.eligibility.draft import Draft
from navigator.records.askable import (
    ASKABLE,
    EXPECTING,
    MOST_PEOPLE,
    PARENT_OF,
    PREGNANT,
    RELATIONS,
    SPOUSE_OF,
)


def household(count: int) -> Draft:
    """So many people of whom nothing is known but their number, given as age."""
    draft = Draft().with_personal(0, "age", 0)
    for number in range(1, count):
        draft = draft.with_person().with_personal(number, "age", number)
    return draft


def spouses(draft: Draft) -> list[Any]:
    return [one.get(SPOUSE_OF) for one in draft.people]


def test_a_draft_begins_with_one_person_and_nothing_known() -> None:
    draft = Draft()
    assert draft.is_blank
    assert draft.people == ({},)
    assert not draft.with_household("income", 5).is_blank
    assert not draft.with_personal(0, "age", 34).is_blank


def test_an_edit_leaves_the_draft_before_it_as_it_was() -> None:
    draft = household(2)
    before = draft.answers("CO")
    draft.with_personal(0, SPOUSE_OF, [1]).with_household("income", 5).without(1)
    assert draft.answers("CO") == before
    with pytest.raises(FrozenInstanceError):
        draft.people = ()  # type: ignore[misc]


def test_what_is_judged_is_a_copy_of_what_was_answered() -> None:
    draft = Draft().with_household("income", 5).with_personal(0, "age", 34)
    answers = draft.answers("CO")
    assert answers == Answers("CO", {"income": 5}, ({"age": 34},))
    answers.household.clear()
    answers.people[0].clear()
    assert draft.household == {"income": 5}
    assert draft.people == ({"age": 34},)


def test_an_answer_taken_back_is_missing_and_not_a_no() -> None:
    draft = Draft().with_personal(0, PREGNANT, True).with_personal(0, PREGNANT, None)
    assert draft.people == ({PREGNANT: None},)
    assert Draft().with_household("income", 5).with_household("income", None).household == {
        "income": None
    }


def test_who_marries_is_married_to_by_the_other() -> None:
    assert spouses(household(3).with_personal(0, SPOUSE_OF, [1])) == [[1], [0], None]


def test_who_marries_again_leaves_both_former_spouses_unmarried() -> None:
    draft = household(4).with_personal(0, SPOUSE_OF, [1]).with_personal(2, SPOUSE_OF, [3])
    assert spouses(draft.with_personal(0, SPOUSE_OF, [2])) == [[2], None, [0], None]
    assert spouses(draft.with_personal(0, SPOUSE_OF, [1])) == [[1], [0], [3], [2]]


@pytest.mark.parametrize("value", [None, []])
def test_who_takes_a_marriage_back_does_so_for_both(value: list[int] | None) -> None:
    draft = household(2).with_personal(0, SPOUSE_OF, [1]).with_personal(0, SPOUSE_OF, value)
    assert spouses(draft) == [value, None]


def test_to_be_married_to_nobody_here_does_not_answer_for_others() -> None:
    assert spouses(household(2).with_personal(0, SPOUSE_OF, [])) == [[], None]


def test_a_parent_is_named_by_one_side_only_and_marriages_stay() -> None:
    draft = household(3).with_personal(0, SPOUSE_OF, [1]).with_personal(0, PARENT_OF, [2])
    assert draft.people == (
        {"age": 0, SPOUSE_OF: [1], PARENT_OF: [2]},
        {"age": 1, SPOUSE_OF: [0]},
        {"age": 2},
    )


@pytest.mark.parametrize("value", [False, None])
def test_without_a_pregnancy_no_babies_are_expected(value: bool | None) -> None:
    draft = household(2)
    for person in (0, 1):
        draft = draft.with_personal(person, PREGNANT, True).with_personal(person, EXPECTING, 2)
    assert draft.people[0] == {"age": 0, PREGNANT: True, EXPECTING: 2}
    draft = draft.with_personal(0, "age", 30).with_personal(0, PREGNANT, value)
    assert draft.people[0] == {"age": 30, PREGNANT: value}
    assert draft.people[1][EXPECTING] == 2, "of another person"


def test_the_number_of_babies_can_be_taken_back_alone() -> None:
    draft = Draft().with_personal(0, PREGNANT, True).with_personal(0, EXPECTING, None)
    assert draft.people == ({PREGNANT: True, EXPECTING: None},)


def test_who_leaves_is_forgotten_and_all_after_them_move_up() -> None:
    draft = household(4).with_personal(0, PARENT_OF, [1, 3]).with_personal(2, SPOUSE_OF, [3])
    assert draft.without(1).people == (
        {"age": 0, PARENT_OF: [2]},
        {"age": 2, SPOUSE_OF: [2]},
        {"age": 3, SPOUSE_OF: [1]},
    )
    assert draft.without(0).people[1:] == (
        {"age": 2, SPOUSE_OF: [2]},
        {"age": 3, SPOUSE_OF: [1]},
    )


def test_whose_only_child_or_spouse_left_has_not_said_that_there_is_none() -> None:
    draft = household(3).with_personal(0, PARENT_OF, [2]).with_personal(0, SPOUSE_OF, [1])
    alone = draft.without(2).without(1)
    assert alone.people == ({"age": 0, PARENT_OF: None, SPOUSE_OF: None},)


def test_who_said_nobody_still_says_so_when_others_come_and_go() -> None:
    draft = household(2).with_personal(0, PARENT_OF, []).without(1).with_person()
    assert draft.people == ({"age": 0, PARENT_OF: []}, {})


@pytest.mark.parametrize("fact", RELATIONS)
@pytest.mark.parametrize("named", [[0], [2], [-1], [1, 2]])
def test_nobody_is_related_to_themselves_or_to_who_is_not_there(
    fact: str, named: list[int]
) -> None:
    with pytest.raises(ValueError, match="nobody else"):
        household(2).with_personal(0, fact, named)


def test_nobody_has_two_spouses() -> None:
    with pytest.raises(ValueError, match="one person"):
        household(3).with_personal(0, SPOUSE_OF, [1, 2])


def test_somebody_is_always_there_and_there_is_a_most_of_people() -> None:
    with pytest.raises(ValueError, match=r"^somebody is always there$"):
        Draft().without(0)
    full = household(MOST_PEOPLE)
    assert not full.has_room
    assert not Draft(people=({},) * (MOST_PEOPLE + 1)).has_room
    assert full.without(0).has_room
    with pytest.raises(ValueError, match="at most 20 people"):
        full.with_person()


@given(st.integers(2, MOST_PEOPLE), st.data())
def test_who_is_removed_and_comes_back_is_a_stranger(count: int, data: st.DataObject) -> None:
    draft = household(count)
    gone = data.draw(st.integers(0, count - 1))
    others = [one for one in range(count) if one != gone]
    draft = draft.with_personal(gone, SPOUSE_OF, [data.draw(st.sampled_from(others))])
    for parent in others:
        draft = draft.with_personal(parent, PARENT_OF, [gone])
    back = draft.without(gone).with_person()
    assert back.people[-1] == {}
    assert not [one for one in back.people if any(one.get(name) for name in RELATIONS)]
    assert [one.get("age") for one in back.people[:-1]] == others


class Giving(RuleBasedStateMachine):
    """Any answers in any order. Beside the draft, a model that knows people by name, not index."""

    def __init__(self) -> None:
        super().__init__()
        self.draft = Draft()
        self.names = [0]
        self.parents: dict[int, set[int]] = {}
        self.couples: set[frozenset[int]] = set()
        self.coming = 1

    @initialize(others=st.integers(0, 4))
    def several(self, others: int) -> None:
        for _ in range(others):
            self.comes()

    @rule()
    def comes(self) -> None:
        if self.draft.has_room:
            self.draft = self.draft.with_person()
            self.names.append(self.coming)
            self.coming += 1

    @rule(data=st.data())
    def leaves(self, data: st.DataObject) -> None:
        if len(self.names) > 1:
            at = data.draw(st.integers(0, len(self.names) - 1))
            self.draft = self.draft.without(at)
            gone = self.names.pop(at)
            self.parents.pop(gone, None)
            for children in self.parents.values():
                children.discard(gone)
            self.couples = {one for one in self.couples if gone not in one}

    @rule(data=st.data())
    def marries(self, data: st.DataObject) -> None:
        one = data.draw(st.integers(0, len(self.names) - 1))
        others = [other for other in range(len(self.names)) if other != one]
        chosen = data.draw(st.sampled_from([None, [], *([other] for other in others)]))
        self.draft = self.draft.with_personal(one, SPOUSE_OF, chosen)
        couple = frozenset(self.names[person] for person in (one, *(chosen or ())))
        self.couples = {former for former in self.couples if not former & couple}
        if chosen:
            self.couples.add(couple)

    @rule(data=st.data())
    def names_children(self, data: st.DataObject) -> None:
        one = data.draw(st.integers(0, len(self.names) - 1))
        others = [other for other in range(len(self.names)) if other != one]
        some = st.lists(st.sampled_from(others), unique=True) if others else st.just([])
        chosen = data.draw(st.none() | some)
        self.draft = self.draft.with_personal(one, PARENT_OF, chosen)
        self.parents[self.names[one]] = {self.names[child] for child in chosen or ()}

    @rule(data=st.data(), value=st.sampled_from([True, False, None]), babies=st.none() | st.just(2))
    def answers(self, data: st.DataObject, value: bool | None, babies: int | None) -> None:
        one = data.draw(st.integers(0, len(self.names) - 1))
        if value:
            self.draft = self.draft.with_personal(one, EXPECTING, babies)
        self.draft = self.draft.with_personal(one, PREGNANT, value)

    @invariant()
    def indexes_name_others_who_are_there(self) -> None:
        assert len(self.draft.people) == len(self.names)
        for number, person in enumerate(self.draft.people):
            for name in RELATIONS:
                named = person.get(name) or []
                assert set(named) <= set(range(len(self.names))) - {number}
                assert len(named) == len(set(named))

    @invariant()
    def relations_are_those_that_were_told(self) -> None:
        married = set()
        for number, person in enumerate(self.draft.people):
            mine = self.names[number]
            children = {self.names[child] for child in person.get(PARENT_OF) or ()}
            assert children == self.parents.get(mine, set())
            for spouse in person.get(SPOUSE_OF) or ():
                assert self.draft.people[spouse][SPOUSE_OF] == [number]
                married.add(frozenset({mine, self.names[spouse]}))
        assert married == self.couples

    @invariant()
    def babies_are_expected_by_who_may_be_pregnant(self) -> None:
        for person in self.draft.people:
            for fact in person:
                asked = ASKABLE[fact].follows
                assert asked is None or person.get(asked) is True


TestGiving = Giving.TestCase
