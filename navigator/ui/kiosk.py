"""The one bar of the kiosk: every way on, at the same place on every page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.policy import Policy
from navigator.ui.bars import FootBar
from navigator.ui.theme import SPACE
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import FlowLayout


class KioskBar(FootBar):
    """Home, Back, Bigger text, Someone was taken?, Hide, Start over."""

    def arrange(self) -> None:
        """Buttons in a row, or in several with larger text; the sentences above them."""
        self.home = Button("", variant="quiet", icon_name="house")
        self.home.clicked.connect(self.home_clicked)
        self.back = Button("", variant="quiet", icon_name="chevron-left")
        self.back.clicked.connect(self.back_clicked)
        self.larger = Button("", variant="quiet", icon_name="a-large-small")
        self.larger.clicked.connect(self.larger_clicked)
        self.hide_it = Button("", variant="plain", icon_name="eye-off")
        self.hide_it.clicked.connect(self.hide_clicked)
        self.over = Button("", variant="stop", icon_name="rotate-ccw")
        self.over.clicked.connect(self.clear_clicked)
        self.setProperty("bar", "kiosk")
        held = QWidget()
        flow = FlowLayout(held, gap=SPACE.xs, row_gap=SPACE.xs)
        for button in (self.home, self.back, self.larger, self.taken, self.hide_it, self.over):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xs)
        column.setSpacing(SPACE.xxs)
        column.addWidget(held)
        column.addWidget(self.promise)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sentences while they take one line; home says them too."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self.promise.setVisible(self.promise.preferred_width() <= self.width() - 2 * SPACE.m)

    def set_words(self, oldest: str, warning: str) -> None:
        """The words of the buttons too."""
        super().set_words(oldest, warning)
        self._fit()
        self.home.set_label(self.tr("Home"))
        self.back.set_label(self.tr("Back"))
        self.larger.set_label(self.tr("Bigger text"))
        self.hide_it.set_label(self.tr("Hide"))
        self.over.set_label(self.tr("Start over"))


def make_foot(policy: Policy) -> FootBar:
    """The bar below the pages."""
    return KioskBar() if policy.bottom_bar else FootBar()
