"""Words as the index holds them: folded, and in languages that we stem by their stems."""

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
    """How Whoosh reads a text of a language."""
    return _PLAIN | StemFilter(lang=lang) if lang in _STEMMED else _PLAIN


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """The stemmer behind the analyzer of a language, without its cache of words."""
    return stemmer_for_language(lang) if lang in _STEMMED else str


class Stems:
    """The stems of words, each made once. It holds what was typed: it ends with the search."""

    def __init__(self) -> None:
        self._made: dict[str, Mapping[str, str]] = {}

    def by_language(self, word: str) -> Mapping[str, str]:
        """A typed word as the index holds it, by language; that of others is the bare word."""
        made = self._made.get(word)
        if made is None:
            folded = next((token.text for token in _PLAIN(word)), word)
            made = defaultdict(lambda: folded, {lang: stemmer(lang)(folded) for lang in _STEMMED})
            self._made[word] = made
        return made

    def __call__(self, word: str) -> frozenset[str]:
        """The stems of a word in every language that has them."""
        made = self.by_language(word)
        return frozenset(f"{lang}:{made[lang]}" for lang in _STEMMED)


def begins(begin: str, text: str) -> Iterator[int]:
    """Where words of a text begin so, as Whoosh parts them."""
    at = text.find(begin)
    while at >= 0:
        before = text[max(0, at - 2) : at]
        if not before or not (_in_word(before[-1]) or (before[-1] == "." and _in_word(before[0]))):
            yield at
        at = text.find(begin, at + 1)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter in "_*"
