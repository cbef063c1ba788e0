"""A drawn map of the places around a ZIP code: rings of distance, north up, no streets.

The list below it says the same in words, so that the map takes no focus and a screen
reader hears one sentence for it. Each dot has the number of its row. It is a scheme:
far rings lie closer together than near ones, and dots that would cover each other
move a little apart.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from navigator.ui.theme import current_look

_LABEL_DEGREES = (90, 270, 135, 45, 225, 315)
"""Angles at which a ring's label may stand, clockwise from the east; the most readable first."""
_RINGS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_HEIGHT_PX = 340
_MOVES = 40

MOST = 9
"""The most dots with a number; more could not be told apart."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A numbered place: miles east and north of the middle."""

    number: int
    east: float
    north: float

    @property
    def miles(self) -> float:
        """The distance from the middle in miles."""
        return math.hypot(self.east, self.north)


class NearMap(QWidget):
    """Draws dots on rings. `ring_texts` holds the finished text of each ring's distance."""

    def __init__(self, dots: list[Dot], ring_texts: dict[int, str], name: str) -> None:
        super().__init__()
        self._dots = dots[:MOST]
        self._texts = ring_texts
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @staticmethod
    def rings(dots: list[Dot]) -> tuple[int, int]:
        """Return the miles of the inner and the outer ring around these dots."""
        far = max((dot.miles for dot in dots[:MOST]), default=1.0)
        at = next((n for n, ring in enumerate(_RINGS) if ring >= far), len(_RINGS) - 1)
        at = max(at, 1)
        return _RINGS[at - 1], _RINGS[at]

    def sizeHint(self) -> QSize:
        """Return a size high enough for nine dots; higher where text is larger."""
        return QSize(320, round(_HEIGHT_PX * current_look().factor))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rings, the middle, the dots with their numbers, and N."""
        del event
        look = current_look()
        colors = look.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        line = self.fontMetrics().height()
        inner, outer = self.rings(self._dots)
        radius = min(self.width(), self.height()) / 2 - 1.5 * line
        size = line * 0.75
        shown = [dot for dot in self._dots if dot.miles <= outer]
        points = self.spread(shown, radius, outer, 2.2 * size)
        painter.setPen(QPen(QColor(colors.edge), 1.5))
        for miles, ground in ((outer, colors.card), (inner, colors.paper)):
            painter.setBrush(QColor(ground))
            ring = radius * math.sqrt(miles / outer)
            painter.drawEllipse(middle, ring, ring)
        painter.setPen(QColor(colors.quiet))
        top = QRectF(middle.x() - line, middle.y() - radius - 1.2 * line, 2 * line, line)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, "N")
        for miles in (inner, outer):
            at = freest(radius * math.sqrt(miles / outer), points)
            self._label(painter, middle + at, self._texts.get(miles, ""), QColor(colors.card))
        painter.setPen(QPen(QColor(colors.ink), 2))
        arm = line / 2
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))
        for dot, point in zip(shown, points, strict=True):
            at = middle + point
            painter.setPen(QPen(QColor(colors.card), 1.5))
            painter.setBrush(QColor(colors.primary))
            painter.drawEllipse(at, size, size)
            painter.setPen(QColor(colors.on_primary))
            box = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(dot.number))
        painter.end()

    def _label(self, painter: QPainter, at: QPointF, text: str, ground: QColor) -> None:
        """Paint a word on a ring, on a ground of its own."""
        metrics = self.fontMetrics()
        wide, high = metrics.horizontalAdvance(text) + 12, metrics.height()
        box = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
        pen = painter.pen()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(pen)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    @staticmethod
    def spread(dots: list[Dot], radius: float, outer: int, apart: float) -> list[QPointF]:
        """Return the dots as pixels from the middle, pushed apart to about `apart` pixels."""
        points = []
        for dot in dots:
            far = radius * math.sqrt(min(1.0, dot.miles / outer))
            angle = math.atan2(dot.east, dot.north)
            points.append(QPointF(far * math.sin(angle), -far * math.cos(angle)))
        for _ in range(_MOVES):
            for number in range(len(points)):
                for other in range(number + 1, len(points)):
                    way = points[other] - points[number]
                    gap = math.hypot(way.x(), way.y())
                    if gap >= apart:
                        continue
                    # Two at one door go apart in a direction that their number decides.
                    unit = way / gap if gap > 0.01 else QPointF(math.cos(other), math.sin(other))
                    push = unit * ((apart - gap) / 2)
                    points[number] -= push
                    points[other] += push
        return points


def freest(ring: float, points: list[QPointF]) -> QPointF:
    """Return the point on a ring that lies farthest from all dots, for the ring's label."""
    around = [math.radians(one) for one in _LABEL_DEGREES]
    places = [QPointF(ring * math.cos(one), ring * math.sin(one)) for one in around]
    return max(
        places,
        key=lambda place: min(
            (math.hypot((place - one).x(), (place - one).y()) for one in points), default=0.0
        ),
    )
