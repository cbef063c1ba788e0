"""The site admin's page: what is set there is written, checked and shut behind the PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from navigator.paths import Paths
from navigator.site.pin import matches
from navigator.site.settings import Settings, own_settings, read_settings, write_settings
from navigator.ui.pages.staff.pin_page import PinField
from navigator.ui.widgets.number_field import NumberField
from tests.helpers.kiosk import PIN, PIN_HASH
from tests.helpers.window import CTRL, Screen, said

OpenWindow = Callable[..., Screen]


@pytest.fixture
def paths(real_paths: Paths, tmp_path: Path) -> Paths:
    """Settings in a folder of their own."""
    return replace(
        real_paths,
        settings=tmp_path / "own" / "settings.toml",
        whole_computer=tmp_path / "all.toml",
    )


@pytest.fixture
def screen(open_window: OpenWindow, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A desk on its settings page."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["front", "back"])
    opened = open_window(at=paths)
    opened.key(Qt.Key.Key_Comma, CTRL)
    assert opened.kind == "SettingsPage"
    return opened


BASE = Settings(state="CO", language="en", look="light", introduction=False)
"""What the windows of these tests begin with."""


def field(screen: Screen, name: str, kind: type[Any] = QWidget) -> Any:
    return next(one for one in screen.all(kind, screen.page) if said(one) == name)


def choose(screen: Screen, name: str, value: object) -> None:
    box = field(screen, name, QComboBox)
    screen.choose(box, box.itemText(box.findData(value)))


def type_pin(screen: Screen, first: str, second: str) -> None:
    for one, pin in zip(screen.all(PinField, screen.page), (first, second), strict=True):
        screen.reveal(one)
        one.setFocus()
        QTest.keyClicks(one, pin)


def test_the_page_is_also_reached_from_the_page_for_volunteers(open_window: OpenWindow) -> None:
    screen = open_window(introduction=True)
    screen.press("Settings")
    assert screen.kind == "SettingsPage"


def test_what_is_set_is_written_and_holds_at_the_next_start(screen: Screen, paths: Paths) -> None:
    choose(screen, "State", "TX")
    choose(screen, "Language at the start", "es")
    choose(screen, "Colors", "dark")
    choose(screen, "Motion", "less")
    choose(screen, "Text size", 150)
    choose(screen, "Printer", "back")
    field(screen, "Seconds until an idle visit is cleared", NumberField).setValue(60)
    name = field(screen, "Name of this place", QLineEdit)
    screen.reveal(name)
    name.setFocus()
    QTest.keyClicks(name, "Hall of Books")
    screen.click(field(screen, "Earlier: Español"))
    screen.press("Save")
    assert screen.says("Saved.")
    assert read_settings(paths.settings) == BASE._replace(
        state="TX",
        language="es",
        look="dark",
        motion="less",
        text_percent=150,
        printer="back",
        idle_seconds=60,
        site_name="Hall of Books",
        languages=("es", "en"),
    )
    # The page begins with what was saved last.
    screen.go("home")
    screen.go("settings")
    assert field(screen, "State", QComboBox).currentData() == "TX"


def test_the_first_page_can_be_asked_for_and_left_out(screen: Screen, paths: Paths) -> None:
    box = screen.all(QCheckBox, screen.page)[0]
    for is_wanted in (True, False):
        screen.reveal(box)
        QTest.keyClick(box, Qt.Key.Key_Space)
        screen.press("Save")
        assert own_settings(paths.settings) == BASE._replace(introduction=is_wanted)


def test_a_pin_is_kept_as_its_hash_and_then_asked_for(screen: Screen, paths: Paths) -> None:
    type_pin(screen, PIN, PIN)
    screen.press("Save")
    assert screen.says("Saved.")
    kept = own_settings(paths.settings).pin_hash
    assert matches(PIN, kept)
    assert PIN not in paths.settings.read_text("utf-8")
    assert [one.text() for one in screen.all(PinField, screen.page)] == ["", ""]
    screen.go("home")
    screen.go("settings")
    assert screen.kind == "StaffPage"
    QTest.keyClicks(screen.all(PinField)[0], PIN)
    screen.press_enter()
    assert screen.kind == "SettingsPage"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (PIN, "482916", "The two PINs differ."),
        (PIN, "", "The two PINs differ."),
        ("123", "123", "This can not be a PIN."),
        ("777777", "777777", "too easy"),
    ],
)
def test_a_pin_that_can_not_be_is_not_saved(
    screen: Screen, paths: Paths, first: str, second: str, told: str
) -> None:
    type_pin(screen, first, second)
    screen.press("Save")
    assert screen.says(told)
    assert not paths.settings.exists()


def test_a_kiosk_needs_a_pin_and_then_is_one(screen: Screen, paths: Paths) -> None:
    choose(screen, "This computer is", "kiosk")
    screen.press("Save")
    assert screen.says("A kiosk needs a helper PIN.")
    assert not paths.settings.exists()
    type_pin(screen, PIN, PIN)
    screen.press("Save")
    assert read_settings(paths.settings).mode == "kiosk"


def test_a_time_too_short_to_read_is_refused(screen: Screen, paths: Paths) -> None:
    field(screen, "Seconds until an idle visit is cleared", NumberField).setValue(5)
    screen.press("Save")
    assert screen.says("This time is too short.")
    assert not paths.settings.exists()


def test_what_is_set_for_the_whole_computer_is_gray_and_stays(
    open_window: OpenWindow, paths: Paths
) -> None:
    assert paths.whole_computer is not None
    write_settings(paths.whole_computer, Settings(state="TX", languages=("es",)))
    screen = open_window(at=paths, state="TX")
    screen.go("settings")
    assert not field(screen, "State", QComboBox).isEnabled()
    assert not field(screen, "Earlier: Español").isEnabled()
    choose(screen, "Colors", "dark")
    screen.press("Save")
    assert own_settings(paths.settings) == BASE._replace(state="", look="dark")


def test_a_file_that_can_not_be_written_is_one_calm_sentence(screen: Screen, paths: Paths) -> None:
    paths.settings.parent.write_text("a file where a folder should be", "utf-8")
    screen.press("Save")
    assert screen.says("can not be written")


def test_in_the_kiosk_the_page_needs_the_pin(open_window: OpenWindow, paths: Paths) -> None:
    screen = open_window(at=paths, mode="kiosk", pin_hash=PIN_HASH)
    screen.go("settings")
    assert screen.kind == "StaffPage"
    assert not screen.all(QComboBox)
