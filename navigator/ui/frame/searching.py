"""Asks while somebody types and shows what is found. What was typed stays in its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from navigator.ui.pages import page_class
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.errors import KnownError
    from navigator.library.facade import Library
    from navigator.pack.store import CityRow
    from navigator.records.model import Hit
    from navigator.ui.frame.opening import Opening
    from navigator.ui.tasks import Lane
    from navigator.ui.visit.visit import Visit
    from navigator.ui.widgets.zip_field import ZipField

_RESULTS = 40


class Search:
    """`page` gives the page on show; `trouble` is told when the search fails."""

    def __init__(
        self,
        lane: Lane,
        visit: Visit,
        page: Callable[[], QWidget | None],
        trouble: Callable[[KnownError], None],
    ) -> None:
        self._lane = lane
        self._visit = visit
        self._page = page
        self._trouble = trouble

    def ask(self, library: Library, text: str) -> None:
        """Look for a text in the state and language of the visit."""
        state, lang, code = self._visit.state or None, self._visit.lang, self._visit.zip
        self._lane.ask(
            "search",
            lambda: library.search(text, state=state, lang=lang, limit=_RESULTS, zip=code),
            self._show,
            self._trouble,
        )

    def open_first(self) -> None:
        """Open the first result."""
        page = self._page()
        if isinstance(page, page_class("results")):
            page.open_first()

    def _show(self, hits: tuple[Hit, ...]) -> None:
        page = self._page()
        if isinstance(page, page_class("results")):
            page.show_hits(hits)


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
