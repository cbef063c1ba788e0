"""Tells when nobody has used the window for a while: first a warning, then the end.

The clock counts sleep too: a computer that wakes after the time is over clears the
visit before it takes the first key or touch.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

_TICK_MS = 1000
USE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
    }
)
"""What somebody who uses a window does to it."""


def seconds_with_sleep() -> float:
    """Seconds of a clock that nobody sets and that goes on while the computer sleeps."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):  # Linux; macOS, where it counts sleep
        clock = getattr(time, name, None)
        if clock is not None:
            return time.clock_gettime(clock)
    return time.monotonic()  # Windows, where it counts sleep


class IdleWatch(QObject):
    """Signals: `warned(seconds_left)` each second of the warning, `expired`.

    Args:
        clock: seconds, sleep counted.
        idle: so many seconds without use, then the warning begins.
        warning: so many seconds more, then it is over.
        is_wanted: whether there is anything to clear; asked each second.
    """

    warned = Signal(int)
    expired = Signal()

    def __init__(
        self,
        clock: Callable[[], float],
        idle: int,
        warning: int,
        is_wanted: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._idle = idle
        self._whole = idle + warning
        self._is_wanted = is_wanted
        self._last = clock()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_TICK_MS)

    def look(self) -> None:
        """See how late it is."""
        left = self._whole - self._unused()
        if not self._is_wanted():
            self.extend()
        elif left <= 0:
            self.extend()
            self.expired.emit()
        elif self._unused() >= self._idle:
            self.warned.emit(math.ceil(left))

    def extend(self) -> None:
        """Begin to count anew."""
        self._last = self._clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Each use of the window it is installed on counts, but not before it was looked at.

        A key that something lies on is no use.
        """
        is_held = isinstance(event, QKeyEvent) and event.isAutoRepeat()
        if event.type() in USE and not is_held:
            if self._unused() >= self._idle:
                self.look()
            else:
                self.extend()
        return super().eventFilter(watched, event)

    def _unused(self) -> float:
        return self._clock() - self._last
