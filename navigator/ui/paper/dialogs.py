"""The dialogs before output: choose a printer, choose a file, the warning before sensitive cards.

A sensitive card is one whose presence on paper says something about the person who carries it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from shiboken6 import delete

from navigator.errors import KnownError
from navigator.site.policy import Policy
from navigator.ui.paper.printing import NEUTRAL_NAME, SIZES
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def choose_file(window: QWidget, title: str, name: str, kind: str) -> Path | None:
    """Ask for the path of a file to save; None when cancelled."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    path, _ = QFileDialog.getSaveFileName(window, title, str(Path(folder) / name), kind)
    return Path(path) if path else None


def set_printer(printer: QPrinter, name: str, size: str, copies: int) -> None:
    """Set a printer up; an empty name leaves the one of the system."""
    if name:
        printer.setPrinterName(name)
    printer.setDocName(NEUTRAL_NAME)
    printer.setPageSize(QPageSize(SIZES[size]))
    printer.setCopyCount(copies)


class Output:
    """Asks for printer and file; dialogs belong to `window`, the admin named `printer`."""

    def __init__(self, window: QWidget, policy: Policy, printer: str) -> None:
        self._window = window
        self._policy = policy
        self._printer = printer

    def choose_printer(
        self,
        size: str,
        tell: Callable[[str], object],
        save: Callable[[], object] | None = None,
        copies: int = 1,
    ) -> QPrinter | None:
        """Ask for a printer where the policy permits, else return the one named in the settings.

        Returns None when there is none, which is said by `tell` or in a box, and when the person
        cancels. The box offers to `save` a PDF instead.
        """
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - start time: only to print
            QPrintDialog,
            QPrinter,
            QPrinterInfo,
        )

        named = QPrinterInfo.printerInfo(self._printer)
        if not self._policy.print_dialog and named.isNull():
            tell(tr("The printer can not be reached. Please ask someone who works here."))
            return None
        if not QPrinterInfo.availablePrinterNames():
            words = tr("No printer was found."), tr("Save a PDF instead, or ask for help.")
            if save is None or not self._policy.saves_pdf:
                self._tell(*words)
            elif self._ask(*words, tr("Save as PDF"), tr("Back")):
                save()
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_printer(printer, named.printerName(), size, copies)
        if self._policy.print_dialog:
            dialog = QPrintDialog(printer, self._window)
            is_wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
            delete(dialog)  # before the printer it points to
            if not is_wanted:
                return None
        return printer

    def choose_pdf(self) -> Path | None:
        """Ask for the path of a PDF to save; None when cancelled."""
        name = f"{NEUTRAL_NAME}.pdf"
        return choose_file(self._window, tr("Save as PDF"), name, tr("PDF (*.pdf)"))

    def tell_trouble(self, error: KnownError) -> None:
        """Show an error and the next step in a box."""
        self._tell(*told(error))

    def confirm_private(self, question: str, yes: str) -> bool:
        """Warn before a sensitive page gets onto paper; return whether it was answered `yes`."""
        words = tr("Others may see this paper."), question, yes
        return self._ask(*words, tr("Leave it out"), icon=QMessageBox.Icon.Warning)

    def _ask(
        self, sentence: str, question: str, yes: str, no: str,
        icon: QMessageBox.Icon = QMessageBox.Icon.NoIcon,
    ) -> bool:  # fmt: skip
        """Ask a question in a box; return whether it was answered with `yes`."""
        box = QMessageBox(self._window)
        box.setIcon(icon)
        box.setText(sentence)
        box.setInformativeText(question)
        wanted = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.exec()
        is_wanted = box.clickedButton() is wanted
        box.deleteLater()
        return is_wanted

    def _tell(self, sentence: str, next_step: str) -> None:
        box = QMessageBox(self._window)
        box.setText(sentence)
        box.setInformativeText(next_step)
        box.exec()
        box.deleteLater()
