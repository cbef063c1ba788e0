"""Commands that work on the content: check it, take lists in, say what to look at next."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import add_command
from navigator.cli.options import count, day, days, resources_of, today
from navigator.errors import ToolError
from navigator.paths import Paths
from navigator.records.reviewing import OUTCOMES, ROLES
from navigator.records.topics import PLACE_KINDS, TOPICS


def add_commands(contents: Any) -> None:
    """Put the commands below `navigator content`."""
    check = add_command(contents, "check", _check, "read everything strictly")
    check.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="as read on this day")
    form = add_command(contents, "format", _format, "write the YAML of the content in one style")
    form.add_argument("file", type=Path, nargs="*", help="these alone; else all of them")
    form.add_argument("--resources", type=Path)
    learn = add_command(contents, "train", _train, "teach search the ways and judged queries anew")
    learn.add_argument("judged", type=Path, help="tests/search/queries.yaml or one like it")
    learn.add_argument("--resources", type=Path)
    stale = add_command(contents, "stale", _stale, "what to check next, oldest first")
    stale.add_argument("--days", type=days, help="older than so many days (default: 90, 180)")
    stale.add_argument("--state", type=str.upper, metavar="XX", help="only this one; US: federal")
    stale.add_argument("--topic", choices=TOPICS)
    imports = contents.add_parser("import", help="take places or ZIP points from a spreadsheet")
    _add_imports(imports.add_subparsers(required=True, metavar="WHAT"))
    verify = add_command(contents, "verify-next", _verify_next, "which places to verify next")
    verify.add_argument("--state", type=str.upper)
    verify.add_argument("--kind", choices=PLACE_KINDS)
    verify.add_argument(
        "--lacking", action="store_true",
        help="those whose hours, languages or walk-ins nobody knows, most people near first",
    )  # fmt: skip
    pairs = add_command(contents, "duplicates", _duplicates, "pairs of places that may be one")
    for one in (verify, pairs):
        one.add_argument("--limit", type=count, default=20)
    told = add_command(contents, "history", _history, "who changed an entry, when and how")
    told.add_argument("entry", help="such as place:CO:rmian or CO/driving/fee_usd")
    told.add_argument("--limit", type=count, default=20)
    add_reviews(contents)
    for one in (check, stale, verify, pairs, told):
        one.add_argument("--resources", type=Path)
    diff = add_command(contents, "diff", _diff, "what changed between two packs, in words")
    diff.add_argument("old", type=Path, help="folder of the older pack")
    diff.add_argument("new", type=Path, help="folder of the newer pack")


def _add_imports(imports: Any) -> None:
    hrsa = add_command(imports, "hrsa", _import_list, "HRSA's official file of health center sites")
    places = add_command(imports, "places", _import_list, "a plain spreadsheet (docs/places.md)")
    hrsa.set_defaults(list="hrsa", new_list=None, hrsa=True)
    places.set_defaults(hrsa=False)
    which = places.add_mutually_exclusive_group(required=True)
    which.add_argument("--list", help="id of the list in its YAML file")
    which.add_argument("--new-list", metavar="ID", help="a list nobody took in before; asks for it")
    for name in _NEW:
        places.add_argument(f"--{name}", help="of a new list; asked for where it is not given")
    zips = add_command(imports, "zips", _import_table, "a Census table of ZIP points")
    zips.add_argument("--names", type=Path, help="a table of towns, newer counties and PO boxes")
    cities = add_command(imports, "cities", _import_table, "GeoNames' file of cities")
    police = add_command(imports, "police", _import_table, "ICE's workbook of 287(g) agreements")
    for table, one in (("zips", zips), ("cities", cities), ("police", police)):
        one.set_defaults(table=table, names=None)
    for one in (hrsa, places, zips, cities, police):
        one.add_argument("file", type=Path)
        one.add_argument("--resources", type=Path)
        one.add_argument("--dry-run", action="store_true", help="report, and write nothing")
        one.add_argument(
            "--really-remove", type=int, metavar="N", help="so many may go, where many do"
        )


_NEW = ("kind", "what", "limits", "publisher", "title", "url", "dated")
"""Options for the answers to `imports.importing.QUESTIONS`."""


def _check(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.content.pack.building import check
    from navigator.steward.content.proof.figures import as_text

    checked = check(resources_of(paths, args.resources), args.on or today())
    return checked if args.json else as_text(checked)


def _format(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.files import replace_text
    from navigator.steward.content.shape.yaml_text import formatted
    from navigator.steward.content.words.language_files import HOME

    resources = resources_of(paths, args.resources)
    folders = (resources, resources.parent / HOME)
    files = args.file or sorted(path for one in folders for path in one.rglob("*.yaml"))
    done: dict[str, int] = {}
    for path in files:
        text = path.read_text("utf-8")
        try:
            new = formatted(text)
        except ToolError as error:
            raise ToolError(f"{path}: {error.sentence}", error.next_step) from error
        if new != text:
            replace_text(path, new)
            kept = Counter(text.splitlines()) - Counter(new.splitlines())
            done[str(path)] = sum(kept.values())
    if args.json:
        return done
    told = [f"{path}: {lines} lines" for path, lines in done.items()]
    return "\n".join([*told, f"{len(done)} of {len(files)} files written anew."])


def _train(args: argparse.Namespace, paths: Paths) -> Any:
    try:
        from navigator.steward.learning.judged_queries import read_queries
        from navigator.steward.learning.training import train
    except ModuleNotFoundError as error:
        raise ToolError(
            "To teach search, scikit-learn must be installed; set-up does not bring it.",
            "Run `.venv/bin/pip install --require-hashes -r build/locks/train.txt`.",
        ) from error
    model = train(resources_of(paths, args.resources), read_queries(args.judged), today())
    told = {"meanings": len(model.meanings), "features": len(model.features)}
    if args.json:
        return told | {"ranking": model.ranking}
    weights = "\n".join(f"  {name}: {value:g}" for name, value in model.ranking.items())
    return f"{told['meanings']} meanings, {told['features']} features learned.\n{weights}"


def _stale(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.content.proof.stale import as_text, stale

    found = stale(
        resources_of(paths, args.resources), today(), args.days, state=args.state, topic=args.topic
    )
    return found if args.json else as_text(found)


def _history(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.content.proof.history import as_text, history

    found = history(resources_of(paths, args.resources), args.entry, args.limit)
    return found if args.json else as_text(found)


def _import_list(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.imports.importing import import_file

    return import_file(
        resources_of(paths, args.resources), args.file, args.list or args.new_list, today(),
        hrsa=args.hrsa, dry_run=args.dry_run, really_remove=args.really_remove,
        told=_told(args) if args.new_list else None,
    )  # fmt: skip


def _told(args: argparse.Namespace) -> dict[str, str]:
    """Return the answers about a new list: those of the line, the rest asked of a person there."""
    from navigator.steward.imports.importing import QUESTIONS

    told = {}
    for name, question in QUESTIONS.items():
        answer = getattr(args, name)
        if answer is None and sys.stdin.isatty():
            answer = input(f"{question}\n> ")
        told[name] = answer or ""
    return told


def _import_table(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.content.lists.city_file import import_cities
    from navigator.steward.content.lists.police_list import import_police
    from navigator.steward.content.lists.zips import import_zips

    imports: dict[str, Callable[..., Any]] = {
        "zips": partial(import_zips, names=args.names), "cities": import_cities,
        "police": import_police,
    }  # fmt: skip
    return imports[args.table](
        resources_of(paths, args.resources), args.file,
        dry_run=args.dry_run, really_remove=args.really_remove,
    )  # fmt: skip


def _verify_next(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.imports.verify import as_text, verify_next

    found = verify_next(
        resources_of(paths, args.resources), today(), args.limit,
        state=args.state, kind=args.kind, lacking=args.lacking,
    )  # fmt: skip
    return found if args.json else as_text(found)


def _duplicates(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.imports.verify import duplicates

    return duplicates(resources_of(paths, args.resources), today(), args.limit)


def _diff(args: argparse.Namespace, _paths: Paths) -> Any:
    from navigator.steward.content.pack.diff import as_text, diff

    report = diff(args.old, args.new)
    return report if args.json else as_text(report)


def add_reviews(contents: Any) -> None:
    """Put `review` below `navigator content`."""
    reviews = contents.add_parser("review", help="what people read and found")
    kinds = reviews.add_subparsers(required=True, metavar="WHAT")
    add = add_command(
        kinds, "add", _add, "write down that a person read an entry, and what they found"
    )
    add.add_argument("entry", help="such as CO/records/clean_slate, card:CO:records, text:es:…")
    add.add_argument("--by", required=True, metavar="WHO", help="whose file, such as ana-lopez")
    add.add_argument("--role", required=True, choices=ROLES)
    add.add_argument("--organization", required=True, metavar="NAME")
    add.add_argument("--outcome", required=True, choices=OUTCOMES)
    add.add_argument("--page", metavar="URL", help="what it was held against")
    add.add_argument("--note", help="for stewards; it does not leave resources/")
    add.add_argument(
        "--lang", help="in which language it was read (default: en, or that of a text)"
    )
    add.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="default: today")
    out = add_command(kinds, "export", _export, "a sheet to read a state by, .xlsx")
    packet = add_command(kinds, "packet", _packet, "the same on paper, as a PDF")
    back = add_command(kinds, "import", _import, "take a sheet that was filled in")
    for one in (out, packet):
        one.add_argument("--state", type=str.upper, required=True, metavar="XX", help="or US")
        one.add_argument("--topic", choices=TOPICS)
        one.add_argument("--to", type=Path, required=True, metavar="FILE")
    packet.add_argument("--paper", choices=("Letter", "A4"), default="Letter")
    back.add_argument("file", type=Path)
    back.add_argument("--by", required=True, metavar="WHO", help="whose file, such as ana-lopez")
    back.add_argument("--role", required=True, choices=ROLES)
    back.add_argument("--organization", required=True, metavar="NAME")
    back.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="default: today")
    back.add_argument("--dry-run", action="store_true", help="report, and write nothing")
    for one in (add, out, packet, back):
        one.add_argument("--resources", type=Path)


def _readings(args: argparse.Namespace, paths: Paths) -> Any:
    """The content, and what of it is to be read."""
    from navigator.errors import ToolError
    from navigator.steward.content.loader import load_content
    from navigator.steward.exchange.review_files.readings import readings

    content = load_content(resources_of(paths, args.resources), today())
    found = readings(content, args.state, today(), args.topic)
    if not found:
        raise ToolError(f"There is nothing to read of {args.state}.", "Name a state such as OH.")
    return content, found


def _export(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.exchange.review_files.review_sheets import write_sheet

    _, found = _readings(args, paths)
    write_sheet(args.to, found)
    return {"file": str(args.to), "rows": len(found)}


def _packet(args: argparse.Namespace, paths: Paths) -> Any:
    import os

    from navigator.records.jurisdictions import JURISDICTIONS
    from navigator.steward.exchange.review_files.readings import english, packet

    content, found = _readings(args, paths)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # it paints paper and opens no window
    from navigator.app import make_app
    from navigator.ui.no_window import told_in_one_sentence
    from navigator.ui.paper.printing import write_pdf

    with told_in_one_sentence():
        _app = make_app()
    title = f"To read: {JURISDICTIONS.get(args.state, 'everywhere')}"
    pages = write_pdf(packet(found, title, english(content, today())), args.to, args.paper)
    return {"file": str(args.to), "entries": len(found), "pages": pages}


def _import(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.files import replace_text
    from navigator.steward.content.loader import load_content
    from navigator.steward.exchange.review_files.review_sheets import file_with, read_reviews_of
    from navigator.steward.exchange.review_writing import Person

    resources = resources_of(paths, args.resources)
    reader = Person(args.by, args.role, args.organization)
    content = load_content(resources, today())
    given = read_reviews_of(args.file, content, reader, args.on or today())
    if given.reviews and not args.dry_run:
        replace_text(*file_with(resources, reader, given))
    return {"written": bool(given.reviews) and not args.dry_run, **given.report()}


def _add(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.exchange.review_writing import add_review

    names = ("entry", "role", "organization", "outcome", "page", "note", "lang")
    answers = {name: getattr(args, name) for name in names}
    answers["on"] = args.on or today()
    return add_review(resources_of(paths, args.resources), args.by, answers, today())
