"""Rows that open something: a link with an arrow, a large phone number, a step with words to say.

Each row is one button as a whole. A link is used for results, checklists and other pages; matched
words of its text may be marked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF

from navigator.records.topics import TOPICS
from navigator.ui.theme import RADIUS, SPACE, Mode, Role, current_look
from navigator.ui.widgets.painted import PaintedButton, joined
from navigator.ui.widgets.sheet import Line, Sheet, block
from navigator.ui.widgets.text_block import Span

_FIELD = 1.8
"""Side of the field behind the icon of a topic, as a multiple of the icon's."""
_WIDEST = "444-444-4444"
"""The number whose width every number gets, so that owners stand in one column."""
_BESIDE_CHARS = 24
"""Least width of the owner beside the number, in characters; with less it stands below."""
STEP_INSET_PX = SPACE.xs
"""Pixels from the edge to the text of a step; steps beside it that are no buttons keep it too."""


class RowText(NamedTuple):
    """The content of a link.

    title: the name of the page it opens. text: a line or two below it. meta: a small quiet line:
    kind, state, date. icon: a bundled icon before the title. topic: sets the icon in a field of the
    topic's color; without an icon, its own. spans: runs of the text to mark.
    """

    title: str
    text: str = ""
    meta: str = ""
    icon: str = ""
    topic: str = ""
    spans: tuple[Span, ...] = ()


class RowLink(PaintedButton):
    """A row. Signal: `clicked`. See `RowText` for its content.

    `role` is the size of the title; a `dense` one has the least height of a button, for a list that
    must stay on one screen. One that `warns` tells a danger: in its color, on its tint.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        meta: str = "",
        icon_name: str = "",
        topic: str = "",
        role: Role = Role.BODY,
        dense: bool = False,
        warns: bool = False,
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(act)
        self._told = RowText(title, text, meta, icon_name, topic)
        self._role, self._warns = role, warns
        self._pad = SPACE.xs if dense else SPACE.s
        self._title_lines = 0
        self.renew()

    def set_content(self, told: RowText) -> None:
        """Show other content; the same content again costs nothing."""
        if told != self._told:
            self._told = told
            self.renew()

    def set_title_lines(self, most: int) -> None:
        """Cut the title after so many lines, 0 for never; the page it opens has the whole text."""
        if most != self._title_lines:
            self._title_lines = most
            self.renew()

    def spoken(self) -> str:
        """Return all lines in order."""
        return joined(*self._told[:3])

    def preferred_width(self) -> int:
        """Return a comfortable width."""
        return current_look().measure_px(44)

    def compose(self, sheet: Sheet) -> None:
        """Place the icon, the lines of text and the arrow."""
        look, colors, told, pad = sheet.look, sheet.look.colors, self._told, self._pad
        title = block(look, told.title, self._role, bold=True, max_lines=self._title_lines)
        size, least, own = look.icon_px(), look.target_px, colors.topics.get(told.topic)
        sign, ink = (colors.stop, colors.stop) if self._warns else (colors.primary, colors.ink)
        name = told.icon or (TOPICS[told.topic].icon if told.topic in TOPICS else "")
        x: float = SPACE.s
        if own is not None:
            side = round(size * _FIELD)
            edge = colors.line if look.mode is Mode.HIGH_CONTRAST else ""
            field = QRectF(x, pad, side, side)
            sheet.box(field, fill=own.tint, outline=edge, radius=RADIUS.control)
            inset = (side - size) / 2
            sheet.icon(name, x + inset, pad + inset, size, own.ink)
            x += side + SPACE.s
            least = max(least, side + 2 * pad)
        elif name:
            sheet.icon(name, x, pad + (title.line_px - size) / 2, size, sign)
            x += size + SPACE.s
        room = sheet.width - x - SPACE.s - size - SPACE.xs
        y: float = pad
        if not (told.text or told.meta):
            y += max(0, least - title.height(int(room)) - 2 * pad) / 2
        y += sheet.text(title, x, y, room, ink)
        text = Line(told.text, max_lines=3, spans=told.spans)
        y = sheet.lines(x, y, room, text, Line(told.meta, "quiet", Role.SMALL))
        self._end(sheet, max(least, y + pad))

    def _end(self, sheet: Sheet, height: float) -> None:
        """Lay the ground of the row, and place the arrow at its end."""
        colors, size = sheet.look.colors, sheet.look.icon_px()
        edge = (colors.stop_tint, colors.stop) if self._warns else ("", "")
        self.lay_ground(sheet, height, *edge)
        middle = (sheet.height - size) / 2
        sheet.icon("chevron-right", sheet.width - SPACE.s - size, middle, size, self.link_color)


class NumberRow(RowLink):
    """A large phone number and its owner: beside it where there is room, else below.

    A caller sees the number from a step away; with the owner beside them three numbers fit where
    two did. `number` is as it is dialed, `whose` name and distance, `meta` where to go and when.
    """

    def __init__(
        self, number: str, whose: str, act: Callable[[], object] | None = None, *, meta: str = ""
    ) -> None:
        super().__init__(number, whose, meta=meta, icon_name="phone", act=act)

    def compose(self, sheet: Sheet) -> None:
        """Place icon, number, owner and arrow."""
        look, colors, pad = sheet.look, sheet.look.colors, SPACE.s
        mark = look.icon_px(Role.LEAD)
        number = block(look, self._told.title, Role.LEAD, bold=True)
        start = pad + mark + SPACE.s
        widest = block(look, _WIDEST, Role.LEAD, bold=True).natural_width
        beside = start + max(number.natural_width, widest) + SPACE.m
        room = sheet.width - beside - pad - look.icon_px() - SPACE.xs
        if room < look.measure_px(_BESIDE_CHARS):
            super().compose(sheet)
            return
        whose = block(look, self._told.text, max_lines=3)
        meta = block(look, self._told.meta, Role.SMALL, max_lines=2)
        low = meta.height(int(room)) if self._told.meta else 0
        high = max(number.line_px, whose.height(int(room)) + low)
        self._end(sheet, high + 2 * SPACE.xs)
        top = (sheet.height - high) / 2
        line = (number.line_px - whose.line_px) / 2  # both begin on one line
        sheet.icon("phone", pad, top + (number.line_px - mark) / 2, mark, colors.primary)
        sheet.text(number, start, top, number.natural_width, colors.ink)
        under = top + max(0.0, line)
        under += sheet.text(whose, beside, under, room, colors.ink)
        if low:
            sheet.text(meta, beside, under, room, colors.quiet)


class StepRow(PaintedButton):
    """A step that is a button; a press shows the words to say at the counter. Signal: `clicked`.

    It looks like the steps around it, with its number in the margin; `effect`, the effect of a
    press, stands below.
    """

    def __init__(
        self, number: int, text: str, effect: str, act: Callable[[], object] | None = None
    ) -> None:
        super().__init__(act)
        self._mark, self._text, self._effect = f"{number}.", text, effect
        self.renew()

    def spoken(self) -> str:
        """Return number and text, then the effect of a press."""
        return f"{self._mark} {self._text} {self._effect}"

    def compose(self, sheet: Sheet) -> None:
        """Place the step; below it an icon and the effect of a press."""
        look, y = sheet.look, SPACE.xxs
        mark = block(look, self._mark, tabular=True)
        left = STEP_INSET_PX + mark.natural_width + round(look.text_px() * 0.5)
        room = sheet.width - left - STEP_INSET_PX
        sheet.text(mark, STEP_INSET_PX, y, mark.natural_width, look.colors.quiet)
        y += sheet.line(Line(self._text), left, y, room)
        effect = Line(self._effect, self.link_tone, Role.SMALL, bold=True, icon="message-square")
        y += sheet.line(effect, left, y, room, gap=SPACE.xxs)
        self.lay_ground(sheet, y + SPACE.xxs)
