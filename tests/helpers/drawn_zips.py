"""ZIP codes drawn by a seed that was named before anything was measured."""

from __future__ import annotations

import csv
from pathlib import Path
from random import Random

from navigator.steward.content.lists.city_file import City

SEED = "whoever stands first can be called"
RURAL, PUERTO_RICO, ALASKA, CITY = 22, 4, 4, 30
_LARGE, _SMALL = 200_000, 2_500
"""People of a city, and of a town in the country."""


def drawn_zips(cities: list[City]) -> list[str]:
    """Sixty ZIP codes: towns in the country, Puerto Rico, Alaska, cities."""
    random = Random(SEED)  # noqa: S311 - the same draw for everybody
    away = ("PR", "AK")
    groups = (
        ([one for one in cities if one.people <= _SMALL and one.state not in away], RURAL),
        ([one for one in cities if one.state == "PR"], PUERTO_RICO),
        ([one for one in cities if one.state == "AK"], ALASKA),
        ([one for one in cities if one.people >= _LARGE and one.state not in away], CITY),
    )
    return [
        code
        for group, count in groups
        for code in random.sample(sorted({one.zip for one in group}), count)
    ]


def held_cities(resources: Path) -> list[City]:
    """The cities of the content as its file has them."""
    with (resources / "places/cities.csv").open(encoding="utf-8", newline="") as file:
        return [
            City(one["name"], one["state"], one["zip"], int(one["people"] or 0))
            for one in csv.DictReader(file)
        ]
