"""The steward's commands, found by the entry point `navigator.commands`."""

from __future__ import annotations

from importlib.util import find_spec

from navigator.cli.command_tree import CommandTree
from navigator.steward.commands import (
    content_command,
    exchange_commands,
    i18n_command,
    pack_build_command,
    steward_command,
)

_TOOLS = ("yaml", "ruamel.yaml", "msgspec", "sqlite_utils", "phonenumbers", "rapidfuzz")


def add_commands(tree: CommandTree) -> None:
    """Hang every command of the steward's wing in the tree; none where its tools are missing."""
    if missing_tools():
        return
    pack_build_command.add_commands(tree.group("pack"))
    exchange_commands.add_merge(tree.group("local"))
    exchange_commands.add_sheet(tree.group("local"))
    content_command.add_commands(tree.group("content", "work on the content"))
    i18n_command.add_translations(tree.group("i18n", "translations, out and in"))
    exports = tree.group("export", "data out: docs/data.md, docs/hsds.md")
    exchange_commands.add_tables(exports)
    exchange_commands.add_export(exports)
    exchange_commands.add_import(tree.group("import", "data in, for a person to look at"))
    steward_command.add_desk(tree)


def missing_tools() -> tuple[str, ...]:
    """Packages the desk needs that are not installed."""
    return tuple(name for name in _TOOLS if not _is_there(name))


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
