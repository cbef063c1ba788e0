"""Takes translations back in: compares them with today's English, then makes the files.

Whatever does not fit is named with its row and left out; the rest goes in. A translation of an
English text that has changed since is not taken for the new one. A review is written only in the
name of the person who is named for it, and never for a text that they did not approve.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from rapidfuzz import fuzz, process

from navigator.language.blanks import blanks, is_whole, same_blanks
from navigator.language.plurals import OTHER, forms_in
from navigator.steward.content.checks.glossary import Glossary, lacking_forms, wrong_forms
from navigator.steward.content.checks.kept_words import KeptWords
from navigator.steward.content.checks.said_wrong import Negations, Phrases, forbidden, phrases_of
from navigator.steward.content.proof.card_sentences import MONTHS
from navigator.steward.content.records import Content
from navigator.steward.content.reviews.reviews import FOLDER, mistakes
from navigator.steward.content.shape.review_shape import Entry, ReviewEntry
from navigator.steward.content.words.language_files import content_of
from navigator.steward.content.words.texts import Phrase, phrases
from navigator.steward.content.words.translation_files import (
    WINDOW,
    WindowWord,
    held_texts,
    read_window_words,
    text_of,
    ui_file,
    with_texts,
    with_window_words,
)
from navigator.steward.exchange.review_writing import Person, with_reviews
from navigator.steward.exchange.translations.word_units import Unit

_BLANK = re.compile(r"\{[^{}]*\}")
_IN_NUMBER = re.compile(r"(?<=\d)[.,٫٬](?=\d)")
_DATE = re.compile(rf"\b({'|'.join(MONTHS)})\b(?: (\d{{1,2}})\b)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(
    r"https?://\S+|[^\s@]*@[^\s@]*|\b[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}\b[\w/]*", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"(?:[A-Z]{1,2}\.)+[A-Z]{1,2}")
"""An abbreviation such as `EE.UU`."""
_FULL_STOP = re.compile(r"(?<=[a-zA-Z0-9])。(?=[a-zA-Z])")
"""A full stop that a browser takes for a dot too."""
_MARK_UP = re.compile(r"<[a-zA-Z/!]|&#?\w+;")
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Signs that count as letters and that nobody sees."""
_ACCENTS = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{5}")
_TIMES, _MORE = 4, 200
"""A translation has at most `_TIMES` the letters of the English, and `_MORE` besides."""


def misfits(english: str, translation: str) -> Iterator[str]:
    """Yield a sentence for each thing a translation lost, added or hides."""
    if len(translation) > _TIMES * len(english) + _MORE:
        yield "it is far longer than the English."
        return
    if not is_whole(translation):
        yield "a brace stands alone: write both of {…}, or none."
    elif not same_blanks(english, translation):
        yield f"its blanks differ: {_listed(f'{{{name}}}' for name, _, _ in blanks(english))}."
    before, after = _numbers(english), _numbers(translation)
    if not _same_numbers(english, before, after):
        yield f"its numbers differ: {_listed(before)} in English, {_listed(after)} here."
    if other := _fractions(english) ^ _fractions(translation):
        yield f"write a sum with its point, as in English: {_listed(sorted(other))}."
    before, after = _addresses(english), _addresses(translation)
    if before != after:
        yield f"its web addresses differ: {_listed(before)} in English, {_listed(after)} here."
    if _MARK_UP.search(translation) and not _MARK_UP.search(english):
        yield "it has mark-up, which the English has not."
    if "\n" in translation and "\n" not in english:
        yield "it has more than one line."
    if _hides(translation):
        yield "it has letters that nobody sees."


@dataclass(frozen=True, slots=True)
class Heard:
    """The lists of the locale files that a translation is held against."""

    phrases: Phrases
    negations: Negations | None
    kept: KeptWords | None
    letters: re.Pattern[str] | None
    glossary: Glossary
    forms: frozenset[str] = frozenset()
    """The names of the forms that a number may ask for."""

    @classmethod
    def of(cls, content: Content, lang: str) -> Heard:
        """Return the lists of all languages, and the words of one."""
        file = content.locale_files.get(lang)
        letters = re.compile(f"[{file.letters}]") if file and file.letters else None
        return cls(
            phrases_of(content.locale_files.values()), Negations.of(content, lang),
            KeptWords.of(content, lang), letters, content.glossaries.get(lang, ()),
            frozenset(file.plurals) | {OTHER} if file else frozenset({OTHER}),
        )  # fmt: skip

    def misfits(self, english: str, translation: str) -> Iterator[str]:
        """Yield a sentence for each thing that `misfits` finds, and that these lists do."""
        yield from misfits(english, translation)
        for found, mend in forbidden(translation, self.phrases):
            yield f"forbidden phrase {found!r}: {mend}"
        if self.negations and (lost := self.negations.lost(english, translation)):
            yield f'its "not" is lost: {_short(lost)}'
        if self.kept and (other := self.kept.changed(english, translation)):
            yield f"its numbers differ: {other}."
        if any(one != self.forms for one in forms_in(translation)):
            yield f"its forms are others: write {_listed(sorted(self.forms))}."
        for term, wrong in wrong_forms(english, translation, self.glossary):
            yield f"{wrong!r} is no word for {term!r}: see glossary.yaml."

    def doubt(self, english: str, translation: str) -> str:
        """Return the sentence whose translation says "not" less often; it may be right so."""
        return self.negations.fewer(english, translation) if self.negations else ""

    def doubts(self, english: str, translation: str) -> Iterator[str]:
        """Yield what a translation seems to have lost; it may be right so."""
        if less := self.doubt(english, translation):
            yield f'it says "not" less often, look again: {_short(less)}'
        for lost in self.kept.doubts(english, translation) if self.kept else ():
            yield f"it seems to have lost {lost}, look again: {_short(english)}"
        if self.letters and (foreign := _foreign(english, translation, self.letters)):
            yield f"it has letters of another script: {_listed(foreign)}"
        for term in lacking_forms(english, translation, self.glossary):
            yield f"it has another word for {term!r} than glossary.yaml: {_short(english)}"


_WIDEST, _ROOM = 1.3, 6
"""A word of the window has at most so many times the letters of the English, and so many more."""


def _too_wide(unit: Unit) -> Iterator[str]:
    is_wide = len(unit.translation) > _WIDEST * len(unit.english) + _ROOM
    if unit.context and is_wide:
        yield f"it is far longer than the English, a button has little room: {_short(unit.english)}"


def _foreign(english: str, translation: str, letters: re.Pattern[str]) -> list[str]:
    """Return the letters that are none of the language, of Latin or of the English text."""
    found = dict.fromkeys(one for one in translation if one.isalpha())
    return [x for x in found if not (x.isascii() or letters.match(x) or x in english)]


def _plain(text: str) -> str:
    return _FULL_STOP.sub(".", unicodedata.normalize("NFKC", text))


def _numbers(text: str) -> list[str]:
    """Return each number in its order, in the digits of English, without points and commas."""
    bare = _IN_NUMBER.sub("", _BLANK.sub(" ", _plain(text)))
    return ["".join(str(unicodedata.digit(one)) for one in run) for run in re.findall(r"\d+", bare)]


def _same_numbers(english: str, before: list[str], after: list[str]) -> bool:
    """Return whether the numbers are the same, in their order.

    Days, months and years may stand elsewhere, and a month may be a number: each language has
    its own way to write a day.
    """
    months, days = Counter[str](), Counter[str]()
    for month, day in _DATE.findall(english):
        months[str(MONTHS.index(month.capitalize()) + 1)] += 1
        days[day] += bool(day)
    gone, extra = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if gone and extra and days["1"]:  # February 1 is no February 2, as a figure or a month
        return False
    if gone.keys() == {"1"}:  # many languages have only a word for it
        before = [one for one in before if one != "1"]
        after = [one for one in after if one != "1"]
    elif gone:
        return False
    if extra - months:
        return False
    return _without_dates(before, days) == _without_dates(after, days + extra)


def _without_dates(numbers: Iterable[str], days: Counter[str]) -> list[str]:
    left = days.copy()
    kept = []
    for one in numbers:
        if left[one] > 0:
            left[one] -= 1
        elif not _YEAR.fullmatch(one):
            kept.append(one)
    return kept


_FRACTION = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*([.,])(\d{1,2})(?![\d.,]*\d)")


def _fractions(text: str) -> set[str]:
    """Return the ends of sums, with the sign before them: `.87`."""
    return {"".join(found) for found in _FRACTION.findall(_plain(text))}


_BESIDE = re.compile(r"(?<=[A-Za-z0-9/])(?=[^\W\d_])|(?<=[^\W\d_])(?=[A-Za-z0-9])")


_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")
"""Scripts whose letters are taken for those of an address: `uscis.gоv` is no `uscis.gov`."""


def _part(at: re.Match[str]) -> str:
    """Return a space between an address and a letter that no address has: Chinese, Korean."""
    around = at.string[at.start() - 1], at.string[at.start()]
    return "" if all(not x.isalpha() or _script(x) in _ALPHABETS for x in around) else " "


def _addresses(text: str) -> list[str]:
    bare = _BESIDE.sub(_part, _plain(text))
    found = (one.rstrip(".,;)") for one in _ADDRESS.findall(bare))
    return sorted(one for one in found if not _ABBREVIATION.fullmatch(one))


_SPACES = "\n\u00a0\u202f"
_JOINERS, _BREAK = "\u200c\u200d", "\u200b"
_JOINED = (
    "ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA",
    "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "MYANMAR", "KHMER",
)  # fmt: skip
_UNSPACED = ("MYANMAR", "KHMER", "LAO", "THAI")
"""Scripts whose letters a joiner stands between, and scripts that part words by an unseen space."""


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_seen(text: str, at: int) -> bool:
    """Return whether a sign is seen, or stands unseen where a script needs it."""
    one = text[at]
    if one.isprintable() or one in _SPACES:
        return True
    before = _script(text[at - 1]) if at else ""
    return (one in _JOINERS and before in _JOINED) or (one == _BREAK and before in _UNSPACED)


def _hides(text: str) -> bool:
    seen = all(_is_seen(text, at) for at in range(len(text)))
    return not seen or not _BLANK_LETTERS.isdisjoint(text) or bool(_ACCENTS.search(text))


def _listed(found: Iterable[str]) -> str:
    return ", ".join(found) or "none"


_ALIKE = 80
"""Two English texts this alike (of 100) count as one that was mended."""
_SHOWN = 60


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

    def is_of_a_person(self, unit: Unit, reader: Person | None) -> str:
        """Return why another text may not take the place of one that a person has read; or ""."""
        checked = self.content.checked.get(self.lang, set())
        id = f"{unit.context}:{unit.english}".lstrip(":")
        if id not in checked or (unit.approved and reader):
            return ""
        return (
            "a person has read the text there: only one that a named person approved replaces it."
        )

    def old(self, was: str) -> str:
        """Return the translation of an English text that is gone, or ""."""
        return self.content.gone.get(self.lang, {}).get(was, ("", ()))[0]

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


def take_words(into: Into, rows: Iterable[tuple[str, Unit]], reader: Person | None = None) -> Taken:
    """Return the changes that the rows make; nothing is written here.

    Raises ToolError where a file they belong into can not be read.
    """
    taken, window = Taken(), _Window(ui_file(into.resources, into.lang))
    heard = Heard.of(into.content, into.lang)
    words = {one.english: one for one in phrases(into.content)}
    approved: list[str] = []
    new_texts: dict[str, str] = {}
    told = into.content.told(into.lang)
    seen: dict[tuple[str, str], str] = {}
    for where, unit in rows:
        key = (unit.context, unit.english)
        held_now = window.held if unit.context else {}
        same, old = into.texts.get(unit.english), into.old(unit.was)
        if unit.context:
            word = held_now.get(key)
            same, old = (word.shown, word.old) if word else (None, "")
        why = _misfit(unit, words, held_now, seen)
        if not why and unit.translation not in ("", same):
            why = into.is_of_a_person(unit, reader)
        if not why and unit.translation not in ("", same):
            why = next(heard.misfits(unit.english, unit.translation), "")
        if why:
            taken.wrong.append(f"{where}: {_short(unit.english)}: {why}")
            continue
        given = unit.translation
        if given not in ("", same):
            doubts = [*heard.doubts(unit.english, given), *_too_wide(unit)]
            taken.notes += (f"{where}: {one}" for one in doubts)
        seen[key] = unit.translation
        is_old = bool(unit.was) and not unit.approved and unit.translation == old
        if is_old or not unit.translation:  # as it went out
            taken.empty += 1
            continue
        _count(taken, unit.english, same, unit.translation)
        if same != unit.translation and unit.context:
            window.changes[unit.context.partition(":")[2], unit.english] = unit.translation
        elif same != unit.translation:
            new_texts[unit.english] = unit.translation
        if unit.approved:
            id = f"{unit.context}:{unit.english}".lstrip(":")
            approved.append(id)
            told[id] = unit.translation
    _write_content(taken, into, new_texts, words)
    if window.changes:
        path = into.relative(window.path)
        taken.files[path] = with_window_words(text_of(window.path), window.changes)
    _write_reviews(taken, into, approved, told, reader)
    return taken


@dataclass
class _Window:
    """The window's words, read when a row is one of them."""

    path: Path
    changes: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def held(self) -> dict[tuple[str, str], WindowWord]:
        """Its words, by context as files of translators name it and English."""
        return {(one.place, one.english): one for one in read_window_words(self.path)}


def _count(taken: Taken, english: str, held: str | None, given: str) -> None:
    if held == given:
        taken.same += 1
    else:
        (taken.changed if held else taken.new).append(english)


def _misfit(
    unit: Unit, words: Mapping[str, Phrase],
    window: Mapping[tuple[str, str], WindowWord], seen: Mapping[tuple[str, str], str],

) -> str:  # fmt: skip
    """Return why a row has no place here; empty where it has one."""
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
    return ""


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
    folder = into.resources.parent / content_of(into.lang)
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
    reader: Person | None,
) -> None:  # fmt: skip
    """Add a review for each approved text that nobody had checked to the reader's file.

    approved: texts by their English, window words by their id.
    """
    checked, known = into.content.checked.get(into.lang, set()), into.content.translations
    held = into.content.told(into.lang)
    given: list[ReviewEntry] = []
    for english in approved:
        if english in checked and held.get(english) == texts[english]:
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
