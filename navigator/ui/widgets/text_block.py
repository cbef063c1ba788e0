"""Lays out and paints a paragraph: wraps anywhere it must, with a line height of its own.

Plain text only. It has what Qt's labels lack: a line height, breaking of words longer than the
line, marked words, a limit of lines with an ellipsis, and edges that follow the reading direction
of the page, whatever script the text is in. No paragraph ends with a word alone where as many
narrower lines avoid it.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

from navigator.language.bidi import reads_from_right

_LINE_SEPARATOR = "\u2028"
_STUB_SHARE = 0.25
"""A last line shorter than this share of the width looks left over."""
_NARROWER = (0.92, 0.84, 0.76, 0.68, 0.60)
"""Shares of the width at which the lines are broken anew to lengthen the last one."""


class Span(NamedTuple):
    """A run of characters to mark: first index and length."""

    start: int
    length: int


_ARABIC = re.compile("[\u0620-\u08ff]")
_OVERHANG_PX = 2
"""Pixels by which the last letter of an Arabic word may reach beyond its advance."""


class TextBlock:
    """One paragraph in one font. `line_height` is a multiple of the font's pixel size."""

    def __init__(
        self,
        text: str,
        font: QFont,
        line_height: float,
        *,
        max_lines: int = 0,
        spans: tuple[Span, ...] = (),
        centered: bool = False,
    ) -> None:
        self.text = text
        self.font = font
        self.spans = spans
        self.selected = Span(0, 0)
        """The run that is selected; painted like a marked one, in colors of its own."""
        self.max_lines = max_lines
        self.centered = centered
        self.line_px = round(font.pixelSize() * line_height)
        self._metrics = QFontMetricsF(font)
        self._heights: dict[int, int] = {}
        self._layout: QTextLayout | None = None
        self._laid_out: tuple[int, bool] = (-1, False)
        self._natural = -1

    @property
    def natural_width(self) -> int:
        """The width of the widest line when nothing has to wrap."""
        if self._natural < 0:
            lines = self.text.split("\n")
            widest = max(self._metrics.horizontalAdvance(line) for line in lines)
            self._natural = int(widest) + 2 + self._overhang
        return self._natural

    @property
    def longest_word_width(self) -> int:
        """The width of the longest word."""
        words = self.text.split()
        widest = max((self._metrics.horizontalAdvance(word) for word in words), default=0)
        return int(widest) + 1 + self._overhang

    @property
    def _overhang(self) -> int:
        """The room of a last letter that reaches beyond its advance, which a layout counts."""
        return _OVERHANG_PX if _ARABIC.search(self.text) else 0

    def height(self, width: int) -> int:
        """Return the height in pixels at a width."""
        if not self.text:
            return 0
        known = self._heights.get(width)
        if known is None:
            if "\n" not in self.text and self.natural_width <= width:
                known = self.line_px
            else:
                known = self.line_px * self.layout(width, rtl=False).lineCount()
            self._heights[width] = known
        return known

    def used_width(self, width: int) -> int:
        """Return the width of the widest line as the text is broken at a width."""
        layout = self.layout(width, rtl=False)
        lines = map(layout.lineAt, range(layout.lineCount()))
        return math.ceil(max((line.naturalTextWidth() for line in lines), default=0))

    def layout(self, width: int, *, rtl: bool) -> QTextLayout:
        """Return the text layout at a width; lines start at the leading edge of the page."""
        if self._layout is None or self._laid_out != (width, rtl):
            self._layout = self._lay_out_well(width, rtl=rtl)
            limit = self.max_lines
            if limit and self._layout.lineCount() > limit:
                last = self._layout.lineAt(limit - 1)
                kept = self.text[: last.textStart()]
                rest = self.text[last.textStart() :].replace("\n", " ")
                elided = self._metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
                self._layout = self._lay_out(kept + elided, width, rtl=rtl, limit=limit)
            self._laid_out = (width, rtl)
        return self._layout

    def _lay_out_well(self, width: int, *, rtl: bool) -> QTextLayout:
        """Lay out as many lines as the width makes; avoid a last line that is very short.

        Narrower lines never add one, nor break a word.
        """
        plain = self._lay_out(self.text, width, rtl=rtl)
        if "\n" in self.text or not _has_stub(plain, width):
            return plain
        for share in _NARROWER:
            narrow = int(width * share)
            if narrow < self.longest_word_width:
                break
            tried = self._lay_out(self.text, width, rtl=rtl, wrap_px=narrow)
            if tried.lineCount() != plain.lineCount():
                break
            if not _has_stub(tried, width):
                return tried
        return plain

    def _lay_out(
        self, text: str, width: int, *, rtl: bool, limit: int = 0, wrap_px: int = 0
    ) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # The direction of the text is its own; the edge it hangs on is the page's.
        from_right = not text.isascii() and reads_from_right(text, otherwise=rtl)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
        )
        edge = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        edge = Qt.AlignmentFlag.AlignHCenter if self.centered else edge
        option.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        lead = (self.line_px - self._metrics.height()) / 2
        wrap = wrap_px or width
        left = (width - wrap) / 2 if self.centered else width - wrap if rtl else 0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(1, wrap))
            # One baseline grid, even where a letter comes from a taller fallback font.
            line.setPosition(QPointF(left, y + lead + self._metrics.ascent() - line.ascent()))
            y += self.line_px
            if limit and layout.lineCount() == limit:
                break
        layout.endLayout()
        return layout

    def paint(
        self,
        painter: QPainter,
        x: float,
        y: float,
        width: int,
        color: QColor,
        *,
        rtl: bool = False,
        mark: tuple[QColor, QColor] | None = None,
        selection: tuple[QColor, QColor] | None = None,
    ) -> None:
        """Paint with the top left corner at x, y.

        `mark` is ink and ground of marked spans, `selection` those of the selected run.
        """
        if not self.text:
            return
        painter.setPen(color)
        formats = []
        if mark is not None:
            formats = [_format(span, *mark) for span in self.spans]
        if selection is not None and self.selected.length:
            formats.append(_format(self.selected, *selection))
        self.layout(width, rtl=rtl).draw(painter, QPointF(x, y), formats)

    def position_at(self, x: float, y: float, width: int, *, rtl: bool) -> int:
        """Return the index of the character nearest to a point inside the block."""
        layout = self.layout(width, rtl=rtl)
        row = max(0, min(layout.lineCount() - 1, int(y // self.line_px)))
        return layout.lineAt(row).xToCursor(x)


def _has_stub(layout: QTextLayout, width: int) -> bool:
    """Return whether the last of several lines is shorter than a quarter of the width."""
    count = layout.lineCount()
    return count > 1 and layout.lineAt(count - 1).naturalTextWidth() < width * _STUB_SHARE


def _format(span: Span, ink: QColor, ground: QColor) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat  # noqa: PLC0415 - start time: only for marked words

    made = QTextLayout.FormatRange()
    made.start = span.start
    made.length = span.length
    style = QTextCharFormat()
    style.setForeground(QBrush(ink))
    style.setBackground(QBrush(ground))
    made.format = style
    return made
