"""A spreadsheet file as people hand it on: its first line and its lines as text.

CSV with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows' letters; .xlsx, .xls and
.ods. What is no table, or too large to be one, is refused in a sentence.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from navigator.errors import ToolError
from navigator.pack.local_tables import decoded

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
MOST_BYTES = 200_000_000
"""Of a file, and of a workbook when it is unpacked: HRSA's whole file has 14 million."""
_MOST_IN_A_CELL = 10_000
"""More is no cell but a quote that was left open; notes of real lists stay far below."""
_SEPARATORS = ",;\t"
_LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The table of a file."""

    header: list[str]
    lines: list[tuple[int, dict[str, str]]]
    """Number of each line as its program shows it, and heading to cell; empty ones left out."""
    left_out: tuple[str, ...] = ()
    """Names of other sheets of the file that hold something."""


def read_sheet(path: Path) -> Sheet:
    """The table of a file; raises ToolError where there is none."""
    rows, left_out = _read(path)
    return _table(path, rows, left_out)


def read_columns(path: Path, needed: Sequence[str], *, most_rows: int) -> Sheet:
    """The table of a file that went out from here, by the columns it must still have.

    Raises ToolError where it is none, where cells are formulas, or where it has more rows
    than were ever sent.
    """
    rows, left_out = _read(path, most_rows)
    if path.suffix.casefold() in WORKBOOKS and _has_formulas(path):
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


def _read(
    path: Path, most_rows: int | None = None
) -> tuple[list[tuple[int, list[str]]], tuple[str, ...]]:
    """The rows of the file's table, each with its number, and the sheets left out."""
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise ToolError(
            f"{path} can not be read ({error.strerror}).", "Name a CSV, .xlsx or .ods file."
        ) from error
    if size > MOST_BYTES:
        raise ToolError(f"{path} is larger than 200 MB.", "Cut it in two, by state for instance.")
    if path.suffix.casefold() in WORKBOOKS:
        rows, left_out = _workbook(path, raw, most_rows)
    else:
        rows, left_out = _text(path, decoded(raw)), ()
    if most_rows is not None and len(rows) > most_rows:
        raise _too_many(path, most_rows)
    return rows, left_out


def _too_many(path: Path, most_rows: int) -> ToolError:
    return ToolError(
        f"{path} has more than {most_rows:,} rows.", "Delete the empty rows below the last one."
    )


def _has_formulas(path: Path) -> bool:
    """Whether a cell is reckoned from others: what it shows may be another by now."""
    with contextlib.suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name == "content.xml" and b" table:formula=" in parts.read(name):
                return True
            if name.startswith("xl/worksheets/") and re.search(rb"<f[ />]", parts.read(name)):
                return True
    return False


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


def _workbook(
    path: Path, raw: bytes, most_rows: int | None
) -> tuple[list[tuple[int, list[str]]], tuple[str, ...]]:
    """The rows of the first sheet that holds any, and the names of the others that do."""
    broken = ToolError(f"{path} can not be opened as a workbook.", "Save the sheet as CSV.")
    if zipfile.is_zipfile(io.BytesIO(raw)):
        try:
            with zipfile.ZipFile(io.BytesIO(raw)) as parts:
                unpacked = sum(part.file_size for part in parts.infolist())
        except zipfile.BadZipFile as error:
            raise broken from error
        if unpacked > MOST_BYTES:
            raise ToolError(f"{path} holds more than 200 MB.", "Save the one sheet as CSV.")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
        if most_rows is not None and any(one.total_height > most_rows for one in sheets.values()):
            raise _too_many(path, most_rows)
        held = {name: one.to_python(skip_empty_area=False) for name, one in sheets.items()}
    except (CalamineError, OSError, ValueError) as error:
        raise broken from error
    filled = [name for name, rows in held.items() if any(map(any, rows))]
    rows = held[filled[0]] if filled else []
    numbered = [(number, [_cell(cell) for cell in row]) for number, row in enumerate(rows, 1)]
    return numbered, tuple(filled[1:])


def _cell(value: Any) -> str:
    """What a cell shows: whole numbers without a point, days as `2026-11-24`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None or isinstance(value, timedelta) else str(value)
