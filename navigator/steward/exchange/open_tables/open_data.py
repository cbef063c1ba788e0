"""Writes one open table with all that is needed to use it without this program.

    facts.csv  facts.json  facts.schema.json    the rows, and what each may be
    codebook.md  citation.txt                   what they mean, and how to cite them
    datasette.json                              titles and facets, for `datasette -m`

The same pack gives the same bytes. A file appears whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from navigator.files import replace_text
from navigator.pack.store import Store
from navigator.steward.exchange.open_tables.codebook import citation, codebook, datasette_metadata
from navigator.steward.exchange.open_tables.json_schema import table_schema
from navigator.steward.exchange.open_tables.rows import OpenTable
from navigator.steward.exchange.open_tables.tables import read_cells, read_rows
from navigator.steward.exchange.open_tables.writing import as_csv, as_json


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
