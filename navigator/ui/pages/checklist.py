"""A checklist: plain questions at the left, what the rules point to at the right.

Answers live in this page and go with it. Every question can be skipped.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from navigator.checklists import Checklist
from navigator.eligibility.answers import Answers
from navigator.eligibility.screen import Result
from navigator.errors import KnownError
from navigator.facts import ASKABLE, MOST_PEOPLE
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import box, stack
from navigator.ui.pages.parts import stop_banner
from navigator.ui.pages.questions import PersonCard, make_question, person_name
from navigator.ui.pages.verdicts import papers, verdict_cards
from navigator.ui.theme import SPACE, current_look
from navigator.ui.theme.tokens import Role
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.states import ErrorState
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

_PAUSE_MS = 200
"""Results follow when typing pauses, so that a number is not judged digit by digit."""


@dataclass(frozen=True, slots=True)
class ChecklistData:
    """A checklist, its result with nothing answered, and the papers of its topic."""

    checklist: Checklist
    result: Result
    papers: tuple[str, ...]


class ChecklistPage(Page):
    """Questions and live results."""

    @staticmethod
    def load(desk: Desk, ask: Ask) -> ChecklistData:
        """What the page shows at first."""
        checklist = desk.library.checklist(ask.route.id, ask.lang)
        result = desk.library.screen(checklist.id, Answers(ask.state), ask.lang)
        card = desk.library.card(ask.state, checklist.topic, ask.lang)
        return ChecklistData(checklist, result, card.papers)

    def __init__(
        self, desk: Desk, ask: Ask, data: ChecklistData, parent: QWidget | None = None
    ) -> None:
        checklist = data.checklist
        super().__init__(checklist.title, back=tr("Back"), columns=2, parent=parent)
        self.back_clicked.connect(desk.back)
        self._desk = desk
        self._ask = ask
        self._data = data
        self._household: dict[str, Any] = {}
        self._people: list[dict[str, Any]] = [{}]
        self._cards: list[PersonCard] = []
        self._after: list[QWidget] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self._judge)
        again = Button(tr("Start over"), icon_name="rotate-ccw")
        again.clicked.connect(lambda: desk.go(Route("checklist", checklist.id)))
        self.add_act(again)
        stops = [one for one in data.result.cautions if one.level == "stop"]
        banner = stop_banner(desk, stops, checklist.topic)
        if banner is not None:
            self.add(banner)
        self.add(WrapLabel(checklist.lead, role=Role.LEAD))
        side, self._results = stack(SPACE.m)
        both = QWidget()
        grid = ResponsiveGrid(
            both,
            least_px=current_look().measure_px(34),
            most_columns=2,
            gap=SPACE.xl,
            stretch_rows=False,
        )
        grid.addWidget(self._questions(checklist))
        grid.addWidget(side)
        self.add(both)
        self.body.addStretch(1)
        self._show(data.result)

    @property
    def is_whole(self) -> bool:
        """Whether the results are those of the answers given by now."""
        return not self._wait.isActive()

    def _questions(self, checklist: Checklist) -> QWidget:
        questions, column = stack(SPACE.m)
        personal = tuple(one for one in checklist.asks if ASKABLE[one].scope == "person")
        self._asks_person = personal
        people, self._column = stack(SPACE.m)
        if personal:
            column.addWidget(people)
            self._add_person = Button(tr("Add a person"), icon_name="plus")
            self._add_person.clicked.connect(self._add)
            column.addWidget(self._add_person)
            self._make_card()
        for fact in checklist.asks:
            if fact not in personal:
                question = make_question(self._desk, self._ask.state, fact)
                question.answered.connect(
                    lambda value, fact=fact: self._answer(self._household, fact, value)
                )
                column.addWidget(box(question))
                self._after += question.stops
        column.addStretch(1)
        return questions

    def _make_card(self) -> None:
        card = PersonCard(self._desk, self._ask.state, self._asks_person)
        card.answered.connect(lambda fact, value: self._personal(card, fact, value))
        card.removed.connect(lambda: self._remove(card))
        self._cards.append(card)
        self._column.addWidget(card)
        self._number()

    def _add(self) -> None:
        self._people.append({})
        self._make_card()
        self._judge()

    def _remove(self, card: PersonCard) -> None:
        gone = self._cards.index(card)
        self._cards.pop(gone)
        self._people.pop(gone)
        for person in self._people:
            for name in ("parent_of", "spouse_of"):
                if person.get(name):
                    kept = [one - (one > gone) for one in person[name] if one != gone]
                    person[name] = kept or None
        card.hide()
        card.deleteLater()
        self._number()
        self._judge()

    def _personal(self, card: PersonCard, fact: str, value: Any) -> None:
        number = self._cards.index(card)
        if fact == "spouse_of":
            self._marry(number, value)
        if fact == "pregnant" and not value:
            self._people[number].pop("expecting", None)
        self._answer(self._people[number], fact, value)
        self._number()

    def _marry(self, number: int, value: list[int] | None) -> None:
        """A marriage holds from both sides: undo the former one, set the new one."""
        for other, person in enumerate(self._people):
            if number in (person.get("spouse_of") or ()):
                person["spouse_of"] = None
            if value and other == value[0]:
                former = (person.get("spouse_of") or (None,))[0]
                if former is not None:
                    self._people[former]["spouse_of"] = None
                person["spouse_of"] = [number]

    def _number(self) -> None:
        for number, card in enumerate(self._cards):
            card.show_as(number, self._people)
        self._add_person.setEnabled(len(self._people) < MOST_PEOPLE)
        order = [stop for card in self._cards for stop in card.stops]
        for one, following in pairwise([*order, self._add_person, *self._after]):
            QWidget.setTabOrder(one, following)

    def _answer(self, whose: dict[str, Any], fact: str, value: Any) -> None:
        whose[fact] = value
        self._wait.start()

    def _judge(self) -> None:
        self._wait.stop()
        people = tuple(dict(person) for person in self._people)
        answers = Answers(self._ask.state, dict(self._household), people)
        try:
            result = self._desk.library.screen(self._data.checklist.id, answers, self._ask.lang)
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
        desk, state, topic = self._desk, self._ask.state, self._data.checklist.topic
        self._empty_results()
        names = [person_name(desk, one, self._people) for one in range(len(self._people))]
        for card in verdict_cards(desk, state, topic, result, names):
            self._results.addWidget(card)
        if not result.outcomes:
            self._results.addWidget(ErrorState(desk.say("value.not_known")))
        listed = papers(desk, result, self._data.papers)
        if listed is not None:
            self._results.addWidget(listed)
        for word, icon, kind in (
            (tr("Where to ask"), "map-pin", "places"),
            (tr("The whole rule"), "file-text", "card"),
        ):
            button = Button(word, icon_name=icon)
            route = Route(kind, f"card:{state}:{topic}")
            button.clicked.connect(lambda _=False, route=route: desk.go(route))
            self._results.addWidget(button)
        self._results.addStretch(1)
