"""Writes one review into the file of the person who read, comments and order kept.

One file a person, sorted by entry, one review of an entry and language: two people's work
merges without a clash, and git holds what was said before. It refuses what the loader
would refuse, before a byte is written.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from navigator.errors import ToolError
from navigator.files import replace_text
from navigator.records.jurisdictions import FEDERAL
from navigator.records.letters import letter_id
from navigator.records.reviewing import Role
from navigator.steward.content.loader import load_content
from navigator.steward.content.records import Content
from navigator.steward.content.reviews.reviews import FOLDER, WHO, Entries, form_of, mistakes
from navigator.steward.content.shape.review_shape import ENGLISH, ReviewEntry
from navigator.steward.content.shape.yaml_text import dump, load, styled

_HEAD = "# What one person read and found; docs/reviews.md. `content review add` writes it.\n"


@dataclass(frozen=True, slots=True)
class Person:
    """A person who reads: `who` names the file, role and organization are what others see."""

    who: str
    role: Role
    organization: str

    def __post_init__(self) -> None:
        """Refuse a name that can not be a file's."""
        if not WHO.fullmatch(self.who):
            raise ToolError(f"{self.who!r} can not be a file's name.", "Write such as `ana-lopez`.")


def add_review(resources: Path, who: str, answers: dict[str, Any], today: date) -> dict[str, str]:
    """Write that `who` read an entry; `answers` are a `ReviewEntry` without digest.

    Without `lang`, the language is that of a text's id, else English.

    Raises ContentErrors where the content is broken, ToolError where the review is.
    """
    content = load_content(resources, today)
    given = given_review(content, who, answers, today)
    path = resources / FOLDER / f"{who}.yaml"
    replace_text(path, with_review(path.read_text("utf-8") if path.exists() else "", given))
    return {"file": str(path), "entry": given.entry, "read": given.read}


def given_review(content: Content, who: str, answers: dict[str, Any], today: date) -> ReviewEntry:
    """Return the review that these answers make for an entry as it is now; `read` is filled in.

    Raises ToolError, with everything that is wrong with it.
    """
    if not WHO.fullmatch(who):
        raise ToolError(f"{who!r} can not be a file's name.", "Write such as `ana-lopez`.")
    match = form_of(answers["entry"])
    lang = answers["lang"] or (match and match["lang"]) or ENGLISH
    of = Entries(content).get(answers["entry"])
    digest = of.digest(lang, content.told(lang)) if of else "sha256:" + "0" * 16
    try:
        given = msgspec.convert({**answers, "lang": lang, "read": digest}, ReviewEntry)
    except msgspec.ValidationError as error:
        raise ToolError(f"{error}.", "See docs/reviews.md.") from error
    wrong = mistakes(given, content.translations, today)
    if told := " ".join(f"{key}: {what} {mend}" for key, what, mend in wrong):
        raise ToolError("This review was not written.", told)
    if of is None:
        raise ToolError(f"There is no {given.entry}.", _near(given.entry, content))
    return given


def with_review(text: str, given: ReviewEntry) -> str:
    """Return the text of a file with this review added, or in place of that entry's old one."""
    return with_reviews(text, [given])


def with_reviews(text: str, given: Iterable[ReviewEntry]) -> str:
    """Return the text of a file with these reviews added, or in place of the old ones."""
    tree = load(text or f"{_HEAD}{FOLDER}: []\n")
    rows = tree[FOLDER] = tree[FOLDER] or styled([])
    keys = [_key(one) for one in rows]
    for one in given:
        row = styled(dict(_told(one)), (FOLDER, 0))
        mine = _key(row)
        if mine in keys:
            rows[keys.index(mine)] = row
            continue
        at = sum(key < mine for key in keys)
        rows.insert(at, row)
        keys.insert(at, mine)
    return dump(tree)


def _key(row: Any) -> tuple[str, str]:
    """Return the key by which a file is sorted: entry and language."""
    return row["entry"], row.get("lang", ENGLISH)


def _told(given: ReviewEntry) -> Iterator[tuple[str, Any]]:
    """Yield each key and value, without those that hold their default."""
    for name in given.__struct_fields__:
        value = getattr(given, name)
        if value is not None and (name, value) != ("lang", ENGLISH):
            yield name, value


def _near(id: str, content: Content) -> str:
    """Return a sentence that suggests up to three similar ids, or names the forms of ids."""
    known = [f"card:{file.state}:{file.topic}" for file in content.topics]
    for file in content.topics:
        names = [*file.facts, *(caution.key for caution in file.cautions)]
        known += [f"{file.state}/{file.topic}/{name}" for name in names]
        known += [f"program:{file.state}:{program.id}" for program in file.programs]
    known += [f"place:{file.state}:{one.id}" for file in content.places for one in file.places]
    known += [letter_id(FEDERAL, one.id) for file in content.letters for one in file.letters]
    known += [letter_id(own.state, one.of) for own in content.appeals for one in own.rules]
    found = difflib.get_close_matches(id, known, 3)
    return f"Did you mean {', '.join(found)}?" if found else "docs/reviews.md has the forms."
