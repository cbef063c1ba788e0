"""Reads all that the queue's page shows from a sitting at once: rows, names, who reads."""

from __future__ import annotations

from typing import NamedTuple

from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.queue import Due, Wanted, queue
from navigator.steward.editing.readers import Person, people
from navigator.steward.editing.shown import named

MOST_NAMED = 500
"""The most rows that get a name: nobody scrolls through more."""


class Waiting(NamedTuple):
    """The rows that wait, the names of the first ones, the languages, and the people."""

    rows: tuple[Due, ...]
    names: dict[str, str]
    langs: tuple[str, ...]
    people: tuple[Person, ...]


def waiting(sitting: Sitting, wanted: Wanted) -> Waiting:
    """Return everything that waits to be read, as the files are now."""
    content = sitting.content
    rows = queue(content, sitting.today, wanted)
    names = {one.entry: named(content, one.entry) for one in rows[:MOST_NAMED]}
    return Waiting(rows, names, tuple(sorted(content.translations)), people(sitting.resources))
