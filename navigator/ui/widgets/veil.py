"""A page that comes into sight: a veil over it that is gone in a moment.

It is paper color only, never a picture of the page before, which may have been another
visitor's. The page below takes every key, click and touch from the first moment.
"""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from navigator.ui.theme import current_look, motion_ms

_BEGIN = 0.75


class Veil(QWidget):
    """Lies over a page and fades."""

    def __init__(self, page: QWidget, length_ms: int) -> None:
        super().__init__(page)
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
        self.show()
        self.raise_()
        self._run.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, less and less of it."""
        del event
        color = QColor(current_look().colors.paper)
        color.setAlphaF(self._alpha)
        QPainter(self).fillRect(self.rect(), color)

    def _fade(self, alpha: float) -> None:
        self._alpha = alpha
        self.update()


def unveil(page: QWidget) -> None:
    """Let a page come into sight; at once where less motion is wished or nobody looks on."""
    length = motion_ms()
    if length and QGuiApplication.platformName() != "offscreen":
        Veil(page, length)
