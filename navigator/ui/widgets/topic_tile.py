"""A tile for a topic on the home page: picture, name and a short answer; one button as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from navigator.ui.theme import RADIUS, SPACE, Look, Mode, Role, current_look
from navigator.ui.widgets.card import SHADOW_PX, card_outline, paint_shadow
from navigator.ui.widgets.painted import PaintedButton, joined
from navigator.ui.widgets.sheet import BoxPart, Sheet, block, paint_box
from navigator.ui.widgets.text_block import TextBlock

_PICTURE = (96, 72)
_LARGEST_PICTURE = 1.5
LEAST_CHARS = 14
"""Characters for which the narrowest tile has room."""
_NARROW_CHARS = 20
"""Characters. In a narrower tile the name is as small as the text."""
_LEAST_PICTURE = 0.25
"""The share below which a picture says nothing: the name then stands below it."""
NO_ANSWER = -1
_COMPACT = 0.5
"""The picture's share of its usual size, so that the tiles and the rest of home fit one screen."""


class TopicTile(PaintedButton):
    """One topic. Signal: `clicked`.

    Args:
        topic: a name of `records.topics`; picks picture and color.
        title: the name of the topic.
        answer: one sentence that already answers, or a count of places.
        shorter: the same in fewer sentences, the longest first, for a tile with few lines.
        danger: what must be heard before the answer; who sees has it beside the tiles.
    """

    def __init__(
        self,
        topic: str,
        title: str,
        answer: str = "",
        *,
        shorter: Sequence[str] = (),
        danger: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(act)
        self.topic = topic
        self._title, self._danger, self._answer = title, danger, answer
        self._shorter = shorter
        self._compact = False
        self._lines = 0
        self.setProperty("ring_radius", RADIUS.card)
        self.renew()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001  Qt setter style
        """Put the picture beside the name, or above it."""
        if compact != self._compact:
            self._compact = compact
            self.renew()

    def set_answer_lines(self, lines: int) -> None:
        """Show so many lines of the answer at most; 0 shows all, `NO_ANSWER` none.

        Read aloud, it stays whole.
        """
        if lines != self._lines:
            self._lines = lines
            self.renew()

    def spoken(self) -> str:
        """Return name, danger and answer."""
        return joined(self._title, self._danger, self._answer)

    def preferred_width(self) -> int:
        """Return the width of about twenty-eight characters."""
        return current_look().measure_px(28) + 2 * SPACE.m

    def least_width(self) -> int:
        """Return a width that has room for a small picture beside the name."""
        return current_look().measure_px(LEAST_CHARS) + 2 * SPACE.s

    def compose(self, sheet: Sheet) -> None:
        """Place picture, name and answer."""
        look, colors = sheet.look, sheet.look.colors
        own = colors.topics.get(self.topic)
        strong, soft, tint = (
            (own.ink, own.soft, own.tint) if own else (colors.primary, colors.line, colors.tint)
        )
        ink = strong if look.mode is not Mode.HIGH_CONTRAST else colors.ink
        pad = SPACE.s if self._compact else SPACE.m
        scale = min(_LARGEST_PICTURE, max(0.875, look.factor * 0.875))
        if self._compact:
            scale *= _COMPACT
        inner = sheet.width - 2 * pad
        title = block(look, self._title, Role.LEAD, bold=True)
        taken = _PICTURE[0] * scale + 3 * SPACE.s
        is_narrow = inner < look.measure_px(_NARROW_CHARS)
        if not self._compact and title.longest_word_width > inner:
            title = block(look, self._title, Role.BODY, bold=True)
        if self._compact and (is_narrow or title.longest_word_width > inner - taken):
            title = block(look, self._title, Role.BODY, bold=True)
            spare = inner - title.longest_word_width - 3 * SPACE.s
            if spare >= _LEAST_PICTURE * _PICTURE[0]:
                scale = min(scale, spare / _PICTURE[0])
        wide, high = round(_PICTURE[0] * scale), round(_PICTURE[1] * scale)
        y: float
        if self._compact:
            badge = QRectF(0, 0, wide + 2 * SPACE.xs, high + 2 * SPACE.xs)
            sheet.box(
                QRectF(pad, pad, badge.width(), badge.height()), fill=tint, radius=RADIUS.control
            )
            picture = QRectF(pad + SPACE.xs, pad + SPACE.xs, wide, high)
            beside = badge.width() + SPACE.xs
            room = inner - beside
            if title.longest_word_width > room:  # below the picture: no name is cut in a word
                y = pad + badge.height() + SPACE.xxs
                y += sheet.text(title, pad, y, inner, ink) + SPACE.xs
            else:
                height: float = sheet.text(title, pad + beside, pad, room, ink)
                down = max(0.0, (badge.height() - height) / 2)
                for part in sheet.parts[1:]:
                    part.rect.translate(0, down)
                y = pad + max(badge.height(), height) + SPACE.xs
        else:
            band = high + 2 * SPACE.xs
            sheet.box(QRectF(0, 0, sheet.width, band), fill=tint, radius=RADIUS.card, top_only=True)
            # The picture's own margin is taken back, so that its ground line meets the text's edge.
            picture = QRectF(pad - round(9 * scale), SPACE.xs + SPACE.xxs, wide, high)
            y = band + SPACE.s
            y += sheet.text(title, pad, y, inner, ink) + SPACE.xxs
        sheet.picture(self.topic, picture, strong=strong, soft=soft, paper=colors.card)
        if self._lines != NO_ANSWER:
            y += sheet.text(self._fitting(look, inner), pad, y, inner, colors.ink)
        sheet.height = int(y) + pad + SHADOW_PX

    def _fitting(self, look: Look, width: int) -> TextBlock:
        """Return the most whole sentences that the lines hold; the answer cut where none fits."""
        for text in (self._answer, *self._shorter) if self._lines else ():
            whole = block(look, text)
            if whole.layout(width, rtl=look.rtl).lineCount() <= self._lines:
                return whole
        return block(look, self._answer, max_lines=self._lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card below the parts; its edge thickens under the pointer."""
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW_PX)
        paint_shadow(painter, rect, look, RADIUS.card)
        paint_box(painter, BoxPart(rect, self.ground(look.colors.card), radius=RADIUS.card))
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self)
        outline, line = card_outline(look)
        if self.is_hovered or self.isDown():
            outline, line = look.colors.primary, 2.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, BoxPart(rect, outline=outline, radius=RADIUS.card, line=line))
