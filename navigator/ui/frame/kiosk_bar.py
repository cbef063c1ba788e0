"""The bar below at the kiosk: every button at the same place on every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from navigator.site.policy import Policy
from navigator.ui.frame.bars import FootBar
from navigator.ui.pages.visitor.read_button import spoken
from navigator.ui.theme import SPACE
from navigator.ui.widgets.bar_button import BarButton, Variant

if TYPE_CHECKING:
    from navigator.aloud.script import Spoken
    from navigator.ui.speech.reader import Reader


class KioskBar(FootBar):
    """The kiosk's bar: Home, Back, Read aloud, Bigger text, Help, "Taken?", Hide, Start over."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._make: Callable[[], Spoken] | None = None
        reader.changed.connect(self._show_reading)

    def way(self, icon_name: str, variant: Variant) -> BarButton:
        """Return a new button with its word below the icon."""
        return BarButton(icon_name, variant)

    def arrange(self) -> None:
        """Make the buttons and put the sentences below them; words wrap in larger text."""
        self.home = self.way("house", "quiet")
        self.home.clicked.connect(self.home_clicked)
        self.back = self.way("chevron-left", "quiet")
        self.back.clicked.connect(self.back_clicked)
        self.read = self.way("volume-2", "quiet")
        self.read.clicked.connect(self._read)
        self.larger = self.way("a-large-small", "quiet")
        self.larger.clicked.connect(self.larger_clicked)
        self.hide_it = self.way("eye-off", "plain")
        self.hide_it.clicked.connect(self.hide_clicked)
        self.over = self.way("rotate-ccw", "stop")
        self.over.clicked.connect(self.clear_clicked)
        ways = (self.home, self.back, self.read, self.larger, self.help)
        self._ways = (*ways, self.taken, self.hide_it, self.over)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xs)
        column.setSpacing(SPACE.xxs)
        for row in self._rows:
            row.setSpacing(SPACE.xs)
            column.addLayout(row)
        column.addWidget(self.promise)
        self._fill_rows(1)

    def serve(self, page: QWidget | None) -> None:
        """Connect Read aloud to this page; gray it where there is nothing to read."""
        self._make = spoken(page)
        self._show_reading(self._reader.is_reading)

    def fit(self, width: int) -> str:
        """Show the sentences if one line of a high window holds them; else return them."""
        least = sum(one.minimumSizeHint().width() + SPACE.xs for one in self._ways)
        self._fill_rows(1 if least <= width - 2 * SPACE.m else 2)
        self.promise.set_text(self._whole)
        fits = self.promise.preferred_width() <= width - 2 * SPACE.m and not self.is_short
        self.promise.setVisible(fits)
        return "" if fits else self._whole

    def set_words(self, oldest: str, warning: str) -> None:
        """Set the words of the buttons too."""
        super().set_words(oldest, warning)
        self.home.set_label(self.tr("Home"))
        self.back.set_label(self.tr("Back"))
        self.larger.set_label(self.tr("Bigger text"))
        self.hide_it.set_label(self.tr("Hide"))
        self.over.set_label(self.tr("Start over"))
        self._show_reading(self._reader.is_reading)

    def _fill_rows(self, count: int) -> None:
        """Put all buttons in one row, or half of them in each of two, as on an upright screen."""
        each = len(self._ways) // count
        for number, button in enumerate(self._ways):
            row = self._rows[number // each]
            if row.indexOf(button) < 0:
                row.addWidget(button)

    def _read(self) -> None:
        if self._make is not None:
            self._reader.toggle(self._make)

    def _show_reading(self, is_reading: bool) -> None:  # noqa: FBT001 - slot
        words = (self.tr("Read aloud"), self.tr("Stop"))
        self.read.set_label(words[is_reading], words)
        self.read.set_icon("x" if is_reading else "volume-2")
        self.read.setEnabled(is_reading or self._make is not None)


def make_foot(policy: Policy, reader: Reader) -> FootBar:
    """Return the bar below the pages for a policy."""
    return KioskBar(reader) if policy.bottom_bar else FootBar()
