"""The book of places: every source of places behind one set of questions.

The pack is the first source; a site's own places are one more. A source answers in
its own order and the book merges: what is nearest first, whoever holds it. It knows no
SQL, and it weighs nothing: what text is worth comes with the question (`search.ranking`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from navigator.pack.store import ZipRow
from navigator.records.care import has_dentist
from navigator.records.fit import BELOW, FITS, LAST
from navigator.records.model import Place
from navigator.records.topics import AFTER_HELP, BY_FIT

Vector = tuple[float, float, float]
"""A point on the sphere of radius 1."""


def vector_of(lat: float, lon: float) -> Vector:
    """The point of a latitude and a longitude in degrees."""
    high, wide = math.radians(lat), math.radians(lon)
    return math.cos(high) * math.cos(wide), math.cos(high) * math.sin(wide), math.sin(high)


def dental(place: Place) -> bool | None:
    """Tell if teeth are treated at a place; None is not known."""
    return has_dentist(place.kind, place.subkind, (place.name, *place.also))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a place must have; empty or False asks nothing. What is not known is no "no"."""

    language: str = ""
    free: bool = False
    walk_in: bool = False
    no_id: bool = False
    interpreter: bool = False
    dental: bool = False

    def fit_of(self, place: Place) -> int:
        """How a place fits: who wants a dentist goes by teeth, and not by the family doctor."""
        if self.dental and place.fit != LAST:
            return FITS if dental(place) else BELOW
        return place.fit

    def rules_out(self, place: Place) -> bool:
        """Whether something wanted is known to be missing."""
        speaks = not place.languages or self.language in place.languages
        return (
            (bool(self.language) and not speaks and place.interpreter is False)
            or (self.free and place.cost not in (None, "free"))
            or (self.walk_in and place.walk_in is False)
            or (self.no_id and place.asks_id is True)
            or (self.interpreter and place.interpreter is False)
            or (self.dental and dental(place) is False)
        )

    def unknown(self, place: Place) -> tuple[str, ...]:
        """What is wanted and not known of a place, by the names of these fields."""
        asked = (
            ("language", bool(self.language) and self.language not in place.languages),
            ("free", self.free and place.cost is None),
            ("walk_in", self.walk_in and place.walk_in is None),
            ("no_id", self.no_id and place.asks_id is None),
            ("interpreter", self.interpreter and place.interpreter is None),
            ("dental", self.dental and dental(place) is None),
        )
        return tuple(name for name, is_unknown in asked if is_unknown)


@dataclass(frozen=True, slots=True)
class TextWeights:
    """What words in a place are worth, and how soon distance outweighs them."""

    columns: tuple[float, float, float, float, float]
    """Of a word in the name, organization, city, what it does, and in the tags."""
    per_cosine: float
    """A score is divided by 1 + this x (1 - the cosine of the angle to the place)."""
    without_point: float
    """What stands in for that product where a place has no point."""
    after_help: float
    """What a score of the kinds in `topics.AFTER_HELP` counts where none of them is asked for."""

    def of_later(self, asked: TextQuery) -> float:
        """What a score of such a kind counts in this query."""
        named = asked.kind or (asked.as_kind[0] if asked.as_kind else None)
        return 1.0 if named in AFTER_HELP else self.after_help


@dataclass(frozen=True, slots=True)
class TextQuery:
    """Which places have these words; with `vector`, what is near goes before what is far."""

    words: tuple[str, ...]
    """All of them, each may be a beginning; with none, every place of the kind."""
    state: str | None
    limit: int
    weights: TextWeights
    kind: str | None = None
    vector: Vector | None = None
    as_kind: tuple[str, tuple[str, ...]] | None = None
    """Or the places of another kind that have these other words."""


@dataclass(frozen=True, slots=True)
class NearQuery:
    """Which places serve a ZIP area."""

    where: ZipRow
    kind: str | None
    wanted: Wanted
    limit: int
    is_known: bool = True
    """Only those of which all that is wanted is known; else only those where something is not."""
    by_phone: bool = False
    """Only legal help that needs no visit."""

    @property
    def vector(self) -> Vector:
        """The point of the ZIP area."""
        return vector_of(self.where.lat, self.where.lon)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that serves a ZIP area, before it is read.

    In each tier and rank the nearest come first, those without a point last, a state's own
    before national ones. By phone: a state's own first, offices before lines.
    """

    number: int
    """By which its source knows it."""
    cosine: float | None
    """Of the angle between it and the ZIP area; of a place that stands aside a little less."""
    is_national: bool = False
    is_hotline: bool = False
    tier: int = 0
    """What goes before all nearness, the smallest first: -1 for a state's own agency where its
    kind is asked for, 1 for kinds in `topics.AFTER_HELP` where no kind is."""
    fit: int = FITS
    """How it fits whoever asks: see `records.fit`."""
    rank: int = 0
    """How fit and reach together put it: see `rank_of`."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a place is called, and where it stands."""

    number: int
    """By which its source knows it."""
    kind: str
    state: str
    name: str
    organization: str
    also: tuple[str, ...]
    """What it was called before, or is called by others."""
    city: str


class PlaceSource(Protocol):
    """Where places come from. Each answer is in its order and no longer than asked."""

    prefix: str
    """What the ids of its places begin with."""

    def places(
        self, *, state: str | None, topic: str | None, kind: str | None, limit: int
    ) -> Iterable[Place]:
        """Places that serve `state`, of lists last, national ones after own; -1 is no limit."""

    def count(self, *, state: str | None, topic: str | None) -> int:
        """How many places `places` would give of every kind."""

    def place(self, id: str) -> Place | None:
        """One place by its id."""

    def find(self, asked: TextQuery) -> Iterable[tuple[Place, float]]:
        """Places and scores above 0, best first, on the scale of BM25 with the given weights."""

    def near(self, asked: NearQuery) -> Iterable[Spot]:
        """Places that serve a ZIP area."""

    def namings(self, numbers: list[int] | None = None) -> Iterable[Naming]:
        """Name its places with these numbers; all of them without numbers."""

    def read(self, numbers: list[int]) -> dict[int, Place]:
        """The places behind the numbers of spots."""


Key = tuple[int, int]
"""Which source a spot is from, and its number there."""


class PlaceBook:
    """All places of one library. Of equals, those of the earlier source go first."""

    def __init__(
        self, sources: tuple[PlaceSource, ...], laid: Callable[[Place], Place] | None = None
    ) -> None:
        """`laid` gives a place with what lies over it; it changes neither id nor order."""
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
        """Places that serve `state`: its own, national ones, then those of lists."""
        found = [
            place
            for source in self._sources
            for place in source.places(state=state, topic=topic, kind=kind, limit=limit)
        ]
        by_fit = kind in BY_FIT
        found.sort(key=lambda one: (by_fit and one.fit, one.listed is not None, one.area_national))
        return tuple(map(self._laid, found if limit < 0 else found[:limit]))

    def count(self, *, state: str | None = None, topic: str | None = None) -> int:
        """How many places `places` would return."""
        return sum(source.count(state=state, topic=topic) for source in self._sources)

    def has_id(self, id: str) -> bool:
        """Whether an id is that of a place, held or not."""
        return any(id.startswith(source.prefix) for source in self._sources)

    def place(self, id: str) -> Place | None:
        """One place by its id, or None."""
        asked = (source.place(id) for source in self._sources if id.startswith(source.prefix))
        return next((self._laid(place) for place in asked if place is not None), None)

    def find(self, asked: TextQuery) -> list[tuple[Place, float]]:
        """Places whose text has the words, best first, with a score above 0."""
        found = [one for source in self._sources for one in source.find(asked)]
        best = sorted(found, key=lambda one: -one[1])[: asked.limit]
        return [(self._laid(place), score) for place, score in best]

    def near(self, asked: NearQuery) -> list[tuple[Key, float | None, int]]:
        """Keys of places that serve a ZIP area in the order of `Spot`, with cosine and rank."""
        order = by_phone if asked.by_phone else nearest
        found = [
            (order(spot), (at, spot.number), spot.cosine, spot.rank)
            for at, source in enumerate(self._sources)
            for spot in source.near(asked)
        ]
        found.sort(key=lambda one: one[0])
        return [(key, cosine, rank) for _, key, cosine, rank in found[: asked.limit]]

    def namings(self, keys: Collection[Key] | None = None) -> Iterator[tuple[Key, Naming]]:
        """Name the places behind keys; all of them without keys."""
        for at, source in enumerate(self._sources):
            numbers = None if keys is None else [number for of, number in keys if of == at]
            if numbers != []:
                for naming in source.namings(numbers):
                    yield (at, naming.number), naming

    def read(self, keys: list[Key]) -> dict[Key, Place]:
        """The places behind keys."""
        return {
            (at, number): self._laid(place)
            for at, source in enumerate(self._sources)
            for number, place in source.read([number for of, number in keys if of == at]).items()
        }


EARTH_KM = 6371.0088
REACH_KM, FAR_KM = 80.0, 160.9344
"""What a family reaches, and a day's way: fifty and a hundred miles."""
ASIDE_COSINE = 7.7e-6
"""So much less counts a site of a health center that is no clinic and no dentist for any family:
next door it is as far as another at 25 km, and the farther away both are the less it matters."""
LAST_RANK = 7
"""Of legal help which nobody can call, or that takes no case: below all others, however far."""


def km_of(cosine: float | None) -> float | None:
    """Kilometers for the cosine of an angle at the middle of the earth."""
    # A place in the middle of its ZIP area: rounding may leave a little more than 1.
    return None if cosine is None else EARTH_KM * math.acos(min(1.0, cosine))


def rank_of(fit: int, km: float | None, kind: str | None) -> int:
    """The order of fit and reach, the smallest first, before distance decides.

    Who fits goes before who takes only some: within reach, then within a day's way, then
    beyond it. A counter that nobody can call may still be gone to: it waits for those within
    reach alone. Where no kind is asked for only whom nobody can call goes last: a family may
    want the clinic next door.
    """
    is_near = km is not None and km <= REACH_KM
    if kind is None:
        return LAST_RANK if fit == LAST else 0
    if fit == LAST:
        return 2 if is_near and kind != "legal" else LAST_RANK
    return fit + (0 if is_near else 3 if km is not None and km <= FAR_KM else 5)


def nearest(spot: Spot) -> tuple[float, ...]:
    """The order of spots: who fits first, then the nearest, those without a point last."""
    return spot.tier, spot.rank, spot.cosine is None, -(spot.cosine or 0.0), spot.is_national


def by_phone(spot: Spot) -> tuple[float, ...]:
    """The order of spots for help by phone: a state's own first, who fits, offices before lines."""
    return spot.is_national, spot.fit, spot.is_hotline
