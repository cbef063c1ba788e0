"""Navigator's push button: six variants, an icon beside the word, its look from the theme.

The shape is drawn by the style sheet; this class picks the variant and keeps the icon in the right
color and sharp when the look or the screen changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from navigator.ui.theme import current_look, icon

_ICON_GAP = 4
"""Pixels at 100 %, added to the 4 px that Qt leaves between icon and word."""
_INKS = {
    "primary": "on_primary",
    "quiet": "primary",
    "link": "primary",
    "inline": "primary",
    "stop": "stop",
}
"""The color of the icon of a variant; others have ink."""
Variant = Literal["plain", "primary", "quiet", "link", "stop", "inline"]
_RELOOK = frozenset(
    {
        QEvent.Type.StyleChange,
        QEvent.Type.LayoutDirectionChange,
        QEvent.Type.DevicePixelRatioChange,
        QEvent.Type.EnabledChange,
    }
)


class Button(QPushButton):
    """A push button.

    Args:
        text: the word on it; with `icon_only` it is spoken and shown as a tool tip.
        variant: `primary` for the one main act of a page, `plain` for others, `quiet`
            without an outline, `link` as underlined text, `stop` to erase,
            `inline` inside a field.
        icon_name: a bundled icon, or none.
        icon_only: show the icon alone; the word is still its name.
        act: is called when it is pressed.
    """

    def __init__(
        self,
        text: str,
        *,
        variant: Variant = "plain",
        icon_name: str = "",
        icon_only: bool = False,
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__("" if icon_only else text)
        self._icon_name = icon_name
        self._worn: tuple[object, ...] = ()
        self._variant: Variant = variant
        self._icon_only = icon_only
        self.setProperty("variant", variant)
        self.setAutoDefault(False)
        if icon_only:
            self.setProperty("iconOnly", "true")
            self.setAccessibleName(text)
            self.setToolTip(text)
        if variant == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._dress()
        if act is not None:
            self.clicked.connect(lambda _on: act())

    def set_label(self, text: str) -> None:
        """Show another word, as after a change of language."""
        if self._icon_only:
            self.setAccessibleName(text)
            self.setToolTip(text)
        else:
            self.setText(text)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Recolor the icon when the look changes, or when the button is enabled or disabled."""
        super().changeEvent(event)
        if event.type() in _RELOOK:
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with Enter, as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        look = current_look()
        is_enabled = self.isEnabled()
        worn = (look, self._icon_name, self.devicePixelRatioF(), is_enabled)
        if not self._icon_name or worn == self._worn:
            return
        self._worn = worn
        size = look.icon_px()
        gap = 0 if self._icon_only else round(_ICON_GAP * look.factor)
        self.setIconSize(QSize(size + gap, size))
        self.setIcon(
            icon(
                self._icon_name,
                getattr(look.colors, _INKS.get(self._variant, "ink") if is_enabled else "disabled"),
                size,
                self.devicePixelRatioF(),
                mirrored=look.rtl,
                gap=gap,
            )
        )
