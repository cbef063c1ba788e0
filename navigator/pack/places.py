"""Joins every source of places behind one set of queries: the book of places.

The pack is the first source; a site's own places are one more. A source answers in its own order
and the book merges: the nearest first, whichever source has it. It knows no SQL, and it weighs
nothing: the worth of text comes with the query (`search.ranking`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from navigator.pack.store import ZipRow
from navigator.records.care import has_dentist
from navigator.records.fit import BELOW, FITS, LAST
from navigator.records.model import Place
from navigator.records.place_fields import WANTED
from navigator.records.topics import AFTER_HELP, BY_FIT

Vector = tuple[float, float, float]
"""A point on the sphere of radius 1."""


def vector_of(lat: float, lon: float) -> Vector:
    """Return the point of a latitude and a longitude in degrees."""
    high, wide = math.radians(lat), math.radians(lon)
    return math.cos(high) * math.cos(wide), math.cos(high) * math.sin(wide), math.sin(high)


def dental(place: Place) -> bool | None:
    """Return whether teeth are treated at a place; None is not known."""
    return has_dentist(place.kind, place.subkind, (place.name, *place.also))


FILTERS = ("free", *WANTED, "dental")
"""The properties to ask for that are either wanted or not."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The properties a place must have; empty or False asks nothing. Not known is no "no"."""

    language: str = ""
    free: bool = False
    dental: bool = False
    answers: frozenset[str] = frozenset()
    """Of `place_fields.WANTED`."""

    def fit_of(self, place: Place) -> int:
        """Return the rank of a place (`records.fit`); with `dental`, dentists rank first."""
        if self.dental and place.fit != LAST:
            return FITS if dental(place) else BELOW
        return place.fit

    def rules_out(self, place: Place) -> bool:
        """Return whether something wanted is known to be missing."""
        speaks = not place.languages or self.language in place.languages
        return (
            (bool(self.language) and not speaks and place.interpreter is False)
            or (self.free and place.cost not in (None, "free"))
            or (self.dental and dental(place) is False)
            or any(self._answer(name, place) is False for name in self.answers)
        )

    def unknown(self, place: Place) -> tuple[str, ...]:
        """Return what is wanted and not known of a place, by the names of these fields."""
        asked = (
            ("language", bool(self.language) and self.language not in place.languages),
            ("free", self.free and place.cost is None),
            *((name, self._answer(name, place) is None) for name in WANTED if name in self.answers),
            ("dental", self.dental and dental(place) is None),
        )
        return tuple(name for name, is_unknown in asked if is_unknown)

    def switched(self, name: str, *, is_on: bool) -> Wanted:
        """Return the same with one more property of `FILTERS` asked for, or one less."""
        told: dict[str, Any] = {name: is_on}
        if name in WANTED:
            told = {"answers": self.answers | {name} if is_on else self.answers - {name}}
        return replace(self, **told)

    def _answer(self, name: str, place: Place) -> bool | None:
        return WANTED[name].turned(getattr(place, WANTED[name].name))


@dataclass(frozen=True, slots=True)
class TextWeights:
    """The weights of words in a place, and how soon distance outweighs them."""

    columns: tuple[float, float, float, float, float]
    """The weight of a word in the name, organization, city, what it does, and in the tags."""
    per_cosine: float
    """A score is divided by 1 + this x (1 - the cosine of the angle to the place)."""
    without_point: float
    """Stands in for that product where a place has no point."""
    after_help: float
    """The factor on scores of the kinds in `topics.AFTER_HELP` where none of them is asked for."""

    def of_later(self, asked: TextQuery) -> float:
        """Return the factor on the scores of such a kind in this query."""
        named = asked.kind or (asked.as_kind[0] if asked.as_kind else None)
        return 1.0 if named in AFTER_HELP else self.after_help


@dataclass(frozen=True, slots=True)
class TextQuery:
    """A query for places with these words; with `vector`, near ones score higher than far ones."""

    words: tuple[str, ...]
    """The place must have all of them, each may be a beginning; without words, any place of the
    kind."""
    state: str | None
    limit: int
    weights: TextWeights
    kind: str | None = None
    vector: Vector | None = None
    as_kind: tuple[str, tuple[str, ...]] | None = None
    """Also finds places of this kind that have these other words."""


@dataclass(frozen=True, slots=True)
class NearQuery:
    """A query for places that serve a ZIP area."""

    where: ZipRow
    kind: str | None
    wanted: Wanted
    limit: int
    is_known: bool = True
    """True: only places of which everything wanted is known; False: only those where something is
    not."""
    by_phone: bool = False
    """Only legal help that needs no visit."""

    @property
    def vector(self) -> Vector:
        """The point of the ZIP area."""
        return vector_of(self.where.lat, self.where.lon)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that serves a ZIP area, before its record is read.

    In each tier and rank the nearest come first, those without a point last, a state's own before
    national ones. By phone: a state's own first, offices before lines.
    """

    number: int
    """The number by which its source knows it."""
    cosine: float | None
    """The cosine of the angle between it and the ZIP area, a little less for a place that stands
    aside (`ASIDE_COSINE`); None without a point."""
    is_national: bool = False
    is_hotline: bool = False
    tier: int = 0
    """Goes before all nearness, the smallest first: -1 for a state's own agency where its kind is
    asked for, 1 for kinds in `topics.AFTER_HELP` where no kind is."""
    fit: int = FITS
    """How well it fits whoever asks: see `records.fit`."""
    rank: int = 0
    """The order by fit and reach together: see `rank_of`."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of a place, and its state and city."""

    number: int
    """The number by which its source knows it."""
    kind: str
    state: str
    name: str
    organization: str
    also: tuple[str, ...]
    """Its former names, and other names that lists give it."""
    city: str


class PlaceSource(Protocol):
    """A source of places. Each answer is in its own order and no longer than asked."""

    prefix: str
    """The beginning of the ids of its places."""

    def places(
        self, *, state: str | None, topic: str | None, kind: str | None, limit: int
    ) -> Iterable[Place]:
        """Return places that serve `state`: own, national, then of lists; -1 is no limit."""

    def count(self, *, state: str | None, topic: str | None) -> int:
        """Count the places that `places` returns for every kind."""

    def place(self, id: str) -> Place | None:
        """Return one place by its id, or None."""

    def find(self, asked: TextQuery) -> Iterable[tuple[Place, float]]:
        """Return places and scores above 0, best first, on BM25's scale with these weights."""

    def near(self, asked: NearQuery) -> Iterable[Spot]:
        """Return places that serve a ZIP area."""

    def namings(self, numbers: list[int] | None = None) -> Iterable[Naming]:
        """Return the names of its places with these numbers; of all of them for None."""

    def read(self, numbers: list[int]) -> dict[int, Place]:
        """Return the places by the numbers of spots."""


Key = tuple[int, int]
"""The index of a spot's source, and its number there."""


class PlaceBook:
    """All places of one library. Of equals, those of the earlier source go first."""

    def __init__(
        self, sources: tuple[PlaceSource, ...], laid: Callable[[Place], Place] | None = None
    ) -> None:
        """Join the sources; `laid` returns a place with a center's changes, same id and order."""
        self._sources = sources
        self._laid = laid or (lambda place: place)

    def places(
        self,
        *,
        state: str | None = None,
        topic: str | None = None,
        kind: str | None = None,
        limit: int = -1,
    ) -> tuple[Place, ...]:
        """Return places that serve `state`: its own, national ones, then those of lists."""
        found = [
            place
            for source in self._sources
            for place in source.places(state=state, topic=topic, kind=kind, limit=limit)
        ]
        by_fit = kind in BY_FIT
        found.sort(key=lambda one: (by_fit and one.fit, one.listed is not None, one.area_national))
        return tuple(map(self._laid, found if limit < 0 else found[:limit]))

    def count(self, *, state: str | None = None, topic: str | None = None) -> int:
        """Count the places that `places` returns for every kind."""
        return sum(source.count(state=state, topic=topic) for source in self._sources)

    def has_id(self, id: str) -> bool:
        """Return whether an id is that of a place, held or not."""
        return any(id.startswith(source.prefix) for source in self._sources)

    def place(self, id: str) -> Place | None:
        """Return one place by its id, or None."""
        asked = (source.place(id) for source in self._sources if id.startswith(source.prefix))
        return next((self._laid(place) for place in asked if place is not None), None)

    def find(self, asked: TextQuery) -> list[tuple[Place, float]]:
        """Return places whose text has the words, best first, with a score above 0."""
        found = [one for source in self._sources for one in source.find(asked)]
        best = sorted(found, key=lambda one: -one[1])[: asked.limit]
        return [(self._laid(place), score) for place, score in best]

    def near(self, asked: NearQuery) -> list[tuple[Key, float | None, int]]:
        """Return keys of places that serve a ZIP area, as `Spot` orders, with cosine and rank."""
        order = by_phone if asked.by_phone else nearest
        found = [
            (order(spot), (at, spot.number), spot.cosine, spot.rank)
            for at, source in enumerate(self._sources)
            for spot in source.near(asked)
        ]
        found.sort(key=lambda one: one[0])
        return [(key, cosine, rank) for _, key, cosine, rank in found[: asked.limit]]

    def namings(self, keys: Collection[Key] | None = None) -> Iterator[tuple[Key, Naming]]:
        """Yield the names of the places behind keys; of all of them for None."""
        for at, source in enumerate(self._sources):
            numbers = None if keys is None else [number for of, number in keys if of == at]
            if numbers != []:
                for naming in source.namings(numbers):
                    yield (at, naming.number), naming

    def read(self, keys: list[Key]) -> dict[Key, Place]:
        """Return the places behind keys."""
        return {
            (at, number): self._laid(place)
            for at, source in enumerate(self._sources)
            for number, place in source.read([number for of, number in keys if of == at]).items()
        }


EARTH_KM = 6371.0088
REACH_KM, FAR_KM = 80.0, 160.9344
"""The distance a family reaches, and a day's way: fifty and a hundred miles."""
ASIDE_COSINE = 7.7e-6
"""Taken from the cosine of a health-center site that is no clinic and no dentist for any family:
next door it is as far as another at 25 km, and the farther away both are the less it matters."""
LAST_RANK = 7
"""The rank of legal help which nobody can call, or that takes no case: below all others, however
far."""


def km_of(cosine: float | None) -> float | None:
    """Return the kilometers of the cosine of an angle at the middle of the earth; None for None."""
    # A place in the middle of its ZIP area: rounding may leave a little more than 1.
    return None if cosine is None else EARTH_KM * math.acos(min(1.0, cosine))


def rank_of(fit: int, km: float | None, kind: str | None) -> int:
    """Return the order by fit and reach, the smallest first, before distance decides.

    A place that fits goes before one that takes only some: within reach, then within a day's way,
    then beyond it. A counter that nobody can call may still be gone to: it stands behind those
    within reach alone. Where no kind is asked for, only places that nobody can call go last: a
    family may want the clinic next door.
    """
    is_near = km is not None and km <= REACH_KM
    if kind is None:
        return LAST_RANK if fit == LAST else 0
    if fit == LAST:
        return 2 if is_near and kind != "legal" else LAST_RANK
    return fit + (0 if is_near else 3 if km is not None and km <= FAR_KM else 5)


def nearest(spot: Spot) -> tuple[float, ...]:
    """Return the sort key of a spot: by tier and rank, then the nearest, without a point last."""
    return spot.tier, spot.rank, spot.cosine is None, -(spot.cosine or 0.0), spot.is_national


def by_phone(spot: Spot) -> tuple[float, ...]:
    """Return the sort key of help by phone: a state's own first, by fit, offices before lines."""
    return spot.is_national, spot.fit, spot.is_hotline
