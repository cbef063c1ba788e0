"""Turns reviews into rows of the pack and counts them; no name and no note goes in."""

from __future__ import annotations

from collections import Counter
from typing import Any

from navigator.steward.content.records import Content


def review_rows(content: Content) -> list[dict[str, Any]]:
    """Return a row for each review that holds, sorted by entry."""
    held = sorted(
        content.reviews.valid,
        key=lambda one: (one.of.id, one.given.lang, one.given.on, one.given.role,
                         one.given.organization),
    )  # fmt: skip
    return [
        {
            "id": number,
            "entry": one.of.id,
            "lang": one.given.lang,
            "state": one.of.state,
            "topic": one.of.topic,
            "role": one.given.role,
            "organization": one.given.organization,
            "day": one.given.on.isoformat(),
            "outcome": one.given.outcome,
            "page": one.given.page,
        }
        for number, one in enumerate(held, start=1)
    ]


def counted(content: Content) -> dict[str, dict[str, int]]:
    """Return how many reviews hold, by topic, state, role and language.

    A place and a text have no topic, a text no state: they stand under `other`.
    """
    rows = review_rows(content)
    return {
        name: dict(sorted(Counter(row[name] or "other" for row in rows).items()))
        for name in ("topic", "state", "role", "lang")
    }
