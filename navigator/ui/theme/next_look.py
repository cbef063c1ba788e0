"""Changes the look of the running application: text size, mode, language."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QApplication

from navigator.language.bidi import is_rtl
from navigator.ui.theme import Look, Mode, apply_theme, current_look, system_mode

MODES = {"light": Mode.LIGHT, "dark": Mode.DARK, "contrast": Mode.HIGH_CONTRAST}
"""The modes by their names in the settings; any other name stands for the system's own."""

TEXT_STEPS = (100, 125, 150, 200)
"""The text sizes in percent that one button goes through."""


def larger_text() -> None:
    """Set the next larger text size; after the largest, 100 %."""
    percent = current_look().percent
    larger = next((step for step in TEXT_STEPS if step > percent), TEXT_STEPS[0])
    _wear(replace(current_look(), percent=larger))


def plain_text() -> None:
    """Set the text size to 100 %."""
    _wear(replace(current_look(), percent=TEXT_STEPS[0]))


def next_mode() -> None:
    """Set the next mode: light, dark, high contrast, in turn."""
    modes = list(Mode)
    at = modes.index(current_look().mode)
    _wear(replace(current_look(), mode=modes[(at + 1) % len(modes)]))


def first_look(mode: str, percent: int) -> None:
    """Set mode (by its name in the settings) and text size (percent) as at the start."""
    chosen = MODES.get(mode) or system_mode()
    _wear(replace(current_look(), mode=chosen, percent=percent))


def speak(lang: str) -> None:
    """Set the fonts and the reading direction of a language."""
    _wear(replace(current_look(), language=lang, rtl=is_rtl(lang)))


def _wear(look: Look) -> None:
    if look != current_look():
        apply_theme(cast("QApplication", QApplication.instance()), look)
