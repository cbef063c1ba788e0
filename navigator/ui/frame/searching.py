"""Asks while somebody types and shows what is found. What was typed stays in its field.

Which of the places in it are not meant is known as long as it names them, and no longer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from navigator.ui.pages import page_class
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.errors import KnownError
    from navigator.library.facade import Library
    from navigator.library.finder import Results
    from navigator.pack.store import CityRow
    from navigator.search.spots import Spot
    from navigator.ui.frame.opening import Opening
    from navigator.ui.pages.results import ResultsPage
    from navigator.ui.tasks import Lane
    from navigator.ui.visit.visit import Visit
    from navigator.ui.widgets.zip_field import ZipField

_RESULTS = 40


class Search:
    """`typed` gives what stands in the field, `page` the page on show.

    `trouble` is told when the search fails.
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
        """Look for what was typed, and again whenever `page` says that a place is not meant."""
        page.not_meant.connect(lambda spots: self._leave_out(library, spots))
        self.ask(library)

    def ask(self, library: Library) -> None:
        """Look for what was typed in the state and language of the visit."""
        state, lang, code = self._visit.state or None, self._visit.lang, self._visit.zip
        text = self._typed()
        if len(text.strip()) == 1:  # no place: something else is typed now
            self.forget()
        off = self._off
        self._lane.ask(
            "search",
            lambda: library.look_up(
                text, state=state, lang=lang, limit=_RESULTS, zip=code, off=off
            ),
            self._show,
            self._trouble,
        )

    def open_first(self) -> None:
        """Open the first result."""
        page = self._page()
        if isinstance(page, page_class("results")):
            page.open_first()

    def forget(self) -> None:
        """Forget which places are not meant."""
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
    """From a city named in the field to the ZIP code in its middle, and from that to its state.

    `tell` says what is wrong, and asks where state and ZIP code do not agree.
    """

    def __init__(
        self,
        lane: Lane,
        visit: Visit,
        opening: Opening,
        field: ZipField,
        tell: Callable[..., object],
    ) -> None:
        self._lane = lane
        self._visit = visit
        self._opening = opening
        self._field = field
        self._tell = tell
        field.named.connect(self._ask)

    def _ask(self, text: str) -> None:
        if self._opening.is_open:
            library, state = self._opening.library, self._visit.state
            self._lane.ask("city", lambda: library.city(text, state), self._use, self._failed)

    def _use(self, city: CityRow) -> None:
        self._field.show_code(f"{city.name}, {city.state}")
        self._visit.set_zip(city.zip)

    def follow(self) -> None:
        """Let the ZIP code choose the state; where another is chosen, ask."""
        code = self._visit.zip
        if not code or not self._opening.is_open:
            return
        library = self._opening.library
        self._lane.ask(
            "zip", lambda: library.near(code, "hotline", 1).state, self._agree, self._failed
        )

    def _agree(self, state: str) -> None:
        visit = self._visit
        if not state or state == visit.state:
            return
        if not visit.state:
            visit.set_state(state)
            return
        say = self._opening.library.wording(visit.lang)
        there = say.state(state)
        self._tell(
            tr("{zip} is in {state}. The rules here are those of {other}.").format(
                zip=visit.zip, state=there, other=say.state(visit.state)
            ),
            tr("Show {state}").format(state=there),
            lambda: visit.set_state(state),
            stays=True,
        )

    def _failed(self, error: KnownError) -> None:
        self._tell(" ".join(told(error)))
