"""A way in the bar of the kiosk: icon above, word below, so that eight fit on a small screen.

Words wrap instead of being cut; the width is what the longest word needs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from navigator.ui.theme import RADIUS, SPACE, Look, Role, current_look
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block
from navigator.ui.widgets.text_block import TextBlock

_LARGEST_PERCENT = 160
"""Words in the bar grow up to this; beyond it they would leave the page no room."""
_LEAST_PX = 56
Variant = Literal["plain", "quiet", "stop"]


class BarButton(PaintedButton):
    """Signal: `clicked`. `quiet` has no outline, `stop` is for what erases."""

    def __init__(self, icon_name: str, variant: Variant, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon_name
        self._variant: Variant = variant
        self._word = ""
        self._words: tuple[str, ...] = ("",)
        self.renew()

    def set_label(self, word: str, words: tuple[str, ...] = ()) -> None:
        """Show another word; among `words` it may change without a change of width."""
        self._word = word
        self._words = words or (word,)
        self.renew()

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon = icon_name
        self.renew()

    def spoken(self) -> str:
        """The word."""
        return self._word

    def preferred_width(self) -> int:
        """The word on one line."""
        return max(_block(word).natural_width for word in self._words) + 2 * SPACE.xs

    def least_width(self) -> int:
        """The longest part of the words, and never less than a finger needs."""
        longest = max(_block(word).longest_word_width for word in self._words)
        return max(longest + 2 * SPACE.xs, _LEAST_PX)

    def minimumSizeHint(self) -> QSize:
        """The longest part of the word; the height follows."""
        return QSize(self.least_width(), _LEAST_PX)

    def compose(self, sheet: Sheet) -> None:
        """Icon, then the lines of the word, all in the middle."""
        colors = sheet.look.colors
        ink = {"plain": colors.ink, "quiet": colors.primary, "stop": colors.stop}[self._variant]
        size = _look().icon_px()
        sheet.icon(self._icon, (sheet.width - size) / 2, SPACE.xxs, size, ink)
        top, room = SPACE.xxs + size, sheet.width - 2 * SPACE.xxs
        height = sheet.text(_block(self._word), SPACE.xxs, top, room, ink)
        sheet.height = max(_LEAST_PX, top + height + SPACE.xxs)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as high as its neighbors, then icon and word."""
        look = current_look()
        edges = {"plain": look.colors.edge, "quiet": "", "stop": look.colors.stop}
        box = Sheet(look, self.width())
        box.box(
            QRectF(self.rect()),
            fill=self.ground(""),
            outline=edges[self._variant],
            radius=RADIUS.control,
            line=look.edge_px,
        )
        if not self.isEnabled():
            box.mute()
        box.paint(QPainter(self))
        super().paintEvent(event)

    def ground(self, plain: str) -> str:
        """What erases is lit in its own color."""
        colors = current_look().colors
        if self._variant != "stop" or not self.isEnabled():
            return super().ground(plain)
        if self.isDown():
            return colors.stop_pressed
        return colors.stop_hover if self.is_hovered else plain


def _block(word: str) -> TextBlock:
    return block(_look(), word, Role.SMALL, bold=True, centered=True)


def _look() -> Look:
    look = current_look()
    return replace(look, percent=min(look.percent, _LARGEST_PERCENT))
