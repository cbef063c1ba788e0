"""Compares a translation with its English: finds losses, additions and hidden text.

Whoever translates may be a stranger to the project, and nobody who signs reads every language. So
a translation brings no number, address or mark-up that the English does not have.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from navigator.language.blanks import blanks, is_whole, same_blanks
from navigator.steward.content.checks.guards import forbidden

_BLANK = re.compile(r"\{[^{}]*\}")
_IN_NUMBER = re.compile(r"(?<=\d)[.,٫٬](?=\d)")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DATE = re.compile(rf"\b({'|'.join(_MONTHS)})\b(?: (\d{{1,2}})\b)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(
    r"https?://\S+|[^\s@]*@[^\s@]*|\b[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}\b[\w/]*", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"(?:[A-Z]{1,2}\.)+[A-Z]{1,2}")
"""An abbreviation such as `EE.UU`."""
_FULL_STOP = re.compile(r"(?<=[a-zA-Z0-9])。(?=[a-zA-Z])")
"""A full stop that a browser takes for a dot too."""
_MARK_UP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Signs that count as letters and that nobody sees."""
_ACCENTS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{5}")
_TIMES, _MORE = 4, 200
"""A translation has at most `_TIMES` the letters of the English, and `_MORE` besides."""


def misfits(english: str, translation: str) -> Iterator[str]:
    """Yield a sentence for each thing a translation lost, added or hides."""
    if len(translation) > _TIMES * len(english) + _MORE:
        yield "it is far longer than the English."
        return
    if not is_whole(translation):
        yield "a brace stands alone: write both of {…}, or none."
    elif not same_blanks(english, translation):
        yield f"its blanks differ: {_listed(f'{{{name}}}' for name, _, _ in blanks(english))}."
    before, after = _numbers(english), _numbers(translation)
    if not _same_numbers(english, before, after):
        yield f"its numbers differ: {_listed(before)} in English, {_listed(after)} here."
    before, after = _addresses(english), _addresses(translation)
    if before != after:
        yield f"its web addresses differ: {_listed(before)} in English, {_listed(after)} here."
    if _MARK_UP.search(translation) and not _MARK_UP.search(english):
        yield "it has mark-up, which the English has not."
    if "\n" in translation and "\n" not in english:
        yield "it has more than one line."
    if _hides(translation):
        yield "it has letters that nobody sees."
    for found, mend in forbidden(translation):
        yield f"forbidden phrase {found!r}: {mend}"


def _plain(text: str) -> str:
    return _FULL_STOP.sub(".", unicodedata.normalize("NFKC", text))


def _numbers(text: str) -> list[str]:
    """Return each number in its order, in the digits of English, without points and commas."""
    bare = _IN_NUMBER.sub("", _BLANK.sub(" ", _plain(text)))
    return ["".join(str(unicodedata.digit(one)) for one in run) for run in re.findall(r"\d+", bare)]


def _same_numbers(english: str, before: list[str], after: list[str]) -> bool:
    """Return whether the numbers are the same, in their order.

    Days, months and years may stand elsewhere, and a month may be a number: each language has
    its own way to write a day.
    """
    months, days = Counter[str](), Counter[str]()
    for month, day in _DATE.findall(english):
        months[str(_MONTHS.index(month.lower()) + 1)] += 1
        days[day] += bool(day)
    gone, extra = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if gone.keys() == {"1"}:  # many languages have only a word for it
        before = [one for one in before if one != "1"]
        after = [one for one in after if one != "1"]
    elif gone:
        return False
    if extra - months:
        return False
    return _without_dates(before, days) == _without_dates(after, days + extra)


def _without_dates(numbers: Iterable[str], days: Counter[str]) -> list[str]:
    left = days.copy()
    kept = []
    for one in numbers:
        if left[one] > 0:
            left[one] -= 1
        elif not _YEAR.fullmatch(one):
            kept.append(one)
    return kept


def _addresses(text: str) -> list[str]:
    found = (one.rstrip(".,;)") for one in _ADDRESS.findall(_plain(text)))
    return sorted(one for one in found if not _ABBREVIATION.fullmatch(one))


def _hides(text: str) -> bool:
    seen = all(one.isprintable() or one == "\n" for one in text)
    return not seen or not _BLANK_LETTERS.isdisjoint(text) or bool(_ACCENTS.search(text))


def _listed(found: Iterable[str]) -> str:
    return ", ".join(found) or "none"
