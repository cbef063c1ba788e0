"""The page that asks for the helper PIN, before any page for staff only."""

from __future__ import annotations

import math

from PySide6.QtCore import QRegularExpression, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from navigator.site.pin import MOST_DIGITS
from navigator.ui.desk import Ask, Ways
from navigator.ui.pages.blocks import box
from navigator.ui.site.staff_access import Staff
from navigator.ui.theme import current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import counted, tr

_SECOND_MS = 1000


class PinField(QLineEdit):
    """A field for a PIN, shown as dots; no menu, no input method that could learn it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(MOST_DIGITS)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhDigitsOnly
            | hints.ImhNoPredictiveText
            | hints.ImhSensitiveData
            | hints.ImhHiddenText
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMaximumWidth(current_look().measure_px(24))


def leave_button(staff: Staff) -> Button:
    """Make the button that closes Navigator, for staff who entered the PIN."""
    return Button(tr("Leave Navigator"), act=staff.leave)


class StaffPage(Page):
    """Asks for the PIN; after wrong ones each wait is longer than the one before."""

    def __init__(self, desk: Ways, ask: Ask, data: None) -> None:
        del data
        super().__init__(tr("For the people who work here"), desk)
        self._desk = desk
        self._route = ask.route
        self._field = PinField(tr("Helper PIN"))
        self._field.returnPressed.connect(self._try)
        self._told = WrapLabel("", tone="stop", bold=True)
        self._enter = Button(tr("Continue"), variant="primary", act=self._try)
        self.add(box(WrapLabel(tr("Helper PIN"), bold=True), self._field, self._told, self._enter))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_wait)
        self._show_wait()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to the field, to type at once."""
        super().focusInEvent(event)
        self._field.setFocus(event.reason())

    def _try(self) -> None:
        pin = self._field.text()
        self._field.setText("")
        if pin and self._desk.staff is not None and self._enter.isEnabled():
            self._enter.setEnabled(False)
            self._desk.staff.try_pin(pin, self._answered)

    def _answered(self, is_right: bool) -> None:  # noqa: FBT001 - as the lane hands it on
        if is_right:
            self._desk.go(self._route)
        else:
            self._show_wait()
            if self._enter.isEnabled():
                self._told.set_text(tr("That is not the PIN."))
                self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wait(self) -> None:
        """Show the seconds until a PIN is accepted, and disable the field until then."""
        seconds = self._desk.staff.wait_seconds() if self._desk.staff is not None else 0.0
        self._field.setEnabled(seconds <= 0)
        self._enter.setEnabled(seconds <= 0)
        if seconds > 0:
            text = tr("That is not the PIN. Try again in {count} [one:second|other:seconds].")
            self._told.set_text(counted(text, math.ceil(seconds)))
            self._timer.start(_SECOND_MS)
        elif self._timer.isActive():
            self._timer.stop()
            self._told.set_text("")
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
