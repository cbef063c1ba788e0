"""Commands that check and install packs; docs/updates.md shows them at work."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import add_command
from navigator.errors import ToolError
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.site.settings import Settings, read_settings, updates_mistake


def add_commands(packs: Any) -> None:
    """Add the commands to the group `pack`."""
    info = add_command(packs, "info", _info, "what the pack holds")
    info.add_argument("--pack", type=Path)
    verify = add_command(packs, "verify", _verify, "check and try what a folder or address offers")
    install = add_command(
        packs, "install", _install, "take the pack that a folder or address offers"
    )
    for one in (verify, install):
        one.add_argument("source", help="a folder, or an address that begins with https://")
        one.add_argument("--root", type=Path, help="file of trusted keys (default: settings)")


def _info(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.pack.store import read_manifest

    if args.pack:
        return read_manifest(args.pack)
    with Library.open(paths) as library:
        return read_manifest(library.folder)


def _verify(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.update.updating import Updating

    return Updating(paths).verify(_chosen(args, paths))


def _install(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.update.updating import Updating

    return asdict(Updating(paths).look(_chosen(args, paths)))


def _chosen(args: argparse.Namespace, paths: Paths) -> Settings:
    """The source that was named, and the keys of the settings unless others were."""
    settings = read_settings(paths.settings, paths.whole_computer)
    kind = "address" if "://" in args.source else "folder"
    source = args.source if kind == "address" else str(Path(args.source).absolute())
    root = str(args.root.absolute()) if args.root else settings.updates_root
    chosen = settings._replace(updates=kind, updates_from=source, updates_root=root)
    if mistake := updates_mistake(chosen):
        raise ToolError(f"{args.source} can not be used: {mistake}.", "Write another.")
    return chosen
