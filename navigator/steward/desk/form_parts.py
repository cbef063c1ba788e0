"""Holds parts of the desk's pages beside the fields of a form, which are the visitor's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.ui.theme import SPACE
from navigator.ui.theme.tokens import FOCUS
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.field_form import Choice, Labelled, Line, Long, in_columns, tab_through
from navigator.ui.widgets.flow_layout import FlowLayout

__all__ = [
    "YES_NO", "Choice", "Labelled", "Line", "Long", "Scrolled", "in_a_row", "in_columns",
    "let_type", "tab_through",
]  # fmt: skip
_RING = FOCUS.width + FOCUS.gap
"""The pixels that the focus ring of a field takes beside it."""
YES_NO = {"": "Not known", "yes": "Yes", "no": "No"}
let_type = ChoiceBox.let_type


def in_a_row(*widgets: QWidget, gap: int = SPACE.xs) -> QWidget:
    """Return buttons and words in one row that wraps."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=gap)
    for widget in widgets:
        flow.addWidget(widget)
    return holder


class Scrolled(QScrollArea):
    """A column of widgets that scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take it, and scroll it along
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(_RING, 0, SPACE.m - _RING, SPACE.m)
        self.column.setSpacing(SPACE.s)
        self.setWidget(inside)
