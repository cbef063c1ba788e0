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

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from navigator.ui.theme.contrast import mix
from navigator.ui.theme.focus_ring import FocusRing
from navigator.ui.theme.fonts import families, font_for, load_fonts
from navigator.ui.theme.look import Look
from navigator.ui.theme.stylesheet import build_stylesheet
from navigator.ui.theme.tokens import MOTION_MS, Colors, Mode

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
