"""A checklist: plain questions at the left, what the rules point to at the right.

Answers live in this page and go with it. Every question can be skipped. Paper without
answers is one press away; paper with answers comes only after a plain warning.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from navigator.aloud.script import Spoken
from navigator.eligibility.answers import Answers, BadAnswer
from navigator.eligibility.draft import Draft
from navigator.eligibility.explain import question_message
from navigator.eligibility.screen import Result
from navigator.errors import KnownError
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.library.outline import caution_text, stop_part
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Checklist
from navigator.records.model import Guide
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import box, section, stack
from navigator.ui.pages.paper_acts import add_print_acts, pocket_rows
from navigator.ui.pages.parts import packet_button, stop_banner
from navigator.ui.pages.questions import PersonCard, Question, make_question, person_name
from navigator.ui.pages.read_button import aloud, let_hear, read_button
from navigator.ui.pages.sheets import AnswersNote, fill_parts
from navigator.ui.pages.stepping import Stepper
from navigator.ui.pages.verdicts import papers, verdict_cards
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.tokens import Role
from navigator.ui.visit.visit import OpenChecklist
from navigator.ui.widgets.banner import Banner
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.states import ErrorState
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import told, tr

_PAUSE_MS = 200
"""Results follow when typing pauses, so that a number is not judged digit by digit."""


@dataclass(frozen=True, slots=True)
class ChecklistData:
    """A checklist, its result with nothing answered, papers of its topic, cards to read."""

    checklist: Checklist
    result: Result
    papers: tuple[str, ...]
    reads: tuple[Guide, ...] = ()


class ChecklistPage(Page):
    """Questions and live results."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> ChecklistData:
        """What the page shows at first."""
        checklist = desk.library.checklist(ask.route.id, ask.lang)
        result = desk.library.screen(checklist.id, Answers(ask.state), ask.lang)
        card = desk.library.card(ask.state, checklist.topic, ask.lang)
        reads = tuple(desk.library.guide(id, ask.lang) for id in checklist.reads)
        return ChecklistData(checklist, result, card.papers, reads)

    def __init__(
        self, desk: Desk, ask: Ask, data: ChecklistData, parent: QWidget | None = None
    ) -> None:
        checklist = data.checklist
        columns = desk.policy.columns
        super().__init__(checklist.title, back=tr("Back"), columns=columns, parent=parent)
        self.back_clicked.connect(desk.back)
        self._desk = desk
        self._ask = ask
        self._data = data
        self._open = self._take_over()
        self._cards: list[PersonCard] = []
        self._boxes: dict[QWidget, Question] = {}
        self._stepper = Stepper(self, is_single=self._open.one_at_a_time)
        self._stepper.moved.connect(self._step)
        self._stepper.moved.connect(lambda: QTimer.singleShot(0, self, self._reveal))
        self._stepper.restarted.connect(self._restart)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self._judge)
        self._acts()
        self._head()
        points, self._results = stack(SPACE.m)
        further, self._further = stack(SPACE.m)
        questions = self._questions(checklist)
        if questions is not None:
            side, column = stack(SPACE.m)
            column.addWidget(points)
            column.addWidget(further)
            if desk.can_print:
                column.addWidget(self._answers_note())
            column.addStretch(1)
            parts = (questions, side)
        else:
            parts = (points, further)
        both = QWidget()
        grid = ResponsiveGrid(
            both,
            least_px=current_look().measure_px(34),
            most_columns=columns,
            gap=SPACE.xl,
            stretch_rows=False,
        )
        for one in parts:
            grid.addWidget(one)
        self.add(both)
        self.body.addStretch(1)
        if self.draft.is_blank:
            self._show(data.result)
        else:
            self._judge()

    def _head(self) -> None:
        """The dangers, those that are rules of the state whole, and what the page is for."""
        checklist = self._data.checklist
        stops = [one for one in self._data.result.cautions if one.level != "info"]
        first = self._said_first()
        for one in stops:
            if one.key in first:
                self.add(Banner("stop", one.title or "", caution_text(one)))
        others = [one for one in stops if one.key not in first]
        if others:
            self.add(stop_banner(stop_part(others, checklist.topic, self._desk.say)))
        self.add(WrapLabel(checklist.lead, role=Role.LEAD))

    def _said_first(self) -> set[str]:
        """Dangers that are rules of the state: they are said whole, above the questions."""
        checklist = self._data.checklist
        return {f"{checklist.topic}.{name}" for name in checklist.stop_facts}

    def _acts(self) -> None:
        """Take the page along, or print it: without any answer."""
        name = self._data.checklist.id.partition(":")[2]
        self._paper_id = f"checklist:{self._ask.state}:{name}"
        sensitive = any(one.sensitive for one in self._data.result.outcomes)
        self.add_act(packet_button(self._desk, self._paper_id, sensitive=sensitive))
        add_print_acts(self, self._desk, self._paper)
        let_hear(self, self._desk, self._spoken)
        if self._desk.reader is not None:
            self._stepper.moved.connect(self._desk.reader.stop)

    def _paper(self, edition: Edition) -> Paper:
        packet, ask = Packet((self._paper_id,)), self._ask
        return self._desk.library.paper(packet, ask.lang, edition, ask.zip)

    def _answers_note(self) -> AnswersNote:
        note = AnswersNote()
        reveal = partial(self.scroll_area.ensureWidgetVisible, note, 0, SPACE.m)
        note.warned.connect(lambda: QTimer.singleShot(0, note, reveal))
        note.print_clicked.connect(self._print_answers)
        return note

    def _print_answers(self) -> None:
        library, checklist = self._desk.library, self._data.checklist
        answers = self.draft.answers(self._ask.state)
        paper = library.answered_paper(checklist.id, answers, self._ask.lang)
        self._desk.print_paper(paper, "Letter")

    @property
    def draft(self) -> Draft:
        """What is answered by now."""
        return self._open.draft

    @property
    def is_whole(self) -> bool:
        """Whether the results are those of the answers given by now."""
        return not self._wait.isActive()

    def _questions(self, checklist: Checklist) -> QWidget | None:
        if not checklist.asks:
            return None
        questions, column = stack(SPACE.m)
        column.addWidget(self._stepper.head)
        self._stepper.head.show()
        personal = tuple(one for one in checklist.asks if ASKABLE[one].scope == "person")
        self._asks_person = personal
        people, self._column = stack(SPACE.m)
        if personal:
            column.addWidget(people)
            self._add_person = Button(tr("Add a person"), icon_name="plus")
            self._add_person.clicked.connect(self._add)
            column.addWidget(self._add_person)
        for fact in checklist.asks:
            if fact not in personal:
                question = make_question(self._desk, self._ask.state, fact)
                question.answered.connect(partial(self._answer, fact))
                card = box(question)
                column.addWidget(card)
                self._boxes[card] = question
        column.addWidget(self._stepper.foot)
        column.addStretch(1)
        for person in self.draft.people if personal else ():
            for fact, question in self._make_card().questions.items():
                question.restore(person.get(fact))
        for question in self._boxes.values():
            question.restore(self.draft.household.get(question.fact))
        self._step()
        return questions

    def _take_over(self) -> OpenChecklist:
        """The answers of this checklist in another language or size of text, else none."""
        visit, id = self._desk.visit, self._data.checklist.id
        held = visit.checklist
        if held is None or held.id != id:
            held = visit.checklist = OpenChecklist(id)
        held.owner = self
        return held

    def _restart(self) -> None:
        self._desk.visit.checklist = None
        self._desk.go(Route("checklist", self._data.checklist.id))

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the answers when the page is left, unless its successor has taken them."""
        super().hideEvent(event)
        visit = self._desk.visit
        if not event.spontaneous() and visit.checklist and visit.checklist.owner is self:
            visit.checklist = self._open.owner = None

    def _make_card(self) -> PersonCard:
        card = PersonCard(self._desk, self._ask.state, self._asks_person)
        card.answered.connect(lambda fact, value: self._personal(card, fact, value))
        card.removed.connect(lambda: self._remove(card))
        self._cards.append(card)
        self._column.addWidget(card)
        self._number()
        return card

    def _add(self) -> None:
        self._open.draft = self.draft.with_person()
        self._make_card()
        first = self._cards[-1].applying[0]
        self._stepper.go_to(first)
        first.first_stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._judge()

    def _remove(self, card: PersonCard) -> None:
        gone = self._cards.index(card)
        self._cards.pop(gone)
        self._open.draft = self.draft.without(gone)
        card.hide()
        card.deleteLater()
        self._number()
        self._judge()

    def _personal(self, card: PersonCard, fact: str, value: Any) -> None:
        self._open.draft = self.draft.with_personal(self._cards.index(card), fact, value)
        self._number()
        self._wait.start()

    def _number(self) -> None:
        for number, card in enumerate(self._cards):
            card.show_as(number, self.draft.people)
        self._add_person.setEnabled(self.draft.has_room)
        order = [stop for card in self._cards for stop in card.stops]
        after = [stop for question in self._boxes.values() for stop in question.stops]
        for one, following in pairwise([*order, self._add_person, *after, *self._stepper.stops]):
            QWidget.setTabOrder(one, following)
        self._step()

    def _step(self) -> None:
        """Show the questions that apply, all or one, and how far we are."""
        asked = [(card, one) for card in self._cards for one in card.applying]
        people, household = self.draft.people, self.draft.household
        given = [people[self._cards.index(card)].get(one.fact) for card, one in asked]
        given += [household.get(one.fact) for one in self._boxes.values()]
        questions = [*(one for _, one in asked), *self._boxes.values()]
        answered = sum(value is not None for value in given)
        self._stepper.show_questions(questions, answered)
        current, everything = self._stepper.current, not self._stepper.is_single
        self._open.one_at_a_time = self._stepper.is_single
        for card in self._cards:
            mine = current if current in card.applying else None
            card.show_only(mine, everything=everything)
        for holder, question in self._boxes.items():
            holder.setVisible(everything or question is current)

    def _spoken(self) -> Spoken:
        """The dangers and the questions in sight; where nothing is asked, the lead."""
        checklist, current = self._data.checklist, self._stepper.current
        asked = [one for card in self._cards for one in card.applying]
        questions = [*asked, *self._boxes.values()] if current is None else [current]
        asked_for = [one.spoken for one in questions] or [checklist.lead]
        stops = [one for one in self._data.result.cautions if one.level != "info"]
        return aloud(self._desk).questions(checklist.title, stops, checklist.topic, asked_for)

    def _reveal(self) -> None:
        """Scroll to the question on show, should it be out of sight: its words above all."""
        question = self._stepper.current
        if question is not None:
            for widget in (question, question.heading):
                self.scroll_area.ensureWidgetVisible(widget, 0, SPACE.m)

    def _answer(self, fact: str, value: Any) -> None:
        self._open.draft = self.draft.with_household(fact, value)
        self._step()
        self._wait.start()

    def _judge(self) -> None:
        self._wait.stop()
        try:
            answers = self.draft.answers(self._ask.state)
            result = self._desk.library.screen(self._data.checklist.id, answers, self._ask.lang)
        except KnownError as error:
            self._empty_results()
            self._results.addWidget(ErrorState(*told(error, **self._named(error))))
            return
        self._show(result)

    def _named(self, error: KnownError) -> dict[str, str]:
        """The answer an error is about, by the words of its question."""
        if not isinstance(error, BadAnswer) or error.fact not in ASKABLE:
            return {}
        say = self._desk.say
        question = say.put(question_message(error.fact, say.state(self._ask.state)))
        return {"field": tr("“{question}”").format(question=question)}

    def _empty_results(self) -> None:
        for layout in (self._results, self._further):
            empty(layout)

    def _show(self, result: Result) -> None:
        desk, state, topic = self._desk, self._ask.state, self._data.checklist.topic
        self._empty_results()
        people = self.draft.people
        names = [person_name(desk, one, people) for one in range(len(people))]
        if result.outcomes:
            read = read_button(
                desk,
                lambda: aloud(desk).result(result, topic, names),
                tr("Read the result aloud"),
            )
            if read is not None:
                self._results.addWidget(read)
        for card in verdict_cards(desk, state, topic, result, names):
            self._results.addWidget(card)
        if self._data.checklist.outcomes and not result.outcomes:
            self._results.addWidget(ErrorState(desk.say("value.not_known")))
        fill = self._data.checklist.fill
        listed = None if fill else papers(desk, result, self._data.papers)
        for widget in fill_parts(fill):
            self._results.addWidget(widget)
        if listed is not None:
            self._further.addWidget(listed)
        if fill:
            for row in pocket_rows(self._desk, self._paper):
                self._further.addWidget(row)
        if self._data.reads:
            rows = [RowLink(one.title, one.lead, icon_name="book-open") for one in self._data.reads]
            for row, guide in zip(rows, self._data.reads, strict=True):
                row.clicked.connect(lambda _=False, id=guide.id: desk.go(Route("guide", id)))
            self._further.addWidget(section(desk.say("part.guides"), *rows))
        for word, icon, kind in (
            (tr("Where to ask"), "map-pin", "places"),
            (tr("The whole rule"), "file-text", "card"),
        ):
            button = Button(word, icon_name=icon)
            route = Route(kind, f"card:{state}:{topic}")
            button.clicked.connect(lambda _=False, route=route: desk.go(route))
            self._further.addWidget(button)
        self._results.addStretch(1)
        self._further.addStretch(1)
