"""`navigator export hsds`: places to other directories."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from navigator.paths import Paths


def add_export(exports: Any) -> None:
    """Add `hsds` to the commands that export."""
    out = exports.add_parser("hsds", help="all places, in HSDS 3.1 (docs/hsds.md)")
    out.add_argument("--to", type=Path, required=True, help="a folder that is not there yet")
    out.add_argument("--json", action="store_true", help="print JSON")
    out.set_defaults(run=_export)


def _export(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.exchange.hsds_files import export_hsds
    from navigator.library.facade import Library
    from navigator.pack.pack_places import PackPlaces
    from navigator.pack.store import Store, read_manifest

    with Library.open(paths) as library:
        folder = library.folder
    # The pack itself is asked, not the book of places: a site's own places lie over it.
    store = Store(folder)
    try:
        places = PackPlaces(store).places()
        return export_hsds(places, read_manifest(folder)["built_on"], args.to)
    finally:
        store.close()
