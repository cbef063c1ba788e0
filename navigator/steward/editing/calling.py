"""Which places to call next, what the form of each shows, and which of them may be one place.

The order is that of `content verify-next`: the oldest first. It reads, and changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from navigator.errors import ToolError
from navigator.steward.content.contacts import fold
from navigator.steward.content.listed import Row
from navigator.steward.content.matching import likeness
from navigator.steward.content.near_people import people_near
from navigator.steward.content.records import Content
from navigator.steward.content.schema import PlaceEntry
from navigator.steward.content.verify import ToVerify, kinds_and_rows, ranked
from navigator.steward.editing.place_answers import cells_of_place, cells_of_row

_TWINS = 92.0
"""From this likeness of names on (0 to 100) a new place may be one we have."""


@dataclass(frozen=True, slots=True)
class PlaceCells:
    """One place as its form shows it."""

    id: str
    state: str
    kind: str
    cells: dict[str, str]
    """What stands in the fields of its form."""
    listed: str
    """The list it was taken from whole; empty where somebody wrote it down."""


@dataclass(frozen=True, slots=True)
class Calls:
    """Every place of a content in the order in which to call, and a way to narrow it."""

    places: tuple[ToVerify, ...]
    folded: tuple[str, ...]
    """Name, other names and address of each, to be searched."""

    def chosen(self, state: str, kind: str, words: str) -> tuple[ToVerify, ...]:
        """Those of a state and kind, empty for all, that have every word that was typed."""
        wanted = fold(words).split()
        return tuple(
            one
            for one, text in zip(self.places, self.folded, strict=True)
            if state in ("", one.id.split(":")[1])
            and kind in ("", one.kind)
            and all(word in text for word in wanted)
        )


class Ranking:
    """Ranks the places of a content; what takes longest is kept while no place has moved."""

    def __init__(self) -> None:
        self._placed: object = None
        self._people: Counter[tuple[str, str]] = Counter()

    def calls(self, content: Content) -> Calls:
        """The places of a content; the first time it takes seconds for all of them."""
        listed = content.listed
        rows = [(row.state, row.id, row.list, row.lat, row.lon, row.phone) for row in listed.rows]
        written = [
            (file.state, one.id, one.kind, one.address, one.area, one.phones, one.takes)
            for file in content.places
            for one in file.places
        ]
        placed = rows, written, content.zips, content.cities
        if placed != self._placed:
            self._people, self._placed = people_near(content), placed
        places = ranked(content, self._people)
        texts = (f"{one.name} {one.also} {one.address} {one.phone} {one.id}" for one in places)
        return Calls(places, tuple(map(fold, texts)))


def cells_of(content: Content, id: str) -> PlaceCells:
    """One place. Raises ToolError where there is none of this id."""
    _, state, name = id.split(":", 2)
    if (place := by_hand(content, state, name)) is not None:
        return PlaceCells(id, state, place.kind, cells_of_place(place), "")
    row = row_of(content, state, name)
    if row is None:
        raise ToolError(f"There is no {id}.", "It may have been closed: look in the list.")
    return PlaceCells(id, state, content.listed.lists[row.list].kind, cells_of_row(row), row.list)


def alike(
    content: Content, state: str, name: str, phones: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """Places that may be this one, by its phone or near its name: id and what it is known by."""
    numbers = {one[:12] for one in phones}
    found = [
        (f"place:{row.state}:{row.id}", ", ".join(filter(None, (row.name, row.city, row.phone))))
        for _, row in kinds_and_rows(content)
        if (row.phone and row.phone[:12] in numbers)
        or (row.state == state and name and likeness(row.name, name) >= _TWINS)
    ]
    return tuple(dict.fromkeys(found))


def plain_what(content: Content, kind: str) -> str:
    """What a place of a kind does, as far as its kind tells it and not a word more.

    The sentence of another place, even of most of them, would be a lie about this one.
    """
    word = content.words.get(f"place.kind.{kind}", "")
    return f"{word}. Call and ask what it does." if word else ""


def by_hand(content: Content, state: str, name: str) -> PlaceEntry | None:
    """The place that somebody wrote down under this id."""
    return next(
        (
            place
            for file in content.places
            for place in file.places
            if file.state == state and place.id == name
        ),
        None,
    )


def row_of(content: Content, state: str, name: str) -> Row | None:
    """The row of a list that has this id."""
    rows = content.listed.rows
    return next((row for row in rows if (row.state, row.id) == (state, name)), None)


def called_alike(content: Content, state: str, name: str, city: str) -> set[tuple[str, str]]:
    """State and id of every place that a removal by this name would take away."""
    return {
        (row.state, row.id)
        for _, row in kinds_and_rows(content)
        if row.state == state
        and fold(row.name) == fold(name)
        and (not city or fold(row.city) == fold(city))
    }
