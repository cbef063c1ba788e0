"""Takes translations back in: compares them with today's English, then makes the files.

Whatever does not fit is named with its row and left out; the rest goes in. A translation of an
English text that has changed since is not taken for the new one. A review is written only in the
name of the person who is named for it, and never for a text that they did not approve.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from navigator.errors import ToolError
from navigator.records.reviewing import Role
from navigator.steward.content.records import Content
from navigator.steward.content.reviews.reviews import FOLDER, WHO, mistakes
from navigator.steward.content.shape.review_shape import Entry, ReviewEntry
from navigator.steward.content.words.texts import Phrase, phrases
from navigator.steward.content.words.translation_files import (
    held_texts,
    read_window_words,
    text_of,
    ui_file,
    with_texts,
    with_window_words,
)
from navigator.steward.exchange.review_writing import with_reviews
from navigator.steward.exchange.translations.misfits import misfits
from navigator.steward.exchange.translations.word_units import WINDOW, Unit

_ALIKE = 80
"""Two English texts this alike (of 100) count as one that was mended."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Reviewer:
    """The person in whose name approved rows become reviews."""

    who: str
    role: Role
    organization: str

    def __post_init__(self) -> None:
        """Refuse a name that can not be a file's."""
        if not WHO.fullmatch(self.who):
            raise ToolError(f"{self.who!r} can not be a file's name.", "Write such as `ana-lopez`.")


@dataclass(frozen=True, slots=True)
class Into:
    """The target of translations: a language, the content as it is, and its folder."""

    content: Content
    resources: Path
    lang: str
    today: date

    @property
    def texts(self) -> Mapping[str, str]:
        """The present translations by their English text."""
        return self.content.translations.get(self.lang, {})

    def relative(self, path: Path) -> Path:
        """Return a path from the folder that holds `resources` and `i18n`."""
        return path.relative_to(self.resources.parent)


@dataclass(slots=True)
class Taken:
    """The results of an import, and the files it makes, relative to the tree's root."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0
    empty: int = 0
    """The number of rows without a translation: what was there stays."""
    approved: int = 0
    """The number of reviews written."""
    not_reviewed: int = 0
    """The number of approved rows for which no person is named."""
    wrong: list[str] = field(default_factory=list)
    """A sentence for each row that stays out."""
    notes: list[str] = field(default_factory=list)
    files: dict[Path, str] = field(default_factory=dict)

    def report(self) -> dict[str, object]:
        """Return the counts and sentences that a command prints."""
        return {
            "new": len(self.new), "changed": len(self.changed), "same": self.same,
            "left missing": self.empty, "reviews written": self.approved,
            "approved, but nobody named": self.not_reviewed,
            "files": sorted(map(str, self.files)), "stays out": self.wrong, "notes": self.notes,
        }  # fmt: skip


def take_words(
    into: Into, rows: Iterable[tuple[str, Unit]], reader: Reviewer | None = None
) -> Taken:
    """Return the changes that the rows make; nothing is written here.

    Raises ToolError where a file they belong into can not be read.
    """
    taken, window = Taken(), _Window(ui_file(into.resources, into.lang))
    words = {one.english: one for one in phrases(into.content)}
    approved: list[str] = []
    new_texts: dict[str, str] = {}
    seen: dict[tuple[str, str], str] = {}
    for where, unit in rows:
        key = (unit.context, unit.english)
        held_now = window.held if unit.context else {}
        same = held_now.get(key, ("", False))[0] if unit.context else into.texts.get(unit.english)
        if why := _misfit(unit, words, held_now, seen, same):
            taken.wrong.append(f"{where}: {_short(unit.english)}: {why}")
            continue
        seen[key] = unit.translation
        if not unit.translation:
            taken.empty += 1
        elif unit.context:
            _take_window(taken, window, key, unit)
        else:
            held = into.texts.get(unit.english)
            _count(taken, unit.english, held, unit.translation)
            if held != unit.translation:
                new_texts[unit.english] = unit.translation
            if unit.approved:
                approved.append(unit.english)
    _write_content(taken, into, new_texts, words)
    if window.changes:
        path = into.relative(window.path)
        taken.files[path] = with_window_words(text_of(window.path), window.changes)
    _write_reviews(taken, into, approved, {**into.texts, **new_texts}, reader)
    return taken


@dataclass
class _Window:
    """The window's words, read when a row is one of them."""

    path: Path
    changes: dict[tuple[str, str], tuple[str, bool]] = field(default_factory=dict)

    @cached_property
    def held(self) -> dict[tuple[str, str], tuple[str, bool]]:
        """The translation and whether it is done, by context as files name it and English."""
        return {
            (f"{WINDOW}:{one.context}" if one.context else WINDOW, one.english): (
                one.translation,
                one.finished,
            )
            for one in read_window_words(self.path)
        }


def _take_window(taken: Taken, window: _Window, key: tuple[str, str], unit: Unit) -> None:
    held = window.held[key]
    _count(taken, unit.english, held[0], unit.translation)
    if held != (unit.translation, unit.approved):
        name = unit.context.partition(":")[2]
        window.changes[name, unit.english] = (unit.translation, unit.approved)


def _count(taken: Taken, english: str, held: str | None, given: str) -> None:
    if held == given:
        taken.same += 1
    else:
        (taken.changed if held else taken.new).append(english)


def _misfit(
    unit: Unit, words: Mapping[str, Phrase],
    window: Mapping[tuple[str, str], tuple[str, bool]], seen: Mapping[tuple[str, str], str],
    held: str | None,
) -> str:  # fmt: skip
    """Return why a row stays out; empty where it fits, or is what is `held` already."""
    key = (unit.context, unit.english)
    if not unit.english:
        return "it has no English; where cells were merged, part them."
    if unit.context not in ("", WINDOW) and not unit.context.startswith(f"{WINDOW}:"):
        return f"nobody knows the context {unit.context[:_SHOWN]!r}."
    if (key not in window) if unit.context else (unit.english not in words):
        known = [one for _, one in window] if unit.context else list(words)
        near = process.extractOne(unit.english, known, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        told = f" It may be this now: {_short(near[0])}" if near else ""
        return f"there is no such English text (any more).{told}"
    if seen.get(key, unit.translation) != unit.translation:
        return "it stands twice, with two translations."
    if unit.translation in ("", held):
        return ""
    return next(iter(misfits(unit.english, unit.translation)), "")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _write_content(
    taken: Taken, into: Into, texts: Mapping[str, str], words: Mapping[str, Phrase]
) -> None:
    """Put each text into every file that has it; a new one into that of its first place."""
    for path, wanted in files_with(into, texts, words).items():
        before = _held(into.resources.parent / path)
        taken.files[path] = after = with_texts(before, wanted, name=str(path))
        if before.startswith("reviewed: true") and after.startswith("reviewed: false"):
            taken.notes.append(f"{path}: reviewed is false now, for a text in it is another.")


def files_with(
    into: Into, texts: Mapping[str, str], words: Mapping[str, Phrase]
) -> dict[Path, dict[str, str]]:
    """Return, by file of translations from the root, the texts that it has or gets."""
    folder = into.resources.parent / "i18n" / f"content_{into.lang}"
    found: dict[Path, dict[str, str]] = {}
    left = dict(texts)
    for path in sorted(folder.rglob("*.yaml")) if texts else ():
        for english in held_texts(_held(path)).keys() & texts.keys():
            found.setdefault(into.relative(path), {})[english] = texts[english]
            left.pop(english, None)
    for english, translation in left.items():
        path = into.relative(folder / words[english].home)
        found.setdefault(path, {})[english] = translation
    return found


def _held(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""


def _write_reviews(
    taken: Taken, into: Into, approved: Iterable[str], texts: Mapping[str, str],
    reader: Reviewer | None,
) -> None:  # fmt: skip
    """Add a review for each approved text that nobody had checked to the reader's file."""
    checked, known = into.content.checked.get(into.lang, set()), into.content.translations
    given: list[ReviewEntry] = []
    for english in approved:
        if english in checked and into.texts.get(english) == texts[english]:
            continue
        if reader is None:
            taken.not_reviewed += 1
            continue
        entry = Entry(f"text:{into.lang}:{english}", "", "", english, (english,))
        review = ReviewEntry(
            entry=entry.id, lang=into.lang, read=entry.digest(into.lang, dict(texts)),
            role=reader.role, organization=reader.organization, on=into.today, outcome="right",
        )  # fmt: skip
        wrong = list(mistakes(review, {**known, into.lang: dict(texts)}, into.today))
        if wrong:
            told = " ".join(f"{what} {mend}" for _, what, mend in wrong)
            taken.wrong.append(f"{_short(english)}: no review: {told}")
        else:
            given.append(review)
    if reader is not None and given:
        path = into.resources / FOLDER / f"{reader.who}.yaml"
        taken.files[into.relative(path)] = with_reviews(_held(path), given)
        taken.approved = len(given)
