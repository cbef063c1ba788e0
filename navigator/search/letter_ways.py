"""Finds a letter by examples of what people say of it, behind the door of letters.

Naive Bayes over the words, pairs of words and parts of words of a query, rare ones counted for
more, so that a slip still speaks: each letter's examples say how likely each of these is where the
letter is meant. It keeps no query.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

from navigator.search.meaning import features

_MOST = 6.0
"""The score of the likeliest letter; each other has less by its odds against it, in nats."""
_UNSEEN = 0.05
"""What each feature counts for a letter none of whose examples has it (Lidstone smoothing)."""


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
        self._logs = {id: self._logarithms(held) for id, held in made.items()}

    def near(self, words: Collection[str]) -> dict[str, float]:
        """Return how near each letter is to what is said, from 0 to 6; only those that are."""
        said = self._weighed(self._features(words))
        if not said:
            return {}
        likely = {
            id: sum(value * logs.get(name, unseen) for name, value in said.items())
            for id, (logs, unseen) in self._logs.items()
        }
        best = max(likely.values(), default=0.0)
        near = {id: _MOST - best + one for id, one in likely.items()}
        return {id: score for id, score in near.items() if score > 0}

    def _logarithms(self, held: Iterable[Mapping[str, float]]) -> tuple[dict[str, float], float]:
        """Return the logarithm of how likely each feature is for one letter, and an unseen one."""
        whole = Counter[str]()
        for one in held:
            whole.update(self._weighed(one))
        total = whole.total() + _UNSEEN * len(self._often)
        logs = {name: math.log((value + _UNSEEN) / total) for name, value in whole.items()}
        return logs, math.log(_UNSEEN / total)

    def _features(self, words: Collection[str]) -> dict[str, float]:
        return features(self._telling(words), self._stem)

    def _weighed(self, made: Mapping[str, float]) -> dict[str, float]:
        """Return features by their rarity among letters; their squares add up to 1."""
        found = {
            name: value * math.log((self._count + 1) / (self._often[name] + 0.5))
            for name, value in made.items()
            if self._often[name]
        }
        length = math.hypot(*found.values()) or 1.0
        return {name: value / length for name, value in found.items()}
