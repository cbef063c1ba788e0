"""`navigator content review`: write down what a person read and found; docs/reviews.md."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import add_command
from navigator.cli.options import day, resources_of, today
from navigator.paths import Paths
from navigator.records.reviewing import OUTCOMES, ROLES
from navigator.records.topics import TOPICS


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
    from navigator.steward.exchange.review_files.readings import english
    from navigator.steward.exchange.review_files.review_packet import packet

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
    from navigator.steward.exchange.translations.taking_words import Reviewer

    resources = resources_of(paths, args.resources)
    reader = Reviewer(args.by, args.role, args.organization)
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
