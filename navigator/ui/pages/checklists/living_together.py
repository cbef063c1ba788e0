"""The household: one line for each person, with age and possible kin.

Impossible kin is not offered (`eligibility.kin`). Names are never asked: a person is a number and
an age. Further questions about people stand below, a card for each. Nothing is kept here: each
line shows the answers of the draft.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from navigator.eligibility.draft import Given
from navigator.eligibility.kin import is_asked, offered
from navigator.records.askable import PARENT_OF, RELATIONS, SPOUSE_OF
from navigator.ui.desk import Desk
from navigator.ui.pages.blocks import box, stack
from navigator.ui.pages.checklists.questions import (
    NumberQuestion,
    Question,
    RelationQuestion,
    asks_of,
    make_question,
    person_name,
)
from navigator.ui.theme import SPACE
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.flow_layout import FlowLayout, flow
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

HOUSEHOLD_FACTS = ("age", *RELATIONS)
"""The facts that are asked here, and not again below."""


class PersonLine(QWidget):
    """The line of one person. Signals: `answered(fact, value)`, `removed`."""

    answered = Signal(str, object)
    removed = Signal()

    def __init__(self, desk: Desk, state: str, asks: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self._name = WrapLabel("", bold=True)
        act = self.removed.emit
        self._remove = Button("", variant="quiet", icon_name="x", icon_only=True, act=act)
        self._parents = WrapLabel("", tone="quiet", role=Role.SMALL)
        words = {PARENT_OF: tr("Parent or step-parent of"), SPOUSE_OF: tr("Married to")}
        self._age = NumberQuestion(desk, state, "age", label=tr("Age"))
        self._kin = {
            fact: RelationQuestion(desk, state, fact, label=words[fact])
            for fact in RELATIONS
            if fact in asks
        }
        self.questions: dict[str, Question] = {"age": self._age, **self._kin}
        for fact, question in self.questions.items():
            question.answered.connect(lambda value, fact=fact: self.answered.emit(fact, value))
        first = flow(self._name, self._age, self._remove, gap=SPACE.m, row_gap=SPACE.xxs)
        bare(self, SPACE.xs, first, self._parents, *self._kin.values())

    @property
    def stops(self) -> list[QWidget]:
        """The widgets that Tab stops at, in reading order."""
        kin = [stop for one in self._kin.values() for stop in one.stops]
        return [*self._age.stops, self._remove, *kin]

    def show_as(self, number: int, people: Sequence[Given]) -> None:
        """Number the person, show their answers, and offer the possible kin."""
        say, mine = self._desk.say, people[number]
        name = person_name(self._desk, number, people)
        parents = [
            say("person.number", number=one + 1)
            for one, given in enumerate(people)
            if number in (given.get(PARENT_OF) or ()) and number in offered(people, one, PARENT_OF)
        ]
        if parents:
            told = tr("child of {people}").format(people=say.all_of(parents))
            self._parents.set_text(told)
        self._parents.setVisible(bool(parents))
        self._name.set_text(say("person.number", number=number + 1))
        self._remove.set_label(tr("Remove {person}").format(person=name))
        self._remove.setVisible(len(people) > 1)
        self._age.restore(mine.get("age"))
        for fact, kin in self._kin.items():
            names = {
                one: person_name(self._desk, one, people) for one in offered(people, number, fact)
            }
            kin.show_people(names, mine.get(fact))
            kin.setVisible(is_asked(people, number, fact))
        for question in self.questions.values():
            question.ask_about(name)


class PeopleCount(QWidget):
    """Buttons to add a person, and to undo a removal. Signals: `added`, `undone`."""

    added = Signal()
    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.add = Button(tr("Add a person"), icon_name="plus", act=self.added.emit)
        self._gone = WrapLabel("", tone="quiet")
        act = self.undone.emit
        self.undo = Button(tr("Undo"), variant="quiet", icon_name="rotate-ccw", act=act)
        row = FlowLayout(self, gap=SPACE.s)
        for widget in (self.add, self._gone, self.undo):
            row.addWidget(widget)
        self.show_gone("")

    @property
    def stops(self) -> list[QWidget]:
        """The widgets that Tab stops at, in reading order."""
        return [self.add, self.undo]

    def show_gone(self, name: str) -> None:
        """Show who was removed, with Undo; an empty name hides both."""
        self._gone.set_text(tr("{person} was removed.").format(person=name))
        self._gone.setVisible(bool(name))
        self.undo.setVisible(bool(name))


def fit(lines: list[Any], count: int, add: Callable[[], None]) -> None:
    """Add or remove lines until there are `count`; the last ones are removed first."""
    while len(lines) < count:
        add()
    while len(lines) > count:
        line = lines.pop()
        line.hide()
        line.deleteLater()


class HouseholdCard(QWidget):
    """All who live together. Signals: `answered(person, fact, value)`, `removed(person)`."""

    answered = Signal(int, str, object)
    removed = Signal(int)

    def __init__(self, desk: Desk, state: str, asks: Sequence[str], count: PeopleCount) -> None:
        super().__init__()
        self._desk, self._state, self._count = desk, state, count
        self._asks = [fact for fact in asks if fact in HOUSEHOLD_FACTS]
        self.lines: list[PersonLine] = []
        self.heading = SectionHeading(tr("Who lives together?"))
        people, self._column = stack(SPACE.m)
        why = WrapLabel(desk.say("why.household"), tone="quiet", role=Role.SMALL)
        bare(self, 0, box(self.heading, why, people, count))

    @property
    def stops(self) -> list[QWidget]:
        """The widgets that Tab stops at, in reading order."""
        return [*(stop for line in self.lines for stop in line.stops), *self._count.stops]

    @property
    def first_stop(self) -> QWidget:
        """The widget that gets the focus first."""
        return self.lines[0].stops[0]

    @property
    def spoken(self) -> str:
        """The questions and why they are asked, to read aloud; never an answer."""
        asked = [one.words for one in self.lines[0].questions.values() if not one.isHidden()]
        return " ".join([tr("Who lives together?"), *asked, self._desk.say("why.household")])

    def show_people(self, people: Sequence[Given]) -> None:
        """Show a line for each person, with their answers."""
        fit(self.lines, len(people), self._add_line)
        for number, line in enumerate(self.lines):
            line.show_as(number, people)

    def _add_line(self) -> None:
        line = PersonLine(self._desk, self._state, self._asks)
        self.lines.append(line)
        self._column.addWidget(line)

        def answered(fact: str, value: Any) -> None:
            self.answered.emit(self.lines.index(line), fact, value)

        line.answered.connect(answered)
        line.removed.connect(lambda: self.removed.emit(self.lines.index(line)))


class FactCard(QWidget):
    """One question, with a line of answers for each person it is asked of.

    Signal: `answered(person, fact, value)`.
    """

    answered = Signal(int, str, object)

    def __init__(self, desk: Desk, state: str, fact: str) -> None:
        super().__init__()
        self.fact = fact
        self._desk, self._state = desk, state
        whole = make_question(desk, state, fact)
        self.heading, self._spoken = WrapLabel(whole.words, bold=True), whole.spoken
        whole.deleteLater()
        self.lines: list[Question] = []
        self._applying: list[Question] = []
        people, self._column = stack(SPACE.s)
        why = WrapLabel(desk.say(f"why.{fact}"), tone="quiet", role=Role.SMALL)
        bare(self, 0, box(self.heading, people, why))

    @property
    def stops(self) -> list[QWidget]:
        """The widgets that Tab stops at, in reading order, hidden lines included."""
        return [stop for line in self.lines for stop in line.stops]

    @property
    def first_stop(self) -> QWidget:
        """The widget that gets the focus first."""
        return self._applying[0].first_stop

    @property
    def spoken(self) -> str:
        """The question and why it is asked, to read aloud; never an answer."""
        return self._spoken

    @property
    def is_asked(self) -> bool:
        """Return whether the question is asked of anybody, as far as their other answers tell."""
        return bool(self._applying)

    def show_people(self, people: Sequence[Given]) -> None:
        """Show a line for each person the question is asked of, with their answer."""
        fit(self.lines, len(people), self._add_line)
        self._applying = [
            line
            for line, given in zip(self.lines, people, strict=True)
            if asks_of(self.fact, given)
        ]
        for number, line in enumerate(self.lines):
            name = person_name(self._desk, number, people)
            line.heading.set_text(name)
            line.heading.setVisible(len(people) > 1)
            line.ask_about(name)
            line.restore(people[number].get(self.fact))
            line.setVisible(line in self._applying)

    def _add_line(self) -> None:
        line = make_question(self._desk, self._state, self.fact, label="")
        self.lines.append(line)
        self._column.addWidget(line)
        line.answered.connect(
            lambda value: self.answered.emit(self.lines.index(line), self.fact, value)
        )
