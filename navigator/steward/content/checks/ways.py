"""Reads what queries mean, how people say it, and the cries for help; checks all of it.

A page that a meaning names and nobody holds, a way without a telling word, or one that stands under
two meanings is a mistake: somebody would look for it and find the page below it. So is a phrase
of two dangers, one that a harmless phrase cancels, and a language without a danger.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from navigator.errors import Problem
from navigator.records.care import DENTAL, KIND
from navigator.records.folding import folded_words
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.letters import LETTER_WAYS, PREFIX, letter_id
from navigator.records.topics import ON_REQUEST, PLACE_KINDS, TOPICS
from navigator.search.cries import UNLESS, Cries, Phrase, Tongue, compiled, words_of
from navigator.steward.content.records import Content
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import CryFile, WaysFile
from navigator.steward.content.shape.search_model import digest, read_model

MEANINGS_FILE = Path("vocabulary/meanings.yaml")
WAYS_FILE = "ways.yaml"
NOTHING = "nothing"
"""The meaning of queries that nothing here answers."""
_PARTS = re.compile(r"[(),]| and ")
"""The separators between two names of a program: `MN Dream Act (state grant)`."""
_EVERYDAY = 3
"""Ways. A word in so many is one that people say, and calls nothing by its name."""
_LONGEST = 120
"""Letters of a way. A longer one is a list that YAML read as one text."""
_FEW_STATES = 5
"""The most states whose programs may share a name; in more, it is a general word."""


def read_meanings(reader: Reader, content: Content) -> None:
    """Put the meanings of queries into `content`, each letter too; note a target nobody holds."""
    content.meanings = dict(reader.mapping("meanings", list[str]))
    held = set(held_targets(content))
    for name, first in content.meanings.items():
        for target in first:
            if target not in held:
                reader.problem(
                    f"meanings.{name}", f"there is no {target!r}.", "name a card, guide or program."
                )
    ids = (letter_id(FEDERAL, one.id) for file in content.letters for one in file.letters)
    content.meanings |= {id: [id] for id in ids}


def taught_ways(content: Content) -> dict[str, dict[str, list[str]]]:
    """Return the ways that search learns from: those of each language, and those of letters."""
    told = content.synonyms.get(LETTER_WAYS, {})
    letters = {
        letter_id(FEDERAL, one.id): [
            one.title, *one.first_words, *file.said.get(one.id, ()), *told.get(one.id, ()),
        ]
        for file in content.letters for one in file.letters
    }  # fmt: skip
    return content.ways | {"letters": letters}


def ways_digest(content: Content) -> str:
    """Return the digest of the ways that make a model old.

    Letters are left out: who writes one must not have to train. Until then its text finds it.
    """
    meanings = {name: to for name, to in content.meanings.items() if not name.startswith(PREFIX)}
    return digest(meanings, content.ways, content.passing)


def read_ways(reader: Reader, content: Content, lang: str) -> None:
    """Put the ways of a language into `content`; what does not fit is noted."""
    read = reader.convert(reader.keys, WaysFile, "file") if reader.keys else None
    if read is None:
        return
    content.passing[lang] = read.passing
    content.ways[lang] = read.ways
    passing = {word for text in read.passing for word in folded_words(text)}
    said: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, ways in read.ways.items():
        key = f"ways.{name}"
        if name not in content.meanings and name != NOTHING:
            reader.problem(key, "there is no such meaning.", f"name one of {MEANINGS_FILE}.")
        for way in ways:
            words = tuple(word for word in folded_words(way) if word not in passing)
            other, place = said.setdefault(words, (way, key))
            if not words:
                reader.problem(key, f"{way!r} has only passing words.", "say more.")
            elif len(way) > _LONGEST:
                reader.problem(
                    key,
                    f"{way[:40]!r} goes on for {len(way)} letters.",
                    "write one query on a line; a line that is not indented joins the next.",
                )
            elif place != key:
                reader.problem(
                    key, f"{way!r} says the same as {other!r} in {place}.", "delete one."
                )


def check_model(path: Path, shown: Path, content: Content) -> Problem | None:
    """Put what search has learned into `content`; return a problem where it is old or broken."""
    again = "run `navigator content train`."
    try:
        content.model = read_model(path)
    except (OSError, ValueError, LookupError):
        return Problem(shown, "file", "it can not be read.", again)
    if content.model.learned_from != ways_digest(content):
        return Problem(shown, "learned_from", "the ways have changed since.", again)
    return None


def held_targets(content: Content) -> Iterator[str]:
    """Yield everything that can stand first."""
    yield from (f"places:{kind}" for kind in PLACE_KINDS if kind not in ON_REQUEST)
    yield f"places:{KIND}.{DENTAL}"
    for topic in TOPICS:
        yield f"card:{{state}}:{topic}"
        yield f"card:{FEDERAL}:{topic}"
    for file in content.topics:
        if file.state == FEDERAL:
            yield from (f"card:{FEDERAL}:{file.topic}.{guide.id}" for guide in file.guides)
            yield from (f"program:{FEDERAL}:{program.id}" for program in file.programs)
    for places in content.places:
        yield from (f"place:{places.state}:{place.id}" for place in places.places)
    for letters in content.letters:
        yield from (f"letter:{FEDERAL}:{one.id}" for one in letters.letters)
    yield from (f"checklist:{checklist.id}" for checklist in content.checklists)


def search_groups(content: Content) -> dict[str, dict[str, list[str]]]:
    """Return filler words, everyday words and names of programs for the pack's synonyms."""
    said = {
        lang: sorted(word for word, often in _counted(ways).items() if often >= _EVERYDAY)
        for lang, ways in content.ways.items()
    }
    return {"passing": content.passing, "said": said, "programs": dict(_names(content))}


def _counted(ways: Mapping[str, Sequence[str]]) -> Counter[str]:
    """Count the ways with each word, without those that nothing here answers."""
    held = chain.from_iterable(texts for name, texts in ways.items() if name != NOTHING)
    return Counter(word for way in held for word in set(folded_words(way)))


def _names(content: Content) -> Iterator[tuple[str, list[str]]]:
    """Yield each program of a state with its names (`HUSKY`, `TASFA`, `AB 540`).

    A name that programs of many states share, or that is a way to say something, is left out.
    """
    passing = {word for texts in content.passing.values() for word in texts}
    said = (way for ways in content.ways.values() for held in ways.values() for way in held)
    common = {frozenset(folded_words(way)) - passing for way in said}
    named: dict[str, dict[frozenset[str], str]] = {}
    states: dict[frozenset[str], set[str]] = defaultdict(set)
    for file in content.topics:
        for program in file.programs if file.state != FEDERAL else ():
            own_words = folded_words(JURISDICTIONS[file.state])
            names = named.setdefault(f"program:{file.state}:{program.id}", {})
            for text in (*_PARTS.split(program.name), *program.words):
                # A query says the name of the state apart.
                words = [word for word in folded_words(text) if word not in own_words]
                key = frozenset(words) - passing
                if key and key not in common:
                    names.setdefault(key, " ".join(words))
                    states[key].add(file.state)
    for id, names in named.items():
        own = [text for key, text in names.items() if len(states[key]) <= _FEW_STATES]
        if own:
            yield id, own


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
    return Tongue(
        phrases, entry.words, tuple(entry.small), tuple(entry.breaks), is_unspaced=entry.unspaced
    )


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
            "breaks": entry.breaks,
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
