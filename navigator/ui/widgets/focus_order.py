"""The order of Tab for parts made later: after the widget that opened them, not at the end."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(before: QWidget, part: QWidget) -> None:
    """Let Tab go from `before` into `part`, which was just put on the page, and on.

    Inside it Tab follows the order in which its widgets were made. Qt's own chain is not read:
    Python would take what `nextInFocusChain` returns for a child of the widget before it.
    """
    window = before.window()
    for one in part.findChildren(QWidget):
        takes_tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if takes_tab and one.window() is window:
            QWidget.setTabOrder(before, one)
            before = one
