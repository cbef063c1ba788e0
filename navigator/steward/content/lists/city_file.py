"""Reads and imports names of cities and towns, each with the ZIP area in its middle.

A city is looked up by name only to find such an area; distances and areas served go
by the ZIP from there. Of two places with one name in one state the larger stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.search.cities import city_key
from navigator.steward.content.lists.point_lines import (
    Line,
    csv_text,
    difference,
    held_lines,
    refuse_loss,
)
from navigator.steward.content.lists.zips import ZIP_FILE, Zip, chord, read_zips
from navigator.steward.content.shape.reading import Reader, csv_lines

COLUMNS = ("name", "state", "zip", "people")
CITY_FILE = Path("places/cities.csv")
_GEONAMES = 19
"""The number of cells in a line of GeoNames' own files."""
_TAKEN = {"name": 1, "lat": 4, "lon": 5, "country": 8, "region": 10, "people": 14}
"""The cells that are read from such a line, and their positions."""
_ALSO = {("New York City", "NY"): "New York"}
"""Names that people write and GeoNames does not have as the first."""


class City(NamedTuple):
    """A city: its name, state, a ZIP in its middle, and how many people live there."""

    name: str
    state: str
    zip: str
    people: int


def read_cities(reader: Reader, path: Path, zips: list[Zip]) -> list[City]:
    """Return the city of every line of the file; each problem names its line."""
    states = {one.zip: one.state for one in zips}
    found: list[City] = []
    for where, line in csv_lines(reader, path, COLUMNS):
        try:
            name, state, code, people = line
            one = City(name, state, code, int(people))
        except ValueError:
            reader.problem(where, "no sound cells.", "import it.")
            continue
        if not city_key(name) or states.get(code) != state:
            reader.problem(where, "no name or ZIP.", "import it.")
        else:
            found.append(one)
    return found


def import_cities(
    resources: Path, file: Path, *, dry_run: bool = False, really_remove: int | None = None
) -> dict[str, Any]:
    """Read a file of GeoNames (such as cities500.txt) and write ours; returns the report.

    `dry_run` only reports; `really_remove` is the number of cities that may go where they are
    many. Raises ToolError for a file that does not fit or takes too many away.
    """
    areas: dict[str, list[Zip]] = defaultdict(list)
    for area in _areas(resources):
        areas[area.state].append(area)
    best: dict[tuple[str, str], City] = {}
    seen = 0
    for line in _lines(file):
        state = _state(line)
        if not (state and areas[state]):
            continue
        seen += 1
        name, people = line.name("name"), line.count("people")
        here = Zip("", line.degrees("lat", 90), line.degrees("lon", 180), state, "")
        code = min(areas[state], key=lambda area, here=here: chord(here, area)).zip  # type: ignore[misc]
        for spelled in (name, _ALSO.get((name, state), name)):
            if not city_key(spelled):
                raise line.wrong("name", "has no letter", "Take the file from GeoNames anew.")
            one = City(spelled, state, code, people)
            best[state, city_key(spelled)] = max(
                best.get((state, city_key(spelled)), one), one, key=lambda one: one.people
            )
    if not best:
        raise ToolError(
            f"{file} has no city of a state we hold in any row.", "Take GeoNames' cities500.txt."
        )
    cities = sorted(best.values(), key=lambda one: (one.state, one.name))
    before, after = (
        _held(resources / CITY_FILE),
        {f"{one.state} {city_key(one.name)}": one.state for one in cities},
    )
    if not dry_run:
        gone = (state for city, state in before.items() if city not in after)
        refuse_loss("cities", before.values(), after.values(), gone, really_remove)
        replace_text(resources / CITY_FILE, csv_text(COLUMNS, cities))
    return {
        "read": seen,
        "cities": len(best),
        **difference(before, after),
        "file": str(CITY_FILE),
        "written": not dry_run,
    }


def _held(path: Path) -> dict[str, str]:
    """Return each city of our file with its state."""
    whole = (one for one in held_lines(path) if tuple(one) == COLUMNS and one["people"])
    return {f"{one['state']} {city_key(one['name'])}": one["state"] for one in whole}


def _areas(resources: Path) -> list[Zip]:
    about = ZIP_FILE.with_suffix(".yaml")
    held = read_zips(Reader(resources / about, about), resources / ZIP_FILE)
    return [one for one in held if not one.is_box]  # their points are those of other lists


def _lines(file: Path) -> Iterator[Line]:
    """Yield the rows of a file of GeoNames: cells with tabs between, no header, no quotes."""
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise ToolError(
            f"{file} is no file of GeoNames ({why}).", "Take cities500.txt, unpacked."
        ) from error
    if not text.strip():
        raise ToolError(f"{file} is empty, it has no row.", "Take cities500.txt, unpacked.")
    for number, whole in enumerate(text.rstrip("\r\n").split("\n"), 1):
        cells = whole.rstrip("\r").split("\t")
        if len(cells) != _GEONAMES:
            raise ToolError(
                f"{file}, row {number}: it has {len(cells)} cells, and a file of GeoNames"
                f" {_GEONAMES}.",
                "Take cities500.txt, unpacked and not opened in a spreadsheet program.",
            )
        yield Line(file, number, {name: cells[at] for name, at in _TAKEN.items()})


def _state(line: Line) -> str:
    """Return the state, or an empty text outside the 52 jurisdictions."""
    country, region = line.cells["country"], line.cells["region"]
    state = region if country == "US" else country
    return state if state in JURISDICTIONS and country in ("US", "PR") else ""
