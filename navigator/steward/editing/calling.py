"""Orders the places to call, and reads the cells that a steward types about one.

The order is that of `content verify-next`: the oldest first. Everything wrong is named at once.
Tolerant of how people write (any usual phone, `Spanish, vi`, ZIP+4), strict about what it means:
empty is not known, and never a no. The street of a home for people who hide does not go in. What
a form does not name stays as it is, and what a list has no room for is refused by name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from navigator.errors import ToolError
from navigator.handout.call_sheet import call_sheet_parts
from navigator.handout.press import Paper
from navigator.pack.local_cells import (
    PLACE_READERS,
    Unreadable,
    clean,
    names_of,
    read_cell,
    yes_or_no,
)
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Place
from navigator.records.place_fields import ASKED, PlaceField, details_of
from navigator.records.shelters import takes_in_who_hides
from navigator.records.topics import PLACE_KINDS, PLACE_SUBKINDS
from navigator.records.vocabulary import COSTS
from navigator.steward.content.lists.listed import ANSWER_CELLS, ANSWERS, Row
from navigator.steward.content.lists.matching import likeness
from navigator.steward.content.lists.zips import Agreement
from navigator.steward.content.records import Content
from navigator.steward.content.shape.contacts import (
    PLAIN_PHONE,
    fold,
    read_phone,
    read_url,
    read_zip,
)
from navigator.steward.content.shape.schema import PlaceEntry
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.shown import Preview
from navigator.steward.imports.importing import topics_of
from navigator.steward.imports.verify import ToVerify, kinds_and_rows, people_near, ranked

_FIELDS = {one.name: one for one in ASKED}
ADDRESS = ("street", "city", "zip")
ROW_CELLS = ("phones", "website", "hours", "languages", *ANSWERS, *ADDRESS)
"""Fields that a row of a list can hold."""
_HEAD = ("name", "organization", "kind", "subkind", "what", "limits")
_CODES: Mapping[str, Collection[str]] = {
    "kind": PLACE_KINDS, "subkind": PLACE_SUBKINDS, "cost": COSTS,
    "state": (FEDERAL, *JURISDICTIONS),
}  # fmt: skip
_BETWEEN = re.compile(r"\s*[;\n]\s*")

Values = Mapping[str, Any]
SAID = {
    "phones": "phone", **dict.fromkeys(ADDRESS, "address"), "what": "what it does",
    "limits": "limits", **{one.name: one.in_sentence for one in ASKED},
}  # fmt: skip
"""The name of each value in a sentence."""
Cells = Mapping[str, str]
"""The texts in the fields of a form, by the names of `PlaceEntry`, and `phones`."""


@dataclass(frozen=True, slots=True)
class Told:
    """The values of the cells, and a sentence for each cell that is wrong."""

    values: Mapping[str, Any]
    wrong: tuple[str, ...]


def cells_of_place(place: PlaceEntry) -> dict[str, str]:
    """Return the form cells of a place that somebody wrote down."""
    address = place.address
    told = {"phones": "; ".join(one.number for one in place.phones)}
    for names, owner in ((_HEAD, place), (ADDRESS, address), (_FIELDS, place)):
        told |= {name: _cell(getattr(owner, name, None)) for name in names}
    return told


def _cell(value: Any) -> str:
    """Return a value as text: `yes`, `no`, the text itself, or a list with commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list | tuple) else value or ""


def cells_of_row(row: Row) -> dict[str, str]:
    """Return the form cells of a row of a list."""
    told = {name: getattr(row, name) for name in ("name", "organization", *ROW_CELLS[1:])}
    return told | {"phones": row.phone, "languages": ", ".join(row.languages.split())}


def read_answers(cells: Cells, content: Content, state: str) -> Told:
    """Return the values of these cells and no others; `state` is that of the place."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, cell in cells.items():
        value, faults = _read(name, cell, content)
        wrong += faults
        values[name] = value
    if not wrong:
        wrong += _against(cells, values, content, state)
    return Told(values, tuple(wrong))


def _read(name: str, cell: str, content: Content) -> tuple[Any, list[str]]:
    """Return the value of one cell, None for an empty one, and what is wrong with it."""
    if name == "phones":
        return _phones(cell.strip())
    if not (cell := clean(cell)):
        return ([] if name == "languages" else None), []
    if name == "zip":
        found = read_zip(cell)
        return found or None, [] if found else [f"ZIP code: {cell!r} has not five digits."]
    if name == "website":
        url, why = read_url(cell)
        return url or None, [f"Website: {why}."] if why else []
    field = _FIELDS.get(name)
    if field is not None and (field.is_yes_no or field.is_list):
        return _told(field, cell, content)
    told, codes = cell.upper() if name == "state" else cell, _CODES.get(name, ())
    is_known = not codes or told in codes
    return told, [] if is_known else [f"{name.capitalize()}: {cell!r} is none that we have."]


def _told(field: PlaceField, cell: str, content: Content) -> tuple[Any, list[str]]:
    """Return the value of a yes or no, or of a list of languages."""
    reader = yes_or_no if field.is_yes_no else PLACE_READERS[field.name]
    try:
        told = read_cell(cell, reader, names_of(content.words))
    except Unreadable as error:
        return None, [f"{field.title}: {error.wrong}. {error.mend}."]
    if field.is_list:
        return told.split(", ") if told else [], []
    return (told == "yes") if told else None, []


def _phones(cell: str) -> tuple[list[str], list[str]]:
    """Return the numbers in the form in which they are shown; the cell has a semicolon between."""
    found: list[str] = []
    wrong: list[str] = []
    for one in filter(None, _BETWEEN.split(cell)):
        number, why = (one, "") if PLAIN_PHONE.match(one) else read_phone(one)
        if why or not number:
            wrong.append(f"Phone: {why or repr(one) + ' is no phone number'}.")
        elif number not in found:
            found.append(number)
    return found, wrong


def _against(
    cells: Cells, values: Mapping[str, Any], content: Content, state: str
) -> Iterator[str]:
    """Yield a sentence for each value that contradicts another."""
    street = values.get("street") or ""
    who = f"{cells.get('name', '')} | {cells.get('organization', '')}"
    if street and takes_in_who_hides(who, street):
        yield (
            "Street: by its name people hide here, so no street goes in. Clear it; keep city"
            " and phone."
        )
    if street and "city" in values and not values["city"]:
        yield "City: a street needs its city."
    if zip_code := values.get("zip"):
        row = Row(id="", list="", name="", street="", city="", state=state, zip=zip_code)
        _, why = Agreement(content.zips).check(row)
        if why:
            yield f"ZIP code: {why}, and the place in {state}."


# Into an entry, or a row


def changed_entry(old: Values, values: Values, state: str) -> dict[str, Any]:
    """Return an entry of a place with other values; what is not among them stays."""
    new = dict(old)
    for name, value in values.items():
        if name == "phones":
            new["phones"] = phone_entries(old.get("phones") or [], value)
        elif name not in ADDRESS:
            new[name] = value
    if not values.keys().isdisjoint(ADDRESS):
        held = old.get("address") or {"street": None, "city": "", "state": state, "zip": None}
        address = {**held, **{name: values[name] for name in ADDRESS if name in values}}
        new["address"] = address if address["city"] else None
    return new


def phone_entries(old: list[Values], numbers: list[str]) -> list[dict[str, Any]]:
    """Return an entry for each number with its label, hours and languages.

    A number keeps its own; where the count is the same, a new number takes those of the one it
    replaces.
    """
    by_number = {str(one["number"]): dict(one) for one in old}
    if len(numbers) == len(old):
        return [
            by_number.get(number) or {**one, "number": number}
            for number, one in zip(numbers, old, strict=True)
        ]
    bare: dict[str, Any] = {"label": None, "hours": None, "languages": []}
    return [by_number.get(number) or {"number": number, **bare} for number in numbers]


def changed_row(row: Row, values: Values) -> Row:
    """Return a row with other values. Raises ToolError for what a list has no room for."""
    if wrong := [name for name in values if name not in ROW_CELLS]:
        raise ToolError(f"A list has no room for {', '.join(SAID[one] for one in wrong)}.", "")
    told: dict[str, str] = {}
    for name, value in values.items():
        if name == "phones":
            if len(value) > 1:
                raise ToolError("A list has room for one phone.", "Keep the one to call first.")
            told["phone"] = value[0] if value else ""
        elif name == "languages":
            told[name] = " ".join(value)
        elif name in ANSWERS:
            told[name] = ANSWER_CELLS[value]
        elif name not in ADDRESS:
            told[name] = value or ""
    new = replace(row, **told)
    return new if values.keys().isdisjoint(ADDRESS) else moved_row(new, values)


def moved_row(row: Row, values: Values) -> Row:
    """Return a row at another door, without its old point."""
    if "city" in values and not values["city"]:
        raise ToolError("A row of a list needs its city.", "Fill it in.")
    told = {name: values[name] or "" for name in ADDRESS if name in values}
    return replace(row, **told, lat="", lon="")


def new_entry(content: Content, state: str, id: str, values: Values) -> dict[str, Any]:
    """Return a place as it is written down first; what nobody gave is null."""
    lacks = [
        said
        for name, said in (("name", "its name"), ("kind", "its kind"), ("what", "what it does"))
        if not values.get(name)
    ]
    if values.get("kind") == "legal" and not values.get("subkind"):
        lacks.append("what vouches for legal help")
    if not (values.get("phones") or values.get("website") or values.get("street")):
        lacks.append("a phone, a website or a street")
    if lacks:
        raise ToolError(f"Still missing: {', '.join(lacks)}.", "Fill it in, then save.")
    address = None
    if values.get("city"):
        address = {
            "street": values.get("street"), "city": values["city"], "state": state,
            "zip": values.get("zip"),
        }  # fmt: skip
    kind = values["kind"]
    return {
        "id": id, "name": values["name"], "organization": values.get("organization"),
        "kind": kind, "subkind": values.get("subkind"), "topics": topics_of(content, kind),
        "what": values["what"], "limits": values.get("limits"),
        "area": {"national": True} if state == FEDERAL else {"states": [state]},
        "address": address, "phones": phone_entries([], values.get("phones") or []),
        **details_of(values), "sources": [],
    }  # fmt: skip


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
    if written := content.written(state, name):
        place, _ = written
        return PlaceCells(id, state, place.kind, cells_of_place(place), "")
    row = content.row(state, name)
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


def called_alike(content: Content, state: str, name: str, city: str) -> set[tuple[str, str]]:
    """Return state and id of every place that a removal by this name would take away."""
    return {
        (row.state, row.id)
        for _, row in kinds_and_rows(content)
        if row.state == state
        and fold(row.name) == fold(name)
        and (not city or fold(row.city) == fold(city))
    }


def call_paper(sitting: Sitting, preview: Preview, ids: Sequence[str], most: int) -> Paper | None:
    """Return a sheet with the first `most` places that can be reached; None where none can."""
    content, today = sitting.content, sitting.today
    places: list[Place] = []
    library = None
    for id in ids:
        library = preview.library(content, id.split(":")[1], today)
        place = library.place(id)
        if place.reached_at:
            places.append(place)
        if len(places) == most:
            break
    if library is None or not places:
        return None
    say = library.wording("en")
    return library.survey("en").notice_paper(say("place.call_sheet"), call_sheet_parts(places, say))
