"""The base of layouts that arrange items in rows, and a function that empties any layout.

Items that Qt's own layouts delete in C++ are deleted here by hand, or each page would leave its
items in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import delete, isValid


class RowsLayout(QLayout):
    """Holds the items of a layout whose height follows from its width."""

    def __init__(self, parent: QWidget | None, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._heights: dict[int, int] = {}
        """Heights by width, kept until an item changes: every layout around this one asks again."""
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        self.destroyed.connect(partial(_delete_all, self._items))

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay out inside `rect`, moving the items if `move`; return the height used."""
        raise NotImplementedError

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  Qt override
        """Append an item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return the item at an index, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove and return the item at an index, or None."""
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def hasHeightForWidth(self) -> bool:
        """Return True: the height depends on the number of rows at a width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        if width not in self._heights:
            self._heights[width] = self.arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Drop the kept heights; Qt calls this when an item has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  Qt override
        """Move every item to its place."""
        super().setGeometry(rect)
        self.arrange(rect, move=True)

    @property
    def shown(self) -> list[QLayoutItem]:
        """The items that take room."""
        return [item for item in self._items if not item.isEmpty()]

    @property
    def is_rtl(self) -> bool:
        """Return whether rows begin at the right edge."""
        widget = self.parentWidget()
        return widget is not None and widget.layoutDirection() == Qt.LayoutDirection.RightToLeft


def empty(layout: QLayout, *, keep: bool = False) -> None:
    """Remove everything from a layout, and delete its widgets unless `keep`."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and not keep:
            widget.hide()
            widget.deleteLater()
        delete(item)


def refill(layout: QLayout, widgets: Iterable[QWidget]) -> None:
    """Put these widgets into a layout in place of its present ones, which are kept."""
    empty(layout, keep=True)
    for widget in widgets:
        layout.addWidget(widget)
    layout.invalidate()


def _delete_all(items: list[QLayoutItem]) -> None:
    for item in items:
        if isValid(item):
            delete(item)
