"""Reads and writes the two tables that a center keeps beside its settings.

They are `local.csv` and `calls.csv`. A cell that can not be read is left out and reported by file,
line and column, with what to write; its row stays, unless it lacks what makes a place or a call. A
missing file is no error; one that can not be read is reported. Neither stops the program.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from navigator.pack.local_cells import (
    CALL_READERS,
    PLACE_READERS,
    Names,
    Reader,
    Unreadable,
    clean,
    read_cell,
    written_cell,
)
from navigator.records.folding import folded_words
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import OWN_PREFIX
from navigator.records.shelters import takes_in_who_hides

PLACES_FILE = "local.csv"
CALLS_FILE = "calls.csv"
MOST_BYTES = 10_000_000
MOST_ROWS = 5_000
MOST_CHARACTERS = 2_000
"""The most characters of a cell."""
SHARED_COLUMNS = tuple(dict.fromkeys((*PLACE_READERS, *CALL_READERS)))
"""The columns of both tables in one."""
_NEEDED = ("name", "kind", "state", "what")
_REACHED_BY = ("phone", "website", "street")
_KEY = ("id", "day")
"""A call is kept once for a place and a day."""
_OF_ALL = ("", "answers")
"""The columns of the faults of rows that say nothing."""
_SEPARATORS = ",;\t"
_LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True)
class Slip:
    """An error in a table, and what to write; line and column as a spreadsheet has them."""

    file: str
    line: int
    """0: the whole file."""
    column: str
    """Empty: the whole row."""
    wrong: str
    mend: str

    def __str__(self) -> str:
        where = f", line {self.line}" if self.line else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{where}{column}: {self.wrong}. {self.mend}."


@dataclass(frozen=True, slots=True)
class Row:
    """A valid row, each cell in the form that is kept; empty cells are left out."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, and the errors for which cells or whole rows were left out."""

    rows: tuple[Row, ...] = ()
    slips: tuple[Slip, ...] = ()


Fault = tuple[str, str, str]
"""Column, what is wrong, what to write."""


def read_places(path: Path, names: Names) -> Table:
    """Read `local.csv`: own places and corrections, each once."""
    table = _Reading(path, PLACE_READERS, names, _place_faults).read()
    kept: dict[str, Row] = {}
    slips = list(table.slips)
    for row in table.rows:
        id = row.cells.get("corrects") or own_id(row.cells)
        if id in kept:
            wrong = f"line {kept[id].line} is about the same place"
            slips.append(Slip(path.name, row.line, "", wrong, "Put both in one row"))
        else:
            kept[id] = row
    return Table(tuple(kept.values()), tuple(sorted(slips, key=lambda one: one.line)))


def read_calls(path: Path, names: Names) -> Table:
    """Read `calls.csv`: the results of calls, in the order of the file."""
    return _Reading(path, CALL_READERS, names, _call_faults).read()


def read_shared(path: Path, names: Names) -> Table:
    """Read what a center handed on: one of its two tables, or both in one; a call has an `id`."""
    return _Reading(path, PLACE_READERS | CALL_READERS, names, faults_of).read()


def read_typed(typed: Mapping[str, str], names: Names) -> Table:
    """Read the cells of one place by column: its row, or the errors of all cells and no row."""
    return _Reading(Path(PLACES_FILE), PLACE_READERS, names, _place_faults).row(typed)


def faults_of(cells: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the faults of a row of either table."""
    return _call_faults(cells) if "id" in cells else _place_faults(cells)


def own_id(cells: Mapping[str, str]) -> str:
    """Return the id of an own place: it stays as long as name, city and state stay."""
    words = folded_words(f"{cells['name']} {cells.get('city', '')}")
    return f"{OWN_PREFIX}{cells['state']}:{'-'.join(words)[:_LONGEST_SLUG]}"


def table_bytes(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return a table as it is written: UTF-8 with a byte order mark, which spreadsheets need."""
    columns = list(columns)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([written_cell(row.get(name, "")) for name in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def with_row(raw: bytes, readers: Mapping[str, Reader], cells: Mapping[str, str]) -> bytes:
    """Return a table with one row more: a place behind all others, a call by its id.

    No call so says what came before it. It stands in place of one of the same place and day;
    beyond `MOST_ROWS` the oldest calls go. Invalid rows stay. Raises csv.Error where it is no
    table.
    """
    text = decoded(raw)
    if not text.strip():
        return table_bytes(readers, [cells])
    first, separator = _shape(text, readers)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    header, *rows = list(lines)[first:]
    names = [column_name(cell) for cell in header]
    added = [name for name in readers if name in cells and name not in names]
    row = [written_cell(cells.get(name, "")) for name in (*names, *added)]
    out = io.StringIO(newline="")
    at = {name: number for number, name in enumerate(names)}

    def key(one: list[str]) -> tuple[str, str]:
        return tuple(one[at[x]].strip() if at.get(x, len(one)) < len(one) else "" for x in _KEY)  # type: ignore[return-value]

    held = [one for one in rows if any(map(str.strip, one))]
    if "id" in cells:
        others = (one for one in held if key(one) != key(row))
        held = sorted(others, key=lambda one: key(one)[1])[1 - MOST_ROWS :]
        held = sorted([*held, row], key=key)
    else:
        held.append(row)
    writer = csv.writer(out, delimiter=separator)
    writer.writerows([[*header, *added], *held])
    return out.getvalue().encode("utf-8-sig")


def _place_faults(cells: Mapping[str, str]) -> Iterator[Fault]:
    if "corrects" not in cells:
        for column in _NEEDED:
            if column not in cells:
                yield column, "this is needed", "Fill it in"
        if not any(column in cells for column in _REACHED_BY):
            yield "phone", "nobody can reach this place", "Give a phone, a website or a street"
        if "street" in cells and "city" not in cells:
            yield "city", "a street needs its city", "Fill it in"
        if cells.get("state") == FEDERAL and "city" in cells:
            yield "state", "an address lies in one state", "Write its code, or clear the address"
        if not folded_words(cells.get("name", "x")):
            yield "name", "this is no name", "Write letters or digits"
    elif cells.keys() <= {"corrects", "kind", "state", "day"}:
        yield "", "this corrects nothing", "Fill in what is different, or a note"
    if "street" in cells and takes_in_who_hides(cells.get("name", ""), cells["street"]):
        # Its street is not told here either: what is wrong may be shown around.
        yield "street", "by its name a home for people who hide", "Clear the street, keep the phone"


def _call_faults(cells: Mapping[str, str]) -> Iterator[Fault]:
    for column in ("id", "day"):
        if column not in cells:
            yield column, "this is needed", "Fill it in"
    if cells.keys() <= {"id", "name", "day"}:
        yield "answers", "the call found nothing", "Write yes or no in one of the columns"


class _Reading:
    """Reads one file into a table."""

    def __init__(
        self,
        path: Path,
        readers: Mapping[str, Reader],
        names: Names,
        faults: Callable[[Mapping[str, str]], Iterable[Fault]],
    ) -> None:
        self._path = path
        self._readers = readers
        self._names = names
        self._faults = faults
        self._slips: list[Slip] = []

    def read(self) -> Table:
        """Return the table; nothing is raised."""
        rows: list[Row] = []
        try:
            text = self._text()
            if text.strip():
                rows.extend(self._rows(text))  # keeps what came before an error
        except (FileNotFoundError, NotADirectoryError):
            pass
        except OSError as error:
            self._slip(0, "", f"it can not be read ({error.strerror})", "Ask who may read it")
        except csv.Error:
            self._slip(0, "", "from some line on it is no table", "Save the sheet as CSV anew")
        return Table(tuple(rows), tuple(self._slips))

    def row(self, typed: Mapping[str, str]) -> Table:
        """Return the row of typed cells; without one where any of them has an error."""
        cells = self._cells(0, list(typed.values()), list(typed))
        told = cells is not None and not self._slips
        return Table((Row(0, cells),) if cells and told else (), tuple(self._slips))

    def _slip(self, line: int, column: str, wrong: str, mend: str) -> None:
        self._slips.append(Slip(self._path.name, line, column, wrong, mend))

    def _text(self) -> str:
        """Return the text of the file; empty where it is too large."""
        with self._path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            self._slip(0, "", "it is larger than 10 MB", "Cut it in two, or take pictures out")
            return ""
        return decoded(raw)

    def _rows(self, text: str) -> Iterator[Row]:
        first, separator = _shape(text, self._readers)
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for _ in range(first):
            next(lines)
        columns = self._columns(first + 1, next(lines))
        if not columns:
            return
        begins, count = lines.line_num + 1, 0
        for raw in lines:
            line, begins = begins, lines.line_num + 1
            if not any(map(str.strip, raw)):
                continue
            count += 1
            if count > MOST_ROWS:
                self._slip(line, "", f"a table has at most {MOST_ROWS:,} rows", "Cut it in two")
                return
            cells = self._cells(line, raw, columns)
            if cells is not None:
                yield Row(line, cells)

    def _columns(self, line: int, header: list[str]) -> list[str]:
        """Return the column name of each cell; empty for one that is not read."""
        columns: list[str] = []
        for cell in header:
            name = column_name(cell)
            if name and name not in self._readers:
                self._slip(line, name[:40], "nobody knows this column", "It is not read")
                name = ""
            elif name and name in columns:
                self._slip(line, name, "this column is there twice", "The first one is read")
                name = ""
            columns.append(name)
        if not any(columns):
            known = ", ".join(self._readers)
            self._slip(line, "", "the first line names no column", f"Begin with: {known}")
            return []
        return columns

    def _cells(self, line: int, raw: list[str], columns: list[str]) -> Mapping[str, str] | None:
        """Return the cells of one row that can be read; None for a row that lacks what it needs.

        The errors of both are noted.
        """
        before = len(self._slips)
        if any(map(str.strip, raw[len(columns) :])):
            mend = "Put text that has a comma or semicolon in it in quotes"
            self._slip(line, "", "this row has more cells than there are columns", mend)
            return None
        cells: dict[str, str] = {}
        for column, text in zip(columns, raw, strict=False):
            if not column:
                continue
            if len(text) > MOST_CHARACTERS:
                wrong = f"this is longer than {MOST_CHARACTERS:,} characters"
                self._slip(line, column, wrong, "Shorten it, and look for a quote left open")
                continue
            try:
                told = read_cell(text, self._readers[column], self._names)
            except Unreadable as error:
                self._slip(line, column, error.wrong, error.mend)
                continue
            if told:
                cells[column] = told
        unread = {slip.column for slip in self._slips[before:]}
        faults = list(self._faults(cells))
        for column, wrong, mend in faults:
            if column not in unread and not (unread and column in _OF_ALL):  # else it is told
                self._slip(line, column, wrong, mend)
        # A correction whose place nobody can read would be a place of its own.
        return None if faults or "corrects" in unread else cells


def decoded(raw: bytes) -> str:
    """Decode what a spreadsheet wrote: UTF-8, with a mark or not, UTF-16, or Windows-1252."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def column_name(cell: str) -> str:
    """Return the name of a column, however it is written: `Walk in` is `walk_in`."""
    return re.sub(r"[\s-]+", "_", clean(cell).casefold())


def _shape(text: str, readers: Mapping[str, Reader]) -> tuple[int, str]:
    """Return how many lines stand above the header, and the separator of the cells."""
    lines = text.splitlines()[:2]
    # Excel may write such a line above all others.
    first = 1 if len(lines) > 1 and re.fullmatch(r"sep=.", lines[0]) else 0

    def known(separator: str) -> int:
        header = next(csv.reader([lines[first]], delimiter=separator), [])
        return sum(column_name(cell) in readers for cell in header)

    return first, max(_SEPARATORS, key=known)
