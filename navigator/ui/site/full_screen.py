"""Keeps a window over the whole screen, however the screens change.

When a screen is unplugged, added, turned or resized, the window moves to the main screen that is
left and fills it. It also returns to full screen when something made it small.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from navigator.site.policy import Policy

_WINDOW_SIZE = (1280, 800)


def present(window: QWidget, policy: Policy) -> None:
    """Show the window as the policy says: over the whole screen, or as a window."""
    if policy.full_screen:
        FullScreen(window)
    else:
        window.resize(*_WINDOW_SIZE)
        window.show()


def _compositor_places() -> bool:
    """Return whether the compositor sets the size: cage spreads a full screen over all screens."""
    return QGuiApplication.platformName() == "wayland"


class FullScreen(QObject):
    """Shows `window` and keeps it over the main screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.fill)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._added)
            app.screenRemoved.connect(self._later)
            app.primaryScreenChanged.connect(self._later)
        for screen in QGuiApplication.screens():
            self._follow(screen)
        window.setMinimumSize(1, 1)  # a screen may be smaller than a window should be
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint, True)
        window.installEventFilter(self)
        self.fill()

    def fill(self) -> None:
        """Put the window over the main screen; do nothing while there is no screen."""
        if not QGuiApplication.screens():
            return
        screen = QGuiApplication.primaryScreen()
        if self._window.screen() is not screen:
            self._window.setScreen(screen)
        if self._window.geometry() != screen.geometry() and not _compositor_places():
            self._window.setGeometry(screen.geometry())
        if self._is_small() or not self._window.isVisible():
            self._window.showFullScreen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return to full screen after a change that made the window small."""
        is_change = event.type() == QEvent.Type.WindowStateChange
        if is_change and self._is_small() and self._window.isVisible():
            self._later()
        return super().eventFilter(watched, event)

    def _is_small(self) -> bool:
        # What a window manager puts away stays a full screen that is not seen.
        return not self._window.isFullScreen() or self._window.isMinimized()

    def _later(self) -> None:
        self._again.start()

    def _added(self, screen: QScreen) -> None:
        self._follow(screen)
        self._later()

    def _follow(self, screen: QScreen) -> None:
        # Not at once: while the signal is sent the screen is not yet what it says.
        screen.geometryChanged.connect(self._later)
        screen.orientationChanged.connect(self._later)
