"""Paints papers: laid out once, painted to a printer, a PDF or a preview.

Job names, file names and PDF metadata are neutral. A PDF appears at its place whole or not at all.
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
)

from navigator.errors import DiskError
from navigator.files import write_whole
from navigator.handout.edition import USUAL_POINTS
from navigator.handout.press import Paper
from navigator.ui.paper.pagination import DOT, Flow
from navigator.ui.paper.panels import PocketSheets
from navigator.ui.paper.tearoffs import TearOffs
from navigator.ui.theme.fonts import load_fonts, paper_font

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
    return Sheets(paper, printed.width(), printed.height())


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


def preview(paper: Paper, width_px: int, ratio: float, size: str = "Letter") -> list[QImage]:
    """Paint every page as a picture `width_px` wide, as it will print. May run on any thread."""
    points = QPageSize(SIZES[size]).sizePoints()
    scale = width_px / points.width()
    dots = round(72 * scale * ratio / 0.0254)
    margin = _MARGIN_MM / 25.4 * 72
    page = QSize(round(points.width() * scale * ratio), round(points.height() * scale * ratio))
    whole = QRectF(0, 0, points.width(), points.height())
    sheets = make_sheets(paper, whole, whole.adjusted(margin, margin, -margin, -margin))
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
