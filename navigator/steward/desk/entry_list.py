"""A list of entries: a name in bold, a quiet line below it, one row at a time by key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QWidget

from navigator.steward.desk.row_painting import Index, PaintedRows, RowPainter
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.sheet import block
from navigator.ui.widgets.text_block import TextBlock

_META = Qt.ItemDataRole.UserRole + 1
_STRONG = Qt.ItemDataRole.UserRole + 2
_BAR_PX = 4
_NAME_LINES = 3


class ListRow(NamedTuple):
    """One row; `is_strong` gives it the bar of what matters most."""

    name: str
    meta: str
    is_strong: bool = False


class EntryList(PaintedRows):
    """The list. Enter and a double click are Qt's signal `activated`."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _Painter())

    def set_rows(self, rows: Sequence[ListRow], current: int = 0) -> None:
        """Show other rows, with one of them chosen."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(_META, row.meta)
            item.setData(_STRONG, row.is_strong)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}. {row.meta}")
            self.addItem(item)
        if rows:
            self.setCurrentRow(min(current, len(rows) - 1))

    def move(self, by: int) -> None:  # type: ignore[override]  # a step, not a place in the window
        """Choose the next row or the one before."""
        row = self.currentRow() + by
        if 0 <= row < self.count():
            self.setCurrentRow(row)


def letter_keys(holder: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Bind letters that act while the focus is in `holder`: in a field a letter is typed."""
    for key, act in keys.items():
        shortcut = QShortcut(QKeySequence(key), holder)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class _Painter(RowPainter):
    def indent(self) -> int:
        return SPACE.s + _BAR_PX

    def texts(self, index: Index) -> tuple[TextBlock, ...]:
        look = current_look()
        name = block(look, index.data() or "", bold=True, max_lines=_NAME_LINES)
        return name, block(look, index.data(_META) or "", Role.SMALL)

    def mark(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint the bar of the most important rows."""
        if index.data(_STRONG):
            stop = QColor(current_look().colors.stop)
            painter.fillRect(rect.x(), rect.y(), _BAR_PX, rect.height(), stop)
