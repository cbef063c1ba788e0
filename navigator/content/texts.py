"""Which texts of the content a translation may give: found by the names of their fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from navigator.content.schema import FactEntry, FillEntry, PlaceEntry
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import FactSpec, Kind, fact_spec

if TYPE_CHECKING:
    from navigator.content.records import Content

_FIELDS = frozenset(
    (
        *("answer", "branch", "conflict", "cost_note", "do", "heading", "hours", "how", "label"),
        *("lead", "limits", "note", "say", "status_note", "text", "tile", "title", "what", "who"),
        *("likely", "depends", "unknown", "unlikely"),
    )
)

_LISTS = frozenset(((PlaceEntry, "documents"), (FillEntry, "lines"), (FillEntry, "boxes")))
"""Fields that are lists of such texts."""


def translatable(content: Content) -> frozenset[str]:
    """Every English text of the content that a translation may give."""
    return frozenset(_texts(content))


def _texts(content: Content) -> Iterator[str]:
    for topic in content.topics:
        for name, entries in topic.facts.items():
            spec = fact_spec(topic.topic, name)
            for entry in entries:
                yield from fact_texts(spec, entry)
        yield from texts_in([*topic.items.values(), topic.cautions, topic.changes, topic.guides])
        for program in topic.programs:
            yield program.name
            yield from texts_in(program)
    yield from texts_in([file.places for file in content.places])
    for listed in content.listed.lists.values():
        yield from texts_in(listed)
        yield from listed.limits_by_setting.values()
    yield from content.words.values()
    yield from JURISDICTIONS.values()
    yield from texts_in([*content.answers.values(), *content.sayings.values()])
    yield from texts_in(content.checklists)


def texts_in(value: Any) -> Iterator[str]:
    """Texts in fields that are translated, at any depth of lists and entries."""
    if isinstance(value, list):
        for one in value:
            yield from texts_in(one)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if name in _FIELDS and isinstance(inner, str):
                yield inner
            elif (type(value), name) in _LISTS:
                yield from inner
            else:
                yield from texts_in(inner)


def fact_texts(spec: FactSpec | None, entry: FactEntry) -> Iterator[str]:
    """The translatable texts inside one fact; names and numbers are none."""
    yield from (text for text in (entry.note, entry.conflict) if text)
    if spec is None:
        return
    if spec.kind is Kind.TEXT and isinstance(entry.value, str):
        yield entry.value
    elif spec.kind is Kind.TEXTS and isinstance(entry.value, list):
        yield from (text for text in entry.value if isinstance(text, str))
    elif spec.kind is Kind.REPORTING and isinstance(entry.value, dict):
        yield from (
            text for key in ("who_reports", "what") if isinstance(text := entry.value.get(key), str)
        )
