"""Spreadsheets as they come, read into rows: HRSA's official file and plain ones.

Tolerant of byte marks, other column names and stray spaces; strict about what goes
in. Every line that does not is returned with its reason.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from navigator.content.casing import clean_text, proper_name, proper_street
from navigator.content.contacts import read_phone, read_url, read_zip
from navigator.content.listed import Row, is_point
from navigator.content.shelters import takes_in_who_hides
from navigator.errors import ToolError
from navigator.records.jurisdictions import JURISDICTIONS

ALIASES: dict[str, tuple[str, ...]] = {
    "name": ("name", "site name", "organization"),
    "street": ("street", "address", "street_address_1", "address 1", "site address"),
    "unit": ("unit", "suite", "street_address_2", "address 2"),
    "city": ("city", "town", "city_town", "site city"),
    "state": ("state", "st", "st_abbr", "site state abbreviation"),
    "zip": ("zip", "zipcode", "zip code", "postal code", "site postal code"),
    "phone": ("phone", "telephone", "site telephone number"),
    "website": ("website", "url", "web", "site web address"),
    "lat": ("lat", "latitude", "geocoding artifact address primary y coordinate"),
    "lon": ("lon", "lng", "longitude", "geocoding artifact address primary x coordinate"),
    "setting": (
        "setting",
        "health center service delivery site location setting description",
    ),
    "key": ("key", "number", "bphc assigned number"),
}
"""Our column, and the headings it may have in a spreadsheet (any case)."""

HRSA_NEEDS = (
    "Site Name",
    "Site Address",
    "Site City",
    "Site State Abbreviation",
    "Site Postal Code",
    "Site Telephone Number",
    "BPHC Assigned Number",
    "Site Status Description",
    "Health Center Type Description",
    "Health Center Location Type Description",
)
_HRSA_DATED = "Data Warehouse Record Create Date"
_TERRITORIES = frozenset({"AS", "GU", "MP", "VI", "FM", "MH", "PW"})
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
_PASSING = re.compile(r"\btemporary\b|\bcovid\b|\btesting (?:site|location)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?<!and )(?<!& )(?<!/)\b(?:administration|admin|administrative (?:offices?|site|annex)"
    r"|administration annex)$",
    re.IGNORECASE,
)
_NO_SITE = re.compile(
    r"\b(?:various|multiple) (?:addresses|sites|locations)\b|^unknown$", re.IGNORECASE
)


@dataclass(slots=True)
class Read:
    """What a spreadsheet gave."""

    rows: list[Row] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    """One sentence for each line that stays out."""
    notes: list[str] = field(default_factory=list)
    """One sentence for each cell that was left out of a row that goes in."""
    territories: int = 0
    """Lines of territories that Navigator does not hold."""
    as_of: date | None = None
    """The newest day the file gives for its own rows."""


def read_spreadsheet(path: Path, list_id: str, *, hrsa: bool) -> Read:
    """The rows of a CSV. Raises ToolError when it is no CSV or lacks columns."""
    header, lines = _open(path)
    if hrsa:
        missing = [name for name in HRSA_NEEDS if name not in header]
        if missing:
            raise ToolError(
                f"This is not HRSA's file of sites: it has no column {missing[0]!r}.",
                "Take Health_Center_Service_Delivery_and_LookAlike_Sites.csv from data.hrsa.gov.",
            )
    columns = _columns(header)
    read = Read()
    for number, line in lines:
        if hrsa and (why := _not_for_patients(line)):
            read.rejected.append(f"line {number}: {line['Site Name'].strip() or '?'}: {why}")
            continue
        if hrsa:
            read.as_of = _newer(read.as_of, line.get(_HRSA_DATED) or "")
        _add(read, number, {ours: line[theirs] or "" for ours, theirs in columns.items()}, list_id)
    return read


def _open(path: Path) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ToolError(
            f"{path} can not be read ({error.strerror}).", "Name a CSV file."
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [name.strip() for name in reader.fieldnames or ()]
    if len(header) < 3:
        raise ToolError(f"{path} has no columns.", "Save the sheet as CSV with commas.")
    reader.fieldnames = header
    lines = [
        (reader.line_num, {name: line.get(name) or "" for name in header if name})
        for line in reader
        if any((cell or "").strip() for name, cell in line.items() if name)
    ]
    return header, lines


def _columns(header: list[str]) -> dict[str, str]:
    known = {name.casefold(): name for name in reversed(header)}
    found = {
        ours: known[alias]
        for ours, aliases in ALIASES.items()
        for alias in reversed(aliases)
        if alias in known
    }
    for needed in ("name", "city", "state"):
        if needed not in found:
            raise ToolError(
                f"This spreadsheet has no column {needed!r}.", "See docs/places.md for the columns."
            )
    return found


def _not_for_patients(line: dict[str, str]) -> str:
    """Why a line of HRSA's file is no place to send somebody, or an empty text."""
    status = line["Site Status Description"].strip()
    if status.casefold() != "active":
        return f"its status is {status or 'not given'!r}"
    kind = line["Health Center Type Description"].strip()
    if "service delivery" not in kind.casefold():
        return f"it is {kind or 'of no kind'!r}, no place for patients"
    return ""


def _newer(so_far: date | None, cell: str) -> date | None:
    for form in ("%m/%d/%Y", "%Y-%m-%d", "%Y/%m/%d"):
        try:
            day = datetime.strptime(cell.strip()[:10], form).date()  # noqa: DTZ007 - a day only
        except ValueError:
            continue
        return day if so_far is None else max(day, so_far)
    return so_far


def _add(read: Read, number: int, cells: dict[str, str], list_id: str) -> None:
    name, city = proper_name(cells["name"]), proper_name(cells["city"])
    state = cells["state"].strip().upper()
    where = f"line {number}: {name or '?'} ({city}, {state})"
    if state in _TERRITORIES:
        read.territories += 1
        return
    if not name or not city:
        read.rejected.append(f"{where}: name and city are needed")
        return
    if state not in JURISDICTIONS:
        read.rejected.append(f"{where}: there is no state {state!r}")
        return
    for pattern, why in ((_PASSING, "a passing site"), (_OFFICE, "an office, no place to be seen")):
        if pattern.search(name):
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
    for why in (why_phone, why_site, why_point, why_street):
        if why:
            read.notes.append(f"{where}: {why}")
    read.rows.append(
        Row(
            id="",
            list=list_id,
            name=name,
            street=street,
            city=city,
            state=state,
            zip=read_zip(cells.get("zip", "")),
            phone=phone,
            website=website,
            lat=lat,
            lon=lon,
            setting=_setting(cells.get("setting", ""), name, state),
            key=clean_text(cells.get("key", "")),
        )
    )


def _street(street: str, unit: str, city: str) -> tuple[str, str]:
    """Street and city; a suite that slipped into the city goes back to the street."""
    before, comma, town = city.rpartition(",")
    if comma and town.strip() and re.search(r"\d", before):
        unit, city = ", ".join(part for part in (unit, before) if part), town.strip()
    city = re.sub(r"\s*\([^)]*\)$", "", city)
    whole = proper_street(", ".join(part.strip() for part in (street, unit) if part.strip()))
    return ("" if _NO_SITE.search(whole) else whole), city


def _degrees(cell: str) -> str:
    try:
        return f"{float(cell):.5f}"
    except ValueError:
        return cell.strip()


def _setting(told: str, name: str, state: str) -> str:
    on_wheels = _MOBILE_ALABAMA if state == "AL" else _MOBILE
    if told.strip().casefold() == "school" or _SCHOOL.search(name):
        return "school"
    if "mobile" in told.casefold() or on_wheels.search(name):
        return "mobile"
    return ""
