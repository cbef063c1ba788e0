"""The name of the app with its sign, as it stands at the head of every page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QSizePolicy, QWidget

from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.painted import PaintedLabel
from navigator.ui.widgets.sheet import Sheet, block


class Brand(PaintedLabel):
    """Sign and name on one line. `name` may be a site's own name."""

    def __init__(self, name: str = "Navigator", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.renew()

    def spoken(self) -> str:
        """The name."""
        return self._name

    def preferred_width(self) -> int:
        """Sign, gap and name."""
        look = current_look()
        name = block(look, self._name, Role.LEAD, bold=True)
        return self._sign() + SPACE.xs + name.natural_width

    def least_width(self) -> int:
        """The sign alone."""
        return self._sign()

    def compose(self, sheet: Sheet) -> None:
        """The sign, and the name in the middle of its height."""
        look, colors = sheet.look, sheet.look.colors
        sign = self._sign()
        name = block(look, self._name, Role.LEAD, bold=True, max_lines=1)
        height = max(look.target_px, sign)
        sheet.picture(
            "mark",
            QRectF(0, (height - sign) / 2, sign, sign),
            strong=colors.primary,
            soft=colors.topics.driving.soft,
            paper=colors.card,
        )
        room = sheet.width - sign - SPACE.xs
        top = (height - name.line_px) / 2
        sheet.text(name, sign + SPACE.xs, top, room, colors.ink)
        sheet.height = height

    @staticmethod
    def _sign() -> int:
        return round(current_look().icon_px(Role.LEAD) * 1.2)
