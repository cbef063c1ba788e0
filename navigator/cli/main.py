"""The same library for scripts: search, show, facts, status, pack, tour.

Exit 0 on success, 2 on bad use, 1 with one clear sentence on stderr otherwise.
Every command takes `--json` after its name.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import CommandTree, add_command
from navigator.cli.local_command import add_commands as add_local_commands
from navigator.cli.options import count, day
from navigator.cli.stack_command import add_commands as add_stack_commands
from navigator.errors import BadInput, KnownError, ToolError
from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.paths import Paths, find_paths
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Fact, Nearby, Source
from navigator.records.topics import ON_REQUEST, PLACE_KINDS, TOPICS
from navigator.site.settings import Settings, read_settings, updates_mistake


def _add_pack_commands(packs: Any) -> None:
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


def plain(value: Any) -> Any:
    """Return records, dates and tuples as JSON can hold them."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def as_text(value: Any, indent: int = 0) -> str:
    """Return the result of `plain` as lines for a person; empty values are left out."""
    pad = "  " * indent
    if isinstance(value, dict):
        return "\n".join(
            f"{pad}{key}: {one}"
            if not isinstance(one, (dict, list))
            else f"{pad}{key}:\n{as_text(one, indent + 1)}"
            for key, one in value.items()
            if one not in (None, [], {})
        )
    if isinstance(value, list):
        return "\n".join(
            as_text(one, indent) + "\n" if isinstance(one, dict) else f"{pad}- {one}"
            for one in value
        )
    return f"{pad}{value}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (argparse itself exits with 2)."""
    args = _parser().parse_args(argv)
    try:
        result = args.run(args, find_paths())
    except (KnownError, ToolError) as error:
        print(error, file=sys.stderr)
        return 1
    if isinstance(result, int):
        return result
    try:
        if args.json:
            print(json.dumps(plain(result), ensure_ascii=False, indent=2))
        elif result is not None:
            print(as_text(plain(result)))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read, as `head` does, has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _parser() -> argparse.ArgumentParser:
    tree = CommandTree(__doc__ or "")

    search = tree.add("search", _search, "find cards, programs, places and checklists")
    search.add_argument("query")
    search.add_argument("--state", type=str.upper)
    search.add_argument("--topic", choices=TOPICS)
    search.add_argument("--lang", default="en")
    search.add_argument("--limit", type=count, default=20)
    search.add_argument("--explain", action="store_true", help="say why each stands where it does")
    search.add_argument("--letters", action="store_true", help="only the letter that it describes")

    show = tree.add("show", _show, "one record whole, with its sources")
    show.add_argument("id")
    show.add_argument("--lang", default="en")
    show.add_argument("--on", type=day, metavar="YYYY-MM-DD")

    facts = tree.add("facts", _facts, "every typed fact of a topic on one day")
    facts.add_argument("topic", choices=TOPICS)
    facts.add_argument("--state", type=str.upper)
    facts.add_argument("--on", type=day, metavar="YYYY-MM-DD")

    near = tree.add("near", _near, "the nearest places that serve a ZIP code or a city")
    near.add_argument("where", help="a ZIP code, or a city such as 'Salem, OR'")
    near.add_argument("--kind", choices=PLACE_KINDS)
    near.add_argument("--limit", type=count, default=10)

    tree.add("status", _status, "version, pack, languages, mode, updates")

    _add_pack_commands(tree.group("pack", "build, sign, check and install packs"))
    add_local_commands(tree.group("local", "look after a center's own list"))

    add_stack_commands(tree.group("stack", "print sheets before the doors open"))

    screen = tree.add("screen", _screen, "judge answers of a checklist, line by line")
    screen.add_argument("checklist", help="such as health; docs/checklists.md names the answers")
    screen.add_argument(
        "--jsonl", action="store_true", required=True, help="one answers object a line from stdin"
    )
    screen.add_argument("--lang", default="en")
    screen.add_argument(
        "--explain", action="store_true", help="of household: add the sentences people read"
    )

    kiosks = tree.group("kiosk", "look after a kiosk")
    add_command(kiosks, "set-pin", _set_pin, "set the helper PIN; asks for it, or reads one line")

    tour = tree.add("tour", _tour, "render every screen to PNG and exit")
    tour.add_argument("--out", type=Path, required=True)
    tour.add_argument("--lang", help="only this language (default: all)")
    tour.add_argument("--look", choices=("light", "dark"), help="only this one, at the usual size")
    tour.add_argument("--mode", choices=("desk", "kiosk"), default="desk")
    tree.add_found()
    return tree.parser


def _search(args: argparse.Namespace, paths: Paths) -> Any:
    with Library.open(paths) as library:
        hits = library.look_up(
            args.query, state=args.state, topic=args.topic, lang=args.lang, limit=args.limit,
            letters=args.letters,
        ).hits  # fmt: skip
        keys = ["id", "kind", "place_kind", "title", "state", "topic", "score"]
        keys += ["why"] if args.explain else []
        return [{key: getattr(hit, key) for key in keys} for hit in hits]


def _near(args: argparse.Namespace, paths: Paths) -> Any:
    with Library.open(paths) as library:
        code = args.where if any(map(str.isdigit, args.where)) else library.city(args.where).zip
        near = library.near(code, args.kind, args.limit)
        say = library.wording("en")
        for note in say.near_notes(near):
            print(note, file=sys.stderr)
        if args.kind in ON_REQUEST:
            print("Places of this kind are told on request only, never as near.", file=sys.stderr)
        return [_near_row(one, say) for one in near.found]


def _near_row(one: Nearby, say: Wording) -> dict[str, Any]:
    place = one.place
    named = ("id", "name", "organization", "kind", "subkind", "state")
    row = {key: getattr(place, key) for key in named}
    row |= {"km": one.km, "phone": place.phones[0].number if place.phones else None}
    if place.office is not None and not place.phones:
        row |= {"office": place.office.id, "office_phone": place.office.phones[0].number}
    row["address"] = say.address(place) or None
    row["area_served"] = {
        "national": place.area_national,
        "states": [*place.area_states, *place.area_near],
        "counties": place.area_counties,
    }
    keys = ("limits", "languages", "cost", "as_of", "confidence")
    return row | {key: getattr(place, key) for key in keys}


def _show(args: argparse.Namespace, paths: Paths) -> Any:
    with Library.open(paths) as library:
        return library.show(args.id, args.lang, args.on)


def _facts(args: argparse.Namespace, paths: Paths) -> Any:
    if args.state not in (None, FEDERAL, *JURISDICTIONS):
        raise BadInput("asked.state", "do.use_state_code", state=args.state)
    with Library.open(paths) as library:
        states = (args.state,) if args.state else library.states()
        return {
            state: {
                fact.name: _fact_row(fact) for fact in library.facts(state, args.topic, args.on)
            }
            for state in states
        }


def _fact_row(fact: Fact) -> dict[str, Any]:
    keys = ("value", "null_means", "since", "until", "sources", "confidence")
    row = {key: getattr(fact, key) for key in keys}
    row["sources"] = [_source_row(source) for source in fact.sources]
    if fact.conflict:
        row["conflict"] = fact.conflict
    if fact.review:
        row["review"] = fact.review
    return row


def _source_row(source: Source) -> dict[str, Any]:
    keys = ("publisher", "title", "url", "seen", "as_of", "says")
    return {key: getattr(source, key) for key in keys}


def _status(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.library.status import as_text, read_status

    status = read_status(paths)
    print(json.dumps(plain(status), indent=2) if args.json else as_text(status))
    if status.updates_trouble:
        print(status.updates_trouble, file=sys.stderr)
    return int(bool(status.updates_trouble))


def _screen(args: argparse.Namespace, paths: Paths) -> int:
    from navigator.cli.household_command import INTERVIEW, household_lines
    from navigator.cli.screen_command import screen_lines

    name = args.checklist.removeprefix("checklist:")
    if args.explain and name != INTERVIEW:
        print("--explain belongs to `screen household`.", file=sys.stderr)
        return 2
    with Library.open(paths) as library:
        lines = (
            household_lines(library, sys.stdin.buffer, args.lang, explains=args.explain)
            if name == INTERVIEW
            else screen_lines(library, name, sys.stdin.buffer, args.lang)
        )
        for line in lines:
            sys.stdout.write(line)
    sys.stdout.flush()
    return 0


def _set_pin(_args: argparse.Namespace, paths: Paths) -> Any:
    from getpass import getpass

    from navigator.site.pin import hash_pin
    from navigator.site.settings import own_settings, write_settings

    asks = sys.stdin.isatty()
    pin = getpass("New helper PIN: ") if asks else sys.stdin.readline().strip()
    if asks and getpass("Once more: ") != pin:
        raise BadInput("pin.differs", "do.run_again")
    settings = own_settings(paths.settings)._replace(pin_hash=hash_pin(pin))
    write_settings(paths.settings, settings)
    return {"settings": str(paths.settings)}


def _tour(args: argparse.Namespace, paths: Paths) -> int:
    from navigator.cli.tour_command import draw

    return draw(args, paths)


if __name__ == "__main__":
    sys.exit(main())
