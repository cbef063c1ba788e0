"""Reads the cells of the files that give points: ZIP areas, their names, cities.

One cell that can not be right refuses the file in a sentence that names file, row and
column and says what to do: a table of points is used whole or not at all.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from navigator.errors import ToolError
from navigator.records.losses import is_many
from navigator.steward.content.lists.sheet_files import read_sheet


def refuse_loss(
    noun: str,
    before: Iterable[str],
    after: Iterable[str],
    gone: Iterable[str],
    really_remove: int | None,
) -> None:
    """Raise ToolError where many of `noun` would go and nobody has said how many.

    `before`, `after` and `gone` give the state of each; it may be empty.
    """
    held, left, lost = (Counter(states) for states in (before, after, gone))
    if lost.total() == really_remove or not is_many(lost.total(), held.total()):
        return
    states = "; ".join(
        f"{state or 'no state'} {held[state]} to {left[state]}, {lost[state]} of them gone"
        for state in sorted(lost)
    )
    raise ToolError(
        f"This import takes away {lost.total()} of {held.total()} {noun}; nothing was changed."
        f" {states}.",
        f"Look at them with --dry-run. If they are to go: --really-remove {lost.total()}.",
    )


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table as CSV: the columns, then a line for each row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def held_lines(path: Path) -> list[dict[str, str]]:
    """Return the lines of a table of ours by column; of a damaged file what can be read."""
    try:
        lines = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    return [{name: cell or "" for name, cell in one.items() if name} for one in lines]


def difference(held: Mapping[str, str], new: Mapping[str, str]) -> dict[str, object]:
    """Return what an import adds and takes away, from two sets of keys, each with its state."""
    gone = [key for key in held if key not in new]
    return {
        "added": sum(key not in held for key in new),
        "gone": len(gone),
        "gone_by_state": dict(sorted(Counter(held[key] or "no state" for key in gone).items())),
    }


_STATE = re.compile(r"(?:[A-Z]{2})?")
_ZIP = re.compile(r"[0-9]{1,5}")
_COUNT = re.compile(r"[0-9]{1,9}")
_NAME_LETTERS = 200
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One row of such a file, read column by column."""

    file: Path
    row: int
    cells: dict[str, str]

    def wrong(self, column: str, why: str, mend: str) -> ToolError:
        """Return the error, to be raised, that names a wrong cell."""
        cell = self.cells.get(column, "")
        shown = repr(cell if len(cell) <= _SHOWN else f"{cell[:_SHOWN]}…")
        return ToolError(f"{self.file}, row {self.row}: {column} {shown} {why}.", mend)

    def degrees(self, column: str, most: float) -> float:
        """Return a latitude or longitude."""
        cell = self.cells[column]
        try:
            read = float(cell) if len(cell) <= _SHOWN else math.nan
        except ValueError:
            read = math.nan
        if not -most <= read <= most:
            raise self.wrong(column, "is no degree", "Write a number such as 41.65 or -83.53.")
        return read

    def zip(self, column: str = "zip") -> str:
        """Return five digits; zeros that a spreadsheet dropped come back."""
        cell = self.cells[column]
        if not _ZIP.fullmatch(cell):
            raise self.wrong(column, "is no ZIP code", "Write its five digits.")
        return cell.zfill(5)

    def state(self, column: str = "state") -> str:
        """Return two capital letters, of a territory too, or an empty text."""
        cell = self.cells[column]
        if not _STATE.fullmatch(cell):
            raise self.wrong(column, "is no state", "Write two capital letters such as OH.")
        return cell

    def count(self, column: str) -> int:
        """Return a whole number; an empty cell is 0."""
        cell = self.cells[column] or "0"
        if not _COUNT.fullmatch(cell):
            raise self.wrong(column, "is no count", "Write it in digits.")
        return int(cell)

    def name(self, column: str) -> str:
        """Return a name that people can read, or an empty text."""
        cell = self.cells[column].strip()
        if len(cell) > _NAME_LETTERS or not cell.isprintable():
            raise self.wrong(column, "is no name", "Look for an open quote or a broken letter.")
        return cell


def read_lines(file: Path, columns: tuple[str, ...], what: str) -> list[Line]:
    """Return the rows of a spreadsheet that has these columns; at least one.

    Raises ToolError for a file that is no `what`.
    """
    sheet = read_sheet(file)
    missing = [one for one in columns if one not in sheet.header]
    if missing:
        raise ToolError(
            f"{file} is no {what}: its row 1 has no column {missing[0]!r}.",
            "See docs/places.md for its columns.",
        )
    if not sheet.lines:
        raise ToolError(f"{file} is no {what}: it has no row below row 1.", "Take the whole file.")
    return [Line(file, number, cells) for number, cells in sheet.lines]
