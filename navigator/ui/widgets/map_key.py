"""One line of a map's legend: a small tile with its word, its meaning, its number of states."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from navigator.ui.theme import SPACE, Mode, Role, current_look
from navigator.ui.theme.map_colors import MAP_COLORS
from navigator.ui.widgets.painted import PaintedLabel
from navigator.ui.widgets.sheet import Sheet, block

_SWATCH_CHARS = 8
_ROUNDING = 4
"""Pixels by which a line may be wider once laid out than it was measured."""


class MapKey(PaintedLabel):
    """A legend line. `held` False draws the dotted tile of states that are not in the pack yet."""

    def __init__(
        self,
        mark: str,
        text: str,
        count: str,
        *,
        topic: str = "",
        choice: str = "",
        held: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self._text = text
        self._count = count
        self._topic = topic
        self._choice = choice
        self._held = held
        self.renew()

    def spoken(self) -> str:
        """Return word, meaning and number."""
        start = f"{self._mark}: " if self._mark else ""
        return f"{start}{self._text}, {self._count}"

    def compose(self, sheet: Sheet) -> None:
        """Place the tile, then the words beside it."""
        look, colors = sheet.look, MAP_COLORS[sheet.look.mode]
        word = block(look, self._mark, Role.SMALL)
        wide = max(look.measure_px(_SWATCH_CHARS, Role.SMALL), word.natural_width + SPACE.s)
        high = word.line_px + SPACE.xxs
        x = wide + SPACE.s
        text = block(look, f"{self._text} \u00b7 {self._count}")
        height = sheet.text(
            text, x, (high + 6 - text.line_px) / 2, sheet.width - x, look.colors.ink
        )
        rect = QRectF(0, 3, wide, high)
        strong = look.mode is Mode.HIGH_CONTRAST
        if self._held:
            step = colors.step(self._topic, self._choice)
            line = 2.0 if strong else 1.0
            sheet.box(rect, fill=step.ground, outline=colors.edge, radius=6, line=line)
            room = word.natural_width + _ROUNDING
            left = (wide - word.natural_width) / 2
            sheet.text(word, left, 3 + SPACE.xxs / 2, room, step.ink)
        else:
            sheet.box(rect, outline=look.colors.quiet, radius=6, dotted=True, line=1.5)
        sheet.height = max(height, high + 6)

    def preferred_width(self) -> int:
        """Return the width of forty characters."""
        return current_look().measure_px(40)
