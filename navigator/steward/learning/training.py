"""Teaches the search anew: meanings first, then the weights of the ranking.

The weights of the ranking are learned where no judged query has taught the meanings: what was
learned by heart would weigh too much. scikit-learn is imported here alone; set-up does not install
it (docs/adr/0030-learned-search.md). The same ways give the same bytes.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from sklearn.svm import LinearSVC
from threadpoolctl import threadpool_limits

from navigator.errors import ContentErrors
from navigator.library.facade import Library
from navigator.records.model import Place
from navigator.records.topics import ERRANDS
from navigator.search.fusion import FEATURES
from navigator.search.meaning import (
    BESIDE,
    WORD,
    Meaning,
    Model,
    features,
    unfinished,
    weighed,
)
from navigator.search.query import tokens
from navigator.search.stemming import stemmer
from navigator.steward.content.checks.ways import NOTHING, taught_ways, ways_digest
from navigator.steward.content.loader import read_content
from navigator.steward.content.pack.compiler import build_pack
from navigator.steward.content.records import Content
from navigator.steward.content.shape.search_model import (
    MODEL_FILE,
    SearchModel,
    write_model,
)
from navigator.steward.learning.judged_queries import (
    Drawn,
    Query,
    draw,
    has_short_name,
    same_name,
    short_names,
    with_slip,
)

_SEED, _NAMES = 424242, 300
_ROWS = 20
_BEGUN = (3, 4)
"""Letters of a word that is being typed."""


def train(resources: Path, queries: Collection[Query], today: date) -> SearchModel:
    """Learn the model from the ways below `resources` and from judged queries, and write it.

    Queries that are set apart teach nothing. Raises ContentErrors for content that is not sound.
    """
    content, problems = read_content(resources, today)
    shown = Path(resources.name) / MODEL_FILE
    if others := [one for one in problems if one.path != shown]:
        raise ContentErrors(tuple(others))
    taught = [one for one in queries if not one.is_apart]
    ways = [*_ways(content)]
    with tempfile.TemporaryDirectory() as folder:
        build_pack(replace(content, model=_learned(content, ways, {})), Path(folder))
        with Library.at(Path(folder), lambda: today) as library:
            weights = learn_ranking([*_asked(library, taught), *_named(library)])
    model = _learned(content, [*ways, *_queried(content, taught)], weights)
    write_model(resources / MODEL_FILE, model)
    return model


def _learned(content: Content, examples: list[Example], weights: dict[str, float]) -> SearchModel:
    groups = [(*first,) for first in content.meanings.values()]
    model = learn_meanings(examples, [*groups, ()])
    return SearchModel(
        ways_digest(content),
        (*content.meanings, NOTHING), model.bias, model.sharpness, weights, model.weights,
    )  # fmt: skip


def _telling(content: Content) -> Callable[[str], tuple[str, ...]]:
    """Return what reads the telling words of a text."""
    passing = {
        word for texts in content.passing.values() for text in texts for word in tokens(text)
    }
    return lambda text: Meaning.telling_of(tokens(text), passing)


def _ways(content: Content) -> Iterator[Example]:
    numbers = {name: number for number, name in enumerate([*content.meanings, NOTHING])}
    telling = _telling(content)
    for ways in taught_ways(content).values():
        for name, texts in ways.items():
            for text in texts:
                words = telling(text)
                yield Example(words, numbers[name])
                if len(words) == 1 and name != NOTHING:
                    # So it begins while somebody types it.
                    yield from (Example((words[0][:n],), numbers[name], True) for n in _BEGUN)


def _queried(content: Content, queries: Collection[Query]) -> Iterator[Example]:
    """Yield the judged queries of which a meaning is right, of several the first.

    Words that no way has are left out: names of towns and of programs have no meaning of their own.
    """
    telling = _telling(content)
    known = {word for one in _ways(content) if not one.is_begun for word in one.words}
    for query in queries:
        right = (
            number
            for number, first in enumerate(content.meanings.values())
            if query.means(first[0])
        )
        if (number := next(right, None)) is not None:
            words = tuple(word for word in telling(query.text) if word in known)
            yield Example(words, number)


def _asked(library: Library, queries: Collection[Query]) -> Iterator[list[Judged]]:
    for query in queries:
        yield _judged(library, query.text, query.state, partial(_answers, query))


def _named(library: Library) -> Iterator[list[Judged]]:
    """Yield the candidates of drawn names: as written, without a state, with a slip, and short."""
    chance = random.Random(_SEED)  # noqa: S311 - a draw that can be repeated
    for one in draw(library, _SEED, _NAMES):
        for typed in (one, replace(one, state=None), with_slip(one, chance)):
            yield _judged(library, typed.typed, typed.state or "", partial(_is, typed, same_name))
    for one in short_names(library):
        if one.kind not in ERRANDS:
            yield _judged(library, one.typed, one.state or "", partial(_is, one, has_short_name))


def _answers(query: Query, id: str, row: object) -> bool:
    return query.is_right(id, row.kind if isinstance(row, Place) else None)


def _is(drawn: Drawn, fits: Callable[[Place, Drawn], bool], _id: str, row: object) -> bool:
    return isinstance(row, Place) and fits(row, drawn)


def _judged(
    library: Library, text: str, state: str, is_right: Callable[[str, object], bool]
) -> list[Judged]:
    candidates = library.candidates(text, state, _ROWS)
    return [Judged(one.features, is_right(id, one.row)) for id, one in candidates.items()]


# Meanings: a linear model from the ways and from judged queries

_STRENGTH = 1.5
"""The penalty for an example on the wrong side, beside that for large weights."""
_BEGUN_WEIGHT = 0.2
"""The weight of the beginning of a word beside that of a whole query."""
_MOST_TURNS = 20_000
"""The most rounds of the lesson; it ends far before."""
_SHARPNESS = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0)
_LEAST_WEIGHT = 6
"""Of 127. A feature whose weights are all less is left out."""


class Example(NamedTuple):
    """The telling words of a query, and the number of its meaning."""

    words: tuple[str, ...]
    meaning: int
    is_begun: bool = False
    """Whether it is one word that is still being typed, and no word itself."""


def learn_meanings(examples: Sequence[Example], groups: Sequence[tuple[str, ...]]) -> Model:
    """Return the model that tells the examples of each group from all others."""
    stem = stemmer("en")
    made = [_made(one, stem) for one in examples]
    seen = Counter(feature for one in made for feature in one)
    kept = sorted(name for name, often in seen.items() if often >= _least_seen(name))
    table = _table(made, {name: number for number, name in enumerate(kept)})
    wanted = np.array([one.meaning for one in examples])
    machine = LinearSVC(C=_STRENGTH, dual=True, tol=1e-2, max_iter=_MOST_TURNS, random_state=_SEED)
    machine.fit(table, wanted, np.where([one.is_begun for one in examples], _BEGUN_WEIGHT, 1.0))
    whole = np.flatnonzero([not one.is_begun for one in examples])
    apart = cross_val_predict(
        LinearSVC(C=_STRENGTH, dual=True, tol=5e-2, max_iter=_MOST_TURNS, random_state=_SEED),
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
        {name: weighed(weights[:, at].tolist()) for at, name in enumerate(kept) if strong[at]},
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


# Weights of the ranking

_ROUNDS = 8
_WRONG_ROWS = 3


class Judged(NamedTuple):
    """The features of one candidate, and whether it is right."""

    features: Mapping[str, float]
    is_right: bool


def learn_ranking(queries: Sequence[Sequence[Judged]]) -> dict[str, float]:
    """Return a weight for each feature of `search.fusion` from the candidates of queries.

    Of each query the best right row is set against the best wrong ones; what tells them apart gets
    weight. Repeated a few times, since the best ones change with the weights.
    """
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
    for held, is_right in rows:
        sides[not is_right].append([float(held.get(name, 0.0)) for name in FEATURES])
    return np.array(sides[0]), np.array(sides[1])
