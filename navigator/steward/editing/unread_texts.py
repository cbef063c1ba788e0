"""Finds translated texts that no person has checked, with places and possible harm.

A text that stands in many files is one, to be read once. What has no translation yet is
not here: there is nothing to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import fact_spec
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.reviews.review_entries import form_of
from navigator.steward.content.words.texts import fact_texts, texts_in

Place = tuple[str, tuple[str, ...], str]
"""The state, topics and role of one place where a text stands."""


@dataclass(slots=True)
class Standing:
    """The places of a text: states (`US` for what all see), topics, roles of content."""

    states: set[str] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    """Keys of a topic file (a fact as `facts.name`, a caution as `cautions.level`), or
    `places`, `answers`, `sayings`, `checklists`, `words`."""


def unread_texts(content: Content, lang: str) -> dict[str, Standing]:
    """Return English texts whose translation nobody has checked, with their places."""
    unread = content.translations.get(lang, {}).keys() - content.checked.get(lang, set())
    found: dict[str, Standing] = {}
    for (state, topics, role), texts in _stand(content):
        for text in texts:
            if text in unread and form_of(f"text:{lang}:{text}"):
                held = found.setdefault(text, Standing())
                held.states.add(state)
                held.topics.update(topics)
                held.roles.add(role)
    return found


def _stand(content: Content) -> Iterator[tuple[Place, Iterable[str]]]:
    for file in content.topics:
        for role, texts in _of_topic(file):
            yield (file.state, (file.topic,), role), texts
    for places in content.places:
        for place in places.places:
            yield (places.state, tuple(place.topics), "places"), texts_in(place)
    for listed in content.listed.lists.values():
        texts = [*texts_in(listed), *listed.said_of_some]
        yield (FEDERAL, tuple(listed.topics), "places"), texts
    for name, told in (("answers", content.answers), ("sayings", content.sayings)):
        for topic, entries in told.items():
            yield (FEDERAL, (topic,), name), texts_in(entries)
    for checklist in content.checklists:
        yield (FEDERAL, (checklist.topic,), "checklists"), texts_in(checklist)
    for key, text in content.words.items():
        role, _, rest = key.partition(".")
        topic = rest.partition(".")[0]
        topics = (topic,) if role == "caution" else ()
        yield (FEDERAL, topics, "cautions.stop" if role == "caution" else "words"), [text]


def _of_topic(file: TopicContent) -> Iterator[tuple[str, Iterable[str]]]:
    for name, facts in file.facts.items():
        spec = fact_spec(file.topic, name)
        yield f"facts.{name}", [text for fact in facts for text in fact_texts(spec, fact)]
    for role, items in file.items.items():
        yield role, texts_in(items)
    for caution in file.cautions:
        yield f"cautions.{caution.level}", texts_in(caution)
    others: dict[str, Any] = {"changes": file.changes, "guides": file.guides}
    for role, entries in others.items():
        yield role, texts_in(entries)
    for program in file.programs:
        yield "programs", [program.name, *texts_in(program)]
