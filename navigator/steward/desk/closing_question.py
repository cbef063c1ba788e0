"""The question before the desk closes with saves that are in no commit.

They can be committed or left, or the desk stays open.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from navigator.steward.desk.workbench import Trouble, Workbench
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.wrap_label import WrapLabel

_WIDE = 64
_LINES = 8


class ClosingQuestion(QDialog):
    """The question. Signal: `decided` when the desk may close."""

    decided = Signal()

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        bench.troubled.connect(self._tell)
        self.finished.connect(self.deleteLater)
        many = len(bench.sitting.acts)
        self.setWindowTitle("Close the desk")
        self.setMinimumWidth(min(parent.width(), current_look().measure_px(_WIDE)))
        told = "One change lies" if many == 1 else f"{many} changes lie"
        told += " in files, but in no commit yet."
        if bench.left:
            told += f" Left by an earlier sitting: {', '.join(map(str, bench.left))}."
        title = WrapLabel(told, role=Role.LEAD, bold=True)
        label = WrapLabel("Message of the commit", role=Role.SMALL, tone="quiet")
        self.message = QPlainTextEdit(bench.sitting.message())
        self.message.setAccessibleName("Message of the commit")
        self.message.setTabChangesFocus(True)
        self.message.setFixedHeight(_LINES * round(current_look().text_px() * 1.5))
        self.wrong = WrapLabel("", tone="note")
        self.wrong.hide()
        self.commit = Button("Commit with this message", variant="primary")
        self.commit.setToolTip("Ctrl+Enter")
        self.leave = Button("Leave it to me")
        self.stay = Button("Stay", variant="quiet")
        self.commit.clicked.connect(self._commit)
        self.leave.clicked.connect(self._leave)
        self.stay.clicked.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._commit)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.l, SPACE.l, SPACE.l)
        column.setSpacing(SPACE.s)
        for widget in (title, label, self.message, self.wrong):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(SPACE.xs)
        for button in (self.commit, self.leave, self.stay):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.message.setFocus()

    def _commit(self) -> None:
        message = self.message.toPlainText().strip()
        if not message:
            self._tell(Trouble("A commit needs a message."))
            return
        self.commit.setEnabled(False)
        self._bench.work(
            lambda: self._bench.sitting.commit(message), lambda _: self._leave(), "Committing"
        )

    def _leave(self) -> None:
        self.accept()
        self.decided.emit()

    def _tell(self, told: Trouble | None) -> None:
        """Show git's own words here, for the banner lies behind this question."""
        if told is not None:
            self.wrong.set_text(f"{told.sentence} {told.next_step}".strip())
            self.wrong.show()
            self.commit.setEnabled(True)
