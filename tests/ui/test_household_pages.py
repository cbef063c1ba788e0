"""The interview in the window: asked once, judged by person, carried into every checklist, gone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from navigator.eligibility.draft import Draft
from navigator.handout.edition import Edition
from navigator.ui.desk import INTERVIEW
from navigator.ui.pages.checklists.questions import NumberQuestion, Question
from navigator.ui.pages.household.intake_page import IntakePage
from navigator.ui.pages.household.plan_page import PlanPage
from navigator.ui.paper.printing import Sheets
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.row_link import RowLink
from tests.helpers.homes import FAMILIES, FIVE, OLDER, give
from tests.helpers.measure import LETTER_POINTS
from tests.helpers.memory import held, shown
from tests.helpers.window import Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]
DENRAE = "39171"
"""An income, spelt backwards; see `memory.held`."""
TITLE = "What help can this household get?"


def earned() -> str:
    """The income as a reason says it."""
    return f"{int(DENRAE[::-1]):,}"


def intake(screen: Screen) -> IntakePage:
    page = screen.page
    assert isinstance(page, IntakePage), page
    return page


def plan_of(screen: Screen) -> PlanPage:
    page = screen.page
    assert isinstance(page, PlanPage), page
    return page


def question(screen: Screen, fact: str, person: int | None = None) -> Question:
    """The visible question about a fact."""
    found = [one for one in screen.all(Question, screen.page) if one.fact == fact]
    return found[person or 0]


def answer(screen: Screen, fact: str, word: str, person: int | None = None) -> None:
    asked = question(screen, fact, person)
    chips = {one.spoken(): one for one in screen.all(Chip, asked)}
    screen.click(chips[word])
    settle(screen)


def number(screen: Screen, fact: str, value: int, person: int | None = None) -> None:
    asked = question(screen, fact, person)
    assert isinstance(asked, NumberQuestion)
    asked.field.setFocus()
    asked.field.selectAll()
    QTest.keyClicks(asked.field, str(value))
    settle(screen)


def settle(screen: Screen) -> None:
    intake(screen)._judge()
    screen.settle()


def asked_facts(screen: Screen) -> set[str]:
    return {one.fact for one in screen.all(Question, screen.page)}


def test_it_is_reached_from_home_a_topic_and_search(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.press(TITLE)
    assert screen.kind == "IntakePage"
    screen.go("card", "card:CO:food")
    screen.press(TITLE)
    assert screen.kind == "IntakePage"
    screen.press("Back")
    screen.type("what help can this household get")
    row = next(one for one in screen.all(RowLink, screen.page) if said(one).startswith(TITLE))
    screen.click(row)
    assert screen.kind == "IntakePage"


def test_it_says_whom_to_count_and_lets_every_question_be_skipped(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("household")
    assert screen.says("Count everybody who lives together, also those who do not apply.")
    for one in screen.all(Question, screen.page):
        chips = {chip.spoken(): chip for chip in screen.all(Chip, one)}
        assert chips["Skip"].isChecked(), one.fact


def test_a_question_of_need_is_put_only_where_an_open_program_asks(open_window: OpenWindow) -> None:
    screen = open_window(state="GA", zip="30303")
    screen.go("household")
    assert "shares_housing_from_need" in asked_facts(screen)
    number(screen, "age", 67)
    assert "shares_housing_from_need" not in asked_facts(screen)
    assert "eviction_paper" in asked_facts(screen)
    answer(screen, "eviction_paper", "No")
    assert "eviction_paper" in asked_facts(screen), "what was answered can be changed"
    number(screen, "age", 7)
    assert "shares_housing_from_need" in asked_facts(screen)
    assert "pregnant" not in asked_facts(screen)


def test_answers_are_judged_as_they_come(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("household")
    before = intake(screen)._judged.standing
    number(screen, "age", 9)
    number(screen, "income", 1200)
    answer(screen, "income_period", "A month")
    after = intake(screen)._judged.standing
    assert after > before
    assert screen.says(f"So far {after} programs")


def test_answers_feed_every_checklist_of_the_visit(open_window: OpenWindow) -> None:
    screen = open_window()
    give(screen, FIVE)
    screen.go("checklist", "checklist:health")
    draft: Draft = screen.page.draft  # type: ignore[attr-defined]
    assert [one.get("age") for one in draft.people] == [38, 36, 15, 9, 3]
    assert draft.household == {"income": 3271, "income_period": "month"}
    assert "hours_of_work" not in draft.people[0], "this checklist does not ask for it"
    screen.press("Clear the answers")
    emptied: Draft = screen.page.draft  # type: ignore[attr-defined]
    assert emptied.is_blank
    screen.go("checklist", "checklist:driving")
    assert len(screen.page.draft.people) == 1  # type: ignore[attr-defined]
    screen.go("household")
    assert intake(screen).draft == FIVE, "the interview keeps its own"


def test_nothing_answered_is_left_after_clear(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("household")
    number(screen, "income", int(DENRAE[::-1]))
    number(screen, "age", 83)
    answer(screen, "income_period", "A year")
    intake(screen).to_plan.click()
    screen.settle()
    plan_of(screen).rows["snap"].open()
    screen.settle()
    screen.press("Why")
    assert earned() in "\n".join(shown()), "this test no longer sees what it looks for"
    screen.click(screen.window.top.clear)
    screen.press("Clear now")
    assert screen.window.visit.household is None
    assert earned() not in "\n".join(shown())
    assert not held(earned()[::-1])
    assert not held(DENRAE)
    screen.go("household")
    assert intake(screen).draft.is_blank


def test_it_is_answered_by_keyboard_alone(open_window: OpenWindow) -> None:
    screen = open_window(state="GA", zip="30303")
    screen.go("household")
    field = intake(screen).questions.household.lines[0].stops[0]  # type: ignore[union-attr]
    for _ in range(30):
        if field.hasFocus() or field.isAncestorOf(screen.window.focusWidget()):
            break
        screen.key(Qt.Key.Key_Tab)
    QTest.keyClicks(screen.window.focusWidget(), "67")
    settle(screen)
    assert intake(screen).draft.people[0]["age"] == 67
    to_plan = intake(screen).to_plan
    for _ in range(80):
        if to_plan.hasFocus():
            break
        screen.key(Qt.Key.Key_Tab)
    assert to_plan.hasFocus(), "Tab never reaches the way on"
    screen.press_enter()
    assert screen.kind == "PlanPage"
    for _ in range(60):
        if screen.window.focusWidget() in [one.head for one in plan_of(screen).rows.values()]:
            break
        screen.key(Qt.Key.Key_Tab)
    screen.press_enter()
    assert [one for one in plan_of(screen).rows.values() if one.is_open]


def test_a_visitor_alone_has_one_question_at_a_time(open_kiosk: OpenWindow) -> None:
    screen = open_kiosk(state="CO", zip="80202")
    screen.go("household")
    stepper = intake(screen).questions.stepper
    assert stepper.is_single
    assert stepper.later.isVisible()
    assert {one.fact for one in screen.all(Question, screen.page)} == {"age"}
    screen.click(stepper.later)
    assert asked_facts(screen) == {"pregnant"}


def shown_plan(open_window: OpenWindow, draft: Draft, state: str, **chosen: object) -> Screen:
    screen = open_window(state=state, **chosen)
    give(screen, draft)
    screen.go("plan")
    return screen


@pytest.mark.parametrize(("state", "zip", "draft"), FAMILIES)
def test_the_plan_fits_three_screens_and_its_paper_two_sides(
    open_window: OpenWindow, state: str, zip: str, draft: Draft
) -> None:
    screen = shown_plan(open_window, draft, state, zip=zip)
    page = plan_of(screen)
    assert page.content.height() <= 3 * page.scroll_area.viewport().height()
    library = screen.window.library
    for langs in (("en",), ("es",), ("es", "en")):
        paper = library.plan_paper(draft.answers(state), langs[0], Edition(langs), zip)
        assert Sheets(paper, *LETTER_POINTS).count <= 2, langs


def test_each_row_says_its_marks_in_words_and_a_stop_never_leads(open_window: OpenWindow) -> None:
    page = plan_of(shown_plan(open_window, FIVE, "CO", zip="80202"))
    order = [one.program.access for one in page.rows.values()]
    assert order == sorted(order, key=("any", "none_known", "some", "stop").index)
    assert {"any", "stop"} <= set(order)
    meals = page.rows["school-meals-for-all"].head.accessibleName()
    assert "Person 3 and Person 4: seems to fit" in meals
    assert "Person 1" in meals
    assert page.rows["snap"].head.accessibleName().startswith("SNAP (food stamps). may fit")
    week = page._data.plan.week  # type: ignore[union-attr]
    assert week
    assert all(one.access != "stop" for one in week)


def test_a_stop_stands_above_how_to_ask(open_window: OpenWindow) -> None:
    screen = shown_plan(open_window, FIVE, "CO", zip="80202")
    row = plan_of(screen).rows["medicaid"]
    row.open()
    screen.settle()
    stop = next(one for one in screen.all(Banner, row))
    how = next(one for one in screen.texts(row) if one.startswith("How to ask"))
    label = next(one for one in row.findChildren(QWidget) if said(one) == how)
    assert screen.top_of(stop) < screen.top_of(label)


def test_a_program_says_whose_papers_what_to_bring_say_and_why(open_window: OpenWindow) -> None:
    screen = shown_plan(open_window, FIVE, "CO", zip="80202")
    row = plan_of(screen).rows["snap"]
    row.open()
    screen.settle()
    told = "\n".join(screen.texts(row))
    for words in (
        "Whose papers are asked: those of each person who gets it.",
        "Bring:",
        "Say: “I would like to ask for SNAP (food stamps), only for the people I name.",
        "1: $306 · 2: $562 · 3: $808 · 4: $1,023",
        "New limits or amounts count from Oct 1, 2027.",
    ):
        assert words in told
    assert "$1,593" not in told, "the amount for five is not picked"
    screen.press("Why")
    why = "\n".join(screen.texts(row))
    assert "You gave an income of $39,252 a year." in why
    assert "2026" in why


def test_another_benefit_opens_a_program(open_window: OpenWindow) -> None:
    screen = shown_plan(open_window, FIVE, "CO", zip="80202")
    rows = plan_of(screen).rows
    for id, opens in (("wic", True), ("lifeline", True), ("child-tax-credit", False)):
        rows[id].open()
        screen.settle()
        told = "\n".join(screen.texts(rows[id]))
        assert ("Does somebody here get SNAP, Medicaid, TANF or SSI?" in told) is opens, id


def test_the_few_answers_that_settle_most_lead_to_their_questions(open_window: OpenWindow) -> None:
    screen = shown_plan(open_window, OLDER, "GA", zip="30303")
    can = plan_of(screen)._data.can
    assert can is not None
    assert screen.says(f"Answer these {len(can.answers)} to learn more:")
    screen.press("paper to leave")
    assert screen.kind == "IntakePage"
    assert question(screen, "eviction_paper").isAncestorOf(screen.window.focusWidget())


@pytest.mark.parametrize("state", ["CO", "CA"])
def test_private_rows_are_the_same_for_every_home_of_the_state(
    real_library: Library, state: str
) -> None:
    found = []
    for draft in (FIVE, OLDER, Draft()):
        answers = draft.answers(state)
        ground = real_library.plan_ground(state, "en")
        plan = real_library.plan(ground, real_library.judge_household(answers), answers, "en")
        found.append([one.id for one in plan.programs if one.is_sensitive])
    assert found[0]
    assert found[0] == found[1] == found[2]


def test_paper_names_no_income_and_no_private_row_unless_asked(open_window: OpenWindow) -> None:
    screen = shown_plan(open_window, FIVE, "CO", zip="80202")
    library, answers = screen.window.library, FIVE.answers("CO")

    def printed(**more: bool) -> str:
        paper = library.plan_paper(answers, "en", Edition(("en",)), "80202", **more)
        return re.sub(r"<style>.*?</style>|<[^>]+>", " ", paper.html, flags=re.DOTALL)

    plain = printed()
    assert "Emergency Medicaid" not in plain
    assert "Some programs are not on this paper." in plain
    assert "SNAP (food stamps)" in plain
    for told in ("3,271", "39,252", "age: 38", "1,617"):
        assert told not in plain
        assert told in printed(tells_answers=True) or told == "39,252"
    whole = printed(with_sensitive=True)
    assert "Emergency Medicaid" in whole
    assert "Some programs are not on this paper." not in whole


def test_private_rows_come_on_paper_only_after_the_warning(open_window: OpenWindow) -> None:
    screen = shown_plan(open_window, FIVE, "CO", zip="80202")
    button = screen.button("Print with all programs", screen.page)
    asked: list[bool] = []

    def refuse() -> bool:
        asked.append(True)
        return False

    page = plan_of(screen)
    desk = page._desk
    object.__setattr__(desk, "confirm", refuse)
    printed: list[object] = []
    object.__setattr__(desk, "print_paper", lambda *_: printed.append(_))
    screen.click(button)
    assert asked == [True]
    assert printed == [], "who says no gets no paper"


def test_it_is_read_by_person_without_age_or_income(open_window: OpenWindow) -> None:
    screen = shown_plan(open_window, FIVE, "CO", zip="80202")
    spoken = plan_of(screen)._spoken()
    assert spoken.private
    said_all = " ".join(one.text for one in spoken.sentences)
    order = [said_all.index(f"Person {number}") for number in range(1, 6)]
    assert order == sorted(order)
    assert "seems to fit" in said_all.lower()
    for private in ("3,271", "39,252", "38", "income of"):
        assert private not in said_all, private


def test_it_stands_in_two_languages_for_two_people(open_window: OpenWindow) -> None:
    screen = shown_plan(open_window, FIVE, "CO", zip="80202")
    screen.press("Face to face")
    assert screen.kind == "FacesPage"
    assert screen.says("This week", "Esta semana", "Gather once for all of them")
    assert not screen.says("Emergency Medicaid"), "private rows are folded"
    screen.press("One language")
    assert screen.kind == "PlanPage"


def test_it_keeps_its_answers_in_another_language_and_state(open_window: OpenWindow) -> None:
    screen = shown_plan(open_window, FIVE, "CO", zip="80202")
    screen.window.visit.set_lang("es")
    screen.settle()
    assert screen.kind == "PlanPage"
    assert screen.says("Esta semana")
    screen.window.visit.set_state("TX")
    screen.settle()
    assert plan_of(screen)._data.plan.state == "TX"  # type: ignore[union-attr]
    assert screen.window.visit.household is not None
    assert screen.window.visit.household.id == INTERVIEW
    screen.window.visit.set_lang("en")
