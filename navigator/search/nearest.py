"""Finds the nearest places that serve a ZIP code: no geocoder, no network.

Distances are great circles from the middle of the ZIP area; they follow no roads. A place whose
area does not include the ZIP is not shown, however near. A fact about a place that is not known
never counts against it, and the result names it as unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from navigator.errors import BadInput
from navigator.language.translator import Translator
from navigator.pack.places import (
    FAR_KM,
    LAST_RANK,
    Key,
    NearQuery,
    PlaceBook,
    TextQuery,
    Vector,
    Wanted,
    km_of,
    rank_of,
    vector_of,
)
from navigator.pack.store import Store, ZipRow
from navigator.records.hits import Hit
from navigator.records.model import Near, Nearby, Place
from navigator.records.topics import ERRANDS, ON_REQUEST, PLACE_KINDS
from navigator.search import ranking
from navigator.search.query_reader import Asked
from navigator.search.zip_points import bearing, distance_km, find_zip, known_zip

if TYPE_CHECKING:
    from navigator.search.place_names import NameHit


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
        room = ranking.phone_room(limit)
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
        spots.sort(key=lambda one: (one.rank, *ranking.nearness(one.km, is_known=one.is_known)))
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
            *ranking.nearness(one.km, is_known=not one.unknown),
        ),
    )


def match_places(
    book: PlaceBook,
    words: tuple[str, ...],
    states: tuple[str, ...],
    topic: str | None,
    limit: int,
    *,
    kinds: Mapping[str, str],
    vector: Vector | None = None,
) -> list[tuple[Place, float, str]]:
    """Return places whose text has the words, each once, with a score above 0 and why; unordered.

    `kinds` gives the kind a word stands for (`clinic`). With the `vector` of a point, near places
    score higher than far ones.
    """
    if not words:
        return []
    kind = kinds.get(" ".join(words))
    found: dict[str, tuple[Place, float, str]] = {}
    for state in states or (None,):
        asked = TextQuery(words, state, limit, ranking.TEXT_WEIGHTS, vector=vector)
        scored: list[tuple[Place, float, str]] = []
        begun = _begun_kind(words, kinds) if kind is None else None
        if begun is not None:
            few = replace(asked, words=(), kind=begun, limit=ranking.FEW_PLACES)
            scored += [(place, ranking.kind_score(0), "kind") for place in _of_kind(book, few)]
        if kind is not None:
            placed = _of_kind(book, replace(asked, words=(), kind=kind))
            scored += [(place, ranking.kind_score(at), "kind") for at, place in enumerate(placed)]
        by_text = book.find(replace(asked, as_kind=_as_kind(words, kinds)))
        scored += [(place, ranking.beside_guidance(score), "words") for place, score in by_text]
        for one in scored:
            if topic is None or topic in one[0].topics:
                found.setdefault(one[0].id, one)
    return list(found.values())


def named_places(
    book: PlaceBook,
    store: Store,
    asked: Asked,
    topic: str | None,
) -> list[tuple[Place, float, str]]:
    """Return the places that a query calls by their names, each with its score and why.

    Equal scores are ordered: a place that has the name itself before the sites of an organization
    that has it, then the nearest, then the state's own. A place that serves other counties alone
    goes last, and behind all those whose former name or part of a name is merely begun.
    """
    held = book.read([one.key for one in (*asked.called, *asked.beside)])
    where = known_zip(store, asked.zip)
    near = distances(store, asked.zip, held.values())

    def order(one: NameHit) -> tuple[float | bool, ...]:
        place = held[one.key]
        is_away = bool(place.area_counties) and (
            not where or where.county not in place.area_counties
        )
        km = near[place.id].km if place.id in near else None
        is_own = place.area_national or one.state in asked.states
        far = (km is None, km or 0.0, not is_own, one.part)
        is_begun = one.part == 1 and not one.is_whole
        return is_begun, -round(one.score, 2), is_away, one.part > 1, *far

    first, beside = (
        [one for one in sorted(hits, key=order) if topic in (None, *held[one.key].topics)]
        for hits in (asked.called, asked.beside)
    )
    return [
        *((held[one.key], ranking.named_score(at), _WHY[one.part]) for at, one in enumerate(first)),
        *((held[one.key], ranking.BESIDE_SCORE, _WHY[one.part]) for one in beside[:1]),
    ]


_WHY = ("its name", "a part of its name", "the name of who runs it")


def _begun_kind(words: tuple[str, ...], kinds: Mapping[str, str]) -> str | None:
    """Return the kind that a few letters begin (`cli`); texts match so few as a whole word only."""
    if len(words) > 1 or len(words[0]) >= ranking.TEXT_FROM:
        return None
    return next((kind for name, kind in kinds.items() if name.startswith(words[0])), None)


def _of_kind(book: PlaceBook, asked: TextQuery) -> list[Place]:
    """Return places of a kind that was typed alone: the nearest, or in the order of the pack.

    For an errand the agencies go first, and without a point no office follows them.
    """
    near = [one for one, _ in book.find(asked)] if asked.vector else []
    if asked.vector and (asked.kind not in ERRANDS or asked.state is None):
        return near
    held = book.places(state=asked.state, kind=asked.kind, limit=asked.limit)
    if asked.kind in ERRANDS:
        held = tuple(one for one in held if not one.listed)
    return [*held, *near]


def zip_vector(store: Store, code: str) -> Vector | None:
    """Return the vector of a ZIP code's point; None for no ZIP code, or one on no map."""
    where = known_zip(store, code)
    return vector_of(where.lat, where.lon) if where else None


def _as_kind(
    words: tuple[str, ...], kinds: Mapping[str, str]
) -> tuple[str, tuple[str, ...]] | None:
    """Return a kind named first or last (`clinic fresno`) and the words beside it, else None."""
    for length in range(len(words) - 1, 0, -1):
        for named, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            kind = kinds.get(" ".join(named))
            if kind is not None:
                return kind, rest
    return None


def place_hit(
    place: Place,
    score: float,
    translator: Translator,
    marks: Callable[[str], tuple[tuple[int, int], ...]],
    why: str = "",
    *,
    near: Nearby | None = None,
) -> Hit:
    """Return a place as a search result.

    A place of a kind that is shown on request says its limits with what it does: they are a
    warning.

    Args:
        place: The place.
        score: Its score.
        translator: Translates its text.
        marks: Finds the words of the query in its text.
        why: Why it was found.
        near: The place with its distance.
    """
    what = translator.text(place.what)
    if place.kind in ON_REQUEST and place.limits:
        what = f"{what} {translator.text(place.limits)}"
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
        km=near.km if near else None,
        is_named=why in _WHY[:2],
        why=why,
    )
