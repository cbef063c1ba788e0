"""Help is at hand on every page, true to the program, short, and on paper too."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication

from navigator.records.topics import TOPICS
from navigator.records.vocabulary import CONFIDENCES
from navigator.site.policy import DESK, POLICIES
from navigator.ui.desk import Route
from navigator.ui.frame.bars import promises
from navigator.ui.pages.visitor import help as help_page
from navigator.ui.pages.visitor import intro as tour
from navigator.ui.pages.visitor.about import counts
from navigator.ui.widgets.bar_button import BarButton
from tests.helpers.desk import Desktop, button, texts
from tests.helpers.kiosk import PIN_HASH, tap
from tests.helpers.window import ALT, Screen, said

if TYPE_CHECKING:
    from typing import Any

    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]
SLOW_WORDS_A_MINUTE = 150
PAGES = [
    ("intro", ""), ("tour", ""), ("home", ""), ("card", "card:CO:health"),
    ("guide", "card:US:rights.someone-taken"), ("place", "place:CO:rmian"),
    ("checklist", "checklist:driving"), ("packet", ""), ("changes", ""), ("map", "driving"),
    ("settings", ""), ("about", ""),
]  # fmt: skip


# At hand.
def test_help_lies_at_the_same_place_on_every_page(open_window: OpenWindow) -> None:
    screen = open_window()
    places = set()
    for kind, id in PAGES:
        screen.go(kind, id)
        places.add(screen.button("Help").mapTo(screen.window, QPoint()).toTuple())
        screen.press("Help")
        assert screen.kind == "HelpPage", kind
        screen.go(kind, id)
        screen.key(Qt.Key.Key_F1)
        assert screen.kind == "HelpPage", kind
    assert len(places) == 1


def test_the_kiosk_has_it_by_touch_and_key_without_what_is_for_volunteers(
    open_window: OpenWindow,
) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600))
    tap(screen, screen.button("English"))
    tap(screen, screen.button("Help"))
    assert screen.kind == "HelpPage"
    assert screen.says("Start over: clears what you did and begins again.")
    assert not screen.says("Five rules")
    assert not screen.says("Ctrl")
    tap(screen, screen.button("About this information"))
    assert screen.kind == "AboutPage"
    screen.key(Qt.Key.Key_F1)
    assert screen.kind == "HelpPage"


@pytest.mark.parametrize("language", ["English", "Español"])
def test_the_kiosk_explains_its_buttons_by_the_words_that_stand_on_them(
    open_window: OpenWindow, language: str
) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600))
    tap(screen, screen.button(language))
    screen.go("help")
    words = {said(one) for one in screen.all(BarButton, screen.window.foot)}
    words.remove(said(screen.window.foot.help))  # it is pressed already
    told = screen.texts()
    for one in words:
        assert any(text.lstrip("\u2022\u2002").startswith(one) for text in told), (one, told)
    # And no other button has the words of the one that ends the visit.
    screen.go("checklist", "checklist:college")
    over = said(screen.window.foot.over)  # type: ignore[attr-defined]
    assert [said(one) for one in screen.all(QAbstractButton)].count(over) == 1


@pytest.mark.parametrize("lang", ["en", "es"])
def test_large_text_leaves_the_page_its_room_and_the_promises_stand(
    open_window: OpenWindow, lang: str
) -> None:
    screen = open_window(language=lang, text_percent=200, size=(1024, 600))
    foot = screen.window.foot
    stands = foot.promise.text() if foot.promise.isVisible() else screen.texts()[-1]
    assert all(one in stands for one in promises())
    assert foot.height() < 90
    assert foot.rect().contains(foot.help.geometry())
    for width in (1280, 1920, 2560):
        screen.window.resize(width, 1080)
        screen.settle()
        line = foot.promise.heightForWidth(10_000)
        assert not foot.promise.isVisible() or foot.promise.height() < 2 * line
        stands = foot.promise.text() if foot.promise.isVisible() else screen.texts()[-1]
        assert all(one in stands for one in promises()), width
    assert screen.window.library.built_on.strftime("%Y") in foot.promise.text()


# The cheat sheet.
def test_the_cheat_sheet_names_every_key_of_the_window(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.key(Qt.Key.Key_F1)
    native = QKeySequence.SequenceFormat.NativeText
    shortcuts = screen.window.findChildren(QShortcut)
    assert shortcuts
    told = [key for text in screen.texts() for key in (text, *text.split(", "))]
    for one in shortcuts:
        assert one.key().toString(native) in told, one.key()


@pytest.mark.parametrize("mode", list(POLICIES))
def test_every_permitted_key_has_words(mode: str) -> None:
    told = help_page.keys(POLICIES[mode])
    assert len({what for _, what in told}) == len(told)
    assert len(told) > len(POLICIES[mode].shortcuts)


def test_the_kiosk_sheet_names_every_button_below(open_window: OpenWindow) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600))
    tap(screen, screen.button("English"))
    whole = "\n".join(help_page.ways())
    for one in ("home", "back", "larger", "taken", "hide_it", "over"):
        assert said(getattr(screen.window.foot, one)) in whole


def test_the_cheat_sheet_prints_rules_and_keys(desktop: Desktop, show: Callable[..., Any]) -> None:
    button(show("help"), "Print").click()
    paper, size = desktop.printed[0]
    assert size == "Letter"
    assert all(escape(rule) in paper.html for rule in help_page.rules())
    assert "Ctrl+Shift+Del" in paper.html
    assert len(help_page.rules()) == 5


# The tour.
@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_tour_takes_less_than_a_minute(open_window: OpenWindow, lang: str) -> None:
    open_window(language=lang)
    words = " ".join(f"{heading} {text}" for heading, text in tour.steps())
    assert len(words.split()) < SLOW_WORDS_A_MINUTE


def test_the_first_start_offers_the_tour_and_keys_walk_through_it(open_window: OpenWindow) -> None:
    screen = open_window(introduction=True)
    screen.press("A look around (one minute)")
    assert screen.kind == "TourPage"
    for heading, text in tour.steps():
        assert screen.says(heading, text)
        assert said(focused()) in ("Next", "Start")
        screen.press_enter()
    assert screen.kind == "HomePage"


def test_arrows_walk_and_escape_leaves_the_tour(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("tour")
    screen.key(Qt.Key.Key_Right)
    screen.key(Qt.Key.Key_Right)
    assert screen.says("Step 3 of 6")
    screen.key(Qt.Key.Key_Left)
    assert screen.says("Step 2 of 6")
    screen.key(Qt.Key.Key_Escape)
    assert screen.kind == "HomePage"


def test_the_tour_can_be_skipped_and_taken_back(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("tour")
    screen.press("Next", "Previous")
    assert screen.says("Step 1 of 6")
    screen.key(Qt.Key.Key_Left, ALT)
    assert screen.says("Step 2 of 6")
    screen.press("Skip")
    assert screen.kind == "HomePage"


def test_another_language_keeps_the_step(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("tour", "3")
    screen.press("Español")
    assert screen.window.route == Route("tour", "3")
    assert screen.says("Paso 4 de 6")


def focused() -> Any:
    return QApplication.focusWidget()


# About this information.
def test_about_counts_what_the_pack_holds(real_library: Library, show: Callable[..., Any]) -> None:
    census = real_library.survey().census()
    facts = [
        fact
        for state in real_library.states()
        for topic in TOPICS
        for fact in real_library.facts(state, topic)
    ]
    assert census.states == len(real_library.states()) - 1
    assert census.facts == len(facts)
    unknown = [one for one in facts if one.value is None and one.null_means != "not_covered"]
    assert census.not_known == len(unknown)
    days = [one.as_of for fact in facts for one in fact.sources if one.as_of is not None]
    assert (census.oldest, census.newest) == (min(days), max(days))
    assert 0 < census.undated < census.sources
    shown = texts(show("about"))
    for _, value in counts(census, real_library.wording("en"), ""):
        assert [one for one in shown if value in one], value


def test_about_says_what_every_mark_means_and_what_it_is_not(
    real_library: Library, show: Callable[..., Any]
) -> None:
    whole = "\n".join(texts(show("about")))
    say = real_library.wording("en")
    for one in CONFIDENCES:
        assert say(f"confidence.{one}") in whole
    assert "not legal advice" in whole
    assert "sends nothing" in whole


def test_about_says_plainly_that_nobody_has_put_a_name_to_it(show: Callable[..., Any]) -> None:
    whole = "\n".join(texts(show("about")))
    assert "Who stands behind this" in whole
    assert "No lawyer, office or organization" in whole
    assert "answers for it" in whole


def test_a_mistake_can_be_reported_on_paper(desktop: Desktop, show: Callable[..., Any]) -> None:
    page = show("about")
    button(page, "Print this text").click()
    button(page, "Print").click()
    report, about = (paper for paper, _ in desktop.printed)
    assert "What is wrong" in report.html
    assert "_____" in report.html
    assert "How facts are gathered" in about.html


def test_a_mistake_on_a_place_can_be_reported_on_paper(
    desktop: Desktop, show: Callable[..., Any], real_library: Library
) -> None:
    place = real_library.places("CO", "legal", limit=1)[0]
    button(show("place", place.id), "Print this text").click()
    paper, _ = desktop.printed[0]
    assert place.id in paper.html
    assert "_____" in paper.html


def test_where_no_paper_can_come_out_no_print_is_offered(open_window: OpenWindow) -> None:
    screen = open_window(mode="kiosk", pin_hash=PIN_HASH, size=(1024, 600))
    tap(screen, screen.button("English"))
    for kind in ("help", "about"):
        screen.go(kind)
        assert "Print" not in [one[:5] for one in screen.texts()]
    assert DESK.print_dialog
