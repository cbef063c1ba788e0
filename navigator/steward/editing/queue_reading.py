"""What the page of the queue needs of a sitting, read in one go: rows, their names, who reads."""

from __future__ import annotations

from typing import NamedTuple

from navigator.steward.editing.queue import Due, Wanted, queue
from navigator.steward.editing.readers import Person, people
from navigator.steward.editing.shown import named
from navigator.steward.editing.sitting import Sitting

MOST_NAMED = 500
"""Nobody scrolls through more."""


class Waiting(NamedTuple):
    """What waits, the names of the first, the languages there are, and whose files."""

    rows: tuple[Due, ...]
    names: dict[str, str]
    langs: tuple[str, ...]
    people: tuple[Person, ...]


def waiting(sitting: Sitting, wanted: Wanted) -> Waiting:
    """Everything that waits to be read, as the files are now."""
    content = sitting.content
    rows = queue(content, sitting.today, wanted)
    names = {one.entry: named(content, one.entry) for one in rows[:MOST_NAMED]}
    return Waiting(rows, names, tuple(sorted(content.translations)), people(sitting.resources))
