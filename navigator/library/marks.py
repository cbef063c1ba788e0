"""Chooses the dangers that mark a topic of a state from outside: on home, in a comparison.

The one place that decides it. A danger marks where it may be a reason not to go at all and the
state describes it in words of its own: one that stands beside every state warns nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from navigator.records.model import Caution, TopicCard

MOST = 2
"""The most marks on home."""


def own_marks(cautions: Iterable[Caution], say: Callable[[str], str]) -> tuple[Caution, ...]:
    """Return the translated cautions that mark; `say` returns the general words of a key."""
    return tuple(
        one
        for one in cautions
        if one.level == "stop"
        and not one.when
        and one.title
        and one.title != say(f"caution.{one.key}")
    )


def newest_marks(cards: Iterable[TopicCard], say: Callable[[str], str]) -> dict[str, str]:
    """Return by topic the marks on home for one state: the newest, two at most, one for a topic."""
    marks = [
        (one.as_of or date.min, card.topic, one.title or "")
        for card in cards
        for one in own_marks(card.cautions, say)
    ]
    told: dict[str, str] = {}
    for _, topic, title in sorted(marks, key=lambda one: one[0], reverse=True):
        if len(told) < MOST:
            told.setdefault(topic, title)
    return told
