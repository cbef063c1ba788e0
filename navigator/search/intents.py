"""What somebody means by a few words, and which pages and places then stand first.

`resources/vocabulary/intents.yaml` lists ways to say a thing. A way fits when all of its words
are in the query, in any order and form; of several the one with the most words is meant.
Words nobody knows are read as the way's word that sounds like them, or lies one letter away.
It keeps no query.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from navigator.search.query import tokens
from navigator.search.ranking import FUZZY_FROM

_SOUNDS = tuple(
    (re.compile(form), sound)
    for form, sound in (
        ("ph", "f"), ("qu", "k"), ("gu(?=[ei])", "g"), ("c(?=[eiy])", "s"), ("g(?=[ei])", "j"),
        ("ll", "y"), ("z", "s"), ("c", "k"), ("v", "b"), ("h", ""), ("y", "i"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip
"""Spellings that sound alike, for those who write as they speak (`lisensia`, `ospital`)."""

Stems = Callable[[str], frozenset[str]]
"""The forms of a word in which two of its endings are the same, in every language."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a query means. `covers` says whether its every word has part in that."""

    first: tuple[str, ...]
    """Records and `places:KIND` in their order; `{state}` stands for the state asked about."""
    covers: bool


class Intents:
    """The ways of one pack."""

    def __init__(
        self,
        ways: Mapping[tuple[str, ...], Iterable[str]],
        passing: Iterable[str],
        stems: Stems,
    ) -> None:
        """`ways` gives what stands first for each group of ways; `passing` words mean nothing."""
        self._stems = stems
        self._passing = frozenset(word for text in passing for word in tokens(text))
        self._first: list[tuple[str, ...]] = []
        self._lengths: list[int] = []
        self._having: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._sounds: dict[str, str] = {}
        self._nearly: dict[str, str] = {}
        for first, texts in ways.items():
            for text in texts:
                self._add(first, [word for word in tokens(text) if word not in self._passing])

    def _add(self, first: tuple[str, ...], words: list[str]) -> None:
        number = len(self._first)
        self._first.append(first)
        self._lengths.append(len(words))
        for at, word in enumerate(words):
            for stem in self._stems(word):
                self._having[stem].add((number, at))
            if len(word) >= FUZZY_FROM:
                self._sounds.setdefault(sound(word), word)
                for part in _without_a_letter(word):
                    self._nearly.setdefault(part, word)

    def telling(self, words: Iterable[str]) -> tuple[str, ...]:
        """The words that carry a meaning; all of them where none does."""
        held = tuple(words)
        return tuple(word for word in held if word not in self._passing) or held

    def knows(self, word: str) -> bool:
        """Whether a way has the word, in any form."""
        return any(stem in self._having for stem in self._stems(word))

    def has_meaning(self, word: str) -> bool:
        """Whether a word says something else than the name of a place, or nothing."""
        return word in self._passing or self.knows(word)

    def mend(self, word: str) -> str:
        """The word of a way that was meant by one that no way has, or the word itself."""
        if len(word) < FUZZY_FROM or word in self._passing or self.knows(word):
            return word
        if heard := self._sounds.get(sound(word)):
            return heard
        near = (self._nearly[part] for part in _without_a_letter(word) if part in self._nearly)
        return next(near, word)

    def meant(self, words: tuple[str, ...]) -> Meant | None:
        """What these words mean; None where no way fits. Raises nothing."""
        fits: dict[int, set[int]] = defaultdict(set)
        taken: dict[int, set[str]] = defaultdict(set)
        for word in words:
            for stem in self._stems(word):
                for number, at in self._having.get(stem, ()):
                    fits[number].add(at)
                    taken[number].add(word)
        whole = [number for number, places in fits.items() if len(places) == self._lengths[number]]
        if not whole:
            return None
        best = min(whole, key=lambda number: (-self._lengths[number], number))
        return Meant(self._first[best], covers=taken[best] >= set(words))


def sound(word: str) -> str:
    """The form in which words that sound alike are the same."""
    for form, heard in _SOUNDS:
        word = form.sub(heard, word)
    return word


def _without_a_letter(word: str) -> Iterator[str]:
    """The word, and it without each of its letters but the first.

    Two words that share one of these differ by a letter that is missing, too much, wrong or in
    the wrong place.
    """
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
