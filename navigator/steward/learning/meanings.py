"""Learns which meaning a query has: a linear model from the ways and from judged queries.

scikit-learn is imported here alone; set-up does not install it (docs/adr/0030-learned-search.md).
The same ways give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.model_selection import cross_val_predict
from sklearn.svm import LinearSVC

from navigator.search.meaning import BESIDE, WORD, Model, features, unfinished
from navigator.search.stemming import stemmer

_STRENGTH = 1.5
"""The penalty for an example on the wrong side, beside that for large weights."""
_BEGUN_WEIGHT = 0.2
"""The weight of the beginning of a word beside that of a whole query."""
_SHARPNESS = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0)
_LEAST_WEIGHT = 6
"""Of 127. A feature whose weights are all less is left out."""


class Example(NamedTuple):
    """The telling words of a query, and the number of its meaning."""

    words: tuple[str, ...]
    meaning: int
    is_begun: bool = False
    """Whether it is one word that is still being typed, and no word itself."""


def learn(examples: Sequence[Example], groups: Sequence[tuple[str, ...]]) -> Model:
    """Return the model that tells the examples of each group from all others."""
    stem = stemmer("en")
    made = [_made(one, stem) for one in examples]
    seen = Counter(feature for one in made for feature in one)
    kept = sorted(name for name, often in seen.items() if often >= _least_seen(name))
    table = _table(made, {name: number for number, name in enumerate(kept)})
    wanted = np.array([one.meaning for one in examples])
    machine = LinearSVC(C=_STRENGTH, dual=False, tol=1e-3)
    machine.fit(table, wanted, np.where([one.is_begun for one in examples], _BEGUN_WEIGHT, 1.0))
    whole = np.flatnonzero([not one.is_begun for one in examples])
    apart = cross_val_predict(
        LinearSVC(C=_STRENGTH, dual=False, tol=1e-2),
        table[whole],
        wanted[whole],
        cv=3,
        method="decision_function",
    )
    at = np.searchsorted(machine.classes_, wanted[whole])
    sharpness = min(_SHARPNESS, key=lambda one: _surprise(apart * one, at))
    scale = 127.0 / np.abs(machine.coef_).max()
    weights = np.zeros((len(groups), len(kept)), dtype=np.int8)
    weights[machine.classes_] = np.rint(machine.coef_ * scale)
    bias = np.full(len(groups), machine.intercept_.min())
    bias[machine.classes_] = machine.intercept_
    strong = np.abs(weights.astype(int)).max(axis=0) >= _LEAST_WEIGHT
    return Model(
        tuple(groups),
        {name: weights[:, at].tobytes() for at, name in enumerate(kept) if strong[at]},
        round(sharpness / scale, 6),
        tuple(round(float(one * scale), 2) for one in bias),
    )


def _made(example: Example, stem: Callable[[str], str]) -> dict[str, float]:
    made = features(example.words, stem)
    if not example.is_begun:
        return made
    return {one: value for one, value in unfinished(made).items() if not one.startswith(WORD)}


def _least_seen(feature: str) -> int:
    """Return the examples that a feature must stand in: in fewer it tells nothing."""
    if not feature.startswith(WORD):
        return 3
    return 2 if BESIDE in feature else 1


def _table(made: Iterable[dict[str, float]], columns: dict[str, int]) -> Any:
    values: list[float] = []
    numbers: list[int] = []
    ends = [0]
    for one in made:
        for name, value in one.items():
            if name in columns:
                numbers.append(columns[name])
                values.append(value)
        ends.append(len(numbers))
    parts = np.array(values), np.array(numbers, dtype=np.int32), np.array(ends, dtype=np.int32)
    return csr_matrix(parts, shape=(len(ends) - 1, len(columns)))


def _surprise(sums: Any, wanted: Any) -> float:
    """Return the mean logarithm by which the shares of wanted groups fall short of 1."""
    apart = sums - sums.max(axis=1, keepdims=True)
    shares = np.exp(apart) / np.exp(apart).sum(axis=1, keepdims=True)
    return float(-np.log(shares[np.arange(len(wanted)), wanted] + 1e-9).mean())
