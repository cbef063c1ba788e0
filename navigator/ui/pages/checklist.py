"""A checklist: plain questions at the left, what the rules point to at the right.

Answers live in this page and go with it. Every question can be skipped.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QWidget

from navigator.checklists import Checklist
from navigator.eligibility.answers import Answers
from navigator.eligibility.explain import (
    condition_message,
    question_message,
    verdict_message,
    why_message,
)
from navigator.eligibility.screen import Result, Verdict
from navigator.errors import KnownError
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import box, section, stack, text_list
from navigator.ui.pages.parts import stop_banner
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.chip import Chip
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.states import ErrorState
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr


class ChecklistPage(Page):
    """Questions and live results."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> tuple[Checklist, Result]:
        """The checklist and its result with nothing answered."""
        checklist = desk.library.checklist(ask.route.id, ask.lang)
        return checklist, desk.library.screen(checklist.id, Answers(ask.state), ask.lang)

    def __init__(
        self, desk: Desk, ask: Ask, data: tuple[Checklist, Result], parent: QWidget | None = None
    ) -> None:
        checklist, result = data
        super().__init__(checklist.title, back=tr("Back"), columns=2, parent=parent)
        self.back_clicked.connect(desk.back)
        self._desk = desk
        self._ask = ask
        self._checklist = checklist
        self._answers: dict[str, Any] = {}
        again = Button(tr("Start over"), icon_name="rotate-ccw")
        again.clicked.connect(lambda: desk.go(Route("checklist", checklist.id)))
        self.add_act(again)
        stops = [one for one in result.cautions if one.level == "stop"]
        banner = stop_banner(desk, stops, checklist.topic)
        if banner is not None:
            self.add(banner)
        self.add(WrapLabel(checklist.lead, role=Role.LEAD))
        questions, column = stack(SPACE.m)
        for fact in checklist.asks:
            column.addWidget(self._question(fact))
        column.addStretch(1)
        side, self._results = stack(SPACE.m)
        both = QWidget()
        grid = ResponsiveGrid(
            both,
            least_px=current_look().measure_px(34),
            most_columns=2,
            gap=SPACE.xl,
            stretch_rows=False,
        )
        grid.addWidget(questions)
        grid.addWidget(side)
        self.add(both)
        self.body.addStretch(1)
        self._show(result)

    def _question(self, fact: str) -> QWidget:
        library, lang = self._desk.library, self._ask.lang
        state = self._desk.say.state(self._ask.state)
        question = library.say(question_message(fact, state), lang)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=SPACE.s)
        group = QButtonGroup(buttons)
        group.setExclusive(True)
        choices = ((tr("Yes"), True), (tr("No"), False), (tr("Skip"), None))
        for word, value in choices:
            chip = Chip(word, checked=value is None)
            chip.setAccessibleDescription(question)
            group.addButton(chip)
            chip.clicked.connect(lambda _=False, value=value: self._answer(fact, value))
            flow.addWidget(chip)
        return box(
            WrapLabel(question, bold=True),
            buttons,
            WrapLabel(library.say(why_message(fact), lang), tone="quiet", role=Role.SMALL),
        )

    def _answer(self, fact: str, value: bool | None) -> None:  # noqa: FBT001  slot
        self._answers[fact] = value
        try:
            answers = Answers(self._ask.state, dict(self._answers))
            result = self._desk.library.screen(self._checklist.id, answers, self._ask.lang)
        except KnownError as error:
            self._empty_results()
            self._results.addWidget(ErrorState(error.sentence, error.next_step))
            return
        self._show(result)

    def _empty_results(self) -> None:
        while item := self._results.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _show(self, result: Result) -> None:
        self._empty_results()
        for verdict in result.outcomes:
            self._results.addWidget(self._verdict(verdict))
        if not result.outcomes:
            text = self._desk.say("value.not_known")
            self._results.addWidget(ErrorState(text))
        card = Button(tr("The whole rule"), icon_name="file-text")
        id = f"card:{self._ask.state}:{self._checklist.topic}"
        card.clicked.connect(lambda: self._desk.go(Route("card", id)))
        self._results.addWidget(card)
        self._results.addStretch(1)

    def _verdict(self, verdict: Verdict) -> QWidget:
        say, library, lang = self._desk.say, self._desk.library, self._ask.lang
        state = say.state(self._ask.state)
        parts: list[QWidget] = [
            WrapLabel(verdict.title, bold=True),
            WrapLabel(library.say(verdict_message(verdict), lang), role=Role.LEAD),
        ]
        reasons = [
            say(f"reason.{reason.code}", what=library.say(condition_message(reason, state), lang))
            for reason in verdict.reasons
        ]
        parts.append(text_list(reasons))
        if verdict.branch:
            parts.append(WrapLabel(verdict.branch, tone="quiet"))
        shown = box(*parts, topic=self._checklist.topic)
        if not verdict.bring:
            return shown
        column, layout = stack(SPACE.m)
        layout.addWidget(shown)
        layout.addWidget(section(say("part.bring"), text_list(verdict.bring)))
        return column
