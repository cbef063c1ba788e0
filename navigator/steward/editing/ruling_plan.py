"""Makes the lines of a plan: everything that a ruling or a law changes in its state's file.

It proposes only what follows from the answers and the file. What began and ended with the value
before is found by its days; what the answers do not say is left to the steward.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from navigator.records.topics import TOPICS, FactSpec, Kind, fact_spec
from navigator.records.vocabulary import ENROLLMENTS
from navigator.steward.content.proof.said import in_force
from navigator.steward.content.records import ITEM_ROLES, Content, plain_entry
from navigator.steward.editing import ruling_words
from navigator.steward.editing.changing import proposed_note
from navigator.steward.editing.ruling_words import BY_COURT, CLOSES
from navigator.steward.editing.rulings import (
    NO_COVER,
    SAME,
    Line,
    Ruling,
    facts_of,
    number_on,
    word_of,
)
from navigator.steward.editing.saying import day_words, value_words
from navigator.steward.editing.targets import ROLE_WORDS, Target, file_of

_ONE_DAY = timedelta(days=1)
_STOPS = {
    "legal": "legal.lawyer_first", "driving": "driving.record_sharing",
    "health": "health.medicaid_data_sharing", "college": "college.form_use",
    "rights": "rights.federal_agents_still_act", "records": "records.lawyer_before_plea",
}  # fmt: skip
"""The key of a danger, by topic, where the state has none of its own."""
_PROGRAMS = {
    "open_regardless_of_status": ("license", "id_card"),
    "in_state_tuition": ("in_state_tuition",),
    "state_aid": ("state_aid",),
    "children_regardless_of_status": ("state_funded", "chip_unborn"),
    "adults_regardless_of_status": ("state_funded",),
}
"""Kinds of programs that go with a fact."""
_DAYED = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_STOPS = 2
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=[A-Z])")
_ORDER = re.compile(r"\b(?:court|order|block(?:s|ed)?|struck|enjoin\w*)\b", re.IGNORECASE)
_BLOCKED = re.compile(r",? (?:blocked|stopped|paused) by a court")


def plan(content: Content, ruling: Ruling) -> tuple[Line, ...]:
    """Return everything that it changes in the file of its state and topic."""
    return tuple(_Planning(content, ruling).lines())


class _Planning:
    """Goes through a file once and yields what a ruling changes in it."""

    def __init__(self, content: Content, ruling: Ruling) -> None:
        self._content = content
        self._of = ruling
        self._file = next(
            one for one in content.topics
            if (one.state, one.topic) == (ruling.state, ruling.topic)
        )  # fmt: skip
        self._spec = fact_spec(ruling.topic, ruling.fact)
        self._values = self._file.facts.get(ruling.fact, [])
        self._now = number_on(self._values, ruling.begins)
        old = self._values[self._now] if self._values else None
        self._began = old.since if old else None
        """First day of the value that ends."""
        self._switches = bool(
            self._spec and old and ruling.value not in (SAME, word_of(self._spec, old.value))
        )
        before = self._values[self._now - 1] if self._now else None
        self._returns = bool(
            self._switches and ruling.happened == "lifted" and before and self._spec
            and word_of(self._spec, before.value) == ruling.value
        )  # fmt: skip
        """Set when it becomes again what it was before."""
        self._moved: list[str] = []
        """The facts that switch, filled by `_switched`."""
        self._rule = ruling_words.rule_words(ruling.fact, ruling.topic)

    def lines(self) -> Iterator[Line]:
        """Yield the lines in the order in which a steward reads them."""
        of = self._of
        if self._switches:
            yield from self._switched()
        yield from self._cases()
        yield from self._notes()
        yield from self._dangers()
        if self._switches:
            yield from self._programs()
            yield from self._tied()
        said = ruling_words.sentence(of.happened, of.who, self._rule, of.on)
        summary = {"text": said + ruling_words.counts_from(of.on, of.begins)}
        yield Line("Summary: begins", "add", ("summary",), summary, "text", of.on, 0)
        if of.happened in BY_COURT:
            told = "Good to know: begins"
            yield Line(told, "add", ("know",), {"text": ruling_words.AGAIN}, "text", of.begins)

    def _switched(self) -> Iterator[Line]:
        """Yield the fact itself, and those that switched with it the last time."""
        others = [name for name in facts_of(self._of.topic) if name != self._of.fact]
        for name in (self._of.fact, *others):
            spec, entries = fact_spec(self._of.topic, name), self._file.facts.get(name, [])
            is_first = name == self._of.fact
            if spec is None or not entries:
                continue
            now = entries[number_on(entries, self._of.begins)]
            if not is_first and (now.since is None or now.since != self._began):
                continue
            value = self._value(spec, entries)
            if value in (None, now.value) or now.since == self._of.begins:
                continue
            target = _target(self._of, name)
            was = value_words(self._content.words, target, now.value)
            will = value_words(self._content.words, target, value)
            is_on = is_first or self._returns
            self._moved += [name] * is_on
            label = self._content.words.get(f"fact.{name}", name)
            told = f"{label}: “{was}” ends, “{will}” begins {day_words(self._of.begins)}"
            data = {"value": value}
            yield Line(
                told,
                "value",
                ("facts", name),
                data,
                day=self._of.begins,
                is_on=is_on,
            )

    def _value(self, spec: FactSpec, entries: list[Any]) -> Any:
        """Return the new value of a fact by the answer; None where it can not be that."""
        word, number = self._of.value, number_on(entries, self._of.begins)
        if number and word_of(spec, entries[number - 1].value) == word:
            return entries[number - 1].value
        if self._returns and spec.name != self._of.fact:
            return entries[number - 1].value if number else None
        match spec.kind:
            case Kind.YES_NO:
                return {"yes": True, "no": False}.get(word)
            case Kind.CHOICE:
                return word if word in spec.choices else None
            case _:
                return _covering(entries[number].value, word, self._of.begins)

    def _cases(self) -> Iterator[Line]:
        """Yield new words for the card's fact on the case, or on the law."""
        of = self._of
        name = "litigation" if of.happened in BY_COURT else "law"
        entries = self._file.facts.get(name)
        if not entries:
            return
        now = entries[number_on(entries, of.on)]
        begins = of.on if name == "litigation" else of.begins
        old = now.value if isinstance(now.value, str) else ""
        if now.since is not None and now.since >= begins:
            return
        if name == "litigation":
            said = ruling_words.sentence(of.happened, of.who, self._rule, of.on)
            said += ruling_words.counts_from(of.on, of.begins)
            case = ruling_words.case_of(old)
            new = f"{case}. {said}" if case else said
        else:
            new = f"{old}; {of.who.strip()}" if old else of.who.strip()
        label = self._content.words.get(f"fact.{name}", name)
        is_on = of.happened != "repealed"
        yield Line(
            f"{label}: new words",
            "value",
            ("facts", name),
            {"value": new},
            "value",
            begins,
            is_on=is_on,
        )

    def _notes(self) -> Iterator[Line]:
        """Yield lines under `changes:`, one for the ruling and one for the day it holds from."""
        of = self._of
        said = ruling_words.news(of.happened, of.who, self._rule)
        days = {of.on: said}
        if self._switches and self._spec is not None:
            value = self._value(self._spec, self._values)
            switch = proposed_note(self._content, _target(of, of.fact), value, of.begins)
            days[of.begins] = f"{said} {switch}" if of.begins == of.on else switch
        held = {one.on for one in self._file.changes}
        for day, text in days.items():
            if day not in held:
                told = f"What changed, {day_words(day)}"
                yield Line(told, "note", ("changes",), {"text": text}, "text", day)

    def _dangers(self) -> Iterator[Line]:
        """Yield a danger above the answer where something is taken away."""
        of = self._of
        if of.happened not in CLOSES or not self._switches:
            return
        own = [one for one in self._file.cautions if in_force(one.since, one.until, of.begins)]
        stays = [one for one in own if one.level == "stop" and one.since != self._began]
        key = next((one.key for one in own), _STOPS[of.topic])
        said = ruling_words.sentence(of.happened, of.who, self._rule, of.on)
        data = {
            "key": key, "level": "stop", "title": ruling_words.stop_title(of.happened, of.on),
            "text": said + ruling_words.counts_from(of.on, of.begins),
            "do": ruling_words.stop_advice(is_applied_for=TOPICS[of.topic].applied_for),
        }  # fmt: skip
        told = "Danger above the answer: begins (title, text and advice, one a line)"
        is_on = len(stays) < _MOST_STOPS
        yield Line(told, "add", ("cautions",), data, "title text do", of.begins, is_on=is_on)

    def _programs(self) -> Iterator[Line]:
        """Yield programs that end with it, or that lose their words on an order that is gone."""
        of, last = self._of, self._of.begins - _ONE_DAY
        names = {one["name"] for one in self._covered()}
        kinds = {kind for fact in self._moved for kind in _PROGRAMS.get(fact, ())}
        for number, one in enumerate(self._file.programs):
            way = ("programs", number)
            if one.kind not in kinds or (one.until and one.until < of.begins):
                continue
            if of.happened in CLOSES and (not names or any(name in one.name for name in names)):
                is_on = one.status_rule == "any" and of.value not in ("frozen", "capped")
                told = f"Program {one.name}: last day {day_words(last)}"
                yield Line(told, "set", way, {"until": last}, is_on=is_on)
            elif self._returns and (plain := _without_order(one)):
                told = f"Program {one.name}: no word of the order (name, what it gives, who)"
                yield Line(told, "set", way, plain, "name what who")

    def _covered(self) -> list[dict[str, Any]]:
        """Return the programs that the value of a coverage names."""
        value = self._values[self._now].value if self._values else None
        return list(value.get("programs", ())) if isinstance(value, dict) else []

    def _tied(self) -> Iterator[Line]:
        """Yield what began with the value that ends, and what ended when that value began."""
        if self._began is None:
            return
        before = self._began - _ONE_DAY
        for role in ("cautions", *ITEM_ROLES):
            entries: list[Any] = (
                self._file.cautions if role == "cautions" else self._file.items[role]
            )
            label = ROLE_WORDS.get(role, "Danger")
            for number, one in enumerate(entries):
                if one.since == self._began and one.until is None:
                    told = f"{label}: ends {day_words(self._of.begins - _ONE_DAY)}: {one.text}"
                    yield Line(told, "end", (role, number), {}, day=self._of.begins)
                elif self._returns and one.until == before:
                    told, is_on = f"{label}: comes back", not _DAYED.search(one.text)
                    yield Line(
                        told,
                        "add",
                        (role,),
                        _again(one),
                        "text",
                        self._of.begins,
                        number + 1,
                        is_on,
                    )
        yield from self._tied_texts(before)

    def _tied_texts(self, before: date) -> Iterator[Line]:
        """Yield facts in words that switched with it."""
        for name, entries in self._file.facts.items():
            spec = fact_spec(self._of.topic, name)
            now = number_on(entries, self._of.begins)
            is_tied = (
                spec is not None and not spec.is_core and now and entries[now].since == self._began
            )
            if not is_tied or name in ("litigation", *facts_of(self._of.topic)):
                continue
            label = self._content.words.get(f"fact.{name}", name)
            was = entries[now - 1]
            if self._returns and was.until == before:
                told, data = f"{label}: as it was before", _again(was)
                field = "value" if isinstance(was.value, str) else ""
                yield Line(told, "value", ("facts", name), data, field, self._of.begins)
            else:
                told = f"{label}: ends, and nothing takes its place"
                yield Line(told, "end", ("facts", name, now), {}, day=self._of.begins, is_on=False)


def _without_order(program: Any) -> dict[str, Any]:
    """Return a program's words without the sentences on an order; empty where there are none."""
    new = {"name": _BLOCKED.sub("", program.name)}
    for name in ("what", "who"):
        kept = [
            one for one in _SENTENCE.split(getattr(program, name) or "") if not _ORDER.search(one)
        ]
        new[name] = " ".join(kept)
    note = program.status_note or ""
    new["status_note"] = "" if _ORDER.search(note) else note
    held = {name: getattr(program, name) or "" for name in new}
    return new if new != held and new["what"] else {}


def _again(entry: Any) -> dict[str, Any]:
    """Return an entry that comes back, without its days."""
    held = plain_entry(entry)
    gone = ("since", "until", "conflict")
    return {
        name: one for name, one in held.items() if name not in gone and one not in (None, [], "")
    }


def _covering(value: Any, word: str, begins: date) -> dict[str, Any] | None:
    """Return a coverage that is as open as a word says, its programs too, or None.

    None where `word` is no enrollment, or `value` no coverage.
    """
    if word == NO_COVER:
        return {"exists": False, "enrollment": None, "programs": []}
    if word not in ENROLLMENTS or not isinstance(value, dict):
        return None
    programs = [
        one
        if one["enrollment"] in ("ended", word)
        else {**one, "enrollment": word, "since": begins}
        for one in value.get("programs", ())
    ]
    return {"exists": True, "enrollment": word, "programs": programs}


def _target(ruling: Ruling, fact: str) -> Target:
    entry = f"{ruling.state}/{ruling.topic}/{fact}"
    path = file_of(ruling.state, ruling.topic)
    return Target(entry, "fact", ruling.state, ruling.topic, fact, path, ("facts", fact))
