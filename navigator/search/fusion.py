"""Orders the rows of a search by one score: a weighted sum of a few features of each row.

The weights are learned from judged queries and from names by `navigator content train`, and lie in
the pack. `FEATURES` says what each means; a feature that a row does not have counts 0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

FEATURES = {
    "name": "How well a name fits beyond `LEAST_NAME`, from 0 to 1.",
    "whole": "The whole name is typed, and nothing else.",
    "begun": "The first words of a longer name are typed, and nothing else.",
    "typed": "The share of the words typed that the name has.",
    "own": "The place or program of this name lies in the state that is asked about.",
    "part": "The name is that of the organization behind the place.",
    "program": "The name is that of a program.",
    "office": "The name says what an office for errands is, as in `(DMV)`.",
    "after": "Places whose names fit as well stand before it: 1/2 for one, 2/3 for two.",
    "meant": "The share of the query that speaks for the row's group, of the group's first row.",
    "odds": "The same share by its logarithm, so that a small one still counts.",
    "also": "The same share for a later row of the group, less with each row.",
    "text": "How well the words of a page fit (BM25), from 0 to 1.",
    "place": "How well the words of a place fit (BM25, near before far), from 0 to 1.",
    "last": "The page that says whom to call where no page has all that was typed.",
}
LEAST_NAME = 0.8
"""The least fit of a name, from 0 to 1, from which on it counts."""
LEAST_SHARE = 0.04
"""The least share of a query that brings a group's rows."""
MOST_TEXT = 12.0
"""The text score that counts half."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """The weights of one pack."""

    weights: Mapping[str, float]

    def score(self, features: Mapping[str, float]) -> float:
        """Return the sum of the features by their weights."""
        return sum(self.weights.get(name, 0.0) * value for name, value in features.items())

    def shares(self, features: Mapping[str, float]) -> str:
        """Return each feature with its value and its share of the score, largest first."""
        told = {name: self.weights.get(name, 0.0) * value for name, value in features.items()}
        ranked = sorted(told, key=lambda name: -abs(told[name]))
        return ", ".join(f"{name} {features[name]:.2f} = {told[name]:+.2f}" for name in ranked)


def bounded(score: float) -> float:
    """Return a text score from 0 on as a number below 1."""
    return score / (score + MOST_TEXT)


def odds(share: float) -> float:
    """Return the logarithm of the odds of a share, about 0 for 0.003 and 2 for one near 1."""
    return 1.0 + math.log(share / (1.001 - share) + 0.001) / 6.0
