"""Plain arrangements that every page uses: a column, a section, a list, a card."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.ui.theme.tokens import SPACE
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.column import Column
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel


def stack(gap: int = SPACE.s) -> tuple[QWidget, QVBoxLayout]:
    """Return an empty column and its layout; `gap` is in pixels."""
    column = Column()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    return column, layout


def section(title: str, *widgets: QWidget) -> QWidget:
    """Make a column of a heading with widgets below it."""
    column, layout = stack()
    layout.addWidget(SectionHeading(title))
    for widget in widgets:
        layout.addWidget(widget)
    return column


def text_list(texts: Iterable[str], *, numbered: bool = False, selectable: bool = True) -> QWidget:
    """Make a column of sentences, each with a dot or a number."""
    column, layout = stack(SPACE.xs)
    for number, text in enumerate(texts, start=1):
        mark = f"{number}." if numbered else "\u2022"
        layout.addWidget(WrapLabel(f"{mark}\u2002{text}", selectable=selectable))
    return column


def rows(*links: QWidget) -> QWidget:
    """Make a column of rows close together: a list, not paragraphs."""
    column, layout = stack(SPACE.xxs)
    for link in links:
        layout.addWidget(link)
    return column


def box(*widgets: QWidget, topic: str = "") -> Card:
    """Make a card that holds the widgets."""
    card = Card(topic=topic)
    for widget in widgets:
        card.add(widget)
    return card
