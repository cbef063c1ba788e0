"""Writes one open table with all that is needed to use it without this program.

    facts.csv  facts.json  facts.schema.json    the rows, and what each may be
    codebook.md  citation.txt                   what they mean, and how to cite them
    datasette.json                              titles and facets, for `datasette -m`

The same pack gives the same bytes. A file appears whole or not at all. Each row is compared with
its class before anybody gets it: what does not fit means a damaged pack. Whole timelines come,
past and coming values too; nothing is translated. A cell that a spreadsheet would run is disarmed.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from navigator.errors import PackError
from navigator.files import replace_text
from navigator.pack.open_tables import VIEWS
from navigator.pack.store import Store
from navigator.records.topics import fact_spec
from navigator.steward.exchange.open_tables.codebook import citation, codebook, datasette_metadata
from navigator.steward.exchange.open_tables.json_schema import table_schema
from navigator.steward.exchange.open_tables.rows import PLAIN_KINDS, VALUES, OpenTable

Cells = dict[str, Any]
"""The cells of a view by column: text, number or nothing."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Exported:
    """The files and the citation of an export."""

    rows: int
    files: tuple[str, ...]
    built_on: str
    citation: str


def export(store: Store, manifest: Mapping[str, Any], table: OpenTable, folder: Path) -> Exported:
    """Write a table of the pack that `manifest` belongs to into `folder`.

    Raises PackError for rows that are not as they should be, and DiskError.
    """
    cells = read_cells(store, table)
    tables = [
        row["name"] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    texts = {
        f"{table.name}.csv": as_csv(table.columns, cells),
        f"{table.name}.json": as_json(read_rows(table, cells)),
        f"{table.name}.schema.json": _json(table_schema(table)),
        "codebook.md": codebook(manifest, store.words()),
        "citation.txt": citation(manifest) + "\n",
        "datasette.json": _json(datasette_metadata(manifest, sorted(tables))),
    }
    for name, text in texts.items():
        replace_text(folder / name, text)
    return Exported(len(cells), tuple(texts), manifest["built_on"], citation(manifest))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def read_cells(store: Store, table: OpenTable) -> list[Cells]:
    """Return the rows of a table as a view of the pack shows them, always in the same order."""
    order = ", ".join(dict.fromkeys((*table.order, *table.columns)))
    sql = f"SELECT * FROM ({VIEWS[table.view]}) ORDER BY {order}"  # noqa: S608 - our own text
    return [{name: _written(cell) for name, cell in dict(row).items()} for row in store.rows(sql)]


def _written(cell: Any) -> Any:
    """Return a number as it was written: SQLite reads numbers in JSON a hair beside that."""
    return round(cell, 6) if isinstance(cell, float) else cell


def read_rows(table: OpenTable, cells: list[Cells]) -> list[msgspec.Struct]:
    """Return the same rows with lists, days and truth values in their own types.

    Raises PackError for a row that is not as its class says.
    """
    hints = get_type_hints(table.row)
    as_json = {
        name
        for name, hint in hints.items()
        if get_origin(hint) is tuple or hint is bool or bool in get_args(hint)
    }
    try:
        return [
            msgspec.convert(
                {name: _read(name, row, is_json=name in as_json) for name in row}, table.row
            )
            for row in cells
        ]
    except (msgspec.ValidationError, ValueError, TypeError) as error:
        raise PackError("pack.damaged", "do.install_pack") from error


def _read(name: str, row: Cells, *, is_json: bool) -> Any:
    cell = row[name]
    if cell is None:
        return None
    if name == "value":
        return _read_value(row["topic"], row["fact"], cell)
    return json.loads(cell) if is_json else cell


def _read_value(topic: str, fact: str, cell: Any) -> Any:
    spec = fact_spec(topic, fact)
    if spec is None:
        raise ValueError(fact)
    return msgspec.convert(
        cell if spec.kind in PLAIN_KINDS else json.loads(cell), VALUES[spec.kind]
    )


def guard(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Return a line of column names, then one for each row; None is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([guard(row[name]) for name in columns] for row in rows)
    return text.getvalue()


def as_json(rows: Iterable[msgspec.Struct]) -> str:
    """Return one array, each row on a line of its own so that two files can be compared."""
    lines = ",\n".join(msgspec.json.encode(row).decode() for row in rows)
    return f"[\n{lines}\n]\n"
