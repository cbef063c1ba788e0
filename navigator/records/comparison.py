"""Records that look across states and time: a comparison, a map, the changes of two years.

It also lists the topics that have a map, and places each jurisdiction's tile. A map says what the
law says; it never calls a place good or bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navigator.records.model import Caution, Change, Fact
from navigator.records.topics import NOT_HELD, NOT_KNOWN, TOPICS
from navigator.records.values import Coverage, FactValue

MAP_TOPICS = tuple(name for name, topic in TOPICS.items() if topic.map_fact)
"""The topics that have a map."""

_ROWS = (
    "AK .. .. .. .. .. .. .. .. .. .. ME",
    ".. .. .. .. .. .. .. .. .. .. VT NH",
    ".. WA ID MT ND MN IL WI MI NY RI MA",
    ".. OR NV WY SD IA IN OH PA NJ CT ..",
    ".. CA UT CO NE MO KY WV VA MD DE ..",
    ".. .. AZ NM KS AR TN NC SC DC .. ..",
    ".. .. .. .. OK LA MS AL GA .. .. ..",
    "HI .. .. .. TX .. .. .. .. FL .. PR",
)
TILE_PLACES: dict[str, tuple[int, int]] = {
    code: (column, row)
    for row, line in enumerate(_ROWS)
    for column, code in enumerate(line.split())
    if code != ".."
}
"""Maps a code to (column, row), counted from 0, in a grid of equal tiles that keeps neighbors
near."""
MAP_COLUMNS = max(column for column, _ in TILE_PLACES.values()) + 1
MAP_ROWS = max(row for _, row in TILE_PLACES.values()) + 1


@dataclass(frozen=True, slots=True)
class ChangeList:
    """The changes from `first` to today, and those until `last`, federal rules included."""

    state: str
    first: date
    last: date
    held: bool
    """False for a state the pack does not hold: then only federal changes are here."""
    past: tuple[Change, ...]
    """Newest first, the changes of today among them."""
    coming: tuple[Change, ...]
    """Soonest first."""


@dataclass(frozen=True, slots=True)
class Column:
    """One state in a comparison: the dangers that are its own, the answer, every typed fact."""

    state: str
    stops: tuple[Caution, ...]
    answer: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The typed facts of one topic in every state the pack holds, by name of the state."""

    topic: str
    columns: tuple[Column, ...]

    def chosen(self, states: tuple[str, ...]) -> Comparison:
        """Return only these states, in this order; unknown ones are left out."""
        by_state = {column.state: column for column in self.columns}
        return Comparison(self.topic, tuple(by_state[one] for one in states if one in by_state))


@dataclass(frozen=True, slots=True)
class Tile:
    """One jurisdiction on a map. `fact` and `answer` are empty where none is held."""

    state: str
    choice: str
    """One of the topic's choices, `NOT_KNOWN` or `NOT_HELD`."""
    fact: Fact | None = None
    answer: str = ""
    coming: Fact | None = None
    """The next value within the coming year."""
    coming_choice: str = ""

    @property
    def held(self) -> bool:
        """True where the pack holds this jurisdiction."""
        return self.choice != NOT_HELD


@dataclass(frozen=True, slots=True)
class StateMap:
    """The law of all 52 jurisdictions on the core fact of a topic, ordered by name."""

    topic: str
    fact: str
    tiles: tuple[Tile, ...]

    @property
    def counts(self) -> dict[str, int]:
        """The number of jurisdictions of each choice used, in the legend's order."""
        order = (*TOPICS[self.topic].map_choices, NOT_KNOWN, NOT_HELD)
        counted = {one: sum(tile.choice == one for tile in self.tiles) for one in order}
        return {choice: count for choice, count in counted.items() if count}


def choice_of(value: FactValue) -> str:
    """Return the map choice that a value of a topic's core fact belongs to."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Coverage):
        return value.enrollment or "none"
    return str(value)


def nearest(state: str, among: tuple[str, ...]) -> str | None:
    """Return the state of `among` whose tile lies nearest; None when there is no other.

    A state without a tile takes the first of `among`.
    """
    if state not in TILE_PLACES:
        return next(iter(among), None)
    x, y = TILE_PLACES[state]
    others = [one for one in among if one != state and one in TILE_PLACES]
    return min(
        others,
        key=lambda one: ((TILE_PLACES[one][0] - x) ** 2 + (TILE_PLACES[one][1] - y) ** 2, one),
        default=None,
    )
