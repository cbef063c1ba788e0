"""Plans what a court or a law (*Court or law*) changes in the file of a state and topic.

A recipe names, for a kind of event, the questions and the entries it opens. The steward writes the
sentences; what ends and what comes back follows from days, names and typed checks. It writes no
file itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace as with_fields

from navigator.errors import Problem
from navigator.records.fields import Field
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import TOPICS, FactSpec, Kind, fact_spec
from navigator.records.vocabulary import ENROLLMENTS
from navigator.steward.content.proof import contradictions
from navigator.steward.content.proof.card_sentences import in_force
from navigator.steward.content.records import ITEM_ROLES, Content, TopicContent, plain_entry
from navigator.steward.content.shape.schema import FactEntry, ProgramEntry
from navigator.steward.content.shape.yaml_text import Way, inserted
from navigator.steward.editing import citing
from navigator.steward.editing.changing import Read, proposed_note, value_now
from navigator.steward.editing.citing import PUBLISHERS, Cited, with_site
from navigator.steward.editing.entry_fields import GIVEN, Wrong, day_of, fact_entry, fact_fields
from navigator.steward.editing.targets import (
    ROLE_WORDS,
    Target,
    day_words,
    ended,
    file_of,
    find_target,
    number_on,
    ordered,
    value_from,
    value_words,
    with_note,
)


class Recipe(NamedTuple):
    """One kind of event: its words, and what it opens wherever a topic has that."""

    words: str
    day: str
    """The label of its day."""
    opens: tuple[str, ...] = ()
    """`begins` (holds from a later day), `value`, `danger`, `returns`, or a fact in words."""
    values: tuple[str, ...] = ()
    """Likely values of the fact from then on: the first that it can have is proposed."""


_RULING, _SIGNED = "Day of the ruling", "Day of the signature"
RECIPES: dict[str, Recipe] = {
    "struck": Recipe(
        "Struck down by a court", _RULING, ("begins", "value", "danger", "litigation"),
        ("enjoined", "ended", "no", "none"),
    ),
    "paused": Recipe(
        "Paused by a court (enjoined)", _RULING, ("begins", "value", "danger", "litigation"),
        ("enjoined", "frozen", "no", "none"),
    ),
    "lifted": Recipe(
        "Lifted: a court ended or reversed such an order", _RULING,
        ("begins", "value", "returns", "litigation"),
    ),
    "appealed": Recipe("Appealed; the rule stays as it is", "Day of the appeal", ("litigation",)),
    "repealed": Recipe(
        "Repealed by a law", _SIGNED, ("begins", "value", "danger"),
        ("repealed", "ended", "no", "none"),
    ),
    "signed": Recipe("Signed: a law is on its way", _SIGNED, ("begins", "value", "law")),
    "starts": Recipe("A law takes effect", "Day it takes effect", ("value", "law")),
}  # fmt: skip
_ONE_DAY = timedelta(days=1)
_MOST_STOPS = 2
_FIRST = ("State", "Topic", "What happened")
_BEGINS = "Day from which it holds, if it is another"
_RED = "Warning shown in red at the top"
_ABOUT = "What the warning is about"
_TOLD = "A sentence on it, for visitors"
_SHORT = re.compile(r"\b[A-Z]{3,}\b")
"""The short name inside the name of a program: ASSET, MAP."""


class Event(NamedTuple):
    """The first four answers: what happened to which rule."""

    state: str
    topic: str
    kind: str
    """One of `RECIPES`."""
    fact: str = ""
    """The typed fact it is about; empty where the topic has none that could switch."""

    @property
    def opens(self) -> tuple[str, ...]:
        """The entries and questions that its recipe opens."""
        return RECIPES[self.kind].opens if self.kind else ()

    @property
    def path(self) -> Path:
        """The file it changes."""
        return file_of(self.state, self.topic)

    @property
    def spec(self) -> FactSpec | None:
        """The rules for the values of its fact."""
        return fact_spec(self.topic, self.fact)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answers of the interview."""

    event: Event
    on: date
    begins: date
    """The day from which it holds."""
    told: str
    """The steward's sentence on it, for visitors."""
    cited: Cited
    given: Mapping[str, Any]
    """The answers to `questions`."""

    @property
    def switches(self) -> bool:
        """Return whether it asks for a value."""
        return bool({"value", "exists"} & self.given.keys())


Key = tuple[str, Way, int | None, date]


@dataclass(frozen=True, slots=True)
class Row:
    """One change of the plan."""

    told: str
    text: str
    """The text that begins, ends or comes back."""
    act: str
    """`value`, `end`, `add` or `note`."""
    way: Way
    data: Mapping[str, Any]
    """The new entry."""
    day: date
    at: int | None = None
    is_on: bool = True

    @property
    def key(self) -> Key:
        """The identity of the row in its plan."""
        return (self.act, self.way, self.at, self.day)


def facts_of(topic: str) -> tuple[str, ...]:
    """Return the typed facts of a topic that an event may switch, that of its map first."""
    found = [one.name for one in TOPICS[topic].facts if one.is_core or one.kind is Kind.COVERAGE]
    return tuple(sorted(found, key=lambda name: name != TOPICS[topic].map_fact))


def questions(content: Content, event: Event, today: date) -> tuple[Field, ...]:
    """Return the fields that an event asks for, and no others."""
    return tuple(_questions(content, event, today))


def _questions(content: Content, event: Event, today: date) -> Iterator[Field]:
    words, keys = content.words, TOPICS[event.topic].cautions
    yield Field("on", RECIPES[event.kind].day, "day")
    if "begins" in event.opens:
        yield Field("begins", _BEGINS, "day")
    yield Field("told", _TOLD, "text")
    if "law" in event.opens and (laws := _file(content, event).facts.get("law")):
        yield Field("law", words.get("fact.law", "Law"), "line", laws[-1].value or "")
    if "danger" in event.opens and keys:
        yield Field("title", _RED, "line")
        yield Field("do", "What to do about it", "line")
        stops = Counter(
            one.key for file in content.topics for one in file.cautions if one.level == "stop"
        )
        named = (("", "Choose"), *((one, words.get(f"caution.{one}", one)) for one in keys))
        usual = max(keys, key=stops.__getitem__)
        yield Field("key", _ABOUT, "choice", usual if stops[usual] else "", named)
    target = find_target(content, f"{event.state}/{event.topic}/{event.fact}", today)
    if "value" not in event.opens or target is None or not event.fact:
        return
    if "returns" in event.opens:  # as it was before what is lifted began
        entries = _file(content, event).facts[event.fact]
        since = entries[number_on(entries, today)].since
        today = since - _ONE_DAY if since else today
    held = value_now(content, target, today)
    for one in fact_fields(target.spec, held, words) if target.spec else ():
        if one.name != GIVEN[0]:
            free = one._replace(only=("", "")) if one.only == GIVEN else one
            yield _proposed(free, RECIPES[event.kind].values)


def _proposed(one: Field, words: tuple[str, ...]) -> Field:
    """Return a field with the first of the words that it offers; programs in rows get it too."""
    if one.draws == "rows":
        levels = [word for word in words if word in ENROLLMENTS]
        return one._replace(
            now=[{**row, "enrollment": (*levels, row["enrollment"])[0]} for row in one.now]
        )
    offered = [word for word in words if word in dict(one.choices) and one.name != "exists"]
    label = "What the rule is from then on" if one.label == "Value" else one.label
    return one._replace(label=label, now=(*offered, one.now)[0])


def ruling_of(
    event: Event, given: Mapping[str, Any], cited: Cited, wrong: list[Wrong]
) -> Ruling | None:
    """Return the answers, with what is no day in `wrong`; None where too few are given."""
    missing = [label for label, cell in zip(_FIRST, event, strict=False) if not cell]
    if not missing and not given.get("on"):
        missing = [RECIPES[event.kind].day]
    wrong += [(label, "this is empty.", "answer it.") for label in missing]
    on = day_of("Day", given.get("on"), wrong)
    if missing or on is None:
        return None
    begins = day_of(_BEGINS, given.get("begins"), wrong) or on
    told = " ".join(str(given.get("told") or "").split())
    return Ruling(event, on, begins, told, replace(cited, says=cited.says or told), given)


def lacking(content: Content, ruling: Ruling, today: date) -> list[Problem]:
    """Return everything that is missing or wrong."""
    event, wrong = ruling.event, list[Wrong]()
    if not _file(content, event).sources:
        wrong.append(("State", "it has no page on this topic yet.", "write that first."))
    if not ruling.told:
        wrong.append((_TOLD, "this is empty.", "write it."))
    if "title" in ruling.given and (ruling.switches or ruling.given["title"]):
        for label, name in ((_RED, "title"), (_ABOUT, "key")):
            if not ruling.given[name]:
                wrong.append((label, "this is empty.", "say it."))
    if ruling.on > today:
        wrong.append((RECIPES[event.kind].day, "this day has not come yet.", "check it."))
    if event.spec and ruling.switches:
        fact_entry(event.spec, ruling.given, wrong)
    found = citing.lacking(ruling.cited, content.publishers, event.path, today)
    return [*(Problem(event.path, *one) for one in wrong), *found]


def plan(content: Content, ruling: Ruling) -> tuple[Row, ...]:
    """Return everything that it changes in its file, what visitors read first before the rest."""
    return tuple(_Planning(content, ruling).rows())


class _Planning:
    """Goes through a file once and yields what an event changes in it."""

    def __init__(self, content: Content, ruling: Ruling) -> None:
        self._content, self._of, self._event = content, ruling, ruling.event
        self._last = ruling.begins - _ONE_DAY
        self._file = _file(content, ruling.event)
        self._values = self._file.facts.get(ruling.event.fact, [])
        self._at = number_on(self._values, ruling.begins)
        self._now = self._values[self._at] if self._values else None
        self._began = self._now.since if self._now else None
        """First day of the value that ends."""
        self._new: dict[str, Any] = {}
        """The value that begins; empty where the rule stays as it is."""
        spec = ruling.event.spec
        if spec and self._now and ruling.switches and self._began != ruling.begins:
            wrong: list[Wrong] = []
            entry = fact_entry(spec, ruling.given, wrong)
            value, null_means = entry["value"], entry.get("null_means")
            if not wrong and (value, null_means) != (self._now.value, self._now.null_means):
                self._new = {"value": value, "null_means": null_means}
                self._date_programs(value)
        before = self._values[self._at - 1].value if self._at else None
        is_back = before is not None and before == self._new.get("value")
        self._returns = is_back and "returns" in ruling.event.opens
        """Set when it becomes again what it was before."""

    def _date_programs(self, value: Any) -> None:
        """Let the programs of a coverage that open or close now do so on its first day."""
        held = self._now.value if self._now else None
        if isinstance(value, dict) and isinstance(held, dict):
            levels = {one["name"]: one["enrollment"] for one in held.get("programs") or ()}
            for one in value["programs"]:
                if levels.get(one["name"]) != one["enrollment"]:
                    one["since"] = self._of.begins

    def rows(self) -> Iterator[Row]:
        """Yield the rows in the order in which visitors read what they change."""
        of, event, notes = self._of, self._event, {self._of.on: self._of.told}
        if self._new and self._now:
            target = Target("", "fact", *event[:2], event.fact, event.path, ("facts", event.fact))
            words, old = self._content.words, (self._now.value, self._now.null_means)
            was, will = (value_words(words, target, *one) for one in (old, self._new.values()))
            told = f"{self._label(event.fact)}: another from {day_words(of.begins)}"
            text = f"“{was}” ends, “{will}” begins."
            yield Row(told, text, "value", target.way, self._new, of.begins)
            note = proposed_note(self._content, target, self._new["value"], of.begins)
            notes.setdefault(of.begins, note)
        if of.given.get("title"):
            yield self._danger()
        yield Row("Summary: begins", of.told, "add", ("summary",), {"text": of.told}, of.on, 0)
        if self._new:
            yield from self._ends()
        if self._returns:
            yield from self._comes_back()
        laws = ("law", str(of.given.get("law") or ""), of.begins)
        for name, text, day in (("litigation", of.told, of.on), laws):
            held = self._file.facts.get(name, ()) if name in event.opens and text else ()
            now = held[number_on(list(held), day)] if held else None
            if now and now.value != text and (now.since is None or now.since < day):
                told, data = f"{self._label(name)}: new words", {"value": text}
                yield Row(told, text, "value", ("facts", name), data, day)
        for day in sorted(notes.keys() - {one.on for one in self._file.changes}):
            told, data = f"What changed, {day_words(day)}", {"text": notes[day]}
            yield Row(told, notes[day], "note", ("changes",), data, day)

    def _label(self, name: str) -> str:
        return self._content.words.get(f"fact.{name}", name)

    def _danger(self) -> Row:
        """Return the warning at the top; it is off where two stand there that stay."""
        of, given = self._of, self._of.given
        stay = [
            one for one in self._file.cautions
            if one.level == "stop" and one.since != self._began
            and in_force(one.since, one.until, of.begins)
        ]  # fmt: skip
        data = {"key": given["key"], "level": "stop", "title": given["title"], "text": of.told,
                "do": given["do"]}  # fmt: skip
        text = " ".join(filter(None, (data["title"], of.told, data["do"])))
        told, is_on = "In red at the top: begins", len(stay) < _MOST_STOPS
        return Row(told, text, "add", ("cautions",), data, of.begins, is_on=is_on)

    def _ends(self) -> Iterator[Row]:
        """Yield the programs and texts that end with the value."""
        gone = self._gone() if "danger" in self._event.opens else {}
        for number, program in gone.items():
            told, way = f"Program: last day {day_words(self._last)}", ("programs", number)
            yield Row(told, program.name, "end", way, {}, self._of.begins)
        names = [name for one in gone.values() for name in (*_SHORT.findall(one.name), one.name)]
        clashing = self._clashing(gone)
        for role, number, one in self._entries():
            named = [name for name in names if name in one.text and role != "cautions"]
            key = f"{role}[{one.key if role == 'cautions' else number}]"
            why = (
                "" if not in_force(one.since, one.until, self._last)
                else "It began with what ends." if one.since and one.since == self._began
                else f"It names {named[0]}." if named
                else "It says what is over." if any(at.startswith(key) for at in clashing) else ""
            )  # fmt: skip
            if why:
                told = f"{ROLE_WORDS.get(role, 'Danger')}: ends {day_words(self._last)}. {why}"
                yield Row(told, one.text, "end", (role, number), {}, self._of.begins)

    def _comes_back(self) -> Iterator[Row]:
        """Yield what ended when the value began; off where it tells of its own days."""
        last = self._began - _ONE_DAY if self._began else None
        for role, number, one in self._entries():
            if one.until and one.until == last:
                told, at = f"{ROLE_WORDS.get(role, 'Danger')}: comes back", number + 1
                day = self._of.begins
                is_on = one.since is None and str(last.year) not in one.text
                yield Row(told, one.text, "add", (role,), _again(one), day, at, is_on)
        for name, held in self._file.facts.items():
            now = number_on(held, self._of.begins)
            if now and held[now].since == self._began and held[now - 1].until == last:
                before = held[now - 1]
                if name not in (self._event.fact, "litigation"):
                    text = before.value if isinstance(before.value, str) else ""
                    told, way = f"{self._label(name)}: as it was before", ("facts", name)
                    yield Row(told, text, "value", way, _again(before), self._of.begins)

    def _entries(self) -> Iterator[tuple[str, int, Any]]:
        """Yield each danger and text of the card, with its role and its number there."""
        held: dict[str, list[Any]] = {"cautions": self._file.cautions, **self._file.items}
        for role in ("cautions", *ITEM_ROLES):
            for number, one in enumerate(held.get(role, ())):
                yield role, number, one

    def _gone(self) -> dict[int, ProgramEntry]:
        """Return the programs open to all that end with the value, by number.

        They have its name as their kind, or stand in its coverage; else, for the fact of the map,
        they rest on the same page.
        """
        value, begins = self._now.value if self._now else None, self._of.begins
        covered = value.get("programs") or () if isinstance(value, dict) else ()
        cites = {one.id for one in self._now.sources} if self._now else set()
        named, same = {}, {}
        for number, one in enumerate(self._file.programs):
            if one.status_rule != "any" or not in_force(one.since, one.until, begins):
                continue
            if one.kind == self._event.fact or any(each["name"] in one.name for each in covered):
                named[number] = one
            elif cites & {each.id for each in one.sources}:
                same[number] = one
        is_map = self._event.fact == TOPICS[self._event.topic].map_fact
        return named or (same if is_map else {})

    def _clashing(self, gone: Mapping[int, ProgramEntry]) -> set[str]:
        """Return the keys of texts that the typed checks find wrong once the value switches."""
        assert self._now is not None  # noqa: S101 - there is one that switches
        begun = FactEntry(sources=[], since=self._of.begins, **self._new)
        values = [
            *self._values[: self._at], with_fields(self._now, until=self._last), begun,
            *self._values[self._at + 1 :],
        ]  # fmt: skip
        programs = [
            with_fields(one, until=self._last) if number in gone else one
            for number, one in enumerate(self._file.programs)
        ]
        facts = {**self._file.facts, self._event.fact: values}
        before, after = (
            set(contradictions.find(replace(self._content, topics=[one]), self._of.begins).found)
            for one in (self._file, replace(self._file, facts=facts, programs=programs))
        )
        new = [one for one in after - before if one.kind != "left"]  # of pages alone: too many
        return {where.partition(": ")[2] for one in new for where in (one.one, one.other)}


def planned(read: Read, ruling: Ruling, rows: tuple[Row, ...], today: date) -> dict[Path, str]:
    """Return the files as they would be with these rows, all of them in force."""
    path, cited = ruling.event.path, ruling.cited
    texts: dict[Path, str] = {}
    if cited.kind and not cited.id:
        texts[PUBLISHERS] = with_site(read(PUBLISHERS), cited.kind, cited.url)
    text, id = citing.with_source(read(path), cited, today)
    cite = {"id": id, "says": cited.says.strip()}
    order = ("end", "value", "add", "note")
    for row in sorted(rows, key=lambda one: (order.index(one.act), -(one.at or 0))):
        text = _done(text, row, cite)
    texts[path] = citing.swept(text)
    return texts


def _done(text: str, row: Row, cite: Mapping[str, str]) -> str:
    kept = [one for one in row.data.get("sources", ()) if one["id"] != cite["id"]]
    data = {**row.data, "sources": [dict(cite), *kept]}
    match row.act:
        case "end":
            return ended(text, row.way, row.day)
        case "value":
            return value_from(text, row.way, data, row.day)
        case "note":
            return with_note(text, row.day, row.text, cite)
        case _:
            return inserted(text, row.way, ordered({**data, "since": row.day}), at=row.at)


def subject_of(ruling: Ruling, rows: tuple[Row, ...]) -> str:
    """Return the subject line of a commit."""
    state, topic, kind, fact = ruling.event
    value = next((f": {one.text}" for one in rows if one.way == ("facts", fact)), "")
    return f"{JURISDICTIONS.get(state, 'Federal')}, {topic}: {kind} {ruling.on}{value}"


def _file(content: Content, event: Event) -> TopicContent:
    """Return the file of an event, an empty one where the state has none yet."""
    files = (one for one in content.topics if (one.state, one.topic) == event[:2])
    return next(files, TopicContent(*event[:2]))


def _again(entry: Any) -> dict[str, Any]:
    """Return an entry that comes back, without its days."""
    gone = ("since", "until", "conflict")
    return {name: one for name, one in plain_entry(entry).items()
            if name not in gone and one not in (None, [], "")}  # fmt: skip
