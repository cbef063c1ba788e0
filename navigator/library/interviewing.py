"""Prepares the interview for judging: its families of programs by state, day and language.

It keeps what it has read from the pack, never what was answered.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from navigator.eligibility.answers import Answers, check_answers
from navigator.eligibility.interview import Ready, Row, judge_interview, prepare
from navigator.eligibility.rules import Rule, make_setting, resolve
from navigator.language.translator import Translator
from navigator.library.cards import CardMaker
from navigator.pack.store import Store
from navigator.records.checklists import Checklist
from navigator.records.interviews import Interview
from navigator.records.model import Caution

_MOST_KEPT = 500
"""The most settings kept in memory: a script may ask for every state on many days."""


class Interviewing:
    """Judges the interview of one pack."""

    def __init__(self, store: Store, cards: CardMaker) -> None:
        self._store = store
        self._cards = cards
        self._poverty = store.poverty()
        self._ready: dict[tuple[str, date, str], Ready] = {}

    def judge(
        self,
        interview: Interview,
        checklists: tuple[Checklist, ...],
        answers: Answers,
        day: date,
        translator: Translator,
    ) -> tuple[Row, ...]:
        """Return every program for every person; raises BadAnswer for an answer of no use.

        `checklists`: those whose programs the interview judges too.
        """
        check_answers(interview, answers)
        day = answers.day or day
        key = (answers.state, day, translator.lang)
        if key not in self._ready:
            if len(self._ready) >= _MOST_KEPT:
                self._ready.clear()
            families = (*checklists, *interview.families)
            self._ready[key] = prepare(
                (self._family(interview, one, answers.state, day, translator) for one in families),
                interview.order,
                day,
            )
        rents = self._store.rents(answers.zip, answers.state, day) if answers.zip else ()
        return judge_interview(self._ready[key], answers, day, rents)

    def _family(
        self,
        interview: Interview,
        family: Checklist,
        state: str,
        day: date,
        translator: Translator,
    ) -> tuple[tuple[Rule, ...], tuple[Caution, ...]]:
        topic = family.topic
        facts = (translator.fact(topic, one) for one in self._cards.facts(state, topic, day))
        programs = self._cards.programs(state, topic, translator)
        names = {"state": translator.state_name(state)}
        setting = make_setting(state, day, facts, self._poverty, names, programs=programs)
        amounts = {one.name: table for one in interview.amounts if (table := one.table(state, day))}
        rules = resolve(family, replace(setting, amounts=amounts, interview=True))
        return rules, self._cards.cautions(state, topic, translator, day)
