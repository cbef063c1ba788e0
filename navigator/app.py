"""Composition root: paths, settings, library, theme, window; what happens on a bug."""

from __future__ import annotations

import gc
import sys
from types import TracebackType

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from navigator.errors import KnownError
from navigator.library import Library
from navigator.paths import Paths, find_paths
from navigator.settings import Settings, read_settings
from navigator.ui.theme import Look, Mode, app_icon, apply_theme, system_mode
from navigator.ui.window import Window
from navigator.ui.words import Words

_WARM_UP_MS = 400
"""After the first page stands; the search index is opened on the lane then."""

_MODES = {"light": Mode.LIGHT, "dark": Mode.DARK, "contrast": Mode.HIGH_CONTRAST}


def make_app() -> QApplication:
    """The one QApplication, with neutral names and no session to restore."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["navigator"])
    app.setApplicationName("Navigator")
    app.setDesktopFileName("navigator")
    return app


def start_language(settings: Settings, library: Library) -> str:
    """The admin's language, else the system's where the pack has it, else English."""
    wanted = settings.language or QLocale.system().name()[:2]
    return wanted if wanted in library.languages() else "en"


def make_window(app: QApplication, paths: Paths, settings: Settings, library: Library) -> Window:
    """Dress the application and open the window; it is not shown yet."""
    lang = start_language(settings, library)
    words = Words(paths.translations)
    words.use(lang)
    mode = _MODES.get(settings.look) or system_mode()
    apply_theme(app, Look(mode=mode, percent=settings.text_percent, language=lang))
    window = Window(library, settings, words, lang)
    window.setWindowIcon(app_icon())
    return window


def run() -> int:
    """Start the program; returns its exit code."""
    app = make_app()
    sys.excepthook = _bug
    paths = find_paths()
    try:
        settings = read_settings(paths.settings)
        library = Library.open(paths)
    except KnownError as error:
        box = QMessageBox(QMessageBox.Icon.Warning, "Navigator", error.sentence)
        box.setInformativeText(error.next_step)
        box.exec()
        return 1
    window = make_window(app, paths, settings, library)
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(_WARM_UP_MS, gc.enable)
    QTimer.singleShot(_WARM_UP_MS, window.warm_up)
    return app.exec()


def _bug(kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
    """A bug: where it happened goes to the log, never the values it happened with."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.exit(130)
        return
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "?"
    import logging  # noqa: PLC0415 - start time: only for a bug

    logging.getLogger("navigator").error("bug: %s in %s", kind.__name__, where)
