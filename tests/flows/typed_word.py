"""Types into the real program, clears, and waits each time: `python typed_word.py TEXT …`.

Texts come spelt backwards and are typed letter by letter, so that nobody but the program puts
them together; whoever started it then looks for them in its memory from outside. In this order:
words to search for, a city, a ZIP code, an income. With the income go two ages.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from navigator.app import run
from navigator.ui.desk import Route
from navigator.ui.frame.window import Window
from navigator.ui.pages.checklists.questions import ChoiceQuestion, NumberQuestion
from tests.helpers.window import Screen

AFTER_MS = 1000
"""After Clear; then what follows it is waited for, however busy the machine is."""


def main() -> int:
    """Start as the program does; goes on whenever a line comes in."""
    return run(lambda window: QTimer.singleShot(0, lambda: act(Screen(window))))


def act(screen: Screen) -> None:
    """One visit."""
    window, (words, city, code, income) = screen.window, sys.argv[1:]
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
    wait("code")
    answer(screen, income)
    wait("number")
    # As when a button is pressed: none of this is under way any more.
    QTimer.singleShot(0, window, lambda: clear(window))


def answer(screen: Screen, income: str) -> None:
    """Say who lives together and what they have, and wait for the result."""
    screen.window.go(Route("checklist", "checklist:health"))
    screen.settle()
    (year,) = [one for one in screen.all(ChoiceQuestion) if one.fact == "income_period"]
    screen.click(year.stops[2])
    screen.press("Add a person")
    for fact, typed in (("age", ("34", "7")), ("income", (income,))):
        asked = [one for one in screen.all(NumberQuestion) if one.fact == fact]
        for one, backwards in zip(asked, typed, strict=True):
            one.field.setFocus()
            screen.settle()  # it marks what stands there
            letter_by_letter(screen, one.field, backwards)
            QTest.qWait(300)
            screen.settle()


def clear(window: Window) -> None:
    """Clear, and look some time later."""
    window.clear()
    QTimer.singleShot(AFTER_MS, window, lambda: end(window))


def end(window: Window) -> None:
    """Stand still once more when nothing is under way, then close."""
    if window.page is None or not window.is_idle:
        QTimer.singleShot(AFTER_MS // 10, window, lambda: end(window))
        return
    wait("cleared")
    window.close()


def letter_by_letter(screen: Screen, field: QWidget, backwards: str) -> None:
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
