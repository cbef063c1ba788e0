"""Clear blanks the screen at once and lets the visit be brought back for five seconds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from navigator.handout.packet import Packet
from navigator.site.policy import DESK
from navigator.ui.visit.covers import GraceCover, IdleCover
from tests.helpers.kiosk import Clock
from tests.helpers.window import CTRL, SHIFT, Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]


def grace(screen: Screen) -> GraceCover:
    cover = screen.window.turns.covers.cover
    assert isinstance(cover, GraceCover)
    return cover


def press_clear(screen: Screen) -> None:
    screen.key(Qt.Key.Key_Delete, CTRL | SHIFT)


@pytest.fixture
def visited(open_window: OpenWindow) -> Screen:
    """A visit on a scrolled card with something in the packet."""
    screen = open_window()
    screen.go("card", "card:CO:health")
    screen.press("Add to packet")
    screen.key(Qt.Key.Key_End)
    return screen


def test_nothing_of_the_visit_can_be_seen_or_reached_meanwhile(
    visited: Screen, real_library: Library
) -> None:
    press_clear(visited)
    visible = visited.texts(visited.window)
    assert sorted(visible) == sorted([
        "Cleared. The visit is gone for good in 5 seconds.",
        "Bring it back (Esc)",
        "Clear now (Ctrl+Shift+Delete)",
    ])  # fmt: skip
    for _ in range(6):  # Tab stays on the cover
        visited.key(Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert grace(visited).isAncestorOf(focused)
    route = visited.window.route
    for key, held in ((Qt.Key.Key_K, CTRL), (Qt.Key.Key_P, CTRL), (Qt.Key.Key_F1, None)):
        visited.key(key, held or Qt.KeyboardModifier.NoModifier)
        assert visited.window.route == route, "keys of the window do not work below the cover"


@pytest.mark.parametrize(
    ("lang", "one", "many"),
    [("en", "1 second.", "5 seconds."), ("es", "1 segundo.", "5 segundos.")],
)
def test_the_number_of_seconds_takes_the_form_of_its_word(
    visited: Screen, lang: str, one: str, many: str
) -> None:
    visited.window.visit.set_lang(lang)
    visited.settle()
    press_clear(visited)
    cover = grace(visited)
    assert any(said.endswith(many) for said in visited.texts(cover))
    for _ in range(4):
        cover.count_down()
    assert any(said.endswith(one) for said in visited.texts(cover))


def test_a_stray_enter_or_space_does_neither(visited: Screen) -> None:
    press_clear(visited)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        visited.key(key)
        grace(visited)
    assert visited.window.visit.packet.ids == ("card:CO:health",)


def back_by_key(screen: Screen) -> None:
    screen.key(Qt.Key.Key_Escape)


def back_by_mouse(screen: Screen) -> None:
    screen.press("Bring it back")


@pytest.mark.parametrize("back", [back_by_key, back_by_mouse])
def test_within_the_time_the_visit_comes_back_whole(
    visited: Screen, back: Callable[[Screen], None]
) -> None:
    bar = visited.page.scroll_area.verticalScrollBar()
    before = (visited.window.route, bar.value(), visited.window.visit.packet, visited.page)
    press_clear(visited)
    for _ in range(DESK.clear_grace_seconds - 1):
        grace(visited).count_down()
    back(visited)
    assert (visited.window.route, bar.value(), visited.window.visit.packet, visited.page) == before
    assert visited.page.isVisible()
    visited.press("Back")
    assert visited.kind == "HomePage", "and the keys of the window work again"


def test_after_the_time_it_is_gone(visited: Screen) -> None:
    press_clear(visited)
    cover = grace(visited)
    for _ in range(DESK.clear_grace_seconds):
        cover.count_down()
    visited.settle()
    assert visited.window.turns.covers.cover is None
    assert visited.kind == "HomePage"
    assert visited.window.visit.packet == Packet()
    visited.key(Qt.Key.Key_Escape)
    assert visited.window.visit.packet == Packet()


def test_one_key_twice_lies_between_two_visitors(visited: Screen) -> None:
    press_clear(visited)
    press_clear(visited)
    assert visited.kind == "HomePage"
    assert visited.window.visit.packet == Packet()


def test_a_window_that_closes_meanwhile_forgets(visited: Screen) -> None:
    press_clear(visited)
    assert visited.window.close()
    assert visited.window.visit.packet == Packet()
    assert visited.window.page is None


def test_the_desk_left_alone_asks_then_clears(open_window: OpenWindow) -> None:
    clock = Clock()
    screen = open_window(clock=clock)
    screen.go("card", "card:CO:health")
    clock.now += 1200
    screen.window.turns.idle.look()
    assert isinstance(screen.window.turns.covers.cover, IdleCover)
    screen.press("I need more time")
    assert screen.kind == "TopicPage"
    clock.now += 1260
    screen.window.turns.idle.look()
    screen.settle()
    assert screen.kind == "HomePage"
    assert screen.window.turns.covers.cover is None


def test_a_question_left_open_is_answered_with_no(
    open_window: OpenWindow, real_library: Library
) -> None:
    clock = Clock()
    screen = open_window(clock=clock)
    sensitive = next(one for one in real_library.card("CO", "legal").guides if one.sensitive)
    screen.go("guide", sensitive.id)
    seen: list[bool] = []

    def leave() -> None:
        box = QApplication.activeModalWidget()
        seen.append(isinstance(box, QMessageBox))
        clock.now += 2000
        screen.window.turns.idle.look()

    QTimer.singleShot(50, screen.window, leave)
    add = next(
        one for one in screen.all(QAbstractButton, screen.page) if said(one) == "Add to packet"
    )
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    screen.settle()
    assert seen == [True]
    assert QApplication.activeModalWidget() is None
    assert screen.window.visit.packet == Packet()
    assert screen.kind == "HomePage"


def test_a_grace_that_is_over_counts_no_more(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.window.ask_clear()
    cover = screen.window.turns.covers.cover
    assert isinstance(cover, GraceCover)
    assert cover._timer.isActive()
    screen.window.turns.covers.uncover()
    assert not cover._timer.isActive()
