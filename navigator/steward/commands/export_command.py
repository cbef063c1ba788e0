"""`navigator export facts|places|sources`: open data out of the pack; see docs/data.md."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import add_command
from navigator.library.facade import Library
from navigator.pack.store import Store, read_manifest
from navigator.paths import Paths

_TABLES = {
    "facts": "every typed fact of every state, past and coming values too",
    "places": "every place of the pack that stands in lists",
    "sources": "every page, and what it says on which statement",
}


def add_tables(exports: Any) -> None:
    """Put the tables below `navigator export` command."""
    for name, text in _TABLES.items():
        table = add_command(exports, name, _export, text)
        table.add_argument("--to", type=Path, required=True, metavar="DIR", help="folder to fill")
        table.set_defaults(table=name)


def _export(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.exchange.open_tables.open_data import export
    from navigator.steward.exchange.open_tables.rows import TABLES

    with Library.open(paths) as library:  # it compares the pack with its manifest
        folder = library.folder
    with closing(Store(folder)) as store:
        return export(store, read_manifest(folder), TABLES[args.table], args.to)
