"""HUD's income limits of a county for help with the rent, as records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RentArea = Literal["very_low", "low"]
"""The limit of a voucher, half of what is usual in the county, and that of public housing."""
_HELD = 8
_PERCENT_OF_FOUR, _EACH_MORE = 132, 8
_STEP = 50


@dataclass(frozen=True, slots=True)
class RentLimits:
    """The limits of one county, in dollars a year for one to eight people."""

    county: str
    year: int
    very_low: tuple[int, ...]
    low: tuple[int, ...]

    def dollars(self, area: RentArea, people: int) -> int:
        """Return the limit for so many people.

        From the ninth on each adds 8 % of the limit for four, rounded up to 50 dollars, as HUD
        reckons it.
        """
        row = self.very_low if area == "very_low" else self.low
        if people <= _HELD:
            return row[max(people, 1) - 1]
        percent = _PERCENT_OF_FOUR + _EACH_MORE * (people - _HELD)
        return -(-row[3] * percent // (100 * _STEP)) * _STEP
