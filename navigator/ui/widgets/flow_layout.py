"""A layout that fills rows like words on a line and wraps when a row is full.

Rows start at the leading edge, so it follows right-to-left reading. Items of a row are centered on
it and are never made wider than the layout.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from navigator.ui.theme import SPACE
from navigator.ui.widgets.rows_layout import RowsLayout


class FlowLayout(RowsLayout):
    """Rows of items. `gap` is between items, `row_gap` between rows (default: the same).

    `trailing` aligns each row at the trailing edge instead of the leading one.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = SPACE.s,
        row_gap: int | None = None,
        trailing: bool = False,
    ) -> None:
        super().__init__(parent, gap)
        self._row_gap = gap if row_gap is None else row_gap
        self._trailing = trailing

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  Qt override
        """Return no direction: it does not grow by itself."""
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        """Return the size of all items on one row."""
        hints = [item.sizeHint() for item in self.shown]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return self._with_margins(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802  Qt override
        """Return the size of the widest and highest item."""
        sizes = [item.minimumSize() for item in self.shown]
        return self._with_margins(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _with_margins(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self.shown:
            size = self._size(item, width)
            if rows and used + self._gap + size.width() <= width:
                rows[-1].append((item, size))
                used += self._gap + size.width()
            else:
                rows.append([(item, size)])
                used = size.width()
        return rows

    @staticmethod
    def _size(item: QLayoutItem, width: int) -> QSize:
        size = item.sizeHint().expandedTo(item.minimumSize())
        if size.width() > width:
            height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
            return QSize(width, height)
        return size

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay out inside `rect`; return the height used."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.top()
        for row in self._rows(inner.width()):
            height = max(size.height() for _, size in row)
            total = sum(size.width() for _, size in row) + self._gap * (len(row) - 1)
            # A row gathered at the trailing edge still reads in the page's direction.
            start = inner.width() - total if self._trailing else 0
            x = start
            for item, size in row:
                if move:
                    left = inner.width() - x - size.width() if self.is_rtl else x
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(inner.left() + left, top), size))
                x += size.width() + self._gap
            y += height + self._row_gap
        used = y - self._row_gap if self.shown else y
        return used - rect.top() + margins.bottom()


def flow(*widgets: QWidget, gap: int = SPACE.xs, row_gap: int | None = None) -> QWidget:
    """Make a widget that holds others in rows."""
    holder = QWidget()
    layout = FlowLayout(holder, gap=gap, row_gap=row_gap)
    for widget in widgets:
        layout.addWidget(widget)
    return holder
