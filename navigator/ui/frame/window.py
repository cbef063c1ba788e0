"""The window: bars, one page at a time, a way back, and Clear.

It keeps a trail of routes for Back in memory; the words of a search are never part of it. Clear
drops page, trail, packet, search words and what it copied. The policy says how desk and kiosk
differ. A language that no installed font can write is not offered, as its words would be empty
boxes; nor is one into which the interface is not translated, as newer content may have it and the
buttons would not.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from navigator.errors import PackError
from navigator.records.jurisdictions import FEDERAL
from navigator.site.policy import Policy
from navigator.ui.desk import FACES, HELP, TAKEN, Ask, Desk, Route, Ways
from navigator.ui.frame.bars import NoticeBar, TopBar, fill_bars, make_foot
from navigator.ui.frame.frame import Frame, Sight
from navigator.ui.frame.opening import Opening
from navigator.ui.frame.searching import CityLookup, Search
from navigator.ui.pages import LETTERS, UNASKED, page_class
from navigator.ui.pages.visitor.read_button import read
from navigator.ui.paper.take_home import Taking
from navigator.ui.site.finger_scroll import FingerScroll
from navigator.ui.site.staff_access import Site, Staff
from navigator.ui.speech.reader import Reader
from navigator.ui.speech.strip import ReadingStrip
from navigator.ui.tasks import Lane
from navigator.ui.theme import font_gap
from navigator.ui.theme import next_look as looks
from navigator.ui.visit.clearing import Turns, close_boxes
from navigator.ui.visit.clipboard import Copied
from navigator.ui.visit.covers import NeutralCover
from navigator.ui.visit.shortcuts import bind
from navigator.ui.visit.visit import Visit, sweep
from navigator.ui.widgets.page import Page
from navigator.ui.words import count_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.errors import KnownError
    from navigator.language.wording import Wording
    from navigator.library.facade import Library
    from navigator.ui.words import Words

_MOST = 50


class Trail:
    """The current route and the way back; `start` begins each visit, `first` only the first."""

    def __init__(self, start: Route, first: Route) -> None:
        self.start = start
        self.now = first
        self.steps: list[Route] = []
        """The routes before the current one, oldest first; at most 50."""

    @classmethod
    def first(cls, policy: Policy, *, introduction: bool) -> Trail:
        """Return a new trail for a mode; `introduction` begins it there, where permitted."""
        start = Route("languages" if policy.language_first else "home")
        return cls(start, Route("intro") if introduction and policy.introduction else start)

    def go(self, route: Route) -> None:
        """Go to a route; keep the current one as a step, unless both have the kind `FACES`."""
        if route != self.now and not route.kind == self.now.kind == FACES:
            self.steps = [*self.steps, self.now][-_MOST:]
        self.now = route

    def turn(self) -> bool:
        """Toggle between a card and its page in two languages; return whether the route has one."""
        if self.now.kind == FACES:
            self.back()
        elif self.now.kind == "card" or self.now == TAKEN:
            self.go(Route(FACES, self.now.id))
        else:
            return False
        return True

    def back(self) -> None:
        """Go one step back; without a step, to the start."""
        self.now = self.steps.pop() if self.steps else self.start

    def clear(self) -> None:
        """Drop all steps and go to the start."""
        self.steps = []
        self.now = self.start

    def change_state(self, state: str) -> None:
        """Change the current route to that of another state, or to home where the page has none.

        The card of a state becomes that of the other one; pages that hold in every state stay.
        """
        parts = self.now.id.split(":")
        is_card = len(parts) == 3 and "." not in parts[2]
        page = page_class(self.now.kind)
        if page.of_card and state and is_card:
            self.now = self.now._replace(id=f"card:{state}:{parts[2]}")
        elif not page.stays and self.now.kind != self.start.kind and parts[1:2] != [FEDERAL]:
            self.now = Route("home")


_TWO = 2
"""Of so many languages the button names the other one; of more it opens a menu."""


class Tongues:
    """The languages of the pack that the site offers; those the admin named come first."""

    def __init__(self, opening: Opening, visit: Visit, words: Words, site: Site) -> None:
        self._opening = opening
        self._words = words
        self._visit = visit
        self._first = site.settings.languages
        self._by_machine = site.settings.machine_languages
        self._is_helped = site.policy.volunteers

    def all(self) -> tuple[str, ...]:
        """Return all languages, named ones first; before the library is open, the current."""
        if not self._opening.is_open:
            return (self._visit.lang,)
        spoken = filter(self._words.has, self._opening.library.languages())
        held = [one for one in spoken if font_gap(one) is None and self._may_offer(one)]
        return tuple(dict.fromkeys([*(one for one in self._first if one in held), *held]))

    def _may_offer(self, lang: str) -> bool:
        """Return whether the site lets visitors read a language; nobody helps them at a kiosk."""
        ways = self._opening.library.locale(lang)
        if ways.is_read or self._by_machine == "everywhere":
            return True
        return self._by_machine == "desk" and (self._is_helped or ways.in_use)

    def named(self) -> str:
        """Return the language whose name stands on the button: the other of two, else its own."""
        languages = self.all()
        if len(languages) > _TWO:
            return self._visit.lang
        return languages[(languages.index(self._visit.lang) + 1) % len(languages)]

    def choose(self, button: QWidget) -> None:
        """Switch the visit to the other language; where there are more, open the menu of them."""
        languages = self.all()
        if len(languages) > _TWO:
            from navigator.ui.widgets.menu import Choice, open_menu  # noqa: PLC0415 - start time

            act, native = self._visit.set_lang, self._opening.library.native
            open_menu(button, [Choice(native(one), partial(act, one)) for one in languages])
        else:
            self._visit.set_lang(self.named())


STANDS_MS = 10_000
"""Milliseconds after which an ending that did not come counts as called off: PIN again."""


class SessionEnd(QObject):
    """Listens for the system's request to save before the session ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stands = QTimer(self, singleShot=True, interval=STANDS_MS)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._called)

    @property
    def is_near(self) -> bool:
        """Return whether that request came within the last `STANDS_MS`."""
        return self._stands.isActive()

    def _called(self) -> None:
        self._stands.start()


_FIRST_PAINT_MS = 30
_SWEEP_MS = 50


class Window(QMainWindow):
    """The main window, on one library, which is opened behind the first page."""

    def __init__(
        self, open_library: Callable[[], Library], site: Site, words: Words, lang: str
    ) -> None:
        super().__init__()
        settings = site.settings
        self._policy = site.policy
        self._settings = settings
        self._words = words
        keeps = site.policy.keeps_state
        self._visit = Visit(settings.state, lang, self, zip=settings.zip, keeps_state=keeps)
        self._lane = Lane(self)
        self._opening = Opening(self._lane, open_library, self._use, self._trouble)
        self._tongues = Tongues(self._opening, self._visit, words, site)
        self.staff = Staff(site, self._ask_slowly, self.close, self)
        self._copied = Copied(site.policy, self)
        self.reader = Reader(self, site.policy)
        """Reads the page on show aloud, while it is shown."""
        self.trail = Trail.first(site.policy, introduction=settings.introduction)
        self._page: QWidget | None = None
        self._session_end = SessionEnd(self)
        self._top = TopBar(settings.site_name, settings.site_logo)
        self._search = Search(
            self._lane, self._visit, self._top.search.text, lambda: self._page, self._trouble
        )
        self.foot = make_foot(site.policy, self.reader)
        self.notice = NoticeBar()
        self._taking = Taking(
            self, site, self._visit, copied=self._copied, notice=self.notice, lane=self._lane
        )
        strip = ReadingStrip(self.reader, lambda: self._say()("aloud.leave"), lambda: self._page)
        self._frame = Frame(site.policy, self._top, strip, self.notice, self.foot)
        self._bind_keys()
        self.turns = Turns(self._frame, site, self._is_begun, self._neutral, self)
        """Covers, idle clock and clearing: everything between two visits."""
        self.turns.serve(self.staff)
        self._cities = CityLookup(
            self._lane, self._visit, self._opening, self._top.zip, self.notice,
            route=lambda: self.route, lay=self.turns.covers.ask,
        )  # fmt: skip
        self.setCentralWidget(self.turns.covers)
        self.setMinimumSize(480, 400)
        self.setWindowTitle("Navigator")
        self._connect()
        self._top.zip.show_code(settings.zip)
        self._show_words()
        self._load()
        # After the first page is painted: before, both would only wait for each other.
        QTimer.singleShot(_FIRST_PAINT_MS, self._opening.begin_first)

    def _bind_keys(self) -> None:
        """Bind the keys that work while pages are shown."""
        acts: dict[str, Callable[[], object]] = {
            "search": lambda: self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "home": self._home,
            "back": self.back,
            "packet": lambda: self.go(Route("packet")),
            "clear": self.ask_clear,
            "language": lambda: self._tongues.choose(self._top.lang),
            "look": looks.next_mode,
            "larger": lambda: self._resize(looks.larger_text),
            "plain_size": lambda: self._resize(looks.plain_text),
            "read": lambda: read(self.reader, self._page),
            "read_back": lambda: self.reader.step(-1),
            "read_pause": self.reader.pause,
            "read_next": lambda: self.reader.step(1),
            "faces": lambda: self._load() if self.trail.turn() else None,
            "help": lambda: self.go(HELP),
            "settings": self._open_settings,
        }
        bind(self._frame, self._policy, acts)
        self.reader.stops_with_escape(self._frame)

    def _use(self, library: Library) -> None:
        """Handle the opened library: fill the bars, and load the page if it waited for that."""
        self.reader.native = library.native
        self.reader.may_speak = lambda lang: library.locale(lang).voice
        if self._visit.lang not in self._tongues.all():
            self._visit.begin_in("en")  # else the next visitor's first page could not be made
        self._show_words()
        if self.route.kind not in UNASKED or self._opening.is_renewed:
            self._load()

    @property
    def library(self) -> Library:
        """The open library; RuntimeError before it is open."""
        return self._opening.library

    @property
    def visit(self) -> Visit:
        """The visit that this window holds."""
        return self._visit

    @property
    def page(self) -> QWidget | None:
        """The page on show; None while the next one is on its way after Clear."""
        return self._page

    @property
    def route(self) -> Route:
        """The route of the current page."""
        return self.trail.now

    @property
    def is_idle(self) -> bool:
        """Return whether opening was attempted, no answer is pending and the page is complete."""
        is_whole = getattr(self._page, "is_whole", True)
        is_quiet = self._lane.is_idle and not self.reader.is_opening
        return self._opening.is_asked and is_quiet and is_whole

    @property
    def top(self) -> TopBar:
        """The bar above the pages."""
        return self._top

    def _connect(self) -> None:
        top, foot, visit, turns = self._top, self.foot, self._visit, self.turns
        top.home_clicked.connect(self._home)
        top.state_chosen.connect(visit.choose_state)
        top.zip_given.connect(visit.set_zip)
        top.search.entered.connect(self._opening.warm_up)
        top.searched.connect(self._typed)
        top.search_entered.connect(self._search.open_first)
        top.lang_clicked.connect(lambda: self._tongues.choose(top.lang))
        top.larger_clicked.connect(lambda: self._resize(looks.larger_text))
        top.look_clicked.connect(looks.next_mode)
        top.packet_clicked.connect(lambda: self.go(Route("packet")))
        top.clear_clicked.connect(self.ask_clear)
        self.notice.next_wanted.connect(self.clear)
        turns.covers.currentChanged.connect(self.reader.stop)
        self.reader.asks.connect(turns.covers.ask)
        self.reader.went_on.connect(turns.idle.extend)
        foot.taken_clicked.connect(lambda: self.go(TAKEN))
        foot.help_clicked.connect(lambda: self.go(HELP))
        foot.home_clicked.connect(self._home)
        foot.back_clicked.connect(self.back)
        foot.larger_clicked.connect(lambda: self._resize(looks.larger_text))
        foot.hide_clicked.connect(turns.hide)
        foot.clear_clicked.connect(self.ask_clear)
        foot.staff_clicked.connect(turns.covers.call_staff)
        turns.clear_wanted.connect(self.clear)
        turns.staff_wanted.connect(self._open_settings)
        visit.state_changed.connect(self._state_changed)
        visit.zip_changed.connect(self._zip_changed)
        visit.lang_changed.connect(lambda: self._load(Sight.of(self._page)))
        visit.packet_changed.connect(self._packet_changed)
        visit.cleared.connect(self.reader.forget)

    def desk(self) -> Desk | Ways:
        """Return the acts that a page is given now; only `Ways` while no library is open."""
        if not self._opening.is_open:
            pages = self._frame.pages
            return Ways(self.go, self.back, policy=self._policy, staff=self.staff, pages=pages)
        return Desk(
            library=self.library,
            visit=self._visit,
            go=self.go,
            back=self.back,
            policy=self._policy,
            staff=self.staff,
            pages=self._frame.pages,
            toggle_packet=self._taking.toggle_packet,
            copy=self._taking.copy,
            print_paper=self._taking.print_paper,
            save_pdf=self._taking.save_pdf,
            confirm=self._taking.confirm,
            say=self._say(),
            languages=self._tongues.all(),
            can_print=self._taking.can_print,
            reader=self.reader,
            lay=self.turns.covers.ask,
            call_staff=self.turns.covers.call_staff,
            stay=self._stay,
            aside=self._ask_slowly,
        )

    def go(self, route: Route) -> None:
        """Go to a page and keep the current one for Back."""
        self.trail.go(route)
        self._load()

    def _stay(self, route: Route) -> None:
        self.trail.now = route

    def _home(self) -> None:
        self.go(Route("home"))

    def _open_settings(self) -> None:
        self.go(Route("settings"))

    def back(self) -> None:
        """Go one page back; without one, to the start of a visit."""
        self.trail.back()
        self._load()

    def ask_clear(self) -> None:
        """Ask to clear the visit, with the seconds of grace that the policy grants."""
        self.notice.forget()
        self.turns.covers.ask_clear()

    def clear(self) -> None:
        """Forget the visit for good: packet, words, trail, page, what was copied."""
        close_boxes()
        self._opening.forget()
        self._drop_page()
        self.trail.clear()
        self._top.search.forget()
        self._top.zip.show_code(self._visit.own_zip)
        self.notice.forget()
        self._copied.forget()
        self._visit.clear()
        if not self._policy.keeps_look:
            looks.first_look(self._settings.look, self._settings.text_percent)
        self.turns.covers.uncover()
        self._load()
        QTimer.singleShot(_SWEEP_MS, self, self._sweep)

    def _sweep(self) -> None:
        """Free what nothing refers to any more, and overwrite the memory that leaves."""
        sweep()
        self._opening.overwrite()

    def _is_begun(self) -> bool:
        """Return whether the visit holds anything to forget."""
        trail = self.trail
        at_start = trail.now.kind in (*UNASKED, trail.start.kind) and not trail.steps
        return not at_start or bool(self._top.search.text()) or not self._visit.is_fresh

    def _neutral(self) -> NeutralCover:
        settings, languages = self._settings, self._tongues.all()
        return NeutralCover(self._words, languages, settings.site_name, settings.site_logo)

    def _load(self, sight: Sight | None = None) -> None:
        kind = self.staff.admit(self.route.kind)
        if not self._opening.is_open and kind not in UNASKED:
            self._opening.begin()  # and `_use` comes back here
            return
        ask = Ask(self.route, self._visit.state, self._visit.lang, self._visit.zip)
        desk, page = self.desk(), page_class(kind)
        self._lane.ask(
            "page",
            lambda: page.load(desk, ask),
            lambda data: self._place(lambda: page(desk, ask, data), sight),
            self._trouble,
        )

    def _place(self, make: Callable[[], QWidget], sight: Sight | None = None) -> None:
        self._speak()
        page = make()  # it takes over what is answered on the old one
        # What was typed before the first page came is still being typed.
        field, old = self._top.search, self._page
        is_searched = bool(field.text()) and isinstance(old, page_class("results"))
        self._drop_page()
        self._words.tell()  # the new page knows the words already
        self._page = page
        self._frame.show_page(page)
        self._top.yield_room(isinstance(page, Page) and page.has_foot)
        if self.route.kind == "results" and isinstance(page, page_class("results")):
            field.bring_back()
            self._search.begin(self.library, page)
        else:
            if is_searched:
                field.put_aside()
            self.turns.covers.give_focus(page)
        if sight is not None:
            sight.restore(page)
        self._cities.ask()

    def _speak(self) -> None:
        """Switch the interface to the language of the visit, once the page in it is there."""
        if self._opening.is_open:
            count_by(self._opening.library.locale(self._visit.lang).plurals)
        if self._words.lang != self._visit.lang:
            self._words.use(self._visit.lang)
            looks.speak(self._visit.lang)
            self._show_words()

    def _drop_page(self) -> None:
        self.reader.stop()
        old, self._page = self._page, None
        if old is not None:
            self._frame.pages.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _typed(self, text: str) -> None:
        if not text.strip() or not self._opening.is_open:
            self._search.forget()
            if self.route.kind == "results":
                self.back()
            return
        if self.route.kind != "results":
            self.go(Route("results", LETTERS[0] if self.route.kind in LETTERS else ""))
        else:
            self._search.ask(self.library)

    def _trouble(self, error: KnownError) -> None:
        if isinstance(error, PackError) and self._opening.is_open:
            self.staff.give_up(self.library)
        self._place(lambda: page_class("trouble")(self.desk(), error))

    def _ask_slowly(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._lane.ask("aside", work, done, self._trouble)

    def _packet_changed(self) -> None:
        self._top.set_packet(len(self._visit.packet.ids))
        if self.route.kind == "packet":
            self._load()

    def _state_changed(self, state: str) -> None:
        self.notice.forget()  # it may have asked for the state
        self._top.set_state(state)
        self.trail.change_state(state)
        self._load()

    def _zip_changed(self, code: str) -> None:
        self.notice.forget()
        if code == self._visit.own_zip:
            self._top.zip.show_code(code)
        if page_class(self.route.kind).is_near:
            on_page = self._policy.bottom_bar  # no bar above has the field
            self._load(Sight(to_list=True) if on_page else Sight.of(self._page))
        self._cities.follow()

    def _resize(self, change: Callable[[], None]) -> None:
        sight = Sight.of(self._page)
        change()
        self._load(sight)

    def _say(self) -> Wording:
        return self.library.wording(self._visit.lang)

    def _show_words(self) -> None:
        held = (self.library, self._say()) if self._opening.is_open else None
        other = held[0].native(self._tongues.named()) if held else ""
        fill_bars(self._top, self.foot, held, self._visit, other)

    def showEvent(self, event: QShowEvent) -> None:
        """Start to count use of the window; at a touch screen also let a finger scroll."""
        super().showEvent(event)
        self.turns.watch(self)
        self.staff.watch(self, self._is_begun, self._opening.renew)
        if self._policy.touch and self.findChild(FingerScroll) is None:
            FingerScroll(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish and close; where leaving needs the PIN, open the settings, which ask for it."""
        if not (self.staff.may_leave or self._session_end.is_near):
            event.ignore()
            self.turns.covers.uncover()
            self._open_settings()
            return
        self.hide()  # whoever leaves need not watch it wait
        self.finish()
        super().closeEvent(event)

    def finish(self) -> None:
        """Forget the visit, wait for running calls, close the library: the window's last act."""
        self.clear()
        self.reader.finish()
        self.staff.finish()
        self._lane.finish()
        self._opening.close()
        self._words.use("en")
