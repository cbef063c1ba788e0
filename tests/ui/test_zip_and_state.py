"""A ZIP code typed, or another state chosen: the page stays, and goes over to the new place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from navigator.ui.desk import FACES, TAKEN, Route
from navigator.ui.pages.visitor.home import CHECK_HELPER
from navigator.ui.visit.covers import ChoiceCover
from navigator.ui.widgets.bar_button import BigChoice
from tests.helpers.memory import shown
from tests.helpers.window import Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]


def type_zip(screen: Screen, code: str) -> None:
    field = screen.window.top.zip
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, code)
    screen.settle()


# What stays.


@pytest.mark.parametrize("route", [TAKEN, Route("guide", CHECK_HELPER), Route(FACES, TAKEN.id)])
def test_a_page_that_holds_everywhere_stays_when_a_zip_brings_the_state(
    open_window: OpenWindow, route: Route
) -> None:
    screen = open_window(state="")
    screen.go(*route)
    type_zip(screen, "78363")
    assert screen.window.visit.state == "TX"
    assert screen.window.route == route


def test_when_someone_was_taken_the_zip_brings_the_nearest_lawyers(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window(state="")
    screen.go(*TAKEN)
    assert screen.says("write your ZIP code")
    type_zip(screen, "78363")
    guide = real_library.guide(TAKEN.id)
    told = real_library.outline(guide, "en", "78363", "TX")
    lawyers = [one.place for one in told.places if one.place.kind == "legal"]
    assert lawyers
    for place in lawyers:
        assert screen.says(place.reached_at[0].number)


def test_when_someone_was_taken_another_state_shows_its_own_numbers(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CO")
    screen.go(*TAKEN)
    before = screen.texts()
    screen.choose(screen.window.top.states, "Texas")
    assert screen.window.route == TAKEN
    assert screen.texts() != before


@pytest.mark.parametrize(
    ("route", "then"),
    [
        (Route("card", "card:CO:driving"), Route("card", "card:TX:driving")),
        (Route("places", "card:CO:health"), Route("places", "card:TX:health")),
        (Route("card", "card:US:driving"), Route("card", "card:TX:driving")),
        (Route(FACES, "card:CO:driving/es"), Route(FACES, "card:TX:driving/es")),
        (Route("checklist", "checklist:driving"), Route("checklist", "checklist:driving")),
    ],
)
def test_the_card_of_a_state_goes_over_to_that_of_the_other(
    open_window: OpenWindow, route: Route, then: Route
) -> None:
    screen = open_window(state="CO")
    screen.go(*route)
    screen.window.visit.set_state("TX")
    screen.settle()
    assert screen.window.route == then


def test_what_another_state_does_not_have_leads_home_and_a_place_stays(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window(state="CO")
    place = real_library.places("CO", "legal", limit=1)[0]
    program = real_library.card("CO", "health").programs[0]
    for route, then in (
        (Route("place", place.id), Route("place", place.id)),
        (Route("program", program.id), Route("home")),
    ):
        screen.window.visit.set_state("CO")
        screen.go(*route)
        screen.window.visit.set_state("TX")
        screen.settle()
        assert screen.window.route == then


# Which state is meant.


def question(screen: Screen) -> list[str]:
    """The choices of the question that lies over the page; none where there is no question."""
    cover = screen.window.turns.covers.cover
    return [said(one) for one in screen.all(BigChoice)] if isinstance(cover, ChoiceCover) else []


@pytest.mark.parametrize("route", [Route("home"), Route("checklist", "checklist:health")])
@pytest.mark.parametrize("chosen", ["Texas", "Colorado"])
def test_a_zip_of_another_state_asks_which_one_before_anything_answers(
    open_window: OpenWindow, route: Route, chosen: str
) -> None:
    screen = open_window(state="CO")
    screen.go(*route)
    type_zip(screen, "77036")
    assert question(screen) == ["Texas", "Colorado"]
    assert not screen.page.isVisible()
    screen.press_enter()  # as after a ZIP code
    assert question(screen), "a stray key chooses nothing"
    screen.press(chosen)
    assert screen.window.visit.state == {"Texas": "TX", "Colorado": "CO"}[chosen]
    assert screen.window.route == route
    assert not question(screen)
    assert not screen.window.notice.isVisible()
    screen.go("home")
    screen.go("checklist", "checklist:health")
    assert not question(screen), "it is asked once"


def test_where_it_was_left_open_it_is_told_and_the_next_page_asks(open_window: OpenWindow) -> None:
    screen = open_window(state="CO")
    screen.go(*TAKEN)
    type_zip(screen, "77036")
    assert not question(screen), "nobody is held up there"
    screen.button("Show Texas", screen.window.notice)
    screen.go("home")
    assert question(screen)
    screen.key(Qt.Key.Key_Escape)
    assert not question(screen)
    screen.button("Show Texas", screen.window.notice)
    screen.go("checklist", "checklist:driving")
    assert question(screen)


@pytest.mark.parametrize("state", ["ND", "SD"])
def test_a_zip_that_lies_in_both_states_keeps_the_one_chosen(
    open_window: OpenWindow, state: str
) -> None:
    screen = open_window(state=state)
    type_zip(screen, "58439")
    assert screen.window.visit.state == state
    assert not question(screen)


def test_a_zip_that_lies_in_two_states_asks_where_none_is_chosen(open_window: OpenWindow) -> None:
    screen = open_window(state="")
    type_zip(screen, "58439")
    assert question(screen) == ["North Dakota", "South Dakota"]
    screen.press("South Dakota")
    assert screen.window.visit.state == "SD"


def test_clear_asks_nobody_about_the_zip_code_of_the_center(open_window: OpenWindow) -> None:
    screen = open_window(state="NH", zip="03904")  # Kittery, Maine
    assert not question(screen)
    type_zip(screen, "77036")
    screen.window.clear()
    screen.settle()
    assert (screen.window.visit.state, screen.window.visit.zip) == ("NH", "03904")
    assert not question(screen)
    assert not screen.window.notice.isVisible()


def test_clear_takes_the_question_away(open_window: OpenWindow) -> None:
    screen = open_window(state="CO")
    type_zip(screen, "77036")
    screen.window.clear()
    screen.settle()
    assert screen.window.turns.covers.cover is None
    assert not [text for text in shown() if "77036" in text]
