"""Reads rows of the open tables out of one pack.

Each row is compared with its class before anybody gets it: what does not fit means a damaged pack.
Whole timelines come, past and coming values too; nothing is translated.
"""

from __future__ import annotations

import json
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from navigator.errors import PackError
from navigator.pack.open_tables import VIEWS
from navigator.pack.store import Store
from navigator.records.topics import fact_spec
from navigator.steward.exchange.open_tables.rows import PLAIN_KINDS, VALUES, OpenTable

Cells = dict[str, Any]
"""The cells of a view by column: text, number or nothing."""


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
