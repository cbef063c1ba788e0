"""The state of a desk, asked once and kept as a setting; the keys of the tiles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from navigator.paths import Paths
from navigator.records.topics import TOPICS
from navigator.site.settings import read_settings
from navigator.ui.widgets.search_field import ZipField
from tests.helpers.kiosk import PIN_HASH
from tests.helpers.window import Screen

OpenWindow = Callable[..., Screen]
ASKED = "Which state is this desk in?"


@pytest.fixture
def at(real_paths: Paths, tmp_path: Path) -> Paths:
    """The paths of a desk that has no settings yet."""
    return replace(real_paths, settings=tmp_path / "settings.toml")


def type_own_zip(screen: Screen, code: str) -> None:
    [field] = screen.all(ZipField, screen.page)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, code)
    screen.settle()


def test_the_desk_asks_once_for_its_zip_and_keeps_the_state(
    open_window: OpenWindow, at: Paths
) -> None:
    screen = open_window(state="", at=at)
    assert screen.says(ASKED)
    type_own_zip(screen, "80202")
    assert not at.settings.exists(), "nothing is kept before the button is pressed"
    screen.press("This desk is in Colorado")
    kept = read_settings(at.settings)
    assert (kept.state, kept.zip) == ("CO", "80202")
    assert screen.kind == "HomePage"
    assert not screen.says(ASKED)
    assert screen.window.top.zip.text() == "80202"
    assert screen.window.visit.is_fresh
    screen.window.visit.set_state("TX")
    screen.window.visit.set_zip("78501")
    screen.settle()
    screen.press("Clear", "Clear now")
    visit = screen.window.visit
    assert (visit.state, visit.zip, screen.window.top.zip.text()) == ("CO", "80202", "80202")


def test_a_zip_code_of_two_states_lets_the_desk_choose(open_window: OpenWindow, at: Paths) -> None:
    screen = open_window(state="", at=at)
    type_own_zip(screen, "73949")
    words = [one for one in screen.texts() if one.startswith("This desk is in")]
    assert len(words) == 2, words
    screen.press(words[1])
    assert screen.window.visit.state == read_settings(at.settings).state


def test_a_code_that_is_none_is_said_and_nothing_kept(open_window: OpenWindow, at: Paths) -> None:
    screen = open_window(state="", at=at)
    type_own_zip(screen, "00000")
    assert not [one for one in screen.texts() if one.startswith("This desk is in")]
    assert not at.settings.exists()
    type_own_zip(screen, "80202")
    screen.button("This desk is in Colorado")


def test_nobody_is_asked_where_it_is_known_or_behind_a_pin(open_window: OpenWindow) -> None:
    assert not open_window(state="CO").says(ASKED)
    screen = open_window(state="", pin_hash=PIN_HASH)
    assert screen.kind == "HomePage"
    assert not screen.says(ASKED)


def test_the_keys_open_the_tiles_in_their_order(open_window: OpenWindow) -> None:
    screen = open_window()
    for number, topic in enumerate(TOPICS, start=1):
        screen.go("home")
        screen.key(getattr(Qt.Key, f"Key_{number % 10}"))
        assert screen.window.route.id == f"card:CO:{topic}"


def test_digits_in_a_field_are_digits(open_window: OpenWindow) -> None:
    screen = open_window()
    field = screen.window.top.zip
    field.setFocus()
    QTest.keyClicks(field, "80202")
    screen.settle()
    assert screen.kind == "HomePage"
    assert screen.window.visit.zip == "80202"


def test_settings_are_two_presses_away(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.press("Help", "Settings")
    assert screen.kind == "SettingsPage"
