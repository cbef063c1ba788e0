"""The interview's own logic: anybody's answer, open ways, tables of dollars, order, birthdays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from navigator.eligibility.answers import Answers
from navigator.eligibility.coming import Aging, a_year_after, calendar_days
from navigator.eligibility.household import Household
from navigator.eligibility.income import last_first_day, table_on
from navigator.eligibility.interview import Row, judge_interview, prepare
from navigator.eligibility.rules import Rule, make_setting, resolve
from navigator.records.checklists import Checklist, Condition, Group, Note, Outcome
from navigator.records.interviews import MEDIAN_INCOME, TANF_WITH_PAY, Amounts, read_interview
from navigator.records.model import Caution, Fact
from navigator.records.values import Limit
from tests.helpers.judged import DAY, TABLES, income, outcome

ROW = Amounts("row", "month", date(2026, 1, 1), date(2026, 12, 31), (100, 150), 10)
WITH_PAY = Amounts(TANF_WITH_PAY, "month", date(2026, 1, 1), None, (200, 300), 20)
MEDIAN = Amounts(
    MEDIAN_INCOME, "year", date(2026, 10, 1), None, by_state=(("CO", 100_000),),
    shares=(0.52, 0.68), each_more_share=0.03,
)  # fmt: skip


def rules(*outcomes: Outcome, facts: tuple[Fact, ...] = (), day: date = DAY) -> tuple[Rule, ...]:
    checklist = Checklist("checklist:x", "health", "T", "L", (), outcomes)
    setting = make_setting("CO", day, facts, TABLES, {"state": "S"})
    held = {one.name: table for one in (ROW, WITH_PAY, MEDIAN) if (table := one.table("CO", day))}
    return resolve(checklist, replace(setting, amounts=held, interview=True))


def judge(
    *outcomes: Outcome,
    people: tuple[dict[str, Any], ...] = ({"age": 30, "pregnant": False},),
    cautions: tuple[Caution, ...] = (),
    facts: tuple[Fact, ...] = (),
    day: date = DAY,
    known: bool = True,
    **household: Any,
) -> tuple[Row, ...]:
    if "income" in household:
        household["income_period"] = "year"
    answers = Answers("CO", household, people, day, known)
    ready = prepare([(rules(*outcomes, facts=facts, day=day), cautions)], ("other", "food"), day)
    return judge_interview(ready, answers, day)


def asked(*args: Any, **more: Any) -> str:
    return judge(*args, **more)[0].verdict.asked_part


ANYONE = outcome(conditions=(Condition("age", "at_least", 60, whose="anyone"),), per="household")


@pytest.mark.parametrize(
    ("ages", "part"), [((30, 60), "met"), ((30, None), "missing"), ((30, 59), "not_met")]
)
def test_anybody_here_may_meet_it_and_it_is_the_same_for_all(
    ages: tuple[int | None, ...], part: str
) -> None:
    found = judge(ANYONE, people=tuple({"age": age} for age in ages))
    assert [one.verdict.asked_part for one in found] == [part, part]
    assert found[0].verdict.reasons[0].whose == "anyone"


def test_nobody_said_who_lives_here() -> None:
    assert asked(ANYONE, people=({"age": 30},), known=False) == "missing"
    married = outcome(conditions=(Condition("spouse_of", "has_spouse", True),))
    assert asked(married, people=({"age": 30},), known=False) == "missing"
    assert asked(married, people=({"age": 30},)) == "not_met"
    assert asked(married, people=({"age": 30, "spouse_of": [1]}, {"age": 31})) == "met"
    assert asked(married, people=({"age": 30}, {"age": 31})) == "missing"


OPEN = outcome(groups=(Group("low", (income(value=1.0, unit="heads"),)),
                       Group("other", (Condition("age", "below", 65),), open=True)))  # fmt: skip


@pytest.mark.parametrize(
    ("age", "a_year", "part"), [(30, 15960, "met"), (30, 15961, "missing"), (65, 15961, "not_met")]
)
def test_a_way_that_nobody_asks_about_is_never_a_no(age: int, a_year: int, part: str) -> None:
    assert asked(OPEN, people=({"age": age, "pregnant": False},), income=a_year) == part


def test_the_unborn_do_not_count_among_heads() -> None:
    people = ({"age": 30, "pregnant": True, "expecting": 2},)
    together = outcome(conditions=(income(value=1.0, unit="together"),))
    heads = outcome(conditions=(income(value=1.0, unit="heads"),))
    assert asked(together, people=people, income=27320) == "met"
    assert asked(heads, people=people, income=15961) == "not_met"


@pytest.mark.parametrize(
    ("people", "a_year", "part"),
    [
        (2, 2 * 15960, "met"),
        (2, 2 * 15960 + 1, "not_met"),
        (1, 15961, "not_met"),
        (2, None, "missing"),
    ],
)
def test_of_whoever_is_left_out_only_a_share_of_the_income_counts(
    people: int, a_year: int | None, part: str
) -> None:
    """Somebody who asks alone may still fit where the whole home has too much."""
    rule = outcome(conditions=(income(value=1.0, unit="apart"),))
    home = ({"age": 30, "pregnant": False}, {"age": 31, "pregnant": False})[:people]
    given = {} if a_year is None else {"income": a_year}
    assert asked(rule, people=home, **given) == part


def test_a_table_of_dollars_is_a_limit_until_its_last_day() -> None:
    rule = outcome(conditions=(income(value=1.0, unit="couple", amounts="row"),), at_most="row")
    one = ({"age": 30, "spouse_of": []},)
    assert asked(rule, people=one, income=1200) == "met"
    assert asked(rule, people=one, income=1201) == "not_met"
    (later,) = judge(rule, people=one, income=1201, day=date(2027, 1, 1))
    assert (later.verdict.verdict, later.verdict.depends_on) == ("depends", "rule_not_held")
    assert later.prepared.rule.at_most is None
    table = ROW.table("CO", DAY)
    assert table is not None
    assert [table.row(people) for people in (1, 2, 3, 4)] == [100, 150, 160, 170]
    assert (table.dollars(2), table.year, table.of) == (1800, 2026, "dollars")


def test_a_table_speaks_of_its_own_states_and_days() -> None:
    assert replace(ROW, not_states=("CO",)).table("CO", DAY) is None
    assert replace(ROW, states=("TX",)).table("CO", DAY) is None
    assert ROW.table("CO", date(2025, 12, 31)) is None
    assert MEDIAN.table("TX", DAY) is None
    median = MEDIAN.table("CO", DAY)
    assert median is not None
    assert (median.dollars(1), median.dollars(3), median.of) == (52_000, 71_000, "smi")


def test_a_share_of_the_median_reads_its_table() -> None:
    rule = outcome(conditions=(income(share="care", unit="heads"),))
    fact = Fact(name="care", value=Limit(0.5, "at_most", "smi"))
    assert asked(rule, facts=(fact,), income=26_000) == "met"
    (over,) = judge(rule, facts=(fact,), income=26_001)
    assert over.verdict.reasons[0].of == "smi"
    (before,) = judge(rule, facts=(fact,), income=26_001, day=date(2026, 9, 30))
    assert before.verdict.depends_on == "rule_not_held"


RENT = outcome(conditions=(Condition("monthly_rent", "above_income_and_cash", True),))


@pytest.mark.parametrize(
    ("more", "part"),
    [
        ({"monthly_rent": 1101, "cash_band": "to_100", "income": 12000}, "met"),
        ({"monthly_rent": 1100, "cash_band": "to_100", "income": 12000}, "missing"),
        ({"monthly_rent": 9000, "cash_band": "above_4500", "income": 0}, "missing"),
        ({"cash_band": "to_100", "income": 0}, "missing"),
        ({"monthly_rent": 900, "cash_band": "to_100"}, "missing"),
    ],
)
def test_rent_above_all_there_is_counts_and_less_is_never_a_no(
    more: dict[str, Any], part: str
) -> None:
    assert asked(RENT, **more) == part


def test_children_of_a_taxpayer_are_counted_alone() -> None:
    rule = outcome(conditions=(income(value=1.0, unit="children", amounts="row"),))
    nobody: list[int] = []
    grown = {"age": 40, "parent_of": nobody, "spouse_of": nobody}
    people = ({"age": 30, "parent_of": [1], "spouse_of": nobody}, {"age": 9}, grown)
    (found, *_) = judge(rule, people=people, income=1800)
    assert found.verdict.reasons[0].people == 2
    house = Household(({"age": 30}, {"age": 9}), is_complete=False)
    assert house.count(0, "children").high == 20


ALONE: dict[str, Any] = {"parent_of": [], "spouse_of": [], "pregnant": False, "hours_of_work": 0}
MOTHER = {**ALONE, "age": 30, "parent_of": [1]}
CHILD = {"age": 9}


@pytest.mark.parametrize(
    ("people", "a_year", "part"),
    [
        ((MOTHER, CHILD), 1800, "met"),
        ((MOTHER, CHILD), 1801, "missing"),
        ((MOTHER, CHILD), 3600, "missing"),
        ((MOTHER, CHILD), 3601, "not_met"),
        (({**MOTHER, "parent_of": [1, 2]}, CHILD, {"age": 7}), 5400, "missing"),
        (({**MOTHER, "parent_of": [1, 2]}, CHILD, {"age": 7}), 5401, "not_met"),
        (({**ALONE, "age": 50}, CHILD), 90000, "missing"),
        (({**MOTHER, "age": 70}, CHILD), 90000, "missing"),
        (({**MOTHER, "has_disability": True}, CHILD), 90000, "missing"),
        (({**MOTHER, "parent_of": [1, 2]}, CHILD, {"age": 18}), 1800, "met"),
        (({**MOTHER, "parent_of": [1, 2]}, CHILD, {"age": 18}), 1801, "missing"),
        (({"age": 30, "pregnant": False}, CHILD), 1200, "met"),
        (({**ALONE, "age": 30},), 0, "missing"),
        ((MOTHER, {**CHILD, "has_disability": True}), 0, "missing"),
        (({**MOTHER, "parent_of": [1, 2]}, CHILD, {"age": 7, "has_disability": True}), 0, "met"),
        (({**ALONE, "age": 30, "pregnant": True},), 3601, "not_met"),
        (({**ALONE, "age": 30, "pregnant": True, "spouse_of": [1]},
          {**ALONE, "age": 31, "spouse_of": [0]}), 1800, "met"),
        ((MOTHER, CHILD), None, "missing"),
    ],
)  # fmt: skip
def test_a_family_reads_no_only_above_all_that_can_be_left_out(
    people: tuple[dict[str, Any], ...], a_year: int | None, part: str
) -> None:
    """Pay, a parent left out, or somebody who is not of the family leaves it open."""
    rule = outcome(conditions=(income(value=1.0, unit="family", amounts="row"),), per="household")
    given = {} if a_year is None else {"income": a_year}
    assert asked(rule, people=people, **given) == part


def test_a_family_says_which_kinship_would_settle_it() -> None:
    rule = outcome(conditions=(income(value=1.0, unit="family", amounts="row"),), per="household")
    people = ({"age": 30, "pregnant": False, "hours_of_work": 0}, CHILD)
    (found, _) = judge(rule, people=people, income=90000)
    missing = {one.fact for one in found.verdict.reasons if one.code == "missing"}
    assert missing == {"parent_of", "spouse_of"}
    house = Household((MOTHER, CHILD), is_complete=False)
    assert (house.count(0, "family").high, house.count(0, "family").is_everybody) == (20, False)


def test_order_stops_last_then_no_rule_on_status_then_kinds() -> None:
    stop = Caution(key="a", level="stop", text="S")
    info = Caution(key="b", level="info", text="I")
    found = judge(
        outcome("late", cautions=("a",)),
        replace(outcome("food"), kind="food", cautions=("b",)),
        outcome("first", cautions=()),
        outcome("status", status_rule="some", cautions=()),
        cautions=(stop, info),
    )
    assert [one.verdict.program for one in found] == ["first", "food", "status", "late"]
    assert found[-1].prepared.stops
    assert found[1].prepared.cautions == (info,)


def test_a_group_of_the_interview_is_no_way_in_elsewhere() -> None:
    groups = (Group("a", (Condition("age", "below", 1),)),
              Group("b", (Condition("has_disability", "is", True),), interview=True))  # fmt: skip
    checklist = Checklist("checklist:x", "health", "T", "L", (), (outcome(groups=groups),))
    (rule,) = resolve(checklist, make_setting("CO", DAY, (), TABLES, {}))
    assert len(rule.ways) == 1
    assert len(rules(outcome(groups=groups))[0].ways) == 2


def test_several_rules_may_be_one_program() -> None:
    one = replace(outcome("a"), program="p")
    assert [rule.id for rule in rules(one)] == ["p"]


def test_a_birthday_begins_and_ends() -> None:
    young = outcome("young", conditions=(Condition("age", "at_most", 4),))
    old = outcome("old", conditions=(Condition("age", "at_least", 5),))
    child = outcome("child", conditions=(Condition("parent_of", "has_child_below", 5),))
    not_young = outcome("not", unless=("young",))
    people = ({"age": 30, "parent_of": [1]}, {"age": 4})
    found = {
        (row.verdict.person, row.verdict.program): [(one.what, one.age) for one in row.dates]
        for row in judge(young, old, child, not_young, people=people)
    }
    assert found[1, "young"] == [("birthday_ends", 5)]
    assert found[1, "old"] == [("birthday_begins", 5)]
    assert found[0, "child"] == [("birthday_ends", 5)]
    assert found[0, "young"] == []
    assert Aging.of(rules(outcome())).rules == {}
    assert judge(young, people=({},))[0].dates == ()


def test_the_calendar_gives_ends_of_tables_and_days_of_notes() -> None:
    rule = outcome(
        conditions=(income(value=1.0, unit="heads", table="october"),),
        at_most="row",
        notes=(Note("N", since=date(2027, 3, 1)), Note("now"), Note("far", since=date(2029, 1, 1))),
        until=date(2027, 5, 31),
    )
    days = [(one.on.isoformat(), one.what) for one in calendar_days(rules(rule)[0], DAY)]
    assert days == [
        ("2027-01-01", "amounts_change"), ("2027-03-01", "rule_changes"),
        ("2027-06-01", "rule_changes"), ("2027-10-01", "amounts_change"),
    ]  # fmt: skip
    over = judge(rule, income=900_000)
    assert over[0].dates == ()
    assert a_year_after(date(2028, 2, 29)) == date(2029, 3, 1)


def test_a_table_of_july_or_october_counts_for_a_year() -> None:
    assert last_first_day(10, date(2026, 9, 30)) == date(2025, 10, 1)
    assert last_first_day(10, date(2026, 10, 1)) == date(2026, 10, 1)
    july = [table_on(TABLES, "CO", date(2026, 6, 30), "july"),
            table_on(TABLES, "CO", date(2026, 7, 1), "july")]  # fmt: skip
    assert [one and one.year for one in july] == [2025, 2026]


def test_papers_are_of_nobody_without_a_rule_on_status() -> None:
    assert outcome().papers_of == "nobody"
    assert outcome(status_rule="none_known").papers_of == "not_known"
    assert replace(outcome(), asks_papers_of="child_only").papers_of == "child_only"


def test_an_interview_is_read_from_its_plain_values() -> None:
    lists: dict[str, Any] = {"by_people": [1], "shares": [], "states": [], "not_states": []}
    table = {
        "per": "month", "since": "2026-01-01", "until": None, "each_more": 0, "by_state": {},
        "each_more_share": 0, **lists,
    }  # fmt: skip
    ended = table | {"until": "2026-12-31"}
    body = {
        "id": "household", "title": "T", "lead": "L", "asks": ["age"], "order": ["other"],
        "families": [], "with_checklists": ["health"], "amounts": {"a": [ended, table]},
    }  # fmt: skip
    read = read_interview(body)
    assert (read.id, read.with_checklists) == ("checklist:household", ("checklist:health",))
    assert [one.until for one in read.amounts] == [date(2026, 12, 31), None]
