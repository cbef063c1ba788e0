"""Clear forgets the visit: nothing typed, opened, collected or copied can be found afterwards."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from navigator.handout.packet import Packet
from navigator.language.sentences import first_sentence
from navigator.search.spots import Spot
from navigator.site.policy import DESK
from navigator.ui.visit.clipboard import KEEP_NOT
from navigator.ui.visit.covers import GraceCover
from navigator.ui.widgets.wrap_label import WrapLabel
from tests.helpers.locales import BOTH
from tests.helpers.memory import held, scrolled, shown
from tests.helpers.window import CTRL, SHIFT, Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]
DEYT = "qyranaczebra"
"""What is typed, spelt backwards; see `memory.held`."""


def canary() -> str:
    return DEYT[::-1]


def visit(screen: Screen, library: Library) -> list[str]:
    """A whole visit that leaves traces wherever it can; gives texts that must be gone."""
    place = library.places("CO", "legal", limit=1)[0]
    screen.type(canary())
    screen.search.selectAll()
    screen.type(f"lawyer {canary()}")
    for _ in range(3):
        screen.key(Qt.Key.Key_Backspace)
    screen.type(canary()[-3:])
    screen.type(" in springfield")
    screen.press("Springfield, Illinois", "Place: Springfield, Illinois")
    screen.search.selectAll()
    screen.search.copy()
    screen.go("card", "card:CO:health")
    screen.key(Qt.Key.Key_End)
    screen.press("Add to packet")
    screen.go("place", place.id)
    screen.press("Copy contact")
    assert place.name in QGuiApplication.clipboard().text()
    screen.go("checklist", "checklist:driving")
    screen.click(
        next(one for one in screen.all(QAbstractButton, screen.page) if said(one) == "Yes")
    )
    screen.go("card", "card:CO:college")
    screen.unfold()
    screen.key(Qt.Key.Key_End)
    card = library.card("CO", "college")
    return [canary(), place.name, first_sentence(card.answer, BOTH)[0], card.cautions[0].text]


def spots() -> list[Spot]:
    """Places that somebody typed, wherever anything holds them."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Spot)]


def clear_by_mouse(screen: Screen) -> None:
    screen.click(screen.window.top.clear)
    screen.press("Clear now")


def clear_by_key(screen: Screen) -> None:
    for _ in range(2):
        screen.key(Qt.Key.Key_Delete, CTRL | SHIFT)


def clear_and_wait(screen: Screen) -> None:
    screen.click(screen.window.top.clear)
    cover = screen.window.turns.covers.cover
    assert isinstance(cover, GraceCover)
    for _ in range(DESK.clear_grace_seconds):
        cover.count_down()
    screen.settle()


@pytest.mark.parametrize("clear", [clear_by_mouse, clear_by_key, clear_and_wait])
def test_nothing_of_a_visit_is_left_in_any_object_of_the_window(
    open_window: OpenWindow, real_library: Library, clear: Callable[[Screen], None]
) -> None:
    screen = open_window()
    gone = visit(screen, real_library)
    assert spots(), "this test no longer sees what it looks for"
    before = "\n".join((*shown(), screen.window.top.search._aside))
    assert all(text in before for text in (gone[0], *gone[2:]))
    clear(screen)
    after = [*shown(), screen.window.top.search._aside]
    for text in gone:
        assert not [one for one in after if text in one], text
    assert "(a field that can undo)" not in after
    assert not spots()
    assert not scrolled()
    assert screen.kind == "HomePage"
    assert screen.window.trail.steps == []
    assert screen.window.visit.packet == Packet()
    assert said(screen.window.top.packet) == "Packet 0"
    screen.search.setFocus()
    screen.key(Qt.Key.Key_Z, CTRL)
    assert screen.search.text() == ""


def test_nothing_typed_is_left_in_memory(open_window: OpenWindow, real_library: Library) -> None:
    screen = open_window()
    screen.type("warm up")
    visit(screen, real_library)
    screen.type(canary())
    witness = [canary()]
    assert held(DEYT), "this test no longer sees what it looks for"
    witness.clear()
    clear_by_mouse(screen)
    QTest.qWait(200)  # what Qt deletes later is gone, and the sweep after it
    assert not held(DEYT)


def test_a_question_under_way_does_not_come_back_after_clear(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.search.setFocus()
    QTest.keyClicks(screen.search, f"lawyer {canary()}")
    screen.window.clear()
    screen.settle()
    assert screen.kind == "HomePage"
    assert not [one for one in shown() if canary() in one]


def test_clear_gives_the_admins_state_and_language_back(open_window: OpenWindow) -> None:
    screen = open_window(state="CO", language="es")
    screen.choose(screen.window.top.states, "Florida")
    screen.press("English")
    clear_by_mouse(screen)
    assert (screen.window.visit.state, screen.window.visit.lang) == ("CO", "es")
    assert screen.says("¿")


def test_clear_keeps_the_state_that_a_desk_chose_by_hand(open_window: OpenWindow) -> None:
    screen = open_window(state="")
    screen.press("Texas")
    clear_by_mouse(screen)
    assert screen.window.visit.state == "TX"
    assert screen.says("In Texas, soon")
    # Another that is chosen for a visitor goes with the visit.
    screen.choose(screen.window.top.states, "Florida")
    clear_by_mouse(screen)
    assert screen.window.visit.state == "TX"
    # A wrong first choice is taken back by choosing none.
    screen.choose(screen.window.top.states, "Choose a state")
    screen.press("Colorado")
    clear_by_mouse(screen)
    assert screen.window.visit.state == "CO"


def test_a_state_that_follows_from_a_zip_code_goes_with_the_visit(open_window: OpenWindow) -> None:
    screen = open_window(state="")
    screen.window.top.zip.setFocus()
    QTest.keyClicks(screen.window.top.zip, "77036")
    screen.settle()
    assert screen.window.visit.state == "TX"
    clear_by_mouse(screen)
    assert (screen.window.visit.state, screen.window.visit.zip) == ("", "")
    assert screen.window.top.states.currentIndex() == 0
    screen.button("Texas")


def test_a_kiosk_without_a_state_asks_each_visitor(open_kiosk: OpenWindow) -> None:
    screen = open_kiosk(state="")
    screen.press("English", "Texas")
    assert screen.window.visit.state == "TX"
    screen.press("Start over")
    assert screen.window.visit.state == ""


def test_clear_takes_back_a_copied_contact(open_window: OpenWindow, real_library: Library) -> None:
    screen = open_window()
    place = real_library.places("CO", "legal", limit=1)[0]
    screen.go("place", place.id)
    screen.press("Copy contact")
    copied = QGuiApplication.clipboard().text()
    assert place.phones[0].number in copied
    assert any("Clear forgets it" in text for text in screen.texts(screen.window))
    clear_by_mouse(screen)
    assert QGuiApplication.clipboard().text() == ""
    assert not any("Clear forgets it" in text for text in screen.texts(screen.window))


def test_clear_takes_back_what_was_copied_from_a_page_or_a_field(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", "card:CO:driving")
    label = next(one for one in screen.all(WrapLabel, screen.page) if one._selectable)
    label.setFocus()
    QTest.keyClick(label, Qt.Key.Key_A, CTRL)
    QTest.keyClick(label, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == label.text()
    clear_by_mouse(screen)
    assert QGuiApplication.clipboard().text() == ""
    screen.type(canary())
    screen.key(Qt.Key.Key_A, CTRL)
    screen.key(Qt.Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == canary()
    clear_by_mouse(screen)
    assert QGuiApplication.clipboard().text() == ""


def test_clear_takes_back_a_copy_where_no_window_manager_makes_a_window_active(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_window()
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    screen.type(canary())
    screen.key(Qt.Key.Key_A, CTRL)
    screen.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == canary()
    monkeypatch.undo()
    clear_by_mouse(screen)
    assert QGuiApplication.clipboard().text() == ""


def test_what_is_copied_asks_histories_and_clouds_to_leave_it(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    for copied in ("contact", "field"):
        if copied == "contact":
            screen.go("place", real_library.places("CO", "legal", limit=1)[0].id)
            screen.press("Copy contact")
        else:
            screen.type(canary())
            screen.key(Qt.Key.Key_A, CTRL)
            screen.key(Qt.Key.Key_C, CTRL)
        data = QGuiApplication.clipboard().mimeData()
        assert {kind: data.data(kind).data() for kind in KEEP_NOT} == KEEP_NOT


def test_clear_leaves_what_somebody_else_copied_meanwhile(
    open_window: OpenWindow, real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_window()
    screen.go("place", real_library.places("CO", "legal", limit=1)[0].id)
    screen.press("Copy contact")
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: False)
    QGuiApplication.clipboard().setText("of another program")
    monkeypatch.undo()
    clear_by_mouse(screen)
    assert QGuiApplication.clipboard().text() == "of another program"


def test_closing_the_window_takes_back_a_copied_contact(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.go("place", real_library.places("CO", "legal", limit=1)[0].id)
    screen.press("Copy contact")
    screen.window.close()
    assert QGuiApplication.clipboard().text() == ""


def test_the_title_of_the_window_never_says_what_is_open(open_window: OpenWindow) -> None:
    screen = open_window()
    for kind, id in (("home", ""), ("card", "card:CO:health"), ("packet", ""), ("intro", "")):
        screen.go(kind, id)
        assert screen.window.windowTitle() == "Navigator"


def test_no_input_method_may_learn_what_is_typed(open_window: OpenWindow) -> None:
    screen = open_window()
    hints = Qt.InputMethodHint
    for field in (screen.window.top.search, screen.window.top.zip):
        assert field.inputMethodHints() & hints.ImhSensitiveData
        assert field.inputMethodHints() & hints.ImhNoPredictiveText
        assert field.completer() is None


def test_answers_of_a_checklist_go_with_its_page(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("checklist", "checklist:driving")
    untouched = screen.texts()
    for choice in [one for one in screen.all(QAbstractButton, screen.page) if said(one) == "No"]:
        screen.click(choice)
    answered = screen.texts()
    assert answered != untouched
    clear_by_mouse(screen)
    screen.go("checklist", "checklist:driving")
    assert sorted(screen.texts()) == sorted(untouched)


def test_memory_is_written_over_again_when_the_call_that_ran_at_clear_is_done(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What such a call gives waits for the window, while the lane goes on to the next call."""

    class Given:
        pass

    given: list[weakref.ref[Given]] = []
    is_gone: list[bool] = []
    runs, goes_on, is_over = threading.Event(), threading.Event(), threading.Event()

    def call() -> Given:
        runs.set()
        goes_on.wait(60)
        one = Given()
        given.append(weakref.ref(one))
        return one

    def overwrite(_library: object, *, searched: bool) -> None:
        del searched
        is_gone.append(given[0]() is None)
        is_over.set()

    monkeypatch.setattr("navigator.library.overwriting.overwrite", overwrite)
    screen = open_window()
    screen.window._ask_slowly(call, lambda _: None)
    assert runs.wait(60)
    screen.window.clear()
    QTest.qWait(300)
    goes_on.set()
    assert is_over.wait(60)  # the window does nothing meanwhile
    screen.settle()
    assert is_gone == [False, True]
