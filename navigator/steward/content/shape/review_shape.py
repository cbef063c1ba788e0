"""Reviews as their files hold them, and those that still hold by entry and language."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from navigator.errors import Problem
from navigator.records.reviewing import Outcome, Review, Role, standing
from navigator.steward.content.shape.schema import Strict

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to review: its value as plain data, and every text of it that is translated."""

    id: str
    state: str
    topic: str
    """Empty for a place and a text."""
    value: Any
    texts: tuple[str, ...]

    def digest(self, lang: str, translated: dict[str, str]) -> str:
        """Return the digest of what a person reads in a language."""
        read = self.value
        if lang != ENGLISH:
            read = [[text, translated.get(text)] for text in sorted({*self.texts})]
        raw = json.dumps([self.id, lang, read], ensure_ascii=False, sort_keys=True)
        return "sha256:" + hashlib.sha256(raw.encode()).hexdigest()[:16]


class ReviewEntry(Strict, kw_only=True, frozen=True):
    """One review; `read` is the digest of what was read, `page` the page it was compared with."""

    entry: str
    lang: str = ENGLISH
    read: str
    role: Role
    organization: str
    on: date
    outcome: Outcome
    page: str | None = None
    note: str | None = None

    @property
    def review(self) -> Review:
        """The review without entry, page and note."""
        return Review(self.role, self.organization, self.on, self.outcome)


@dataclass(frozen=True, slots=True)
class Valid:
    """A review that holds, and the entry it is about as it is now."""

    given: ReviewEntry
    of: Entry


@dataclass(slots=True)
class Reviews:
    """All reviews of a content: those that hold, and the warnings about the others."""

    valid: list[Valid] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    _by_entry: dict[tuple[str, str], list[Review]] = field(default_factory=dict)

    def add(self, given: ReviewEntry, of: Entry) -> None:
        """Add a review that holds."""
        self.valid.append(Valid(given, of))
        self._by_entry.setdefault((of.id, given.lang), []).append(given.review)

    def of(self, *ids: str, lang: str = ENGLISH) -> Review | None:
        """Return the review, in a language, that found one of these entries right, or None."""
        return standing(one for id in ids for one in self._by_entry.get((id, lang), ()))

    def checked(self, lang: str) -> frozenset[str]:
        """Return the English texts whose translation a person found right."""
        given: dict[str, list[Review]] = defaultdict(list)
        for one in self.valid:
            if one.given.lang == lang:
                for text in one.of.texts:
                    given[text].append(one.given.review)
        return frozenset(text for text, reviews in given.items() if standing(reviews))
