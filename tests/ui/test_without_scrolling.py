"""What a stranger must see without scrolling, counted in pixels of the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from navigator.records.topics import TOPICS
from navigator.ui.desk import TAKEN
from navigator.ui.pages.visitor.home import HomeSide, ShiftCard
from navigator.ui.theme import SPACE, Role, current_look, next_look
from navigator.ui.widgets.bar_button import BigChoice
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.row_link import NumberRow, RowLink, StepRow
from navigator.ui.widgets.sheet import TextPart
from navigator.ui.widgets.topic_tile import TopicTile
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.measure import PHONE
from tests.helpers.seen import cut, overlapping, sideways
from tests.helpers.window import Screen, said

OpenWindow = Callable[..., Screen]
NUMBERS = 3
"""People to call, on the first screen of the worst day."""


def in_sight(screen: Screen, widget: QWidget) -> bool:
    """Whether all of a widget lies in what scrolls, as it stands now."""
    port = screen.page.scroll_area.viewport()
    return port.rect().contains(QRect(widget.mapTo(port, QPoint()), widget.size()))


# Someone was taken?


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("state", ["CO", "TX", "WY"])
@pytest.mark.parametrize("code", ["", "78501"])
def test_three_numbers_stand_on_the_first_screen_of_a_small_kiosk(
    open_kiosk: OpenWindow, state: str, lang: str, code: str
) -> None:
    screen = open_kiosk(state=state, language=lang, zip=code)
    screen.go(TAKEN.kind, TAKEN.id)
    seen = [one for one in screen.all(NumberRow, screen.page) if in_sight(screen, one)]
    told = [one.accessibleName() for one in seen]
    assert len(told) >= NUMBERS
    assert all(PHONE.match(one) for one in told)
    assert len({PHONE.findall(one)[0] for one in told}) == len(told)
    assert not [*cut(screen.window), *overlapping(screen.window), *sideways(screen.window)]


def test_a_number_is_as_large_as_what_leads(open_kiosk: OpenWindow) -> None:
    screen = open_kiosk(state="TX", language="es")
    screen.go(TAKEN.kind, TAKEN.id)
    row = screen.all(NumberRow, screen.page)[0]
    parts = [one for one in row.sheet(row.width()).parts if isinstance(one, TextPart)]
    number = next(one.text for one in parts if PHONE.fullmatch(one.text.text))
    assert number.font.pixelSize() == current_look().text_px(Role.LEAD)


# Home.

DENVER = "80202"
PLACES = {"CO": DENVER, "TX": "78501", "MT": "59102", "NC": "27601"}
"""Of these Montana and North Carolina say most in Spanish: two dangers, and places near."""


def beyond(screen: Screen) -> int:
    """How many pixels of the page lie below the first screen."""
    return screen.page.scroll_area.verticalScrollBar().maximum()


def settle(screen: Screen) -> None:
    """Let all follow that a new size of window or text brings."""
    for _ in range(3):
        screen.settle()


def resize(screen: Screen, width: int, height: int) -> None:
    """Another size of window, and all that follows from it."""
    screen.window.resize(width, height)
    settle(screen)


def side(screen: Screen) -> HomeSide:
    """What stands beside the tiles."""
    return screen.all(HomeSide, screen.page)[0]


def coming(screen: Screen) -> list[WrapLabel]:
    """The dated lines that home shows of what changes soon."""
    return screen.all(WrapLabel, side(screen)._told)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("is_read", [False, True], ids=["shift", "put away"])
def test_home_is_one_screen_and_says_what_comes(
    open_window: OpenWindow, lang: str, is_read: bool
) -> None:
    """Who has to scroll on home does not know what is there."""
    screen = open_window(language=lang, size=(1280, 800))
    visit = screen.window.visit
    visit.shift_is_read = is_read
    for state, code in PLACES.items():
        visit.set_zip("")
        visit.set_state(state)
        for given in ("", code):
            visit.set_zip(given)
            screen.go("home")
            assert beyond(screen) == 0, (state, given)
            assert len(screen.all(TopicTile, screen.page)) == len(TOPICS)
            assert len(coming(screen)) >= 1
            assert len(screen.all(RowLink, side(screen))) == 8
            shift = screen.all(ShiftCard, screen.page)
            assert is_read is not bool(shift)
            assert all(screen.all(RowLink, one) for one in shift)
            assert not [*cut(screen.window), *overlapping(screen.window)]


def test_a_larger_window_shows_more_of_what_comes_and_a_lower_one_less(
    open_window: OpenWindow,
) -> None:
    screen = open_window(size=(1280, 800))
    usual = len(coming(screen))
    resize(screen, 1920, 1080)
    assert len(coming(screen)) > usual
    resize(screen, 1280, 800)
    assert len(coming(screen)) == usual
    assert beyond(screen) == 0


def test_lines_for_the_volunteer_that_have_no_room_are_one_press_away(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="MT", language="es", zip="59102", size=(1280, 780))
    (card,) = screen.all(ShiftCard, screen.page)
    shown = screen.all(RowLink, card)
    more = next(one for one in map(said, screen.all(Button, card)) if one.endswith("más"))
    screen.press(more)
    whole = len(shown) + int(more.split()[0])
    assert len(screen.all(RowLink, card)) == whole
    assert screen.window.focusWidget() in screen.all(RowLink, card)
    resize(screen, 1280, 770)  # and a new size takes none of them back
    assert len(screen.all(RowLink, card)) == whole


@pytest.mark.parametrize("lang", ["en", "es"])
def test_on_a_small_screen_all_six_topics_come_before_anything_else(
    open_window: OpenWindow, lang: str
) -> None:
    screen = open_window(language=lang, zip=DENVER, size=(1024, 600))
    port = screen.page.scroll_area.viewport()
    tiles = screen.all(TopicTile, screen.page)
    low = [one.mapTo(port, QPoint()).y() + one.height() for one in tiles]
    assert max(low) <= port.height() + SPACE.m  # the edge of the last may touch the foot
    rows = screen.all(RowLink, side(screen))
    tops = [screen.top_of(one) for one in rows]
    assert min(tops) > max(screen.top_of(one) + one.height() for one in tiles)
    assert len(set(tops)) < len(tops), "rows stand beside each other"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_text_made_larger_on_home_leaves_most_topics_in_sight(
    open_window: OpenWindow, lang: str
) -> None:
    screen = open_window(language=lang, size=(1280, 800))
    next_look.first_look("light", 200)
    settle(screen)
    tiles = screen.all(TopicTile, screen.page)
    assert len({screen.top_of(one) for one in tiles}) > 2  # rows: no column is a word wide
    port = screen.page.scroll_area.viewport()
    begun = [one for one in tiles if one.mapTo(port, QPoint()).y() < port.height() - SPACE.xxl]
    assert len(begun) >= 8
    assert not [*cut(screen.window), *overlapping(screen.window), *sideways(screen.window)]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("size", [(1280, 800), (800, 1280), (1024, 600)])
def test_a_kiosk_shows_ten_topics_in_two_turns_where_large_text_leaves_room_for_five(
    open_kiosk: OpenWindow, lang: str, size: tuple[int, int]
) -> None:
    """Who stands at a kiosk does not scroll: a topic below the edge is not there."""
    screen = open_kiosk(language=lang, size=size)
    screen.go("home")
    next_look.first_look("light", 200)
    settle(screen)
    words = {"en": ("More topics", "First topics"), "es": ("Más temas", "Primeros")}[lang]
    seen = []
    for word in words:
        tiles = screen.all(TopicTile, screen.page)
        turn = next(one for one in screen.all(Button, screen.page) if said(one) == word)
        assert len(tiles) == len(TOPICS) / 2
        assert all(in_sight(screen, one) for one in (*tiles, turn))
        assert not [*cut(screen.window), *overlapping(screen.window), *sideways(screen.window)]
        seen += [one.topic for one in tiles]
        screen.click(turn)
        settle(screen)
        assert screen.window.focusWidget() in screen.all(TopicTile, screen.page)
    assert seen == [*TOPICS]
    assert [one.topic for one in screen.all(TopicTile, screen.page)] == seen[: len(tiles)]


def test_text_made_larger_on_a_card_brings_the_people_to_call_first(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="TX", size=(1024, 600))
    screen.go("card", "card:TX:driving")
    next_look.first_look("light", 200)
    settle(screen)
    calls = screen.all(NumberRow, screen.page)
    steps = screen.all(StepRow, screen.page)
    assert max(map(screen.top_of, calls)) < min(map(screen.top_of, steps))


# The doors of a topic.


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("percent", [100, 200])
def test_all_doors_of_every_topic_stand_whole_on_the_first_screen(
    open_kiosk: OpenWindow, lang: str, percent: int
) -> None:
    screen = open_kiosk(language=lang, text_percent=percent)
    for topic in TOPICS:
        screen.go("doors", f"card:CO:{topic}")
        doors = screen.all(BigChoice, screen.page)
        assert len(doors) == (3 if topic == "health" else 2)
        assert all(in_sight(screen, one) for one in doors), topic


@pytest.mark.parametrize("percent", [100, 200])
def test_on_an_upright_screen_doors_stand_below_each_other_in_reach_of_a_hand(
    open_kiosk: OpenWindow, percent: int
) -> None:
    """Who sits before a high screen does not reach its upper edge."""
    screen = open_kiosk(text_percent=percent, size=(1080, 1920))
    for topic in ("health", "driving"):
        screen.go("doors", f"card:CO:{topic}")
        doors = screen.all(BigChoice, screen.page)
        assert len({one.x() for one in doors}) == 1
        assert screen.top_of(doors[0]) > screen.window.height() / 4
        assert min(one.height() for one in doors) > screen.window.height() / 8
        assert all(in_sight(screen, one) for one in doors)
