"""Whom to call about a topic: three places with a phone, the nearest where a ZIP is given.

Kinds of places follow `Topic.doors`: one of each, then more of the first. One
organization is named once. A place without a phone is a contact where another office of its
organization has one; where nobody says where they are, and farther than a day's way, that
office is named itself.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Guide, Near, Nearby, Place, TopicCard
from navigator.records.topics import COUNTY_CLERK, TOPICS
from navigator.search.nearest import bearing, distance_km

if TYPE_CHECKING:
    from navigator.library.facade import Library

EMERGENCY = "card:US:rights.someone-taken"
MOST = 3
_LINES = 2
_LOOKED_AT = 12
_MANY = 60
"""So many, that three organizations are among them: one may have all the nearest."""
_FAR = 400
"""More than the offices that serve any one ZIP: few of them take people who are held."""
_DAY_KM = 160.0


def people_to_call(
    library: Library, record: object, lang: str, zip: str, state: str
) -> tuple[list[Nearby], Nearby | None]:
    """Whom to call about a record, and the nearest legal help; most records name nobody."""
    if isinstance(record, TopicCard):
        if record.state not in (FEDERAL, state_of(library, zip)):
            zip = ""  # a card of Connecticut names no office of Colorado
        lawyers = nearest_legal(library, record.state, lang, zip, most=1)
        calls = contacts(library, record.state, record.topic, lang, zip)
        return calls, next(iter(lawyers), None)
    if isinstance(record, Guide) and record.id == EMERGENCY:
        return emergency(library, state, lang, zip), None
    if getattr(record, "is_form", False):  # its class is not loaded at the start
        held = getattr(record, "state", "")
        called = emergency(library, held, lang, zip if state_of(library, zip) == held else "")
        return [one for one in called if one.place.kind != "ice_office"], None
    return [], None


def state_of(library: Library, zip: str) -> str:
    """The state in which a ZIP code lies; empty for none."""
    with contextlib.suppress(BadInput):
        return library.near(zip, "hotline", 1).state
    return ""


def contacts(library: Library, state: str, topic: str, lang: str, zip: str = "") -> list[Nearby]:
    """Up to three places to call about a topic in a state; `zip` may be empty."""
    asked = Asked(library, state, lang, zip)
    doors = [list(of_kind(asked, topic, kind)) for kind in TOPICS[topic].doors]
    first = [found[0] for found in doors if found]
    return list(once([*first, *(one for found in doors for one in found)]))[:MOST]


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
    lines = list(of_kind(Asked(library, state or FEDERAL, lang, zip), "rights", "hotline", 60))
    national = [one for one in lines if one.place.area_national and one.place.takes_detention]
    own = [one for one in lines if not one.place.area_national]
    told = [*national[:_LINES], *own[:_LINES]]
    if not state or state == FEDERAL:
        return told
    legal = nearest_legal(library, state, lang, zip, detention=True)
    offices = [
        _measured(one, here)
        for one in library.places(state, kind="ice_office", lang=lang)
        if one.phones
    ]
    offices.sort(key=lambda one: one.km if one.km is not None else 0.0)
    return list(once([*told, *legal, *offices[:1]]))


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
    looked_at = _FAR if detention else _LOOKED_AT
    found = list(once(of_kind(Asked(library, state, lang, zip), "legal", "legal", looked_at)))
    if detention:
        found.sort(key=lambda one: not _takes_near(one))
    return found[:most]


def nearest(asked: Asked, topic: str, kind: str) -> list[Nearby]:
    """The three nearest places of a kind that can be called about a topic."""
    return list(once(of_kind(asked, topic, kind, _MANY)))[:MOST]


def _takes_near(one: Nearby) -> bool:
    """Whether a place takes people who are held and lies within a day's way, as far as known."""
    return one.place.takes_detention is True and (one.km is None or one.km <= _DAY_KM)


@dataclass(frozen=True, slots=True)
class Asked:
    """Where people to call are looked for; `zip` may be empty."""

    library: Library
    state: str
    lang: str
    zip: str


def of_kind(asked: Asked, topic: str, kind: str, most: int = _LOOKED_AT) -> Iterator[Nearby]:
    """Places of a kind that can be called and know a topic, the nearest first."""
    library, found = asked.library, tuple[Nearby, ...]()
    if asked.zip:
        with contextlib.suppress(BadInput):
            found = library.near(asked.zip, kind, most, lang=asked.lang).found
    about = None if kind == "legal" else topic  # a lawyer is asked about every topic
    if not found:
        held = library.places(asked.state, about, kind, asked.lang, most)
        found = tuple(Nearby(one) for one in held if one.phones)
    return (
        one
        for one in found
        if one.place.kind == kind
        and _is_called(one)
        and about in (None, *one.place.topics)
        and one.place.subkind != COUNTY_CLERK
    )


def _is_called(one: Nearby) -> bool:
    """Whether a place has a phone, or is near enough to be gone to once its office was called."""
    is_near = one.km is None or one.km <= _DAY_KM
    return bool(one.place.phones or (one.place.reached_at and is_near))


def once(found: Iterable[Nearby]) -> Iterator[Nearby]:
    """Each organization and each number once."""
    told: set[str] = set()
    for one in found:
        names = {one.place.organization or one.place.name, one.place.reached_at[0].number}
        if not names & told:
            told |= names
            yield one
