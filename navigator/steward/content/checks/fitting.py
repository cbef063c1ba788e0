"""Checks the words for whose cases a place takes, and the office that a program names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.errors import Problem
from navigator.records.fit import GENERAL, SHORT_LIMITS, TAKES
from navigator.records.jurisdictions import FEDERAL
from navigator.records.named_offices import OFFICES

if TYPE_CHECKING:
    from navigator.steward.content.lists.listed import TakenEntry
    from navigator.steward.content.records import Content
    from navigator.steward.content.shape.reading import Reader
    from navigator.steward.content.shape.schema import PlaceEntry

PLACE_PREFIX = "place:"


def check_taken(reader: Reader, where: str, told: PlaceEntry | TakenEntry) -> None:
    """Check whose cases a place takes, and its short limit, against the closed vocabulary."""
    if told.takes is not None and told.takes not in TAKES:
        reader.problem(f"{where}.takes", f"no {told.takes!r}.", f"one of {', '.join(TAKES)}.")
    if told.short_limit is not None and told.short_limit not in SHORT_LIMITS:
        known = f"one of {', '.join(SHORT_LIMITS)}."
        reader.problem(f"{where}.short_limit", f"no {told.short_limit!r}.", known)
    if (told.takes in (None, GENERAL)) != (told.short_limit is None):
        wrong = "whom it takes, and its limit in a few words, do not go together."
        reader.problem(f"{where}.takes", wrong, f"both, or neither; {GENERAL!r} has no limit.")


def check_ask_at(reader: Reader, where: str, ask_at: str | None) -> None:
    """Check the kind of office that a program names; a named place is checked later."""
    if ask_at is not None and not ask_at.startswith(PLACE_PREFIX) and ask_at not in OFFICES:
        known = "one of records/named_offices.py, or the id of a place."
        reader.problem(f"{where}.ask_at", f"no office {ask_at!r}.", known)


def named_places(content: Content) -> Iterator[Problem]:
    """Yield places and rows that programs or lists name and the content does not hold."""
    files = content.places
    held = {f"{PLACE_PREFIX}{file.state}:{one.id}" for file in files for one in file.places}
    held |= {f"{PLACE_PREFIX}{row.state}:{row.id}" for row in content.listed.rows}
    for topic in content.topics:
        folder = "federal" if topic.state == FEDERAL else f"states/{topic.state}"
        for one in topic.programs:
            if (one.ask_at or "").startswith(PLACE_PREFIX) and one.ask_at not in held:
                path = Path(f"resources/{folder}/{topic.topic}.yaml")
                key, wrong = f"programs[{one.id}].ask_at", f"{one.ask_at!r} is not held."
                yield Problem(path, key, wrong, "name a place that is.")
    for name, entry in content.listed.lists.items():
        for row in entry.taken:
            if f"{PLACE_PREFIX}{row.replace('/', ':')}" not in held:
                path = Path(f"resources/places/{content.listed.files[name]}.yaml")
                key = f"lists[{name}].taken"
                yield Problem(path, key, f"no row {row!r}.", "delete it, or write it down by hand.")
