"""Sets names and streets that a list has in capitals as people write them.

Only text that is in capitals throughout is changed; what somebody set with care
stays, and shows how its words are written (`Spelling`). Short forms whose meaning
is not sure stay too: it never guesses a word.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from navigator.records.jurisdictions import JURISDICTIONS

_UPPER = frozenset(
    (
        *("AAA", "AHC", "AIDS", "AMHC", "BHC", "CHC", "CHCS", "CHP", "CSC", "DFD", "EHS", "ENT"),
        *("FHC", "FQHC", "GMC", "GVHC", "GYN", "HASC", "HC", "HIV", "HMS", "HS", "ISU", "JWCH"),
        *("KIPP", "LGBTQ", "LLC", "LLP", "MS", "NY", "OB", "PA", "PCC", "PHSC", "PMS", "PO", "PS"),
        *("SAC", "SBH", "SBHC", "SF", "SSM", "TB", "TCA", "TFHC", "UC", "UCSF", "USA", "VCC"),
        *("VNA", "WIC", "YMCA", "YWCA", "II", "III", "IV", "VI", "VII"),
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
    "RD": "Rd", "SCH": "School", "CLIN": "Clinic", "CNR": "Cnr", "GRP": "Group",
    "SVC": "Service", "SVS": "Services", "HOSP": "Hospital", "DIST": "District",
    "KM": "Km", "BLVD": "Blvd", "PKWY": "Pkwy", "LN": "Ln", "CT": "Ct", "PL": "Pl", "SQ": "Sq",
    "FL": "Fl", "BLDG": "Bldg", "RM": "Rm", "CYN": "Cyn", "PLZ": "Plz", "TRL": "Trl", "DRS": "Drs",
}  # fmt: skip
"""Words that would otherwise look like initials. Streets keep their short forms."""

_RUN = re.compile(r"(?<!\S)[A-Z][A-Z.&'-]*(?: [A-Z&][A-Z.&'-]*){2,}(?!\S)")
"""Three words or more in capitals inside a text that is else well set."""

_LONG = re.compile(r"(?<!\S)[A-Z]{6,}(?: [A-Z]{6,})+(?![\w-])|(?<![\w-])[A-Z]{9,}(?![\w-])")
"""Capitals that are no initials: two long words, or one that is very long."""

_ROAD = re.compile(r"^(?:[A-Z]{2}-\d+[A-Z]?|\d+[A-Z])$")
_IN_BRACKETS = re.compile(r"^\([A-Z]{2,6}\),?$")
"""The short form of the name before it."""
_ORDINAL = re.compile(r"^\d+(?:ST|ND|RD|TH)$")
_PART = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\.?")
_SUITE = re.compile(r"\b(?:STE|UNIT|APT|BLDG|RM|FL)(?=\.? ?#? ?\w+$)")
_STATE_ROAD = re.compile(
    rf"\b(?!Fl |Ct )(?:{'|'.join(code.capitalize() for code in JURISDICTIONS)}|Sr|Cr|Fm|Us)"
    r"(?=[ -](?:\d|Highway|Hwy|Route|Rte|State R))"
)
"""The code of a state or a kind of road before its number; `Fl 2` is a floor."""
_MC = re.compile(r"\bMc([a-z])(?=[a-z]{3})")
_JOINING = re.compile(r"(?<=[a-z.,] )(?:Of|And|Or|Del)(?= [A-Z])")
_ARTICLE = re.compile(r"(?<= )(for|with|of|in|to|by) A(?= [A-Z][a-z])")
_AFTER_CITY = re.compile(rf"(?<=, )(?:{'|'.join(JURISDICTIONS)})(?=$|[ ,)])", re.IGNORECASE)
"""The code of a state behind the name of a city."""
_LONGEST_INITIALS = 8
_SLIPS = 2
"""Initials may be written as a word this often before they count as a word."""
_LETTERS = re.compile(r"(?<![\w.'’])[A-Za-z]{3,}(?![\w.'’])")


def clean_text(text: str) -> str:
    """Return one line without entities, doubled spaces and stray marks at its ends."""
    whole = re.sub(r"\s+", " ", html.unescape(text))
    whole = re.sub(r"\.{2,}$", "", whole)
    return re.sub(r"(?<=\w)\s+,", ",", whole).strip(" ,;-–")


class Spelling:
    """Knows how the names of a list that are set in mixed case write each word."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._forms = _count_forms(texts)
        mostly = {upper: counts.most_common(1)[0] for upper, counts in self._forms.items()}
        self._inside = {
            upper: form
            for upper, (form, count) in mostly.items()
            if form[0].isupper()
            and form not in {upper, upper.capitalize()}
            and upper not in _WORDS
            and 2 * count > self._forms[upper].total()
        }

    def words(self, own: Iterable[str] = ()) -> dict[str, str]:
        """Return words with capitals inside (`BeverlyCare`), and the initials (`NEMS`) in `own`.

        `own` are the names of one organization: elsewhere the same letters may be a word. Letters
        that the list also writes as a word do not count as initials.
        """
        return self._inside | {
            upper: upper
            for upper in _count_forms(own)
            if len(upper) <= _LONGEST_INITIALS and upper not in _WORDS and self._is_initials(upper)
        }

    def _is_initials(self, upper: str) -> bool:
        counts = self._forms.get(upper, Counter())
        return counts[upper] > 0 and counts.total() - counts[upper] <= _SLIPS


def _count_forms(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """Count how often the mixed-case texts write each word in which form, keyed by its capitals."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in map(clean_text, texts):
        if not _is_in_capitals(text) and not _RUN.search(text):
            for part in _LETTERS.findall(text):
                forms[part.upper()][part] += 1
    return forms


def proper_name(text: str, words: Mapping[str, str] | None = None) -> str:
    """Return the name of a place, changed only where it is all capitals.

    `words` says how some words are written, as `Spelling` gives them.
    """
    return _proper(clean_text(text), words or {})


def proper_city(text: str) -> str:
    """Return the name of a town as it is written there: `Mc Grath`, `O Fallon`, `Coeur D Alene`."""
    name = re.sub(r"\bMc (?=[A-Z])", "Mc", _proper(clean_text(text), {}))
    name = name.replace("Land O Lakes", "Land O' Lakes").replace(" D Alene", " d'Alene")
    return re.sub(r"^O (?=[A-Z])", "O'", name)


def proper_street(text: str) -> str:
    """Return a street, changed only where it is all capitals, and before a suite or floor."""
    street = _SUITE.sub(lambda found: found[0].capitalize(), _proper(clean_text(text), {}))
    return _STATE_ROAD.sub(lambda found: found[0].upper(), street)


def _is_in_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    # A few small letters ("McDONALD", "42nd") do not make a text well set.
    return bool(letters) and sum(map(str.islower, letters)) <= len(letters) // 12


def _proper(text: str, words: Mapping[str, str]) -> str:
    if _is_in_capitals(text):
        return _set(text, words)
    for pattern in (_RUN, _LONG):
        text = pattern.sub(lambda found: _set(found[0], words), text)
    text = _MC.sub(lambda found: "Mc" + found[1].upper(), text)
    return _JOINING.sub(lambda found: found[0].lower(), text)


def _set(text: str, words: Mapping[str, str]) -> str:
    parts = text.split(" ")
    edges = (0, len(parts) - 1)
    whole = " ".join(_word(part, words, edge=number in edges) for number, part in enumerate(parts))
    whole = _AFTER_CITY.sub(lambda found: found[0].upper(), whole)
    return re.sub(r"^Is (?=\d)", "IS ", _ARTICLE.sub(r"\1 a", whole))  # a school of New York


def _word(word: str, words: Mapping[str, str], *, edge: bool) -> str:
    if _ROAD.match(word) or _IN_BRACKETS.match(word):
        return word
    bare = word.strip("(),.;:\"'")
    if bare.casefold() in _SMALL and not edge and bare.upper() not in {"E", "A"}:
        return word.lower()
    return _PART.sub(lambda found: _part(found[0], words), word)


def _part(part: str, words: Mapping[str, str]) -> str:
    if part.endswith("."):
        return _part(part[:-1], words) + "."
    upper = part.upper()
    if upper in words:
        return words[upper]
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
