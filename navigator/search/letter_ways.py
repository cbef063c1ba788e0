"""Finds a letter by examples of what people say of it, behind the door of letters.

Two texts are alike as far as they share words, pairs of words and parts of words, rare ones counted
for more, so a slip still speaks. A letter is as near as its nearest example and as all of them
together. It keeps no query.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from navigator.search.meaning import features

_NEAREST, _TOGETHER = 2.0, 4.0
"""How much the nearest example counts, and how much all of them."""


class LetterWays:
    """The examples of the letters of one pack."""

    def __init__(
        self,
        told: Mapping[str, Iterable[Collection[str]]],
        telling: Callable[[Collection[str]], tuple[str, ...]],
        stem: Callable[[str], str],
    ) -> None:
        """Weigh the examples.

        Args:
            told: By letter, its examples as folded words.
            telling: Returns the words that say something.
            stem: Returns the stem of a word.
        """
        self._telling, self._stem = telling, stem
        made = {id: [self._features(words) for words in texts] for id, texts in told.items()}
        self._often = Counter(name for held in made.values() for name in set().union(*held))
        self._count = len(made)
        self._nearest = {id: [*map(self._weighed, held)] for id, held in made.items()}
        self._together = {id: _sum(held) for id, held in self._nearest.items()}

    def near(self, words: Collection[str]) -> dict[str, float]:
        """Return how near each letter is to what is said, from 0 to 6; only those that are."""
        said = self._weighed(self._features(words))
        near = {
            id: _NEAREST * max(_alike(said, one) for one in held)
            + _TOGETHER * _alike(said, self._together[id])
            for id, held in self._nearest.items()
        }
        return {id: score for id, score in near.items() if score > 0}

    def _features(self, words: Collection[str]) -> dict[str, float]:
        return features(self._telling(words), self._stem)

    def _weighed(self, made: Mapping[str, float]) -> dict[str, float]:
        """Return features by their rarity among letters; their squares add up to 1."""
        return _unit({
            name: value * math.log((self._count + 1) / (self._often[name] + 0.5))
            for name, value in made.items()
            if self._often[name]
        })  # fmt: skip


def _sum(held: Iterable[Mapping[str, float]]) -> dict[str, float]:
    whole = Counter[str]()
    for one in held:
        whole.update(one)
    return _unit(whole)


def _unit(made: Mapping[str, float]) -> dict[str, float]:
    length = math.hypot(*made.values()) or 1.0
    return {name: value / length for name, value in made.items()}


def _alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(value * other.get(name, 0.0) for name, value in one.items())
