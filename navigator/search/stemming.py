"""Turns words into the form the index holds: folded, and stemmed in English and Spanish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from whoosh.analysis import (
    CharsetFilter,
    LowercaseFilter,
    RegexTokenizer,
    StemFilter,
    default_pattern,
)
from whoosh.lang import stemmer_for_language
from whoosh.support.charset import accent_map

_STEMMED = ("en", "es")
_PLAIN = RegexTokenizer(default_pattern) | LowercaseFilter() | CharsetFilter(accent_map)


def analyzer(lang: str) -> Any:
    """Return the Whoosh analyzer for texts of a language."""
    return _PLAIN | StemFilter(lang=lang) if lang in _STEMMED else _PLAIN


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """Return the stemmer behind the analyzer of a language, without its cache of words.

    For a language that is not stemmed it returns the word unchanged.
    """
    return stemmer_for_language(lang) if lang in _STEMMED else str


class Stems:
    """A cache of the stems of words. It holds what was typed: it ends with the search."""

    def __init__(self) -> None:
        self._made: dict[str, Mapping[str, str]] = {}

    def by_language(self, word: str) -> Mapping[str, str]:
        """Return a typed word as the index holds it, by language; others have it just folded."""
        made = self._made.get(word)
        if made is None:
            folded = next((token.text for token in _PLAIN(word)), word)
            made = defaultdict(lambda: folded, {lang: stemmer(lang)(folded) for lang in _STEMMED})
            self._made[word] = made
        return made


def begins(begin: str, text: str) -> Iterator[int]:
    """Yield the offsets at which a word of a text begins with `begin`, as Whoosh parts words."""
    at = text.find(begin)
    while at >= 0:
        before = text[max(0, at - 2) : at]
        if not before or not (_in_word(before[-1]) or (before[-1] == "." and _in_word(before[0]))):
            yield at
        at = text.find(begin, at + 1)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter in "_*"
