"""A field for a ZIP code or, if allowed, a city: no history, no suggestions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from navigator.ui.theme import SPACE, current_look

DIGITS = 5
MOST_LETTERS = 40
_CODE = rf"[0-9]{{0,{DIGITS}}}"
_CITY = rf"[^0-9]{{0,{MOST_LETTERS}}}"
_CITY_WIDTH = "Salem, OR"


class ZipField(QLineEdit):
    """A field for a ZIP code or a city. Signals: `given(str)`, `named(str)`.

    `given` is emitted with five digits, or with "" when the field is emptied; `named` with the
    name of a city when Enter is pressed, if `cities` is set. With `begins_anew` a touch empties
    the field, and only whole codes are emitted: a digit left in it has no effect, and leaving it
    without a whole code shows the former one again.
    """

    given = Signal(str)
    named = Signal(str)

    def __init__(self, *, cities: bool = False, begins_anew: bool = False) -> None:
        super().__init__()
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
        """Set its name for screen readers and the hint inside."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setPlaceholderText(hint)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._measure()

    def _measure(self) -> None:
        metrics = self.fontMetrics()
        wide = max(map(metrics.horizontalAdvance, (self.placeholderText(), self._widest)))
        self.setFixedWidth(wide + 2 * SPACE.m + current_look().measure_px(3))

    def show_code(self, code: str) -> None:
        """Show a code, without a signal and without an undo step."""
        blocked = self.blockSignals(True)
        self.setText(code)
        self.blockSignals(blocked)
        self._last = code

    def forget(self) -> None:
        """Empty the field and its undo history, without a signal."""
        self.show_code("")

    def begin_anew(self) -> None:
        """Empty the field and focus it, for another code."""
        self._empty()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Empty the field at a touch, with `begins_anew`."""
        super().mousePressEvent(event)
        if self._begins_anew:
            self._empty()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the code, with `begins_anew`, so that typing replaces it."""
        super().focusInEvent(event)
        if self._begins_anew:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the former code again, with `begins_anew`, unless a new one was given."""
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
