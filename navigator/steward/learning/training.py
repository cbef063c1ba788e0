"""Teaches the search anew: meanings first, then the weights of the ranking.

The weights of the ranking are learned where no judged query has taught the meanings: what was
learned by heart would weigh too much.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from navigator.errors import ContentErrors
from navigator.library.facade import Library
from navigator.records.model import Place
from navigator.records.topics import ERRANDS
from navigator.search.meaning import Meaning
from navigator.search.query import tokens
from navigator.steward.content.checks.ways import NOTHING
from navigator.steward.content.loader import read_content
from navigator.steward.content.pack.compiler import build_pack
from navigator.steward.content.records import Content
from navigator.steward.content.shape.search_model import (
    MODEL_FILE,
    SearchModel,
    digest,
    write_model,
)
from navigator.steward.learning import meanings, ranking
from navigator.steward.learning.judged_queries import (
    Drawn,
    Query,
    draw,
    has_short_name,
    same_name,
    short_names,
    with_slip,
)
from navigator.steward.learning.meanings import Example
from navigator.steward.learning.ranking import Judged

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
            weights = ranking.learn([*_asked(library, taught), *_named(library)])
    model = _learned(content, [*ways, *_queried(content, taught)], weights)
    write_model(resources / MODEL_FILE, model)
    return model


def _learned(content: Content, examples: list[Example], weights: dict[str, float]) -> SearchModel:
    groups = [(*first,) for first in content.meanings.values()]
    model = meanings.learn(examples, [*groups, ()])
    return SearchModel(
        digest(content.meanings, content.ways, content.passing),
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
    for ways in content.ways.values():
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
