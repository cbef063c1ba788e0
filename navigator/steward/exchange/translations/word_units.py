"""Texts and their translations as they go out to translators and come back.

One unit is one English text of the window or of the content. It is known by its English and its
context, not by a place: its place is noted for whoever translates, and may change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from navigator.errors import ToolError
from navigator.records.vocabulary import LANGUAGE_TAG
from navigator.steward.content.words.phrases import Phrase, met, phrases
from navigator.steward.content.words.window_words import WindowWord, read_window_words, ui_file

if TYPE_CHECKING:
    from navigator.steward.content.records import Content

Only = Literal["missing", "unchecked", "all"]
WINDOW = "window"
_MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class Unit:
    """One text and its translation, empty where there is none.

    `approved`: a person has read the translation.
    """

    english: str
    translation: str = ""
    approved: bool = False
    context: str = ""
    """Empty for the content; `window`, or `window:` and Qt's context, for words of the window."""
    places: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter for the units that go out."""

    lang: str
    layer: str | None = None
    state: str | None = None
    topic: str | None = None
    only: Only = "all"

    def __post_init__(self) -> None:
        """Refuse a code that is no language to translate into."""
        check_language(self.lang)


def check_language(lang: str) -> None:
    """Raise ToolError where this is no code of a language to translate into."""
    if not LANGUAGE_TAG.fullmatch(lang) or lang == "en":
        raise ToolError(
            f"{lang!r} is no language to translate into.", "Write such as es or zh-Hans."
        )


def units(content: Content, resources: Path, wanted: Wanted) -> list[Unit]:
    """Return the wanted units, the window's words first, then by layer and file."""
    made: list[Unit] = []
    if wanted.layer in (None, WINDOW) and not (wanted.state or wanted.topic):
        made += map(_of_window, read_window_words(ui_file(resources, wanted.lang)))
    if wanted.layer != WINDOW:
        found = met(phrases(content), layer=wanted.layer, state=wanted.state, topic=wanted.topic)
        made += _of_content(content, found, wanted.lang)
    return [one for one in made if _is_wanted(one, wanted.only)]


def _of_window(word: WindowWord) -> Unit:
    note = "A word of the window: keep it as short as the English; a button has little room."
    if "{" in word.english:
        note += " Keep each {blank} as it is."
    context = f"{WINDOW}:{word.context}" if word.context else WINDOW
    return Unit(word.english, word.translation, word.finished, context, (), note)


def _of_content(content: Content, found: Iterable[Phrase], lang: str) -> Iterator[Unit]:
    texts, checked = content.translations.get(lang, {}), content.checked.get(lang, set())
    for one in found:
        places = [f"{use.path}:{use.key}".replace(" ", "_") for use in one.uses]
        more = len(places) - _MOST_PLACES
        note = one.note + (f" It stands at {more} places more." if more > 0 else "")
        yield Unit(
            one.english, texts.get(one.english, ""), one.english in checked, "",
            tuple(places[:_MOST_PLACES]), note,
        )  # fmt: skip


def _is_wanted(unit: Unit, only: Only) -> bool:
    if only == "missing":
        return not unit.translation
    return only == "all" or not unit.approved
