"""Assembles a topic card from facts and guidance as of one day.

Danger first, the jurisdiction's own cautions before the federal ones; the
headline is chosen and filled from typed facts, so that it turns on their day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from navigator.eligibility.logic import holds
from navigator.language.translator import Translator
from navigator.library.marks import own_marks
from navigator.pack.openings import opening_of, values_on
from navigator.pack.store import AnswerTemplate, SayTemplate, Store, TopicRows
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import (
    Caution,
    Change,
    Fact,
    Guide,
    Item,
    Program,
    Said,
    Section,
    TopicCard,
)
from navigator.records.topics import TOPICS
from navigator.records.values import Coverage, FactValue
from navigator.records.vocabulary import ENROLLMENTS, LEVELS


@dataclass(frozen=True, slots=True)
class _Headline:
    title: str
    tile: str
    answer: str
    say: str
    say_english: str
    basis: str
    """Name of the fact that the answer rests on, or empty."""


class CardMaker:
    """Reads topics of one store; keeps what it has read, never what was asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[tuple[str, str], TopicRows] = {}
        self._answers: dict[str, tuple[AnswerTemplate, ...]] = {}
        self._said: dict[str, tuple[SayTemplate, ...]] = {}
        self._told: dict[tuple[str, str, str, date], tuple[str, str]] = {}
        self._openings: dict[str, tuple[str, str]] = {}

    def facts(self, state: str, topic: str, day: date) -> tuple[Fact, ...]:
        """Every typed fact of the topic on that day, nulls included."""
        rows = self._topic(state, topic)
        return tuple(_fact_on(rows, spec.name, day) for spec in TOPICS[topic].facts)

    def topic(self, state: str, topic: str, translator: Translator, day: date) -> TopicCard:
        """The whole card."""
        own = self._topic(state, topic)
        general = self._topic(FEDERAL, topic) if state != FEDERAL else TopicRows()
        translator.missed = translator.unchecked = False
        facts = self.facts(state, topic, day)
        head = self._headline(state, topic, {one.name: one.value for one in facts}, translator)
        changes = self.changes(state, topic, translator)

        def items(role: str) -> tuple[Item, ...]:
            both = own.items.get(role, [])
            if role not in own.without:
                both = both + general.items.get(role, [])
            return tuple(translator.item(one) for one in both if one.in_force(day))

        steps = tuple(translator.item(one) for one in _steps(topic, own, general, day))

        summary = [
            translator.item(one) for one in own.items.get("summary", []) if one.in_force(day)
        ]
        known = tuple(translator.fact(topic, fact) for fact in facts)
        cautions = tuple(translator.caution(one) for one in _cautions(own, general, day))
        programs = tuple(translator.program(one) for one in own.programs + general.programs)
        guides = self.guides(state, topic, translator, day)
        if state != FEDERAL:
            guides += self.guides(FEDERAL, topic, translator, day)
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
            sayings=self._sayings(state, topic, facts, translator),
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
        """Title and answer of a card, without assembling the rest."""
        key = (state, topic, translator.lang, day)
        if key not in self._told:
            values = values_on(self._store, state, topic, day)
            head = self._headline(state, topic, values, translator)
            self._told[key] = head.title, head.answer
        return self._told[key]

    def opening(self, id: str, state: str, topic: str, translator: Translator) -> tuple[str, str]:
        """Title and first sentence of a program or longer card, without the rest."""
        if id not in self._openings:
            self._openings[id] = opening_of(self._store, id, state, topic)
        title, first = self._openings[id]
        is_name = id.startswith("program:")
        return translator.name(title) if is_name else translator.text(title), translator.text(first)

    def marks(
        self, state: str, topic: str, translator: Translator, day: date
    ) -> tuple[Caution, ...]:
        """What decides whether to go and is this state's own, in words of its own."""
        own = self._topic(state, topic).cautions if state != FEDERAL else []
        told = (translator.caution(one) for one in own if one.in_force(day))
        return own_marks(told, translator.word)

    def stops(
        self, state: str, topic: str, translator: Translator, day: date
    ) -> tuple[Caution, ...]:
        """What the card of that day says to read first, without assembling the rest."""
        cautions = self.cautions(state, topic, translator, day)
        return tuple(one for one in cautions if one.level == "stop")

    def cautions(
        self, state: str, topic: str, translator: Translator, day: date
    ) -> tuple[Caution, ...]:
        """Every caution of the card of that day, what to read first before the others."""
        general = self._topic(FEDERAL, topic) if state != FEDERAL else TopicRows()
        own = self._topic(state, topic)
        return tuple(translator.caution(one) for one in _cautions(own, general, day))

    def timeline(self, state: str, topic: str, name: str) -> tuple[Fact, ...]:
        """Every value of one fact, past, present and coming, in the order of their days."""
        return tuple(self._topic(state, topic).facts.get(name, ()))

    def changes(self, state: str, topic: str, translator: Translator) -> tuple[Change, ...]:
        """Changes of all times, the federal ones included."""
        both = list(self._topic(state, topic).changes)
        if state != FEDERAL:
            both += self._topic(FEDERAL, topic).changes
        return tuple(translator.change(one) for one in both)

    def changes_between(
        self, state: str, start: date, end: date, translator: Translator
    ) -> tuple[Change, ...]:
        """What changes from `start` to `end` in any topic, soonest first."""
        found = [
            change
            for topic in TOPICS
            for change in self.changes(state, topic, translator)
            if change.since is not None and start <= change.since <= end
        ]
        return tuple(sorted(found, key=lambda change: (change.since or start, change.topic)))

    def programs(self, state: str, topic: str, translator: Translator) -> tuple[Program, ...]:
        """The jurisdiction's own programs of all times."""
        return tuple(translator.program(one) for one in self._topic(state, topic).programs)

    def guides(
        self, state: str, topic: str, translator: Translator, day: date
    ) -> tuple[Guide, ...]:
        """The jurisdiction's own longer cards as of that day, their cautions filled in."""
        rows = self._topic(state, topic)
        return tuple(
            translator.guide(
                replace(
                    one,
                    sections=tuple(_sections(one.sections, day)),
                    cautions=self._guide_cautions(one, state, day),
                )
            )
            for one in rows.guides
        )

    def _guide_cautions(self, guide: Guide, state: str, day: date) -> tuple[Caution, ...]:
        filled: list[Caution] = []
        for named in guide.cautions:
            rows = self._topic(state, named.key.split(".")[0])
            filled += [one for one in rows.cautions if one.key == named.key and one.in_force(day)]
        return tuple(filled)

    def _headline(
        self, state: str, topic: str, values: dict[str, FactValue], translator: Translator
    ) -> _Headline:
        blanks = _blanks(values, translator.state_name(state))
        title = translator.word(f"card.title.{topic}").format_map(blanks)
        if topic not in self._answers:
            self._answers[topic] = self._store.answers(topic)
        for template in self._answers[topic]:
            if template.federal is (state == FEDERAL) and all(
                holds(values, name, wanted) for name, wanted in template.when
            ):
                names = [name.split(".")[0] for name, _ in template.when]
                return _Headline(
                    title=title,
                    tile=translator.text(template.tile).format_map(blanks),
                    answer=translator.text(template.answer).format_map(blanks),
                    say=translator.text(template.say).format_map(blanks),
                    say_english=template.say.format_map(blanks),
                    basis=_basis(topic, names),
                )
        return _Headline(title, title, title, "", "", "")

    def _sayings(
        self, state: str, topic: str, facts: tuple[Fact, ...], translator: Translator
    ) -> dict[str, Said]:
        """By stage; of several sentences the first whose facts hold."""
        values = {fact.name: fact.value for fact in facts}
        blanks = _blanks(values, translator.state_name(state))
        if topic not in self._said:
            self._said[topic] = self._store.sayings(topic)
        found: dict[str, Said] = {}
        for one in self._said[topic]:
            fits = all(holds(values, name, wanted) for name, wanted in one.when)
            if fits and one.stage not in found:
                text = translator.text(one.say).format_map(blanks)
                found[one.stage] = Said(text, one.say.format_map(blanks))
        return found

    def _topic(self, state: str, topic: str) -> TopicRows:
        key = (state, topic)
        if key not in self._rows:
            self._rows[key] = self._store.topic(state, topic)
        return self._rows[key]


def _blanks(values: dict[str, FactValue], state: str) -> dict[str, str]:
    """What fills a template: texts of facts, the most open program of a coverage, the state."""
    blanks = {name: value for name, value in values.items() if isinstance(value, str)}
    for name, value in values.items():
        if isinstance(value, Coverage) and value.programs:
            first = min(value.programs, key=lambda one: ENROLLMENTS.index(one.enrollment))
            blanks[name.split("_")[0] + "_program"] = first.name
    return blanks | {"state": state}


def _basis(topic: str, names: list[str]) -> str:
    """The fact an answer rests on: the first it was chosen by, else that of the topic's map."""
    listed = (one.name for one in TOPICS[topic].facts)
    return next((one for one in listed if one in names), TOPICS[topic].map_fact)


def _fact_on(rows: TopicRows, name: str, day: date) -> Fact:
    for fact in rows.facts.get(name, ()):
        if fact.in_force(day):
            return fact
    return Fact(name=name, value=None, null_means="not_known")


def _cautions(own: TopicRows, general: TopicRows, day: date) -> list[Caution]:
    mine = [one for one in own.cautions if one.in_force(day)]
    told = {one.key for one in mine} | own.without
    both = mine + [one for one in general.cautions if one.in_force(day) and one.key not in told]
    return sorted(both, key=lambda one: LEVELS.index(one.level))


def _sections(sections: Iterable[Section], day: date) -> Iterator[Section]:
    """Yield what holds on that day; a heading with nothing under it falls away."""
    for section in sections:
        items = tuple(one for one in section.items if one.in_force(day))
        if items:
            yield replace(section, items=items)


def _steps(topic: str, own: TopicRows, general: TopicRows, day: date) -> list[Item]:
    """The jurisdiction's own steps in place of the general ones of the same stages."""
    mine = [one for one in own.items.get("steps", []) if one.in_force(day)]
    told = {one.stage for one in mine} | own.without
    both = mine + [
        one for one in general.items.get("steps", []) if one.in_force(day) and one.stage not in told
    ]
    order = TOPICS[topic].stages
    return sorted(both, key=lambda one: order.index(one.stage) if one.stage else len(order))
