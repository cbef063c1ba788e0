"""Reads HRSA's file of health center sites: its columns, and the lines that see patients.

The official file has 56 columns; a copy in fewer columns with short names is read too.
Both are turned into the columns of a plain spreadsheet. Which lines stay out is HRSA's
own word (status, kind of site, setting), never a guess from a number of hours.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from navigator.errors import ToolError
from navigator.steward.imports.casing import Spelling
from navigator.steward.imports.naming import organization_name, site_name

OFFICIAL: dict[str, str] = {
    "key": "BPHC Assigned Number",
    "name": "Site Name",
    "street": "Site Address",
    "city": "Site City",
    "state": "Site State Abbreviation",
    "zip": "Site Postal Code",
    "phone": "Site Telephone Number",
    "website": "Site Web Address",
    "organization": "Health Center Name",
    "lat": "Geocoding Artifact Address Primary Y Coordinate",
    "lon": "Geocoding Artifact Address Primary X Coordinate",
    "status": "Site Status Description",
    "kind": "Health Center Type Description",
    "location": "Health Center Location Type Description",
    "setting": "Health Center Service Delivery Site Location Setting Description",
    "dated": "Data Warehouse Record Create Date",
}
"""Our column, and its heading in the official file."""

SHORT: dict[str, str] = {
    "key": "site_id",
    "name": "site",
    "street": "address",
    "city": "city",
    "state": "state",
    "zip": "zip",
    "phone": "phone",
    "website": "website",
    "organization": "organization",
    "lat": "latitude",
    "lon": "longitude",
    "kind": "site_type_id",
    "location": "location_type_id",
    "setting": "setting_id",
}
"""The same in a copy that kept HRSA's numbers in place of its words, active sites only."""

_NUMBERS: dict[str, dict[str, str]] = {
    "kind": {
        "1": "Administrative",
        "2": "Service Delivery Site",
        "3": "Administrative/Service Delivery Site",
    },
    "location": {"1": "Permanent", "2": "Seasonal", "5": "Mobile Van"},
    "setting": {
        "1": "Hospital",
        "2": "School",
        "4": "Nursing Home",
        "5": "Domestic Violence",
        "6": "Correctional Facility",
        "7": "All Other Clinic Types",
    },
}
_LIVED_IN = {
    "nursing": "it is in a nursing home, for those who live there",
    "correctional": "it is in a place of custody",
    "domestic": "it is for people who hide",
}
"""Settings, by a word of their name, that are no place to send a family to."""


class HrsaLines:
    """The lines of a file, each as the cells of a plain spreadsheet.

    `told` names organizations that the list cuts short or spells wrongly, as they are.
    """

    def __init__(
        self, header: list[str], lines: list[dict[str, str]], told: dict[str, str]
    ) -> None:
        self._columns = _form(header)
        self.used = frozenset(self._columns.values())
        read = [self._read(line) for line in lines]
        spelling = Spelling(one[part] for one in read for part in ("name", "organization"))
        names: dict[str, list[str]] = defaultdict(list)
        for one in read:
            names[one["organization"]] += [one["name"], one["organization"]]
        words = {runs_it: spelling.words(own) for runs_it, own in names.items()}
        runs = {one: organization_name(one, words[one], told) for one in names}
        for one in read:
            raw = one["organization"]
            one["organization"] = runs[raw]
            one["name"], one["also"] = site_name(
                one["name"], runs[raw], one["city"], one["street"], words[raw]
            )
        self.cells = read

    def _read(self, line: dict[str, str]) -> dict[str, str]:
        cells = dict.fromkeys(OFFICIAL, "")
        cells |= {ours: (line[theirs] or "").strip() for ours, theirs in self._columns.items()}
        for ours, numbers in _NUMBERS.items():
            cells[ours] = numbers.get(cells[ours], cells[ours])
        cells["no_patients"] = _no_patients(cells, has_status="status" in self._columns)
        cells["setting"] = _setting(cells)
        return cells


def newer(so_far: date | None, cell: str) -> date | None:
    """Return the later of two days; a cell that is no day changes nothing."""
    for form in ("%m/%d/%Y", "%Y-%m-%d", "%Y/%m/%d"):
        try:
            day = datetime.strptime(cell.strip()[:10], form).date()  # noqa: DTZ007 - a day only
        except ValueError:
            continue
        return day if so_far is None else max(day, so_far)
    return so_far


def _form(header: list[str]) -> dict[str, str]:
    for form in (SHORT, OFFICIAL):
        if set(form.values()) <= set(header):
            return form
    missing = next(name for name in OFFICIAL.values() if name not in header)
    raise ToolError(
        f"This is not HRSA's file of sites: it has no column {missing!r}.",
        "Take Health_Center_Service_Delivery_and_LookAlike_Sites.csv from data.hrsa.gov.",
    )


def _no_patients(cells: dict[str, str], *, has_status: bool) -> str:
    """Return why a line is no place to send somebody, or an empty text."""
    if has_status and cells["status"].casefold() != "active":
        return f"its status is {cells['status'] or 'not given'!r}"
    if "service delivery" not in cells["kind"].casefold():
        return f"it is {cells['kind'] or 'of no kind'!r}, no place for patients"
    setting = cells["setting"].casefold()
    return next((why for word, why in _LIVED_IN.items() if word in setting), "")


def _setting(cells: dict[str, str]) -> str:
    """Return the setting of a site: `mobile` before `school`, then `seasonal`, else empty."""
    if "mobile" in cells["location"].casefold():
        return "mobile"
    if cells["setting"].casefold() == "school":
        return "school"
    return "seasonal" if cells["location"].casefold() == "seasonal" else ""
