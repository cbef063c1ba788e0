"""Composition root: paths, settings, library, theme, window; handles bugs."""

from __future__ import annotations

import contextlib
import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from navigator.errors import KnownError
from navigator.language.bidi import is_rtl
from navigator.paths import find_paths
from navigator.site.policy import POLICIES
from navigator.site.settings import Settings, locked_settings, read_settings
from navigator.ui.frame.window import Window
from navigator.ui.no_window import told_in_one_sentence
from navigator.ui.site.full_screen import present
from navigator.ui.site.staff_access import Site
from navigator.ui.theme import Look, app_icon, apply_sheet, apply_theme, font_gap, system_mode
from navigator.ui.theme.next_look import MODES
from navigator.ui.visit.idle import seconds_with_sleep
from navigator.ui.visit.visit import sweep
from navigator.ui.words import Words, tags

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from navigator.library.facade import Library
    from navigator.paths import Paths

_ARGUMENTS = ["navigator", "-style", "Fusion"]
"""The style is named here: asking for it later loads a class the start has no use for."""

_STARTED_MS = 400
"""The delay after the first page stands until garbage is looked for, and wiped."""

CORE_FILTER = Path("/proc/self/coredump_filter")
"""Linux: which kinds of memory a core dump holds."""
_SWEEP_MS = 50
_GIVE_WAY_SECONDS = 0.001


def make_app() -> QApplication:
    """Return the one QApplication, with neutral names and no session to restore."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(_ARGUMENTS)
    app.setApplicationName("Navigator")
    app.setDesktopFileName("navigator")
    return app


def make_window(
    app: QApplication,
    paths: Paths,
    settings: Settings,
    open_library: Callable[[], Library],
    clock: Callable[[], float] = seconds_with_sleep,
) -> Window:
    """Dress the application and return the window; it is not shown yet.

    It begins in the admin's language, else the system's, if that is translated and has a font; else
    in English. `open_library` is called on the worker thread, behind the first page. `clock` gives
    seconds that only grow, sleep counted.
    """
    policy = POLICIES[settings.mode]
    words = Words(paths.translations)
    wanted = settings.language or next(filter(words.has, tags(QLocale.system())), "en")
    lang = wanted if words.has(wanted) and font_gap(wanted) is None else "en"
    words.use(lang)
    mode = MODES.get(settings.look) or system_mode()
    percent = settings.text_percent
    still = settings.motion == "less"
    look = Look(mode=mode, percent=percent, touch=policy.touch, language=lang, still=still)
    apply_theme(app, replace(look, rtl=is_rtl(lang)), sheet=False)
    window = Window(open_library, Site(settings, policy, paths, clock), words, lang)
    apply_sheet(app)
    window.setWindowIcon(app_icon())
    return window


def run(begin: Callable[[Window], object] | None = None) -> int:
    """Start the program; return its exit code.

    `begin` is called with the window when it is shown and before anything happens in it.
    """
    _keep_memory_off_the_disk()
    with told_in_one_sentence():
        app = make_app()
    sys.excepthook = _bug
    program = Program(app, find_paths())
    window = program.open()
    # Whoever types waits at most this long for a search under way to let the window go on.
    sys.setswitchinterval(_GIVE_WAY_SECONDS)
    if begin is not None:
        begin(window)
    return app.exec()


class Program:
    """The one window, and after it another where the settings were made anew."""

    def __init__(self, app: QApplication, paths: Paths) -> None:
        self._app = app
        self._paths = paths
        self._window: Window | None = None

    def open(self) -> Window:
        """Show a window with the present settings, or with `locked_settings` on an error."""
        paths, problem = self._paths, None
        try:
            settings = read_settings(paths.settings, paths.whole_computer)
        except KnownError as error:
            settings, problem = locked_settings(paths.settings, paths.whole_computer), error

        def open_library() -> Library:
            from navigator.library.facade import Library  # noqa: PLC0415 - on the lane, behind the first page

            if problem is not None:
                raise problem
            return Library.open(paths)

        window = make_window(self._app, paths, settings, open_library)
        # Not within the press of the button that asks for it: it goes with its window.
        window.turns.anew_wanted.connect(self._begin_anew, Qt.ConnectionType.QueuedConnection)
        present(window, POLICIES[settings.mode])
        QTimer.singleShot(_STARTED_MS, window, _started)
        self._window = window
        return window

    def _begin_anew(self) -> None:
        """Forget everything of the window, then open the next one; the program goes on."""
        old = self._window
        self._app.setQuitOnLastWindowClosed(False)
        if old is not None:
            old.hide()
            old.finish()
            old.deleteLater()
        window = self.open()
        self._app.setQuitOnLastWindowClosed(True)
        QTimer.singleShot(_SWEEP_MS, window, sweep)  # the PIN that was typed goes too


def _keep_memory_off_the_disk() -> None:
    """Keep a crash from leaving an image of the memory, in which the visit is held."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - on Windows alone

        ctypes.windll.kernel32.WerSetFlags(1)  # no heap in an error report
        return
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Where the system gives cores to a program that limit does not count, but this does.
    with contextlib.suppress(OSError):
        CORE_FILTER.write_text("0", "ascii")


def _started() -> None:
    """Do the work that can wait until the first page stands."""
    from navigator.freed_memory import wipe_what_is_freed  # noqa: PLC0415 - nobody has typed by then

    wipe_what_is_freed()
    _collect_from_now_on()


def _collect_from_now_on() -> None:
    """Look for garbage, but not among what the start made: that would stop a key for 20 ms."""
    gc.freeze()
    gc.enable()


def _bug(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """Handle a bug: log where it happened, never the values it happened with."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.exit(130)
        return
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
    import logging  # noqa: PLC0415 - start time: only for a bug

    logging.getLogger("navigator").error("bug: %s in %s", kind.__name__, where)
