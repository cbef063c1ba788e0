"""Records a person's review of one entry: in which role, when, and with which outcome.

It holds no name: the role and the organization stand for the review, not a person. Of several
reviews of one thing it says which one counts; it never makes up for one that is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Role = Literal["lawyer", "accredited", "agency", "speaker", "volunteer"]
ROLES: tuple[Role, ...] = get_args(Role)
"""`accredited`: by the Department of Justice; `agency`: works at the office it is about; `speaker`:
grew up with the language. The first counts most."""
Outcome = Literal["right", "changed", "cannot tell"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Review:
    """The role and organization of a reader, the day, and the outcome."""

    role: Role
    organization: str
    on: date
    outcome: Outcome = "right"


@dataclass(frozen=True, slots=True)
class Readers:
    """The entries that people of one role and organization found right, and the last day."""

    role: Role
    organization: str
    entries: int
    last: date


def readers(reviews: Iterable[Review]) -> tuple[Readers, ...]:
    """Return who found entries right, by role and organization, the most entries first."""
    held: dict[tuple[Role, str], list[date]] = {}
    for one in reviews:
        if one.outcome == "right":
            held.setdefault((one.role, one.organization), []).append(one.on)
    found = (Readers(*whose, len(days), max(days)) for whose, days in held.items())
    return tuple(sorted(found, key=lambda one: (-one.entries, one.organization, one.role)))


def standing(reviews: Iterable[Review]) -> Review | None:
    """Return the review that finds the entry right: the newest, on one day the weightiest role's.

    None where nobody found it right, or somebody said on that day or later that it has changed. A
    review that could not tell takes nothing away.
    """
    told = [one for one in reviews if one.outcome != "cannot tell"]
    if not told:
        return None
    best = max(told, key=lambda one: (one.on, one.outcome == "changed", -ROLES.index(one.role)))
    return best if best.outcome == "right" else None


def newest(days: Iterable[date | None], review: Review | None) -> date | None:
    """Return the newest day of some pages and of the review; None where none is known."""
    known = [one for one in days if one is not None]
    return max([*known, review.on] if review else known, default=None)
