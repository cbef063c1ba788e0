"""Commands that build and sign packs; docs/updates.md shows them at work."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import add_command
from navigator.cli.options import resources_of, today
from navigator.errors import ToolError
from navigator.paths import Paths


def add_commands(packs: Any) -> None:
    """Add the commands to the group `pack`."""
    build = add_command(packs, "build", _build, "compile resources/ into the pack and its index")
    build.add_argument("--out", type=Path, help="folder of the pack (default: where the app looks)")
    build.add_argument("--if-changed", action="store_true", help="do nothing when nothing changed")
    build.add_argument(
        "--every-language", action="store_true", help="also those only begun, to look at them"
    )
    keys = packs.add_parser("keys", help="make keys, and say which of them count")
    kinds = keys.add_subparsers(required=True, metavar="WHAT")
    new = add_command(kinds, "new", _keys_new, "make a pair of keys; asks for its passphrase")
    new.add_argument("name")
    new.add_argument("--keys", type=Path, required=True, help="folder for the two halves")
    root = add_command(kinds, "root", _keys_root, "say which keys count from now on; sign it next")
    root.add_argument("--stewards", type=Path, nargs="+", required=True, metavar="PUB")
    root.add_argument("--threshold", type=int, required=True, help="how many of them must sign")
    root.add_argument("--snapshot", type=Path, required=True, metavar="PUB")
    root.add_argument("--timestamp", type=Path, required=True, metavar="PUB")
    publish = add_command(packs, "publish", _publish, "say which pack is the newest; sign it next")
    publish.add_argument("--pack", type=Path, help="folder of the pack (default: the one built)")
    publish.add_argument(
        "--really-remove", type=int, metavar="N", help="so many places may go, where many do"
    )
    publish.add_argument(
        "--really-lacking", type=int, metavar="N", help="so many texts may lack a translation"
    )
    sign = add_command(packs, "sign", _sign, "sign what waits; what is complete goes out")
    sign.add_argument("--keys", type=Path, required=True, help="folder with private keys")
    for one in (root, publish, sign):
        one.add_argument("--to", type=Path, required=True, help="folder that is handed out")


def _build(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.content.pack.building import build

    folder = args.out or paths.pack
    return build(
        resources_of(paths), folder, today(),
        if_changed=args.if_changed, every_language=args.every_language,
    )  # fmt: skip


def _keys_new(args: argparse.Namespace, _paths: Paths) -> Any:
    from navigator.steward.signing.keys import new_key

    phrase = _passphrase(args.name)
    if sys.stdin.isatty() and _passphrase(f"{args.name}, once more") != phrase:
        raise ToolError("The two passphrases differ.", "Run the command again.")
    return {"public": str(new_key(args.keys, args.name, phrase))}


def _keys_root(args: argparse.Namespace, _paths: Paths) -> Any:
    from navigator.steward.signing.keys import public_key
    from navigator.steward.signing.publishing import Repository

    stewards = [public_key(path) for path in args.stewards]
    ends = public_key(args.snapshot), public_key(args.timestamp)
    return Repository(args.to).stage_root(stewards, args.threshold, *ends)


def _publish(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.signing.publishing import Repository, refuse_lacking
    from navigator.steward.signing.waiting import refuse_unopened

    pack = args.pack or paths.pack
    refuse_lacking(pack, args.really_lacking)
    refuse_unopened(pack)
    return Repository(args.to).stage_pack(pack, args.really_remove)


def _sign(args: argparse.Namespace, _paths: Paths) -> Any:
    from navigator.steward.signing.keys import signers
    from navigator.steward.signing.publishing import Repository
    from navigator.steward.signing.waiting import refuse_unopened_waiting, waiting_keys, what_waits

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
    """Asked for without an echo, or read as one line."""
    from getpass import getpass

    if sys.stdin.isatty():
        return getpass(f"Passphrase of {name}: ")
    return sys.stdin.readline().rstrip("\n")
