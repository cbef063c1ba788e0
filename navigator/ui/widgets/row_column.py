"""A column of rows that change quickly: laid out in one pass, widgets kept for reuse.

Qt's nested layouts ask every row for its size several times whenever one of them changes. Here
each is asked once for its height at the present width.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.painted import grow_down


class RowColumn(QWidget):
    """Widgets below each other, `gap` pixels apart.

    A screen reader and Tab follow the order of the widgets.
    """

    def __init__(self, *, gap: int = SPACE.s) -> None:
        super().__init__()
        self._gap = gap
        self._shown: list[QWidget] = []
        self._height: tuple[int, int] = (-1, 0)
        """The last width that was asked about, and the height at it."""
        grow_down(self)

    def show_only(self, widgets: Iterable[QWidget]) -> None:
        """Show these widgets in this order and hide all others; none is deleted."""
        old, self._shown = self._shown, list(widgets)
        for widget in old:
            if widget not in self._shown:
                widget.hide()
        self._place()
        for widget in self._shown:
            widget.setVisible(True)
        self._renew()

    def hasHeightForWidth(self) -> bool:
        """Return True: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        if self._height[0] != width:
            heights = [_height(widget, width) for widget in self._shown]
            total = sum(heights) + self._gap * max(0, len(heights) - 1)
            self._height = (width, total)
        return self._height[1]

    def sizeHint(self) -> QSize:
        """Return a comfortable width; the height follows from it."""
        width = self.width() if self.isVisible() else current_look().measure_px(44)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width and no height, as the height follows from the width."""
        return QSize(current_look().measure_px(14), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place every row."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def event(self, event: QEvent) -> bool:
        """Place the rows again when one has become higher or lower, as with larger text."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self._renew()
        return super().event(event)

    def _renew(self) -> None:
        self._height = (-1, 0)
        self.updateGeometry()

    def _place(self) -> None:
        y, width = 0, self.width()
        for widget in self._shown:
            if widget.parentWidget() is not self:
                widget.setParent(self)
            height = _height(widget, width)
            widget.setGeometry(QRect(0, y, width, height))
            y += height + self._gap


def _height(widget: QWidget, width: int) -> int:
    return max(widget.heightForWidth(width), widget.minimumSizeHint().height())
