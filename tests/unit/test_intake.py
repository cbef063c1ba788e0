"""One line of a script: what it may hold, to the last letter and figure."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from navigator.eligibility.answers import Answers, BadAnswer
from navigator.eligibility.intake import MOST_BYTES, read_answers, read_id, read_object
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Checklist

WIDE = Checklist("checklist:x", "health", "T", "L", tuple(ASKABLE), ())
NARROW = Checklist("checklist:x", "driving", "T", "L", ("lives_in_state",), ())


def read(**given: Any) -> Answers:
    return read_answers(WIDE, {"state": "CO"} | given, held=("CO", "TX"))


def read_narrow(**given: Any) -> Answers:
    return read_answers(NARROW, {"state": "CO"} | given, held=("CO", "TX"))


def refused(**given: Any) -> tuple[str, str]:
    with pytest.raises(BadAnswer) as caught:
        read(**given)
    return caught.value.field, caught.value.code


# The line.
def test_a_line_is_a_json_object_of_at_most_so_many_bytes() -> None:
    assert MOST_BYTES == 100_000
    assert read_object(b"{}".ljust(100_000)) == {}
    for line, code in (
        (b"{}".ljust(100_001), "too_long"),
        (b"{", "not_json"),
        (b"", "not_json"),
        (b"\xff", "not_json"),
        (b"[" * 50_000, "not_json"),
        (b"[]", "not_an_object"),
        (b"null", "not_an_object"),
    ):
        with pytest.raises(BadAnswer) as caught:
            read_object(line)
        assert (caught.value.field, caught.value.code) == ("line", code)


@pytest.mark.parametrize("given", ["a", "", 7, 0, None])
def test_an_id_is_text_or_a_whole_number(given: str | int | None) -> None:
    assert read_id({"id": given}) == given
    assert read_id({}) is None


@pytest.mark.parametrize("given", [True, False, 1.5, [1], {}])
def test_an_id_that_is_neither_is_refused(given: Any) -> None:
    with pytest.raises(BadAnswer) as caught:
        read_id({"id": given})
    assert (caught.value.field, caught.value.code) == ("id", "wrong_type")


# State and day.
def test_a_state_is_a_code_whose_rules_there_are() -> None:
    assert read(state="co").state == "CO"
    assert read(state="TX").state == "TX"
    assert refused(state=None) == ("state", "required")
    assert refused(state="NY") == ("state", "not_held")
    for other in ("ZZ", "", 7, ["CO"], "Colorado"):
        assert refused(state=other) == ("state", "unknown_state")


def test_a_day_lies_in_this_century() -> None:
    assert read().day is None
    assert read(date=None).day is None
    for day in ("2000-01-01", "2026-11-24", "2099-12-31"):
        assert read(date=day).day == date.fromisoformat(day)
    for day in ("1999-12-31", "2100-01-01"):
        assert refused(date=day) == ("date", "out_of_range")
    for other in ("24.11.2026", "", 20261124, [2026]):
        assert refused(date=other) == ("date", "bad_date")
    with pytest.raises(BadAnswer) as caught:
        read(date="1999-12-31")
    assert caught.value.params == {"field": "date", "first": "2000", "last": "2099"}


# Income.
@pytest.mark.parametrize(
    ("name", "period"),
    [("annual_income", "year"), ("monthly_income", "month"), ("weekly_income", "week")],
)
def test_an_income_is_from_nothing_to_ten_million(name: str, period: str) -> None:
    for given in (0, 0.5, 10_000_000):
        assert read(**{name: given}).household == {"income": given, "income_period": period}
    assert read(**{name: None}).household == {}
    for wrong, code in (
        (-0.01, "out_of_range"), (10_000_000.01, "out_of_range"), (1e308, "out_of_range"),
        (float("nan"), "not_finite"), (float("-inf"), "not_finite"),
        ("12", "wrong_type"), (True, "wrong_type"), ([1], "wrong_type"),
    ):  # fmt: skip
        assert refused(**{name: wrong}) == (name, code)
    with pytest.raises(BadAnswer) as caught:
        read(**{name: -1})
    assert caught.value.params == {"field": name, "low": "0", "high": "10000000"}


def test_an_income_is_given_once() -> None:
    assert refused(annual_income=0, monthly_income=5) == ("monthly_income", "both_given")
    assert read(annual_income=None, monthly_income=5).household["income"] == 5
    assert read(annual_income=5, monthly_income=None).household["income"] == 5


def test_an_income_that_is_not_asked_is_left_to_be_refused_like_all_else() -> None:
    assert read_narrow(annual_income=5).household == {"annual_income": 5}


def test_what_belongs_elsewhere_is_refused() -> None:
    for name in ("income", "income_period", "age", "parent_of"):
        assert refused(**{name: 1}) == (name, "misplaced")
    given = {"id": 3, "lives_in_state": True, "helper_title": "lawyer", "x": 1}
    assert read(**given).household == {"lives_in_state": True, "helper_title": "lawyer", "x": 1}


# People.
def test_people_who_are_not_given_are_not_known() -> None:
    for nobody in (read(), read(people=None)):
        assert nobody.people == ({},)
        assert not nobody.people_known
    assert read(people=[]).people == ()
    somebody = read(people=[{"age": 5}, {}])
    assert somebody.people == ({"age": 5}, {})
    assert somebody.people_known


def test_people_are_a_list_of_objects() -> None:
    others: tuple[Any, ...] = ({}, "x", 3, True)
    for other in others:
        assert refused(people=other) == ("people", "wrong_type")
    assert refused(people=[{}, 3]) == ("people[1]", "wrong_type")
    with pytest.raises(BadAnswer) as caught:
        read_narrow(people=[{}])
    assert (caught.value.field, caught.value.code) == ("people", "not_asked")
    assert read_narrow(people=None).people == ({},)


def test_a_spouse_may_be_given_as_a_number_or_a_list() -> None:
    for given, spouse in ((0, [0]), (1, [1]), ([1], [1]), (None, None), (True, True), ("x", "x")):
        assert repr(read(people=[{"spouse_of": given}]).people[0]["spouse_of"]) == repr(spouse)
    assert read(people=[{"parent_of": 1}]).people[0] == {"parent_of": 1}


def test_a_whole_number_may_come_with_a_point_and_no_fraction() -> None:
    for given, told in (
        (34.0, 34), (0.0, 0), (-1.0, -1), (999.0, 999), (-999.0, -999),
        (1000.0, 1000.0), (-1000.0, -1000.0), (1e308, 1e308), (5.5, 5.5), ("5", "5"), (7, 7),
    ):  # fmt: skip
        line = json.dumps({"people": [{"age": given, "pregnant": given}]})
        (person,) = read(**json.loads(line)).people
        assert repr(person["age"]) == repr(told)
        assert repr(person["pregnant"]) == repr(given), "no number is asked for"
    for other in ({"years": 7.0}, {"parent_of": 1.0}, {"college_kind": 2.0}):
        assert repr(read(people=[other]).people[0]) == repr(other)
