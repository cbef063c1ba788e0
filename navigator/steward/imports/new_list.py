"""Makes the YAML of a list of places that is imported for the first time.

A person gives the few facts it needs. The YAML lies beside the CSV of its rows, in the form of the
lists that are there. The kind of help decides its topics, as with the places already held; a
question that nobody answered stays null.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from navigator.errors import ToolError
from navigator.records.topics import PLACE_KINDS
from navigator.steward.content.lists.listed import ListEntry
from navigator.steward.content.records import Content
from navigator.steward.content.shape.schema import Cite, SourceEntry
from navigator.steward.content.shape.yaml_text import dump, styled

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_HEAD = (
    "# What the places in {stem}.csv share, said once for each list. How rows get\n"
    "# there, and every column: docs/places.md.\n"
)

QUESTIONS: dict[str, str] = {
    "kind": f"What kind of place is it? One of: {', '.join(PLACE_KINDS)}",
    "what": "What does such a place do, in one plain sentence?",
    "limits": "Whom does it not help, or what must be asked first? (may be empty)",
    "publisher": "Who made the list?",
    "title": "What is the list called?",
    "url": "At which address does it stand? (may be empty)",
    "dated": "Of which day is it, as 2026-11-24? (empty: not known)",
}
"""The questions about a new list, in this order."""


@dataclass(frozen=True, slots=True)
class NewList:
    """A list to be added: its entry, its source page, and the name of its two files."""

    entry: ListEntry
    source: SourceEntry
    stem: str

    @property
    def text(self) -> str:
        """The YAML of the list, for `resources/places`."""
        source, entry = self.source, self.entry
        told = {
            "sources": {
                entry.sources[0].id: {
                    "publisher": source.publisher, "title": source.title, "url": source.url,
                    "as_of": source.as_of, "seen": source.seen,
                }
            },
            "lists": [
                {
                    "id": entry.id, "prefix": entry.prefix, "kind": entry.kind,
                    **({"subkind": entry.subkind} if entry.subkind else {}),
                    "topics": entry.topics, "what": entry.what, "limits": entry.limits,
                    "limits_by_setting": {}, "cost": None, "cost_note": None,
                    "reach_miles": entry.reach_miles, "replaces": [],
                    "sources": [{"id": one.id, "says": one.says} for one in entry.sources],
                }
            ],
        }  # fmt: skip
        return _HEAD.format(stem=self.stem) + dump(styled(told))


def new_list(content: Content, id: str, told: dict[str, str], today: date) -> NewList:
    """Return the list that the answers to `QUESTIONS` describe.

    Legal help has a `subkind` too: who stands behind it. Raises ToolError where an answer is
    missing or wrong, or where there is such a list.
    """
    subkind = told.get("subkind") or None
    told = {name: told.get(name, "").strip() for name in QUESTIONS}
    if not _ID.fullmatch(id):
        raise ToolError(f"{id!r} is no id.", "Use small letters, digits and hyphens: food-2026.")
    stem = id.replace("-", "_")
    if id in content.listed.lists or stem in content.listed.files.values():
        raise ToolError(f"There is a list {id!r} already.", "Use --list, or another id.")
    for name in ("kind", "what", "publisher", "title"):
        if not told[name]:
            raise ToolError(f"A list needs its {name}.", f"{QUESTIONS[name]} Give --{name}.")
    if told["kind"] not in PLACE_KINDS:
        raise ToolError(f"{told['kind']!r} is no kind of place.", QUESTIONS["kind"])
    if told["url"] and not urlsplit(told["url"]).hostname:
        raise ToolError(f"{told['url']!r} is no address.", "Write it whole: https://example.org.")
    source = SourceEntry(
        publisher=told["publisher"], title=told["title"], url=told["url"] or None,
        as_of=_day(told["dated"], today), seen=today,
    )  # fmt: skip
    entry = ListEntry(
        id=id, prefix=id.partition("-")[0], kind=told["kind"], subkind=subkind,
        topics=topics_of(content, told["kind"]), what=told["what"],
        limits=told["limits"] or "Ask first whom it helps.", limits_by_setting={}, cost=None,
        cost_note=None, reach_miles=0, replaces=[],
        sources=[Cite(id=stem, says="Lists this place.")],
    )  # fmt: skip
    return NewList(entry, source, stem)


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ToolError(f"{text!r} is no day.", "Write it as 2026-11-24.") from None
    if day > today:
        raise ToolError(f"{text} lies ahead.", "Give the day the list itself names.")
    return day


def topics_of(content: Content, kind: str) -> list[str]:
    """Return the topics that most places of this kind have."""
    counted = Counter(
        tuple(place.topics)
        for file in content.places
        for place in file.places
        if place.kind == kind
    )
    counted.update(tuple(one.topics) for one in content.listed.lists.values() if one.kind == kind)
    return list(counted.most_common(1)[0][0]) if counted else ["rights"]
