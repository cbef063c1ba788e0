"""Reads the reviews in a pack, by the entry that they are about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from navigator.errors import PackError
from navigator.records.reviewing import OUTCOMES, ROLES, Review, standing


class Reviewed:
    """The English reviews of one pack, read when the first is asked for.

    A review of a translation says nothing about the rule: `texts.checked` covers words.
    """

    def __init__(self, rows: Callable[[str], list[Any]]) -> None:
        """Read through `rows`, which returns the rows of a query of that pack."""
        self._rows = rows
        self._held: dict[str, list[Review]] | None = None

    def of(self, *ids: str) -> Review | None:
        """Return the review that finds one of these entries right; None where none stands."""
        if self._held is None:
            self._held = self._read()
        if not self._held:
            return None
        return standing(one for id in ids for one in self._held.get(id, ()))

    def in_topic(self, state: str, topic: str, role: str, name: str) -> Review | None:
        """Return the review of a row of a topic, by the role it plays there, or of its card."""
        ids = [f"card:{state}:{topic}"]
        if role in ("fact", "caution"):
            ids.append(f"{state}/{topic}/{name}")
        elif role == "program":
            ids.append(f"program:{state}:{name}")
        elif role == "guide_item":
            ids.append(f"card:{state}:{topic}.{name}")
        return self.of(*ids)

    def all(self) -> tuple[tuple[str, str, Review], ...]:
        """Return every review with its entry and language; raises PackError for an unknown word."""
        read = []
        for row in self._rows("SELECT * FROM reviews ORDER BY id"):
            if row["role"] not in ROLES or row["outcome"] not in OUTCOMES:
                raise PackError("pack.damaged", "do.install_pack")
            day = date.fromisoformat(row["day"])
            review = Review(row["role"], row["organization"], day, row["outcome"])
            read.append((row["entry"], row["lang"], review))
        return tuple(read)

    def _read(self) -> dict[str, list[Review]]:
        held: dict[str, list[Review]] = defaultdict(list)
        for entry, lang, review in self.all():
            if lang == "en":
                held[entry].append(review)
        return held
