"""ZIP in the window: digits only, wiped by Clear; nearest first, a map, filters, a mistake text."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from navigator.app import make_window
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.site.settings import Settings
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.visitor.nearby import Dot, NearMap, load_nearby
from navigator.ui.pages.visitor.places_page import PlacesPage
from navigator.ui.pages.visitor.record import PlacePage
from navigator.ui.visit.visit import Visit
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.fact_row import FactRow
from navigator.ui.widgets.place_row import PlaceRow
from navigator.ui.widgets.search_field import ZipField
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.content import real
from tests.helpers.places import places_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with places_library(tmp_path_factory.mktemp("near")) as library:
        yield library


class Kept:
    """What a page did."""

    def __init__(self, library: Library, lang: str = "en") -> None:
        self.copied: list[str] = []
        self.library = library
        self.lang = lang

    @property
    def desk(self) -> Desk:
        return Desk(
            go=lambda _route: None, back=lambda: None, library=self.library,
            visit=Visit("CO", self.lang), toggle_packet=lambda _id, _sensitive: True,
            copy=self.copied.append, print_paper=lambda *_: None,
            save_pdf=lambda _paper, _size: None, say=self.library.wording(self.lang),
            stay=lambda _route: None,
        )  # fmt: skip

    def places(self, qtbot: QtBot, topic: str, code: str) -> PlacesPage:
        ask = Ask(Route("places", f"card:CO:{topic}"), "CO", self.lang, code)
        page = PlacesPage(self.desk, ask, PlacesPage.load(self.desk, ask))
        qtbot.addWidget(page)
        return page


def rows(page: PlacesPage) -> list[PlaceRow]:
    return [row for row in page.findChildren(PlaceRow) if not row.isHidden()]


def spoken(page: PlacesPage) -> list[str]:
    return [row.link.spoken() for row in rows(page)]


def texts(page: PlacesPage | PlacePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(WrapLabel))


def press(page: PlacesPage, label: str) -> None:
    chip = next(one for one in page.findChildren(Chip) if one.spoken().startswith(label))
    chip.click()


# The field.


def test_the_field_takes_five_digits_and_nothing_else(qtbot: QtBot) -> None:
    field = ZipField()
    qtbot.addWidget(field)
    given: list[str] = []
    field.given.connect(given.append)
    QTest.keyClicks(field, "8a0-20 2x")
    assert field.text() == "80202"
    QTest.keyClicks(field, "9")
    assert field.text() == "80202"
    assert given == ["80202"]
    field.setText("8020")
    assert given == ["80202"]
    field.setText("")
    assert given == ["80202", ""]


def test_forgetting_leaves_nothing_to_undo(qtbot: QtBot) -> None:
    field = ZipField()
    qtbot.addWidget(field)
    QTest.keyClicks(field, "80202")
    field.forget()
    field.undo()
    assert field.text() == ""
    assert not field.isUndoAvailable()


def test_a_visit_forgets_its_zip() -> None:
    visit = Visit("CO", "en")
    changed: list[str] = []
    visit.zip_changed.connect(changed.append)
    visit.set_zip("80202")
    visit.set_zip("80202")
    visit.clear()
    assert visit.zip == ""
    assert changed == ["80202", ""]


# The list.


def test_without_a_zip_there_is_no_distance_and_no_map(library: Library, qtbot: QtBot) -> None:
    page = Kept(library).places(qtbot, "health", "")
    assert not any("mile" in text for text in spoken(page))
    assert page.findChildren(NearMap) == []
    assert "write your ZIP code" in texts(page)


def test_with_a_zip_the_nearest_come_first_with_their_numbers(
    library: Library, qtbot: QtBot
) -> None:
    page = Kept(library).places(qtbot, "health", "81501")
    first = spoken(page)[0]
    assert first.startswith("1. Junction Clinic. under 1 mile")
    assert "Listed 2020, call first" in first
    assert "Old: call first" not in first
    assert any("about 19" in text or "about 20" in text for text in spoken(page)[1:])
    (drawn,) = page.findChildren(NearMap)
    assert "list below says the same" in drawn.accessibleName()
    assert "straight lines" in texts(page)


@pytest.mark.parametrize(
    ("code", "told"), [("80299", "begin with 802"), ("99999", "not on our map")]
)
def test_a_zip_without_an_area_is_said(
    library: Library, qtbot: QtBot, code: str, told: str
) -> None:
    assert told in texts(Kept(library).places(qtbot, "legal", code))


def test_far_from_any_office_help_by_phone_comes_first(library: Library, qtbot: QtBot) -> None:
    page = Kept(library).places(qtbot, "legal", "79001")
    assert "No office within 100 miles" in texts(page)
    assert "800-555-0100" in spoken(page)[0], "who answers a call"
    assert any("Lawyers by video" in row for row in spoken(page))


def test_limits_by_law_stand_in_the_row(library: Library, qtbot: QtBot) -> None:
    page = Kept(library).places(qtbot, "legal", "81501")
    row = next(text for text in spoken(page) if "Legal aid of Colorado" in text)
    assert "Limits: For some people only" in row


def test_a_filter_keeps_what_is_not_known_and_says_so(library: Library, qtbot: QtBot) -> None:
    page = Kept(library).places(qtbot, "legal", "80202")
    press(page, "Without an appointment")
    names = " ".join(spoken(page))
    assert "Helper of Denver" not in names
    assert "Not known, ask: if you can walk in" in names
    press(page, "Without an appointment")
    assert "Helper of Denver" in " ".join(spoken(page))


def test_a_language_is_chosen_from_those_spoken(library: Library, qtbot: QtBot) -> None:
    page = Kept(library).places(qtbot, "legal", "80202")
    box = page.findChildren(QComboBox)[0]
    assert [box.itemData(n) for n in range(box.count())] == ["", "en", "es"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert "Not known" not in spoken(page)[0]
    assert "Not known, ask: your language" in spoken(page)[-1]


def test_the_first_places_are_the_same_on_a_card(library: Library) -> None:
    ask = Ask(Route("card", "card:CO:health"), "CO", "en", "81501")
    short, whole = load_nearby(library, ask, 2), load_nearby(library, ask)
    assert short.found == whole.found[:2]
    assert len(short.found) == 2


# The map.


def test_rings_hold_every_dot() -> None:
    dots = [Dot(1, 3, 4), Dot(2, 0, -60)]
    assert NearMap.rings(dots[:1]) == (2, 5)
    assert NearMap.rings(dots) == (50, 100)
    assert NearMap.rings([]) == (1, 2)


def test_dots_at_one_door_go_apart() -> None:
    dots = [Dot(number, 1, 1) for number in range(1, 10)]
    points = NearMap.spread(dots, 120, 2, 20)
    gaps = [math.hypot((a - b).x(), (a - b).y()) for a in points for b in points if a is not b]
    assert min(gaps) > 10
    (north,) = NearMap.spread([Dot(1, 0, 2)], 100, 2, 20)
    assert (round(north.x()), round(north.y())) == (0, -100)
    assert isinstance(north, QPointF)


def test_the_map_is_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    drawn = NearMap([Dot(1, 1, 1), Dot(2, 900, 0)], {1: "1 mile", 2: "2 miles"}, "Map")
    qtbot.addWidget(drawn)
    drawn.resize(300, 300)
    assert drawn.grab().save(str(tmp_path / "map.png"))
    assert drawn.focusPolicy() == drawn.focusPolicy().NoFocus


# One place.


def test_a_mistake_is_told_by_copying_a_text(library: Library, qtbot: QtBot) -> None:
    kept = Kept(library)
    ask = Ask(Route("place", "place:KS:hc-kansas"), "CO", "en")
    page = PlacePage(kept.desk, ask, PlacePage.load(kept.desk, ask))
    qtbot.addWidget(page)
    button = next(one for one in page.findChildren(Button) if one.text() == "Copy this text")
    button.click()
    assert kept.copied[0].startswith("Correction for place:KS:hc-kansas (Kaw Clinic)")
    assert "913-555-0100" in kept.copied[0]
    assert "Nothing is sent" in texts(page)
    assert kept.copied[0] in texts(page)
    rows = [one.spoken() for one in page.findChildren(FactRow)]
    assert any(name.startswith("Run by: Kaw Health") for name in rows)
    assert "Listed 2020, call first" in "\n".join(
        banner.accessibleName() + banner.accessibleDescription()
        for banner in page.findChildren(Banner)
    ) + texts(page)


def test_clear_wipes_the_zip_from_the_window(
    qtbot: QtBot, qapp: QApplication, real_paths: Paths
) -> None:
    def open_library() -> Library:
        return Library.open(real_paths, lambda: real().today)

    settings = Settings(state="CO", introduction=False)
    window = make_window(qapp, real_paths, settings, open_library)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window.is_idle, timeout=20_000)
    QTest.keyClicks(window.top.zip, "80202")
    assert window.visit.zip == "80202"
    window.go(Route("places", "card:CO:health"))
    qtbot.waitUntil(lambda: window.is_idle, timeout=20_000)
    assert isinstance(window.page, PlacesPage)
    assert "mile" in spoken(window.page)[0]
    window.clear()
    qtbot.waitUntil(lambda: window.is_idle, timeout=20_000)
    assert window.top.zip.text() == window.visit.zip == ""
    assert not window.top.zip.isUndoAvailable()
