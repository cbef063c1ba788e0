"""A person's reading of one entry: in which role, for whom, when, and what was found.

No name is in it: the role and the organization vouch, not a person. Of several readings of
one thing it says which one stands; it never makes up for one that is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Role = Literal["lawyer", "accredited", "agency", "speaker", "volunteer"]
ROLES: tuple[Role, ...] = get_args(Role)
"""`accredited`: by the Department of Justice; `agency`: works at the office it is about;
`speaker`: grew up with the language. The first counts most."""
Outcome = Literal["right", "changed", "cannot tell"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Review:
    """Who read it, by role and organization, and on which day."""

    role: Role
    organization: str
    on: date
    outcome: Outcome = "right"


def standing(reviews: Iterable[Review]) -> Review | None:
    """The one that says it is right: the newest, of one day that of the weightiest role.

    None where nobody said so, or somebody said on that day or later that it has changed.
    Who could not tell takes nothing away.
    """
    told = [one for one in reviews if one.outcome != "cannot tell"]
    if not told:
        return None
    best = max(told, key=lambda one: (one.on, one.outcome == "changed", -ROLES.index(one.role)))
    return best if best.outcome == "right" else None


def newest(days: Iterable[date | None], review: Review | None) -> date | None:
    """The newest of the days of some pages, and of the day a person found it right."""
    known = [one for one in days if one is not None]
    return max([*known, review.on] if review else known, default=None)
