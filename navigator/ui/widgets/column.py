"""What holds other widgets below or beside each other, and is asked its size once.

Qt's own container says how high it is at the width it would like best, and so does each one
around it, at another width: all texts inside would be set anew for every width. Nobody uses that
height where the height follows from the width. It draws nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.ui.theme.tokens import SPACE

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class AskedOnce(_Base):
    """What such a widget has before its Qt class: the size hint of its layout as it is."""

    def sizeHint(self) -> QSize:
        """What the parts like best, at no width in particular."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()


class Column(AskedOnce, QWidget):
    """A plain container of a page."""


class Refilled(Column):
    """A column whose content is made anew as a whole, shown at once and laid out once.

    Parts that are added one by one to what is in sight are shown one by one, and all around them
    is laid out for each.
    """

    def __init__(self, gap: int = SPACE.m) -> None:
        super().__init__()
        self._gap = gap
        self._shown: QWidget | None = None
        self._next: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def begin(self) -> QVBoxLayout:
        """An empty column to fill; what is shown stays until `end`."""
        self._next = Column()
        layout = QVBoxLayout(self._next)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._gap)
        return layout

    def end(self) -> None:
        """Show what was filled in place of what was shown."""
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
