"""Finds the texts of the content that can be translated, by the names of their fields.

Each with the file and the key it stands at, so that whoever translates sees its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, get_args

import msgspec

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import TOPICS, FactSpec, Kind, fact_spec
from navigator.steward.content.shape.checklist_schema import FillEntry
from navigator.steward.content.shape.schema import (
    FactEntry,
    LetterEntry,
    PapersEntry,
    PlaceEntry,
)

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
        (LetterEntry, "write"),
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


Layer = Literal["vocabulary", "checklists", "federal", "places", "states"]
LAYERS: tuple[Layer, ...] = get_args(Layer)
"""The folders of `resources/`, the most shared first. The window's own words are none of them."""

_ROLES = {
    "answer": "the answer at the top of a page",
    "branch": "one of several cases",
    "conflict": "how sources disagree",
    "do": "what to do about a danger",
    "documents": "a paper to bring",
    "boxes": "a box to tick on paper",
    "fact": "what a rule says",
    "heading": "a heading",
    "label": "whose phone it is",
    "lead": "the first sentence of a page",
    "lines": "a line to write on, on paper",
    "limits": "who is helped, and what is not",
    "name": "a name: keep it, unless people know it by another one",
    "note": "a note to a rule",
    "say": "words to say aloud at a counter or on the phone",
    "state": "a name of a state: keep it, unless the language has its own",
    "tile": "a short answer: keep it as short as the English",
    "title": "a title: keep it as short as the English",
    "word": "a word of pages and papers: keep it as short as the English",
}
_SECTIONS = {
    "bring": "a paper to bring",
    "cautions": "a danger",
    "changes": "what changed",
    "know": "good to know",
    "steps": "a step to take",
    "summary": "an answer in one sentence",
}


@dataclass(frozen=True)
class Phrase:
    """An English text and every place where it stands, the most shared first."""

    english: str
    uses: tuple[Placed, ...]

    @cached_property
    def layers(self) -> tuple[str, ...]:
        """The members of `LAYERS` that contain it."""
        return tuple(dict.fromkeys(one.path.partition("/")[0] for one in self.uses))

    @cached_property
    def states(self) -> frozenset[str]:
        """Codes of the states whose own files have it."""
        parts = [one.path.removesuffix(".yaml").split("/") for one in self.uses]
        return frozenset(
            part[1]
            for part in parts
            if part[0] == "states" or (part[0] == "places" and part[1].isupper())
        )

    @cached_property
    def topics(self) -> frozenset[str]:
        """Topics of the files and checklists that have it."""
        named = (one.path.removesuffix(".yaml").rpartition("/")[2] for one in self.uses)
        return frozenset(one for one in named if one in TOPICS)

    @property
    def is_name(self) -> bool:
        """Return whether it is a proper name, which may stay as it is."""
        return any(one.role in ("name", "state") for one in self.uses)

    @property
    def home(self) -> str:
        """The file of translations to which it belongs, below `content_<lang>`."""
        return self.uses[0].path

    @property
    def words(self) -> int:
        """The number of words of the English text."""
        return len(self.english.split())

    @property
    def note(self) -> str:
        """A few words on what kind of text it is, with a reminder to keep its blanks."""
        first = self.uses[0]
        section = first.key.partition("[")[0]
        told = _ROLES.get(first.role) or _SECTIONS.get(section) or "running text"
        if first.role == "text" and section in _SECTIONS:
            told = _SECTIONS[section]
        keep = " Keep each {blank} as it is." if "{" in self.english else ""
        return f"{told[0].upper()}{told[1:]}.{keep}"


def phrases(content: Content) -> tuple[Phrase, ...]:
    """Return all phrases: by the first layer that has one, in the order of its files."""
    uses: dict[str, list[Placed]] = {}
    for one in sorted(placed(content), key=lambda one: _rank(one.path)):
        uses.setdefault(one.text, []).append(one)
    return tuple(Phrase(english, tuple(found)) for english, found in uses.items())


def _rank(path: str) -> tuple[int, str]:
    layer = path.partition("/")[0]
    return LAYERS.index(layer), path


def met(
    found: Iterable[Phrase], *, layer: str | None = None, state: str | None = None,
    topic: str | None = None,
) -> list[Phrase]:  # fmt: skip
    """Return the phrases of a layer, a state and a topic."""
    return [
        one
        for one in found
        if layer in (None, *one.layers)
        and (state is None or state in one.states)
        and (topic is None or topic in one.topics)
    ]
