"""Tells the places that are shown on request only: where ICE holds people, immigration courts.

They are named with their town and the day of their list, never with a street or a distance: nobody
is sent there. What counts is the locator of ICE, or the notice in the hand, and the list says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from navigator.records.jurisdictions import FEDERAL
from navigator.records.outline_parts import Line, Part, Purpose

if TYPE_CHECKING:
    from navigator.language.wording import Wording
    from navigator.library.asks import Asks
    from navigator.records.model import Place

COURT = "court"
"""The sender of the letters on which the courts of a state are told."""


def where_held(library: Asks, state: str, lang: str) -> tuple[Place, ...]:
    """Return where ICE holds people: in a state, then in the others of ICE's areas around it."""
    offices = library.places(state, kind="ice_office", lang=lang) if _is_one(state) else ()
    others = {one for office in offices for one in office.area_states} - {state}
    return tuple(
        place
        for one in (state, *sorted(others))
        if _is_one(one)
        for place in library.places(one, kind="detention", lang=lang)
    )


def courts(library: Asks, state: str, lang: str) -> tuple[Place, ...]:
    """Return the immigration courts of a state."""
    return library.places(state, kind="immigration_court", lang=lang) if _is_one(state) else ()


def _is_one(state: str) -> bool:
    return state not in ("", FEDERAL)


def places_part(places: Sequence[Place], say: Wording) -> Part:
    """Return the part with places of one kind, state by state; without places it has no lines."""
    if not places:
        return Part(Purpose.PLACES, "", ())
    first = places[0]
    year = str(first.as_of.year) if first.as_of else say("date.unknown")
    told = [Line(first.limits)] if first.limits else []
    told += [Line(say("on_request.case_line", number=one.number)) for one in first.phones]
    for state, held in groupby(places, key=lambda one: one.state):
        named = say.locale.semicolon.join(_named(one, say) for one in held)
        told.append(Line(f"{say.state(state)}:", say.locale.ended(named)))
    heading = say(
        f"on_request.{first.kind}", state=say.state(first.state), date=day_of(first, say), year=year
    )
    return Part(Purpose.PLACES, heading, tuple(told))


def day_of(place: Place, say: Wording) -> str:
    """Return the day of the page that a place is taken from."""
    return say.day(place.as_of) if place.as_of else say("date.unknown")


def _named(place: Place, say: Wording) -> str:
    """Return a place with its town, where its name lacks it, and whom alone it takes."""
    city = place.address.city if place.address else ""
    name = place.name if city in place.name else f"{place.name}, {city}"
    return f"{name} ({limit})" if (limit := say.limit(place)) else name
