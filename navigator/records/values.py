"""Values of typed facts that have more than one part, and how they are read from a pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.records.topics import Kind
from navigator.records.vocabulary import AgreementKind, Enrollment, LimitComparator


@dataclass(frozen=True, slots=True)
class Limit:
    """An income limit; share 1.38 is 138 % of the federal poverty level."""

    share: float
    comparator: LimitComparator


@dataclass(frozen=True, slots=True)
class CoverageProgram:
    """One program of a coverage. `max_age` is the last age; `share` None: no income limit."""

    name: str
    min_age: int | None
    max_age: int | None
    share: float | None
    enrollment: Enrollment
    since: date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who is covered whatever their status; `enrollment` is that of the most open program."""

    exists: bool
    enrollment: Enrollment | None
    programs: tuple[CoverageProgram, ...]

    @property
    def closed(self) -> str | None:
        """The first program that keeps its members and takes nobody new."""
        return next((one.name for one in self.programs if one.enrollment == "frozen"), None)

    @property
    def last_age(self) -> int | None:
        """The last age to join the most open program, where it ends below 18."""
        ages = [one.max_age for one in self.programs if one.enrollment == self.enrollment]
        known = [age for age in ages if age is not None]
        return max(known) if ages and len(known) == len(ages) and max(known) < 18 else None


@dataclass(frozen=True, slots=True)
class Offered:
    """Names of the first programs of a state that give something whatever papers people have."""

    pregnancy: str | None
    lawyers: str | None
    lawyers_who: str | None
    """Whom it takes, in its own words."""
    ended_lawyers: str | None


@dataclass(frozen=True, slots=True)
class Reporting:
    """A law by which an office reports people."""

    exists: bool
    who_reports: str | None
    what: str | None
    since: date | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agency's agreement with ICE under section 287(g), as ICE lists it."""

    agency: str
    county: str | None
    """The counties it works in, `; ` between them; None: not known, or the whole state."""
    town: str | None
    """Where ICE names no county and the town lies in several: the town."""
    statewide: bool
    kind: AgreementKind
    since: date


FactValue = (
    bool | str | float | list[str] | Limit | Coverage | Reporting | tuple[Agreement, ...] | None
)
"""What a typed fact may hold; `records.topics.FactSpec.kind` says which."""


def read_value(kind: Kind, raw: Any) -> FactValue:
    """A value as the pack writes it (JSON), in its own type."""
    if raw is None:
        return None
    match kind:
        case Kind.LIMIT:
            return Limit(**raw)
        case Kind.COVERAGE:
            programs = tuple(CoverageProgram(**_dated(one)) for one in raw["programs"])
            return Coverage(raw["exists"], raw["enrollment"], programs)
        case Kind.REPORTING:
            return Reporting(**_dated(raw))
        case Kind.AGREEMENTS:
            return tuple(Agreement(**_dated(one)) for one in raw)
        case _:
            value: FactValue = raw
            return value


def _dated(raw: dict[str, Any]) -> dict[str, Any]:
    since = raw["since"]
    return {**raw, "since": date.fromisoformat(since) if since else None}
