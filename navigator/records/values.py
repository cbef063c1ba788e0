"""Values of typed facts that have more than one part; reads them from a pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.records.topics import Kind
from navigator.records.vocabulary import AgreementKind, Enrollment, LimitComparator, LimitOf


def number_text(name: str, value: float) -> str:
    """Return a number as it stands in a sentence; dollars have their cents, if there are any."""
    return f"{value:.2f}".removesuffix(".00") if name.endswith("_usd") else f"{value:g}"


def limit_word(comparator: str, of: str = "fpl") -> str:
    """Return the key of the word that says a limit."""
    return f"value.limit.{comparator}" + ("" if of == "fpl" else f".{of}")


@dataclass(frozen=True, slots=True)
class Limit:
    """An income limit; share 1.38 of `fpl` is 138 % of the federal poverty level."""

    share: float
    comparator: LimitComparator
    of: LimitOf = "fpl"

    @property
    def word(self) -> str:
        """The key of the word that says it, for `{percent}`."""
        return limit_word(self.comparator, self.of)


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
    """The programs that cover people whatever their status; `enrollment` is the most open one's."""

    exists: bool
    enrollment: Enrollment | None
    programs: tuple[CoverageProgram, ...]

    @property
    def closed(self) -> str | None:
        """The first program that keeps its members and takes nobody new."""
        return next((one.name for one in self.programs if one.enrollment == "frozen"), None)

    @property
    def last_age(self) -> int | None:
        """The highest age at which people may join the most open program, where it is below 18."""
        ages = [one.max_age for one in self.programs if one.enrollment == self.enrollment]
        known = [age for age in ages if age is not None]
        return max(known) if ages and len(known) == len(ages) and max(known) < 18 else None


@dataclass(frozen=True, slots=True)
class Offered:
    """The first programs of a state that give something whatever papers people have, by name."""

    pregnancy: str | None
    lawyers: str | None
    lawyers_who: str | None
    """The people it takes, in its own words."""
    lawyers_how: str | None
    """Whom to ask, which need not be the program: some are funds."""
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
    """The town, where ICE names no county and the town lies in several."""
    statewide: bool
    kind: AgreementKind
    since: date


FactValue = (
    bool | str | float | list[str] | Limit | Coverage | Reporting | tuple[Agreement, ...] | None
)
"""The value of a typed fact; `records.topics.FactSpec.kind` says which of these types it has."""


def read_value(kind: Kind, raw: Any) -> FactValue:
    """Return a value from the pack's JSON, in its own type."""
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
