"""The first screen is the next step: whom to call, what to bring and do; a ZIP finds both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from navigator.language.sentences import first_sentence
from navigator.records.topics import TOPICS
from navigator.ui.desk import TAKEN
from navigator.ui.pages.staff.called_today import CallMark
from navigator.ui.pages.visitor.next_step import NextStep
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.fact_row import FactRow
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.row_link import RowLink, StepRow
from navigator.ui.widgets.search_field import ZipField
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.sheet import TextPart
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.kiosk import PIN_HASH, tap
from tests.helpers.locales import BOTH
from tests.helpers.window import Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]
DENVER, DALLAS = "80202", "75201"
both_languages = pytest.mark.parametrize("language", ["en", "es"])


def calls(screen: Screen) -> list[RowLink]:
    """The numbers to call on the page."""
    return [one for one in screen.all(RowLink, screen.page) if said(one)[:1].isdigit()]


def heading(screen: Screen, words: str) -> SectionHeading:
    found = screen.all(SectionHeading, screen.page)
    return next(one for one in found if screen.texts(one) == [words])


def in_first_sight(screen: Screen, widget: QWidget) -> bool:
    """Whether all of it is seen before anybody scrolls."""
    viewport = screen.page.scroll_area.viewport()
    assert screen.page.scroll_area.verticalScrollBar().value() == 0
    top = widget.mapTo(viewport, QPoint()).y()
    return top >= 0 and top + widget.height() <= viewport.height()


def first_step(screen: Screen) -> QWidget:
    """The first step, whether there are words to say at it or none."""
    rows = [one for one in screen.all(StepRow) if said(one).startswith("1. ")]
    return rows[0] if rows else screen.label("1.")


# A card.
@both_languages
@pytest.mark.parametrize("topic", list(TOPICS))
def test_the_first_screen_has_the_answer_and_what_to_bring_do_and_call(
    open_window: OpenWindow, real_library: Library, language: str, topic: str
) -> None:
    screen = open_window(language=language)
    say = real_library.wording(language)
    screen.go("card", f"card:CO:{topic}")
    card = real_library.card("CO", topic, language)
    assert in_first_sight(screen, screen.label(first_sentence(card.answer, BOTH)[0]))
    for words in (say.bring(topic), say("part.steps"), say("part.call")):
        assert in_first_sight(screen, heading(screen, words)), words
    assert in_first_sight(screen, calls(screen)[0])
    assert in_first_sight(screen, first_step(screen))


@pytest.mark.parametrize("mode", ["desk", "kiosk"])
def test_in_one_column_the_numbers_come_before_the_papers(
    open_window: OpenWindow, real_library: Library, mode: str
) -> None:
    more = {"mode": "kiosk", "pin_hash": PIN_HASH} if mode == "kiosk" else {}
    screen = open_window(size=(480, 1024), text_percent=150, **more)
    say = real_library.wording("en")
    screen.go("card", "card:CO:driving")
    words = (say("part.call"), say("part.bring"), say("part.steps"))

    def tops() -> list[int]:
        return [screen.top_of(heading(screen, one)) for one in words]

    below = tops()
    assert below == sorted(set(below)), dict(zip(words, below, strict=True))
    if mode == "desk":
        screen.window.resize(800, 1024)  # two beside each other
        screen.settle()
        assert tops() == sorted(tops())
        assert len(set(tops())) == 2
        screen.window.resize(1280, 800)
        screen.settle()
        assert len(set(tops())) == 1
        screen.window.resize(480, 1024)
        screen.settle()
        assert tops() == below


def test_a_number_opens_its_place(open_window: OpenWindow) -> None:
    screen = open_window(zip=DENVER)
    screen.go("card", "card:CO:legal")
    first = calls(screen)[0]
    number = said(first).partition(".")[0]
    screen.click(first)
    assert screen.kind == "PlacePage"
    assert screen.says(number)


def test_what_is_opened_stays_where_it_is_and_tab_goes_on_inside(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:health")
    fold = next(one for one in screen.all(Fold, screen.page) if "programs" in one.title)
    screen.reveal(fold.head)
    before = screen.top_of(fold.head)
    fold.head.setFocus(Qt.FocusReason.TabFocusReason)
    screen.key(Qt.Key.Key_Return)
    assert fold.is_open
    assert screen.top_of(fold.head) == before, "the page does not jump"
    assert QApplication.focusWidget() is fold.head
    screen.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is screen.all(RowLink, fold)[0]
    screen.key(Qt.Key.Key_Return)
    assert screen.kind == "ProgramPage"


@both_languages
@pytest.mark.parametrize("state", ["CO", "TX"])
def test_below_the_next_step_there_are_three_folds_and_the_ways_on_stand_in_one_row(
    open_window: OpenWindow, real_library: Library, state: str, language: str
) -> None:
    """Who looks for a paper chooses among three words and not among nine."""
    screen = open_window(state=state, language=language, size=(1280, 800))
    say = real_library.wording(language)
    for topic in TOPICS:
        card = real_library.card(state, topic, language)
        screen.go("card", card.id)
        folds = screen.all(Fold, screen.page)
        assert len(folds) <= 3, [one.title for one in folds]
        compare = next(one for one in screen.all(RowLink) if said(one) == say("compare.title"))
        ways = [one for one in screen.all(RowLink) if screen.top_of(one) == screen.top_of(compare)]
        assert len(ways) >= 2, topic
        screen.unfold()
        told = [one.text for one in (*card.know, *card.summary)]
        told += [one.text for one in (*card.coming, *card.past)]
        for text in (*told, *(one.name for one in card.programs)):
            assert screen.says(text), (card.id, text)


# The worst day.
@both_languages
@pytest.mark.parametrize("mode", ["desk", "kiosk"])
@pytest.mark.parametrize("code", ["", DENVER])
def test_the_page_for_the_worst_day_shows_a_phone_on_its_first_screen(
    open_window: OpenWindow, language: str, mode: str, code: str
) -> None:
    more = {"mode": "kiosk", "pin_hash": PIN_HASH} if mode == "kiosk" else {}
    screen = open_window(size=(1024, 600), language=language, zip=code, **more)
    screen.go(TAKEN.kind, TAKEN.id)
    first, viewport = calls(screen)[0], screen.page.scroll_area.viewport()
    top = first.mapTo(viewport, QPoint()).y()
    number = 2 * SPACE.s + round(current_look().text_px() * 1.45)  # of its row the upper line
    assert top > 0
    assert top + number <= viewport.height()
    assert mode == "kiosk" or in_first_sight(screen, first)
    others = screen.all(Fold, screen.page)
    assert others
    assert all(screen.top_of(one) > screen.top_of(first) for one in others)


# The ZIP.
def give_zip(screen: Screen, code: str) -> None:
    field = screen.window.top.zip
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, code)
    screen.settle()


def test_a_zip_chooses_the_state_where_none_is_chosen(open_window: OpenWindow) -> None:
    screen = open_window(state="")
    give_zip(screen, DENVER)
    assert screen.window.visit.state == "CO"
    assert screen.window.top.states.currentText() == "Colorado"
    assert screen.kind == "HomePage"
    assert screen.says("In Colorado, soon")


@pytest.mark.parametrize("mode", ["desk", "kiosk"])
def test_a_zip_of_another_state_asks_and_one_press_changes_it(
    open_window: OpenWindow, real_library: Library, mode: str
) -> None:
    more = {"mode": "kiosk", "pin_hash": PIN_HASH} if mode == "kiosk" else {}
    screen = open_window(**more)
    screen.go("card", "card:CO:driving")
    if mode == "desk":
        give_zip(screen, DALLAS)
    else:
        screen.go("places", "card:CO:driving")
        field = screen.all(ZipField, screen.page)[0]
        field.setFocus()
        QTest.keyClicks(field, DALLAS)
        screen.settle()
    assert screen.window.visit.state == "CO", "what somebody chose is not changed unasked"
    told = "75201 is in Texas. The rules here are those of Colorado."
    assert told in screen.texts(screen.window)
    change = screen.button("Texas", screen.window.turns.covers.cover)
    assert change.height() >= 48
    if mode == "kiosk":
        tap(screen, change)
    else:
        screen.click(change)
    assert screen.window.visit.state == "TX"
    assert screen.window.visit.zip == DALLAS
    assert screen.window.route.id == "card:TX:driving"
    assert told not in screen.texts(screen.window)
    if mode == "desk":
        assert screen.says(real_library.card("TX", "driving").answer)


def test_the_question_waits_for_an_answer_and_ends_with_what_it_asked_about(
    open_window: OpenWindow,
) -> None:
    screen = open_window()
    screen.go(*TAKEN)  # where nobody is held up by a question over the page
    give_zip(screen, DALLAS)
    assert not screen.window.notice._timer.isActive(), "whoever reads slowly can answer too"
    screen.choose(screen.window.top.states, "New Mexico")
    assert screen.window.visit.state == "NM"
    assert not screen.window.notice.isVisible()
    give_zip(screen, DENVER)
    assert screen.window.notice.isVisible()
    give_zip(screen, "87501")
    assert not screen.window.notice.isVisible(), "Santa Fe is in New Mexico"


@both_languages
def test_a_law_is_never_called_old(
    open_window: OpenWindow, real_library: Library, language: str
) -> None:
    """It holds until it is changed; a phone number does not."""
    screen = open_window(language=language)
    say = real_library.wording(language)
    for topic in TOPICS:
        screen.go("card", f"card:CO:{topic}")
        screen.unfold()
        told = [row.text() for row in screen.all(FactRow, screen.page)]
        assert told
        assert not [one for one in told if say("date.old", days=180) in one], topic


def test_a_zip_in_the_state_that_is_chosen_asks_nothing(open_window: OpenWindow) -> None:
    screen = open_window()
    give_zip(screen, DENVER)
    assert screen.window.visit.state == "CO"
    assert not [one for one in screen.texts(screen.window) if DENVER in one]


def test_the_zip_of_the_site_is_there_from_the_start_and_again_after_clear(
    open_window: OpenWindow,
) -> None:
    screen = open_window(zip=DENVER)
    assert screen.window.top.zip.text() == DENVER
    assert screen.window.visit.is_fresh
    screen.go("card", "card:CO:legal")
    assert any("mile" in said(one) for one in calls(screen))
    give_zip(screen, "81501")
    assert screen.window.visit.zip == "81501"
    screen.window.clear()
    screen.settle()
    assert screen.window.top.zip.text() == DENVER
    assert screen.window.visit.zip == DENVER


@pytest.mark.parametrize("state", ["CO", "CA"])
def test_the_texts_of_all_steps_begin_on_one_line(open_window: OpenWindow, state: str) -> None:
    screen = open_window(state=state)
    screen.go("card", f"card:{state}:driving")
    step = screen.page.findChildren(NextStep)[0]
    rows = [*screen.all(StepRow, step), *screen.all(WrapLabel, step)]
    lefts = []
    for row in rows:
        if not said(row)[:2].rstrip(".").isdigit():
            continue
        texts = [one for one in row.sheet(row.width()).parts if isinstance(one, TextPart)]
        words = next(one for one in texts if not one.text.text.rstrip(".").isdigit())
        lefts.append(row.mapTo(step, QPoint(round(words.rect.left()), 0)).x())
    assert len(lefts) >= 4
    assert max(lefts) - min(lefts) <= 1, lefts


def test_a_card_keeps_what_a_call_found_and_the_page_of_the_worst_day_does_not(
    open_window: OpenWindow,
) -> None:
    screen = open_window()
    screen.go("card", "card:CO:health")
    assert screen.page.findChildren(CallMark)
    screen.go(*TAKEN)
    assert not screen.page.findChildren(CallMark)
