"""The banner above every page for what went wrong: a sentence, a next step, each problem.

It is not red: red is for the cautions of the content alone.
"""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from navigator.steward.desk.workbench import Trouble
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.banner import Banner


class TroublePanel(QWidget):
    """The banner of the desk. Hidden while nothing is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("note", "", action="Put away", act=self.clear, is_strip=True)
        self.rows = QListWidget()
        self.rows.setWordWrap(True)
        self.rows.setAccessibleName("What is not right yet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(self.banner)
        column.addWidget(self.rows)
        self.hide()

    def tell(self, told: Trouble, most_px: int) -> None:
        """Show what is wrong; the rows take no more of the height than `most_px`."""
        self.banner.set_content(told.sentence, told.next_step, action="Put away")
        self.rows.clear()
        for one in told.problems:
            self.rows.addItem(f"{one.path}, {one.key}: {one.wrong} Mend: {one.mend}")
        self.rows.setVisible(bool(told.problems))
        row = current_look().target_px * 2
        self.rows.setFixedHeight(min(most_px, row * max(1, len(told.problems))))
        self.show()

    def clear(self) -> None:
        """Hide the banner: nothing is wrong any more."""
        self.hide()
        self.rows.clear()
