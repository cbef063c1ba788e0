"""Names of cities and towns, each with the ZIP area in its middle.

A city is looked up by name only to find such an area; distances and areas served go
by the ZIP from there. Of two places with one name in one state the larger stays.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from navigator.content.reading import Reader
from navigator.content.zips import ZIP_FILE, Zip, chord, read_zips
from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.search.cities import city_key

COLUMNS = ("name", "state", "zip", "people")
CITY_FILE = Path("places/cities.csv")
_GEONAMES = 19
"""Cells of a line of GeoNames' own files."""
_ALSO = {("New York City", "NY"): "New York"}
"""Names that people write and GeoNames does not have as the first."""


class City(NamedTuple):
    """A city: its name, state, a ZIP in its middle, and how many people live there."""

    name: str
    state: str
    zip: str
    people: int


def read_cities(reader: Reader, path: Path, zips: list[Zip]) -> list[City]:
    """Every line of the file; each problem names its line."""
    states = {one.zip: one.state for one in zips}
    found: list[City] = []
    lines = csv.reader(io.StringIO(path.read_text("utf-8")))
    if tuple(next(lines, ())) != COLUMNS:
        reader.problem("cities.csv", "other columns.", f"the first line is {','.join(COLUMNS)}.")
        return []
    for line in lines:
        try:
            name, state, code, people = line
            one = City(name, state, code, int(people))
        except ValueError:
            reader.problem(f"cities.csv line {lines.line_num}", "no sound cells.", "import it.")
            continue
        if not city_key(name) or states.get(code) != state:
            reader.problem(f"cities.csv line {lines.line_num}", "no name or ZIP.", "import it.")
        else:
            found.append(one)
    return found


def import_cities(resources: Path, file: Path) -> dict[str, Any]:
    """Read a file of GeoNames (such as cities500.txt) and write ours; returns counts."""
    areas: dict[str, list[Zip]] = defaultdict(list)
    for area in _areas(resources):
        areas[area.state].append(area)
    best: dict[tuple[str, str], City] = {}
    seen = 0
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            for line in lines:
                name, state, lat, lon, people = _cells(line.rstrip("\n").split("\t"))
                if not (state and areas[state]):
                    continue
                seen += 1
                here = Zip("", lat, lon, state, "")
                code = min(areas[state], key=lambda area, here=here: chord(here, area)).zip  # type: ignore[misc]
                for spelled in (name, _ALSO.get((name, state), name)):
                    one = City(spelled, state, code, people)
                    best[state, city_key(spelled)] = max(
                        best.get((state, city_key(spelled)), one), one, key=lambda one: one.people
                    )
    except (OSError, ValueError, IndexError) as error:
        raise ToolError(
            f"{file} is no file of GeoNames ({error}).", "See docs/places.md for its columns."
        ) from error
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    cities = list(best.values())
    cities.sort(key=lambda one: (one.state, one.name))
    writer.writerows(cities)
    replace_text(resources / CITY_FILE, text.getvalue())
    return {"read": seen, "cities": len(best), "file": str(CITY_FILE)}


def _areas(resources: Path) -> list[Zip]:
    about = ZIP_FILE.with_suffix(".yaml")
    held = read_zips(Reader(resources / about, about), resources / ZIP_FILE)
    return [one for one in held if not one.is_box]  # their points are those of other lists


def _cells(cells: list[str]) -> tuple[str, str, float, float, int]:
    """Name, state (empty outside the 52), latitude, longitude, people."""
    if len(cells) != _GEONAMES:
        raise ValueError(f"{len(cells)} cells in a line, not {_GEONAMES}")
    country, region = cells[8], cells[10]
    state = region if country == "US" else country
    known = state in JURISDICTIONS and country in ("US", "PR")
    return cells[1], state if known else "", float(cells[4]), float(cells[5]), int(cells[14] or 0)
