"""A row for one place that helps: distance, name, kind, phone, and the packet button.

The row opens the place; the button beside it adds the place to the packet. An old contact says
"call first" in words. Phone numbers read from left to right everywhere.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from navigator.language.bidi import from_left
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import grow_down, set_beside
from navigator.ui.widgets.painted import PaintedButton, joined
from navigator.ui.widgets.sheet import ICON_GAP, Line, Sheet, block
from navigator.ui.widgets.text_block import TextBlock

_PHONE_BESIDE_CHARS = 72
"""Least width, in characters, at which the phone stands beside the name, else below it."""
_COLUMN_CHARS = 36
"""Least width, in characters, for a column of distances and the button beside the row."""


class PlaceText(NamedTuple):
    """The finished texts of a place.

    distance: as "1.2 mi"; empty when no ZIP is set. detail: its kind or address. meta: languages,
    cost, date. phone: its number as printed. whose: stands before it where that is the number of
    another office. old: the contact is old: dotted edge and "Old: call first", or `badge`.
    """

    name: str
    distance: str = ""
    detail: str = ""
    meta: str = ""
    phone: str = ""
    whose: str = ""
    old: bool = False
    badge: str = ""


class PlaceLink(PaintedButton):
    """The part of the row that opens the place. Signal: `clicked`."""

    def __init__(self, told: PlaceText) -> None:
        super().__init__()
        self._told = told
        self._whose = f"{told.whose}:" if told.whose else ""
        self.renew()

    def spoken(self) -> str:
        """Return name, distance, kind, phone and its owner, further lines, age."""
        told = self._told
        phone = f"{self._whose} {told.phone}".strip()
        return joined(told.name, told.distance, told.detail, phone, told.meta, self._old_words())

    def _old_words(self) -> str:
        return (self._told.badge or self.tr("Old: call first")) if self._told.old else ""

    def preferred_width(self) -> int:
        """Return a width that has room for the column of distances."""
        return current_look().measure_px(_COLUMN_CHARS + 12)

    def compose(self, sheet: Sheet) -> None:
        """Place distance, name and lines, and the phone at the end or below."""
        look, told, pad = sheet.look, self._told, SPACE.s
        wide = sheet.width >= look.measure_px(_PHONE_BESIDE_CHARS) and not self._whose
        x, distance = pad, Line(told.distance, "primary", bold=True, tabular=True)
        if told.distance and sheet.width >= look.measure_px(_COLUMN_CHARS):
            sheet.line(distance, x, pad, look.measure_px(11))
            x, distance = x + look.measure_px(12), Line("")
        room = sheet.width - x - pad
        if wide and told.phone:
            phone_px = self._phone(sheet).natural_width + look.icon_px(Role.SMALL) + ICON_GAP
            self._place_phone(sheet, sheet.width - pad - phone_px, pad, phone_px)
            room -= phone_px + SPACE.m
        y = sheet.lines(x, pad, room, Line(told.name, bold=True), distance, Line(told.detail))
        if told.phone and not wide:
            y = self._place_phone(sheet, x, y, room)
        meta = Line(told.meta, "quiet", Role.SMALL)
        old = Line(self._old_words(), "note", Role.SMALL, bold=True, icon="history")
        self.lay_ground(sheet, sheet.lines(x, y, room, meta, old) + pad)
        if told.old:
            sheet.dot_edge()

    def _phone(self, sheet: Sheet) -> TextBlock:
        return block(sheet.look, from_left(self._told.phone), bold=True, tabular=True)

    def _place_phone(self, sheet: Sheet, x: float, y: float, room: float) -> float:
        """Place icon, owner and number, this behind the owner or below; return where it ends."""
        look, phone, size = sheet.look, self._phone(sheet), sheet.look.icon_px(Role.SMALL)
        sheet.icon("phone", x, y + (phone.line_px - size) / 2, size, look.colors.primary)
        x, room = x + size + ICON_GAP, room - size - ICON_GAP
        if self._whose:
            words = block(look, self._whose)
            high = sheet.text(words, x, y, room, look.colors.ink)
            beside = words.natural_width + SPACE.xxs
            fits = beside + phone.natural_width <= room
            x, y = (x + beside, y) if fits else (x, y + high)
        sheet.text(phone, x, y, phone.natural_width, look.colors.ink)
        return y + phone.line_px


class PlaceRow(QWidget):
    """A place. Signals: `opened`, `packet_toggled(bool)`.

    `in_packet` is True when the packet holds it; None shows no packet button.
    """

    opened = Signal()
    packet_toggled = Signal(bool)

    def __init__(self, told: PlaceText, *, in_packet: bool | None = None) -> None:
        super().__init__()
        self._name = told.name
        self.link = PlaceLink(told)
        self.link.clicked.connect(self.opened)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.xxs)
        self._row.addWidget(self.link, 1)
        self.packet_button = Button("", variant="quiet", icon_name="plus")
        self.packet_button.setCheckable(True)
        edge = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing
        self._row.addWidget(self.packet_button, 0, edge)
        # Not before it has its place: shown without a parent it would be a window of its own.
        self.packet_button.setVisible(in_packet is not None)
        self.set_in_packet(bool(in_packet))
        self.packet_button.toggled.connect(self._toggled)
        grow_down(self)

    def set_in_packet(self, held: bool) -> None:  # noqa: FBT001  Qt setter style
        """Show whether the packet holds the place, without a signal."""
        blocked = self.packet_button.blockSignals(True)
        self.packet_button.setChecked(held)
        self.packet_button.blockSignals(blocked)
        self.packet_button.set_label(self.tr("In packet") if held else self.tr("Packet"))
        words = self.tr("Remove from packet") if held else self.tr("Add to packet")
        self.packet_button.setAccessibleName(f"{words}: {self._name}")
        self.packet_button.set_icon("check" if held else "plus")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the packet button beside the place, or below it when there is little room."""
        super().resizeEvent(event)
        button = self.packet_button.sizeHint().width() + SPACE.xxs
        least = current_look().measure_px(_COLUMN_CHARS) + button
        set_beside(self._row, beside=self.width() >= least)

    def _toggled(self, held: bool) -> None:  # noqa: FBT001  slot
        self.set_in_packet(held)
        self.packet_toggled.emit(held)
