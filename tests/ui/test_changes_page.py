"""The page What changed: order, filters, where its rows lead, its paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import TOPICS
from navigator.ui.desk import Route
from navigator.ui.theme import Look, apply_theme
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.row_link import RowLink
from tests.helpers.desk import Desktop, button, rows, texts

Show = Callable[..., Any]


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp, Look())
    yield qapp
    apply_theme(qapp, Look())


def test_changes_are_listed_soonest_first_then_newest_first(show: Show, desktop: Desktop) -> None:
    page = show("changes")
    found = desktop.library.survey().changes("CO")
    assert len(rows(page)) == len(found.coming) + len(found.past)
    said = rows(page)[0]
    first = found.coming[0]
    assert first.since is not None
    assert desktop.desk.say.day(first.since) in said
    assert first.text.rstrip(".") in said
    assert page.accessibleName() == "What changed"


def test_a_change_opens_the_card_of_its_topic_in_the_chosen_state(
    show: Show, desktop: Desktop
) -> None:
    page = show("changes")
    topic = desktop.library.survey().changes("CO").coming[0].topic
    page.findChildren(RowLink)[0].click()
    assert desktop.gone == [Route("card", f"card:CO:{topic}")]


def test_chips_filter_by_topic_and_the_choice_is_kept(
    show: Show, desktop: Desktop, qtbot: QtBot
) -> None:
    page = show("changes")
    whole = len(rows(page))
    chip = next(one for one in page.findChildren(Chip) if one.accessibleName().startswith("Health"))
    chip.click()
    found = desktop.library.survey().changes("CO")
    health = [one for one in (*found.coming, *found.past) if one.topic == "health"]
    assert 0 < len(health) < whole
    qtbot.waitUntil(lambda: len(rows(page)) == len(health))
    assert desktop.stayed == [Route("changes", "health")]
    chip.click()
    qtbot.waitUntil(lambda: len(rows(page)) == whole)
    assert desktop.stayed[-1] == Route("changes")


def test_a_route_with_topics_begins_filtered(show: Show) -> None:
    page = show("changes", "health,nothing")
    on = [one for one in page.findChildren(Chip) if one.isChecked()]
    assert len(on) == 1
    assert all("Health" in row for row in rows(page))


def test_a_topic_without_changes_says_so(show: Show, desktop: Desktop) -> None:
    found = desktop.library.survey().changes("CO")
    quiet = set(TOPICS) - {one.topic for one in (*found.coming, *found.past)}
    for topic in sorted(quiet):
        page = show("changes", topic)
        assert rows(page) == []
        said = texts(page)
        assert said.count("We know of no change in this time.") == 2


@pytest.mark.parametrize("state", ["", FEDERAL])
def test_without_a_held_state_only_federal_changes_are_shown(
    qtbot: QtBot, real_library: Library, state: str
) -> None:
    desktop = Desktop(real_library, state=state)
    page = desktop.page("changes")
    qtbot.addWidget(page)
    assert all("Federal rule" in row for row in rows(page))
    page.findChildren(RowLink)[0].click()
    assert desktop.gone[0].id.startswith("card:US:")


def test_changes_are_printed_as_they_are_filtered(show: Show, desktop: Desktop) -> None:
    button(show("changes", "driving"), "Print").click()
    (paper, size) = desktop.printed[0]
    assert (paper.title, size) == ("What changed", "Letter")
    assert "Health" not in paper.html.split("<body")[1]
