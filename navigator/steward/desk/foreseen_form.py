"""A form with its outcome shown beside it, soon after the last letter; one key saves.

It computes nothing by itself: a page says what is asked, what comes of it, and what is saved.
"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.steward.desk.two_panes import TwoPanes
from navigator.steward.desk.workbench import StewardPage, Workbench
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.wrap_label import WrapLabel

_WAIT_MS = 300
"""Milliseconds from the last letter until the outcome is shown."""


class ForeseenForm(StewardPage):
    """Two panes, below them the button that saves and a list of what is missing."""

    unsaved = "What you typed is not saved."

    def __init__(self, bench: Workbench, saves: str) -> None:
        super().__init__(bench)
        self.is_filled = self.is_saving = self.warned = False
        self.save_it = Button(saves, variant="primary")
        self.save_it.setToolTip("Ctrl+Enter")
        self.save_it.clicked.connect(self.save)
        self.missing = WrapLabel("", role=Role.SMALL, tone="quiet")
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(_WAIT_MS)
        self.patience.timeout.connect(self.foresee)
        for key in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save)
        bench.changed.connect(self.renew)

    def save(self) -> None:
        """Save it, or show everything that is missing."""
        raise NotImplementedError

    def foresee(self) -> None:
        """Show the outcome, and what is still missing."""
        raise NotImplementedError

    def renew(self) -> None:
        """Show the present state after an undo, or a save of another page."""
        raise NotImplementedError

    def leave(self) -> bool:
        """Warn once where something was filled in and not saved; True lets the page go."""
        if not self.is_filled or self.warned:
            return True
        self.warned = True
        self.bench.trouble(self.unsaved, "Save it, or go once more to leave it.")
        return False

    def lay_out(self, panes: TwoPanes, *acts: QWidget) -> None:
        """Place the panes, and the buttons beside the one that saves."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        column.addWidget(panes, 1)
        column.addWidget(flow(self.save_it, *acts, self.missing, gap=SPACE.s))

    def not_saved(self) -> None:
        """Handle a failed save: all is as it was."""
        self.is_saving = False
