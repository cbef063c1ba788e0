"""What comes out of a printer is what the preview showed: the same margins, the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.library.facade import Library
from navigator.ui.paper import printing as output
from navigator.ui.paper.pagination import _blocks

MM = QPageLayout.Unit.Millimeter


def printer_of(path: Path, size: str, least_mm: QMarginsF) -> QPrinter:
    """A printer that is a file, and cannot print nearer to the edges."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    page, upright = QPageSize(output.SIZES[size]), QPageLayout.Orientation.Portrait
    assert printer.setPageLayout(QPageLayout(page, upright, least_mm, MM, least_mm))
    return printer


@pytest.fixture
def sheets(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[output.Sheets]:
    """Every layout that was painted, in its order."""
    found: list[output.Sheets] = []
    real = output.make_sheets

    def make(*asked: object) -> object:
        found.append(real(*asked))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(output, "make_sheets", make)
    return found


def breaks(sheets: output.Sheets) -> list[tuple[int, int]]:
    """On which page each block of text begins and ends."""
    flow = sheets._flow
    found = _blocks(flow._document)
    return [(flow._page_of(one), flow._page_of(one, at_end=True)) for one in found]


@pytest.mark.parametrize("size", ["Letter", "A4"])
def test_pages_break_where_the_preview_broke_them(
    real_library: Library, sheets: list[output.Sheets], tmp_path: Path, size: str
) -> None:
    paper = real_library.paper(Packet(("card:CA:health", "checklist:TX:health")), "en")
    shown = output.preview(paper, 400, 1.0, size)
    printer = printer_of(tmp_path / "out.pdf", size, QMarginsF(3.5, 3.5, 3.5, 3.5))
    assert output.paint_all(paper, printer) == len(shown) > 1
    output.make_pdf(paper, size)
    preview, printed, saved = map(breaks, sheets)
    assert preview == printed == saved
    margins = printer.pageLayout().margins(MM)
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    assert sides == pytest.approx((15, 15, 15, 15), abs=0.2)


def test_only_a_side_on_which_the_printer_cannot_print_is_wider(
    qapp: QApplication, tmp_path: Path
) -> None:
    paper = Paper("t", "<html><body><p>One</p></body></html>", {}, "foot", "{page}", ("en",))
    printer = printer_of(tmp_path / "out.pdf", "Letter", QMarginsF(5, 5, 5, 22))
    output.paint_all(paper, printer)
    margins = printer.pageLayout().margins(MM)
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    assert sides == pytest.approx((15, 15, 15, 22), abs=0.2)
