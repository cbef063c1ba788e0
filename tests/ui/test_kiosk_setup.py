"""Five steps to a kiosk: each can be gone back, none writes before the last, no visitor gets in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from navigator.paths import Paths
from navigator.site.pin import matches
from navigator.site.settings import Settings, own_settings, read_settings, write_settings
from navigator.ui.pages.kiosk import kiosk_setup
from navigator.ui.pages.kiosk.kiosk_setup import CornerTest
from navigator.ui.pages.staff.pin_page import PinField
from navigator.ui.paper import printing as output
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.search_field import ZipField
from tests.helpers.kiosk import PIN, PIN_HASH, Clock, tap
from tests.helpers.seen import cut, overlapping, sideways
from tests.helpers.voice import FakeVoice
from tests.helpers.window import ALT, CTRL, Screen, said

OpenWindow = Callable[..., Screen]
BASE = Settings(state="CO", language="en", look="light", introduction=False)
"""What the windows of these tests begin with."""
STEPS = ("1", "2", "3", "4", "5")


@pytest.fixture
def paths(real_paths: Paths, tmp_path: Path) -> Paths:
    """Settings in a folder of their own."""
    own = tmp_path / "own" / "settings.toml"
    return replace(real_paths, settings=own, whole_computer=tmp_path / "all.toml")


@pytest.fixture
def screen(open_window: OpenWindow, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Screen:
    """A desk on the first step."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["front", "back"])
    opened = open_window(at=paths, voice=FakeVoice())
    opened.key(Qt.Key.Key_Comma, CTRL)
    opened.press("Set up a kiosk")
    assert opened.says("Step 1 of 5")
    return opened


@pytest.fixture
def begun(screen: Screen) -> list[bool]:
    """How often another window was asked for."""
    asked: list[bool] = []
    screen.window.turns.anew_wanted.connect(lambda: asked.append(True))
    return asked


def field(screen: Screen, name: str, kind: type[Any] = QWidget) -> Any:
    return next(one for one in screen.all(kind, screen.page) if said(one) == name)


def choose(screen: Screen, name: str, value: object) -> None:
    box = field(screen, name, QComboBox)
    screen.choose(box, box.itemText(box.findData(value)))


def write(screen: Screen, widget: QWidget, text: str) -> None:
    screen.reveal(widget)
    widget.setFocus()
    QTest.keyClicks(widget, text)
    screen.settle()


def type_pin(screen: Screen, first: str, second: str) -> None:
    for one, pin in zip(screen.all(PinField, screen.page), (first, second), strict=True):
        write(screen, one, pin)


def test_all_steps_are_saved_at_once_and_the_kiosk_starts(
    screen: Screen, paths: Paths, begun: list[bool]
) -> None:
    write(screen, screen.all(ZipField, screen.page)[0], "78501")
    assert screen.says("This ZIP code is in Texas.")
    assert field(screen, "State", QComboBox).currentData() == "TX"
    write(screen, field(screen, "Name of this place", QLineEdit), "Hall of Books")
    screen.press("Next")
    screen.click(field(screen, "Earlier: Español"))
    choose(screen, "Text size", 125)
    screen.press("Next", "Next")
    choose(screen, "Printer", "back")
    screen.press("Next")
    for told in ("Hall of Books", "Texas", "78501", "Español, English, 125 %", "back"):
        assert screen.says(told)
    type_pin(screen, PIN, PIN)
    assert not paths.settings.exists(), "nothing is written before"
    screen.press("Start now")
    kept = read_settings(paths.settings)
    assert kept._replace(pin_hash="") == BASE._replace(
        mode="kiosk",
        state="TX",
        zip="78501",
        site_name="Hall of Books",
        languages=("es", "en"),
        text_percent=125,
        printer="back",
    )
    assert matches(PIN, kept.pin_hash)
    assert begun == [True]


def test_a_step_back_keeps_what_was_chosen_and_so_do_language_and_size(screen: Screen) -> None:
    write(screen, screen.all(ZipField, screen.page)[0], "10001")
    screen.press("Next")
    choose(screen, "Text size", 150)
    screen.key(Qt.Key.Key_Plus, CTRL)  # the page is made anew
    screen.key(Qt.Key.Key_0, CTRL)
    assert field(screen, "Text size", QComboBox).currentData() == 150
    screen.press("Previous")
    assert screen.all(ZipField, screen.page)[0].text() == "10001"
    assert field(screen, "State", QComboBox).currentData() == "NY"
    screen.key(Qt.Key.Key_Left, ALT)
    assert screen.kind == "SettingsPage"


@pytest.mark.parametrize("way", ["cancel", "home", "clear"])
def test_who_cancels_or_goes_elsewhere_changes_nothing(
    screen: Screen, paths: Paths, begun: list[bool], way: str
) -> None:
    write(screen, screen.all(ZipField, screen.page)[0], "10001")
    screen.press("Next")
    match way:
        case "cancel":
            screen.press("Cancel")
            assert screen.kind == "SettingsPage"
        case "home":
            screen.key(Qt.Key.Key_Home, ALT)
        case "clear":
            screen.window.clear()
            screen.settle()
    assert not paths.settings.exists()
    assert begun == []
    screen.go("kiosk_setup")
    assert screen.all(ZipField, screen.page)[0].text() == ""
    assert field(screen, "State", QComboBox).currentData() == "CO"


@pytest.mark.parametrize(
    ("typed", "told"),
    [("785", "A ZIP code has five digits."), ("00000", "This ZIP code is not on our map.")],
)
def test_a_zip_code_that_can_not_be_is_told(screen: Screen, typed: str, told: str) -> None:
    write(screen, screen.all(ZipField, screen.page)[0], typed)
    if len(typed) < 5:
        screen.press("Next")
    assert screen.says(told, "Step 1 of 5")


def test_an_empty_zip_code_is_none(screen: Screen) -> None:
    zip_field = screen.all(ZipField, screen.page)[0]
    write(screen, zip_field, "10001")
    zip_field.clear()
    screen.settle()
    assert screen.says("Help near this ZIP code stands first.")
    screen.press("Next", "Next", "Next", "Next")
    assert screen.says("ZIP: None")


@pytest.mark.parametrize(
    ("pins", "told"),
    [
        ((PIN, "482916"), "The two PINs differ."),
        (("", ""), "A kiosk needs a helper PIN."),
        (("123", "123"), "This can not be a PIN."),
        (("777777", "777777"), "too easy"),
    ],
)
def test_without_a_good_pin_nothing_starts(
    screen: Screen, paths: Paths, begun: list[bool], pins: tuple[str, str], told: str
) -> None:
    screen.go("kiosk_setup", "5")
    type_pin(screen, *pins)
    screen.press("Start now")
    assert screen.says(told)
    assert not paths.settings.exists()
    assert begun == []


def test_a_pin_that_is_set_already_stays(open_window: OpenWindow, paths: Paths) -> None:
    write_settings(paths.settings, BASE._replace(pin_hash=PIN_HASH))
    screen = open_window(at=paths, pin_hash=PIN_HASH)
    screen.go("kiosk_setup", "5")
    assert screen.kind == "StaffPage"
    write(screen, screen.all(PinField, screen.page)[0], PIN)
    screen.press_enter()
    assert screen.says("Step 5 of 5")
    screen.press("Start now")
    assert own_settings(paths.settings) == BASE._replace(pin_hash=PIN_HASH, mode="kiosk")


def test_a_file_that_can_not_be_written_is_told_and_nothing_starts(
    screen: Screen, paths: Paths, begun: list[bool]
) -> None:
    paths.settings.parent.write_text("a file where a folder should be", "utf-8")
    screen.go("kiosk_setup", "5")
    type_pin(screen, PIN, PIN)
    screen.press("Start now")
    assert screen.says("can not be written")
    assert begun == []


def test_what_is_set_for_the_whole_computer_is_gray(open_window: OpenWindow, paths: Paths) -> None:
    assert paths.whole_computer is not None
    write_settings(paths.whole_computer, Settings(state="TX", mode="desk", printer="hall"))
    paths.whole_computer.write_text(
        paths.whole_computer.read_text("utf-8") + 'mode = "desk"\n', "utf-8"
    )
    screen = open_window(at=paths, state="TX", printer="hall")
    screen.go("kiosk_setup")
    assert not field(screen, "State", QComboBox).isEnabled()
    write(screen, screen.all(ZipField, screen.page)[0], "10001")
    assert field(screen, "State", QComboBox).currentData() == "TX"
    assert screen.says("What is gray is set for the whole computer.")
    screen.go("kiosk_setup", "4")
    assert not field(screen, "Printer", QComboBox).isEnabled()
    screen.go("kiosk_setup", "5")
    assert screen.says("This computer is set to be a desk")
    assert not screen.button("Start now").isEnabled()


# Touch.
def corners(screen: Screen) -> list[Button]:
    (cover,) = screen.all(CornerTest)
    return [one for one in screen.all(Button, cover) if "corner" in said(one)]


def test_a_finger_reaches_the_four_corners_of_the_whole_screen(screen: Screen) -> None:
    screen.go("kiosk_setup", "3")
    was = screen.window.windowState()
    screen.press("Try the touch screen")
    window = screen.window
    assert window.isFullScreen()
    found = corners(screen)
    places = {(screen.top_of(one), one.mapTo(window, one.rect().topLeft()).x()) for one in found}
    assert len(places) == 4
    for one in found:
        assert min(one.width(), one.height()) >= 72
        tap(screen, one)
    assert screen.says("All four corners answer.")
    assert screen.window.windowState() == was
    assert screen.window.turns.covers.cover is None


def test_keys_press_the_corners_as_well(screen: Screen) -> None:
    screen.go("kiosk_setup", "3")
    screen.press("Try the touch screen")
    for _ in range(4):
        screen.press_enter()
        if screen.window.turns.covers.cover is not None:
            screen.key(Qt.Key.Key_Tab)
    assert screen.says("All four corners answer.")


def test_who_gives_up_hears_what_to_do(screen: Screen) -> None:
    screen.go("kiosk_setup", "3")
    screen.press("Try the touch screen")
    tap(screen, corners(screen)[0])
    screen.key(Qt.Key.Key_Escape)
    assert screen.says("Not all corners answered.")
    assert not screen.window.isFullScreen()


# Sound.
def test_a_voice_says_a_sentence_and_is_given_back(open_window: OpenWindow) -> None:
    voice = FakeVoice()
    screen = open_window(voice=voice)
    screen.go("kiosk_setup", "3")
    assert screen.says("The computer speaks each language offered.")
    screen.press("Play a test sentence")
    assert voice.said == ["General information, not legal advice."]
    assert screen.says("A voice speaks now. Do you hear it?")
    voice.finish()
    assert voice.is_silent
    screen.press("Play a test sentence", "Next")
    assert voice.is_silent, "it is silent when the step is left"


@pytest.mark.parametrize(
    ("system", "told"), [("linux", "Install speech-"), ("win32", "Add a voice")]
)
def test_where_there_is_no_voice_it_says_what_to_install(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, system: str, told: str
) -> None:
    monkeypatch.setattr(kiosk_setup, "_HERE", system)
    screen = open_window()
    screen.go("kiosk_setup", "3")
    unseen = "Visitors do not see Listen in a language without a voice."
    assert screen.says("This computer has no voice to read aloud.", unseen, told), "before a press"
    screen.press("Play a test sentence")
    assert screen.says("This computer has no voice to read aloud.", told)


@pytest.mark.parametrize("speaks", ["en", "vi"])
def test_a_language_without_a_voice_is_named(open_window: OpenWindow, speaks: str) -> None:
    voice = FakeVoice(speaks)
    screen = open_window(voice=voice)
    screen.go("kiosk_setup", "3")
    assert screen.says("no voice that speaks", "Español")
    assert voice.log == [("close", "")], "nothing is played before a press"
    screen.press("Play a test sentence")
    assert screen.says("no voice that speaks", "Español")
    assert bool(voice.said) == (speaks == "en")


# Paper.
class Known(QPrinterInfo):
    """A printer that is there."""

    @staticmethod
    def printerInfo(name: str) -> Known:  # noqa: N802 - Qt's name
        assert name == "front"
        return Known()

    @staticmethod
    def availablePrinterNames() -> list[str]:  # noqa: N802 - Qt's name
        return ["front"]

    def isNull(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_a_test_page_says_nothing_about_anybody_and_asks_nothing(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrinterInfo", Known)
    monkeypatch.setattr(output, "paint_all", lambda paper, *_: printed.append(paper.html))
    screen = open_window(zip="78501", site_name="Hall of Books")
    screen.go("kiosk_setup", "4")
    assert not screen.button("Print a test page").isEnabled()
    choose(screen, "Printer", "front")
    screen.press("Print a test page")
    assert screen.says("Printing.")
    (paper,) = printed
    assert "Test page" in paper
    for told in ("78501", "Hall of Books", "Colorado"):
        assert told not in paper


def test_a_printer_that_is_not_there_is_told(screen: Screen) -> None:
    screen.go("kiosk_setup", "4")
    choose(screen, "Printer", "front")
    screen.press("Print a test page")
    assert screen.says("The printer can not be reached.")
    choose(screen, "Printer", "")
    assert not screen.says("The printer can not be reached.")
    assert not screen.button("Print a test page").isEnabled()


# A hostile hand.
@pytest.mark.parametrize("step", STEPS)
def test_no_visitor_gets_into_the_steps(open_kiosk: OpenWindow, paths: Paths, step: str) -> None:
    screen = open_kiosk(at=paths)
    screen.press("English")
    screen.go("kiosk_setup", step)
    assert screen.kind == "StaffPage"
    assert not screen.all(QComboBox)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab):
        screen.key(key)
    screen.key(Qt.Key.Key_Comma, CTRL)
    screen.key(Qt.Key.Key_Left, ALT)
    screen.key(Qt.Key.Key_Left, ALT)
    assert screen.kind in {"HomePage", "LanguagesPage", "StaffPage"}
    assert not paths.settings.exists()


def test_behind_the_pin_the_gate_shuts_again_and_the_plan_is_gone(
    open_kiosk: OpenWindow, paths: Paths
) -> None:
    clock = Clock()
    screen = open_kiosk(at=paths, clock=clock)
    screen.go("settings")
    write(screen, screen.all(PinField, screen.page)[0], PIN)
    screen.press_enter()
    tap(screen, screen.button("Set up a kiosk"))
    write(screen, screen.all(ZipField, screen.page)[0], "10001")
    clock.now += 91
    screen.window.turns.idle.look()
    clock.now += 31
    screen.window.turns.idle.look()
    screen.settle()
    assert screen.kind == "LanguagesPage"
    assert screen.window.staff.plan.zip == ""
    screen.go("kiosk_setup")
    assert screen.kind == "StaffPage"


# How it looks.
@pytest.mark.parametrize("mode", ["desk", "kiosk"])
@pytest.mark.parametrize("percent", [100, 200])
def test_no_step_is_cut_on_a_small_screen_in_spanish(
    open_window: OpenWindow, mode: str, percent: int
) -> None:
    pin = {"pin_hash": PIN_HASH} if mode == "kiosk" else {}
    screen = open_window(
        mode=mode,
        language="es",
        text_percent=percent,
        size=(1024, 600),
        voice=FakeVoice("en"),
        **pin,
    )
    for step in STEPS:
        screen.window.staff._is_let_in = True
        screen.go("kiosk_setup", step)
        assert screen.kind == "KioskSetupPage"
        if step == "3":
            screen.press("Oír una frase de prueba")
        for _ in range(4):  # what was told just now is laid out once more
            screen.settle()
        window = screen.window
        assert not [*cut(window), *overlapping(window), *sideways(window)], step


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600)])
def test_save_stays_in_reach_however_far_down_the_settings_are(
    open_window: OpenWindow, paths: Paths, size: tuple[int, int]
) -> None:
    screen = open_window(at=paths, size=size)
    screen.go("settings")
    bar = screen.page.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    save = screen.button("Save", screen.page)
    assert screen.window.rect().contains(save.mapTo(screen.window, save.rect().center()))
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    screen.settle()
    assert screen.says("Saved.")


@pytest.mark.parametrize("mode", ["desk", "kiosk"])
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("percent", [100, 200])
def test_the_way_on_is_in_sight_in_every_step_on_a_small_screen(
    open_window: OpenWindow, mode: str, lang: str, percent: int
) -> None:
    """Who has to look for the button asks whether the step is broken."""
    pin = {"pin_hash": PIN_HASH} if mode == "kiosk" else {}
    screen = open_window(
        mode=mode,
        language=lang,
        text_percent=percent,
        size=(1024, 600),
        voice=FakeVoice(),
        **pin,
    )
    for step in STEPS:
        screen.window.staff._is_let_in = True
        screen.go("kiosk_setup", step)
        bar = screen.page.scroll_area.verticalScrollBar()
        seen = screen.page.rect().translated(screen.page.mapTo(screen.window, QPoint()))
        for at in (0, bar.maximum()):
            bar.setValue(at)
            for one in ways_on(screen):
                place = one.rect().translated(one.mapTo(screen.window, QPoint()))
                assert seen.contains(place), (step, said(one))
                assert not screen.page.scroll_area.isAncestorOf(one)


def ways_on(screen: Screen) -> list[Button]:
    """The main button of the step, and the one back."""
    main = next(
        one for one in screen.all(Button, screen.page) if one.property("variant") == "primary"
    )
    assert main.parentWidget() is not None
    return screen.all(Button, main.parentWidget())


def test_keys_alone_lead_through_the_steps(screen: Screen) -> None:
    """From the field by Tab to Next, and Enter presses it."""
    for step in ("2", "3", "4", "5"):
        for _ in range(30):
            held = QApplication.focusWidget()
            if held is not None and said(held) == "Next":
                break
            screen.key(Qt.Key.Key_Tab)
        else:
            raise AssertionError("Tab never came to Next")
        screen.press_enter()
        assert screen.says(f"Step {step} of 5")
    assert said(ways_on(screen)[0]) == "Start now"
