"""Digits to touch, for a screen without a keyboard: they go to the field that has focus.

It shows itself while a field for digits has focus, and takes no focus of its own.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from navigator.ui.theme import SPACE
from navigator.ui.widgets.button import Button

_LINGER_MS = 200
"""Milliseconds before it hides, longer than a touch: the touched widget must not move meanwhile."""


class NumberPad(QFrame):
    """One row of keys: ten digits, one to delete a digit, one to be done."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "bar")
        self.setProperty("pad", "true")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xxs)
        row.setSpacing(SPACE.xxs)
        row.addStretch(1)
        for digit in "1234567890":
            button = self._button(digit)
            button.clicked.connect(lambda _=False, key=digit: self._send(ord(key), key))
            row.addWidget(button)
        self._back = self._button("", "eraser")
        self._back.clicked.connect(lambda: self._send(Qt.Key.Key_Backspace, "\b"))
        self._done = self._button("", "check")
        self._done.clicked.connect(self._finish)
        row.addWidget(self._back)
        row.addWidget(self._done)
        row.addStretch(1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_LINGER_MS)
        self._wait.timeout.connect(self._look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self._set_words()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Change the words with the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()

    def _set_words(self) -> None:
        """Name the keys that are no digits in the language in use."""
        self._back.set_label(self.tr("Take the last digit back"))
        self._done.set_label(self.tr("Done"))

    def _button(self, word: str, icon_name: str = "") -> Button:
        button = Button(word, icon_name=icon_name, icon_only=bool(icon_name))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._serves(new):
            self._wait.stop()
            self.show()
            QTimer.singleShot(0, self, self._reveal)
        elif QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.hide()
        elif self.isVisible():
            self._wait.start()

    def _look(self) -> None:
        now = QApplication.focusWidget()
        self.setVisible(now is not None and self._serves(now))

    def _serves(self, widget: QWidget) -> bool:
        digits = Qt.InputMethodHint.ImhDigitsOnly
        return widget.window() is self.window() and bool(widget.inputMethodHints() & digits)

    def _reveal(self) -> None:
        """Scroll the field back into sight, as the pad has taken room from the page."""
        field = outer = QApplication.focusWidget()
        while outer is not None:
            if isinstance(outer, QScrollArea) and field is not None:
                outer.ensureWidgetVisible(field)
            outer = outer.parentWidget()

    def _send(self, key: int, text: str) -> None:
        target = QApplication.focusWidget()
        if target is None or not self._serves(target):
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(target, event)

    def _finish(self) -> None:
        """Send Enter, for a field that acts on it; then leave the field."""
        self._send(Qt.Key.Key_Return, "\r")
        field = QApplication.focusWidget()
        if field is not None and self._serves(field):
            field.clearFocus()
