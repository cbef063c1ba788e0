"""The center's own list on the settings page: lines that can not be used, and a copy to hand on.

Saving a copy is the only way the list leaves, and the person chooses where to.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from navigator.errors import KnownError
from navigator.files import replace_text
from navigator.pack.local import Local
from navigator.ui.desk import Desk
from navigator.ui.pages.blocks import text_list
from navigator.ui.theme.tokens import SPACE
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import told

_MOST_SLIPS = 20
"""The most faulty lines on the page; who has more reads them in a terminal."""
_NAME = "own-list.csv"


def has_own_list(local: Local) -> bool:
    """Return whether the center has a list of its own: any rows, or any faulty lines."""
    return bool(local.slips or local.places_table.rows or local.calls_table.rows)


class OwnListCard(QWidget):
    """The list's faulty lines, and the button that saves a copy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = bare(self, SPACE.s)
        if slips := desk.library.local.slips:
            column.addWidget(WrapLabel(desk.say("place.own_list.left_out")))
            column.addWidget(text_list(map(str, slips[:_MOST_SLIPS])))
        self._told = WrapLabel("", bold=True)
        if desk.policy.saves_pdf:
            column.addWidget(Button(desk.say("place.own_list.copy"), act=self._save_copy))
            column.addWidget(self._told)

    def _save_copy(self) -> None:
        from navigator.ui.paper.dialogs import choose_file  # noqa: PLC0415 - loads what prints

        title = self._desk.say("place.own_list.copy")
        path = choose_file(self.window(), title, _NAME, "CSV (*.csv)")
        if path is None:
            return
        local = self._desk.library.local

        def work() -> KnownError | None:
            try:
                replace_text(path, local.shared())
            except KnownError as error:
                return error
            return None

        self._desk.aside(
            work, lambda error: self._tell(path.name, error) if isValid(self) else None
        )

    def _tell(self, name: str, error: KnownError | None) -> None:
        saved = self._desk.say("place.own_list.saved", name=name)
        words = " ".join(told(error)) if error else saved
        self._told.set_text(words, tone="stop" if error else "ink")
