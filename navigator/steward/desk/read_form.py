"""The form below an entry: still right by which page, or not known and why.

The person who reads is asked here as well, once a sitting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from navigator.records.reviewing import ROLES
from navigator.steward.desk.form_parts import WhoFields, keyed
from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing.edit_session import ROLE_WORDS
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.field_form import Line
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.wrap_label import WrapLabel

Asked = Literal["right", "cannot tell"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answers with which the form was sent."""

    outcome: Asked
    page: str
    note: str


_WORDS: dict[Asked, tuple[str, str, str]] = {
    "right": ("The page you read", "Still right", "The page you read."),
    "cannot tell": ("What you could not tell", "Cannot tell", "A note, in one line."),
}
"""By outcome the label of the text, the button, and the sentence where the text is missing."""


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
        self._entry = ""
        self._needs_text = True
        self._typed: dict[tuple[str, str], str] = {}
        """What was typed when the form was put away, by entry and outcome."""
        self.who = WhoFields(bench, ROLES)
        self._texts = {outcome: Line(label) for outcome, (label, _, _) in _WORDS.items()}
        self._signed = WrapLabel("", role=Role.SMALL, tone="quiet")
        self.other = Button("Somebody else", variant="link", act=self._ask_who_anew)
        self._signed_row = flow(self._signed, self.other, gap=SPACE.s)
        self._wrong = WrapLabel("", tone="note")
        self.send = keyed("", variant="primary", key="Enter", act=self._send)
        cancel = keyed("Not now", variant="quiet", key="Esc", act=self.put_away.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, 0)
        column.setSpacing(SPACE.xxs)
        for widget in (
            self.who, self._signed_row, *self._texts.values(), self._wrong,
            flow(self.send, cancel),
        ):  # fmt: skip
            column.addWidget(widget)
        self.hide()

    def ask(
        self, outcome: Asked, page: str = "", *, entry: str = "", needs_page: bool = True
    ) -> None:
        """Open for an outcome, with the page or what was typed for this entry before.

        An outcome that needs no page, as for a translation, is sent at once by a known person.
        """
        self._outcome, self._entry = outcome, entry
        self._needs_text = needs_page or outcome == "cannot tell"
        if not self._needs_text and self._bench.person is not None:
            self.sent.emit(Answer(outcome, "", ""))
            return
        for one, text in self._texts.items():
            text.setVisible(one == outcome and self._needs_text)
        self._text.put(self._typed.get((entry, outcome), page))
        self._text.line.selectAll()
        self.send.set_label(_WORDS[outcome][1])
        self._wrong.hide()
        self._show_who()
        self.show()
        if (missing := self.who.missing) is None and not self._needs_text:
            missing = self.who.organization.field
        (missing or self._text.field).setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed when another entry is looked at."""
        super().hideEvent(event)
        if not event.spontaneous() and self._text.line.isModified():
            self._typed[self._entry, self._outcome] = self._text.cell

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send on Enter, wherever the focus is in the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._send()
            return
        super().keyPressEvent(event)

    @property
    def _text(self) -> Line:
        return self._texts[self._outcome]

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
        """Send the answer, or say what is missing and put the cursor there."""
        missing, told = self.who.missing, list(self.who.take())
        text = self._text.cell if self._needs_text else ""
        if not text and self._needs_text:
            told.append(_WORDS[self._outcome][2])
            missing = missing or self._text.field
        if told:
            self._wrong.set_text("Still missing: " + " ".join(told))
            self._wrong.show()
            (missing or self.who.who.field).setFocus()
            return
        self._text.line.setModified(False)
        self._typed.pop((self._entry, self._outcome), None)
        page, note = (text, "") if self._outcome == "right" else ("", text)
        self.sent.emit(Answer(self._outcome, page, note))
