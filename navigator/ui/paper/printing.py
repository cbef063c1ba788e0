"""Paints papers: laid out once, painted to a printer, a PDF or a preview.

Job names, file names and PDF metadata are neutral. A PDF appears at its place whole or not at all.

A sheet that folds to pocket size is panels painted into the eighths of a whole page. The page is
divided including its margins, as it lies in the printer, or it would not fold right; text keeps
away from edges and folds. Fold lines are thin and numbered in their order. Strips with a name and a
phone number stand at the foot of a page, to tear off and pass on.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QUuid,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextDocument,
)

from navigator.errors import DiskError
from navigator.files import write_whole
from navigator.handout.edition import USUAL_POINTS
from navigator.handout.pocket_fold import COLUMNS, ROWS
from navigator.handout.press import Panel, Paper
from navigator.language.bidi import is_rtl
from navigator.ui.paper.pagination import DOT, Flow
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


NEUTRAL_NAME = "information"
"""The name of print jobs and the proposed file name: says nothing about the content."""

SIZES = {"Letter": QPageSize.PageSizeId.Letter, "A4": QPageSize.PageSizeId.A4}
_MARGIN_MM = 15.0
_LEAST_USED = 1 / 3
"""The share of a last page that must be used; with less it looks as if something were missing."""
_GROWS, _LEAST_GROWN, _MOST_GROWN = 0.02, 0.84, 1.12
_FOOT_POINTS = 8.0
_ABOVE_FOOT, _IN_FOOT = 10.0, 4.0
"""Points above the foot line, and between it and the foot's text."""
_INK = QColor("#1E2A32")
_MARKS = re.compile(rb"/(?:CreationDate|ModDate|Producer) \([^)]*\)")
_NO_METADATA = b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><?xpacket end='w'?>"


def _always() -> bool:
    """Return True: stands in for the `is_wanted` of a paper that nobody can cancel."""
    return True


class Sheets:
    """A paper on pages of one size, with foot and tear-off strips; `count` pages."""

    def __init__(self, paper: Paper, width: float, height: float) -> None:
        """Lay out `paper` on pages of `width` x `height` points, margins not counted."""
        load_fonts()
        self._paper = paper
        self._page = QRectF(0, 0, width * DOT, height * DOT)
        self._tears = TearOffs(paper, DOT)
        self._foot = self._foot_height(width * DOT)
        self._flow = self._laid_out(width * DOT, height * DOT - self._foot)
        self.count = self._flow.count + self._more_pages()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint page `number`, counted from 0, with its origin at the painter's."""
        painter.save()
        scale = painter.device().logicalDpiY() / 72 / DOT
        painter.scale(scale, scale)
        self._flow.paint(painter, number)
        is_last = number == self.count - 1
        height = self._tears.height if is_last else 0.0
        self._paint_foot(painter, number, self._page.height() - self._foot - height)
        if is_last:
            below = self._page.height() - height
            self._tears.paint(painter, self._page.adjusted(0, below, 0, 0))
        painter.restore()

    def _laid_out(self, width: float, height: float) -> Flow:
        """Lay out the text; a little larger where its last page would be nearly blank.

        It is a little smaller where that brings it onto the number of sides it is made for;
        neither where strips to tear off fill the foot of the last page.
        """
        flow = first = Flow(self._paper, width, height)
        if self._paper.tears:
            return first
        if self._paper.sides and first.count > self._paper.sides:
            return self._smaller(first, width, height)
        may_grow, grown = first.count > 1, 1.0
        while may_grow and flow.last_used < _LEAST_USED and grown < _MOST_GROWN:
            grown += _GROWS
            flow = Flow(self._paper, width, height, grown)
        return flow if flow.count == first.count else first

    def _smaller(self, first: Flow, width: float, height: float) -> Flow:
        """Reduce the text just enough to save a page; return `first` where nothing does."""
        fits = Flow(self._paper, width, height, _LEAST_GROWN)
        most = max(fits.count, self._paper.sides)
        if most >= first.count:
            return first
        steps = round((1 - _LEAST_GROWN) / _GROWS)
        low, high = 0, steps  # the first of the steps fits, the last, which is `first`, does not
        while high - low > 1:
            middle = (low + high) // 2
            flow = Flow(self._paper, width, height, _LEAST_GROWN + middle * _GROWS)
            if flow.count <= most:
                low, fits = middle, flow
            else:
                high = middle
        return fits

    def _more_pages(self) -> int:
        """Return 1 when the strips to tear off do not fit below the last lines, else 0."""
        room = 1 - self._tears.height / (self._page.height() - self._foot)
        return int(bool(self._paper.tears) and not 0 < self._flow.last_used <= room)

    def _foot_font(self) -> QFont:
        font = paper_font(self._paper.langs)
        points = _FOOT_POINTS + (self._paper.points - USUAL_POINTS) * 0.6
        font.setPixelSize(round(points * DOT))
        return font

    def _foot_height(self, width: float) -> float:
        metrics = QFontMetricsF(self._foot_font())
        room = QRectF(0, 0, width, 10_000)
        counted = self._paper.page_of.format(page=999, pages=999)
        self._counted_width = metrics.boundingRect(room, 0, counted).width() + 6 * DOT
        room.setWidth(width - self._counted_width)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._paper.footer)
        return wrapped.height() + (_ABOVE_FOOT + _IN_FOOT) * DOT

    def _paint_foot(self, painter: QPainter, number: int, top: float) -> None:
        area = QRectF(0, top, self._page.width(), self._foot)
        area.setTop(top + _ABOVE_FOOT * DOT)
        painter.setFont(self._foot_font())
        painter.setPen(QPen(_INK, 0.6 * DOT))
        painter.drawLine(area.topLeft(), area.topRight())
        inner = area.adjusted(0, _IN_FOOT * DOT, 0, 0)
        counted = self._paper.page_of.format(page=number + 1, pages=self.count)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        text = inner.adjusted(0, 0, -self._counted_width, 0)
        painter.drawText(text, flags, self._paper.footer)
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, counted)


def make_sheets(paper: Paper, page: QRectF, printed: QRectF) -> Sheets | PocketSheets:
    """Lay out a paper for a whole `page`, of which a device paints the `printed` part."""
    if paper.panels:
        return PocketSheets(paper, page, printed)
    # Whole points: a device's dots, of which it rounds, would break a full page elsewhere.
    return Sheets(paper, int(printed.width()), int(printed.height()))


def paint_all(
    paper: Paper, device: QPagedPaintDevice, is_wanted: Callable[[], bool] = _always
) -> int:
    """Paint every page on a printer or PDF and return their number. May run on any thread.

    The margins are those of the preview, wider only where the device cannot print. Laying out
    takes longest: when `is_wanted` returns False after it, nothing is painted and 0 returned.
    """
    _set_margins(device)
    dots = device.logicalDpiX() / 72, device.logicalDpiY() / 72
    page = device.pageLayout().fullRectPoints().toRectF()
    start = device.pageLayout().paintRectPoints().toRectF().topLeft()
    printed = QRectF(start, QSizeF(device.width() / dots[0], device.height() / dots[1]))
    sheets = make_sheets(paper, page, printed)
    if not is_wanted():
        return 0
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # else codes are blurred
    try:
        for number in range(sheets.count):
            if number:
                device.newPage()
            sheets.paint(painter, number)
    finally:
        painter.end()
    return sheets.count


def _set_margins(device: QPagedPaintDevice) -> None:
    layout = QPageLayout(device.pageLayout())
    layout.setUnits(QPageLayout.Unit.Millimeter)
    least = layout.minimumMargins()
    sides = (least.left(), least.top(), least.right(), least.bottom())
    margins = QMarginsF(*(max(_MARGIN_MM, side) for side in sides))
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)


def write_pdf(
    paper: Paper, path: Path, size: str = "Letter", is_wanted: Callable[[], bool] = _always
) -> int:
    """Write the paper to `path`, readable by this account alone, and return its number of pages.

    When `is_wanted` returns False nothing is written, and 0 returned. Raises DiskError when the
    file can not be written; an earlier file stays.
    """
    made, pages = make_pdf(paper, size)
    if not is_wanted():
        return 0
    if not path.parent.is_dir():  # chosen by hand: no folder is made where it was mistyped
        raise _disk(os.strerror(errno.ENOENT))
    try:
        write_whole(path, made)
    except OSError as error:
        raise _disk(error.strerror or "") from error
    return pages


def make_pdf(paper: Paper, size: str) -> tuple[bytes, int]:
    """Make a PDF without time and place of its making; return its bytes and the number of pages.

    The same paper gives the same bytes each time.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(NEUTRAL_NAME)
    writer.setCreator("Navigator")
    writer.setDocumentXmpMetadata(QByteArray(_NO_METADATA))
    writer.setDocumentId(QUuid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    writer.setPageSize(QPageSize(SIZES[size]))
    pages = paint_all(paper, writer)
    made = bytes(buffer.data().data())
    # Qt writes the time and its version into the first object, in the clear. Blanks of the same
    # length keep every place that the file's own table points to.
    return _MARKS.sub(lambda found: b" " * len(found[0]), made, count=3), pages


def count_pages(paper: Paper, size: str = "Letter") -> int:
    """Return the number of pages of a paper, as it will print. May run on any thread."""
    return _sheets_of(paper, size)[0].count


def _sheets_of(paper: Paper, size: str) -> tuple[Sheets | PocketSheets, QSizeF]:
    """Lay out a paper on its size of page; return that size in points too."""
    points = QSizeF(QPageSize(SIZES[size]).sizePoints())
    margin = _MARGIN_MM / 25.4 * 72
    whole = QRectF(QPointF(), points)
    return make_sheets(paper, whole, whole.adjusted(margin, margin, -margin, -margin)), points


def preview(paper: Paper, width_px: int, ratio: float, size: str = "Letter") -> list[QImage]:
    """Paint every page as a picture `width_px` wide, as it will print. May run on any thread."""
    sheets, points = _sheets_of(paper, size)
    scale = width_px / points.width()
    dots = round(72 * scale * ratio / 0.0254)
    margin = _MARGIN_MM / 25.4 * 72
    page = QSize(round(points.width() * scale * ratio), round(points.height() * scale * ratio))
    pictures: list[QImage] = []
    for number in range(sheets.count):
        picture = QImage(page, QImage.Format.Format_RGB32)
        picture.setDotsPerMeterX(dots)
        picture.setDotsPerMeterY(dots)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.translate(margin * scale * ratio, margin * scale * ratio)
        sheets.paint(painter, number)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        pictures.append(picture)
    return pictures


def _disk(reason: str) -> DiskError:
    return DiskError("file.not_saved", "do.free_or_choose", reason=reason)
