"""What people mean by what they type: `vocabulary/intents.yaml`, read and held against the rest.

A page that is named there and held nowhere, or a way of which no word is left, is a mistake:
somebody would look for it and find the page below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from navigator.content.reading import Reader
from navigator.content.records import Content
from navigator.content.schema import IntentEntry
from navigator.records.folding import folded_words
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import PLACE_KINDS, TOPICS

INTENTS_FILE = Path("vocabulary/intents.yaml")


def read_intents(reader: Reader, content: Content) -> None:
    """Put the ways and the passing words into `content`; what does not fit is noted."""
    content.passing = dict(reader.mapping("passing", list[str]))
    passing = {word for texts in content.passing.values() for word in texts}
    held = set(_held(content))
    said: set[str] = set()
    for key, entry in reader.items("intents", IntentEntry):
        for target in entry.first:
            if target not in held:
                reader.problem(key, f"there is no {target!r}.", "name a card, guide or program.")
        for way in entry.say:
            if way in said:
                reader.problem(key, f"{way!r} stands here twice.", "delete one.")
            said.add(way)
            if not set(folded_words(way)) - passing:
                reader.problem(key, f"{way!r} has only passing words.", "say more.")
        content.intents.append(entry)


def _held(content: Content) -> Iterator[str]:
    """Everything that can stand first."""
    for kind in PLACE_KINDS:
        yield f"places:{kind}"
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
    """Intents and passing words as groups of the pack's table of synonyms, in their order."""
    ways = {
        f"{number:03} {' '.join(entry.first)}": entry.say
        for number, entry in enumerate(content.intents)
    }
    return {"passing": content.passing, "intents": ways}
