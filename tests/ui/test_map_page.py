"""The page Map: tiles, legend and list say the same, keys move, what is missing says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.records.comparison import MAP_TOPICS
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.ui.desk import Route
from navigator.ui.theme import Look, apply_theme, current_look
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.state_grid import MapKey
from tests.helpers.desk import Desktop, button, cell, heads, states_of

Show = Callable[..., Any]


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Look())
    yield qapp
    apply_theme(qapp, Look())


def test_a_map_has_tiles_a_legend_and_the_same_as_a_list(show: Show, desktop: Desktop) -> None:
    page = show("map", "driving")
    shown = desktop.library.survey().map("driving")
    assert page.grid.tiles.keys() == set(JURISDICTIONS)
    keys = [one.text() for one in page.findChildren(MapKey)]
    assert len(keys) == len(shown.counts)
    assert page.table.model().rowCount() == len(JURISDICTIONS)
    assert heads(page)[:2] == ["State", "What the law says"]
    by_name = {cell(page, row, 0).text: row for row in range(len(JURISDICTIONS))}
    for tile in shown.tiles:
        row = by_name[JURISDICTIONS[tile.state]]
        says = desktop.desk.say.map_says("driving", tile.choice)
        assert cell(page, row, 1).text == says
        assert says in page.grid.tiles[tile.state].accessibleName()
        assert cell(page, row, 0).known is tile.held
        assert bool(cell(page, row, 0).opens) is tile.held


@pytest.mark.parametrize("topic", MAP_TOPICS)
def test_a_tile_says_the_law_alone_and_its_card_begins_with_the_dangers(
    show: Show, topic: str, desktop: Desktop
) -> None:
    page = show("map", topic)
    assert not [one for one in page.grid.tiles.values() if "Read this" in one.accessibleName()]
    page.grid.tiles["TX"].click()
    assert desktop.gone == [Route("card", f"card:TX:{topic}")]
    card = show("card", desktop.gone[0].id)
    stops = desktop.library.card("TX", topic).stops
    banners = card.findChildren(Banner)
    assert bool(banners) is bool(stops)
    for one in stops:
        assert (one.title or "?") in banners[0].accessibleName()


def test_a_pack_of_two_states_says_fifty_times_not_here_yet(few: Desktop, qtbot: QtBot) -> None:
    page = few.page("map", "records")
    qtbot.addWidget(page)
    said = [tile.accessibleName() for tile in page.grid.tiles.values()]
    assert sum(one.endswith(": not here yet") for one in said) == 50
    assert "not here yet, 50 states" in [one.text() for one in page.findChildren(MapKey)]
    assert sum(cell(page, row, 1).text == "not here yet" for row in range(52)) == 50
    page.grid.reached.emit("AL")
    assert page.told == "Alabama: not here yet"
    page.grid.tiles["AL"].click()
    assert few.gone == []


def test_the_tile_being_read_is_told_in_words(show: Show, desktop: Desktop) -> None:
    page = show("map", "college")
    assert page.told.startswith("Colorado: ")
    page.grid.tiles["CO"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.grid.tiles["CO"], Qt.Key.Key_Down)
    assert page.told.startswith("New Mexico: ")
    QTest.keyClick(page.grid.tiles["NM"], Qt.Key.Key_Return)
    assert desktop.gone == [Route("card", "card:NM:college")]


def test_the_list_is_sorted_by_the_box_and_by_its_heads(show: Show) -> None:
    page = show("map", "college")
    box = states_of(page)
    assert [cell(page, row, 0).text for row in range(52)] == sorted(JURISDICTIONS.values())
    box.setCurrentIndex(1)
    box.activated.emit(1)
    says = [cell(page, row, 1).text for row in range(52)]
    assert len(set(says)) == sum(says[n] != says[n - 1] for n in range(len(says)))
    page.table.horizontalHeader().sortIndicatorChanged.emit(2, Qt.SortOrder.AscendingOrder)
    assert box.currentIndex() == 2
    page.table.horizontalHeader().sortIndicatorChanged.emit(4, Qt.SortOrder.AscendingOrder)
    assert box.currentIndex() == -1


def test_the_page_follows_the_row_that_is_read(show: Show) -> None:
    page = show("map", "driving")
    bar = page.scroll_area.verticalScrollBar()
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(51, 0))
    assert bar.value() > bar.maximum() // 2


def test_other_maps_are_one_click_away_and_a_row_opens_its_card(
    show: Show, desktop: Desktop
) -> None:
    page = show("map", "driving")
    button(page, "Rights").click()
    page.table.opened.emit("card:TX:driving")
    assert desktop.gone == [Route("map", "rights"), Route("card", "card:TX:driving")]


def test_a_map_is_printed(show: Show, desktop: Desktop) -> None:
    button(show("map", "rights"), "Print").click()
    assert desktop.printed[0][0].title == "Rights: what the state law says"


@pytest.mark.parametrize(("width", "percent"), [(480, 100), (1024, 100), (1280, 200)])
def test_a_map_never_scrolls_sideways(
    show: Show, qapp: QApplication, width: int, percent: int
) -> None:
    apply_theme(qapp, replace(current_look(), percent=percent))
    page = show("map", "health", width, 600)
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    right = page.grid.mapTo(page, page.grid.rect().topRight()).x()
    assert right <= page.width()
