"""A box with a list to choose from, with a name, never changed by scrolling past it.

On Linux Qt names a box after the chosen entry, so a screen reader would say only "Colorado". The
name is set as description too, which is spoken beside the choice.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


def go_with(part: QWidget) -> None:
    """Make Qt drop its style sheet rules for a part of another widget when the part is deleted.

    Qt caches rules by the widget's address and drops them with the widget, but not for parts styled
    through their parent: the line edit in a number field, the frame around an open list. A kilobyte
    for each stayed for good. Qt watches for the deletion of a widget that has a sheet of its own,
    and goes on watching when the sheet is removed again.
    """
    part.setStyleSheet("* {}")
    part.ensurePolished()
    part.setStyleSheet("")


class ChoiceBox(QComboBox):
    """A combo box. `name` tells screen readers what is chosen here.

    `choices` are words and values; the one of the value `chosen` is shown, else the first.
    """

    def __init__(
        self, name: str = "", choices: Iterable[tuple[str, object]] = (), chosen: object = None
    ) -> None:
        super().__init__()
        self.set_name(name)
        for word, value in choices:
            self.addItem(word, value)
        self.choose(chosen)

    def choose(self, value: object) -> None:
        """Show the choice with this value, else the first."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def set_name(self, name: str) -> None:
        """Set another name, as after a change of language."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)

    def showPopup(self) -> None:  # noqa: N802  Qt override
        """Open the list; let Qt drop the style rules of its frame with the box."""
        go_with(self.view().window())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a choice must not change unseen."""
        event.ignore()
