"""The kiosk in cage, as docs/kiosk.md recommends it, while somebody pulls at its screens.

The compositor is a real one; its two screens exist in memory only. Both show one window
that lies over all of them, unless one is switched off.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from navigator.ui.widgets.topic_tile import TopicTile
from tests.helpers.ways import Finger
from tests.helpers.window import Screen

pytestmark = pytest.mark.wayland

OpenKiosk = Callable[..., Screen]
FIRST, SECOND = "HEADLESS-1", "HEADLESS-2"


def turn(output: str, *change: str) -> None:
    """Change a screen of the compositor."""
    program = shutil.which("wlr-randr")
    assert program
    subprocess.run([program, "--output", output, *change], check=True)


@pytest.fixture
def kiosk(open_kiosk: OpenKiosk) -> Iterator[Screen]:
    """A card in a kiosk over the first screen; the second one is off."""
    turn(SECOND, "--off")
    turn(FIRST, "--on", "--custom-mode", "1280x720", "--transform", "normal", "--scale", "1")
    screen = open_kiosk(size=None)
    hand = Finger(screen)
    hand.press(screen.button("English"))
    hand.press(next(one for one in screen.all(TopicTile) if one.topic == "driving"))
    hand.press(screen.button("The license: what to bring"))
    yield screen
    turn(FIRST, "--on", "--custom-mode", "1280x720", "--transform", "normal", "--scale", "1")


def fills(screen: Screen, wide: int, high: int) -> bool:
    return screen.window.isFullScreen() and screen.window.size().toTuple() == (wide, high)


@pytest.mark.parametrize(
    ("change", "size"),
    [
        (("--custom-mode", "1024x600"), (1024, 600)),
        (("--custom-mode", "1024x600", "--transform", "90"), (600, 1024)),
        (("--custom-mode", "3840x2160"), (3840, 2160)),
        (("--custom-mode", "3840x2160", "--scale", "2"), (1920, 1080)),
        (("--custom-mode", "1280x720", "--scale", "1.5"), (853, 480)),
    ],
)
def test_it_fills_a_screen_that_is_resized_turned_or_scaled(
    kiosk: Screen, qtbot: QtBot, change: tuple[str, ...], size: tuple[int, int]
) -> None:
    turn(FIRST, *change)
    qtbot.waitUntil(lambda: fills(kiosk, *size))
    assert kiosk.window.route.id == "card:CO:driving"
    Finger(kiosk).press(kiosk.button("Home"))
    assert kiosk.kind == "HomePage"


def test_it_lies_over_all_screens_there_are_whichever_is_pulled_out(
    kiosk: Screen, qtbot: QtBot
) -> None:
    turn(SECOND, "--on")
    qtbot.waitUntil(lambda: fills(kiosk, 2560, 720))
    turn(FIRST, "--off")
    qtbot.waitUntil(lambda: fills(kiosk, 1280, 720))
    turn(FIRST, "--on")  # cage may show the same on both now
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 2)
    whole = QGuiApplication.primaryScreen().virtualSize()
    qtbot.waitUntil(lambda: fills(kiosk, whole.width(), whole.height()))
    turn(SECOND, "--off")
    qtbot.waitUntil(lambda: fills(kiosk, 1280, 720))
    assert kiosk.window.route.id == "card:CO:driving"


@pytest.mark.qt_log_ignore("state contains invalid (width|height): 0", extend=True)
def test_it_waits_without_any_screen_and_comes_back(kiosk: Screen, qtbot: QtBot) -> None:
    turn(FIRST, "--off")
    qtbot.wait(200)
    turn(FIRST, "--on")
    qtbot.waitUntil(lambda: fills(kiosk, 1280, 720))
    assert kiosk.window.route.id == "card:CO:driving"
    Finger(kiosk).press(kiosk.button("Hide"))
    assert kiosk.window.visit.is_fresh
