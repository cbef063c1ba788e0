"""Commands that exchange data: `export`, `import hsds` and `local merge`.

An import only reports, unless a file is named for what it read; it never writes into
`resources`.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from navigator.cli.command_tree import add_command
from navigator.errors import ToolError
from navigator.library.facade import Library
from navigator.pack.store import Store, read_manifest
from navigator.paths import Paths
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import ON_REQUEST, PLACE_KINDS

if TYPE_CHECKING:
    from navigator.steward.exchange.hsds.hsds_changes import Change

_SHOWN = 20
"""The sentences of each kind in the report; `--json` gives all."""


def add_export(exports: Any) -> None:
    """Add `hsds` to the commands that export."""
    out = exports.add_parser("hsds", help="all places, in HSDS 3.1 (docs/hsds.md)")
    out.add_argument("--to", type=Path, required=True, help="a folder that is not there yet")
    out.add_argument("--json", action="store_true", help="print JSON")
    out.set_defaults(run=_export)


def add_import(imports: Any) -> None:
    """Add `hsds` to the commands that import."""
    back = imports.add_parser("hsds", help="places of another directory, and what is wrong")
    back.add_argument("file", type=Path, help="a folder with CSV or JSON files, or a JSON file")
    back.add_argument("--to", type=Path, help="a .yaml or .csv for the entries (default: none)")
    kinds = [kind for kind in PLACE_KINDS if kind not in ON_REQUEST]
    back.add_argument("--kind", choices=kinds, default="", help="of places that say none")
    back.add_argument("--state", default="", metavar="XX", help="of places that say none")
    back.add_argument("--changes", action="store_true", help="say what differs from our places")
    back.add_argument("--before", type=Path, help="what the directory said at the last look")
    back.add_argument("--json", action="store_true", help="print JSON")
    back.set_defaults(run=_import)


def _export(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.pack.pack_places import PackPlaces
    from navigator.steward.exchange.hsds.hsds import export_hsds

    with _pack(paths) as (folder, store):
        places = PackPlaces(store).places()
        return export_hsds(places, read_manifest(folder)["built_on"], args.to)


@contextmanager
def _pack(paths: Paths) -> Iterator[tuple[Path, Store]]:
    """Open the pack itself, not the book of places: a site's own places lie over it."""
    with Library.open(paths) as library:  # it compares the pack with its manifest
        folder = library.folder
    with closing(Store(folder)) as store:
        yield folder, store


def _import(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.pack.pack_places import PackPlaces
    from navigator.steward.exchange.hsds.entries import write_entries
    from navigator.steward.exchange.hsds.hsds_changes import compare
    from navigator.steward.exchange.hsds.hsds_import import import_hsds

    home = paths.resources
    if args.to and home and args.to.resolve().is_relative_to(home.resolve()):
        raise ToolError(
            f"{args.to} lies in the content.", "Name a file elsewhere, and look at each entry."
        )
    if args.state and args.state not in JURISDICTIONS:
        raise ToolError(f"{args.state!r} is no state.", "Write two letters: CO.")
    done = import_hsds(args.file, args.kind, args.state)
    if args.to:
        today = date.today()  # noqa: DTZ011 - the day in the desk's own zone
        write_entries(done.places, done.checked_on, args.file.name, today, args.to)
    report = {
        "taken": len(done.places),
        "without_kind": sum(not one.kind for one in done.places),
        "rows": done.rows,
        "left_out": done.left_out,
        "notes": done.notes,
        "columns_not_used": done.unused,
        "written": str(args.to) if args.to else None,
    }
    if args.changes or args.before:
        before = import_hsds(args.before, args.kind, args.state).places if args.before else None
        with _pack(paths) as (_, store):
            changes = compare(done.places, PackPlaces(store).places(), before)
        report["changed"] = dict(Counter(one.what for one in changes))
        report["changes"] = changes if args.json else list(map(_told, changes))
    return report if args.json else _short(report)


def _told(change: Change) -> str:
    ours = f" = {change.ours} ({change.why})" if change.ours else ""
    return "; ".join((f"{change.what}: {change.name}{ours}", *change.differences))


def _short(report: dict[str, Any]) -> dict[str, Any]:
    """Return the report with only the first sentences of long lists."""
    for key in ("left_out", "notes", "changes"):
        told = report.get(key, ())
        if len(told) > _SHOWN:
            more = f"and {len(told) - _SHOWN:,} more: --json lists all"
            report[key] = [*told[:_SHOWN], more]
    return report


def add_merge(own: Any) -> None:
    """Add the command to the group `local`."""
    merge = add_command(own, "merge", _merge, "put the lists of many centers together")
    merge.add_argument("files", type=Path, nargs="+", metavar="FILE")
    merge.add_argument("--to", type=Path, required=True, metavar="DIR", help="a new folder")


def add_sheet(own: Any) -> None:
    """Add the command that hands a place its own entry to correct to the group `local`."""
    sheet = add_command(own, "sheet", _sheet, "what is said of a place, for its people to correct")
    sheet.add_argument("place", metavar="PLACE", help="its id, such as place:CO:rmian")
    sheet.add_argument("--to", type=Path, required=True, help="a new .csv, or a .pdf on paper")


def _sheet(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.files import write_whole
    from navigator.handout.press import Press
    from navigator.steward.imports.provider_sheet import as_csv, as_paper

    if args.to.exists():
        raise ToolError(f"Something is already at {args.to}.", "Name a file that is not there.")
    with Library.open(paths) as library:
        place = library.place(args.place)
        place = place.before or place  # what the pack says, not what this center knows
        if args.to.suffix.casefold() == ".csv":
            write_whole(args.to, as_csv(place))
        elif args.to.suffix.casefold() == ".pdf":
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # it paints and opens no window
            from navigator.app import make_app
            from navigator.ui.no_window import told_in_one_sentence
            from navigator.ui.paper.printing import write_pdf

            with told_in_one_sentence():
                _app = make_app()
            say = library.wording("en")
            press = Press(say, reviewed=True, old=False)
            write_pdf(press.paper(place.name, as_paper(place, say)), args.to, "Letter")
        else:
            raise ToolError(f"{args.to} ends in neither .csv nor .pdf.", "Name it so.")
    return {"file": str(args.to), "place": place.id}


def _merge(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.imports.local_merge import merge, write_merged

    with Library.open(paths) as library:
        merged = merge(args.files, library.local.names)
    write_merged(merged, args.to)
    return merged.told if args.json else merged.report()


_TABLES = {
    "facts": "every typed fact of every state, past and coming values too",
    "places": "every place of the pack that stands in lists",
    "sources": "every page, and what it says on which statement",
}


def add_tables(exports: Any) -> None:
    """Put the tables below `navigator export` command."""
    for name, text in _TABLES.items():
        table = add_command(exports, name, _export_table, text)
        table.add_argument("--to", type=Path, required=True, metavar="DIR", help="folder to fill")
        table.set_defaults(table=name)


def _export_table(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.exchange.open_tables.open_data import export
    from navigator.steward.exchange.open_tables.rows import TABLES

    with _pack(paths) as (folder, store):
        return export(store, read_manifest(folder), TABLES[args.table], args.to)
