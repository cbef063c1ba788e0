"""The fields for who reads: asked once a sitting, filled from their file of reviews."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.records.reviewing import ROLES, Role
from navigator.steward.desk.workbench import Workbench
from navigator.steward.editing.readers import ROLE_WORDS, Person, lacking
from navigator.ui.theme import SPACE
from navigator.ui.widgets.field_form import Choice, Line, in_columns
from navigator.ui.widgets.wrap_label import WrapLabel


class WhoFields(QWidget):
    """The fields, for these roles; hidden where it is known who reads."""

    def __init__(self, bench: Workbench, roles: Iterable[Role]) -> None:
        super().__init__()
        self._bench = bench
        self._known: dict[str, Person] = {}
        self.who = Line("A short name for your file, such as ana-lopez")
        self.role = Choice("Your role", {one: ROLE_WORDS[one] for one in roles})
        self.organization = Line("Your organization")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xxs)
        known = f"{bench.who}: what else should your review say?" if bench.who else "Who reads?"
        column.addWidget(WrapLabel(f"{known} This is asked once.", bold=True))
        column.addWidget(in_columns([self.who, self.role, self.organization], 3))
        self.who.line.editingFinished.connect(self._fill_known)
        self.who.put(bench.who)
        self.who.setVisible(not bench.who)
        self.ask()

    @property
    def missing(self) -> QWidget | None:
        """The first field that is empty while it is not known who reads."""
        asked = () if self._bench.person is not None else (self.who, self.organization)
        return next((one.field for one in asked if not one.cell), None)

    def know(self, people: tuple[Person, ...]) -> None:
        """Learn who has a file of reviews; one alone is taken to be who sits here."""
        self._known = {one.who: one for one in people}
        if not self.who.cell and len(people) == 1:
            self.who.put(people[0].who)
        self._fill_known()

    def ask(self) -> None:
        """Show the fields where nobody is known yet."""
        self.setVisible(self._bench.person is None)

    def ask_anew(self) -> None:
        """Forget the person and ask: another one goes on at this desk."""
        self._bench.person = None
        for line in (self.who, self.organization):
            line.put("")
        self.who.show()
        self.ask()
        self.who.field.setFocus()

    def take(self) -> tuple[str, ...]:
        """Keep the person from now on, or return what is missing."""
        if self._bench.person is not None:
            return ()
        who, organization = self.who.cell, self.organization.cell
        role = next((one for one in ROLES if one == self.role.cell), ROLES[-1])
        told = lacking(who, role, organization)
        if not told:
            self._bench.person = Person(who, role, organization)
            self.hide()
        return told

    def _fill_known(self) -> None:
        known = self._known.get(self.who.cell)
        if known is not None and not self.organization.cell:
            self.role.put(known.role)
            self.organization.put(known.organization)
