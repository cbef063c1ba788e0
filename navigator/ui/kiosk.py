"""The one bar of the kiosk: every way on, at the same place on every page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from navigator.policy import Policy
from navigator.ui.bars import FootBar
from navigator.ui.theme import SPACE
from navigator.ui.widgets.bar_button import BarButton, Variant

_HIGH_PX = 700
"""In a lower window the page needs the line more than the bar does."""


class KioskBar(FootBar):
    """Home, Back, Bigger text, Help, Someone was taken?, Hide, Start over."""

    def way(self, icon_name: str, variant: Variant) -> BarButton:
        """A button with its word below the icon."""
        return BarButton(icon_name, variant)

    def arrange(self) -> None:
        """Buttons in a row, whose words wrap where text is larger; the sentences below them."""
        self.home = self.way("house", "quiet")
        self.home.clicked.connect(self.home_clicked)
        self.back = self.way("chevron-left", "quiet")
        self.back.clicked.connect(self.back_clicked)
        self.larger = self.way("a-large-small", "quiet")
        self.larger.clicked.connect(self.larger_clicked)
        self.hide_it = self.way("eye-off", "plain")
        self.hide_it.clicked.connect(self.hide_clicked)
        self.over = self.way("rotate-ccw", "stop")
        self.over.clicked.connect(self.clear_clicked)
        row = QHBoxLayout()
        row.setSpacing(SPACE.xs)
        ways = (self.home, self.back, self.larger, self.help)
        for button in (*ways, self.taken, self.hide_it, self.over):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xs)
        column.setSpacing(SPACE.xxs)
        column.addLayout(row)
        column.addWidget(self.promise)

    def fit(self) -> None:
        """Keep the sentences while a high window has a line for them; home says them too."""
        self.promise.set_text(self._whole)
        fits = self.promise.preferred_width() <= self.width() - 2 * SPACE.m
        self.promise.setVisible(fits and self.window().height() >= _HIGH_PX)

    def set_words(self, oldest: str, warning: str) -> None:
        """The words of the buttons too."""
        super().set_words(oldest, warning)
        self.home.set_label(self.tr("Home"))
        self.back.set_label(self.tr("Back"))
        self.larger.set_label(self.tr("Bigger text"))
        self.hide_it.set_label(self.tr("Hide"))
        self.over.set_label(self.tr("Start over"))


def make_foot(policy: Policy) -> FootBar:
    """The bar below the pages."""
    return KioskBar() if policy.bottom_bar else FootBar()
