"""The questions of a checklist, the household first; all on one page or one at a time.

It edits the draft of the open checklist and judges nothing. The answers are in that draft alone,
also those of questions out of sight; the draft before a removal is kept until the next answer, for
Undo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from navigator.eligibility.draft import Draft
from navigator.eligibility.settling import Missing
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Asking
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import box, stack
from navigator.ui.pages.checklists.questions import (
    HOUSEHOLD_FACTS,
    FactCard,
    HouseholdCard,
    PeopleCount,
    PersonCard,
    Question,
    asks_of,
    make_question,
    person_name,
)
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Column, bare
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

if TYPE_CHECKING:
    from navigator.ui.visit.open_checklist import OpenChecklist

Step = Question | HouseholdCard | FactCard
"""A unit that is shown at a time: the household, or one question."""


Applies = Callable[[str, int | None], bool]
"""Tells if a fact is asked of a person, or of the household where the person is None."""
_CHARS = 44
"""Characters that a question beside another one needs."""


def _always(_fact: str, _person: int | None) -> bool:
    """Ask every question."""
    return True


class Stepper(QObject):
    """Walks through the questions that apply.

    Signals: `moved`, after each step or switch; `restarted`. `head` (progress and switch) stands
    above the questions, `foot` (next and previous) below.
    """

    moved = Signal()
    restarted = Signal()

    def __init__(self, parent: QWidget, *, is_single: bool) -> None:
        super().__init__(parent)
        self.is_single = is_single
        self._questions: list[Step] = []
        self._current: Step | None = None
        self.progress = WrapLabel("", bold=True, role=Role.SMALL)
        self.count = WrapLabel("", bold=True, role=Role.SMALL)
        self.switch = Button("", variant="quiet", icon_name="list-checks", act=self._switch)
        word, act = tr("Clear the answers"), self.restarted.emit
        self.restart = Button(word, variant="quiet", icon_name="eraser", act=act)
        word, act = tr("Previous question"), partial(self._move, -1)
        self.earlier = Button(word, icon_name="chevron-left", act=act)
        word, act = tr("Next question"), partial(self._move, 1)
        self.later = Button(word, variant="primary", icon_name="chevron-right", act=act)
        # The page's own, also where it asks nothing and places neither: else they outlive it.
        self.head, self.foot = QWidget(parent), QWidget(parent)
        self.head.hide()
        self.foot.hide()
        for holder, shown in (
            (self.head, (self.count, self.switch, self.restart)),
            (self.foot, (self.later, self.earlier, self.progress)),
        ):
            flow = FlowLayout(holder, gap=SPACE.s)
            for widget in shown:
                flow.addWidget(widget)

    @property
    def current(self) -> Step | None:
        """The question on show when one is shown at a time; else None."""
        return self._current if self.is_single else None

    @property
    def stops(self) -> list[QWidget]:
        """The widgets that Tab stops at, in reading order."""
        return [self.later, self.earlier]

    def show_questions(self, questions: Sequence[Step], answered: int) -> None:
        """Set the questions that apply now, and how many of them are answered."""
        self._questions = list(questions)
        if self._current not in questions:
            self._current = questions[0] if questions else None
        count, at = len(questions), self._at()
        self.switch.set_label(tr("All on one page") if self.is_single else tr("One at a time"))
        self.foot.setVisible(self.is_single)
        self.count.setVisible(not self.is_single)
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(at < count - 1)
        place = tr("Question {number} of {count}").format(number=at + 1, count=count)
        self.progress.set_text(place)
        self.count.set_text(
            tr("{answered} of {count} answered").format(answered=answered, count=count)
        )

    def _at(self) -> int:
        return self._questions.index(self._current) if self._current in self._questions else 0

    def _switch(self) -> None:
        self.is_single = not self.is_single
        self.moved.emit()
        self.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, question: Step) -> None:
        """Go to a question."""
        self._current = question
        self.moved.emit()

    def _move(self, by: int) -> None:
        at = min(max(self._at() + by, 0), len(self._questions) - 1)
        self.go_to(self._questions[at])
        self._questions[at].first_stop.setFocus(Qt.FocusReason.TabFocusReason)


class QuestionColumn(QWidget):
    """All questions. Signals: `answered`, after an answer; `counted`, when people come or go."""

    answered = Signal()
    counted = Signal()

    def __init__(
        self,
        desk: Desk,
        ask: Ask,
        checklist: Asking,
        opened: OpenChecklist,
        *,
        columns: int = 1,
        applies: Applies = _always,
    ) -> None:
        """Make the questions of a list.

        Args:
            desk: the acts of the page.
            ask: the state asked in.
            checklist: the list of questions.
            opened: the answers given so far, which it edits.
            columns: of questions beside each other below the household, where there is room.
            applies: tells if a question is asked now; one that is answered always is.
        """
        super().__init__()
        self._desk, self._state, self._open = desk, ask.state, opened
        self._columns, self._applies = columns, applies
        self._before: Draft | None = None
        """The draft before the last removal; None when nothing can be undone."""
        self._personal = tuple(one for one in checklist.asks if ASKABLE[one].scope == "person")
        self._own = tuple(one for one in self._personal if one not in HOUSEHOLD_FACTS)
        self.stepper = Stepper(self, is_single=opened.one_at_a_time)
        self.stepper.moved.connect(self._step)
        # The column's own, also where it is about nobody: else it would outlive it.
        self.count = PeopleCount(self)
        self.count.setVisible(bool(self._personal))
        self.count.added.connect(self._add)
        self.count.undone.connect(self._undo)
        self.household: HouseholdCard | None = None
        self.facts: list[FactCard] = []
        """With a household card: a card for each further question about people."""
        self.cards: list[PersonCard] = []
        self.boxes: dict[QWidget, Question] = {}
        self._column = bare(self, SPACE.m, self.stepper.head)
        self.stepper.head.show()
        self._lay_out(checklist)
        self._column.addWidget(self.stepper.foot)
        self._column.addStretch(1)
        self._show()

    @property
    def draft(self) -> Draft:
        """The answers given so far."""
        return self._open.draft

    @property
    def asked(self) -> list[Step]:
        """The questions that apply, in order: the household, each person, then those about all."""
        first: list[Step] = [] if self.household is None else [self.household]
        facts = [one for one in self.facts if one.is_asked]
        own = [one for card in self.cards for one in card.applying]
        boxes = [one for holder, one in self.boxes.items() if holder in self._asked_boxes]
        return [*first, *facts, *own, *boxes]

    @property
    def _asked_boxes(self) -> list[QWidget]:
        """The cards of questions about all that apply now."""
        given = self.draft.household
        return [
            holder
            for holder, one in self.boxes.items()
            if given.get(one.fact) is not None or self._applies(one.fact, None)
        ]

    def show_applying(self) -> None:
        """Show the questions that apply now, as answers opened or closed some."""
        self._show()

    def _asks(self, fact: str, person: int) -> bool:
        given = self.draft.people[person].get(fact)
        return given is not None or self._applies(fact, person)

    def answer_to(self, missing: Missing) -> QWidget | None:
        """Go to the question of a missing answer and focus it; return it, or None if not asked."""
        found = self._question(missing)
        if found is None:
            return None
        step, question = found
        self.stepper.go_to(step)
        question.first_stop.setFocus(Qt.FocusReason.TabFocusReason)
        return question

    def forget(self) -> None:
        """Drop the draft kept for Undo."""
        self._before = None
        self.count.show_gone("")

    def _question(self, missing: Missing) -> tuple[Step, Question] | None:
        """Return the question of a missing answer, with the card or line it is shown in."""
        fact, person = missing.fact, missing.person
        held: list[tuple[Step, Question]] = [(one, one) for one in self.boxes.values()]
        if person is not None:
            held = [(one, one.lines[person]) for one in self.facts]
            if self.household is not None:
                line = self.household.lines[person]
                held += [(self.household, one) for one in line.questions.values()]
            if self.cards:
                held += [(one, one) for one in self.cards[person].questions.values()]
        return next((one for one in held if one[1].fact == fact), None)

    def _lay_out(self, checklist: Asking) -> None:
        below = Column()
        place: QLayout = self._column
        if self._columns > 1:
            place = ResponsiveGrid(
                below, least_chars=_CHARS, most_columns=self._columns, stretch_rows=True
            )
        if "age" in self._personal:
            self.household = HouseholdCard(self._desk, self._state, self._personal, self.count)
            self.household.answered.connect(self._about_person)
            self.household.removed.connect(self._remove)
            self._column.addWidget(self.household)
            for fact in self._own:
                asked = FactCard(self._desk, self._state, fact, self._asks)
                asked.answered.connect(self._about_person)
                place.addWidget(asked)
                self.facts.append(asked)
        elif self._personal:
            cards, self._card_column = stack(SPACE.m)
            self._column.addWidget(cards)
            self._column.addWidget(self.count)
        for fact in checklist.asks:
            if fact not in self._personal:
                question = make_question(self._desk, self._state, fact)
                question.restore(self.draft.household.get(fact))
                question.answered.connect(partial(self._about_all, fact))
                card = box(question)
                place.addWidget(card)
                self.boxes[card] = question
        if self._columns > 1:
            self._column.addWidget(below)

    def _add_card(self) -> None:
        card = PersonCard(self._desk, self._state, self._own)

        def answered(fact: str, value: Any) -> None:
            self._about_person(self.cards.index(card), fact, value)

        card.answered.connect(answered)
        card.removed.connect(lambda: self._remove(self.cards.index(card)))
        self.cards.append(card)
        self._card_column.addWidget(card)

    def _show_cards(self, wanted: int) -> None:
        while len(self.cards) < wanted:
            self._add_card()
        while len(self.cards) > wanted:
            card = self.cards.pop()
            card.hide()
            card.deleteLater()

    def _add(self) -> None:
        self._change(self.draft.with_person())
        added: Step | None
        if self.household is not None:
            added, where = self.household, self.household.lines[-1].stops[0]
        else:
            added = self.cards[-1].applying[0]
            where = added.first_stop
        self.stepper.go_to(added)
        where.setFocus(Qt.FocusReason.TabFocusReason)
        self.counted.emit()

    def _remove(self, person: int) -> None:
        before = self.draft
        name = person_name(self._desk, person, before.people)
        self._change(before.without(person))
        self._before = before
        self.count.show_gone(name)
        self.count.undo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.counted.emit()

    def _undo(self) -> None:
        if self._before is not None:
            self._change(self._before)
            self.count.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self.counted.emit()

    def _about_person(self, person: int, fact: str, value: Any) -> None:
        self._change(self.draft.with_personal(person, fact, value))
        self.answered.emit()

    def _about_all(self, fact: str, value: Any) -> None:
        self._change(self.draft.with_household(fact, value))
        self.answered.emit()

    def _change(self, draft: Draft) -> None:
        self._open.draft = draft
        self.forget()
        self._show()

    def _show(self) -> None:
        """Show all people and answers, and set the order of Tab."""
        people = self.draft.people
        if self.household is not None:
            self.household.show_people(people)
            for fact in self.facts:
                fact.show_people(people)
            order = [*self.household.stops, *(stop for one in self.facts for stop in one.stops)]
        elif self._personal:
            self._show_cards(len(people))
            for number, card in enumerate(self.cards):
                card.show_as(number, people)
            order = [stop for card in self.cards for stop in card.stops] + self.count.stops
        else:
            order = []
        self.count.add.setEnabled(self.draft.has_room)
        after = [stop for question in self.boxes.values() for stop in question.stops]
        for one, following in pairwise([*order, *after, *self.stepper.stops]):
            QWidget.setTabOrder(one, following)
        self._step()

    def _step(self) -> None:
        """Show the questions that apply, all or one, and the progress."""
        self.stepper.show_questions(self.asked, self._count_answered())
        current, everything = self.stepper.current, not self.stepper.is_single
        self._open.one_at_a_time = self.stepper.is_single
        if self.household is not None:
            self.household.setVisible(everything or current is self.household)
        for fact in self.facts:
            fact.setVisible(fact.is_asked and (everything or current is fact))
        for card in self.cards:
            mine = next((one for one in card.applying if one is current), None)
            card.show_only(mine, everything=everything)
        for holder, question in self.boxes.items():
            is_asked = holder in self._asked_boxes
            holder.setVisible(is_asked and (everything or question is current))

    def _count_answered(self) -> int:
        """Return how many are answered; one about several people counts once all have answered."""
        people, household = self.draft.people, self.draft.household
        given = [household.get(self.boxes[one].fact) is not None for one in self._asked_boxes]
        for number, card in enumerate(self.cards):
            given += [people[number].get(one.fact) is not None for one in card.applying]
        asked = ["age"] if self.household is not None else []
        for fact in (*asked, *(one.fact for one in self.facts if one.is_asked)):
            given.append(
                all(
                    one.get(fact) is not None
                    for number, one in enumerate(people)
                    if asks_of(fact, one) and (fact == "age" or self._asks(fact, number))
                )
            )
        return sum(given)
