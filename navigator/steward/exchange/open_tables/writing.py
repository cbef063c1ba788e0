"""Turns rows into the text of a CSV or a JSON file.

CSV follows RFC 4180 in UTF-8. A spreadsheet runs a cell that begins like a formula, so an
apostrophe stands before such a text; JSON holds every text as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


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
