"""Writes a table as a workbook for people, .xlsx: open cells to fill in, the rest locked.

No cell is ever a formula: text that begins with `=`, `+`, `-` or `@` stays text, also when
somebody types behind it. The lock has no password: it keeps fingers off, it hides nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from navigator.errors import DiskError, ToolError
from navigator.files import SHARED, write_whole

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LONGEST = 32_000
"""The most letters that a cell of every program takes."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its `width` in letters; an open cell holds only one of its `choices`."""

    title: str
    width: int
    is_open: bool = False
    choices: tuple[str, ...] = ()


def write_workbook(
    path: Path,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    told: Sequence[str],
) -> None:
    """Write rows below the columns' titles, and a second sheet that tells what to do.

    Raises DiskError where the file can not be written, ToolError where its name is no workbook's.
    """
    held = [[_safe(cell) for cell in row] for row in rows]
    if path.suffix.casefold() != ".xlsx":
        raise ToolError(f"{path.name} is no name of a workbook.", "End it in .xlsx.")
    try:
        write_whole(path, _xlsx_bytes(title, columns, held, told), mode=SHARED)
    except OSError as error:
        raise DiskError(
            "file.not_written", "do.free_or_writable", path=path, reason=error.strerror
        ) from error


def _safe(text: str) -> str:
    """Return a text without letters that no workbook can hold, shortened where it is too long."""
    shown = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"


def _xlsx_bytes(
    title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], told: Sequence[str]
) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - only who writes a workbook needs it
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    book = Workbook()
    sheet = book.create_sheet(title, 0)
    wrapped = Alignment(wrap_text=True, vertical="top")
    closed = NamedStyle("closed", alignment=wrapped, number_format="@")
    open_fill = PatternFill("solid", start_color="FFFDF3D6")
    opened = NamedStyle(
        "open", alignment=wrapped, number_format="@", fill=open_fill,
        protection=Protection(locked=False),
    )  # fmt: skip
    head = NamedStyle("head", font=Font(bold=True), alignment=wrapped)
    for style in (closed, opened, head):
        book.add_named_style(style)
    for at, column in enumerate(columns, 1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = column.width
        _put(sheet.cell(1, at), column.title, "head")
        if column.choices and rows:
            listed = DataValidation(
                "list", formula1=f'"{",".join(column.choices)}"', allow_blank=True,
                showErrorMessage=True, errorTitle=column.title,
                error=f"Write one of: {', '.join(column.choices)}.",
            )  # fmt: skip
            listed.add(f"{letter}2:{letter}{len(rows) + 1}")
            sheet.add_data_validation(listed)
    for number, row in enumerate(rows, 2):
        for at, (column, text) in enumerate(zip(columns, row, strict=True), 1):
            _put(sheet.cell(number, at), text, "open" if column.is_open else "closed")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    sheet.protection.sheet = True
    for name in ("formatColumns", "formatRows", "autoFilter"):
        setattr(sheet.protection, name, False)  # False: may be done in a locked sheet too
    how = book.worksheets[1]
    how.title = "Read me"
    how.column_dimensions["A"].width = 100
    for number, line in enumerate(told, 1):
        _put(how.cell(number, 1), line, "closed")
    book.properties.creator = "Navigator"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _put(cell: Any, text: str, style: str) -> None:
    """Write a text into a cell, never as a formula."""
    cell.style = style
    cell.quotePrefix = True  # stays text when somebody types behind it
    if text:
        cell.value = text
        cell.data_type = "s"
        link = next(filter(None, map(_ADDRESS.fullmatch, text.split("\n"))), None)
        if link and style == "closed":
            cell.hyperlink = link[0]
