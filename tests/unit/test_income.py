"""Income against shares of the poverty line: exact limits, ranges, dated tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.eligibility.answers import Answers
from navigator.eligibility.explain import condition_message, enrollment_message, verdict_message
from navigator.eligibility.income import dollars, table_on, yearly
from navigator.eligibility.rules import slug
from navigator.eligibility.screen import Verdict, screen
from navigator.records.checklists import Checklist, Condition
from navigator.records.model import Fact
from navigator.records.values import Limit
from tests.helpers.judged import (
    ASKS,
    DAY,
    EACH,
    MOTHER,
    TABLES,
    WAYS,
    YOUNG,
    asked,
    coverage,
    covered,
    group,
    income,
    outcome,
    run,
)


def test_a_week_a_month_and_a_year() -> None:
    for amount, period in ((100, "week"), (433.3333, "month"), (5200, "year")):
        found = yearly({"income": amount, "income_period": period})
        assert found is not None
        assert abs(dollars(found) - 5200) < 0.01
    assert yearly({"income": 5}) is None
    assert yearly({}) is None
    assert dollars(123_456) == 12.35


@pytest.mark.parametrize(
    ("state", "day", "use", "year"),
    [
        ("CO", date(2026, 1, 12), "medicaid", 2025),
        ("CO", date(2026, 1, 13), "medicaid", 2026),
        ("CO", date(2025, 1, 16), "medicaid", None),
        ("AK", date(2026, 2, 1), "medicaid", 2026),
        ("HI", date(2026, 2, 1), "medicaid", None),
        ("CO", date(2026, 2, 1), "marketplace", 2025),
        ("CO", date(2027, 2, 1), "marketplace", 2026),
        ("CO", date(2029, 2, 1), "marketplace", None),
    ],
)
def test_the_table_of_the_day_the_region_and_the_use(
    state: str, day: date, use: str, year: int | None
) -> None:
    table = table_on(TABLES, state, day, use)
    assert (table.year if table else None) == year


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (22024.8, "met"),
        (22024.79, "met"),
        (22024.81, "not_met"),
        (0, "met"),
        (10_000_000, "not_met"),
    ],
)
def test_the_exact_limit_is_within_it(amount: float, expected: str) -> None:
    assert asked(run(outcome(conditions=(income(value=1.38),)), a_year=amount)) == expected


def test_a_state_may_count_the_unborn_of_everybody() -> None:
    mother = {"age": 30, "pregnant": True, "expecting": 1, "parent_of": [1], "spouse_of": []}
    checklist = Checklist(
        "checklist:x", "health", "T", "L", ASKS,
        (outcome(conditions=(income(value=1.0),)),), unborn_of_all=("CA",),
    )  # fmt: skip
    for state, people in (("CA", 3), ("CO", 2)):
        household = {"income": 1, "income_period": "year"}
        answers = Answers(state, household, (mother, {"age": 5}), DAY)
        found = screen(checklist, answers, (), (), {}, tables=TABLES).outcomes
        assert found[1].reasons[0].people == people


def test_below_and_at_least_at_their_limit() -> None:
    below = outcome(conditions=(Condition("income", "below", 1.0),))
    least = outcome(conditions=(Condition("income", "at_least", 1.0),))
    assert asked(run(below, a_year=15959.99)) == "met"
    assert asked(run(below, a_year=15960)) == "not_met"
    assert asked(run(least, a_year=15960)) == "met"
    assert asked(run(least, a_year=15959.99)) == "not_met"


@pytest.mark.parametrize(
    ("comparator", "amounts"),
    [
        ("at_most", {15000: "met", 20000: "missing", 90000: "missing"}),
        ("below", {15000: "met", 20000: "missing", 90000: "missing"}),
        ("at_least", {15000: "not_met", 20000: "missing", 90000: "missing"}),
    ],
)
def test_where_not_everybody_counts_the_income_may_be_anybodys(
    comparator: str, amounts: dict[int, str]
) -> None:
    strangers = ({"age": 30, "pregnant": False}, {"age": 31, "pregnant": False})
    rule = outcome(conditions=(Condition("income", comparator, 1.0),))
    for amount, expected in amounts.items():
        result = run(rule, people=strangers, a_year=amount)
        assert asked(result) == expected
        if expected == "missing":
            assert set(result.missing) == {"income", "parent_of", "spouse_of"}


@pytest.mark.parametrize(
    ("comparator", "low", "high"), [("below", "met", "not_met"), ("at_least", "not_met", "met")]
)
def test_a_range_of_heads_decides_at_both_ends(comparator: str, low: str, high: str) -> None:
    rule = outcome(conditions=(Condition("income", comparator, 1.0),))
    expecting = ({"age": 30, "pregnant": True},)
    assert asked(run(rule, people=expecting, a_year=20000)) == low
    assert asked(run(rule, people=expecting, a_year=90000)) == high
    between = run(rule, people=expecting, a_year=30000)
    assert asked(between) == "missing"
    assert between.missing == ("expecting", "income")


def test_an_unsure_household_exactly_at_its_upper_limit_is_still_asked_about() -> None:
    """Nine babies make ten heads, 67,080 dollars: that family still fits and is told no by none."""
    rule = outcome(conditions=(income(value=1.0),))
    expecting = ({"age": 30, "pregnant": True},)
    assert asked(run(rule, people=expecting, a_year=67_080)) == "missing"
    assert asked(run(rule, people=expecting, a_year=67_080.01)) == "not_met"


@pytest.mark.parametrize(("age", "expected"), [(18, "missing"), (19, "not_met")])
def test_from_19_on_a_skipped_pregnancy_does_not_keep_a_high_income_open(
    age: int, expected: str
) -> None:
    """An adult is judged as pregnant in the group for it and as not pregnant elsewhere."""
    adult = group("adult", Condition("age", "at_least", 18), income(value=1.38))
    rule = outcome(groups=(MOTHER, adult))
    assert asked(run(rule, people=({"age": age},), a_year=90_000)) == expected
    alone = run(outcome(groups=(adult,)), people=({"age": age},), a_year=90_000)
    assert asked(alone) == "missing", "where no group is for pregnancy, it counts in this one"


def test_what_is_missing_is_named() -> None:
    rule = outcome(conditions=(income(value=1.0),))
    assert run(rule).missing == ("income",)
    assert run(rule, household={"income": 5}).missing == ("income", "income_period")
    assert run(rule, people=({"age": 30},), a_year=20000).missing == ("pregnant", "income")


def test_a_limit_nobody_holds_is_not_compared_and_the_verdict_rests_on_that_rule() -> None:
    rule = outcome(conditions=(income(share="limit_adult"),))
    fact = Fact(name="limit_adult", value=None, null_means="not_known")
    (verdict,) = run(rule, a_year=1_000_000, facts=(fact,)).outcomes
    assert (verdict.verdict, verdict.depends_on) == ("depends", "rule_not_held")
    assert verdict_message(verdict).key == "verdict.depends.rule_not_held"
    assert verdict.reasons == ()


def test_a_limit_for_a_group_that_is_not_covered_is_said_not_to_be_held() -> None:
    rule = outcome(conditions=(income(share="limit_adult"),))
    fact = Fact(name="limit_adult", value=None, null_means="not_covered")
    (reason,) = run(rule, a_year=1, facts=(fact,)).outcomes[0].reasons
    assert (reason.code, reason.comparator, reason.limit) == ("missing", "at_most", None)
    assert condition_message(reason, "S").key == "condition.income.not_held"


def test_a_limit_in_dollars_is_not_called_a_share_of_the_poverty_line() -> None:
    (reason,) = run(outcome(conditions=(income(value=1.0),)), a_year=1).outcomes[0].reasons
    said = [condition_message(replace(reason, of=of), "S").key for of in ("fpl", "dollars")]
    assert said == ["condition.income.at_most", "condition.income.at_most.dollars"]


def test_a_year_whose_poverty_line_is_not_held_is_missing_and_says_so() -> None:
    old = run(outcome(conditions=(income(value=1.0),)), a_year=1, day=date(2024, 1, 1))
    assert asked(old) == "missing"
    reason = old.outcomes[0].reasons[0]
    assert condition_message(reason, "S").key == "condition.income.not_held"


def test_the_limit_of_a_typed_fact_brings_its_comparator() -> None:
    rule = outcome(conditions=(income(share="limit_adult"),))
    facts = (Fact(name="limit_adult", value=Limit(1.0, "below")),)
    result = run(rule, a_year=15960, facts=facts)
    assert asked(result) == "not_met"
    reason = result.outcomes[0].reasons[0]
    assert (reason.comparator, reason.limit, reason.share) == ("below", 15960.0, 1.0)
    said = dict(condition_message(reason, "S").params)
    assert said == {"limit": "15,960", "people": "1", "percent": "100", "year": "2026"}


def test_a_group_the_state_does_not_cover_is_no_way_in() -> None:
    none = Fact(name="limit_adult", value=None, null_means="not_covered")
    covered = Fact(name="limit_parent", value=Limit(1.0, "at_most"))
    adult = group("adult", Condition("age", "at_least", 19), income(share="limit_adult"))
    parent = group("parent", Condition("age", "at_least", 19), income(share="limit_parent"))
    here = group("here", income(by_state=(("TX", 1.0),)))
    assert run(outcome(groups=(adult, here)), facts=(none,)).outcomes == ()
    (verdict,) = run(outcome(groups=(adult, parent)), facts=(none, covered), a_year=1).outcomes
    assert verdict.asked_part == "met"
    (texas,) = run(outcome(groups=(here,)), state="TX", a_year=1).outcomes
    assert texas.asked_part == "met"


def test_a_way_in_whose_limit_nobody_holds_closes_nothing() -> None:
    """Whoever misses the other ways might come in by this one: never a no, and never a yes."""
    unknown = Fact(name="limit_adult", value=None, null_means="not_known")
    rule = outcome(groups=(YOUNG, group("adult", income(share="limit_adult"))))
    (verdict,) = run(rule, people=({"age": 40},), a_year=10**6, facts=(unknown,)).outcomes
    assert (verdict.verdict, verdict.depends_on) == ("depends", "rule_not_held")


def test_the_reasons_are_those_of_the_group_that_fits_or_comes_nearest() -> None:
    def facts(**more: Any) -> list[tuple[str, str]]:
        found = run(WAYS, **more).outcomes[0].reasons
        return [(reason.code, reason.fact) for reason in found]

    assert facts(people=({"age": 5},), a_year=10) == [("met", "age"), ("met", "income")]
    assert facts(people=({"age": 70, "parent_of": []},), a_year=20000) == [
        ("met", "age"), ("not_met", "income"),
    ]  # fmt: skip
    assert facts(people=({"age": 40, "pregnant": False},), a_year=1) == [
        ("not_met", "pregnant"), ("met", "income"), ("not_met", "parent_of"), ("met", "income"),
    ]  # fmt: skip
    assert facts(people=({"age": 40},), a_year=1) == [("missing", "pregnant"), ("met", "income")]


def test_a_program_above_another_begins_where_that_ends() -> None:
    first = outcome("first", groups=(YOUNG,))
    second = outcome("second", conditions=(income(value=3.0),), unless=("first", "gone"))
    child = ({"age": 5},)

    def parts(a_year: float | None) -> list[str]:
        found = run(first, second, people=child, a_year=a_year).outcomes
        return [one.asked_part for one in found]

    assert parts(31920) == ["met", "not_met"]
    assert parts(31921) == ["not_met", "met"]
    assert parts(60000) == ["not_met", "not_met"]
    assert parts(None) == ["missing", "missing"]
    above = run(first, second, people=child, a_year=31920).outcomes[1].reasons[-1]
    assert (above.code, above.comparator, above.limit) == ("not_met", "above", 31920.0)


def kids(fact: Fact, age: int = 6, a_year: float = 1) -> Verdict:
    (verdict,) = run(EACH, people=({"age": age},), a_year=a_year, facts=(fact,)).outcomes
    return verdict


def test_each_program_of_the_state_is_an_outcome_of_its_own() -> None:
    found = kids(coverage("open"))
    assert (found.program, found.title, found.notes) == ("kids:all-kids", "All Kids of S", ("now",))
    assert found.verdict == "likely"
    assert [(one.fact, one.comparator, one.limit) for one in found.reasons] == [
        ("age", "at_least", 0), ("age", "at_most", 18), ("income", "at_most", 31920.0),
    ]  # fmt: skip
    assert enrollment_message(found) is None
    assert kids(coverage("open"), age=19).asked_part == "not_met"
    assert kids(coverage("open"), a_year=31921).asked_part == "not_met"
    everybody = coverage("open", min_age=None, max_age=None, share=None)
    assert kids(everybody, age=50, a_year=10**7).verdict == "likely"


BANDS = (
    {"name": "All Kids", "min_age": 0, "max_age": 5, "share": 2.0},
    {"name": "All Kids", "min_age": 5, "max_age": 18, "share": 1.0},
)


def banded(*people: dict[str, Any], a_year: float | None = 20_000) -> tuple[Verdict, ...]:
    """A program whose limit changes with the age of the child: one program to whoever asks."""
    return run(EACH, people=people, a_year=a_year, facts=(covered("open", *BANDS),)).outcomes


def test_of_several_age_bands_the_one_that_fits_is_told_once_for_each_child() -> None:
    found = banded({"age": 10}, {"age": 3}, {}, a_year=10_000)
    assert [(one.person, one.asked_part) for one in found] == [
        (0, "met"), (1, "met"), (2, "missing"),
    ]  # fmt: skip
    limits = [one.reasons[-1].share for one in found]
    assert limits == [1.0, 2.0, 2.0]


def test_a_band_that_gives_way_takes_nothing_else_with_it() -> None:
    """Else a brother, or the programs beside it, would be lost to the family."""
    plain = [outcome(name, conditions=(Condition("age", "at_least", 1),)) for name in "az"]
    people = ({"age": 3}, {"age": 10}, {"age": 40})
    (first, second), facts = plain, (covered("open", *BANDS),)
    for outcomes in ((first, second, EACH), (EACH, second, first), (second, EACH, first)):
        found = run(*outcomes, people=people, a_year=10_000, facts=facts).outcomes
        assert sorted((one.person, one.program) for one in found) == [
            (person, program) for person in range(3) for program in ("a", "kids:all-kids", "z")
        ]


@pytest.mark.parametrize(
    ("age", "a_year", "asked_part"),
    [(5, 10_000, "met"), (40, 10_000, "not_met"), (None, None, "missing")],
)
def test_of_age_bands_that_fit_equally_the_first_of_the_state_is_told(
    age: int | None, a_year: float | None, asked_part: str
) -> None:
    """At five both hold: the wider limit comes first, and the family is told that one."""
    (verdict,) = banded({"age": age}, a_year=a_year)
    assert verdict.asked_part == asked_part
    assert [one.share for one in verdict.reasons if one.fact == "income"] == [2.0]


@pytest.mark.parametrize("enrollment", ["capped", "frozen"])
def test_few_places_or_none_for_new_people_is_never_likely(enrollment: str) -> None:
    found = kids(coverage(enrollment))
    assert (found.verdict, found.depends_on, found.asked_part) == ("depends", "other", "met")
    said = enrollment_message(found)
    assert said is not None
    assert said.key == f"enrollment.{enrollment}"


def test_an_ended_program_says_that_it_ended() -> None:
    found = kids(coverage("ended"))
    assert (found.verdict, found.asked_part) == ("unlikely", "not_met")
    assert verdict_message(found).key == "verdict.ended"
    assert condition_message(found.reasons[-1], "S").key == "condition.enrollment.is"


def test_an_outcome_has_its_days() -> None:
    rule = outcome(since=date(2026, 1, 1), until=date(2026, 12, 31))
    days = {date(2025, 12, 31): 0, date(2026, 1, 1): 1, date(2026, 12, 31): 1, date(2027, 1, 1): 0}
    assert {day: len(run(rule, day=day).outcomes) for day in days} == days


def test_a_program_that_is_not_there_takes_none_after_it_away() -> None:
    """One that ended, one the state does not have, one without a way in."""
    ended, last = outcome("ended", until=date(2025, 1, 1)), outcome("last")
    picked = replace(outcome("picked"), when=(("limit_adult", True),))
    closed = outcome("closed", groups=(group("here", income(by_state=(("TX", 1.0),))),))
    for gone in (ended, picked, closed):
        assert [one.program for one in run(gone, last).outcomes] == ["last"]


def test_one_of_several_values() -> None:
    rule = outcome(conditions=(Condition("income_period", "one_of", ["week", "month"]),))
    assert asked(run(rule, household={"income_period": "week"})) == "met"


def test_a_name_becomes_part_of_an_id() -> None:
    assert slug("Medi-Cal (full scope), 19–25 Años") == "medi-cal-full-scope-1925-anos"
    assert slug("(ALL KIDS) ﬁrst") == "all-kids-first"


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {"age": st.integers(0, 90)},
        optional={"pregnant": st.booleans(), "parent_of": st.just([]), "spouse_of": st.just([])},
    ),
    min_size=1,
    max_size=3,
).map(tuple)


@given(PEOPLE, st.none() | st.integers(0, 120_000), st.integers(0, 120_000))
def test_more_answers_never_turn_a_decided_answer_back(
    people: tuple[dict[str, Any], ...], a_year: int | None, later: int
) -> None:
    second = outcome("second", conditions=(income(value=3.0),), unless=("x",))
    before = run(WAYS, second, people=people, a_year=a_year).outcomes
    fuller = tuple({"parent_of": [], "spouse_of": [], "pregnant": False} | one for one in people)
    after = run(WAYS, second, people=fuller, a_year=later if a_year is None else a_year).outcomes
    for old, new in zip(before, after, strict=True):
        assert old.asked_part in ("missing", new.asked_part)


@given(PEOPLE, st.integers(0, 120_000), st.randoms(use_true_random=False))
def test_the_order_of_people_never_matters(
    people: tuple[dict[str, Any], ...], a_year: int, random: Any
) -> None:
    order = list(range(len(people)))
    random.shuffle(order)
    moved = tuple(people[number] for number in order)
    first = {one.person: one.asked_part for one in run(WAYS, people=people, a_year=a_year).outcomes}
    then = run(WAYS, people=moved, a_year=a_year).outcomes
    assert {order[one.person]: one.asked_part for one in then} == first


@given(st.integers(0, 200_000), st.integers(0, 200_000))
def test_less_income_never_closes_a_program(one: int, two: int) -> None:
    rank = {"met": 1, "not_met": 0}
    low, high = sorted((one, two))
    people = ({"age": 70, "pregnant": False},)
    assert (
        rank[asked(run(WAYS, people=people, a_year=low))]
        >= rank[asked(run(WAYS, people=people, a_year=high))]
    )
