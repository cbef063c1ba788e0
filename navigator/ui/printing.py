"""Paper out of the machine: the print dialog's printer or a PDF at a chosen path.

Job names, file names and PDF metadata are neutral. The PDF is made beside its
place and moved there whole.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSaveFile, QIODevice, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPagedPaintDevice,
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

_MARGIN_MM = 15.0
_FOOTER_POINTS = 30.0


def page_sizes() -> dict[str, QPageSize.PageSizeId]:
    """Paper sizes on offer."""
    return {"Letter": QPageSize.PageSizeId.Letter, "A4": QPageSize.PageSizeId.A4}


def write_pdf(paper: Paper, say: Wording, path: Path, size: str = "Letter") -> int:
    """Write the paper to `path` and return its number of pages.

    Raises DiskError when the file can not be written; what stood there stays.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _disk(file.errorString())
    writer = QPdfWriter(file)
    writer.setTitle(paper.title)
    writer.setCreator("Navigator")
    writer.setPageSize(QPageSize(page_sizes()[size]))
    writer.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    pages = paint(paper, say, writer)
    if not file.commit():
        raise _disk(file.errorString())
    return pages


def paint(paper: Paper, say: Wording, device: QPagedPaintDevice) -> int:
    """Paint every page, with page number and the standing sentence at its foot."""
    load_fonts()
    document = QTextDocument()
    document.setDefaultFont(QFont("Atkinson Hyperlegible Next", 11))
    document.documentLayout().setPaintDevice(device)
    for name, png in paper.pictures.items():
        image = QImage.fromData(QByteArray(png))
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
    document.setHtml(paper.html)
    dots = device.logicalDpiY() / 72
    frame = QRectF(0, 0, device.width(), device.height())
    foot = _FOOTER_POINTS * dots
    body = QRectF(0, 0, frame.width(), frame.height() - foot)
    document.setDocumentMargin(0)
    document.setPageSize(body.size())
    pages = document.pageCount()
    painter = QPainter(device)
    try:
        for number in range(pages):
            if number:
                device.newPage()
            painter.save()
            painter.translate(0, -number * body.height())
            window = QRectF(0, number * body.height(), body.width(), body.height())
            painter.setClipRect(window)
            document.drawContents(painter, window)
            painter.restore()
            _foot(painter, paper, say, number + 1, pages, QRectF(0, body.height(), frame.width(), foot))
    finally:
        painter.end()
    return pages


def _foot(
    painter: QPainter, paper: Paper, say: Wording, number: int, pages: int, area: QRectF
) -> None:
    font = QFont("Atkinson Hyperlegible Next")
    font.setPointSizeF(8.5)
    painter.setFont(font)
    painter.drawLine(area.topLeft(), area.topRight())
    inner = area.adjusted(0, area.height() * 0.2, 0, 0)
    counted = say("paper.page_of", page=number, pages=pages)
    room = inner.adjusted(0, 0, -inner.width() * 0.18, 0)
    wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, wrap, paper.footer)
    painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, counted)


def _disk(reason: str) -> DiskError:
    return DiskError(
        f"The file could not be saved ({reason}).",
        "Choose another folder or free some space, then try again.",
    )
