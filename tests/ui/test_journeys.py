"""The next step stands on the first screen, the first page and in the first minute, in every state.

Counted in the real window by layout, never by a clock; `tests/bench/journeys.py` prints the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import TOPICS
from tests.helpers.journeys import Player
from tests.helpers.window import Screen

OpenWindow = Callable[..., Screen]
FEW = ("CO", "TX", "NJ", "WY")
"""A long card, a short one, one that is closed and one without papers."""
of_states = pytest.mark.parametrize(
    "states",
    [FEW, pytest.param(tuple(JURISDICTIONS), marks=pytest.mark.release)],
    ids=["few", "all"],
)
USUAL: dict[str, Any] = {"size": (1280, 800), "language": "en"}


@of_states
def test_bring_and_a_phone_stand_on_the_first_screen_and_all_is_short(
    open_window: OpenWindow, states: tuple[str, ...]
) -> None:
    rows = list(Player(open_window).cards(states=states, **USUAL))
    assert len(rows) == len(TOPICS) * len(states)
    for row in rows:
        assert row["bring_screens"] < 1, row
        assert row["first_phone_screens"] < 1, row
        assert row["answer_screens"] < 1, row
        assert row["screens"] <= 3, row
        assert row["marks"] <= 5, row
        assert row["aloud_s"] <= 90, row
        assert row["paper_pages"] <= 2, row
        assert row["paper_phones"] >= 3, row
        assert row["words_first_screen"] <= 150, row


def test_rows_of_whom_to_call_are_looked_at_and_not_read(open_window: OpenWindow) -> None:
    """Names, addresses, hours and distances of the three; more is a page of its own."""
    for row in Player(open_window).cards(states=FEW, **USUAL):
        assert row["words_calls"] <= 60, row


@of_states
@pytest.mark.parametrize(
    "way",
    [
        {"size": (1024, 600), "language": "en"},
        {"size": (1280, 800), "language": "en", "text_percent": 200},
    ],
    ids=["1024x600", "200"],
)
def test_on_a_small_screen_and_in_large_text_stop_and_answer_are_in_sight(
    open_window: OpenWindow, way: dict[str, Any], states: tuple[str, ...]
) -> None:
    for row in Player(open_window).cards(states=states, **way):
        assert row["answer_screens"] <= 1, row


@of_states
def test_in_spanish_it_is_the_same(open_window: OpenWindow, states: tuple[str, ...]) -> None:
    for row in Player(open_window).cards(states=states, size=(1280, 800), language="es"):
        assert row["bring_screens"] < 1, row
        assert row["first_phone_screens"] < 1, row
        assert row["paper_pages"] <= 2, row


def test_when_someone_was_taken_one_press_shows_people_to_call(open_window: OpenWindow) -> None:
    found = Player(open_window).taken()
    assert found["clicks"] == 1
    assert found["first_phone_screens"] < 1
    assert found["phones_first_screen"] >= 4


def test_a_visitor_at_a_kiosk_sees_three_clinics_after_three_presses(
    open_window: OpenWindow,
) -> None:
    found = Player(open_window).clinic_at_a_kiosk()
    assert found["clicks"] == 3
    assert found["first_phone_screens"] < 1
    assert found["phones_first_screen"] == 3


def test_the_second_visitor_of_the_day_has_an_answer_after_three_presses(
    open_window: OpenWindow,
) -> None:
    found = Player(open_window).second_visitor()
    assert found["clicks"] <= 3
    assert found["answer_screens"] <= 1


def test_one_place_is_printed_as_a_slip_in_four_presses(open_window: OpenWindow) -> None:
    found = Player(open_window).slip()
    assert found["clicks"] <= 4
    assert found["paper_phones"] >= 1


def test_what_a_call_found_is_kept_in_two_presses_where_the_phone_is(
    open_window: OpenWindow,
) -> None:
    assert Player(open_window).called() | {"name": ""} == {
        "name": "",
        "clicks": 2,
        "keys": 0,
        "kept": 1,
    }


def test_six_sheets_for_a_morning_are_printed_in_three_presses(open_window: OpenWindow) -> None:
    found = Player(open_window).stack_of_six()
    assert found["clicks"] <= 3
    assert found["clicks_once"] <= 14


def test_who_can_not_read_hears_a_phone_after_four_touches(open_window: OpenWindow) -> None:
    found = Player(open_window).kiosk_without_reading()
    assert found["clicks"] <= 4
    assert found["phones_spoken"] == 1


def test_a_kiosk_is_set_up_in_five_steps_and_needs_no_new_start(open_window: OpenWindow) -> None:
    found = Player(open_window).kiosk_set_up()
    assert found["screens"] == 6  # settings, then five steps
    assert found["clicks"] <= 10
    assert found["restarts_by_hand"] == 0


def test_three_needs_are_one_packet_with_numbers_on_it(open_window: OpenWindow) -> None:
    found = Player(open_window).three_needs()
    assert found["clicks"] <= 9
    assert found["first_phone_screens"] < 1
    assert found["paper_pages"] <= 7
    assert found["paper_phones"] >= 5
