"""Starts the real program and uses it: `python driver.py ACT`, one of those in `main`.

Started by the tests in a process of its own. What is typed comes from standard
input, so that no list of processes and no file of the test holds it. Prints one
line of JSON: the pages seen and, from Python's audit hook, every file opened for
writing and every socket.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

CORE_FILTER = Path("/proc/self/coredump_filter")
WRITTEN: list[str] = []
SOCKETS: list[str] = []
_WRITES = ("w", "a", "x", "+")
_WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = arguments
        if str(path) == str(CORE_FILTER):  # no file: what a core may hold
            return
        if any(one in (mode or "") for one in _WRITES) or (flags or 0) & _WRITE_FLAGS:
            WRITTEN.append(f"open {path}")
    elif event in _CHANGES or event.startswith(("shutil.", "tempfile.")):
        WRITTEN.append(f"{event} {arguments[0]}")
    elif event in {"socket.connect", "socket.getaddrinfo"}:
        SOCKETS.append(f"{event} {arguments[1 if event == 'socket.connect' else 0]}")
    elif event.startswith(("socket.", "subprocess.", "os.system", "urllib.", "http.")):
        SOCKETS.append(event)


def main() -> int:
    """Start as `python -m navigator` does, then act."""
    typed = [] if sys.stdin.isatty() else sys.stdin.read().splitlines()
    sys.addaudithook(_hear)
    gc.disable()
    from PySide6.QtCore import QTimer

    from navigator.app import run
    from navigator.ui.frame.window import Window
    from tests.helpers.window import Screen

    acts: dict[str, Callable[[Screen, list[str]], None]] = {
        "look": look, "visit": visit, "save": save, "kiosk": kiosk, "locked": locked,
        "crash": crash, "update": update, "set_up": set_up,
    }  # fmt: skip
    act = acts[sys.argv[1]]
    seen: list[str] = []
    failed: list[Exception] = []

    def begin(window: Window) -> None:
        def go() -> None:
            screen = Screen(window)
            screen.seen = seen
            try:
                act(screen, typed)
            except Exception as error:  # noqa: BLE001 - raised below, when the window is closed
                failed.append(error)
            finally:
                end_session()  # a kiosk closes only then
                for one in app_windows():
                    one.close()

        QTimer.singleShot(0, go)

    code = run(begin)
    if failed:
        raise failed[0]
    sys.stdout.write(json.dumps({"seen": seen, "written": WRITTEN, "sockets": SOCKETS}) + "\n")
    return code


def end_session() -> None:
    """What the system says when somebody logs out."""
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.commitDataRequest.emit(None)


def app_windows() -> list[Any]:
    """The windows that are open."""
    from PySide6.QtWidgets import QApplication

    return [one for one in QApplication.topLevelWidgets() if hasattr(one, "turns")]


def set_up(screen: Any, typed: list[str]) -> None:
    """From a desk to a kiosk without a new start: another window, the same process."""
    from PySide6.QtTest import QTest

    from navigator.ui.pages.staff.pin_page import PinField
    from navigator.ui.widgets.search_field import ZipField
    from tests.helpers.window import Screen

    old = screen.window
    screen.settle()
    screen.press("Settings", "Set up a kiosk")
    screen.note()
    QTest.keyClicks(screen.all(ZipField, screen.page)[0], "78501")
    screen.settle()
    screen.press("Next", "Next", "Next", "Next")
    for field in screen.all(PinField, screen.page):
        QTest.keyClicks(field, typed[0])
    assert not WRITTEN, WRITTEN
    screen.button("Start now").click()
    for _ in range(2000):
        QTest.qWait(10)
        if app_windows() != [old] and app_windows():
            break
    (kiosk,) = app_windows()
    assert kiosk is not old
    assert kiosk.isFullScreen()
    seen, screen = screen.seen, Screen(kiosk)
    screen.seen = seen
    screen.settle()
    screen.note()
    screen.press("Español")
    screen.note()
    assert (kiosk.visit.state, kiosk.visit.zip) == ("TX", "78501")
    screen.go("kiosk_setup")
    screen.note()


def look(screen: Any, _typed: list[str]) -> None:
    """From the first page to home."""
    screen.settle()
    screen.press("Start")
    if screen.window.visit.state == "":
        screen.press("Colorado")
    screen.note()


def choose_day(screen: Any, *day: int) -> None:
    """Choose year, month and day of a paper, and see the last day for it."""
    from navigator.ui.widgets.choice_box import ChoiceBox

    month, date, year = screen.all(ChoiceBox, screen.page)
    for box, number in ((year, day[0]), (month, day[1]), (date, day[2])):
        box.choose(number)
    screen.settle()
    assert any("Mar 22, 2027" in text for text in screen.texts())


def visit(screen: Any, typed: list[str]) -> None:
    """Type, open, collect, copy, answer, clear, and some of it again without clearing.

    A place that is typed is taken off the results.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton

    from navigator.ui.widgets.chip import SpotChip
    from tests.helpers.window import said

    look(screen, typed)
    for words in typed:
        screen.search.selectAll()
        screen.type(words)
        screen.note()
    (spot,) = screen.all(SpotChip)
    screen.click(spot)
    assert not screen.all(SpotChip)
    screen.key(Qt.Key.Key_Escape)
    for kind, id in (
        ("card", "card:CO:health"), ("program", "program:CO:omnisalud"),
        ("guide", "card:US:rights.someone-taken"), ("places", "card:CO:legal"),
    ):  # fmt: skip
        screen.go(kind, id)
        screen.unfold()
        screen.note()
    screen.go("letter", "letter:US:snap-cut")
    choose_day(screen, 2027, 3, 12)
    screen.note()
    screen.go("card", "card:CO:driving")
    screen.press("Add to packet")
    place = screen.window.library.places("CO", "legal", limit=1)[0]
    screen.go("place", place.id)
    screen.press("Copy contact", "Add to packet")
    screen.go("checklist", "checklist:driving")
    screen.click(
        next(one for one in screen.all(QAbstractButton, screen.page) if said(one) == "Yes")
    )
    screen.note()
    screen.press("Español")
    screen.go("packet")
    screen.note()
    screen.click(screen.window.top.clear)
    screen.press("Borrar ahora")
    screen.note()
    for words in typed:
        screen.type(words)
    screen.note()


def save(screen: Any, typed: list[str]) -> None:
    """A visit that ends with a PDF where the person chose it: the first line typed."""
    from PySide6.QtWidgets import QFileDialog

    path, *words = typed
    QFileDialog.getSaveFileName = lambda *_: (path, "")  # type: ignore[method-assign]
    look(screen, words)
    screen.type(words[0])
    screen.go("card", "card:CO:driving")
    screen.press("Add to packet")
    screen.go("packet")
    screen.press("Save as PDF")
    screen.note()


def kiosk(screen: Any, typed: list[str]) -> None:
    """Visits at a kiosk: one ends with Hide, one with Start over, one because nobody is there."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QSpinBox

    from navigator.ui.widgets.topic_tile import TopicTile

    assert screen.window.isFullScreen()
    screen.settle()
    screen.note()
    for end in ("Hide", "Start over", "idle"):
        screen.press("English")
        screen.click(next(one for one in screen.all(TopicTile) if one.topic == "health"))
        screen.press("Insurance")
        screen.unfold()
        screen.note()
        screen.go("checklist", "checklist:health")
        field = screen.all(QSpinBox, screen.page)[0]
        field.setFocus()
        QTest.keyClicks(field, typed[0])
        field.selectAll()
        screen.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        screen.press("Someone was taken?")
        screen.note()
        if end == "idle":
            screen.window.turns.idle.expired.emit()
            screen.settle()
        else:
            screen.press(end)
        if end == "Hide":
            screen.press("Touch to begin")
        screen.note()
    screen.window.close()
    screen.settle()
    screen.note()


def locked(screen: Any, _typed: list[str]) -> None:
    """A kiosk whose settings file has a mistake says so and does not close."""
    assert screen.window.isFullScreen()
    screen.settle()
    screen.note()
    assert screen.says("nobody knows the key 'colour'")
    assert not screen.window.close()
    screen.settle()
    screen.note()


def crash(screen: Any, _typed: list[str]) -> None:
    """It ends in the middle of a visit as a fault in Qt would end it."""
    look(screen, [])
    if CORE_FILTER.exists():
        sys.stdout.write(f"a core holds {CORE_FILTER.read_text('ascii').strip()}")
        sys.stdout.flush()
    os.abort()


def update(screen: Any, typed: list[str]) -> None:
    """Search and open a page, then look for new content, as the settings file says.

    Not by the button: its page lists printers, and the system asks the printing service.
    """
    look(screen, [])
    for words in typed:
        screen.type(words)
    screen.go("card", "card:CO:health")
    staff = screen.window.staff
    came: list[Any] = []
    staff.updates.came.connect(came.append)
    staff.updates.look(staff.settings)
    while staff.updates.is_busy:
        screen.settle()
    screen.note()
    assert came[0].is_new


if __name__ == "__main__":
    sys.exit(main())
