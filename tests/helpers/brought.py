"""Papers to bring, as a card tells them and as its typed facts hold them."""

from __future__ import annotations

from datetime import date

from navigator.library.facade import Library
from navigator.library.outline import papers
from navigator.records.model import PAPER_FACTS, TopicCard
from navigator.records.outline_parts import Line


def paper_lines_of(library: Library, card: TopicCard) -> tuple[Line, ...]:
    """The papers of a card, a line for each group that is needed."""
    return papers(card, library.wording(card.lang))


def paper_texts(library: Library, state: str, topic: str, day: date | None = None) -> list[str]:
    """The papers that typed facts name on a day, one by one, in English."""
    found: list[str] = []
    for fact in library.facts(state, topic, day):
        if fact.name in PAPER_FACTS and fact.value is not None:
            held = fact.value if isinstance(fact.value, list) else [fact.value]
            found += map(str, held)
    return found
