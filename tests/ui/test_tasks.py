"""The lane: one call at a time, stale answers dropped, errors told on the main thread."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from navigator.errors import KnownError
from navigator.ui.tasks import Lane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Desk:
    """A lane and what came back from it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.lane = Lane()
        self.bot = qtbot
        self.done: list[object] = []
        self.failed: list[KnownError] = []
        self.threads: set[int] = set()

    def ask(self, owner: str, work: object) -> None:
        self.lane.ask(
            owner,
            work if callable(work) else lambda: work,
            self._done,
            self.failed.append,
        )

    def _done(self, value: object) -> None:
        self.threads.add(threading.get_ident())
        self.done.append(value)

    def wait(self) -> None:
        self.bot.waitUntil(lambda: self.lane.is_idle)
        QCoreApplication.processEvents()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.lane.finish()


def test_work_is_done_on_another_thread_and_its_result_comes_to_this_one(desk: Desk) -> None:
    desk.ask("a", threading.get_ident)
    desk.wait()
    assert desk.done != [threading.get_ident()]
    assert desk.threads == {threading.get_ident()}


def test_nothing_is_collected_on_the_other_thread(desk: Desk) -> None:
    """A widget that ends there takes the whole program with it."""
    assert gc.isenabled()
    desk.ask("a", gc.isenabled)
    desk.wait()
    assert desk.done == [False]
    assert gc.isenabled()


def test_calls_run_one_after_the_other(desk: Desk) -> None:
    running: list[int] = []
    most: list[int] = []

    def work() -> None:
        running.append(1)
        most.append(len(running))
        time.sleep(0.005)
        running.pop()

    for number in range(8):
        desk.ask(f"owner {number}", work)
    desk.wait()
    assert most == [1] * 8


def test_only_the_newest_question_of_an_owner_is_answered(desk: Desk) -> None:
    worked: list[int] = []

    def work(number: int) -> int:
        worked.append(number)
        time.sleep(0.02)
        return number

    for number in range(5):
        desk.ask("search", lambda number=number: work(number))
    desk.ask("page", "page")
    desk.wait()
    assert sorted(map(str, desk.done)) == ["4", "page"]
    assert 4 in worked
    assert len(worked) <= 2, "stale questions were looked up all the same"


def test_a_known_error_is_told_and_a_bug_is_raised(desk: Desk, qtbot: QtBot) -> None:
    def known() -> None:
        raise KnownError("pack.missing", "do.install")

    def bug() -> None:
        raise ZeroDivisionError

    desk.ask("a", known)
    desk.wait()
    assert [one.sentence for one in desk.failed] == ["pack.missing"]
    with qtbot.captureExceptions() as raised:
        desk.ask("a", bug)
        desk.wait()
    assert [one[0] for one in raised] == [ZeroDivisionError]
    assert [one.sentence for one in desk.failed] == ["pack.missing", "page.failed"]
    assert desk.done == []


def test_what_is_forgotten_does_not_come_back(desk: Desk) -> None:
    desk.ask("a", lambda: time.sleep(0.02))
    desk.ask("b", "b")
    desk.lane.forget()
    assert desk.lane.is_idle
    desk.ask("c", "c")
    desk.wait()
    assert desk.done == ["c"]


def test_a_call_knows_whether_anybody_still_waits_for_it(desk: Desk) -> None:
    begun, held, wanted = threading.Event(), threading.Event(), []

    def work() -> None:
        wanted.append(desk.lane.is_wanted())
        begun.set()
        assert held.wait(5)
        wanted.append(desk.lane.is_wanted())

    desk.ask("paper", work)
    assert begun.wait(5)
    desk.lane.forget()
    held.set()
    desk.ask("page", "page")
    desk.wait()
    assert wanted == [True, False]
    assert desk.done == ["page"]


def test_finishing_waits_for_the_running_call_and_drops_the_rest(desk: Desk) -> None:
    ran: list[str] = []
    begun = threading.Event()

    def slow() -> None:
        begun.set()
        time.sleep(0.03)
        ran.append("slow")

    desk.ask("a", slow)
    for number in range(3):
        desk.ask(f"b {number}", lambda: ran.append("more"))
    assert begun.wait(5)
    desk.lane.finish()
    assert ran == ["slow"]
    QCoreApplication.processEvents()
    assert desk.done == []


def test_a_call_that_outlives_its_window_ends_quietly(qtbot: QtBot) -> None:
    """Whoever quits while something is looked up sees no error."""
    lane = Lane()
    held = threading.Event()
    lane.ask("a", lambda: held.wait(5), lambda _: None, lambda _: None)
    pool = lane._pool
    pool.setParent(None)  # as when Qt takes the window down first
    lane.deleteLater()
    del lane
    qtbot.wait(20)
    held.set()
    assert pool.waitForDone(5000)


def test_a_finished_lane_begins_nothing_more(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    begun: list[str] = []
    desk.lane.finish()
    desk.ask("page", lambda: begun.append("late"))
    assert desk.lane.is_idle
    qtbot.wait(20)
    assert begun == []
