"""What home says beside a topic of what is near."""

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
"""Miles; the first ring that holds enough is told."""
_ENOUGH = 3
_LEAST = 2
"""One is not counted: the card of the topic names it."""
_COUNTED = 100


def near_line(library: Library, topic: str, ask: Ask, say: Wording) -> str:
    """How many places of the topic's first kind lie within how many miles; or nothing."""
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
