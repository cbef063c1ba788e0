"""The content of the window: the bars, and between them one page at a time.

It divides the height: where the window has few lines of text the bars are low, and the standing
sentences they have no room for are put at the end of the page.
"""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from navigator.site.policy import Policy
from navigator.ui.frame.bars import FootBar, NoticeBar, TopBar
from navigator.ui.theme import current_look
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.number_pad import NumberPad
from navigator.ui.widgets.page import Page


class Frame(QWidget):
    """Stacks top bar, `pages`, reading strip, notice, number pad (if permitted) and foot bar."""

    def __init__(
        self, policy: Policy, top: TopBar, reading: QWidget, notice: NoticeBar, foot: FootBar
    ) -> None:
        super().__init__()
        self._top = top
        self._foot = foot
        self.pages = QStackedWidget()
        self.pages.currentChanged.connect(self._suit)
        pad = [NumberPad()] if policy.number_pad else []
        column = bare(self, 0, top, self.pages, reading, notice, *pad, foot)
        column.setStretchFactor(self.pages, 1)
        self._has_shown = False
        for bar in (top, foot):  # one bar below waits for the page it belongs to
            bar.setVisible(not policy.bottom_bar)

    def show_page(self, page: QWidget) -> None:
        """Show a page: the first one at once, each later one fading in."""
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if self._has_shown:
            from navigator.ui.widgets.veil import unveil  # noqa: PLC0415 - start time

            unveil(page)
        self._has_shown = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the height anew."""
        super().resizeEvent(event)
        self._suit()

    def _suit(self) -> None:
        short = current_look().is_short(self.height())
        for bar in (self._top, self._foot):
            bar.set_short(short)
        page = self.pages.currentWidget()
        self._foot.serve(page)
        left_over = self._foot.fit(self.width())
        if isinstance(page, Page):
            self._foot.setVisible(not page.stands_alone)
            page.end_with("" if page.stands_alone else left_over)
