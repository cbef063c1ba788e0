"""A last day is counted as its rule says, and of two readings the earlier one is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from navigator.library.facade import Library
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.last_days import LastDay, Shorter, is_closed
from navigator.records.model import Fact
from tests.helpers.content import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "letters" / "days.yaml").read_text("utf-8"))
STATES = [
    case
    for name in ("state_days", "every_state")
    for case in yaml.safe_load((ROOT / "tests" / "letters" / f"{name}.yaml").read_text("utf-8"))
]
AID = ("medicaid", "chip", "snap", "tanf", "wic", "childcare")
"""The programs whose last days each state may set."""

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


@pytest.mark.parametrize("program", AID)
def test_the_last_days_of_aid_are_tried_in_every_state(program: str) -> None:
    tried = {one["state"] for one in STATES if one["letter"] == f"appeal-{program}"}
    assert tried == {*JURISDICTIONS}


def test_no_state_gives_food_aid_fewer_days_than_the_federal_rule(real_library: Library) -> None:
    """Who read fewer would give up a hearing that the law still grants."""
    [general] = [one.days for one in real_library.letter("letter:US:snap-denied").last_days]
    for rule in real_library.letter("letter:US:snap-denied").rules:
        assert rule.ask is None or rule.ask >= (general or 0), rule.state


def card_days(library: Library, state: str, on: date) -> Fact:
    facts = library.facts(state, "home", on)
    return next(one for one in facts if one.name == "notice_nonpayment_days")


def test_the_days_of_a_landlords_paper_are_those_of_the_card(real_library: Library) -> None:
    """Two pages that give a family two last days for the rent cost it the home."""
    letter = real_library.letter("letter:US:pay-or-quit")
    for state in JURISDICTIONS:
        for on in (date(2025, 12, 30), date(2026, 12, 2)):  # DC, HI and VA changed between
            fact = card_days(real_library, state, on)
            [day] = letter.in_state(state, on).last_days
            assert day.days == fact.value, state
            assert day.lacks == fact.null_means, state
            if fact.value is not None:
                assert (day.note, day.confidence) == (fact.note, fact.confidence), state
                assert day.sources == fact.sources, state


def test_weekends_are_left_out_where_the_card_leaves_them_out(real_library: Library) -> None:
    says = re.compile(
        "Business days|Court days|(Saturdays, Sundays and court|Weekends and) holidays do not count"
    )
    letter, on = real_library.letter("letter:US:pay-or-quit"), date(2026, 12, 2)
    for state in JURISDICTIONS:
        [day] = letter.in_state(state, on).last_days
        note = card_days(real_library, state, on).note or ""
        assert (day.counts == "working") == bool(says.search(note)), state


NUMBERS = {3: "three", 5: "five", 7: "seven", 10: "10"}


def test_the_days_to_answer_a_court_are_those_of_the_card(real_library: Library) -> None:
    letter = real_library.letter("letter:US:home-summons")
    assert len(letter.rules) >= 11
    for rule in letter.rules:
        card = real_library.card(rule.state, "home")
        told = [one.text for one in card.steps] + [one.text for one in card.cautions]
        days = r"(business |working |court )" if rule.counts == "working" else " "
        said = rf"within {NUMBERS[rule.answer or 0]} ?{days}?days"
        assert any(re.search(said, text) for text in told), rule.state


def test_nothing_reads_a_clock() -> None:
    text = (ROOT / "navigator" / "records" / "last_days.py").read_text("utf-8")
    assert "today" not in text
    assert ".now" not in text
