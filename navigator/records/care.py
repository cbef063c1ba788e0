"""Classifies the care at a site of a health center, by its name and setting.

Only a clinic is a family doctor. Nobody enters the care by hand. HRSA's word on schools and vans
goes first, then the name of the site; the end of the name counts most: "Valley Health Center -
Dental" is a dentist.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

KIND = "health_center"
CLINIC, DENTAL, SCHOOL, MOBILE, PHARMACY, HOMELESS, OFFICE, BEHAVIORAL, EYE_IMAGING = CARE = (
    "clinic",
    "dental",
    "school",
    "mobile",
    "pharmacy",
    "homeless",
    "office",
    "behavioral",
    "eye_imaging",
)
NO_VISIT = frozenset((PHARMACY, OFFICE))
"""Sites where nobody is treated: never among the places to call for a visit."""
ASIDE = frozenset(CARE) - {CLINIC, DENTAL}
"""Sites that are not for any family on any day: they count as farther than they are."""

_OWN_WORD = re.compile(
    r"\b(?:dental|oral|behaviou?ral|mental|eye|vision) (?:health|medical|medicine)\b", re.IGNORECASE
)
"""Care whose name has a word of a clinic in it without being one: a dental health center."""
_DOCTOR = re.compile(
    r"\bmedical\b|\bmedicine\b|\bphysicians?\b|\bdoctors?\b|\bpediatrics?\b|\bprimary\b"
    r"|\bfamily (?:practice|medicine|medical)\b|\bwomen'?s\b|\bob ?/? ?gyn\b|\bintegrated\b"
    r"|\bwalk-?in\b|\burgent care\b|\binternal\b"
    r"|\b(?:health|clinic|center|care|wellness) ?(?:and|&|/|\+) ?"
    r"(?:dental|behavio|mental|pharm|vision)"
    r"|\b(?:dental|pharmacy|vision) ?(?:and|&|/|\+) ?health\b",
    re.IGNORECASE,
)
_DENTIST = re.compile(
    r"\bdent(?:al|ist|ists|istry)\b|\boral (?:health|surgery)\b|\borthodont", re.IGNORECASE
)
_PHARMACY = re.compile(r"\bpharmac(?:y|ies)\b|\bfarmacia\b|\bdrug ?store\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\bwic\b|\badmin(?:istration|istrative)?\b|\bcorporate\b|\bbilling\b|\bcall center\b"
    r"|\b(?:business|main|central|enrollment|outreach) offices?\b|\benrollment center\b"
    r"|\bworkforce\b|\bsenior center\b|\btraining\b|\b(?:patient|health) education\b",
    re.IGNORECASE,
)
_HOMELESS = re.compile(
    r"\bhomeless\b|\bshelter\b|\brescue mission\b|\brespite\b|\bresidences?\b|\bapartments?\b"
    r"|\bhousing\b|\blofts?\b|\bstreet medicine\b|\boperation hope\b",
    re.IGNORECASE,
)
"""Programs for people without a home, and sites in a house where people live."""
_HOMELESS_GROUP = re.compile(r"\bhomeless\b", re.IGNORECASE)
_BEHAVIORAL = re.compile(
    r"\bbehaviou?ral\b|\bmental health\b|\bcounsel+ing\b|\bpsych\w*\b"
    r"|(?<!physical )\btherap(?:y|ies|eutic)\b|\btrauma and\b|\brecovery\b|\baddictions?\b"
    r"|\bsubstance\b|\bdetox\b|\bsalud mental\b",
    re.IGNORECASE,
)
_EYE_IMAGING = re.compile(
    r"\beye ?care\b|\beye clinic\b|\beye (?:health|center)\b|\boptomet\w+\b|\boptical\b|\bvision\b"
    r"|\bimaging\b|\bradiology\b|\bmammogra\w+\b|\bx-?ray\b|\blaborator(?:y|ies)\b",
    re.IGNORECASE,
)
_BY_NAME = (
    (PHARMACY, _PHARMACY),
    (OFFICE, _OFFICE),
    (DENTAL, _DENTIST),
    (BEHAVIORAL, _BEHAVIORAL),
    (EYE_IMAGING, _EYE_IMAGING),
)
_ANY = re.compile("|".join(f"(?:{one.pattern})" for _, one in _BY_NAME), re.IGNORECASE)
_PARTS = re.compile(r"\s+[-\u2013]+\s+|: ")


def care_of(name: str, organization: str = "", setting: str = "") -> str:
    """Return the care of a site: one of `CARE`."""
    if setting in (SCHOOL, MOBILE):
        return setting
    told = _telling(_without(name, organization))
    is_doctor = bool(_DOCTOR.search(_OWN_WORD.sub(" ", told)))
    if _HOMELESS_GROUP.search(organization) or (_HOMELESS.search(name) and not is_doctor):
        return HOMELESS
    if is_doctor:
        return CLINIC
    return next((care for care, word in _BY_NAME if word.search(told)), CLINIC)


def has_dentist(kind: str, care: str | None, names: Iterable[str]) -> bool | None:
    """Return whether teeth are treated: True where a name says so, None for another clinic.

    A clinic whose names say nothing may or may not treat teeth. Everything else is False.
    """
    if kind != KIND or care in NO_VISIT:
        return False
    if care == DENTAL or any(_DENTIST.search(name) for name in names):
        return True
    return None if care == CLINIC else False


def _without(name: str, organization: str) -> str:
    """Return a name without the organization it begins with, unless that is all of it."""
    rest = name.casefold().removeprefix(organization.casefold()) if organization else name
    return name[-len(rest) :] if rest.strip(" :-\u2013,") else name


def _telling(name: str) -> str:
    """Return the last part of a name that tells of care; the whole name where no part does."""
    parts = _PARTS.split(name)
    told = (one for one in reversed(parts) if _ANY.search(one) or _DOCTOR.search(one))
    return next(told, name)
