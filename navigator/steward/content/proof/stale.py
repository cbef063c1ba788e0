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
from navigator.records.reviewing import Review, newest
from navigator.steward.content.loader import load_content
from navigator.steward.content.proof.card_sentences import path_of
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.shape.schema import SourceEntry

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
        of: dict[str, Any] = {"state": file.state, "topics": (file.topic,), "today": today}
        path = f"{root}/{path_of(file.state, file.topic)}"
        for name, entries in file.facts.items():
            for number, entry in enumerate(entries):
                # A value looked for and not found has no source that could grow old.
                searched = entry.value is None and not entry.sources
                if not searched and not _ended(entry, today):
                    key = f"facts.{name}[{number}]"
                    of["reviewed"] = _reviewed(content, file, name)
                    yield _aged(path, key, "fact", entry, file.sources, **of)
        for caution in file.cautions:
            if not _ended(caution, today):
                key = f"cautions[{caution.key}]"
                of["reviewed"] = _reviewed(content, file, caution.key)
                yield _aged(path, key, "caution", caution, file.sources, **of)
    yield from _letters(content, today, root)
    for places in content.places:
        path = f"{root}/places/{places.state}.yaml"
        for place in places.places:
            key = f"places[{place.id}]"
            id = f"place:{places.state}:{place.id}"
            of = {"state": places.state, "topics": tuple(place.topics), "today": today}
            of["reviewed"] = (id, content.reviews.of(id))
            yield _aged(path, key, "place", place, places.sources, **of)
    used = {row.list for row in content.listed.rows}
    for id, taken in content.listed.lists.items():
        if id in used:
            # A list is as old as the list: what else is cited is no newer contact.
            own = msgspec.structs.replace(taken, sources=taken.sources[:1])
            where = f"{root}/places/{content.listed.files[id]}.yaml"
            found = content.listed.sources
            of = {"state": None, "topics": tuple(taken.topics), "today": today}
            of["reviewed"] = (None, None)
            yield _aged(where, f"lists[{id}]", "place", own, found, **of)


def _letters(content: Content, today: date, root: str) -> Iterator[Stale]:
    """Yield each day rule of a letter, its oldest other statement, and each rule of a state."""
    topics: dict[str, tuple[str, ...]] = {}
    for file in content.letters:
        path = f"{root}/federal/letters/{file.name}.yaml"
        for letter in file.letters:
            topics[letter.id] = (letter.topic or file.sender.topic,)
            id = letter_id(FEDERAL, letter.id)
            of: dict[str, Any] = {"state": FEDERAL, "topics": topics[letter.id], "today": today}
            of["reviewed"] = (id, content.reviews.of(id))
            others = []
            for part, claims in {"what": [letter.what], **letter.parts}.items():
                for number, claim in enumerate(claims):
                    key = f"letters[{letter.id}].{part}[{number}]"
                    one = _aged(path, key, "letter", claim, file.sources, **of)
                    if part == "last_days":
                        yield one
                    else:
                        others.append(one)
            yield max(others, key=lambda one: inf if one.days is None else one.days)
    for own in content.appeals:
        path = f"{root}/states/{own.state}/appeals.yaml"
        for rule in own.rules:
            id = letter_id(own.state, rule.of)
            yield _aged(
                path, f"rules[{rule.of}]", "appeal", rule, own.sources,
                state=own.state, topics=topics.get(rule.of, ()), today=today,
                reviewed=(id, content.reviews.of(id)),
            )  # fmt: skip


def _reviewed(content: Content, file: TopicContent, name: str) -> tuple[str | None, Review | None]:
    """Return the id of a fact or caution, and the review that found it or its whole card right."""
    id = f"{file.state}/{file.topic}/{name}"
    return id, content.reviews.of(id, f"card:{file.state}:{file.topic}")


def _ended(claim: Any, today: date) -> bool:
    return claim.until is not None and claim.until < today


def _aged(
    path: str,
    key: str,
    kind: str,
    claim: Any,
    sources: dict[str, SourceEntry],
    *,
    state: str | None,
    topics: tuple[str, ...],
    today: date,
    reviewed: tuple[str | None, Review | None],
) -> Stale:
    entry, review = reviewed
    cited = [sources[cite.id] for cite in claim.sources]
    as_of = newest((one.as_of for one in cited), review)
    last = max(cited, key=lambda one: one.seen, default=None)
    return Stale(
        path=path,
        key=key,
        kind=kind,
        as_of=as_of,
        days=None if as_of is None else (today - as_of).days,
        seen=last.seen if last else None,
        url=last.url if last else None,
        state=state,
        topics=topics,
        entry=entry,
    )
