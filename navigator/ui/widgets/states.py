"""Panels for an empty result and an error: a calm sentence, the next step, at most one button.

Nothing moves and nothing blinks. An error says what can be done, never what broke inside. The page
gives all words.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from navigator.ui.theme import SPACE, Mode, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Arranged, grow_down
from navigator.ui.widgets.sheet import Sheet
from navigator.ui.widgets.wrap_label import WrapLabel


class StateView(Arranged, QFrame):
    """The common shape: icon in a disc, sentence, next step, and a button that calls `act`."""

    icon_name = ""

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        icon_name: str = "",
    ) -> None:
        super().__init__()
        self._icon = icon_name or self.icon_name
        self._title = WrapLabel(title, role=Role.LEAD, bold=True)
        self._text = WrapLabel(text, tone="quiet")
        self._action = Button(action, act=act)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(SPACE.xs)
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        self.column.addSpacing(SPACE.xxs)
        self.column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignLeading)
        grow_down(self)
        self.set_content(title, text, action=action)

    def set_content(self, title: str, text: str = "", *, action: str = "") -> None:
        """Show other words."""
        self._title.set_text(title)
        self._text.set_text(text)
        self._action.set_label(action)
        self._text.setVisible(bool(text))
        self._action.setVisible(bool(action))
        self.setAccessibleName(title)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in its disc at the leading edge."""
        del event
        look, colors = current_look(), current_look().colors
        disc, size = self._disc(), look.icon_px(Role.LEAD)
        sheet = Sheet(look, self.width())
        strong = look.mode is Mode.HIGH_CONTRAST
        sheet.box(
            QRectF(0, SPACE.m, disc, disc),
            fill=colors.tint,
            outline=colors.line if strong else "",
            radius=disc / 2,
        )
        inset = (disc - size) / 2
        sheet.icon(self._icon, inset, SPACE.m + inset, size, colors.primary)
        painter = QPainter(self)
        sheet.paint(painter)

    @staticmethod
    def _disc() -> int:
        return round(current_look().icon_px(Role.LEAD) * 1.9)

    def _arrange(self) -> None:
        lead = self._disc() + SPACE.m
        left, right = (0, lead) if current_look().rtl else (lead, 0)
        self.column.setContentsMargins(left, SPACE.m, right, SPACE.m)
        self.setMinimumHeight(self._disc() + 2 * SPACE.m)
        self.update()


class EmptyState(StateView):
    """A panel for an empty result: the reason, and the next step."""

    icon_name = "search"


class ErrorState(StateView):
    """A panel for an error: one calm sentence and the next step."""

    icon_name = "life-buoy"
