"""A place without a phone of its own: on every page whose number is shown stands with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from navigator.library.facade import Library
from navigator.records.model import Nearby
from navigator.site.policy import POLICIES
from navigator.steward.content.pack.building import build
from navigator.ui.desk import Ask, Route
from navigator.ui.pages.visitor.doors import NearYouPage
from navigator.ui.pages.visitor.parts import place_row
from navigator.ui.widgets.place_row import PlaceRow
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.sheet import TextPart
from tests.helpers.desk import Desktop, button, texts
from tests.helpers.places import TODAY
from tests.unit.test_offices import tree

BRANCH, OFFICE = "place:CO:paz-junction", "place:CO:west"
WHOSE = "Phone of its other office in Grand Junction"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("other-office")
    build(tree(folder), folder / "pack", TODAY)
    with Library.at(folder / "pack", lambda: TODAY) as opened:
        yield opened


@pytest.fixture
def desktop(library: Library) -> Desktop:
    return Desktop(library)


def drawn(row: PlaceRow, width: int) -> list[TextPart]:
    return [one for one in row.link.sheet(width).parts if isinstance(one, TextPart)]


def test_a_row_says_whose_number_it_is_before_the_number(qtbot: QtBot, desktop: Desktop) -> None:
    row = place_row(Nearby(desktop.library.place(BRANCH)), desktop.desk)
    qtbot.addWidget(row)
    assert f"{WHOSE}: 970-555-0011" in row.link.accessibleName()
    for width in (1000, 600, 300, 220):
        parts = drawn(row, width)
        name, whose, number = (
            next(one for one in parts if words in one.text.text)
            for words in ("Paz Diocesis", WHOSE, "970-555-0011")
        )
        assert whose.rect.top() > name.rect.top(), "beside the name it would be the place's own"
        is_beside = number.rect.top() == whose.rect.top()
        assert is_beside is (width >= 600)
        assert number.rect.left() > whose.rect.left() if is_beside else True
        assert number.rect.top() >= (whose.rect.top() if is_beside else whose.rect.bottom())
        assert all(one.rect.right() <= width for one in parts)
    own = place_row(Nearby(desktop.library.place(OFFICE)), desktop.desk)
    qtbot.addWidget(own)
    assert "other office" not in own.link.accessibleName()


def test_an_old_number_of_the_office_makes_the_row_old(qtbot: QtBot, desktop: Desktop) -> None:
    place = desktop.library.place(BRANCH)
    assert place.office is not None
    row = place_row(replace(place, office=replace(place.office, sources=())), desktop.desk)
    qtbot.addWidget(row)
    assert row.link.accessibleName().endswith("Old: call first")


@pytest.mark.parametrize("mode", ["desk", "kiosk"])
def test_the_page_names_the_office_and_leads_to_it(
    qtbot: QtBot, desktop: Desktop, mode: str
) -> None:
    desktop.policy = POLICIES[mode]
    page = desktop.page("place", BRANCH)
    qtbot.addWidget(page)
    told = texts(page)
    assert told.index(f"{WHOSE}:") + 1 == told.index("970-555-0011")
    button(page, "The page of that office").click()
    assert desktop.gone == [Route("place", OFFICE)]
    codes = [one.accessibleName() for one in page.findChildren(QLabel) if one.accessibleName()]
    assert f"QR: {WHOSE}" in codes
    assert "QR: Phone" not in codes


def test_what_is_copied_and_what_a_mistake_is_reported_of_say_whose(
    qtbot: QtBot, desktop: Desktop
) -> None:
    page: Any = desktop.page("place", BRANCH)
    qtbot.addWidget(page)
    assert f"{WHOSE}: 970-555-0011" in page._contact().splitlines()
    assert any(f"{WHOSE}: 970-555-0011;" in one for one in texts(page))


def test_the_label_of_the_office_stands_with_its_number(qtbot: QtBot, desktop: Desktop) -> None:
    page = desktop.page("place", "place:CO:dos")
    qtbot.addWidget(page)
    assert "Immigration desk \u00b7 Mornings" in texts(page)


def test_a_large_number_of_the_kiosk_says_whose_it_is(qtbot: QtBot, desktop: Desktop) -> None:
    desktop.policy = POLICIES["kiosk"]
    ask = Ask(Route("near", "card:CO:legal"), "CO", "en", zip="80202")
    page = NearYouPage(desktop.desk, ask, NearYouPage.load(desktop.desk, ask))
    qtbot.addWidget(page)
    card = page._number(Nearby(desktop.library.place(BRANCH)))
    qtbot.addWidget(card)
    row = card.findChild(RowLink)
    assert isinstance(row, RowLink)
    told = row.accessibleName()
    assert told.startswith("970-555-0011")
    assert f"{WHOSE} \u00b7 " in told, "the address below is that of the other one"
