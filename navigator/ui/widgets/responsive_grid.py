"""A layout of equal or weighted columns that become fewer when there is little width.

It serves the tiles of the home page and two-column pages: at 200 % text or on a small screen
columns drop to one by themselves. Rows are as high as their highest cell; cells are filled in
reading order.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.column import Column
from navigator.ui.widgets.rows_layout import RowsLayout


class ResponsiveGrid(RowsLayout):
    """Columns with room for `least_chars` characters of `role`, at most `most_columns` of them.

    How wide that is follows the text size; no column is narrower than `least_px`. `gap` is
    between columns, and between rows unless `row_gap` is. `weights` shares the width unequally
    when all columns are shown. `stretch_rows` gives every cell of a row the height of the row.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        least_chars: int,
        most_columns: int,
        role: Role = Role.BODY,
        least_px: int = 0,
        gap: int = SPACE.m,
        row_gap: int | None = None,
        weights: tuple[int, ...] = (),
        stretch_rows: bool = True,
    ) -> None:
        super().__init__(parent, gap)
        self._row_gap = gap if row_gap is None else row_gap
        self._chars, self._role, self._least_px = least_chars, role, least_px
        self._most = most_columns
        self._weights = weights
        self._stretch = stretch_rows

    def set_most_columns(self, count: int) -> None:
        """Set another greatest number of columns."""
        if count != self._most:
            self._most = count
            self.invalidate()

    @property
    def _least(self) -> int:
        return max(self._least_px, current_look().measure_px(self._chars, self._role))

    def columns_at(self, width: int) -> int:
        """Return the number of columns that fit into a width."""
        fitting = (width + self._gap) // (self._least + self._gap)
        return int(max(1, min(self._most, fitting, max(1, len(self.shown)))))

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  Qt override
        """Return horizontal: it takes all the width there is."""
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        """Return the width of all columns at their least, and the present height (unused)."""
        margins = self.contentsMargins()
        count = max(1, min(self._most, len(self.shown)))
        width = count * self._least + (count - 1) * self._gap + margins.left() + margins.right()
        high = self.geometry().height()
        return QSize(width, high or self.heightForWidth(width))

    def minimumSize(self) -> QSize:  # noqa: N802  Qt override
        """Return the size of one column, as wide as the widest cell must be."""
        margins = self.contentsMargins()
        width = max((item.minimumSize().width() for item in self.shown), default=0)
        return QSize(width + margins.left() + margins.right(), margins.top() + margins.bottom())

    def spans(self, width: int) -> list[tuple[int, int]]:
        """Return the left edge and width of each column when they share `width`."""
        count = self.columns_at(width)
        free = width - self._gap * (count - 1)
        whole = len(self._weights) == count
        weights = self._weights if whole else (1,) * count
        spans, x = [], 0
        for weight in weights:
            share = free * weight // sum(weights)
            spans.append((x, share))
            x += share + self._gap
        return spans

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay out inside `rect`; return the height used."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        spans = self.spans(inner.width())
        items = self.shown
        y = inner.top()
        for first in range(0, len(items), len(spans)):
            row = list(zip(items[first : first + len(spans)], spans, strict=False))
            heights = [_height(item, share) for item, (_, share) in row]
            for (item, (x, share)), height in zip(row, heights, strict=True):
                if move:
                    left = inner.width() - x - share if self.is_rtl else x
                    high = max(heights) if self._stretch else height
                    item.setGeometry(QRect(inner.left() + left, y, share, high))
            y += max(heights) + self._row_gap
        used = y - self._row_gap if items else y
        return used - rect.top() + margins.bottom()


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return max(item.heightForWidth(width), item.minimumSize().height())
    return item.sizeHint().height()


def grid(
    *widgets: QWidget,
    least_chars: int,
    most_columns: int,
    role: Role = Role.BODY,
    least_px: int = 0,
    gap: int = SPACE.m,
    row_gap: int | None = None,
    weights: tuple[int, ...] = (),
    stretch_rows: bool = False,
) -> QWidget:
    """Make a widget that holds others in columns."""
    holder = Column()
    layout = ResponsiveGrid(
        holder,
        least_chars=least_chars,
        most_columns=most_columns,
        role=role,
        least_px=least_px,
        gap=gap,
        row_gap=row_gap,
        weights=weights,
        stretch_rows=stretch_rows,
    )
    for widget in widgets:
        layout.addWidget(widget)
    return holder
