"""The tree of commands that both wings hang theirs in.

The steward's wing is found by its entry point in `navigator.commands`, never imported: a
program without that wing answers its commands in one sentence.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any

from navigator import __version__
from navigator.paths import Paths

Command = Callable[[argparse.Namespace, Paths], Any]
ENTRY_POINTS = "navigator.commands"
ELSEWHERE = ("content", "export", "i18n", "import", "steward")
"""Commands of the steward's wing, by their first word."""
NOT_INSTALLED = (
    "The tools for content are not installed. In a source tree run: python3 build/run.py"
)


class CommandTree:
    """Commands and groups of commands below `navigator`."""

    def __init__(self, description: str) -> None:
        """Begin with `--version` alone."""
        self.parser = argparse.ArgumentParser(prog="navigator", description=description)
        version = f"navigator {__version__}"
        self.parser.add_argument("--version", action="version", version=version)
        self._top = self.parser.add_subparsers(required=True, metavar="COMMAND")
        self._groups: dict[str, Any] = {}

    def group(self, name: str, text: str = "") -> Any:
        """Return the group of a name, made when it is first asked for."""
        if name not in self._groups:
            made = self._top.add_parser(name, help=text)
            self._groups[name] = made.add_subparsers(required=True, metavar="WHAT")
        return self._groups[name]

    def add(self, name: str, run: Command, text: str) -> argparse.ArgumentParser:
        """Add a command directly below `navigator`."""
        return add_command(self._top, name, run, text)

    def add_found(self) -> None:
        """Add the commands of other wings; those of a missing one say where it comes from."""
        for point in entry_points(group=ENTRY_POINTS):
            point.load()(self)
        for name in ELSEWHERE:
            if name not in self._top.choices:
                # Nothing begins an option: whatever follows is taken.
                missing = self._top.add_parser(
                    name, help="not installed", prefix_chars="\0", add_help=False
                )
                missing.add_argument("rest", nargs="*")
                missing.set_defaults(run=_not_installed, json=False)


def add_command(commands: Any, name: str, run: Command, text: str) -> argparse.ArgumentParser:
    """Add a command to a group; `run` gives what is printed, or an exit code."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)
    return parser


def _not_installed(_args: argparse.Namespace, _paths: Paths) -> int:
    """Say where the steward's wing comes from; exit 2."""
    print(NOT_INSTALLED, file=sys.stderr)
    return 2
