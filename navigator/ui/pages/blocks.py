"""Plain arrangements that every page uses: a column, a section, a list, a card."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.ui.theme.tokens import SPACE
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.column import Column, bare
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel


def stack(gap: int = SPACE.s) -> tuple[QWidget, QVBoxLayout]:
    """Return an empty column and its layout; `gap` is in pixels."""
    holder = Column()
    return holder, bare(holder, gap)


def column(*widgets: QWidget | None, gap: int = SPACE.s) -> QWidget:
    """Make a column of widgets, without those that are None."""
    holder, layout = stack(gap)
    for widget in widgets:
        if widget is not None:
            layout.addWidget(widget)
    return holder


def section(title: str, *widgets: QWidget | None) -> QWidget:
    """Make a column of a heading with widgets below it."""
    return column(SectionHeading(title), *widgets)


def text_list(texts: Iterable[str], *, numbered: bool = False, selectable: bool = True) -> QWidget:
    """Make a column of sentences, each with a dot or a number."""
    marked = (
        f"{number}.\u2002{text}" if numbered else f"\u2022\u2002{text}"
        for number, text in enumerate(texts, start=1)
    )
    return column(*(WrapLabel(one, selectable=selectable) for one in marked), gap=SPACE.xs)


def rows(*links: QWidget) -> QWidget:
    """Make a column of rows close together: a list, not paragraphs."""
    return column(*links, gap=SPACE.xxs)


def box(*widgets: QWidget, topic: str = "") -> Card:
    """Make a card that holds the widgets."""
    card = Card(topic=topic)
    for widget in widgets:
        card.add(widget)
    return card
