"""What can be answered, to the last figure; what can not names its field and repeats nothing."""

from __future__ import annotations

from typing import Any

import pytest

from navigator.eligibility.answers import Answers, BadAnswer, check_answers
from navigator.records.askable import ASKABLE, MOST_PEOPLE
from navigator.records.checklists import Checklist

WIDE = Checklist("checklist:x", "health", "T", "L", tuple(ASKABLE), ())


def refused(*people: dict[str, Any], **household: Any) -> tuple[str, str]:
    """Field and code of what is refused; nothing where all is well."""
    try:
        check_answers(WIDE, Answers("CO", household, people or ({},)))
    except BadAnswer as error:
        return error.field, error.code
    return "", ""


FINE = ("", "")


@pytest.mark.parametrize(
    ("fact", "low", "high", "step"),
    [
        ("age", 0, 120, 1), ("expecting", 0, 9, 1), ("school_years_in_state", 0, 20, 1),
        ("income", 0, 10_000_000, 0.01),
    ],
)  # fmt: skip
def test_a_number_may_be_as_low_and_as_high_as_it_may_be(
    fact: str, low: float, high: float, step: float
) -> None:
    for value, code in (
        (low, ""), (high, ""), (low - step, "out_of_range"), (high + step, "out_of_range"),
        (float("nan"), "not_finite"), (float("inf"), "not_finite"), ("3", "wrong_type"),
        (True, "wrong_type"), (None, ""), (1.5, "" if fact == "income" else "wrong_type"),
    ):  # fmt: skip
        if fact == "income":
            assert refused(income=value)[1] == code, value
        else:
            assert refused({fact: value})[1] == code, value


@pytest.mark.parametrize(
    ("fact", "fits", "fails", "code"),
    [
        ("pregnant", (True, False, None), (1, 0, "yes", []), "wrong_type"),
        ("parent_of", ([], (), [1], (1,), None), (1, [True], ["1"], {1}, [1.0]), "wrong_type"),
        ("college_kind", ("private", None), ("harvard", "", 3), "not_a_choice"),
    ],
)
def test_an_answer_is_of_its_kind(
    fact: str, fits: tuple[Any, ...], fails: tuple[Any, ...], code: str
) -> None:
    for value in fits:
        assert refused({fact: value}, {}) == FINE, value
    for value in fails:
        assert refused({fact: value}, {}) == (f"people[0].{fact}", code), value


def test_what_is_wrong_is_said_with_what_would_be_right() -> None:
    for fact, value, step, blanks in (
        ("age", 121, "do.number_or_skip", {"low": "0", "high": "120"}),
        ("income", -1, "do.number_or_skip", {"low": "0", "high": "10000000"}),
        ("college_kind", "x", "do.choose_or_skip", {"known": "community, four_year, private"}),
        ("pregnant", 3, "do.true_or_skip", {}),
        ("parent_of", 3, "do.list_or_skip", {}),
    ):
        household, person = ({fact: value}, {}) if fact == "income" else ({}, {fact: value})
        with pytest.raises(BadAnswer) as caught:
            check_answers(WIDE, Answers("CO", household, (person,)))
        assert (caught.value.fact, caught.value.next_step) == (fact, step)
        assert caught.value.params == {"field": fact} | blanks


def test_whose_an_answer_is() -> None:
    assert refused({"income": 3}) == ("people[0].income", "misplaced")
    assert refused({"helper_title": "lawyer"}) == ("people[0].helper_title", "misplaced")
    assert refused(age=3) == ("age", "misplaced")
    assert refused(helper_title="lawyer", lives_in_state=True) == FINE


def test_what_is_not_asked_is_named_and_a_long_name_is_cut() -> None:
    narrow = Checklist("checklist:x", "health", "T", "L", ("age",), ())
    with pytest.raises(BadAnswer) as caught:
        check_answers(narrow, Answers("CO", {}, ({"pregnant": True},)))
    assert (caught.value.field, caught.value.code) == ("people[0].pregnant", "not_asked")
    assert refused(**{"x" * 60: 1}) == ("x" * 60, "not_asked")
    assert refused(**{"x" * 61: 1}) == ("x" * 60, "not_asked")


def test_a_household_is_one_to_twenty() -> None:
    assert MOST_PEOPLE == 20
    assert refused(*[{"age": 5}] * 20) == FINE
    assert refused(*[{"age": 5}] * 21) == ("people", "too_many")
    with pytest.raises(BadAnswer) as caught:
        check_answers(WIDE, Answers("CO", {}, ()))
    assert (caught.value.field, caught.value.code) == ("people", "empty")


@pytest.mark.parametrize("name", ["parent_of", "spouse_of"])
def test_a_relation_names_somebody_else_who_is_there(name: str) -> None:
    for named, fits in ((1, True), (2, True), (0, False), (3, False), (9, False), (-1, False)):
        expected = FINE if fits else (f"people[0].{name}", "bad_index")
        assert refused({name: [named]}, {}, {}) == expected, named
    assert refused({}, {}, {name: [0]}) == FINE
    assert refused({"age": 5}, {"age": 6, name: [0, 2]}) == (f"people[1].{name}", "bad_index")


@pytest.mark.parametrize(
    ("people", "field"),
    [
        # Two spouses, or one who is a child as well.
        ([{"spouse_of": [1, 2]}, {}, {}], "people[0].spouse_of"),
        ([{"spouse_of": [1], "parent_of": [1]}, {}], "people[0].spouse_of"),
        ([{"spouse_of": [1], "parent_of": [2]}, {}, {}], ""),
        # Only one of two says that they are married.
        ([{"spouse_of": [1]}, {"spouse_of": []}], "people[0].spouse_of"),
        ([{"spouse_of": [1]}, {"spouse_of": [2]}, {}], "people[0].spouse_of"),
        ([{"spouse_of": [1]}, {"spouse_of": [0]}], ""),
        ([{"spouse_of": [1]}, {"spouse_of": None}], ""),
        ([{"spouse_of": [1]}, {}], ""),
        # Parents of each other, or of a spouse.
        ([{"parent_of": [1]}, {"parent_of": [0]}], "people[0].parent_of"),
        ([{"parent_of": [1]}, {"spouse_of": [0]}], "people[0].parent_of"),
        ([{"parent_of": [1]}, {"spouse_of": [2]}, {}], ""),
        ([{"parent_of": [1, 2]}, {"parent_of": [2]}, {}], ""),
        ([{"parent_of": [1, 2]}, {}, {"parent_of": [0]}], "people[0].parent_of"),
        # Babies without a pregnancy, and the other way round.
        ([{"pregnant": False, "expecting": 1}], "people[0].expecting"),
        ([{"pregnant": True, "expecting": 0}], "people[0].expecting"),
        ([{"pregnant": False, "expecting": 0}], ""),
        ([{"pregnant": True, "expecting": 1}], ""),
        ([{"pregnant": True}], ""),
        ([{"pregnant": None, "expecting": 1}], ""),
        ([{"expecting": 0}], ""),
        ([{}, {"pregnant": True, "expecting": 0}], "people[1].expecting"),
    ],
)
def test_who_is_whose_and_who_expects_does_not_contradict_itself(
    people: list[dict[str, Any]], field: str
) -> None:
    assert refused(*people) == ((field, "contradiction") if field else FINE)
