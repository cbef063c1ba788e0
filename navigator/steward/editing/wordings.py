"""English and translations side by side, for a person who translates and checks at the desk.

A text that stands in many places comes once. What was said before is offered: the translation of
an English sentence that was mended, and that of a sentence alike but for a state, a number or a
month. An offer is never taken unseen. It changes no file: `save_files` says what a save writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from rapidfuzz import fuzz, process

from navigator.errors import ToolError
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.steward.content.proof.card_sentences import MONTHS
from navigator.steward.content.records import Content
from navigator.steward.content.words.language_files import windows
from navigator.steward.content.words.offering import ALIKE
from navigator.steward.content.words.texts import phrases
from navigator.steward.content.words.translation_files import with_texts
from navigator.steward.exchange.review_writing import Person
from navigator.steward.exchange.translations.taking_words import Into, misfits, take_words
from navigator.steward.exchange.translations.word_units import STATES, State, Unit, Wanted, units

Show = Literal["missing", "unchecked", "left over", "all"]
SHOWS: tuple[Show, ...] = get_args(Show)
_SHOWN: dict[Show, tuple[State, ...]] = {
    "missing": ("lacking", "old"), "unchecked": ("machine",), "all": STATES,
}  # fmt: skip
_STATES = sorted(JURISDICTIONS.values(), key=len, reverse=True)
_BLANK = re.compile(
    r"(?P<state>\b(?:" + "|".join(map(re.escape, _STATES)) + r")\b)"
    r"|(?P<month>\b(?:" + "|".join(MONTHS) + r")\b(?= \d))"
    r"|(?P<number>\d+(?:[.,:-]\d+)*)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One English text and its translation. `offer`: the translation of a similar text."""

    english: str
    translation: str
    state: State | Literal["left over"]
    note: str
    places: tuple[str, ...]
    context: str = ""
    offer: str = ""
    offered_of: str = ""
    """The English text of the offer."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of English words: in every file, each text once, and templates once."""

    in_files: int
    texts: int
    once: int
    templates: int
    as_templates: int


def languages(content: Content, resources: Path) -> dict[str, str]:
    """Return code and own name of the languages that have a file, or of `es` where none has."""
    window = {path.parent.name for path in windows(resources.parent)}
    codes = sorted({*content.translations, *window}) or ["es"]
    return {code: content.native(code) for code in codes}


def lines(content: Content, resources: Path, wanted: Wanted, show: Show) -> list[Line]:
    """Return the lines of a page, in the order of the files."""
    gone = content.gone.get(wanted.lang, {})
    found = _told(content, resources, wanted)
    if show == "left over":
        return _left_lines(gone, [one for one in found if one.state in _SHOWN["missing"]])
    kept = [one for one in found if one.state in _SHOWN[show]]
    known = {english: translation for english, (translation, _) in gone.items()}
    known |= content.translations.get(wanted.lang, {})
    twins = _Twins(known, months_of(content, wanted.lang))
    return [_offered(one, twins) if one.state == "lacking" else one for one in kept]


def _told(content: Content, resources: Path, wanted: Wanted) -> list[Line]:
    keeps = {one.english for one in phrases(content) if any(u.role == "name" for u in one.uses)}
    found = []
    for one in units(content, resources, wanted):
        if not one.translation and not one.context and one.english in keeps:
            continue  # the name of a program may stay as it is
        told, old = ("", one.translation) if one.was else (one.translation, "")
        made = Line(one.english, told, one.state, one.note, one.places, one.context, old, one.was)
        found.append(made)
    return found


def _offered(line: Line, twins: _Twins) -> Line:
    """Return the line with a translation that may fit."""
    if found := twins.of(line.english):
        return replace(line, offer=found[1], offered_of=found[0])
    return line


def _left_lines(
    gone: Mapping[str, tuple[str, tuple[Path, ...]]], missing: Iterable[Line]
) -> list[Line]:
    """Return translations of texts that are gone; with the text that may have replaced each."""
    texts = [one.english for one in missing]
    made = []
    for english, (translation, paths) in gone.items():
        near = process.extractOne(english, texts, scorer=fuzz.ratio, score_cutoff=ALIKE)
        places, now = tuple(map(str, paths)), near[0] if near else ""
        note = "No English text says this any more."
        made.append(Line(english, translation, "left over", note, places, offered_of=now))
    return made


# Templates


def template(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text with blanks for states, months and numbers, and the words in them."""
    held: list[str] = []

    def blank(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"{{{found.lastgroup}}}"

    return _BLANK.sub(blank, text), tuple(held)


def months_of(content: Content, lang: str) -> tuple[str, ...]:
    """Return the names of months inside a sentence; none for a language that says no own."""
    own = content.locales.get(lang)
    return own.months_whole if own else ()


class _Twins:
    """Translated texts by their template."""

    def __init__(self, known: Mapping[str, str], months: Sequence[str]) -> None:
        self._known = known
        self._months = months
        self._by_shape: dict[str, list[str]] = {}
        for english in known:
            shape, held = template(english)
            if held:
                self._by_shape.setdefault(shape, []).append(english)

    def of(self, english: str) -> tuple[str, str] | None:
        """Return a text alike and its translation with the blanks filled anew, or None."""
        shape, held = template(english)
        for other in self._by_shape.get(shape, ()) if held else ():
            if made := filled(other, self._known[other], english, self._known, self._months):
                return other, made
        return None


def filled(
    model: str, translation: str, english: str, known: Mapping[str, str], months: Sequence[str]
) -> str:
    """Return the translation of `model` with the blanks of `english`; empty where not sure.

    Each blank must stand in the translation as often as in the English, so that none is lost
    or filled with what belongs into another.
    """
    (shape, before), (other, after) = template(model), template(english)
    if shape != other or not before or len({*before}) != len({*zip(before, after, strict=True)}):
        return ""
    told = {old: (_word(old, known, months), _word(new, known, months)) for old, new in
            zip(before, after, strict=True)}  # fmt: skip
    made = translation
    for number, (old, (here, _)) in enumerate(told.items()):
        pattern = re.compile(rf"(?<![\w{{]){re.escape(here)}(?!\w)") if here else None
        if pattern is None or len(pattern.findall(translation)) != before.count(old):
            return ""
        made = pattern.sub(f"\0{number}\0", made)
    for number, (_, there) in enumerate(told.values()):
        if not there:
            return ""
        made = made.replace(f"\0{number}\0", there)
    return "" if "\0" in made or list(misfits(english, made)) else made


def _word(text: str, known: Mapping[str, str], months: Sequence[str]) -> str:
    """Return the translation of the text in a blank; empty where that is not known."""
    if text in MONTHS:
        return months[MONTHS.index(text)] if months else ""
    return known.get(text, "") if text in JURISDICTIONS.values() else text


def siblings(
    model: str, translation: str, content: Content, lang: str
) -> Iterator[tuple[str, str, str]]:
    """Yield other texts of a template: English, present translation, and the one made from this.

    One that a person has read stays as it is.
    """
    known, checked = content.translations.get(lang, {}), content.checked.get(lang, set())
    shape, held = template(model)
    for one in phrases(content) if held else ():
        if one.english != model and template(one.english)[0] == shape:
            made = filled(model, translation, one.english, known, months_of(content, lang))
            if made and made != known.get(one.english) and one.english not in checked:
                yield one.english, known.get(one.english, ""), made


def counts(content: Content) -> Counts:
    """Return how many words there are to translate, with and without sharing."""
    found = phrases(content)
    shapes: dict[str, int] = {}
    for one in found:
        shapes.setdefault(template(one.english)[0], one.words)
    return Counts(
        in_files=sum(one.words * len({use.path for use in one.uses}) for one in found),
        texts=len(found),
        once=sum(one.words for one in found),
        templates=len(shapes),
        as_templates=sum(shapes.values()),
    )


# Saves


def save_files(
    into: Into, given: Iterable[Unit], reader: Person | None = None,
    without: Iterable[str] = (),
) -> dict[Path, str]:  # fmt: skip
    """Return the files a save writes: translations and reviews, without left-over texts.

    Raises ToolError with a sentence for each that is refused.
    """
    taken = take_words(into, [("", one) for one in given], reader)
    if taken.wrong:
        raise ToolError("\n".join(one.removeprefix(": ") for one in taken.wrong))
    files = dict(taken.files)
    gone = into.content.gone.get(into.lang, {})
    for english in without:
        for path in gone.get(english, ("", ()))[1]:
            text = files.get(path) or (into.resources.parent / path).read_text("utf-8")
            files[path] = with_texts(text, {english: None}, name=str(path))
    return files
