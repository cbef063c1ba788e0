"""Finds the nearest places that serve a ZIP code: no geocoder, no network.

Distances are great circles from the middle of the ZIP area; they follow no roads. A place whose
area does not include the ZIP is not shown, however near. A fact about a place that is not known
never counts against it, and the result names it as unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from navigator.errors import BadInput
from navigator.language.translator import Translator
from navigator.language.wording import is_old
from navigator.pack.places import (
    FAR_KM,
    LAST_RANK,
    Key,
    NearQuery,
    PlaceBook,
    TextWeights,
    Vector,
    Wanted,
    km_of,
    rank_of,
    vector_of,
)
from navigator.pack.store import Store, ZipRow
from navigator.records.hits import Hit
from navigator.records.model import Near, Nearby, Place
from navigator.records.topics import PLACE_KINDS
from navigator.search.zip_points import bearing, distance_km, find_zip, known_zip

if TYPE_CHECKING:
    from navigator.search.query_reader import Asked, Called

TEXT_WEIGHTS = TextWeights(
    # A name says most; a city, which place of that name; what it does is alike in many.
    # Tags are never typed: they pick state and kind, and must not weigh.
    columns=(8.0, 4.0, 6.0, 1.0, 0.01),
    # So that the divisor is 1 + the square of the distance in units of 100 km: within a
    # town text decides, and a place 100 km away needs a text twice as good.
    per_cosine=8117.8,
    # A place without a point counts as one at 200 km: it may be far, and may be next door.
    without_point=4.0,
    # Colleges and license offices are named after towns: who types a town looks for help.
    after_help=0.5,
)
UNKNOWN_KM = 40.0
"""Km added to a place of which something wanted is not known: worth a call before a longer way, and
not worth more than that."""


def find_near(
    store: Store,
    book: PlaceBook,
    code: str,
    kind: str | None,
    limit: int,
    *,
    wanted: Wanted | None = None,
    translator: Translator | None = None,
) -> Near:
    """Return the nearest places that serve a ZIP code, best first those who can take the call.

    Where no office for legal help within a hundred miles takes the call, legal help by phone stands
    before the offices. Raises BadInput for an unknown ZIP code or kind.
    """
    if kind is not None and kind not in PLACE_KINDS:
        raise BadInput("asked.kind", "do.use_one_of", kind=kind, known=", ".join(PLACE_KINDS))
    where, approximate = find_zip(store, code)
    wanted = wanted or Wanted()
    spots = _spots(book, where, kind, wanted, limit)
    is_far = kind == "legal" and not any(
        spot.km is not None and spot.km <= FAR_KM and spot.rank < LAST_RANK for spot in spots[:1]
    )
    if is_far:
        room = max(1, limit // 2)
        by_phone = _spots(book, where, None, wanted, room, by_phone=True)
        held = {spot.key for spot in by_phone}
        spots = (by_phone + [one for one in spots if one.key not in held])[:limit]
    places = book.read([spot.key for spot in spots])
    found = tuple(
        _nearby(
            where,
            translator.place(places[spot.key]) if translator else places[spot.key],
            None if spot.is_known else wanted,
        )
        for spot in spots
    )
    return Near(
        zip=code, lat=where.lat, lon=where.lon, state=where.state, county=where.county,
        approximate=approximate, is_far=is_far, found=found, city=where.city,
        beside=where.beside, is_box=where.is_box,
    )  # fmt: skip


class _Spot(NamedTuple):
    """A place by its key, its distance in km, its rank, and whether all that is wanted is known."""

    key: Key
    km: float | None
    rank: int
    is_known: bool


def _spots(
    book: PlaceBook,
    where: ZipRow,
    kind: str | None,
    wanted: Wanted,
    limit: int,
    *,
    by_phone: bool = False,
) -> list[_Spot]:
    spots: list[_Spot] = []
    for known in (True, False) if wanted != Wanted() else (True,):
        found = book.near(NearQuery(where, kind, wanted, limit, is_known=known, by_phone=by_phone))
        spots += [_Spot(key, km_of(cosine), rank, known) for key, cosine, rank in found]
    if wanted != Wanted() and not by_phone:
        spots.sort(key=lambda one: (one.rank, *nearness(one.km, is_known=one.is_known)))
    return spots[:limit]


def _nearby(where: ZipRow, place: Place, wanted: Wanted | None) -> Nearby:
    unknown = wanted.unknown(place) if wanted else ()
    if place.lat is None or place.lon is None:
        return Nearby(place, unknown=unknown)
    exact = distance_km(where.lat, where.lon, place.lat, place.lon)
    way = bearing(where.lat, where.lon, place.lat, place.lon)
    return Nearby(place, round(exact, 1), way, unknown)


def distances(store: Store, code: str, places: Iterable[Place]) -> dict[str, Nearby]:
    """Return the distances of places from a ZIP by id: only of places with a point.

    Empty where the ZIP is empty or on no map.
    """
    where = known_zip(store, code)
    if where is None:
        return {}
    near = (_nearby(where, place, None) for place in places)
    return {one.place.id: one for one in near if one.km is not None}


def nearness(km: float | None, *, is_known: bool) -> tuple[bool, float]:
    """Return the sort key of a place near a point: smallest first, those without a point last.

    is_known: whether all that is wanted of the place is known.
    """
    return km is None, (km or 0.0) + (0.0 if is_known else UNKNOWN_KM)


def narrow(found: Iterable[Nearby], wanted: Wanted) -> list[Nearby]:
    """Drop places that `wanted` rules out; places with unknown facts are ordered as if farther."""
    kept = [
        replace(one, unknown=wanted.unknown(one.place))
        for one in found
        if not wanted.rules_out(one.place)
    ]
    if wanted == Wanted():
        return kept
    kinds = {one.place.kind for one in kept}
    kind = kinds.pop() if len(kinds) == 1 else None
    return sorted(
        kept,
        key=lambda one: (
            rank_of(wanted.fit_of(one.place), one.km, kind),
            *nearness(one.km, is_known=not one.unknown),
        ),
    )


def in_order(book: PlaceBook, store: Store, asked: Asked) -> Iterator[tuple[Called, Nearby]]:
    """Yield the places that a query calls by their names, the best first.

    Where the query says where, places there go first. Of names that fit equally well a place that
    has the name itself goes before the sites of an organization that has it, then the nearest, then
    the state's own. A place that serves other counties alone goes last.
    """
    held = book.read([one.hit.key for one in asked.places])
    where = known_zip(store, asked.zip)
    near = distances(store, asked.zip, held.values())

    def order(called: Called) -> tuple[float | bool, ...]:
        one = called.hit
        place = held[one.key]
        is_away = bool(place.area_counties) and (
            not where or where.county not in place.area_counties
        )
        km = near[place.id].km if place.id in near else None
        is_own = place.area_national or one.state in asked.states
        is_elsewhere = bool(asked.spots) and not is_own
        far = (km is None, km or 0.0, not is_own, one.part)
        return is_elsewhere, -round(one.score, 2), is_away, one.part > 1, *far

    for called in sorted(asked.places, key=order):
        place = held[called.hit.key]
        yield called, near.get(place.id, Nearby(place))


def zip_vector(store: Store, code: str) -> Vector | None:
    """Return the vector of a ZIP code's point; None for no ZIP code, or one on no map."""
    where = known_zip(store, code)
    return vector_of(where.lat, where.lon) if where else None


def place_hit(
    place: Place,
    score: float,
    translator: Translator,
    marks: Callable[[str], tuple[tuple[int, int], ...]],
    day: date,
    *,
    why: str = "",
    near: Nearby | None = None,
    is_named: bool = False,
) -> Hit:
    """Return a place as a search result.

    A place of a kind that is shown on request says its limits with what it does: they are a
    warning.

    Args:
        place: The place.
        score: Its score.
        translator: Translates its text.
        marks: Finds the words of the query in its text.
        day: The day of the search: an old number is left out.
        why: Why it was found.
        near: The place with its distance.
        is_named: Whether the query has its name.
    """
    what = translator.text(place.what)
    phones = () if is_old(place.as_of, day) else place.phones
    return Hit(
        id=place.id,
        kind="place",
        place_kind=place.kind,
        title=place.name,
        state=place.state,
        topic=place.topics[0] if place.topics else "legal",
        score=round(score, 3),
        excerpt=what,
        marks=marks(what),
        organization=place.organization,
        city=place.address.city if place.address else "",
        phone=phones[0].number if phones else "",
        km=near.km if near else None,
        is_named=is_named,
        why=why,
    )
