"""Reads a table of ZIP codes' names: town, kind, and newer state and county of each.

It stands beside the Census table of areas and never alone: its points of areas are not
read. A county whose number is of another state is not taken, nor are the counties of
Connecticut, which the table mixes with the regions that replace them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from navigator.steward.content.lists.point_lines import read_lines

_COLUMNS = ("zip", "type", "city", "state", "county", "county_fips", "lat", "lon")
_MIXED = frozenset({"CT"})


@dataclass(frozen=True, slots=True)
class Named:
    """The town, state, county and point that the table gives one ZIP code."""

    city: str
    state: str
    county: str
    """Empty where none can be told."""
    lat: float
    lon: float
    is_box: bool


def read_names(file: Path) -> dict[str, Named]:
    """Return every line by its ZIP code; raise ToolError where it is no such table."""
    lines = read_lines(file, _COLUMNS, "table of the names of ZIP codes")
    cells = [line.cells for line in lines]
    numbers = _numbers(cells)
    counties = _counties(cells, numbers)
    return {
        line.zip(): Named(
            city=line.name("city"),
            state=line.state(),
            county=_county(line.cells, numbers, counties) if line.name("county") else "",
            lat=line.degrees("lat", 90),
            lon=line.degrees("lon", 180),
            is_box=line.cells["type"] == "po box",
        )
        for line in lines
    }


def _numbers(lines: list[dict[str, str]]) -> dict[str, str]:
    """Return each state with the two digits that the numbers of its counties begin with."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in lines:
        if one["county_fips"]:
            counted[one["state"]][one["county_fips"][:2]] += 1
    return {state: numbers.most_common(1)[0][0] for state, numbers in counted.items()}


def _counties(lines: list[dict[str, str]], numbers: dict[str, str]) -> dict[str, set[str]]:
    """Return each state with the full names of its counties."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in lines:
        if one["county_fips"] and one["county_fips"][:2] == numbers[one["state"]]:
            found[one["state"]].add(one["county"])
    return found


def _county(one: dict[str, str], numbers: dict[str, str], counties: dict[str, set[str]]) -> str:
    """Return the county or an empty text; a box's short name gets whole where only one fits."""
    state, county = one["state"], one["county"]
    if state in _MIXED or not county:
        return ""
    if one["county_fips"]:
        return county if one["county_fips"][:2] == numbers[state] else ""
    fitting = [
        full
        for full in counties[state]
        if full.casefold() == county.casefold()
        or full.rpartition(" ")[0].casefold() == county.casefold()
    ]
    return fitting[0] if len(fitting) == 1 else ""
