"""The checks of the interview: permitted questions, programs of known kinds, tables that are there.

A family's outcomes are checked as those of a checklist are, with the questions of the interview.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from navigator.records.askable import ASKABLE
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import PROGRAM_KINDS
from navigator.steward.content.checks.guards import (
    check_claim,
    check_sources,
    check_texts,
    check_unused,
)
from navigator.steward.content.shape.checklist_schema import ChecklistEntry, OutcomeEntry
from navigator.steward.content.shape.interview_schema import (
    AmountEntry,
    AmountsFile,
    FamilyEntry,
    InterviewEntry,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from navigator.steward.content.shape.reading import Reader


def check_interview(reader: Reader, entry: InterviewEntry, today: date) -> None:
    """Check what the interview asks, the order of its kinds, and how long programs take."""
    for name in entry.asks:
        if name not in ASKABLE:
            reader.problem(
                "asks",
                f"{name!r} may not be asked.",
                "see navigator/records/askable.py and ADR 0005.",
            )
    for kind in entry.order:
        if kind not in PROGRAM_KINDS:
            reader.problem("order", f"no kind {kind!r}.", "see PROGRAM_KINDS in topics.py.")
    check_sources(reader, entry.sources, today)
    for number, takes in enumerate(entry.takes):
        where = f"takes[{number}]"
        check_claim(reader, where, takes, entry.sources)
        if not takes.sources:
            reader.problem(where, "no source.", "name the page you read.")
    check_unused(reader, entry.sources)
    told = [(f"takes[{number}]", takes.text) for number, takes in enumerate(entry.takes)]
    check_texts(reader, [("title", entry.title), ("lead", entry.lead), *told])


def check_amounts(reader: Reader, entry: AmountsFile, today: date) -> None:
    """Check that each table of dollars is sourced, for known states, and not two at a time."""
    check_sources(reader, entry.sources, today)
    for name, tables in entry.amounts.items():
        for number, one in enumerate(tables):
            where = f"amounts.{name}[{number}]"
            check_claim(reader, where, one, entry.sources)
            if not one.sources:
                reader.problem(where, "no source.", "name the page you read.")
            if one.since is None:
                reader.problem(where, "no first day.", "add `since:`.")
            if bool(one.by_people) == bool(one.by_state and one.shares):
                reader.problem(
                    where, "no amounts.", "give `by_people:`, or `by_state:` and `shares:`."
                )
            for state in (*one.by_state, *one.states, *one.not_states):
                if state not in JURISDICTIONS:
                    reader.problem(where, f"no state {state!r}.", "use the two-letter code.")
            if any(_meet(one, other) for other in tables[:number]):
                reader.problem(where, "two hold on one day.", "end the older one with `until:`.")
    check_unused(reader, entry.sources)


def _meet(one: AmountEntry, other: AmountEntry) -> bool:
    """Return whether two tables hold on the same day in the same state."""
    first, last = (one.since or date.min, one.until or date.max)
    if first > (other.until or date.max) or last < (other.since or date.min):
        return False
    return bool(_states(one) & _states(other))


def _states(one: AmountEntry) -> set[str]:
    return set(one.states or one.by_state or JURISDICTIONS) - set(one.not_states)


def as_checklist(interview: InterviewEntry, name: str, family: FamilyEntry) -> ChecklistEntry:
    """Return a family as a checklist with the interview's questions."""
    return ChecklistEntry(
        id=f"{interview.id}/{name}", topic=family.topic, title="", lead="",
        asks=interview.asks, outcomes=family.outcomes, sources=family.sources,
    )  # fmt: skip


def check_programs(
    reader: Reader, outcomes: list[OutcomeEntry], amounts: Collection[str], order: Collection[str]
) -> None:
    """Check what the interview wants to know of each program it judges."""
    for one in outcomes:
        where = f"outcomes[{one.id}]"
        if one.kind not in order:
            reader.problem(where, f"the kind {one.kind!r} has no place.", "add it to `order:`.")
        if one.status_rule == "some" and one.asks_papers_of is None and not one.each_program:
            reader.problem(where, "whose papers?", "add `asks_papers_of:`.")
        for name in (one.at_most, *_named(one)):
            if name is not None and name not in amounts:
                reader.problem(where, f"no table {name!r}.", "see amounts.yaml.")
        if one.per == "household" and not _is_of_all(one):
            reader.problem(
                where, "a condition of one person.", "write `whose: anyone`, or `per: person`."
            )


def _named(one: OutcomeEntry) -> list[str | None]:
    groups = (condition for group in one.groups for condition in group.conditions)
    return [condition.amounts for condition in (*one.conditions, *groups)]


def _is_of_all(one: OutcomeEntry) -> bool:
    """Return whether every condition is one of the household as a whole."""
    groups = (condition for group in one.groups for condition in group.conditions)
    return all(
        condition.whose == "anyone"
        or (condition.fact in ASKABLE and ASKABLE[condition.fact].scope != "person")
        for condition in (*one.conditions, *groups)
    ) and all(
        condition.unit in ("together", "heads", "apart", "family")
        for condition in (*one.conditions, *(c for g in one.groups for c in g.conditions))
        if condition.fact == "income"
    )
