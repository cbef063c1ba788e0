"""docs/commands.md names every command, and no command that is not there."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from navigator.cli.main import _parser

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
ROWS = {
    row.split(" [")[0]: row for row in re.findall(r"^\| `navigator ([^`]+)` \|", PAGE, re.MULTILINE)
}


def commands(parser: argparse.ArgumentParser, *names: str) -> Iterator[tuple[str, ...]]:
    """The words of every command that does something."""
    groups = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not groups:
        yield names
    for group in groups:
        for name, below in group.choices.items():
            yield from commands(below, *names, name)


COMMANDS = sorted(" ".join(names) for names in commands(_parser()))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_has_a_row_for(command: str) -> None:
    assert [row for row in ROWS if re.match(rf"{re.escape(command)}( [A-Z-]|$)", row)]


@pytest.mark.parametrize("row", sorted(ROWS))
def test_a_row_is_about_a_command_that_is_there(row: str) -> None:
    assert [command for command in COMMANDS if re.match(rf"{re.escape(command)}( [A-Z-]|$)", row)]
