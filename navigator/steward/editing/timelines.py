"""Ends, begins and restores entries of a file on a day; adds the line on a change."""

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
    """Insert a value into the list at `way` from a day on: what held before ends.

    `since` is not the first day of one that is there.
    """
    entries = value_at(text, way) or []
    at = sum((one.get("since") or date.min) < since for one in entries)
    until = entries[at]["since"] - _ONE_DAY if at < len(entries) else None
    if at:
        text = ended(text, (*way, at - 1), since)
    return inserted(text, way, ordered({**new, "since": since, "until": until}), at=at)


def ended(text: str, way: Way, since: date) -> str:
    """Return the text with the day before `since` as an entry's last, unless it ended before."""
    held = value_at(text, way)
    last = since - _ONE_DAY
    if held.get("until") and held["until"] <= last:
        return text
    return replaced(text, way, {**held, "until": last})


def with_note(text: str, day: date, note: str, cite: Mapping[str, str]) -> str:
    """Return the file with a line under `changes:` on a day, unless that day has one."""
    held = value_at(text, ("changes",)) or []
    if any(one["on"] == day for one in held):
        return text
    at = sum(one["on"] <= day for one in held)
    return inserted(text, ("changes",), {"on": day, "text": note, "sources": [dict(cite)]}, at=at)


def ordered(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry in the order of docs/content.md; what is not known is left out."""
    held = {name: one for name, one in entry.items() if one not in (None, "") or name == "value"}
    return dict(
        sorted(held.items(), key=lambda one: _ORDER.index(one[0]) if one[0] in _ORDER else -1)
    )
