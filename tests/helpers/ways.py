"""Three ways to use the window: a mouse, a finger, the keyboard. Each does nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QWidget

from tests.helpers.kiosk import tap
from tests.helpers.window import Screen, said

_MOST_STEPS = 150


class Hand(Protocol):
    """What each of them can do."""

    def press(self, widget: QWidget) -> None:
        """Press what can be pressed."""

    def number(self, field: QWidget, digits: str) -> None:
        """Give a number."""


class Mouse:
    """Clicks; digits on the keys that the kiosk shows."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def press(self, widget: QWidget) -> None:
        self.screen.click(widget)

    def number(self, field: QWidget, digits: str) -> None:
        self.press(field)
        for digit in digits:
            self.press(self.screen.button(digit))


class Finger(Mouse):
    """Touches."""

    def press(self, widget: QWidget) -> None:
        tap(self.screen, widget)


class Keys:
    """Tab to what is wanted, arrows among answers of one question, Space or Enter."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def press(self, widget: QWidget) -> None:
        self._walk(widget)
        is_answer = isinstance(widget, QAbstractButton) and widget.isCheckable()
        self.screen.key(Qt.Key.Key_Space if is_answer else Qt.Key.Key_Return)

    def number(self, field: QWidget, digits: str) -> None:
        self._walk(field)
        QTest.keyClicks(field, digits)
        self.screen.settle()

    def _walk(self, widget: QWidget) -> None:
        for _ in range(_MOST_STEPS):
            focus = QApplication.focusWidget()
            assert focus is None or focus.isVisible(), f"{said(focus)!r} is not in sight"
            if focus is not None and (focus is widget or widget.isAncestorOf(focus)):
                return
            self.screen.key(_step(focus, widget))
        raise AssertionError(f"{said(widget)!r} is not reached")


def _step(focus: QWidget | None, widget: QWidget) -> Qt.Key:
    if isinstance(focus, QAbstractButton) and isinstance(widget, QAbstractButton):
        answers = _answers_beside(focus)
        if widget in answers:
            is_further = answers.index(widget) > answers.index(focus)
            return Qt.Key.Key_Right if is_further else Qt.Key.Key_Left
    return Qt.Key.Key_Tab


def _answers_beside(button: QAbstractButton) -> list[QAbstractButton]:
    """The answers of which one holds, if it is one of them."""
    group: QButtonGroup | None = button.group()  # None is missing in what PySide6 tells of it
    return group.buttons() if group else []


HANDS: dict[str, Callable[[Screen], Hand]] = {"mouse": Mouse, "touch": Finger, "keyboard": Keys}
