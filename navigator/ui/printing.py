"""Paper out of the machine: laid out once, painted to a printer, a PDF or a preview.

Job names, file names and PDF metadata are neutral. A PDF appears at its place
whole or not at all.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QIODevice, QMarginsF, QRectF, QSaveFile, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from navigator.errors import DiskError
from navigator.handout.paper import Paper
from navigator.ui.theme.fonts import load_fonts
from navigator.wording import Wording

NEUTRAL_NAME = "information"
"""Name of print jobs and proposed file name: says nothing about what is inside."""

SIZES = {"Letter": QPageSize.PageSizeId.Letter, "A4": QPageSize.PageSizeId.A4}
_FAMILY = "Atkinson Hyperlegible Next"
_MARGIN_MM = 15.0
_FOOTER_POINTS = 30.0
_INK = QColor("#1E2A32")


class Sheets:
    """A paper laid out for one device and page area; `count` pages to paint."""

    def __init__(self, paper: Paper, say: Wording, device: QPaintDevice, width: int, height: int):
        """Lay out `paper` on pages of `width` x `height` device pixels, margins not counted."""
        load_fonts()
        self._paper = paper
        self._say = say
        self._foot = _FOOTER_POINTS * device.logicalDpiY() / 72
        self._area = QRectF(0, 0, width, height - self._foot)
        document = QTextDocument()
        document.setDefaultFont(QFont(_FAMILY, 11))
        document.setDocumentMargin(0)
        document.documentLayout().setPaintDevice(device)
        for name, png in paper.pictures.items():
            image = QImage.fromData(QByteArray(png))
            document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        document.setHtml(paper.html)
        document.setPageSize(self._area.size())
        self._document = document
        self.count = document.pageCount()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint page `number`, counted from 0, with its origin at the painter's."""
        area = self._area
        painter.save()
        painter.setClipRect(area)
        painter.translate(0, -number * area.height())
        window = QRectF(0, number * area.height(), area.width(), area.height())
        self._document.drawContents(painter, window)
        painter.restore()
        self._paint_foot(painter, number)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        area = QRectF(0, self._area.height(), self._area.width(), self._foot)
        font = QFont(_FAMILY)
        font.setPointSizeF(8.5)
        painter.setFont(font)
        painter.setPen(_INK)
        painter.drawLine(area.topLeft(), area.topRight())
        inner = area.adjusted(0, area.height() * 0.2, 0, 0)
        counted = self._say("paper.page_of", page=number + 1, pages=self.count)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner.adjusted(0, 0, -inner.width() * 0.18, 0), flags, self._paper.footer)
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, counted)


def paint_all(paper: Paper, say: Wording, device: QPagedPaintDevice) -> int:
    """Paint every page of `paper` on a printer or PDF; returns how many."""
    sheets = Sheets(paper, say, device, device.width(), device.height())
    painter = QPainter(device)
    try:
        for number in range(sheets.count):
            if number:
                device.newPage()
            sheets.paint(painter, number)
    finally:
        painter.end()
    return sheets.count


def write_pdf(paper: Paper, say: Wording, path: Path, size: str = "Letter") -> int:
    """Write the paper to `path` and return its number of pages.

    Raises DiskError when the file can not be written; what stood there stays.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _disk(file.errorString())
    writer = QPdfWriter(file)
    writer.setTitle(NEUTRAL_NAME)
    writer.setCreator("Navigator")
    writer.setPageSize(QPageSize(SIZES[size]))
    writer.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    pages = paint_all(paper, say, writer)
    if not file.commit():
        raise _disk(file.errorString())
    return pages


def preview(paper: Paper, say: Wording, width_px: int, ratio: float) -> list[QImage]:
    """Every Letter page as a picture `width_px` wide, as it will print."""
    points = QPageSize(QPageSize.PageSizeId.Letter).sizePoints()
    scale = width_px / points.width()
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    dots = round(72 * scale * ratio / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    margin = round(_MARGIN_MM / 25.4 * 72 * scale * ratio)
    page = QSize(round(points.width() * scale * ratio), round(points.height() * scale * ratio))
    sheets = Sheets(paper, say, image, page.width() - 2 * margin, page.height() - 2 * margin)
    pictures: list[QImage] = []
    for number in range(sheets.count):
        picture = QImage(page, QImage.Format.Format_RGB32)
        picture.setDotsPerMeterX(dots)
        picture.setDotsPerMeterY(dots)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.translate(margin, margin)
        sheets.paint(painter, number)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        pictures.append(picture)
    return pictures


def _disk(reason: str) -> DiskError:
    return DiskError(
        f"The file could not be saved ({reason}).",
        "Choose another folder or free some space, then try again.",
    )
