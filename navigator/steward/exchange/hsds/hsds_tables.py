"""Reads HSDS files as they come into tables: a folder of CSV, JSON, or both kinds of old.

Tolerant of byte marks, other encodings, separators, names of HSDS 1 and 2 and doubled
letters; strict in size. A file past a limit is refused whole, in one sentence, so that
nobody takes a part for all of it. It reads nothing outside the folder it was given.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from navigator.errors import ToolError
from navigator.steward.exchange.hsds.hsds import FORMULA, ONCE
from navigator.steward.exchange.hsds.hsds_shape import (
    Row,
    TooDeep,
    column_named,
    flatten,
    kept_apart,
    table_named,
)

MOST_BYTES = 96 * 1024 * 1024
"""The most bytes of one file."""
MOST_ROWS = 250_000
"""The most rows of one table; attributes, which are many, are limited by `MOST_IN_ALL` alone."""
MOST_IN_ALL = 1_000_000
MOST_OPENED = 4 * MOST_IN_ALL
"""The most objects and lists of one JSON file; each takes memory before it is looked at."""
MOST_CELL = 8000
"""The most characters of one cell; a longer one is left out and reported."""
MOST_FILES = 60_000
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_WHOLE = ("organization", "service", "location", *ONCE)
"""Tables whose rows are named by their id elsewhere."""
_APART = "objects with ids that stand in others too; they were kept apart"
_SHAPES = (
    ("organization", ("organization_identifiers", "services", "legal_status", "year_incorporated")),
    ("location", ("location_type", "latitude", "addresses")),
    ("service_at_location", ("service", "location_id")),
    ("service", ("service_at_locations", "status", "organization", "organization_id")),
    ("organization", ("locations",)),
    ("service", ("name",)),
)
"""Keys that identify an object of JSON; the first that fits."""


class _NoJson(Exception):  # noqa: N818 - what it is
    """Raised for a file that is not what its name says, in words."""


@dataclass(slots=True)
class Tables:
    """The rows that were read, by table with our headings, and the defects found on the way."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    left_out: list[str] = field(default_factory=list)
    """One sentence for each file or object that is none of HSDS."""
    notes: list[str] = field(default_factory=list)
    """One sentence for each cell or line that was mended or left out."""
    unused: Counter[str] = field(default_factory=Counter)
    """The filled cells of each column, as `services: wait_time`, that nothing is taken from."""
    mended: Counter[str] = field(default_factory=Counter)
    """A defect that was mended many times, with its number."""
    count: int = 0
    """The number of rows of all tables."""
    entries: int = 0
    """The entries of lists and mappings of JSON, rows or not: each may cost a sentence."""
    _said: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def is_other(self, row: Row) -> bool:
        """Return whether another row of its table has its id and other cells."""
        said = self._said.get((row.table, row.cells["id"]))
        return row.table in _WHOLE and said is not None and said != row.cells

    def add(self, row: Row) -> None:
        """Add a row under our headings; cells that may not be taken are reported."""
        if row.table in _WHOLE:
            # JSON says an organization again with each of its services.
            key = (row.table, row.cells["id"])
            if self._said.setdefault(key, row.cells) is not row.cells and not self.is_other(row):
                return
        cells: dict[str, str] = {}
        for heading, raw in row.cells.items():
            cell = raw if len(raw) > MOST_CELL else clean(raw)
            if not cell:
                continue
            column = column_named(row.table, heading)
            if column is None:
                if heading not in ("id", "link_entity"):
                    self.unused[f"{row.table}: {' '.join(clean(heading).split())[:60]}"] += 1
            elif why := _wrong(cell):
                self.notes.append(f"{row.where}, {column}: {why}; the cell was left out")
            # The better name goes first: `website` before `url`, whatever came first.
            elif heading == column or column not in cells:
                cells[column] = cell
        has_id = row.has_id and ("id" in cells or column_named(row.table, "id") is None)
        cells.setdefault("id", f"({row.where})")
        self.rows[row.table].append(Row(row.table, row.where, cells, has_id))
        self.count += 1
        is_listed = row.table != "attribute"
        if self.count > MOST_IN_ALL or (is_listed and len(self.rows[row.table]) > MOST_ROWS):
            raise _too_many(row.where)

    def list_up(self, entries: list[Any] | dict[str, Any], where: str) -> None:
        """Count the entries of a list or mapping. Raises ToolError when there are too many."""
        self.entries += len(entries)
        if self.entries > MOST_IN_ALL:
            raise _too_many(where)


def clean(text: str) -> str:
    """Return a cell without spaces around it, control characters and what no file can hold."""
    if text.isprintable():
        return text.strip(" \ufeff")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    kept = (
        char
        for char in text
        if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs", "Cn", "Co")
    )
    return "".join(kept).strip(" \n\t\ufeff")


def shown(text: str) -> str:
    """Return a cell for a sentence: short, on one line."""
    text = " ".join(text.split())
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def _wrong(cell: str) -> str:
    if len(cell) > MOST_CELL:
        return f"it has {len(cell):,} characters, more than {MOST_CELL:,}"
    if FORMULA.match(cell.removeprefix("'")):
        return f"{shown(cell)} is a formula"
    return ""


def read_tables(path: Path) -> Tables:
    """Read everything below `path`: a folder, a datapackage.json or a JSON file.

    Raises ToolError with one sentence when nothing can be read or a limit is passed.
    """
    tables = Tables()
    files = _files(path)
    for file in files:
        if file.suffix.casefold() == ".csv":
            _read_csv(tables, file)
            continue
        try:
            _read_json(tables, file)
        except _NoJson as error:
            if len(files) == 1:
                raise ToolError(f"{error}; nothing was taken.") from error
            tables.left_out.append(f"{error}; it was left out")
    return tables


def _files(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            return _of_folder(path)
        if path.name == "datapackage.json":
            return _of_folder(path.parent)
        if path.suffix.casefold() == ".csv":
            raise ToolError(
                f"{path} is one table of several.", "Name the folder that holds all of them."
            )
        if path.suffix.casefold() in (".json", ".jsonl", ".ndjson") and path.is_file():
            return [path]
    except OSError as error:
        raise ToolError(f"{path} can not be read ({error.strerror}).") from error
    if not path.exists():
        raise ToolError(f"There is no {path}.", "Name a folder or a JSON file.")
    raise ToolError(
        f"{path} is no HSDS.",
        "Name a folder with CSV files, or a JSON file; unpack an archive first.",
    )


def _of_folder(folder: Path) -> list[Path]:
    home = folder.resolve()
    inside = list(itertools.islice(folder.rglob("*"), MOST_FILES + 1))
    if len(inside) > MOST_FILES:
        raise ToolError(f"{folder} holds more than {MOST_FILES:,} files.", "Name one below it.")
    found = [
        file for file in sorted(inside) if file.is_file() and file.resolve().is_relative_to(home)
    ]
    sheets = [file for file in found if file.suffix.casefold() == ".csv"]
    objects = [
        file
        for file in found
        if file.suffix.casefold() == ".json" and file.name != "datapackage.json"
    ]
    if sheets and objects:
        raise ToolError(
            f"{folder} holds CSV and JSON files; both may say the same.",
            "Name one of the folders below it, or one file.",
        )
    if not sheets and not objects:
        raise ToolError(f"{folder} holds neither CSV nor JSON files.", "Name another folder.")
    return sheets or objects


def _text(tables: Tables, path: Path) -> str:
    """Return the text of a file in one of the encodings people have."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ToolError(
                f"{path.name} has more than {MOST_BYTES // 2**20} MB; nothing was taken.",
                "Split it by state or county.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise ToolError(f"{path} can not be read ({error.strerror}).") from error
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    for one in (encoding, "cp1252"):
        try:
            text = data.decode(one)
        except UnicodeDecodeError:
            continue
        if one == "cp1252":
            tables.notes.append(f"{path.name} is no UTF-8; it was read as Windows-1252")
        if "\0" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")  # a lone \r is an old Mac's
    raise ToolError(
        f"{path.name} is no text in UTF-8, UTF-16 or Windows-1252; nothing was taken.",
        "Save it again as CSV UTF-8.",
    )


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let the csv module read a cell as long as a file: `MOST_CELL` limits it here."""
    before = csv.field_size_limit(MOST_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _read_csv(tables: Tables, path: Path) -> None:
    table = table_named(path.name)
    if table is None:
        tables.left_out.append(f"{path.name} is no table of HSDS that we know; it was left out")
        return
    text = _text(tables, path)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    with _long_cells():
        try:
            _take_lines(
                tables, table, path.name, csv.reader(io.StringIO(text), delimiter=delimiter)
            )
        except csv.Error as error:
            raise ToolError(f"{path.name} is no CSV ({error}); nothing was taken.") from error


def _take_lines(tables: Tables, table: str, name: str, lines: Any) -> None:
    header = [clean(one) for one in next(lines, [])]
    twice = {one for one, count in Counter(filter(None, header)).items() if count > 1}
    for one in sorted(twice):
        tables.notes.append(f"{name}: the column {one} stands twice; the first one was taken")
    for line in lines:
        where = f"{name}, line {lines.line_num}"
        if not any(map(str.strip, line)):
            continue
        if len(line) > len(header):
            tables.notes.append(
                f"{where}: {len(line) - len(header)} cells more than headings; they were left out"
            )
        cells: dict[str, Any] = {}
        for heading, cell in zip(header, line, strict=False):
            if heading and heading not in cells:
                cells[heading] = cell
        named = [key for key in cells if column_named(table, key) == "id"]
        named.sort(key=lambda key: key.casefold() != "id")
        named += [key for key in cells if key.casefold() == "id"]
        if named:
            cells["id"] = cells[named[0]].strip()
        for row in flatten(table, cells, where):
            tables.add(row)


def _too_many(where: str) -> ToolError:
    return ToolError(
        f"{where}: more than {MOST_ROWS:,} rows of one table, or {MOST_IN_ALL:,} in all;"
        " nothing was taken.",
        "Split it by state or county.",
    )


def _read_json(tables: Tables, path: Path) -> None:
    text = _text(tables, path)
    if text.count("{") + text.count("[") > MOST_OPENED:
        raise _too_many(path.name)
    try:
        try:
            read = json.loads(text)
        except json.JSONDecodeError:
            read = [json.loads(line) for line in text.splitlines() if line.strip()]
        _take(tables, read, path.name, table_named(path.stem) or "")
    except TooDeep:
        raise _NoJson(f"{path.name} has objects inside objects, deeper than HSDS") from None
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "too deep or too long"
        raise _NoJson(f"{path.name} is no JSON ({reason[:120]})") from error


def _take(tables: Tables, read: Any, name: str, table: str) -> None:
    """Add rows from a page of results, a mapping of tables, a list or one object."""
    if isinstance(read, dict) and isinstance(read.get("contents"), list):
        read = read["contents"]
    if isinstance(read, list):
        tables.list_up(read, name)
        for number, one in enumerate(read, 1):
            _take(tables, one, f"{name}, entry {number}", table)
    elif not table and isinstance(read, dict) and not {"id", "name"} & set(read):
        _take_mapping(tables, read, name)
    else:
        _take_object(tables, read, name, table)


def _take_mapping(tables: Tables, read: dict[str, Any], name: str) -> None:
    """Add tables by name. What stands beside a single organization belongs to it."""
    tables.list_up(read, name)
    named = {key: table_named(key) for key in read}
    runs = next((key for key, table in named.items() if table == "organization"), "")
    alone = read.get(runs)
    if isinstance(alone, list) and len(alone) == 1:
        alone = alone[0]
    if isinstance(alone, dict):
        beside = {key: one for key, one in read.items() if key != runs}
        _take_object(tables, alone | beside, name, "organization", apart=True)
        return
    for key, rows in read.items():
        if named[key] is None or not isinstance(rows, dict | list):
            tables.left_out.append(f"{name}: {shown(key)} is no table of HSDS; it was left out")
        else:
            _take(tables, rows, f"{name}, {named[key]}", named[key] or "")


def _take_object(tables: Tables, one: Any, where: str, table: str, *, apart: bool = False) -> None:
    """Add the rows of one object; `apart`: nothing outside of it names what is in it."""
    if not isinstance(one, dict):
        tables.left_out.append(f"{where}: {shown(str(one))} is no object; it was left out")
        return
    told = table or next((name for name, keys in _SHAPES if any(key in one for key in keys)), "")
    if not told:
        tables.left_out.append(f"{where}: this is no object of HSDS; it was left out")
        return
    rows = list(flatten(told, one, where))
    if (apart or not table) and any(tables.is_other(row) for row in rows):
        tables.mended[_APART] += 1
        kept_apart(rows, where)
    for row in rows:
        tables.add(row)
