"""Commands about a center's own list; docs/local.md describes it."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import add_command
from navigator.errors import BadInput
from navigator.library.facade import Library
from navigator.paths import Paths


def add_commands(own: Any) -> None:
    """Put the commands below `navigator local`."""
    add_command(own, "check", _check, "read the center's own list, and say what is wrong in it")
    export = add_command(own, "export", _export, "copy the center's own list, to hand it on")
    export.add_argument("--to", type=Path, required=True, metavar="FILE.csv")


def _check(_args: argparse.Namespace, paths: Paths) -> Any:
    with Library.open(paths) as library:
        local = library.local
        wrong = [*map(str, local.slips), *_unknown(library), *_to_come(library)]
        rows = [row.cells for row in local.places_table.rows]
        corrections = sum("corrects" in cells for cells in rows)
        return {
            "folder": str(paths.settings.parent),
            "places": len(rows) - corrections,
            "corrections": corrections,
            "calls": len(local.calls_table.rows),
            "wrong": wrong,
        }


def _unknown(library: Library) -> list[str]:
    """Return rows about a place that neither the pack nor the center holds."""
    found = []
    for file, row, id in library.local.about():
        try:
            library.place(id)
        except BadInput:
            found.append(f"{file}, line {row.line}: nobody holds {id}. Look for it anew.")
    return found


def _to_come(library: Library) -> list[str]:
    today = library.today()
    return [
        f"calls.csv, line {row.line}, column day: this day has not come. Mend it."
        for row in library.local.calls_table.rows
        if date.fromisoformat(row.cells["day"]) > today
    ]


def _export(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.files import replace_text

    with Library.open(paths) as library:
        local = library.local
        replace_text(args.to, local.shared())
        if local.slips:
            print("Some rows are left out: navigator local check", file=sys.stderr)
        rows = len(local.places_table.rows) + len(local.calls_table.rows)
        return {"file": str(args.to), "rows": rows}
