"""Reads a query: the places it calls by name, where it asks about, and what it means.

Names come first, on the words as they were typed: a word that a name explains is no city elsewhere,
no word with a slip and no hint at another page. It keeps no query.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial

from navigator.pack.places import PlaceBook
from navigator.pack.store import Store
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import ON_REQUEST
from navigator.search.intents import Intents, Meant, Stems
from navigator.search.place_names import NameHit, PlaceNames
from navigator.search.ranking import ASKED_OF_PLACES, IS_ASKED_FOR, IS_NAMED, RARE_NAME
from navigator.search.spots import Read, Spot, Spots
from navigator.search.zip_points import known_zip


@dataclass(frozen=True, slots=True)
class Asked:
    """A query that was read: its words, states, ZIP code and meaning, and the places it names."""

    words: tuple[str, ...]
    states: tuple[str, ...]
    zip: str
    spots: tuple[Spot, ...]
    off: frozenset[Spot]
    """Cities, counties, states or ZIP codes that the query also names, and that are not meant."""
    meant: Meant | None = None
    """The meaning of the words; None where no way of saying a thing fits."""
    called: tuple[NameHit, ...] = ()
    """The places that it calls by their names, best first."""
    beside: tuple[NameHit, ...] = ()
    """Places whose whole name is said by everyday words that lead to a page (`DMV`)."""


class QueryReader:
    """Reads queries with the words of one pack and the names of its places."""

    def __init__(
        self,
        store: Store,
        book: PlaceBook,
        intents: Intents,
        kinds: Mapping[str, str],
        state_words: dict[str, str],
    ) -> None:
        """Index the names of places.

        `kinds` gives the kind of place a word stands for, `state_words` the state.
        """
        self._store = store
        self._intents = intents
        self._names = PlaceNames(book)
        self._spots = Spots(store, state_words)
        # Alone they call no place by its name: what is where, and what states are called.
        self._plain = {*kinds, *(word for name in state_words for word in name.split())}

    def read(
        self, text: str, state: str, zip: str, stems: Stems, off: Collection[Spot] = ()
    ) -> Asked:
        """Read a query typed by somebody in `state`, near `zip`; both may be empty.

        `off`: spots of the text that are not meant.
        """
        asked, left = self._where(text, state, zip, stems, off)
        hits = self._called(text, asked, stems)
        if hits and hits[0][1]:
            asked, _ = self._where(text, state, zip, stems, off, called=hits[0][0])
            if asked.meant is not None:
                asked = replace(asked, meant=replace(asked.meant, also=()))
        elif not hits and asked.spots:
            # A name beside a city, a county or a state that is no part of it.
            hits = self._called(" ".join(left), asked, stems)
            hits = [one for one in hits if one[0].state in (*asked.states, FEDERAL)]
        return replace(
            asked,
            called=tuple(hit for hit, is_first in hits if is_first),
            beside=tuple(hit for hit, is_first in hits if not is_first),
        )

    def _where(
        self,
        text: str,
        state: str,
        zip: str,
        stems: Stems,
        off: Collection[Spot],
        *,
        called: NameHit | None = None,
    ) -> tuple[Asked, tuple[str, ...]]:
        """Read where a query asks about and what it means; return also its words without the spots.

        called: the place it calls by name.
        """
        is_said = partial(self._intents.has_meaning, stems=stems)
        is_town = partial(self._is_town, stems=stems)
        read = self._spots.read(text, called.state if called else state, zip, is_said, is_town)
        left = (read.within(called.state) if called else read).without(off)
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
        words = self._words(left, states, stems, called.words if called else ())
        meant = self._intents.meant(words, states, stems, is_elsewhere=not named)
        not_meant = frozenset(read.spots).intersection(off)
        return Asked(words, states, code, left.spots, not_meant, meant), left.rest

    def _words(
        self, read: Read, states: tuple[str, ...], stems: Stems, called: Collection[str]
    ) -> tuple[str, ...]:
        """Return the telling words, mended; a name of places in `states` is no slip (`luce`)."""
        if not read.words:
            return ()
        joined = self._intents.joined(read.words, stems, states)
        mended = [(word, self._intents.mend(word, stems)) for word in joined]
        return self._intents.telling(
            word if word in called or (word != meant and self._names.count(word, states)) else meant
            for word, meant in mended
        )

    def _is_town(self, word: str, state: str, stems: Stems) -> bool:
        """Return whether a word is a town in `state` alone: on no page, in no place elsewhere."""
        is_told = self._intents.is_word(word) or self._intents.knows(word, stems)
        return not is_told and self._names.count(word) == self._names.count(word, (state,))

    def _called(self, text: str, asked: Asked, stems: Stems) -> list[tuple[NameHit, bool]]:
        """Return the places that a query calls by name, and whether each goes before all else.

        Those that do come first.
        """
        found = self._names.find(text, next(iter(asked.states), ""), self._is_passing)
        judged = [(hit, self._goes_first(hit, asked, stems)) for hit in found]
        held = [(hit, is_first) for hit, is_first in judged if is_first is not None]
        return sorted(held, key=lambda one: not one[1])

    def _goes_first(self, hit: NameHit, asked: Asked, stems: Stems) -> bool | None:
        """Return whether a place called by its name goes before all else; None if it is not called.

        A name of everyday words alone (`Community Health Clinic`) counts only where it is said
        whole: in the state that is asked about, or with words rare enough to be no chance. It goes
        first, unless these words are a way to say what another page is about. A query for a program
        by its name means the program's page, and then the agency of that name.
        """
        if hit.score < IS_NAMED:
            return None
        if hit.kind in ON_REQUEST and (hit.part or hit.score < IS_ASKED_FOR):
            return None
        is_near = hit.state in (*asked.states, FEDERAL)
        meant = asked.meant
        if meant and meant.covers and meant.first[0].startswith("program:"):
            return hit.is_somewhere if hit.is_whole and is_near else None
        if not all(
            self._is_plain(word) or self._is_plain(form) for word, form in hit.words.items()
        ):
            return True
        if not hit.is_whole or not (is_near or not asked.states or hit.rarity >= RARE_NAME):
            return None
        way = self._intents.said(hit.words.values(), stems)
        return way in ("", f"places:{hit.kind}") or (False if is_near else None)

    def _is_passing(self, word: str) -> bool:
        return word in ASKED_OF_PLACES or self._intents.is_passing(word)

    def _is_plain(self, word: str) -> bool:
        return word in self._plain or self._intents.is_plain(word)
