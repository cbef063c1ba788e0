"""A veil over a page, or over a part that opens, which fades in a moment to bring it into sight.

It has only the color of the ground, never a picture of the page before, which may have been
another visitor's. The page below takes every key, click and touch from the first moment.
"""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from navigator.ui.theme import current_look, motion_ms

_BEGIN = 0.75


class Veil(QWidget):
    """Covers a page or a part and fades. `color` is that of the ground below."""

    def __init__(self, page: QWidget, length_ms: int, color: str) -> None:
        super().__init__(page)
        self._color = color
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._alpha = _BEGIN
        self._run = QVariantAnimation(self)
        self._run.setDuration(length_ms)
        self._run.setStartValue(_BEGIN)
        self._run.setEndValue(0.0)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self._fade)
        self._run.finished.connect(self.deleteLater)
        self.setGeometry(page.rect())
        page.installEventFilter(self)
        self.show()
        self.raise_()
        self._run.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, less and less opaque."""
        del event
        color = QColor(self._color)
        color.setAlphaF(self._alpha)
        QPainter(self).fillRect(self.rect(), color)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the size of the page when that gets it."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def _fade(self, alpha: float) -> None:
        self._alpha = alpha
        self.update()


def unveil(page: QWidget, *, on_card: bool = False) -> None:
    """Fade a page, or a part of a card, into sight.

    It is shown at once where less motion is asked for, or where nobody looks (offscreen).
    """
    length = motion_ms()
    if length and QGuiApplication.platformName() != "offscreen":
        colors = current_look().colors
        Veil(page, length, colors.card if on_card else colors.paper)
