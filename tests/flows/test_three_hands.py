"""Whole visits by mouse, by touch and by keyboard alone, offscreen and in a real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton

from navigator.ui.pages.checklists.checklist import ChecklistPage
from navigator.ui.pages.checklists.questions import NumberQuestion, Question
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.topic_tile import TopicTile
from tests.helpers.ways import HANDS, Hand
from tests.helpers.window import Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenScreen = Callable[..., Screen]


@pytest.fixture(autouse=True, params=["offscreen", pytest.param("x11", marks=pytest.mark.xvfb)])
def _window_system() -> None:
    """Each test here runs on each: build/test.py runs those marked `xvfb` on an X server."""


@pytest.fixture(params=["touch", "keyboard", pytest.param("mouse", marks=pytest.mark.slow)])
def way(request: pytest.FixtureRequest) -> Callable[[Screen], Hand]:
    return HANDS[str(request.param)]


def tile(screen: Screen, topic: str) -> QAbstractButton:
    return next(one for one in screen.all(TopicTile) if one.topic == topic)


def call(screen: Screen) -> QAbstractButton:
    """The first number to call on a card."""
    return next(one for one in screen.all(RowLink, screen.page) if said(one)[:1].isdigit())


def checklist(hand: Hand, screen: Screen, title: str) -> dict[str, Question]:
    """Opens a checklist from home; gives its questions by the fact they ask for."""
    hand.press(next(one for one in screen.all(RowLink) if said(one).startswith(title)))
    page = screen.page
    assert isinstance(page, ChecklistPage)
    return {one.fact: one for one in screen.all(Question, page)}


def answer(hand: Hand, screen: Screen, question: Question, word: str) -> None:
    hand.press(screen.button(word, question))


def test_at_the_desk(
    open_window: OpenScreen, real_library: Library, way: Callable[[Screen], Hand]
) -> None:
    screen = open_window(introduction=True, state="")
    hand, top = way(screen), screen.window.top
    hand.press(screen.button("Start"))
    hand.press(screen.button("Español"))
    hand.press(screen.button(real_library.wording("es").state("CO")))
    hand.press(screen.button("English"))
    hand.press(tile(screen, "driving"))
    assert screen.says(real_library.card("CO", "driving").answer)
    hand.press(screen.button("Add to packet"))
    hand.press(call(screen))
    assert screen.kind == "PlacePage"
    hand.press(screen.button("Add to packet"))
    hand.press(top.packet)
    assert len(screen.window.visit.packet.ids) == 2
    assert screen.says(real_library.card("CO", "driving").title)
    hand.press(screen.button("Navigator: home"))
    asked = checklist(hand, screen, "Get ready to apply for a license")
    answer(hand, screen, asked["lives_in_state"], "Yes")
    answer(hand, screen, asked["has_proof_of_address"], "Yes")
    assert screen.says("Seems to fit: ask now.")
    hand.press(top.clear)
    hand.press(screen.button("Clear now"))
    assert screen.window.visit.is_fresh


def test_at_the_kiosk(
    open_kiosk: OpenScreen, real_library: Library, way: Callable[[Screen], Hand]
) -> None:
    screen = open_kiosk(state="", size=None)
    hand = way(screen)
    hand.press(screen.button("English"))
    hand.press(screen.button("Colorado"))
    hand.press(tile(screen, "health"))
    hand.press(screen.button("Insurance"))
    assert screen.says(real_library.card("CO", "health").answer)
    hand.press(call(screen))
    assert screen.kind == "PlacePage"
    hand.press(screen.button("Home"))
    asked = checklist(hand, screen, "Find health coverage and care")
    age = asked["age"]
    assert isinstance(age, NumberQuestion)
    hand.number(age.field, "34")
    answer(hand, screen, asked["pregnant"], "Yes")
    page = screen.page
    assert isinstance(page, ChecklistPage)
    assert page.draft.people == ({"age": 34, "pregnant": True},)
    assert screen.says("Medicaid")
    hand.press(screen.button("Hide"))
    assert screen.window.visit.is_fresh
    hand.press(screen.button("Touch to begin"))
    hand.press(screen.button("Español"))
    hand.press(screen.button("Colorado"))
    hand.press(screen.button("Empezar de nuevo"))
    assert screen.kind == "LanguagesPage"
    assert screen.window.visit.is_fresh
