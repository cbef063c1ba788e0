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

UNITS_PER_DOLLAR = 10_000
PER_YEAR = {"week": 52, "month": 12, "year": 1}
_REGIONS = {"AK": "AK", "HI": "HI"}


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
def units_of_share(share: float, table: PovertyTable, people: int) -> int:
    """Return a share of the poverty line in units; shares have at most four decimals."""
    return round(share * UNITS_PER_DOLLAR) * table.dollars(people)


def table_on(
    tables: Iterable[PovertyTable], state: str, day: date, use: str
) -> PovertyTable | None:
    """Return the poverty table that counts in `state` on `day`, or None where none is held."""
    region = _REGIONS.get(state, "contiguous")
    known = [
        table
        for table in tables
        if table.region == region
        and (table.since <= day if use == "medicaid" else table.year == day.year - 1)
    ]
    return max(known, key=lambda table: table.since, default=None)
