"""Names and streets from lists written in capitals, set as people write them.

Only text that is in capitals throughout is changed; what somebody set with care
stays. Short forms whose meaning is not sure stay too: it never guesses a word.
"""

from __future__ import annotations

import html
import re

_UPPER = frozenset(
    (
        *("AIDS", "AHC", "AMHC", "BHC", "CHC", "CHCS", "CHP", "CSC", "DFD", "ENT", "FHC", "FQHC"),
        *("GMC", "GVHC", "HC", "HIV", "HMS", "HS", "JWCH", "KIPP", "LGBTQ", "LLC", "LLP", "MS"),
        *("OB", "PA", "PCC", "PHSC", "PMS", "PO", "PS", "SBH", "SBHC", "SF", "SSM", "TB", "TFHC"),
        *("UC", "UCSF", "USA", "VCC", "WIC", "YMCA", "YWCA", "II", "III", "IV", "VI", "VII"),
        *("VIII", "IX", "N", "S", "E", "W", "NE", "NW", "SE", "SW", "US"),
    )
)
_SMALL = frozenset(
    (
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"),
        *("with", "de", "del", "y", "e"),
    )
)
_WORDS = {
    "CNTY": "County", "CTR": "Center", "CTRS": "Centers", "DBA": "dba", "DEPT": "Department",
    "DR": "Dr", "ELEM": "Elementary", "FT": "Ft", "HLTH": "Health", "HWY": "Hwy", "JR": "Jr",
    "MT": "Mt", "MTN": "Mountain", "SR": "Sr", "ST": "St", "STE": "Ste", "SVCS": "Services",
    "RD": "Rd", "SCH": "School", "CLIN": "Clinic", "CNR": "Cnr",
    "KM": "Km", "BLVD": "Blvd", "PKWY": "Pkwy", "LN": "Ln", "CT": "Ct", "PL": "Pl", "SQ": "Sq",
    "FL": "Fl", "BLDG": "Bldg", "RM": "Rm", "CYN": "Cyn", "PLZ": "Plz", "TRL": "Trl", "DRS": "Drs",
}  # fmt: skip
"""What would otherwise look like initials. Streets keep their short forms."""

_RUN = re.compile(r"(?<!\S)[A-Z][A-Z.&'-]*(?: [A-Z&][A-Z.&'-]*){2,}(?!\S)")
"""Three words or more in capitals inside a text that is else well set."""

_ROAD = re.compile(r"^(?:[A-Z]{2}-\d+[A-Z]?|\d+[A-Z])$")
_ORDINAL = re.compile(r"^\d+(?:ST|ND|RD|TH)$")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?")


def clean_text(text: str) -> str:
    """One line without entities, doubled spaces and stray marks at its ends."""
    whole = re.sub(r"\s+", " ", html.unescape(text))
    whole = re.sub(r"\.{2,}$", "", whole)
    return re.sub(r"(?<=\w)\s+,", ",", whole).strip(" ,;-–")


def proper_name(text: str) -> str:
    """The name of a place; changed only where it is all capitals."""
    return _proper(clean_text(text))


def proper_street(text: str) -> str:
    """A street address; changed only where it is all capitals."""
    return _proper(clean_text(text))


def _proper(text: str) -> str:
    letters = [char for char in text if char.isalpha()]
    # A few small letters ("McDONALD", "42nd") do not make a text well set.
    small = sum(1 for char in letters if char.islower())
    if not letters or small > len(letters) // 12:
        return _RUN.sub(lambda found: _set(found[0]), text)
    return _set(text)


def _set(text: str) -> str:
    words = text.split(" ")
    edges = (0, len(words) - 1)
    return " ".join(_word(word, edge=number in edges) for number, word in enumerate(words))


def _word(word: str, *, edge: bool) -> str:
    if _ROAD.match(word):
        return word
    bare = word.strip("(),.;:\"'")
    if bare.casefold() in _SMALL and not edge and bare.upper() not in {"E", "A"}:
        return word.lower()
    return _PART.sub(lambda found: _part(found[0]), word)


def _part(part: str) -> str:
    if part.endswith("."):
        return _part(part[:-1]) + "."
    upper = part.upper()
    if upper in _WORDS:
        return _WORDS[upper]
    if _ORDINAL.match(upper):
        return upper.lower()
    if _is_initials(upper):
        return upper
    return _capital(part)


def _is_initials(upper: str) -> bool:
    if upper in _UPPER or any(char.isdigit() for char in upper):
        return True
    return len(upper) <= 5 and not re.search(r"[AEIOU]|(?<=.)Y", upper)


def _capital(part: str) -> str:
    for mark in "'’":
        head, found, tail = part.partition(mark)
        if found:
            last = tail.capitalize() if len(head) == 1 and len(tail) > 1 else tail.lower()
            return head.capitalize() + mark + last
    if part.upper().startswith("MC") and len(part) > 4:
        return "Mc" + part[2:].capitalize()
    return part.capitalize()
