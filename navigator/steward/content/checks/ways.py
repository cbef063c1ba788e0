"""Reads what queries mean and how people say it, and checks both.

A page that a meaning names and nobody holds, a way without a telling word, or one that stands under
two meanings is a mistake: somebody would look for it and find the page below it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from navigator.errors import Problem
from navigator.records.care import DENTAL, KIND
from navigator.records.folding import folded_words
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import PLACE_KINDS, TOPICS
from navigator.steward.content.records import Content
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import WaysFile
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
    """Put the meanings of queries into `content`; a target that nobody holds is noted."""
    content.meanings = dict(reader.mapping("meanings", list[str]))
    held = set(held_targets(content))
    for name, first in content.meanings.items():
        for target in first:
            if target not in held:
                reader.problem(
                    f"meanings.{name}", f"there is no {target!r}.", "name a card, guide or program."
                )


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
    if content.model.learned_from != digest(content.meanings, content.ways, content.passing):
        return Problem(shown, "learned_from", "the ways have changed since.", again)
    return None


def held_targets(content: Content) -> Iterator[str]:
    """Yield everything that can stand first."""
    for kind in PLACE_KINDS:
        yield f"places:{kind}"
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
