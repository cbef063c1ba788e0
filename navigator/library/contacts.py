"""Whom to call about a topic: three places with a phone, the nearest where a ZIP is given.

Kinds of places follow `Topic.doors`: one of each, then more of the first. One
organization is named once. A place without a phone is no contact.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Guide, Near, Nearby, Place, TopicCard
from navigator.records.topics import TOPICS
from navigator.search.nearest import bearing, distance_km

if TYPE_CHECKING:
    from navigator.library.facade import Library

EMERGENCY = "card:US:rights.someone-taken"
MOST = 3
_LINES = 2
_LOOKED_AT = 12


def people_to_call(
    library: Library, record: object, lang: str, zip: str, state: str
) -> tuple[list[Nearby], Nearby | None]:
    """Whom to call about a record, and the nearest legal help; most records name nobody."""
    if isinstance(record, TopicCard):
        lawyers = nearest_legal(library, record.state, lang, zip, most=1)
        calls = contacts(library, record.state, record.topic, lang, zip)
        return calls, next(iter(lawyers), None)
    if isinstance(record, Guide) and record.id == EMERGENCY:
        return emergency(library, state, lang, zip), None
    return [], None


def contacts(library: Library, state: str, topic: str, lang: str, zip: str = "") -> list[Nearby]:
    """Up to three places to call about a topic in a state; `zip` may be empty."""
    doors = [list(_of_kind(library, state, topic, kind, lang, zip)) for kind in TOPICS[topic].doors]
    first = [found[0] for found in doors if found]
    return list(_once([*first, *(one for found in doors for one in found)]))[:MOST]


def emergency(library: Library, state: str, lang: str, zip: str = "") -> list[Nearby]:
    """Whom to call when somebody was taken: people first, and the government's office last.

    National lines, those of the state, the nearest lawyers who take such cases, then the
    field office that holds people from there.
    """
    here: Near | None = None
    if zip:
        with contextlib.suppress(BadInput):
            here = library.near(zip, "hotline", 1)
            state = here.state or state
    lines = [
        one
        for one in _of_kind(library, state or FEDERAL, "rights", "hotline", lang, zip, most=60)
        if one.place.takes_detention
    ]
    national = [one for one in lines if one.place.area_national][:_LINES]
    own = [one for one in lines if not one.place.area_national][:_LINES]
    if not state or state == FEDERAL:
        return national
    legal = nearest_legal(library, state, lang, zip, detention=True)
    offices = [
        _measured(one, here)
        for one in library.places(state, kind="ice_office", lang=lang)
        if one.phones
    ]
    offices.sort(key=lambda one: one.km if one.km is not None else 0.0)
    return list(_once([*national, *own, *legal, *offices[:1]]))


def _measured(place: Place, here: Near | None) -> Nearby:
    """How far a place is from the middle of a ZIP area, where both have a point."""
    if here is None or place.lat is None or place.lon is None:
        return Nearby(place)
    km = distance_km(here.lat, here.lon, place.lat, place.lon)
    way = bearing(here.lat, here.lon, place.lat, place.lon)
    return Nearby(place, round(km, 1), way)


def nearest_legal(
    library: Library,
    state: str,
    lang: str,
    zip: str = "",
    *,
    most: int = MOST,
    detention: bool = False,
) -> list[Nearby]:
    """The nearest legal places with a phone; `detention`: those that take such cases first."""
    looked_at = 60 if detention else _LOOKED_AT
    found = list(_once(_of_kind(library, state, "legal", "legal", lang, zip, most=looked_at)))
    if detention:
        found.sort(key=lambda one: one.place.takes_detention is not True)
    return found[:most]


def _of_kind(
    library: Library,
    state: str,
    topic: str,
    kind: str,
    lang: str,
    zip: str,
    *,
    most: int = _LOOKED_AT,
) -> Iterator[Nearby]:
    found: Iterable[Nearby] = ()
    if zip:
        try:
            found = library.near(zip, kind, most, lang=lang).found
        except BadInput:
            found = ()
    if not found:
        found = map(Nearby, library.places(state, topic, kind, lang, most))
    return (
        one
        for one in found
        if one.place.phones and (kind == "legal" or topic in one.place.topics)
    )


def _once(found: Iterable[Nearby]) -> Iterator[Nearby]:
    """Each organization and each number once."""
    told: set[str] = set()
    for one in found:
        names = {one.place.organization or one.place.name, one.place.phones[0].number}
        if not names & told:
            told |= names
            yield one
