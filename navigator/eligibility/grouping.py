"""Groups verdicts by program instead of by person: best first.

It judges nothing and composes no text: it finds who shares a verdict, and the order.
"""

from __future__ import annotations

from dataclasses import dataclass

from navigator.eligibility.explain import verdict_message
from navigator.eligibility.judging import Reason
from navigator.eligibility.screen import Result, Verdict
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Checklist

VERDICT_ORDER = ("likely", "depends", "unknown", "unlikely")
_RESTS_ON = (None, "other", "status", "rule_not_held")
"""The order of `depends` verdicts by what they rest on: an office alone, status, a rule that is not
held."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The same verdict for several people; their reasons may differ."""

    verdicts: tuple[Verdict, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict of the first of them."""
        return self.verdicts[0]

    @property
    def people(self) -> tuple[int, ...]:
        """The people, by index."""
        return tuple(one.person for one in self.verdicts)


@dataclass(frozen=True, slots=True)
class ProgramRow:
    """One program, with the people who share each verdict, best first."""

    program: str
    shared: tuple[Shared, ...]

    @property
    def best(self) -> Shared:
        """The best verdict and the people who have it."""
        return self.shared[0]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts of everybody, best first."""
        return tuple(one for same in self.shared for one in same.verdicts)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons of everybody's verdicts."""
        return tuple(reason for one in self.verdicts for reason in one.reasons)

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes for any of the people, each once."""
        return tuple(dict.fromkeys(note for one in self.verdicts for note in one.notes))

    @property
    def stands(self) -> bool:
        """True where the row is in sight: it may fit somebody, or says why it does not."""
        best = self.best.verdict
        return best.verdict != "unlikely" or best.says is not None


def by_program(checklist: Checklist, result: Result) -> tuple[ProgramRow, ...]:
    """Return a row for each program: likely, depends, unknown, unlikely, then most people first.

    Rows with the same verdict stand together. A checklist that asks about no person keeps its own
    order, but for programs that do not fit: these stand last.
    """
    grouped: dict[str, list[Verdict]] = {}
    for verdict in result.outcomes:
        grouped.setdefault(verdict.program, []).append(verdict)
    rows = [ProgramRow(program, _shared(verdicts)) for program, verdicts in grouped.items()]
    if not any(ASKABLE[fact].scope == "person" for fact in checklist.asks):
        return tuple(sorted(rows, key=lambda row: not row.stands))
    return tuple(sorted(rows, key=lambda row: (_rank(row.best.verdict), -len(row.best.people))))


def _shared(verdicts: list[Verdict]) -> tuple[Shared, ...]:
    alike: dict[tuple[str, str], list[Verdict]] = {}
    for one in verdicts:
        alike.setdefault((one.verdict, verdict_message(one).key), []).append(one)
    shared = (Shared(tuple(same)) for same in alike.values())
    return tuple(sorted(shared, key=lambda one: (_rank(one.verdict), -len(one.people))))


def _rank(verdict: Verdict) -> tuple[int, int]:
    return VERDICT_ORDER.index(verdict.verdict), _RESTS_ON.index(verdict.depends_on)
