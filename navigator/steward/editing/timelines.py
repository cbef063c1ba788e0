"""Edits an entry of a file: corrects it, or ends it on a day and begins another.

One edit serves facts, dangers, steps and programs alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from navigator.steward.content.shape.yaml_text import ORDER, Way, inserted, replaced, value_at

_ONE_DAY = timedelta(days=1)
_DAYS = ("since", "until", "note")
_OF_A_VALUE = (
    "value", "null_means", "checks", "groups", "examples", "stands_in", "conflict", "unseen",
    "sources",
)  # fmt: skip
"""The keys that another value has anew; any other key that no form asks for stays."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of an entry."""

    path: Way
    """The way to the entry that is in force."""
    value: Mapping[str, Any]
    """Its new parts; None takes a part away."""
    cite: Mapping[str, str]
    """The page: its id, and what it says."""
    since: date | None = None
    """The first day of the new entry; None where the old one was wrong."""
    keeps: bool = False
    """Set when the old pages of a corrected entry support it too."""


@dataclass(frozen=True, slots=True)
class Span:
    """One value of a timeline with its days."""

    days: str
    told: str
    is_now: bool


def edited(text: str, edit: Edit) -> str:
    """Return the file with an entry corrected, or followed by another from a day on."""
    held = value_at(text, edit.path)
    if edit.since:
        new = {key: held[key] for key in held if key not in (*_OF_A_VALUE, *_DAYS)}
        *way, at = edit.path
        own = None if way[0] == "facts" else [int(at)]
        new |= {**edit.value, "sources": [dict(edit.cite)]}
        return value_from(text, tuple(way), new, edit.since, own)
    new = {key: held[key] for key in held if key not in _OF_A_VALUE}
    if held.get("conflict") == edit.value.get("conflict"):
        new["unseen"] = held.get("unseen")
    old = held.get("sources", ()) if edit.keeps else ()
    cites = [dict(edit.cite), *(one for one in old if one["id"] != edit.cite["id"])]
    return replaced(text, edit.path, ordered({**new, **edit.value, "sources": cites}))


def value_from(
    text: str, way: Way, new: Mapping[str, Any], since: date, own: Iterable[int] | None = None
) -> str:
    """Insert an entry into the list at `way` from a day on: what held before ends.

    `since` is not the first day of one that is there. `own`: the numbers of its timeline, where it
    is not the whole list.
    """
    entries = value_at(text, way) or []
    own = range(len(entries)) if own is None else list(own)
    before = [at for at in own if (entries[at].get("since") or date.min) < since]
    after = [at for at in own if at not in before]
    if before:
        text = ended(text, (*way, before[-1]), since)
    at = before[-1] + 1 if before else min(after, default=0)
    until = entries[after[0]]["since"] - _ONE_DAY if after else None
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
        sorted(held.items(), key=lambda one: ORDER.index(one[0]) if one[0] in ORDER else -1)
    )


def span(
    since: date | None, until: date | None, told: str, today: date,
    day: Callable[[date], str] = str,
) -> Span:  # fmt: skip
    """Return the days of a value in words; they are empty where none is known."""
    days = ""
    if since and until:
        days = f"{day(since)} to {day(until)}"
    elif since:
        days = f"{'since' if since <= today else 'from'} {day(since)}"
    elif until:
        days = f"until {day(until)}"
    return Span(days, told, (since or today) <= today <= (until or today))
