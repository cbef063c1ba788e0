"""A field for a ZIP code, or for a city where it may: no history, no suggestions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from navigator.ui.theme import SPACE, current_look

DIGITS = 5
MOST_LETTERS = 40
_CODE = rf"[0-9]{{0,{DIGITS}}}"
_CITY = rf"[^0-9]{{0,{MOST_LETTERS}}}"
_CITY_WIDTH = "Salem, OR"


class ZipField(QLineEdit):
    """Signals: `given(str)`, with five digits, or with nothing when it is emptied; `named(str)`.

    `named` brings the name of a city when Enter is pressed, where `cities` are taken. One that
    `begins_anew` is emptied by a touch, and gives whole codes alone: nothing comes of a digit
    that was left in it. Left without a whole code, it shows again what it had.
    """

    given = Signal(str)
    named = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, cities: bool = False, begins_anew: bool = False
    ) -> None:
        super().__init__(parent)
        self._last = ""
        self._begins_anew = begins_anew
        self._widest = _CITY_WIDTH if cities else "0" * DIGITS
        self.setMaxLength(MOST_LETTERS if cities else DIGITS)
        taken = QRegularExpression(f"{_CODE}|{_CITY}" if cities else _CODE)
        self.setValidator(QRegularExpressionValidator(taken, self))
        hints = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        if not cities:
            hints |= Qt.InputMethodHint.ImhDigitsOnly
        self.setInputMethodHints(hints)
        self.returnPressed.connect(self._entered)
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
        metrics = self.fontMetrics()
        wide = max(map(metrics.horizontalAdvance, (self.placeholderText(), self._widest)))
        self.setFixedWidth(wide + 2 * SPACE.m + current_look().measure_px(3))

    def show_code(self, code: str) -> None:
        """Show what is chosen, without a signal and without a step that could be undone."""
        blocked = self.blockSignals(True)
        self.setText(code)
        self.blockSignals(blocked)
        self._last = code

    def forget(self) -> None:
        """Empty it, the steps that undo included, without a signal."""
        self.show_code("")

    def begin_anew(self) -> None:
        """Be ready for another code, with none of the old one's digits."""
        self._empty()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be emptied by a touch, where it begins anew."""
        super().mousePressEvent(event)
        if self._begins_anew:
            self._empty()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark what stands there, so that typing replaces it however focus came."""
        super().focusInEvent(event)
        if self._begins_anew:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what is chosen again, where nothing else was."""
        super().focusOutEvent(event)
        if self._begins_anew:
            self.show_code(self._last)

    def _empty(self) -> None:
        last = self._last
        self.forget()
        self._last = last

    def _changed(self, text: str) -> None:
        is_whole = len(text) == DIGITS and text.isdigit()
        if (is_whole or not (text or self._begins_anew)) and text != self._last:
            self._last = text
            self.given.emit(text)

    def _entered(self) -> None:
        text = self.text().strip()
        if text and not text[0].isdigit() and text != self._last:
            self.named.emit(text)
