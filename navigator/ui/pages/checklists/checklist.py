"""A checklist: who lives together and plain questions at the left, results at the right.

Answers are kept in memory until the page is left. Every question can be skipped. Paper without
answers is one press away; paper with answers comes only after a plain warning. The form to fill in
by hand is text to read here: nothing of it can be typed or ticked on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from navigator.aloud.script import Spoken
from navigator.eligibility.answers import Answers, BadAnswer
from navigator.eligibility.draft import Draft
from navigator.eligibility.explain import question_message
from navigator.eligibility.screen import Result
from navigator.eligibility.settling import Missing, Settling, settling
from navigator.errors import KnownError
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.library.calls import contacts
from navigator.library.outline import papers, say_part, stop_part
from navigator.library.program_help import asked_near, program_help
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Checklist, Fill, Help
from navigator.records.model import Guide, Nearby
from navigator.records.outline_parts import Line, Outline, Part, Purpose
from navigator.ui.desk import Ask, Desk, Route
from navigator.ui.pages.blocks import column, section, stack, text_list
from navigator.ui.pages.checklists.question_column import QuestionColumn
from navigator.ui.pages.checklists.verdicts import (
    Shown,
    call_section,
    result_cards,
    settling_line,
    to_bring,
)
from navigator.ui.pages.visitor.next_step import danger_banner, say_strip
from navigator.ui.pages.visitor.paper_acts import print_act, print_in, print_ways
from navigator.ui.pages.visitor.parts import add_state, packet_button, stop_banner
from navigator.ui.pages.visitor.read_button import aloud, let_hear, read_button
from navigator.ui.pages.visitor.two_languages import say_large
from navigator.ui.theme import SPACE, Role
from navigator.ui.visit.open_checklist import OpenChecklist
from navigator.ui.widgets.banner import Banner, ErrorState
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Refilled, bare
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from navigator.library.facade import Library
    from navigator.ui.visit.visit import Visit


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of a draft: a result and the answers that could settle more, or an error."""

    draft: Draft
    result: Result | None = None
    can: Settling | None = None
    error: KnownError | None = None


def judge(library: Library, id: str, draft: Draft, ask: Ask) -> Judged:
    """Judge a draft by the rules of the state that is asked in."""
    try:
        answers = draft.answers(ask.state)
        result = library.screen(id, answers, ask.lang)
    except KnownError as error:
        return Judged(draft, error=error)
    return Judged(draft, result, settling(answers, result))


def begun(visit: Visit, checklist: Checklist) -> OpenChecklist:
    """Return the answers to begin with: those given here, else what the interview has of them."""
    held = visit.checklist
    if held is not None and held.id == checklist.id:
        return held
    told = visit.household
    draft = Draft() if told is None else told.draft.only(checklist.asks)
    return OpenChecklist(checklist.id, draft=draft)


def fill_parts(parts: Iterable[Fill]) -> list[QWidget]:
    """Make the fields of the printed form, part by part, as text to read."""
    return [section(one.heading, text_list((*one.lines, *one.boxes))) for one in parts]


class AnswersNote(QWidget):
    """The button to print with answers, after a plain warning.

    `ways` are the languages to print in, each with its word; one alone needs no word. Signals:
    `warned`, when the warning is shown; `print_clicked(languages)`.
    """

    warned = Signal()
    print_clicked = Signal(tuple)

    def __init__(self, ways: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        super().__init__()
        self.wish = Button(tr("Print with answers …"), icon_name="printer", act=self._ask)
        self.leave_out = Button(tr("Leave the answers out"), variant="primary", act=self._close)
        warning = Banner(
            "note",
            tr("Others may see this paper."),
            tr("The paper will list your answers, such as ages and income. They are not saved."),
        )
        name = tr("Print with answers")
        prints = (
            Button(
                f"{name}: {word}" if len(ways) > 1 else name,
                icon_name="printer",
                act=partial(self._print, langs),
            )
            for word, langs in ways
        )
        self.warning = column(warning, flow(self.leave_out, *prints, gap=SPACE.s))
        self.warning.hide()
        bare(self, -1, self.wish, self.warning)

    def _ask(self) -> None:
        """Show the warning; the safe answer has the focus."""
        self.wish.hide()
        self.warning.show()
        self.leave_out.setFocus(Qt.FocusReason.OtherFocusReason)
        self.warned.emit()

    def _close(self) -> None:
        self.warning.hide()
        self.wish.show()
        self.wish.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self, langs: tuple[str, ...]) -> None:
        self._close()
        self.print_clicked.emit(langs)


_NO_STOPS = Part(Purpose.STOP, "", ())
_PAUSE_MS = 200
"""Milliseconds between the last key and the results: a number is not judged digit by digit."""


@dataclass(frozen=True, slots=True)
class ChecklistData:
    """A checklist, its result with nothing answered, papers of its topic, cards to read.

    judged: the result of earlier answers, before a change of language or size of text. helps: for
    each program how to ask and whom to call. calls: the nearest places of the topic. say: the
    sentences to say there.
    """

    checklist: Checklist
    result: Result
    judged: Judged
    papers: tuple[Line, ...]
    reads: tuple[Guide, ...] = ()
    helps: Mapping[str, Help] = field(default_factory=dict)
    calls: tuple[Nearby, ...] = ()
    say: Part | None = None
    whole: Part = _NO_STOPS
    """The dangers that are rules of the state, shown first and in full."""
    short: Part = _NO_STOPS
    """The other dangers to read first."""


def _stops(desk: Desk, ask: Ask, checklist: Checklist, result: Result, *, are_rules: bool) -> Part:
    """Return the dangers that are rules of the state, or the others, with English if needed."""
    library, topic = desk.library, checklist.topic
    rules = {f"{topic}.{name}" for name in checklist.stop_facts}

    def make(lang: str) -> Outline:
        again = Answers(ask.state)
        told = result if lang == ask.lang else library.screen(checklist.id, again, lang)
        stops = (one for one in told.cautions if one.level != "info")
        chosen = [one for one in stops if (one.key in rules) is are_rules]
        return Outline("", (stop_part(chosen, topic, library.wording(lang)),), ())

    return library.with_english(ask.lang, make).parts[0]


class ChecklistPage(Page):
    """The questions of a checklist and their results, which follow each answer."""

    stays = True
    of_state = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> ChecklistData:
        """Load the checklist, its results with and without answers, and help near the ZIP."""
        library, state, lang = desk.library, ask.state, ask.lang
        checklist = library.checklist(ask.route.id, lang, state)
        topic = checklist.topic
        result = library.screen(checklist.id, Answers(state), lang)
        draft = begun(desk.visit, checklist).draft
        asked = asked_near(library, state, lang, ask.zip)
        card = library.card(state, topic, lang)
        return ChecklistData(
            checklist,
            result,
            judged=judge(library, checklist.id, draft, ask),
            papers=papers(card, desk.say),
            reads=tuple(library.guide(id, lang) for id in checklist.reads),
            helps=program_help(asked, checklist),
            calls=tuple(contacts(library, state, topic, lang, asked.zip)),
            say=say_part(card, desk.say),
            whole=_stops(desk, ask, checklist, result, are_rules=True),
            short=_stops(desk, ask, checklist, result, are_rules=False),
        )

    def __init__(self, desk: Desk, ask: Ask, data: ChecklistData) -> None:
        checklist = data.checklist
        columns = desk.policy.columns
        super().__init__(checklist.title, desk, columns=columns)
        self._desk = desk
        self._ask = ask
        self._data = data
        self._open = self._take_over()
        self.questions: QuestionColumn | None = None
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._wait.timeout.connect(self._judge)
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._lay_out_next)
        self._filled: list[Refilled] = []
        if checklist.asks:
            self.questions = self._ask_questions(checklist)
        self._acts()
        add_state(self, desk.say, checklist)
        self._head()
        self._points, self._ways = Refilled(), Refilled()
        parts: tuple[QWidget, ...] = (self._points, self._ways)
        self._aid = self._ways
        if self.questions is not None:
            left, asking = stack(SPACE.l)
            asking.addWidget(self.questions)
            self._aid = self._points
            if columns > 1:
                # Beside the result, where the questions leave room.
                self._aid = Refilled()
                asking.addWidget(self._aid)
            asking.addStretch(1)
            note = self._answers_note() if desk.can_print else None
            parts = (left, column(self._points, self._ways, note, gap=SPACE.m))
        self.add(grid(*parts, least_chars=34, most_columns=columns, gap=SPACE.xl))
        self._show_judged(data.judged)
        if self.draft != data.judged.draft:  # somebody typed while the page was on its way
            self._judge()

    def _ask_questions(self, checklist: Checklist) -> QuestionColumn:
        questions = QuestionColumn(self._desk, self._ask, checklist, self._open)
        questions.answered.connect(self._wait.start)
        questions.counted.connect(self._judge)
        questions.stepper.moved.connect(lambda: QTimer.singleShot(0, self, self._reveal))
        questions.stepper.restarted.connect(self._restart)
        if self._desk.reader is not None:
            questions.stepper.moved.connect(self._desk.reader.stop)
        return questions

    def _head(self) -> None:
        """Add the dangers (rules of the state in full) and the introductory sentence."""
        for one in self._data.whole.lines:
            self.add(danger_banner(one, self._data.whole.lang))
        if self._data.short.lines:
            self.add(stop_banner(self._data.short))
        self.add(WrapLabel(self._data.checklist.lead, role=Role.LEAD))

    def _acts(self) -> None:
        """Add the buttons for packet, print (without answers) and reading aloud."""
        name = self._data.checklist.id.partition(":")[2]
        self._paper_id = f"checklist:{self._ask.state}:{name}"
        sensitive = any(one.sensitive for one in self._data.result.outcomes)
        folds = bool(self._data.checklist.fill)
        self.add_act(print_act(self._desk, self._paper, folds=folds))
        self.add_act(packet_button(self._desk, self._paper_id, sensitive=sensitive))
        let_hear(self, self._desk, self._spoken)

    def _paper(self, edition: Edition) -> Paper:
        packet, ask = Packet((self._paper_id,)), self._ask
        return self._desk.library.paper(packet, ask.lang, edition, ask.zip)

    def _answers_note(self) -> AnswersNote:
        note = AnswersNote(print_ways(self._desk))
        reveal = partial(self.scroll_area.ensureWidgetVisible, note, 0, SPACE.m)
        note.warned.connect(lambda: QTimer.singleShot(0, note, reveal))
        note.print_clicked.connect(self._print_answers)
        return note

    def _print_answers(self, langs: tuple[str, ...]) -> None:
        library, checklist = self._desk.library, self._data.checklist
        draft, ask = self.draft, self._ask

        def make(edition: Edition) -> Paper:
            answers = draft.answers(ask.state)
            return library.answered_paper(checklist.id, answers, ask.lang, ask.zip, edition)

        print_in(self._desk, make, *langs)

    @property
    def draft(self) -> Draft:
        """The answers given so far."""
        return self._open.draft

    @property
    def is_whole(self) -> bool:
        """Return whether the results belong to the present answers and are laid out."""
        return not (self._wait.isActive() or self._turn.isActive())

    def _take_over(self) -> OpenChecklist:
        """Take over earlier answers to this checklist, else begin without; own them."""
        visit = self._desk.visit
        held = visit.checklist = begun(visit, self._data.checklist)
        held.owner = self
        return held

    def _restart(self) -> None:
        """Begin again without answers, those of the interview included."""
        id = self._data.checklist.id
        self._desk.visit.checklist = OpenChecklist(id)
        self._desk.go(Route("checklist", id))

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the answers when the page is left, unless its successor has taken them over."""
        super().hideEvent(event)
        visit = self._desk.visit
        if self.questions is not None:
            self.questions.forget()
        if not event.spontaneous() and visit.checklist and visit.checklist.owner is self:
            visit.checklist = self._open.owner = None

    def _spoken(self) -> Spoken:
        """Return dangers and questions in sight, to read aloud; or the introduction."""
        checklist, asked_for = self._data.checklist, [self._data.checklist.lead]
        if self.questions is not None:
            current = self.questions.stepper.current
            shown = self.questions.asked if current is None else [current]
            asked_for = [one.spoken for one in shown]
        stops = self._data.whole, self._data.short
        return aloud(self._desk).questions(checklist.title, stops, asked_for)

    def _reveal(self) -> None:
        """Scroll to the question on show if it is out of sight: to its words above all."""
        question = self.questions.stepper.current if self.questions is not None else None
        if question is not None:
            for widget in (question, question.heading):
                self.scroll_area.ensureWidgetVisible(widget, 0, SPACE.m)

    def _go_to(self, missing: Missing) -> None:
        """Go to the question of a missing answer."""
        if self.questions is None:
            return
        question = self.questions.answer_to(missing)
        if question is not None:
            reveal = partial(self.scroll_area.ensureWidgetVisible, question, 0, SPACE.xl)
            QTimer.singleShot(0, question, reveal)

    def _judge(self) -> None:
        """Judge the present answers off the main thread; the old results stay until then."""
        self._wait.stop()
        library, id, draft, ask = self._desk.library, self._data.checklist.id, self.draft, self._ask
        self._desk.aside(
            lambda: judge(library, id, draft, ask),
            lambda judged: self._show_judged(judged) if isValid(self) else None,
        )

    def _show_judged(self, judged: Judged) -> None:
        error = judged.error
        if error is not None:
            self._begin_results()
            self._results.addWidget(ErrorState(*told(error, **self._named(error))))
        elif judged.result is not None:
            self._show(judged.result, judged.can)
        filled = list(dict.fromkeys((self._points, self._aid, self._ways)))
        if self.isVisible():
            self._filled = filled
            self._turn.start(0)
        else:
            for one in filled:
                one.end()

    def _named(self, error: KnownError) -> dict[str, str]:
        """Return the question of a wrong answer, as `field` of the error; else empty."""
        if not isinstance(error, BadAnswer) or error.fact not in ASKABLE:
            return {}
        say = self._desk.say
        question = say.put(question_message(error.fact, say.state(self._ask.state)))
        return {"field": tr("“{question}”").format(question=question)}

    def _begin_results(self) -> None:
        made = {one: one.begin() for one in (self._points, self._ways, self._aid)}
        self._results, self._further = made[self._points], made[self._ways]
        self._help = made[self._aid]

    def _lay_out_next(self) -> None:
        """Lay out the next part of the results; each takes a turn of the event loop of its own."""
        self._filled.pop(0).end()
        if self._filled:
            self._turn.start(0)

    def _show(self, result: Result, can: Settling | None = None) -> None:
        desk, data = self._desk, self._data
        self._begin_results()
        people = self.draft.people
        if result.outcomes:
            # By number alone: an age is not said aloud.
            read = read_button(
                desk,
                lambda: aloud(desk).result(data.checklist, result, len(people)),
                tr("Read the result aloud"),
            )
            if read is not None:
                self._results.addWidget(read)
        shown = Shown(desk, self._ask.state, data.checklist, len(people), data.helps)
        if can is not None and can.open > 1:
            self._results.addWidget(settling_line(can, shown, self._go_to))
        cards = result_cards(result, shown)
        for card in cards.now:
            self._results.addWidget(card)
        if data.checklist.outcomes and not result.outcomes:
            self._results.addWidget(ErrorState(desk.say("value.not_known")))
        for widget in fill_parts(data.checklist.fill):
            self._results.addWidget(widget)
        self._show_help(result)
        for card in cards.later:
            self._results.addWidget(card)
        self._show_further()
        self._results.addStretch(1)
        self._further.addStretch(1)

    def _show_help(self, result: Result) -> None:
        """Show papers, the nearest places and the words to say there."""
        data = self._data
        listed = None if data.checklist.fill else to_bring(self._desk, data.papers)
        calls = call_section(self._desk, data.calls) if result.outcomes else None
        said = self._say_strip() if calls else None
        for widget in (listed, calls, said):
            if widget is not None:
                self._help.addWidget(widget)

    def _say_strip(self) -> QWidget | None:
        say, desk, topic = self._data.say, self._desk, self._data.checklist.topic
        if not say or not say.lines:
            return None

        def show() -> None:
            card = desk.library.card(self._ask.state, topic, self._ask.lang)
            say_large(desk, card, say.heading)

        return say_strip(say, show)

    def _show_further(self) -> None:
        """Show cards to read and the buttons to places and rule."""
        desk, data, state = self._desk, self._data, self._ask.state
        topic = data.checklist.topic
        if data.reads:
            rows = (
                RowLink(x.title, x.lead, icon_name="book-open", act=desk.to("guide", x.id))
                for x in data.reads
            )
            self._further.addWidget(section(desk.say("part.guides"), *rows))
        for word, icon, kind in (
            (tr("Where to ask"), "map-pin", "places"),
            (tr("The whole rule"), "file-text", "card"),
        ):
            act = desk.to(kind, f"card:{state}:{topic}")
            self._further.addWidget(Button(word, icon_name=icon, act=act))
