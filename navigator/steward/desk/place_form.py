"""The form of a place: correct, move or close it, or write a new one down, without YAML.

Only what is known is asked: what is left empty stays not known. Everything that is wrong is
said at once, and a place that may be here already is named before a second one is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.place_fields import ASKED
from navigator.records.reviewing import ROLES
from navigator.records.topics import GROUNDS, ON_REQUEST, PLACE_KINDS
from navigator.records.vocabulary import COSTS
from navigator.steward.content.records import Content
from navigator.steward.desk.form_parts import YES_NO, Scrolled, WhoFields
from navigator.steward.desk.workbench import StewardPage, Workbench
from navigator.steward.editing.calling import plain_what
from navigator.steward.editing.citing import WORTH
from navigator.steward.editing.place_acts import FIELDS, Mode, Opened, Outcome, PlaceAct, Typed
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.field_form import Choice, Labelled, Line, in_columns, tab_through
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.wrap_label import WrapLabel

_HEADS = {"correct": "", "moved": "Moved: ", "closed": "Closed: ", "new": ""}
_SAVES = {
    "correct": "Save", "moved": "Save the new address", "closed": "Take it off the lists",
    "new": "Save the new place",
}  # fmt: skip
_LABELS = {
    "name": ("Name", ""), "phones": ("Phone", "330-555-0134, a semicolon between two"),
    "street": ("Street", ""), "city": ("City", ""), "zip": ("ZIP code", ""),
    "what": ("What it does, in one plain sentence", ""),
    "organization": ("Run by, where the name does not say it", ""),
    "limits": ("Whom it does not help, or what to ask first", ""),
    "why": ("What happened", ""), "since": ("Since which day", "2026-11-24"),
}  # fmt: skip
_CHOICES = {"subkind": "What vouches for it", "state": "State"}


@dataclass(frozen=True, slots=True)
class Found:
    """A center's finding: cells of the form, and the day of the call (ISO), empty for today."""

    cells: Mapping[str, str]
    day: str = ""


def entry_with(entry: str, found: Found) -> str:
    """Return an entry for `PlaceForm.open` that brings what was found."""
    return f"{entry}#{json.dumps(asdict(found))}"


class PlaceForm(StewardPage):
    """The form, opened with `correct:place:OH:id`, `moved:…`, `closed:…`, or `new:OH:kind`."""

    name = "place"
    title = "A place"

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._act = PlaceAct(bench.sitting, "new", "")
        self._asked: tuple[str, ...] = ()
        self._held: dict[str, str] = {}
        self._warned = self._is_other = False
        self._content: Content | None = None
        self._found = Found({})
        self._build()
        for key in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save)

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
        self.bench.work(self._read, self._show, "Opening", owner="place-form")

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
        self.kind = Choice("Kind", {}, typed=True)
        self.fields: dict[str, Labelled] = {"kind": self.kind}
        lines = {name: Line(label, hint) for name, (label, hint) in _LABELS.items()}
        self.fields |= lines
        for name, label in _CHOICES.items():
            self.fields[name] = Choice(label, {}, typed=name == "state")
        for one in ASKED:
            label, offers = one.label or one.title, YES_NO if one.is_yes_no else {}
            is_choice = one.is_yes_no or one.name == "cost"
            self.fields[one.name] = Choice(label, offers) if is_choice else Line(label, one.hint)
        self.page = Line("The page you read; empty: you called", "https://")
        self.worth = Choice("Whose page is it? Nobody has said yet", WORTH)
        # Who checks a translation reads no place.
        roles = [one for one in reversed(ROLES) if one != "speaker"]
        self.who = WhoFields(self.bench, roles)
        self.wrong = WrapLabel("", tone="note", bold=True)
        self.alike = QWidget()
        self._alike = QVBoxLayout(self.alike)
        self._alike.setContentsMargins(0, 0, 0, 0)
        self._scrolled = scrolled = Scrolled("The place")
        self._holder = QVBoxLayout()
        scrolled.column.addWidget(self.heading)
        scrolled.column.addWidget(self.below)
        scrolled.column.addLayout(self._holder)
        for widget in (self.page, self.worth, self.who):
            scrolled.column.addWidget(widget)
        scrolled.column.addStretch(1)
        self.saves = Button("Save", variant="primary")
        self.saves.setToolTip("Ctrl+Enter")
        self.saves.clicked.connect(self.save)
        self._away = Button("Not now", variant="quiet")
        self._away.setToolTip("Esc")
        self._away.clicked.connect(self._cancel)
        acts = flow(self.saves, self._away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(scrolled, 1)
        for below in (self.alike, self.wrong, acts):
            column.addWidget(below)
        self.kind.box.activated.connect(self._kind_chosen)
        for name in ("name", "phones"):
            lines[name].line.editingFinished.connect(self._look_for_twins)

    # Opening

    def _read(self) -> tuple[Opened, dict[str, dict[str, str]]]:
        content = self.bench.sitting.content
        self._content = content
        words = content.words

        def worded(prefix: str, codes: Iterable[str]) -> dict[str, str]:
            return {code: words.get(f"place.{prefix}.{code}", code) for code in codes}

        kinds = (kind for kind in PLACE_KINDS if kind not in ON_REQUEST)
        states = sorted(JURISDICTIONS, key=JURISDICTIONS.__getitem__)
        offers = {
            "kind": {"": "Choose", **worded("kind", kinds)},
            "subkind": {"": "Choose", **worded("subkind", GROUNDS)},
            "cost": {"": "Not known", **worded("cost", COSTS)},
            "state": {"": "Choose", FEDERAL: "The whole country",
                      **{code: JURISDICTIONS[code] for code in states}},
        }  # fmt: skip
        return self._act.opened(), offers

    def _show(self, read: tuple[Opened, dict[str, dict[str, str]]]) -> None:
        opened, offers = read
        self._asked = opened.fields
        self.heading.set_text(f"{_HEADS[self._act.mode]}{opened.title}")
        self.below.set_text(opened.below)
        for name, offered in offers.items():
            field = self.fields[name]
            if isinstance(field, Choice):
                field.offer(offered)
        self._arrange()
        for name in self._asked:
            self.fields[name].put(opened.cells.get(name, ""))
        self._held = {name: self.fields[name].cell for name in self._asked}
        self.page.put("")
        self.page.setVisible(self._act.mode != "closed")
        self.saves.set_label(_SAVES[self._act.mode])
        self._fit_kind()
        for name, cell in self._found.cells.items():
            if name in self._asked:
                self.fields[name].put(cell)
        first = self.fields[self._asked[0]]
        first.field.setFocus()
        if isinstance(first, Line):
            first.line.selectAll()

    def _arrange(self) -> None:
        """Show the fields of this act, in the order in which it asks."""
        for one in self.fields.values():
            one.setParent(self)
            one.hide()
        empty(self._holder)
        asked = [self.fields[name] for name in self._asked]
        self._holder.addWidget(in_columns(asked))
        for one in asked:
            one.show()
        who = (self.who.who, self.who.role, self.who.organization)
        fields = [one.field for one in (*asked, self.page, self.worth, *who)]
        tab_through([*fields, self.saves, self._away])

    # Typing

    @property
    def _kind(self) -> str:
        return self.kind.cell

    def _kind_chosen(self) -> None:
        self._fit_kind()
        what = self.fields["what"]
        if self._content is not None and what.cell in ("", self._held.get("what", "")):
            what.put(plain_what(self._content, self._kind))
            self._held["what"] = what.cell

    def _fit_kind(self) -> None:
        """Show what only the chosen kind of a new place is asked for, and empty the rest."""
        only = {"subkind": ("legal",)} | {one.name: one.kinds for one in ASKED if one.kinds}
        for name, kinds in only.items() if self._act.mode == "new" else ():
            self.fields[name].setVisible(self._kind in kinds)
            if self._kind not in kinds:
                self.fields[name].put("")

    def _changed(self) -> dict[str, str]:
        """Return the cells that differ from those shown at first."""
        return {
            name: self.fields[name].cell
            for name in self._asked
            if self.fields[name].cell != self._held.get(name, "")
        }

    def _look_for_twins(self) -> None:
        act = self._act
        if act.mode != "new" or self._is_other:
            return
        state, name, phones = (self.fields[one].cell for one in ("state", "name", "phones"))
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
        buttons = []
        for id, name in found[:3]:
            button = Button(f"Open {name}")
            button.clicked.connect(lambda _=False, id=id: self._open_twin(id))
            buttons.append(button)
        other = Button("It is another one", variant="quiet")
        other.clicked.connect(self._other)
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
            cells = {name: one for name in self._asked if (one := self.fields[name].cell)}
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
        self._held = {name: self.fields[name].cell for name in self._asked}
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
