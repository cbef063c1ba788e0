"""What was copied here, so that it can be taken back; nothing stays where copying is barred."""

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
"""Asks clipboard histories and clouds to leave it: by KDE's, Windows's and macOS's signs."""


class Copied(QObject):
    """Watches the clipboard while what lies there is ours."""

    def __init__(self, policy: Policy, parent: QObject) -> None:
        super().__init__(parent)
        self._policy = policy
        self._text = ""
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._changed)
        clipboard.selectionChanged.connect(self._marked)

    def copy(self, text: str) -> None:
        """Put a text there, and nothing but the text."""
        self._text = text
        data = QMimeData()
        data.setText(text)
        for kind, value in KEEP_NOT.items():
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data)

    def forget(self) -> None:
        """Take back what is still ours."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
        self._unmark()

    def _changed(self) -> None:
        """Remember what was copied here, from a page or a field."""
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
        """On X11, what is marked with the mouse can be pasted elsewhere."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
