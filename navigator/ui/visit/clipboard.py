"""Tracks text copied here, to remove it at Clear; removes it at once where copying is barred."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from navigator.site.policy import Policy

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
KEEP_NOT = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
    "org.nspasteboard.ConcealedType": b"1",
}
"""Formats that ask clipboard histories and clouds to skip a text: KDE's, Windows's and macOS's."""


class Copied(QObject):
    """Watches the clipboard and remembers the text that this program put there."""

    def __init__(self, policy: Policy, parent: QObject) -> None:
        super().__init__(parent)
        self._policy = policy
        self._text = ""
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._changed)
        clipboard.selectionChanged.connect(self._marked)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, as plain text only, with the formats of `KEEP_NOT`."""
        self._text = text
        data = QMimeData()
        data.setText(text)
        for kind, value in KEEP_NOT.items():
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data)

    def forget(self) -> None:
        """Clear the clipboard if it still holds our text, and the mouse selection if it is ours."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
        self._unmark()

    def _changed(self) -> None:
        """Remember a text that was copied here, from a page or a field; remove it where barred."""
        clipboard = QGuiApplication.clipboard()
        # Without a window manager no window is active; not every platform knows whose it is.
        is_ours = clipboard.ownsClipboard() or QApplication.activeWindow() is not None
        text = clipboard.text()
        if not is_ours or not text:
            return
        if not self._policy.copies:
            self._text = text
            self.forget()
        elif not clipboard.mimeData().hasFormat(next(iter(KEEP_NOT))):
            self.copy(text)

    def _marked(self) -> None:
        if not self._policy.copies:
            self._unmark()

    @staticmethod
    def _unmark() -> None:
        """Clear the mouse selection of X11 if it is ours: it could be pasted elsewhere."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
