"""The checks of a checklist file: it asks permitted questions and points at real facts.

Nobody can bring in a question through a file: the closed vocabulary is in code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING

from navigator.records.askable import ASKABLE, PARENT_OF, SPOUSE_OF
from navigator.records.checklists import NUMBERS
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.named_offices import OFFICES
from navigator.records.topics import PROGRAM_KINDS, TOPICS, Kind, fact_spec
from navigator.steward.content.checks.guards import (
    MAX_SAYS_WORDS,
    check_sources,
    check_texts,
    check_unused,
)
from navigator.steward.content.shape.checklist_schema import (
    ChecklistEntry,
    ConditionEntry,
    OutcomeEntry,
)
from navigator.steward.content.shape.schema import ChecksEntry, Cite

if TYPE_CHECKING:
    from navigator.steward.content.shape.reading import Reader


_CHECKED = tuple(name for name in ChecksEntry.__struct_fields__ if name in ASKABLE)


def check_checklist(
    reader: Reader, entry: ChecklistEntry, today: date, interview: Collection[str] = ()
) -> None:
    """Check one checklist file against every rule; `interview`: what the interview asks besides."""
    check_sources(reader, entry.sources, today)
    for name in entry.asks:
        if name not in ASKABLE:
            reader.problem(
                "asks",
                f"{name!r} may not be asked.",
                "see navigator/records/askable.py and ADR 0005.",
            )
    before: set[str] = set()
    for outcome in entry.outcomes:
        _check_outcome(reader, entry, outcome, before, interview)
        before.add(outcome.id)
    for cite in entry.unborn_of_all.sources if entry.unborn_of_all else ():
        _check_cite(reader, entry, cite, "unborn_of_all")
    for name in entry.stop_facts:
        spec = fact_spec(entry.topic, name)
        if spec is None or spec.kind is not Kind.TEXT:
            reader.problem("stop_facts", f"no fact {name!r} in words.", "see topics.py.")
    for part in entry.fill:
        check_texts(reader, [("fill", text) for text in (part.heading, *part.lines, *part.boxes)])
        for line, kind in part.numbers.items():
            reader.unknown("fill.numbers", "line", line, part.lines, "write a line as it stands.")
            reader.unknown("fill.numbers", "", kind, NUMBERS)
    check_texts(reader, [("title", entry.title), ("lead", entry.lead)])
    check_unused(reader, entry.sources)


def _check_outcome(
    reader: Reader,
    entry: ChecklistEntry,
    outcome: OutcomeEntry,
    before: set[str],
    interview: Collection[str],
) -> None:
    where = f"outcomes[{outcome.id}]"
    if outcome.id in before:
        reader.problem(where, "this id is given twice.", "rename one of them.")
    reader.unknown(where, "kind", outcome.kind, PROGRAM_KINDS, "see PROGRAM_KINDS in topics.py.")
    for other in outcome.unless:
        if other not in before:
            reader.problem(f"{where}.unless", f"no outcome {other!r} before it.", "move it up.")
    _check_names(reader, entry.topic, outcome, where)
    for condition, asks in _asked(entry, outcome, interview):
        _check_condition(reader, entry, condition, where, asks)
    _check_picking(reader, entry, outcome, where)
    cited = [condition.sources for condition in _conditions(outcome)]
    cited += [note.sources for note in outcome.notes]
    if outcome.open_to_all is not None:
        cited.append(outcome.open_to_all.sources)
    for cite in (cite for cites in cited for cite in cites):
        _check_cite(reader, entry, cite, where)
    says = (getattr(outcome.says, name) for name in outcome.says.__struct_fields__)
    texts = (outcome.title, outcome.branch, *says, *(note.text for note in outcome.notes))
    check_texts(reader, [(where, text) for text in texts])


def _check_picking(
    reader: Reader, entry: ChecklistEntry, outcome: OutcomeEntry, where: str
) -> None:
    """Check what picks an outcome and its notes: facts, states, a kind of program."""
    if outcome.each_program and outcome.each_program not in PROGRAM_KINDS:
        reader.problem(f"{where}.each_program", "no such kind.", "see PROGRAM_KINDS in topics.py.")
    for name in (*outcome.when, *(name for note in outcome.notes for name in note.when)):
        if fact_spec(entry.topic, name.split(".")[0]) is None:
            reader.problem(
                f"{where}.when", f"no fact {name!r}.", "see navigator/records/topics.py."
            )
    named = [("notes", (*note.states, *note.not_states)) for note in outcome.notes]
    if outcome.open_to_all is not None:
        named.append(("open_to_all", tuple(outcome.open_to_all.states)))
    for key, states in named:
        for state in states:
            reader.unknown(
                f"{where}.{key}", "state", state, JURISDICTIONS, "use the two-letter code."
            )


def _check_names(reader: Reader, topic: str, outcome: OutcomeEntry, where: str) -> None:
    each = fact_spec(topic, outcome.each) if outcome.each else None
    if outcome.each and (each is None or each.kind is not Kind.COVERAGE):
        reader.problem(f"{where}.each", "this is no fact of coverage.", "see topics.py.")
    checked = [group.other_ways for group in outcome.groups if group.other_ways]
    for name in (*outcome.tells, *checked):
        if fact_spec(topic, name) is None:
            reader.problem(where, f"no fact {name!r}.", "see navigator/records/topics.py.")
    for key in outcome.cautions or ():
        reader.unknown(
            f"{where}.cautions", "caution", key, TOPICS[topic].cautions, "see topics.py."
        )
    for kind in outcome.ask_at:
        reader.unknown(f"{where}.ask_at", "kind", kind, OFFICES, "see records/named_offices.py.")
    if outcome.status_rule != "any" and not outcome.branch:
        reader.problem(where, "what the rules name is missing.", "add `branch:`.")


def _asked(
    entry: ChecklistEntry, outcome: OutcomeEntry, interview: Collection[str]
) -> Iterator[tuple[ConditionEntry, Collection[str]]]:
    """Yield each condition with what may be asked for it: a group of the interview asks more."""
    for condition in (*outcome.conditions, *(c for note in outcome.notes for c in note.conditions)):
        yield condition, entry.asks
    for group in outcome.groups:
        for condition in group.conditions:
            yield condition, interview if group.interview else entry.asks


def _conditions(outcome: OutcomeEntry) -> Iterator[ConditionEntry]:
    yield from outcome.conditions
    for group in outcome.groups:
        yield from group.conditions
    for note in outcome.notes:
        yield from note.conditions


def _check_condition(
    reader: Reader,
    entry: ChecklistEntry,
    condition: ConditionEntry,
    where: str,
    asks: Collection[str],
) -> None:
    where = f"{where}.conditions"
    if condition.fact not in asks:
        reader.problem(where, f"{condition.fact!r} is not asked.", "add it to `asks:`.")
    for state in condition.by_state:
        reader.unknown(where, "state", state, JURISDICTIONS, "use the two-letter code.")
    if condition.checks is not None and (
        fact_spec(entry.topic, condition.checks) is None or condition.fact not in _CHECKED
    ):
        reader.problem(where, f"{condition.checks!r} checks nothing.", "see docs/content.md.")
    if condition.share is not None:
        spec = fact_spec(entry.topic, condition.share)
        if spec is None or spec.kind is not Kind.LIMIT or condition.fact != "income":
            reader.problem(where, f"no limit {condition.share!r}.", "see topics.py.")
    elif condition.fact == "income" and not condition.sources:
        reader.problem(where, "a limit without a source.", "cite one, or use `share:`.")
    if (condition.comparator == "has_child_below") != (condition.fact == PARENT_OF):
        reader.problem(where, "this comparator does not fit.", f"{PARENT_OF} has_child_below 18.")
    if (condition.comparator == "has_spouse") != (condition.fact == SPOUSE_OF):
        reader.problem(where, "this comparator does not fit.", f"{SPOUSE_OF} has_spouse true.")


def _check_cite(reader: Reader, entry: ChecklistEntry, cite: Cite, where: str) -> None:
    reader.cited.add(cite.id)
    reader.unknown(f"{where}.sources", "source", cite.id, entry.sources, "add it to `sources:`.")
    if len(cite.says.split()) > MAX_SAYS_WORDS:
        reader.problem(f"{where}.sources[{cite.id}].says", "more than 20 words.", "shorten it.")
