"""The notes for whoever helps today, below the tiles of home, until they are put away.

Putting them away is remembered in memory until the program ends, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from navigator.library.shift import ShiftLine
from navigator.ui.desk import Desk
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.words import tr


class ShiftCard(QWidget):
    """Notes for helpers, three at most; each opens its card or place. Signal: `put_away`."""

    put_away = Signal()

    def __init__(self, desk: Desk, lines: Sequence[ShiftLine]) -> None:
        super().__init__()
        self._desk = desk
        self._heading = SectionHeading(tr("For whoever helps today"))
        self._more = Button("", variant="quiet", act=self._show_all)
        away = Button(tr("Put away"), variant="quiet", icon_name="x", act=self._put_away)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._more)
        head.addWidget(away)
        self._head_px = away.sizeHint().height()
        self._rows = [self._row(line) for line in lines]
        self._is_whole = False
        bare(self, 0, *self._rows).insertLayout(0, head)
        self.fit(0, None)

    def fit(self, wide: int, room: int | None) -> None:
        """Show the lines that fit into `room` pixels at a width, at least one; None shows all.

        The others are one press away.
        """
        for row in self._rows:
            row.set_title_lines(0 if room is None or self._is_whole else 1)
        free = (room or 0) - max(self._heading.heightForWidth(wide), self._head_px)
        hidden = 0
        for number, row in enumerate(self._rows):
            free -= row.heightForWidth(wide)
            is_shown = room is None or self._is_whole or free >= 0 or not number
            row.setVisible(is_shown)
            hidden += not is_shown
        self._more.set_label(tr("{count} more").format(count=hidden))
        self._more.setVisible(bool(hidden))

    def _show_all(self) -> None:
        self._is_whole = True
        self.fit(0, None)
        self._rows[-1].setFocus()

    def _row(self, line: ShiftLine) -> RowLink:
        kind = "card" if line.id.startswith("card:") else "place"
        title = f"{self._desk.say.day(line.day)}: {line.text}"
        return RowLink(title, dense=True, act=self._desk.to(kind, line.id))

    def _put_away(self) -> None:
        self._desk.visit.shift_is_read = True
        self.hide()
        self.put_away.emit()
