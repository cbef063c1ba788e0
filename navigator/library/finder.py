"""Searches guidance and places for a typed query, and ranks them.

It knows the pack's words for states and kinds of places, and opens the search index at the first
search. Where the words name a place, the results lie there, unless whoever asked said that it is
not meant. It keeps no query.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.language.translator import Translator
from navigator.library.cards import CardMaker
from navigator.library.groups import by_organization
from navigator.library.urgent import Cry, Urgent
from navigator.pack.places import PlaceBook, Wanted
from navigator.pack.store import CityRow, Store
from navigator.paths import INDEX_FOLDER
from navigator.records.care import DENTAL
from navigator.records.hits import Hit
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Place
from navigator.records.topics import TOPICS
from navigator.search import query
from navigator.search.cities import find_city
from navigator.search.cries import words_of
from navigator.search.form_numbers import FormNumbers
from navigator.search.intents import Intents, Meant
from navigator.search.nearest import (
    distances,
    find_near,
    match_places,
    named_places,
    place_hit,
    zip_vector,
)
from navigator.search.query_reader import Asked, QueryReader
from navigator.search.ranking import (
    BEGUN_FROM,
    FEW_PLACES,
    FIRST_ROWS,
    GRAVE_SHARES,
    LEANING,
    LEAST_SHARE,
    UNHELD_SCORE,
    intent_score,
    leaning_score,
    spread,
    state_card_score,
    with_guess,
)
from navigator.search.spots import Spot
from navigator.search.zip_points import known_zip

if TYPE_CHECKING:
    from navigator.records.checklists import Checklist
    from navigator.search.guidance import Guidance
    from navigator.search.stemming import Stems

OTHER_HELP = "card:US:legal.other-help"
"""The page that says whom to call for help that Navigator does not hold."""

_One = query.Found | tuple[Place, float, str]
"""A record, or a place with its score and the reason for it."""


@dataclass(frozen=True, slots=True)
class Results:
    """The hits of a search, best first, and the places that the query names."""

    hits: tuple[Hit, ...]
    spots: tuple[Spot, ...]
    """The place that the words name; where there are several, the user must choose one."""
    off: frozenset[Spot] = frozenset()
    """Places that the words also name, and that are not meant."""
    cries: tuple[Cry, ...] = ()
    """The dangers that the words tell of; the hits that help stand first."""


class Finding:
    """Searches one pack."""

    def __init__(
        self, store: Store, cards: CardMaker, places: PlaceBook, folder: Path, digest: str
    ) -> None:
        """Read the pack's words; the index opens at the first search.

        `folder` is that of the pack, `digest` its SHA-256. `places` may hold more than the pack
        does.
        """
        self._store = store
        self._cards = cards
        self._places = places
        self._index = folder / INDEX_FOLDER
        self._digest = digest
        self._guidance: Guidance | None = None
        self._urgent = Urgent(store)
        self._state_words = query.state_words(store.synonyms("states"))
        self._kind_words = {
            word: kind
            for kind, words in store.synonyms("kinds").items()
            for text in words
            for word in [" ".join(query.tokens(text))]
        }

    def open(self) -> Guidance:
        """Return the search index, opened once; slow the first time."""
        if self._guidance is None:
            from navigator.search.guidance import Guidance  # noqa: PLC0415 - slow at start
            from navigator.search.stemming import Stems  # noqa: PLC0415 - as above

            self._stems = Stems
            self._guidance = Guidance(self._store, self._index, self._digest)
            ways = {
                tuple(name.split()[1:]): texts
                for name, texts in self._store.synonyms("intents").items()
            }
            passing = itertools.chain(*self._store.synonyms("passing").values())
            self._intents = Intents(
                ways,
                passing,
                Stems(),
                lambda word: self.open().knows(word, Stems()),
                self._store.synonyms("alike").values(),
            )
            self._forms = FormNumbers.of(self._store)
            self._reader = QueryReader(
                self._store, self._places, self._intents, self._kind_words, self._state_words
            )
        return self._guidance

    def close(self) -> None:
        """Let go of the search index; its files close when nobody holds a part of them."""
        self._guidance = None

    def city(self, text: str, state: str) -> CityRow:
        """Return the city `text` names, one in `state` first; raises BadInput where unclear."""
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
        off: Collection[Spot] = (),
    ) -> Results:
        """Return guidance and places, best first; those at the place that the text names go first.

        `off`: places of the text that are not meant.
        """
        guidance = self.open()
        stems = self._stems()
        asked = self._reader.read(text, state or "", zip, stems, off)
        states, meant = asked.states, asked.meant
        named = named_places(self._places, self._store, asked, topic)
        found: dict[str, _One] = {one[0].id: one for one in named}
        marked: frozenset[str] = frozenset()
        guesses: list[str] = []
        is_sure = meant is not None and meant.share >= LEAST_SHARE
        if asked.words:
            marked = frozenset(stems.by_language(word)[translator.lang] for word in asked.words)
            texts = guidance.find(asked.words, states, topic, limit, stems, is_exact=is_sure)
            places = self._matching(asked, topic, limit)
            is_held = bool(places or named) or any(one.has_all for one in texts)
            # Where nothing has all the words, a part that is understood is better than none.
            first = [*self._first(meant, asked, topic, is_sure or not is_held)]
            if meant is None:
                first = [*self._leaning(asked, topic, stems, is_held)]
                guesses = [_id(one) for one in first if is_held and not named]
                first += self._unheld(topic) if (texts or first) and not is_held else ()
            # Where all the words are held a guess has no score of its own.
            for one in (*texts, *places, *first) if guesses else (*first, *texts, *places):
                found.setdefault(_id(one), one)
        elif len(asked.spots) == 1:
            found |= {one.id: one for one in self._state_cards(states, topic)}
        ranked = {_id(one): one for one in sorted(found.values(), key=lambda one: -_score(one))}
        cries, urgent = self._urgent.lead(text, lambda id: self._rows(id, asked, None, "cry"))
        form = None if cries else self._form(text, asked, topic, translator, day)
        said = {_id(one) for one in named}
        if (
            meant
            and form is None
            and (meant.covers or meant.share >= GRAVE_SHARES[" " in meant.way])
        ):
            said |= {*meant.first} | meant.told
        ids = self._urgent.without_alike(with_guess([*ranked], guesses), said)
        led = {_id(one): one for one in urgent}
        ranked |= led
        # What was asked for in so many words keeps a row beside the first that help.
        room = max(FIRST_ROWS - 1, len(cries))
        wanted = (*meant.first, *meant.also) if meant and is_sure else ()
        asked_for = [id for id in wanted if id in ranked and id not in led][:1]
        order: Iterable[str] = ids
        if led:  # who typed the very name of a place looks for it (`UNLV Immigration Clinic`)
            exact = [one[0].id for one in named if words_of(one[0].name) == words_of(text)]
            order = (*exact, *[*led][:room], *asked_for, *led, *ids)
        best = [ranked[id] for id in dict.fromkeys(order)][:limit]
        for at in range(len(best) - 2, -1, -1):
            # A guess that was put before others scores as the best of them: best come first.
            best[at] = _scored(best[at], max(_score(best[at]), _score(best[at + 1])))
        marks = partial(guidance.marks, stems=marked, lang=translator.lang, made={})
        near = distances(self._store, asked.zip, (one[0] for one in best if isinstance(one, tuple)))
        hits: Iterator[Hit] = (
            place_hit(one[0], one[1], translator, marks, one[2], near=near.get(one[0].id))
            if isinstance(one, tuple)
            else self._hit(one, translator, day, marks, checklist)
            for one in best
        )
        if form is not None:
            most = max(map(_score, best), default=intent_score(0, is_sure=True))
            form = replace(form, score=round(most, 3))
            hits = itertools.chain([form], (hit for hit in hits if hit.id != form.id))
        return Results(tuple(hits)[:limit], asked.spots, asked.off, cries)

    def _form(
        self, text: str, asked: Asked, topic: str | None, translator: Translator, day: date
    ) -> Hit | None:
        """Return a row with the form whose number the text is, leading to the page that helps."""
        form = self._forms.find(text)
        if form is None or not form.in_force(day):
            return None
        told = [translator.text(form.text)]
        if form.last_day not in (None, "no"):
            told.append(translator.word(f"form.last_day.{form.last_day}"))
        for page in self._rows(form.page, asked, topic, "the number of a form"):
            if isinstance(page, query.Found):
                return Hit(
                    id=page.id, kind=page.kind, place_kind=None,
                    title=f"{form.number}: {form.name} ({form.agency})", state=page.state,
                    topic=page.topic, score=0.0, excerpt=" ".join(told), why=page.why,
                )  # fmt: skip
        return None

    def _matching(
        self, asked: Asked, topic: str | None, limit: int
    ) -> list[tuple[Place, float, str]]:
        """Return the places that have the words; none for fewer than `BEGUN_FROM` letters.

        A single letter behind other words begins too many: it waits for the next one.
        """
        is_waiting = len(asked.words[-1]) == 1 and asked.words[-1].isalpha()
        words = asked.words[:-1] if is_waiting else asked.words
        if len("".join(words)) < BEGUN_FROM:
            return []
        return match_places(
            self._places, words, asked.states, topic, limit, kinds=self._kind_words,
            vector=zip_vector(self._store, asked.zip),
        )  # fmt: skip

    def _first(
        self,
        meant: Meant | None,
        asked: Asked,
        topic: str | None,
        is_sure: bool,  # noqa: FBT001 - of one caller
    ) -> Iterator[_One]:
        """Yield the records and places that are meant, in their order."""
        if meant is None:
            return
        how = f"meant by {meant.way!r}" if meant.way else "most words speak for it"
        why, also = f"{how}, {meant.share:.0%} of the query", "may be meant too"
        lead = [one for target in meant.first for one in self._rows(target, asked, topic, why)]
        others = [
            one for target in meant.also for one in self._rows(target, asked, topic, also)[:1]
        ]
        for number, one in enumerate(spread(lead, others)):
            yield _scored(one, intent_score(number, is_sure=is_sure))

    def _leaning(
        self,
        asked: Asked,
        topic: str | None,
        stems: Stems,
        is_held: bool,  # noqa: FBT001 - of one caller
    ) -> Iterator[_One]:
        """Yield the pages that the words lean to where no way fits.

        They score 0 where something has all the words.
        """
        for number, (target, voice) in enumerate(self._intents.leaning(asked.words, stems)):
            if not is_held or voice >= LEANING:
                for one in self._rows(target, asked, topic, "the words lean to it"):
                    yield _scored(one, 0.0 if is_held else leaning_score(number, voice=voice))

    def _rows(self, target: str, asked: Asked, topic: str | None, why: str) -> list[_One]:
        """Return the record or the places of a target, without a score.

        A target is an id, or `places:KIND`; `{state}` in it stands for the state asked about.
        """
        if target.startswith("place"):
            held = (one for one in self._places_of(target, asked) if topic in (None, *one.topics))
            return [(place, 0.0, why) for place in held]
        state = next((one for one in asked.states if one in self._store.states()), FEDERAL)
        record = self.open().record(target.format(state=state), 0.0, why)
        return [record] if record and topic in (None, record.topic) else []

    def _unheld(self, topic: str | None) -> Iterator[query.Found]:
        """Yield the page that says whom to call, where no page has all that was typed.

        Where no page has even a part of it, the empty page of results leads there.
        """
        record = self.open().record(OTHER_HELP, UNHELD_SCORE, "nothing has all words")
        if record and topic in (None, record.topic):
            yield record

    def _places_of(self, target: str, asked: Asked) -> list[Place]:
        """Return the place of an id, or for `places:KIND` the nearest, one of each organization.

        Where the query may name several spots, each has an equal share of the rows.
        """
        if target.startswith("place:"):
            held = self._places.place(target)
            return [held] if held else []
        sought = target.removeprefix("places:")
        if len(asked.spots) < 2:
            return self._nearest(sought, asked.states[0] if asked.states else None, asked.zip)
        share = max(1, FEW_PLACES // len(asked.spots))
        near = (self._nearest(sought, spot.states[0], spot.zip)[:share] for spot in asked.spots)
        return list(itertools.chain.from_iterable(near))

    def _nearest(self, sought: str, state: str | None, zip: str) -> list[Place]:
        """Return the nearest places of a kind, or of the care behind its dot."""
        kind, _, care = sought.partition(".")
        wanted = Wanted(dental=care == DENTAL)
        if known_zip(self._store, zip) is None:
            held = self._places.places(state=state, kind=kind, limit=-1 if care else FEW_PLACES)
            return sorted(held, key=wanted.fit_of)[:FEW_PLACES]
        near = find_near(self._store, self._places, zip, kind, 4 * FEW_PLACES, wanted=wanted)
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


def _id(one: _One) -> str:
    return one[0].id if isinstance(one, tuple) else one.id


def _scored(one: _One, score: float) -> _One:
    return (one[0], score, one[2]) if isinstance(one, tuple) else replace(one, score=score)


def _score(one: _One) -> float:
    return one[1] if isinstance(one, tuple) else one.score
