"""Commands that sign, check and install packs; docs/updates.md shows them at work."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from navigator.errors import ToolError
from navigator.paths import Paths
from navigator.site.settings import Settings, read_settings, updates_mistake

Command = Callable[..., argparse.ArgumentParser]


def add_commands(packs: Any, command: Command) -> None:
    """Put the commands below `navigator pack`; `command` makes one."""
    keys = packs.add_parser("keys", help="make keys, and say which of them count")
    kinds = keys.add_subparsers(required=True, metavar="WHAT")
    new = command(kinds, "new", _keys_new, "make a pair of keys; asks for its passphrase")
    new.add_argument("name")
    new.add_argument("--keys", type=Path, required=True, help="folder for the two halves")
    root = command(kinds, "root", _keys_root, "say which keys count from now on; sign it next")
    root.add_argument("--stewards", type=Path, nargs="+", required=True, metavar="PUB")
    root.add_argument("--threshold", type=int, required=True, help="how many of them must sign")
    root.add_argument("--snapshot", type=Path, required=True, metavar="PUB")
    root.add_argument("--timestamp", type=Path, required=True, metavar="PUB")
    publish = command(packs, "publish", _publish, "say which pack is the newest; sign it next")
    publish.add_argument("--pack", type=Path, help="folder of the pack (default: the one built)")
    publish.add_argument(
        "--really-remove", type=int, metavar="N", help="so many places may go, where many do"
    )
    publish.add_argument(
        "--really-lacking", type=int, metavar="N", help="so many texts may lack a translation"
    )
    sign = command(packs, "sign", _sign, "sign what waits; what is complete goes out")
    sign.add_argument("--keys", type=Path, required=True, help="folder with private keys")
    for one in (root, publish, sign):
        one.add_argument("--to", type=Path, required=True, help="folder that is handed out")
    verify = command(packs, "verify", _verify, "check and try what a folder or address offers")
    install = command(packs, "install", _install, "take the pack that a folder or address offers")
    for one in (verify, install):
        one.add_argument("source", help="a folder, or an address that begins with https://")
        one.add_argument("--root", type=Path, help="file of trusted keys (default: settings)")


def _keys_new(args: argparse.Namespace, _paths: Paths) -> Any:
    from navigator.update.keys import new_key

    phrase = _passphrase(args.name)
    if sys.stdin.isatty() and _passphrase(f"{args.name}, once more") != phrase:
        raise ToolError("The two passphrases differ.", "Run the command again.")
    return {"public": str(new_key(args.keys, args.name, phrase))}


def _keys_root(args: argparse.Namespace, _paths: Paths) -> Any:
    from navigator.update.keys import public_key
    from navigator.update.publishing import Repository

    stewards = [public_key(path) for path in args.stewards]
    ends = public_key(args.snapshot), public_key(args.timestamp)
    return Repository(args.to).stage_root(stewards, args.threshold, *ends)


def _publish(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.update.publishing import Repository, refuse_lacking
    from navigator.update.waiting import refuse_unopened

    pack = args.pack or paths.pack
    refuse_lacking(pack, args.really_lacking)
    refuse_unopened(pack)
    return Repository(args.to).stage_pack(pack, args.really_remove)


def _sign(args: argparse.Namespace, _paths: Paths) -> Any:
    from navigator.update.keys import signers
    from navigator.update.publishing import Repository
    from navigator.update.waiting import refuse_unopened_waiting, waiting_keys, what_waits

    # Who types a passphrase has seen what it signs.
    waiting = what_waits(args.to)
    if waiting is None and (keys := waiting_keys(args.to)):
        print(f"Keys that count from now on in {args.to}: {keys}", file=sys.stderr)
    refuse_unopened_waiting(args.to)
    if waiting is not None:
        print(f"This is signed in {args.to}:", file=sys.stderr)
        print(*(f"  {line}" for line in waiting.lines()), sep="\n", file=sys.stderr)
        if waiting.signed and waiting.is_new:
            print("  What changed: navigator content diff", file=sys.stderr)
    return Repository(args.to).sign(list(signers(args.keys, _passphrase)))


def _passphrase(name: str) -> str:
    """Return the passphrase, typed without an echo or read as one line."""
    from getpass import getpass

    if sys.stdin.isatty():
        return getpass(f"Passphrase of {name}: ")
    return sys.stdin.readline().rstrip("\n")


def _verify(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.update.updating import Updating

    return Updating(paths).verify(_chosen(args, paths))


def _install(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.update.updating import Updating

    return asdict(Updating(paths).look(_chosen(args, paths)))


def _chosen(args: argparse.Namespace, paths: Paths) -> Settings:
    """Return the settings with the named source, and with other keys where they were named.

    Raises ToolError where the source can not be used.
    """
    settings = read_settings(paths.settings, paths.whole_computer)
    kind = "address" if "://" in args.source else "folder"
    source = args.source if kind == "address" else str(Path(args.source).absolute())
    root = str(args.root.absolute()) if args.root else settings.updates_root
    chosen = settings._replace(updates=kind, updates_from=source, updates_root=root)
    if mistake := updates_mistake(chosen):
        raise ToolError(f"{args.source} can not be used: {mistake}.", "Write another.")
    return chosen
