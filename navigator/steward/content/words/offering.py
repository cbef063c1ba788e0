"""Selects the languages that a pack offers: those translated as far as their own file asks.

A beginning stays out of the pack, so that no program, new or old, can offer it. A language that is
offered may lack a state: its pages are then in English as a whole, and say so; a page half in one
language and half in another helps nobody. What was begun stays in `i18n/`, for translators.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from navigator.language.text_number import text_number
from navigator.steward.content.records import Content
from navigator.steward.content.shape.schema import Part
from navigator.steward.content.words.language_files import ALL
from navigator.steward.content.words.texts import Phrase, Placed, phrases, translatable


def missing(content: Content) -> dict[str, list[str]]:
    """Return, by language, the English texts without a translation; program names may lack one.

    What is in English on purpose (`offering`) is not counted.
    """
    names = {program.name for file in content.topics for program in file.programs}
    english = translatable(content) - names
    return {
        lang: sorted(english - texts.keys() - content.left_in_english.get(lang, set()))
        for lang, texts in content.translations.items()
    }


ALIKE = 80
"""The least likeness (of 100) at which an English text counts as a gone one that was mended."""


def mended(content: Content, lang: str, texts: Iterable[str]) -> dict[str, str]:
    """Return, of texts without a translation, the English that an old translation was made from."""
    gone, held = content.gone.get(lang, {}), content.translations.get(lang, {})
    lack = [one for one in texts if one not in held] if gone else ()
    near = {
        one: process.extractOne(one, gone.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        for one in lack
    }
    return {one: found[0] for one, found in near.items() if found}


def lacking(content: Content) -> dict[str, dict[str, int]]:
    """Return, by language, how many texts are missing and how many are left over."""
    return {
        lang: {"missing": len(texts), "left_over": len(content.left_over.get(lang, ()))}
        for lang, texts in missing(content).items()
    }


NEEDED: tuple[Part, ...] = ("window", "vocabulary", "checklists", "federal")
"""The parts without which a language is not offered; `states` counts for each state alone."""
USUAL: dict[Part, int] = {**dict.fromkeys(NEEDED, 100), "states": 100}


@dataclass(frozen=True, slots=True)
class Share:
    """A number of translated texts out of a number of texts."""

    done: int
    all: int

    @property
    def percent(self) -> int:
        """The per cent, rounded down, so that 100 is all; 100 where there are no texts."""
        return 100 * self.done // self.all if self.all else 100


def needed_from(content: Content, lang: str) -> dict[Part, int]:
    """Return the per cent that each part of a language must have."""
    file = content.locale_files.get(lang)
    return {**USUAL, **(file.offered_from if file else {})}


def shares(content: Content, lang: str, found: Iterable[Phrase]) -> dict[Part, Share]:
    """Return how many texts of each needed part are translated."""
    texts = content.translations.get(lang, {})
    told: dict[Part, Share] = {
        "window": Share(*content.window.get(lang, (0, content.window_words)))
    }
    asked = [one for one in found if is_asked(one)]
    for layer in NEEDED[1:]:
        of = [one.english in texts for one in asked if layer in one.layers]
        told[layer] = Share(sum(of), len(of))
    return told


def state_shares(content: Content, lang: str, found: Iterable[Phrase]) -> dict[str, Share]:
    """Return, by state, how many of its own texts are translated, its places included."""
    texts = content.translations.get(lang, {})
    held: dict[str, list[bool]] = {}
    for one in found:
        for state in one.states if is_asked(one) else ():
            held.setdefault(state, []).append(one.english in texts)
    return {state: Share(sum(of), len(of)) for state, of in sorted(held.items())}


def is_asked(phrase: Phrase) -> bool:
    """Return whether a translation is needed: the name of a program may stay as it is."""
    return all(use.role != "name" for use in phrase.uses)


def lacks(content: Content, lang: str, found: Iterable[Phrase]) -> dict[str, int]:
    """Return the parts that have less than the language's file asks for, with their per cent."""
    needed = needed_from(content, lang)
    return {
        part: share.percent
        for part, share in shares(content, lang, found).items()
        if share.percent < needed[part]
    }


def whole_windows(content: Content) -> list[str]:
    """Return the languages whose window has what their file asks for."""
    return [
        lang
        for lang, (done, held) in sorted(content.window.items())
        if Share(done, held).percent >= needed_from(content, lang)["window"]
    ]


def is_read(content: Content, lang: str, found: Iterable[Phrase]) -> bool:
    """Return whether a person has read what counts first, for a visitor whom nobody helps.

    It is the page for the worst day, and what stands first everywhere: dangers in short, and steps.
    """
    checked = content.checked.get(lang, set())
    if lang not in content.translations:  # English
        return True
    return all(one.english in checked for one in found if any(map(_counts_first, one.uses)))


def _counts_first(use: Placed) -> bool:
    part, _, rest = use.key.partition("[")
    is_title = part == "cautions" and use.role == "title"
    is_taken = part == "guides" and rest.startswith("someone-taken]")
    return use.path.startswith("federal/") and (part == "steps" or is_title or is_taken)


def for_visitors(content: Content) -> Content:
    """Return the content with the languages that are offered, each without the states it lacks."""
    offered = replace(
        content, translations={}, left_in_english={}, not_offered={}, states_in_english={}
    )
    found = phrases(content) if content.translations else ()
    for lang, texts in sorted(content.translations.items()):
        if ALL in taken_back(content, lang):
            offered.not_offered[lang] = {"withdrawn": 0}
            continue
        if lacking := lacks(content, lang, found):
            offered.not_offered[lang] = lacking
            continue
        least = needed_from(content, lang)["states"]
        held = state_shares(content, lang, found)
        below = {state for state, share in held.items() if share.percent < least}
        out = {one.english for one in found if one.states and _only_in(one, below)}
        back = taken_back(content, lang)
        out |= {one.english for one in found if _is_of(one, back)}
        offered.translations[lang] = {text: told for text, told in texts.items() if text not in out}
        offered.left_in_english[lang] = out
        offered.states_in_english[lang] = sorted(below)
    return offered


_OBJECTIONS = 2
"""So many people who object take a text back."""


def taken_back(content: Content, lang: str) -> set[str]:
    """Return what goes back to English: numbers of texts, layers, or `all`.

    What one line withdraws, and what two people object to; a person's reading ends objections.
    """
    file = content.withdrawn.get(lang)
    if file is None:
        return set()
    by = {(one.what, one.by) for one in file.objections}
    count = Counter(what for what, _ in by)
    read = {text_number(one) for one in content.checked.get(lang, ())}
    back = {what for what, people in count.items() if people >= _OBJECTIONS and what not in read}
    return back | {one.what for one in file.withdrawn}


def _is_of(phrase: Phrase, back: set[str]) -> bool:
    return bool(back) and (text_number(phrase.english) in back or phrase.layers[0] in back)


def _only_in(phrase: Phrase, states: set[str]) -> bool:
    """Return whether a phrase stands only in files of these states."""
    return phrase.states <= states and set(phrase.layers) <= {"states", "places"} and all(
        use.path.split("/")[1].removesuffix(".yaml") in states for use in phrase.uses
    )  # fmt: skip
