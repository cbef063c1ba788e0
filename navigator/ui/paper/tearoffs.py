"""Strips with a name and a phone number at the foot of a page, to tear off and pass on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from navigator.handout.edition import USUAL_POINTS
from navigator.handout.press import Paper
from navigator.ui.theme.fonts import paper_font

_STRIPS = 8
"""The number of strips side by side in usual type; larger type has fewer."""
_HEIGHT_POINTS = 128.0
_GREY = QColor("#6B767E")


class TearOffs:
    """The strips of a paper; `dot` is the number of layout units in a point."""

    def __init__(self, paper: Paper, dot: float) -> None:
        self._paper = paper
        self._dot = dot
        self._grown = paper.points / USUAL_POINTS
        self.height = _HEIGHT_POINTS * self._grown**0.5 * dot if paper.tears else 0.0

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Fill `area`, which lies below the foot line, with strips side by side."""
        tears, dot = self._paper.tears, self._dot
        if not tears:
            return
        painter.save()
        painter.setPen(_ink())
        painter.setFont(self._font(9, bold=True))
        head = QFontMetricsF(painter.font()).height() * 1.3
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            QRectF(area.topLeft(), QPointF(area.right(), area.top() + head)),
            flags,
            self._paper.tear_heading,
        )
        strips = area.adjusted(0, head, 0, 0)
        count = round(_STRIPS / self._grown)
        width = strips.width() / count
        pen = QPen(_GREY, 0.6 * dot, Qt.PenStyle.DashLine)
        for number in range(count):
            strip = QRectF(strips.left() + number * width, strips.top(), width, strips.height())
            painter.setPen(pen)
            if number:
                painter.drawLine(strip.topLeft(), strip.bottomLeft())
            self._strip(painter, strip, number % len(tears))
        painter.setPen(pen)
        painter.drawLine(strips.topLeft(), strips.topRight())
        painter.restore()

    def _strip(self, painter: QPainter, strip: QRectF, number: int) -> None:
        """Paint one strip, which reads from bottom to top."""
        tear, gap = self._paper.tears[number], 5 * self._dot
        painter.save()
        painter.translate(strip.bottomLeft())
        painter.rotate(-90)
        inner = QRectF(gap, gap, strip.height() - 2 * gap, strip.width() - 2 * gap)
        painter.setPen(_ink())
        painter.setFont(self._font(12, bold=True))
        metrics = QFontMetricsF(painter.font())
        if metrics.horizontalAdvance(tear.number) > inner.width():
            painter.setFont(self._font(9, bold=True))
        line = metrics.height()
        painter.drawText(
            QRectF(inner.topLeft(), QPointF(inner.right(), inner.top() + line)),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            tear.number,
        )
        painter.setFont(self._font(8.5, bold=False))
        painter.drawText(
            inner.adjusted(0, line, 0, 0),
            Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
            tear.name,
        )
        painter.restore()

    def _font(self, points: float, *, bold: bool) -> QFont:
        font = paper_font(self._paper.langs)
        font.setPixelSize(round(points * self._grown**0.5 * self._dot))
        font.setBold(bold)
        return font


def _ink() -> QColor:
    return QColor("#1E2A32")
