"""Runs library calls off the main thread, one at a time: the only way there.

Results come back on the main thread. A newer question of the same owner makes the older one stale,
and a stale result is dropped. A call that takes long or that leaves something behind, such as
paper, checks `is_wanted()` on its way.
"""

from __future__ import annotations

import contextlib
import gc
from collections import deque
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from navigator.errors import KnownError

T = TypeVar("T")
_Report = Callable[[Any, Exception | None], None]


class _Outcome(NamedTuple):
    owner: str
    ticket: int
    value: Any
    error: Exception | None


class _Turn(QRunnable):
    """A runnable that is queued once for each call and runs the next call of its own list.

    The same object is used each time: a runnable made for each call would stay in the pool when
    the call is dropped before it began, and the question with it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._todo: deque[tuple[Callable[[], Any], _Report]] = deque()

    def add(self, work: Callable[[], Any], report: _Report) -> None:
        """Append a call, for one of the next runs."""
        self._todo.append((work, report))

    def forget(self) -> None:
        """Drop every call not yet begun; their runs do nothing."""
        self._todo.clear()

    def run(self) -> None:
        """Run the next call, if one is left."""
        try:
            work, report = self._todo.popleft()
        except IndexError:
            return
        # A collection on this thread would delete widgets of the main thread: Qt breaks off then.
        was_on = gc.isenabled()
        gc.disable()
        try:
            value = work()
        except Exception as error:  # noqa: BLE001 - carried to the main thread, raised there
            report(None, error)
        else:
            report(value, None)
        finally:
            if was_on:
                gc.enable()


class Lane(QObject):
    """Runs one call at a time; a newer call of an owner replaces the older one."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._turn = _Turn()
        self._finished_for_good = False
        self._tickets: dict[str, int] = {}
        self._waiting: dict[tuple[str, int], tuple[Callable[..., None], Callable[..., None]]] = {}
        self._running: tuple[str, int] = ("", 0)
        self._finished.connect(self._deliver)

    def ask(
        self,
        owner: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Run `work` on the lane, then `done(result)` or `failed(error)` on the main thread.

        An error that is no KnownError is a bug: `failed` gets a general sentence without its
        values, and the error is raised on the main thread.
        """
        if self._finished_for_good:
            return
        ticket = self._tickets.get(owner, 0) + 1
        self._tickets[owner] = ticket
        self._waiting[owner, ticket] = (done, failed)

        def report(value: Any, error: Exception | None) -> None:
            # The window may be gone while the call still ran: then nobody waits for it.
            with contextlib.suppress(RuntimeError):
                self._finished.emit(_Outcome(owner, ticket, value, error))

        def work_if_wanted() -> T | None:
            # Somebody types faster than is found: what is stale by now need not be looked up.
            self._running = owner, ticket
            return work() if self.is_wanted() else None

        self._turn.add(work_if_wanted, report)
        self._pool.start(self._turn)

    def forget(self) -> None:
        """Drop every result that has not come back, and every call not yet begun."""
        self._waiting.clear()
        self._turn.forget()
        for owner in self._tickets:
            self._tickets[owner] += 1

    def finish(self) -> None:
        """Wait for the running call and accept no more.

        A call begun later would still run when the pool is deleted; the deletion waits for it
        while holding Python's lock, which the call needs: neither would ever end.
        """
        self._finished_for_good = True
        self.forget()
        self._pool.waitForDone()

    def is_wanted(self) -> bool:
        """Return whether the result of the running call is still wanted; called on the lane."""
        owner, ticket = self._running
        return self._tickets.get(owner) == ticket

    @property
    def is_idle(self) -> bool:
        """Return whether every result has been delivered or dropped."""
        return not self._waiting

    def _deliver(self, outcome: _Outcome) -> None:
        waiting = self._waiting.pop((outcome.owner, outcome.ticket), None)
        if waiting is None or self._tickets.get(outcome.owner) != outcome.ticket:
            return
        done, failed = waiting
        if outcome.error is None:
            done(outcome.value)
        elif isinstance(outcome.error, KnownError):
            failed(outcome.error)
        else:
            failed(KnownError("page.failed", "do.start_again"))
            raise outcome.error
