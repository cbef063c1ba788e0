"""The look of Navigator: tokens, fonts, icons, style sheet, and the functions that switch them.

Start with `apply_theme(app, Look())`; switch with `apply_theme(app, replace(look, …))`.
"""

from navigator.ui.theme.apply import apply_sheet, apply_theme, current_look, motion_ms, system_mode
from navigator.ui.theme.fonts import FontGap, font_for, font_gap
from navigator.ui.theme.icons import app_icon, icon, icon_pixmap, illustration_pixmap
from navigator.ui.theme.look import Look
from navigator.ui.theme.tokens import RADIUS, SPACE, Mode, Role

__all__ = [
    "RADIUS",
    "SPACE",
    "FontGap",
    "Look",
    "Mode",
    "Role",
    "app_icon",
    "apply_sheet",
    "apply_theme",
    "current_look",
    "font_for",
    "font_gap",
    "icon",
    "icon_pixmap",
    "illustration_pixmap",
    "motion_ms",
    "system_mode",
]
