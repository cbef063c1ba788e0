"""Driving, health and college by keyboard alone, from home to the result: the keys are counted.

At two seconds a key, which is slow for a volunteer who reads each question aloud, each must
stay below three minutes. Tab, arrows, Space, Enter and digits are all that is used.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from navigator.ui.pages.checklists.checklist import ChecklistPage
from navigator.ui.pages.checklists.question_column import QuestionColumn
from navigator.ui.pages.checklists.questions import NumberQuestion, Question
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.row_link import RowLink
from tests.helpers.window import CTRL, Screen, said

OpenWindow = Callable[..., Screen]
SECONDS_A_KEY = 2
LONGEST_SECONDS = 180
Key = Qt.Key


class Hand:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.keys = 0

    def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)
            self.keys += 1
        QApplication.processEvents()

    def to(self, wanted: QWidget, by: Qt.Key = Key.Key_Tab) -> None:
        """Walk until `wanted` or something inside it has the focus."""
        for _ in range(60):
            focus = QApplication.focusWidget()
            if focus is wanted or (focus is not None and wanted.isAncestorOf(focus)):
                return
            self.press(by)
        raise AssertionError(f"{said(wanted)!r} is not reached")

    def open(self, title: str) -> ChecklistPage:
        """From home, with the focus where the window puts it, to a checklist."""
        row = next(one for one in self.screen.all(RowLink) if said(one).startswith(title))
        self.to(row)
        self.press(Key.Key_Return)
        self.screen.settle()
        page = self.screen.page
        assert isinstance(page, ChecklistPage)
        return page

    def choose(self, question: Question, word: str, *, walk: bool = True) -> None:
        """An answer by arrows and Space."""
        if walk:
            self.to(question)
        answers = [said(one) for one in question.stops if isinstance(one, Chip)]
        wanted = next(at for at, text in enumerate(answers) if text.startswith(word))
        focus = QApplication.focusWidget()
        assert focus is not None
        by = wanted - answers.index(said(focus))
        self.press(Key.Key_Right if by > 0 else Key.Key_Left, abs(by))
        self.press(Key.Key_Space)

    def type_number(self, question: Question, number: str, *, walk: bool = True) -> None:
        assert isinstance(question, NumberQuestion)
        if walk:
            self.to(question.field)
        for digit in number:
            self.press(Key(ord(digit)))

    def next_question(self, page: ChecklistPage) -> Question:
        stepper = column(page).stepper
        self.to(stepper.later)
        self.press(Key.Key_Return)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert isinstance(stepper.current, Question)
        return stepper.current

    def done(self) -> None:
        self.screen.settle()
        assert self.keys * SECONDS_A_KEY < LONGEST_SECONDS, self.keys


@pytest.fixture
def hand(open_window: OpenWindow) -> Callable[[str], Hand]:
    def begin(state: str) -> Hand:
        return Hand(open_window(state=state))

    return begin


def column(page: ChecklistPage) -> QuestionColumn:
    assert page.questions is not None
    return page.questions


def household(page: ChecklistPage, fact: str) -> Question:
    return next(one for one in column(page).boxes.values() if one.fact == fact)


def test_driving(hand: Callable[[str], Hand]) -> None:
    used = hand("CO")
    page = used.open("Get ready to apply for a license")
    used.choose(household(page, "lives_in_state"), "Yes")
    used.choose(household(page, "has_proof_of_address"), "Yes")
    used.done()
    assert used.screen.says("Seems to fit: ask now. Only the office can decide.")


def test_health(hand: Callable[[str], Hand]) -> None:
    used = hand("TX")
    page = used.open("Find health coverage and care")
    together = column(page).household
    assert together is not None
    lines = together.lines
    used.type_number(lines[0].questions["age"], "34")
    used.to(column(page).count.add)
    used.press(Key.Key_Space)
    used.type_number(lines[1].questions["age"], "6", walk=False)
    used.to(lines[0].questions["parent_of"], Key.Key_Backtab)
    used.choose(lines[0].questions["parent_of"], "Person 2", walk=False)
    used.choose(column(page).facts[0].lines[0], "No")
    used.type_number(household(page, "income"), "24000")
    used.choose(household(page, "income_period"), "A year")
    used.done()
    assert page.draft.people == ({"age": 34, "pregnant": False, "parent_of": [1]}, {"age": 6})
    assert page.draft.household == {"income": 24000, "income_period": "year"}
    assert used.screen.says("Medicaid")


@pytest.mark.parametrize("one_at_a_time", [False, True])
def test_college(hand: Callable[[str], Hand], *, one_at_a_time: bool) -> None:
    used = hand("CO")
    page = used.open("Plan for college")
    asked = column(page).cards[0].questions
    if one_at_a_time:
        used.to(column(page).stepper.switch)
        used.press(Key.Key_Space)
        assert used.screen.says("Question 1 of 4")
    used.choose(asked["plans_to_enroll"], "Yes")
    for fact, word in (("college_kind", "Public"), ("school_years_in_state", "2")):
        if one_at_a_time:
            assert used.next_question(page) is asked[fact]
        if fact == "college_kind":
            used.choose(asked[fact], word, walk=not one_at_a_time)
        else:
            used.type_number(asked[fact], word, walk=not one_at_a_time)
    if one_at_a_time:
        assert used.next_question(page) is asked["diploma_in_state"]
        assert used.screen.says("Question 4 of 4")
    used.choose(asked["diploma_in_state"], "Yes", walk=not one_at_a_time)
    used.done()
    assert page.draft.people == (
        {
            "plans_to_enroll": True,
            "college_kind": "four_year",
            "school_years_in_state": 2,
            "diploma_in_state": True,
        },
    )
    assert used.screen.says("In-state tuition at public colleges in Colorado", "CASFA")


def test_another_language_or_size_loses_no_answer_and_leaving_loses_all(
    open_window: OpenWindow,
) -> None:
    screen = open_window(state="CO")
    screen.go("checklist", "checklist:college")
    page = screen.page
    assert isinstance(page, ChecklistPage)
    screen.press("One at a time", "Yes", "Next question", "Public university")
    screen.press("Add a person")
    years = column(page).cards[0].questions["school_years_in_state"]
    assert isinstance(years, NumberQuestion)
    years.field.setValue(7)
    given = page.draft.people
    assert given[0]["school_years_in_state"] == 7
    screen.press("Español")
    translated = screen.page
    assert translated is not page
    assert isinstance(translated, ChecklistPage)
    assert translated.draft.people == given
    assert screen.says("Pregunta 1 de 8", "Persona 1")
    screen.click(screen.window.top.larger)
    screen.settle()
    assert screen.page.draft.people == given  # type: ignore[attr-defined]
    screen.key(Qt.Key.Key_0, CTRL)
    screen.settle()
    screen.press("Todo en una página")
    assert screen.says("3 de 8")
    shown = screen.page.questions.cards[0].questions  # type: ignore[attr-defined]
    assert shown["school_years_in_state"].field.value() == 7
    chosen = [said(one) for one in shown["college_kind"].stops if one.isChecked()]
    assert chosen == ["Universidad pública"]
    screen.go("card", "card:CO:college")
    assert screen.window.visit.checklist is None
    screen.go("checklist", "checklist:college")
    assert screen.page.draft.people == ({},)  # type: ignore[attr-defined]
    screen.press("Sí", "Borrar las respuestas")
    assert screen.page.draft.people == ({},)  # type: ignore[attr-defined]
    assert screen.says("0 de 4")
