"""The lines for whoever helps today, below the tiles of home, until they are put away.

That they were is kept in memory for this start, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from navigator.library.shift import ShiftLine
from navigator.ui.desk import Desk, Route
from navigator.ui.pages.blocks import rows
from navigator.ui.theme import SPACE
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.words import tr


class ShiftCard(QWidget):
    """Three lines at most; each opens its card or place. Signal: `put_away`."""

    put_away = Signal()

    def __init__(
        self, desk: Desk, lines: Sequence[ShiftLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        away = Button(tr("Put away"), variant="quiet", icon_name="x")
        away.clicked.connect(self._put_away)
        head = QHBoxLayout()
        head.addWidget(SectionHeading(tr("For whoever helps today")), 1)
        head.addWidget(away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xxs)
        column.addLayout(head)
        column.addWidget(rows(*map(self._row, lines)))

    def _row(self, line: ShiftLine) -> QWidget:
        row = RowLink(f"{self._desk.say.day(line.day)}: {line.text}")
        kind = "card" if line.id.startswith("card:") else "place"
        row.clicked.connect(lambda: self._desk.go(Route(kind, line.id)))
        return row

    def _put_away(self) -> None:
        self._desk.visit.shift_is_read = True
        self.hide()
        self.put_away.emit()
