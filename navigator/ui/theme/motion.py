"""The length of transitions: none where the admin or the system asks for less motion.

Qt reports the system's preference from 6.12 on; before that Windows is asked directly. Elsewhere
motion is brief anyway, and one setting turns it off.
"""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication

from navigator.ui.theme.apply import current_look
from navigator.ui.theme.tokens import MOTION_MS

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
