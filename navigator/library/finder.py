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
from navigator.search.intents import Intents
from navigator.search.nearest import (
    find_near,
    known_zip,
    match_places,
    place_hit,
    zip_vector,
)
from navigator.search.ranking import (
    FEW_PLACES,
    NAMED_FROM,
    NAMED_SCORE,
    intent_score,
    state_card_score,
)

if TYPE_CHECKING:
    from navigator.search.guidance import Guidance

_One = query.Found | tuple[Place, float]
"""A record, or a place with its score."""


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
            from navigator.search.guidance import Guidance, stems  # noqa: PLC0415 - slow at start

            ways = {
                tuple(name.split()[1:]): texts
                for name, texts in self._store.synonyms("intents").items()
            }
            passing = itertools.chain(*self._store.synonyms("passing").values())
            self._intents = Intents(ways, passing, stems)
            self._guidance = Guidance(self._store, self._index, self._digest)
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
        asked = self._read(text, state or "", zip)
        states = asked.states or ((state,) if state else ())
        meant = self._intents.meant(asked.words)
        found: dict[str, _One] = {}
        stems: frozenset[str] = frozenset()
        if not asked.words and asked.states:
            found = {one.id: one for one in self._state_cards(states, topic)}
        elif asked.words:
            vector = zip_vector(self._store, asked.zip)
            stems = guidance.stems(asked.words, translator.lang)
            for one in (
                *(self._first(meant.first, states, topic, asked.zip) if meant else ()),
                *guidance.find(asked.words, states, topic, limit),
                *match_places(
                    self._places, asked.words, states, topic, limit,
                    kinds=self._kind_words, vector=vector,
                ),
            ):  # fmt: skip
                found.setdefault(one[0].id if isinstance(one, tuple) else one.id, one)
        named = frozenset() if meant and meant.covers else frozenset(asked.words)
        best = sorted(found.values(), key=lambda one: -_score(one, named))[:limit]
        marks = partial(guidance.marks, stems=stems, lang=translator.lang)
        return tuple(
            place_hit(*one, translator, marks)
            if isinstance(one, tuple)
            else self._hit(one, translator, day, marks, checklist)
            for one in best
        )

    def _read(self, text: str, state: str, zip: str) -> query.Understood:
        """The telling words of a query, mended, and the states and ZIP code it is about."""
        asked = query.understand(text, self._state_words)
        words, states, code = list(asked.words), asked.states, asked.zip
        if not code:
            own = states[0] if states else state
            if found := find_city_in(self._store, words, own, self._intents.has_meaning):
                city, rest = found
                # A city alone is looked for by its name too: many places have it in theirs.
                words, code, states = rest or words, city.zip, states or (city.state,)
        elif not states:
            where = known_zip(self._store, code)
            states = (where.state,) if where and where.state else ()
        telling = self._intents.telling(self._intents.mend(word) for word in words)
        return query.Understood(telling if words else (), states, code or zip)

    def _first(
        self,
        targets: tuple[str, ...],
        states: tuple[str, ...],
        topic: str | None,
        zip: str,
    ) -> Iterator[_One]:
        """The records and places that are meant, in their order."""
        state = next((one for one in states if one in self._store.states()), FEDERAL)
        for number, target in enumerate(targets):
            score = intent_score(number)
            if not target.startswith("place"):
                record = self.open().record(target.format(state=state), score)
                if record and topic in (None, record.topic):
                    yield record
                continue
            for place in self._named(target, states[0] if states else None, zip):
                if topic is None or topic in place.topics:
                    yield place, score

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
            query.Found(f"card:{state}:{name}", "card", state, name, state_card_score(number))
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
        )


def _score(one: _One, named: frozenset[str]) -> float:
    """The score of what was found; a place whose name has all the words `named` goes first."""
    if not isinstance(one, tuple):
        return one.score
    place, score = one
    is_named = len(named) >= NAMED_FROM and named <= set(query.tokens(place.name))
    return NAMED_SCORE if is_named else score
