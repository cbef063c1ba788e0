"""Chips: a filter that is on or off, with its number of results; a place that can be taken off.

A check mark shows that a filter is on, so color is not the only sign; a pin shows a place, and a
cross that a press takes it off.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QSizePolicy

from navigator.ui.theme import SPACE, Mode, current_look
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block
from navigator.ui.widgets.text_block import TextBlock
from navigator.ui.words import counted


class Chip(PaintedButton):
    """A filter. Signals: `toggled(bool)`, `clicked`. `count` None shows no number."""

    _sign, _end = "check", ""
    """Icons: before the words of a chip that is on, and at the end of every chip."""
    _toggles = True

    def __init__(
        self,
        label: str,
        count: int | None = None,
        *,
        checked: bool = False,
        on_toggle: Callable[[bool], object] | None = None,
    ) -> None:
        super().__init__()
        self._label = label
        self._count = count
        self._set: tuple[TextBlock, TextBlock] | None = None
        """The text blocks of word and number; None after one of them or the look has changed."""
        if self._toggles:
            self.setCheckable(True)
            self.setChecked(checked)
        # Narrower and higher than it likes to be where a long word must wrap.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.renew()
        if on_toggle is not None:
            self.toggled.connect(on_toggle)

    @property
    def is_on(self) -> bool:
        """Return whether the filter is on."""
        return self.isChecked()

    def set_label(self, label: str, count: int | None) -> None:
        """Show another word or number."""
        if (label, count) != (self._label, self._count):
            self._label, self._count = label, count
            self.renew()

    def renew(self) -> None:
        """Compose again, and keep the focus ring as round as the chip."""
        self._set = None
        self.setProperty("ring_radius", self._height() // 2)
        super().renew()

    def spoken(self) -> str:
        """Return word and number."""
        if self._count is None:
            return self._label
        told = self.tr("{label}, {count} [one:result|other:results]")
        return counted(told, self._count, label=self._label)

    def preferred_width(self) -> int:
        """Return the width of the content."""
        label, number = self._blocks()
        size = current_look().icon_px()
        width = 2 * SPACE.m + label.natural_width
        width += self._icons_width(size)
        return width + (number.natural_width + SPACE.xs if self._count is not None else 0)

    def least_width(self) -> int:
        """Return the width of the content, at most that of 24 characters."""
        return min(self.preferred_width(), current_look().measure_px(24))

    def compose(self, sheet: Sheet) -> None:
        """Place pill, icon, word and number."""
        look, colors = sheet.look, sheet.look.colors
        label, number = self._blocks()
        size = look.icon_px()
        x: float = SPACE.m
        room = sheet.width - 2 * SPACE.m
        room -= self._icons_width(size)
        room -= number.natural_width + SPACE.xs if self._count is not None else 0
        text_width = max(1, min(label.natural_width, room))
        height = max(self._height(), label.height(text_width) + 2 * SPACE.xxs)
        on = self.is_on
        strong = look.mode is Mode.HIGH_CONTRAST
        sheet.box(
            QRectF(0, 0, sheet.width, height),
            fill=self.ground(colors.tint if on else colors.card),
            outline=colors.primary if on or self.is_hovered else colors.edge,
            radius=self._height() / 2,
            line=2.0 if on or strong else 1.0,
        )
        ink = colors.ink if self.isEnabled() else colors.disabled
        if on:
            sheet.icon(self._sign, x, (height - size) / 2, size, colors.primary)
            x += size + SPACE.xxs
        top = (height - label.height(text_width)) / 2
        sheet.text(label, x, top, text_width, ink)
        x += text_width + SPACE.xs
        if self._count is not None:
            # A chosen chip may be lit so far that only ink is read well on it.
            sheet.text(number, x, top, number.natural_width, ink if on else colors.quiet)
        if self._end:
            sheet.icon(self._end, x - SPACE.xs + SPACE.xxs, (height - size) / 2, size, ink)
        sheet.height = height

    def _icons_width(self, size: int) -> int:
        return (size + SPACE.xxs) * (self.is_on + bool(self._end))

    def _blocks(self) -> tuple[TextBlock, TextBlock]:
        if self._set is None:
            look = current_look()
            number = "" if self._count is None else self.locale().toString(self._count)
            self._set = block(look, self._label, bold=self.is_on), block(look, number)
        return self._set

    @staticmethod
    def _height() -> int:
        look = current_look()
        return look.target_px if look.touch else look.target_px - SPACE.xxs


class SpotChip(Chip):
    """The place that results are limited to; a press takes it off. Signal: `clicked`."""

    _sign, _end = "map-pin", "x"
    _toggles = False  # it is there or gone

    def __init__(self, label: str, act: Callable[[], object] | None = None) -> None:
        super().__init__(label)
        if act is not None:
            self.clicked.connect(lambda _on: act())

    @property
    def is_on(self) -> bool:
        """Return True: a chip that is off would not be there."""
        return True

    def spoken(self) -> str:
        """Return the place, and that a press takes it off."""
        return self.tr("Place: {label}. Take it off").format(label=self._label)
