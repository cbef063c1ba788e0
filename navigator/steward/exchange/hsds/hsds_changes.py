"""Proposes what a directory knows of places of ours: new, other, gone. It writes nothing.

A place of theirs is one of ours by its id, by its door, or by its phone and name, and the reason is
told. What they do not say is no change: an empty cell takes nothing away. No street is proposed for
a home of people who hide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from navigator.records.model import Place
from navigator.records.shelters import takes_in_who_hides
from navigator.steward.content.lists.listed import Row
from navigator.steward.content.lists.matching import NEAR_NAMES, is_same, likeness
from navigator.steward.content.shape.contacts import fold, street_key

_ORDER = ("gone", "changed", "differs", "new")
_COMPARED = ("name", "website", "hours", "languages", "cost", "documents")


@dataclass(frozen=True, slots=True)
class Change:
    """One place of a directory that is not as we hold it, or not as it was at the last look."""

    what: str
    """`new` (none of ours), `differs` (from ours), `changed` (since the last look), `gone`."""
    id: str
    name: str
    ours: str | None
    """The id of our place that it is, or may be."""
    why: str | None
    """By what the two were taken for one place."""
    differences: tuple[str, ...] = ()
    """A field, what we hold, and what they say."""


def compare(
    theirs: Iterable[Place], ours: Iterable[Place], before: Iterable[Place] | None = None
) -> list[Change]:
    """Return the changes that a directory proposes.

    With `before`, what the same directory said at the last look, only what they changed since then
    is told, and what they no longer list.
    """
    known = _Ours(ours)
    old = None if before is None else {place.id: place for place in before}
    now = {place.id: place for place in theirs}
    found = []
    for id, place in now.items():
        if old is not None and old.get(id) == place:
            continue
        own, why = known.find(place)
        told = tuple(_differences(own, place)) if own else ()
        if own is None or told:
            what = "changed" if old and id in old else "differs" if own else "new"
            found.append(Change(what, id, place.name, own.id if own else None, why, told))
    for id, place in (old or {}).items():
        if id not in now:
            own, why = known.find(place)
            found.append(Change("gone", id, place.name, own.id if own else None, why))
    return sorted(found, key=lambda one: _ORDER.index(one.what))


class _Ours:
    """Our places by id, door and phone."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_id: dict[str, Place] = {}
        self._doors: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self._phones: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            self._by_id[place.id] = place
            if place.address and (street := street_key(place.address.street or "")):
                self._doors[place.address.state, street].append(place)
            for phone in place.phones:
                self._phones[phone.number].append(place)

    def find(self, theirs: Place) -> tuple[Place | None, str | None]:
        """Return our place and the reason, or twice None."""
        if own := self._by_id.get(theirs.id):
            return own, "its id is ours"
        if theirs.address and (street := street_key(theirs.address.street or "")):
            row = _row(theirs)
            for own in self._doors[theirs.address.state, street]:
                if is_same(_row(own), row):
                    return own, f"same door; {_alike(own, theirs)}"
        for phone in theirs.phones:
            for own in self._phones.get(phone.number, ()):
                if own.state == theirs.state and likeness(own.name, theirs.name) >= NEAR_NAMES:
                    return own, f"may be: same phone, no common door; {_alike(own, theirs)}"
        return None, None


def _alike(own: Place, theirs: Place) -> str:
    return f"names {likeness(own.name, theirs.name):.0f} % alike"


def _row(place: Place) -> Row:
    address = place.address
    return Row(
        id=place.id, list="", name=place.name, state=place.state, zip="",
        street=address.street or "" if address else "", city=address.city if address else "",
        phone=place.phones[0].number if place.phones else "",
        also="|".join(f": {name}" for name in place.also),
    )  # fmt: skip


def _differences(own: Place, theirs: Place) -> Iterator[str]:
    for name in _COMPARED:
        held, said = getattr(own, name), getattr(theirs, name)
        if said and fold(_text(held)) != fold(_text(said)):
            yield f"{name}: {_text(held) or 'not known'} -> {_text(said)}"
    hides = takes_in_who_hides(
        f"{own.name} | {own.organization or ''} | {theirs.name} | {theirs.organization or ''}",
        theirs.address.street or "" if theirs.address else "",
    )
    is_told = theirs.address is not None and theirs.address.street and not hides
    if is_told and _key(own) != _key(theirs):
        yield f"address: {_door(own) or 'not known'} -> {_door(theirs)}"
    numbers = {phone.number for phone in own.phones}
    if more := [phone.number for phone in theirs.phones if phone.number not in numbers]:
        yield f"phones: {', '.join(sorted(numbers)) or 'not known'} -> also {', '.join(more)}"


def _text(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def _key(place: Place) -> tuple[str, ...]:
    one = place.address
    if one is None:
        return ()
    return street_key(one.street or "", unit=True), fold(one.city), (one.zip or "")[:5]


def _door(place: Place) -> str:
    one = place.address
    return f"{one.street or ''}, {one.city}, {one.state} {one.zip or ''}".strip(", ") if one else ""
