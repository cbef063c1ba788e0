"""Run one program to its first usable window, inside this process, and report.

`python probe.py bare|navigator [--visit]` prints one line of JSON. The program
is started as it always is; only its event loop is taken over, so that both are
measured in the same way:

ready_ns   CLOCK_MONOTONIC when the window is painted, no library call is under
           way and the event queue is empty
peak_kb    the process's peak resident memory at that moment (VmHWM)
visit      with --visit: what typing into the search box costs, and the peak after
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import runpy
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TOO_LONG_SECONDS = 30.0
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


def pump_until(app: Any, ready: Callable[[], bool]) -> None:
    """Process events until `ready()`; gives up loudly when that never comes."""
    give_up = time.monotonic() + TOO_LONG_SECONDS
    while not ready():
        app.processEvents()
        app.sendPostedEvents()
        time.sleep(0.0005)
        if time.monotonic() > give_up:
            message = "the window never became usable"
            raise RuntimeError(message)


def lanes() -> list[Any]:
    """Every live task lane of Navigator; none in the bare program."""
    module = sys.modules.get("navigator.ui.tasks")
    if module is None:
        return []
    return [thing for thing in gc.get_objects() if isinstance(thing, module.Lane)]


def usable_window(app: Any) -> Any:
    """The exposed top-level window, or None."""
    from PySide6.QtWidgets import QWidget

    for widget in app.topLevelWidgets():
        handle = widget.windowHandle() if isinstance(widget, QWidget) else None
        if widget.isVisible() and handle is not None and handle.isExposed():
            return widget
    return None


def main() -> int:
    """Start the program with its event loop taken over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", choices=["bare", "navigator"])
    parser.add_argument("--visit", action="store_true")
    arguments = parser.parse_args()
    sys.argv = sys.argv[:1]

    def loop(*_: object) -> int:
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        pump_until(app, lambda: usable_window(app) is not None)
        watched = lanes()
        pump_until(app, lambda: all(lane.is_idle for lane in watched))
        app.processEvents()  # type: ignore[union-attr]
        report: dict[str, Any] = {"ready_ns": time.monotonic_ns(), "peak_kb": peak_kb()}
        if arguments.visit:
            report["visit"] = visit(app)
        print(json.dumps(report), flush=True)
        return 0

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
    """Type some queries into the search box; times in milliseconds."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QLineEdit

    from navigator.ui.tasks import Lane

    window = usable_window(app)
    boxes = [box for box in window.findChildren(QLineEdit) if box.isVisible() and box.isEnabled()]
    box = max(boxes, key=lambda box: box.width())
    arrived: list[float] = []
    ask = Lane.ask

    def watched_ask(self: Any, owner: str, work: Any, done: Any, failed: Any) -> None:
        def seen(result: Any) -> None:
            done(result)
            QTimer.singleShot(0, lambda: arrived.append(time.perf_counter()))

        ask(self, owner, work, seen, failed)

    Lane.ask = watched_ask  # type: ignore[method-assign]
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    delays: list[float] = []
    timer.start(4)
    for query in (query for queries in QUERIES.values() for query in queries):
        box.setFocus()
        box.clear()
        wait(app, 0.4)
        for letter in query:
            arrived.clear()
            pressed = time.perf_counter()
            press(app, box, letter)
            wait(app, PAUSE_SECONDS)
            if arrived:
                delays.append(arrived[0] - pressed)
        wait(app, 0.6)
    timer.stop()
    gaps = [later - earlier for earlier, later in itertools.pairwise(ticks)]
    return {
        "keys": sum(len(query) for queries in QUERIES.values() for query in queries),
        "answered_in_time": len(delays),
        "delays_ms": [round(delay * 1000, 2) for delay in delays],
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


def wait(app: Any, seconds: float) -> None:
    """Let the event loop run for a while."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.0005)


if __name__ == "__main__":
    sys.exit(main())
