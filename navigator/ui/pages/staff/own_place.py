"""The form of a place of the center's own: it becomes one row of `local.csv`.

It is drawn from the columns of that table and the table of a place's fields, and has no room for a
person. Every cell is read as the file is; all that can not be read is told at once. What was typed
is dropped with the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from shiboken6 import isValid

from navigator.errors import KnownError
from navigator.pack.local_cells import PLACE_READERS
from navigator.pack.local_tables import Slip
from navigator.records.fields import Field
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Place
from navigator.records.place_fields import PLACE_FIELDS
from navigator.records.topics import GOVERNMENT, PLACE_KINDS
from navigator.records.vocabulary import COSTS
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.field_form import FieldForm
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import told, tr

_NEEDED = ("name", "kind", "state", "what")


def _fields(desk: Desk, state: str) -> list[Field]:
    """Return the fields in the order of the columns; those of the table have its names."""
    say, unknown = desk.say, ("", tr("Not known"))
    yes_no = (unknown, ("yes", tr("Yes")), ("no", tr("No")))
    kinds = [(one, say(f"place.kind.{one}")) for one in PLACE_KINDS if one not in GOVERNMENT]
    states = [(one, say.state(one)) for one in desk.library.states() if one != FEDERAL]
    whole = (FEDERAL, tr("The whole country"))
    asked = [
        Field("name", tr("Name")),
        Field("kind", tr("Kind of place"), "choice", choices=(("", tr("Choose")), *kinds)),
        Field("what", tr("What it does, in one plain sentence")),
        Field("phone", say("place.phone"), hint="330-555-0134"),
        Field("street", tr("Street")),
        Field("city", tr("City")),
        Field("zip", tr("ZIP code"), hint="44502"),
        Field("state", tr("State"), "choice", state, (("", tr("Choose")), *states, whole)),
    ]
    for one in PLACE_FIELDS:
        if one.public not in PLACE_READERS:
            continue
        if one.is_yes_no:
            word = say(f"place.wanted.{one.public}")
            asked.append(Field(one.public, word, "choice", choices=yes_no))
        elif one.name == "cost":
            costs = [(code, say(f"place.cost.{code}")) for code in COSTS]
            asked.append(Field("cost", say("place.cost"), "choice", choices=(unknown, *costs)))
        else:
            hint = "es, vi" if one.is_list else ""
            asked.append(Field(one.name, say(f"place.{one.name}"), hint=hint))
    asked.append(Field("note", say("place.note"), "note"))
    return [one._replace(beside=at % 2 == 1) for at, one in enumerate(asked)]


class OwnPlacePage(Page):
    """The form. What is saved is found at once, and stays through every update."""

    keeps_acts = True  # Save is always in reach

    @staticmethod
    def load(desk: Desk, ask: Ask) -> None:
        """Load nothing: the form begins empty."""

    def __init__(self, desk: Desk, ask: Ask, data: None) -> None:
        del data
        super().__init__(tr("Add a place of ours"), desk, columns=desk.policy.columns)
        self._desk = desk
        self._asked = _fields(desk, ask.state)
        self.form = FieldForm(self._asked)
        self._wrong = WrapLabel("", tone="stop", bold=True)
        self._wrong.hide()
        self._save = Button(tr("Save"), variant="primary", act=self._clicked)
        self.add_act(self._save)
        lead = tr("Only the place, nothing about a person. Leave empty what you do not know.")
        for widget in (WrapLabel(lead), self._wrong, self.form):
            self.add(widget)

    def _clicked(self) -> None:
        cells = self.form.values() | {"day": self._desk.library.today().isoformat()}
        self._save.setEnabled(False)
        self._desk.aside(partial(self._kept, cells), self._answered)

    def _kept(self, cells: Mapping[str, str]) -> Place | tuple[Slip, ...] | KnownError:
        try:
            return self._desk.library.local.add(cells)
        except KnownError as error:
            return error

    def _answered(self, found: Place | tuple[Slip, ...] | KnownError) -> None:
        if not isValid(self):
            return
        self._save.setEnabled(True)
        if isinstance(found, Place):
            self._desk.go(Route("place", found.id))
        elif isinstance(found, KnownError):
            self._tell([" ".join(told(found))])
        else:
            self._tell([self._mend(slip.column) for slip in found])
            self.form.go_to(one.label for one in self._asked if one.name == found[0].column)

    def _mend(self, column: str) -> str:
        """Return what to do about a field, in words of the window: those of a slip are English."""
        field = next(one for one in self._asked if one.name == column)
        typed = self.form.values()[column]
        if column == "street" and typed:
            words = tr("{field}: by its name people hide here. Leave the street empty.")
        elif column == "name" and typed:
            words = tr("{field}: this place is on the list already.")
        elif typed:
            words = tr("{field}: look at this again.")
        elif column in _NEEDED or column == "city":
            words = tr("{field}: this is needed.")
        else:
            words = tr("{field}: give a phone, a website or a street.")
        example = tr("Such as: {hint}").format(hint=field.hint) if typed and field.hint else ""
        return f"{words.format(field=field.label)} {example}".strip()

    def _tell(self, lines: list[str]) -> None:
        self._wrong.set_text("\n".join(lines), tone="stop")
        self._wrong.show()
        self.to_top()
