"""Reads ICE's list of police agreements (287(g)) and turns ICE's workbook into ours.

`federal/police_agreements.csv` holds one agreement a line; the YAML beside it says which day
the list is of, and which counties ICE's spelling means. It guesses no county: one that no ZIP
code of the state has refuses the list until the YAML names it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.values import Agreement
from navigator.steward.content.lists.point_lines import csv_text, held_lines, refuse_loss
from navigator.steward.content.lists.sheet_files import read_columns
from navigator.steward.content.lists.zips import ZIP_FILE, read_zips
from navigator.steward.content.shape.reading import Reader, csv_lines
from navigator.steward.content.shape.schema import Cite, FactEntry, SourceEntry

POLICE_FILE = Path("federal/police_agreements.csv")
POLICE_FACT = "police_agreements"
COLUMNS = ("state", "agency", "county", "town", "statewide", "kind", "since")
_SHEET = ("STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED")
_KINDS = {
    "Task Force Model": "street",
    "Warrant Service Officer": "warrants",
    "Jail Enforcement Model": "jail",
}
_TERRITORIES = frozenset({"GUAM", "NORTHERN MARIANA ISLANDS", "AMERICAN SAMOA", "VIRGIN ISLANDS"})
_NO_COUNTY = frozenset({"", "#N/A", "#NA", "N/A"})
_MOST_ROWS = 20_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TITLES = (
    *(" Police Services Department", " Police Department", " Department of Public Safety"),
    *(" Public Safety", " Marshal's Office"),
)
"""The words that follow the name of a town in the name of its police."""


@dataclass(slots=True)
class Police:
    """The agreements of each state as its typed fact, and the pages they come from."""

    sources: dict[str, SourceEntry] = field(default_factory=dict)
    facts: dict[str, FactEntry] = field(default_factory=dict)
    note: str = ""


def read_police(reader: Reader, path: Path, sources: dict[str, SourceEntry]) -> Police:
    """Return the agreements of each state; a state without any has an empty list."""
    cites = [cite for _, cite in reader.items("cites", Cite)]
    note = reader.one("note", str) or ""
    _spellings(reader)
    reader.cited |= {one.id for one in cites}
    held: dict[str, list[Agreement]] = {state: [] for state in JURISDICTIONS}
    for where, cells in csv_lines(reader, path, COLUMNS):
        row = dict(zip(COLUMNS, cells, strict=False))
        state = row.pop("state", "")
        raw = {**row, "county": row.get("county") or None, "town": row.get("town") or None}
        try:
            one = msgspec.convert(raw | {"statewide": raw.get("statewide") == "1"}, Agreement)
            held[state].append(one)
        except (msgspec.ValidationError, KeyError):
            reader.problem(where, "no sound cells.", "import the list anew.")
    facts = {
        state: FactEntry(value=[_plain(one) for one in found], sources=cites, note=note)
        for state, found in held.items()
    }
    return Police(sources, facts, note)


def _plain(one: Agreement) -> dict[str, Any]:
    return asdict(one) | {"since": one.since.isoformat()}


def import_police(
    resources: Path, file: Path, *, dry_run: bool = False, really_remove: int | None = None
) -> dict[str, Any]:
    """Read ICE's workbook of participating agencies and write ours; return the report.

    Raises ToolError for a state, model or county nobody knows, or where many agreements go.
    """
    beside = POLICE_FILE.with_suffix(".yaml")
    spellings = _spellings(Reader(resources / beside, beside))
    rows = _rows_of(file, spellings, _Towns(resources))
    path = resources / POLICE_FILE
    before = {tuple(one.values()) for one in held_lines(path)}
    if not dry_run:
        gone = (row[0] for row in before - rows)
        refuse_loss(
            "agreements", (row[0] for row in before), (row[0] for row in rows), gone, really_remove
        )
        replace_text(path, csv_text(COLUMNS, sorted(rows)))
    return {
        "agreements": len(rows),
        "new": len(rows - before),
        "gone": len(before - rows),
        "states": dict(sorted(Counter(row[0] for row in rows).items())),
        "no_county": sorted(row[1] for row in rows if not (row[2] or row[4])),
    }


def _spellings(reader: Reader) -> dict[str, dict[str, str]]:
    """Return, by state, the county that ICE's spelling, or the name of an agency, means."""
    return dict(reader.mapping("counties", dict[str, str]))


def _rows_of(
    file: Path, spellings: dict[str, dict[str, str]], towns: _Towns
) -> set[tuple[str, ...]]:
    codes = {name.upper(): code for code, name in JURISDICTIONS.items()}
    rows: set[tuple[str, ...]] = set()
    for number, cells in read_columns(file, _SHEET, most_rows=_MOST_ROWS).lines:
        state, kind = codes.get(cells["STATE"].upper()), _KINDS.get(cells["SUPPORT TYPE"])
        signed = cells["SIGNED"]
        if cells["STATE"].upper() in _TERRITORIES:
            continue
        if state is None or kind is None or not _DAY.fullmatch(signed):
            raise ToolError(
                f"{file}, row {number}: a state, model or day that Navigator does not know.",
                "Compare the row with ICE's page.",
            )
        agency, spelled = (
            " ".join(cells[one].split()) for one in ("LAW ENFORCEMENT AGENCY", "COUNTY")
        )
        county = town = ""
        meant = spellings.get(state, {})
        is_statewide = cells["TYPE"] == "State Agency" and agency not in meant
        if not is_statewide:
            county = meant.get(agency) or meant.get(spelled) or spelled
            if county in _NO_COUNTY:
                county, town = towns.of_police(state, agency)
            elif unknown := [
                one for one in county.split("; ") if (state, one) not in towns.counties
            ]:
                raise ToolError(
                    f"{file}, row {number}: {state} has no {unknown[0]!r} ({agency}).",
                    f"Name the county under `counties` in {POLICE_FILE.with_suffix('.yaml')}.",
                )
        rows.add((state, agency, county, town, "1" if is_statewide else "", kind, signed))
    return rows


class _Towns:
    """The towns of each state with the counties of their ZIP codes."""

    def __init__(self, resources: Path) -> None:
        path = resources / ZIP_FILE
        zips = read_zips(Reader(path.with_suffix(".yaml"), ZIP_FILE), path)
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.counties: set[tuple[str, str]] = set()
        for one in zips:
            self.counties.add((one.state, one.county))
            if one.city and one.county:
                found[one.state, _key(one.city)].add(one.county)
        self._found = found

    def of_police(self, state: str, agency: str) -> tuple[str, str]:
        """Return county and town of a town's police by its name; empty where they are not known."""
        for name in _names(agency):
            counties = self._found.get((state, _key(name)))
            if counties:
                return (next(iter(counties)) if len(counties) == 1 else ""), name
        return "", ""


def _names(agency: str) -> Iterator[str]:
    for title in _TITLES:
        if agency.endswith(title):
            yield agency.removesuffix(title).removeprefix("City of ")


def _key(town: str) -> str:
    return town.casefold().replace("saint ", "st. ")
