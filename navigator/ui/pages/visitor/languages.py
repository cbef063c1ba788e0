"""The first page of a visit at the kiosk: whose it is, what it is, each language in its own script.

Nothing has the focus before somebody touches it. The touched language is said aloud. Beside each
language that a voice speaks is a loudspeaker: who touches it has chosen the language and said that
others may hear, so that one who can not read is asked nothing more before a page is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.bar_button import LARGEST_PERCENT, BarButton, BigChoice
from navigator.ui.widgets.column import Column
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from navigator.ui.speech.reader import Reader

_NAME_CHARS = 18
_SIGN_CHARS = 12
"""The width of a loudspeaker, in letters of a name."""
_FEW = 4
"""The most languages that stand below each other; more of them stand in columns."""


class _Loudspeaker(BarButton):
    """The sign beside a language; it is not there where no voice speaks that."""

    def __init__(self, reader: Reader, lang: str, word: str, act: Callable[[], object]) -> None:
        super().__init__("volume-2", "primary", act)
        self._reader, self._lang = reader, lang
        self.set_label(word)
        look = current_look()
        held = replace(look, percent=min(look.percent, LARGEST_PERCENT))
        self.setFixedWidth(held.measure_px(_SIGN_CHARS, Role.HEADING))
        reader.learned.connect(self._show)
        if reader.is_mute(lang):  # shown without a parent it would be a window of its own
            self.hide()

    def _show(self) -> None:
        self.setVisible(not self._reader.is_mute(self._lang))


class LanguagesPage(Page):
    """One large button for each language; a press leads home."""

    stands_alone = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> tuple[str, ...]:
        """Load the codes of the languages, in the order in which they are offered."""
        del ask
        return desk.languages

    def __init__(self, desk: Desk, ask: Ask, data: tuple[str, ...]) -> None:
        del ask
        names = {lang: desk.library.native(lang) for lang in data}
        super().__init__(" \u00b7 ".join(names.values()), desk, has_back=False)
        self.header.hide()
        self._desk = desk
        site = desk.staff.settings.site_name if desk.staff is not None else ""
        if site:
            self._middle(WrapLabel(site, role=Role.HEADING, bold=True))
        for lang in data[:_FEW]:
            self._middle(WrapLabel(desk.library.wording(lang)("kiosk.touch"), role=Role.LEAD))
        wide = current_look().measure_px(_NAME_CHARS + _SIGN_CHARS, Role.HEADING)
        columns = 1 if len(names) <= _FEW else 3
        held = QWidget()
        held.setMaximumWidth(columns * wide + (columns - 1) * SPACE.m)
        half = _NAME_CHARS // 2 + _SIGN_CHARS
        grid = ResponsiveGrid(held, least_chars=half, role=Role.HEADING, most_columns=columns)
        for lang, name in names.items():
            grid.addWidget(self._pair(lang, name))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(held, 1000)
        row.addStretch(1)
        self.body.insertStretch(0, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        whole = self.content.layout()
        if isinstance(whole, QVBoxLayout):  # in the middle of the height
            whole.setStretch(0, 1)
            whole.setStretch(1, 0)

    def _middle(self, label: WrapLabel) -> None:
        self.body.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)

    def _pair(self, lang: str, name: str) -> QWidget:
        """Make the button of a language, and beside it the loudspeaker where a voice speaks it."""
        holder = Column()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.xs)
        row.addWidget(BigChoice((name,), act=partial(self._choose, lang)), 1)
        if (reader := self._desk.reader) is not None:
            word = self._desk.library.wording(lang)("kiosk.hear")
            row.addWidget(_Loudspeaker(reader, lang, word, partial(self._hear, lang)))
        return holder

    def _choose(self, lang: str) -> None:
        self._go(lang, self._desk.library.native(lang))

    def _hear(self, lang: str) -> None:
        """Take the language, and the touch as the yes to others who may hear; say both."""
        if (reader := self._desk.reader) is not None:
            reader.agree()
        library = self._desk.library
        self._go(lang, f"{library.native(lang)}. {library.wording(lang)('kiosk.hear')}")

    def _go(self, lang: str, said: str) -> None:
        if self._desk.reader is not None:
            self._desk.reader.call_out(said, lang)
        self._desk.visit.set_lang(lang)
        self._desk.go(Route("home"))
