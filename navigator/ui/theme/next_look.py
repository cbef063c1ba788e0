"""The next look a person asks for: larger text, plain size, light, dark, high contrast."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QApplication

from navigator.language.bidi import is_rtl
from navigator.ui.theme import Look, Mode, apply_theme, current_look, system_mode

MODES = {"light": Mode.LIGHT, "dark": Mode.DARK, "contrast": Mode.HIGH_CONTRAST}
"""By their names in the settings; any other name stands for what the system wishes."""

TEXT_STEPS = (100, 125, 150, 200)
"""Text sizes in percent that one button goes through."""


def larger_text() -> None:
    """The next text size; after the largest, the plain one."""
    percent = current_look().percent
    larger = next((step for step in TEXT_STEPS if step > percent), TEXT_STEPS[0])
    _wear(replace(current_look(), percent=larger))


def plain_text() -> None:
    """The plain text size."""
    _wear(replace(current_look(), percent=TEXT_STEPS[0]))


def next_mode() -> None:
    """Light, dark, high contrast, in turn."""
    modes = list(Mode)
    at = modes.index(current_look().mode)
    _wear(replace(current_look(), mode=modes[(at + 1) % len(modes)]))


def first_look(mode: str, percent: int) -> None:
    """As the program began: `mode` as in the settings, text size in percent."""
    chosen = MODES.get(mode) or system_mode()
    _wear(replace(current_look(), mode=chosen, percent=percent))


def speak(lang: str) -> None:
    """The fonts of a language, and its direction."""
    _wear(replace(current_look(), language=lang, rtl=is_rtl(lang)))


def _wear(look: Look) -> None:
    if look != current_look():
        apply_theme(cast("QApplication", QApplication.instance()), look)
