"""Looks for new content in the background, and opens it between two visits.

With updates on it looks by itself once a day, as soon as nobody has used the window for a while: a
search index is built then, which would make keys wait. New content opens between two visits, at
the latest at the next start. With updates off nothing of `navigator.update` is ever loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from shiboken6 import isValid

from navigator.errors import KnownError
from navigator.ui.tasks import Lane
from navigator.ui.visit.idle import USE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow
    from PySide6.QtWidgets import QWidget

    from navigator.pack.installed import Held, Looked
    from navigator.paths import Paths
    from navigator.site.settings import Settings
    from navigator.update.updating import Outcome

QUIET_MS = 20_000
"""Milliseconds without use after which a window counts as not in use."""
AGAIN_MS = 86_400_000
"""Milliseconds from one look to the next, for a program that runs for weeks."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The installed content, and the last look for new content."""

    later: Held | None
    """Content that precedes the program's own; it is in use or opens between two visits."""
    looked: Looked | None


def standing(paths: Paths) -> Standing:
    """Read the installed content and the last look; a few small files."""
    from navigator.pack.installed import held, read_looked, read_pointer  # noqa: PLC0415 - start time

    if paths.content is None:
        return Standing(None, None)
    pointer, later = read_pointer(paths.content), held(paths)
    is_first = bool(later) and later[0] == pointer.pack
    return Standing(later[0] if is_first else None, read_looked(paths.content))


class Updates(QObject):
    """Runs one look for new content at a time; its signals inform the page, if it is there."""

    progress = Signal(int)
    """The percentage of a pack that was received."""
    came = Signal(object)
    """Emitted with the `Outcome` of a look."""
    went_back = Signal(date)
    """The date of the earlier content that is used again."""
    failed = Signal(KnownError)

    def __init__(self, paths: Paths, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._paths = paths
        self._settings = settings
        self._lane = Lane(self)
        self._is_stopped = False
        self._quiet = QTimer(self, singleShot=True)
        self._quiet.timeout.connect(self._look_by_itself)
        self._again = QTimer(self, singleShot=True)
        self._watched: QWindow | None = None

    def watch(self, window: QWidget) -> None:
        """Look once nobody has used this window for `QUIET_MS`; again a day later."""
        if self._watched is None and window.windowHandle() is not None:
            self._again.timeout.connect(lambda: self._watch(window))
            self._watch(window)

    def _watch(self, window: QWidget) -> None:
        """Watch the handle of the window, which may be another one by the next day."""
        handle = window.windowHandle()
        if handle is not None:
            self._watched = handle
            handle.installEventFilter(self)
            self._quiet.start(QUIET_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put off the look while the window is used."""
        if event.type() in USE:
            self._quiet.start()
        return super().eventFilter(watched, event)

    @property
    def is_busy(self) -> bool:
        """Return whether a look is under way."""
        return not self._lane.is_idle

    def look(self, settings: Settings) -> None:
        """Look for new content as these settings say."""
        self._ask(settings, by_itself=False)

    def go_back(self) -> None:
        """Return to the content in use before the last update."""
        from navigator.update.updating import Updating  # noqa: PLC0415 - only when asked for

        updating = Updating(self._paths)
        self._lane.ask("updates", updating.go_back, self.went_back.emit, self.failed.emit)

    def stop(self) -> None:
        """Stop the look under way; it changes nothing."""
        self._is_stopped = True

    def finish(self) -> None:
        """Stop the look under way, wait for it, and accept no more."""
        self._quiet.stop()
        self._again.stop()
        self.stop()
        self._lane.finish()

    def _look_by_itself(self) -> None:
        # A window that went out of sight for good, or was moved, has lost its handle.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._again.start(AGAIN_MS)
        if not self.is_busy:
            self._ask(self._settings, by_itself=True)

    def _ask(self, settings: Settings, *, by_itself: bool) -> None:
        self._is_stopped = False

        def work() -> Outcome:
            from navigator.update.updating import Updating, Watch  # noqa: PLC0415 - as above

            watch = Watch(self.progress.emit, lambda: self._is_stopped)
            return Updating(self._paths).look(settings, watch, by_itself=by_itself)

        self._lane.ask("updates", work, self.came.emit, self.failed.emit)


class Renewal(QObject):
    """Waits for the time between two visits, then opens new content.

    `is_begun` returns whether there is a visit; `renew` opens the installed content and calls its
    argument with whether it is other content.
    """

    def __init__(
        self,
        window: QWidget,
        is_begun: Callable[[], bool],
        renew: Callable[[Callable[[bool], None]], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._is_begun = is_begun
        self._renew = renew
        self._quiet = QTimer(self)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._try)

    def came(self, outcome: Outcome) -> None:
        """Handle the outcome of a look: new content opens when the window is not in use."""
        if outcome.is_new:
            self.wait()

    def wait(self) -> None:
        """Open the installed content as soon as the window is not in use and no visit has begun."""
        if (handle := self._window.windowHandle()) is not None:
            handle.installEventFilter(self)
            self._quiet.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put off the opening while the window is used."""
        if event.type() in USE and self._quiet.isActive():
            self._quiet.start()
        return super().eventFilter(watched, event)

    def _try(self) -> None:
        if not self._is_begun():
            self._renew(lambda _is_other: self._quiet.stop())
