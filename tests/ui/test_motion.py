"""Who is made ill by motion sees none: no transition on any page, cover or list that opens."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from navigator.ui.theme import motion_ms
from navigator.ui.widgets.veil import Veil
from tests.helpers.walk import routes
from tests.helpers.window import CTRL, SHIFT, Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]


@pytest.fixture
def looked_on(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """As if somebody saw the window: on no screen at all nothing moves."""
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
    effect = Qt.UIEffect.UI_General
    was = QApplication.isEffectEnabled(effect)
    yield
    QApplication.setEffectEnabled(effect, was)


@pytest.fixture
def moving(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What began to move."""
    begun: list[str] = []
    start = QAbstractAnimation.start

    def begin(animation: QAbstractAnimation, *more: Any) -> None:
        begun.append(type(animation.parent()).__name__)
        start(animation, *more)

    monkeypatch.setattr(QAbstractAnimation, "start", begin)
    return begun


def test_pages_come_gently_unless_less_motion_is_wished(
    open_window: OpenWindow, looked_on: None, moving: list[str]
) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    assert motion_ms() > 0
    assert set(moving) == {Veil.__name__}


class _Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let it pass."""
        self.count += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_only_what_comes_is_painted_while_it_comes(
    open_window: OpenWindow, looked_on: None
) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    veil = screen.page.findChild(Veil)
    assert veil is not None
    QApplication.processEvents()
    bar, covering = _Paints(screen.window.top), _Paints(veil)
    QTest.qWait(motion_ms() // 2)
    assert covering.count > 0
    assert bar.count == 0


def test_what_opens_comes_gently_and_is_covered_whole(
    open_window: OpenWindow, looked_on: None, moving: list[str]
) -> None:
    screen = open_window()
    screen.go("checklist", "checklist:health")
    moving.clear()
    why = next(one for one in screen.all(QAbstractButton, screen.page) if said(one) == "Why")
    why.click()
    veil = next(one for one in screen.all(Veil, screen.page) if one.parent() is not screen.page)
    assert moving == [Veil.__name__]
    QApplication.processEvents()
    covered = veil.parentWidget()
    assert covered is not None
    assert covered.height() > 0
    assert veil.size() == covered.size()


def test_with_less_motion_nothing_ever_moves(
    open_window: OpenWindow, real_library: Library, looked_on: None, moving: list[str]
) -> None:
    screen = open_window(motion="less")
    assert motion_ms() == 0
    for kind, id in dict(routes(real_library, "CO")).items():
        screen.go(kind, id)
        for button in screen.all(QAbstractButton, screen.page):
            if said(button).startswith(("Show more", "All ", "Why")):
                button.click()
                screen.settle()
                break
        animations = screen.window.findChildren(QAbstractAnimation)
        assert all(one.state() == QAbstractAnimation.State.Stopped for one in animations), kind
    screen.key(Qt.Key.Key_D, CTRL | SHIFT)
    box = screen.all(QComboBox)[0]
    box.showPopup()
    screen.settle()
    box.hidePopup()
    screen.window.turns.covers.warn(20)
    screen.window.turns.covers.uncover()
    screen.key(Qt.Key.Key_Delete, CTRL | SHIFT)
    screen.settle()
    assert moving == []
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


@pytest.mark.parametrize("animates", [True, False])
def test_windows_is_asked_itself(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, animates: bool
) -> None:
    def tell(action: int, _size: int, into: Any, _save: int) -> int:
        assert action == 0x1042  # SPI_GETCLIENTAREAANIMATION
        into._obj.value = animates
        return 1

    user32 = SimpleNamespace(SystemParametersInfoW=tell)
    monkeypatch.setattr("navigator.ui.theme.apply._SYSTEM", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    assert bool(motion_ms()) == animates
