"""The lines for whoever helps today stand on home at the start, and go by one press."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from navigator.library.facade import Library
from navigator.library.shift import shift_lines
from navigator.ui.pages.visitor.home import ShiftCard
from navigator.ui.widgets.row_link import RowLink
from tests.helpers.window import Screen

OpenWindow = Callable[..., Screen]
HEAD = "News for volunteers"


def card(screen: Screen) -> ShiftCard | None:
    return next(iter(screen.all(ShiftCard, screen.page)), None)


def test_each_line_says_since_when_and_opens_its_card(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.window.resize(1280, 1000)  # room for all of them
    screen.settle()
    wanted = shift_lines(real_library, "CO", "en")
    held = card(screen)
    assert held is not None
    lines = [one.accessibleName() for one in screen.all(RowLink, held)]
    day = real_library.wording("en").day
    assert lines == [f"{day(one.day)}: {one.text}".rstrip(".") for one in wanted]
    screen.press(lines[0])
    assert screen.window.route.id == wanted[0].id


def test_one_press_puts_them_away_until_the_next_start(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.press("Hide")
    assert card(screen) is None
    screen.go("card", "card:CO:driving")
    screen.go("home")
    assert card(screen) is None
    screen.window.clear()
    screen.settle()
    assert card(screen) is None, "what the volunteer has read is not a visit's"
    assert card(open_window()) is not None, "and nothing was written down"


def test_clear_leaves_them_where_nobody_has_read_them(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.window.clear()
    screen.settle()
    assert card(screen) is not None


def test_a_visitor_at_a_kiosk_is_told_nothing_of_it(open_kiosk: OpenWindow) -> None:
    screen = open_kiosk()
    screen.go("home")
    assert not screen.says(HEAD)


@pytest.mark.parametrize("state", ["CO", "DC", "NC", "TX"])
def test_they_begin_on_the_first_screen_and_make_home_no_longer(
    open_window: OpenWindow, state: str
) -> None:
    screen = open_window(state=state)
    held, bar = card(screen), screen.page.scroll_area.verticalScrollBar()
    assert held is not None
    low = screen.page.scroll_area.viewport().height() + screen.top_of(screen.page.scroll_area)
    first = screen.all(RowLink, held)[0]
    assert screen.top_of(first) + first.height() <= low
    long = bar.maximum()
    screen.press("Hide")
    assert bar.maximum() == long
