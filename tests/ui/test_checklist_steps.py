"""One question at a time or all on one page, and what of a checklist goes on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from navigator.handout.edition import Edition
from navigator.handout.html import BOX
from navigator.ui.desk import Route
from navigator.ui.pages.checklists.questions import NumberQuestion, Question
from navigator.ui.widgets.chip import Chip
from tests.helpers.desk import button, rows, texts

if TYPE_CHECKING:
    from navigator.library.facade import Library

Make = Callable[..., Any]


@pytest.fixture
def make(checklist: Make) -> Make:
    """`make(id, state, lang)`: the college checklist in CO where nothing else is named."""
    return lambda id="college", state="CO", lang="en": checklist(id, state, lang)


def asked(page: Any) -> list[Question]:
    """The questions in sight."""
    return [one for one in page.findChildren(Question) if one.isVisible()]


def press(page: QWidget, word: str) -> None:
    button(page, word).click()
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):  # the first of the ways to do it
        menu.actions()[0].trigger()
        menu.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def chip(question: Question, word: str) -> Chip:
    return next(one for one in question.findChildren(Chip) if one.spoken() == word)


def test_all_stand_on_one_page_until_one_at_a_time_is_chosen(make: Make) -> None:
    page = make()
    assert len(asked(page)) == 4
    assert "0 of 4 answered" in texts(page)
    press(page, "One at a time")
    assert [one.fact for one in asked(page)] == ["plans_to_enroll"]
    assert "Question 1 of 4" in texts(page)
    press(page, "All on one page")
    assert len(asked(page)) == 4


def test_going_back_loses_nothing(make: Make) -> None:
    page = make()
    press(page, "One at a time")
    chip(asked(page)[0], "Yes").click()
    press(page, "Next question")
    chip(asked(page)[0], "Public university").click()
    press(page, "Next question")
    years = asked(page)[0]
    assert isinstance(years, NumberQuestion)
    years.field.setValue(3)
    for _ in range(2):
        press(page, "Previous question")
    assert chip(asked(page)[0], "Yes").isChecked()
    press(page, "All on one page")
    assert years.field.value() == 3
    assert page.draft.people == (
        {"plans_to_enroll": True, "college_kind": "four_year", "school_years_in_state": 3},
    )
    assert "3 of 4 answered" in texts(page)


def test_the_first_has_no_way_back_and_the_last_no_way_on(make: Make) -> None:
    page = make()
    press(page, "One at a time")
    earlier, later = button(page, "Previous question"), button(page, "Next question")
    assert not earlier.isEnabled()
    for number in (2, 3, 4):
        assert later.isEnabled()
        press(page, "Next question")
        assert f"Question {number} of 4" in texts(page)
    assert not later.isEnabled()
    assert earlier.isEnabled()


def test_a_question_that_comes_up_through_an_answer_takes_its_place(make: Make) -> None:
    page = make("health", "TX")
    press(page, "One at a time")
    assert "Question 1 of 4" in texts(page)
    press(page, "Next question")
    chip(asked(page)[0], "Yes").click()
    assert "Question 2 of 5" in texts(page)
    press(page, "Next question")
    assert [one.fact for one in asked(page)] == ["expecting"]
    press(page, "Previous question")
    chip(asked(page)[0], "No").click()
    press(page, "Next question")
    assert [one.fact for one in asked(page)] == ["income"]


def test_a_person_more_has_questions_of_their_own(make: Make) -> None:
    page = make()
    press(page, "One at a time")
    press(page, "Add a person")
    assert "Question 5 of 8" in texts(page)
    assert asked(page) == [page.questions.cards[1].questions["plans_to_enroll"]]
    chip(asked(page)[0], "No").click()
    assert page.draft.people[1] == {"plans_to_enroll": False}


def test_the_keyboard_begins_where_the_answer_is(make: Make) -> None:
    page = make()
    page.activateWindow()
    press(page, "One at a time")
    press(page, "Next question")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert asked(page)[0].isAncestorOf(focus)


# Paper.


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("id", ["college", "health", "driving", "legal", "records", "family-plan"])
def test_print_has_no_answer(make: Make, id: str) -> None:
    page = make(id)
    press(page, "Print")
    untouched, size = page.desktop.printed[-1]
    assert size == "Letter"
    for question in asked(page):
        if isinstance(question, NumberQuestion):
            question.field.setValue(17)
        else:
            question.findChildren(Chip)[0].click()
    press(page, "Print")
    assert page.desktop.printed[-1][0] == untouched


def test_answers_go_on_paper_only_after_a_plain_warning(make: Make) -> None:
    page = make()
    chip(asked(page)[0], "Yes").click()
    years = page.questions.cards[0].questions["school_years_in_state"]
    years.field.setValue(17)
    warning = "Others may see this paper."
    assert not button(page, "Print with answers").isVisible()
    press(page, "Print with answers …")
    assert page.desktop.printed == []
    assert warning in texts(page)
    assert button(page, "Print with answers").isVisible()
    press(page, "Leave the answers out")
    assert page.desktop.printed == []
    press(page, "Print with answers …")
    press(page, "Print with answers")
    [(paper, _)] = page.desktop.printed
    said = plain(paper.html)
    assert "going to college: Yes" in said
    assert "years of school: 17" in said
    assert "kind of college:" not in said, "what was skipped is left out"
    assert paper.title == "Information to take with you"
    assert not button(page, "Print with answers").isVisible()


def test_who_asks_for_answers_and_gave_none_gets_none(make: Make) -> None:
    page = make()
    press(page, "Print with answers …")
    press(page, "Print with answers")
    assert "What was answered" not in page.desktop.printed[0][0].html


def test_where_nothing_is_asked_no_answers_can_be_printed(make: Make) -> None:
    for id in ("records", "family-plan"):
        words = [one.text() for one in make(id).findChildren(QAbstractButton)]
        assert "Print" in words
        assert "Print with answers …" not in words
        assert "One at a time" not in words


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_family_plan_is_filled_in_on_paper_only(make: Make, lang: str) -> None:
    page = make("family-plan", lang=lang)
    fields = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QCheckBox, Chip)
    assert [one for kind in fields for one in page.findChildren(kind)] == []
    assert not [one for one in page.findChildren(QAbstractButton) if one.isCheckable()]
    assert not [text for text in texts(page) if BOX in text or "__" in text]
    library, checklist = page._desk.library, page._data.checklist
    page._desk.print_paper(lambda: page._paper(Edition()), "Letter")
    html = page.desktop.printed[0][0].html
    for part in checklist.fill:
        for line in part.lines:
            assert f"{line}:<br>" in html or f"{line}:</b>" in html
        for box in part.boxes:
            assert f"{BOX} {box}" in plain(html).replace("&#x27;", "'")
    assert library.wording(lang)("part.sources") not in plain(html) or lang


def test_a_form_that_bars_people_is_said_first_and_whole(make: Make, real_library: Library) -> None:
    page = make("college", "GA")
    bar = next(
        fact.value for fact in real_library.facts("GA", "college") if fact.name == "enrollment_bar"
    )
    said = texts(page)
    assert bar in said
    assert said.index(bar) < said.index(page._data.checklist.lead)
    page._desk.print_paper(lambda: page._paper(Edition()), "Letter")
    html = plain(page.desktop.printed[0][0].html)
    assert html.index(bar[:60]) < html.index("In-state tuition at public colleges in Georgia")


def test_cards_to_read_lead_to_their_pages(make: Make) -> None:
    page = make("legal")
    assert any(one.startswith("Kinds of help to ask a lawyer about") for one in rows(page))
    row = next(
        one
        for one in page.findChildren(QAbstractButton)
        if one.accessibleName().startswith("Before the first visit")
    )
    row.click()
    assert page.desktop.gone == [Route("guide", "card:US:legal.first-visit")]


def test_a_checklist_goes_into_the_packet_with_its_state(real_library: Library) -> None:
    from navigator.handout.packet import Packet

    for state, words in (("TX", "A court order stops the rule"), ("CO", "CASFA")):
        paper = real_library.paper(Packet((f"checklist:{state}:college",)), "en")
        assert words in plain(paper.html)
        assert "Plan for college" in plain(paper.html)
