"""The window: bars, one page at a time, a way back, and Clear.

It keeps a trail of routes for Back in memory; the words of a search are never
part of it. Clear drops page, trail, packet, search words and what it copied.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard, QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from navigator.jurisdictions import FEDERAL
from navigator.ui import looks
from navigator.ui.bars import FootBar, NoticeBar, TopBar
from navigator.ui.desk import TAKEN, Ask, Desk, Route, Ways
from navigator.ui.pages import KEPT, page_class
from navigator.ui.tasks import Lane
from navigator.ui.visit import Visit, sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.errors import KnownError
    from navigator.handout.paper import Paper
    from navigator.library import Library
    from navigator.model import Hit
    from navigator.settings import Settings
    from navigator.ui.output import Output
    from navigator.ui.words import Words
    from navigator.wording import Wording

_TRAIL_MOST = 50
_RESULTS = 40
_FIRST_PAINT_MS = 30
_SWEEP_MS = 50


def _nothing() -> None:
    """What is done when there is nothing to do."""


class Window(QMainWindow):
    """One window on one library, which is opened behind the first page."""

    def __init__(
        self, open_library: Callable[[], Library], settings: Settings, words: Words, lang: str
    ) -> None:
        super().__init__()
        self._open_library = open_library
        self._opened: Library | None = None
        self._to_close: list[Library] = []
        self._asked = False
        self._words = words
        self._visit = Visit(settings.state, lang, self)
        self._lane = Lane(self)
        self._trail: list[Route] = []
        self._route = Route("intro" if settings.introduction else "home")
        self._page: QWidget | None = None
        self._copied = ""
        self._top = TopBar()
        self._foot = FootBar()
        self._notice = NoticeBar()
        self._stack = QStackedWidget()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._top, self._stack, self._notice, self._foot):
            column.addWidget(widget, 1 if widget is self._stack else 0)
        self.setCentralWidget(whole)
        self.setMinimumSize(480, 400)
        self.setWindowTitle("Navigator")
        self._connect()
        self._shortcuts()
        self._show_words()
        self._load()
        # After the first page is painted: before, both would only wait for each other.
        QTimer.singleShot(_FIRST_PAINT_MS, self._open)

    def _open(self) -> None:
        """Open the library, unless that is done or under way."""
        if self._opened is None:
            self._asked = True
            self._lane.ask("library", self._made, self._use, self._trouble)

    def _made(self) -> Library:
        """On the lane: a library that `closeEvent` closes, whether it was used or not."""
        library = self._open_library()
        self._to_close.append(library)
        return library

    def _use(self, library: Library) -> None:
        """The library is open: fill the bars, and the first page if it waited."""
        self._opened = library
        if self._visit.lang not in library.languages():
            self._visit.set_lang("en")
        self._show_words()
        if self._route.kind != "intro":
            self._load()

    @property
    def _library(self) -> Library:
        if self._opened is None:
            raise RuntimeError("asked before the library was open")
        return self._opened

    @property
    def visit(self) -> Visit:
        """The visit of this window."""
        return self._visit

    @property
    def page(self) -> QWidget | None:
        """The page on show."""
        return self._page

    @property
    def route(self) -> Route:
        """Where we are."""
        return self._route

    @property
    def is_idle(self) -> bool:
        """Whether the library has been asked for, no answer is on its way and the page whole."""
        return self._asked and self._lane.is_idle and getattr(self._page, "is_whole", True)

    @property
    def top(self) -> TopBar:
        """The bar above."""
        return self._top

    def _connect(self) -> None:
        top, visit = self._top, self._visit
        top.home_clicked.connect(lambda: self.go(Route("home")))
        top.state_chosen.connect(visit.set_state)
        top.zip_given.connect(visit.set_zip)
        top.searched.connect(self._search)
        top.search_entered.connect(self._open_first)
        top.lang_clicked.connect(self._next_language)
        top.larger_clicked.connect(self._larger)
        top.look_clicked.connect(looks.next_mode)
        top.packet_clicked.connect(lambda: self.go(Route("packet")))
        top.clear_clicked.connect(self.clear)
        self._foot.taken_clicked.connect(lambda: self.go(TAKEN))
        visit.state_changed.connect(self._state_changed)
        visit.zip_changed.connect(self._zip_changed)
        visit.lang_changed.connect(self._lang_changed)
        visit.packet_changed.connect(self._packet_changed)
        QGuiApplication.clipboard().dataChanged.connect(self._clipboard_changed)

    def _shortcuts(self) -> None:
        keys = {
            "Ctrl+K": lambda: self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "Alt+Home": lambda: self.go(Route("home")),
            "Alt+Left": self.back,
            "Ctrl+P": lambda: self.go(Route("packet")),
            "Ctrl+Shift+Del": self.clear,
            "Ctrl+Shift+L": self._next_language,
            "Ctrl+Shift+D": looks.next_mode,
            "Ctrl++": self._larger,
            "Ctrl+0": self._plain_size,
            "F1": lambda: self.go(Route("intro")),
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    def desk(self) -> Desk | Ways:
        """What a page is given now."""
        if self._opened is None:
            return Ways(self.go, self.back)
        return Desk(
            library=self._library,
            visit=self._visit,
            go=self.go,
            back=self.back,
            toggle_packet=self._toggle_packet,
            copy=self._copy,
            print_paper=self._print,
            save_pdf=self._save,
            say=self._say(),
            stay=self._stay,
        )

    def go(self, route: Route) -> None:
        """Go to a page; where we were is one step back."""
        if route != self._route:
            self._trail = [*self._trail, self._route][-_TRAIL_MOST:]
        self._route = route
        self._load()

    def _stay(self, route: Route) -> None:
        self._route = route

    def back(self) -> None:
        """One step back; from the first page, home."""
        self._route = self._trail.pop() if self._trail else Route("home")
        self._load()

    def clear(self) -> None:
        """Forget the visit: packet, words, trail, page, what was copied."""
        if self._opened is not None:
            self._lane.forget()
        self._trail = []
        self._route = Route("home")
        self._top.search.forget()
        self._top.zip.forget()
        self._notice.forget()
        self._forget_copied()
        self._visit.clear()
        self._load()
        QTimer.singleShot(_SWEEP_MS, self, sweep)

    def _clipboard_changed(self) -> None:
        """Remember what was copied here, from a page or a field, so that Clear can take it back."""
        if QApplication.activeWindow() is not None:
            self._copied = QGuiApplication.clipboard().text()

    def _forget_copied(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        if clipboard.ownsSelection():  # on X11, what was marked with the mouse
            clipboard.clear(QClipboard.Mode.Selection)
        self._copied = ""

    def _load(self) -> None:
        if self._opened is None and self._route.kind != "intro":
            self._open()  # and `_use` comes back here
            return
        ask = Ask(self._route, self._visit.state, self._visit.lang, self._visit.zip)
        desk = self.desk()
        kind = page_class(ask.route.kind)
        self._lane.ask(
            "page",
            lambda: kind.load(desk, ask),
            lambda data: self._place(kind(desk, ask, data)),
            self._trouble,
        )

    def _place(self, page: QWidget) -> None:
        old, self._page = self._page, page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        if self._route.kind == "results" and isinstance(page, page_class("results")):
            self._ask_hits(self._top.search.text())
        else:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, text: str) -> None:
        if not text.strip() or self._opened is None:
            if self._route.kind == "results":
                self.back()
            return
        if self._route.kind != "results":
            self.go(Route("results"))
        else:
            self._ask_hits(text)

    def _ask_hits(self, text: str) -> None:
        library, state, lang = self._library, self._visit.state or None, self._visit.lang
        code = self._visit.zip
        self._lane.ask(
            "search",
            lambda: library.search(text, state=state, lang=lang, limit=_RESULTS, zip=code),
            self._show_hits,
            self._trouble,
        )

    def _show_hits(self, hits: tuple[Hit, ...]) -> None:
        if isinstance(self._page, page_class("results")):
            self._page.show_hits(hits)

    def _open_first(self) -> None:
        if isinstance(self._page, page_class("results")):
            self._page.open_first()

    def _trouble(self, error: KnownError) -> None:
        self._place(page_class("trouble")(self.desk(), error))

    def _toggle_packet(self, id: str, sensitive: bool) -> bool:  # noqa: FBT001 - a desk act
        old = self._visit.packet
        if id in old.ids:
            self._visit.set_packet(old.without(id))
        else:
            if sensitive and not self._output().confirm_sensitive():
                return False
            self._visit.set_packet(old.with_added(id))
        return id in self._visit.packet.ids

    def _packet_changed(self) -> None:
        count = len(self._visit.packet.ids)
        self._top.set_packet(count)
        if self._route.kind == "packet":
            self._load()

    def _copy(self, text: str) -> None:
        self._copied = text
        QGuiApplication.clipboard().setText(text)
        self._tell(self.tr("Copied. Clear forgets it again."))

    def _tell(self, text: str) -> None:
        if text:
            self._notice.tell(text)

    def _state_changed(self, state: str) -> None:
        self._top.set_state(state)
        parts = self._route.id.split(":")
        if self._route.kind in ("card", "places") and state and len(parts) == 3:
            self._route = replace(self._route, id=f"card:{state}:{parts[2]}")
        elif self._route.kind not in KEPT:
            self._route = Route("home")
        self._load()

    def _zip_changed(self, _code: str) -> None:
        if self._route.kind in ("card", "places", "place"):
            self._load()

    def _lang_changed(self, lang: str) -> None:
        self._words.use(lang)
        looks.speak(lang)
        self._show_words()
        self._load()

    def _next_language(self) -> None:
        if self._opened is None:
            return
        languages = list(self._library.languages())
        at = languages.index(self._visit.lang)
        self._visit.set_lang(languages[(at + 1) % len(languages)])

    def _larger(self) -> None:
        looks.larger_text()
        self._load()

    def _plain_size(self) -> None:
        looks.plain_text()
        self._load()

    def _output(self) -> Output:
        from navigator.ui.output import Output  # noqa: PLC0415 - start time: only to print

        return Output(self)

    def _print(self, paper: Paper, size: str) -> None:
        self._output().print_paper(paper, self._library.wording(paper.lang), size)

    def _save(self, paper: Paper, size: str) -> None:
        self._tell(self._output().save_pdf(paper, self._library.wording(paper.lang), size))

    def _say(self) -> Wording:
        return self._library.wording(self._visit.lang)

    def _show_words(self) -> None:
        self._foot.set_words("", "")
        if self._opened is None:
            self._top.set_words([], "", "", 0)
            return
        say = self._say()
        states = [
            (code, say.state(code) if code != FEDERAL else self.tr("Federal rules"))
            for code in self._library.states()
        ]
        languages = list(self._library.languages())
        other = languages[(languages.index(self._visit.lang) + 1) % len(languages)]
        native = self._words.native(other)
        self._top.set_words(states, self._visit.state, native, len(self._visit.packet.ids))
        warning = self.tr("This information is more than half a year old: call first")
        built = self.tr("Checked {date}").format(date=say.day(self._library.built_on))
        self._foot.set_words(built, warning if self._library.is_pack_old() else "")

    def warm_up(self, done: Callable[[], None] = _nothing) -> None:
        """Open the search index on the lane, so that the first key press need not wait.

        Calls `done` when it is open, or at once when there is no library yet.
        """
        if self._opened is None:
            done()
        else:
            self._lane.ask("warm-up", self._opened.warm_up, lambda _: done(), self._trouble)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wipe, then wait for what runs."""
        self._forget_copied()
        self._lane.finish()
        for library in self._to_close:
            library.close()
        super().closeEvent(event)
