"""Finds the texts of the content that can be translated, by the names of their fields.

Each with the file and the key it stands at, so that whoever translates sees its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import FactSpec, Kind, fact_spec
from navigator.steward.content.shape.checklist_schema import FillEntry
from navigator.steward.content.shape.schema import FactEntry, PapersEntry, PlaceEntry

if TYPE_CHECKING:
    from navigator.steward.content.records import Content, LettersContent, TopicContent

_FIELDS = frozenset(
    (
        *("answer", "branch", "conflict", "cost_note", "do", "heading", "hours", "how", "label"),
        *("lead", "limits", "note", "say", "status_note", "text", "tile", "title", "what", "who"),
        *("likely", "depends", "unknown", "unlikely"),
    )
)

_LISTS = frozenset(
    (
        *((PlaceEntry, "documents"), (FillEntry, "lines"), (FillEntry, "boxes")),
        (PapersEntry, "value"),
    )
)
"""Fields that are lists of such texts."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One text and its place: file below `resources`, key in it, name of its field."""

    path: str
    key: str
    role: str
    text: str


def translatable(content: Content) -> frozenset[str]:
    """Return every English text of the content that can be translated."""
    return frozenset(one.text for one in placed(content))


def placed(content: Content) -> Iterator[Placed]:
    """Yield every such text, once for each place where it stands."""
    for topic in content.topics:
        folder = "federal" if topic.state == FEDERAL else f"states/{topic.state}"
        yield from _of_topic(topic, f"{folder}/{topic.topic}.yaml")
    for file in content.places:
        yield from _placed(f"places/{file.state}.yaml", "places", file.places)
    for name, listed in content.listed.lists.items():
        path = f"places/{content.listed.files.get(name, name)}.yaml"
        yield from _placed(path, f"lists[{name}]", listed)
        for setting, limits in listed.limits_by_setting.items():
            yield Placed(path, f"lists[{name}].limits_by_setting.{setting}", "limits", limits)
        for subkind, what in listed.what_by_subkind.items():
            yield Placed(path, f"lists[{name}].what_by_subkind.{subkind}", "what", what)
    if content.police.note:
        yield Placed("federal/police_agreements.yaml", "note", "note", content.police.note)
    yield from _placed("federal/forms.yaml", "forms", content.forms)
    yield from _of_letters(content.letters)
    for name, text in content.words.items():
        yield Placed("vocabulary/words.yaml", name, "word", text)
    for code, name in JURISDICTIONS.items():
        yield Placed("vocabulary/states.yaml", code, "state", name)
    for part, said in (("answers", content.answers), ("say", content.sayings)):
        for name, entries in said.items():
            yield from _placed(f"vocabulary/{part}.yaml", name, entries)
    yield from _of_checklists(content)


def _of_checklists(content: Content) -> Iterator[Placed]:
    for checklist in (*content.checklists, *content.families):
        yield from _placed(f"checklists/{checklist.id}.yaml", "", checklist)
    if content.interview:
        yield from _placed("checklists/household/interview.yaml", "", content.interview)


def _of_letters(files: Iterable[LettersContent]) -> Iterator[Placed]:
    for one in files:
        told = [one.sender, *one.letters]
        yield from _placed(f"federal/letters/{one.name}.yaml", "letters", told)


def _of_topic(topic: TopicContent, path: str) -> Iterator[Placed]:
    for name, entries in topic.facts.items():
        spec = fact_spec(topic.topic, name)
        for number, entry in enumerate(entries):
            for text in fact_texts(spec, entry):
                yield Placed(path, f"facts.{name}[{number}]", "fact", text)
    for role, items in topic.items.items():
        yield from _placed(path, role, items)
    for role in ("cautions", "changes", "guides"):
        yield from _placed(path, role, getattr(topic, role))
    for program in topic.programs:
        key = f"programs[{program.id}]"
        yield Placed(path, f"{key}.name", "name", program.name)
        yield from _placed(path, key, program)


def _placed(path: str, key: str, value: Any) -> Iterator[Placed]:
    for inner, role, text in _fields(value, key):
        yield Placed(path, inner, role, text)


def texts_in(value: Any) -> Iterator[str]:
    """Yield texts in fields that are translated, at any depth of lists and entries."""
    return (text for _, _, text in _fields(value, ""))


def _fields(value: Any, key: str) -> Iterator[tuple[str, str, str]]:
    """Yield key, name of the field and text of each of them."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _fields(one, f"{key}[{_label(one) or number}]")
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            where = f"{key}.{name}".lstrip(".")
            if name in _FIELDS and isinstance(inner, str) and inner:
                yield where, name, inner
            elif (type(value), name) in _LISTS:
                yield from ((f"{where}[{number}]", name, one) for number, one in enumerate(inner))
            else:
                yield from _fields(inner, where)


def _label(value: Any) -> str | None:
    """Return the id or key of an entry of a list; None where it has none."""
    return getattr(value, "id", None) or getattr(value, "key", None)


def fact_texts(spec: FactSpec | None, entry: FactEntry) -> Iterator[str]:
    """Yield the translatable texts inside one fact; names and numbers are none."""
    yield from (text for text in (entry.note, entry.conflict) if text)
    if spec is None:
        return
    yield from entry.examples or ()
    if spec.kind is Kind.TEXT and isinstance(entry.value, str):
        yield entry.value
    elif spec.kind is Kind.TEXTS and isinstance(entry.value, list):
        yield from (text for text in entry.value if isinstance(text, str))
    elif spec.kind is Kind.REPORTING and isinstance(entry.value, dict):
        yield from (
            text for key in ("who_reports", "what") if isinstance(text := entry.value.get(key), str)
        )
