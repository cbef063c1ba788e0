"""Homes for the interview: the answers of a few families, as somebody would give them."""

from __future__ import annotations

from typing import Any

from navigator.eligibility.draft import Draft
from navigator.ui.desk import INTERVIEW
from navigator.ui.visit.open_checklist import OpenChecklist
from tests.helpers.window import Screen

NO_NEED: dict[str, Any] = {
    "pays_heating_or_cooling": True, "shutoff_notice": False, "eviction_paper": False,
    "unpaid_wages": False, "hurt_at_work": False, "new_baby": False,
    "shares_housing_from_need": False, "cash_band": "to_2000", "monthly_rent": 1617,
}  # fmt: skip
FIVE = Draft(
    {"income": 3271, "income_period": "month", **NO_NEED},
    (
        {"age": 38, "parent_of": [2, 3, 4], "spouse_of": [1], "hours_of_work": 40},
        {"age": 36, "parent_of": [2, 3, 4], "spouse_of": [0], "pregnant": False},
        {"age": 15, "pregnant": False},
        {"age": 9},
        {"age": 3},
    ),
)
"""Colorado: two parents, three children."""
DISABLED = Draft({"income": 0, "income_period": "month"}, ({"age": 44, "has_disability": True},))
"""Texas: an adult with a disability and nothing coming in."""
OLDER = Draft({"income": 1400, "income_period": "month"}, ({"age": 67},))
"""Georgia: somebody of 67, alone."""
EXPECTING = Draft(
    {"income": 2100, "income_period": "month", **NO_NEED},
    (
        {"age": 29, "parent_of": [1, 2], "pregnant": True, "expecting": 1, "hours_of_work": 30},
        {"age": 6},
        {"age": 2},
    ),
)
"""New Jersey: pregnant, with two children."""
NIGHT = Draft(
    {"income": 3400, "income_period": "month", **NO_NEED},
    (
        {"age": 41, "spouse_of": [1], "hours_of_work": 45},
        {"age": 39, "spouse_of": [0], "pregnant": False, "hours_of_work": 40},
    ),
)
"""California: a couple who work at night."""
FAMILIES: tuple[tuple[str, str, Draft], ...] = (
    ("CO", "80202", FIVE), ("TX", "78501", DISABLED), ("GA", "30303", OLDER),
    ("NJ", "07102", EXPECTING), ("CA", "90011", NIGHT),
)  # fmt: skip
"""Each home with its state and ZIP code."""


def give(screen: Screen, draft: Draft) -> None:
    """Have the visit hold the answers of a home."""
    screen.window.visit.household = OpenChecklist(INTERVIEW, draft=draft)
