"""The plan: a table of programs and people, what cannot wait, and what to gather once for all.

Programs without a rule on status stand first, those with a stop last. The answers are not shown
again but where a reason names them; paper names no income unless somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from navigator.aloud.script import Spoken
from navigator.eligibility.draft import Draft
from navigator.eligibility.settling import Missing, Settling
from navigator.errors import KnownError
from navigator.handout.edition import Edition
from navigator.handout.press import Paper
from navigator.records.plans import ACCESS, SHAPES, HouseholdPlan, Planned
from navigator.ui.desk import FACES, HOUSEHOLD, INTERVIEW, Ask, Desk, Route
from navigator.ui.pages.blocks import box, column, rows, section, text_list
from navigator.ui.pages.checklists.checklist import AnswersNote
from navigator.ui.pages.household.judged_home import judge_home, open_points
from navigator.ui.pages.household.plan_row import PeopleHead, PlanRow
from navigator.ui.pages.household.program_details import first_step, program_details
from navigator.ui.pages.visitor.paper_acts import languages_of, print_act, print_in, print_ways
from navigator.ui.pages.visitor.parts import add_state, link_button
from navigator.ui.pages.visitor.read_button import aloud, let_hear
from navigator.ui.pages.visitor.two_languages import others
from navigator.ui.theme import SPACE, Role
from navigator.ui.widgets.banner import ErrorState
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.flow_layout import flow
from navigator.ui.widgets.fold import Fold
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.responsive_grid import grid
from navigator.ui.widgets.wrap_label import Tone, WrapLabel
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from navigator.library.facade import Library

_CARD_CHARS = 34


@dataclass(frozen=True, slots=True)
class PlanData:
    """The plan and the answers that could settle more, or the error of an answer."""

    draft: Draft
    plan: HouseholdPlan | None = None
    can: Settling | None = None
    error: KnownError | None = None


def load_plan(library: Library, draft: Draft, ask: Ask) -> PlanData:
    """Judge a draft and compose its plan."""
    judged = judge_home(library, draft, ask)
    if judged.error is not None:
        return PlanData(draft, error=judged.error)
    answers = draft.answers(ask.state, ask.zip)
    ground = library.plan_ground(ask.state, ask.lang, ask.zip)
    plan = library.plan(ground, judged.rows, answers, ask.lang)
    return PlanData(draft, plan, open_points(answers, judged.rows))


class PlanPage(Page):
    """The page of the plan."""

    stays = True
    of_state = True
    is_near = True

    @staticmethod
    def load(desk: Desk, ask: Ask) -> PlanData:
        """Compose the plan for the answers of the visit, which may be none."""
        held = desk.visit.household
        return load_plan(desk.library, Draft() if held is None else held.draft, ask)

    def __init__(self, desk: Desk, ask: Ask, data: PlanData) -> None:
        super().__init__(tr("What may help this household"), desk, columns=desk.policy.columns)
        self._desk, self._ask, self._data = desk, ask, data
        self.rows: dict[str, PlanRow] = {}
        act = partial(desk.go, HOUSEHOLD)
        self.add_act(Button(tr("Change the answers"), icon_name="users", act=act))
        if data.plan is None:
            if data.error is not None:
                self.add(ErrorState(*told(data.error, field="")))
            return
        self._acts()
        add_state(self, desk.say, data.plan)
        self._head(data.plan)
        self._table(data.plan)
        self.set_end_px(SPACE.m)
        self._next(data.plan)

    def _acts(self) -> None:
        desk = self._desk
        self.add_act(print_act(desk, self._paper))
        if desk.policy.volunteers and others(desk):
            act = desk.to(FACES, INTERVIEW)
            self.add_act(Button(tr("Face to face"), icon_name="columns", act=act))
        let_hear(self, desk, self._spoken)

    def _spoken(self) -> Spoken:
        if self._data.plan is None:
            raise RuntimeError("nothing to read")
        return aloud(self._desk).plan(self._data.plan)

    def _paper(self, edition: Edition) -> Paper:
        return self._make(edition)

    def _make(self, edition: Edition, *, whole: bool = False, answers: bool = False) -> Paper:
        draft, ask = self._data.draft, self._ask
        return self._desk.library.plan_paper(
            draft.answers(ask.state, ask.zip), ask.lang, edition, ask.zip,
            with_sensitive=whole, tells_answers=answers,
        )  # fmt: skip

    def _further_paper(self, plan: HouseholdPlan) -> QWidget:
        """Make the ways to print what a usual paper leaves out; each warns first."""
        note = AnswersNote(print_ways(self._desk))
        note.print_clicked.connect(self._print_answers)
        acts: list[QWidget] = [note]
        if any(one.is_sensitive for one in plan.standing):
            word = tr("Print with all programs …")
            acts.append(Button(word, icon_name="printer", act=self._print_all))
        return flow(*acts, gap=SPACE.s)

    def _print_all(self) -> None:
        """Print the private rows too, after the plain warning."""
        langs = languages_of(self._desk, self._ask.lang)
        print_in(self._desk, partial(self._make, whole=True), *langs, private=True)

    def _print_answers(self, langs: tuple[str, ...]) -> None:
        print_in(self._desk, partial(self._make, answers=True), *langs)

    def _head(self, plan: HouseholdPlan) -> None:
        """Add what this rests on, and the few answers that can settle most."""
        say, can = self._desk.say, self._data.can
        self.add(WrapLabel(say("plan.general"), tone="quiet", max_chars=0))
        if can is not None:
            key = "screen.settle.one" if len(can.answers) == 1 else "screen.settle"
            lead = say(key, count=len(can.answers))
            links = [self._link(one, plan) for one in can.answers]
            self.add(flow(WrapLabel(lead, bold=True), *links, gap=SPACE.s, row_gap=0))

    def _link(self, missing: Missing, plan: HouseholdPlan) -> Button:
        """Make the link to the question of a missing answer."""
        say = self._desk.say
        word, id = say(f"short.{missing.fact}"), missing.fact
        if missing.person is not None:
            id = f"{id}:{missing.person}"
            if len(plan.people) > 1:
                word = say("short.of", what=word, person=plan.people[missing.person])
        return link_button(word, act=partial(self._desk.go, Route("household", id)))

    def _table(self, plan: HouseholdPlan) -> None:
        """Add the table in its groups; what is open or does not seem to fit waits in folds."""
        say = self._desk.say
        parts: list[QWidget] = [PeopleHead(plan.people, say)] if len(plan.people) > 1 else []
        for access in ACCESS:
            same = tuple(one for one in plan.standing if one.access == access)
            if same:
                tone: Tone = "stop" if access == "stop" else "quiet"
                words = WrapLabel(say(f"plan.access.{access}"), tone=tone, role=Role.SMALL)
                parts += [words, self._rest(same, plan)]
        parts += [
            Fold(
                f"{SHAPES[mark]}\u2002{say(f'plan.mark.{mark}')} ({len(same)})",
                partial(self._rest, same, plan),
                is_row=True,
            )
            for mark in ("open", "not")
            if (same := plan.of_mark(mark))
        ]
        self.add(box(column(*parts, gap=SPACE.xxs)))

    def _rest(self, programs: Sequence[Planned], plan: HouseholdPlan) -> QWidget:
        return column(*(self._row(one, plan) for one in programs), gap=0)

    def _row(self, program: Planned, plan: HouseholdPlan) -> PlanRow:
        make = partial(program_details, self._desk)
        row = self.rows[program.id] = PlanRow(program, plan.people, self._desk.say, make)
        return row

    def _next(self, plan: HouseholdPlan) -> None:
        """Add what cannot wait, what to gather once for all, and below it further paper."""
        desk, say = self._desk, self._desk.say
        steps = [first_step(one, partial(self.open_row, one.id)) for one in plan.week]
        parts = [section(say("plan.week"), rows(*steps))] if steps else []
        gather: list[QWidget] = [section(say("plan.gather"), text_list(plan.gather))]
        if desk.can_print:
            gather.append(self._further_paper(plan))
        parts.append(column(*gather, gap=SPACE.m))
        columns = desk.policy.columns
        self.add(grid(*parts, least_chars=_CARD_CHARS, most_columns=columns, gap=SPACE.xl))

    def open_row(self, program: str) -> None:
        """Show all that is known of a program, in its row."""
        row = self.rows[program]
        row.open()
        self.scroll_area.ensureWidgetVisible(row.head, 0, SPACE.xl)
