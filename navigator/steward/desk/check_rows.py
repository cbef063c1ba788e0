"""A list of things to tick, one tab stop: arrows choose, Space ticks, Enter opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from navigator.ui.theme import current_look

_LEAST_LINES = 14


class CheckRow(NamedTuple):
    """One row: its head, its text, and where it stands."""

    head: str
    text: str = ""
    foot: str = ""
    is_ticked: bool = False


class CheckRows(QListWidget):
    """The list. Signals: `ticked` when a tick was set or taken, `opened` on Enter."""

    ticked = Signal()
    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(round(_LEAST_LINES * current_look().text_px()))
        self.itemChanged.connect(lambda _: self.ticked.emit())
        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    def show_rows(self, rows: Iterable[CheckRow]) -> None:
        """Show other rows; the place in the list stays."""
        at = max(0, self.currentRow())
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem("\n".join(filter(None, row[:3])), self)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(on=row.is_ticked))
        self.setCurrentRow(min(at, self.count() - 1))
        self.blockSignals(False)

    def is_ticked(self, number: int) -> bool:
        """Return whether a row has its tick."""
        return self.item(number).checkState() is Qt.CheckState.Checked

    def tick(self, number: int, *, on: bool = True) -> None:
        """Set a tick or take it."""
        self.item(number).setCheckState(_state(on=on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, whatever the desktop uses for activation."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
