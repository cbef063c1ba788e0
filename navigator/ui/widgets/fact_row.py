"""A typed fact: label, value, the date of its source, and how sure it is.

The date stands beside the value, not in a footer. An old fact gets a dotted edge and the words
"Old: call first", never color alone. The page gives all words but the few marks of confidence.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from navigator.records.vocabulary import Confidence
from navigator.ui.theme import RADIUS, SPACE, Role, current_look
from navigator.ui.widgets.painted import PaintedLabel
from navigator.ui.widgets.sheet import Sheet, block

_ICONS: dict[Confidence | Literal[""], str] = {
    "confirmed": "circle-check",
    "single-source": "circle-dot",
    "weak": "circle-alert",
    "unconfirmed": "circle-help",
}
_ICON_GAP = 6
_SIDE_BY_SIDE_CHARS = 66
"""Least width, in characters, at which label, value and date stand beside each other."""


class FactRow(PaintedLabel):
    """A row with one fact.

    Args:
        label: the name of the fact.
        value: its value, as a finished text; for an unknown one the words that say so.
        date: the date of the source as a finished text, as "Mar 2025".
        confidence: a word of `vocabulary.CONFIDENCES`, or empty for no mark.
        old: draw the dotted edge and `old_text`.
        known: False sets the value in the quiet color.
        old_text: other words than "Old: call first".
        flush: text begins at the very edge, like the text above it; for rows never old.
    """

    def __init__(
        self,
        label: str,
        value: str,
        *,
        date: str = "",
        confidence: Confidence | Literal[""] = "",
        old: bool = False,
        known: bool = True,
        old_text: str = "",
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._value = value
        self._date = date
        self._confidence = confidence
        self._old = old
        self._known = known
        self._old_text = old_text
        self._flush = flush
        self.renew()

    def spoken(self) -> str:
        """Return label, value, date, certainty and age."""
        rest = [self._date, self._sure(), self._old_words() if self._old else ""]
        return ". ".join([f"{self._label}: {self._value}", *(part for part in rest if part)])

    def preferred_width(self) -> int:
        """Return a width at which the parts stand side by side."""
        return current_look().measure_px(_SIDE_BY_SIDE_CHARS + 10)

    def compose(self, sheet: Sheet) -> None:
        """Place three columns when there is room, else one below the other."""
        look, colors = sheet.look, sheet.look.colors
        pad_x = 0 if self._flush else SPACE.s
        pad_y = SPACE.s if self._old else SPACE.xs
        inner = sheet.width - 2 * pad_x
        wide = inner >= look.measure_px(_SIDE_BY_SIDE_CHARS)
        label = block(look, self._label, Role.BODY if wide else Role.SMALL, bold=not wide)
        value = block(look, self._value)
        value_ink = colors.ink if self._known else colors.quiet
        if wide:
            label_width = int(inner * 0.3)
            meta_width = int(inner * 0.26) if self._date or self._confidence or self._old else 0
            value_width = (
                inner - label_width - SPACE.m - (meta_width + SPACE.m if meta_width else 0)
            )
            left = sheet.text(label, pad_x, pad_y, label_width, colors.quiet)
            value_x = pad_x + label_width + SPACE.m
            middle = sheet.text(value, value_x, pad_y, value_width, value_ink)
            # The smaller type of the date shares the first line's middle.
            drop = round((look.text_px() - look.text_px(Role.SMALL)) * 0.8)
            meta_x = value_x + value_width + SPACE.m
            right = self._meta(sheet, meta_x, pad_y + drop, meta_width) + drop if meta_width else 0
            y = pad_y + max(left, middle, right)
        else:
            y = pad_y + sheet.text(label, pad_x, pad_y, inner, colors.quiet)
            y += sheet.text(value, pad_x, y, inner, value_ink)
            y += self._meta(sheet, pad_x, y, inner)
        sheet.height = y + pad_y
        if self._old:
            whole = QRectF(0, 0, sheet.width, sheet.height)
            sheet.box(whole, outline=colors.note, radius=RADIUS.control, dotted=True, line=2.0)

    def _meta(self, sheet: Sheet, x: int, y: int, width: int) -> int:
        """Place date, certainty and age beside each other while they fit; return the height."""
        look, colors = sheet.look, sheet.look.colors
        size = look.icon_px(Role.SMALL)
        marks: list[tuple[str, str, str, bool]] = [("", self._date, colors.quiet, False)]
        if self._confidence:
            marks.append((_ICONS[self._confidence], self._sure(), colors.quiet, False))
        if self._old:
            marks.append(("phone", self._old_words(), colors.note, True))
        used = across = line = 0
        for icon_name, words, ink, bold in marks:
            if not words:
                continue
            text = block(look, words, Role.SMALL, bold=bold, tabular=True)
            shift = size + _ICON_GAP if icon_name else 0
            needed = shift + text.natural_width
            if across and across + needed > width:
                used, across = used + line, 0
            if icon_name:
                drop = (text.line_px - size) / 2
                sheet.icon(icon_name, x + across, y + used + drop, size, ink)
            room = width - across - shift
            line = sheet.text(text, x + across + shift, y + used, room, ink)
            across += needed + SPACE.m
        return used + line

    def _sure(self) -> str:
        match self._confidence:
            case "confirmed":
                return self.tr("Confirmed")
            case "single-source":
                return self.tr("One source")
            case "weak":
                return self.tr("Weak source")
            case "unconfirmed":
                return self.tr("Not confirmed")
            case _:
                return ""

    def _old_words(self) -> str:
        return self._old_text or self.tr("Old: call first")
