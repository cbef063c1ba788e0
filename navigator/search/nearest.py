"""From a ZIP code to the nearest places that serve it: no geocoder, no network.

Distances are great circles from the middle of the ZIP area; they are no roads. A
place whose area does not include the ZIP is not shown, however near. What is not
known of a place never counts against it, and it is said.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from navigator.errors import BadInput
from navigator.language.translator import Translator
from navigator.pack.places import Wanted, ZipRow
from navigator.pack.store import Store
from navigator.records.model import Hit, Near, Nearby, Place
from navigator.records.topics import PLACE_KINDS
from navigator.search.query import fts_query

EARTH_KM = 6371.0088
FAR_KM = 160.9344
"""A hundred miles. From here on, legal help by phone goes before an office."""

_UNKNOWN_KM = 40.0
"""So much farther away counts a place of which something wanted is not known."""

_MOST_SCORE = 13.0

_WINDS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
Vector = tuple[float, float, float]


def vector_of(lat: float, lon: float) -> Vector:
    """A point on the sphere of radius 1."""
    high, wide = math.radians(lat), math.radians(lon)
    return math.cos(high) * math.cos(wide), math.cos(high) * math.sin(wide), math.sin(high)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great circle between two points (haversine)."""
    up = math.radians(other_lat - lat) / 2
    side = math.radians(other_lon - lon) / 2
    across = math.cos(math.radians(lat)) * math.cos(math.radians(other_lat))
    half = math.sin(up) ** 2 + across * math.sin(side) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def bearing(lat: float, lon: float, other_lat: float, other_lon: float) -> str:
    """Which way the second point lies from the first: one of `n ne e se s sw w nw`."""
    here, there = math.radians(lat), math.radians(other_lat)
    side = math.radians(other_lon - lon)
    east = math.sin(side) * math.cos(there)
    north = math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(side)
    return _WINDS[round(math.degrees(math.atan2(east, north)) / 45) % 8]


def find_zip(store: Store, code: str) -> tuple[ZipRow, bool]:
    """The point of a ZIP code, and whether it is only that of the ZIPs which begin like it.

    Raises BadInput when it is none, or nobody has one that begins like it.
    """
    if len(code) != 5 or not (code.isascii() and code.isdigit()):
        raise BadInput("A ZIP code has five digits.", "Write it as on an envelope, such as 80202.")
    exact = store.zip_rows(int(code), int(code))
    if exact:
        return exact[0], False
    first = int(code[:3]) * 100
    beside = store.zip_rows(first, first + 99)
    if not beside:
        raise BadInput("No ZIP code begins with these digits.", "Check it, or choose a state.")
    middle = [sum(part) / len(beside) for part in zip_parts(beside)]
    nearest = min(beside, key=lambda one: distance_km(middle[0], middle[1], one.lat, one.lon))
    # The county of a neighbor says nothing about this one.
    return ZipRow(code, nearest.lat, nearest.lon, nearest.state, ""), True


def zip_parts(rows: list[ZipRow]) -> tuple[list[float], list[float]]:
    """Latitudes and longitudes."""
    return [one.lat for one in rows], [one.lon for one in rows]


def find_near(
    store: Store,
    code: str,
    kind: str | None,
    limit: int,
    *,
    wanted: Wanted | None = None,
    say: Translator | None = None,
) -> Near:
    """The nearest places that serve a ZIP code.

    Beyond a hundred miles legal help by phone stands before the offices. Raises
    BadInput for what is no ZIP code or kind.
    """
    if kind is not None and kind not in PLACE_KINDS:
        raise BadInput(f"There is no kind {kind!r}.", f"Use one of {', '.join(PLACE_KINDS)}.")
    where, approximate = find_zip(store, code)
    wanted = wanted or Wanted()
    spots = _spots(store, where, kind, wanted, limit)
    is_far = kind == "legal" and not any(km is not None and km <= FAR_KM for _, km, _ in spots[:1])
    if is_far:
        room = max(1, limit // 2)
        by_phone = _spots(store, where, None, wanted, room, by_phone=True)
        held = {number for number, _, _ in by_phone}
        spots = (by_phone + [one for one in spots if one[0] not in held])[:limit]
    places = store.places_by_number([number for number, _, _ in spots])
    found = tuple(
        _nearby(
            where,
            say.place(places[number]) if say else places[number],
            km,
            wanted if unknown else None,
        )
        for number, km, unknown in spots
    )
    return Near(
        zip=code, lat=where.lat, lon=where.lon, state=where.state, county=where.county,
        approximate=approximate, is_far=is_far, found=found,
    )  # fmt: skip


_Spot = tuple[int, float | None, bool]
"""Number of a place, kilometers, and whether something wanted is not known of it."""


def _spots(
    store: Store,
    where: ZipRow,
    kind: str | None,
    wanted: Wanted,
    limit: int,
    *,
    by_phone: bool = False,
) -> list[_Spot]:
    spots: list[_Spot] = []
    vector = vector_of(where.lat, where.lon)
    for known in (True, False) if wanted != Wanted() else (True,):
        rows = store.spots(where, vector, kind, wanted, limit, known=known, by_phone=by_phone)
        spots += [(number, _km(cosine), not known) for number, cosine in rows]
    if wanted != Wanted() and not by_phone:
        spots.sort(key=lambda spot: _rank(spot[1], is_known=not spot[2]))
    return spots[:limit]


def _rank(km: float | None, *, is_known: bool) -> tuple[bool, float]:
    return km is None, (km or 0.0) + (0.0 if is_known else _UNKNOWN_KM)


def _km(cosine: float | None) -> float | None:
    return None if cosine is None else EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


def _nearby(where: ZipRow, place: Place, km: float | None, wanted: Wanted | None) -> Nearby:
    if place.lat is None or place.lon is None or km is None:
        return Nearby(place, unknown=_unknown(place, wanted))
    exact = distance_km(where.lat, where.lon, place.lat, place.lon)
    way = bearing(where.lat, where.lon, place.lat, place.lon)
    return Nearby(place, round(exact, 1), way, _unknown(place, wanted))


def distances(store: Store, code: str, places: Iterable[Place]) -> dict[str, Nearby]:
    """By id, how far places with a point are; none from a ZIP that is empty or on no map."""
    try:
        where = find_zip(store, code)[0] if code else None
    except BadInput:
        return {}
    if where is None:
        return {}
    near = (_nearby(where, place, 0.0, None) for place in places)
    return {one.place.id: one for one in near if one.km is not None}


def rules_out(place: Place, wanted: Wanted) -> bool:
    """Whether something wanted is known to be missing."""
    speaks = not place.languages or wanted.language in place.languages
    return (
        (bool(wanted.language) and not speaks and place.interpreter is False)
        or (wanted.free and place.cost not in (None, "free"))
        or (wanted.walk_in and place.walk_in is False)
        or (wanted.no_id and place.asks_id is True)
        or (wanted.interpreter and place.interpreter is False)
    )


def narrow(found: Iterable[Nearby], wanted: Wanted) -> list[Nearby]:
    """Places already found, without those ruled out; those not known count as farther."""
    kept = [
        replace(one, unknown=_unknown(one.place, wanted))
        for one in found
        if not rules_out(one.place, wanted)
    ]
    if wanted == Wanted():
        return kept
    return sorted(kept, key=lambda one: _rank(one.km, is_known=not one.unknown))


def _unknown(place: Place, wanted: Wanted | None) -> tuple[str, ...]:
    if wanted is None:
        return ()
    asked = (
        ("language", bool(wanted.language) and wanted.language not in place.languages),
        ("free", wanted.free and place.cost is None),
        ("walk_in", wanted.walk_in and place.walk_in is None),
        ("no_id", wanted.no_id and place.asks_id is None),
        ("interpreter", wanted.interpreter and place.interpreter is None),
    )
    return tuple(name for name, is_unknown in asked if is_unknown)


def match_places(
    store: Store,
    words: tuple[str, ...],
    states: tuple[str, ...],
    topic: str | None,
    limit: int,
    *,
    kinds: Mapping[str, str],
    code: str = "",
) -> list[tuple[Place, float]]:
    """Places whose text has the words, each once, with a score above 0; not in order.

    `kinds` gives the kind a word stands for (`clinic`). With a ZIP `code`, what is
    near goes before what is far.
    """
    if not words:
        return []
    vector = _vector(store, code) if code else None
    kind = kinds.get(" ".join(words))
    found: dict[str, tuple[Place, float]] = {}
    for state in states or (None,):
        scored: list[tuple[Place, float]] = []
        if kind is not None:
            placed = (
                [one for one, _ in store.find_places("", state, limit, kind=kind, vector=vector)]
                if vector
                else list(store.places(state=state, kind=kind, limit=limit))
            )
            scored += [(place, 6.0 - 0.01 * number) for number, place in enumerate(placed)]
        by_text = store.find_places(
            fts_query(words), state, limit, vector=vector, as_kind=_as_kind(words, kinds)
        )
        scored += [(place, _beside_guidance(score)) for place, score in by_text]
        for place, score in scored:
            if topic is None or topic in place.topics:
                found.setdefault(place.id, (place, score))
    return list(found.values())


def _vector(store: Store, code: str) -> Vector | None:
    """The point of a ZIP; a ZIP nobody knows only loses the order by distance."""
    try:
        where, _ = find_zip(store, code)
    except BadInput:
        return None
    return vector_of(where.lat, where.lon)


def _beside_guidance(score: float) -> float:
    """A score that can stand beside those of guidance: rare words in 13,000 places weigh less."""
    return _MOST_SCORE * score / (score + _MOST_SCORE)


def _as_kind(words: tuple[str, ...], kinds: Mapping[str, str]) -> tuple[str, str] | None:
    """A kind named at the beginning or the end (`clinic fresno`), and a query for the rest."""
    for length in range(min(3, len(words) - 1), 0, -1):
        for named, rest in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            kind = kinds.get(" ".join(named))
            if kind is not None:
                return kind, fts_query(rest)
    return None


def place_hit(
    place: Place,
    score: float,
    say: Translator,
    marks: Callable[[str], tuple[tuple[int, int], ...]],
) -> Hit:
    """A place as a search result; `marks` finds the words in its text."""
    what = say.text(place.what)
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
    )
