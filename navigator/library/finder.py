"""What somebody typed → guidance and places, best first.

It knows the pack's words for states and kinds of places, and opens the search index
at the first search. It keeps no query.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.language.translator import Translator
from navigator.library.cards import CardMaker
from navigator.pack.places import PlaceBook
from navigator.pack.store import CityRow, Store
from navigator.paths import INDEX_FOLDER
from navigator.records.checklists import Checklist
from navigator.records.model import Hit, Place
from navigator.records.topics import TOPICS
from navigator.search import query
from navigator.search.cities import find_city
from navigator.search.nearest import match_places, place_hit, zip_vector
from navigator.search.ranking import state_card_score

if TYPE_CHECKING:
    from navigator.search.guidance import Guidance


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
            from navigator.search.guidance import Guidance  # noqa: PLC0415 - slow: not at the start

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
        """Guidance and places, best first; a state named in the text goes before `state`."""
        guidance = self.open()
        understood = query.understand(text, self._state_words)
        states = understood.states or ((state,) if state else ())
        words = understood.words
        found: list[query.Found | tuple[Place, float]]
        if not words and understood.states:
            found = [*self._state_cards(states, topic)]
            stems: frozenset[str] = frozenset()
        else:
            stems = guidance.stems(words, translator.lang)
            found = [
                *guidance.find(words, states, topic, limit),
                *match_places(
                    self._places, words, states, topic, limit,
                    kinds=self._kind_words, vector=zip_vector(self._store, zip),
                ),
            ]  # fmt: skip
            found.sort(key=lambda one: -(one[1] if isinstance(one, tuple) else one.score))
        marks = partial(guidance.marks, stems=stems, lang=translator.lang)
        return tuple(
            place_hit(*one, translator, marks)
            if isinstance(one, tuple)
            else self._hit(one, translator, day, marks, checklist)
            for one in found[:limit]
        )

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
