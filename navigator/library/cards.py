"""Assembles a topic card from facts and guidance as of one day.

Danger first, the jurisdiction's own cautions before the federal ones; the headline is chosen and
filled from typed facts, so that it changes on the day they change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from navigator.eligibility.logic import holds
from navigator.language.sentences import first_sentence
from navigator.language.translator import Translator
from navigator.language.wording import Wording
from navigator.library.marks import own_marks
from navigator.pack.openings import ended_numbers, offered_on, opening_of, values_on
from navigator.pack.store import Store, TopicRows
from navigator.pack.templates import AnswerTemplate, SayTemplate, answers, sayings
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import (
    Caution,
    Change,
    Chosen,
    Fact,
    Guide,
    Item,
    Program,
    Said,
    Section,
    TopicCard,
)
from navigator.records.topics import TOPICS, Kind
from navigator.records.values import Coverage, FactValue, Offered, number_text
from navigator.records.vocabulary import ENROLLMENTS, LEVELS

Told = TypeVar("Told", Item, Caution, Change)
Name = TypeVar("Name")
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Day:
    """The facts of a topic on a day, and the blanks they fill."""

    state: str
    day: date
    facts: dict[str, FactValue]
    offered: Offered
    blanks: dict[str, str]

    @property
    def values(self) -> dict[str, Any]:
        """The values that a condition may name: the facts, `programs` and `state`."""
        return {**self.facts, "programs": self.offered, "state": self.state}

    def fits(self, when: tuple[tuple[str, Any], ...]) -> bool:
        """Return whether every condition holds for the values."""
        values = self.values
        return all(holds(values, name, wanted) for name, wanted in when)

    def chooses(self, one: Chosen) -> bool:
        """Return whether the conditions of a record hold, whatever its own days."""
        if self.state == FEDERAL:
            return one.federal or not one.when
        return (bool(one.when) or not one.federal) and self.fits(one.when)

    def holds(self, one: Chosen) -> bool:
        """Return whether a record is in force on the day and its conditions hold."""
        return one.in_force(self.day) and self.chooses(one)


def blanks_of(
    values: dict[str, FactValue], offered: Offered, state: str, translator: Translator
) -> dict[str, str]:
    """Return the texts for blanks of templates: facts, names of programs, the state."""
    blanks = {
        name: value if isinstance(value, str) else number_text(name, value)
        for name, value in values.items()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }
    for name, value in values.items():
        if isinstance(value, Coverage) and value.programs:
            first = min(value.programs, key=lambda one: ENROLLMENTS.index(one.enrollment))
            who = name.split("_")[0]
            blanks |= {f"{who}_program": first.name, f"{who}_closed": value.closed or first.name}
            blanks[f"{who}_age"] = str(value.last_age)
    if offered.pregnancy:
        blanks["pregnancy_program"] = translator.name(offered.pregnancy)
    if offered.lawyers:
        ways = (translator.locale, translator.english_locale)
        how = first_sentence(translator.text(offered.lawyers_how or ""), ways)[0]
        blanks["lawyers_how"] = how[:1].lower() + how[1:]
        who = translator.text(offered.lawyers_who or "")
        blanks["lawyers_who"] = first_sentence(who, ways)[0]
    blanks["state"] = translator.state_name(state)
    return {name: translator.apart(text) for name, text in blanks.items()}


def filled(one: Told, now: Day, translator: Translator | None = None) -> Told:
    """Fill the blanks of a translated record.

    With a translator, a past change whose end nobody saw says so.
    """
    if isinstance(one, Change):
        text = _put(one.text, now)
        if translator and one.outcome == "not_seen" and one.since:
            say = Wording(translator, now.day)
            text = f"{text} {say('change.not_seen', date=say.day(one.since))}"
        return one if text == one.text else replace(one, text=text)
    if not one.when and not one.federal:
        return one
    if isinstance(one, Caution):
        title, do = _put(one.title or "", now), _put(one.do or "", now)
        return replace(one, text=_put(one.text, now), title=title or None, do=do or None)
    return replace(one, text=_put(one.text, now))


def _put(text: str, now: Day) -> str:
    for name, value in now.blanks.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def passed(one: Change, today: date) -> Change | None:
    """Return a change as it reads on a day; None for a deadline that has passed.

    `outcome` is kept only once the day has passed. A change whose sources were all read before its
    day counts as one whose end nobody saw.
    """
    if one.since is None or one.since >= today:
        return replace(one, outcome=None)
    if one.outcome == "deadline":
        return None
    seen = max((page.seen for page in one.sources), default=one.since)
    return replace(one, outcome="not_seen") if seen < one.since else one


def first_by(named: Iterable[tuple[Name, One]]) -> list[One]:
    """Return the first item of each name, in their order."""
    found: dict[Name, One] = {}
    for name, one in named:
        found.setdefault(name, one)
    return list(found.values())


_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class _Headline:
    title: str
    tile: str
    answer: str
    say: str
    say_english: str
    basis: str
    """The name of the fact that the answer rests on, or empty."""


class CardMaker:
    """Assembles cards from one store; keeps what it has read, never what was asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[tuple[str, str], TopicRows] = {}
        self._answers: dict[str, tuple[AnswerTemplate, ...]] = {}
        self._said: dict[str, tuple[SayTemplate, ...]] = {}
        self._told: dict[tuple[str, str, Translator, date], tuple[str, str]] = {}
        self._openings: dict[str, tuple[str, str]] = {}

    def facts(self, state: str, topic: str, day: date) -> tuple[Fact, ...]:
        """Return every typed fact of the topic on that day, nulls included."""
        rows = self._topic(state, topic)
        return tuple(_fact_on(rows, spec.name, day) for spec in TOPICS[topic].facts)

    def topic(self, state: str, topic: str, translator: Translator, day: date) -> TopicCard:
        """Return the whole card of a topic in a state on a day."""
        own = self._topic(state, topic)
        general = self._topic(FEDERAL, topic) if state != FEDERAL else TopicRows()
        translator.missed = translator.unchecked = False
        facts = self.facts(state, topic, day)
        now = self._day(state, topic, translator, day, facts)
        head = self._headline(topic, now, translator)
        changes = self.changes(state, topic, translator, day)

        def items(role: str) -> tuple[Item, ...]:
            both = own.items.get(role, [])
            if role not in own.without:
                both = both + general.items.get(role, [])
            held = (one for one in both if now.holds(one))
            return tuple(filled(translator.item(one), now) for one in held)

        chosen = _steps(topic, own, general, now)
        steps = tuple(filled(translator.item(one), now) for one in chosen)

        summary = [
            translator.item(one) for one in own.items.get("summary", []) if one.in_force(day)
        ]
        known = tuple(translator.fact(topic, fact) for fact in facts)
        cautions = tuple(
            filled(translator.caution(one), now) for one in _cautions(own, general, now)
        )
        programs = tuple(map(translator.program, own.programs + self._lent(state, topic)))
        guides = self.guides(state, topic, translator, day)
        if state != FEDERAL:
            lent = self.guides(FEDERAL, topic, translator, day)
            guides += tuple(
                one
                for one in lent
                if one.id.rpartition(".")[2] not in own.without and now.fits(one.when)
            )
        guides += tuple(
            self._guide(one, FEDERAL, translator, day)
            for other in TOPICS
            for one in self._topic(FEDERAL, other).guides
            if topic in one.also
        )
        past = [one for one in changes if one.since is not None and one.since <= day]
        coming = [one for one in changes if one.since is not None and one.since > day]
        return TopicCard(
            id=f"card:{state}:{topic}",
            state=state,
            topic=topic,
            title=head.title,
            tile=head.tile,
            answer=head.answer,
            basis=next((fact for fact in known if fact.name == head.basis), None),
            say=head.say,
            say_english=head.say_english,
            sayings=self._sayings(topic, now, translator),
            day=day,
            lang=translator.lang,
            summary=tuple(summary),
            facts=known,
            cautions=cautions,
            bring=items("bring"),
            steps=steps,
            know=items("know"),
            past=tuple(sorted(past, key=lambda one: one.since or day, reverse=True)),
            coming=tuple(sorted(coming, key=lambda one: one.since or day)),
            programs=programs,
            guides=guides,
            translated=not translator.missed,
            checked=not translator.unchecked,
        )

    def headline(
        self, state: str, topic: str, translator: Translator, day: date
    ) -> tuple[str, str]:
        """Return title and answer of a card, without assembling the rest."""
        key = (state, topic, translator, day)
        if key not in self._told:
            head = self._headline(topic, self._day(state, topic, translator, day), translator)
            self._told[key] = head.title, head.answer
        return self._told[key]

    def _day(
        self, state: str, topic: str, translator: Translator, day: date,
        facts: tuple[Fact, ...] | None = None,
    ) -> Day:  # fmt: skip
        """Return the values that choose and fill the sentences of a card.

        `facts` None reads the facts from the store.
        """
        values = (
            values_on(self._store, state, topic, day)
            if facts is None
            else {one.name: one.value for one in facts}
        )
        offered = offered_on(self._store, state, topic, day)
        lacking = {one.name for one in TOPICS[topic].facts if one.kind is Kind.NUMBER}
        lacking = {name for name in lacking if values.get(name) is None}
        ended = {
            f"last_{name}": told
            for name, told in ended_numbers(self._store, state, topic, day, lacking).items()
        }
        values |= {name: number for name, (number, _) in ended.items()}
        blanks = blanks_of(values, offered, state, translator)
        blanks |= {
            f"{name}_day": translator.apart(translator.locale.on(until))
            for name, (_, until) in ended.items()
        }
        return Day(state, day, values, offered, blanks)

    def opening(self, id: str, state: str, topic: str, translator: Translator) -> tuple[str, str]:
        """Return title and first sentence of a program or longer card, without the rest."""
        if id not in self._openings:
            self._openings[id] = opening_of(self._store, id, state, topic)
        title, first = self._openings[id]
        is_name = id.startswith("program:")
        return translator.name(title) if is_name else translator.text(title), translator.text(first)

    def marks(
        self, state: str, topic: str, translator: Translator, day: date
    ) -> tuple[Caution, ...]:
        """Return the state's own cautions that decide whether to go, in its own words."""
        own = self._topic(state, topic).cautions if state != FEDERAL else []
        told = (translator.caution(one) for one in own if one.in_force(day))
        return own_marks(told, translator.word)

    def stops(
        self, state: str, topic: str, translator: Translator, day: date
    ) -> tuple[Caution, ...]:
        """Return the cautions the card of that day shows first, without assembling the rest."""
        cautions = self.cautions(state, topic, translator, day)
        return tuple(one for one in cautions if one.level == "stop")

    def cautions(
        self, state: str, topic: str, translator: Translator, day: date
    ) -> tuple[Caution, ...]:
        """Return every caution of the card of that day, those to read first before the others."""
        general = self._topic(FEDERAL, topic) if state != FEDERAL else TopicRows()
        own, now = self._topic(state, topic), self._day(state, topic, translator, day)
        return tuple(filled(translator.caution(one), now) for one in _cautions(own, general, now))

    def is_written(self, state: str, topic: str) -> bool:
        """Return whether the pack holds a jurisdiction's own page of a topic."""
        return bool(self._topic(state, topic).facts)

    def timeline(self, state: str, topic: str, name: str) -> tuple[Fact, ...]:
        """Return every value of one fact, past, present and coming, in the order of their days."""
        return tuple(self._topic(state, topic).facts.get(name, ()))

    def changes(
        self, state: str, topic: str, translator: Translator, today: date
    ) -> tuple[Change, ...]:
        """Return changes of all days, federal ones included, as they read on a day."""
        now = self._day(state, topic, translator, today)
        both = list(self._topic(state, topic).changes)
        if state != FEDERAL:
            both += self._topic(FEDERAL, topic).changes
        told = (passed(one, today) for one in both if now.chooses(one))
        return tuple(
            filled(translator.change(one), now, translator) for one in told if one is not None
        )

    def changes_between(
        self, state: str, start: date, end: date, translator: Translator, today: date
    ) -> tuple[Change, ...]:
        """Return the changes from `start` to `end` in any topic, soonest first.

        They read as on `today`.
        """
        found = [
            change
            for topic in TOPICS
            for change in self.changes(state, topic, translator, today)
            if change.since is not None and start <= change.since <= end
        ]
        return tuple(sorted(found, key=lambda change: (change.since or start, change.topic)))

    def programs(self, state: str, topic: str, translator: Translator) -> tuple[Program, ...]:
        """Return the jurisdiction's own programs, also past and coming ones."""
        return tuple(translator.program(one) for one in self._topic(state, topic).programs)

    def _lent(self, state: str, topic: str) -> list[Program]:
        """Return the programs that a card shows besides those of its file.

        The federal ones of its topic come first, then all that name it in `also`. A state's
        program stands in place of a federal one of the same id.
        """
        topics = sorted(TOPICS, key=lambda one: one != topic)
        places = (FEDERAL, *((state,) if state != FEDERAL else ()))
        held = [one for at in places for name in topics for one in self._topic(at, name).programs]
        own = {one.id.rpartition(":")[2] for one in held if one.state == state != FEDERAL}
        lent = []
        for one in held:
            id, is_federal = one.id.rpartition(":")[2], one.state == FEDERAL
            is_left_out = id in self._topic(state, one.topic).without or (is_federal and id in own)
            is_of_card = is_federal and one.topic == topic and state != FEDERAL
            if (is_of_card or topic in one.also) and not is_left_out:
                lent.append(one)
        return lent

    def guides(
        self, state: str, topic: str, translator: Translator, day: date
    ) -> tuple[Guide, ...]:
        """Return the jurisdiction's own longer cards as of that day, their cautions filled in."""
        held = self._topic(state, topic).guides
        return tuple(self._guide(one, state, translator, day) for one in held)

    def _guide(self, guide: Guide, state: str, translator: Translator, day: date) -> Guide:
        sections = tuple(_sections(guide.sections, day))
        cautions = self._guide_cautions(guide, state, day)
        return translator.guide(replace(guide, sections=sections, cautions=cautions))

    def _guide_cautions(self, guide: Guide, state: str, day: date) -> tuple[Caution, ...]:
        found: list[Caution] = []
        for named in guide.cautions:
            rows = self._topic(state, named.key.split(".")[0])
            held = (one for one in rows.cautions if one.key == named.key and one.in_force(day))
            found += (one for one in held if one.federal or not one.when)
        return tuple(found)

    def _headline(self, topic: str, now: Day, translator: Translator) -> _Headline:
        title = translator.word(f"card.title.{topic}").format_map(now.blanks)
        if topic not in self._answers:
            self._answers[topic] = answers(self._store, topic)
        is_federal = now.state == FEDERAL
        if not is_federal and not self.is_written(now.state, topic):
            return self._unwritten(topic, title, now, translator)
        held = [one for one in self._answers[topic] if one.federal is is_federal]
        parts = first_by((one.part, one) for one in held if one.part and now.fits(one.when))
        who = [translator.text(one.who).format_map(now.blanks) for one in parts if one.who]
        joined = translator.joined(who)
        english = " and ".join(one.who for one in parts if one.who)
        values = now.values | {"who": english or None}
        for head in held:
            if head.part or not all(holds(values, name, wanted) for name, wanted in head.when):
                continue
            blanks = now.blanks | {"who": joined, "Who": joined[:1].upper() + joined[1:]}
            told = [head, *parts]
            said = next((one.say for one in parts if one.say), head.say)
            answering = [one for one in told if one.answer or one.who]

            def put(texts: list[str], blanks: dict[str, str] = blanks) -> str:
                return " ".join(translator.text(one).format_map(blanks) for one in texts if one)

            return _Headline(
                title=title,
                tile=put([one.tile for one in told]),
                answer=put([one.answer for one in told]),
                say=_spoken(put([said])),
                say_english=_spoken(said.format_map(blanks)),
                basis=_basis(topic, answering),
            )
        return _Headline(title, title, title, "", "", "")

    def _unwritten(self, topic: str, title: str, now: Day, translator: Translator) -> _Headline:
        """Return the headline of a state without its own page: federal rules stand below."""
        say = next((one.say for one in self._answers[topic] if one.federal), "")
        return _Headline(
            title=title,
            tile=translator.word("card.unwritten.tile"),
            answer=translator.word("card.unwritten.answer").format_map(now.blanks),
            say=_spoken(translator.text(say).format_map(now.blanks)),
            say_english=_spoken(say.format_map(now.blanks)),
            basis="",
        )

    def _sayings(self, topic: str, now: Day, translator: Translator) -> dict[str, Said]:
        """Return by stage what to say there: the first sentence whose facts hold."""
        if topic not in self._said:
            self._said[topic] = sayings(self._store, topic)
        return {
            one.stage: Said(
                _spoken(translator.text(one.say).format_map(now.blanks)),
                _spoken(one.say.format_map(now.blanks)),
            )
            for one in first_by((one.stage, one) for one in self._said[topic] if now.fits(one.when))
            if one.say
        }

    def _topic(self, state: str, topic: str) -> TopicRows:
        key = (state, topic)
        if key not in self._rows:
            self._rows[key] = self._store.topic(state, topic)
        return self._rows[key]


def _spoken(text: str) -> str:
    """Return the sentence as people say it: without its brackets."""
    return _BRACKETS.sub("", text)


def _basis(topic: str, answering: Sequence[AnswerTemplate]) -> str:
    """Return the fact an answer rests on: a number it tells, the map's, or its first choice."""
    facts, mapped = TOPICS[topic].facts, TOPICS[topic].map_fact
    numbers = [one.name for one in facts if one.kind is Kind.NUMBER]
    # `{NAME}` is the number of the day, `{last_NAME}` the one before.
    if told := [one for one in numbers if any(f"{one}}}" in part.answer for part in answering)]:
        return told[0]
    chosen = {name.split(".")[0] for one in answering for name, _ in one.when}
    if mapped in chosen:
        return mapped
    return next((one.name for one in facts if one.name in chosen), mapped)


def _fact_on(rows: TopicRows, name: str, day: date) -> Fact:
    for fact in rows.facts.get(name, ()):
        if fact.in_force(day):
            return fact
    return Fact(name=name, value=None, null_means="not_known")


def _cautions(own: TopicRows, general: TopicRows, now: Day) -> list[Caution]:
    mine = [one for one in own.cautions if now.holds(one)]
    told = {one.key for one in mine} | own.without
    both = mine + [one for one in general.cautions if now.holds(one) and one.key not in told]
    return sorted(both, key=lambda one: LEVELS.index(one.level))


def _sections(sections: Iterable[Section], day: date) -> Iterator[Section]:
    """Yield sections with the items in force that day; leave out a heading with no item."""
    for section in sections:
        items = tuple(one for one in section.items if one.in_force(day))
        if items:
            yield replace(section, items=items)


def _steps(topic: str, own: TopicRows, general: TopicRows, now: Day) -> list[Item]:
    """Return the steps of a card, ordered by stage; the state's own replace general ones."""
    mine = [one for one in own.items.get("steps", []) if now.holds(one)]
    told = {one.stage for one in mine} | own.without
    both = mine + [
        one for one in general.items.get("steps", []) if now.holds(one) and one.stage not in told
    ]
    order = TOPICS[topic].stages
    return sorted(both, key=lambda one: order.index(one.stage) if one.stage else len(order))
