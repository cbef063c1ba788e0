"""Handles text that runs from right to left, and pieces inside it that do not.

A phone number, a date, a name or an address set into an Arabic sentence is isolated (Unicode
Bidirectional Algorithm, FSI and PDI), or its parts would change places.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

RTL_LANGUAGES = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
PSEUDO = "ar-XB"
"""Not a language: English whose words run from right to left, as in Android and Chrome."""

_FSI, _LRI, _PDI = "\u2068", "\u2066", "\u2069"
_ALM, _RLO, _PDF = "\u061c", "\u202e", "\u202c"
_WORD = re.compile(r"\{[^{}]*\}|[^\s{}]+")


def is_rtl(lang: str) -> bool:
    """Return whether a language is written from right to left."""
    return lang.split("-", maxsplit=1)[0] in RTL_LANGUAGES


def isolate(text: str) -> str:
    """Return the text with a direction of its own, whatever stands around it."""
    return f"{_FSI}{text}{_PDI}" if text else text


def from_left(number: str) -> str:
    """Return a phone number that reads from left to right everywhere."""
    return f"{_LRI}{number}{_PDI}" if number else number


def plain(text: str) -> str:
    """Return the text without isolates, to copy or to compare."""
    return text.replace(_FSI, "").replace(_LRI, "").replace(_PDI, "")


def reads_from_right(text: str, *, otherwise: bool = False) -> bool:
    """Return whether the first letter with a direction, isolates left out, runs from right to left.

    `otherwise` is the answer for a text of isolates alone.
    """
    depth, isolates = 0, 0
    for letter in text:
        kind = bidirectional(letter)
        if kind in ("FSI", "LRI", "RLI"):
            depth, isolates = depth + 1, isolates + 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif kind in ("L", "R", "AL") and not depth:
            return kind != "L"
    return otherwise and isolates > 0


def pseudo(english: str) -> str:
    """Return English as `ar-XB` has it: each word runs from right to left; blanks stay."""
    return _WORD.sub(_turned, english)


def _turned(found: re.Match[str]) -> str:
    word = found[0]
    return word if word.startswith("{") else f"{_ALM}{_RLO}{word}{_PDF}{_ALM}"
