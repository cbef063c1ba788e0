"""All places of a topic: the state's own first, or the nearest to a ZIP code; filtered."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from navigator.handout.call_sheet import MOST as MOST_CALLS
from navigator.handout.call_sheet import call_sheet_parts, to_call
from navigator.handout.press import Paper
from navigator.library.groups import by_organization
from navigator.pack.places import FILTERS, Wanted
from navigator.records.model import Nearby
from navigator.search.nearest import narrow
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import rows, stack
from navigator.ui.pages.visitor.nearby import (
    MOST_DOTS,
    NearbyList,
    ZipBox,
    is_on_map,
    load_nearby,
    near_map,
    notes,
)
from navigator.ui.pages.visitor.parts import place_row, print_button
from navigator.ui.pages.visitor.read_button import let_hear_sight
from navigator.ui.theme import SPACE, current_look
from navigator.ui.widgets.banner import EmptyState
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.column import bare, set_beside
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.place_row import PlaceRow
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import counted, tr

_A_SCREEN = 24
"""Rows shown at first and added by each press of "more": a state may have more than a thousand."""
_BESIDE_CHARS = 120
"""The least width, in characters, at which the map stands beside the list."""


class PlacesPage(Page):
    """A filtered list of places, nearest first with a ZIP code, shown in portions."""

    of_card = True
    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> NearbyList:
        """Load the places of the card's topic."""
        return load_nearby(desk.library, ask)

    def __init__(self, desk: Desk, ask: Ask, data: NearbyList) -> None:
        columns = desk.policy.columns if any(map(is_on_map, data.found[:MOST_DOTS])) else 1
        super().__init__(desk.say("part.places"), desk, columns=columns)
        let_hear_sight(self, desk)
        self._desk = desk
        self._data = data
        self._kinds: set[str] = set()
        self._wanted = Wanted()
        self._most = _A_SCREEN
        self.add(WrapLabel(desk.say("place.call_first"), tone="quiet"))
        for note in notes(data, ask, desk.say):
            self.add(note)
        zip_box = ZipBox(desk, ask) if desk.policy.bottom_bar else None
        if zip_box is not None:
            self.add(zip_box)
        elif not ask.zip:
            hint = tr("For the nearest, write your ZIP code above. It is not kept.")
            self.add(WrapLabel(hint, tone="quiet"))
        self.add(self._kind_chips())
        self.add(self._want_chips())
        self._map, self._map_column = stack()
        self._list, self._rows = stack(SPACE.xs)
        listed, column = stack(SPACE.xs)
        if zip_box is not None and ask.zip:
            self.list_top = zip_box.another()
            column.addWidget(self.list_top)
        column.addWidget(self._list)
        self.add(_ListBesideMap(listed, self._map, columns))
        sheet = self._call_sheet() if desk.policy.volunteers else None
        if sheet is not None:
            self.add(sheet)
        self._fill()

    def _call_sheet(self) -> Button | None:
        """Make a button that prints the first places with numbers, and boxes for the call."""
        desk = self._desk

        def print_it() -> None:
            say, found = desk.say, to_call(one.place for one in self._found())
            survey = desk.library.survey(say.lang)

            def make() -> Paper:
                return survey.notice_paper(say("place.call_sheet"), call_sheet_parts(found, say))

            desk.print_paper(make, "Letter")

        word = desk.say("place.call_sheet.print", count=MOST_CALLS)
        return print_button(desk, print_it, word)

    def _kind_chips(self) -> QWidget:
        say, kinds = self._desk.say, [one.place.kind for one in self._data.found]
        # One kind alone divides nothing.
        shown = dict.fromkeys(kinds) if len(set(kinds)) > 1 else ()
        chips = (
            Chip(say(f"place.kind.{x}"), kinds.count(x), on_toggle=partial(self._filter, x))
            for x in shown
        )
        return flow(*chips)

    def _want_chips(self) -> QWidget:
        """Make the filters that divide the list, each with the number of places that say yes.

        A place for which the fact is not known is never hidden.
        """
        chips: list[QWidget] = []
        for name in FILTERS:
            wanted = Wanted().switched(name, is_on=True)
            places = [one.place for one in self._data.found]
            out = [one for one in places if wanted.rules_out(one)]
            yes = [one for one in places if one not in out and not wanted.unknown(one)]
            if not out and len(yes) in (0, len(places)):
                continue
            label = self._desk.say(f"place.wanted.{name}")
            chips.append(Chip(label, len(yes) or None, on_toggle=partial(self._want, name)))
        spoken = {code for one in self._data.found for code in one.place.languages}
        named = sorted((self._desk.say(f"language.{code}"), code) for code in spoken)
        choices = [(name.removeprefix("language."), code) for name, code in named]
        self._languages = ChoiceBox(tr("Language spoken"), [(tr("Any language"), ""), *choices])
        self._languages.activated.connect(self._speak)
        if not named:
            self._languages.hide()
        return flow(*chips, self._languages)

    def _filter(self, kind: str, on: bool) -> None:  # noqa: FBT001  slot
        (self._kinds.add if on else self._kinds.discard)(kind)
        self._most = _A_SCREEN
        self._fill()

    def _want(self, name: str, on: bool) -> None:  # noqa: FBT001  slot
        self._wanted = self._wanted.switched(name, is_on=on)
        self._most = _A_SCREEN
        self._fill()

    def _speak(self, index: int) -> None:
        self._wanted = replace(self._wanted, language=self._languages.itemData(index))
        self._most = _A_SCREEN
        self._fill()

    def _found(self) -> list[Nearby]:
        of_kind = (
            one for one in self._data.found if not self._kinds or one.place.kind in self._kinds
        )
        return narrow(of_kind, self._wanted)

    def _groups(self) -> list[list[Nearby]]:
        return by_organization(self._found())

    def _others(self, group: list[Nearby]) -> Fold:
        """Make the fold with an organization's other sites; its rows are made when it opens."""
        title = counted(
            tr("{count} more of {name}"),
            len(group) - 1,
            name=group[0].place.organization or group[0].place.name,
        )
        return Fold(title, lambda: rows(*(place_row(one, self._desk) for one in group[1:])))

    def _draw_map(self) -> None:
        empty(self._map_column)
        near = self._data.near
        heads = [group[0] for group in self._groups()[:MOST_DOTS]]
        drawn = near_map(heads, near, self._desk) if near is not None else None
        if drawn is not None:
            self._map_column.addWidget(drawn)
        self._map.setVisible(drawn is not None)

    def _fill(self) -> None:
        empty(self._rows)
        self._draw_map()
        self._add_rows(0)

    def _add_rows(self, first: int) -> None:
        found = self._groups()
        for number, group in enumerate(found[first : self._most], start=first + 1):
            one = group[0]
            is_drawn = self._data.near is not None and number <= MOST_DOTS and is_on_map(one)
            self._rows.addWidget(place_row(one, self._desk, number if is_drawn else 0))
            if len(group) > 1:
                self._rows.addWidget(self._others(group))
        if not found:
            self._rows.addWidget(EmptyState(tr("No place of this kind is listed here yet.")))
        if len(found) > self._most:
            left = len(found) - self._most
            word = counted(tr("Show more ({count} left)"), left)
            more = Button(word, act=lambda: self._show_more(more))
            self._rows.addWidget(more)

    def _show_more(self, more: Button) -> None:
        """Add the next rows below, and focus the first of them."""
        at = self._rows.indexOf(more)
        self._rows.removeWidget(more)
        more.hide()
        more.deleteLater()
        first, self._most = self._most, self._most + _A_SCREEN
        self._add_rows(first)
        item = self._rows.itemAt(at)
        row = item.widget() if item is not None else None
        if isinstance(row, PlaceRow):
            row.link.setFocus()


class _ListBesideMap(QWidget):
    """The map at the trailing side of the list, or above it where there is no room."""

    def __init__(self, listed: QWidget, drawn: QWidget, columns: int) -> None:
        super().__init__()
        self._columns = columns
        # The map comes first: above the list, or after it when the row runs backwards.
        self._row = bare(self, SPACE.l)
        self._row.addWidget(drawn, 2, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(listed, 3, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the map beside the list, or above it."""
        super().resizeEvent(event)
        wide = self._columns > 1 and self.width() >= current_look().measure_px(_BESIDE_CHARS)
        set_beside(self._row, beside=wide, backwards=True)
