"""What home says beside a topic: a danger of this state's own, and what is near."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.language.wording import KM_A_MILE
from navigator.records.topics import ERRANDS, TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.language.wording import Wording
    from navigator.library.facade import Library
    from navigator.records.model import TopicCard
    from navigator.ui.desk import Ask

MARKS = 2
_RINGS = (2, 5, 10, 25, 50, 100)
"""Miles; the first ring that holds enough is told."""
_ENOUGH = 3
_LEAST = 2
"""One is not counted: the card of the topic names it."""
_COUNTED = 100


def marks(cards: Iterable[TopicCard], say: Wording) -> dict[str, str]:
    """By topic, the newest dangers that a state tells in words of its own: two at most."""
    own = [
        (one.as_of or date.min, card.topic, one.title)
        for card in cards
        for one in card.stops
        if one.title and one.title != say(f"caution.{one.key}")
    ]
    newest = sorted(own, key=lambda one: one[0], reverse=True)
    told: dict[str, str] = {}
    for _, topic, title in newest:
        if len(told) < MARKS:
            told.setdefault(topic, title)
    return told


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
