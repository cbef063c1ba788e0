"""A list of things to tick, one tab stop: arrows choose, Space ticks, Enter opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyleOptionButton, QStyleOptionViewItem

from navigator.steward.desk.row_painting import Index, PaintedRows, RowPainter
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.sheet import block
from navigator.ui.widgets.text_block import TextBlock

_LEAST_LINES = 14
_ROW = Qt.ItemDataRole.UserRole + 1
_TICK = Qt.ItemDataRole.CheckStateRole


class CheckRow(NamedTuple):
    """One row: its head in bold, its text, a quiet line below."""

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
        self.setMinimumHeight(round(_LEAST_LINES * current_look().text_px()))
        self.itemChanged.connect(lambda _: self.ticked.emit())
        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    def show_rows(self, rows: Iterable[CheckRow]) -> None:
        """Show other rows; the place in the list stays."""
        at = max(0, self.currentRow())
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(". ".join(one.rstrip(".") for one in row[:3] if one), self)
            item.setData(_ROW, row)
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


class _Painter(RowPainter):
    def indent(self) -> int:
        return self.least() + 2 * SPACE.s

    def least(self) -> int:
        return round(current_look().text_px() * 1.25)

    def texts(self, index: Index) -> tuple[TextBlock, ...]:
        look, row = current_look(), CheckRow(*index.data(_ROW))
        head, foot = block(look, row.head, bold=True), block(look, row.foot, Role.SMALL)
        return head, block(look, row.text), foot

    def mark(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the box, and in it the tick."""
        box = QStyleOptionButton()
        box.rect = QRect(rect.x() + SPACE.s, rect.y() + SPACE.xs, self.least(), self.least())
        on = Qt.CheckState(index.data(_TICK)) is Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        box.state |= QStyle.StateFlag.State_Enabled
        view = self.parent()
        assert isinstance(view, CheckRows)  # noqa: S101 - its list
        kind = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        view.style().drawPrimitive(kind, box, painter, view)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick on Space, and where the box is pressed."""
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        is_release = event.type() == QEvent.Type.MouseButtonRelease
        if is_release and isinstance(event, QMouseEvent):
            is_release = event.position().x() - option.rect.x() < self.indent()
        if is_space or is_release:
            on = Qt.CheckState(index.data(_TICK)) is Qt.CheckState.Checked
            model.setData(index, _state(on=not on), _TICK)
        return is_space or is_release


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
