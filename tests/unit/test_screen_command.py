"""`navigator screen`: good lines are judged, bad ones name their field, the run goes on."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import Any

import pytest

from navigator.cli import main as cli
from navigator.cli.screen_command import screen_lines
from navigator.eligibility.answers import BadAnswer
from navigator.eligibility.intake import MOST_BYTES, read_answers, read_object
from navigator.errors import BadInput
from navigator.library import screening
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.records.askable import ASKABLE
from navigator.records.checklists import Checklist
from navigator.records.vocabulary import LEVELS

GOOD = {
    "id": "a",
    "state": "TX",
    "date": "2026-11-24",
    "people": [
        {"age": 34, "pregnant": True, "expecting": 1, "parent_of": [2], "spouse_of": 1},
        {"age": 36, "pregnant": False, "spouse_of": 0},
        {"age": 6},
    ],
    "monthly_income": 2500,
}


def ask(library: Library, *lines: Any, name: str = "health") -> list[dict[str, Any]]:
    raw = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in lines]
    return [json.loads(line) for line in screen_lines(library, name, raw)]


def changed(**more: Any) -> dict[str, Any]:
    return GOOD | more


def test_a_household_is_judged_person_by_person(real_library: Library) -> None:
    (result,) = ask(real_library, GOOD)
    assert result["id"] == "a"
    found = {(one["person"], one["program"]): one for one in result["outcomes"]}
    assert {person for person, _ in found} == {0, 1, 2}
    medicaid = found[0, "medicaid"]
    assert medicaid["kind"] == "medicaid"
    assert (medicaid["verdict"], medicaid["asked_part"]) == ("depends", "met")
    assert (medicaid["status_rule"], medicaid["depends_on"]) == ("some", "status")
    income = next(one for one in medicaid["reasons"] if one["fact"] == "income")
    assert income == {
        "code": "met", "fact": "income", "value": 30000.0, "comparator": "at_most",
        "limit": 66990.0, "share": 2.03, "people": 4, "year": 2026,
    }  # fmt: skip
    stop = next(one for one in medicaid["cautions"] if one["level"] == "stop")
    assert {"publisher", "title", "url", "as_of"} <= stop["sources"][0].keys()
    assert found[1, "medicaid"]["asked_part"] == "not_met"
    assert found[2, "medicaid"]["asked_part"] == "met"
    assert found[0, "chip-unborn"]["status_rule"] == "any"
    assert found[0, "emergency"]["sensitive"] is True
    assert found[0, "health-centers"]["verdict"] == "likely"
    assert found[0, "charity-care"]["depends_on"] == "rule_not_held"


def test_an_omitted_key_and_a_null_are_missing_answers(real_library: Library) -> None:
    bare, null = ask(
        real_library,
        {"state": "co"},
        {"state": "CO", "people": [{"age": None}], "annual_income": None, "date": None},
    )
    for result in (bare, null):
        assert result["id"] is None
        found = {one["program"]: one["asked_part"] for one in result["outcomes"]}
        assert found["medicaid"] == found["chip"] == "missing"
        assert found["health-centers"] == "met"


@pytest.mark.parametrize(
    ("line", "field", "code"),
    [
        (changed(people=[{"age": -1}]), "people[0].age", "out_of_range"),
        (changed(people=[{"age": 200}]), "people[0].age", "out_of_range"),
        (changed(people=[{"age": 1e308}]), "people[0].age", "wrong_type"),
        (changed(people=[{"age": 5.5}]), "people[0].age", "wrong_type"),
        (changed(people=[{"age": "5"}]), "people[0].age", "wrong_type"),
        (changed(people=[{"pregnant": 1}]), "people[0].pregnant", "wrong_type"),
        (changed(people=[{"age": 30}] * 60), "people", "too_many"),
        (changed(people=[]), "people", "empty"),
        (changed(people={}), "people", "wrong_type"),
        (changed(people=[3]), "people[0]", "wrong_type"),
        (changed(people=[{"citizen": True}]), "people[0].citizen", "not_asked"),
        (changed(people=[{"income": 3}]), "people[0].income", "misplaced"),
        (changed(people=[{"parent_of": [5]}]), "people[0].parent_of", "bad_index"),
        (changed(people=[{"spouse_of": 0}]), "people[0].spouse_of", "bad_index"),
        (changed(people=[{"spouse_of": "x"}]), "people[0].spouse_of", "wrong_type"),
        (changed(people=[{"spouse_of": [1, 2]}, {}, {}]), "people[0].spouse_of", "contradiction"),
        (
            changed(people=[{"spouse_of": 1}, {"spouse_of": 2}, {}]),
            "people[0].spouse_of",
            "contradiction",
        ),
        (
            changed(people=[{"parent_of": [1]}, {"parent_of": [0]}]),
            "people[0].parent_of",
            "contradiction",
        ),
        (
            changed(people=[{"parent_of": [1]}, {"spouse_of": 0}]),
            "people[0].parent_of",
            "contradiction",
        ),
        (
            changed(people=[{"pregnant": False, "expecting": 1}]),
            "people[0].expecting",
            "contradiction",
        ),
        (
            changed(people=[{"pregnant": True, "expecting": 0}]),
            "people[0].expecting",
            "contradiction",
        ),
        (changed(monthly_income=1e308), "monthly_income", "out_of_range"),
        (changed(monthly_income=-1), "monthly_income", "out_of_range"),
        (changed(monthly_income=float("nan")), "monthly_income", "not_finite"),
        (changed(monthly_income=float("inf")), "monthly_income", "not_finite"),
        (changed(monthly_income="12"), "monthly_income", "wrong_type"),
        (changed(monthly_income=True), "monthly_income", "wrong_type"),
        (changed(annual_income=5), "annual_income", "both_given"),
        (changed(income=5), "income", "misplaced"),
        (changed(age=5), "age", "misplaced"),
        (changed(state="ZZ"), "state", "unknown_state"),
        (changed(state=7), "state", "unknown_state"),
        (changed(state=None), "state", "required"),
        (changed(date="1900-01-01"), "date", "out_of_range"),
        (changed(date="24.11.2026"), "date", "bad_date"),
        (changed(date=20261124), "date", "bad_date"),
        (changed(immigration_status="x"), "immigration_status", "not_asked"),
        (changed(id=[1]), "id", "wrong_type"),
        (changed(id=True), "id", "wrong_type"),
        (b"{", "line", "not_json"),
        (b"\xff", "line", "not_json"),
        (b"[" * 50_000, "line", "not_json"),
        (b"3", "line", "not_an_object"),
        (b"[" + b" " * 200_000, "line", "too_long"),
    ],
)
def test_a_bad_line_names_its_field_and_the_run_goes_on(
    real_library: Library, line: Any, field: str, code: str
) -> None:
    bad, good = ask(real_library, line, b"  ", GOOD)
    assert (bad["error"]["field"], bad["error"]["code"]) == (field, code)
    name = re.escape(field.rpartition(".")[2])
    said = rf"{name}: [a-z][^.]*\. [A-Z][a-z]+ .+\."
    assert re.fullmatch(said, bad["error"]["message"]), "what is wrong, and what to do"
    assert "outcomes" not in bad
    assert good["outcomes"]


def test_a_state_the_pack_lacks_is_said_to_be_missing(real_library: Library) -> None:
    spec = real_library.checklist("checklist:health", "en")
    with pytest.raises(BadAnswer) as caught:
        read_answers(spec, GOOD | {"state": "PR"}, held=("CO",))
    assert (caught.value.field, caught.value.code) == ("state", "not_held")


def test_a_line_may_be_as_long_as_it_may_be() -> None:
    assert read_object(b"{}".ljust(MOST_BYTES)) == {}
    with pytest.raises(BadAnswer):
        read_object(b"{}".ljust(MOST_BYTES + 1))


def test_no_error_repeats_what_was_given(real_library: Library) -> None:
    (bad,) = ask(real_library, changed(people=[{"age": "Maria Lopez"}]))
    assert "Maria" not in json.dumps(bad)


def test_whole_numbers_may_come_with_a_point(real_library: Library) -> None:
    given = [{"age": 30.0, "pregnant": True, "expecting": 1.0}]
    (result,) = ask(real_library, changed(people=given))
    assert "error" not in result


def test_every_fact_that_is_a_whole_number_may_come_with_a_point() -> None:
    """Programs that keep numbers as fractions write 3.0 for three years of school."""
    spec = Checklist("checklist:x", "health", "T", "L", tuple(ASKABLE), ())
    whole = [name for name, one in ASKABLE.items() if one.kind == "whole"]
    assert whole
    given = dict.fromkeys(whole, 7.0)
    answers = read_answers(spec, {"state": "CO", "people": [given]}, held=("CO",))
    assert repr(answers.people[0]) == repr(dict.fromkeys(whole, 7))
    for other in ({"pregnant": 1.0}, {"age": 7.5}, {"years": 7.0}):
        answers = read_answers(spec, {"state": "CO", "people": [other]}, held=("CO",))
        assert repr(answers.people[0]) == repr(other)


def test_the_driving_checklist_reads_its_own_answers(real_library: Library) -> None:
    good, bad, people = ask(
        real_library,
        {"id": 7, "state": "CO", "lives_in_state": True, "has_proof_of_address": True},
        {"id": 8, "state": "CO", "lives_in_state": "yes"},
        {"id": 9, "state": "CO", "people": [{"age": 3}]},
        name="checklist:driving",
    )
    assert [one["verdict"] for one in good["outcomes"]] == ["likely"]
    assert (bad["error"]["field"], people["error"]["field"]) == ("lives_in_state", "people")
    (income,) = ask(real_library, {"state": "CO", "annual_income": 1}, name="driving")
    assert income["error"]["code"] == "not_asked"


def test_an_unknown_checklist_is_one_calm_sentence(real_library: Library) -> None:
    with pytest.raises(BadInput):
        ask(real_library, GOOD, name="nothing")


def test_a_library_that_refuses_a_line_is_told_too(
    real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise BadInput("asked.zip", "do.write_zip")

    monkeypatch.setattr(real_library, "screen", refuse)
    (bad,) = ask(real_library, GOOD)
    assert bad["error"] == {
        "field": "line",
        "code": "bad_input",
        "message": "A ZIP code has five digits. Write it as on an envelope, such as 80202.",
    }


def test_the_command_reads_lines_and_writes_lines(
    real_paths: Paths, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(json.dumps(GOOD).encode() + b"\nx\n"))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert cli.main(["screen", "health", "--jsonl"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert json.loads(first)["id"] == "a"
    assert json.loads(second)["error"]["field"] == "line"


def test_what_is_kept_for_speed_has_an_end(
    real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screening, "_MOST_KEPT", 2)
    days = [changed(id=day, date=f"2026-11-{day:02}") for day in range(1, 9)]
    results = ask(real_library, *days, *days)
    assert [one["id"] for one in results] == [*range(1, 9), *range(1, 9)]
    assert results[0] == results[8]


# The other checklists.

STUDENT = {
    "plans_to_enroll": True,
    "college_kind": "four_year",
    "school_years_in_state": 3,
    "diploma_in_state": True,
}


def student(**more: Any) -> dict[str, Any]:
    return {"state": "CO", "people": [STUDENT | more]}


def test_students_are_judged_one_by_one_with_the_words_of_the_rule(real_library: Library) -> None:
    line = {"id": 7, "state": "CO", "people": [STUDENT, STUDENT | {"college_kind": "private"}]}
    (result,) = ask(real_library, line, name="college")
    found = {(one["person"], one["program"]): one for one in result["outcomes"]}
    tuition = found[0, "tuition-statewide"]
    assert (tuition["kind"], tuition["verdict"]) == ("in_state_tuition", "depends")
    assert (tuition["asked_part"], tuition["depends_on"]) == ("met", "other")
    assert "high school" in tuition["tells"]["years_attended"]
    years = next(one for one in tuition["reasons"] if one["fact"] == "school_years_in_state")
    assert years == {
        "code": "met", "fact": "school_years_in_state", "value": 3, "comparator": "at_least",
        "limit": 1,
    }  # fmt: skip
    assert found[1, "tuition-statewide"]["asked_part"] == "not_met"
    assert "CASFA" in found[1, "aid-statewide"]["tells"]["aid_application"]
    levels = [one["level"] for one in tuition["cautions"]]
    assert set(levels) == {"step", "info"}
    assert levels == sorted(levels, key=LEVELS.index), "what weighs more stands first"


def test_a_day_chooses_the_rule_and_the_bar_stands_first(real_library: Library) -> None:
    before, after = ask(
        real_library,
        {"state": "FL", "date": "2025-06-30"},
        {"state": "FL", "date": "2026-06-30"},
        name="college",
    )
    assert before["outcomes"][0]["program"] == "tuition-statewide"
    assert after["outcomes"][0]["program"] == "tuition-repealed"
    keys = [one["key"] for one in after["outcomes"][0]["cautions"]]
    assert keys[0] == "college.enrollment_bar"
    assert "college.enrollment_bar" not in [one["key"] for one in before["outcomes"][0]["cautions"]]


@pytest.mark.parametrize(
    ("name", "line", "field", "code"),
    [
        ("college", student(school_years_in_state=-1), "school_years_in_state", "out_of_range"),
        ("college", student(school_years_in_state=21), "school_years_in_state", "out_of_range"),
        ("college", student(school_years_in_state=1e308), "school_years_in_state", "wrong_type"),
        ("college", student(school_years_in_state=2.5), "school_years_in_state", "wrong_type"),
        ("college", student(school_years_in_state="3"), "school_years_in_state", "wrong_type"),
        ("college", student(diploma_in_state="yes"), "diploma_in_state", "wrong_type"),
        ("college", student(plans_to_enroll=1), "plans_to_enroll", "wrong_type"),
        ("college", student(college_kind="harvard"), "college_kind", "not_a_choice"),
        ("college", student(college_kind=["private"]), "college_kind", "not_a_choice"),
        ("college", student(age=17), "age", "not_asked"),
        ("college", student(citizen=True), "citizen", "not_asked"),
        ("college", student(daca=True), "daca", "not_asked"),
        ("college", {"state": "CO", "people": [STUDENT] * 60}, "people", "too_many"),
        ("college", {"state": "CO"} | STUDENT, "plans_to_enroll", "misplaced"),
        ("college", {"state": "CO", "annual_income": 1}, "annual_income", "not_asked"),
        ("legal", {"state": "CO", "helper_title": "notario"}, "helper_title", "not_a_choice"),
        ("legal", {"state": "CO", "helper_request": 3}, "helper_request", "not_a_choice"),
        ("legal", {"state": "CO", "people": [{}]}, "people", "not_asked"),
        ("legal", {"state": "CO", "need": "asylum"}, "need", "not_asked"),
        ("records", {"state": "CO", "arrest": True}, "arrest", "not_asked"),
        ("records", {"state": "CO", "people": [{}]}, "people", "not_asked"),
        ("family-plan", {"state": "CO", "phone": "1"}, "phone", "not_asked"),
        ("records", {"state": "ZZ"}, "state", "unknown_state"),
        ("legal", {"state": "CO", "date": "1900-01-01"}, "date", "out_of_range"),
    ],
)
def test_what_can_not_be_used_names_its_field_in_every_checklist(
    real_library: Library, name: str, line: dict[str, Any], field: str, code: str
) -> None:
    bad, good = ask(real_library, line, {"id": 1, "state": "CO"}, name=name)
    assert bad["error"]["field"].rpartition(".")[2] == field
    assert bad["error"]["code"] == code
    assert good["outcomes"] or name == "family-plan", "the run goes on"


def test_a_whole_number_of_years_may_be_written_as_a_fraction(real_library: Library) -> None:
    (result,) = ask(real_library, student(school_years_in_state=3.0), name="college")
    assert result["outcomes"][0]["asked_part"] == "met"


def test_checklists_that_ask_nothing_list_what_there_is(real_library: Library) -> None:
    (records,) = ask(real_library, {"state": "NY"}, name="records")
    assert {one["kind"] for one in records["outcomes"]} == {"record_relief"}
    assert {one["verdict"] for one in records["outcomes"]} == {"depends"}
    assert all(one["reasons"] == [] for one in records["outcomes"])
    assert ask(real_library, {"state": "NY"}, name="family-plan") == [{"id": None, "outcomes": []}]
