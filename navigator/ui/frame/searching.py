"""Searches while somebody types and shows the results. The typed text stays in its field.

Places of the query that the person took off are kept as long as the query names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from navigator.records.jurisdictions import FEDERAL
from navigator.ui.pages import page_class
from navigator.ui.visit.covers import ChoiceCover, PassingCover
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.errors import KnownError
    from navigator.library.facade import Library
    from navigator.library.finder import Results
    from navigator.pack.store import CityRow
    from navigator.records.model import Near
    from navigator.search.spots import Spot
    from navigator.ui.desk import Route
    from navigator.ui.frame.bars import NoticeBar
    from navigator.ui.frame.opening import Opening
    from navigator.ui.pages.visitor.results import ResultsPage
    from navigator.ui.tasks import Lane
    from navigator.ui.visit.visit import Visit
    from navigator.ui.widgets.search_field import ZipField

_RESULTS = 40


class Search:
    """Runs searches: `typed` returns the text of the field, `page` the page on show.

    `trouble` is called with the error when a search fails.
    """

    def __init__(
        self,
        lane: Lane,
        visit: Visit,
        typed: Callable[[], str],
        page: Callable[[], QWidget | None],
        trouble: Callable[[KnownError], None],
    ) -> None:
        self._lane = lane
        self._visit = visit
        self._typed = typed
        self._page = page
        self._trouble = trouble
        self._off: frozenset[Spot] = frozenset()

    def begin(self, library: Library, page: ResultsPage) -> None:
        """Search for the typed text, and again whenever `page` takes off a place."""
        page.not_meant.connect(lambda spots: self._leave_out(library, spots))
        page.asked_anew.connect(lambda: self.ask(library))
        self.ask(library)

    def ask(self, library: Library) -> None:
        """Search for the typed text in the state and language of the visit."""
        state, lang, code = self._visit.state or None, self._visit.lang, self._visit.zip
        text = self._typed()
        if len(text.strip()) == 1:  # no place: something else is typed now
            self.forget()
        page, off = self._page(), self._off
        letters = isinstance(page, page_class("results")) and page.is_of_letters
        self._lane.ask(
            "search",
            lambda: library.look_up(
                text, state=state, lang=lang, limit=_RESULTS, zip=code, off=off, letters=letters
            ),
            self._show,
            self._trouble,
        )

    def open_first(self) -> None:
        """Open the first result, if the results page is on show."""
        page = self._page()
        if isinstance(page, page_class("results")):
            page.open_first()

    def forget(self) -> None:
        """Forget which places were taken off."""
        self._off = frozenset()

    def _leave_out(self, library: Library, spots: tuple[Spot, ...]) -> None:
        self._off = self._off.union(spots)
        self.ask(library)

    def _show(self, results: Results) -> None:
        self._off = results.off
        page = self._page()
        if isinstance(page, page_class("results")):
            page.show_results(results)


class CityLookup:
    """Turns a city typed in the field into the ZIP code in its middle, and that into its state.

    `notice` shows errors, and when the ZIP code lies in another state than the chosen one. Where
    the page at `route` depends on the state, a cover (shown with `lay`) asks which state is meant
    first.
    """

    def __init__(
        self,
        lane: Lane,
        visit: Visit,
        opening: Opening,
        field: ZipField,
        notice: NoticeBar,
        *,
        route: Callable[[], Route],
        lay: Callable[[PassingCover], None],
    ) -> None:
        self._lane = lane
        self._visit = visit
        self._opening = opening
        self._field = field
        self._notice = notice
        self._route = route
        self._lay = lay
        self._meant: tuple[str, ...] = ()
        """The states to choose from while it is open which one is meant; else empty."""
        field.named.connect(self._ask)
        visit.state_changed.connect(self._settle)

    def _ask(self, text: str) -> None:
        if self._opening.is_open:
            library, state = self._opening.library, self._visit.state
            self._lane.ask("city", lambda: library.city(text, state), self._use, self._failed)

    def _use(self, city: CityRow) -> None:
        self._field.show_code(f"{city.name}, {city.state}")
        self._visit.set_zip(city.zip)

    def follow(self) -> None:
        """Set the state from the ZIP code; ask where another is chosen; skip the admin's code."""
        self._settle()
        visit = self._visit
        code = visit.zip
        if not code or code == visit.own_zip or not self._opening.is_open:
            return
        library = self._opening.library
        self._lane.ask("zip", lambda: library.near(code, "hotline", 1), self._agree, self._failed)

    def _agree(self, near: Near) -> None:
        visit = self._visit
        states = tuple(one for one in (near.state, near.beside) if one)
        chosen = visit.state
        if not states or chosen in states:
            return
        if not chosen:
            visit.set_state(states[0])
        if chosen or len(states) > 1:
            self._meant = (*states, chosen) if chosen else states
            self._tell()
            self.ask()

    def ask(self) -> None:
        """Ask which state is meant, unless it is settled or the page is the same in all."""
        kind, id = self._route()
        page = page_class(kind)
        rests_on_it = page.of_card or page.of_state
        if not self._meant or not rests_on_it or id.split(":")[1:2] == [FEDERAL]:
            return
        meant, names = self._meant, [self._name(one) for one in self._meant]
        cover = ChoiceCover(tr("Which state is it about?"), self._words(), *names)
        cover.answered.connect(lambda number: self._answer(meant[number]) if number >= 0 else None)
        self._lay(cover)

    def _answer(self, state: str) -> None:
        self._settle()
        self._notice.forget()
        self._visit.set_state(state)

    def _settle(self, _state: str = "") -> None:
        self._meant = ()

    def _tell(self) -> None:
        other = next(one for one in self._meant if one != self._visit.state)
        self._notice.tell(
            self._words(),
            tr("Show {state}").format(state=self._name(other)),
            lambda: self._visit.set_state(other),
            stays=True,
        )

    def _words(self) -> str:
        first, last = self._meant[0], self._meant[-1]
        if first == self._visit.state:
            words = tr("{zip} lies in {state} and in {other}.")
        else:
            words = tr("{zip} is in {state}. The rules here are those of {other}.")
        return words.format(zip=self._visit.zip, state=self._name(first), other=self._name(last))

    def _name(self, state: str) -> str:
        return self._opening.library.wording(self._visit.lang).state(state)

    def _failed(self, error: KnownError) -> None:
        self._notice.tell(" ".join(told(error)))
