"""Signals when nobody has used the window for a while: first a warning, then the end.

The clock includes sleep: a computer that wakes after the time is over clears the visit before it
takes the first key or touch.
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
"""The events that count as use of a window."""


def seconds_with_sleep() -> float:
    """Return the seconds of a clock that nobody sets and that runs while the computer sleeps."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):  # Linux; macOS, where it counts sleep
        clock = getattr(time, name, None)
        if clock is not None:
            return time.clock_gettime(clock)
    return time.monotonic()  # Windows, where it counts sleep


class IdleWatch(QObject):
    """Counts the seconds without use. Signals: `warned(seconds_left)` each second, `expired`.

    Args:
        clock: returns seconds, sleep included.
        idle: seconds without use until the warning begins.
        warning: further seconds until `expired`.
        is_wanted: returns whether there is anything to clear; called each second.
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
        """Emit `warned` or `expired` if it is time; count anew while there is nothing to clear."""
        left = self._whole - self._unused()
        if not self._is_wanted():
            self.extend()
        elif left <= 0:
            self.extend()
            self.expired.emit()
        elif self._unused() >= self._idle:
            self.warned.emit(math.ceil(left))

    def extend(self) -> None:
        """Start counting anew."""
        self._last = self._clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count each use of the window; one after the idle time calls `look` and extends nothing.

        A key held down (auto-repeat) does not count as use.
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
