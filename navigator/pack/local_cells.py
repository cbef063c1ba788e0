"""Reads the cells of a center's own tables into the one form in which they are kept.

Tolerant of how people write (`Ohio`, `(330) 555-0134`, `Sí`), strict about what they mean: a cell
without one clear meaning is refused, with what to write instead. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from navigator.records.folding import folded_words
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import CALL_ANSWERS
from navigator.records.place_fields import YES_NO
from navigator.records.topics import ON_REQUEST, PLACE_KINDS, TOPICS
from navigator.records.vocabulary import COSTS, LANGUAGE_TAG

_KEPT = re.compile(r"[^\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that are kept: no control, and nothing that turns the direction of what follows."""
_EXTENSION = re.compile(r"^(.*?)\s*(?:,\s*)?(?:ext\.?|extension|x|#)\s*(\d{1,6})$", re.IGNORECASE)
_TEN_DIGITS = re.compile(r"[2-9]\d\d[2-9]\d{6}")
_THREE_DIGITS = re.compile(r"[2-9]11|988")
_URL = re.compile(r"https?://[a-z0-9.-]+\.[a-z]{2,}(?:[:/?#]\S*)?", re.IGNORECASE)
_ZIP = re.compile(r"(\d{3,5})(?:-\d{4})?")
_PACK_ID = re.compile(r"place:[A-Z]{2}:[\w.-]+")
_ID = re.compile(r"(?:place|local):[A-Z]{2}:[\w.-]+")
_AMERICAN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YES = frozenset({"yes", "y", "true", "x", "1", "si", "s"})
_NO = frozenset({"no", "n", "false", "0"})
_NOT_KNOWN = frozenset({"", "unknown", "n/a", "?", "-"})
_LIST = re.compile(r"[,;/|+]|\band\b|\by\b", re.IGNORECASE)


class Unreadable(ValueError):  # noqa: N818 - reads as what is so
    """A cell without one clear meaning: what is wrong with it, and what to write."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.mend = mend


def clean(text: str) -> str:
    """Return a text on one line, without invisible characters."""
    return " ".join("".join(_KEPT.findall(re.sub(r"\s", " ", text))).split())


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a pack for kinds, topics, languages and costs, each mapped to its code."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    costs: Mapping[str, str] = field(default_factory=dict)


def names_of(words: Mapping[str, str]) -> Names:
    """Return the names in a pack's words, by the keys of its messages (`place.kind.legal`)."""

    def named(prefix: str) -> dict[str, str]:
        return {
            _folded(text): key.removeprefix(prefix)
            for key, text in words.items()
            if key.startswith(prefix) and "." not in key.removeprefix(prefix)
        }

    return Names(named("place.kind."), named("topic."), named("language."), named("place.cost."))


Reader = Callable[[str, Names], str]
"""Turns the text of a cell, never empty, into the form that is kept; raises Unreadable."""


def _folded(text: str) -> str:
    return " ".join(folded_words(text))


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:60] + "\u2026")


def _text(text: str, _names: Names) -> str:
    return text


def _one_of(text: str, codes: tuple[str, ...], named: Mapping[str, str], what: str) -> str:
    told = _folded(text)
    code = named.get(told, told.replace(" ", "_"))
    if code not in codes:
        raise Unreadable(f"{_shown(text)} is no {what}", f"Write one of: {', '.join(codes)}")
    return code


def _kind(text: str, names: Names) -> str:
    codes = tuple(kind for kind in PLACE_KINDS if kind not in ON_REQUEST)
    return _one_of(text, codes, names.kinds, "kind of place")


def _topics(text: str, names: Names) -> str:
    found = [_one_of(one, tuple(TOPICS), names.topics, "topic") for one in _parts(text)]
    return ", ".join(dict.fromkeys(found))


def _languages(text: str, names: Names) -> str:
    found = []
    for one in _parts(text):
        code = names.languages.get(_folded(one), one.casefold())
        # Norwegian goes by its name: who writes "no" means that there is none.
        if one.casefold() in _NO or not LANGUAGE_TAG.fullmatch(code):
            raise Unreadable(
                f"{_shown(one)} is no language that Navigator knows",
                "Write its English name or its code, such as: Spanish, vi",
            )
        found.append(code)
    return ", ".join(dict.fromkeys(found))


def _parts(text: str) -> list[str]:
    return [one.strip() for one in _LIST.split(text) if one.strip()]


def _state(text: str, _names: Names) -> str:
    code = text.upper().replace(".", "")
    if code in {FEDERAL, *JURISDICTIONS}:
        return code
    told = _folded(text)
    for code, name in JURISDICTIONS.items():
        if told == _folded(name):
            return code
    raise Unreadable(
        f"there is no state {_shown(text)}", "Write a code such as OH, or US for the whole country"
    )


def _zip(text: str, _names: Names) -> str:
    found = _ZIP.fullmatch(text)
    if not found:
        raise Unreadable(f"{_shown(text)} is no ZIP code", "Write five digits, such as 44502")
    return found[1].zfill(5)  # a spreadsheet takes the zeros in front away


def _phone(text: str, _names: Names) -> str:
    extension = _EXTENSION.match(text)
    number = re.sub(r"[\s().\u2010-\u2015/+-]", "", extension[1] if extension else text)
    if _THREE_DIGITS.fullmatch(number) and not extension:
        return number
    number = number[1:] if len(number) == 11 and number.startswith("1") else number
    if not number.isascii() or not _TEN_DIGITS.fullmatch(number):
        raise Unreadable(
            f"{_shown(text)} is no phone number", "Write one number, such as 330-555-0134"
        )
    shown = f"{number[:3]}-{number[3:6]}-{number[6:]}"
    return f"{shown} ext. {extension[2]}" if extension else shown


def _website(text: str, _names: Names) -> str:
    whole = text if "://" in text else f"https://{text}"
    if not _URL.fullmatch(whole):
        raise Unreadable(
            f"{_shown(text)} is no web address", "Write it whole, such as https://example.org"
        )
    return whole


def _cost(text: str, names: Names) -> str:
    """Return a code, or the cost in the center's own words; `no` says that there is none."""
    told = _folded(text)
    if told in _NO or re.fullmatch(r"\$\s*0+(\.0+)?", text):
        return "free"
    code = names.costs.get(told, told.replace(" ", "_"))
    return code if code in COSTS else text


def yes_or_no(text: str, _names: Names) -> str:
    """Return `yes` or `no`. Raises Unreadable."""
    told = text.casefold().replace("í", "i")
    if told in _YES:
        return "yes"
    if told in _NO:
        return "no"
    raise Unreadable(f"{_shown(text)} is neither yes nor no", "Write yes or no, or leave it empty")


def _fee(text: str, names: Names) -> str:
    """Return `yes` for a sum, such as `$50`, too."""
    return "yes" if re.match(r"\$\s*[1-9]", text) else yes_or_no(text, names)


def _day(text: str, _names: Names) -> str:
    american = _AMERICAN_DAY.fullmatch(text)
    try:
        if american:
            return date(int(american[3]), int(american[1]), int(american[2])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Unreadable(f"{_shown(text)} is no day", "Write YYYY-MM-DD") from None


def _corrects(text: str, _names: Names) -> str:
    return _id_like(text, _PACK_ID, "place:OH:name")


def _id(text: str, _names: Names) -> str:
    return _id_like(text, _ID, "place:OH:name or local:OH:name")


def _id_like(text: str, pattern: re.Pattern[str], example: str) -> str:
    if not pattern.fullmatch(text):
        raise Unreadable(
            f"{_shown(text)} is no id of a place", f"Copy it from the page of the place: {example}"
        )
    return text


PLACE_READERS: dict[str, Reader] = {
    "name": _text,
    "organization": _text,
    "kind": _kind,
    "state": _state,
    "city": _text,
    "street": _text,
    "zip": _zip,
    "phone": _phone,
    "website": _website,
    "languages": _languages,
    "hours": _text,
    "cost": _cost,
    **{one.public: yes_or_no for one in YES_NO if one.is_local},
    "topics": _topics,
    "what": _text,
    "note": _text,
    "corrects": _corrects,
    "day": _day,
}
"""The columns of `local.csv`, in their order."""

CALL_READERS: dict[str, Reader] = {
    "id": _id,
    "name": _text,
    "day": _day,
    CALL_ANSWERS[0]: yes_or_no,
    "languages": _languages,
    **dict.fromkeys(CALL_ANSWERS[1:], yes_or_no),
    "fee": _fee,
    "no_new_until": _day,
}
"""The columns of `calls.csv`, in their order. None has room for a person."""


def read_cell(text: str, reader: Reader, names: Names) -> str:
    """Return the kept form of a cell; empty for an unknown value. Raises Unreadable."""
    # A spreadsheet would reckon what begins like this; an apostrophe before it says it is text.
    told = clean(text)
    told = told[1:] if told[:1] == "'" and told[1:2] in _RECKONED else told
    return "" if told.casefold() in _NOT_KNOWN else reader(told, names)


_RECKONED = frozenset("=+-@")


def written_cell(text: str) -> str:
    """Return a cell as it is written, so that no spreadsheet computes it."""
    return f"'{text}" if text[:1] in _RECKONED and text else text
