"""Questions that no open program waits for are not put: a home is asked no more than it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from navigator.eligibility.answers import Answers
from navigator.eligibility.draft import Draft
from navigator.eligibility.still_asked import ALWAYS, is_still_asked, still_asked

if TYPE_CHECKING:
    from navigator.library.facade import Library


def wanted(library: Library, state: str, *people: dict[str, Any], **household: Any) -> Any:
    return still_asked(library.judge_household(Answers(state, household, people or ({},))))


def test_with_nothing_answered_every_need_of_the_state_is_asked(real_library: Library) -> None:
    found = wanted(real_library, "GA")
    for fact in ("cash_band", "monthly_rent", "shutoff_notice", "eviction_paper"):
        assert is_still_asked(found, fact, None), fact
    assert is_still_asked(found, "has_disability", 0)


def test_what_no_open_program_waits_for_is_not_asked(real_library: Library) -> None:
    found = wanted(real_library, "GA", {"age": 67})
    assert not is_still_asked(found, "shares_housing_from_need", None)
    assert not is_still_asked(found, "new_baby", None)
    assert is_still_asked(found, "hours_of_work", 0), "of pay less than half counts for Medicaid"
    child = wanted(real_library, "GA", {"age": 7})
    assert is_still_asked(child, "shares_housing_from_need", None)


def test_where_anybody_may_answer_everybody_is_asked(real_library: Library) -> None:
    found = wanted(real_library, "GA", {"age": 30}, {"age": 4})
    assert is_still_asked(found, "has_disability", 0)
    assert is_still_asked(found, "has_disability", 1)


@pytest.mark.parametrize("fact", sorted(ALWAYS))
def test_who_lives_together_and_the_income_are_always_asked(fact: str) -> None:
    assert is_still_asked(frozenset(), fact, 0)
    assert not is_still_asked(frozenset(), "cash_band", None)


FULL = Draft(
    {"income": 900, "income_period": "month", "cash_band": "to_100"},
    ({"age": 30, "hours_of_work": 20, "parent_of": [1]}, {"age": 4}),
)


def test_another_checklist_takes_the_answers_it_asks_for() -> None:
    assert FULL.only(("age", "parent_of", "income")) == Draft(
        {"income": 900}, ({"age": 30, "parent_of": [1]}, {"age": 4})
    )


def test_a_checklist_without_ages_takes_only_people_it_knows_something_of() -> None:
    assert FULL.only(("hours_of_work",)) == Draft({}, ({"hours_of_work": 20},))
    assert FULL.only(("lives_in_state",)) == Draft({}, ({},))
