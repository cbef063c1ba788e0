"""Prepares checklists for judging: rules, cautions and tables by state, day and language.

It keeps what it has read from the pack, never what was answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from navigator.eligibility.answers import Answers, check_answers
from navigator.eligibility.rules import Rule, make_setting, resolve
from navigator.eligibility.screen import Result, judge_all
from navigator.handout.checklist_paper import ChecklistSheet
from navigator.language.translator import Translator
from navigator.language.wording import Wording
from navigator.library.calls import Asked, of_office, once
from navigator.library.cards import CardMaker
from navigator.library.outline import papers
from navigator.library.program_help import asked_near, program_help
from navigator.pack.store import Store
from navigator.records.checklists import Checklist, PovertyTable
from navigator.records.model import Caution, Fact, Place
from navigator.records.named_offices import OFFICES

if TYPE_CHECKING:
    from navigator.library.asks import Asks


@dataclass(frozen=True, slots=True)
class Ready:
    """The rules and cautions of one checklist in one state on one day."""

    rules: tuple[Rule, ...]
    cautions: tuple[Caution, ...]


def with_facts(checklist: Checklist, facts: Iterable[Fact], say: Wording) -> Checklist:
    """Return a checklist with what a state's facts say in the blanks of its form's boxes."""
    told = {one.name: say.caregiver_law(one) for one in facts if one.name == "caregiver_form"}
    blanks = {"caregiver_form": "", **told}

    def put(box: str) -> str:
        return " ".join(box.format_map(blanks).split())

    fill = (replace(part, boxes=tuple(map(put, part.boxes))) for part in checklist.fill)
    return replace(checklist, fill=tuple(fill))


class Screening:
    """Judges checklists of one pack."""

    def __init__(self, library: Asks, store: Store, cards: CardMaker) -> None:
        self._library = library
        self._store = store
        self._cards = cards
        self._ready: dict[tuple[str, str, date, str], Ready] = {}
        self._tables: tuple[PovertyTable, ...] | None = None

    def ready(self, checklist: Checklist, state: str, day: date, translator: Translator) -> Ready:
        """Return rules and cautions of a checklist; read once for each state, day and language."""
        key = (checklist.id, state, day, translator.lang)
        if key not in self._ready:
            if self._tables is None:
                self._tables = self._store.poverty()
            facts = (
                translator.fact(checklist.topic, fact)
                for fact in self._cards.facts(state, checklist.topic, day)
            )
            names = {"state": translator.state_name(state)}
            programs = self._cards.programs(state, checklist.topic, translator)
            setting = make_setting(state, day, facts, self._tables, names, programs=programs)
            cautions = (
                *_stops(checklist, setting.facts, translator),
                *self._cards.cautions(state, checklist.topic, translator, day),
            )
            if len(self._ready) > _MOST_KEPT:
                self._ready.clear()
            self._ready[key] = Ready(resolve(checklist, setting), cautions)
        return self._ready[key]

    def screen(
        self, checklist: Checklist, answers: Answers, day: date, translator: Translator
    ) -> Result:
        """Return the verdicts for answers; raises BadAnswer for an answer that is not usable."""
        check_answers(checklist, answers)
        ready = self.ready(checklist, answers.state, answers.day or day, translator)
        return judge_all(checklist, ready.rules, answers, ready.cautions)

    def sheet(
        self,
        checklist: Checklist,
        answers: Answers,
        day: date,
        translator: Translator,
        zip: str = "",
        *,
        tells_answers: bool = False,
    ) -> ChecklistSheet:
        """Return the checklist for paper, with help near `zip`.

        The answers are on it only where `tells_answers`.
        """
        given = answers if tells_answers else Answers(answers.state)
        state, topic_name, lang = given.state, checklist.topic, translator.lang
        result = self.screen(checklist, given, day, translator)
        asked = asked_near(self._library, state, lang, zip)
        topic = self._cards.topic(state, topic_name, translator, day)
        return ChecklistSheet(
            checklist,
            state,
            result,
            papers=() if checklist.fill else papers(topic, self._library.wording(lang)),
            answer=topic.answer if checklist.asks else "",
            reads=tuple(
                self._cards.opening(id, *_where(id), translator)[0] for id in checklist.reads
            ),
            places=_near(asked, topic_name, result),
            answers=answers if tells_answers else None,
            say=topic.say if checklist.fill else "",
            helps=program_help(asked, checklist),
        )


def _near(asked: Asked, topic: str, result: Result) -> tuple[Place, ...]:
    """Return places for the paper: two of the first kind to ask at, one of each other kind.

    The nearest with a phone; where none of a kind has a phone, any of the state.
    """
    found: list[Place] = []
    for name in dict.fromkeys(name for one in result.outcomes for name in one.ask_at):
        most, office = 1 if found else _MOST_FIRST, OFFICES[name]
        near = [one.place for one in once(of_office(asked, topic, name))]
        if not near and office.kind:
            every = asked.library.places(asked.state, kind=office.kind, lang=asked.lang)
            near = [one for one in every if office.is_one(one.kind, one.subkind)]
        found += near[:most]
    return tuple(found)


def _where(id: str) -> tuple[str, str]:
    """Return state and topic of a longer card's id, such as `card:US:legal.relief`."""
    _, state, name = id.split(":")
    return state, name.partition(".")[0]


def _stops(
    checklist: Checklist, facts: Mapping[str, Fact], translator: Translator
) -> tuple[Caution, ...]:
    """Return typed facts of the day that stand above every answer, as cautions."""
    found: list[Caution] = []
    for name in checklist.stop_facts:
        fact = facts.get(name)
        if fact is not None and fact.value is not None:
            key = f"{checklist.topic}.{name}"
            found.append(
                Caution(
                    key=key,
                    level="stop",
                    text=str(fact.value),
                    title=translator.word(f"caution.{key}"),
                    since=fact.since,
                    until=fact.until,
                    confidence=fact.confidence,
                    sources=fact.sources,
                )
            )
    return tuple(found)


_MOST_FIRST = 2
"""The most places of the first kind on a checklist's paper; all others are in the window."""
_MOST_KEPT = 2000
"""The most settings kept in memory: a script may ask for every state on many days."""
