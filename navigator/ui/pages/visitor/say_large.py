"""Shows words to say at a counter, so large that the screen can be turned to the clerk."""

from __future__ import annotations

from collections.abc import Callable

from navigator.records.model import Said, TopicCard
from navigator.ui.desk import Desk
from navigator.ui.pages.visitor.two_languages import HELPERS, visitors
from navigator.ui.visit.say_cover import SayCover


def of_all(card: TopicCard) -> Said | None:
    """Return the sentence to say about a card as a whole; None without one."""
    return Said(card.say, card.say_english) if card.say else None


def say_large(
    desk: Desk, card: TopicCard, step: str, tell: Callable[[TopicCard], Said | None] = of_all
) -> None:
    """Show the words that `tell` finds, in the visitor's language and in English."""
    helps = desk.policy.volunteers  # a visitor alone reads one language, and shows English
    lang = visitors(desk) if helps else desk.say.lang
    same = card if lang in ("", card.lang) else desk.library.card(card.state, card.topic, lang)
    said = tell(same)
    if said is not None:
        texts = {same.lang: said.text} | {HELPERS: said.english}
        desk.lay(SayCover(step, *texts.items()))
