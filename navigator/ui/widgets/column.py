"""Containers that stack widgets, and report the size hint of their layout without measuring twice.

Qt's own container computes its height at the width it prefers, and so does each one around it, at
another width: all texts inside would be set anew for every width. Nobody uses that height where
the height follows from the width. These containers draw nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from navigator.ui.theme import SPACE, current_look

if TYPE_CHECKING:
    Base = QWidget
else:
    Base = object


def grow_down(widget: QWidget) -> None:
    """Let a widget take all the width there is, and the height that follows from it."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class AskedOnce(Base):
    """A mixin before a Qt class: returns the size hint of the layout as it is."""

    def sizeHint(self) -> QSize:
        """Return the size hint of the layout, computed for no particular width."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()


class Arranged(Base):
    """A mixin before a Qt class: arranges its parts again when look or direction change."""

    def changeEvent(self, event: QEvent) -> None:
        """Arrange the parts again when text size, colors or direction change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._arrange()

    def _arrange(self) -> None:
        raise NotImplementedError


class Column(AskedOnce, QWidget):
    """A plain container of a page."""


def bare(holder: QWidget, gap: int = 0, *widgets: QWidget) -> QVBoxLayout:
    """Give a widget a column without margins that holds others; return its layout."""
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def hairline() -> QFrame:
    """Make a line across, one pixel high."""
    line = QFrame()
    line.setProperty("frame", "hairline")
    line.setFixedHeight(1)
    return line


def set_beside(row: QBoxLayout, *, beside: bool, backwards: bool = False) -> None:
    """Place the items of a layout beside each other, or below each other."""
    direction = QBoxLayout.Direction
    along = direction.RightToLeft if backwards else direction.LeftToRight
    wanted = along if beside else direction.TopToBottom
    if wanted != row.direction():
        row.setDirection(wanted)


class Refilled(Column):
    """A column whose content is replaced as a whole, shown at once and laid out once.

    Parts added one by one to a visible column would be shown one by one, and everything around
    them laid out for each.
    """

    def __init__(self, gap: int = SPACE.m) -> None:
        super().__init__()
        self._gap = gap
        self._shown: QWidget | None = None
        self._next: QWidget | None = None
        self._column = bare(self, -1)

    def begin(self) -> QVBoxLayout:
        """Return an empty layout to fill; the old content stays until `end`."""
        self._next = Column()
        return bare(self._next, self._gap)

    def end(self) -> None:
        """Show the new content in place of the old."""
        old, self._shown, self._next = self._shown, self._next, None
        if self._shown is not None:
            self._shown.resize(self.size())
            self._column.addWidget(self._shown)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self._shown is not None:
            self._shown.show()


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
