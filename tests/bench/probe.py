"""Run one program until its window stands, inside this process, and report.

`python probe.py bare|navigator [--visit]` prints one line of JSON. The program
is started as it always is; only its event loop is taken over, so that both are
measured in the same way. Times are CLOCK_MONOTONIC, memory is the process's
peak so far (VmHWM):

first_ns   the first page is in its place and painted, and the event queue is
           empty: whoever presses a key now is answered
loaded_ns  the library is open too and no answer is on its way (for the bare
           window the same moment)
peak_kb    memory at that moment
visit      with --visit: what typing into the search box costs, and the peak after

With --first it ends as soon as the first page stands, for whoever counts instructions;
with --pack it opens the pack in that folder.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import runpy
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TOO_LONG_MS = 30_000
QUERIES = {
    "en": ("drivers license", "doctor for my child", "college tuition", "lawyer near me"),
    "es": ("licencia de conducir", "médico"),
}
PAUSE_SECONDS = 0.12  # between two keys, a quick typist
FRAME_SECONDS = 1 / 60


def peak_kb() -> int:
    """Peak resident memory of this process so far, in kB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return 0


def pump_until(ready: Callable[[], bool]) -> None:
    """Run the event loop until `ready()` and nothing is left in it; raises when it never comes.

    It sleeps between events as the program's own loop does, so that a library
    call on another thread has the processor to itself.
    """
    from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QTimer

    dispatcher = QAbstractEventDispatcher.instance()
    wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    late: list[bool] = []
    alarm = QTimer()
    alarm.setSingleShot(True)
    alarm.timeout.connect(lambda: late.append(True))
    alarm.start(TOO_LONG_MS)
    while not ready():
        dispatcher.processEvents(wait)
        if late:
            message = "the window never stood"
            raise RuntimeError(message)
    while dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents):
        pass


def exposed_window(app: Any) -> Any:
    """The exposed top-level window, or None."""
    from PySide6.QtWidgets import QMainWindow

    for widget in app.topLevelWidgets():
        handle = widget.windowHandle() if isinstance(widget, QMainWindow) else None
        if widget.isVisible() and handle is not None and handle.isExposed():
            return widget
    return None


def has_page(app: Any) -> bool:
    """Whether the window stands with a page in it (the bare one's page is its label)."""
    window = exposed_window(app)
    if window is None:
        return False
    page = window.page if hasattr(window, "page") else window.centralWidget()
    return page is not None and page.isVisible()


def do_nothing_later(app: Any) -> None:
    """Under a counter a second passes before what should come 30 or 400 ms later."""
    if "navigator.app" in sys.modules:
        from navigator import freed_memory

        freed_memory.wipe_what_is_freed = lambda: None
    for window in app.topLevelWidgets():
        if hasattr(window, "_opening"):
            window._opening._is_asked = True


def open_pack(folder: Path) -> None:
    """Let the program find its pack in `folder`."""
    from navigator import paths

    found = replace(paths.find_paths(), pack=folder)
    paths.find_paths = lambda: found


def main() -> int:
    """Start the program with its event loop taken over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", choices=["bare", "navigator"])
    parser.add_argument("--visit", action="store_true")
    parser.add_argument("--first", action="store_true")
    parser.add_argument("--pack", type=Path)
    arguments = parser.parse_args()
    sys.argv = sys.argv[:1]

    def loop(*_: object) -> int:
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        if arguments.first:
            do_nothing_later(app)
        pump_until(lambda: has_page(app))
        report: dict[str, Any] = {"first_ns": time.monotonic_ns()}
        if arguments.first:
            print(json.dumps(report), flush=True)
            os._exit(0)
        window = exposed_window(app)
        pump_until(lambda: getattr(window, "is_idle", True))
        report |= {"loaded_ns": time.monotonic_ns(), "peak_kb": peak_kb()}
        if arguments.visit:
            report["visit"] = visit(app)
        print(json.dumps(report), flush=True)
        return 0

    if arguments.pack:
        open_pack(arguments.pack)
    from PySide6.QtWidgets import QApplication

    QApplication.exec = loop  # type: ignore[method-assign]
    try:
        if arguments.program == "bare":
            runpy.run_path(str(HERE / "bare_window.py"), run_name="__main__")
        else:
            runpy.run_module("navigator", run_name="__main__", alter_sys=True)
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def visit(app: Any) -> dict[str, Any]:
    """Type some queries into the search box; times in milliseconds.

    A key is answered when the window is painted with its results: `delays_ms` by the clock,
    `work_ms` what the processor did for the whole program until then.
    """
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer
    from PySide6.QtWidgets import QLineEdit

    from navigator.ui.tasks import Lane

    window = exposed_window(app)
    boxes = [box for box in window.findChildren(QLineEdit) if box.isVisible() and box.isEnabled()]
    box = max(boxes, key=lambda box: box.width())
    arrived: list[tuple[float, float]] = []
    found: list[bool] = []

    class Paint(QObject):
        def eventFilter(self, watched: Any, event: Any) -> bool:  # noqa: ARG002 - Qt's
            if found and event.type() == QEvent.Type.UpdateRequest:
                found.clear()
                QTimer.singleShot(0, lambda: arrived.append(now()))  # when it is painted
            return False

    paint = Paint()
    window.installEventFilter(paint)
    ask = Lane.ask

    def watched_ask(self: Any, owner: str, work: Any, done: Any, failed: Any) -> None:
        def seen(result: Any) -> None:
            done(result)
            if owner == "search":
                found.append(True)

        ask(self, owner, work, seen, failed)

    Lane.ask = watched_ask  # type: ignore[method-assign]
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    delays: list[tuple[float, float]] = []
    timer.start(4)
    for query in (query for queries in QUERIES.values() for query in queries):
        box.setFocus()
        box.clear()
        wait(0.4)
        for letter in query:
            arrived.clear()
            pressed = now()
            press(app, box, letter)
            wait(PAUSE_SECONDS)
            if arrived:
                delays.append((arrived[0][0] - pressed[0], arrived[0][1] - pressed[1]))
        wait(0.6)
    timer.stop()
    gaps = [later - earlier for earlier, later in itertools.pairwise(ticks)]
    return {
        "keys": sum(len(query) for queries in QUERIES.values() for query in queries),
        "answered_in_time": len(delays),
        "delays_ms": [round(delay * 1000, 2) for delay, _ in delays],
        "work_ms": [round(work * 1000, 2) for _, work in delays],
        "longest_gap_ms": round(max(gaps) * 1000, 1),
        "dropped_frames": sum(gap > 2 * FRAME_SECONDS for gap in gaps),
        "peak_kb": peak_kb(),
    }


def press(app: Any, box: Any, letter: str) -> None:
    """One key, down and up, as the window system would send it."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    plain = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        app.sendEvent(box, QKeyEvent(kind, 0, plain, letter))


def now() -> tuple[float, float]:
    """By the clock, and what the processor has done for this program so far."""
    return time.perf_counter(), time.process_time()


def wait(seconds: float) -> None:
    """Let the event loop run for a while: asleep between events, as the program's own."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
