"""Sheets that fold to pocket size: panels painted into the eighths of a whole page.

The page is divided including its margins, as it lies in the printer, or it would not fold right;
text keeps away from edges and folds. Fold lines are thin and numbered in their order.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTextDocument

from navigator.handout.pocket_fold import COLUMNS, ROWS
from navigator.handout.press import Panel, Paper
from navigator.language.bidi import is_rtl
from navigator.ui.theme.fonts import load_fonts, paper_font

_DOT = 1200 / 72
_DOTS_PER_METER = round(1200 / 0.0254)
_EDGE, _FOLD = 26.0, 14.0
"""Points between text and an edge of the paper, where no printer prints; and a fold."""
_HELD_OUT = 1.5
"""The factor by which a panel to hold out to somebody is enlarged, where it fits."""
_SMALLER = 0.94
_LEAST_SCALE = 0.5
_LINE = QColor("#8A949B")
_FOLDS = ((2, "1"), (None, "2"), (1, "3"), (3, "3"))
"""Each fold: the row above which it runs across, None from top to bottom; and its number."""


class PocketSheets:
    """Sheets of panels on pages of one size; `count` is the number of sheets to paint."""

    def __init__(self, paper: Paper, page: QRectF, printed: QRectF) -> None:
        """Take a whole `page` and the `printed` part that a device paints; both in points."""
        load_fonts()
        self._paper = paper
        self._page = page
        self._start = printed.topLeft()
        self.count = len(paper.panels)
        # The layouts only point to their device: it must live as long.
        self._device = QImage(1, 1, QImage.Format.Format_RGB32)
        self._device.setDotsPerMeterX(_DOTS_PER_METER)
        self._device.setDotsPerMeterY(_DOTS_PER_METER)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint sheet `number`, counted from 0, with the printed area's origin at the painter's."""
        painter.save()
        scale = painter.device().logicalDpiY() / 72 / _DOT
        painter.scale(scale, scale)
        painter.translate(-self._start * _DOT)
        for panel in self._paper.panels[number]:
            self._paint_panel(painter, panel)
        self._paint_folds(painter)
        painter.restore()

    def _cell(self, column: int, row: int) -> QRectF:
        """Return a panel's part of the page, in dots."""
        width, height = self._page.width() * _DOT / COLUMNS, self._page.height() * _DOT / ROWS
        return QRectF(column * width, row * height, width, height)

    def _inner(self, panel: Panel) -> QRectF:
        """Return the area for the text of a panel, in dots."""
        at = panel.column, panel.row
        left = _EDGE if at[0] == 0 else _FOLD
        right = _EDGE if at[0] == COLUMNS - 1 else _FOLD
        top = _EDGE if at[1] == 0 else _FOLD
        bottom = _EDGE if at[1] == ROWS - 1 else _FOLD
        margins = (left * _DOT, top * _DOT, -right * _DOT, -bottom * _DOT)
        return self._cell(*at).adjusted(*margins)

    def _paint_panel(self, painter: QPainter, panel: Panel) -> None:
        area = self._inner(panel)
        document, scale = self._laid_out(panel, area)
        painter.save()
        painter.translate(area.center())
        if panel.turned:
            painter.rotate(180)
        painter.translate(-area.width() / 2, -area.height() / 2)
        painter.scale(scale, scale)
        document.drawContents(painter)
        painter.restore()

    def _laid_out(self, panel: Panel, area: QRectF) -> tuple[QTextDocument, float]:
        """Lay out the text of a panel; return it with the scale at which it fits.

        It may still be too long at the least scale, 0.5.
        """
        document = QTextDocument()
        font = paper_font(self._paper.langs)
        font.setPointSize(round(self._paper.points))
        document.setDefaultFont(font)
        document.setDocumentMargin(0)
        document.documentLayout().setPaintDevice(self._device)
        document.setHtml(panel.html)
        scale = _HELD_OUT if panel.held_out else 1.0
        document.setTextWidth(area.width() / scale)
        while document.size().height() * scale > area.height() and scale > _LEAST_SCALE:
            scale *= _SMALLER
            document.setTextWidth(area.width() / scale)
        return document, scale

    def _paint_folds(self, painter: QPainter) -> None:
        whole = QRectF(0, 0, self._page.width() * _DOT, self._page.height() * _DOT)
        font = paper_font(self._paper.langs)
        font.setPixelSize(round(7 * _DOT))
        painter.setFont(font)
        painter.setPen(QPen(_LINE, 0.5 * _DOT, Qt.PenStyle.DashLine))
        rtl = is_rtl(self._paper.langs[0])
        for row, word in _FOLDS:
            if row is None:
                middle = whole.center().x()
                start, end = QPointF(middle, whole.top()), QPointF(middle, whole.bottom())
                spot = QPointF(middle + 3 * _DOT, whole.top() + _EDGE * _DOT)
            else:
                y = whole.height() * row / ROWS
                start, end = QPointF(whole.left(), y), QPointF(whole.right(), y)
                spot = QPointF(whole.left() + _EDGE * _DOT * 0.8, y - 2 * _DOT)
            painter.drawLine(start, end)
            if rtl:  # where its eye begins
                wide = painter.fontMetrics().horizontalAdvance(word)
                spot.setX(whole.width() - spot.x() - wide)
            painter.drawText(spot, word)
