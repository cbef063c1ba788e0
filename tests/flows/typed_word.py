"""Types words into the real program, clears, and waits each time: `python typed_word.py DROW …`.

Words come spelt backwards and are typed letter by letter, so that nobody but the program puts
them together; whoever started it then looks for them in its memory from outside. The first is
searched for, the second is searched for as at a place, the last is asked for as a city.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from navigator.app import run
from tests.helpers.window import Screen


def main() -> int:
    """Start as the program does; goes on whenever a line comes in."""
    return run(lambda window: QTimer.singleShot(0, lambda: act(Screen(window))))


def act(screen: Screen) -> None:
    """One visit and Clear."""
    window, (words, city) = screen.window, sys.argv[1:]
    screen.settle()
    window.visit.set_state("CO")
    screen.settle()
    QTest.qWait(500)
    window.top.search.setFocus()
    letter_by_letter(screen, window.top.search, words)
    letter_by_letter(screen, window.top.zip, city)
    QTest.keyClick(window.top.zip, Qt.Key.Key_Return)
    screen.settle()
    QTest.qWait(300)
    wait("typed")
    window.clear()
    screen.settle()
    QTest.qWait(1000)
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
