"""Reads a workbook in a process of its own, with little memory and little time.

What reads workbooks makes room for every cell between the first and the last one, so a file of
1.5 KB with a cell at the far end ends the process; other files make it panic. So it is looked at
piece by piece first, and never in the process of a window.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.parsers import expat

from navigator.errors import ToolError

MOST_BYTES = 200_000_000
"""The most bytes of a file, and of an unpacked workbook: HRSA's whole file has 14 million."""
MOST_SECONDS = 120
_MOST_MEMORY = 1 << 30
_MOST_CELLS = 20_000_000
"""The most cells between a sheet's first and last: HRSA's whole file has 2 million."""
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LETTERS = 26
PROBLEMS = {
    "broken": ("can not be opened as a workbook.", "Save the sheet as CSV."),
    "large": ("holds more than 200 MB.", "Save the one sheet as CSV."),
    "far": ("has a cell far away from the others.", "Delete all empty rows and columns."),
}

Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The rows of the first sheet that holds any, with their numbers; empty ones left out."""

    rows: Rows
    left_out: tuple[str, ...]
    """Names of the other sheets that hold something."""
    has_formulas: bool
    """Set when a cell is computed from others: what it shows may be another by now."""


def read_workbook(path: Path, most_rows: int | None = None) -> Workbook:
    """Read a file in another process; raise ToolError where it is no workbook or too large."""
    command = [sys.executable, "-m", __name__, str(path), str(most_rows or "")]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=True,
            creationflags=0x08000000 if sys.platform == "win32" else 0,  # CREATE_NO_WINDOW
        )
        told = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        told = "broken"
    if told == "rows":
        raise too_many(path, most_rows or 0)
    if isinstance(told, str):
        what, mend = PROBLEMS[told]
        raise ToolError(f"{path} {what}", mend)
    rows = [(number, cells) for number, cells in told["rows"]]
    return Workbook(rows, tuple(told["left_out"]), told["has_formulas"])


def too_many(path: Path, most_rows: int) -> ToolError:
    """Return the error that says that a file has more rows than were ever sent."""
    return ToolError(
        f"{path} has more than {most_rows:,} rows.", "Delete the empty rows below the last one."
    )


class _RefusedError(Exception):
    """Raised with the key of one of PROBLEMS, or with `rows`."""


@dataclass
class _Parts:
    """Looks through the parts of a zipped workbook, as an XML parser sees them."""

    most_rows: int | None
    has_formulas: bool = False
    _corner: list[int] = field(default_factory=list)

    def look(self, part: bytes) -> None:
        """Look through one part, which may be no XML at all."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._begin
        parser.StartDoctypeDeclHandler = self._declared
        self._corner = [1, 1]
        try:
            parser.Parse(part, True)
        except expat.ExpatError:
            return  # a picture; or whoever reads it next can not either

    def _declared(self, *_: object) -> None:
        raise _RefusedError("broken")

    def _begin(self, name: str, given: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "f" or any(one.rpartition(" ")[2] == "formula" for one in given):
            self.has_formulas = True
        if local == "c" and "r" in given:
            self._stands_at(given["r"])
        elif local == "row" and given.get("r", "").isdecimal():
            self._reaches(int(given["r"]), 1)

    def _stands_at(self, where: str) -> None:
        found = _CELL.fullmatch(where)
        if found is None:
            raise _RefusedError("broken")
        column = 0
        for letter in found[1]:
            column = column * _LETTERS + ord(letter) - ord("A") + 1
        self._reaches(int(found[2]), column)

    def _reaches(self, row: int, column: int) -> None:
        corner = self._corner
        corner[:] = max(corner[0], row), max(corner[1], column)
        if corner[0] * corner[1] > _MOST_CELLS:
            raise _RefusedError("far")
        if self.most_rows is not None and row > self.most_rows:
            raise _RefusedError("rows")


def _read(raw: bytes, most_rows: int | None) -> dict[str, Any]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - in the process apart alone

    parts = _Parts(most_rows)
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as held:
            if sum(part.file_size for part in held.infolist()) > MOST_BYTES:
                raise _RefusedError("large")
            for part in held.infolist():
                parts.look(held.read(part))
    book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    sheets = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if most_rows is not None and sheet.total_height > most_rows:
            raise _RefusedError("rows")
        rows = enumerate(sheet.to_python(skip_empty_area=False), 1)
        told = ((at, [_cell(one) for one in row]) for at, row in rows)
        sheets[name] = [(at, cells) for at, cells in told if any(cells)]
    filled = [name for name, rows in sheets.items() if rows]
    return {
        "rows": sheets[filled[0]] if filled else [],
        "left_out": filled[1:],
        "has_formulas": parts.has_formulas,
    }


def _cell(value: Any) -> str:
    """Return a cell as text: whole numbers without a point, days as `2026-11-24`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None or isinstance(value, timedelta) else str(value)


def main(path: str, most_rows: str) -> int:
    """Read the file and print what it holds, or which of the problems it has, as JSON."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        for limit, most in (
            (resource.RLIMIT_AS, _MOST_MEMORY),
            (resource.RLIMIT_CPU, MOST_SECONDS),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(limit, (most, most))
    told: object
    try:
        told = _read(Path(path).read_bytes(), int(most_rows) if most_rows else None)
    except _RefusedError as refused:
        told = str(refused)
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
