"""Random households from a seed: families as people live in them, as `screen` reads them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

LINE, EACH_MORE = 15_960, 5_680
"""The poverty line of 2026, to spread incomes over the limits."""


def draw(count: int, seed: int, states: Sequence[str], day: str) -> list[dict[str, Any]]:
    """So many households, spread evenly over the states; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - a draw, not a secret
    return [_household(dice, number, states[number % len(states)], day) for number in range(count)]


def _household(dice: random.Random, number: int, state: str, day: str) -> dict[str, Any]:
    grown = dice.choice((1, 1, 1, 2, 2))
    young = dice.choice((0, 0, 1, 1, 2, 2, 3, 4))
    is_old = young == 0 and dice.random() < 0.15
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
