"""A list of entries: a name in bold, a quiet line below it, one row at a time by key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QShortcut,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.sheet import block

_META = Qt.ItemDataRole.UserRole + 1
_STRONG = Qt.ItemDataRole.UserRole + 2
_BAR_PX = 4
_NAME_LINES = 3

Index = QModelIndex | QPersistentModelIndex


class ListRow(NamedTuple):
    """One row; `is_strong` gives it the bar of what matters most."""

    name: str
    meta: str
    is_strong: bool = False


class EntryList(QListView):
    """The list. `entered` of Qt's views is `activated`: Enter, or a double click."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def set_rows(self, rows: Sequence[ListRow], current: int = 0) -> None:
        """Show other rows, with one of them chosen."""
        self._rows.clear()
        for row in rows:
            item = QStandardItem(row.name)
            item.setData(row.meta, _META)
            item.setData(row.is_strong, _STRONG)
            item.setData(f"{row.name}. {row.meta}", Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)
        if rows:
            self.setCurrentIndex(self._rows.index(min(current, len(rows) - 1), 0))

    @property
    def current(self) -> int:
        """The number of the chosen row; -1 where there is none."""
        return self.currentIndex().row()

    def move(self, by: int) -> None:  # type: ignore[override]  # a step, not a place in the window
        """Choose the next row or the one before."""
        row = self.current + by
        if 0 <= row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap to the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()


def letter_keys(holder: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Keys that count while the focus is in `holder`: in a field a letter is typed."""
    for key, act in keys.items():
        shortcut = QShortcut(QKeySequence(key), holder)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class _Delegate(QStyledItemDelegate):
    """Paints a row in the type of the rest of the program."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, bar, name, quiet line."""
        look = current_look()
        colors = look.colors
        rect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colors.tint))
        if index.data(_STRONG):
            painter.fillRect(rect.x(), rect.y(), _BAR_PX, rect.height(), QColor(colors.stop))
        width = rect.width() - 2 * SPACE.s - _BAR_PX
        name, meta = _blocks(index)
        left, top = rect.x() + SPACE.s + _BAR_PX, rect.y() + SPACE.xs
        name.paint(painter, left, top, width, QColor(colors.ink))
        below = top + name.height(width)
        meta.paint(painter, left, below, width, QColor(colors.quiet))
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words at the width of the list."""
        view = option.widget
        whole = view.viewport().width() if isinstance(view, QListView) else 200
        width = whole - 2 * SPACE.s - _BAR_PX
        name, meta = _blocks(index)
        return QSize(whole, name.height(width) + meta.height(width) + 2 * SPACE.xs)


def _blocks(index: Index) -> tuple:  # type: ignore[type-arg]
    look = current_look()
    name = block(look, index.data() or "", bold=True, max_lines=_NAME_LINES)
    return name, block(look, index.data(_META) or "", Role.SMALL)
