"""A row that opens something: a title, optional second lines, an arrow at the end.

Used for results, checklists and links to other pages. The whole row is one button.
Matched words of title and text may be marked.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from navigator.records.topics import TOPICS
from navigator.ui.theme import RADIUS, SPACE, Mode, Role, current_look
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block
from navigator.ui.widgets.text_block import Span

_FIELD = 1.8
"""Side of the field behind the icon of a topic, as a multiple of the icon's."""


class RowLink(PaintedButton):
    """A row. Signal: `clicked`.

    Args:
        title: the name of the page it opens.
        text: a line or two below it.
        meta: a small quiet line: kind, state, date.
        icon_name: a bundled icon before the title.
        topic: sets the icon in a field of the topic's color; without an icon, its own.
        title_spans: runs of the title to mark.
        text_spans: runs of the text to mark.
        role: size of the title.
        dense: the least height of a button, for a list that must stay on one screen.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        meta: str = "",
        icon_name: str = "",
        topic: str = "",
        title_spans: tuple[Span, ...] = (),
        text_spans: tuple[Span, ...] = (),
        role: Role = Role.BODY,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._role = role
        self._pad = SPACE.xs if dense else SPACE.s
        self._title_lines = 0
        self.set_content(
            title,
            text,
            meta=meta,
            icon_name=icon_name,
            topic=topic,
            title_spans=title_spans,
            text_spans=text_spans,
        )

    def set_content(
        self,
        title: str,
        text: str = "",
        *,
        meta: str = "",
        icon_name: str = "",
        topic: str = "",
        title_spans: tuple[Span, ...] = (),
        text_spans: tuple[Span, ...] = (),
    ) -> None:
        """Show other content; the same content again costs nothing."""
        shown = (title, text, meta, icon_name, topic, title_spans, text_spans)
        if shown == self._shown:
            return
        self._shown = shown
        self._title = title
        self._text = text
        self._meta = meta
        self._icon = icon_name
        self._topic = topic
        self._title_spans = title_spans
        self._text_spans = text_spans
        self.renew()

    def set_title_lines(self, most: int) -> None:
        """Cut the title after so many lines, 0 for never; the page it opens has the whole text."""
        if most != self._title_lines:
            self._title_lines = most
            self.renew()

    def spoken(self) -> str:
        """Return all lines in order."""
        parts = (self._title, self._text, self._meta)
        return ". ".join(part.rstrip(".") for part in parts if part)

    def compose(self, sheet: Sheet) -> None:
        """Place the icon, the lines of text and the arrow."""
        look, colors = sheet.look, sheet.look.colors
        pad = self._pad
        arrow = look.icon_px()
        x: float = SPACE.s
        least = look.target_px
        own = colors.topics.get(self._topic)
        title = block(
            look,
            self._title,
            self._role,
            bold=True,
            max_lines=self._title_lines,
            spans=self._title_spans,
        )
        name = self._icon or (TOPICS[self._topic].icon if self._topic in TOPICS else "")
        size = look.icon_px()
        if own is not None:
            side = round(size * _FIELD)
            strong = look.mode is Mode.HIGH_CONTRAST
            sheet.box(
                QRectF(x, pad, side, side),
                fill=own.tint,
                outline=colors.line if strong else "",
                radius=RADIUS.control,
            )
            inset = (side - size) / 2
            sheet.icon(name, x + inset, pad + inset, size, own.ink)
            x += side + SPACE.s
            least = max(least, side + 2 * pad)
        elif name:
            top = pad + (title.line_px - size) / 2
            sheet.icon(name, x, top, size, colors.primary)
            x += size + SPACE.s
        room = sheet.width - x - SPACE.s - arrow - SPACE.xs
        y: float = pad
        only = not (self._text or self._meta)
        lone = title.height(int(room)) + 2 * pad
        if only and lone < least:
            y += (least - lone) / 2
        y += sheet.text(title, x, y, room, colors.ink)
        if self._text:
            text = block(look, self._text, max_lines=3, spans=self._text_spans)
            y += sheet.text(text, x, y, room, colors.ink)
        if self._meta:
            y += sheet.text(block(look, self._meta, Role.SMALL), x, y, room, colors.quiet)
        sheet.height = max(least, int(y) + pad)
        middle = (sheet.height - arrow) / 2
        ink = colors.primary if not self.is_hovered else colors.primary_hover
        sheet.icon("chevron-right", sheet.width - SPACE.s - arrow, middle, arrow, ink)
        sheet.backdrop(fill=self.ground(""), radius=RADIUS.control)

    def preferred_width(self) -> int:
        """Return a comfortable width."""
        return current_look().measure_px(44)
