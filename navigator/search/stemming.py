"""Turns words into the form the index holds: folded, and stemmed in English and Spanish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from whoosh.analysis import StemFilter, Token, Tokenizer
from whoosh.lang import stemmer_for_language

from navigator.records.folding import folded_words

_STEMMED = ("en", "es")


class _Words(Tokenizer):  # type: ignore[misc]
    """Parts a text into words for Whoosh as queries are parted; positions are not kept."""

    def __call__(self, value: str, **_options: object) -> Iterator[Token]:
        token = Token()
        token.boost, token.stopped = 1.0, False
        for token.text in folded_words(value):
            yield token


def analyzer(lang: str) -> Any:
    """Return the Whoosh analyzer for texts of a language."""
    return _Words() | StemFilter(lang=lang) if lang in _STEMMED else _Words()


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """Return the stemmer behind the analyzer of a language, without its cache of words.

    For a language that is not stemmed it returns the word unchanged.
    """
    return stemmer_for_language(lang) if lang in _STEMMED else str


class Stems:
    """A cache of the stems of folded words. It holds what was typed: it ends with the search."""

    def __init__(self, lang: str = "en") -> None:
        """Begin a search typed on a page in `lang`."""
        self.lang = lang
        self._made: dict[str, Mapping[str, str]] = {}

    def by_language(self, word: str) -> Mapping[str, str]:
        """Return a typed word as the index holds it, by language; others have it just folded."""
        made = self._made.get(word)
        if made is None:
            stems = {lang: stemmer(lang)(word) for lang in _STEMMED}
            made = self._made[word] = defaultdict(lambda: word, stems)
        return made
