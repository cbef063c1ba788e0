"""A kiosk to test: a clock that is turned by hand, a PIN, fingers."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from navigator.site.pin import hash_pin
from tests.helpers.window import Screen

PIN = "482915"
PIN_HASH = hash_pin(PIN)


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def tap(screen: Screen, widget: QWidget) -> None:
    """Touch the middle of a widget with a finger, which must lie there."""
    screen.reveal(widget)
    spot = widget.mapTo(screen.window, widget.rect().center())
    under = screen.window.childAt(spot)
    assert under is widget or (under is not None and widget.isAncestorOf(under)), under
    touch(screen, spot, spot)


def touch(screen: Screen, start: QPoint, end: QPoint) -> None:
    """Put a finger down, move it, lift it."""
    finger = QTest.createTouchDevice()
    handle = screen.window.windowHandle()
    QTest.touchEvent(handle, finger).press(0, start, handle).commit()
    if start != end:
        for step in range(1, 6):
            at = start + (end - start) * step / 5
            QTest.touchEvent(handle, finger).move(0, at, handle).commit()
    QTest.touchEvent(handle, finger).release(0, end, handle).commit()
    screen.settle()
