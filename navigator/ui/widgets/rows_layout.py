"""A layout of items in rows, whose arrangement is a subclass's; and how any layout is emptied.

What Qt's own layouts delete in C++ is deleted here by hand, or each page would leave its items.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import delete, isValid


class RowsLayout(QLayout):
    """Holds items for a layout whose height follows from its width."""

    def __init__(self, parent: QWidget | None, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        """By width, until an item changes: every layout around this one asks again."""
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.destroyed.connect(partial(_delete_all, self._items))

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay out inside `rect`, and put the items there if `move`; gives the height used."""
        raise NotImplementedError

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  Qt override
        """Take one more item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """The item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove and give back the item at an index, or None."""
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def hasHeightForWidth(self) -> bool:
        """The height depends on how many rows a width makes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        if width not in self._heights:
            self._heights[width] = self.arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Called by Qt when an item has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  Qt override
        """Put every item in its place."""
        super().setGeometry(rect)
        self.arrange(rect, move=True)

    @property
    def shown(self) -> list[QLayoutItem]:
        """The items that take room."""
        return [item for item in self._items if not item.isEmpty()]

    @property
    def is_rtl(self) -> bool:
        """Whether rows begin at the right edge."""
        widget = self.parentWidget()
        return widget is not None and widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def empty(layout: QLayout, *, keep: bool = False) -> None:
    """Take everything out of a layout; its widgets go too, unless they are to `keep`."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and not keep:
            widget.hide()
            widget.deleteLater()
        delete(item)


def _delete_all(items: list[QLayoutItem]) -> None:
    for item in items:
        if isValid(item):
            delete(item)
