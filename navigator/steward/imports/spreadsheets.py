"""Reads lines of a spreadsheet into rows: HRSA's official file and plain ones.

Tolerant of other column names and stray spaces; strict about what goes in. Every line
that does not is returned with its reason, and every column not used. What people wrote
as a note is told to the steward and goes into no pack: nobody has weighed its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from navigator.errors import ToolError
from navigator.pack.local_cells import (
    PLACE_READERS,
    Names,
    Reader,
    Unreadable,
    names_of,
    read_cell,
    yes_or_no,
)
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.place_fields import PLACE_FIELDS
from navigator.records.shelters import takes_in_who_hides
from navigator.records.topics import ON_REQUEST
from navigator.steward.content.lists.listed import (
    ANSWERS,
    SETTINGS,
    ListEntry,
    Row,
    is_day,
    is_point,
)
from navigator.steward.content.lists.sheet_files import read_sheet
from navigator.steward.content.shape.contacts import read_phone, read_url, read_zip
from navigator.steward.imports.casing import clean_text, proper_city, proper_name, proper_street
from navigator.steward.imports.hrsa import HrsaLines, newer

ALIASES: dict[str, tuple[str, ...]] = {
    "name": ("name", "site name", "site"),
    "organization": ("organization", "run by", "health center name"),
    "street": ("street", "address", "street_address_1", "address 1", "site address"),
    "unit": ("unit", "suite", "street_address_2", "address 2"),
    "city": ("city", "town", "city_town", "site city"),
    "state": ("state", "st", "st_abbr", "site state abbreviation"),
    "zip": ("zip", "zipcode", "zip code", "postal code", "site postal code"),
    "phone": ("phone", "telephone", "site telephone number"),
    "lat": ("lat", "latitude"),
    "lon": ("lon", "lng", "longitude"),
    "setting": ("setting",),
    "key": ("key", "number"),
    "also": ("also", "other name"),
    "recognized_since": ("recognized_since", "recognized since"),
    **{one.name: (one.name, *one.headings) for one in PLACE_FIELDS if one.headings},
    "note": ("note", "notes", "comments", "remarks"),
}
"""Our column, and the headings it may have in a spreadsheet (any case)."""

_NOTHING = frozenset(
    ("n/a", "na", "none", "null", "unknown", "unkn", "pending", "not applicable", "tbd", "-", "?")
)
"""Words that people write into a cell that is empty."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Signs that a screen would obey instead of showing them: no name has them."""

_TERRITORIES = frozenset({"AS", "GU", "MP", "VI", "FM", "MH", "PW"})
_STATE_NAMES = {name.casefold(): code for code, name in JURISDICTIONS.items()} | {
    "district of columbia": "DC",
    "washington dc": "DC",
}
_SCHOOL = re.compile(
    r"\bschools?\b|\bsbhcs?\b|\bsbh\b|\belementary\b|\bmiddle sch|\bhigh sch|\bacademy\b"
    r"|\b[pi]\.?s\.? ?\d+\b|\bhead ?start\b|\bstudents?\b",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    r"\bmobile\b(?! county\b)|\b(?:medical|dental|health|care|outreach|wow) +vans?\b"
    r"|\bvans?\b *(?:#|\d|\(|$)|\bon wheels\b",
    re.IGNORECASE,
)
_MOBILE_ALABAMA = re.compile(r"\bmobile (?:unit|van|clinic|dental|medical)\b", re.IGNORECASE)
_PASSING = re.compile(
    r"\btemporary\b|\bcovid\b|\btesting (?:site|location)\b|\(clos(?:ing|ed)\)", re.IGNORECASE
)
_OFFICE = re.compile(
    r"(?<!and )(?<!& )(?<!/)\b(?:administration|admin|administrative (?:offices?|site|annex)"
    r"|administration annex|admin(?:istration)? (?:offices?|only)|billing office|business office)$",
    re.IGNORECASE,
)
_CUSTODY = re.compile(
    r"\bjail\b|\bprison\b|\bdetention\b|\bcorrection(?:s|al)?\b|\bprobation\b|\bsheriff\b"
    r"|\bjuvenile (?:hall|justice|center)\b",
    re.IGNORECASE,
)
BY_NAME = (
    (_PASSING, "a passing site"),
    (_OFFICE, "an office, no place to be seen"),
    (_CUSTODY, "a place of custody"),
)
"""Patterns of names that are no place to send somebody to, and what such a place is."""
_NO_SITE = re.compile(
    r"\b(?:various|multiple) (?:addresses|sites|locations)|^mobile(?: dental| medical)?(?: unit)?$"
    r"|^serving\b|^general deliv(?:ery|\.)?$|^[\d# ]+$",
    re.IGNORECASE,
)
_LONGEST = 400
"""The most letters in a cell of `_SHORT_ONES`: the longest of 19,000 real ones has 140."""
_SHORT_ONES = ("name", "organization", "street", "unit", "city", "hours", "key", "also")
_MOST_TOLD = 300
_GENERAL_DELIVERY = re.compile(r",? general del\w*\.?$", re.IGNORECASE)


@dataclass(slots=True)
class Read:
    """The rows of a spreadsheet, and the lines, cells and columns that were left out."""

    rows: list[Row] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    """One sentence for each line that stays out."""
    notes: list[str] = field(default_factory=list)
    """One sentence for each cell that was left out of a row that goes in."""
    unused: list[str] = field(default_factory=list)
    """Columns of the file that nothing was taken from."""
    territories: int = 0
    """Lines of territories that Navigator does not hold."""
    as_of: date | None = None
    """The newest day the file gives for its own rows."""


def read_spreadsheet(path: Path, taken: ListEntry, words: Mapping[str, str], *, hrsa: bool) -> Read:
    """Return the rows of a spreadsheet file as those of the list `taken`.

    `words` are the messages of the content, for the names of languages. Raises ToolError when
    it is no table or lacks columns.
    """
    sheet, read, names = read_sheet(path), Read(), names_of(words)
    read.notes += [f"sheet {name!r}: only the first one is read" for name in sheet.left_out]
    lines = [{name: _cell(cell) for name, cell in line.items()} for _, line in sheet.lines]
    if hrsa:
        found = HrsaLines(sheet.header, lines, taken.organizations)
        used, cells = found.used, found.cells
    else:
        columns = _columns(sheet.header)
        used = frozenset(columns.values())
        cells = [{ours: line[theirs] for ours, theirs in columns.items()} for line in lines]
    read.unused = [name for name in sheet.header if name and name not in used]
    for (number, _), one in zip(sheet.lines, cells, strict=True):
        if why := one.get("no_patients"):
            read.rejected.append(_short(f"line {number}: {one['name'] or '?'}: {why}"))
            continue
        read.as_of = newer(read.as_of, one.get("dated", ""))
        _add(read, number, one, taken, names)
    return read


def _cell(text: str) -> str:
    text = _CONTROLS.sub(" ", text)
    return "" if text.casefold() in _NOTHING else text


def _columns(header: list[str]) -> dict[str, str]:
    known = {name.casefold(): name for name in reversed(header)}
    found = {
        ours: known[alias]
        for ours, aliases in ALIASES.items()
        for alias in reversed(aliases)
        if alias in known
    }
    if "name" not in found and "organization" in found:
        found["name"] = found.pop("organization")
    for needed in ("name", "city", "state"):
        if needed not in found:
            raise ToolError(
                f"This spreadsheet has no column {needed!r}.", "See docs/places.md for the columns."
            )
    return found


def _add(read: Read, number: int, cells: dict[str, str], taken: ListEntry, names: Names) -> None:
    name, city = proper_name(cells["name"]), proper_city(cells["city"])
    state = _STATE_NAMES.get(cells["state"].casefold(), cells["state"].upper())
    where = f"line {number}: {name or '?'} ({city}, {state})"
    if state in _TERRITORIES:
        read.territories += 1
        return
    if not name or not city:
        read.rejected.append(f"{where}: name and city are needed")
        return
    if state not in JURISDICTIONS:
        read.rejected.append(_short(f"{where}: there is no state {state!r}"))
        return
    if column := next((one for one in _SHORT_ONES if len(cells.get(one, "")) > _LONGEST), ""):
        long = len(cells[column])
        read.rejected.append(f"{_short(where)}: its {column} has {long:,} letters, mend that cell")
        return
    organization = cells.get("organization", "")
    own = name.removeprefix(f"{organization}: ")
    for pattern, why in BY_NAME:
        if taken.kind not in ON_REQUEST and pattern.search(own):  # there nobody is sent
            read.rejected.append(f"{where}: by its name {why}")
            return
    if takes_in_who_hides(name, cells.get("street", "")):
        # Its street is not told here either: the report may be mailed around.
        read.rejected.append(f"{where}: by its name a shelter, whose street never enters")
        return
    street, city = _street(cells.get("street", ""), cells.get("unit", ""), city)
    phone, why_phone = read_phone(cells.get("phone", ""))
    website, why_site = read_url(cells.get("website", ""))
    lat, lon = _degrees(cells.get("lat", "")), _degrees(cells.get("lon", ""))
    why_point = "" if is_point(lat, lon) else "its coordinates are not in the country"
    why_street = "" if street else "no street in the list"
    if why_point:
        lat = lon = ""
    spoken, why_languages = _told(cells.get("languages", ""), PLACE_READERS["languages"], names)
    answers = {one: _told(cells.get(one, ""), yes_or_no, names) for one in ANSWERS}
    why_answers = "; ".join(filter(None, (why for _, why in answers.values())))
    why_note = f"a note, for you alone: {cells['note']}" if cells.get("note") else ""
    since = cells.get("recognized_since", "")
    why_since = "" if not since or is_day(since) else f"{since!r} is no day: write 2024-06-06"
    for why in (
        *(why_phone, why_site, why_point, why_street, why_languages, why_answers, why_since),
        why_note,
    ):
        if why:
            read.notes.append(_short(f"{where}: {why}"))
    read.rows.append(
        Row(
            id="",
            list=taken.id,
            name=name,
            organization=organization,
            street=street,
            city=city,
            state=state,
            zip=read_zip(cells.get("zip", "")),
            phone=phone,
            website=website,
            lat=lat,
            lon=lon,
            setting=_setting(cells.get("setting", ""), own, state, taken),
            also=f"{taken.id}: {cells['also']}" if cells.get("also") else "",
            key=clean_text(cells.get("key", "")),
            recognized_since="" if why_since else since,
            hours=clean_text(cells.get("hours", "")),
            languages=spoken.replace(",", ""),
            **{one: told for one, (told, _) in answers.items()},
        )
    )


def _short(sentence: str) -> str:
    """Return a sentence about a line, cut where a cell of it would fill the screen."""
    return sentence if len(sentence) <= _MOST_TOLD else f"{sentence[:_MOST_TOLD]} …"


def _told(cell: str, reader: Reader, names: Names) -> tuple[str, str]:
    """Return the kept form of a cell, and the reason where it can not be read."""
    try:
        return read_cell(cell, reader, names), ""
    except Unreadable as error:
        return "", f"{error.wrong}. {error.mend}"


def _street(street: str, unit: str, city: str) -> tuple[str, str]:
    """Return street and city; a suite that slipped into the city goes back to the street."""
    before, comma, town = city.rpartition(",")
    if comma and town.strip() and re.search(r"\d", before):
        unit, city = ", ".join(part for part in (unit, before) if part), town.strip()
    city = re.sub(r"\s*\([^)]*\)$", "", city)
    whole = proper_street(", ".join(part.strip() for part in (street, unit) if part.strip()))
    whole = _GENERAL_DELIVERY.sub("", whole)
    return ("" if _NO_SITE.search(whole) else whole), city


def _degrees(cell: str) -> str:
    try:
        return f"{float(cell):.5f}"
    except ValueError:
        return cell.strip()


def _setting(told: str, name: str, state: str, taken: ListEntry) -> str:
    """Return the setting a list gives; a health center's name may show a school or a van too."""
    told = told.strip().casefold()
    if taken.kind != "health_center":
        return told if told in SETTINGS else ""
    on_wheels = _MOBILE_ALABAMA if state == "AL" else _MOBILE
    if told in {"school", "mobile"}:
        return told
    if _SCHOOL.search(name):
        return "school"
    if on_wheels.search(name):
        return "mobile"
    return told if told in SETTINGS else ""
