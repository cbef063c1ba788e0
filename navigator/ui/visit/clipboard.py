"""What was copied here, so that it can be taken back; nothing stays where copying is barred."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

from navigator.site.policy import Policy


class Copied(QObject):
    """Watches the clipboard while a window of ours is active."""

    def __init__(self, policy: Policy, parent: QObject) -> None:
        super().__init__(parent)
        self._policy = policy
        self._text = ""
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._changed)
        clipboard.selectionChanged.connect(self._marked)

    def copy(self, text: str) -> None:
        """Put a text there."""
        self._text = text
        QGuiApplication.clipboard().setText(text)

    def forget(self) -> None:
        """Take back what is still ours."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
        self._unmark()

    def _changed(self) -> None:
        """Remember what was copied here, from a page or a field."""
        if QApplication.activeWindow() is None:
            return
        self._text = QGuiApplication.clipboard().text()
        if self._text and not self._policy.copies:
            self.forget()

    def _marked(self) -> None:
        if not self._policy.copies:
            self._unmark()

    @staticmethod
    def _unmark() -> None:
        """On X11, what is marked with the mouse can be pasted elsewhere."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
