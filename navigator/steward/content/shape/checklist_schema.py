"""The shape of a checklist's file: what it asks, and what the rules may point to."""

from __future__ import annotations

from datetime import date
from typing import Any

from navigator.records.rents import RentArea
from navigator.records.vocabulary import (
    AsksPapersOf,
    Comparator,
    DependsOn,
    IncomeUnit,
    Per,
    PovertyTable,
    StatusRule,
    Whose,
)
from navigator.steward.content.shape.schema import Cite, SourceEntry, Strict


class ConditionEntry(Strict, kw_only=True, frozen=True):
    """`fact comparator value`; `by_state` where states differ, `checks` names a typed fact."""

    fact: str
    comparator: Comparator
    value: Any = None
    by_state: dict[str, Any] = {}
    share: str | None = None
    checks: str | None = None
    unit: IncomeUnit = "magi"
    table: PovertyTable = "medicaid"
    a_month: int | None = None
    """For income: dollars a month, in place of a share of the poverty line."""
    amounts: str | None = None
    """For income: a table of dollars, in place of the poverty line."""
    area: RentArea | None = None
    """For income: HUD's limit of the county in which the ZIP code lies."""
    whose: Whose = "own"
    sources: list[Cite] = []


class GroupEntry(Strict, kw_only=True, frozen=True):
    """One way into a program: all of its conditions must hold.

    `other_ways` names a typed fact: there only where its `checks` say there are others.
    `old_limit`: for those above a limit that may be out of date; whoever fits here alone
    reads that the rule is not held, never that it does not fit.
    """

    id: str
    conditions: list[ConditionEntry] = []
    other_ways: str | None = None
    old_limit: bool = False
    open: bool = False
    """Set where something that nobody asks decides, for those who meet the conditions."""
    interview: bool = False
    """Set where only the interview asks for it."""
    while_held: bool = False
    """Set where the way falls away while its table is not held: others still say the rule."""


class NoteEntry(Strict, kw_only=True, frozen=True):
    """A sentence that belongs to an outcome from a day until a day.

    `when` picks it by typed facts and `states` by state, as its own words must be true
    there. Said to everybody but those whose answers fail one of its `conditions`.
    """

    text: str
    when: dict[str, Any] = {}
    states: list[str] = []
    not_states: list[str] = []
    conditions: list[ConditionEntry] = []
    since: date | None = None
    until: date | None = None
    sources: list[Cite] = []


class SaysEntry(Strict, kw_only=True, frozen=True):
    """An outcome's own sentences, in place of the usual ones."""

    likely: str | None = None
    depends: str | None = None
    unknown: str | None = None
    unlikely: str | None = None


class FillEntry(Strict, kw_only=True, frozen=True):
    """A part of a form to fill in on paper: lines to write on, boxes to tick."""

    heading: str
    lines: list[str] = []
    boxes: list[str] = []
    numbers: dict[str, str] = {}
    """The name of a line, and which of `checklists.NUMBERS` are printed on it."""


class StatesEntry(Strict, kw_only=True, frozen=True):
    """States in which something holds that holds nowhere else, with its sources."""

    states: list[str]
    sources: list[Cite]


class OutcomeEntry(Strict, kw_only=True, frozen=True):
    """A program a checklist can point to, picked by the facts of the day."""

    id: str
    kind: str
    title: str
    when: dict[str, Any]
    status_rule: StatusRule
    conditions: list[ConditionEntry] = []
    groups: list[GroupEntry] = []
    unless: list[str] = []
    each: str | None = None
    each_program: str | None = None
    depends_on: DependsOn | None = None
    branch: str | None = None
    notes: list[NoteEntry] = []
    tells: list[str] = []
    says: SaysEntry = SaysEntry()
    cautions: list[str] | None = None
    ask_at: list[str] = []
    sensitive: bool = False
    since: date | None = None
    until: date | None = None
    program: str | None = None
    """The program it is a rule of, where several are, each for some states; else its own id."""
    per: Per = "person"
    asks_papers_of: AsksPapersOf | None = None
    open_to_all: StatesEntry | None = None
    """The states whose own money pays it whatever the status: nobody's papers are asked there."""
    at_most: str | None = None
    """A table of dollars: the most it pays, by how many people the office counts."""


class ChecklistEntry(Strict, kw_only=True, frozen=True):
    """A few plain questions and what the rules may point to."""

    id: str
    topic: str
    title: str
    lead: str
    asks: list[str]
    outcomes: list[OutcomeEntry] = []
    stop_facts: list[str] = []
    reads: list[str] = []
    fill: list[FillEntry] = []
    unborn_of_all: StatesEntry | None = None
    """The states that count the unborn of everybody in the household."""
    sources: dict[str, SourceEntry] = {}
