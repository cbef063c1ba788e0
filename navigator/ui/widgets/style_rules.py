"""Has Qt drop what it keeps of a style sheet's rules for a widget together with the widget.

Rules are kept by the widget's address and go when it goes, but not for the parts of a widget
for which that one speaks: the line in a number field, the frame around an open list. A
kilobyte for each stayed for good.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def go_with(part: QWidget) -> None:
    """Let rules for this part of another widget go with it.

    Qt waits for the end of a widget that has a sheet of its own; it goes on to wait when the
    sheet is taken off again.
    """
    part.setStyleSheet("* {}")
    part.ensurePolished()
    part.setStyleSheet("")
