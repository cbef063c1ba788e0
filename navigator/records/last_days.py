"""Counts the last day that a rule gives for an act, from the day on a paper.

Pure: it reads no clock and keeps no day. Where a rule can be read in two ways, the earlier day is
the last one: days added for the mail are never counted in, of two numbers of days the smaller
counts, and the Friday before a holiday that falls on a Saturday is a working day and moves no last
day on, but is closed where something must arrive.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from navigator.records.model import Dated
from navigator.records.vocabulary import Act, ClosedDay, CountedFrom, DaysCounted, NullMeans

_DAY = timedelta(days=1)
_SATURDAY, _MONDAY, _THURSDAY, _FRIDAY = 5, 0, 3, 4
_FIXED = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
_NTH = ((1, _MONDAY, 3), (2, _MONDAY, 3), (9, _MONDAY, 1), (10, _MONDAY, 2), (11, _THURSDAY, 4))
"""Month, weekday and which one of the month; Memorial Day, the last Monday of May, is apart."""


@dataclass(frozen=True, slots=True)
class Shorter:
    """A second reading of a rule, with fewer days, and why there are two."""

    days: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDay(Dated):
    """An act, and the rule that counts its last day.

    With neither `days` nor `months` the paper itself prints the day.
    """

    text: str
    """The act, as an order."""
    days: int | None = None
    months: int | None = None
    start: CountedFrom = "paper"
    counts: DaysCounted = "calendar"
    closed_day: ClosedDay = "earlier"
    mailed_plus: int | None = None
    """Days that the rule adds for the mail: told, and not counted in."""
    printed: bool = False
    """Whether the paper prints its own last day too."""
    shorter: Shorter | None = None
    note: str | None = None
    act: Act | None = None
    """What a state's own rule is about that stands in place of this one; `go` is for all states."""
    state: str | None = None
    """The state whose own rule it is, or was looked for; None where it holds in all."""
    lacks: NullMeans | None = None
    """Why `state` has no days of its own here: none were found, or its law sets none."""
    told: bool = False
    """Whether the days are told and not counted: in some cases the rule gives others."""

    @property
    def is_counted(self) -> bool:
        """Return whether a rule counts the day, and not the paper alone names it."""
        return not self.told and (self.days is not None or self.months is not None)

    @property
    def is_federal(self) -> bool:
        """Return whether a number of days is the federal one, where a state may set another."""
        return bool(self.act and self.days and (self.lacks or not self.state))

    def last(self, start: date) -> date | None:
        """Return the last day for a paper of the day `start`; None where it is not counted.

        Raises OverflowError for a day that no calendar has.
        """
        if not self.is_counted:
            return None
        if self.months is not None or self.days is None:
            return self._closed(_months_later(start, self.months or 0))
        days = min(self.days, self.shorter.days if self.shorter else self.days)
        return self._closed(_days_later(start, days, self.counts))

    def _closed(self, day: date) -> date:
        """Return the day, moved as the rule moves one on which offices are closed."""
        if self.closed_day == "next":
            while is_closed(day):
                day += _DAY
        elif self.closed_day == "earlier":
            while is_closed(day) or _is_eve(day):
                day -= _DAY
        return day


def _days_later(start: date, days: int, counts: DaysCounted) -> date:
    """Return the day so many days later; the first one counted is the day after `start`."""
    if counts == "calendar":
        return start + timedelta(days=days)
    day = start
    while days:
        day += _DAY
        days -= not is_closed(day)
    return day


def _months_later(start: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    years, month = divmod(start.month - 1 + months, 12)
    try:
        last = monthrange(start.year + years, month + 1)[1]
        return date(start.year + years, month + 1, min(start.day, last))
    except ValueError as error:
        raise OverflowError from error


def is_closed(day: date) -> bool:
    """Return whether a day is of a weekend or a federal holiday, or a Monday in place of one."""
    is_sunday_before = day.weekday() == _MONDAY and _is_holiday(day - _DAY)
    return day.weekday() >= _SATURDAY or _is_holiday(day) or is_sunday_before


def _is_eve(day: date) -> bool:
    """Return whether a day is the Friday before a federal holiday on a Saturday."""
    return day.weekday() == _FRIDAY and _is_holiday(day + _DAY)


def _is_holiday(day: date) -> bool:
    """Return whether a day is a federal holiday by 5 U.S.C. 6103(a)."""
    nth = (day.month, day.weekday(), (day.day + 6) // 7)
    is_memorial = day.month == 5 and day.weekday() == _MONDAY and day.day > 24
    return (day.month, day.day) in _FIXED or nth in _NTH or is_memorial
