"""Whether the session of the system is ending, when nobody can be asked for a PIN any more."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

STANDS_MS = 10_000
"""A session that has not ended by then was called back, and the PIN is asked for again."""


class SessionEnd(QObject):
    """Hears the system's last call."""

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
        """Whether the last call was a moment ago."""
        return self._stands.isActive()

    def _called(self) -> None:
        self._stands.start()
