"""Looks across states: changes, a comparison side by side, a map of the law.

Read through the same cards as everything else, so that a map never contradicts its card. States the
pack does not hold are shown as not held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from navigator.errors import BadInput
from navigator.language.translator import Translator
from navigator.language.wording import Wording
from navigator.library.cards import CardMaker
from navigator.records.comparison import (
    MAP_TOPICS,
    ChangeList,
    Column,
    Comparison,
    StateMap,
    Tile,
    choice_of,
)
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import NOT_HELD, TOPICS

if TYPE_CHECKING:
    from navigator.handout.notice import Part
    from navigator.handout.press import Paper, Press

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Census:
    """Counts of facts and sources in the pack today, over every state and the federal rules."""

    states: int
    facts: int
    """Typed facts, known or not."""
    not_known: int
    """Facts that nobody has found yet."""
    sources: int
    """Pages behind the facts, each counted once."""
    undated: int
    """Pages that carry no date of their own."""
    oldest: date | None
    newest: date | None
    """The oldest and newest own dates of these pages; None where none carries one."""


class Survey:
    """All states of one pack in one language on one day; keeps no trace of what was asked."""

    def __init__(
        self,
        cards: CardMaker,
        translator: Translator,
        today: date,
        held: tuple[str, ...],
        *,
        reviewed: bool,
        old: bool,
    ) -> None:
        """Take the cards and the codes held.

        reviewed: a person has read all texts. old: the pack is more than half a year old.
        """
        self._cards = cards
        self._translator = translator
        self._today = today
        self._held = held
        self._reviewed = reviewed
        self._old = old

    def changes(self, state: str) -> ChangeList:
        """Return the changes of the last year and of the next in a state, federal ones included.

        A state that is not held has only the federal ones.
        """
        place = state if state in self._held else FEDERAL
        first, last = self._today - YEAR, self._today + YEAR
        found = [
            change
            for topic in TOPICS
            for change in self._cards.changes(place, topic, self._translator, self._today)
            if change.since is not None and first <= change.since <= last
        ]
        order = list(TOPICS)
        found.sort(key=lambda one: (one.since or first, order.index(one.topic)))
        return ChangeList(
            state=state,
            first=first,
            last=last,
            held=state in self._held,
            past=tuple(one for one in reversed(found) if (one.since or first) <= self._today),
            coming=tuple(one for one in found if (one.since or first) > self._today),
        )

    def compare(self, topic: str) -> Comparison:
        """Return the typed facts of a topic in every state held; raises BadInput for no topic."""
        if topic not in TOPICS:
            raise _no_topic(topic, tuple(TOPICS))
        return Comparison(topic, tuple(self._column(state, topic) for state in self._states()))

    def map(self, topic: str) -> StateMap:
        """Return the law of all 52 on a topic; raises BadInput for a topic without a map."""
        if topic not in MAP_TOPICS:
            raise _no_topic(topic, tuple(MAP_TOPICS))
        name = TOPICS[topic].map_fact
        tiles = (
            self._tile(state, topic, name) if self._is_held(state, topic) else Tile(state, NOT_HELD)
            for state in sorted(JURISDICTIONS, key=self._translator.state_name)
        )
        return StateMap(topic, name, tuple(tiles))

    def _is_held(self, state: str, topic: str) -> bool:
        return state in self._held and self._cards.is_written(state, topic)

    def census(self) -> Census:
        """Count all typed facts of the day. Takes a moment: not on the main thread."""
        states = [state for state in self._held if state != FEDERAL]
        facts = [
            fact
            for state in self._held
            for topic in TOPICS
            for fact in self._cards.facts(state, topic, self._today)
        ]
        sources = {
            (one.publisher, one.title, one.url): one for fact in facts for one in fact.sources
        }
        days = [one.as_of for one in sources.values() if one.as_of is not None]
        return Census(
            states=len(states),
            facts=len(facts),
            not_known=sum(one.value is None and one.null_means != "not_covered" for one in facts),
            sources=len(sources),
            undated=len(sources) - len(days),
            oldest=min(days, default=None),
            newest=max(days, default=None),
        )

    def notice_paper(self, title: str, parts: Iterable[Part], *, ruled: bool = False) -> Paper:
        """Return a plain sheet of headings and sentences; `ruled` leaves lines to write on."""
        from navigator.handout.notice import notice_paper  # noqa: PLC0415 - not at the start

        return notice_paper(title, parts, self.press(), ruled=ruled)

    def changes_paper(self, changes: ChangeList, topics: tuple[str, ...]) -> Paper:
        """Return the changes of some topics (all when empty) as a paper."""
        from navigator.handout.state_tables import changes_paper  # noqa: PLC0415 - not at the start

        return changes_paper(changes, topics, self.press())

    def comparison_paper(self, comparison: Comparison) -> Paper:
        """Return a comparison as a paper."""
        from navigator.handout.state_tables import comparison_paper  # noqa: PLC0415 - not at the start

        return comparison_paper(comparison, self.press())

    def map_paper(self, shown: StateMap) -> Paper:
        """Return a map and its table as a paper."""
        from navigator.handout.state_tables import map_paper  # noqa: PLC0415 - not at the start

        return map_paper(shown, self.press())

    def press(self, site: str = "") -> Press:
        """Return the words to print in; `site` gives the paper out."""
        from navigator.handout.press import Press  # noqa: PLC0415 - not at the start

        say = Wording(self._translator, self._today)
        return Press(say, reviewed=self._reviewed, old=self._old, site=site)

    def _states(self) -> list[str]:
        held = [state for state in self._held if state != FEDERAL]
        return sorted(held, key=self._translator.state_name)

    def _column(self, state: str, topic: str) -> Column:
        translator, day = self._translator, self._today
        _, answer = self._cards.headline(state, topic, translator, day)
        facts = tuple(translator.fact(topic, one) for one in self._cards.facts(state, topic, day))
        return Column(state, self._cards.marks(state, topic, translator, day), answer, facts)

    def _tile(self, state: str, topic: str, name: str) -> Tile:
        translator, day = self._translator, self._today
        facts = {fact.name: fact for fact in self._cards.facts(state, topic, day)}
        coming = next(
            (
                one
                for one in self._cards.timeline(state, topic, name)
                if one.since is not None and day < one.since <= day + YEAR
            ),
            None,
        )
        _, answer = self._cards.headline(state, topic, translator, day)
        return Tile(
            state=state,
            choice=choice_of(facts[name].value),
            fact=translator.fact(topic, facts[name]),
            answer=answer,
            coming=translator.fact(topic, coming) if coming is not None else None,
            coming_choice=choice_of(coming.value) if coming is not None else "",
        )


def _no_topic(topic: str, known: tuple[str, ...]) -> BadInput:
    return BadInput("asked.overview", "do.use_one_of", topic=topic, known=", ".join(known))
