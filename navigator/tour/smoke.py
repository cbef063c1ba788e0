"""Makes a fixed visit, by which a test sees that the program works, frozen ones above all.

With NAVIGATOR_SMOKE=<an empty folder> in the environment the program starts as always, searches,
opens a card, changes the language, writes what it saw into that folder and quits: `seen.json` and
`window.png`. Where a settings file turns updates on, it looks for new content as the button does.
It takes no words, no orders and no connection from outside, and quits before anybody could use the
window, so that nothing of a real visit can reach the folder.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from navigator.app import run
from navigator.files import write_whole
from navigator.ui.desk import Route
from navigator.ui.frame.window import Window
from navigator.ui.pages import page_class
from navigator.ui.pages.staff.settings_page import UpdatesCard

SEEN = "seen.json"
PICTURE = "window.png"
STATE = "CO"
QUERY = "drivers license"
_NETWORK = ("socket", "_socket", "ssl", "_ssl", "http.client", "PySide6.QtNetwork")
_STEP_MS = 10
_LONGEST_MS = 240_000
"""A slow computer that is busy besides reads new content for minutes; see `update.apart`."""

_Claim = Callable[[], bool]


def run_smoke(folder: str) -> int:
    """Start the program on the fixed visit; return 0 when all of it was seen, 1 when not.

    Returns 2 for a folder that is missing or not empty.
    """
    out = Path(folder)
    if not out.is_dir() or any(out.iterdir()):
        sys.stderr.write("NAVIGATOR_SMOKE must name an empty folder.\n")
        return 2
    return run(lambda window: _Visitor(window, out))


class _Visitor(QObject):
    """Takes the steps one by one, each when its condition is true; gives up after a while."""

    def __init__(self, window: Window, out: Path) -> None:
        super().__init__(window)
        self._window = window
        self._out = out
        self._seen: dict[str, Any] = {}
        self._steps = self._visit()
        self._ready: _Claim = lambda: True
        self._left = _LONGEST_MS // _STEP_MS
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(_STEP_MS)

    def _visit(self) -> Iterator[_Claim]:
        """Take the steps of the visit; yield the condition that must hold before the next one."""
        window, seen = self._window, self._seen
        yield lambda: window.is_idle and window.page is not None
        seen["first_page"] = window.route.kind
        window.go(Route("home"))
        window.visit.set_state(STATE)
        yield lambda: self._shows("home")
        seen["home"] = _words(window)
        window.top.search.setText(QUERY)
        window.top.search.textEdited.emit(QUERY)
        yield lambda: self._shows("results")
        seen["results"] = _words(window)
        window.top.search_entered.emit()
        yield lambda: self._shows("card")
        seen["card"] = window.route.id
        seen[window.visit.lang] = _words(window)
        window.top.lang_clicked.emit()
        yield lambda: self._shows("card")
        seen[window.visit.lang] = _words(window)
        seen["picture"] = window.grab().save(str(self._out / PICTURE))
        window.go(Route("settings"))
        yield lambda: self._shows("settings")
        # Only where a settings file turned updates on.
        if card := window.findChild(UpdatesCard):
            card.look.click()
            yield lambda: not card.is_busy
        seen["settings"] = _words(window)
        seen["network"] = [name for name in _NETWORK if name in sys.modules]

    def _shows(self, kind: str) -> bool:
        return self._window.is_idle and isinstance(self._window.page, page_class(kind))

    def _step(self) -> None:
        self._left -= 1
        if self._left < 0:
            self._end(1)
        elif self._ready():
            ready = next(self._steps, None)
            if ready is None:
                self._end(0)
            else:
                self._ready = ready

    def _end(self, code: int) -> None:
        self._timer.stop()
        seen = json.dumps(self._seen, ensure_ascii=False, indent=1)
        write_whole(self._out / SEEN, seen.encode())
        self._window.close()
        QApplication.exit(code)


def _words(window: Window) -> list[str]:
    """Return the texts of the page: the name or the text of every visible widget."""
    page = window.page
    if page is None:
        return []
    shown = [widget for widget in page.findChildren(QWidget) if widget.isVisibleTo(page)]
    return [text for text in map(_text, shown) if text]


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.accessibleName() or widget.text()
    return widget.accessibleName()
