"""Checklists ready to be judged: rules, cautions and tables by state, day and language.

It keeps what it has read from the pack, never what was answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from navigator.cards import CardMaker
from navigator.checklists import Checklist, PovertyTable
from navigator.eligibility.answers import Answers, check_answers
from navigator.eligibility.rules import Rule, make_setting, resolve
from navigator.eligibility.screen import Result, judge_all
from navigator.model import Caution
from navigator.store import Store
from navigator.translation import Translator


@dataclass(frozen=True, slots=True)
class Ready:
    """One checklist in one state on one day."""

    rules: tuple[Rule, ...]
    cautions: tuple[Caution, ...]


class Screening:
    """Judges checklists of one pack."""

    def __init__(self, store: Store, cards: CardMaker) -> None:
        self._store = store
        self._cards = cards
        self._ready: dict[tuple[str, str, date, str], Ready] = {}
        self._tables: tuple[PovertyTable, ...] | None = None

    def ready(self, checklist: Checklist, state: str, day: date, say: Translator) -> Ready:
        """Rules and cautions of a checklist; read once for each state, day and language."""
        key = (checklist.id, state, day, say.lang)
        if key not in self._ready:
            if self._tables is None:
                self._tables = self._store.poverty()
            facts = (
                say.fact(fact, checklist.topic)
                for fact in self._cards.facts(state, checklist.topic, day)
            )
            names = {"state": say.state_name(state)}
            setting = make_setting(state, day, facts, self._tables, names)
            cautions = self._cards.cautions(state, checklist.topic, say, day)
            if len(self._ready) > _MOST_KEPT:
                self._ready.clear()
            self._ready[key] = Ready(resolve(checklist, setting), cautions)
        return self._ready[key]

    def screen(self, checklist: Checklist, answers: Answers, day: date, say: Translator) -> Result:
        """Verdicts for answers; raises BadAnswer for what is not usable."""
        check_answers(checklist, answers)
        ready = self.ready(checklist, answers.state, answers.day or day, say)
        return judge_all(checklist, ready.rules, answers, ready.cautions)


_MOST_KEPT = 2000
"""Settings kept in memory: a script may ask for every state on many days."""
