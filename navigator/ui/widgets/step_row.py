"""A row for a step; a press shows the words to say at the counter.

It looks like the steps around it, with its number in the margin; the effect of a press stands
below.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from navigator.ui.theme import RADIUS, SPACE, Role
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block

STEP_INSET_PX = SPACE.xs
"""Pixels from the edge to the text of a step; steps beside it that are no buttons keep it too."""


class StepRow(PaintedButton):
    """A step that is a button. Signal: `clicked`. `act` names the effect of a press."""

    def __init__(self, number: int, text: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = f"{number}."
        self._text = text
        self._act = act
        self.renew()

    def spoken(self) -> str:
        """Return number and text, then the effect of a press."""
        return f"{self._mark} {self._text} {self._act}"

    def compose(self, sheet: Sheet) -> None:
        """Place the step; below it an icon and the effect of a press."""
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
