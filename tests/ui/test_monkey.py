"""Thousands of random acts in a kiosk: it never leaves, never breaks, never grows."""

from __future__ import annotations

import gc
import os
import random
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from navigator.ui.pages.visitor.languages import LanguagesPage
from navigator.ui.visit.covers import NeutralCover
from tests.helpers.kiosk import PIN_HASH, Clock
from tests.helpers.window import Screen

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

OpenWindow = Callable[..., Screen]
BATCHES = int(os.environ.get("NAVIGATOR_MONKEYS", "20"))
"""How many monkeys; each begins from another seed."""
ACTS = 1000
_KEYS = [
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_F1,
    Qt.Key.Key_F4, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_Menu, Qt.Key.Key_A, Qt.Key.Key_C,
    Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_P, Qt.Key.Key_Q, Qt.Key.Key_V, Qt.Key.Key_W,
    Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_Comma,
    Qt.Key.Key_Plus, Qt.Key.Key_Help,
]  # fmt: skip
_HELD = [
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]
_BUTTONS = [Qt.MouseButton.LeftButton] * 6 + [
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
]


class Monkey:
    """Acts at random, always in the same way for a seed."""

    def __init__(self, screen: Screen, clock: Clock, seed: int) -> None:
        self.screen = screen
        self.clock = clock
        self.random = random.Random(seed)  # noqa: S311 - acts, not secrets
        self.touch = QTest.createTouchDevice()
        self.done: list[str] = []
        self.acts = [
            *[self.click] * 12, *[self.tap] * 8, *[self.press_key] * 8, *[self.turn_wheel] * 4,
            *[self.drag] * 2, self.ask_menu, self.drop, self.close, self.wait, self.wait_long,
        ]  # fmt: skip

    @property
    def handle(self) -> QWindow:
        handle = self.screen.window.windowHandle()
        assert handle is not None
        return handle

    def act(self) -> None:
        act = self.random.choice(self.acts)
        self.done.append(act.__name__)
        act()
        self.screen.settle()

    def spot(self) -> QPoint:
        """Anywhere, more often on the bar below."""
        size = self.screen.window.size()
        low = self.random.random() < 0.2
        top = size.height() - 80 if low else 0
        return QPoint(
            self.random.randrange(size.width()), self.random.randrange(top, size.height())
        )

    def click(self) -> None:
        QTest.mouseClick(self.handle, self.random.choice(_BUTTONS), pos=self.spot())

    def tap(self) -> None:
        at = self.spot()
        QTest.touchEvent(self.handle, self.touch).press(0, at, self.handle).commit()
        QTest.touchEvent(self.handle, self.touch).release(0, at, self.handle).commit()

    def drag(self) -> None:
        start, end = self.spot(), self.spot()
        QTest.touchEvent(self.handle, self.touch).press(0, start, self.handle).commit()
        for step in (1, 2, 3):
            at = start + (end - start) * step / 3
            QTest.touchEvent(self.handle, self.touch).move(0, at, self.handle).commit()
        QTest.touchEvent(self.handle, self.touch).release(0, end, self.handle).commit()

    def press_key(self) -> None:
        QTest.keyClick(self.handle, self.random.choice(_KEYS), self.random.choice(_HELD))

    def turn_wheel(self) -> None:
        at = QPointF(self.spot())
        turned = QPoint(0, self.random.choice([-120, 120, 360, -360]))
        under = self.under(at.toPoint())
        event = QWheelEvent(
            at, self.screen.window.mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(under, event)

    def ask_menu(self) -> None:
        at = self.spot()
        under = self.under(at)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(under, QContextMenuEvent(reason, under.mapFromGlobal(at), at))

    def drop(self) -> None:
        data = QMimeData()
        data.setText("dropped")
        at = self.spot()
        event = QDropEvent(
            QPointF(at), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(self.under(at), event)

    def close(self) -> None:
        assert not self.screen.window.close()

    def wait(self) -> None:
        self.clock.now += self.random.randrange(100)
        self.screen.window.turns.idle.look()

    def wait_long(self) -> None:
        self.clock.now += 1000
        self.screen.window.turns.idle.look()

    def under(self, at: QPoint) -> QWidget:
        return self.screen.window.childAt(at) or self.screen.window


def nothing_led_away(screen: Screen) -> None:
    assert screen.window.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    opened = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert not [one for one in opened if isinstance(one, (QDialog, QMenu))], opened
    assert screen.window.route.kind not in {"trouble", "intro", "packet", "results"}
    assert not screen.window.staff.is_open


def widgets() -> int:
    gc.collect()
    return len(QApplication.allWidgets())


FIRST = pytest.param(0, marks=pytest.mark.slow)
OTHERS = [pytest.param(one, marks=pytest.mark.release) for one in range(1, BATCHES)]


@pytest.mark.apart
@pytest.mark.parametrize("seed", [FIRST, *OTHERS])
def test_a_monkey_never_gets_out_of_the_kiosk(open_window: OpenWindow, seed: int) -> None:
    clock = Clock()
    screen = open_window(mode="kiosk", state="", pin_hash=PIN_HASH, size=(1024, 600), clock=clock)
    monkey = Monkey(screen, clock, seed)
    counts: list[int] = []
    for number in range(ACTS):
        try:
            monkey.act()
        except AssertionError as error:  # say how it came to this
            raise AssertionError(f"seed {seed}, act {number}: {monkey.done[-6:]}") from error
        nothing_led_away(screen)
        if number % (ACTS // 4) == ACTS // 4 - 1:
            screen.window.turns.hide()
            screen.settle()
            assert isinstance(screen.window.turns.covers.cover, NeutralCover)
            assert isinstance(screen.window.page, LanguagesPage)
            counts.append(widgets())
    assert max(counts) <= counts[0], counts
