"""Makes Qt drop the cached style sheet rules of a widget's part together with the part.

Qt caches rules by the widget's address and drops them with the widget, but not for parts styled
through their parent: the line edit in a number field, the frame around an open list. A kilobyte
for each stayed for good.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def go_with(part: QWidget) -> None:
    """Make Qt drop its rules for this part of another widget when the part is deleted.

    Qt watches for the deletion of a widget that has a sheet of its own, and goes on watching when
    the sheet is removed again.
    """
    part.setStyleSheet("* {}")
    part.ensurePolished()
    part.setStyleSheet("")
