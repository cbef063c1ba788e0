"""The fields for a search and for a ZIP code or a city: no history, no suggestions.

Typed words are forgotten on clearing: the undo history goes too.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegularExpressionValidator,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit

from navigator.ui.theme import SPACE, current_look, icon_pixmap
from navigator.ui.theme.icons import draw_pixmap
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Arranged


class SearchField(Arranged, QLineEdit):
    """A line edit for searching. Signals: `textChanged(str)`, `returnPressed`, `cleared`.

    `label` is its name for screen readers, `hint` the example shown while empty. `entered` is
    emitted when it gets the focus: somebody may type soon.
    """

    cleared = Signal()
    entered = Signal()

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__()
        # No keyboard on a screen and no input method may learn what is searched for here.
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhNoPredictiveText | hints.ImhSensitiveData)
        self._hints = ("", "")
        self._aside = ""
        """What was searched for, while a page that needs it less is on show."""
        self.clear_button = Button(
            self.tr("Clear search"), variant="inline", icon_name="x", icon_only=True
        )
        self.clear_button.setParent(self)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.clicked.connect(self._clear_clicked)
        self.set_words(label, hint)
        self.textChanged.connect(self._show_clear)
        self.textEdited.connect(self._drop_aside)
        self._show_clear("")
        self._arrange()

    def set_words(self, label: str, hint: str) -> None:
        """Set name and example, as after a change of language."""
        self.setAccessibleName(label)
        self._hints = (hint, label)
        self._show_hint()
        self.clear_button.set_label(self.tr("Clear search"))

    def setText(self, text: str | None) -> None:
        """Set the text, and show or hide the clear button also when signals are blocked."""
        super().setText(text)
        self._show_clear(self.text())

    def put_aside(self) -> None:
        """Empty the field, so that nobody reads over a shoulder what was searched for."""
        self._aside = self.text() or self._aside
        self.setText("")

    def bring_back(self) -> None:
        """Show what was put aside, unless something else was typed."""
        if not self.text():
            self.setText(self._aside)
        self._drop_aside()

    def forget(self) -> None:
        """Empty the field so that nothing of it can be brought back."""
        self.setText("")
        self._drop_aside()
        self.cleared.emit()

    def _drop_aside(self) -> None:
        self._aside = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field with Escape; leave the key to the parent when it is empty."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.forget()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Emit `entered`: the next keys are a search."""
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the trailing end."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then the magnifier at its leading end."""
        super().paintEvent(event)
        look = current_look()
        size = look.icon_px()
        painter = QPainter(self)
        ink = look.colors.quiet if self.isEnabled() else look.colors.disabled
        pixmap = icon_pixmap("search", ink, size, self.devicePixelRatioF())
        left = self.width() - SPACE.s - size if look.rtl else SPACE.s
        draw_pixmap(painter, pixmap, left, (self.height() - size) / 2)

    def _clear_clicked(self) -> None:
        self.forget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_clear(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))

    def _arrange(self) -> None:
        look = current_look()
        lead = look.icon_px() + SPACE.xs
        side = min(look.target_px, self.height()) - 8
        self.clear_button.setFixedSize(side, side)
        left = 4 if look.rtl else self.width() - side - 4
        self.clear_button.move(left, (self.height() - side) // 2)
        first, last = (side - 4, lead) if look.rtl else (lead, side - 4)
        self.setTextMargins(first, 0, last, 0)
        self._show_hint()

    def _show_hint(self) -> None:
        """Show the example where all of it fits, else the label."""
        margins = self.textMargins()
        room = self.width() - margins.left() - margins.right() - 2 * SPACE.m
        hint, label = self._hints
        fits = self.fontMetrics().horizontalAdvance(hint) <= room
        self.setPlaceholderText(hint if fits else label)


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
