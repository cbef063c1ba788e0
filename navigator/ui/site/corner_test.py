"""A test of the touch screen: four targets in the corners, which a visitor's finger must reach.

The window fills the screen during the test, and is as before afterwards.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from navigator.ui.theme import SPACE, current_look
from navigator.ui.visit.covers import QuestionCover
from navigator.ui.widgets.button import Button
from navigator.ui.words import tr

ALL_PRESSED = 1
"""The answer when each target was pressed; 0 when somebody gave up."""
_TARGETS = 2
"""Width and height of a target, in least heights of a button."""


class CornerTest(QuestionCover):
    """A cover with four targets. Signal: `answered(int)`, `ALL_PRESSED` or 0."""

    def __init__(self) -> None:
        super().__init__(
            tr("Press the four corners"),
            tr("With a finger; or with Tab and Enter. Esc gives up."),
            tr("Give up"),
        )
        self._was = Qt.WindowState.WindowNoState
        self._is_spread = False
        names = (
            tr("Upper left corner"),
            tr("Upper right corner"),
            tr("Lower left corner"),
            tr("Lower right corner"),
        )
        self._corners = [self._corner(name) for name in names]
        self._left = set(self._corners)
        self.setFocusProxy(self._corners[0])

    def _corner(self, name: str) -> Button:
        button = Button(name, icon_name="circle-dot", icon_only=True)
        button.setParent(self)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._pressed(button))
        return button

    def _pressed(self, button: Button) -> None:
        button.setChecked(True)
        button.set_icon("check")
        self._left.discard(button)
        if not self._left:
            self.answered.emit(ALL_PRESSED)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the whole screen with the window."""
        super().showEvent(event)
        window = self.window()
        if not self._is_spread and not window.isFullScreen():
            self._is_spread, self._was = True, window.windowState()
            window.showFullScreen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Restore the window's state before the test."""
        super().hideEvent(event)
        if self._is_spread and not event.spontaneous():
            self._is_spread = False
            self.window().setWindowState(self._was)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the targets into the corners."""
        super().resizeEvent(event)
        side = _TARGETS * current_look().target_px
        right, below = self.width() - side - SPACE.xs, self.height() - side - SPACE.xs
        spots = [QPoint(x, y) for y in (SPACE.xs, below) for x in (SPACE.xs, right)]
        for button, spot in zip(self._corners, spots, strict=True):
            button.setGeometry(spot.x(), spot.y(), side, side)
            button.raise_()
