"""The focus ring of every control: 3 px wide, with a gap of 2 px.

A small overlay follows the keyboard focus, so every widget gets the same ring however it is drawn,
and nothing is cut off or out of sight: what has focus is scrolled into view, and the ring lies in
the scroll area or window around the control, above its neighbors. It is hidden while a mouse
button is down, except on fields, since a click shows where the focus is. A widget may set the
property `ring_radius` to its own corner radius.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from navigator.ui.theme.tokens import FOCUS, RADIUS

if TYPE_CHECKING:
    from collections.abc import Iterator

RING_NAME = "navigator_focus_ring"
_REACH = FOCUS.width + FOCUS.gap
_GEOMETRY = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.ZOrderChange,
    }
)


class RingFrame(QWidget):
    """The overlay: paints one rounded line and lets every event through."""

    def __init__(self, host: QWidget, color: str, radius: int) -> None:
        super().__init__(host)
        self._color = color
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoChildEventsForParent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName(RING_NAME)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring inside the overlay's own edge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._color), FOCUS.width))
        half = FOCUS.width / 2
        radius = min(self._radius + FOCUS.gap + half, self.height() / 2 - half)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius
        )


class FocusRing(QObject):
    """Moves the ring with `QApplication.focusChanged`. Made once by `apply_theme`."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(RING_NAME)
        self._color = "#000000"
        self._target: QWidget | None = None
        self._host: QWidget | None = None
        self._frame: RingFrame | None = None
        self._watched: list[QObject] = []
        app.focusChanged.connect(self._focus_changed)

    def set_color(self, color: str) -> None:
        """Set the color of the ring."""
        self._color = color
        self._follow(self._target if self._target and isValid(self._target) else None)

    @property
    def frame(self) -> RingFrame | None:
        """The overlay now shown; None when there is none."""
        return self._frame if self._frame and isValid(self._frame) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the ring on its control when that or anything around it moves."""
        if event.type() in _GEOMETRY and watched is not self._frame:
            self._place()
        return super().eventFilter(watched, event)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        by_pointer = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and by_pointer and not isinstance(new, QLineEdit):
            new = None
        if new is not None and not _takes_keys(new):
            new = None
        target = _drawn_control(new) if new is not None else None
        if target is not None and not by_pointer:
            _bring_into_sight(target)
        self._follow(target)

    def _follow(self, target: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        if self._frame is not None and isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None
        self._target = target
        self._host = None
        if target is None or target.window().windowType() == Qt.WindowType.Popup:
            return
        if target.isWindow():
            return
        self._host = _host_of(target)
        for widget in _chain(target, self._host):
            widget.installEventFilter(self)
            self._watched.append(widget)
        radius = target.property("ring_radius")
        self._frame = RingFrame(
            self._host, self._color, radius if isinstance(radius, int) else RADIUS.control
        )
        self._place()

    def _place(self) -> None:
        frame, target, host = self._frame, self._target, self._host
        if frame is None or target is None or host is None:
            return
        if not (isValid(frame) and isValid(target) and isValid(host)):
            return
        if not target.isVisibleTo(host):
            frame.hide()
            return
        inside = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
        grow = 0 if isinstance(target, QAbstractScrollArea) else _REACH
        around = inside.adjusted(-grow, -grow, grow, grow)
        if host.rect().intersects(inside):
            around = around.intersected(host.rect())
        frame.setGeometry(around)
        frame.raise_()
        frame.show()


def _bring_into_sight(target: QWidget) -> None:
    """Scroll until the control and its ring are shown, or the top of one that is too high.

    Qt does so only when focus moves inside one scroll area, not when it comes from a bar.
    """
    outer = target.parentWidget()
    while outer is not None:
        held = outer.widget() if isinstance(outer, QScrollArea) else None
        if isinstance(outer, QScrollArea) and held is not None:
            wide, high = outer.viewport().width(), outer.viewport().height()
            spot = QRect(target.mapTo(held, QPoint()), target.size())
            spot.adjust(0, -_REACH, 0, _REACH)
            spot.setHeight(min(spot.height(), high))
            middle = spot.center()
            # Rounded up, or half a pixel of the ring would stay outside.
            outer.ensureVisible(
                middle.x(), middle.y(), min(spot.width(), wide) // 2, spot.height() // 2 + 1
            )
        outer = outer.parentWidget()


def _takes_keys(widget: QWidget) -> bool:
    """Return False for a page or text that has focus only to be read, with nothing to operate."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _drawn_control(widget: QWidget) -> QWidget:
    """Return the control a person sees: the box around its inner line edit, or the widget."""
    parent = widget.parentWidget()
    kinds = ("QComboBox", "QAbstractSpinBox")  # by name: at the start there is no spin box
    return parent if parent is not None and any(map(parent.inherits, kinds)) else widget


def _host_of(target: QWidget) -> QWidget:
    """Return the widget the ring lies in: the nearest scroll viewport, or the window."""
    inner, outer = target, target.parentWidget()
    while outer is not None and not inner.isWindow():
        viewport = outer.viewport() if isinstance(outer, QAbstractScrollArea) else None
        if viewport is inner and inner is not target:
            return inner
        inner, outer = outer, outer.parentWidget()
    return target.window()


def _chain(target: QWidget, host: QWidget) -> Iterator[QWidget]:
    """Yield the control and its parents, up to but without the host."""
    widget: QWidget | None = target
    while widget is not None and widget is not host:
        yield widget
        widget = widget.parentWidget()
