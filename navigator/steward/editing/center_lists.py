"""Reads "called today" exports and own lists of centers, for a steward to take over.

The merge is that of `navigator local merge`. Nothing of it goes into the content by itself:
each finding opens the form of its place with what the center wrote, and a steward saves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.errors import ToolError
from navigator.pack.local_cells import PLACE_READERS
from navigator.pack.local_cells import names_of as words_of
from navigator.records.place_fields import ASKED, names_of
from navigator.steward.content.records import Content
from navigator.steward.editing.calling import PlaceCells, cells_of
from navigator.steward.editing.place_answers import ROW_CELLS
from navigator.steward.imports.local_merge import Merged, merge

_SAME = (
    *names_of(one for one in ASKED if one.public in PLACE_READERS and not one.opposite),
    *("street", "city", "zip", "name", "organization", "kind", "what"),
)
"""Columns that have the same name in a form."""
_TURNED = {"yes": "no", "no": "yes"}


@dataclass(frozen=True, slots=True)
class Finding:
    """The reports of centers on one place."""

    id: str
    """Empty for a place nobody had."""
    name: str
    state: str
    day: date | None
    """The day of the newest call; None where none is given."""
    told: str
    """The reports in words."""
    cells: Mapping[str, str]
    """The cells for the form of the place: only those that differ from what we show."""
    is_closed: bool = False


def put_together(content: Content, files: Sequence[Path]) -> tuple[Merged, tuple[Finding, ...]]:
    """Merge the lists and return the findings too, closed places first. Raises ToolError."""
    merged = merge(files, words_of(content.words))
    found = [*_calls(content, merged), *_places(content, merged)]
    return merged, tuple(sorted(found, key=lambda one: (not one.is_closed, one.state, one.name)))


def _calls(content: Content, merged: Merged) -> Iterator[Finding]:
    newest: dict[str, Mapping[str, str]] = {}
    for row in merged.calls:
        if row["id"] not in newest or newest[row["id"]]["day"] < row["day"]:
            newest[row["id"]] = row
    for id, row in newest.items():
        place = _held(content, id, merged)
        if place is not None:
            cells = {name: row[name] for name in ("languages", "walk_in", "interpreter")
                     if name in row}  # fmt: skip
            if "id_asked" in row:
                cells["asks_id"] = row["id_asked"]
            if row.get("fee") == "no":
                cells["cost"] = "free"
            closed = row.get("closed") == "yes"
            yield from _finding(place, cells, row["day"], closed=closed, answers=row.get("answers"))


def _places(content: Content, merged: Merged) -> Iterator[Finding]:
    for row in merged.places:
        cells = {name: row[name] for name in _SAME if name in row}
        if "phone" in row:
            cells["phones"] = row["phone"]
        cells |= {
            one.name: _TURNED[row[one.public]]
            for one in ASKED
            if one.opposite and one.public in row
        }
        if "corrects" in row:
            place = _held(content, row["corrects"], merged)
            if place is not None:
                if "phones" in cells:  # which of several it is about nobody said
                    others = place.cells["phones"].split("; ")[1:]
                    cells["phones"] = "; ".join(dict.fromkeys([cells["phones"], *others]))
                yield from _finding(place, cells, row.get("day", ""), note=row.get("note", ""))
        else:
            yield Finding(
                id="", name=row["name"], state=row["state"], day=_day(row.get("day", "")),
                told=f"New: {row['what']}", cells=cells,
            )  # fmt: skip


def _finding(
    place: PlaceCells, cells: Mapping[str, str], day: str, *, closed: bool = False,
    answers: str | None = None, note: str = "",
) -> Iterator[Finding]:  # fmt: skip
    can = ROW_CELLS if place.listed else tuple(place.cells)
    news = {
        name: cell for name, cell in cells.items()
        if name in can and name not in ("kind", "name", "what") and place.cells[name] != cell
    }  # fmt: skip
    told = [f"{name.replace('_', ' ')}: {place.cells[name] or 'not known'} → {cell}"
            for name, cell in news.items()]  # fmt: skip
    told += ["closed"] if closed else []
    told += ["nobody answered"] if answers == "no" else []
    told += [f"note: {note}"] if note else []
    if told or answers == "yes" or cells:
        said = "; ".join(told) or "as we show it"
        yield Finding(
            place.id, place.cells["name"], place.state, _day(day), said, news, is_closed=closed
        )


def _held(content: Content, id: str, merged: Merged) -> PlaceCells | None:
    """Return the place, or None with a line in the report: centers have ids of their own too."""
    try:
        return cells_of(content, id) if id.startswith("place:") else None
    except ToolError:
        line = f"{id}: nobody holds it (any more)"
        if line not in merged.left_out:
            merged.left_out.append(line)
        return None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
