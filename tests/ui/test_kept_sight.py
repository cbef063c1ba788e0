"""Larger text, another language or look leave the reader where they were, with what was open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from navigator.ui.desk import Route
from navigator.ui.widgets.fold import Fold
from tests.helpers.window import CTRL, SHIFT, Screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

OpenWindow = Callable[..., Screen]
OPEN = ("The dangers in full", "The rule, its changes")
larger = pytest.param(lambda screen: screen.key(Qt.Key.Key_Plus, CTRL), id="larger text")
language = pytest.param(lambda screen: screen.key(Qt.Key.Key_L, CTRL | SHIFT), id="language")
look = pytest.param(lambda screen: screen.key(Qt.Key.Key_D, CTRL | SHIFT), id="look")
ways = pytest.mark.parametrize("change", [larger, language, look])


def open_folds(screen: Screen) -> list[int]:
    return [n for n, one in enumerate(screen.page.content.findChildren(Fold)) if one.is_open]


def below_the_top(screen: Screen, widget: QWidget) -> int:
    return widget.mapTo(screen.page.scroll_area.viewport(), QPoint()).y()


@ways
def test_what_is_open_stays_open(open_window: OpenWindow, change: Callable[[Screen], None]) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.unfold(*OPEN)
    before = open_folds(screen)
    assert len(before) == 2
    change(screen)
    assert open_folds(screen) == before


@ways
def test_the_page_stays_where_it_is_read(
    open_window: OpenWindow, change: Callable[[Screen], None]
) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.unfold(*OPEN)
    number = open_folds(screen)[0]
    fold = screen.page.content.findChildren(Fold)[number]
    bar = screen.page.scroll_area.verticalScrollBar()
    bar.setValue(bar.value() + below_the_top(screen, fold) + fold.height() // 2)
    screen.settle()
    change(screen)
    again = screen.page.content.findChildren(Fold)[number]
    past = -below_the_top(screen, again) / again.height()
    assert 0.4 < past < 0.6, "half of what stood at the top is past"


def test_the_beginning_stays_the_beginning(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.key(Qt.Key.Key_Plus, CTRL)
    assert screen.page.scroll_area.verticalScrollBar().value() == 0


def test_another_page_and_the_next_visitor_begin_at_the_top_with_nothing_open(
    open_window: OpenWindow,
) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.unfold(*OPEN)
    bar = screen.page.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    screen.window.clear()
    screen.settle()
    for id in ("card:CO:driving", "card:CO:health"):
        screen.go("card", id)
        assert open_folds(screen) == []
        assert screen.page.scroll_area.verticalScrollBar().value() == 0


def test_a_page_on_its_way_that_is_left_does_not_scroll_the_next_one(
    open_window: OpenWindow,
) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    screen.unfold(*OPEN)
    bar = screen.page.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    screen.window.visit.set_lang("es")
    screen.window.go(Route("card", "card:CO:health"))
    screen.settle()
    assert open_folds(screen) == []
    assert screen.page.scroll_area.verticalScrollBar().value() == 0
