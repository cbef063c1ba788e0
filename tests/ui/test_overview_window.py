"""The pages that look across states, reached in the window and left again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from navigator.app import make_window
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.site.settings import Settings
from navigator.ui.desk import Route
from navigator.ui.frame.window import Window
from navigator.ui.theme import Look, apply_theme
from navigator.ui.widgets.row_link import RowLink
from tests.helpers.content import real
from tests.helpers.desk import button, states_of

Show = Callable[..., Any]


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Look())
    yield qapp
    apply_theme(qapp, Look())


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, real_paths: Paths) -> Iterator[Window]:
    settings = Settings(state="CO", language="en", introduction=False, look="light")
    made = make_window(
        qapp, real_paths, settings, lambda: Library.open(real_paths, lambda: real().today)
    )
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.is_idle and made.page is not None)
    yield made
    made.visit.set_lang("en")  # the words of a language are the application's: leave none behind
    qtbot.waitUntil(lambda: made.is_idle)
    made.close()
    made.deleteLater()


def settled(qtbot: QtBot, window: Window) -> QWidget:
    qtbot.waitUntil(lambda: window.is_idle)
    assert window.page is not None
    return window.page


def test_what_changed_is_reached_from_home_and_back_leads_there(
    qtbot: QtBot, window: Window
) -> None:
    button(settled(qtbot, window), "What changed").click()
    page = settled(qtbot, window)
    assert window.route == Route("changes")
    page.findChildren(RowLink)[0].click()
    settled(qtbot, window)
    assert window.route.kind == "card"
    window.back()
    settled(qtbot, window)
    assert window.route == Route("changes")


def test_compare_and_map_are_reached_from_the_topic_and_a_choice_survives(
    qtbot: QtBot, window: Window
) -> None:
    window.go(Route("card", "card:CO:driving"))
    button(settled(qtbot, window), "Compare states").click()
    page = cast("Any", settled(qtbot, window))
    box = states_of(page)
    box.activated.emit(box.findData("TX"))
    assert window.route == Route("compare", "driving:CO,NE,TX")
    window.visit.set_lang("es")
    page = cast("Any", settled(qtbot, window))
    assert page.chosen == ("CO", "NE", "TX")
    window.back()
    button(settled(qtbot, window), "Mapa de los estados").click()
    settled(qtbot, window)
    assert window.route == Route("map", "driving")


def test_another_state_stays_on_the_page(qtbot: QtBot, window: Window) -> None:
    for route in (Route("changes"), Route("compare", "driving"), Route("map", "driving")):
        window.go(route)
        settled(qtbot, window)
        window.visit.set_state("TX" if window.visit.state == "CO" else "CO")
        settled(qtbot, window)
        assert window.route == route


def test_legal_help_has_no_map(qtbot: QtBot, window: Window) -> None:
    window.go(Route("card", "card:CO:legal"))
    names = {one.accessibleName() for one in settled(qtbot, window).findChildren(RowLink)}
    assert "Compare states" in names
    assert "Map of the states" not in names


def test_clear_forgets_what_was_compared(qtbot: QtBot, window: Window) -> None:
    window.go(Route("compare", "driving:CO,TX"))
    settled(qtbot, window)
    window.clear()
    settled(qtbot, window)
    assert window.route == Route("home")
    window.back()
    settled(qtbot, window)
    assert window.route == Route("home")


def test_the_day_of_the_tests_is_the_day_of_the_content(real_library: Library) -> None:
    assert real_library.today() == real().today
    assert real_library.survey().changes("CO").first == real().today - timedelta(days=365)
