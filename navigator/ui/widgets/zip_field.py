"""A field for a ZIP code: five digits and nothing else, no history, no suggestions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from navigator.ui.theme import SPACE, current_look

DIGITS = 5


class ZipField(QLineEdit):
    """Signal: `given(str)`, with five digits, or with nothing when it is emptied."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last = ""
        self.setMaxLength(DIGITS)
        self.setValidator(
            QRegularExpressionValidator(QRegularExpression(rf"[0-9]{{0,{DIGITS}}}"), self)
        )
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhDigitsOnly | hints.ImhNoPredictiveText | hints.ImhSensitiveData
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textChanged.connect(self._changed)

    def set_words(self, name: str, hint: str) -> None:
        """Its name for screen readers and the hint inside."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText(hint)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()

    def _measure(self) -> None:
        longest = max(self.placeholderText(), "0" * DIGITS, key=len)
        wide = self.fontMetrics().horizontalAdvance(longest)
        self.setFixedWidth(wide + 2 * SPACE.m + current_look().measure_px(1))

    def show_code(self, code: str) -> None:
        """Show what is chosen, without a signal and without a step that could be undone."""
        blocked = self.blockSignals(True)
        self.setText(code)
        self.blockSignals(blocked)
        self._last = code

    def forget(self) -> None:
        """Empty it, the steps that undo included, without a signal."""
        self.show_code("")

    def _changed(self, text: str) -> None:
        if len(text) in (0, DIGITS) and text != self._last:
            self._last = text
            self.given.emit(text)
