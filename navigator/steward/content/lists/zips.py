"""Reads and imports the points of ZIP codes, each with its town, state and county.

The Census gives points for areas (ZCTAs), which nearly all ZIP codes have. A second table
(`zip_names`) gives a town to each, newer counties, and the ZIP codes of post office boxes,
which have no area. One without a county takes that of the nearest area of its state that
has it, and is marked `filled`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from navigator.files import replace_text
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.steward.content.lists.listed import Row
from navigator.steward.content.lists.point_lines import (
    csv_text,
    difference,
    held_lines,
    read_lines,
    refuse_loss,
)
from navigator.steward.content.shape.reading import Reader, csv_lines

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


COLUMNS = ("zip", "lat", "lon", "state", "county", "filled", "box", "city", "beside")
ZIP_FILE = Path("places/zcta.csv")
_CENSUS = ("zip", "lat", "lon", "state", "county")
"""The columns of the table of areas."""
_NEARLY_ALL = 0.9
_ACROSS = frozenset({"06390"})
"""Areas whose number is that of another state: Fishers Island, New York."""

_TERRITORY = ("008", "969", "96799")
"""Beginnings of ZIP codes of territories: they take no state of a neighbor."""
_FAR_BOX = 0.025**2
"""The `chord` of a hundred miles: a box this far from every area of its state is left out."""


@dataclass(frozen=True, slots=True)
class Zip:
    """One ZIP code; `state` and `county` are empty in a territory."""

    zip: str
    lat: float
    lon: float
    state: str
    county: str
    city: str = ""
    """The town after which the mail service names it."""
    beside: str = ""
    """Another state in which a part of it lies."""
    is_box: bool = False
    """Set for a ZIP code of post office boxes: it has no area, its point is that of the town."""


def read_zips(reader: Reader, path: Path) -> list[Zip]:
    """Return the ZIP code of every line of the file; each problem names its line."""
    found: list[Zip] = []
    for where, line in csv_lines(reader, path, COLUMNS):
        try:
            code, lat, lon, state, county, _, box, city, beside = line
            one = Zip(code, float(lat), float(lon), state, county, city, beside, box == "1")
        except ValueError:
            reader.problem(where, "no sound cells.", "import it.")
            continue
        states = {one for one in (state, beside) if one}
        if len(code) != 5 or not code.isdigit() or not states <= set(JURISDICTIONS):
            reader.problem(where, "no ZIP or state.", "import it.")
        else:
            found.append(one)
    return found


def import_zips(
    resources: Path,
    file: Path,
    names: Path | None = None,
    *,
    dry_run: bool = False,
    really_remove: int | None = None,
) -> dict[str, Any]:
    """Read a Census table (zip, lat, lon, state, county) and write ours; return the report.

    `names` is a table of towns, newer counties and post office boxes beside it. `dry_run` only
    reports; `really_remove` is the number of ZIP codes that may go where they are many. Raises
    ToolError for a file that does not fit or takes too many away.
    """
    census = [
        Zip(one.zip(), one.degrees("lat", 90), one.degrees("lon", 180), one.state(),
            one.name("county"))
        for one in read_lines(file, _CENSUS, "table of ZIP points")
    ]  # fmt: skip
    named = read_names(names) if names else {}
    in_state = {one.zip: one.state for one in census}
    in_state |= {code: one.state for code, one in named.items()}
    by_number = _states(in_state)
    known = [_judged(one, named.get(one.zip), by_number.get(one.zip[:3], "")) for one in census]
    areas: dict[str, list[Zip]] = defaultdict(list)
    for one in known:
        if one.state and one.county:
            areas[one.zip[:2]].append(one)
            areas[one.state].append(one)
    known += _boxes(named, known, areas)
    rows = [_filled(one, areas) for one in sorted(known, key=lambda one: one.zip)]
    cells = (
        (one.zip, f"{one.lat:.4f}", f"{one.lon:.4f}", one.state, one.county, mark,
         "1" if one.is_box else "", one.city, one.beside)
        for one, mark in rows
    )  # fmt: skip
    before = held_states(resources / ZIP_FILE)
    after = {one.zip: one.state for one, _ in rows}
    if not dry_run:
        gone = (state for code, state in before.items() if code not in after)
        refuse_loss("ZIP codes", before.values(), after.values(), gone, really_remove)
        replace_text(resources / ZIP_FILE, csv_text(COLUMNS, cells))
    return {
        "zips": len(rows),
        **difference(before, after),
        "filled": sum(1 for _, mark in rows if mark),
        "boxes": sum(1 for one, _ in rows if one.is_box),
        "on_a_state_line": sum(1 for one, _ in rows if one.beside),
        "file": str(ZIP_FILE),
        "written": not dry_run,
    }


def held_states(path: Path) -> dict[str, str]:
    """Return each ZIP code of our table with its state; from a damaged file what can be read."""
    return {
        one["zip"]: one["state"] for one in held_lines(path) if one.get("zip") and "state" in one
    }


def _states(known: dict[str, str]) -> dict[str, str]:
    """Return, by the first three digits, the state that nearly all such ZIP codes lie in."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for code, state in known.items():
        if state:
            counted[code[:3]][state] += 1
    found = {}
    for first, states in counted.items():
        state, times = states.most_common(1)[0]
        if times >= _NEARLY_ALL * states.total():
            found[first] = state
    return found


def _judged(one: Zip, named: Named | None, by_number: str) -> Zip:
    """Return an area with its town, in the state and county that the tables agree on.

    The Census table gives an area across a state line to the larger part of its land, which
    may be empty desert in the other state: the state its number belongs to decides, unless
    both tables speak against it. The newer county goes before the older.
    """
    told = [one.state, named.state if named else ""]
    states = Counter(state for state in (*told, by_number) if state) if any(told) else Counter()
    state, times = max(states.items(), key=lambda item: item[1], default=("", 0))
    if 0 < times < 2 and by_number and one.zip not in _ACROSS:
        state = by_number
    county = one.county if state == one.state else ""
    if named and named.state == state and named.county:
        county = named.county
    beside = next((other for other in told if other not in ("", state)), "")
    return replace(
        one,
        state=state,
        county=county,
        city=named.city if named else "",
        beside=beside if beside in JURISDICTIONS else "",
    )


def _boxes(named: dict[str, Named], areas: Iterable[Zip], near: dict[str, list[Zip]]) -> list[Zip]:
    """Return the post office boxes that have no area and lie near one of their state."""
    held = {one.zip for one in areas}
    found = []
    for code, told in named.items():
        if told.is_box and code not in held:
            one = Zip(code, told.lat, told.lon, told.state, told.county, told.city, is_box=True)
            nearby = (chord(one, other) for other in near.get(told.state, ()))
            if min(nearby, default=_FAR_BOX) < _FAR_BOX:
                found.append(one)
    return found


def _filled(one: Zip, areas: dict[str, list[Zip]]) -> tuple[Zip, str]:
    """Return it with the nearest area's state and county where it has none, and a mark if so."""
    mark = ""
    if not (one.state and one.county) and not one.zip.startswith(_TERRITORY):
        fitting = areas.get(one.state or one.zip[:2], [])
        beside = min(fitting, key=lambda two: chord(one, two), default=None)
        if beside is not None:
            one, mark = replace(one, state=beside.state, county=beside.county), "1"
    if one.state not in JURISDICTIONS:
        one = replace(one, state="", county="")
    return one, mark


@lru_cache(maxsize=2**16)
def vector(lat: float, lon: float) -> tuple[float, float, float]:
    """Return a point on the sphere of radius 1."""
    high, wide = math.radians(lat), math.radians(lon)
    return math.cos(high) * math.cos(wide), math.cos(high) * math.sin(wide), math.sin(high)


def chord(one: Zip, other: Zip) -> float:
    """Return the squared chord between two areas, which grows with their distance."""
    ours, theirs = vector(one.lat, one.lon), vector(other.lat, other.lon)
    return sum((a - b) ** 2 for a, b in zip(ours, theirs, strict=True))


_MILES = 3958.8
"""The radius of the earth in miles."""
FAR_MILES = 40.0
"""A point farther than this from the middle of its ZIP area is wrong, except in Alaska."""
_FAR_IN_ALASKA = 120.0


class Agreement:
    """Checks rows against the points of their ZIP codes."""

    def __init__(self, zips: Iterable[Zip]) -> None:
        self._zips: Mapping[str, Zip] = {one.zip: one for one in zips if not one.is_box}

    def check(self, row: Row) -> tuple[Row | None, str]:
        """Return the row without the cell that contradicts the others, and what was wrong.

        The row is None when ZIP code and point agree on another state; the reason is empty when
        nothing is wrong.
        """
        area = self._zips.get(row.zip)
        if area is None:
            return row, ""
        is_far = row.point is not None and miles(row.point, (area.lat, area.lon)) > (
            _FAR_IN_ALASKA if row.state == "AK" else FAR_MILES
        )
        if area.state and area.state != row.state:
            told = f"its ZIP code {row.zip} lies in {area.state}"
            if row.point and not is_far:
                return None, f"{told}, and so does its point"
            return replace(row, zip=""), told
        if is_far:
            return replace(row, lat="", lon=""), f"its point is far from its ZIP code {row.zip}"
        return row, ""


def miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points in miles, along a great circle."""
    cosine = sum(a * b for a, b in zip(vector(*one), vector(*other), strict=True))
    return _MILES * math.acos(max(-1.0, min(1.0, cosine)))
