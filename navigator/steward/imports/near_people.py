"""Counts the people for whom a place is the nearest of its kind that takes their call.

The people of a city are spread evenly over the ZIP areas of its name, for nobody here counts
them by area. It tells which places matter most, and nothing of who lives where.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from navigator.records.fit import FITS
from navigator.search.cities import city_key
from navigator.steward.content.lists.zips import Zip, vector
from navigator.steward.content.pack.placing import Placing
from navigator.steward.content.records import Content

_CELL = 0.5
_RINGS = 6
"""Rings of half-degree squares that are searched around a ZIP area before giving up."""
_WHOLES = frozenset({("NY", "new york"), ("NY", "new york city")})
"""Cities whose boroughs are listed as cities too: their people would count twice."""

_Near = tuple[int, float, float, float, str]
"""Number, vector and counties of one place; no counties: it serves its whole state."""


def people_near(content: Content) -> Counter[tuple[str, str]]:
    """Return, by state and id of a place, how many people have none of its kind nearer.

    Counted are the places that somebody can call and that take anybody's case, in the states and
    counties they serve; every other place has nobody.
    """
    placing = Placing(content)
    ids: list[tuple[str, str]] = []
    for file in content.places:
        for place in file.places:
            placing.by_hand(len(ids), file.state, place)
            ids.append((file.state, place.id))
    for row in content.listed.rows:
        placing.listed(len(ids), row)
        ids.append((row.state, row.id))
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for spot in placing.spots:
        if spot["fit"] == FITS and not spot["aside"] and spot["x"] is not None:
            by_kind[spot["kind"]].append(spot)
    areas = [(area, people) for area, people in _people(content) if people]
    counted: Counter[tuple[str, str]] = Counter()
    for spots in by_kind.values():
        for number, people in _nearest(spots, areas).items():
            counted[ids[number]] = round(people)
    return counted


def _people(content: Content) -> Iterable[tuple[Zip, float]]:
    """Yield each ZIP area with its share of the people of its city."""
    by_name: dict[tuple[str, str], list[Zip]] = defaultdict(list)
    for area in content.zips:
        if not area.is_box:
            by_name[area.state, city_key(area.city)].append(area)
    held = {area.zip: area for area in content.zips}
    found: Counter[str] = Counter()
    for city in content.cities:
        key = city.state, city_key(city.name)
        if key in _WHOLES:
            continue
        named = by_name.get(key) or [held[city.zip]]
        for area in named:
            found[area.zip] += city.people / len(named)  # type: ignore[assignment]
    return ((held[code], people) for code, people in found.items())


def _nearest(spots: list[dict[str, Any]], areas: list[tuple[Zip, float]]) -> dict[int, float]:
    """Return, by number of a place, how many people live in areas to which it is the nearest."""
    squares: dict[tuple[str, int, int], list[_Near]] = defaultdict(list)
    for one in spots:
        lat = math.degrees(math.asin(one["z"]))
        lon = math.degrees(math.atan2(one["y"], one["x"]))
        squares[one["state"], int(lat // _CELL), int(lon // _CELL)].append(
            (one["place"], one["x"], one["y"], one["z"], one["counties"])
        )

    @cache
    def around(state: str, up: int, side: int) -> list[_Near]:
        """Return the places in the smallest block of squares around one that has any; cached."""
        for ring in range(1, _RINGS + 1):
            found = [
                one
                for row in range(up - ring, up + ring + 1)
                for column in range(side - ring, side + ring + 1)
                for one in squares.get((state, row, column), ())
            ]
            if found:
                return found
        return []

    counted: dict[int, float] = defaultdict(float)
    for area, people in areas:
        x, y, z = vector(area.lat, area.lon)
        county = f"|{area.county}|"
        near = [
            one
            for one in around(area.state, int(area.lat // _CELL), int(area.lon // _CELL))
            if not one[4] or county in one[4]
        ]
        if near:  # written out, for it is asked some millions of times
            best = max(near, key=lambda one: x * one[1] + y * one[2] + z * one[3])
            counted[best[0]] += people
    return counted
