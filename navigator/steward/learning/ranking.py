"""Learns the weights of `search.fusion` from the candidates of queries whose right rows are known.

Of each query the best right row is set against the best wrong ones; what tells them apart gets
weight. Repeated a few times, since the best ones change with the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from navigator.search.fusion import FEATURES

_ROUNDS = 8
_WRONG_ROWS = 3


class Judged(NamedTuple):
    """The features of one candidate, and whether it is right."""

    features: Mapping[str, float]
    is_right: bool


def learn(queries: Sequence[Sequence[Judged]]) -> dict[str, float]:
    """Return a weight for each feature."""
    held = [pair for one in queries if len((pair := _sides(one))[0]) and len(pair[1])]
    weights = np.ones(len(FEATURES))
    for _ in range(_ROUNDS):
        apart = []
        for right, wrong in held:
            best = right[np.argmax(right @ weights)]
            order = np.argsort(-(wrong @ weights), kind="stable")[:_WRONG_ROWS]
            apart += [best - wrong[at] for at in order]
        rows = np.array(apart)
        both, side = np.vstack([rows, -rows]), np.repeat([1, 0], len(rows))
        # Fifteen weights: threads that wait for each other take minutes on a busy machine.
        with threadpool_limits(1):
            machine = LogisticRegression(fit_intercept=False, max_iter=500).fit(both, side)
        weights = machine.coef_[0]
    return {name: round(float(one), 2) for name, one in zip(FEATURES, weights, strict=True)}


def _sides(rows: Sequence[Judged]) -> tuple[Any, Any]:
    """Return the features of right and of wrong rows as two tables."""
    sides: tuple[list[list[float]], list[list[float]]] = [], []
    for features, is_right in rows:
        sides[not is_right].append([float(features.get(name, 0.0)) for name in FEATURES])
    return np.array(sides[0]), np.array(sides[1])
