"""The questions of a checklist: one widget for each question, one card for each person.

Answers are emitted as they are given and kept nowhere else. Every question has a Skip; one that
does not apply (babies without a pregnancy) is not shown. The household has lines of its own, one a
person, with age and possible kin; impossible kin is not offered (`eligibility.kin`). Names are
never asked: a person is a number and an age. Further questions about people stand below, a card for
each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from navigator.eligibility.draft import Given
from navigator.eligibility.explain import question_message, why_message
from navigator.eligibility.kin import is_asked, offered
from navigator.records.askable import ASKABLE, PARENT_OF, RELATIONS, SPOUSE_OF
from navigator.ui.desk import Desk
from navigator.ui.pages.blocks import box, stack
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.column import bare
from navigator.ui.widgets.flow_layout import FlowLayout, flow
from navigator.ui.widgets.number_field import NumberField
from navigator.ui.widgets.section_heading import SectionHeading
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_STEP_DOLLARS = 100
_ARROWS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class Question(QWidget):
    """A question, its answers and why it is asked; with a `label`, both on one line instead.

    Signal: `answered(object)` with the new value; None is skipped.
    """

    answered = Signal(object)

    def __init__(self, desk: Desk, state: str, fact: str, *, label: str | None = None) -> None:
        super().__init__()
        library, lang = desk.library, desk.say.lang
        self.fact = fact
        self.words = library.say(question_message(fact, desk.say.state(state)), lang)
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers, gap=SPACE.s)
        column = bare(self, SPACE.xs)
        self._why = library.say(why_message(fact), lang)
        self.heading = WrapLabel(self.words if label is None else label, bold=label is None)
        if label is None:
            column.addWidget(self.heading)
        else:
            self._flow.addWidget(self.heading)
        column.addWidget(self._answers)
        if label is None:
            column.addWidget(WrapLabel(self._why, tone="quiet", role=Role.SMALL))

    @property
    def stops(self) -> list[QWidget]:
        """The widgets that Tab stops at, in reading order."""
        items = (self._flow.itemAt(one) for one in range(self._flow.count()))
        shown = [widget for item in items if item and (widget := item.widget())]
        return [one for one in shown if one is not self.heading]

    @property
    def first_stop(self) -> QWidget:
        """The widget that gets the focus first: a number field, the chosen answer, or the first."""
        chosen = (one for one in self.stops if isinstance(one, Chip) and one.isChecked())
        field = (one for one in self.stops if isinstance(one, NumberField))
        return next(field, None) or next(chosen, None) or self.stops[0]

    def ask_about(self, person: str) -> None:
        """Name the person to screen readers, where several questions stand below each other."""
        for stop in self.stops:
            if isinstance(stop, NumberField):
                stop.setAccessibleName(f"{person}: {self.words}")
            else:
                stop.setAccessibleDescription(f"{person}: {self.words}")

    @property
    def spoken(self) -> str:
        """The question and why it is asked, to read aloud; never an answer."""
        return f"{self.words} {self._why}"

    def restore(self, value: Any) -> None:
        """Show an earlier answer without emitting it again."""
        self.blockSignals(True)
        self._show(value)
        self.blockSignals(False)

    def _show(self, value: Any) -> None:
        """Show a value; does nothing in a question whose answers are shown elsewhere."""

    def add_chip(self, word: str, *, checked: bool) -> Chip:
        """Add an answer to press; screen readers say the question with it."""
        chip = Chip(word, checked=checked)
        chip.setAccessibleDescription(self.words)
        chip.installEventFilter(self)
        self._flow.addWidget(chip)
        return chip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the focus over the answers by arrow keys, in their order however the rows break."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = _ARROWS.get(event.key())
            chips = [one for one in self.stops if isinstance(one, Chip) and not one.isHidden()]
            if by is not None and watched in chips:
                at = min(max(chips.index(watched) + by, 0), len(chips) - 1)
                chips[at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


class ChoiceQuestion(Question):
    """A question with answers to choose one from; the last is Skip, chosen at first."""

    def __init__(
        self,
        desk: Desk,
        state: str,
        fact: str,
        choices: tuple[tuple[str, Any], ...],
        *,
        label: str | None = None,
    ) -> None:
        super().__init__(desk, state, fact, label=label)
        group = QButtonGroup(self)
        group.setExclusive(True)
        self._by_value: dict[Any, Chip] = {}
        for word, value in (*choices, (tr("Skip"), None)):
            chip = self.add_chip(word, checked=value is None)
            group.addButton(chip)
            self._by_value[value] = chip
            chip.clicked.connect(lambda _=False, value=value: self.answered.emit(value))

    @property
    def spoken(self) -> str:
        """The question with all of its answers, and why it is asked, to read aloud."""
        choices = ", ".join(chip.spoken() for chip in self._by_value.values())
        return f"{self.words} {choices}. {self._why}"

    def _show(self, value: Any) -> None:
        self._by_value[value].setChecked(True)


class NumberQuestion(Question):
    """A question for a number; one step below the least is Skip, chosen at first."""

    def __init__(self, desk: Desk, state: str, fact: str, *, label: str | None = None) -> None:
        super().__init__(desk, state, fact, label=label)
        askable = ASKABLE[fact]
        self._least = askable.low or 0
        field = NumberField(self.words, least=self._least - 1, most=askable.high or 0)
        field.setSpecialValueText(tr("Skipped"))
        field.setGroupSeparatorShown(True)
        if askable.kind == "money":
            field.setPrefix("$ ")
            field.setSingleStep(_STEP_DOLLARS)
        field.setValue(field.minimum())
        self.field = field
        self._flow.addWidget(field)
        self._skip = self.add_chip(tr("Skip"), checked=True)
        self._skip.clicked.connect(self._skipped)
        field.valueChanged.connect(self._tell)

    def _show(self, value: Any) -> None:
        self.field.setValue(self.field.minimum() if value is None else round(value))

    def _skipped(self) -> None:
        self.field.setValue(self.field.minimum())
        self._skip.setChecked(True)

    def _tell(self, value: int) -> None:
        is_skipped = value < self._least
        self._skip.setChecked(is_skipped)
        self.answered.emit(None if is_skipped else value)


class RelationQuestion(Question):
    """A question for other people: several children, one spouse, nobody, or skipped."""

    def __init__(self, desk: Desk, state: str, fact: str, *, label: str | None = None) -> None:
        super().__init__(desk, state, fact, label=label)
        self._nobody = desk.say("choice.nobody")
        self._chips: dict[int, Chip] = {}
        self._none = self.add_chip(self._nobody, checked=False)
        self._skip = self.add_chip(tr("Skip"), checked=True)
        self._none.clicked.connect(lambda: self.answered.emit([]))
        self._skip.clicked.connect(lambda: self.answered.emit(None))

    def show_people(self, names: dict[int, str], chosen: list[int] | None) -> None:
        """Offer the other people by name, and show the chosen ones."""
        for number in self._chips.keys() - names.keys():
            self._chips.pop(number).deleteLater()
        new = names.keys() - self._chips.keys()
        for number in new:
            chip = self._chips[number] = self.add_chip("", checked=False)
            chip.clicked.connect(lambda _=False, number=number: self._pressed(number))
        if new:
            named = [self._chips[number] for number in sorted(self._chips)]
            for chip in (*named, self._none, self._skip):
                self._flow.removeWidget(chip)
                self._flow.addWidget(chip)
        for number, name in names.items():
            self._chips[number].set_label(name, None)
        for number, chip in self._chips.items():
            chip.setChecked(number in (chosen or ()))
        self._none.setChecked(chosen == [])
        self._skip.setChecked(chosen is None)

    def _pressed(self, number: int) -> None:
        if self.fact == SPOUSE_OF:
            self.answered.emit([number])
            return
        named = [one for one, chip in self._chips.items() if chip.isChecked()]
        self.answered.emit(named or None)


class PersonCard(QWidget):
    """The questions about one person. Signals: `answered(fact, value)`, `removed`."""

    answered = Signal(str, object)
    removed = Signal()

    def __init__(self, desk: Desk, state: str, asks: tuple[str, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._title = WrapLabel("", bold=True, role=Role.LEAD)
        word, act = tr("Remove this person"), self.removed.emit
        self._remove = Button(word, variant="quiet", icon_name="x", act=act)
        self._applying: list[Question] = []
        self.questions = {fact: make_question(desk, state, fact) for fact in asks}
        for fact, question in self.questions.items():
            question.answered.connect(lambda value, fact=fact: self.answered.emit(fact, value))
        bare(self, 0, box(self._title, *self.questions.values(), self._remove))

    @property
    def stops(self) -> list[QWidget]:
        """The widgets that Tab stops at, in reading order."""
        asked = [stop for question in self.questions.values() for stop in question.stops]
        return [*asked, self._remove]

    @property
    def applying(self) -> list[Question]:
        """The questions that apply to this person, as far as the answers tell."""
        return self._applying

    def show_only(self, question: Question | None, *, everything: bool) -> None:
        """Show all questions that apply, or only this one; hide the card without any."""
        for one in self.questions.values():
            one.setVisible(one in self._applying and (everything or one is question))
        self.setVisible(bool(self._applying) and (everything or question is not None))

    def show_as(self, number: int, people: Sequence[Given]) -> None:
        """Number the person, show their answers, and find the questions that apply."""
        mine = people[number]
        self._title.set_text(person_name(self._desk, number, people))
        self._remove.setVisible(len(people) > 1)
        self._applying = []
        for fact, question in self.questions.items():
            question.restore(mine.get(fact))
            if asks_of(fact, mine):
                self._applying.append(question)


def asks_of(fact: str, person: Given) -> bool:
    """Return whether a fact is asked of a person, as far as their other answers tell."""
    askable = ASKABLE[fact]
    if not askable.asked_at(person.get("age")):
        return False
    return askable.follows is None or bool(person.get(askable.follows))


def person_name(desk: Desk, number: int, people: Sequence[Given]) -> str:
    """Return `Person 2`, with the age where it was given: `Person 2, 17`."""
    age = people[number].get("age")
    if age is None:
        return desk.say("person.number", number=number + 1)
    return desk.say("person.age", number=number + 1, age=age)


def make_question(desk: Desk, state: str, fact: str, *, label: str | None = None) -> Question:
    """Make the question about a fact, with answers of its kind; a `label` puts it on one line."""
    askable = ASKABLE[fact]
    if askable.kind == "yes_no":
        choices: tuple[tuple[str, Any], ...] = ((tr("Yes"), True), (tr("No"), False))
    elif askable.kind == "choice":
        choices = tuple((desk.say(f"choice.{fact}.{one}"), one) for one in askable.choices)
    else:
        return NumberQuestion(desk, state, fact, label=label)
    return ChoiceQuestion(desk, state, fact, choices, label=label)


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

    def __init__(self, desk: Desk, state: str, fact: str, asks: Callable[[str, int], bool]) -> None:
        """Make the card; `asks` tells if the fact is asked of a person by number."""
        super().__init__()
        self.fact = fact
        self._asks = asks
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
            for number, (line, given) in enumerate(zip(self.lines, people, strict=True))
            if asks_of(self.fact, given) and self._asks(self.fact, number)
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
