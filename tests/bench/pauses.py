"""How long the window stands still when something is asked of it: `python3 tests/bench/pauses.py`.

The real window on the real pack, offscreen. A timer beats as often as the event loop lets
it; between two beats the main thread was busy, and a key pressed then had to wait. For each
act the longest such pause is taken, in milliseconds, and of a kind of act the middle, the
95th percentile and the worst. `work` counts what the processor did for the main thread
within that pause: on a busy machine the pause swings with what the others do, the work little.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from navigator.eligibility.draft import Draft  # noqa: E402

if TYPE_CHECKING:
    from navigator.ui.frame.window import Window

BUDGETS = {"card": 50.0, "judged": 33.3, "language": 150.0, "preview": 16.7}
"""The longest pause in ms, at the 95th percentile; two frames for `judged`: none drops."""
STATES = ("CO", "TX", "CA", "NY", "FL", "OH", "WA", "MS", "PR", "IL", "GA", "NJ")
TOPICS = ("driving", "health", "college", "rights", "records", "legal")
PEOPLE = 20
TOO_LONG_SECONDS = 60.0


@dataclass
class Beat:
    """The longest pause since `begin`."""

    pause_ms: float = 0.0
    work_ms: float = 0.0
    _wall: float = 0.0
    _cpu: float = 0.0

    def begin(self) -> None:
        """Count from now."""
        self.pause_ms = self.work_ms = 0.0
        self._wall, self._cpu = time.perf_counter(), time.thread_time()

    def tick(self) -> None:
        """The event loop is free for a moment."""
        wall, cpu = time.perf_counter(), time.thread_time()
        self.pause_ms = max(self.pause_ms, (wall - self._wall) * 1000)
        self.work_ms = max(self.work_ms, (cpu - self._cpu) * 1000)
        self._wall, self._cpu = wall, cpu


class Bench:
    """An open window and the beat of its event loop."""

    def __init__(self, window: Window) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.window = window
        self.beat = Beat()
        self.found: dict[str, list[Beat]] = {}
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat.tick)
        self._timer.start(1)

    def act(self, kind: str, do: Callable[[], object]) -> None:
        """Do something and wait until the window rests; its longest pause counts for `kind`."""
        self.settle()
        self.beat.begin()
        do()
        self.beat.tick()
        self.settle()
        self.found.setdefault(kind, []).append(replace(self.beat))

    def settle(self) -> None:
        """Let the window come to rest as the program's own loop would: asleep between events."""
        from PySide6.QtCore import QCoreApplication, QEventLoop

        until, quiet = time.monotonic() + TOO_LONG_SECONDS, 0
        while quiet < 5:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            quiet = quiet + 1 if self.window.is_idle and self.window.page is not None else 0
            if time.monotonic() > until:
                raise RuntimeError("the window never came to rest")

    def go(self, kind: str, id: str = "") -> None:
        """Open a page."""
        from navigator.ui.desk import Route

        self.window.go(Route(kind, id))


@contextmanager
def open_window() -> Iterator[Window]:
    """The window as the program opens it, in a home of its own."""
    import gc

    from navigator.app import make_app, make_window
    from navigator.library.facade import Library
    from navigator.paths import find_paths
    from navigator.site.settings import Settings

    gc.disable()
    with tempfile.TemporaryDirectory() as home:
        paths = replace(find_paths(), settings=Path(home) / "settings.toml")
        window = make_window(make_app(), paths, Settings(), lambda: Library.open(paths, date.today))
        window.resize(1280, 800)
        window.show()
        sys.setswitchinterval(0.001)
        gc.freeze()
        gc.enable()
        try:
            yield window
        finally:
            window.finish()


def measure() -> dict[str, Any]:
    """Do every act, some of them many times."""
    with open_window() as window:
        bench = Bench(window)
        bench.settle()
        window.visit.set_state("CO")
        bench.go("card", "card:CO:health")  # the first of a kind loads its module
        for state in STATES:
            window.visit.set_state(state)
            bench.settle()
            for topic in TOPICS:
                bench.act("card", lambda: bench.go("card", f"card:{state}:{topic}"))  # noqa: B023
        _papers(bench)
        _judged(bench)
        _languages(bench)
        _previewed(bench)
    return {kind: _told(beats) for kind, beats in bench.found.items()}


def _papers(bench: Bench) -> None:
    """A topic's paper, printed; the printer is a file."""
    window = bench.window
    window.visit.set_state("CO")
    with tempfile.TemporaryDirectory() as folder, _printer(Path(folder) / "out.pdf"):
        for topic in TOPICS:
            bench.settle()
            bench.go("card", f"card:CO:{topic}")
            bench.settle()
            bench.act("print", lambda: _print(window))


def _print(window: Window) -> None:
    """Press Print and the first language."""
    from PySide6.QtWidgets import QApplication, QMenu

    _button(window, "Print").click()
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        menu.actions()[0].trigger()
        menu.close()


@contextmanager
def _printer(path: Path) -> Iterator[None]:
    """Print into a file, with no dialog."""
    from PySide6.QtPrintSupport import QPrinter

    from navigator.ui.paper import dialogs

    def ready(*_asked: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer

    with patch.object(dialogs.Output, "choose_printer", ready):
        yield


def _button(window: Window, word: str) -> Any:
    from PySide6.QtWidgets import QAbstractButton

    page = window.page
    assert page is not None
    return next(
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and (one.accessibleName() or one.text()) == word
    )


def _judged(bench: Bench) -> None:
    """Twenty people live together; each change of a number is judged."""
    window = bench.window
    for kind in ("health", "driving", "college"):
        bench.act("checklist", lambda: bench.go("checklist", f"checklist:{kind}"))  # noqa: B023
        page: Any = window.page
        for age in (10, 30, 70):
            page._open.draft = _household(age)
            bench.act("judged", page._judge)


def _household(age: int) -> Draft:
    """As many people as a checklist takes."""
    draft = Draft()
    for number in range(PEOPLE):
        draft = draft if number == 0 else draft.with_person()
        draft = draft.with_personal(number, "age", age + number)
    return draft


def _languages(bench: Bench) -> None:
    """There and back on pages with much and with little on them."""
    for kind, id in (("home", ""), ("card", "card:CO:health"), ("checklist", "checklist:health")):
        bench.go(kind, id)
        for lang in ("es", "en") * 3:
            bench.act("language", lambda: bench.window.visit.set_lang(lang))  # noqa: B023


def _previewed(bench: Bench) -> None:
    """Ten records in two languages side by side."""
    visit = bench.window.visit
    for state, topic in (("CO", one) for one in TOPICS):
        visit.set_packet(visit.packet.with_added(f"card:{state}:{topic}"))
    for topic in TOPICS[:4]:
        visit.set_packet(visit.packet.with_added(f"card:TX:{topic}"))
    assert len(visit.packet.ids) == 10
    visit.edition = visit.edition._replace(langs=("en", "es"))
    bench.act("packet", lambda: bench.go("packet"))
    page: Any = bench.window.page
    for _ in range(3):
        bench.act("preview", page._preview)


def _told(beats: list[Beat]) -> dict[str, float]:
    """A kind of act in figures."""
    pauses, work = (sorted(getattr(one, name) for one in beats) for name in ("pause_ms", "work_ms"))
    last = min(len(beats) - 1, int(0.95 * len(beats)))
    return {
        "times": len(beats),
        "middle": round(statistics.median(pauses), 1),
        "p95": round(pauses[last], 1),
        "worst": round(pauses[-1], 1),
        "work_p95": round(work[last], 1),
    }


def apart() -> dict[str, Any]:
    """Measured in a process of its own."""
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, __file__]
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, env=environ)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> int:
    """Print one line of JSON."""
    print(json.dumps(measure()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
