"""Asks while somebody types and shows what is found. What was typed stays in its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from navigator.ui.pages import page_class
from navigator.ui.words import told

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
    """From a city named in the field to the ZIP code in its middle; `tell` says what is wrong."""

    def __init__(
        self,
        lane: Lane,
        visit: Visit,
        opening: Opening,
        field: ZipField,
        tell: Callable[[str], object],
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

    def _failed(self, error: KnownError) -> None:
        self._tell(" ".join(told(error)))
