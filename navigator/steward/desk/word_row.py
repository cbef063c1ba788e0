"""One text at the desk: the English, its translation to type into, and that of a similar text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from navigator.language.bidi import is_rtl
from navigator.steward.editing.wordings import Line
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.wrap_label import WrapLabel

_NARROW = 76
"""The translation stands below the English in a row with fewer letters across."""
_LETTERS_A_LINE = 44
_MOST_LINES = 8
_STATES = {
    "missing": "Missing",
    "unchecked": "Nobody has checked it",
    "checked": "Checked",
    "left over": "Left over",
}


class WordRow(QFrame):
    """A text. Signals: `typed(text)`, `approved`, and `thrown` to delete a left-over one."""

    typed = Signal(str)
    approved = Signal()
    thrown = Signal()

    def __init__(self, line: Line, number: int, lang: str, draft: str | None) -> None:
        super().__init__()
        self.line = line
        self.field = QPlainTextEdit(line.translation if draft is None else draft)
        self.field.setAccessibleName(f"Translation {number}: {line.english[:60]}")
        self.field.setTabChangesFocus(True)
        if is_rtl(lang):
            self.field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._is_gone = line.state == "left over"
        self.field.setReadOnly(self._is_gone)
        self.field.setFixedHeight(self._height(line))
        self.field.textChanged.connect(lambda: self.typed.emit(self.text))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, SPACE.xs, SPACE.xs, 0)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        whole.addLayout(self._across)
        line_below = QFrame()
        line_below.setProperty("frame", "hairline")
        line_below.setFixedHeight(1)
        whole.addWidget(line_below)
        self._across.setSpacing(SPACE.m)
        self._across.addWidget(self._english(number), 1)
        self._across.addWidget(self._translation(), 1)
        keys = [("Ctrl+Return", self.approved), ("Ctrl+Enter", self.approved)]
        for key, act in keys if not self._is_gone else ():
            self._key(key, act.emit)
        if line.offer:
            self._key("Ctrl+U", self.take_offer)
        if self._is_gone:
            self._key("Ctrl+D", self.thrown.emit)

    @property
    def text(self) -> str:
        """The typed text, without spaces at its ends."""
        return self.field.toPlainText().strip()

    def take_offer(self) -> None:
        """Put the offer into the field, to be read and mended there."""
        self.field.setPlainText(self.line.offer)
        self.field.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out side by side, or one below the other."""
        super().resizeEvent(event)
        is_narrow = self.width() < current_look().measure_px(_NARROW)
        down, along = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if is_narrow else along)

    def _english(self, number: int) -> QWidget:
        side, column = _side()
        column.addWidget(WrapLabel(f"{number}. {self.line.english}", selectable=True))
        where = list(self.line.places[:1])
        if more := len(self.line.places) - 1:
            where += [f"and {more} more"] if more > 0 else []
        told = [_STATES[self.line.state], self.line.note.rstrip("."), " ".join(where)]
        told = [one for one in told if one]
        column.addWidget(WrapLabel(" \u00b7 ".join(told), role=Role.SMALL, tone="quiet"))
        column.addStretch(1)
        return side

    def _translation(self) -> QWidget:
        side, column = _side()
        column.addWidget(self.field)
        acts = QWidget()
        flow = FlowLayout(acts, gap=SPACE.xs)
        if self._is_gone:
            if self.line.offered_of:
                told = f"It may be for this now: {self.line.offered_of}"
                column.addWidget(WrapLabel(told, role=Role.SMALL))
            flow.addWidget(self._button("Throw away  Ctrl+D", self.thrown.emit))
        else:
            if self.line.offer:
                of = f"For “{self.line.offered_of}” it was: {self.line.offer}"
                column.addWidget(WrapLabel(of, role=Role.SMALL))
                flow.addWidget(self._button("Use that  Ctrl+U", self.take_offer))
            flow.addWidget(self._button("Approve  Ctrl+Enter", self.approved.emit))
        column.addWidget(acts)
        column.addStretch(1)
        return side

    def _button(self, text: str, act: object) -> Button:
        word, _, key = text.partition("  ")
        button = Button(text, variant="quiet")
        button.setAccessibleName(f"{word}: {self.line.english[:60]}")
        button.setAccessibleDescription(f"Key {key}")
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field
        button.clicked.connect(act)
        return button

    def _key(self, keys: str, act: object) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(keys), self, context=context).activated.connect(act)

    def _height(self, line: Line) -> int:
        longest = max(len(line.english), len(line.translation), len(line.offer))
        lines = min(_MOST_LINES, 1 + longest // _LETTERS_A_LINE)
        return round((lines + 1) * current_look().text_px() * 1.4)


def _side() -> tuple[QWidget, QVBoxLayout]:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.xxs)
    return side, column
