"""Reads a query: where it asks about, the places and programs it calls by name, and its words.

A word that a name explains is no city elsewhere. It keeps no query.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from navigator.pack.places import Key, Naming, PlaceBook
from navigator.pack.store import Store
from navigator.records.jurisdictions import FEDERAL
from navigator.search.fusion import LEAST_NAME
from navigator.search.meaning import Meaning
from navigator.search.names import ASKED_OF_PLACES, Made, NameHit, Names
from navigator.search.spots import Read, Spot, Spots
from navigator.search.zip_points import known_zip

if TYPE_CHECKING:
    from navigator.search.guidance import Guidance
    from navigator.search.stemming import Stems

RARE_ENOUGH = 4.0
"""The rarity of words, from which on a name decides where a query asks about."""
LONG_ENOUGH = 3
"""Words. A whole name of so many everyday words does so too."""


@dataclass(frozen=True, slots=True)
class Called:
    """A place or program that a query calls by name."""

    hit: NameHit
    rare: float
    """How rare the words of the name are that no everyday query has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query that was read."""

    words: tuple[str, ...]
    """Its telling words; of several spots, theirs too."""
    said: tuple[str, ...]
    """Its telling words without those of any spot, or of a rare name that it says."""
    states: tuple[str, ...]
    zip: str
    spots: tuple[Spot, ...]
    off: frozenset[Spot]
    """Cities, counties, states or ZIP codes that the query also names, and that are not meant."""
    places: tuple[Called, ...] = ()
    programs: tuple[Called, ...] = ()


class QueryReader:
    """Reads queries with the words of one pack and the names of its places and programs."""

    def __init__(
        self,
        store: Store,
        book: PlaceBook,
        meaning: Meaning,
        guidance: Guidance,
        state_words: dict[str, str],
    ) -> None:
        """Index the names; `state_words` gives the state for each spelling of its name."""
        self._store = store
        self._meaning = meaning
        self._guidance = guidance
        is_passing = partial(_is_passing, meaning)  # no method of this: that would hold the index
        self.programs = [*_programs(store.synonyms("programs"))]
        self._names = Names(book.namings, store.synonyms("names"), is_passing, meaning.knows)
        self._of_programs = Names(partial(_namings, self.programs), {}, is_passing, meaning.knows)
        self._spots = Spots(store, state_words)
        # Alone they call nothing by its name: what states are called, and what people say.
        self._plain = {word for name in state_words for word in name.split()}
        said = chain(*store.synonyms("said").values(), *store.synonyms("passing").values())
        self._plain.update(said)

    def read(
        self, text: str, state: str, zip: str, stems: Stems, off: Collection[Spot] = ()
    ) -> Asked:
        """Read a query typed by somebody in `state`, near `zip`; both may be empty.

        `off`: spots of the text that are not meant.
        """
        asked, left = self._where(text, state, zip, stems, off)
        made: Made = {}
        places = self._called(self._names, text, asked, made)
        if asked.spots:
            # Many towns have one name: what lies where the words say goes first.
            places.sort(key=lambda one: one.hit.state not in (*asked.states, FEDERAL))
        if places and self._decides(places[0], state):
            hit = places[0].hit
            asked, left = self._where(text, state, zip, stems, off, called=hit)
            if places[0].rare >= RARE_ENOUGH and (hit.is_whole or hit.is_begun):
                others = tuple(word for word in asked.said if word not in hit.words)
                asked = replace(asked, said=others)
        elif not places and asked.spots:
            # A name beside a city, a county or a state that is no part of it.
            beside = self._called(self._names, " ".join(left), asked, made)
            places = [one for one in beside if one.hit.state in (*asked.states, FEDERAL)]
        made = {}
        programs = self._called(self._of_programs, text, asked, made)
        programs = programs or self._called(self._of_programs, " ".join(left), asked, made)
        return replace(asked, places=tuple(places), programs=tuple(programs))

    def _decides(self, called: Called, state: str) -> bool:
        """Return whether a name is surely one: none of its words is a place to ask about."""
        hit = called.hit
        is_long = len(hit.words) >= LONG_ENOUGH
        return called.rare >= RARE_ENOUGH or (hit.is_whole and (is_long or hit.state == state))

    def _where(
        self,
        text: str,
        state: str,
        zip: str,
        stems: Stems,
        off: Collection[Spot],
        *,
        called: NameHit | None = None,
    ) -> tuple[Asked, Sequence[str]]:
        """Read where a query asks about; return also its words without the spots.

        called: the place it calls by name.
        """
        read = self._spots.read(
            text, called.state if called else state, zip, self._meaning.knows,
            lambda word, state: self._is_town(word, state, stems),
        )  # fmt: skip
        left: Read = (read.within(called.state) if called else read).without(off)
        named = tuple(dict.fromkeys(one for spot in left.spots for one in spot.states))
        states, code = named or ((state,) if state else ()), zip
        if len(left.spots) == 1 and left.spots[0].zip:
            code = left.spots[0].zip
        elif named:
            # What is near here is not near another state.
            where = known_zip(self._store, zip)
            code = zip if where and where.state in named else ""
        elif any(spot.kind == "near" for spot in read.spots):
            code = ""
        words = self._meaning.telling(left.words) if left.words else ()
        not_meant = frozenset(read.spots).intersection(off)
        said = self._meaning.telling(left.rest) if left.words else ()
        return Asked(words, said, states, code, left.spots, not_meant), left.rest

    def _is_town(self, word: str, state: str, stems: Stems) -> bool:
        """Return whether a word is a town in `state` alone: on no page, in no place elsewhere."""
        is_told = self._meaning.knows(word) or self._guidance.knows(word, stems)
        return not is_told and self._names.count(word) == self._names.count(word, (state,))

    def _called(self, names: Names, text: str, asked: Asked, made: Made) -> list[Called]:
        """Return what a query calls by its name, the surest first."""
        found = names.find(text, next(iter(asked.states), ""), made)
        called = (Called(hit, names.rarity(self._telling(hit.words))) for hit in found)
        return [one for one in called if self._is_called(one, asked)]

    def _is_called(self, one: Called, asked: Asked) -> bool:
        """Return whether a name fits well enough to be meant.

        A name of everyday words alone (`Community Health Clinic`) is meant only where it is said
        whole, by somebody who asks about its state or about none.
        """
        hit = one.hit
        is_near = not asked.states or hit.state in (*asked.states, FEDERAL)
        return hit.score >= LEAST_NAME and (one.rare > 0 or (hit.is_whole and is_near))

    def _telling(self, words: Mapping[str, str]) -> list[str]:
        return [form for word, form in words.items() if not {word, form} & self._plain]


def _programs(named: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Naming]]:
    """Yield the id of each program with its names."""
    for number, (id, names) in enumerate(named.items()):
        yield id, Naming(number, "program", id.split(":")[1], names[0], "", tuple(names[1:]), "")


def _namings(
    named: Sequence[tuple[str, Naming]], keys: Collection[Key] | None
) -> Iterator[tuple[Key, Naming]]:
    """Yield the names of the programs behind keys; of all for None."""
    numbers = range(len(named)) if keys is None else [number for _, number in keys]
    return (((0, number), named[number][1]) for number in numbers)


def _is_passing(meaning: Meaning, word: str) -> bool:
    return word in ASKED_OF_PLACES or meaning.is_passing(word)
