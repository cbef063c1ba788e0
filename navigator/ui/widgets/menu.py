"""A short list that a button opens: the ways of one act, or acts for which there is no room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget


class Choice(NamedTuple):
    """A line of the list and what it does."""

    word: str
    act: Callable[[], object]


def open_menu(button: QWidget, choices: Iterable[Choice]) -> QMenu:
    """Open the list below a button, with its first line marked: Enter takes it."""
    menu = QMenu(button)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for one in choices:
        action = menu.addAction(one.word.replace("&", "&&"))
        # Not within the press: an act may open a dialog, and the list must be gone by then.
        action.triggered.connect(lambda _on=False, act=one.act: QTimer.singleShot(0, button, act))
    rtl = button.isRightToLeft()
    left = button.width() - menu.sizeHint().width() if rtl else 0
    menu.popup(button.mapToGlobal(QPoint(left, button.height())))
    menu.setActiveAction(menu.actions()[0])
    return menu
