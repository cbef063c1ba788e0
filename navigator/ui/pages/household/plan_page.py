"""The plan: a table of programs and people, what cannot wait, and what to gather once for all.

Programs without a rule on status stand first, those with a stop last. The answers are not shown
again but where a reason names them; paper names no income unless somebody asks for it.
"""

from __future__ import annotations

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
from navigator.ui.pages.household.program_details import first_steps, program_details
from navigator.ui.pages.visitor.paper_acts import print_act, print_in, print_ways
from navigator.ui.pages.visitor.parts import link_button
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
    answers = draft.answers(ask.state)
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
        self._acts(data.plan)
        self._head(data.plan)
        self._table(data.plan)
        self._next(data.plan)
        if desk.can_print:
            note = AnswersNote(print_ways(desk))
            note.print_clicked.connect(self._print_answers)
            self.add(note)

    def _acts(self, plan: HouseholdPlan) -> None:
        desk = self._desk
        private = any(one.is_sensitive for one in plan.standing)
        self.add_act(print_act(desk, self._paper))
        if private and desk.can_print:
            word = tr("Print with all programs …")
            self.add_act(Button(word, icon_name="printer", act=self._print_all))
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
            draft.answers(ask.state), ask.lang, edition, ask.zip,
            with_sensitive=whole, tells_answers=answers,
        )  # fmt: skip

    def _print_all(self) -> None:
        """Print the private rows too, after the plain warning."""
        print_in(self._desk, partial(self._make, whole=True), self._ask.lang, private=True)

    def _print_answers(self, langs: tuple[str, ...]) -> None:
        print_in(self._desk, partial(self._make, answers=True), *langs)

    def _head(self, plan: HouseholdPlan) -> None:
        """Add what this rests on, and the few answers that can settle most."""
        say, can = self._desk.say, self._data.can
        self.add(WrapLabel(say("plan.general"), role=Role.LEAD))
        if can is not None:
            key = "plan.settle.one" if len(can.answers) == 1 else "plan.settle"
            lead = say(key, count=len(can.answers), settled=can.settled, open=can.open)
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
        legend = "   ".join(f"{SHAPES[one]}\u2002{say(f'plan.mark.{one}')}" for one in SHAPES)
        parts: list[QWidget] = [
            WrapLabel(legend, tone="quiet", role=Role.SMALL),
            PeopleHead(plan.people, say("plan.program")),
        ]
        for access in ACCESS:
            same = [one for one in plan.standing if one.access == access]
            if same:
                tone: Tone = "stop" if access == "stop" else "quiet"
                words = WrapLabel(say(f"plan.access.{access}"), tone=tone, role=Role.SMALL)
                parts += [words, rows(*(self._row(one, plan) for one in same))]
        for mark in ("open", "not"):
            same = list(plan.of_mark(mark))
            if same:
                title = f"{SHAPES[mark]}\u2002{say(f'plan.mark.{mark}')} ({len(same)})"
                make = partial(self._rest, same, plan)
                parts.append(Fold(title, make))
        self.add(box(column(*parts, gap=SPACE.xs)))

    def _rest(self, programs: list[Planned], plan: HouseholdPlan) -> QWidget:
        return rows(*(self._row(one, plan) for one in programs))

    def _row(self, program: Planned, plan: HouseholdPlan) -> PlanRow:
        make = partial(program_details, self._desk)
        row = self.rows[program.id] = PlanRow(program, plan.people, self._desk.say, make)
        return row

    def _next(self, plan: HouseholdPlan) -> None:
        """Add what cannot wait, and what to gather once for all."""
        desk, say = self._desk, self._desk.say
        cards = [first_steps(desk, one, self._way_to(one)) for one in plan.week]
        if cards:
            shown = grid(
                *cards, least_chars=_CARD_CHARS, most_columns=desk.policy.columns + 1, gap=SPACE.l
            )
            self.add(section(say("plan.week"), box(shown)))
        self.add(section(say("plan.gather"), text_list(plan.gather)))

    def _way_to(self, program: Planned) -> Button:
        """Make the link from a next step to the row with all that is known."""

        def go() -> None:
            row = self.rows[program.id]
            row.open()
            self.scroll_area.ensureWidgetVisible(row.head, 0, SPACE.xl)

        link = link_button(tr("More"), act=go)
        link.setAccessibleDescription(program.title)
        return link
