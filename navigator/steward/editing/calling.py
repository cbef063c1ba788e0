"""Orders the places to call, gives the cells of each one's form, and finds likely duplicates.

The order is that of `content verify-next`: the oldest first. It reads, and changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from navigator.errors import ToolError
from navigator.steward.content.lists.listed import Row
from navigator.steward.content.lists.matching import likeness
from navigator.steward.content.records import Content
from navigator.steward.content.shape.contacts import fold
from navigator.steward.content.shape.schema import PlaceEntry
from navigator.steward.editing.place_answers import cells_of_place, cells_of_row
from navigator.steward.imports.near_people import people_near
from navigator.steward.imports.verify import ToVerify, kinds_and_rows, ranked

_TWINS = 92.0
"""A new place may be one we have when their names are at least this alike (0 to 100)."""


@dataclass(frozen=True, slots=True)
class PlaceCells:
    """One place with the cells of its form."""

    id: str
    state: str
    kind: str
    cells: dict[str, str]
    """The texts in the fields of its form."""
    listed: str
    """The list it was taken from whole; empty where somebody wrote it down."""


@dataclass(frozen=True, slots=True)
class Calls:
    """Every place of a content in the order of calling, with a filter."""

    places: tuple[ToVerify, ...]
    folded: tuple[str, ...]
    """The name, other names and address of each place, to be searched."""

    def chosen(self, state: str, kind: str, words: str) -> tuple[ToVerify, ...]:
        """Return the places of a state and kind (empty: all) that contain every typed word."""
        wanted = fold(words).split()
        return tuple(
            one
            for one, text in zip(self.places, self.folded, strict=True)
            if state in ("", one.id.split(":")[1])
            and kind in ("", one.kind)
            and all(word in text for word in wanted)
        )


class Ranking:
    """Ranks the places of a content; the slowest part is kept until a place has moved."""

    def __init__(self) -> None:
        self._placed: object = None
        self._people: Counter[tuple[str, str]] = Counter()

    def calls(self, content: Content) -> Calls:
        """Return the places in the order of calling; the first time this takes seconds."""
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
    """Return the cells of one place. Raises ToolError where there is none of this id."""
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
    """Return id and short description of places with the same phone or a similar name."""
    numbers = {one[:12] for one in phones}
    found = [
        (f"place:{row.state}:{row.id}", ", ".join(filter(None, (row.name, row.city, row.phone))))
        for _, row in kinds_and_rows(content)
        if (row.phone and row.phone[:12] in numbers)
        or (row.state == state and name and likeness(row.name, name) >= _TWINS)
    ]
    return tuple(dict.fromkeys(found))


def plain_what(content: Content, kind: str) -> str:
    """Return a sentence on what a place does that claims no more than its kind; "" without one.

    The sentence of another place, even of most of them, would be a lie about this one.
    """
    word = content.words.get(f"place.kind.{kind}", "")
    return f"{word}. Call and ask what it does." if word else ""


def by_hand(content: Content, state: str, name: str) -> PlaceEntry | None:
    """Return the place that somebody wrote down under this id, or None."""
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
    """Return the row of a list that has this id, or None."""
    rows = content.listed.rows
    return next((row for row in rows if (row.state, row.id) == (state, name)), None)


def called_alike(content: Content, state: str, name: str, city: str) -> set[tuple[str, str]]:
    """Return state and id of every place that a removal by this name would take away."""
    return {
        (row.state, row.id)
        for _, row in kinds_and_rows(content)
        if row.state == state
        and fold(row.name) == fold(name)
        and (not city or fold(row.city) == fold(city))
    }
