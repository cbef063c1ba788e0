"""Reads what a query means: which pages or kinds of places the words speak for.

A *group* is a few pages and kinds of places that answer the same wish. A linear model holds how
much each *feature* of a query, the stem of a word, two stems or a few letters, speaks for each
group; its weights are learned from examples of queries (`i18n/<tag>/ways.yaml`) by
`navigator content train`. Parts of words count, so that a slip or an unfinished word still speaks.
It keeps no query.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

WORD = "="
"""Stands before the stem of a whole word among the features."""
BESIDE = " "
"""Stands between the stems of two words of a query, the one that sorts first before."""
PAIRS = (1, 2)
"""How far two words of a pair stand apart: next to each other, or with one between."""
PARTS = range(3, 6)
"""Letters of the parts of a word; its beginning and its end count as a letter each."""
END = ">"
"""Stands at the end of a word among its letters."""
UNFINISHED = 4
"""Letters. An unknown last word of no more is the beginning of one."""
PART_WEIGHT = 0.3
"""The weight of a part beside that of a whole word."""
BY_LETTERS = 0.15
"""The least share of the best group where no word is known, but letters of words are: with less a
query means nothing (`qqqqzzzz`, a language that has no ways)."""
LEAST_WEIGHT = 2
"""The least weight, of 127, that a feature keeps for a group: nine in ten are less."""
NOTHING = ()
"""The group of queries that nothing here answers."""


@dataclass(frozen=True, slots=True)
class Meant:
    """One group with the share of a query that speaks for it, from 0 to 1."""

    first: tuple[str, ...]
    """Ids of records, and `places:KIND`, in their order; `{state}` stands for the state asked
    about."""
    share: float


@dataclass(frozen=True, slots=True)
class Model:
    """The learned weights."""

    groups: tuple[tuple[str, ...], ...]
    """At most 256: a number of one is a byte."""
    weights: Mapping[str, bytes]
    """For each feature, two bytes for each group it speaks for or against: the group's number, and
    a signed weight. See `weighed`."""
    sharpness: float
    """The factor on a sum of weights before the exponential that turns sums into shares."""
    bias: tuple[float, ...]
    """The sum of each group before any feature speaks."""


class Meaning:
    """The model of one pack."""

    def __init__(self, model: Model, passing: Iterable[str], stem: Callable[[str], str]) -> None:
        """Keep the model.

        `passing` words mean nothing; `stem` returns the stem of a folded word.
        """
        self._model = model
        self._passing = frozenset(passing)
        self._stem = stem

    def telling(self, words: Collection[str]) -> tuple[str, ...]:
        """Return the words that are not passing words; all of them where none is left."""
        return self.telling_of(words, self._passing)

    @staticmethod
    def telling_of(words: Collection[str], passing: Collection[str]) -> tuple[str, ...]:
        """Return the words that are not `passing`; all of them where none is left."""
        return tuple(word for word in words if word not in passing) or tuple(words)

    def is_passing(self, word: str) -> bool:
        """Return whether a word means nothing."""
        return word in self._passing

    def knows(self, word: str) -> bool:
        """Return whether a word means nothing or speaks for a group."""
        return word in self._passing or self.speaks(word)

    def speaks(self, word: str) -> bool:
        """Return whether a whole word, in any form, speaks for a group."""
        return word not in self._passing and WORD + self._stem(word) in self._model.weights

    def read(self, words: Collection[str]) -> list[Meant]:
        """Return the groups that the telling words speak for, best first."""
        telling = self.telling(words)
        made = features(telling, self._stem)
        if telling and len(telling[-1]) <= UNFINISHED and not self.knows(telling[-1]):
            made = unfinished(made)
            del made[WORD + self._stem(telling[-1])]
        known = {name: value for name, value in made.items() if name in self._model.weights}
        sums = list(self._model.bias)
        for feature, value in known.items():
            pairs = self._model.weights[feature]
            for group, weight in zip(pairs[::2], memoryview(pairs).cast("b")[1::2], strict=True):
                sums[group] += value * weight
        most = max(sums, default=0.0)
        parts = [math.exp((one - most) * self._model.sharpness) for one in sums]
        whole = sum(parts)
        held = [
            Meant(first, part / whole)
            for first, part in zip(self._model.groups, parts, strict=True)
        ]
        held.sort(key=lambda one: -one.share)
        is_known = any(one.startswith(WORD) for one in known)
        is_sure = is_known or (bool(known) and held[0].share >= BY_LETTERS)
        return held if is_sure else []


def weighed(weights: Iterable[int]) -> bytes:
    """Return the weights of a feature, from -128 to 127 in the order of the groups, as bytes.

    Those that are next to nothing are left out.
    """
    said = ((group, one % 256) for group, one in enumerate(weights) if abs(one) >= LEAST_WEIGHT)
    return bytes(chain.from_iterable(said))


def features(words: Iterable[str], stem: Callable[[str], str]) -> dict[str, float]:
    """Return the features of folded words with their values; the squares of these add up to 1."""
    words = tuple(words)
    stems = [stem(word) for word in words]
    made = dict.fromkeys((WORD + one for one in stems), 1.0)
    for apart in PAIRS:
        for pair in zip(stems, stems[apart:], strict=False):
            made[WORD + BESIDE.join(sorted(pair))] = 1.0
    for word in words:
        whole = f"<{word}{END}"
        for size in PARTS:
            for at in range(len(whole) - size + 1):
                made.setdefault(whole[at : at + size], PART_WEIGHT)
    length = math.sqrt(sum(value * value for value in made.values())) or 1.0
    return {feature: value / length for feature, value in made.items()}


def unfinished(made: Mapping[str, float]) -> dict[str, float]:
    """Return the features without those of how a word ends: it is still being typed."""
    return {feature: value for feature, value in made.items() if not feature.endswith(END)}
