"""A column for the steps of a longer task, one below the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from navigator.steward.desk.form_parts import Line, Scrolled, in_a_row
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel

_LINES = 10


class Steps(Scrolled):
    """The column; each method puts one thing below what is there."""

    def head(self, words: str) -> None:
        """Add the heading of a step."""
        self.column.addWidget(SectionHeading(words))

    def told(self, words: str) -> WrapLabel:
        """Add and return a sentence that changes as the step goes on."""
        label = WrapLabel(words, selectable=True)
        self.column.addWidget(label)
        return label

    def text(self, name: str) -> QPlainTextEdit:
        """Add and return a longer text to read."""
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(name)
        text.setFixedHeight(_height())
        self.column.addWidget(text)
        return text

    def row(self, *buttons: Button) -> None:
        """Add buttons beside each other."""
        self.column.addWidget(in_a_row(*buttons))

    def with_button(self, line: Line, word: str, act: Callable[[], object]) -> None:
        """Add a field, and beside it the button that fills it."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.xs)
        row.addWidget(line, 1)
        row.addWidget(self.act(word, "", act), 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addWidget(holder)

    def act(
        self, word: str, key: str, act: Callable[[], object], *, is_main: bool = False
    ) -> Button:
        """Return a button that is not in the column yet, and bind its key."""
        button = Button(word, variant="primary" if is_main else "plain")
        button.clicked.connect(act)
        if key:
            button.setToolTip(key)
            button.setAccessibleDescription(f"Key {key}")
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Let the texts keep their lines when the letters grow."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for text in self.findChildren(QPlainTextEdit):
                if text.parent() is self.widget():
                    text.setFixedHeight(_height())


def _height() -> int:
    return _LINES * round(current_look().text_px() * 1.5)
