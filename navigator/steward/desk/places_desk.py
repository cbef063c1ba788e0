"""The page *Places*: whom to call next, what we show of them, every act by a key.

It changes nothing itself but one: "all as shown" after a call. Forms, sheets and lists of
centers are pages of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import ON_REQUEST, PLACE_KINDS
from navigator.steward.desk.entry_list import Row
from navigator.steward.desk.form_parts import beside, bind, keyed, state_choice
from navigator.steward.desk.list_page import ListPage
from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing.calling import Calls, Ranking, call_paper
from navigator.steward.editing.citing import Knowing
from navigator.steward.editing.place_acts import PlaceEdits
from navigator.steward.editing.shown import Shown, state_word
from navigator.steward.imports.verify import ToVerify
from navigator.ui.paper.dialogs import choose_file
from navigator.ui.paper.printing import write_pdf
from navigator.ui.theme import Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.field_form import Choice
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.search_field import SearchField
from navigator.ui.widgets.wrap_label import WrapLabel

_MOST_SHOWN = 200
_SPOKEN = {
    "Print 10": "Print a call sheet of 10", "Print 20": "Print a call sheet of 20",
    "Centers": "Lists of centers",
}  # fmt: skip
"""Accessible names of buttons whose words are short."""


class PlacesDesk(ListPage):
    """The page. `listed` are the places in the list."""

    name = "places"
    title = "Places to call next"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench, "Places, the next to call first")
        self.listed: tuple[ToVerify, ...] = ()
        self._calls: Calls | None = None
        self._ranking = Ranking()
        self._kinds: dict[str, str] = {}
        self.choose_pdf: Callable[[], Path | None] = self._choose_pdf
        self._build()

    def open(self, entry: str) -> None:
        """Show the list; `entry` may be a state, or a place to look for."""
        if entry in (FEDERAL, *JURISDICTIONS):
            self.state.put(entry)
        elif entry:
            self.search.setText(entry)
        if self.is_old:
            self.ask_anew()
        self.search.setFocus()
        self.search.selectAll()

    def escape(self) -> bool:
        """Go back from the place to the list, or empty the search."""
        if super().escape():
            return True
        if self.search.text():
            self.search.forget()
            return True
        return False

    # What it is made of

    def _build(self) -> None:
        self.search = SearchField("Find a place by name", "Name, town or phone")
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self.to_entry)
        self.state = state_choice(first={"": "All states", FEDERAL: "Federal"})
        self.kind = Choice("Kind", {"": "All kinds"})
        for one in (self.state, self.kind):
            one.label.hide()  # "All states" says what it is
            one.box.activated.connect(self._list)
        self.count = WrapLabel("", role=Role.SMALL, tone="quiet")
        bind(self, "Ctrl+F", act=self._to_search)
        choices = QWidget()
        beside(choices, (self.state, 1), (self.kind, 1))
        for widget in (self.search, choices, self.count):
            self.left.addWidget(widget)
        self.left.addWidget(self.list, 1)
        self.left.addWidget(
            flow(
                self._button("New organization", "Ctrl+N", self._new),
                self._button("Take in a sheet", "Ctrl+I", self._sheet),
                self._button("Centers", "Ctrl+L", lambda: self.bench.go("centers", "choose")),
                self._button("Print 10", "Ctrl+P", lambda: self._print(10)),
                self._button("Print 20", "Ctrl+Shift+P", lambda: self._print(20)),
            )
        )
        self.right.addWidget(self.pane, 1)
        self.right.addWidget(
            self.act_row(
                {
                    "Correct": ("C", lambda: self._form("correct")),
                    "All as shown": ("R", self._right_act),
                    "Moved": ("M", lambda: self._form("moved")),
                    "Closed": ("X", lambda: self._form("closed")),
                    "Look": ("V", lambda: self.go("look")),
                }
            )
        )

    def _button(self, word: str, key: str, act: Callable[[], object]) -> Button:
        """Return a button with a key that works without a chosen place."""
        return keyed(word, key=key, act=act, said=_SPOKEN.get(word, ""), on=self)

    # The list

    def ask_anew(self) -> None:
        """Rank on the lane, then list; the choice stays."""
        self.is_old = False
        sitting, ranking = self.bench.sitting, self._ranking

        def job() -> tuple[Calls, dict[str, str]]:
            content = sitting.content
            kinds = {one: content.words.get(f"place.kind.{one}", one)
                     for one in PLACE_KINDS if one not in ON_REQUEST}  # fmt: skip
            return ranking.calls(content), kinds

        def done(read: tuple[Calls, dict[str, str]]) -> None:
            self._calls, self._kinds = read
            self.kind.offer({"": "All kinds", **self._kinds})
            self._list()

        self.bench.work(job, done, "Reading the places", owner="places")

    def _list(self) -> None:
        if self._calls is None:
            return
        before = self._place
        found = self._calls.chosen(self.state.cell, self.kind.cell, self.search.text())
        self.listed = found[:_MOST_SHOWN]
        at = next((n for n, one in enumerate(self.listed) if before and one.id == before.id), 0)
        self.list.show_rows([self._list_row(one) for one in self.listed], at)
        shown = f", the first {_MOST_SHOWN} here" if len(found) > _MOST_SHOWN else ""
        noun = "place" if len(found) == 1 else "places, the oldest first"
        self.count.set_text(f"{len(found):,} {noun}{shown}.")
        if not self.listed:
            self.show_none(
                "No place has these words.",
                "Empty the search or choose another state. A place that is not here yet: Ctrl+N.",
            )

    def _list_row(self, one: ToVerify) -> Row:
        told = [] if self.state.cell else [state_word(one.id.split(":")[1])]
        told += [self._kinds.get(one.kind, one.kind)]
        told += [f"as of {one.as_of}" if one.as_of else "no date known", one.phone or "no phone"]
        return Row(one.name, foot="\u00a0· ".join(told))

    # The place

    @property
    def _place(self) -> ToVerify | None:
        at = self.list.currentRow()
        return self.listed[at] if 0 <= at < len(self.listed) else None

    def choose(self) -> None:
        """Read the place."""
        if (place := self._place) is not None:
            self.read(place.id, place.id.split(":")[1], lambda told: self._show(place, told))

    def _show(self, place: ToVerify, told: Shown | None) -> None:
        if place != self._place or told is None:
            return
        state = state_word(place.id.split(":")[1])
        why = f"Newest source: {place.as_of or 'no date known'}"
        if place.people:
            why += f"\u00a0· the nearest of its kind for about {place.people:,} people"
        if place.lacks:
            why += f"\u00a0· not known: {', '.join(place.lacks)}"
        self.show_told(told, f"{state}\u00a0· {self._kinds.get(place.kind, '')}", why)

    def _to_search(self) -> None:
        self.to_list()
        self.search.setFocus()
        self.search.selectAll()

    # Acts

    def _form(self, mode: str) -> None:
        if self._place is not None:
            self.bench.go("place", f"{mode}:{self._place.id}")

    def go(self, page: str) -> None:
        """Open another page with the place."""
        if self._place is not None:
            self.bench.go(page, self._place.id)

    def _sheet(self) -> None:
        self.bench.go("sheet", f"choose:{self.kind.cell}")

    def _new(self) -> None:
        self.bench.go("place", f"new:{self.state.cell}:{self.kind.cell}")

    def _right_act(self) -> None:
        """Save that a call found all as shown; open the form where nobody is known yet."""
        place, bench = self._place, self.bench
        if place is None:
            return
        if bench.person is None:
            self._form("correct")
            return
        edits = PlaceEdits(bench.sitting, bench.person)
        told = f"{state_word(place.id.split(':')[1])}, {place.name}: called, still right"
        bench.save(told, lambda: edits.corrected(place.id, {}, Knowing(bench.sitting.today)).texts)

    def _print(self, count: int) -> None:
        """Write the next places as a call sheet."""
        path = self.choose_pdf() if self.listed else None
        if path is None:
            return
        ids = [one.id for one in self.listed]
        sitting, preview = self.bench.sitting, self.bench.preview

        def job() -> int:
            paper = call_paper(sitting, preview, ids, count)
            return write_pdf(paper, path) if paper is not None else 0

        def done(pages: int) -> None:
            if pages:
                self.bench.say(f"The call sheet lies in {path}.")
                self.bench.open_url(path.as_uri())
            else:
                self.bench.say("None of these places has a phone.")

        self.bench.work(job, done, "Making the call sheet")

    def _choose_pdf(self) -> Path | None:
        return choose_file(self, "Save the call sheet", "call-sheet.pdf", "PDF (*.pdf)")
