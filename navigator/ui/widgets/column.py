"""Containers that stack widgets, and report the size hint of their layout without measuring twice.

Qt's own container computes its height at the width it prefers, and so does each one around it, at
another width: all texts inside would be set anew for every width. Nobody uses that height where
the height follows from the width. These containers draw nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from navigator.ui.theme import SPACE

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


class Fitted(Base):
    """A mixin before a Qt class: fits its parts again when its size, look or direction changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the parts to the new size."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the parts when every widget has its new text size: moving one before breaks Qt."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
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
