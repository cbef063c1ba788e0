"""A step to take, which is pressed for the words to say at the counter.

It looks like the steps around it, with its number hanging; below it stands what the press does.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from navigator.ui.theme import RADIUS, SPACE, Role
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block

STEP_INSET_PX = SPACE.xs
"""How far from its edge a step begins; others beside it keep to that."""


class StepRow(PaintedButton):
    """Signal: `clicked`. `act` says what a press does."""

    def __init__(self, number: int, text: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = f"{number}."
        self._text = text
        self._act = act
        self.renew()

    def spoken(self) -> str:
        """Number and text, then what a press does."""
        return f"{self._mark} {self._text} {self._act}"

    def compose(self, sheet: Sheet) -> None:
        """The step; below it an icon and a word."""
        look, colors = sheet.look, sheet.look.colors
        mark = block(look, self._mark)
        left = STEP_INSET_PX + mark.natural_width + round(look.text_px() * 0.5)
        room = sheet.width - left - STEP_INSET_PX
        y: float = SPACE.xxs
        sheet.text(mark, STEP_INSET_PX, y, mark.natural_width, colors.quiet)
        y += sheet.text(block(look, self._text), left, y, room, colors.ink)
        ink = colors.primary_hover if self.is_hovered else colors.primary
        act = block(look, self._act, Role.SMALL, bold=True)
        size = look.icon_px(Role.SMALL)
        sheet.icon("message-square", left, y + (act.line_px - size) / 2, size, ink)
        y += sheet.text(act, left + size + SPACE.xxs, y, room - size - SPACE.xxs, ink)
        sheet.height = max(look.target_px, round(y) + SPACE.xxs)
        sheet.backdrop(fill=self.ground(""), radius=RADIUS.control)
