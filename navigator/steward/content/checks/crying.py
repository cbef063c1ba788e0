"""Reads and checks the cries for help: `vocabulary/cries.yaml` and one file a language.

A single word that is not named as unmistakable, a phrase that stands under two dangers or is
cancelled by a harmless one, and a language without a danger are mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from navigator.search.cries import UNLESS, Cries, Phrase, Tongue, compiled, words_of
from navigator.steward.content.checks.ways import held_targets, search_groups
from navigator.steward.content.records import Content
from navigator.steward.content.shape.cry_file import CryFile
from navigator.steward.content.shape.reading import Reader

CRIES_FILE = Path("vocabulary/cries.yaml")
CRIES_FOLDER = Path("vocabulary/cries")
_SHORT = 2
"""In a language written without spaces, a single word of up to this many letters is a stem."""
_EXAMPLES = 200
"""The most ways to say a phrase that are tried."""
_ALWAYS = 4
"""So many of them are looked for in the whole index."""
_GROUP = re.compile(r"\{(\w+)\}")
_ADD = "add it to `words`."


def read_dangers(reader: Reader, content: Content) -> None:
    """Put what each danger brings, and what only a cry may bring, into `content`."""
    content.dangers = dict(reader.mapping("dangers", list[str]))
    content.grave = reader.one("grave", list[str]) or []
    held = set(held_targets(content))
    named = [(f"dangers.{name}", target) for name, one in content.dangers.items() for target in one]
    for key, target in (*named, *(("grave", target) for target in content.grave)):
        if target not in held:
            reader.problem(key, f"there is no {target!r}.", "name a card, guide or place.")
    for name in content.dangers:
        if f"cry.{name}" not in content.words:
            reader.problem(f"dangers.{name}", "no words for its row.", f"add cry.{name} to words.")


def read_tongue(reader: Reader, content: Content, lang: str) -> None:
    """Put the phrases of a language into `content`; what does not fit is noted."""
    entry = reader.convert(reader.keys, CryFile, "file")
    if entry is None:
        return
    for name in content.dangers.keys() ^ entry.cries.keys():
        reader.problem(f"cries.{name}", "here or in cries.yaml alone.", "write it in both.")
    tongue = tongue_of(entry)
    alone = {"".join(words_of(word)) for word in entry.alone}
    said: dict[object, str] = {}
    written = [(danger, text) for danger, texts in tongue.phrases.items() for text in texts]
    for danger, text in written:
        for name in _GROUP.findall(text):
            if name not in entry.words:
                reader.problem(_key(danger, text), f"there is no group {name!r}.", _ADD)
                return
    cries = Cries(content.dangers, [tongue])
    harmless = Cries((), [replace(tongue, phrases={UNLESS: entry.unless})])
    for (danger, text), phrase in zip(written, compiled(tongue), strict=True):
        key = _key(danger, text)
        if not all(phrase.parts):
            reader.problem(key, "no word is left of it.", "say more; `!` keeps a small word.")
        elif danger != UNLESS:
            _check_stems(reader, key, phrase, alone, unspaced=entry.unspaced)
            _check_heard(reader, key, phrase, cries, harmless)
            other = said.setdefault(phrase.parts, danger)
            if other != danger:
                reader.problem(key, f"it stands under {other} too.", "delete one.")
    content.tongues[lang] = entry


def tongue_of(entry: CryFile) -> Tongue:
    """Return the phrases of a language in the form in which a query is searched for them."""
    phrases = {**entry.cries, UNLESS: entry.unless}
    return Tongue(phrases, entry.words, tuple(entry.small), is_unspaced=entry.unspaced)


def all_groups(content: Content) -> dict[str, dict[str, list[str]]]:
    """Return the groups of the pack's table of synonyms; `library.urgent` reads the cries back."""
    groups: dict[str, dict[str, list[str]]] = {
        "cries": {f"{at} {name}": one for at, (name, one) in enumerate(content.dangers.items())},
        "cries.grave": {"grave": content.grave},
        "cries.tongues": {
            lang: ["unspaced"] if entry.unspaced else []
            for lang, entry in sorted(content.tongues.items())
        },
    }
    for lang, entry in content.tongues.items():
        groups[f"cries.{lang}"] = {
            "small": entry.small,
            **{f"say {danger}": texts for danger, texts in entry.cries.items()},
            f"say {UNLESS}": entry.unless,
            **{f"words {name}": texts for name, texts in entry.words.items()},
        }
    return content.synonyms | search_groups(content) | groups


def _key(danger: str, text: str) -> str:
    return f"{danger}[{text[:40]}]"


def _check_stems(
    reader: Reader, key: str, phrase: Phrase, alone: set[str], *, unspaced: bool
) -> None:
    """Note a phrase that a single stem would trigger."""
    for word in _stems(phrase, unspaced=unspaced):
        if word not in alone:
            reader.problem(
                key, f"{word!r} alone says nothing.", "say more, or name it under `alone`."
            )


def _check_heard(reader: Reader, key: str, phrase: Phrase, cries: Cries, harmless: Cries) -> None:
    """Note a phrase of which harmless phrases cancel over a quarter of the ways to say it.

    harmless: the index of harmless phrases alone. Where none stands in an example, nothing cancels
    it: the whole index, which is slow, is asked about the first few all the same.
    """
    examples = [*phrase.examples(_EXAMPLES)]
    unheard = [
        text
        for number, text in enumerate(examples)
        if (number < _ALWAYS or harmless.has_harmless(text))
        and phrase.danger not in cries.heard(text)
    ]
    if len(unheard) * 4 > len(examples):
        reader.problem(key, f"{unheard[0]!r} is not heard.", "an `unless` silences it.")


def _stems(phrase: Phrase, *, unspaced: bool) -> Iterator[str]:
    """Yield each single word that would trigger a phrase by itself."""
    elements = [element for part in phrase.parts for element, _ in part]
    if len(elements) == 1:
        for words in elements[0]:
            if len(words) == 1 and (not unspaced or len(words[0]) <= _SHORT):
                yield words[0]
