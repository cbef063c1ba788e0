"""Handles text that runs from right to left, and pieces inside it that do not.

A phone number, a date, a name or an address set into an Arabic sentence is isolated (Unicode
Bidirectional Algorithm, FSI and PDI), or its parts would change places.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

RTL_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})
PSEUDO = "ar-XB"
"""Not a language: English whose words run from right to left, as in Android and Chrome."""

_FSI, _LRI, _PDI = "\u2068", "\u2066", "\u2069"
_ALM, _RLO, _PDF = "\u061c", "\u202e", "\u202c"
_WORD = re.compile(r"\{[^{}]*\}|[^\s{}]+")
_LETTER = re.compile(r"[^\W\d_]")
_SEEN = re.compile(r"\w")
_FROM_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_FORCED = "\u202a-\u202e"
_LEFT = "A-Za-z0-9\u00c0-\u024f"
_RUN = re.compile(
    rf"\u202e[^\u202c]*\u202c|\{{[^{{}}]*\}}|%L?\d"  # turned by force; a blank; a blank of Qt's
    rf"|[+$#(]*[{_LEFT}]"
    # What stands between two numbers parts them: each keeps its place in the list.
    rf"(?:(?:(?!(?<=\d)[,;] [+(]?\d)[^{_FROM_RIGHT}{_FORCED}\u2066-\u2069{{}}\n])*[{_LEFT}%)])?%?"
)
_BARE = re.compile(r"\d+(?:[.,:]\d+)*")
_OTHER_SIDE = re.compile(f"[{_FROM_RIGHT}]")


def is_rtl(lang: str) -> bool:
    """Return whether a language is written from right to left."""
    language, *parts = lang.split("-")
    scripts = [one.title() for one in parts if len(one) == 4]
    return scripts[0] in _RTL_SCRIPTS if scripts else language in RTL_LANGUAGES


def isolate(text: str) -> str:
    """Return the text with a direction of its own, whatever stands around it."""
    return f"{_FSI}{text}{_PDI}" if text else text


def isolated(text: str) -> str:
    """Return a text that runs from right to left, with what does not isolated in its place.

    That is each run of Latin words, phones, addresses, dates and sums: behind an Arabic letter
    the groups of a phone would change places. A text without a letter from the right is isolated
    whole, its last point with it. Blanks stay as they are: who fills one isolates what goes in.
    """
    if not _OTHER_SIDE.search(text):
        return from_left(text) if _SEEN.search(text) else text
    return _RUN.sub(_set_apart, text)


def _set_apart(found: re.Match[str]) -> str:
    run = found[0]
    if run[0] in "\u202e{%" or _BARE.fullmatch(run):
        return run
    before = after = ""
    # A bracket whose other half stands among the Arabic is the Arabic's.
    while run.count("(") > run.count(")") and run[0] == "(":
        before, run = before + run[0], run[1:]
    while run.count(")") > run.count("(") and run[-1] == ")":
        run, after = run[:-1], run[-1] + after
    return f"{before}{from_left(run)}{after}"


def has_both(text: str) -> bool:
    """Return whether a letter of the text runs from right to left."""
    return _OTHER_SIDE.search(text) is not None


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
    """Return English as `ar-XB` has it: each word runs from right to left.

    Blanks and numbers stay, isolated as in a real translation.
    """
    return isolated(_WORD.sub(_turned, english))


def _turned(found: re.Match[str]) -> str:
    word = found[0]
    return (
        word
        if word.startswith("{") or not _LETTER.search(word)
        else f"{_ALM}{_RLO}{word}{_PDF}{_ALM}"
    )
