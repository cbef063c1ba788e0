"""`navigator i18n`: translations out to translators' own programs, and back; i18n/README.md."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from navigator.cli.command_tree import add_command
from navigator.cli.options import resources_of, today
from navigator.paths import Paths
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.reviewing import ROLES
from navigator.records.topics import TOPICS

LAYERS = ("window", "vocabulary", "checklists", "federal", "places", "states")
FORMATS = ("po", "xlsx")
"""The formats of `exchange.word_units` and `word_files`, which a command loads when it runs."""


def add_translations(kinds: Any) -> None:
    """Put the commands below `navigator i18n`."""
    new = add_command(kinds, "new", _new, "lay down the files of a new language")
    new.add_argument("lang", help="its code (BCP 47), such as sw or zh-Hans")
    new.add_argument("--name", required=True, help="its own name, in its script")
    out = add_command(
        kinds, "export", _export, "texts and translations into a file for translators"
    )
    _add_choices(out)
    out.add_argument("--only", choices=("missing", "unchecked", "all"), default="all")
    out.add_argument("--to", type=Path, required=True, metavar="FILE")
    out.add_argument("--format", choices=FORMATS, help="default: by the name of the file")
    back = add_command(kinds, "import", _import, "take a translators' file in")
    back.add_argument("file", type=Path)
    back.add_argument("--lang", default="es")
    back.add_argument("--format", choices=FORMATS, help="default: by the name of the file")
    back.add_argument("--dry-run", action="store_true", help="report, and write nothing")
    back.add_argument("--by", metavar="WHO", help="who approved; such as ana-lopez")
    back.add_argument("--role", choices=ROLES, default="speaker")
    back.add_argument("--organization", metavar="NAME")
    status = add_command(
        kinds,
        "status",
        _status,
        "texts that lack, are by machine, checked or old, by layer and state",
    )
    _add_choices(status)
    status.add_argument("--every-language", action="store_true", help="one after the other")
    status.add_argument("--missing", action="store_true", help="name the texts that lack")
    for one in (new, out, back, status):
        one.add_argument("--resources", type=Path)


def _add_choices(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", default="es", help="such as es or vi (default: es)")
    command.add_argument("--layer", choices=LAYERS)
    command.add_argument("--state", type=str.upper, choices=tuple(JURISDICTIONS), metavar="XX")
    command.add_argument("--topic", choices=TOPICS)


def _new(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.exchange.translations.new_language import lay_down

    root = resources_of(paths, args.resources).parent
    files = [path.as_posix() for path in lay_down(root, args.lang, args.name)]
    return {"files": files, "next": "i18n/README.md, Add a language"}


def _export(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.content.loader import load_content
    from navigator.steward.exchange.translations.word_files import form_of_file, write_units
    from navigator.steward.exchange.translations.word_units import Wanted, units

    form = args.format or form_of_file(args.to)
    wanted = Wanted(args.lang, args.layer, args.state, args.topic, args.only)
    resources = resources_of(paths, args.resources)
    found = units(load_content(resources, today()), resources, wanted)
    if args.to.suffix == ".pot":  # a template: the texts and nothing said of them yet
        found = [replace(one, translation="", approved=False) for one in found]
    write_units(args.to, form, args.lang, found)
    return {
        "file": str(args.to),
        "texts": len(found),
        "words": sum(len(one.english.split()) for one in found),
        "translated": sum(bool(one.translation) for one in found),
        "approved": sum(one.approved for one in found),
    }


def _import(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.errors import ToolError
    from navigator.files import replace_text
    from navigator.steward.content.loader import load_content
    from navigator.steward.exchange.review_writing import Person
    from navigator.steward.exchange.translations.taking_words import Into, take_words
    from navigator.steward.exchange.translations.word_files import form_of_file, read_units
    from navigator.steward.exchange.translations.word_units import check_language

    check_language(args.lang)
    if args.by and not args.organization:
        raise ToolError("Say for which --organization they read.", "See docs/reviews.md.")
    reader = Person(args.by, args.role, args.organization) if args.by else None
    rows = read_units(args.file, args.format or form_of_file(args.file))
    resources = resources_of(paths, args.resources)
    into = Into(load_content(resources, today()), resources, args.lang, today())
    taken = take_words(into, rows, reader)
    for path, text in taken.files.items() if not args.dry_run else ():
        replace_text(resources.parent / path, text)
    return {"written": not args.dry_run, **taken.report()}


def _status(args: argparse.Namespace, paths: Paths) -> Any:
    from navigator.steward.content.loader import load_content
    from navigator.steward.exchange.translations.word_units import Wanted, as_text, word_status

    resources = resources_of(paths, args.resources)
    content = load_content(resources, today())
    found = [
        word_status(
            content, resources, Wanted(lang, args.layer, args.state, args.topic),
            names_missing=args.missing,
        )
        for lang in (sorted(content.translations) if args.every_language else [args.lang])
    ]  # fmt: skip
    if args.json:
        return found if args.every_language else found[0]
    return "\n\n".join(map(as_text, found))
