"""A list of things to tick, one tab stop: arrows choose, Space ticks, Enter opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidgetItem,
    QSizePolicy,
)

from navigator.steward.desk.row_painting import Index, PaintedRows, RowPainter
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.theme.icons import icon
from navigator.ui.widgets.sheet import block
from navigator.ui.widgets.text_block import TextBlock

_TEXT = Qt.ItemDataRole.UserRole + 1
_FOOT = Qt.ItemDataRole.UserRole + 2
_LEAST_LINES = 9
_TEXT_LINES = 4
_CORNER = 5


class CheckRow(NamedTuple):
    """One row: a name in bold, its text, a quiet line below."""

    head: str
    text: str = ""
    foot: str = ""
    is_ticked: bool = False


class CheckRows(PaintedRows):
    """The list. Signals: `ticked` when a tick was set or taken, `opened` on Enter."""

    ticked = Signal()
    opened = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, _Painter())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(round(_LEAST_LINES * current_look().text_px() * 1.5))
        self.itemChanged.connect(lambda _: self.ticked.emit())
        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    def show_rows(self, rows: Iterable[CheckRow]) -> None:
        """Show other rows; the place in the list stays."""
        at = max(0, self.currentRow())
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.addItem(item)
            self._put(item, row)
        self.setCurrentRow(min(at, self.count() - 1))
        self.blockSignals(False)

    def renew(self, number: int, row: CheckRow) -> None:
        """Show another text in one row."""
        self.blockSignals(True)
        self._put(self.item(number), row)
        self.blockSignals(False)
        self.scheduleDelayedItemsLayout()

    def is_ticked(self, number: int) -> bool:
        """Return whether a row has its tick."""
        return self.item(number).checkState() is Qt.CheckState.Checked

    def tick(self, number: int, *, on: bool = True) -> None:
        """Set a tick or take it."""
        self.item(number).setCheckState(_state(on=on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and tick on Space, whatever the desktop uses for activation."""
        row = self.currentRow()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            self.tick(row, on=not self.is_ticked(row))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick when the box is pressed."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.position().x() < _indent():
            row = self.row(item)
            self.setCurrentRow(row)
            self.tick(row, on=not self.is_ticked(row))
            return
        super().mousePressEvent(event)

    @staticmethod
    def _put(item: QListWidgetItem, row: CheckRow) -> None:
        item.setText(row.head)
        item.setData(_TEXT, row.text)
        item.setData(_FOOT, row.foot)
        item.setCheckState(_state(on=row.is_ticked))
        said = ". ".join(one.rstrip(".") for one in (row.head, row.text, row.foot) if one)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)


class _Painter(RowPainter):
    def indent(self) -> int:
        return _indent()

    def least(self) -> int:
        return _side()

    def texts(self, index: Index) -> tuple[TextBlock, ...]:
        look = current_look()
        return (
            block(look, index.data() or "", bold=True),
            block(look, index.data(_TEXT) or "", max_lines=_TEXT_LINES),
            block(look, index.data(_FOOT) or "", Role.SMALL),
        )

    def mark(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the box, and in it the tick."""
        colors = current_look().colors
        box = QRect(rect.x() + SPACE.s, rect.y() + SPACE.xs, _side(), _side())
        is_ticked = (
            Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colors.primary if is_ticked else colors.edge
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(colors.primary if is_ticked else colors.card))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        if is_ticked:
            icon("check", colors.card, box.width()).paint(painter, box.adjusted(3, 3, -3, -3))


def _side() -> int:
    return round(current_look().text_px() * 1.25)


def _indent() -> int:
    return _side() + 2 * SPACE.s


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
