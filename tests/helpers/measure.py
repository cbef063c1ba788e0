"""What a person meets on a card, counted: screens, words, marks, seconds aloud, pages, phones.

Counts follow from layout and words and never from a clock, so they are the same on a slow
machine. One screen is the height of what scrolls.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget

from navigator.aloud.script import Aloud
from navigator.handout.packet import Packet
from navigator.library.facade import Library
from navigator.records.outline_parts import Purpose
from navigator.ui.pages.visitor.next_step import NextStep
from navigator.ui.paper.printing import Sheets
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.row_link import NumberRow, RowLink
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.counting import count_words, seconds_aloud
from tests.helpers.window import said

if TYPE_CHECKING:
    from navigator.ui.widgets.page import Page
    from tests.helpers.window import Screen

PHONE = re.compile(r"\b(?:1-)?\d{3}-\d{3}-\d{4}\b|\b(?:211|311|988|911)\b")
LETTER_POINTS = (527.0, 707.0)
"""A letter sheet inside its margins."""


@dataclass(frozen=True, slots=True)
class CardCount:
    """One card in one mode, size and language."""

    state: str
    topic: str
    mode: str
    size: str
    lang: str
    screens: float
    bring_screens: float | None
    first_phone_screens: float | None
    answer_screens: float
    words_first_screen: int
    """Of stop, answer, bring and do; whom to call is looked at and not read."""
    words_calls: int
    """Of the rows of whom to call: names, addresses, hours, distances."""
    words_say: int
    """Of what to say at the counter."""
    words_in_sight: int
    """Of everything in sight: the age of the answer, what to say and rows below too."""
    marks: int
    aloud_s: float
    paper_pages: int
    paper_phones: int

    @property
    def row(self) -> dict[str, Any]:
        """As JSON takes it."""
        return asdict(self)


def count_card(screen: Screen, library: Library, state: str, topic: str) -> CardCount:
    """Open a card in a window and count; the ZIP code of the visit stands."""
    id = f"card:{state}:{topic}"
    visit = screen.window.visit
    screen.go("card", id)
    page = screen.page
    high = page.scroll_area.viewport().height()
    card = library.card(state, topic, visit.lang)
    told = library.outline(card, visit.lang, visit.zip)
    voice = Aloud(library.wording(visit.lang), reviewed=library.languages()[visit.lang])
    paper = library.paper(Packet((id,)), visit.lang, zip=visit.zip)
    text = unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", paper.html, flags=re.DOTALL))
    step = page.findChildren(NextStep)[0]
    over = library.wording(visit.lang).bring(topic)
    bring = next((one for one in step.findChildren(QLabel) if one.text() == over), None)
    phones = [one for one in step.findChildren(RowLink) if one.isVisible()]
    answer = next(
        one for one in page.findChildren(WrapLabel) if one.text() and one.text() in told.answer
    )
    strip = page.findChildren(Banner)
    sentences = [said(one) for one in _telling(step) if not isinstance(one, NumberRow)]
    called = [said(one) for one in _telling(step) if isinstance(one, NumberRow)]
    said_there = told.part(Purpose.SAY)
    step_words = [*(one.accessibleName() for one in strip[:1]), told.answer, *sentences]
    window = screen.window
    mode = "kiosk" if window._policy.bottom_bar else "desk"
    return CardCount(
        state=state,
        topic=topic,
        mode=mode,
        size=f"{window.width()}x{window.height()}",
        lang=visit.lang,
        screens=round(page.content.height() / high, 2),
        bring_screens=_at(bring, page, high),
        first_phone_screens=min(
            (at for one in phones if (at := _at(one, page, high)) is not None), default=None
        ),
        answer_screens=round((_top(answer, page) + answer.height()) / high, 2),
        words_first_screen=sum(map(count_words, step_words)),
        words_calls=sum(map(count_words, called)),
        words_say=sum(count_words(one.text) for one in said_there.lines) if said_there else 0,
        words_in_sight=sum(map(count_words, in_sight(page))),
        marks=len(marks(page)),
        aloud_s=seconds_aloud(voice.next_step(told)),
        paper_pages=Sheets(paper, *LETTER_POINTS).count,
        paper_phones=len(set(PHONE.findall(text))),
    )


def in_sight(page: Page) -> list[str]:
    """What the first screen of a page says, without the title and the acts beside it."""
    high = page.scroll_area.viewport().height()
    return [
        said(one)
        for one in _telling(page.content)
        if _top(one, page) + one.height() / 2 < high and not page.header.isAncestorOf(one)
    ]


def texts_of(part: QWidget) -> list[str]:
    """What a part of a page says."""
    return [said(one) for one in _telling(part)]


def _telling(part: QWidget) -> list[QWidget]:
    found: list[QWidget] = [*part.findChildren(QLabel), *part.findChildren(PaintedButton)]
    return [one for one in found if one.isVisible()]


def marks(page: Page) -> list[QWidget]:
    """Everything that warns in red."""
    banners = [one for one in page.findChildren(Banner) if one.isVisible() and one._kind == "stop"]
    labels = [one for one in page.findChildren(WrapLabel) if one.text().startswith("\u25b2")]
    return [*banners, *(one for one in labels if one.isVisible())]


def _top(widget: QWidget, page: Page) -> int:
    return widget.mapTo(page.content, QPoint()).y()


def _at(widget: QWidget | None, page: Page, high: int) -> float | None:
    return None if widget is None else round(_top(widget, page) / high, 2)
