"""A last day is counted as its rule says, and of two readings the earlier one is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from navigator.library.facade import Library
from navigator.records.last_days import LastDay, Shorter, is_closed
from tests.helpers.content import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "letters" / "days.yaml").read_text("utf-8"))
STATES = yaml.safe_load((ROOT / "tests" / "letters" / "state_days.yaml").read_text("utf-8"))

days = st.dates(date(2000, 1, 1), date(2090, 1, 1))
counts = st.integers(1, 400)
closed_days = st.sampled_from(["next", "same", "earlier"])


def rule(**given: object) -> LastDay:
    return LastDay(text="Answer.", **given)  # type: ignore[arg-type]


@given(days, counts, closed_days)
def test_calendar_days_differ_by_closed_days_alone(start: date, count: int, how: str) -> None:
    plain = start + timedelta(days=count)
    last = rule(days=count, closed_day=how).last(start)
    assert last is not None
    assert {"next": last >= plain, "same": last == plain, "earlier": last <= plain}[how]
    assert abs(last - plain) < timedelta(days=5)
    assert how == "same" or not is_closed(last)


@given(days, counts)
def test_working_days_are_as_many_open_days(start: date, count: int) -> None:
    last = rule(days=count, counts="working", closed_day="same").last(start)
    assert last is not None
    between = (start + timedelta(days=n) for n in range(1, (last - start).days + 1))
    assert sum(not is_closed(day) for day in between) == count
    assert not is_closed(last)


@given(days, counts, counts, closed_days)
def test_a_shorter_reading_is_the_last_day(start: date, one: int, more: int, how: str) -> None:
    both = rule(days=one + more, shorter=Shorter(one, "Two rules."), closed_day=how)
    assert both.last(start) == rule(days=one, closed_day=how).last(start)


@given(days, counts, st.integers(1, 10))
def test_days_for_the_mail_are_not_counted_in(start: date, count: int, mailed: int) -> None:
    assert rule(days=count, mailed_plus=mailed).last(start) == rule(days=count).last(start)


@given(days, st.integers(1, 24))
def test_months_keep_the_day_or_end_with_the_month(start: date, months: int) -> None:
    last = rule(months=months, closed_day="same").last(start)
    assert last is not None
    assert (last.year - start.year) * 12 + last.month - start.month == months
    assert last.day == start.day or (last + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("start", "given", "last"),
    [
        (date(2028, 1, 31), {"months": 1, "closed_day": "same"}, date(2028, 2, 29)),
        (date(2027, 1, 31), {"months": 1, "closed_day": "same"}, date(2027, 2, 28)),
        (date(2027, 12, 15), {"months": 2, "closed_day": "same"}, date(2028, 2, 15)),
        # Ends on Sunday, July 4, 2027: Monday is shut in its place.
        (date(2027, 6, 24), {"days": 10, "closed_day": "next"}, date(2027, 7, 6)),
        (date(2027, 6, 24), {"days": 10, "closed_day": "earlier"}, date(2027, 7, 2)),
        # Ends on Friday, July 3, 2026, before a holiday on Saturday: each time the earlier reading.
        (date(2026, 6, 23), {"days": 10, "closed_day": "next"}, date(2026, 7, 3)),
        (date(2026, 6, 23), {"days": 10, "closed_day": "earlier"}, date(2026, 7, 2)),
        (date(2026, 6, 30), {"days": 3, "counts": "working", "closed_day": "same"},
         date(2026, 7, 3)),
        (date(2027, 5, 28), {"days": 1, "counts": "working"}, date(2027, 6, 1)),  # Memorial Day
    ],
)  # fmt: skip
def test_holidays_and_short_months(start: date, given: dict[str, object], last: date) -> None:
    assert rule(**given).last(start) == last


def test_a_printed_day_is_not_counted() -> None:
    assert rule(start="printed").last(date(2026, 12, 1)) is None
    assert not rule(start="printed").is_counted


def test_a_day_beyond_all_calendars_is_an_overflow() -> None:
    for one in ({"days": 1}, {"months": 1}):
        with pytest.raises(OverflowError):
            rule(**one).last(date.max)


def test_holidays_of_a_year_by_the_law() -> None:
    year = (date(2027, 1, 1) + timedelta(days=n) for n in range(365))
    shut = [day for day in year if is_closed(day) and day.weekday() < 5]
    assert [f"{day:%m-%d}" for day in shut] == [
        "01-01", "01-18", "02-15", "05-31", "07-05", "09-06", "10-11", "11-11", "11-25",
    ]  # fmt: skip


# The letters of the pack.
def test_every_letter_has_cases_and_holds_them(real_library: Library) -> None:
    held = {one.id.split(":")[2]: one for one in real_library.letters()}
    assert CASES.keys() == held.keys()
    for id, cases in CASES.items():
        assert len(cases) >= 4, id
        for case in cases:
            rules = held[id].in_state("US").last_days
            assert [one.last(case["paper"]) for one in rules] == case["last"], (id, case)


def plain(rule: LastDay, start: date) -> date | None:
    """The last day without a look at what is closed then."""
    if rule.counts == "working":
        return start + timedelta(days=(rule.days or 0) + 2 * ((rule.days or 0) // 5))
    return replace(rule, closed_day="same").last(start)


def test_the_cases_of_every_counted_letter_are_of_all_kinds(real_library: Library) -> None:
    """A Friday, a closed day, a leap day, a day that passed: each loses a case if counted wrong."""
    for letter in real_library.letters():
        rules = [one for one in letter.in_state("US").last_days if one.is_counted]
        kinds = set[str]()
        for case in CASES[letter.id.split(":")[2]] if rules else ():
            start = case["paper"]
            lasts = [one.last(start) for one in rules]
            leap = date(2028, 2, 29)
            told = {
                "a Friday": start.weekday() == 4,
                "a closed day": any(one.last(start) != plain(one, start) for one in rules),
                "a leap day": any(start <= leap <= last for last in lasts if last),
                "passed": all(last < date(2026, 12, 1) for last in lasts[:1] if last),
            }
            kinds |= {kind for kind, is_so in told.items() if is_so}
        assert not rules or len(kinds) == 4, (letter.id, kinds)


def test_a_state_counts_by_its_own_rule_where_it_has_one(real_library: Library) -> None:
    for case in STATES:
        letter = real_library.letter(f"letter:US:{case['letter']}").in_state(case["state"])
        assert [one.last(case["paper"]) for one in letter.last_days] == case["last"], case


def test_no_state_gives_food_aid_fewer_days_than_the_federal_rule(real_library: Library) -> None:
    """Who read fewer would give up a hearing that the law still grants."""
    [general] = [one.days for one in real_library.letter("letter:US:snap-denied").last_days]
    for rule in real_library.letter("letter:US:snap-denied").rules:
        assert rule.ask is None or rule.ask >= (general or 0), rule.state


def test_nothing_reads_a_clock() -> None:
    text = (ROOT / "navigator" / "records" / "last_days.py").read_text("utf-8")
    assert "today" not in text
    assert ".now" not in text
