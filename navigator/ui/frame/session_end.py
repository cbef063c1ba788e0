"""Notes that the system's session is ending, when nobody can be asked for a PIN any more."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

STANDS_MS = 10_000
"""Milliseconds after which an ending that did not come counts as called off: PIN again."""


class SessionEnd(QObject):
    """Listens for the system's request to save before the session ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stands = QTimer(self)
        self._stands.setSingleShot(True)
        self._stands.setInterval(STANDS_MS)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._called)

    @property
    def is_near(self) -> bool:
        """Return whether that request came within the last `STANDS_MS`."""
        return self._stands.isActive()

    def _called(self) -> None:
        self._stands.start()
