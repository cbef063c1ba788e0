"""The questions of a checklist, who lives together first; all on one page or one at a time.

It edits the draft of the open checklist and judges nothing. What is answered stands in that
draft alone; a person who was removed is kept until the next answer, to be brought back.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.eligibility.draft import Draft
from navigator.eligibility.settling import Missing
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Checklist
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import box, stack
from navigator.ui.pages.living_together import HOUSEHOLD_FACTS, HouseholdCard, PeopleCount
from navigator.ui.pages.questions import PersonCard, Question, make_question, person_name
from navigator.ui.pages.stepping import Step, Stepper
from navigator.ui.theme import SPACE

if TYPE_CHECKING:
    from navigator.ui.visit.visit import OpenChecklist


class QuestionColumn(QWidget):
    """All questions. Signals: `answered`, after an answer; `counted`, when people come or go."""

    answered = Signal()
    counted = Signal()

    def __init__(self, desk: Desk, ask: Ask, checklist: Checklist, opened: OpenChecklist) -> None:
        super().__init__()
        self._desk, self._state, self._open = desk, ask.state, opened
        self._before: Draft | None = None
        """With the person who was just removed."""
        self._personal = tuple(one for one in checklist.asks if ASKABLE[one].scope == "person")
        self._own = tuple(one for one in self._personal if one not in HOUSEHOLD_FACTS)
        self.stepper = Stepper(self, is_single=opened.one_at_a_time)
        self.stepper.moved.connect(self._step)
        self.count = PeopleCount()
        self.count.added.connect(self._add)
        self.count.undone.connect(self._undo)
        self.household: HouseholdCard | None = None
        self.cards: list[PersonCard] = []
        self.boxes: dict[QWidget, Question] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.m)
        self._column.addWidget(self.stepper.head)
        self.stepper.head.show()
        self._cards, self._card_column = stack(SPACE.m)
        self._lay_out(checklist)
        self._column.addWidget(self.stepper.foot)
        self._column.addStretch(1)
        self._show()

    @property
    def draft(self) -> Draft:
        """What is answered by now."""
        return self._open.draft

    @property
    def asked(self) -> list[Step]:
        """What is asked now, in order: who lives together, each person, then all of them."""
        first: list[Step] = [] if self.household is None else [self.household]
        own = [one for card in self.cards for one in card.applying]
        return [*first, *own, *self.boxes.values()]

    def answer_to(self, missing: Missing) -> QWidget | None:
        """Step to the question behind a missing answer; gives where the keyboard goes."""
        found = self._question(missing)
        if found is None:
            return None
        is_kin = missing.fact in HOUSEHOLD_FACTS and self.household is not None
        self.stepper.go_to(self.household if is_kin and self.household else found)
        found.first_stop.setFocus(Qt.FocusReason.TabFocusReason)
        return found

    def forget(self) -> None:
        """Let go of whoever was removed."""
        self._before = None

    def _question(self, missing: Missing) -> Question | None:
        if missing.person is None:
            return next((one for one in self.boxes.values() if one.fact == missing.fact), None)
        if self.household is not None and missing.fact in HOUSEHOLD_FACTS:
            return self.household.lines[missing.person].questions.get(missing.fact)
        return self.cards[missing.person].questions.get(missing.fact)

    def _lay_out(self, checklist: Checklist) -> None:
        if len(self._own) < len(self._personal):
            self.household = HouseholdCard(self._desk, self._state, self._personal, self.count)
            self.household.answered.connect(self._about_person)
            self.household.removed.connect(self._remove)
            self._column.addWidget(self.household)
        self._column.addWidget(self._cards)
        if self._personal and self.household is None:
            self._column.addWidget(self.count)
        for fact in checklist.asks:
            if fact not in self._personal:
                question = make_question(self._desk, self._state, fact)
                question.restore(self.draft.household.get(fact))
                question.answered.connect(partial(self._about_all, fact))
                card = box(question)
                self._column.addWidget(card)
                self.boxes[card] = question

    def _add_card(self) -> None:
        is_alone = self.household is None
        card = PersonCard(self._desk, self._state, self._own, removable=is_alone)

        def answered(fact: str, value: Any) -> None:
            self._about_person(self.cards.index(card), fact, value)

        card.answered.connect(answered)
        card.removed.connect(lambda: self._remove(self.cards.index(card)))
        self.cards.append(card)
        self._card_column.addWidget(card)

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
        self.count.show_gone("")
        self._show()

    def _show(self) -> None:
        """Show everybody with what is answered, and put the stops of Tab into order."""
        people = self.draft.people if self._personal else ()
        while self._own and len(self.cards) < len(people):
            self._add_card()
        while len(self.cards) > len(people):
            card = self.cards.pop()
            card.hide()
            card.deleteLater()
        if self.household is not None:
            self.household.show_people(people)
        for number, card in enumerate(self.cards):
            card.show_as(number, people)
        self.count.add.setEnabled(self.draft.has_room)
        first = [] if self.household is None else self.household.stops
        own = [stop for card in self.cards for stop in card.stops]
        count = self.count.stops if self._personal and self.household is None else []
        after = [stop for question in self.boxes.values() for stop in question.stops]
        for one, following in pairwise([*first, *own, *count, *after, *self.stepper.stops]):
            QWidget.setTabOrder(one, following)
        self._step()

    def _step(self) -> None:
        """Show the questions that apply, all or one, and how far we are."""
        self.stepper.show_questions(self.asked, self._count_answered())
        current, everything = self.stepper.current, not self.stepper.is_single
        self._open.one_at_a_time = self.stepper.is_single
        if self.household is not None:
            self.household.setVisible(everything or current is self.household)
        for card in self.cards:
            mine = next((one for one in card.applying if one is current), None)
            card.show_only(mine, everything=everything)
        self._cards.setVisible(any(not card.isHidden() for card in self.cards))
        for holder, question in self.boxes.items():
            holder.setVisible(everything or question is current)

    def _count_answered(self) -> int:
        """How many are answered; who lives together is, once every age is given."""
        people, household = self.draft.people, self.draft.household
        given = [
            people[number].get(one.fact)
            for number, card in enumerate(self.cards)
            for one in card.applying
        ]
        given += [household.get(one.fact) for one in self.boxes.values()]
        if self.household is not None:
            given.append(True if all(one.get("age") is not None for one in people) else None)
        return sum(value is not None for value in given)
