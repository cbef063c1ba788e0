"""Counts how far a language is: texts, translated, checked, words; and lists what it lacks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from navigator.steward.content.words.offering import is_asked, lacks, needed_from, state_shares
from navigator.steward.content.words.phrases import LAYERS, Phrase, met, phrases
from navigator.steward.content.words.window_words import read_window_words, ui_file
from navigator.steward.exchange.translations.word_units import WINDOW, Wanted

if TYPE_CHECKING:
    from navigator.steward.content.records import Content


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
    window = _window(resources, lang)
    is_whole = not (wanted.state or wanted.topic)
    if is_whole and wanted.layer in (None, WINDOW):
        told["layers"][WINDOW] = window
    if wanted.layer != WINDOW:
        for layer in LAYERS:
            if of := met(asked, layer=layer):
                told["layers"][layer] = _count(content, lang, of)
        told["layers"]["all content"] = _count(content, lang, asked)
        for state in sorted({state for one in asked for state in one.states}):
            if wanted.state in (None, state):
                told["states"][state] = _count(content, lang, met(asked, state=state))
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
    lines = [f"{'':12}{'texts':>8}{'translated':>12}{'checked':>9}{'words':>9}{'left':>9}"]
    for part in ("layers", "states"):
        for name, one in told[part].items():
            cells = [one["texts"], one["translated"], one["checked"], one["words"]]
            left = one["words"] - one["words translated"]
            lines.append(f"{name:12}{cells[0]:>8}{cells[1]:>12}{cells[2]:>9}{cells[3]:>9}{left:>9}")
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


def _count(content: Content, lang: str, found: Iterable[Phrase]) -> dict[str, int]:
    texts, checked = content.translations.get(lang, {}), content.checked.get(lang, set())
    counted = dict.fromkeys(("texts", "translated", "checked", "words", "words translated"), 0)
    for one in found:
        counted["texts"] += 1
        counted["words"] += one.words
        if one.english in texts:
            counted["translated"] += 1
            counted["words translated"] += one.words
            counted["checked"] += one.english in checked
    return counted


def _window(resources: Path, lang: str) -> dict[str, int]:
    """Return the counts of the window's words; nobody notes there who checked what."""
    words = read_window_words(ui_file(resources, lang))
    done = [one for one in words if one.finished]
    return {
        "texts": len(words), "translated": len(done), "checked": 0,
        "words": sum(len(one.english.split()) for one in words),
        "words translated": sum(len(one.english.split()) for one in done),
    }  # fmt: skip


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
