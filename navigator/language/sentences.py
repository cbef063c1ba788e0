"""Finds the end of a sentence, to show the first alone or read them aloud one by one.

The point of an abbreviation, which the locale files name, ends nothing. Which other signs end a
sentence is alike in all languages that write them: some are followed by no space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from navigator.records.locales import WIDE_ENDS, Locale

_SIGNS = "\u1362\u1367\u1368\u0964\u0965\u06d4\u104a\u104b\u17d4\u17d5"
"""The ends of sentences in Amharic, Hindi, Urdu, Burmese and Khmer."""
_CLOSE = "\"'\u201d\u2019)\u2069\u300d\u300f\uff09\u300b"
_OPEN = "\"'\u201c\u2018(\u00bf\u00a1\u2066\u2068"
_END = re.compile(
    rf"[.!?\u061f][{_CLOSE}]*\s+(?=[{_OPEN}]*[^\W_a-z])|[{WIDE_ENDS}{_SIGNS}][{_CLOSE}]*+\s*+(?=\S)"
)

_NUMBER = re.compile(r"[0-9]+\.")
"""The number of a step; it belongs to the sentence behind it."""


def first_sentence(text: str, locales: Sequence[Locale]) -> tuple[str, str]:
    """Return the first sentence of `text` and what follows it, which may be empty.

    The text may be in any of the languages of `locales`.
    """
    short = _short(tuple(one.abbreviations for one in locales))
    for end in _END.finditer(text):
        first = text[: end.end()].rstrip()
        bare = first.rstrip("\"'\u201d\u2019)")
        if not (short.search(bare) or _NUMBER.fullmatch(bare) or _is_open(first)):
            return first, text[end.end() :].strip()
    return text, ""


def first_sight(text: str, locales: Sequence[Locale]) -> tuple[str, str]:
    """Return what of a step is seen at once and the rest; a question brings what to do then."""
    first, more = first_sentence(text, locales)
    if first.endswith("?") and more:
        then, more = first_sentence(more, locales)
        first = f"{first} {then}"
    return first, more


@cache
def _short(abbreviations: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Return the pattern of abbreviations at the end of a text; a single letter is one too."""
    held = "|".join(re.escape(word) for words in abbreviations for word in words)
    return re.compile(rf"\b(?:{held}|[A-Z])\.$" if held else r"\b[A-Z]\.$")


def sentences(text: str, locales: Sequence[Locale]) -> Iterator[str]:
    """Yield every sentence of `text`, in order; a line break ends one too."""
    for line in text.split("\n"):
        rest = line.strip()
        while rest:
            first, rest = first_sentence(rest, locales)
            yield first


def _is_open(text: str) -> bool:
    """Return whether a quotation or a bracket is still open: quoted words are said whole."""
    pairs = (("(", ")"), ("\u201c", "\u201d"), ("\u00ab", "\u00bb"))
    return text.count('"') % 2 == 1 or any(
        text.count(begin) > text.count(end) for begin, end in pairs
    )
