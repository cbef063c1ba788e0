"""Writes what is said of one place for its own people to correct: a table row, or a paper.

The row has the columns of a center's `local.csv` and names the place it corrects. Once it is back
it lies over the list at a desk, or goes through `local merge` to a steward. It has no column for a
person.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from navigator.handout.html import paragraph
from navigator.language.wording import Wording
from navigator.pack.local_cells import PLACE_READERS
from navigator.pack.local_tables import table_bytes
from navigator.records.model import Place
from navigator.records.place_fields import YES_NO

_NOT_ASKED = ("kind", "state", "topics", "note")
_LABELS = {
    "organization": "who runs it",
    "walk_in": "people may come without an appointment",
    "interpreter": "you get an interpreter",
    "no_id": "nobody is asked for ID",
    "what": "what you do",
}
_LINE = "_" * 40


def cells(place: Place) -> dict[str, str]:
    """Return what we say of a place by the columns that its people may correct."""
    address = place.address
    told = {
        "name": place.name,
        "organization": place.organization,
        "city": address and address.city,
        "street": address and address.street,
        "zip": address and address.zip,
        "phone": place.phones[0].number if place.phones else None,
        "website": place.website,
        "languages": ", ".join(place.languages),
        "hours": place.hours,
        "cost": place.cost,
        "what": place.what,
    }
    for one in YES_NO:
        held = one.turned(getattr(place, one.name))
        told[one.public] = None if held is None else "yes" if held else "no"
    return {
        name: told.get(name) or "" for name in PLACE_READERS if name not in (*_NOT_ASKED, "day")
    } | {"corrects": place.id, "day": ""}


def as_csv(place: Place) -> bytes:
    """Return the table: the columns, and one row to change.

    The ZIP code is left open: one that is written moves the place to the middle of its area.
    """
    held = cells(place)
    return table_bytes(held, [held | {"zip": ""}])


def as_paper(place: Place, say: Wording) -> Iterator[str]:
    """Yield the parts of the paper: a line for each column, what we say, and room beside it."""
    yield paragraph(
        "This is what Navigator, a directory of free help, says about you. Cross out what is wrong"
        " and write what is right. Leave open what you do not want to say. Nothing about a client"
        " belongs here."
    )
    for name, held in cells(place).items():
        if name in ("corrects", "day"):
            continue
        said = escape(held) if held else "<i>we do not know</i>"
        yield f"<p><b>{escape(_LABELS.get(name, name))}</b>: {said}<br>{_LINE}{_LINE}</p>"
    yield paragraph(f"Correct on (day) {_LINE}")
    yield paragraph(f"{place.id} · {say.day(say.today)}", "quiet")
