"""Composes the plan of a household from the judged rows of the interview: once, for every medium.

It judges nothing and adds no rule: marks follow from verdicts, sentences from the same messages as
everywhere. Help is looked up once for a state, a language and a ZIP code, whatever is answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from navigator.eligibility.answers import Answers
from navigator.eligibility.explain import (
    condition_message,
    enrollment_message,
    reason_key,
    verdict_message,
)
from navigator.eligibility.interview import Row
from navigator.eligibility.screen import Verdict
from navigator.language.wording import Wording
from navigator.library.asks import Asks
from navigator.library.calls import Asked
from navigator.library.outline import caution_text, papers
from navigator.library.program_help import asked_near, help_of
from navigator.records.checklists import Help
from navigator.records.interviews import AmountTable, Interview
from navigator.records.model import Caution, Said
from navigator.records.outline_parts import Line
from navigator.records.plans import GATHER, MARKS, Access, HouseholdPlan, Mark, Planned, Told

if TYPE_CHECKING:
    from navigator.records.checklists import Checklist

_MARKS: dict[str, Mark] = {
    "likely": "fits", "depends": "may", "unknown": "open", "unlikely": "not",
}  # fmt: skip
_ROW_SHOWN = 4
"""The most sizes for which the row of amounts is written out."""
_NAMED_PART = ("each_who_gets_it", "child_only")
"""Whose papers are asked where a person may ask for some of the home only."""


class AsksAll(Asks, Protocol):
    """The part of `facade.Library` that a plan asks."""

    def interview(self, lang: str = "en") -> Interview:
        """Return the interview."""

    def checklist(self, id: str, lang: str = "en") -> Checklist:
        """Return one checklist."""

    def judge_household(self, answers: Answers, lang: str = "en") -> tuple[Row, ...]:
        """Return every program of the interview for every person."""


@dataclass(frozen=True, slots=True)
class PlanGround:
    """The ground of every plan in one state, language and place, whatever is answered."""

    interview: Interview
    topics: Mapping[str, str]
    """By outcome, the topic of its family."""
    helps: Mapping[str, Help]
    """By program, how to ask and whom to call."""
    english: Mapping[str, str]
    """By program, its English title: the words to say at a counter name it so."""
    bring: Mapping[str, tuple[str, ...]]
    """By topic, the papers of its card."""


def plan_ground(library: AsksAll, state: str, lang: str, zip: str) -> PlanGround:
    """Look up help and papers for every program of a state; `zip` may be empty."""
    interview = library.interview(lang)
    families = (
        *(library.checklist(one, lang) for one in interview.with_checklists),
        *interview.families,
    )
    topics = {one.id: family.topic for family in families for one in family.outcomes}
    asked = asked_near(library, state, lang, zip)
    say = library.wording(lang)
    held = dict.fromkeys(topics.values())
    return PlanGround(
        interview,
        topics,
        *_helps(library, asked, topics, interview.with_checklists),
        {one: _papers(library, state, one, say) for one in held},
    )


def _papers(library: AsksAll, state: str, topic: str, say: Wording) -> tuple[str, ...]:
    return tuple(line.text for line in papers(library.card(state, topic, say.lang), say))


def _helps(
    library: AsksAll, asked: Asked, topics: Mapping[str, str], own: Iterable[str]
) -> tuple[dict[str, Help], dict[str, str]]:
    """Return help and English title by program.

    Programs of families are known by their very name alone.
    """
    told, english = (
        {
            row.prepared.rule.id: (row.prepared.rule.outcome.id, row.verdict)
            for row in library.judge_household(Answers(asked.state), lang)
        }
        for lang in (asked.lang, "en")
    )
    shared = {one.id for id in own for one in library.checklist(id, asked.lang).outcomes}
    by_topic: dict[tuple[str, bool], list[tuple[Verdict, Verdict]]] = {}
    titles: dict[str, str] = {}
    for (outcome, verdict), (_, plain) in zip(told.values(), english.values(), strict=True):
        titles[verdict.program] = plain.title
        key = (topics[outcome], outcome not in shared)
        by_topic.setdefault(key, []).append((verdict, plain))
    found: dict[str, Help] = {}
    for (topic, by_name), verdicts in by_topic.items():
        found |= help_of(asked, topic, verdicts, by_name=by_name)
    return found, titles


def make_plan(
    ground: PlanGround, rows: Iterable[Row], answers: Answers, say: Wording, ask_in: Wording
) -> HouseholdPlan:
    """Return the plan for judged rows; `ask_in` puts what to say at a counter into English."""
    by_program: dict[str, list[Row]] = {}
    for row in rows:
        by_program.setdefault(row.prepared.rule.id, []).append(row)
    count = len(answers.people)
    composer = _Composer(ground, answers, say, ask_in)
    programs = tuple(composer.planned(same) for same in by_program.values())
    return HouseholdPlan(
        ground.interview.title,
        answers.state,
        say.lang,
        tuple(say("person.number", number=one + 1) for one in range(count)),
        programs,
        tuple(say(f"plan.gather.{one}") for one in GATHER),
    )


class _Composer:
    """Composes programs in one language for one household."""

    def __init__(self, ground: PlanGround, answers: Answers, say: Wording, ask_in: Wording) -> None:
        self._ground = ground
        self._answers = answers
        self._say = say
        self._ask_in = ask_in
        self._state = say.state(answers.state)

    def planned(self, rows: list[Row]) -> Planned:
        """Compose one program from its row for each person."""
        say, ground = self._say, self._ground
        first = rows[0]
        rule, outcome = first.prepared.rule, first.prepared.rule.outcome
        is_of_home = outcome.per == "household"
        shown = rows[:1] if is_of_home else rows
        verdict = first.verdict
        topic = ground.topics[outcome.id]
        access: Access = "stop" if first.prepared.stops else _access(outcome.status_rule)
        return Planned(
            id=rule.id,
            title=rule.title,
            topic=topic,
            access=access,
            is_of_home=is_of_home,
            is_soon=outcome.id in ground.interview.this_week,
            is_sensitive=outcome.sensitive,
            marks=tuple(_mark(one.verdict) for one in rows),
            says=tuple(self._sentences(shown)),
            papers_of=say(f"program.asks.{outcome.papers_of}"),
            stops=_lines(first.prepared.cautions, "stop"),
            traps=_lines(first.prepared.cautions, "step"),
            mild=_lines(first.prepared.cautions, "info"),
            help=ground.helps.get(rule.id, Help()),
            said=self._said(rule.id, rule.title, outcome.papers_of),
            bring=ground.bring[topic],
            notes=tuple(dict.fromkeys(note for one in shown for note in one.verdict.notes)),
            opened_by=say("plan.opened") if outcome.id in ground.interview.opened else "",
            takes=dict(ground.interview.takes).get(outcome.id, ""),
            most=self._most(rule.at_most),
            branch=verdict.branch or "",
            why=tuple(self._why(shown)),
            own_income=self._own_income(shown),
            dates=tuple(self._dates(shown)),
            claims=rule.tells,
        )

    def _who(self, people: list[int], *, of_home: bool) -> str:
        return "" if of_home else self._say.people(people, len(self._answers.people))

    def _sentences(self, rows: list[Row]) -> Iterator[Told]:
        """Yield each sentence of a verdict with the people it is about, the best first."""
        say = self._say
        of_home = rows[0].prepared.rule.outcome.per == "household"
        alike: dict[str, list[int]] = {}
        for row in sorted(rows, key=lambda one: MARKS.index(_mark(one.verdict))):
            verdict = row.verdict
            told = [verdict.says or say.put(verdict_message(verdict))]
            enrollment = enrollment_message(verdict)
            if enrollment is not None and verdict.verdict != "unlikely":
                told.append(say.put(enrollment))
            alike.setdefault(" ".join(told), []).append(verdict.person)
        for text, people in alike.items():
            yield Told(self._who(people, of_home=of_home), text)

    def _said(self, program: str, title: str, papers_of: str) -> Said:
        """Return what to say at the counter, in English too where the page is in another one."""
        key = "plan.say.part" if papers_of in _NAMED_PART else "plan.say.open"
        plain = _short(self._ground.english.get(program, title))
        english = "" if self._say.lang == "en" else self._ask_in(key, program=plain)
        return Said(self._say(key, program=_short(title)), english)

    def _most(self, table: AmountTable | None) -> str:
        """Return the most a program pays by how many people count: its own row, none picked."""
        if table is None:
            return ""
        held = len(table.by_people) if not table.each_more else _ROW_SHOWN
        row = " \u00b7 ".join(
            f"{people}: ${table.row(people):,}" for people in range(1, min(held, _ROW_SHOWN) + 1)
        )
        told = self._say(f"plan.most.{table.per}", row=row, year=table.year)
        if table.each_more:
            told += " " + self._say("plan.most.more", amount=f"{table.each_more:,}")
        return told

    def _why(self, rows: list[Row]) -> Iterator[Told]:
        """Yield the reasons of each verdict, those that hold for the same people together."""
        say = self._say
        of_home = rows[0].prepared.rule.outcome.per == "household"
        alike: dict[str, list[int]] = {}
        for row in rows:
            for reason in row.verdict.reasons:
                what = say.put(condition_message(reason, self._state))
                if reason.whose != "own":
                    what = say(f"condition.{reason.whose}", what=what)
                told = say(reason_key(reason), what=what)
                people = alike.setdefault(told, [])
                if row.verdict.person not in people:
                    people.append(row.verdict.person)
        for text, people in alike.items():
            yield Told(self._who(people, of_home=of_home), text)

    def _own_income(self, rows: list[Row]) -> str:
        """Return the household's own figure, where a verdict looked at it."""
        figures = [
            reason.value
            for row in rows
            for reason in row.verdict.reasons
            if reason.fact == "income" and reason.value is not None
        ]
        if not figures:
            return ""
        return self._say("explain.own_income", amount=f"{figures[0]:,.0f}")

    def _dates(self, rows: list[Row]) -> Iterator[str]:
        """Yield the days within a year on which this very answer changes, each once."""
        say = self._say
        days = sorted({one for row in rows for one in row.dates}, key=lambda one: one.on)
        told = (
            (one.person, say(f"date.{one.what}", day=say.day(one.on), age=one.age)) for one in days
        )
        several = len(self._answers.people) > 1
        for person, text in dict.fromkeys(told):
            is_named = person is not None and several
            yield f"{say('person.number', number=person + 1)}: {text}" if is_named else text  # type: ignore[operator]


def _short(title: str) -> str:
    """Return a title without what explains it: `WIC`, `Lifeline`."""
    return title.partition(":")[0]


def _mark(verdict: Verdict) -> Mark:
    return "not" if verdict.enrollment == "ended" else _MARKS[verdict.verdict]


def _access(status_rule: str) -> Access:
    return "any" if status_rule == "any" else "some" if status_rule == "some" else "none_known"


def _lines(cautions: Iterable[Caution], level: str) -> tuple[Line, ...]:
    """Return the cautions of a level, each in a few words and whole."""
    return tuple(
        Line(caution_text(one), title=one.title or "") for one in cautions if one.level == level
    )
