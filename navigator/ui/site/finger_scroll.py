"""Lets a finger scroll by dragging and press by tapping.

Qt turns each touch into mouse events; here a mouse that is pressed and moved scrolls the area
below it, and the widget pressed first is released without being activated. (Qt's own QScroller
swallows quick taps of a touch.)
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QWidget

_SLACK_PX = 12
"""The distance in pixels that a tap may tremble and still be no drag."""
_OUTSIDE = QPointF(-10_000, -10_000)
_KINDS = QEvent.Type
_MOUSE = frozenset({_KINDS.MouseButtonPress, _KINDS.MouseMove, _KINDS.MouseButtonRelease})


class FingerScroll(QObject):
    """Watches the mouse of one window, which must be shown already."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._start: QPointF | None = None
        self._last = QPointF()
        self._bar: QScrollBar | None = None
        self._is_letting_go = False
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll with a drag; return True for the events that belong to it."""
        is_mouse = event.type() in _MOUSE and not self._is_letting_go
        if is_mouse and isinstance(event, QMouseEvent):
            at = event.position()
            match event.type():
                case _KINDS.MouseButtonPress:
                    self._start = self._last = at
                    self._bar = None
                case _KINDS.MouseMove if self._start is not None:
                    if self._bar is None and self._begin(at):
                        self._let_go(watched, _KINDS.MouseMove)
                    if self._bar is not None:
                        self._drag(at)
                        return True
                case _KINDS.MouseButtonRelease:
                    was_dragged, self._start, self._bar = self._bar is not None, None, None
                    if was_dragged:
                        self._let_go(watched, _KINDS.MouseButtonRelease)
                        return True
        return super().eventFilter(watched, event)

    def _begin(self, at: QPointF) -> bool:
        """Begin a drag once the finger moved enough over what scrolls; return whether it did."""
        start = self._start or at
        across, down = abs(at.x() - start.x()), abs(at.y() - start.y())
        if max(across, down) < _SLACK_PX:
            return False
        inner: QWidget | None = self._window.childAt(start.toPoint())
        while inner is not None:
            outer = inner.parentWidget()
            if isinstance(outer, QAbstractScrollArea) and outer.viewport() is inner:
                sideways = across > down
                bar = outer.horizontalScrollBar() if sideways else outer.verticalScrollBar()
                if bar.maximum() > bar.minimum():
                    self._bar = bar
                    self._last = start
                    return True
            inner = outer
        return False

    def _drag(self, at: QPointF) -> None:
        bar = self._bar
        if bar is None:
            return
        moved = at - self._last
        self._last = at
        by = moved.x() if bar.orientation() == Qt.Orientation.Horizontal else moved.y()
        bar.setValue(bar.value() - round(by))

    def _let_go(self, handle: QObject, kind: QEvent.Type) -> None:
        """Send the pressed widget a mouse event far outside it, so that it is not activated."""
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        is_move = kind == _KINDS.MouseMove
        held = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(
            kind, _OUTSIDE, _OUTSIDE, none if is_move else left, left if is_move else none, held
        )
        self._is_letting_go = True
        try:
            QCoreApplication.sendEvent(handle, event)
        finally:
            self._is_letting_go = False
