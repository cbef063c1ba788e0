"""Reads the cells that a steward types about a place; everything wrong is named at once.

Tolerant of how people write (any usual phone, `Spanish, vi`, ZIP+4), strict about what it
means. What is empty is not known, and never a no. The street of a home for people who hide
does not go in, and is not repeated in what is said about it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from navigator.pack.local_cells import (
    PLACE_READERS,
    Unreadable,
    clean,
    names_of,
    read_cell,
    yes_or_no,
)
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.place_fields import ASKED, PlaceField
from navigator.records.shelters import takes_in_who_hides
from navigator.records.topics import PLACE_KINDS, PLACE_SUBKINDS
from navigator.records.vocabulary import COSTS
from navigator.steward.content.lists.agreement import Agreement
from navigator.steward.content.lists.listed import ANSWERS, Row
from navigator.steward.content.records import Content
from navigator.steward.content.shape.contacts import PLAIN_PHONE, read_phone, read_url, read_zip
from navigator.steward.content.shape.schema import PlaceEntry

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
