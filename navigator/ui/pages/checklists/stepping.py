"""Steps through questions one at a time, or shows all: the switch, the progress, and the buttons.

It holds no answer; questions keep theirs while they are out of sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from navigator.ui.pages.checklists.living_together import FactCard, HouseholdCard
from navigator.ui.pages.checklists.questions import Question
from navigator.ui.theme import SPACE
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

Step = Question | HouseholdCard | FactCard
"""A unit that is shown at a time: the household, or one question."""


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
