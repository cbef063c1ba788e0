"""What a search finds."""

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
    """Who runs a place, where it has another name."""
    km: float | None = None
    """How far a place is from the ZIP code or city that was given."""
    is_named: bool = False
    """Whether all the words are in the name of a place, and not in that of who runs it."""
    why: str = ""
    """Why it stands where it does, in English, for who works on the search."""
