"""Buttons with centered words: in the bar of the kiosk below an icon, and large ones for a choice.

Words wrap instead of being cut. In the bar eight buttons fit on a small screen: the width is that
of the longest word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from navigator.ui.theme import RADIUS, SPACE, Look, Role, current_look
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block
from navigator.ui.widgets.text_block import TextBlock

_CHARS = 22
_LARGE = 1.6
LARGEST_PERCENT = 140
"""The largest text size in percent for words in the bar; larger ones leave the page no room."""
_LEAST_PX = 56
_FIRST = 1.6
"""How much larger sign and room of the first button are."""
Variant = Literal["plain", "quiet", "stop", "primary"]


class BarButton(PaintedButton):
    """A button with an icon above its word. Signal: `clicked`.

    The variant `quiet` has no outline, `stop` is for buttons that erase, `primary` is filled and
    has a larger sign: the first button of the bar.
    """

    def __init__(
        self, icon_name: str, variant: Variant, act: Callable[[], object] | None = None
    ) -> None:
        super().__init__(act)
        self._icon = icon_name
        self._variant: Variant = variant
        self._word = ""
        self._words: tuple[str, ...] = ("",)
        self.renew()

    def set_label(self, word: str, words: tuple[str, ...] = ()) -> None:
        """Show another word; the width suits all of `words`, so that they can alternate."""
        self._word = word
        self._words = words or (word,)
        self.renew()

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon = icon_name
        self.renew()

    def spoken(self) -> str:
        """Return the word."""
        return self._word

    def preferred_width(self) -> int:
        """Return the width of the longest of the words on one line."""
        return max(_block(word).natural_width for word in self._words) + 2 * SPACE.xs

    def least_width(self) -> int:
        """Return the width of the longest part of the words, at least that of a finger."""
        longest = max(_block(word).longest_word_width for word in self._words)
        return max(longest + 2 * SPACE.xs, round(_LEAST_PX * self._growth))

    @property
    def _growth(self) -> float:
        """How much larger the sign of the first button is; in large text its words have grown."""
        is_first = self._variant == "primary" and current_look().factor < _LARGE
        return _FIRST if is_first else 1.0

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the height follows from it."""
        return QSize(self.least_width(), _LEAST_PX)

    def compose(self, sheet: Sheet) -> None:
        """Place the icon, then the lines of the word, all centered."""
        colors = sheet.look.colors
        inks = {"plain": colors.ink, "quiet": colors.primary, "stop": colors.stop}
        ink = inks.get(self._variant, colors.on_primary)
        size = round(_look().icon_px() * self._growth)
        sheet.icon(self._icon, (sheet.width - size) / 2, SPACE.xxs, size, ink)
        top, room = SPACE.xxs + size, sheet.width - 2 * SPACE.xxs
        height = sheet.text(_block(self._word), SPACE.xxs, top, room, ink)
        sheet.height = max(_LEAST_PX, top + height + SPACE.xxs)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box as high as its neighbors, then icon and word."""
        look = current_look()
        edges = {"plain": look.colors.edge, "quiet": "", "stop": look.colors.stop, "primary": ""}
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
        """Return the color behind the content; a filled or erasing button has its own."""
        colors = current_look().colors
        if self._variant == "primary" and self.isEnabled():
            hovered = colors.primary_hover if self.is_hovered else colors.primary
            return colors.primary_pressed if self.isDown() else hovered
        if self._variant != "stop" or not self.isEnabled():
            return super().ground(plain)
        if self.isDown():
            return colors.stop_pressed
        return colors.stop_hover if self.is_hovered else plain


def _block(word: str) -> TextBlock:
    return block(_look(), word, Role.SMALL, bold=True, centered=True)


def _look() -> Look:
    look = current_look()
    return replace(look, percent=min(look.percent, LARGEST_PERCENT))


class BigChoice(PaintedButton):
    """A large button. Signal: `clicked`. `lines` stand below each other, each in one language.

    An icon above them makes it higher; in very large text the words take the icon's room.
    """

    def __init__(
        self,
        lines: tuple[str, ...],
        *,
        icon_name: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(act)
        self._lines = lines
        self._icon = icon_name
        self._least_px = 0
        self.setProperty("ring_radius", RADIUS.card)
        self.renew()

    def set_least_px(self, least_px: int) -> None:
        """Set a least height; a picture in it grows along, up to twice its usual size."""
        if least_px != self._least_px:
            self._least_px = least_px
            self.renew()

    def spoken(self) -> str:
        """Return all lines."""
        return ". ".join(self._lines)

    def preferred_width(self) -> int:
        """Return the width of some twenty large letters."""
        return current_look().measure_px(_CHARS, Role.HEADING)

    def compose(self, sheet: Sheet) -> None:
        """Place the icon and the lines, all centered."""
        colors, room = sheet.look.colors, sheet.width - 2 * SPACE.m
        is_large = bool(self._icon) and sheet.look.factor >= _LARGE
        is_pictured = bool(self._icon) and not is_large
        edge = SPACE.s if is_large else SPACE.m
        y: float = edge
        if is_pictured:
            usual = 2 * sheet.look.icon_px()
            side = max(usual, min(2 * usual, self._least_px // 3))
            y += SPACE.m
            sheet.icon(self._icon, (sheet.width - side) / 2, y, side, colors.primary)
            y += side + SPACE.s
        for line in self._lines:
            text = block(sheet.look, line, Role.HEADING, bold=True, centered=True)
            width = min(room, text.natural_width)
            y += sheet.text(text, (sheet.width - width) / 2, y, width, colors.ink)
        least = (4 if is_pictured else 1 if is_large else 2) * sheet.look.target_px
        least = max(least, self._least_px)
        sheet.height = max(least, round(y) + edge)
        spare = (sheet.height - edge - y) / 2
        if spare > 0:  # in the middle of the height too
            sheet.move_down(spare)
        whole = QRectF(0, 0, sheet.width, sheet.height)
        sheet.box(whole, outline=colors.edge, radius=RADIUS.card, line=sheet.look.edge_px)
        sheet.backdrop(fill=self.ground(colors.card), radius=RADIUS.card)
