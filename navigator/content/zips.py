"""Points of ZIP codes: where each lies, and in which state and county.

The Census gives points for areas (ZCTAs), which nearly all ZIP codes have. An area
without a county takes that of the nearest one that has it, and is marked `filled`.
"""

from __future__ import annotations

import csv
import io
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.records.jurisdictions import JURISDICTIONS

if TYPE_CHECKING:
    from navigator.content.reading import Reader

COLUMNS = ("zip", "lat", "lon", "state", "county", "filled")
ZIP_FILE = Path("places/zcta.csv")
_NEARLY_ALL = 0.9
_ACROSS = frozenset({"06390"})
"""Areas whose number is of another state: Fishers Island, New York."""

_TERRITORY = ("008", "969", "96799")
"""Beginnings of ZIP codes of territories: they take no state of a neighbor."""


@dataclass(frozen=True, slots=True)
class Zip:
    """One area; `state` and `county` are empty in a territory."""

    zip: str
    lat: float
    lon: float
    state: str
    county: str


def read_zips(reader: Reader, path: Path) -> list[Zip]:
    """Every line of the file; each problem names its line."""
    found: list[Zip] = []
    lines = csv.reader(io.StringIO(path.read_text("utf-8")))
    if tuple(next(lines, ())) != COLUMNS:
        reader.problem("zcta.csv", "other columns.", f"the first line is {','.join(COLUMNS)}.")
        return []
    for line in lines:
        try:
            code, lat, lon, state, county, _ = line
            one = Zip(code, float(lat), float(lon), state, county)
        except ValueError:
            reader.problem(f"zcta.csv line {lines.line_num}", "not six sound cells.", "import it.")
            continue
        if len(code) != 5 or not code.isdigit() or (state and state not in JURISDICTIONS):
            reader.problem(f"zcta.csv line {lines.line_num}", "no ZIP or state.", "import it.")
        else:
            found.append(one)
    return found


def import_zips(resources: Path, file: Path) -> dict[str, Any]:
    """Read a Census table (zip, lat, lon, state, county) and write ours; returns counts."""
    try:
        lines = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
        known = [
            Zip(one["zip"].zfill(5), float(one["lat"]), float(one["lon"]), one["state"],
                one["county"])
            for one in lines
        ]  # fmt: skip
    except (OSError, KeyError, ValueError) as error:
        raise ToolError(
            f"{file} is no table of ZIP points ({error}).", "See docs/places.md for its columns."
        ) from error
    known = [_in_its_state(one, states) for states in [_states(known)] for one in known]
    near: dict[str, list[Zip]] = defaultdict(list)
    for one in known:
        if one.state and one.county:
            near[one.zip[:2]].append(one)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    filled = 0
    for one in sorted(known, key=lambda one: one.zip):
        state, county, mark = one.state, one.county, ""
        if not (state and county) and not one.zip.startswith(_TERRITORY):
            fitting = [two for two in near[one.zip[:2]] if one.state in ("", two.state)]
            beside = min(fitting, key=lambda two: chord(one, two), default=None)
            if beside is not None:
                state, county, mark = beside.state, beside.county, "1"
                filled += 1
        if state not in JURISDICTIONS:
            state = county = ""
        writer.writerow((one.zip, f"{one.lat:.4f}", f"{one.lon:.4f}", state, county, mark))
    replace_text(resources / ZIP_FILE, text.getvalue())
    return {"zips": len(known), "filled": filled, "file": str(ZIP_FILE)}


def _states(known: list[Zip]) -> dict[str, str]:
    """First three digits to the state that nearly all their areas lie in."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in known:
        if one.state:
            counted[one.zip[:3]][one.state] += 1
    found = {}
    for first, states in counted.items():
        state, times = states.most_common(1)[0]
        if times >= _NEARLY_ALL * states.total():
            found[first] = state
    return found


def _in_its_state(one: Zip, states: dict[str, str]) -> Zip:
    """An area across a state line belongs to the state its number belongs to.

    The Census table gives such an area to the larger part of its land, which may be
    empty desert in the other state.
    """
    state = states.get(one.zip[:3], "")
    if not state or one.state in ("", state) or one.zip in _ACROSS:
        return one
    return replace(one, state=state, county="")


def vector(lat: float, lon: float) -> tuple[float, float, float]:
    """A point on the sphere of radius 1."""
    high, wide = math.radians(lat), math.radians(lon)
    return math.cos(high) * math.cos(wide), math.cos(high) * math.sin(wide), math.sin(high)


def chord(one: Zip, other: Zip) -> float:
    """Something that grows with the distance of two areas."""
    ours, theirs = vector(one.lat, one.lon), vector(other.lat, other.lon)
    return sum((a - b) ** 2 for a, b in zip(ours, theirs, strict=True))
