"""Collects every sentence of the topic files with its place, its days and its sources.

For checks that read words against other words. It judges nothing: what does not go together
is found by the modules beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.shape.schema import ChangeEntry, Claim, FactEntry

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_END = re.compile(
    r"(?<!\bv\.)(?<!\bvs\.)(?<!U\.S\.)(?<!D\.C\.)(?<!No\.)(?<!\bSt\.)(?<!P\.L\.)(?<!Ill\.)"
    r"(?<=[.;!?]) +(?=\S)"
)
_NAMED = re.compile(
    r"(?<![\w.-])(?<!University of )(?<!University in )"
    r"(?:" + "|".join(sorted(map(re.escape, JURISDICTIONS.values()), key=len, reverse=True)) + r")"
    r"(?!\w)(?! City\b| State\b| University\b|, D)"
)
"""States by name; not a city, a university or the capital that has the same."""
_CODES = {name: code for code, name in JURISDICTIONS.items()}

_FIELD = re.compile(r"(?<=\])\.(?:title|text|do|name|what|who|how|status_note|note)$")

Kind = Literal["fact", "stance", "count", "day", "left", "program", "spanish", "passed"]
"""The thing on which a pair of texts disagrees; `docs/content.md` explains each word."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Two things said that do not go together: where each stands, its words, and why."""

    kind: Kind
    one: str
    other: str
    """The file and key of the second text, below `resources/`."""
    says: str
    against: str
    """The second text; a typed fact as `name = value since day`."""
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a topic file that says a single thing: an item, a field, a value."""

    state: str
    topic: str
    role: str
    """`facts`, `summary`, `steps`, …: the key of the file it stands under."""
    key: str
    text: str
    since: date | None
    until: date | None
    cites: frozenset[str]

    @property
    def path(self) -> str:
        """The file, by its name below `resources/`."""
        return path_of(self.state, self.topic)

    @property
    def where(self) -> str:
        """The file and the key."""
        return f"{self.path}: {self.key}"

    @property
    def entry(self) -> str:
        """The file and key without the field: a caution's title, text and advice are one entry."""
        return _FIELD.sub("", self.where)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The text in sentences; a semicolon ends one too."""
        return tuple(_END.split(self.text))

    def holds(self, day: date) -> bool:
        """Return whether the text is in force as a rule on a day: what happened once is none."""
        return self.role != "changes" and in_force(self.since, self.until, day)

    def states(self, sentence: str) -> frozenset[str]:
        """Return the states that a sentence names, else the state of the file."""
        named = frozenset(_CODES[one] for one in _NAMED.findall(sentence))
        return named or frozenset({self.state} - {FEDERAL})


def path_of(state: str, topic: str) -> str:
    """Return the file of a state and topic below `resources/`."""
    return f"federal/{topic}.yaml" if state == FEDERAL else f"states/{state}/{topic}.yaml"


def in_force(since: date | None, until: date | None, day: date) -> bool:
    """Return whether a day lies in a span whose ends may be open."""
    return (since is None or since <= day) and (until is None or day <= until)


def all_said(content: Content) -> tuple[Said, ...]:
    """Return every text of the topic files in the order in which they were read."""
    return tuple(said for file in content.topics for said in _of_file(file))


def _of_file(file: TopicContent) -> Iterator[Said]:
    yield from _of_facts(file)
    for role, items in file.items.items():
        for number, item in enumerate(items):
            yield _said(file, item, role, f"{role}[{number}]", item.text)
    for caution in file.cautions:
        yield from _fields(file, caution, "cautions", caution.key, ("title", "text", "do"))
    for change in file.changes:
        yield _said(file, change, "changes", f"changes[{change.on}]", change.text)
    for program in file.programs:
        names = ("name", "what", "who", "how", "status_note")
        yield from _fields(file, program, "programs", program.id, names)
    yield from _of_guides(file)


def _of_facts(file: TopicContent) -> Iterator[Said]:
    for name, values in file.facts.items():
        for number, fact in enumerate(values):
            where = f"facts.{name}[{number}]"
            for text in _value_texts(fact):
                yield _said(file, fact, "facts", where, text)
            if fact.note:
                yield _said(file, fact, "facts", f"{where}.note", fact.note)


def _of_guides(file: TopicContent) -> Iterator[Said]:
    for guide in file.guides:
        where = f"guides[{guide.id}]"
        yield _said(file, Claim(sources=[]), "guides", f"{where}.lead", guide.lead)
        for section in guide.sections:
            for number, item in enumerate(section.items):
                key = f"{where}.{section.heading}[{number}]"
                yield _said(file, item, "guides", key, item.text)


def _fields(
    file: TopicContent, entry: Claim, role: str, id: str, names: tuple[str, ...]
) -> Iterator[Said]:
    for name in names:
        if text := getattr(entry, name):
            yield _said(file, entry, role, f"{role}[{id}].{name}", text)


def _said(file: TopicContent, entry: Claim | ChangeEntry, role: str, key: str, text: str) -> Said:
    since, until = (
        (entry.on, None) if isinstance(entry, ChangeEntry) else (entry.since, entry.until)
    )
    cites = frozenset(cite.id for cite in entry.sources)
    return Said(file.state, file.topic, role, key, text, since, until, cites)


def _value_texts(entry: FactEntry) -> Iterator[str]:
    """Yield the words of a value; a choice such as `daca_only` has none."""
    values = entry.value if isinstance(entry.value, list) else [entry.value]
    yield from (one for one in values if isinstance(one, str) and " " in one)
