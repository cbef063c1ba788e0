"""The record of a search result."""

from __future__ import annotations

from dataclasses import dataclass

from navigator.records.vocabulary import HitKind


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result."""

    id: str
    kind: HitKind
    place_kind: str | None
    title: str
    state: str
    topic: str
    score: float
    excerpt: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    """Character ranges of `excerpt` that matched."""
    organization: str | None = None
    """The organization that runs a place, where it has another name."""
    city: str = ""
    """The town of a place; empty where it is shown only on request."""
    phone: str = ""
    """The first number of a place, as printed; empty where it was not looked at of late."""
    km: float | None = None
    """Kilometers from the ZIP code or city that was given; None where not known."""
    is_named: bool = False
    """Whether all the words are in the name of a place, and not in that of its organization."""
    why: str = ""
    """The reason for its rank, in English, for people who work on the search."""
