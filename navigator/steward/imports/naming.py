"""Names a listed place by its organization, where its own name alone says nothing.

Lists name the sites of one organization for those who know it: `Mobile Unit #2`, `GVHC -
Planada`, `605 Lincoln Street`. Such a site is shown as its organization and what it is.
A name that says something stays as it is; short forms that are not those of the
organization stay too, for nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from navigator.steward.content.shape.contacts import fold, street_key
from navigator.steward.imports.casing import clean_text, proper_name

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
        *("general", "head", "health", "healthcare", "high", "homeless", "hospital", "in"),
        *("integrated", "internal", "kids", "lab", "laboratory", "location", "main", "management"),
        *("maternal", "med", "medical", "medicine", "mental", "middle", "migrant", "mobile"),
        *("neighborhood", "new", "north", "northeast", "northwest", "number", "no", "ob", "obgyn"),
        *("gyn", "office", "offices", "old", "optical", "optometry", "oral", "outreach"),
        *("parking", "patient", "pediatric", "pediatrics", "pediatria", "perinatal", "pharmacy"),
        *("physical", "podiatry", "practice", "prenatal", "primary", "prevention", "private"),
        *(
            "program",
            "programs",
            "psychiatry",
            "public",
            "radiology",
            "rehabilitation",
            "residency",
        ),
        *(
            "resource",
            "room",
            "rural",
            "satellite",
            "sbhc",
            "school",
            "schools",
            "senior",
            "seniors",
        ),
        *("service", "services", "site", "sites", "social", "south", "southeast", "southwest"),
        *("specialties", "specialty", "start", "ste", "street", "student", "students", "suite"),
        *(
            "support",
            "team",
            "teen",
            "teens",
            "telehealth",
            "the",
            "therapy",
            "trailer",
            "training",
        ),
        *("treatment", "truck", "unit", "units", "urgent", "use", "van", "vans", "vehicle"),
        *("vision", "visiting", "walk", "wellness", "west", "wic", "women", "womens", "workers"),
        *("x", "xray", "youth", "chc", "fqhc", "rv", "bus", "coach", "clinico", "movil", "unidad"),
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
