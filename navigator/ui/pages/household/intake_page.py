"""The questions of the interview: who lives together, what comes in, and what presses the home.

The answers stay in the visit until Clear and feed every other checklist. A question of need is put
only where a program that is still open asks for it. Each can be skipped. A volunteer has them all
on one page; a visitor alone has one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from navigator.aloud.script import Spoken
from navigator.eligibility.answers import BadAnswer
from navigator.eligibility.draft import Draft
from navigator.eligibility.explain import question_message
from navigator.eligibility.settling import Missing
from navigator.eligibility.still_asked import is_still_asked
from navigator.records.askable import ASKABLE
from navigator.records.interviews import Interview
from navigator.ui.desk import HOUSEHOLD, Ask, Desk, Route
from navigator.ui.pages.checklists.question_column import QuestionColumn
from navigator.ui.pages.household.judged_home import (
    JudgedHome,
    answers_of,
    forget_answers,
    judge_home,
)
from navigator.ui.pages.visitor.parts import add_state
from navigator.ui.pages.visitor.read_button import aloud, let_hear
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import counted, told, tr

PLAN = Route("plan")
_PAUSE_MS = 200
"""Milliseconds between the last key and the judgment: a number is not judged digit by digit."""


@dataclass(frozen=True, slots=True)
class IntakeData:
    """The interview, and what the answers given so far come to."""

    interview: Interview
    judged: JudgedHome


class IntakePage(Page):
    """The page "What help can this household get"; its id may name the question to begin at."""

    stays = True
    of_state = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> IntakeData:
        """Load the interview and judge the answers given so far."""
        held = desk.visit.household
        draft = Draft() if held is None else held.draft
        return IntakeData(desk.library.interview(ask.lang), judge_home(desk.library, draft, ask))

    def __init__(self, desk: Desk, ask: Ask, data: IntakeData) -> None:
        super().__init__(data.interview.title, desk, columns=desk.policy.columns)
        self._desk, self._ask, self._data = desk, ask, data
        self._open = answers_of(desk)
        self._open.owner = self
        self._judged = data.judged
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self._judge)
        add_state(self, desk.say, data.interview)
        self.add(WrapLabel(data.interview.lead, role=Role.LEAD))
        self.questions = QuestionColumn(
            desk, ask, data.interview, self._open,
            columns=desk.policy.columns, applies=self._applies,
        )  # fmt: skip
        self.questions.answered.connect(self._wait.start)
        self.questions.counted.connect(self._judge)
        self.questions.stepper.moved.connect(lambda: QTimer.singleShot(0, self, self._reveal))
        self.questions.stepper.restarted.connect(self._restart)
        if desk.reader is not None:
            self.questions.stepper.moved.connect(desk.reader.stop)
        self.add(self.questions)
        self._count = WrapLabel("", bold=True)
        self.to_plan = Button(
            tr("See what may help"), variant="primary", icon_name="list-checks", act=self._see
        )
        steps = self.questions.stepper.foot  # the way on, always in sight
        self.set_foot(flow(steps, self.to_plan, self._count, gap=SPACE.m, row_gap=SPACE.xs))
        let_hear(self, desk, self._spoken)
        self._show()
        if self.draft != data.judged.draft:  # somebody typed while the page was on its way
            self._judge()
        if ask.route.id:
            QTimer.singleShot(0, self, partial(self._begin_at, ask.route.id))

    @property
    def draft(self) -> Draft:
        """The answers given so far."""
        return self._open.draft

    @property
    def is_whole(self) -> bool:
        """Return whether the questions on show follow from the present answers."""
        return not self._wait.isActive()

    def _applies(self, fact: str, person: int | None) -> bool:
        return is_still_asked(self._judged.wanted, fact, person)

    def _see(self) -> None:
        self._desk.go(PLAN)

    def _restart(self) -> None:
        forget_answers(self._desk)
        self._desk.go(HOUSEHOLD)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget whom Undo could bring back."""
        super().hideEvent(event)
        self.questions.forget()

    def _spoken(self) -> Spoken:
        """Return the questions in sight to read aloud, never an answer."""
        current = self.questions.stepper.current
        shown = self.questions.asked if current is None else [current]
        interview = self._data.interview
        asked_for = [interview.lead, *(one.spoken for one in shown)]
        return aloud(self._desk).questions(interview.title, (), asked_for)

    def _reveal(self) -> None:
        question = self.questions.stepper.current
        if question is not None:
            for widget in (question, question.heading):
                self.scroll_area.ensureWidgetVisible(widget, 0, SPACE.m)

    def _begin_at(self, id: str) -> None:
        """Go to the question that the route names: a fact, and the number of a person."""
        fact, _, person = id.partition(":")
        if fact not in ASKABLE:
            return
        missing = Missing(fact, int(person) if person.isdigit() else None)
        if missing.person is not None and missing.person >= len(self.draft.people):
            return
        question = self.questions.answer_to(missing)
        if question is not None:
            self.scroll_area.ensureWidgetVisible(question, 0, SPACE.xl)

    def _judge(self) -> None:
        """Judge the present answers off the main thread."""
        self._wait.stop()
        library, draft, ask = self._desk.library, self.draft, self._ask
        self._desk.aside(
            lambda: judge_home(library, draft, ask),
            lambda judged: self._take(judged) if isValid(self) else None,
        )

    def _take(self, judged: JudgedHome) -> None:
        """Show the questions that the programs still open ask for."""
        focused: QWidget | None = self.focusWidget()
        changes = judged.wanted != self._judged.wanted
        self._judged = judged
        if changes:
            self.questions.show_applying()
            if focused is not None and isValid(focused) and focused.isVisible():
                focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _show(self) -> None:
        """Say how many programs stand so far, or what is wrong with an answer."""
        error = self._judged.error
        # At the kiosk the room is for the question.
        self._count.setVisible(error is not None or not self._desk.policy.bottom_bar)
        if error is not None:
            self._count.set_text(" ".join(told(error, **self._named(error))), tone="note")
            return
        count = self._judged.standing
        words = tr("So far {count} [one:program seems|other:programs seem] to fit or may fit")
        words = counted(words, count)
        self._count.set_text(words, tone="quiet")

    def _named(self, error: Exception) -> dict[str, str]:
        if not isinstance(error, BadAnswer) or error.fact not in ASKABLE:
            return {}
        say = self._desk.say
        question = say.put(question_message(error.fact, say.state(self._ask.state)))
        return {"field": tr("“{question}”").format(question=question)}
