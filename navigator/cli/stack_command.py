"""Commands about the ready stacks of a desk; docs/paper.md describes them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import add_command
from navigator.errors import ToolError
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.site.settings import read_settings
from navigator.site.stacks import read_stacks


def add_commands(stacks: Any) -> None:
    """Put the commands below `navigator stack`."""
    add_command(stacks, "list", _list, "the ready stacks kept on this computer")
    out = add_command(stacks, "print", _print, "print a ready stack, or write it as a PDF")
    out.add_argument("name")
    out.add_argument("--to", type=Path, metavar="FILE.pdf", help="one copy, in place of a printer")


def _list(_args: argparse.Namespace, paths: Paths) -> Any:
    return [one._asdict() for one in read_stacks(paths.settings.parent)]


def _print(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.library.stack_paper import stack_paper
    from navigator.ui.paper.by_command import put_out

    stack = {one.name: one for one in read_stacks(paths.settings.parent)}.get(args.name)
    if stack is None:
        raise ToolError(f"There is no stack {args.name!r}.", "See: navigator stack list")
    settings = read_settings(paths.settings, paths.whole_computer)
    with Library.open(paths) as library:
        paper = stack_paper(library, stack, settings.site_line)
    pages = put_out(paper, stack.copies, settings.printer, args.to)
    if not pages:
        raise ToolError("No printer was found.", "Name a file: --to FILE.pdf")
    copies = 1 if args.to else stack.copies
    return {"pages": pages, "copies": copies, "sides": pages * copies, "to": str(args.to or "")}
