"""A label for running text: wraps well, breaks long words, never reads markup.

Text is plain. Lines are at most `LINE_LENGTH_CHARS` long however wide the label is. `role` is the
step of the type scale, `tone` the use of its color.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent

from navigator.language.bidi import is_rtl, plain
from navigator.ui.theme import Look, Role, current_look
from navigator.ui.theme.tokens import LINE_LENGTH_CHARS
from navigator.ui.widgets.painted import PaintedLabel
from navigator.ui.widgets.sheet import Sheet, block
from navigator.ui.widgets.text_block import Span, TextBlock

Tone = Literal["ink", "quiet", "primary", "stop", "note"]
_MARK = re.compile("(\u2022|[0-9]+\\.)\u2002")
_HEADINGS = (Role.HEADING, Role.TITLE, Role.DISPLAY)


class WrapLabel(PaintedLabel):
    """A label of running text.

    Args:
        text: plain text; line breaks are kept. A bullet or a number and an en space at its
            beginning stand in the margin of its lines, as its mark.
        role: step of the type scale; headings are bold by themselves.
        tone: the use of its color.
        bold: bold for the smaller roles.
        max_chars: longest line; 0 for no limit.
        max_lines: cut with an ellipsis after so many lines; 0 for no limit.
        lang: the language of the text where it is not that of the page: its font and edge.
        selectable: the mouse, Ctrl+A and Ctrl+C select and copy the text, not its mark.
    """

    def __init__(
        self,
        text: str = "",
        *,
        role: Role = Role.BODY,
        tone: Tone = "ink",
        bold: bool = False,
        max_chars: int = LINE_LENGTH_CHARS,
        max_lines: int = 0,
        lang: str = "",
        selectable: bool = False,
    ) -> None:
        super().__init__()
        self._text = text
        self._lang = lang
        self._role = role
        self._tone: Tone = tone
        self._bold = bold or role in _HEADINGS
        self._lit: tuple[Span, ...] = ()
        self._max_chars = max_chars
        self._max_lines = max_lines
        self._start: int | None = None
        """The index of the character where the mouse began to select."""
        self._block: TextBlock | None = None
        # On a touch screen a finger scrolls and marks nothing.
        self._selectable = selectable and not current_look().touch
        self._indent = 0
        if self._selectable:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.setCursor(Qt.CursorShape.IBeamCursor)
        self.renew()

    def set_text(self, text: str, *, tone: Tone | None = None) -> None:
        """Show another text, in another color if a `tone` is given."""
        shown = (text, tone or self._tone)
        if shown != (self._text, self._tone):
            self._text, self._tone = shown
            self._start = None
            self.renew()

    def set_role(self, role: Role) -> None:
        """Set the text in another step of the type scale."""
        if role is not self._role:
            self._role = role
            self.renew()

    def light(self, words: str) -> None:
        """Mark one sentence of the text, as it is read aloud; empty marks none."""
        start = self._text.find(words) if words else -1
        # The whole text needs no mark: what lies around it tells.
        is_part = start >= 0 and len(words) < len(self._shown()[1].rstrip())
        lit = (Span(start, len(words)),) if is_part else ()
        if lit != self._lit:
            self._lit = lit
            self.renew()

    def look(self) -> Look:
        """Return the page's look, with the fonts and direction of the text's own language."""
        look = current_look()
        if not self._lang:
            return look
        return replace(look, language=self._lang, rtl=is_rtl(self._lang))

    def spoken(self) -> str:
        """Return the text, its mark included."""
        return self._text

    def renew(self) -> None:
        """Compose again with a fresh text block."""
        self._block = None
        super().renew()

    def preferred_width(self) -> int:
        """Return the natural width of the text, up to the longest line."""
        width = self._text_block().natural_width + self._indent
        return min(width, self._measure())

    def used_width(self, width: int) -> int:
        """Return how much of a width the lines take."""
        text = self._text_block()
        return self._indent + text.used_width(min(width, self._measure()) - self._indent)

    def least_width(self) -> int:
        """Return the width of the longest word, but no more than some twelve characters."""
        width = self._text_block().longest_word_width + self._indent
        return min(width, current_look().measure_px(12))

    def compose(self, sheet: Sheet) -> None:
        """Place one text block, no wider than the longest line, and its mark."""
        color = getattr(sheet.look.colors, self._tone)
        text = self._text_block()
        width = min(sheet.width, self._measure()) - self._indent
        sheet.height = sheet.text(text, self._indent, 0, width, color)
        if self._indent:
            sheet.text(self._mark_block(), 0, 0, self._indent, sheet.look.colors.quiet)

    def selected_text(self) -> str:
        """Return the selected text; empty when nothing is selected."""
        text = self._text_block()
        return plain(text.text[text.selected.start :][: text.selected.length])

    def _select(self, start: int, end: int) -> None:
        first = min(start, end)
        self._text_block().selected = Span(first, abs(end - start))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a selection."""
        if not self._selectable or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._start = self._index_at(event.position())
        self._select(self._start, self._start)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend the selection."""
        if self._start is None:
            super().mouseMoveEvent(event)
        else:
            self._select(self._start, self._index_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Select all with Ctrl+A, copy the selection with Ctrl+C."""
        from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - start time: see `bind_key`

        keys = QKeySequence.StandardKey
        if self._selectable and event.matches(keys.SelectAll):
            self._select(0, len(self._text_block().text))
        elif self._selectable and event.matches(keys.Copy):
            if chosen := self.selected_text():
                QGuiApplication.clipboard().setText(chosen)
        else:
            super().keyPressEvent(event)

    def _measure(self) -> int:
        look = current_look()
        # Headings may run as wide as the text they head.
        role = Role.BODY if self._role in _HEADINGS else self._role
        wide = look.measure_px(self._max_chars, role) if self._max_chars else 1 << 20
        return wide * 2 if self._role in _HEADINGS else wide

    def _shown(self) -> tuple[str, str]:
        """Return the mark and the text beside it."""
        found = _MARK.match(self._text)
        return (found[1], self._text[found.end() :]) if found else ("", self._text)

    def _mark_block(self) -> TextBlock:
        # Digits of one width: the texts of a numbered list begin on one line.
        return block(self.look(), self._shown()[0], self._role, bold=self._bold, tabular=True)

    def _text_block(self) -> TextBlock:
        if self._block is None:
            look = self.look()
            mark, text = self._shown()
            cut = len(self._text) - len(text)
            self._block = block(
                look,
                text,
                self._role,
                bold=self._bold,
                max_lines=self._max_lines,
                spans=tuple(Span(one.start - cut, one.length) for one in self._lit),
            )
            self._indent = 0
            if mark:
                gap = round(look.text_px(self._role) * 0.5)
                self._indent = self._mark_block().natural_width + gap
        return self._block

    def _index_at(self, point: QPointF) -> int:
        width = min(self.width(), self._measure()) - self._indent
        rtl = self.look().rtl
        left = self.width() - self._indent - width if rtl else self._indent
        return self._text_block().position_at(point.x() - left, point.y(), width, rtl=rtl)
