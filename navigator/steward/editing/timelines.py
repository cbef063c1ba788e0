"""Entries of a file that end, begin and come back on a day; the line of a change that tells it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from navigator.steward.editing.spans import Path as Way
from navigator.steward.editing.yaml_edit import inserted, replaced, value_at

_ONE_DAY = timedelta(days=1)
_ORDER = (
    "key", "value", "null_means", "level", "stage", "title", "text", "do", "since", "until",
    "checks", "groups", "examples", "note", "conflict", "sources",
)  # fmt: skip


def value_from(text: str, way: Way, new: Mapping[str, Any], since: date) -> str:
    """The list of values at `way` with another from a day on: what held before ends.

    `since` is not the first day of one that is there.
    """
    entries = value_at(text, way) or []
    at = sum((one.get("since") or date.min) < since for one in entries)
    until = entries[at]["since"] - _ONE_DAY if at < len(entries) else None
    if at:
        text = ended(text, (*way, at - 1), since)
    return inserted(text, way, ordered({**new, "since": since, "until": until}), at=at)


def ended(text: str, way: Way, since: date) -> str:
    """An entry with the day before `since` as its last, unless it ended before."""
    held = value_at(text, way)
    last = since - _ONE_DAY
    if held.get("until") and held["until"] <= last:
        return text
    return replaced(text, way, {**held, "until": last})


def with_note(text: str, day: date, note: str, cite: Mapping[str, str]) -> str:
    """The file with a line under `changes:` on a day, in order; one of that day is enough."""
    held = value_at(text, ("changes",)) or []
    if any(one["on"] == day for one in held):
        return text
    at = sum(one["on"] <= day for one in held)
    return inserted(text, ("changes",), {"on": day, "text": note, "sources": [dict(cite)]}, at=at)


def ordered(entry: Mapping[str, Any]) -> dict[str, Any]:
    """As docs/content.md writes an entry; what is not known goes without saying."""
    held = {name: one for name, one in entry.items() if one not in (None, "") or name == "value"}
    return dict(
        sorted(held.items(), key=lambda one: _ORDER.index(one[0]) if one[0] in _ORDER else -1)
    )
