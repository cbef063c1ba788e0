"""A typed fact: label, value, the date of its source, and how sure it is.

The date stands beside the value, not in a footer. An old fact gets a dotted edge and the words
"Old: call first", never color alone. The page gives all words but the few marks of confidence.
"""

from __future__ import annotations

from typing import Literal

from navigator.records.vocabulary import Confidence
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.painted import PaintedLabel
from navigator.ui.widgets.sheet import ICON_GAP, Line, Sheet

_ICONS: dict[Confidence | Literal[""], str] = {
    "confirmed": "circle-check",
    "single-source": "circle-dot",
    "weak": "circle-alert",
    "unconfirmed": "circle-help",
}
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
    ) -> None:
        super().__init__()
        self._label, self._value, self._date = label, value, date
        self._confidence, self._known, self._flush = confidence, known, flush
        self._old = (old_text or self.tr("Old: call first")) if old else ""
        self.renew()

    def spoken(self) -> str:
        """Return label, value, date, certainty and age."""
        rest = (self._date, self._sure(), self._old)
        return ". ".join([f"{self._label}: {self._value}", *filter(None, rest)])

    def preferred_width(self) -> int:
        """Return a width at which the parts stand side by side."""
        return current_look().measure_px(_SIDE_BY_SIDE_CHARS + 10)

    def compose(self, sheet: Sheet) -> None:
        """Place three columns when there is room, else one below the other."""
        look = sheet.look
        pad_x = 0 if self._flush else SPACE.s
        pad_y = SPACE.s if self._old else SPACE.xs
        inner = sheet.width - 2 * pad_x
        wide = inner >= look.measure_px(_SIDE_BY_SIDE_CHARS)
        role = Role.BODY if wide else Role.SMALL
        label = Line(self._label, "quiet", role, bold=not wide)
        value = Line(self._value, "ink" if self._known else "quiet")
        if wide:
            label_px = int(inner * 0.3)
            meta_px = int(inner * 0.26) if self._date or self._confidence or self._old else 0
            room = inner - label_px - SPACE.m - (meta_px + SPACE.m if meta_px else 0)
            left = sheet.line(label, pad_x, pad_y, label_px)
            x = pad_x + label_px + SPACE.m
            middle = sheet.line(value, x, pad_y, room)
            # The smaller type of the date shares the first line's middle.
            drop = round((look.text_px() - look.text_px(Role.SMALL)) * 0.8)
            x += room + SPACE.m
            right = self._meta(sheet, x, pad_y + drop, meta_px) + drop if meta_px else 0
            y = pad_y + max(left, middle, right)
        else:
            y = int(sheet.lines(pad_x, pad_y, inner, label, value))
            y += self._meta(sheet, pad_x, y, inner)
        sheet.height = y + pad_y
        if self._old:
            sheet.dot_edge()

    def _meta(self, sheet: Sheet, x: int, y: int, width: int) -> int:
        """Place date, certainty and age beside each other while they fit; return the height."""
        size = sheet.look.icon_px(Role.SMALL) + ICON_GAP
        marks = (
            Line(self._date, "quiet"),
            Line(self._sure(), "quiet", icon=_ICONS.get(self._confidence, "")),
            Line(self._old, "note", bold=True, icon="phone"),
        )
        used = across = line = 0
        for mark in marks:
            if not mark.text:
                continue
            small = mark._replace(role=Role.SMALL, tabular=True)
            needed = small.block(sheet.look).natural_width + (size if mark.icon else 0)
            if across and across + needed > width:
                used, across = used + line, 0
            line = sheet.line(small, x + across, y + used, width - across)
            across += needed + SPACE.m
        return used + line

    def _sure(self) -> str:
        words = {
            "confirmed": self.tr("Confirmed"),
            "single-source": self.tr("One source"),
            "weak": self.tr("Weak source"),
            "unconfirmed": self.tr("Not confirmed"),
        }
        return words.get(self._confidence, "")
