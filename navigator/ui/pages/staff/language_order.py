"""The list that orders the languages on offer, and the notes on missing fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from navigator.ui.theme import SPACE, font_gap
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr


class LanguageOrder(QWidget):
    """A row for each language. Signal: `changed`. `languages` is their present order."""

    changed = Signal()

    def __init__(self, languages: Iterable[str], native: Callable[[str], str]) -> None:
        super().__init__()
        self._native = native
        self.languages = list(languages)
        self._column = bare(self, SPACE.xxs)
        self._show()

    def _show(self) -> None:
        empty(self._column)
        for at, lang in enumerate(self.languages):
            name = self._native(lang)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(WrapLabel(name), 1)
            word, act = f"{tr('Earlier')}: {name}", partial(self._move_up, at)
            earlier = Button(word, variant="quiet", icon_name="chevron-up", icon_only=True, act=act)
            earlier.setEnabled(at > 0)
            line.addWidget(earlier)
            self._column.addWidget(row)

    def _move_up(self, at: int) -> None:
        self.languages.insert(at - 1, self.languages.pop(at))
        self._show()
        buttons = [one for one in self.findChildren(Button) if not one.isHidden()]
        wanted = buttons[max(at - 1, 1)] if len(buttons) > 1 else None
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


def missing_fonts(languages: Iterable[str], native: Callable[[str], str]) -> list[WrapLabel]:
    """Make a label for each language without a font, which names the missing package."""
    words = tr("{language} is not offered: a font is missing. Install {package}.")
    gaps = ((lang, font_gap(lang)) for lang in languages)
    return [
        WrapLabel(words.format(language=native(lang), package=gap.package), tone="stop")
        for lang, gap in gaps
        if gap is not None
    ]
