"""A row with a large phone number and its owner: beside it where there is room, else below.

A caller sees the number from a step away; with the owner beside them three numbers fit where two
did.
"""

from __future__ import annotations

from navigator.ui.theme import RADIUS, SPACE, Role
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.sheet import Sheet, block

_WIDEST = "444-444-4444"
"""The number whose width every number gets, so that owners stand in one column."""
_BESIDE_CHARS = 24
"""Least width of the owner beside the number, in characters; with less it stands below."""


class NumberRow(RowLink):
    """A number and its owner. Signal: `clicked`.

    Args:
        number: as it is dialed.
        whose: name, distance, hours.
    """

    def __init__(self, number: str, whose: str) -> None:
        super().__init__(number, whose, icon_name="phone")

    def compose(self, sheet: Sheet) -> None:
        """Place icon, number, owner and arrow."""
        look, colors, pad = sheet.look, sheet.look.colors, SPACE.s
        icon, mark = look.icon_px(), look.icon_px(Role.LEAD)
        number = block(look, self._title, Role.LEAD, bold=True)
        start = pad + mark + SPACE.s
        widest = block(look, _WIDEST, Role.LEAD, bold=True).natural_width
        beside = start + max(number.natural_width, widest) + SPACE.m
        room = sheet.width - beside - pad - icon - SPACE.xs
        if room < look.measure_px(_BESIDE_CHARS):
            super().compose(sheet)
            return
        whose = block(look, self._text, max_lines=3)
        high = max(number.line_px, whose.height(int(room)))
        sheet.height = max(look.target_px, high + 2 * SPACE.xs)
        top = (sheet.height - high) / 2
        line = (number.line_px - whose.line_px) / 2  # both begin on one line
        sheet.icon("phone", pad, top + (number.line_px - mark) / 2, mark, colors.primary)
        sheet.text(number, start, top, number.natural_width, colors.ink)
        sheet.text(whose, beside, top + max(0.0, line), room, colors.ink)
        ink = colors.primary_hover if self.is_hovered else colors.primary
        middle = (sheet.height - icon) / 2
        sheet.icon("chevron-right", sheet.width - pad - icon, middle, icon, ink)
        sheet.backdrop(fill=self.ground(""), radius=RADIUS.control)
