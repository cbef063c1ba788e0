"""Words for an entry that waits: how old it is, what is in doubt, what harm it may do."""

from __future__ import annotations

from collections.abc import Iterable

from navigator.steward.editing.queue import HARM_WORDS, Doubt, Due

_DOUBTS: dict[Doubt, str] = {
    "changed": "somebody found it changed",
    "cannot tell": "somebody could not tell",
    "conflict": "sources disagree",
    "unconfirmed": "no page stands behind it",
    "weak": "weak sources alone",
    "single-source": "one source",
}


def age(due: Due) -> str:
    """Return how old its newest page or check is."""
    if due.kind == "text":
        return "no person has checked it"
    if due.days is None:
        return "no date known"
    years, months = divmod(due.days // 30, 12)
    if years:
        return f"{years} year{'s' if years > 1 else ''} old"
    return f"{months} months old" if months > 1 else f"{due.days} days old"


def below(due: Due) -> list[str]:
    """Return the lines below its name in a list, without its state."""
    return [*map(str.capitalize, due.topics[:1]), HARM_WORDS[due.harm], age(due)]


def why(due: Due) -> str:
    """Return why it waits, on one line."""
    return dotted([HARM_WORDS[due.harm], age(due), *(_DOUBTS[one] for one in due.doubts)])


def dotted(told: Iterable[str]) -> str:
    """Join texts on one line by a dot that stays with the text before it."""
    return "\u00a0· ".join(one for one in told if one)
