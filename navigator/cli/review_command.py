"""`navigator content review`: write down what a person read and found; docs/reviews.md."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from navigator.cli.options import day, resources_of, today
from navigator.paths import Paths
from navigator.records.reviewing import OUTCOMES, ROLES

Command = Callable[..., argparse.ArgumentParser]


def add_reviews(contents: Any, command: Command) -> None:
    """Put `review` below `navigator content`."""
    reviews = contents.add_parser("review", help="what people read and found")
    kinds = reviews.add_subparsers(required=True, metavar="WHAT")
    add = command(kinds, "add", _add, "write down that a person read an entry, and what they found")
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
    add.add_argument("--resources", type=Path)


def _add(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.content.review_writing import add_review

    names = ("entry", "role", "organization", "outcome", "page", "note", "lang")
    answers = {name: getattr(args, name) for name in names}
    answers["on"] = args.on or today()
    return add_review(resources_of(paths, args.resources), args.by, answers, today())
