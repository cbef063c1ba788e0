"""A list of things to tick, one tab stop: arrows choose, Space ticks, Enter opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.theme.icons import icon
from navigator.ui.widgets.sheet import block
from navigator.ui.widgets.text_block import TextBlock

_TEXT = Qt.ItemDataRole.UserRole + 1
_FOOT = Qt.ItemDataRole.UserRole + 2
_LEAST_LINES = 9
_TEXT_LINES = 4
_CORNER = 5

Index = QModelIndex | QPersistentModelIndex


class CheckRow(NamedTuple):
    """One row: what it is in bold, its text, a quiet line below."""

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
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
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
        """Another text in one row."""
        self.blockSignals(True)
        self._put(self.item(number), row)
        self.blockSignals(False)
        self.scheduleDelayedItemsLayout()

    def is_ticked(self, number: int) -> bool:
        """Whether a row has its tick."""
        return self.item(number).checkState() is Qt.CheckState.Checked

    def tick(self, number: int, *, on: bool = True) -> None:
        """Set a tick or take it."""
        self.item(number).setCheckState(_state(on=on))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and Space ticks, whatever the desktop takes for activation."""
        row = self.currentRow()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Space and row >= 0:
            self.tick(row, on=not self.is_ticked(row))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.position().x() < _indent():
            row = self.row(item)
            self.setCurrentRow(row)
            self.tick(row, on=not self.is_ticked(row))
            return
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap to the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @staticmethod
    def _put(item: QListWidgetItem, row: CheckRow) -> None:
        item.setText(row.head)
        item.setData(_TEXT, row.text)
        item.setData(_FOOT, row.foot)
        item.setCheckState(_state(on=row.is_ticked))
        said = ". ".join(one.rstrip(".") for one in (row.head, row.text, row.foot) if one)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said)


class _Delegate(QStyledItemDelegate):
    """Paints a row in the type of the rest of the program."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, box, words."""
        look = current_look()
        colors, rect = look.colors, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.tint))
        is_ticked = (
            Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        )
        self._paint_box(
            painter,
            QRect(rect.x() + SPACE.s, rect.y() + SPACE.xs, _side(), _side()),
            is_ticked=is_ticked,
        )
        left, top = rect.x() + _indent(), rect.y() + SPACE.xs
        width = rect.width() - _indent() - SPACE.s
        inks = (colors.ink, colors.ink, colors.quiet)
        for part, ink in zip(_blocks(index), inks, strict=True):
            part.paint(painter, left, top, width, QColor(ink))
            top += part.height(width)
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the width of the list."""
        view = option.widget
        whole = view.viewport().width() if isinstance(view, QListWidget) else 200
        width = whole - _indent() - SPACE.s
        high = sum(part.height(width) for part in _blocks(index))
        return QSize(whole, max(high, _side()) + 2 * SPACE.xs)

    @staticmethod
    def _paint_box(painter: QPainter, box: QRect, *, is_ticked: bool) -> None:
        colors = current_look().colors
        edge = colors.primary if is_ticked else colors.edge
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(colors.primary if is_ticked else colors.card))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        if is_ticked:
            icon("check", colors.card, box.width()).paint(painter, box.adjusted(3, 3, -3, -3))


def _blocks(index: Index) -> tuple[TextBlock, TextBlock, TextBlock]:
    look = current_look()
    head = block(look, index.data() or "", bold=True)
    text = block(look, index.data(_TEXT) or "", max_lines=_TEXT_LINES)
    return head, text, block(look, index.data(_FOOT) or "", Role.SMALL)


def _side() -> int:
    return round(current_look().text_px() * 1.25)


def _indent() -> int:
    return _side() + 2 * SPACE.s


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
