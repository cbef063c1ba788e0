"""Numbers rows alike from one build to the next, so that little differs between two packs.

Rows keep their order. A shelf is the room of numbers for one kind, state and topic, or for names
that begin alike; each row gets at least the first number of its shelf. Shelves lie far apart: a row
more moves the numbers behind it up to the next shelf and no further. Nothing of an earlier build is
known here, so that the same content gives the same numbers.
"""

from __future__ import annotations

from string import ascii_lowercase

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import TOPICS
from navigator.steward.content.lists.listed import Lists, Row

_STATES = {state: rank for rank, state in enumerate((FEDERAL, *JURISDICTIONS))}
_BY_CODE = {state: rank for rank, state in enumerate(sorted(JURISDICTIONS))}
"""Lists are ordered by the codes of states; topics and places by hand by the names."""
_TOPICS = {topic: rank for rank, topic in enumerate(TOPICS)}
_SIGNS = "-" + "0123456789" + ascii_lowercase
_TOPIC_ROOM, _STATE_ROOM, _KIND_ROOM = 1 << 11, 1 << 14, 1 << 20
_CARDS, _BY_HAND, _LISTS, _LISTED = range(4)
"""Kinds of rows in their order; each file of lists is a kind more, poverty tables are the last."""


class Numbers:
    """Gives each row the number after the last, or the first of its shelf where that is higher."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, shelf: int) -> int:
        """Return the number of the next row."""
        self._last = max(self._last + 1, shelf)
        return self._last


class Shelves:
    """The first numbers of the rows of a pack, by kind, state and topic; of lists by name too."""

    def __init__(self, listed: Lists) -> None:
        files = sorted({listed.files[name] for name in listed.lists})
        self._files = {name: files.index(listed.files[name]) for name in listed.lists}
        self._prefixes = {name: entry.prefix for name, entry in listed.lists.items()}

    def of(self, role: str, state: str, topic: str) -> int:
        """Return the first number for rows of a role that no list brought."""
        kinds = {"place": _BY_HAND, "list": _LISTS, "poverty": _LISTED + len(self._files)}
        kind = kinds.get(role, _CARDS)
        within = _TOPICS[topic] * _TOPIC_ROOM if kind == _CARDS else 0
        return kind * _KIND_ROOM + _STATES[state] * _STATE_ROOM + within

    def of_listed(self, row: Row) -> int:
        """Return the first number for listed places whose ids begin like that of `row`."""
        kind = _LISTED + self._files[row.list]
        shelf = kind * _KIND_ROOM + _BY_CODE[row.state] * _STATE_ROOM
        return shelf + _share(row.id.removeprefix(self._prefixes[row.list] + "-"))


def text_shelf(rank: int, text: str) -> int:
    """Return the first number for texts of a language that begin with the same three bytes."""
    first = text.encode()[:3].ljust(3, b"\0")
    return (rank << 24) + int.from_bytes(first, "big")


def _share(name: str) -> int:
    """Return the offset of a name in the room of its state, by its first two characters."""
    share = 0
    for sign in name[:2].ljust(2, "-"):
        share = share * len(_SIGNS) + _SIGNS.find(sign)
    return share * _STATE_ROOM // len(_SIGNS) ** 2
