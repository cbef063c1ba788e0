"""A large button with centered words: a language, or a way on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF

from navigator.ui.theme import RADIUS, SPACE, Role, current_look
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block

_CHARS = 22
_LARGE = 1.6


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
        self.setProperty("ring_radius", RADIUS.card)
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
            side = 2 * sheet.look.icon_px()
            y += SPACE.m
            sheet.icon(self._icon, (sheet.width - side) / 2, y, side, colors.primary)
            y += side + SPACE.s
        for line in self._lines:
            text = block(sheet.look, line, Role.HEADING, bold=True, centered=True)
            width = min(room, text.natural_width)
            y += sheet.text(text, (sheet.width - width) / 2, y, width, colors.ink)
        least = (4 if is_pictured else 1 if is_large else 2) * sheet.look.target_px
        sheet.height = max(least, round(y) + edge)
        spare = (sheet.height - edge - y) / 2
        if spare > 0:  # in the middle of the height too
            sheet.move_down(spare)
        whole = QRectF(0, 0, sheet.width, sheet.height)
        sheet.box(whole, outline=colors.edge, radius=RADIUS.card, line=sheet.look.edge_px)
        sheet.backdrop(fill=self.ground(colors.card), radius=RADIUS.card)
