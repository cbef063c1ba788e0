"""Types into the real program, clears, and waits each time: `python typed_word.py TEXT …`.

Texts come spelt backwards and are typed letter by letter, so that nobody but the program puts
them together; whoever started it then looks for them in its memory from outside. In this order:
words to search for, a city, a ZIP code, an income, a name for the site that is never saved.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from navigator.app import run
from navigator.ui.desk import Route
from navigator.ui.pages.questions import NumberQuestion
from tests.helpers.window import Screen


def main() -> int:
    """Start as the program does; goes on whenever a line comes in."""
    return run(lambda window: QTimer.singleShot(0, lambda: act(Screen(window))))


def act(screen: Screen) -> None:
    """One visit and Clear."""
    window, (words, city, code, income, name) = screen.window, sys.argv[1:]
    screen.settle()
    window.visit.set_state("CO")
    screen.settle()
    QTest.qWait(500)
    window.top.search.setFocus()
    letter_by_letter(screen, window.top.search, words)
    wait("word")
    letter_by_letter(screen, window.top.zip, city)
    QTest.keyClick(window.top.zip, Qt.Key.Key_Return)
    screen.settle()
    QTest.qWait(300)
    wait("city")
    window.top.zip.selectAll()
    letter_by_letter(screen, window.top.zip, code)
    QTest.keyClick(window.top.zip, Qt.Key.Key_Return)
    screen.settle()
    window.go(Route("settings"))
    screen.settle()
    field = next(one for one in screen.page.findChildren(QLineEdit) if one.maxLength() > 40)
    field.selectAll()
    letter_by_letter(screen, field, name)
    QTest.qWait(300)
    wait("note")
    window.go(Route("checklist", "checklist:health"))
    screen.settle()
    (asked,) = [
        one for one in screen.page.findChildren(NumberQuestion) if one.fact.startswith("income")
    ]
    asked.field.setFocus()
    asked.field.selectAll()
    letter_by_letter(screen, asked.field, income)
    QTest.qWait(500)
    screen.settle()
    wait("number")
    window.clear()
    QTest.qWait(1000)
    screen.settle()  # what follows Clear is done, however busy the machine is
    wait("cleared")
    window.close()


def letter_by_letter(screen: Screen, field: Any, backwards: str) -> None:
    """Type it from its end; the window answers now and then."""
    for number in range(len(backwards) - 1, -1, -1):
        QTest.keyClicks(field, backwards[number])
        if number % 3 == 0:
            screen.settle()


def wait(stage: str) -> None:
    """Say where we are, and stand still."""
    sys.stdout.write(f"{stage}\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    sys.exit(main())
