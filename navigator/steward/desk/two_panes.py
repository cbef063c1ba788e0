"""Two panes, the questions and their outcome: side by side with own scrolling, or one column."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from navigator.records.jurisdictions import JURISDICTIONS
from navigator.steward.desk.form_parts import Scrolled
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.field_form import Choice


def state_choice(*, first: Mapping[str, str]) -> Choice:
    """Return a field for a state that is completed as it is typed: "illi", Tab."""
    names = dict(sorted(JURISDICTIONS.items(), key=lambda one: one[1]))
    return Choice("State", {**first, **names})


_PANE_CHARS = 32
"""The width of a pane in letters."""


class TwoPanes(QWidget):
    """Two widgets; where there is room for both, neither scrolls the other away."""

    def __init__(self, asks: QWidget, tells: QWidget, asked: str, told: str) -> None:
        super().__init__()
        self._asks, self._tells = asks, tells
        self._left, self._right = Scrolled(asked), Scrolled(told)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.m)
        row.addWidget(self._left, 1)
        row.addWidget(self._right, 1)
        self._is_wide = True
        self._left.column.addWidget(asks)
        self._left.column.addStretch(1)
        self._right.column.addWidget(tells, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out in one column in a narrow window."""
        super().resizeEvent(event)
        is_wide = self.width() >= 2 * current_look().measure_px(_PANE_CHARS)
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        if is_wide:
            self._right.column.addWidget(self._tells, 1)
        else:
            self._left.column.insertWidget(1, self._tells)
        self._right.setVisible(is_wide)
