"""The shape of the interview's files: its questions, its tables of dollars, a family of programs.

They stand in `checklists/household/`: `interview.yaml`, `amounts.yaml`, and a file for each family.
"""

from __future__ import annotations

from navigator.records.vocabulary import AmountPer
from navigator.steward.content.shape.checklist_schema import OutcomeEntry
from navigator.steward.content.shape.schema import Claim, SourceEntry, Strict


class TakesEntry(Claim, kw_only=True, frozen=True):
    """How long some programs take to answer, named by the ids of their outcomes."""

    of: list[str]
    text: str


class InterviewEntry(Strict, kw_only=True, frozen=True):
    """One set of questions, the checklists and families it judges, and the order of kinds."""

    id: str
    title: str
    lead: str
    asks: list[str]
    with_checklists: list[str]
    families: list[str]
    order: list[str]
    this_week: list[str] = []
    opened: list[str] = []
    takes: list[TakesEntry] = []
    sources: dict[str, SourceEntry] = {}


class AmountEntry(Claim, kw_only=True, frozen=True):
    """Dollars by the number of people while they are in force; see `records.interviews.Amounts`."""

    per: AmountPer
    by_people: list[int] = []
    each_more: int = 0
    by_state: dict[str, int] = {}
    shares: list[float] = []
    each_more_share: float = 0
    states: list[str] = []
    not_states: list[str] = []


class AmountsFile(Strict, kw_only=True, frozen=True):
    """Every table of dollars, by its name."""

    sources: dict[str, SourceEntry]
    amounts: dict[str, list[AmountEntry]]


class FamilyEntry(Strict, kw_only=True, frozen=True):
    """Programs of one topic that only the interview judges."""

    topic: str
    outcomes: list[OutcomeEntry]
    sources: dict[str, SourceEntry] = {}
