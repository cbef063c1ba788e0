"""The page Compare states: dangers first, states added and taken out, heads in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.language.wording import is_moving
from navigator.library.facade import Library
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import TOPICS
from navigator.ui.desk import Route
from navigator.ui.theme import Look, apply_theme, current_look
from navigator.ui.widgets.chip import Chip
from tests.helpers.desk import Desktop, button, cell, heads, labels, states_of, texts

Show = Callable[..., Any]


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Look())
    yield qapp
    apply_theme(qapp, Look())


def test_a_comparison_begins_with_the_state_and_its_neighbor(show: Show) -> None:
    page = show("compare", "driving")
    assert page.chosen == ("CO", "NE")
    assert heads(page) == ["Colorado", "Nebraska"]


def test_a_states_own_dangers_come_first_then_the_answer_then_every_fact(
    show: Show, desktop: Desktop
) -> None:
    page = show("compare", "driving:CO,TX")
    say = desktop.desk.say
    names = [say(f"fact.{spec.name}") for spec in TOPICS["driving"].facts]
    assert labels(page) == [say.stop_heading("driving"), say("part.answer"), *names]
    card = desktop.library.card("TX", "driving")
    own = [one.title for one in card.stops if one.title != say(f"caution.{one.key}")]
    federal = {one.title for one in desktop.library.card("US", "driving").stops}
    assert own
    assert cell(page, 0, 1).stops == tuple(one for one in own if one not in federal)
    assert cell(page, 1, 1).text == card.answer
    for number, fact in enumerate(card.facts):
        shown = cell(page, number + 2, 1)
        assert shown.text == say.fact("driving", fact)
        assert shown.known is (fact.value is not None)
        if shown.known and fact.sources:
            assert shown.meta
            assert shown.old is is_moving(fact, say.today), "a law is not old, it moves"
            assert "call first" not in shown.meta


def test_a_state_is_added_from_the_list_and_taken_out_by_its_chip(
    show: Show, desktop: Desktop
) -> None:
    page = show("compare", "college:CO,NM")
    box = states_of(page)
    box.setCurrentIndex(box.findData("TX"))
    box.activated.emit(box.findData("TX"))
    assert page.chosen == ("CO", "NM", "TX")
    assert desktop.stayed == [Route("compare", "college:CO,NM,TX")]
    assert states_of(page).currentIndex() == 0
    chip = next(one for one in page.findChildren(Chip) if one.accessibleName() == "Colorado")
    chip.click()
    assert page.chosen == ("NM", "TX")
    assert heads(page) == ["New Mexico", "Texas"]
    box.activated.emit(0)
    box.activated.emit(box.findData("TX"))
    assert page.chosen == ("NM", "TX"), "once is enough"


def test_what_is_compared_already_can_not_be_chosen_again(show: Show) -> None:
    box = states_of(show("compare", "driving"))
    model = cast("QStandardItemModel", box.model())
    assert box.count() == len(JURISDICTIONS) + 1
    assert model.item(box.findData("TX")).isEnabled()
    assert not model.item(box.findData("CO")).isEnabled(), "chosen already"


def test_a_pack_of_two_states_offers_no_third(few: Desktop, qtbot: QtBot) -> None:
    page = few.page("compare", "records")
    qtbot.addWidget(page)
    assert page.chosen == ("CO", "NM")
    box = states_of(page)
    said = [box.itemText(at) for at in range(1, box.count())]
    assert sum(one.endswith("(not here yet)") for one in said) == 50
    model = cast("QStandardItemModel", box.model())
    assert not model.item(box.findData("AL")).isEnabled()
    button(page, "Only what differs").click()
    assert "These states say the same on all of this." in texts(page)


def test_only_what_differs_leaves_out_what_is_the_same(show: Show, desktop: Desktop) -> None:
    page = show("compare", "driving:CO,NM")
    whole = labels(page)
    button(page, "Only what differs").click()
    kept = labels(page)
    assert kept[:2] == whole[:2]
    assert set(kept) < set(whole)
    columns = desktop.library.survey().compare("driving").chosen(("CO", "NM")).columns
    same = [
        one.name
        for one, other in zip(columns[0].facts, columns[1].facts, strict=True)
        if one.value == other.value
    ]
    assert len(whole) - len(kept) == len(same)


def test_one_state_or_none_asks_for_another(qtbot: QtBot, real_library: Library) -> None:
    for state, chosen in (("", ()), ("US", ())):
        page = Desktop(real_library, state=state).page("compare", "driving")
        qtbot.addWidget(page)
        assert page.chosen == chosen
        assert not page.table.isVisibleTo(page)
    page = Desktop(real_library).page("compare", "driving:CO")
    qtbot.addWidget(page)
    found = texts(page)
    assert "Add a state to see two side by side." in found


def test_enter_on_a_cell_and_a_click_on_a_head_open_the_card(show: Show, desktop: Desktop) -> None:
    page = show("compare", "driving:CO,TX")
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(3, 1))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.table.opened.emit("card:CO:driving")
    assert desktop.gone == [Route("card", "card:TX:driving"), Route("card", "card:CO:driving")]


@pytest.mark.parametrize(("size", "percent"), [((1024, 480), 100), ((1280, 600), 200)])
def test_the_table_keeps_its_heads_and_scrolls_sideways(
    show: Show, qapp: QApplication, qtbot: QtBot, size: tuple[int, int], percent: int
) -> None:
    apply_theme(qapp, replace(current_look(), percent=percent))
    page = show("compare", "college:CO,FL,NM,TX,NY", *size)
    assert page.table.horizontalScrollBar().maximum() > 0
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    qtbot.waitUntil(lambda: page.table.verticalScrollBar().maximum() > 0)
    page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum())
    head = page.table.horizontalHeader()
    assert head.mapTo(page.table, head.rect().topLeft()).y() <= 2
    assert head.isVisible()


def test_a_comparison_is_printed_with_the_states_chosen(show: Show, desktop: Desktop) -> None:
    button(show("compare", "driving:CO,TX"), "Print").click()
    html = desktop.printed[0][0].html
    assert "Texas" in html
    assert "New Mexico" not in html
