"""Judges the answers of the interview for a page: the plan, and the answers that settle most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from navigator.eligibility.draft import Draft
from navigator.eligibility.screen import Result
from navigator.eligibility.settling import Settling, settling
from navigator.eligibility.still_asked import Wanted, still_asked
from navigator.errors import KnownError
from navigator.ui.desk import INTERVIEW, Ask, Desk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from navigator.eligibility.answers import Answers
    from navigator.eligibility.interview import Row
    from navigator.library.facade import Library
    from navigator.records.plans import HouseholdPlan
    from navigator.ui.visit.open_checklist import OpenChecklist


@dataclass(frozen=True, slots=True)
class JudgedHome:
    """The rows for a draft, or the error of an answer that is of no use."""

    draft: Draft
    rows: tuple[Row, ...] = ()
    wanted: Wanted = frozenset()
    error: KnownError | None = None

    @property
    def standing(self) -> int:
        """How many programs seem to fit or may fit somebody."""
        fitting = {
            row.verdict.program for row in self.rows if row.verdict.verdict in ("likely", "depends")
        }
        return len(fitting)


def judge_home(library: Library, draft: Draft, ask: Ask) -> JudgedHome:
    """Judge a draft by the rules of the state that is asked in."""
    try:
        rows = library.judge_household(draft.answers(ask.state, ask.zip), ask.lang)
    except KnownError as error:
        return JudgedHome(draft, error=error)
    return JudgedHome(draft, rows, still_asked(rows))


def plan_in(library: Library, draft: Draft, ask: Ask, lang: str = "") -> HouseholdPlan:
    """Return the plan for a draft in a language; raises KnownError for an answer of no use."""
    lang = lang or ask.lang
    answers = draft.answers(ask.state, ask.zip)
    ground = library.plan_ground(ask.state, lang, ask.zip)
    return library.plan(ground, library.judge_household(answers, lang), answers, lang)


def open_points(answers: Answers, rows: Iterable[Row]) -> Settling | None:
    """Return the few answers that can settle most; a program of the home counts once."""
    once = [
        row.verdict
        for row in rows
        if row.prepared.rule.outcome.per == "person" or row.verdict.person == 0
    ]
    return settling(answers, Result(tuple(once), (), ()))


def answers_of(desk: Desk) -> OpenChecklist:
    """Return the answers of the visit's interview, begun where there is none yet."""
    from navigator.ui.visit.open_checklist import OpenChecklist  # noqa: PLC0415 - as the visit

    held = desk.visit.household
    if held is None:
        held = OpenChecklist(INTERVIEW, one_at_a_time=not desk.policy.volunteers)
        desk.visit.household = held
    return held


def forget_answers(desk: Desk) -> None:
    """Begin again without answers, and keep how the questions are shown."""
    held = desk.visit.household
    if held is not None:
        desk.visit.household = replace(held, owner=None, draft=Draft())
