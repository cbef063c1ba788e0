"""Reads the cells that a steward types about a place; everything wrong is named at once.

Tolerant of how people write (any usual phone, `Spanish, vi`, ZIP+4), strict about what it
means. What is empty is not known, and never a no. The street of a home for people who hide
does not go in, and is not repeated in what is said about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from navigator.pack.local_cells import PLACE_READERS, Unreadable, clean, names_of, read_cell
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.shelters import takes_in_who_hides
from navigator.records.topics import PLACE_KINDS, PLACE_SUBKINDS
from navigator.records.vocabulary import COSTS
from navigator.steward.content.lists.agreement import Agreement
from navigator.steward.content.lists.listed import ANSWERS, Row
from navigator.steward.content.records import Content
from navigator.steward.content.shape.contacts import PLAIN_PHONE, read_phone, read_url, read_zip
from navigator.steward.content.shape.schema import PlaceEntry

YES_NO = ("walk_in", "interpreter", "asks_id", "takes_detention")
TEXTS = ("name", "organization", "street", "city", "hours", "what", "limits")
ADDRESS = ("street", "city", "zip")
ROW_CELLS = ("phones", "website", "hours", "languages", *ANSWERS, *ADDRESS)
"""Fields that a row of a list can hold."""
_ANSWERED = {True: "yes", False: "no", None: ""}
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
    return {
        "name": place.name, "organization": place.organization or "",
        "kind": place.kind, "subkind": place.subkind or "",
        "phones": "; ".join(one.number for one in place.phones),
        "website": place.website or "", "hours": place.hours or "",
        "languages": ", ".join(place.languages), "cost": place.cost or "",
        "what": place.what, "limits": place.limits or "",
        "street": (address and address.street) or "", "city": address.city if address else "",
        "zip": (address and address.zip) or "",
        **{name: _ANSWERED[getattr(place, name)] for name in YES_NO},
    }  # fmt: skip


def cells_of_row(row: Row) -> dict[str, str]:
    """Return the form cells of a row of a list."""
    return {
        "name": row.name, "organization": row.organization, "phones": row.phone,
        "website": row.website, "hours": row.hours,
        "languages": ", ".join(row.languages.split()),
        "street": row.street, "city": row.city, "zip": row.zip,
        **{name: getattr(row, name) for name in ANSWERS},
    }  # fmt: skip


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
    cell = cell.strip() if name == "phones" else clean(cell)
    if name == "phones":
        return _phones(cell)
    if not cell:
        return ([] if name == "languages" else None), []
    if name in TEXTS:
        return cell, []
    if name == "zip":
        found = read_zip(cell)
        return found or None, [] if found else [f"ZIP code: {cell!r} has not five digits."]
    if name == "website":
        url, why = read_url(cell)
        return url or None, [f"Website: {why}."] if why else []
    return _coded(name, cell, content)


def _coded(name: str, cell: str, content: Content) -> tuple[Any, list[str]]:
    """Return the value of a cell with codes: languages, yes and no, kinds."""
    known = {"kind": PLACE_KINDS, "subkind": PLACE_SUBKINDS, "cost": COSTS}
    if name in known:
        wrong = [] if cell in known[name] else [f"{name}: {cell!r} is none that we have."]
        return cell, wrong
    if name == "state":
        found = cell.upper()
        return found, [] if found in (FEDERAL, *JURISDICTIONS) else [f"State: no {cell!r}."]
    reader = "languages" if name == "languages" else "walk_in"
    try:
        told = read_cell(cell, PLACE_READERS[reader], names_of(content.words))
    except Unreadable as error:
        return None, [f"{_LABELS[name]}: {error.wrong}. {error.mend}."]
    if name == "languages":
        return told.split(", ") if told else [], []
    return (told == "yes") if told else None, []


_LABELS = {
    "languages": "Languages", "walk_in": "Walk-in", "interpreter": "Interpreter",
    "asks_id": "Asks for ID", "takes_detention": "Takes detained people",
}  # fmt: skip


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
