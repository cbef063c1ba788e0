"""A drawn map of the places around a ZIP code: rings of distance, north up, no streets.

The list below it says the same in words, so that the map takes no focus and a screen
reader hears one sentence for it. Each dot has the number of its row.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from navigator.ui.theme import current_look

_RINGS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
MOST = 9
"""Dots with a number; more could not be told apart."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place: miles east and north of the middle."""

    number: int
    east: float
    north: float

    @property
    def miles(self) -> float:
        """How far it is from the middle."""
        return math.hypot(self.east, self.north)


class NearMap(QWidget):
    """Draws dots on rings. `ring_text` is the finished text of the outer ring's distance."""

    def __init__(
        self, dots: list[Dot], ring_texts: dict[int, str], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dots = dots[:MOST]
        self._texts = ring_texts
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @staticmethod
    def rings(dots: list[Dot]) -> tuple[int, int]:
        """Miles of the inner and the outer ring around these dots."""
        far = max((dot.miles for dot in dots[:MOST]), default=1.0)
        at = next((n for n, ring in enumerate(_RINGS) if ring >= far), len(_RINGS) - 1)
        at = max(at, 1)
        return _RINGS[at - 1], _RINGS[at]

    def sizeHint(self) -> QSize:
        """As high as a third of a screen."""
        return QSize(320, current_look().measure_px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rings, the middle, the dots with their numbers, and N."""
        del event
        look = current_look()
        colors = look.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        inner, outer = self.rings(self._dots)
        line = self.fontMetrics().height()
        radius = min(self.width(), self.height()) / 2 - line
        scale = radius / outer
        painter.setPen(QPen(QColor(colors.line), 1.5))
        for miles in (inner, outer):
            painter.drawEllipse(middle, miles * scale, miles * scale)
        painter.setPen(QColor(colors.quiet))
        for miles in (inner, outer):
            place = QRectF(middle.x() - 200, middle.y() + miles * scale - line, 400, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._texts.get(miles, ""))
        top = QRectF(middle.x() - line, middle.y() - radius - line, 2 * line, line)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, "N")
        pen = QPen(QColor(colors.ink), 2)
        painter.setPen(pen)
        arm = line / 2
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
        size = line * 0.75
        for dot in reversed(self._dots):
            if dot.miles > outer:
                continue
            at = middle + QPointF(dot.east * scale, -dot.north * scale)
            painter.setPen(QPen(QColor(colors.paper), 1.5))
            painter.setBrush(QColor(colors.primary))
            painter.drawEllipse(at, size, size)
            painter.setPen(QColor(colors.on_primary))
            box = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(dot.number))
        painter.end()
