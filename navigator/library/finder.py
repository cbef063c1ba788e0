"""What somebody typed → guidance and places, best first.

It knows the pack's words for states and kinds of places, and opens the search index
at the first search. It keeps no query.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.language.translator import Translator
from navigator.library.cards import CardMaker
from navigator.library.groups import by_organization
from navigator.pack.places import PlaceBook
from navigator.pack.store import CityRow, Store
from navigator.paths import INDEX_FOLDER
from navigator.records.checklists import Checklist
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Hit, Place
from navigator.records.topics import TOPICS
from navigator.search import query
from navigator.search.cities import find_city, find_city_in
from navigator.search.intents import Intents, Meant
from navigator.search.nearest import (
    find_near,
    known_zip,
    match_places,
    place_hit,
    zip_vector,
)
from navigator.search.ranking import (
    FEW_PLACES,
    LEAST_SHARE,
    NAMED_FROM,
    NAMED_SCORE,
    UNHELD_SCORE,
    intent_score,
    state_card_score,
)

if TYPE_CHECKING:
    from navigator.search.guidance import Guidance, Stems

OTHER_HELP = "card:US:legal.other-help"
"""Whom to call for what Navigator does not hold."""

_One = query.Found | tuple[Place, float, str]
"""A record, or a place with its score and why it has that."""


class Finding:
    """Searches one pack."""

    def __init__(
        self, store: Store, cards: CardMaker, places: PlaceBook, folder: Path, digest: str
    ) -> None:
        """`folder` is that of the pack, `digest` its SHA-256; the index opens at the first search.

        `places` may hold more than the pack does.
        """
        self._store = store
        self._cards = cards
        self._places = places
        self._index = folder / INDEX_FOLDER
        self._digest = digest
        self._guidance: Guidance | None = None
        self._state_words = query.state_words(store.synonyms("states"))
        self._kind_words = {
            word: kind
            for kind, words in store.synonyms("kinds").items()
            for text in words
            for word in [" ".join(query.tokens(text))]
        }

    def open(self) -> Guidance:
        """The search index, opened once; slow the first time."""
        if self._guidance is None:
            from navigator.search.guidance import Guidance, Stems  # noqa: PLC0415 - slow at start

            self._stems = Stems
            self._guidance = Guidance(self._store, self._index, self._digest)
            ways = {
                tuple(name.split()[1:]): texts
                for name, texts in self._store.synonyms("intents").items()
            }
            passing = itertools.chain(*self._store.synonyms("passing").values())
            self._intents = Intents(
                ways, passing, Stems(), lambda word: self.open().knows(word, Stems())
            )
        return self._guidance

    def close(self) -> None:
        """Let go of the search index; its files close when nobody holds a part of them."""
        self._guidance = None

    def city(self, text: str, state: str) -> CityRow:
        """The city `text` names, one in `state` first; raises BadInput that says what to write."""
        return find_city(self._store, text, state, self._state_words)

    def search(
        self,
        text: str,
        state: str | None,
        topic: str | None,
        limit: int,
        *,
        zip: str,
        translator: Translator,
        day: date,
        checklist: Callable[[str], Checklist],
    ) -> tuple[Hit, ...]:
        """Guidance and places, best first; a state or place in the text goes before others."""
        guidance = self.open()
        stems = self._stems()
        asked = self._read(text, state or "", zip, stems)
        states = asked.states or ((state,) if state else ())
        meant = self._intents.meant(asked.words, states, stems, is_elsewhere=not asked.states)
        found: dict[str, _One] = {}
        marked: frozenset[str] = frozenset()
        if not asked.words and asked.states:
            found = {one.id: one for one in self._state_cards(states, topic)}
        elif asked.words:
            vector = zip_vector(self._store, asked.zip)
            marked = frozenset(stems.by_language(word)[translator.lang] for word in asked.words)
            is_sure = meant is not None and meant.share >= LEAST_SHARE
            texts = guidance.find(asked.words, states, topic, limit, stems, is_exact=is_sure)
            places = match_places(
                self._places, asked.words, states, topic, limit, kinds=self._kind_words,
                vector=vector,
            )  # fmt: skip
            is_held = bool(places) or any(one.has_all for one in texts)
            # Where nothing has all the words, a part that is understood is better than none.
            first = self._first(meant, states, topic, asked.zip, is_sure or not is_held)
            for one in (
                *first,
                *(self._unheld(topic) if texts and not (is_held or meant) else ()),
                *texts,
                *places,
            ):
                found.setdefault(one[0].id if isinstance(one, tuple) else one.id, one)
        named = frozenset() if meant and meant.covers else frozenset(asked.words)
        judged = (_with_name(one, named) for one in found.values())
        best = sorted(judged, key=lambda one: -_score(one))[:limit]
        marks = partial(guidance.marks, stems=marked, lang=translator.lang)
        return tuple(
            place_hit(one[0], one[1], translator, marks, one[2])
            if isinstance(one, tuple)
            else self._hit(one, translator, day, marks, checklist)
            for one in best
        )

    def _read(self, text: str, state: str, zip: str, stems: Stems) -> query.Understood:
        """The telling words of a query, mended, and the states and ZIP code it is about."""
        asked = query.understand(text, self._state_words)
        words, states, code = list(asked.words), asked.states, asked.zip
        if not code:
            own = states[0] if states else state
            is_said = partial(self._intents.has_meaning, stems=stems)
            found = find_city_in(self._store, words, own, is_said)
            if found:
                city, rest = found
                # A city alone is looked for by its name too: many places have it in theirs.
                words, code, states = rest or words, city.zip, states or (city.state,)
        elif not states:
            where = known_zip(self._store, code)
            states = (where.state,) if where and where.state else ()
        joined = self._intents.joined(words, stems)
        telling = self._intents.telling(self._intents.mend(word, stems) for word in joined)
        return query.Understood(telling if words else (), states, code or zip)

    def _first(
        self,
        meant: Meant | None,
        states: tuple[str, ...],
        topic: str | None,
        zip: str,
        is_sure: bool,  # noqa: FBT001 - of one caller
    ) -> Iterator[_One]:
        """The records and places that are meant, in their order."""
        if meant is None:
            return
        why = f"meant by {meant.way!r}, {meant.share:.0%} of the query"
        state = next((one for one in states if one in self._store.states()), FEDERAL)
        for number, target in enumerate(meant.first):
            score = intent_score(number, is_sure=is_sure)
            if not target.startswith("place"):
                record = self.open().record(target.format(state=state), score, why)
                if record and topic in (None, record.topic):
                    yield record
                continue
            for place in self._named(target, states[0] if states else None, zip):
                if topic is None or topic in place.topics:
                    yield place, score, why

    def _unheld(self, topic: str | None) -> Iterator[query.Found]:
        """The page that says whom to call, where pages have a part of what was typed alone.

        Where none has even that, the empty page of results leads there.
        """
        record = self.open().record(OTHER_HELP, UNHELD_SCORE, "nothing has all words")
        if record and topic in (None, record.topic):
            yield record

    def _named(self, target: str, state: str | None, zip: str) -> list[Place]:
        """The place of an id, or for `places:KIND` the nearest, one of an organization."""
        if target.startswith("place:"):
            held = self._places.place(target)
            return [held] if held else []
        kind = target.removeprefix("places:")
        if known_zip(self._store, zip) is None:
            return list(self._places.places(state=state, kind=kind, limit=FEW_PLACES))
        near = find_near(self._store, self._places, zip, kind, 4 * FEW_PLACES)
        return [group[0].place for group in by_organization(near.found)[:FEW_PLACES]]

    def _state_cards(self, states: tuple[str, ...], topic: str | None) -> list[query.Found]:
        held = set(self._store.states())
        return [
            query.Found(
                f"card:{state}:{name}", "card", state, name, state_card_score(number), why="state"
            )
            for state in states
            if state in held
            for number, name in enumerate(TOPICS)
            if topic in (None, name)
        ]

    def _hit(
        self,
        found: query.Found,
        translator: Translator,
        day: date,
        marks: Callable[[str], tuple[tuple[int, int], ...]],
        checklist: Callable[[str], Checklist],
    ) -> Hit:
        is_topic = found.kind == "card" and "." not in found.id
        if is_topic:
            title, excerpt = self._cards.headline(found.state, found.topic, translator, day)
        elif found.kind == "checklist":
            asked = checklist(found.id)
            title, excerpt = asked.title, asked.lead
        else:
            title, excerpt = self._cards.opening(found.id, found.state, found.topic, translator)
        return Hit(
            id=found.id,
            kind=found.kind,
            place_kind=None,
            title=title,
            state=found.state,
            topic=found.topic,
            score=round(found.score, 3),
            excerpt=excerpt,
            marks=marks(excerpt),
            why=found.why,
        )


def _score(one: _One) -> float:
    return one[1] if isinstance(one, tuple) else one.score


def _with_name(one: _One, named: frozenset[str]) -> _One:
    """What was found; a place whose name has all the words `named` with the score of that."""
    if isinstance(one, tuple) and len(named) >= NAMED_FROM:
        place, _, _ = one
        if named <= set(query.tokens(place.name)):
            return place, NAMED_SCORE, "name has all words"
    return one
