"""Paints the rows of the desk's lists: a mark at the left, texts below each other, a line.

It paints no mark itself: a list says what stands at the left, and how wide that is.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.text_block import TextBlock

Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Paints a row in the program's type. The last text of a row is quiet."""

    def indent(self) -> int:
        """Return the pixels from the left edge to the texts."""
        raise NotImplementedError

    def least(self) -> int:
        """Return the height of the mark in pixels."""
        return 0

    def mark(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the mark at the left."""
        raise NotImplementedError

    def texts(self, index: Index) -> Sequence[TextBlock]:
        """Return the texts, from above."""
        raise NotImplementedError

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, mark, texts and line."""
        colors, rect = current_look().colors, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.tint))
        self.mark(painter, rect, index)
        left, top = rect.x() + self.indent(), rect.y() + SPACE.xs
        width = rect.width() - self.indent() - SPACE.s
        *loud, quiet = self.texts(index)
        for text in loud:
            text.paint(painter, left, top, width, QColor(colors.ink))
            top += text.height(width)
        quiet.paint(painter, left, top, width, QColor(colors.quiet))
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of its texts at the width of the list."""
        view = option.widget
        whole = view.viewport().width() if isinstance(view, QListWidget) else 200
        width = whole - self.indent() - SPACE.s
        high = sum(text.height(width) for text in self.texts(index))
        return QSize(whole, max(high, self.least()) + 2 * SPACE.xs)


class PaintedRows(QListWidget):
    """A list whose rows a `RowPainter` paints, and that wrap to its width."""

    def __init__(self, name: str, painter: RowPainter) -> None:
        super().__init__()
        painter.setParent(self)
        self.setAccessibleName(name)
        self.setItemDelegate(painter)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the rows to the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
