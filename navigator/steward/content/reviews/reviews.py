"""Reads `resources/reviews/<who>.yaml`: what people read, by whom, and what of it still holds.

A review whose form is wrong is an error. One whose entry has changed since is none: it is
void and counts for nothing until somebody reads again. Nothing here makes a review up, and
no person's name or note leaves `resources/`: the pack has role and organization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from navigator.errors import Problem
from navigator.steward.content.reviews.review_entries import Entries, form_of
from navigator.steward.content.shape.review_shape import ENGLISH, ReviewEntry

if TYPE_CHECKING:
    from navigator.steward.content.records import Content
    from navigator.steward.content.shape.reading import Reader

FOLDER = "reviews"
WHO = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""The form of a file's name: a short name of the person's own, not shown anywhere."""
LONGEST = 400
"""The most letters of an organization, a note or an address."""
_DIGEST = re.compile(r"sha256:[0-9a-f]{16}")
_URL = re.compile(r"https?://[^\s]+\.[^\s]+")


def read_reviews(
    reader: Reader, content: Content, entries: Entries, today: date, stem: str
) -> None:
    """Put the reviews of one person into the content; what does not fit is noted."""
    if not WHO.fullmatch(stem):
        reader.problem("file", f"{stem!r} names nobody.", "name it `ana-lopez.yaml`.")
    seen: set[tuple[str, str]] = set()
    for key, given in reader.items(FOLDER, ReviewEntry):
        wrong = list(mistakes(given, content.translations, today))
        for where, what, mend in wrong:
            reader.problem(f"{key}.{where}", what, mend)
        if (given.entry, given.lang) in seen:
            reader.problem(key, "this entry is reviewed twice.", "keep the newest.")
        elif not wrong:
            _take(reader, key, given, content, entries)
        seen.add((given.entry, given.lang))


def _take(reader: Reader, key: str, given: ReviewEntry, content: Content, entries: Entries) -> None:
    """Add a review that fits: as valid, as void, or, where it found a change, as one to act on."""

    def warn(wrong: str, mend: str) -> None:
        content.reviews.warnings.append(Problem(reader.path, key, wrong, mend))

    of = entries.get(given.entry)
    if of is None:
        warn("void: there is no such entry.", "read again what took its place, or delete it.")
    elif of.digest(given.lang, content.translations.get(given.lang, {})) != given.read:
        warn(f"void: it changed after {given.on}.", "read it again: content review add.")
    else:
        content.reviews.add(given, of)
        if given.outcome == "changed":
            warn(f"found to have changed: {given.note}", "mend the entry.")


def mistakes(
    given: ReviewEntry, translations: dict[str, dict[str, str]], today: date
) -> Iterator[tuple[str, str, str]]:
    """Yield key, what is wrong with it, and how to mend it."""
    match = form_of(given.entry)
    if match is None:
        forms = "`CO/records/clean_slate`, `card:…`, `program:…`, `place:…` or `text:es:…`"
        yield "entry", f"{given.entry[:60]!r} is no entry.", f"write {forms}."
    elif match["lang"] not in (None, given.lang):
        yield "lang", "the text is in another language.", f"write `lang: {match['lang']}`."
    if given.lang != ENGLISH and given.lang not in translations:
        yield "lang", f"there is no translation {given.lang!r}.", "use `en`, or one of i18n."
    if given.role == "speaker" and given.lang == ENGLISH:
        yield "role", "a native speaker checks a translation.", "say in `lang` which."
    if not _DIGEST.fullmatch(given.read):
        yield "read", "this is no digest.", "let `content review add` write it."
    if given.on > today:
        yield "on", "this day has not come yet.", "write the day you read it."
    for name in ("organization", "note", "page"):
        text = getattr(given, name)
        if text is not None and not (
            text.isprintable() and text == text.strip() and 0 < len(text) <= LONGEST
        ):
            yield name, "this is empty, too long or not one line.", "write one line of it."
    if given.page is not None and not _URL.fullmatch(given.page):
        yield "page", "this is no web address.", "copy it whole, or null."
    was_called = given.entry.startswith("place:") and given.note
    if given.outcome == "right" and given.lang == ENGLISH and not (given.page or was_called):
        yield (
            "page", "right by which page?",
            "give the address of what you read; of a place that was called say so in `note`.",
        )  # fmt: skip
    if given.outcome == "changed" and given.note is None:
        yield "note", "what has changed?", "say it in one line."
