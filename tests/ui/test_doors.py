"""A topic at the kiosk: two large buttons, and behind them numbers to call on one screen.

A visitor alone would lose the way: too many pages before the first phone.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint

from navigator.library.calls import Asked, nearest
from navigator.library.facade import Library
from navigator.pack.places import Wanted, dental
from navigator.records.topics import TOPICS
from navigator.ui.frame.frame import NumberPad
from navigator.ui.pages.visitor.doors import doors
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.bar_button import BigChoice
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.search_field import ZipField
from tests.helpers.journeys import first_phone, tile
from tests.helpers.kiosk import tap
from tests.helpers.measure import PHONE
from tests.helpers.voice import FakeVoice
from tests.helpers.window import Screen, said

OpenScreen = Callable[..., Screen]
MCALLEN = {"state": "TX", "zip": "78501"}


def numbers(screen: Screen) -> list[RowLink]:
    """Rows that begin with a number to call."""
    return [one for one in screen.all(RowLink, screen.page) if PHONE.match(one.accessibleName())]


def open_topic(screen: Screen, topic: str) -> None:
    tap(screen, screen.button("English"))
    tap(screen, tile(screen, topic))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_opens_on_two_large_buttons_and_a_phone_is_four_taps_away_at_most(
    open_kiosk: OpenScreen, topic: str
) -> None:
    screen = open_kiosk(**MCALLEN)
    open_topic(screen, topic)
    assert screen.kind == "DoorsPage"
    choices = screen.all(BigChoice, screen.page)
    assert [said(one) for one in choices] == [one.word for one in doors(f"card:TX:{topic}")]
    assert all(one.height() >= 150 for one in choices)
    pictures = [one.icon for one in doors(f"card:TX:{topic}")]
    assert len(set(pictures)) == len(pictures), "who can not read tells doors apart by the picture"
    near = next(one for one in doors(f"card:TX:{topic}") if one.route.kind == "near")
    tap(screen, screen.button(near.word))
    assert first_phone(screen) < 1
    assert 1 <= len(numbers(screen)) <= 3
    # Nothing is hidden: the card lies one press behind.
    tap(screen, screen.button(screen.window.library.card("TX", topic).title))
    assert screen.window.route.id == f"card:TX:{topic}"


@pytest.mark.parametrize("language", ["en", "es"])
def test_three_clinics_with_large_numbers_stand_on_one_small_screen(
    open_kiosk: OpenScreen, real_library: Library, language: str
) -> None:
    screen = open_kiosk(**MCALLEN, language=language)
    screen.go("near", "card:TX:health")
    high = screen.page.scroll_area.viewport().height()
    rows = numbers(screen)
    assert len(rows) == 3
    for row in rows:
        assert row.mapTo(screen.page.content, QPoint(0, row.height())).y() <= high
    found = nearest(Asked(real_library, "TX", language, "78501"), "health", "health_center")
    told = [one.place.phones[0].number for one in found]
    assert [one.accessibleName()[: len(told[0])] for one in rows] == told
    assert all(one.place.kind == "health_center" for one in found)
    tap(screen, rows[0])
    assert screen.window.route.id == found[0].place.id


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_dentist_has_a_button_and_who_is_not_known_for_one_says_ask(
    open_kiosk: OpenScreen, real_library: Library, language: str
) -> None:
    wanted = Wanted(dental=True)
    for state, code in (("WA", "98901"), ("TX", "78501")):
        screen = open_kiosk(state=state, zip=code, language=language)
        screen.go("doors", f"card:{state}:health")
        tap(screen, screen.button(screen.all(BigChoice, screen.page)[2].accessibleName()))
        assert screen.window.route == ("dentist", f"card:{state}:health")
        asked = Asked(real_library, state, language, code)
        found = nearest(asked, "health", "health_center", wanted)
        rows = numbers(screen)
        told = [one.place.phones[0].number for one in found]
        assert [one.accessibleName()[: len(told[0])] for one in rows] == told
        say = real_library.wording(language)
        for row, one in zip(rows, found, strict=True):
            assert bool(one.unknown) is (dental(one.place) is None)
            assert not one.unknown or say.unknown(one) in row.accessibleName()
    assert found[0].unknown == ("dental",), "no clinic near McAllen has a dentist by its name"


def test_where_no_zip_code_is_set_its_digits_come_first(open_kiosk: OpenScreen) -> None:
    screen = open_kiosk(state="TX")
    open_topic(screen, "health")
    tap(screen, screen.button("A doctor near here"))
    assert not numbers(screen)
    pad = screen.all(NumberPad)[0]
    for digit in "78501":
        tap(screen, screen.button(digit, pad))
    assert len(numbers(screen)) == 3
    assert screen.window.visit.zip == "78501"
    # Whoever knows no ZIP code gets on as well.
    tap(screen, screen.button("Start over"))
    open_topic(screen, "health")
    tap(screen, screen.button("A doctor near here"))
    tap(screen, screen.button("Go on without a ZIP code"))
    assert screen.kind == "PlacesPage"


def test_a_zip_code_on_no_map_says_so_and_can_be_mended(open_kiosk: OpenScreen) -> None:
    screen = open_kiosk(state="TX", zip="00000")
    screen.go("near", "card:TX:legal")
    assert screen.says("This ZIP code is not on our map.")
    assert screen.all(ZipField, screen.page)[0].text() == "00000"


def test_what_decides_whether_to_go_to_an_office_stands_above_its_number(
    open_kiosk: OpenScreen,
) -> None:
    screen = open_kiosk(**MCALLEN)
    screen.go("near", "card:TX:driving")
    strip = screen.all(Banner, screen.page)[0]
    assert screen.top_of(strip) < screen.top_of(numbers(screen)[0])
    screen.go("near", "card:TX:health")
    assert not screen.all(Banner, screen.page)


def test_an_office_is_one_of_the_state_whose_rules_are_read(open_kiosk: OpenScreen) -> None:
    screen = open_kiosk(state="CT", zip="80202")
    screen.go("near", "card:CT:driving")
    found = screen.window.library.outline(screen.window.library.card("CT", "driving"), "en")
    assert [one.accessibleName()[:12] for one in numbers(screen)] == [
        one.place.phones[0].number for one in found.places
    ]


def test_an_office_needs_no_zip_code(open_kiosk: OpenScreen) -> None:
    screen = open_kiosk(state="TX")
    screen.go("near", "card:TX:college")
    assert numbers(screen)


def test_back_home_and_start_over_lead_out(open_kiosk: OpenScreen) -> None:
    screen = open_kiosk(**MCALLEN)
    open_topic(screen, "health")
    tap(screen, screen.button("A doctor near here"))
    tap(screen, screen.button("Back"))
    assert screen.kind == "DoorsPage"
    tap(screen, screen.button("Back"))
    assert screen.kind == "HomePage"
    tap(screen, tile(screen, "legal"))
    tap(screen, screen.button("Home"))
    assert screen.kind == "HomePage"
    tap(screen, screen.button("Start over"))
    assert screen.kind == "LanguagesPage"
    assert screen.window.trail.steps == []


def test_the_page_follows_a_new_state(open_kiosk: OpenScreen) -> None:
    screen = open_kiosk(**MCALLEN)
    screen.go("near", "card:TX:health")
    screen.window.visit.set_state("CO")
    screen.settle()
    assert screen.window.route.id == "card:CO:health"


def test_both_pages_are_read_aloud(open_kiosk: OpenScreen) -> None:
    voice = FakeVoice()
    screen = open_kiosk(**MCALLEN, voice=voice)
    for kind, word in (("doors", "A doctor near here"), ("near", "Nuestra Clinica")):
        screen.go(kind, "card:TX:health")
        tap(screen, screen.button("Listen"))
        if kind == "doors":  # asked once a visit: whether others may hear
            tap(screen, screen.button("Read aloud"))
        while screen.window.reader.is_reading:
            voice.finish()
        assert any(word in one for one in voice.said), voice.said


def test_the_desk_opens_the_card_at_once(open_window: OpenScreen) -> None:
    screen = open_window(**MCALLEN)
    screen.click(tile(screen, "health"))
    assert screen.kind == "TopicPage"
