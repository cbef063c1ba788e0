"""Lays nested HSDS objects out as rows of tables: one shape for JSON and spreadsheets.

An object below another one names it: a phone below a service gets its `service_id`, a service with
an organization inside gets the `organization_id`. An object without an id gets one of its own, so
that nothing comes apart; it is marked, for nobody else can use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from navigator.steward.exchange.hsds.hsds_shape import TEXT_COLUMN, nested_in

MOST_LEVELS = 12
"""The most levels of objects inside objects; HSDS needs seven."""
_LISTED = re.compile(r"[;|\n]")


class TooDeep(Exception):  # noqa: N818 - what it is
    """Raised where objects lie inside objects deeper than HSDS has them."""


@dataclass(slots=True)
class Row:
    """One row of a table: its position in the file, and its cells by heading."""

    table: str
    where: str
    cells: dict[str, str]
    has_id: bool = True


def flatten(table: str, value: dict[str, Any], where: str, level: int = 0) -> Iterator[Row]:
    """Yield the rows of one object and of everything below it; its own row first."""
    if level > MOST_LEVELS:
        raise TooDeep
    row = Row(table, where, {}, has_id=bool(value.get("id")))
    row.cells["id"] = as_cell(value.get("id")) or f"({where})"
    below: list[Row] = []
    for key, one in value.items():
        nested = nested_in(table, key, one)
        if nested is None:
            if key != "id":
                row.cells[key] = as_cell(one)
            continue
        for number, child in enumerate(_children(nested.table, one), 1):
            rows = list(
                flatten(nested.table, child, f"{where}, {nested.table} {number}", level + 1)
            )
            if nested.is_many:
                _point_back(rows[0], row)
            else:
                row.cells[f"{nested.table}_id"] = rows[0].cells["id"]
            below += rows
    yield row
    yield from below


def kept_apart(rows: list[Row], where: str) -> None:
    """Rename every id of one object, because another object has the same ids.

    Files made object by object number each from one: `org_1` is not one organization.
    """
    own = {row.cells["id"] for row in rows}
    for row in rows:
        for column, cell in row.cells.items():
            if cell in own and (column == "id" or column.endswith("_id")):
                row.cells[column] = f"{where} {cell}"


def _children(table: str, value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a key: a list of them, one, or a text with one or several names."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
        elif table in TEXT_COLUMN and one not in (None, ""):
            for part in split(as_cell(one)):
                yield {TEXT_COLUMN[table]: part}


def split(text: str) -> list[str]:
    """Return the parts of a list in one cell, split at semicolons, bars and line breaks."""
    return list(filter(None, map(str.strip, _LISTED.split(text))))


def _point_back(child: Row, parent: Row) -> None:
    if child.table == "attribute":
        child.cells |= {"link_id": parent.cells["id"], "link_entity": parent.table}
    elif child.table == "metadata":
        child.cells |= {"resource_id": parent.cells["id"], "resource_type": parent.table}
    else:
        child.cells[f"{parent.table}_id"] = parent.cells["id"]


def as_cell(value: Any) -> str:
    """Return a value of JSON as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(as_cell(one) for one in value)
    return str(value)
