"""Finds facts, cautions, letters and places whose source is old, for a steward to read again.

Age counts from the page's own date (`as_of`), or from the day a person held the entry
against a page and found it right (`resources/reviews/`), never from a mere look.
Law is old after 90 days, a contact after 180; an unknown date counts as old. What
has ended is history and left out; a list of places taken whole is one entry. Of a letter each
day rule is an entry, and of all else that it says the oldest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import inf
from pathlib import Path
from typing import Any

import msgspec

from navigator.language.wording import STALE_CONTACT_DAYS
from navigator.records.jurisdictions import FEDERAL
from navigator.records.letters import letter_id
from navigator.records.reviewing import newest
from navigator.steward.content.loader import load_content
from navigator.steward.content.proof.card_sentences import path_of
from navigator.steward.content.records import Content
from navigator.steward.content.shape.schema import Claim, SourceEntry

STALE_LAW_DAYS = 90
"""The age in days after which a rule is read again."""


@dataclass(frozen=True, slots=True)
class Stale:
    """One entry to check, by file and key. `as_of` and `days` are None when no date is known."""

    path: str
    key: str
    kind: str
    """`fact`, `caution`, `letter`, `appeal` (a state's own rule on one) or `place`."""
    as_of: date | None
    days: int | None
    """Age in days of the newest source, or of the review that found it right."""
    seen: date | None
    """The day somebody last read a source of it; None where it has none."""
    url: str | None
    """The address of the source that was seen last."""
    state: str | None
    """None for a list taken whole, of many states."""
    topics: tuple[str, ...]
    entry: str | None
    """The id for `content review add`; None where a person can not review it."""


def stale(
    resources: Path,
    today: date,
    days: int | None = None,
    *,
    state: str | None = None,
    topic: str | None = None,
) -> tuple[Stale, ...]:
    """Return every entry whose newest source is older than `days`, oldest first, undated last.

    Without `days`, 180 for places and 90 for all else; of one `state` (`US` for
    federal) and `topic`, where they are given. Raises ContentErrors.
    """
    root = resources.name
    found = [
        one
        for one in entries(load_content(resources, today), today, root)
        if (one.days is None or one.days > (limit_of(one.kind) if days is None else days))
        and state in (None, one.state)
        and (topic is None or topic in one.topics)
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.as_of is None,
                one.as_of or date.min,
                one.seen or date.min,
                one.path,
                one.key,
            ),
        )
    )


def as_text(listed: tuple[Stale, ...]) -> str:
    """Return one line for each entry: date and age, file, key, when it was last read."""
    lines = [f"{len(listed)} to check, oldest first"]
    for one in listed:
        age = f"{one.as_of}  {one.days:>5} days" if one.as_of else "no date known        "
        read = f"read {one.seen}" if one.seen else "no source"
        lines.append(f"{age}  {one.path}  {one.key}  {read}")
    return "\n".join(lines)


def limit_of(kind: str) -> int:
    """Return the number of days after which an entry of a kind is read again."""
    return STALE_CONTACT_DAYS if kind == "place" else STALE_LAW_DAYS


def entries(content: Content, today: date, root: str = "resources") -> Iterator[Stale]:
    """Yield every entry that can grow old, of any age; paths begin with `root`."""
    for file in content.topics:
        path = f"{root}/{path_of(file.state, file.topic)}"
        of = _Aging(content, today, path, file.sources, file.state, (file.topic,))
        # A value looked for and not found has no source that could grow old.
        held: list[tuple[str, str, str, Claim]] = [
            (f"facts.{name}[{number}]", "fact", name, entry)
            for name, entries in file.facts.items()
            for number, entry in enumerate(entries)
            if entry.value is not None or entry.sources
        ]
        held += [(f"cautions[{one.key}]", "caution", one.key, one) for one in file.cautions]
        for key, kind, name, claim in held:
            if claim.until is None or claim.until >= today:
                id, card = f"{file.state}/{file.topic}/{name}", f"card:{file.state}:{file.topic}"
                yield of.aged(key, kind, claim, id, card)
    yield from _letters(content, today, root)
    for places in content.places:
        path = f"{root}/places/{places.state}.yaml"
        for place in places.places:
            topics = tuple(place.topics)
            of = _Aging(content, today, path, places.sources, places.state, topics)
            id = f"place:{places.state}:{place.id}"
            yield of.aged(f"places[{place.id}]", "place", place, id)
    used = {row.list for row in content.listed.rows}
    for id, taken in content.listed.lists.items():
        if id in used:
            # A list is as old as the list: what else is cited is no newer contact.
            own = msgspec.structs.replace(taken, sources=taken.sources[:1])
            path = f"{root}/places/{content.listed.files[id]}.yaml"
            of = _Aging(content, today, path, content.listed.sources, None, tuple(taken.topics))
            yield of.aged(f"lists[{id}]", "place", own)


def _letters(content: Content, today: date, root: str) -> Iterator[Stale]:
    """Yield each day rule of a letter, its oldest other statement, and each rule of a state."""
    topics: dict[str, tuple[str, ...]] = {}
    for file in content.letters:
        path = f"{root}/federal/letters/{file.name}.yaml"
        for letter in file.letters:
            topics[letter.id] = (letter.topic or file.sender.topic,)
            of = _Aging(content, today, path, file.sources, FEDERAL, topics[letter.id])
            others = []
            for part, claims in {"what": [letter.what], **letter.parts}.items():
                for number, claim in enumerate(claims):
                    key = f"letters[{letter.id}].{part}[{number}]"
                    one = of.aged(key, "letter", claim, letter_id(FEDERAL, letter.id))
                    if part == "last_days":
                        yield one
                    else:
                        others.append(one)
            yield max(others, key=lambda one: inf if one.days is None else one.days)
    for own in content.appeals:
        path = f"{root}/states/{own.state}/appeals.yaml"
        for rule in own.rules:
            of = _Aging(content, today, path, own.sources, own.state, topics.get(rule.of, ()))
            yield of.aged(f"rules[{rule.of}]", "appeal", rule, letter_id(own.state, rule.of))


@dataclass(frozen=True, slots=True)
class _Aging:
    """The parts that entries of one file have in common."""

    content: Content
    today: date
    path: str
    sources: dict[str, SourceEntry]
    state: str | None
    topics: tuple[str, ...]

    def aged(self, key: str, kind: str, claim: Any, *ids: str) -> Stale:
        """Return an entry with its age; a review of any of these ids counts, the first is its own.

        Without ids a person can not review it.
        """
        cited = [self.sources[cite.id] for cite in claim.sources]
        review = self.content.reviews.of(*ids)
        as_of = newest((one.as_of for one in cited), review)
        last = max(cited, key=lambda one: one.seen, default=None)
        return Stale(
            self.path, key, kind, as_of, None if as_of is None else (self.today - as_of).days,
            seen=last.seen if last else None, url=last.url if last else None, state=self.state,
            topics=self.topics, entry=ids[0] if ids else None,
        )  # fmt: skip
