"""Whom to call about a topic: three places with a phone, the nearest where a ZIP is given.

Kinds of places follow `Topic.doors`: one of each, then more of the first. One
organization is named once. A place without a phone is no contact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.records.model import Nearby
from navigator.records.topics import TOPICS

if TYPE_CHECKING:
    from navigator.library.facade import Library

MOST = 3
_LOOKED_AT = 12


def contacts(library: Library, state: str, topic: str, lang: str, zip: str = "") -> list[Nearby]:
    """Up to three places to call about a topic in a state; `zip` may be empty."""
    doors = [list(_of_kind(library, state, topic, kind, lang, zip)) for kind in TOPICS[topic].doors]
    first = [found[0] for found in doors if found]
    return list(_once([*first, *(one for found in doors for one in found)]))[:MOST]


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
