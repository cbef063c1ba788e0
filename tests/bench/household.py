"""Counts how many outcomes of the interview are judged and written a second.

Random households of one to eight people over all states, from a seed; the first of each state reads
the pack and is not counted. `.venv/bin/python -m tests.bench.household [--households 2000]`.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from typing import Any

from navigator.cli.household_command import household_lines
from navigator.library.facade import Library
from navigator.paths import find_paths

SEED = 1801


def household(random_one: random.Random, state: str) -> dict[str, Any]:
    """Return one household with every question answered."""
    size = random_one.randint(1, 8)
    people: list[dict[str, Any]] = [
        {"age": random_one.randint(0, 85), "has_disability": random_one.random() < 0.1}
        for _ in range(size)
    ]
    grown = [number for number, one in enumerate(people) if one["age"] >= 30]
    children = [number for number, one in enumerate(people) if one["age"] < 18]
    for number in range(size):
        people[number]["parent_of"] = children if number in grown[:1] else []
        people[number]["spouse_of"] = []
    return {
        "state": state, "people": people, "monthly_income": random_one.randint(0, 9000),
        "cash_band": "to_2000", "monthly_rent": random_one.randint(0, 2500),
        "pays_heating_or_cooling": True, "shutoff_notice": False, "eviction_paper": False,
        "shares_housing_from_need": False, "new_baby": False, "unpaid_wages": False,
        "hurt_at_work": False,
    }  # fmt: skip


def main() -> None:
    """Print outcomes a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=2000)
    wanted = parser.parse_args().households
    random_one = random.Random(SEED)  # noqa: S311 - a seed, no secret
    with Library.open(find_paths()) as library:
        states = [one for one in library.states() if one != "US"]
        warm = [json.dumps({"state": one}).encode() for one in states]
        assert all("error" not in json.loads(line) for line in household_lines(library, warm))
        lines = [
            json.dumps(household(random_one, random_one.choice(states))).encode()
            for _ in range(wanted)
        ]
        began = time.perf_counter()
        outcomes = sum(line.count('"verdict":') for line in household_lines(library, lines))
        taken = time.perf_counter() - began
    print(f"{outcomes} outcomes of {wanted} households in {taken:.1f} s: {outcomes / taken:,.0f}/s")


if __name__ == "__main__":
    main()
