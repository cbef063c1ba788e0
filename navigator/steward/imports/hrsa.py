"""Reads HRSA's file of health center sites: its columns, and the lines that see patients.

The official file has 56 columns; a copy in fewer columns with short names is read too.
Both are turned into the columns of a plain spreadsheet. Which lines stay out is HRSA's
own word (status, kind of site, setting), never a guess from a number of hours.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from navigator.errors import ToolError
from navigator.steward.content.shape.contacts import fold, street_key
from navigator.steward.imports.casing import Spelling, clean_text, proper_name

_LEGAL = re.compile(
    r",?\s+(?:inc|incorporated|l\.?l\.?c|l\.?t\.?d|nfp)\b\.?$"
    r"|, an? [\w ]*(?:non-?profit|not[- ]for[- ]profit)[\w ]* corporation$",
    re.IGNORECASE,
)
_AT_END = re.compile(r"^(?P<name>.+?),? (?P<of>county|city|borough|town) of$", re.IGNORECASE)
_THE = re.compile(r"^(?P<name>.+?)\.?,? the$", re.IGNORECASE)
_CUT = re.compile(r"\s*\([^()]*$")
_KNOWN_AS = re.compile(r"[,(]?\s*\bd[./]?b[./]?a\b[.:]?\s*", re.IGNORECASE)
_LEAST_KNOWN_AS = 8
"""A name behind `dba` with fewer letters is taken for a fragment."""

_SAYS_NOTHING = frozenset(
    (
        *("a", "and", "at", "by", "de", "for", "in", "la", "of", "on", "or", "the", "with"),
        *("access", "addiction", "admin", "administration", "administrative", "adult", "adults"),
        *("annex", "area", "army", "based", "bh", "behavioral", "bldg", "building", "campus"),
        *("care", "case", "center", "centers", "central", "children", "childrens", "chiropractic"),
        *("clinic", "clinics", "clinica", "community", "comprehensive", "convenient", "counseling"),
        *("county", "dental", "dentistry", "department", "derm", "dermatology", "drive", "early"),
        *("east", "education", "elementary", "express", "eye", "facility", "family", "floor"),
        *("general", "head", "health", "healthcare", "high", "homeless", "hospital", "integrated"),
        *("internal", "kids", "lab", "laboratory", "location", "main", "management", "maternal"),
        *("med", "medical", "medicine", "mental", "middle", "migrant", "mobile", "neighborhood"),
        *("new", "north", "northeast", "northwest", "number", "no", "ob", "obgyn", "gyn", "office"),
        *("offices", "old", "optical", "optometry", "oral", "outreach", "parking", "patient"),
        *("pediatric", "pediatrics", "pediatria", "perinatal", "pharmacy", "physical", "podiatry"),
        *("practice", "prenatal", "primary", "prevention", "private", "program", "programs"),
        *("psychiatry", "public", "radiology", "rehabilitation", "residency", "resource", "room"),
        *("rural", "satellite", "sbhc", "school", "schools", "senior", "seniors", "service"),
        *("services", "site", "sites", "social", "south", "southeast", "southwest", "specialties"),
        *("specialty", "start", "ste", "street", "student", "students", "suite", "support", "team"),
        *("teen", "teens", "telehealth", "therapy", "trailer", "training", "treatment", "truck"),
        *("unit", "units", "urgent", "use", "van", "vans", "vehicle", "vision", "visiting", "walk"),
        *("wellness", "west", "wic", "women", "womens", "workers", "x", "xray", "youth", "chc"),
        *("fqhc", "rv", "bus", "coach", "clinico", "movil", "unidad"),
    )
)
"""Words that every list of clinics has: a name made of them alone names no clinic."""

_NUMBER = re.compile(r"(?<=[^\W\d] )#\s?(?=\d)")
_BRAND = re.compile(r"health(?:care)?\b", re.IGNORECASE)
"""A word that, behind initials, makes a name of its own: `SIHF Healthcare`."""


def organization_name(text: str, words: Mapping[str, str], told: Mapping[str, str]) -> str:
    """Return who runs a site, as people say it: without `Inc.`, with `County of` in front.

    `told` gives the names that the list cuts short or spells wrongly, as they are.
    """
    cleaned = clean_text(text)
    if cleaned in told:
        return told[cleaned]
    name = _without_legal(_CUT.sub("", proper_name(cleaned, words)))
    if found := _AT_END.match(name):
        name = f"{found['of'].capitalize()} of {found['name']}"
    if found := _THE.match(name):
        name = f"The {_without_legal(found['name'])}"
    return name


def site_name(
    text: str, organization: str, city: str, street: str, words: Mapping[str, str]
) -> tuple[str, str]:
    """Return the name a site is shown under, and its other name for searching (or empty).

    `organization` is as `organization_name` gives it.
    """
    own = _tidy(proper_name(text, words))
    before, known_as = _split_known_as(own)
    name = known_as or before
    name = _without_legal(name) or name
    if not name or not organization or _begins_alike(name, organization):
        return name, before if known_as else ""
    if re.match(r"^\w{3,}$", name) and _is_short_for(name.upper(), organization):
        return organization, own
    first, rest = _first_word(name)
    if rest and _is_short_for(first, organization):
        return f"{organization}: {_plain_number(rest[0].upper() + rest[1:])}", own
    if _says_nothing(name, city, street):
        return f"{organization}: {_plain_number(name)}", ""
    return name, before if known_as else ""


def _tidy(name: str) -> str:
    """Return the name with one kind of dash, and a space on both sides of it or on none."""
    name = re.sub(r"\s+[~–—-]+\s*|\s*[~–—]\s+|--+|(?<=[a-z])-\s+", " - ", name)
    return re.sub(r"(?<=[a-z]{4})\.$", "", clean_text(name.replace("_", " ")))


def _plain_number(name: str) -> str:
    return _NUMBER.sub("", name)


def _begins_alike(name: str, organization: str) -> bool:
    """Return whether a name contains that of the organization, or begins with the same words."""
    site, runs_it = fold(name), fold(organization)
    return runs_it in site or runs_it.split()[:2] == site.split()[:2]


def _split_known_as(name: str) -> tuple[str, str]:
    """Return `A dba B` as A and B; a short B, or one without A, does not count."""
    before, *after = _KNOWN_AS.split(name, maxsplit=1)
    known_as = after[0].strip(" )") if after else ""
    if sum(map(str.isalpha, known_as)) < _LEAST_KNOWN_AS:
        return name, ""
    return _without_legal(before), known_as


def _without_legal(name: str) -> str:
    return _LEGAL.sub("", _LEGAL.sub("", name)).strip(" ,")


def _first_word(name: str) -> tuple[str, str]:
    """Return the initials a name begins with, and the rest behind a space, dash or colon."""
    found = re.match(r"^([A-Z]{3,6})(?:\s*[-:@#]\s*|\s+(?:at\s+)?)(\S.*)$", name)
    return (found[1], found[2]) if found and not _BRAND.match(found[2]) else ("", "")


def _is_short_for(initials: str, organization: str) -> bool:
    """Return whether these are initials of a name, of all its words or without the small ones."""
    parts = re.findall(r"[^\W\d_]+", organization.replace("'", "").upper())
    large = [part for part in parts if part not in {"OF", "THE", "AND", "FOR", "DE"}]
    return any(initials in "".join(part[0] for part in some) for some in (parts, large))


def _says_nothing(name: str, city: str, street: str) -> bool:
    """Return whether a name is only a town, an address, or words that every clinic has."""
    folded = fold(name)
    here, door = street_key(name), street_key(street)
    if folded == fold(city) or f" {here} " in f" {door} ":
        return True
    if door[:1].isdigit() and here.startswith(f"{door} "):
        return True
    said = [word for word in re.findall(r"[a-z]+", folded) if len(word) > 1]
    if all(word in _SAYS_NOTHING for word in said):
        return True
    # A house number and its street: "1113-1119 Independence Drive", "Suite 102, 5 Main St".
    return bool(re.match(r"^\d[\d-]*\s+\S+(?:\s+\S+){0,3}$", name)) and here != folded


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
