"""A highlight around the block of a page that is being read aloud.

It lies over the page and takes no click. It is drawn in the colors of the look, as a bar at the
leading edge and a line around, so that no look rests on color alone.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from navigator.ui.theme import RADIUS, SPACE, current_look
from navigator.ui.widgets.sheet import Sheet

_BAR_PX = 5
_LINE_PX = 2
_OUT_X, _OUT_Y = SPACE.s, SPACE.xxs


class Lit(QWidget):
    """The highlight for blocks inside `ground`; hidden while it has no block."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self._block: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground.installEventFilter(self)
        self.hide()

    @property
    def block(self) -> QWidget | None:
        """The block highlighted now; None without one."""
        return self._block

    def put_on(self, block: QWidget | None) -> None:
        """Highlight this block; None highlights nothing."""
        self._block = block
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the block when the page is laid out anew."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            QTimer.singleShot(0, self, self._follow)  # after its parts have moved
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        block = self._block
        if block is None or not isValid(block) or not block.isVisible():
            self.hide()
            return
        rect = block.rect().translated(block.mapTo(self._ground, QPoint()))
        self.setGeometry(rect.adjusted(-_OUT_X, -_OUT_Y, _OUT_X, _OUT_Y))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line and bar in the primary color."""
        del event
        look = current_look()
        sheet = Sheet(look, self.width())
        whole = QRectF(self.rect())
        sheet.box(whole, outline=look.colors.primary, radius=RADIUS.control, line=_LINE_PX)
        inside = whole.adjusted(0, RADIUS.control / 2, 0, -RADIUS.control / 2)
        inside.setWidth(_BAR_PX)
        sheet.box(inside, fill=look.colors.primary, radius=_BAR_PX / 2)
        sheet.paint(QPainter(self))
