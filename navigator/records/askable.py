"""The closed list of facts that a checklist may ask. Nothing else may be asked.

There is no fact for immigration status, citizenship, nationality, place of birth, numbers of any
document, date of entry, papers held, criminal history, name, address or phone, and no free text. A
checklist that needs an unlisted fact does not load. A change to this list is an ADR (see
docs/adr/0005).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AnswerKind = Literal["yes_no", "whole", "money", "choice", "people"]
Scope = Literal["visit", "household", "person", "helper"]

# Facts that the code reckons with by name, because they answer for each other.
PREGNANT, EXPECTING = "pregnant", "expecting"
PARENT_OF, SPOUSE_OF = "parent_of", "spouse_of"
HOURS = "hours_of_work"
DISABILITY = "has_disability"


@dataclass(frozen=True, slots=True)
class Askable:
    """One fact that may be asked: whose it is, its kind, unit and range (inclusive).

    `from_age` and `to_age`: the ages at which a person is asked. For anybody outside them the
    answer is known to be no, whatever is given; but from `counts_from` on an answer that is given
    all the same counts. `follows`: asked only where that fact was answered with yes.
    """

    name: str
    scope: Scope
    kind: AnswerKind
    unit: str | None = None
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    from_age: int = 0
    to_age: int = 120
    follows: str | None = None
    counts_from: int | None = None

    def counts_at(self, age: int | None) -> bool:
        """Return whether an answer for a person of this age counts, asked or not."""
        least = self.from_age if self.counts_from is None else self.counts_from
        return age is None or least <= age <= self.to_age

    def asked_at(self, age: int | None) -> bool:
        """Return whether a person of this age is asked; None, an age nobody gave, counts as yes."""
        return age is None or self.from_age <= age <= self.to_age


CASH_BANDS = ("to_100", "to_2000", "to_3000", "to_4500", "above_4500")
"""Money at hand and in the bank, in bands: nobody says a sum."""
CASH_TOPS = {"to_100": 100, "to_2000": 2000, "to_3000": 3000, "to_4500": 4500}
"""The most dollars of each band that has a top."""

_ALL = (
    Askable("lives_in_state", "household", "yes_no"),
    Askable("has_proof_of_address", "household", "yes_no"),
    Askable("income", "household", "money", unit="usd", low=0, high=10_000_000),
    Askable("income_period", "household", "choice", choices=("week", "month", "year")),
    Askable("cash_band", "household", "choice", choices=CASH_BANDS),
    Askable("monthly_rent", "household", "money", unit="usd", low=0, high=100_000),
    Askable("pays_heating_or_cooling", "household", "yes_no"),
    Askable("shutoff_notice", "household", "yes_no"),
    Askable("eviction_paper", "household", "yes_no"),
    Askable("shares_housing_from_need", "household", "yes_no"),
    Askable("new_baby", "household", "yes_no"),
    Askable("unpaid_wages", "household", "yes_no"),
    Askable("hurt_at_work", "household", "yes_no"),
    Askable("age", "person", "whole", unit="years", low=0, high=120),
    Askable(PREGNANT, "person", "yes_no", from_age=15, to_age=59, counts_from=12),
    Askable(
        EXPECTING,
        "person",
        "whole",
        unit="babies",
        low=0,
        high=9,
        from_age=15,
        to_age=59,
        counts_from=12,
        follows=PREGNANT,
    ),
    Askable(PARENT_OF, "person", "people", from_age=12),
    Askable(SPOUSE_OF, "person", "people", from_age=14),
    Askable("has_health_cover", "person", "yes_no"),
    Askable("needs_care_now", "person", "yes_no"),
    Askable(DISABILITY, "person", "yes_no"),
    Askable("school_years_in_state", "person", "whole", unit="years", low=0, high=20),
    Askable("diploma_in_state", "person", "yes_no"),
    Askable(HOURS, "person", "whole", unit="hours", low=0, high=168, from_age=14),
    Askable("plans_to_enroll", "person", "yes_no"),
    Askable("college_kind", "person", "choice", choices=("community", "four_year", "private")),
    Askable(
        "helper_title",
        "helper",
        "choice",
        choices=("lawyer", "accredited_representative", "notary", "consultant", "none"),
    ),
    Askable(
        "helper_request",
        "helper",
        "choice",
        choices=("explain", "fill_in_forms", "give_advice", "promise_result", "sign_blank"),
    ),
)

MOST_PEOPLE = 20
"""The most people in one household that a checklist takes."""

ASKABLE: dict[str, Askable] = {askable.name: askable for askable in _ALL}
"""Every fact a checklist may ask, by name. State, ZIP and date come with the visit."""

RELATIONS = tuple(one.name for one in _ALL if one.kind == "people")
"""The facts whose answers are indexes into the people of the household."""
