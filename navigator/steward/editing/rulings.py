"""Plans every change that a court or a law (*Court or law*) makes here, from a short interview.

The plan is a list of lines; each can be left out, and each text be written anew. It proposes
only what follows from the answers and the files, and writes nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from navigator.errors import Problem
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import TOPICS, FactSpec, Kind, fact_spec
from navigator.records.vocabulary import ENROLLMENTS
from navigator.steward.content.proof.clashes import plain_value
from navigator.steward.content.proof.said import in_force
from navigator.steward.content.records import Content
from navigator.steward.content.shape.publishers import Publishers
from navigator.steward.editing import citing, ruling_words
from navigator.steward.editing.changing import Read
from navigator.steward.editing.citing import Cited
from navigator.steward.editing.page_worth import PUBLISHERS, with_site
from navigator.steward.editing.ruling_words import IN_SHORT, Happened
from navigator.steward.editing.spans import Path as Way
from navigator.steward.editing.targets import file_of
from navigator.steward.editing.timelines import ended, ordered, value_from, with_note
from navigator.steward.editing.yaml_edit import inserted, replaced, value_at

SAME = "same"
"""The rule stays as it is."""
NO_COVER = "none"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answers of the interview."""

    state: str
    topic: str
    happened: Happened
    on: date
    """The day of the ruling, or of the signature."""
    begins: date
    """The day from which it holds."""
    who: str
    """The court, or the bill or law."""
    cited: Cited
    fact: str = ""
    """The typed fact it is about; empty where the topic has none that could switch."""
    value: str = SAME
    """The fact's value from that day on: one of `values_of`."""


Key = tuple[str, Way, int | None, date]


@dataclass(frozen=True, slots=True)
class Line:
    """One change of the plan."""

    told: str
    """A description of the change, for the list."""
    act: str
    """`value`, `end`, `add`, `set` or `note`."""
    way: Way
    data: Mapping[str, Any]
    """The new entry, or the keys of it that are set."""
    field: str = ""
    """The names, in `data`, of the texts that can be rewritten, one a line; empty: none."""
    day: date = date.min
    at: int | None = None
    is_on: bool = True

    @property
    def key(self) -> Key:
        """The identity of the line in its plan."""
        return (self.act, self.way, self.at, self.day)

    @property
    def text(self) -> str:
        """The texts of the line, one below the other."""
        return "\n".join(str(self.data[name]) for name in self.field.split())

    def saying(self, text: str) -> Line:
        """Return the line with other texts; of several, those not given become empty."""
        names = self.field.split()
        parts = [one.strip() for one in text.strip().split("\n", max(0, len(names) - 1))]
        parts += [""] * (len(names) - len(parts))
        return replace(self, data={**self.data, **dict(zip(names, parts, strict=False))})


def facts_of(topic: str) -> tuple[str, ...]:
    """Return the typed facts of a topic that a ruling may switch, that of its map first."""
    found = [one.name for one in TOPICS[topic].facts if one.is_core or one.kind is Kind.COVERAGE]
    return tuple(sorted(found, key=lambda name: name != TOPICS[topic].map_fact))


def values_of(content: Content, fact: str, topic: str) -> tuple[tuple[str, str], ...]:
    """Return the values a fact may have after a ruling, with their words."""
    spec = fact_spec(topic, fact)
    stays = ((SAME, "It stays as it is"),)
    if spec is None:
        return stays
    if spec.kind is Kind.YES_NO:
        return (("yes", "Yes"), ("no", "No"), *stays)
    if spec.kind is Kind.COVERAGE:
        named = [(one, content.words.get(f"value.enrollment.{one}", one)) for one in ENROLLMENTS]
        return (*named, (NO_COVER, "There is none"), *stays)
    words = content.words
    return (*((one, words.get(f"value.{fact}.{one}", one)) for one in spec.choices), *stays)


def proposed_value(content: Content, ruling: Ruling) -> str:
    """Return the fact's most likely value after it: from the topic and the value before."""
    word, entries = _proposed(content, ruling), _entries(content, ruling)
    spec = fact_spec(ruling.topic, ruling.fact)
    is_now = spec and entries and word_of(spec, entries[number_on(entries, ruling.begins)].value)
    return SAME if word == is_now else word


def _proposed(content: Content, ruling: Ruling) -> str:
    spec, happened = fact_spec(ruling.topic, ruling.fact), ruling.happened
    if spec is None or happened == "appealed":
        return SAME
    options = [one for one, _ in values_of(content, ruling.fact, ruling.topic)]
    entries = _entries(content, ruling)
    now = number_on(entries, ruling.begins)
    if happened == "lifted":
        before = entries[now - 1].value if now else None
        return word_of(spec, before) if before is not None else options[0]
    if happened in ("signed", "starts"):
        return options[0]
    closed = {
        "struck": ("enjoined", "ended", "no", "none"),
        "paused": ("enjoined", "frozen", "no", "none"),
        "repealed": ("repealed", "ended", "no", "none"),
    }[happened]
    return next(one for one in (*closed, SAME) if one in options)


def lacking(ruling: Ruling, publishers: Publishers, today: date) -> list[Problem]:
    """Return everything that is missing or wrong; the page's own words are proposed."""
    path = file_of(ruling.state, ruling.topic)
    wrong: list[tuple[str, str, str]] = []
    if not ruling.who.strip():
        wrong.append(("Court, bill or law", "this is empty.", "say which."))
    if ruling.on > today:
        wrong.append(("Day of the ruling", "this day has not come yet.", "check it."))
    cited = ruling.cited
    if not cited.says.strip():
        cited = replace(
            cited, says=ruling_words.page_says(ruling.happened, ruling.on, ruling.begins)
        )
    return [
        *(Problem(path, *one) for one in wrong),
        *citing.lacking(cited, publishers, path, today),
    ]


def told(content: Content, ruling: Ruling) -> str:
    """Return the subject line of a commit."""
    words = dict(values_of(content, ruling.fact, ruling.topic)).get(ruling.value, "")
    name = content.words.get(f"fact.{ruling.fact}", ruling.fact)
    what = f"; {name}: {words}, from {ruling.begins}" if ruling.value != SAME else ""
    head = f"{JURISDICTIONS.get(ruling.state, 'Federal')}, {ruling.topic}"
    return f"{head}: {ruling.who.strip()} of {ruling.on}, {IN_SHORT[ruling.happened]}{what}"


def planned(read: Read, ruling: Ruling, lines: tuple[Line, ...], today: date) -> dict[Path, str]:
    """Return the files as they would be with these lines, all of them in force."""
    path = file_of(ruling.state, ruling.topic)
    cited = ruling.cited
    says = cited.says.strip() or ruling_words.page_says(ruling.happened, ruling.on, ruling.begins)
    texts: dict[Path, str] = {}
    if cited.kind and not cited.id:
        texts[PUBLISHERS] = with_site(read(PUBLISHERS), cited.kind, cited.url)
    text, id = citing.with_source(read(path), cited, today)
    cite = {"id": id, "says": says}
    order = ("set", "end", "value", "add", "note")
    for line in sorted(lines, key=lambda one: (order.index(one.act), -(one.at or 0))):
        text = _done(text, line, cite)
    texts[path] = citing.swept(text)
    return texts


def _done(text: str, line: Line, cite: Mapping[str, str]) -> str:
    kept = [one for one in line.data.get("sources", ()) if one["id"] != cite["id"]]
    data = {**line.data, "sources": [dict(cite), *kept]}
    match line.act:
        case "end":
            return ended(text, line.way, line.day)
        case "set":
            return replaced(text, line.way, _set(value_at(text, line.way), line.data, cite))
        case "value":
            return value_from(text, line.way, data, line.day)
        case "note":
            return with_note(text, line.day, line.text, cite)
        case _:
            return inserted(text, line.way, ordered({**data, "since": line.day}), at=line.at)


def _set(
    held: Mapping[str, Any], data: Mapping[str, Any], cite: Mapping[str, str]
) -> dict[str, Any]:
    """Return a program with other words or a last day, by this page too; an empty text goes."""
    kept = [one for one in held.get("sources", ()) if one["id"] != cite["id"]]
    new = {**held, **data, "sources": [dict(cite), *kept]}
    return {name: one for name, one in new.items() if one != "" or name not in data}


def word_of(spec: FactSpec, value: Any) -> str:
    """Return a value as `values_of` has it."""
    if spec.kind is Kind.COVERAGE:
        return str(plain_value(value))
    return (
        {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )


def _entries(content: Content, ruling: Ruling) -> list[Any]:
    for one in content.topics:
        if (one.state, one.topic) == (ruling.state, ruling.topic):
            return one.facts.get(ruling.fact, [])
    return []


def number_on(entries: list[Any], day: date) -> int:
    """Return the number of the entry in force on a day; the last one where none is."""
    held = [n for n, one in enumerate(entries) if in_force(one.since, one.until, day)]
    return (held or [max(0, len(entries) - 1)])[-1]
