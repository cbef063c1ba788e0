"""Applies a look to the application, at start and whenever it changes.

`apply_theme` is the only way in. The look is kept on the QApplication, where painted widgets find
it with `current_look`; Qt's own style-change event tells them of a change. The operating system's
preferences are read, never written. Transitions have no length where the admin or the system asks
for less motion: Qt reports the system's preference from 6.12 on; before that Windows is asked
directly. Elsewhere motion is brief anyway, and one setting turns it off.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

from navigator.ui.theme.contrast import mix
from navigator.ui.theme.fonts import families, font_for, load_fonts
from navigator.ui.theme.look import Look
from navigator.ui.theme.stylesheet import build_stylesheet
from navigator.ui.theme.tokens import FOCUS, MOTION_MS, RADIUS, Colors, Mode

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


_SYSTEM = sys.platform
_GET_CLIENT_AREA_ANIMATION = 0x1042


def motion_ms() -> int:
    """Return the length of a transition in milliseconds; 0 where less motion is asked for."""
    return 0 if current_look().still or _system_wishes_less() else MOTION_MS


def _system_wishes_less() -> bool:
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    preference = getattr(accessibility(), "motionPreference", None) if accessibility else None
    if preference is not None:
        return bool(preference().name == "ReducedMotion")
    return not _windows_animates()


def _windows_animates() -> bool:
    """Return whether Windows has animation effects on; True on other systems."""
    if _SYSTEM != "win32":
        return True
    import ctypes  # noqa: PLC0415 - start time: only on Windows

    shown = ctypes.c_int(1)
    system = ctypes.windll  # type: ignore[attr-defined]  # Windows alone has it
    system.user32.SystemParametersInfoW(_GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0)
    return bool(shown.value)


_LOOK = "navigator_look"
"""The name of an attribute, not of a Qt property: Qt would search a property among all of its own,
and the look is read thousands of times.
"""
_RING = "navigator_ring"
_DEFAULT = Look()


def apply_theme(app: QApplication, look: Look, *, sheet: bool = True) -> None:
    """Apply `look` to the whole application: style, fonts, palette, sheet, focus ring.

    Safe to call again at any time; every open window follows at once. Sets the reading direction
    too. Without `sheet`, the caller who builds a window ends with `apply_sheet`.
    """
    load_fonts()
    worn = getattr(app, _LOOK, None)
    setattr(app, _LOOK, look)
    if isinstance(worn, Look) and _looks_alike(worn, look):
        return  # another language in the same letters; a new sheet would ask every widget again
    direction = Qt.LayoutDirection.RightToLeft if look.rtl else Qt.LayoutDirection.LeftToRight
    if app.layoutDirection() != direction:
        app.setLayoutDirection(direction)
    app.setFont(font_for(look))
    app.setPalette(build_palette(look.colors))
    if look.still:  # lists, menus and hints too
        app.setEffectEnabled(Qt.UIEffect.UI_General, False)
    if sheet:
        apply_sheet(app)
    ring = app.property(_RING)
    if not isinstance(ring, FocusRing):
        ring = FocusRing(app)
        app.setProperty(_RING, ring)
    ring.set_color(look.colors.focus)


def apply_sheet(app: QApplication) -> None:
    """Set the style sheet of the current look.

    Under a sheet, Qt styles a widget anew with all its children whenever it gets a parent: the
    first window is built before the sheet is set.
    """
    sheet = build_stylesheet(current_look())
    if sheet != app.styleSheet():
        app.setStyleSheet(sheet)


def _looks_alike(worn: Look, look: Look) -> bool:
    """Return whether two looks differ only in a language that is written in the same fonts."""
    same_letters = families(worn.language) == families(look.language)
    return same_letters and replace(worn, language=look.language) == look


def current_look() -> Look:
    """Return the look last applied; the plain light one before `apply_theme`."""
    found: Look | None = getattr(QApplication.instance(), _LOOK, None)
    return _DEFAULT if found is None else found


def build_palette(colors: Colors) -> QPalette:
    """Build Qt's palette from the tokens, for whatever the style sheet does not name."""
    palette = QPalette()
    role = QPalette.ColorRole
    active: dict[QPalette.ColorRole, str] = {
        role.Window: colors.paper,
        role.WindowText: colors.ink,
        role.Base: colors.card,
        role.AlternateBase: mix(colors.tint, colors.card, 0.5),
        role.Text: colors.ink,
        role.PlaceholderText: colors.quiet,
        role.Button: colors.card,
        role.ButtonText: colors.ink,
        role.BrightText: colors.on_stop,
        role.ToolTipBase: colors.card,
        role.ToolTipText: colors.ink,
        role.Highlight: colors.primary,
        role.HighlightedText: colors.on_primary,
        role.Link: colors.primary,
        role.LinkVisited: colors.primary,
        role.Accent: colors.primary,
        role.Light: colors.card,
        role.Midlight: colors.line,
        role.Mid: colors.line,
        role.Dark: colors.edge,
        role.Shadow: colors.edge,
    }
    for which, color in active.items():
        palette.setColor(which, QColor(color))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colors.disabled))
    return palette


def system_mode() -> Mode:
    """Return the mode the operating system asks for: high contrast, dark or light."""
    hints = QGuiApplication.styleHints()
    # Qt 6.10 and later know about contrast; before that only the color scheme is known.
    accessibility = getattr(hints, "accessibility", None)
    if accessibility is not None:
        preference = accessibility().contrastPreference()
        if preference == Qt.ContrastPreference.HighContrast:
            return Mode.HIGH_CONTRAST
    return Mode.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Mode.LIGHT
