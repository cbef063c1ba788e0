"""The checklist page: several people, skips everywhere, results that follow, nothing kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from navigator.errors import BadInput
from navigator.records.askable import ASKABLE, MOST_PEOPLE
from navigator.ui.desk import Route
from navigator.ui.pages.questions import ChoiceQuestion, NumberQuestion, Question, RelationQuestion
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.states import ErrorState
from tests.helpers.window import Screen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


Make = Callable[..., Any]


@pytest.fixture
def make(checklist: Make) -> Make:
    """`make(id, state, lang)`: the health checklist in CA where nothing else is named."""
    return lambda id="health", state="CA", lang="en": checklist(id, state, lang)


def texts(page: QWidget) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def chips(question: QWidget) -> dict[str, Chip]:
    return {one.spoken(): one for one in question.findChildren(Chip) if not one.isHidden()}


def settle(page: Any) -> None:
    page._judge()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def give(page: Any, person: int, fact: str, value: Any) -> None:
    question = page._cards[person].questions[fact]
    if isinstance(question, NumberQuestion):
        question.field.setValue(value)
    else:
        chips(question)[value].click()
    settle(page)


def earn(page: Any, dollars_a_year: int) -> None:
    """What the household has a year, told at the questions about it."""
    asked = {one.fact: one for one in page.findChildren(Question)}
    asked["income"].field.setValue(dollars_a_year)
    chips(asked["income_period"])["A year"].click()
    settle(page)


def test_every_question_can_be_skipped_and_is_skipped_at_first(make: Make) -> None:
    page = make()
    questions = [one for card in page._cards for one in card.questions.values()]
    for question in questions:
        assert chips(question)["Skip"].isChecked()
    assert set(page._cards[0].questions) == {
        name for name in page._data.checklist.asks if ASKABLE[name].scope == "person"
    }


def test_a_number_is_given_skipped_and_given_again(make: Make) -> None:
    page = make()
    question = page._cards[0].questions["age"]
    give(page, 0, "age", 34)
    assert page.draft.people[0]["age"] == 34
    assert not chips(question)["Skip"].isChecked()
    chips(question)["Skip"].click()
    assert page.draft.people[0]["age"] is None
    assert question.field.text() == "Skipped"
    chips(question)["Skip"].click()
    assert chips(question)["Skip"].isChecked(), "pressing it again leaves it on"


def test_questions_that_do_not_apply_are_not_shown(make: Make) -> None:
    page = make()
    asked = page._cards[0].questions
    assert asked["pregnant"].isVisible()
    assert not asked["expecting"].isVisible()
    assert not asked["parent_of"].isVisible(), "there is nobody else"
    give(page, 0, "pregnant", "Yes")
    assert asked["expecting"].isVisible()
    give(page, 0, "expecting", 2)
    give(page, 0, "pregnant", "No")
    assert not asked["expecting"].isVisible()
    assert "expecting" not in page.draft.people[0]
    give(page, 0, "age", 6)
    assert not asked["pregnant"].isVisible()


def test_people_come_and_go_and_relations_follow(make: Make) -> None:
    page = make()
    for _ in range(3):
        page._add_person.click()
    give(page, 0, "spouse_of", "Person 2")
    assert page.draft.people[1]["spouse_of"] == [0], "a marriage holds from both sides"
    give(page, 0, "parent_of", "Person 3")
    give(page, 0, "parent_of", "Person 4")
    assert page.draft.people[0]["parent_of"] == [2, 3]
    give(page, 2, "spouse_of", "Person 2")
    assert page.draft.people[0]["spouse_of"] is None
    assert page.draft.people[1]["spouse_of"] == [2]
    give(page, 1, "spouse_of", "Nobody here")
    assert page.draft.people[2]["spouse_of"] is None
    page._cards[1].removed.emit()
    settle(page)
    assert page.draft.people[0]["parent_of"] == [1, 2]
    page._cards[2].removed.emit()
    page._cards[1].removed.emit()
    assert page.draft.people[0]["parent_of"] is None
    assert len(page._cards) == 1


def test_a_small_child_is_offered_to_nobody_as_a_spouse(make: Make) -> None:
    page = make()
    page._add_person.click()
    give(page, 0, "age", 34)
    assert page._cards[0].questions["spouse_of"].isVisible()
    give(page, 1, "age", 6)
    assert not page._cards[0].questions["spouse_of"].isVisible()
    assert "Person 2, age 6" in chips(page._cards[0].questions["parent_of"])


def test_nobody_here_is_an_answer_and_skip_takes_it_back(make: Make) -> None:
    page = make()
    page._add_person.click()
    give(page, 0, "parent_of", "Nobody here")
    assert page.draft.people[0]["parent_of"] == []
    question = page._cards[0].questions["parent_of"]
    assert isinstance(question, RelationQuestion)
    assert chips(question)["Nobody here"].isChecked()
    give(page, 0, "parent_of", "Skip")
    assert page.draft.people[0]["parent_of"] is None


def test_there_is_a_most_of_people(make: Make) -> None:
    page = make("college")
    for _ in range(MOST_PEOPLE - 1):
        assert page._add_person.isEnabled()
        page._add_person.click()
    assert len(page.draft.people) == MOST_PEOPLE
    assert not page._add_person.isEnabled()
    page._cards[3].removed.emit()
    assert page._add_person.isEnabled()


def test_results_follow_the_answers_and_open_programs_stand_first(make: Make) -> None:
    page = make("health", "TX")
    give(page, 0, "age", 40)
    give(page, 0, "pregnant", "No")
    earn(page, 20_000)
    shown = texts(page)
    assert "Medicaid" not in shown
    assert "The rule has no condition on immigration status." in shown
    assert shown.index("Community health centers") < shown.index("Hospital financial aid")
    more = next(
        one for one in page.findChildren(QAbstractButton) if "do not seem to fit" in one.text()
    )
    more.click()
    QApplication.processEvents()
    assert "Medicaid" in texts(page)
    assert not [text for text in texts(page) if "qualify" in text or "eligible" in text]


def test_why_opens_and_closes(make: Make) -> None:
    page = make()
    give(page, 0, "age", 40)
    why = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Why")
    lengths = [len(texts(page))]
    for _ in range(3):
        why.click()
        QApplication.processEvents()
        lengths.append(len(texts(page)))
    assert lengths[1] > lengths[0] == lengths[2]
    assert lengths[3] == lengths[1]


def test_the_list_of_groups_is_there_whatever_is_answered(make: Make) -> None:
    page = make()
    for one in page.findChildren(QAbstractButton):
        if one.text() == "Why":
            one.click()
    QApplication.processEvents()
    said = "\n".join(texts(page))
    assert "Read the list in private" in said
    assert "The rules name these groups" in said


def test_income_of_people_who_may_count_apart_says_so(make: Make) -> None:
    page = make("health", "CO")
    page._add_person.click()
    earn(page, 90_000)
    give(page, 0, "age", 40)
    for one in page.findChildren(QAbstractButton):
        if one.text() == "Why":
            one.click()
    QApplication.processEvents()
    assert any("may count apart" in text for text in texts(page))


def test_papers_places_and_the_whole_rule_follow_the_results(make: Make) -> None:
    page = make()
    assert page._desk.say("part.bring") in texts(page)
    card = page._desk.library.card("CA", "health")
    assert card.papers
    assert all(any(paper in text for text in texts(page)) for paper in card.papers)
    buttons = {one.text(): one for one in page.findChildren(QAbstractButton)}
    buttons["Where to ask"].click()
    buttons["The whole rule"].click()
    buttons["Clear the answers"].click()
    assert page.desktop.gone == [
        Route("places", "card:CA:health"),
        Route("card", "card:CA:health"),
        Route("checklist", "checklist:health"),
    ]


def test_driving_keeps_its_two_questions_and_open_reasons(make: Make) -> None:
    page = make("driving", "CO")
    assert page._cards == []
    chips(page)["Yes"].click()
    settle(page)
    assert any(text.startswith("\u2022\u2002Fits:") for text in texts(page))


def test_an_answer_that_is_refused_is_one_calm_sentence(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make()

    def refuse(*_: Any) -> None:
        raise BadInput("asked.zip_area", "do.check_or_state")

    monkeypatch.setattr(page._desk.library, "screen", refuse)
    settle(page)
    assert page.findChildren(ErrorState)
    assert "No ZIP code begins with these digits." in texts(page)


def test_two_who_are_each_other_s_parent_read_so_in_spanish(
    open_window: Callable[..., Screen],
) -> None:
    screen = open_window(language="es")
    screen.go("checklist", "checklist:health")
    screen.press("Agregar una persona")
    for number, other in enumerate(("Persona 2", "Persona 1")):
        asked = [one for one in screen.all(RelationQuestion) if one.fact == "parent_of"]
        screen.click(screen.button(other, asked[number]))
    (refusal,) = screen.all(ErrorState)
    question = "¿De quién es padre, madre, padrastro o madrastra esta persona?"
    assert screen.texts(refusal) == [
        f"“{question}”: esto no concuerda con otra respuesta.",
        "Revise las dos o sáltese una.",
    ]


def test_a_state_without_a_rule_says_that_it_is_not_known(make: Make) -> None:
    page = make("driving", "CO")
    page._show(type(page._data.result)((), (), ()))
    assert page.findChildren(ErrorState)


def test_a_mother_and_her_child_by_keyboard_alone(make: Make, qtbot: QtBot) -> None:
    """Counts the keys; at two seconds each it is far below three minutes."""
    page = make("health", "CO")
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    keys = 0

    def press(key: Qt.Key, times: int = 1) -> None:
        nonlocal keys
        for _ in range(times):
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)
            keys += 1

    def to(wanted: QWidget, by: Qt.Key = Qt.Key.Key_Tab) -> None:
        for _ in range(40):
            focus = QApplication.focusWidget()
            if focus is wanted or (focus is not None and wanted.isAncestorOf(focus)):
                return
            press(by)
        raise AssertionError(f"{wanted} is not reached by Tab")

    def typed(question: NumberQuestion, digits: str) -> None:
        to(question.field)
        QApplication.processEvents()
        for digit in digits:
            press(Qt.Key(ord(digit)))

    def asked(person: int, fact: str) -> Any:
        QApplication.processEvents()
        return page._cards[person].questions[fact]

    asked(0, "age").field.setFocus()
    typed(asked(0, "age"), "34")
    to(chips(asked(0, "pregnant"))["Yes"])
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    to(page._add_person)
    press(Qt.Key.Key_Space)
    to(asked(1, "age").field, Qt.Key.Key_Backtab)
    typed(asked(1, "age"), "6")
    to(chips(asked(0, "parent_of"))["Person 2, age 6"], Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Space)
    household = next(one for one in page.findChildren(NumberQuestion) if one.fact == "income")
    typed(household, "24000")
    period = next(one for one in page.findChildren(ChoiceQuestion) if one.fact == "income_period")
    to(chips(period)["A week"])
    press(Qt.Key.Key_Right, 2)
    press(Qt.Key.Key_Space)
    settle(page)
    assert page.draft.people == ({"age": 34, "pregnant": False, "parent_of": [1]}, {"age": 6})
    assert page.draft.household == {"income": 24000, "income_period": "year"}
    assert keys * 2 < 180
