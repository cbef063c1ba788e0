"""Puts a paper out without a window: into a PDF, or on the printer of the settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from navigator.handout.press import Paper

SIZE = "Letter"


def put_out(paper: Paper, copies: int, printer: str = "", to: Path | None = None) -> int:
    """Write one copy `to` a PDF, or print all of them; return the pages of a copy.

    0: no printer was found. Raises DiskError where the PDF can not be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - needs the platform set

    from navigator.ui.paper.dialogs import set_printer  # noqa: PLC0415 - as above
    from navigator.ui.paper.printing import paint_all, write_pdf  # noqa: PLC0415 - as above

    _app = QApplication.instance() or QApplication([])
    if to is not None:
        return write_pdf(paper, to, SIZE)
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - only to print

    name = printer or QPrinterInfo.defaultPrinterName()
    if QPrinterInfo.printerInfo(name).isNull():
        return 0
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_printer(device, name, SIZE, copies)
    return paint_all(paper, device)
