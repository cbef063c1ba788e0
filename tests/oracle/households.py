"""Random households from a seed: families as people live in them, as `screen` reads them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

LINE, EACH_MORE = 15_960, 5_680
"""The poverty line of 2026, to spread incomes over the limits."""
OLDER_IN_INTERVIEW = 0.5
"""Of homes without children, how many are of people of 65 and over."""
PERIODS = {"annual_income": 1, "monthly_income": 12, "weekly_income": 52}
CASH_BANDS = ("to_100", "to_2000", "to_3000", "to_4500", "above_4500")
_YES = {
    "pays_heating_or_cooling": 0.7, "shutoff_notice": 0.1, "eviction_paper": 0.05,
    "shares_housing_from_need": 0.1, "new_baby": 0.05, "unpaid_wages": 0.05, "hurt_at_work": 0.05,
}  # fmt: skip
"""How many homes say yes to each question of the household."""
_DISABLED = {"grown": 0.15, "young": 0.05}


def draw(count: int, seed: int, states: Sequence[str], day: str) -> list[dict[str, Any]]:
    """So many households, spread evenly over the states; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - a draw, not a secret
    return [_household(dice, number, states[number % len(states)], day) for number in range(count)]


def draw_interview(count: int, seed: int, states: Sequence[str], day: str) -> list[dict[str, Any]]:
    """So many households with every question answered, more of them of 65 and over."""
    dice = random.Random(seed)  # noqa: S311 - a draw, not a secret
    drawn = []
    for number in range(count):
        one = _household(dice, number, states[number % len(states)], day, OLDER_IN_INTERVIEW)
        drawn.append(_interviewed(dice, one))
    return drawn


def _household(
    dice: random.Random, number: int, state: str, day: str, older: float = 0.15
) -> dict[str, Any]:
    grown = dice.choice((1, 1, 1, 2, 2))
    young = dice.choice((0, 0, 1, 1, 2, 2, 3, 4))
    is_old = young == 0 and dice.random() < older
    children = list(range(grown, grown + young))
    people: list[dict[str, Any]] = []
    for one in range(grown):
        age = dice.randint(65, 88) if is_old else dice.randint(19, 64)
        person: dict[str, Any] = {"age": age, "pregnant": False, "parent_of": children}
        if one == 0 and age < 46 and dice.random() < 0.2:
            person |= {"pregnant": True, "expecting": dice.choice((1, 1, 1, 2))}
        person["spouse_of"] = 1 - one if grown == 2 else []
        people.append(person)
    people += [
        {"age": dice.randint(0, 18), "pregnant": False, "parent_of": [], "spouse_of": []}
        for _ in children
    ]
    line = LINE + EACH_MORE * (len(people) - 1)
    income = round(line * dice.triangular(0, 4.5, 1.2))
    return {"id": number, "state": state, "date": day, "people": people, "annual_income": income}


def _interviewed(dice: random.Random, drawn: dict[str, Any]) -> dict[str, Any]:
    """Return the household with what only the interview asks, its income in one of three periods.

    Who works: most people below 65, fewer with a disability; nobody else is given hours.
    """
    for person in drawn["people"]:
        grown = person["age"] >= 19
        person["has_disability"] = dice.random() < _DISABLED["grown" if grown else "young"]
        works = grown and person["age"] < 65
        at_work = works and dice.random() < (0.3 if person["has_disability"] else 0.85)
        person["hours_of_work"] = dice.choice((10, 20, 30, 40)) if at_work else 0
        person["plans_to_enroll"] = person["age"] in range(16, 25) and dice.random() < 0.5
    a_year = 0 if dice.random() < 0.06 else drawn.pop("annual_income")
    drawn.pop("annual_income", None)
    period = dice.choice(tuple(PERIODS))
    drawn[period] = round(a_year / PERIODS[period])
    drawn["cash_band"] = dice.choice(CASH_BANDS)
    drawn["monthly_rent"] = dice.randrange(0, 2500, 50)
    drawn |= {name: dice.random() < share for name, share in _YES.items()}
    return drawn


def yearly_income(drawn: dict[str, Any]) -> int:
    """Return the household's income in dollars a year."""
    return sum(drawn.get(period, 0) * times for period, times in PERIODS.items())
