"""A row for one place that helps: distance, name, kind, phone, and the packet button.

The row opens the place; the button beside it adds the place to the packet. An old contact says
"call first" in words. Phone numbers read from left to right everywhere.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from navigator.ui.theme import RADIUS, SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block

_PHONE_BESIDE_CHARS = 72
"""Least width, in characters, at which the phone stands beside the name, else below it."""
_COLUMN_CHARS = 36
"""Least width, in characters, for a column of distances and the button beside the row."""
_LTR_ISOLATE, _POP_ISOLATE = "\u2066", "\u2069"


class PlaceLink(PaintedButton):
    """The part of the row that opens the place. Signal: `clicked`."""

    def __init__(
        self,
        name: str,
        *,
        distance: str,
        detail: str,
        meta: str,
        phone: str,
        whose: str,
        old: bool,
        badge: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._badge = badge
        self._whose = f"{whose}:" if whose else ""
        self._name = name
        self._distance = distance
        self._detail = detail
        self._meta = meta
        self._phone = phone
        self._old = old
        self.renew()

    def spoken(self) -> str:
        """Return name, distance, kind, phone and its owner, further lines, age."""
        old = self._old_words() if self._old else ""
        phone = f"{self._whose} {self._phone}".strip()
        parts = (self._name, self._distance, self._detail, phone, self._meta, old)
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _old_words(self) -> str:
        return self._badge or self.tr("Old: call first")

    def preferred_width(self) -> int:
        """Return a width that has room for the column of distances."""
        return current_look().measure_px(_COLUMN_CHARS + 12)

    def compose(self, sheet: Sheet) -> None:
        """Place distance, name and lines, and the phone at the end or below."""
        look, colors = sheet.look, sheet.look.colors
        pad = SPACE.s
        wide = sheet.width >= look.measure_px(_PHONE_BESIDE_CHARS) and not self._whose
        column = sheet.width >= look.measure_px(_COLUMN_CHARS)
        phone_text = f"{_LTR_ISOLATE}{self._phone}{_POP_ISOLATE}" if self._phone else ""
        phone = block(look, phone_text, bold=True, tabular=True)
        icon = look.icon_px(Role.SMALL)
        phone_width = icon + 6 + phone.natural_width if self._phone else 0
        x: int = pad
        distance = block(look, self._distance, bold=True, tabular=True)
        if self._distance and column:
            sheet.text(distance, x, pad, look.measure_px(11), colors.primary)
            x += look.measure_px(12)
        room = sheet.width - x - pad
        if wide and self._phone:
            room -= phone_width + SPACE.m
        y: float = pad
        y += sheet.text(block(look, self._name, bold=True), x, y, room, colors.ink)
        if self._distance and not column:
            y += sheet.text(distance, x, y, room, colors.primary)
        if self._detail:
            y += sheet.text(block(look, self._detail), x, y, room, colors.ink)
        if self._phone:
            top: float = pad if wide else y
            start: float = sheet.width - pad - phone_width if wide else x
            sheet.icon("phone", start, top + (phone.line_px - icon) / 2, icon, colors.primary)
            start += icon + 6
            if self._whose:
                start, top = self._tell_whose(sheet, phone.natural_width, start, top, room)
            sheet.text(phone, start, top, phone.natural_width, colors.ink)
            y = y if wide else top + phone.line_px
        if self._meta:
            y += sheet.text(block(look, self._meta, Role.SMALL), x, y, room, colors.quiet)
        if self._old:
            words = block(look, self._old_words(), Role.SMALL, bold=True)
            sheet.icon("history", x, y + (words.line_px - icon) / 2, icon, colors.note)
            y += sheet.text(words, x + icon + 6, y, room - icon - 6, colors.note)
        sheet.height = max(look.target_px, int(y) + pad)
        if self._old:
            sheet.box(
                QRectF(0, 0, sheet.width, sheet.height),
                outline=colors.note,
                radius=RADIUS.control,
                dotted=True,
                line=2.0,
            )
        sheet.backdrop(fill=self.ground(""), radius=RADIUS.control)

    def _tell_whose(
        self, sheet: Sheet, phone_px: float, x: float, y: float, room: float
    ) -> tuple[float, float]:
        """Place the phone's owner; return the point for the number, behind the words or below."""
        words, gap = block(sheet.look, self._whose), SPACE.xxs
        room -= sheet.look.icon_px(Role.SMALL) + 6
        height = sheet.text(words, x, y, room, sheet.look.colors.ink)
        is_beside = words.natural_width + gap + phone_px <= room
        return (x + words.natural_width + gap, y) if is_beside else (x, y + height)


class PlaceRow(QWidget):
    """A place. Signals: `opened`, `packet_toggled(bool)`.

    Args:
        name: its name.
        distance: a finished text, as "1.2 mi"; empty when no ZIP is set.
        detail: its kind or address, as a finished text.
        meta: languages, cost, date, as a finished text.
        phone: its number as printed.
        whose: a finished text where that is the number of another office; it stands before it.
        old: the contact is old: dotted edge and "Old: call first".
        badge: a finished text in place of these words.
        in_packet: True when the packet holds it; None shows no packet button.
    """

    opened = Signal()
    packet_toggled = Signal(bool)

    def __init__(
        self,
        name: str,
        *,
        distance: str = "",
        detail: str = "",
        meta: str = "",
        phone: str = "",
        whose: str = "",
        old: bool = False,
        badge: str = "",
        in_packet: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.link = PlaceLink(
            name, distance=distance, detail=detail, meta=meta, phone=phone, whose=whose, old=old,
            badge=badge,
        )  # fmt: skip
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
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

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
        wide = self.width() >= current_look().measure_px(_COLUMN_CHARS) + self._button_width()
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if wide else direction.TopToBottom
        if wanted != self._row.direction():
            self._row.setDirection(wanted)

    def _button_width(self) -> int:
        return self.packet_button.sizeHint().width() + SPACE.xxs

    def _toggled(self, held: bool) -> None:  # noqa: FBT001  slot
        self.set_in_packet(held)
        self.packet_toggled.emit(held)
