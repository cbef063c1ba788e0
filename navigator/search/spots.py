"""Finds the place that a query names: a ZIP code, a city, a county, a state, or "near me".

Such a place is a *spot*. Where two spots may be meant it returns both, and whoever typed the query
chooses. It guesses no state, and keeps no query.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from navigator.pack.store import CityRow, Store
from navigator.search.cities import city_key, clear, find_city_in
from navigator.search.query import Understood, tokens, understand
from navigator.search.zip_points import known_zip

MOST_ASKED = 4
"""The most places of one name that are offered; whoever means another writes its state."""
_LONGEST_COUNTY = 4
"""The most words of a county's name, without `county`."""
_NICKNAMES = {"la": "los angeles", "dade": "miami dade", "sf": "san francisco"}
"""Spoken names of counties, mapped to the written ones."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A city, county, state or ZIP area that a query names, or "near me"."""

    kind: Literal["zip", "city", "county", "state", "near"]
    name: str
    """The name of the city or county, or the ZIP code; empty for a state."""
    states: tuple[str, ...]
    """The states it lies in; empty for `near`, which leaves the state as it was chosen."""
    zip: str = ""
    """A ZIP code in its middle; empty for a state."""


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a query, and its spots."""

    words: tuple[str, ...]
    """All words but a ZIP code and a state."""
    rest: tuple[str, ...]
    """The words without those of the spots."""
    spots: tuple[Spot, ...]
    """The spots; of several, one is meant."""

    def without(self, off: Collection[Spot]) -> Read:
        """Return the same reading without the spots that are not meant."""
        left = tuple(spot for spot in self.spots if spot not in off)
        return Read(self.words if len(left) > 1 else self.rest, self.rest, left)

    def within(self, state: str) -> Read:
        """Return the same reading for words that name a place in `state`: no spots elsewhere."""
        left = tuple(spot for spot in self.spots if not spot.states or state in spot.states)
        return self if left and len(self.spots) == 1 else Read(self.words, self.words, left[:1])


class Spots:
    """Reads spots with the names in one pack."""

    def __init__(self, store: Store, state_words: dict[str, str]) -> None:
        """Keep the store; `state_words` gives the state for each spelling of its name."""
        self._store = store
        self._state_words = state_words
        locales = store.locales().values()
        self._before = {word for one in locales for word in one.county_before}
        self._county_words = self._before.union(*(one.county_behind for one in locales))
        self._links = {word for one in locales for word in one.linking}
        self._near = {phrase for one in locales for phrase in one.near}

    def read(
        self,
        text: str,
        state: str,
        zip: str,
        is_said: Callable[[str], bool],
        is_town: Callable[[str, str], bool],
    ) -> Read:
        """Read `text` of somebody in `state`, near `zip`; both may be empty.

        is_said: tells whether a word has another meaning than the name of a city. is_town: tells
        whether a word that names one small town, in that state, is known for nothing else.
        """
        words = tokens(text)
        # Before the states: some counties have the name of one.
        county = None if self._county_words.isdisjoint(words) else self._county(words)
        asked = understand(" ".join(county[1] if county else words), self._state_words)
        own = asked.states[0] if asked.states else state
        named = self._zip(asked)
        rest: Sequence[str] = asked.words
        if county and not named:
            held = [row for row in county[0] if row.state == own]
            named = _spots("county", held or clear(county[0]))
        elif not named and (
            city := find_city_in(
                self._store, asked.words, own, is_said, is_town,
                is_held=bool(state) and not asked.states,
            )
        ):  # fmt: skip
            rows, rest = city
            named = _spots("city", rows)
        spots = _with_states(named, asked.states)
        if not spots and known_zip(self._store, zip) and self._says_near(asked.words):
            spots = (Spot("near", zip, (), zip),)
        # A city alone is looked for by its name too: many places have it in theirs.
        return Read(tuple(words) if county else asked.words, tuple(rest) or asked.words, spots)

    def _zip(self, asked: Understood) -> tuple[Spot, ...]:
        where = known_zip(self._store, asked.zip)
        if where is None or not where.state:
            return ()
        beside = where.beside if where.beside in asked.states else where.state
        return (Spot("zip", asked.zip, (beside,), asked.zip),)

    def _county(self, words: Sequence[str]) -> tuple[list[CityRow], Sequence[str]] | None:
        """Return the counties of the name that is said, and the other words; None for no county."""
        at = next(number for number, word in enumerate(words) if word in self._county_words)
        behind = at + 1
        while behind < len(words) and words[behind] in self._links:
            behind += 1
        # Nobody says `county Cook`, but `county bond`; of a `condado` the name stands behind it.
        is_behind = behind > at + 1 or words[at] in self._before
        for length in range(_LONGEST_COUNTY, 0, -1):
            before = at - length
            if before >= 0 and (rows := self._counties.get(" ".join(words[before:at]))):
                return rows, (*self._unled(words[:before]), *words[at + 1 :])
            end = behind + length
            if is_behind and (rows := self._counties.get(" ".join(words[behind:end]))):
                return rows, (*self._unled(words[:at]), *words[end:])
        return None

    def _unled(self, words: Sequence[str]) -> Sequence[str]:
        """Return the words without those at their end that lead to a place (`in`, `of`)."""
        while words and words[-1] in self._links:
            words = words[:-1]
        return words

    def _says_near(self, words: Sequence[str]) -> bool:
        said = f" {' '.join(words)} "
        return any(f" {near} " in said for near in self._near)

    @cached_property
    def _counties(self) -> Mapping[str, list[CityRow]]:
        """Counties by the folded form of their name, those with the largest city first."""
        held: dict[str, list[CityRow]] = {}
        for row in self._store.counties():
            words = city_key(row.name).split()
            while words[1:] and words[-1] in self._county_words:
                words.pop()
            held.setdefault(" ".join(words), []).append(row)
        return held | {said: held[name] for said, name in _NICKNAMES.items() if name in held}


def _spots(kind: Literal["city", "county"], rows: Sequence[CityRow]) -> tuple[Spot, ...]:
    return tuple(Spot(kind, row.name, (row.state,), row.zip) for row in rows[:MOST_ASKED])


def _with_states(named: tuple[Spot, ...], states: tuple[str, ...]) -> tuple[Spot, ...]:
    """Return the spot that lies in a named state; both to choose from where it lies elsewhere."""
    if not states:
        return named
    within = tuple(spot for spot in named if spot.states[0] in states)
    if len(within) == 1:
        return within
    own = Spot("state", "", states)
    return (*named, own) if len(named) == 1 else (own,)
