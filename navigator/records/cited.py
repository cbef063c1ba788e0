"""Collects the pages that several claims rest on, each named once."""

from __future__ import annotations

from navigator.records.model import Dated, Source


def distinct_sources(claims: tuple[Dated, ...]) -> tuple[Source, ...]:
    """Return the sources of many claims, each page once, in the order in which they are cited."""
    seen: dict[tuple[str, str, str | None], Source] = {}
    for claim in claims:
        for source in claim.sources:
            seen.setdefault((source.publisher, source.title, source.url), source)
    return tuple(seen.values())
