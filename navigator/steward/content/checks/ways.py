"""Reads the intents behind typed words, `vocabulary/intents.yaml`, and checks them.

A page that is named there and held nowhere, or a way of which no word is left, is a mistake:
somebody would look for it and find the page below it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from navigator.records.care import DENTAL, KIND
from navigator.records.folding import folded_words
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import PLACE_KINDS, TOPICS
from navigator.steward.content.records import Content
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import IntentEntry

INTENTS_FILE = Path("vocabulary/intents.yaml")
_PARTS = re.compile(r"[(),]| and ")
"""The separators between two names of a program: `MN Dream Act (state grant)`."""
_FEW_STATES = 5
"""The most states whose programs may share a name; in more, it is a general word."""


def read_intents(reader: Reader, content: Content) -> None:
    """Put the intents and filler words into `content`; what does not fit is noted."""
    content.passing = dict(reader.mapping("passing", list[str]))
    passing = {word for texts in content.passing.values() for word in texts}
    held = set(held_targets(content))
    said: dict[frozenset[str], tuple[str, str]] = {}
    for key, entry in reader.items("intents", IntentEntry):
        for target in entry.first:
            if target not in held:
                reader.problem(key, f"there is no {target!r}.", "name a card, guide or program.")
        for way in entry.say:
            words = frozenset(folded_words(way)) - passing
            other, place = said.get(words, ("", key))
            if not words:
                reader.problem(key, f"{way!r} has only passing words.", "say more.")
            elif other == way and place == key:
                reader.problem(key, f"{way!r} stands here twice.", "delete one.")
            elif place != key:
                same = f"{way!r} says the same as {other!r} in {place}."
                reader.problem(key, same, "delete one.")
            said.setdefault(words, (way, key))
        content.intents.append(entry)


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
    yield from (f"checklist:{checklist.id}" for checklist in content.checklists)


def search_groups(content: Content) -> dict[str, dict[str, list[str]]]:
    """Return intents and filler words as groups of the pack's table of synonyms, in their order.

    Behind the intents stand the programs of the states with the names that only they have.
    """
    groups = [(tuple(entry.first), entry.say) for entry in content.intents]
    groups += _names(content)
    ways = {f"{number:03} {' '.join(first)}": say for number, (first, say) in enumerate(groups)}
    return {"passing": content.passing, "intents": ways}


def _names(content: Content) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Yield each program of a state and its card, with its names (`HUSKY`, `TASFA`, `AB 540`).

    A name that programs of many states share, or that an intent has, is left out.
    """
    passing = {word for texts in content.passing.values() for word in texts}
    common = {frozenset(folded_words(way)) - passing for one in content.intents for way in one.say}
    named: dict[tuple[str, ...], dict[frozenset[str], str]] = {}
    states: dict[frozenset[str], set[str]] = defaultdict(set)
    for file in content.topics:
        for program in file.programs if file.state != FEDERAL else ():
            first = (f"program:{file.state}:{program.id}", f"card:{file.state}:{file.topic}")
            own_words = folded_words(JURISDICTIONS[file.state])
            names = named.setdefault(first, {})
            for text in (*_PARTS.split(program.name), *program.words):
                # A query says the name of the state apart.
                words = [word for word in folded_words(text) if word not in own_words]
                key = frozenset(words) - passing
                if key and key not in common:
                    names[key] = " ".join(words)
                    states[key].add(file.state)
    for firsts, names in named.items():
        own = [text for key, text in names.items() if len(states[key]) <= _FEW_STATES]
        if own:
            yield firsts, own
