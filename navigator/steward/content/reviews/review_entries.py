"""Finds the entries that a person may review, by id, and the digest of each as it is now.

`CO/records/clean_slate` is a fact, all of its days, or a caution by its key;
`card:CO:records` the whole file of a topic, `card:US:rights.questioned` one longer card;
`program:CO:omnisalud` and `place:CO:rmian` are what they are in the program; and
`text:es:The English text` is the translation of one text. The digest is over value and
words in the language that was read, not over sources: a page more says nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import TOPICS, fact_spec
from navigator.steward.content.shape.review_shape import ENGLISH, Entry
from navigator.steward.content.shape.schema import FactEntry
from navigator.steward.content.words.texts import fact_texts, texts_in

if TYPE_CHECKING:
    from navigator.steward.content.records import Content, TopicContent

_FORM = re.compile(
    r"(?P<fact>[A-Z]{2}/[a-z]+/[a-z][\w.]*)|card:[A-Z]{2}:[a-z]+(?:\.[\w-]+)?"
    r"|program:[A-Z]{2}:[\w-]+|place:[A-Z]{2}:[\w-]+|text:(?P<lang>[a-zA-Z-]{2,12}):\S(?:.*\S)?"
)


def form_of(id: str) -> re.Match[str] | None:
    """Return the id in its parts; None where nothing could ever have it."""
    match = _FORM.fullmatch(id)
    if match is None or match["lang"] == ENGLISH:
        return None
    if match["lang"] is None:
        state, topic = re.split("[:/]", id.removeprefix("card:"), maxsplit=2)[:2]
        if not match["fact"] and not id.startswith("card:"):
            state, topic = topic, ""
        if state not in (FEDERAL, *JURISDICTIONS):
            return None
        if topic and topic.split(".")[0] not in TOPICS:
            return None
    return match


class Entries:
    """Every entry of a content, made when it is asked for."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._topics = {(file.state, file.topic): file for file in content.topics}
        self._rows = {(row.state, row.id): row for row in content.listed.rows}

    def get(self, id: str) -> Entry | None:
        """Return the entry of this id, or None where the content has none."""
        if form_of(id) is None:
            return None
        kind, _, rest = id.partition(":")
        if kind == "text":
            lang, _, text = rest.partition(":")
            held = text in self._content.translations.get(lang, {})
            return Entry(id, "", "", text, (text,)) if held else None
        if kind == "place":
            return self._place(id, *rest.split(":"))
        if kind == "program":
            return self._program(id, *rest.split(":"))
        if kind == "card":
            state, _, name = rest.partition(":")
            topic, _, guide = name.partition(".")
            return self._card(id, self._topics.get((state, topic)), guide)
        state, topic, name = id.split("/")
        return self._claims(id, self._topics.get((state, topic)), name)

    def _card(self, id: str, file: TopicContent | None, guide: str) -> Entry | None:
        if file is None:
            return None
        if guide:
            found = [one for one in file.guides if one.id == guide]
            return _entry(id, file, found[0], texts_in(found)) if found else None
        told = [*file.items.values(), file.cautions, file.changes, file.programs, file.guides]
        names = [program.name for program in file.programs]
        facts = [t for name, of in file.facts.items() for t in _texts_of_fact(file, name, of)]
        value = [file.facts, told, sorted(file.without)]
        return _entry(id, file, value, [*facts, *texts_in(told), *names])

    def _claims(self, id: str, file: TopicContent | None, name: str) -> Entry | None:
        if file is None:
            return None
        if facts := file.facts.get(name):
            return _entry(id, file, facts, _texts_of_fact(file, name, facts))
        cautions = [one for one in file.cautions if one.key == name]
        return _entry(id, file, cautions, texts_in(cautions)) if cautions else None

    def _program(self, id: str, state: str, name: str) -> Entry | None:
        for file in self._content.topics:
            for program in file.programs if file.state == state else ():
                if program.id == name:
                    return _entry(id, file, program, [program.name, *texts_in([program])])
        return None

    def _place(self, id: str, state: str, name: str) -> Entry | None:
        for file in self._content.places:
            for place in file.places if file.state == state else ():
                if place.id == name:
                    return Entry(id, state, "", _plain(place), tuple(texts_in([place])))
        row = self._rows.get((state, name))
        if row is None:
            return None
        shared = self._content.listed.lists[row.list]
        texts = [*texts_in([shared]), *shared.said_of_some]
        return Entry(id, state, "", [asdict(row), _plain(shared)], tuple(texts))


def _entry(id: str, file: TopicContent, value: Any, texts: Iterable[str]) -> Entry:
    return Entry(id, file.state, file.topic, _plain(value), tuple(texts))


def _texts_of_fact(file: TopicContent, name: str, entries: list[FactEntry]) -> Iterator[str]:
    spec = fact_spec(file.topic, name)
    for entry in entries:
        yield from fact_texts(spec, entry)


def _plain(value: Any) -> Any:
    """Return the value as JSON has it, without what it cites."""
    return _without_sources(msgspec.to_builtins(value))


def _without_sources(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_sources(one) for key, one in value.items() if key != "sources"}
    return [_without_sources(one) for one in value] if isinstance(value, list) else value
