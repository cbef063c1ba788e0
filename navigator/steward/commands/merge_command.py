"""`navigator local merge`: the lists of many centers as one; docs/local.md."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import add_command
from navigator.library.facade import Library
from navigator.paths import Paths


def add_merge(own: Any) -> None:
    """Add the command to the group `local`."""
    merge = add_command(own, "merge", _merge, "put the lists of many centers together")
    merge.add_argument("files", type=Path, nargs="+", metavar="FILE")
    merge.add_argument("--to", type=Path, required=True, metavar="DIR", help="a new folder")


def _merge(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.imports.local_merge import merge, write_merged

    with Library.open(paths) as library:
        merged = merge(args.files, library.local.names)
    write_merged(merged, args.to)
    return merged.told if args.json else merged.report()
