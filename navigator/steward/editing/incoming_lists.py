"""Takes in what others hand on: spreadsheets of places, and the lists of centers.

A sheet is looked at first, then saved whole as one act. The list it updates is found by its own
rows; of a new list a person is asked as little as possible. What it would take away stands in the
report, and goes only when its number was typed. Of the lists of centers nothing goes in by itself:
each finding opens the form of its place, and a steward saves it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.errors import ToolError
from navigator.pack.local_cells import PLACE_READERS
from navigator.pack.local_cells import names_of as words_of
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.place_fields import ASKED, names_of
from navigator.steward.content.lists.sheet_files import Sheet, read_sheet
from navigator.steward.content.records import Content
from navigator.steward.content.shape.contacts import fold, read_phone
from navigator.steward.content.shape.schema import SourceEntry
from navigator.steward.editing.calling import ROW_CELLS, PlaceCells, cells_of, plain_what
from navigator.steward.editing.citing import PUBLISHERS, with_publisher
from navigator.steward.editing.edit_session import Sitting
from navigator.steward.editing.place_acts import Edit
from navigator.steward.imports.hrsa import OFFICIAL
from navigator.steward.imports.importing import Plan, plan_import
from navigator.steward.imports.local_merge import Merged, merge
from navigator.steward.imports.spreadsheets import ALIASES
from navigator.steward.imports.verify import kinds_and_rows

_HRSA = "hrsa"
_SAME = 0.5
"""The share of its rows from which a sheet is a new edition of the list that has them."""
_HINTS = {
    "health_center": ("clinic", "health", "medical", "dental"),
    "legal": ("legal", "law", "attorney", "immigra"),
    "consulate": ("consul",),
    "food_pantry": ("pantry", "food bank", "despensa"),
    "housing_authority": ("housing authority", "redevelopment"),
    "wic_office": ("wic",),
    "snap_office": ("snap office", "food stamp"),
    "wage_office": ("wage", "labor department", "labor board"),
    "energy_office": ("energy", "liheap"),
    "child_care_office": ("child care", "daycare"),
    "medicare_help": ("medicare", "ship"),
    "tax_help": ("tax", "vita"),
    "class": ("literacy", "english class", "adult education"),
    "college_aid": ("college", "universit"),
    "dmv": ("dmv", "license office", "driver"),
    "id_office": ("id office", "municipal id"),
    "hotline": ("hotline", "line"),
}
"""Words in the names of a sheet that point to a kind."""
_OTHERS = "welcome"
_SECTIONS = (
    ("gone", "Gone: the list has it no more"),
    ("rejected", "Left out, each with its reason"),
    ("under_another_kind", "Here already under another kind"),
    ("changed", "Changed"),
    ("merged", "Two rows that are one place"),
    ("notes", "Cells that were left out, and notes"),
    ("columns_not_used", "Columns nothing was taken from"),
    ("added", "New"),
)
"""Headings of the report; what a person has to judge comes first."""

Answers = Mapping[str, str]
"""The answers for a new list: `QUESTIONS`, `subkind` and `worth`."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A sheet that was looked at and is not taken in yet."""

    file: Path
    list_id: str
    answers: Answers | None
    """The answers for a new list; None where we have the list."""
    plan: Plan

    @property
    def count(self) -> int:
        """The number of its rows that are new or changed."""
        return len(self.plan.report["added"]) + len(self.plan.report["changed"])

    def sections(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield a heading and its lines for each part of the report that is not empty."""
        for name, title in _SECTIONS:
            if lines := tuple(self.plan.report[name]):
                yield title, lines


def guess(
    content: Content, file: Path, publisher: str, kind: str = ""
) -> tuple[str, Answers | None]:
    """Return the list that a sheet is, and the answers for one that we do not have.

    `publisher` is who hands it in, where the sheet is nobody else's; `kind` what a steward was
    looking at, where its own rows do not tell. Raises ToolError.
    """
    sheet = read_sheet(file)
    if OFFICIAL["status"] in sheet.header:
        return _HRSA, None
    rows = list(_keys(sheet))
    held: Counter[str] = Counter()
    for row in content.listed.rows:
        if (row.state, fold(row.name)) in rows:
            held[row.list] += 1
    for id, count in held.most_common(1):
        if count >= _SAME * len(rows):
            return id, None
    stem = "-".join(re.findall(r"[a-z0-9]+", fold(file.stem))) or "sheet"
    kind = _kind(content, sheet, file, kind or _OTHERS)
    told = {
        "kind": kind, "what": plain_what(content, kind), "limits": "",
        "publisher": publisher or file.stem, "title": file.stem, "url": "", "dated": "",
        "subkind": "named_lawyers" if kind == "legal" else "", "worth": "organization",
    }  # fmt: skip
    return stem if stem[0].isalpha() else f"list-{stem}", told


def look(sitting: Sitting, file: Path, list_id: str, answers: Answers | None) -> Looked:
    """Return what taking a sheet in would do; nothing is written. Raises ToolError."""
    told = None if answers is None else dict(answers)
    plan = plan_import(
        sitting.resources, sitting.content, file, list_id, sitting.today,
        hrsa=list_id == _HRSA and answers is None and OFFICIAL["status"] in read_sheet(file).header,
        told=told,
    )  # fmt: skip
    for path in plan.texts:  # what is written over is what was looked at
        sitting.text(Path("resources") / path)
    return Looked(file, list_id, answers, plan)


def take(sitting: Sitting, looked: Looked, really_remove: int | None) -> Edit:
    """Return the files of a sheet that was looked at. Raises ToolError for a large loss."""
    looked.plan.refuse_loss(really_remove)
    texts: dict[Path, str | None] = {
        Path("resources") / path: text for path, text in looked.plan.texts.items()
    }
    answers = looked.answers
    if answers is not None:
        source = SourceEntry(
            publisher=answers["publisher"], title=answers["title"], url=answers["url"] or None,
            as_of=None, seen=sitting.today,
        )  # fmt: skip
        if sitting.content.publishers.kind(source) is None:
            text = sitting.text(PUBLISHERS)
            texts[PUBLISHERS] = with_publisher(text, answers["worth"], source)
    report = looked.plan.report
    counts = ", ".join(
        f"{len(report[name]):,} {said}"
        for name, said in (("added", "new"), ("changed", "changed"), ("gone", "gone"))
        if report[name]
    )
    return Edit(f"List {looked.list_id}: {counts or 'nothing new'} ({looked.file.name})", texts)


def _keys(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield state and name of each line, to recognize it."""
    names = {name.casefold(): name for name in sheet.header}
    named = [names[one] for one in ALIASES["name"] if one in names]
    state = [names[one] for one in ALIASES["state"] if one in names]
    codes = {name.casefold(): code for code, name in JURISDICTIONS.items()}
    for _, line in sheet.lines:
        if named and state:
            told = line[state[0]]
            yield codes.get(told.casefold(), told.upper()), fold(line[named[0]])


def _kind(content: Content, sheet: Sheet, file: Path, usual: str) -> str:
    """Return the kind most of its phones have in the directory, else by words, else `usual`."""
    phones = {
        read_phone(cell)[0][:12]
        for _, line in sheet.lines
        for name, cell in line.items()
        if name.casefold() in ALIASES["phone"]
    } - {""}
    kinds = Counter(kind for kind, row in kinds_and_rows(content) if row.phone[:12] in phones)
    if kinds and kinds.total() >= _SAME * len(sheet.lines):
        return kinds.most_common(1)[0][0]
    text = fold(" ".join([file.stem, *sheet.header, *(name for _, name in _keys(sheet))]))
    counts = {kind: sum(text.count(word) for word in words) for kind, words in _HINTS.items()}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] else usual


_SAME_NAMES = (
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
        cells = {name: row[name] for name in _SAME_NAMES if name in row}
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
