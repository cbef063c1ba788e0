"""A panel of sentences alike but for a state, a number or a month, with new translations.

Each is made from the corrected translation. Nothing is saved before it was shown: one key takes
them all, Esc takes none.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from navigator.steward.desk.form_parts import in_a_row
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.wrap_label import WrapLabel

Alike = tuple[str, str, str]
"""The English text, its translation now, and the one that is offered."""


class AlikePanel(Card):
    """The list. Signals: `taken(list)` and `put_away`."""

    taken = Signal(list)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__(padding=SPACE.m, gap=SPACE.xs)
        self.rows: list[Alike] = []
        self._title = WrapLabel("", role=Role.LEAD, bold=True)
        self._list = WrapLabel("", selectable=True, max_chars=0)
        self.take = Button("", variant="primary")
        self.take.clicked.connect(lambda: self.taken.emit(self.rows))
        self.take.setAccessibleDescription("Key Ctrl+T")
        away = Button("Not now  Esc", variant="quiet")
        away.clicked.connect(self.put_away)
        acts = in_a_row(self.take, away)
        for widget in (self._title, self._list, acts):
            self.add(widget)
        self._key = QShortcut(QKeySequence("Ctrl+T"), self)
        self._key.activated.connect(lambda: self.taken.emit(self.rows))
        self.forget()

    def tell(self, rows: list[Alike]) -> None:
        """Show the sentences, every one whole."""
        self.rows = rows
        many = len(rows)
        self._title.set_text(
            f"{many} sentence{'s are' if many > 1 else ' is'} alike but for names and numbers"
        )
        self._list.set_text("\n\n".join(_told(*row) for row in rows))
        self.take.set_label(f"Take {'all ' + str(many) if many > 1 else 'it'}  Ctrl+T")
        self._key.setEnabled(True)
        self.show()

    def forget(self) -> None:
        """Clear and hide the list."""
        self.rows = []
        self._key.setEnabled(False)
        self.hide()


def _told(english: str, now: str, offered: str) -> str:
    before = f"\nnow: {now}" if now else ""
    return f"{english}{before}\n→ {offered}"
