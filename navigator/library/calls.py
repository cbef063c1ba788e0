"""Chooses whom to call about a topic: three places with a phone, the nearest to a given ZIP.

Kinds of places follow `Topic.doors`: one of each, then more of the first. One organization is named
once. A place without a phone is a contact where another office of its organization has one; where
nobody says where they are, and farther than a day's way, that office is named itself.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.library.on_request import COURT as COURT_SENDER
from navigator.library.on_request import courts, where_held
from navigator.pack.places import FAR_KM, Wanted
from navigator.records.fit import COURT, DETAINED, FITS, LAST
from navigator.records.jurisdictions import FEDERAL
from navigator.records.letters import Letter
from navigator.records.model import Guide, Nearby, Place, TopicCard
from navigator.records.named_offices import OFFICES
from navigator.records.topics import COUNTY_CLERK, TOPICS

if TYPE_CHECKING:
    from navigator.library.asks import Asks

EMERGENCY = "card:US:rights.someone-taken"
OFFICE = "dmv"
"""The kind of a license office."""
MOST = 3
_LINES = 2
_LOOKED_AT = 12
_TIMES_AS_FAR, _NEXT_DOOR_KM = 3, 16.0
"""From so far on, the next organization's site is no better than another site of the same one."""
_MANY = 60
"""Places looked at so that three organizations are among them: one may have all the nearest."""
_FAR = 400
"""More places than the offices that serve any one ZIP: few of them take people who are held."""


@dataclass(frozen=True, slots=True)
class People:
    """The places a record says to call; most records name none."""

    calls: tuple[Nearby, ...] = ()
    lawyer: Nearby | None = None
    """The nearest legal help that takes the call."""
    ice: Place | None = None
    """The office of ICE that holds people from there: no help to call."""
    on_request: tuple[Place, ...] = ()
    """The places that stand in no list: where ICE holds people, or the courts of the state."""
    office: Nearby | None = None
    """The nearest license office to go to."""
    no_office: bool = False
    """Whether the card is about licenses, and no office to go to is held for its state."""


NOBODY = People()


def people_to_call(library: Asks, record: object, lang: str, zip: str, state: str) -> People:
    """Return whom to call about a card, the page for the worst day or a form; else nobody."""
    if isinstance(record, TopicCard):
        return _of_card(library, record, lang, zip)
    if isinstance(record, Guide) and record.id == EMERGENCY:
        calls = emergency(library, state, lang, zip)
        places = where_held(library, state_of(library, zip) or state, lang)
        return People(tuple(calls), ice=ice_office(library, state, lang, zip), on_request=places)
    if isinstance(record, Letter):
        held = state_of(library, zip) or state or FEDERAL
        found = contacts(library, held, record.topic, lang, zip, kinds=record.call)
        return People(tuple(found), on_request=_courts(library, record, held, lang))
    if isinstance(record, Guide):
        return People(tuple(_of_guide(library, record, lang, zip, state)))
    if getattr(record, "is_form", False):  # its class is not loaded at the start
        held = getattr(record, "state", "")
        near = zip if state_of(library, zip) == held else ""
        return People(tuple(emergency(library, held, lang, near)))
    return NOBODY


def _courts(library: Asks, letter: Letter, state: str, lang: str) -> tuple[Place, ...]:
    return courts(library, state, lang) if letter.sender == COURT_SENDER else ()


def _of_card(library: Asks, record: TopicCard, lang: str, zip: str) -> People:
    """Return the places to call about a topic, the nearest lawyer, and the license office."""
    if record.state not in (FEDERAL, state_of(library, zip)):
        zip = ""  # a card of Connecticut names no office of Colorado
    asked = Asked(library, record.state, lang, zip)
    lawyers = _behind(asked, record.topic, TOPICS[record.topic].lawyer)
    calls = contacts(library, record.state, record.topic, lang, zip)
    people = People(tuple(calls), next(iter(lawyers), None))
    if OFFICE not in TOPICS[record.topic].doors or record.state == FEDERAL:
        return people
    offices = list(license_offices(library, record.state, lang, zip))
    nearest = next((one for one in offices if one.km is not None), None)
    return replace(people, office=nearest, no_office=not offices)


def _of_guide(library: Asks, guide: Guide, lang: str, zip: str, state: str) -> Iterator[Nearby]:
    """Yield the places that a longer card names, and one of each kind where a state is known."""
    state = state_of(library, zip) or state
    for name in guide.calls:
        if name.startswith("place:"):
            yield Nearby(library.place(name, lang))
        elif name == "legal" and state:
            yield from nearest_legal(library, state, lang, zip, most=1)
        elif state:
            yield from list(of_kind(Asked(library, state, lang, zip), "", name))[:1]


def state_of(library: Asks, zip: str) -> str:
    """Return the state in which a ZIP code lies; "" for none."""
    with contextlib.suppress(BadInput):
        return library.near(zip, "hotline", 1).state
    return ""


def contacts(
    library: Asks, state: str, topic: str, lang: str, zip: str = "", *, kinds: Iterable[str] = ()
) -> list[Nearby]:
    """Return up to three places to call about a topic in a state; `zip` may be empty.

    kinds: in place of those of the topic; each a kind of places, a named office or a place's id.
    """
    asked = Asked(library, state, lang, zip)
    doors = [_behind(asked, topic, kind) for kind in kinds or TOPICS[topic].doors]
    first = [found[0] for found in doors if found]
    return list(once([*first, *(one for found in doors for one in found)]))[:MOST]


def _behind(asked: Asked, topic: str, kind: str) -> list[Nearby]:
    """Return the places behind a kind, a named office or a place's id, the first one first."""
    library, state, lang, zip = asked.library, asked.state, asked.lang, asked.zip
    if kind.startswith("place:"):
        return [Nearby(library.place(kind, lang))]
    if kind == "legal":
        return nearest_legal(library, state, lang, zip, most=_LOOKED_AT)
    return list(once(of_office(asked, topic, kind)))[:_LOOKED_AT]


def emergency(library: Asks, state: str, lang: str, zip: str = "") -> list[Nearby]:
    """Return whom to call when somebody was taken: people who answer, and never those who hold.

    National lines, those of the state, then the nearest lawyers who take such cases.
    """
    state = state_of(library, zip) or state
    lines = [
        one
        for one in of_kind(Asked(library, state or FEDERAL, lang, zip), "rights", "hotline", 60)
        if one.place.fit != LAST
    ]
    national = [one for one in lines if one.place.area_national and one.place.takes_detention]
    own = [one for one in lines if not one.place.area_national]
    told = [*national[:_LINES], *own[:_LINES]]
    if not state or state == FEDERAL:
        return told
    return list(once([*told, *nearest_legal(library, state, lang, zip, detention=True)]))


def license_offices(library: Asks, state: str, lang: str, zip: str = "") -> Iterator[Nearby]:
    """Yield the license offices of a state that have a street, the nearest first."""
    found = [Nearby(one) for one in library.places(state, None, OFFICE, lang, _LOOKED_AT)]
    if zip:
        with contextlib.suppress(BadInput):
            found = list(library.near(zip, OFFICE, _LOOKED_AT, None, lang).found)
    for one in found:
        place, address = one.place, one.place.address
        is_own = place.state == state and place.subkind != COUNTY_CLERK
        if is_own and address is not None and address.street:
            yield one


def ice_office(library: Asks, state: str, lang: str, zip: str = "") -> Place | None:
    """Return the nearest field office of ICE for a state; None where none is known."""
    state = state_of(library, zip) or state
    if not state or state == FEDERAL:
        return None
    held = (one for one in library.places(state, kind="ice_office", lang=lang) if one.phones)
    offices = measured(library, held, zip)
    first = min(offices, key=lambda one: one.km or 0.0, default=None)
    return first.place if first else None  # not how far: nobody is sent there


def measured(library: Asks, places: Iterable[Place], zip: str) -> list[Nearby]:
    """Return places with their distance from a ZIP code, where both have a point."""
    held = list(places)
    known = library.distances(zip, held)
    return [known.get(one.id, Nearby(one)) for one in held]


def nearest_legal(
    library: Asks,
    state: str,
    lang: str,
    zip: str = "",
    *,
    most: int = MOST,
    detention: bool = False,
) -> list[Nearby]:
    """Return the nearest legal places that take the call; `detention`: for people who are held.

    A place that takes anybody's case goes before one that takes some, however near.
    """
    most_read = _FAR if zip or detention else _MANY  # a state's own stand in order of fit
    found = list(once(of_kind(Asked(library, state, lang, zip), "legal", "legal", most_read)))
    found.sort(key=_takes_held if detention else lambda one: one.place.fit)
    return found[:most]


def of_office(asked: Asked, topic: str, name: str) -> Iterator[Nearby]:
    """Yield the places that can be called and are the named office, the nearest first."""
    office = OFFICES[name]
    if not office.kind:
        return iter(())
    found = of_kind(asked, topic, office.kind, _FAR if office.subkinds else _MANY)
    return (one for one in found if office.is_one(one.place.kind, one.place.subkind))


def nearest(asked: Asked, topic: str, kind: str, wanted: Wanted | None = None) -> list[Nearby]:
    """Return the nearest places of a kind that can be called about a topic, at most three."""
    found = list(of_kind(asked, topic, kind, _MANY, wanted))
    return list(_with_second_sites(found))[:MOST]


def _with_second_sites(found: list[Nearby]) -> Iterator[Nearby]:
    """Yield each organization once, and second sites where the next one is far beyond them."""
    firsts = list(once(found))
    others = [one for one in found if one not in firsts and one.place.phones]
    for one in firsts:
        while others and _is_far_beyond(one, others[0]):
            yield others.pop(0)
        yield one


def _is_far_beyond(one: Nearby, site: Nearby) -> bool:
    if one.km is None or site.km is None:
        return False
    return one.km > max(_TIMES_AS_FAR * site.km, _NEXT_DOOR_KM)


def _is_near(one: Nearby) -> bool:
    """Return whether a place lies within a day's way, as far as known."""
    return one.km is None or one.km <= FAR_KM


def _takes_held(one: Nearby) -> tuple[bool, bool, bool]:
    """Return the sort key of lawyers for people who are held.

    Those who take them come first, then those who take anybody.
    """
    place = one.place
    fits = place.fit == FITS or place.takes == COURT
    takes = place.takes_detention is True or place.short_limit == DETAINED
    return not (takes and fits and _is_near(one)), place.takes_detention is False, not fits


@dataclass(frozen=True, slots=True)
class Asked:
    """The place and language in which people to call are looked up; `zip` may be empty."""

    library: Asks
    state: str
    lang: str
    zip: str


def of_kind(
    asked: Asked, topic: str, kind: str, most: int = _LOOKED_AT, wanted: Wanted | None = None
) -> Iterator[Nearby]:
    """Yield the places of a kind that can be called and know a topic, the nearest first.

    topic: empty for places that know any.
    """
    library, found = asked.library, list[Nearby]()
    about = None if kind == "legal" else topic or None  # a lawyer is asked about every topic

    def fit(places: Iterable[Nearby]) -> list[Nearby]:
        return [
            one
            for one in places
            if one.place.kind == kind
            and _is_called(one)
            and about in (None, *one.place.topics)
            and one.place.subkind != COUNTY_CLERK
        ]

    if asked.zip:
        with contextlib.suppress(BadInput):
            found = fit(library.near(asked.zip, kind, most, wanted, asked.lang).found)
    if not found:
        held = library.places(asked.state, about, kind, asked.lang, most)
        found = fit(Nearby(one) for one in held if one.phones)
    return iter(found)


def _is_called(one: Nearby) -> bool:
    """Return whether a place has a phone, or is near and reached through another office's phone.

    A place that takes the call last of all (`LAST`) is never called.
    """
    place = one.place
    return bool(place.fit != LAST and (place.phones or (place.reached_at and _is_near(one))))


def once(found: Iterable[Nearby]) -> Iterator[Nearby]:
    """Yield places whose organization and first number were not yielded before."""
    told: set[str] = set()
    for one in found:
        names = {one.place.organization or one.place.name, one.place.reached_at[0].number}
        if not names & told:
            told |= names
            yield one
