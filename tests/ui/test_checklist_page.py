"""The checklist page: several people, skips everywhere, results that follow, nothing kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from navigator.errors import BadInput
from navigator.records.askable import MOST_PEOPLE
from navigator.ui.desk import Route
from navigator.ui.pages.checklists.checklist import Judged
from navigator.ui.pages.checklists.questions import (
    ChoiceQuestion,
    NumberQuestion,
    Question,
    RelationQuestion,
)
from navigator.ui.pages.checklists.verdicts import ProgramEntry
from navigator.ui.visit.covers import SayCover
from navigator.ui.widgets.banner import ErrorState
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.fold import Fold
from tests.helpers.brought import paper_lines_of
from tests.helpers.window import Screen, said

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from navigator.library.facade import Library


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
    while not page.is_whole:
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def asked(page: Any, person: int, fact: str) -> Any:
    """The question about a person, in their line or on their card."""
    column = page.questions
    if column.household is None:
        return column.cards[person].questions[fact]
    below = {one.fact: one.lines[person] for one in column.facts}
    return (column.household.lines[person].questions | below)[fact]


def give(page: Any, person: int, fact: str, value: Any) -> None:
    question = asked(page, person, fact)
    if isinstance(question, NumberQuestion):
        question.field.setValue(value)
    else:
        chips(question)[value].click()
    settle(page)


def earn(page: Any, dollars_a_year: int) -> None:
    """What the household has a year, told at the questions about it."""
    every = {one.fact: one for one in page.findChildren(Question)}
    every["income"].field.setValue(dollars_a_year)
    chips(every["income_period"])["A year"].click()
    settle(page)


def test_every_question_can_be_skipped_and_is_skipped_at_first(make: Make) -> None:
    page = make()
    questions = page.findChildren(Question)
    for question in questions:
        assert chips(question)["Skip"].isChecked()
    assert {one.fact for one in questions} == set(page._data.checklist.asks)


def test_who_lives_together_stands_first_in_one_line_a_person(make: Make) -> None:
    page = make()
    page.questions.count.add.click()
    settle(page)
    shown = texts(page)
    first = shown.index("Who lives together?")
    assert first < shown.index("Is this person pregnant?")
    assert first < shown.index("What do all of you earn together, before taxes?")


def test_a_number_is_given_skipped_and_given_again(make: Make) -> None:
    page = make()
    question = asked(page, 0, "age")
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
    pregnant, expecting = asked(page, 0, "pregnant"), asked(page, 0, "expecting")
    assert pregnant.isVisible()
    assert not expecting.isVisible()
    assert not asked(page, 0, "parent_of").isVisible(), "there is nobody else"
    give(page, 0, "pregnant", "Yes")
    assert expecting.isVisible()
    give(page, 0, "expecting", 2)
    give(page, 0, "pregnant", "No")
    assert not expecting.isVisible()
    assert "expecting" not in page.draft.people[0]
    give(page, 0, "age", 6)
    assert not pregnant.isVisible()
    assert not page.questions.facts[0].isVisible(), "no card without a question"


def test_people_come_and_go_and_relations_follow(make: Make) -> None:
    page = make()
    for _ in range(3):
        page.questions.count.add.click()
    give(page, 0, "spouse_of", "Person 2")
    assert page.draft.people[1]["spouse_of"] == [0], "a marriage holds from both sides"
    give(page, 0, "parent_of", "Person 3")
    give(page, 0, "parent_of", "Person 4")
    assert page.draft.people[0]["parent_of"] == [2, 3]
    assert "Person 2" not in chips(asked(page, 3, "spouse_of")), "married already"
    give(page, 0, "spouse_of", "Skip")
    give(page, 3, "spouse_of", "Person 2")
    assert page.draft.people[1]["spouse_of"] == [3]
    give(page, 1, "spouse_of", "Nobody here")
    assert page.draft.people[3]["spouse_of"] is None
    remove(page, 1)
    assert page.draft.people[0]["parent_of"] == [1, 2]
    remove(page, 2)
    remove(page, 1)
    assert page.draft.people[0]["parent_of"] is None
    assert len(page.questions.household.lines) == 1


def remove(page: Any, person: int) -> None:
    page.questions.household.lines[person]._remove.click()
    settle(page)


def test_only_kin_that_can_be_is_offered(make: Make) -> None:
    page = make()
    for person, age in enumerate((34, 17, 8)):
        if person:
            page.questions.count.add.click()
        give(page, person, "age", age)
    mother = asked(page, 0, "parent_of")
    words = [one.spoken() for one in mother.stops]
    assert words == ["Person 2, 17", "Person 3, 8", "Nobody here", "Skip"]
    relations = [(one, fact) for one in range(3) for fact in ("parent_of", "spouse_of")]
    seen = [where for where in relations if asked(page, *where).isVisible()]
    assert seen == [(0, "parent_of")]
    give(page, 0, "parent_of", "Person 2, 17")
    give(page, 0, "parent_of", "Person 3, 8")
    assert [where for where in relations if asked(page, *where).isVisible()] == seen
    assert texts(page).count("child of Person 1") == 2, "the other side says so too"


def test_an_age_that_was_mistyped_takes_no_answer_away(make: Make) -> None:
    page = make()
    page.questions.count.add.click()
    give(page, 0, "age", 34)
    give(page, 1, "age", 8)
    give(page, 0, "parent_of", "Person 2, 8")
    give(page, 0, "age", 3)
    assert not asked(page, 0, "parent_of").isVisible()
    give(page, 0, "age", 34)
    assert chips(asked(page, 0, "parent_of"))["Person 2, 8"].isChecked()


def test_who_was_removed_by_mistake_comes_back_with_every_answer(make: Make) -> None:
    page = make()
    page.questions.count.add.click()
    give(page, 0, "age", 34)
    give(page, 1, "age", 8)
    give(page, 0, "parent_of", "Person 2, 8")
    before = page.draft
    undo = page.questions.count.undo
    assert not undo.isVisible()
    remove(page, 1)
    assert "Person 2, 8 was removed." in texts(page)
    undo.click()
    settle(page)
    assert page.draft == before
    assert chips(asked(page, 0, "parent_of"))["Person 2, 8"].isChecked()
    assert not undo.isVisible()
    remove(page, 1)
    give(page, 0, "age", 35)
    assert not undo.isVisible(), "the next answer ends it"
    assert page.questions._before is None
    page.questions.count.add.click()
    remove(page, 1)
    page.hide()
    assert page.questions._before is None, "and so does leaving the page"


def test_nobody_here_is_an_answer_and_skip_takes_it_back(make: Make) -> None:
    page = make()
    page.questions.count.add.click()
    give(page, 0, "parent_of", "Nobody here")
    assert page.draft.people[0]["parent_of"] == []
    question = asked(page, 0, "parent_of")
    assert isinstance(question, RelationQuestion)
    assert chips(question)["Nobody here"].isChecked()
    give(page, 0, "parent_of", "Skip")
    assert page.draft.people[0]["parent_of"] is None
    for _ in range(2):
        give(page, 0, "parent_of", "Person 2")
    assert page.draft.people[0]["parent_of"] is None, "a name taken back is not nobody"


def test_there_is_a_most_of_people(make: Make) -> None:
    page = make("college")
    for _ in range(MOST_PEOPLE - 1):
        assert page.questions.count.add.isEnabled()
        page.questions.count.add.click()
    assert len(page.draft.people) == MOST_PEOPLE
    assert not page.questions.count.add.isEnabled()
    page.questions.cards[3].removed.emit()
    assert page.questions.count.add.isEnabled()


def test_results_follow_the_answers_and_open_programs_stand_first(make: Make) -> None:
    page = make("health", "TX")
    give(page, 0, "age", 40)
    give(page, 0, "pregnant", "No")
    earn(page, 20_000)
    shown = texts(page)
    assert "Medicaid" not in shown
    assert "The rule has no condition on immigration status." in shown
    assert shown.index("Community health centers") < shown.index("Hospital financial aid")
    page.findChild(Fold).set_open(True)
    QApplication.processEvents()
    assert "Medicaid" in texts(page)
    assert not [text for text in texts(page) if "qualify" in text or "eligible" in text]


def test_a_program_stands_once_with_who_and_its_sentence_once_for_all(make: Make) -> None:
    page = make("health", "CO")
    for person, age in enumerate((34, 17, 8)):
        if person:
            page.questions.count.add.click()
        give(page, person, "age", age)
    page.findChild(Fold)
    shown = texts(page)
    for program in ("Medicaid", "Cover All Coloradans", "Emergency Medicaid"):
        assert shown.count(program) == 1
    assert any(text.startswith("Person 2 and Person 3") for text in shown)
    assert any(text.startswith("Everyone here") for text in shown)
    more = "We need more answers to say what the rules point to."
    assert shown.count(more) == 1
    best = "Seems to fit: ask now. Only the office can decide."
    assert shown.index(best) < shown.index(more)
    assert shown.index("Bring") < shown.index(more), "papers do not wait for the last answer"


def test_each_program_says_how_to_ask_and_a_phone_that_the_pack_holds(
    make: Make, real_library: Library
) -> None:
    page = make("health", "CO")
    entries = page.findChildren(ProgramEntry)
    numbers = {
        phone.number for place in real_library.places("CO", "health") for phone in place.phones
    }
    for entry in entries:
        assert [text for text in texts(entry) if text.startswith("How to ask: ")]
        found = [one for one in entry.findChildren(QAbstractButton) if one.text() in numbers]
        assert found, texts(entry)
    found[0].click()
    assert page.desktop.gone[-1].kind == "place"


def test_how_to_ask_and_a_phone_stand_on_the_first_screen(
    open_window: Callable[..., Screen],
) -> None:
    """A mother of 34 with children of 17 and 8, near 80202: four clicks and five digits."""
    screen = open_window(state="CO", zip="80202")
    screen.go("checklist", "checklist:health")
    for person, age in enumerate((34, 17, 8)):
        if person:
            screen.press("Add a person")
        asked(screen.page, person, "age").field.setValue(age)
    settle(screen.page)
    screen.settle()
    screen.page.to_top()
    first = screen.all(ProgramEntry)[0]
    shown = screen.texts(first)
    assert any(text.startswith("How to ask: ") for text in shown), shown
    number = next(one for one in screen.all(QAbstractButton, first) if said(one)[:1].isdigit())
    assert screen.top_of(number) + number.height() < 800
    assert len(screen.all(ProgramEntry)) == 11, "each program once"


def test_what_to_say_stands_below_the_numbers_and_can_be_shown_large(
    open_window: Callable[..., Screen], real_library: Library
) -> None:
    screen = open_window(language="es")
    screen.go("checklist", "checklist:health")
    card = real_library.card("CO", "health", "es")
    assert screen.says(f"\u201c{card.say}\u201d", f"\u201c{card.say_english}\u201d")
    screen.click(next(one for one in screen.all(Button) if one.text() == "Mostrar en grande"))
    cover = screen.window.findChild(SayCover)
    assert isinstance(cover, SayCover)
    assert cover.isVisible()


def test_few_answers_that_can_settle_most_lead_to_their_questions(make: Make) -> None:
    page = make("health", "CO")
    for person, age in enumerate((34, 17, 8)):
        if person:
            page.questions.count.add.click()
        give(page, person, "age", age)
    give(page, 0, "parent_of", "Person 2, 17")
    give(page, 0, "parent_of", "Person 3, 8")
    page.activateWindow()
    assert "Answer these 2 to learn more:" in texts(page)
    links = {one.text(): one for one in page.findChildren(QAbstractButton)}
    links["pregnant: Person 1"].click()
    QApplication.processEvents()
    assert QApplication.focusWidget() in asked(page, 0, "pregnant").stops
    links["income"].click()
    QApplication.processEvents()
    income = next(one for one in page.findChildren(NumberQuestion) if one.fact == "income")
    assert QApplication.focusWidget() is income.field
    earn(page, 30_000)
    give(page, 0, "pregnant", "No")
    give(page, 1, "pregnant", "No")
    assert not [text for text in texts(page) if "to learn more" in text]


def test_a_link_steps_to_its_question_one_at_a_time(make: Make) -> None:
    page = make("health", "CO")
    page.questions.count.add.click()
    give(page, 0, "age", 34)
    give(page, 1, "age", 8)
    page.questions.stepper.switch.click()
    assert page.questions.household.isVisible(), "it begins with who lives together"
    link = next(one for one in page.findChildren(QAbstractButton) if one.text() == "income")
    link.click()
    assert page.questions.stepper.current.fact == "income"
    assert not page.questions.household.isVisible()


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
    page.questions.count.add.click()
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
    papers = [one.whole for one in paper_lines_of(page._desk.library, card)]
    assert papers
    assert all(any(paper in text for text in texts(page)) for paper in papers)
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
    assert page.questions.cards == []
    assert page.questions.household is None
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


def test_answers_that_contradict_each_other_read_so_in_spanish(
    open_window: Callable[..., Screen],
) -> None:
    screen = open_window(language="es")
    screen.go("checklist", "checklist:health")
    expecting = next(one for one in screen.all(ChoiceQuestion) if one.fact == "pregnant")
    screen.click(screen.button("Sí", expecting))
    (babies,) = [one for one in screen.all(NumberQuestion) if one.fact == "expecting"]
    babies.field.setValue(0)
    screen.settle()
    screen.page._judge()  # type: ignore[attr-defined]
    screen.settle()
    (refusal,) = screen.all(ErrorState)
    assert screen.texts(refusal) == [
        "“¿Cuántos bebés se esperan?”: esto no concuerda con otra respuesta.",
        "Revise las dos o sáltese una.",
    ]


def test_a_state_without_a_rule_says_that_it_is_not_known(make: Make) -> None:
    page = make("driving", "CO")
    page._show_judged(Judged(page.draft, type(page._data.result)((), (), ())))
    while not page.is_whole:
        QApplication.processEvents()
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

    def typed(number: NumberQuestion, digits: str) -> None:
        to(number.field)
        QApplication.processEvents()
        for digit in digits:
            press(Qt.Key(ord(digit)))

    def question(person: int, fact: str) -> Any:
        QApplication.processEvents()
        return asked(page, person, fact)

    question(0, "age").field.setFocus()
    typed(question(0, "age"), "34")
    to(page.questions.count.add)
    press(Qt.Key.Key_Space)
    typed(question(1, "age"), "6")
    to(chips(question(0, "parent_of"))["Person 2, 6"], Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Space)
    to(chips(question(0, "pregnant"))["Yes"])
    press(Qt.Key.Key_Right)
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
