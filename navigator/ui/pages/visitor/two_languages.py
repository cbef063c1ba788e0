"""The languages of a helper and a visitor at one screen: both at once, or words shown large."""

from __future__ import annotations

from collections.abc import Callable

from navigator.language.bidi import plain
from navigator.records.model import Said, TopicCard
from navigator.ui.desk import FACES, Desk
from navigator.ui.visit.covers import SayCover
from navigator.ui.widgets.button import Button
from navigator.ui.words import tr


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
        lay_said(desk, step, same.lang, said, same)


def lay_said(desk: Desk, step: str, lang: str, said: Said, record: object) -> None:
    """Show words to say, large, in a language and in English; `record` is what they are of."""
    say = desk.library.wording(lang)
    is_english = said.english == plain(said.text)  # it lacks: the English stands once
    texts = {HELPERS if is_english else lang: said.text}
    texts |= {HELPERS: said.english} if said.english else {}
    note = "" if is_english or say.is_checked(record) else say.by_machine()
    desk.lay(SayCover(step, desk.library.native, *texts.items(), note=note))


HELPERS = "en"
"""The helper's language, which is also the language at a counter."""


def others(desk: Desk) -> list[str]:
    """Return every language that may be a visitor's."""
    return [lang for lang in desk.languages if lang != HELPERS]


def visitors(desk: Desk) -> str:
    """Return the visitor's language: that of the page, unless the page is in English.

    Then it is the last one chosen for print, else the first that the site names, else one that is
    in use, else the first on offer. Empty where there is English alone.
    """
    offered = others(desk)
    printed = [lang for lang in desk.visit.edition.langs if lang in offered]
    named = desk.staff.settings.languages if desk.staff is not None else ()
    used = [lang for lang in offered if desk.library.locale(lang).in_use]
    for lang in (desk.say.lang, *printed[-1:], *named, *used, *offered):
        if lang in offered:
            return lang
    return ""


def faces_button(desk: Desk, id: str) -> Button | None:
    """Make the button to the page in two languages.

    Returns None where a visitor is alone, or where there is one language.
    """
    if not (desk.policy.volunteers and others(desk)):
        return None
    return Button(tr("Face to face"), icon_name="columns", act=desk.to(FACES, id))
