"""The same library for scripts: search, show, facts, status, pack, content, tour.

Exit 0 on success, 2 on bad use, 1 with one clear sentence on stderr otherwise.
Every command takes `--json` after its name.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from navigator import __version__
from navigator.cli.export_command import add_tables
from navigator.cli.hsds_command import add_export, add_import
from navigator.cli.local_command import add_commands as add_local_commands
from navigator.cli.pack_command import add_commands
from navigator.cli.printed import as_text, plain
from navigator.errors import BadInput, KnownError, ToolError
from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.paths import Paths, find_paths
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Fact, Nearby, Source
from navigator.records.topics import PLACE_KINDS, TOPICS

Command = Callable[[argparse.Namespace, Paths], Any]


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
    parser = argparse.ArgumentParser(prog="navigator", description=__doc__)
    parser.add_argument("--version", action="version", version=f"navigator {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    search = _command(commands, "search", _search, "find cards, programs, places and checklists")
    search.add_argument("query")
    search.add_argument("--state", type=str.upper)
    search.add_argument("--topic", choices=TOPICS)
    search.add_argument("--lang", default="en")
    search.add_argument("--limit", type=_count, default=20)

    show = _command(commands, "show", _show, "one record whole, with its sources")
    show.add_argument("id")
    show.add_argument("--lang", default="en")
    show.add_argument("--on", type=_day, metavar="YYYY-MM-DD")

    facts = _command(commands, "facts", _facts, "every typed fact of a topic on one day")
    facts.add_argument("topic", choices=TOPICS)
    facts.add_argument("--state", type=str.upper)
    facts.add_argument("--on", type=_day, metavar="YYYY-MM-DD")

    near = _command(commands, "near", _near, "the nearest places that serve a ZIP code or a city")
    near.add_argument("where", help="a ZIP code, or a city such as 'Salem, OR'")
    near.add_argument("--kind", choices=PLACE_KINDS)
    near.add_argument("--limit", type=_count, default=10)

    _command(commands, "status", _status, "version, pack, languages, mode, updates")

    packs = _group(commands, "pack", "build, sign, check and install packs")
    build = _command(packs, "build", _pack_build, "compile resources/ into the pack and its index")
    build.add_argument("--out", type=Path, help="folder of the pack (default: where the app looks)")
    build.add_argument("--if-changed", action="store_true", help="do nothing when nothing changed")
    info = _command(packs, "info", _pack_info, "what the pack holds")
    info.add_argument("--pack", type=Path)
    add_commands(packs, _command)

    add_local_commands(_group(commands, "local", "look after a center's own list"), _command)

    contents = _group(commands, "content", "work on the content")
    check = _command(contents, "check", _content_check, "read everything strictly")
    check.add_argument("--resources", type=Path)

    stale = _command(contents, "stale", _content_stale, "what to check next, oldest first")
    stale.add_argument("--days", type=_days, help="older than so many days (default: 90, 180)")
    stale.add_argument("--resources", type=Path)
    _place_commands(contents)
    diff = _command(contents, "diff", _content_diff, "what changed between two packs, in words")
    diff.add_argument("old", type=Path, help="folder of the older pack")
    diff.add_argument("new", type=Path, help="folder of the newer pack")

    screen = _command(commands, "screen", _screen, "judge answers of a checklist, line by line")
    screen.add_argument("checklist", help="such as health; docs/checklists.md names the answers")
    screen.add_argument(
        "--jsonl", action="store_true", required=True, help="one answers object a line from stdin"
    )
    screen.add_argument("--lang", default="en")

    exports = _group(commands, "export", "data out: docs/data.md, docs/hsds.md")
    add_tables(exports, _command)
    add_export(exports)
    add_import(_group(commands, "import", "data in, for a person to look at"))

    _window_commands(commands)
    return parser


def _group(commands: Any, name: str, what: str) -> Any:
    """A command that has commands."""
    return commands.add_parser(name, help=what).add_subparsers(required=True, metavar="WHAT")


def _window_commands(commands: Any) -> None:
    kiosk = commands.add_parser("kiosk", help="look after a kiosk")
    kiosks = kiosk.add_subparsers(required=True, metavar="WHAT")
    _command(kiosks, "set-pin", _set_pin, "set the helper PIN; asks for it, or reads one line")

    tour = _command(commands, "tour", _tour, "render every screen to PNG and exit")
    tour.add_argument("--out", type=Path, required=True)
    tour.add_argument("--lang", help="only this language (default: all)")
    tour.add_argument("--look", choices=("light", "dark"), help="only this one, at the usual size")
    tour.add_argument("--mode", choices=("desk", "kiosk"), default="desk")


def _place_commands(contents: Any) -> None:
    bring = contents.add_parser("import", help="take places or ZIP points from a spreadsheet")
    imports = bring.add_subparsers(required=True, metavar="WHAT")
    hrsa = _command(imports, "hrsa", _import_list, "HRSA's official file of health center sites")
    places = _command(imports, "places", _import_list, "a plain spreadsheet (docs/places.md)")
    hrsa.set_defaults(list="hrsa", hrsa=True)
    places.add_argument("--list", required=True, help="id of the list in its YAML file")
    places.set_defaults(hrsa=False)
    zips = _command(imports, "zips", _import_zips, "a Census table of ZIP points")
    cities = _command(imports, "cities", _import_cities, "GeoNames' file of cities")
    for one in (hrsa, places, zips, cities):
        one.add_argument("file", type=Path)
        one.add_argument("--resources", type=Path)
    for one in (hrsa, places):
        one.add_argument("--dry-run", action="store_true", help="report, and write nothing")
        one.add_argument(
            "--really-remove", type=int, metavar="N", help="so many places may go, where many do"
        )
    check = _command(contents, "verify-next", _verify_next, "which places to verify next")
    check.add_argument("--state", type=str.upper)
    check.add_argument("--kind", choices=PLACE_KINDS)
    pairs = _command(contents, "duplicates", _duplicates, "pairs of places that may be one")
    for one in (check, pairs):
        one.add_argument("--limit", type=_count, default=20)
        one.add_argument("--resources", type=Path)


def _command(commands: Any, name: str, run: Command, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write YYYY-MM-DD") from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no count: write 1 to 1000")
    return int(text)


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 36500:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days: write 0 to 36500")
    return int(text)


def _search(args: argparse.Namespace, paths: Paths) -> Any:
    with Library.open(paths) as library:
        hits = library.search(
            args.query, state=args.state, topic=args.topic, lang=args.lang, limit=args.limit
        )
        keys = ("id", "kind", "place_kind", "title", "state", "topic", "score")
        return [{key: getattr(hit, key) for key in keys} for hit in hits]


def _near(args: argparse.Namespace, paths: Paths) -> Any:
    with Library.open(paths) as library:
        code = args.where if any(map(str.isdigit, args.where)) else library.city(args.where).zip
        near = library.near(code, args.kind, args.limit)
        say = library.wording("en")
        if near.approximate:
            print(say("near.approximate", zip=near.zip, first=near.zip[:3]), file=sys.stderr)
        return [_near_row(one, say) for one in near.found]


def _near_row(one: Nearby, say: Wording) -> dict[str, Any]:
    place = one.place
    named = ("id", "name", "organization", "kind", "subkind", "state")
    row = {key: getattr(place, key) for key in named}
    row |= {"km": one.km, "phone": place.phones[0].number if place.phones else None}
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
    return row


def _source_row(source: Source) -> dict[str, Any]:
    keys = ("publisher", "title", "url", "seen", "as_of", "says")
    return {key: getattr(source, key) for key in keys}


def _status(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.library.status import as_text, read_status

    status = read_status(paths)
    return status if args.json else as_text(status)


def _screen(args: argparse.Namespace, paths: Paths) -> int:
    from navigator.cli.screen_command import screen_lines

    with Library.open(paths) as library:
        for line in screen_lines(library, args.checklist, sys.stdin.buffer, args.lang):
            sys.stdout.write(line)
    sys.stdout.flush()
    return 0


def _pack_build(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.content.building import build

    folder = args.out or paths.pack
    return build(_resources(paths), folder, _today(), if_changed=args.if_changed)


def _pack_info(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.pack.store import read_manifest

    if args.pack:
        return read_manifest(args.pack)
    with Library.open(paths) as library:
        return read_manifest(library.folder)


def _content_check(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.content.building import check
    from navigator.content.figures import as_text

    checked = check(_resources(paths, args.resources), _today())
    return checked if args.json else as_text(checked)


def _content_stale(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.content.stale import as_text, stale

    found = stale(_resources(paths, args.resources), _today(), args.days)
    return found if args.json else as_text(found)


def _import_list(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.content.importing import import_file

    return import_file(
        _resources(paths, args.resources), args.file, args.list, _today(), hrsa=args.hrsa,
        dry_run=args.dry_run, really_remove=args.really_remove,
    )  # fmt: skip


def _import_zips(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.content.zips import import_zips

    return import_zips(_resources(paths, args.resources), args.file)


def _import_cities(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.content.city_file import import_cities

    return import_cities(_resources(paths, args.resources), args.file)


def _verify_next(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.content.verify import as_text, verify_next

    found = verify_next(
        _resources(paths, args.resources), _today(), args.limit, state=args.state, kind=args.kind
    )
    return found if args.json else as_text(found)


def _duplicates(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.content.verify import duplicates

    return duplicates(_resources(paths, args.resources), _today(), args.limit)


def _content_diff(args: argparse.Namespace, _paths: Paths) -> Any:
    from navigator.content.diff import as_text, diff

    report = diff(args.old, args.new)
    return report if args.json else as_text(report)


def _resources(paths: Paths, chosen: Path | None = None) -> Path:
    if chosen is not None and not chosen.is_dir():
        raise ToolError(f"There is no folder {chosen}.", "Name a folder such as resources.")
    if chosen is None and (paths.resources is None or not paths.resources.is_dir()):
        raise ToolError(
            "The content sources are not part of this program.",
            "Run this command in a source tree of Navigator.",
        )
    return chosen or paths.resources  # type: ignore[return-value]


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the one clock of the command line, in the desk's own zone


def _set_pin(_args: argparse.Namespace, paths: Paths) -> Any:
    from getpass import getpass

    from navigator.site.pin import hash_pin
    from navigator.site.settings import own_settings, write_settings

    asks = sys.stdin.isatty()
    pin = getpass("New helper PIN: ") if asks else sys.stdin.readline().strip()
    if asks and getpass("Once more: ") != pin:
        raise BadInput("pin.differs", "do.run_again")
    settings = replace(own_settings(paths.settings), pin_hash=hash_pin(pin))
    write_settings(paths.settings, settings)
    return {"settings": str(paths.settings)}


def _tour(args: argparse.Namespace, paths: Paths) -> int:
    from navigator.cli.tour_command import draw

    return draw(args, paths)


if __name__ == "__main__":
    sys.exit(main())
