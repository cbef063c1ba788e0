"""Compares income with a share of the poverty line: whole numbers, so that a limit is exact.

Amounts are counted in ten-thousandths of a dollar, the units of this module. The table is the one
in force on the day; a Marketplace plan year is reckoned by the table of the year before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from navigator.records.checklists import PovertyTable
from navigator.records.interviews import AmountTable

UNITS_PER_DOLLAR = 10_000
PER_YEAR = {"week": 52, "month": 12, "year": 1}
_REGIONS = {"AK": "AK", "HI": "HI"}
FIRST_MONTH = {"july": 7, "october": 10}
"""By use of a poverty table: the month from which the newest one counts."""


def last_first_day(month: int, day: date) -> date:
    """Return the last day on or before `day` that was the first of `month`."""
    return date(day.year if day.month >= month else day.year - 1, month, 1)


def yearly(household: Mapping[str, Any]) -> int | None:
    """Return the household's income a year in units; None when amount or period is missing."""
    amount, period = household.get("income"), household.get("income_period")
    if amount is None or period is None:
        return None
    return int(round(amount * UNITS_PER_DOLLAR) * PER_YEAR[period])


def dollars(units: int) -> float:
    """Return units as dollars and cents."""
    return round(units / UNITS_PER_DOLLAR, 2)


@lru_cache(maxsize=4096)
def units_of_share(share: float, table: PovertyTable | AmountTable, people: int) -> int:
    """Return a share of a table's line in units; shares have at most four decimals."""
    return round(share * UNITS_PER_DOLLAR) * table.dollars(people)


def table_on(
    tables: Iterable[PovertyTable], state: str, day: date, use: str
) -> PovertyTable | None:
    """Return the poverty table that counts in `state` on `day`, or None where none is held.

    `use`: `medicaid`, the one in force; `july` and `october`, the one in force on the last first
    day of that month (school meals; SNAP and LIHEAP); `marketplace`, that of the year before.
    """
    region = _REGIONS.get(state, "contiguous")
    counted = day if use not in FIRST_MONTH else last_first_day(FIRST_MONTH[use], day)
    known = [
        table
        for table in tables
        if table.region == region
        and (table.year == day.year - 1 if use == "marketplace" else table.since <= counted)
    ]
    return max(known, key=lambda table: table.since, default=None)
