"""Places: whom to call next, what we show of them, and every act on a place by a key.

It changes nothing itself but one: "all as shown" after a call. Forms, sheets and lists of
centers are pages of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from navigator.content.verify import ToVerify
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import ON_REQUEST, PLACE_KINDS
from navigator.steward.call_list import call_paper
from navigator.steward.calling import Calls, Ranking
from navigator.steward.place_edits import PlaceEdits
from navigator.steward.shown import Shown, shown, state_word
from navigator.steward.vouching import Knowing
from navigator.ui.paper.dialogs import choose_file
from navigator.ui.paper.printing import write_pdf
from navigator.ui.steward.entry_list import EntryList, ListRow
from navigator.ui.steward.entry_pane import EntryPane
from navigator.ui.steward.form_parts import Choice
from navigator.ui.steward.workbench import StewardPage, Workbench
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.search_field import SearchField
from navigator.ui.widgets.wrap_label import WrapLabel

_LIST_CHARS = 46
_BOTH_CHARS = 100
"""Letters across for the list alone, and for list and place side by side."""
_MOST_SHOWN = 200
_SPOKEN = {
    "Print 10": "Print a call sheet of 10", "Print 20": "Print a call sheet of 20",
    "Centers": "Lists of centers",
}  # fmt: skip
"""What is short on a button and whole to hear."""


class PlacesDesk(StewardPage):
    """The page. `listed` is what the list shows."""

    name = "places"
    title = "Places to call next"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.listed: tuple[ToVerify, ...] = ()
        self._calls: Calls | None = None
        self._ranking = Ranking()
        self._kinds: dict[str, str] = {}
        self._is_old = True
        self._told: Shown | None = None
        self._is_wide = True
        self.choose_pdf: Callable[[], Path | None] = self._choose_pdf
        self._build()
        self._keys()
        bench.changed.connect(self._changed)

    def open(self, entry: str) -> None:
        """The list; `entry` may be a state, or a place to look for."""
        if entry in (FEDERAL, *JURISDICTIONS):
            self.state.put(entry)
        elif entry:
            self.search.setText(entry)
        if self._is_old:
            self._ask()
        self.search.setFocus()
        self.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Read anew what changed meanwhile."""
        super().showEvent(event)
        if self._is_old:
            self._ask()

    def escape(self) -> bool:
        """Empty the search, or go back from the place to the list."""
        if not self._is_wide and self._stack.currentWidget() is self._right:
            self._stack.setCurrentWidget(self._left)
            self.list.setFocus()
            return True
        if self.search.text():
            self.search.forget()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """List and place side by side, or one at a time where there is no room for both."""
        super().resizeEvent(event)
        self._arrange()

    # What it is made of

    def _build(self) -> None:
        self.search = SearchField("Find a place by name", "Name, town or phone")
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._to_place)
        states = sorted(JURISDICTIONS.items(), key=lambda one: one[1])
        self.state = Choice("State", {"": "All states", FEDERAL: "Federal", **dict(states)},
                            typed=True)  # fmt: skip
        self.kind = Choice("Kind", {"": "All kinds"})
        for one in (self.state, self.kind):
            one.label.hide()  # "All states" says what it is
            one.box.activated.connect(self._list)
        self.count = WrapLabel("", role=Role.SMALL, tone="quiet")
        self.list = EntryList("Places, the next to call first")
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.activated.connect(lambda _: self._to_place())
        choices = QWidget()
        beside = QHBoxLayout(choices)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.state, 1)
        beside.addWidget(self.kind, 1)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(SPACE.xs)
        for widget in (self.search, choices, self.count):
            left.addWidget(widget)
        left.addWidget(self.list, 1)
        left.addWidget(self._all_row())
        self.pane = EntryPane(self.bench)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(SPACE.xs)
        right.addWidget(self.pane, 1)
        right.addWidget(self._act_row())
        self._beside = QWidget()
        self._row = QHBoxLayout(self._beside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.m)
        self._row.addWidget(self._left)
        self._row.addWidget(self._right, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._beside)

    def _act_row(self) -> QWidget:
        """What is done with the place on show."""
        self._buttons = [
            self._button("Correct", "C", lambda: self._form("correct"), is_main=True),
            self._button("All as shown", "R", self._right_act),
            self._button("Moved", "M", lambda: self._form("moved")),
            self._button("Closed", "X", lambda: self._form("closed")),
            self._button("Look", "V", lambda: self._go("look")),
        ]
        return _flow(self._buttons)

    def _all_row(self) -> QWidget:
        """What is done with the list, or with none of its places."""
        return _flow(
            [
                self._button("New organization", "Ctrl+N", self._new),
                self._button("Take in a sheet", "Ctrl+I", self._sheet),
                self._button("Centers", "Ctrl+L", lambda: self.bench.go("centers", "choose")),
                self._button("Print 10", "Ctrl+P", lambda: self._print(10)),
                self._button("Print 20", "Ctrl+Shift+P", lambda: self._print(20)),
            ]
        )

    def _button(
        self, word: str, key: str, act: Callable[[], object], *, is_main: bool = False
    ) -> Button:
        is_letter = len(key) == 1
        button = Button(f"{word}  {key}" if is_letter else word,
                        variant="primary" if is_main else "plain")  # fmt: skip
        button.setAccessibleName(_SPOKEN.get(word, word))
        button.setAccessibleDescription(f"Key {key}")
        button.setToolTip(key)
        button.clicked.connect(act)
        if not is_letter:
            QShortcut(QKeySequence(key), self).activated.connect(act)
        return button

    def _keys(self) -> None:
        """Letters count in the list and the place only: in the search they are typed."""
        keys = {
            "C": lambda: self._form("correct"), "R": self._right_act,
            "M": lambda: self._form("moved"), "X": lambda: self._form("closed"),
            "V": lambda: self._go("look"), "O": self._open_page,
            "J": lambda: self.list.move(1), "K": lambda: self.list.move(-1),
        }  # fmt: skip
        for key, act in keys.items():
            for holder in (self.list, self.pane):
                shortcut = QShortcut(QKeySequence(key), holder)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._to_search)

    def _arrange(self) -> None:
        look = current_look()
        self._is_wide = self.width() >= look.measure_px(_BOTH_CHARS)
        wide = look.measure_px(_LIST_CHARS)
        self._left.setMaximumWidth(wide if self._is_wide else 1 << 20)
        self._left.setMinimumWidth(wide if self._is_wide else 0)
        if self._is_wide and self._left.parentWidget() is not self._beside:
            for widget in (self._left, self._right):
                self._stack.removeWidget(widget)
            self._row.addWidget(self._left)
            self._row.addWidget(self._right, 1)
            self._left.show()
            self._right.show()
            self._stack.setCurrentWidget(self._beside)
        elif not self._is_wide and self._left.parentWidget() is self._beside:
            self._stack.addWidget(self._left)
            self._stack.addWidget(self._right)
            self._stack.setCurrentWidget(self._left)

    # The list

    def _changed(self) -> None:
        self._is_old = True
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        """Rank on the lane, then list; what is chosen stays chosen."""
        self._is_old = False
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
        self.list.set_rows([self._list_row(one) for one in self.listed], at)
        shown = f", the first {_MOST_SHOWN} here" if len(found) > _MOST_SHOWN else ""
        noun = "place" if len(found) == 1 else "places, the oldest first"
        self.count.set_text(f"{len(found):,} {noun}{shown}.")
        if not self.listed:
            self._show_none()

    def _list_row(self, one: ToVerify) -> ListRow:
        told = [] if self.state.cell else [state_word(one.id.split(":")[1])]
        told += [self._kinds.get(one.kind, one.kind)]
        told += [f"as of {one.as_of}" if one.as_of else "no date known", one.phone or "no phone"]
        return ListRow(one.name, "\u00a0· ".join(told), is_strong=False)

    def _show_none(self) -> None:
        self._told = None
        for one in self._buttons:
            one.setEnabled(False)
        self.pane.say(
            "No place has these words.",
            "Empty the search or choose another state. A place that is not here yet: Ctrl+N.",
        )

    # The place

    @property
    def _place(self) -> ToVerify | None:
        at = self.list.current
        return self.listed[at] if 0 <= at < len(self.listed) else None

    def _chosen(self) -> None:
        place = self._place
        if place is None:
            return
        sitting, preview = self.bench.sitting, self.bench.preview

        def job() -> Shown | None:
            library = preview.library(sitting.content, place.id.split(":")[1], sitting.today)
            return shown(sitting.content, library, place.id, sitting.today)

        self.bench.work(job, lambda told: self._show(place, told), "Opening", owner="place")

    def _show(self, place: ToVerify, told: Shown | None) -> None:
        if place != self._place or told is None:
            return
        self._told = told
        for one in self._buttons:
            one.setEnabled(True)
        state = state_word(place.id.split(":")[1])
        why = f"Newest source: {place.as_of or 'no date known'}"
        if place.nearest_for:
            why += f"\u00a0· the nearest of its kind for {place.nearest_for} ZIP areas"
        self.pane.show_entry(told, f"{state}\u00a0· {self._kinds.get(place.kind, '')}", why)

    def _to_place(self) -> None:
        if self._place is None:
            return
        if not self._is_wide:
            self._stack.setCurrentWidget(self._right)
        (self.list if self._is_wide else self.pane).setFocus()

    def _to_search(self) -> None:
        if not self._is_wide:
            self._stack.setCurrentWidget(self._left)
        self.search.setFocus()
        self.search.selectAll()

    def _open_page(self) -> None:
        if self._told is not None and self._told.url:
            self.bench.open_url(self._told.url)
        else:
            self.bench.say("No page with an address is cited here.")

    # Acts

    def _form(self, mode: str) -> None:
        if self._place is not None:
            self.bench.go("place", f"{mode}:{self._place.id}")

    def _go(self, page: str) -> None:
        if self._place is not None:
            self.bench.go(page, self._place.id)

    def _sheet(self) -> None:
        self.bench.go("sheet", f"choose:{self.kind.cell}")

    def _new(self) -> None:
        self.bench.go("place", f"new:{self.state.cell}:{self.kind.cell}")

    def _right_act(self) -> None:
        """Called, and all is as we show it; where nobody is known yet the form asks who."""
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
        """The next places on paper, to call from."""
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


def _flow(buttons: list[Button]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=SPACE.xs)
    for button in buttons:
        flow.addWidget(button)
    return holder
