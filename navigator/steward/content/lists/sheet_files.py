"""Reads a spreadsheet file as people hand it on: its heading and its lines as text.

CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows' letters; .xlsx, .xls and
.ods. What is no table, or too large to be one, is refused in a sentence.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from navigator.errors import ToolError
from navigator.pack.local_tables import decoded
from navigator.steward.content.lists.workbook_reading import (
    MOST_BYTES,
    Rows,
    Workbook,
    read_workbook,
    too_many,
)

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_NEVER_SENT = frozenset({".xlsm", ".xls"})
"""Kinds that no export of this program has, and in which nobody would see a formula."""
_MOST_IN_A_CELL = 10_000
"""A longer cell is a quote that was left open; notes of real lists stay far below."""
_SEPARATORS = ",;\t"
_LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table of a file."""

    header: list[str]
    lines: list[tuple[int, dict[str, str]]]
    """The number of each line as its program shows it, and its cells by heading; no empty lines."""
    left_out: tuple[str, ...] = ()
    """Names of other sheets of the file that hold something."""


def read_sheet(path: Path) -> Sheet:
    """Return the table of a file; raise ToolError where there is none."""
    rows, left_out, _ = _read(path)
    return _table(path, rows, left_out)


def read_columns(path: Path, needed: Sequence[str], *, most_rows: int) -> Sheet:
    """Return the table of a file that went out from here, by the columns it must still have.

    Raises ToolError where it is none, where cells are formulas, or where it has more rows
    than were ever sent.
    """
    if path.suffix.casefold() in _NEVER_SENT:
        raise ToolError(f"{path} is of another kind than was sent.", "Save it as .xlsx or .ods.")
    rows, left_out, has_formulas = _read(path, most_rows)
    if has_formulas:
        raise ToolError(
            f"{path} has cells that are formulas.",
            "Copy those columns and paste them as values only.",
        )
    sheet = _table(path, rows, left_out)
    if missing := [name for name in needed if name not in sheet.header]:
        raise ToolError(
            f"{path} has no column {', '.join(missing)} in its first sheet.",
            "Use the file that was exported, its first line as it was.",
        )
    return sheet


def _read(path: Path, most_rows: int | None = None) -> tuple[Rows, tuple[str, ...], bool]:
    """Return the rows of the table by number, the sheets left out, and whether it has formulas."""
    is_workbook = path.suffix.casefold() in WORKBOOKS
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MOST_BYTES and not is_workbook else b""
    except OSError as error:
        raise ToolError(
            f"{path} can not be read ({error.strerror}).", "Name a CSV, .xlsx or .ods file."
        ) from error
    if size > MOST_BYTES:
        raise ToolError(f"{path} is larger than 200 MB.", "Cut it in two, by state for instance.")
    book = Workbook([], (), has_formulas=False)
    if is_workbook:
        book = read_workbook(path, most_rows)
    rows = book.rows if is_workbook else _text(path, decoded(raw))
    if most_rows is not None and len(rows) > most_rows:
        raise too_many(path, most_rows)
    return rows, book.left_out, book.has_formulas


def _table(path: Path, rows: Iterable[tuple[int, list[str]]], left_out: tuple[str, ...]) -> Sheet:
    filled = [(number, row) for number, row in rows if any(map(str.strip, row))]
    header = [cell.strip() for cell in filled[0][1]] if filled else []
    if sum(map(bool, header)) < _LEAST_COLUMNS:
        raise ToolError(f"{path} has no columns.", "Its first line names them: see docs/places.md.")
    for number, row in filled:
        for cell in row:
            if len(cell) > _MOST_IN_A_CELL:
                raise ToolError(
                    f"{path}, row {number}: it has a cell of {len(cell):,} letters.",
                    "Look there for a quote that was left open.",
                )
            if "\0" in cell:
                raise ToolError(
                    f"{path}, row {number}: it has a letter that is none (NUL).",
                    "Save the sheet as CSV anew.",
                )
    first = {name: header.index(name) for name in header if name}
    lines = [
        (number, {name: row[at].strip() if at < len(row) else "" for name, at in first.items()})
        for number, row in filled[1:]
    ]
    return Sheet(header, lines, left_out)


def _text(path: Path, text: str) -> list[tuple[int, list[str]]]:
    top = text.partition("\n")[0].rstrip("\r")
    told = re.fullmatch(r"sep=(.)", top)  # Excel may write such a line above all others
    separator = told[1] if told else max(_SEPARATORS, key=top.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    limit = csv.field_size_limit(MOST_BYTES)  # a cell that is too long is told by its length
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise ToolError(
            f"{path} is no table from line {reader.line_num} on.", "Save the sheet as CSV anew."
        ) from error
    finally:
        csv.field_size_limit(limit)
    return rows[1:] if told else rows
