"""Texts and their translations as they go out to translators and come back.

One unit is one English text of the window or of the content. It is known by its English and its
context, not by a place: its place is noted for whoever translates, and may change.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from navigator.errors import ToolError
from navigator.records.vocabulary import LANGUAGE_TAG
from navigator.steward.content.words.offering import (
    is_asked,
    lacks,
    mended,
    needed_from,
    state_shares,
)
from navigator.steward.content.words.texts import LAYERS, Phrase, met, phrases
from navigator.steward.content.words.translation_files import (
    WINDOW,
    WindowWord,
    read_window_words,
    ui_file,
)

if TYPE_CHECKING:
    from navigator.steward.content.records import Content


Only = Literal["missing", "unchecked", "all"]
State = Literal["lacking", "machine", "checked", "old"]
STATES: tuple[State, ...] = get_args(State)
"""`machine`: it is shown, and no person has read it. `old`: its English was mended since, and the
English is shown."""
_MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class Unit:
    """One text and its translation, empty where there is none.

    `approved`: a person has read the translation. `was`: the English that an old one was made from.
    """

    english: str
    translation: str = ""
    approved: bool = False
    context: str = ""
    """Empty for the content; `window`, or `window:` and Qt's context, for words of the window."""
    places: tuple[str, ...] = ()
    note: str = ""
    was: str = ""

    @property
    def state(self) -> State:
        """The state of its translation."""
        if not self.translation:
            return "lacking"
        if self.was:
            return "old"
        return "checked" if self.approved else "machine"


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
        checked = content.checked.get(wanted.lang, set())
        words = read_window_words(ui_file(resources, wanted.lang))
        made += [_of_window(one, checked) for one in words]
    if wanted.layer != WINDOW:
        found = met(phrases(content), layer=wanted.layer, state=wanted.state, topic=wanted.topic)
        made += _of_content(content, found, wanted.lang)
    return [one for one in made if _is_wanted(one, wanted.only)]


def _of_window(word: WindowWord, checked: Container[str]) -> Unit:
    note = "A word of the window: keep it as short as the English; a button has little room."
    if "{" in word.english:
        note += " Keep each {blank} as it is."
    was = (word.was or word.english) if word.old else ""
    approved = word.finished and word.id in checked
    return Unit(word.english, word.translation, approved, word.place, (), note, was)


def _of_content(content: Content, found: Iterable[Phrase], lang: str) -> Iterator[Unit]:
    texts, checked = content.translations.get(lang, {}), content.checked.get(lang, set())
    found = list(found)
    old = mended(content, lang, (one.english for one in found))
    for one in found:
        was = old.get(one.english, "")
        told = content.gone[lang][was][0] if was else texts.get(one.english, "")
        places = [f"{use.path}:{use.key}".replace(" ", "_") for use in one.uses]
        more = len(places) - _MOST_PLACES
        note = one.note + (f" It stands at {more} places more." if more > 0 else "")
        yield Unit(
            one.english, told, one.english in checked and not was, "",
            tuple(places[:_MOST_PLACES]), note, was,
        )  # fmt: skip


def _is_wanted(unit: Unit, only: Only) -> bool:
    if only == "missing":
        return unit.state in ("lacking", "old")
    return only == "all" or unit.state != "checked"


def word_status(
    content: Content, resources: Path, wanted: Wanted, *, names_missing: bool = False
) -> dict[str, Any]:
    """Return counts by layer and by state, without names of programs, which may stay as they are.

    A text that stands in two layers counts in both, and once in `all content`.
    """
    lang = wanted.lang
    found = [one for one in phrases(content) if is_asked(one)]
    asked = met(found, layer=wanted.layer, state=wanted.state, topic=wanted.topic)
    told: dict[str, Any] = {"lang": lang, "layers": {}, "states": {}}
    state = {one.english: one.state for one in _of_content(content, found, lang)}
    is_whole = not (wanted.state or wanted.topic)
    if is_whole and wanted.layer in (None, WINDOW):
        words = units(content, resources, Wanted(lang, WINDOW))
        told["layers"][WINDOW] = _count((one.english, one.state) for one in words)
    if wanted.layer != WINDOW:
        for layer in LAYERS:
            if of := met(asked, layer=layer):
                told["layers"][layer] = _count((one.english, state[one.english]) for one in of)
        told["layers"]["all content"] = _count((one.english, state[one.english]) for one in asked)
        for code in sorted({code for one in asked for code in one.states}):
            if wanted.state in (None, code):
                of = met(asked, state=code)
                told["states"][code] = _count((one.english, state[one.english]) for one in of)
    every = phrases(content)
    told["offered"] = not (lacking := lacks(content, lang, every))
    told["below what its file asks"] = lacking
    least = needed_from(content, lang)["states"]
    told["states in English"] = [
        state
        for state, share in state_shares(content, lang, every).items()
        if share.percent < least
    ]
    if names_missing:
        told["missing"] = _missing(content, resources, wanted, asked)
    return told


def as_text(told: dict[str, Any]) -> str:
    """Return the counts as a table."""
    columns = ("texts", *STATES, "words", "words left")
    lines = [f"{told['lang']:12}" + "".join(f"{name:>11}" for name in columns)]
    for part in ("layers", "states"):
        for name, one in told[part].items():
            lines.append(f"{name:12}" + "".join(f"{one[column]:>11}" for column in columns))
        lines.append("")
    lacking = told["below what its file asks"]
    if told["offered"]:
        lines.append(f"{told['lang']} is offered to visitors.")
    else:
        parts = ", ".join(f"{part} has {percent} %" for part, percent in lacking.items())
        lines.append(f"{told['lang']} is not offered to visitors: {parts}.")
    if states := told["states in English"]:
        lines.append(f"In English, for too little is translated: {', '.join(states)}.")
    if "missing" in told:
        lines += ["", f"Missing: {len(told['missing'])}", *told["missing"]]
    return "\n".join(lines)


def _count(found: Iterable[tuple[str, State]]) -> dict[str, int]:
    """Return how many texts there are in each state, and how many words lack or are old."""
    counted = dict.fromkeys(("texts", *STATES, "words", "words left"), 0)
    for english, state in found:
        words = len(english.split())
        counted["texts"] += 1
        counted[state] += 1
        counted["words"] += words
        counted["words left"] += words if state in ("lacking", "old") else 0
    return counted


def _missing(
    content: Content, resources: Path, wanted: Wanted, asked: Iterable[Phrase]
) -> list[str]:
    """Return each missing text, behind the file it stands in."""
    texts = content.translations.get(wanted.lang, {})
    lines = []
    if wanted.layer in (None, WINDOW) and not (wanted.state or wanted.topic):
        path = ui_file(resources, wanted.lang)
        words = (one for one in read_window_words(path) if not one.finished)
        lines += [f"{path.name}: {one.english}" for one in words]
    if wanted.layer != WINDOW:
        lines += [f"{one.home}: {one.english}" for one in asked if one.english not in texts]
    return lines
