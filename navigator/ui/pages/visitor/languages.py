"""The first page of a visit at the kiosk: whose it is, what it is, each language in its own script.

Nothing has the focus before somebody touches it. The touched language is said aloud.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.bar_button import BigChoice
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.wrap_label import WrapLabel

_NAME_CHARS = 18
_FEW = 4
"""The most languages that stand below each other; more of them stand in columns."""


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
        wide = current_look().measure_px(_NAME_CHARS, Role.HEADING)
        columns = 1 if len(names) <= _FEW else 3
        held = QWidget()
        held.setMaximumWidth(columns * wide + (columns - 1) * SPACE.m)
        half = _NAME_CHARS // 2
        grid = ResponsiveGrid(held, least_chars=half, role=Role.HEADING, most_columns=columns)
        for lang, name in names.items():
            choice = BigChoice((name,), act=partial(self._choose, lang))
            grid.addWidget(choice)
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

    def _choose(self, lang: str) -> None:
        if self._desk.reader is not None:
            self._desk.reader.call_out(self._desk.library.native(lang), lang)
        self._desk.visit.set_lang(lang)
        self._desk.go(Route("home"))
