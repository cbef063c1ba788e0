"""The form below an entry: still right by which page, or not known and why.

The person who reads is asked here as well, once a sitting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from navigator.records.reviewing import ROLES
from navigator.steward.desk.form_parts import in_a_row
from navigator.steward.desk.who_fields import WhoFields
from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing.readers import ROLE_WORDS
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.wrap_label import WrapLabel

Asked = Literal["right", "cannot tell"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answers with which the form was sent."""

    outcome: Asked
    page: str
    note: str


class Fitting(QScrollArea):
    """A scroll area as high as its content, as far as the window has room; else it scrolls."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(inside)

        inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return the height of its content at this width."""
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if layout is None:
            return super().sizeHint()
        width = max(self.width(), layout.minimumSize().width())
        return QSize(width, layout.totalHeightForWidth(width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Resize when parts inside are shown or hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Adjust the height to another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class ReadForm(QFrame):
    """The form. Signals: `sent(Answer)` with a known person, `put_away`."""

    sent = Signal(object)
    put_away = Signal()

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self._outcome: Asked = "right"
        self._needs_text = True
        self._key = ("", "")
        self._typed: dict[tuple[str, str], str] = {}
        """The text of the field when the form was put away, by entry and outcome."""
        self.who = WhoFields(bench, ROLES)
        self.text = QLineEdit()
        self._label = WrapLabel("", role=Role.SMALL, bold=True)
        self._signed = WrapLabel("", role=Role.SMALL, tone="quiet")
        self.other = Button("Somebody else", variant="link")
        self.other.clicked.connect(self._ask_who_anew)
        self._signed_row = in_a_row(self._signed, self.other, gap=SPACE.s)
        self._wrong = WrapLabel("", tone="note")
        self.send = Button("", variant="primary")
        self.send.clicked.connect(self._send)
        cancel = Button("Not now", variant="quiet")
        cancel.setToolTip("Esc")
        cancel.clicked.connect(self.put_away)
        acts = in_a_row(self.send, cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, 0)
        column.setSpacing(SPACE.xxs)
        for widget in (
            self.who, self._signed_row, self._label, self.text, self._wrong, acts,
        ):  # fmt: skip
            column.addWidget(widget)
        self.hide()

    def ask(
        self, outcome: Asked, page: str = "", *, entry: str = "", needs_page: bool = True
    ) -> None:
        """Open for an outcome, with the page or what was typed for this entry before.

        An outcome that needs no page, as for a translation, is sent at once by a known person.
        """
        self._outcome = outcome
        self._key = (entry, outcome)
        self._needs_text = needs_page or outcome == "cannot tell"
        if not self._needs_text and self._bench.person is not None:
            self.sent.emit(Answer(outcome, "", ""))
            return
        is_right = outcome == "right"
        self._label.set_text("The page you read" if is_right else "What you could not tell")
        self.text.setAccessibleName("The page you read" if is_right else "What you could not tell")
        self.text.setText(self._typed.get(self._key, page if is_right else ""))
        self.text.selectAll()
        self._label.setVisible(self._needs_text)
        self.text.setVisible(self._needs_text)
        self.send.set_label("Still right" if is_right else "Cannot tell")
        self.send.setToolTip("Enter")
        self._wrong.set_text("")
        self._wrong.hide()
        self._show_who()
        self.show()
        asks_who = self._bench.person is None and not self.who.who.cell
        first = self.who.who.line if asks_who or not self._needs_text else self.text
        first.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when another entry is looked at."""
        super().hideEvent(event)
        if not event.spontaneous() and self.text.isModified():
            self._typed[self._key] = self.text.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send on Enter, wherever the focus is in the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send()
            return
        super().keyPressEvent(event)

    def _show_who(self) -> None:
        """Show the person who signs, or the fields that ask."""
        person = self._bench.person
        self.who.ask()
        self._signed_row.setVisible(person is not None)
        if person is not None:
            role = ROLE_WORDS[person.role].lower()
            self._signed.set_text(f"Signed by {person.who}, {role}, {person.organization}")

    def _ask_who_anew(self) -> None:
        self.who.ask_anew()
        self._show_who()

    def _send(self) -> None:
        told = list(self.who.take())
        text = self.text.text().strip() if self._needs_text else ""
        if not text and self._needs_text:
            wanted = "The page you read." if self._outcome == "right" else "A note, in one line."
            told.append(wanted)
        if told:
            self._wrong.set_text("Still missing: " + " ".join(told))
            self._wrong.show()
            return
        page, note = (text, "") if self._outcome == "right" else ("", text)
        self.text.setModified(False)
        self._typed.pop(self._key, None)
        self.sent.emit(Answer(self._outcome, page, note))
