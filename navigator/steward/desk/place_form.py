"""The form of a place: correct, move or close it, or write a new one down, without YAML.

Only what is known is asked: what is left empty stays not known. Everything that is wrong is
said at once, and a place that may be here already is named before a second one is made.
"""

from __future__ import annotations

import json
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from navigator.records.reviewing import ROLES
from navigator.steward.desk.form_parts import SAVE_KEYS, Scrolled, WhoFields, bind, keyed, pile
from navigator.steward.desk.workbench import StewardPage, Workbench
from navigator.steward.editing.calling import plain_what
from navigator.steward.editing.citing import WORTH
from navigator.steward.editing.place_acts import (
    FIELDS,
    Found,
    Mode,
    Opened,
    Outcome,
    PlaceAct,
    Typed,
    entry_with,
)
from navigator.ui.theme import Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.field_form import (
    Choice,
    FieldForm,
    Labelled,
    Line,
    tab_through,
)
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.wrap_label import WrapLabel

_HEADS = {"correct": "", "moved": "Moved: ", "closed": "Closed: ", "new": ""}
_SAVES = {
    "correct": "Save", "moved": "Save the new address", "closed": "Take it off the lists",
    "new": "Save the new place",
}  # fmt: skip


class PlaceForm(StewardPage):
    """The form, opened with `correct:place:OH:id`, `moved:…`, `closed:…`, or `new:OH:kind`."""

    name = "place"
    title = "A place"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._act = PlaceAct(bench.sitting, "new", "")
        self._held: dict[str, str] = {}
        self._warned = self._is_other = False
        self._found = Found({})
        self._build()
        bind(self, *SAVE_KEYS, act=self.save)

    def open(self, entry: str) -> None:
        """Open the form for an act and a place.

        A place alone is corrected, and no place is a new one. Behind a `#` may stand, as JSON,
        what a center found: it is put into the fields, to be looked at before it is saved.
        """
        entry, _, found = (entry or "new:").partition("#")
        told, _, rest = entry.partition(":")
        mode: Mode = next((one for one in FIELDS if one == told), "correct")
        self._act = PlaceAct(self.bench.sitting, mode, rest if mode == told else entry)
        self._found = Found(**json.loads(found)) if found else Found({})
        self._warned = self._is_other = False
        self._say(())
        self.alike.hide()
        self.worth.hide()
        self.who.ask()
        self.bench.work(self._act.opened, self._show, "Opening", owner="place-form")

    def leave(self) -> bool:
        """Warn once where something was typed and not saved; True lets the page go."""
        if self._warned or not self._changed():
            return True
        self._warned = True
        self._say(("What you typed is not saved. Save it, or go once more to leave it.",))
        return False

    def may_close(self) -> bool:
        """Warn too before the desk closes; True lets it close."""
        return not self.isVisible() or self.leave()

    # What it is made of

    def _build(self) -> None:
        self.heading = WrapLabel("", role=Role.LEAD, bold=True)
        self.below = WrapLabel("", tone="quiet")
        self.form = FieldForm()
        self.page = Line("The page you read; empty: you called", "https://")
        self.worth = Choice("Whose page is it? Nobody has said yet", WORTH)
        # Who checks a translation reads no place.
        roles = [one for one in reversed(ROLES) if one != "speaker"]
        self.who = WhoFields(self.bench, roles)
        self.wrong = WrapLabel("", tone="note", bold=True)
        self.alike = QWidget()
        self._alike = pile(self.alike)
        self._scrolled = scrolled = Scrolled("The place")
        for widget in (self.heading, self.below, self.form, self.page, self.worth, self.who):
            scrolled.column.addWidget(widget)
        scrolled.column.addStretch(1)
        self.saves = keyed("Save", variant="primary", key="Ctrl+Enter", act=self.save)
        self._away = keyed("Not now", variant="quiet", key="Esc", act=self._cancel)
        acts = flow(self.saves, self._away)
        pile(self, (scrolled, 1), self.alike, self.wrong, acts)

    # Opening

    def _show(self, opened: Opened) -> None:
        self.heading.set_text(f"{_HEADS[self._act.mode]}{opened.title}")
        self.below.set_text(opened.below)
        self.form.draw(opened.fields)
        self._held = self.form.values()
        self.page.put("")
        self.page.setVisible(self._act.mode != "closed")
        self.saves.set_label(_SAVES[self._act.mode])
        names = [one.name for one in opened.fields]
        for name, cell in self._found.cells.items():
            if name in names:
                self.form[name].put(cell)
        if self._act.mode == "new":
            self.form["kind"].box.activated.connect(self._kind_chosen)
            for name in ("name", "phones"):
                self.form[name].line.editingFinished.connect(self._look_for_twins)
        who = (self.who.who, self.who.role, self.who.organization)
        others = [one.field for one in (self.page, self.worth, *who)]
        tab_through([*self.form.fields, *others, self.saves, self._away])
        first = self.form[names[0]]
        first.field.setFocus()
        if isinstance(first, Line):
            first.line.selectAll()

    # Typing

    def _kind_chosen(self) -> None:
        what, kind = self.form["what"], self.form["kind"].cell
        if what.cell in ("", self._held["what"]):
            what.put(plain_what(self.bench.sitting.content, kind))
            self._held["what"] = what.cell

    def _changed(self) -> dict[str, str]:
        """Return the cells that differ from those shown at first."""
        cells = self.form.values().items()
        return {name: cell for name, cell in cells if cell != self._held.get(name, "")}

    def _look_for_twins(self) -> None:
        act = self._act
        if act.mode != "new" or self._is_other:
            return
        state, name, phones = (self.form[one].cell for one in ("state", "name", "phones"))
        self.bench.work(
            lambda: act.twins(state, name, phones), self._show_twins, "Looking for it",
            owner="twins",
        )  # fmt: skip

    def _show_twins(self, found: tuple[tuple[str, str], ...]) -> None:
        empty(self._alike)
        self.alike.setVisible(bool(found))
        if not found:
            return
        self._alike.addWidget(
            WrapLabel("This may be here already, by its phone or name:", tone="note", bold=True)
        )
        buttons = [Button(f"Open {name}", act=partial(self._open_twin, id))
                   for id, name in found[:3]]  # fmt: skip
        other = Button("It is another one", variant="quiet", act=self._other)
        self._alike.addWidget(flow(*buttons, other))

    def _open_twin(self, id: str) -> None:
        cells = {name: cell for name, cell in self._changed().items() if cell}
        self._warned = True
        self.bench.go("place", entry_with(f"correct:{id}", Found(cells)))

    def _other(self) -> None:
        self._is_other = True
        self.alike.hide()

    # Saving

    def save(self) -> None:
        """Read the fields; show all that is wrong, or save."""
        act, bench = self._act, self.bench
        if act.mode != "closed" and (told := self.who.take()):
            self._say(("Still missing: " + " ".join(told),))
            self._to(self.who.who, self.who)
            return
        cells = self._changed()
        if act.mode in ("new", "closed"):
            cells = {name: cell for name, cell in self.form.values().items() if cell}
        worth = "" if self.worth.isHidden() else self.worth.cell
        day = date.fromisoformat(self._found.day) if self._found.day else None
        typed = Typed(cells, self.page.cell, worth, day, self._is_other)
        self.saves.setEnabled(False)
        bench.work(
            lambda: act.made(typed, bench.person), self._made, "Reading what you typed",
            owner="place-save", failed=lambda: self.saves.setEnabled(True),
        )  # fmt: skip

    def _made(self, outcome: Outcome) -> None:
        self.saves.setEnabled(True)
        if outcome.asks_worth:
            self.worth.show()
            self._say(("Nobody has said yet whose page this is: choose, then save.",))
            self._to(self.worth, self.worth)
        elif outcome.alike:
            self._show_twins(outcome.alike)
            self._say(("Open the one that is here, or say that it is another one.",))
        elif outcome.edit is None:
            self._say(outcome.wrong)
        else:
            self._say(())
            self.saves.setEnabled(False)
            self.bench.save(
                outcome.edit.told, outcome.edit.texts, lambda _: self._saved(),
                failed=lambda: self.saves.setEnabled(True),
            )  # fmt: skip

    def _saved(self) -> None:
        self.saves.setEnabled(True)
        self._held = self.form.values()
        self.bench.go("places")

    def _cancel(self) -> None:
        self._warned = True
        self.bench.go("places")

    def _to(self, field: Labelled, whole: QWidget) -> None:
        """Put the focus into a field, and scroll `whole` into sight."""
        field.field.setFocus()
        # Once what is new has its place.
        QTimer.singleShot(0, self, lambda: self._scrolled.ensureWidgetVisible(whole))

    def _say(self, told: tuple[str, ...]) -> None:
        self.wrong.set_text("\n".join(told))
        self.wrong.setVisible(bool(told))
