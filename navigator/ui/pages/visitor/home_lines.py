"""The line on a tile of home that counts the places near a ZIP code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.language.wording import KM_A_MILE
from navigator.records.topics import ERRANDS, TOPICS

if TYPE_CHECKING:
    from navigator.language.wording import Wording
    from navigator.library.facade import Library
    from navigator.ui.desk import Ask

_RINGS = (2, 5, 10, 25, 50, 100)
"""Rings in miles; the first ring that holds enough places is named."""
_ENOUGH = 3
_LEAST = 2
"""The least count in the last ring: the card of the topic names a single place."""
_COUNTED = 100


def near_line(library: Library, topic: str, ask: Ask, say: Wording) -> str:
    """Return a sentence on how many places lie within how many miles; empty for too few.

    It counts the topic's first kind of place.
    """
    kind = TOPICS[topic].doors[0]
    if kind in ERRANDS:
        return ""  # their agency is called first, wherever an office is
    try:
        found = library.near(ask.zip, kind, _COUNTED, lang=ask.lang).found
    except BadInput:
        return ""
    miles = [one.km / KM_A_MILE for one in found if one.km is not None]
    for ring in _RINGS:
        count = sum(mile <= ring for mile in miles)
        if count >= (_LEAST if ring == _RINGS[-1] else _ENOUGH):
            return say(f"near.count.{kind}", count=count, miles=ring)
    return ""
