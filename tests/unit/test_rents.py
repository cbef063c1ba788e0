"""HUD's limits by county: a family must never read a no by a limit that is not its own."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from navigator.cli.household_command import household_lines
from navigator.library.facade import Library
from navigator.records.rents import RentLimits
from navigator.steward.content.lists.rent_file import COLUMNS, RENT_FILE, read_rents
from navigator.steward.content.shape.reading import Reader

RESOURCES = Path(__file__).parents[2] / "resources"
DAY = date(2026, 12, 3)
LIMITS = RentLimits(
    "Travis County", 2026,
    (47050, 53800, 60500, 67200, 72600, 78000, 83350, 88750),
    (74800, 85450, 96150, 106800, 115350, 123900, 132450, 141000),
)  # fmt: skip
GOOD = "2026-05-01,2027-04-30,TX,Travis County,1 2 3 4 5 6 7 8,2 3 4 5 6 7 8 9"


def read(tmp_path: Path, line: str) -> tuple[int, int]:
    path = tmp_path / RENT_FILE.name
    path.write_text(",".join(COLUMNS) + "\n" + line + "\n", encoding="utf-8")
    about = tmp_path / "rent_limits.yaml"
    about.write_text("sources: {}\n", encoding="utf-8")
    reader = Reader(about, RENT_FILE)
    found = read_rents(reader, path)
    return len(found), len(reader.problems)


def test_from_the_ninth_person_on_each_adds_a_share_rounded_up() -> None:
    assert LIMITS.dollars("very_low", 8) == 88750
    assert LIMITS.dollars("very_low", 9) == 94100  # 140 % of 67,200 is 94,080
    assert LIMITS.dollars("low", 10) == 158100  # 148 % of 106,800 is 158,064


@pytest.mark.parametrize(
    ("line", "held"),
    [
        (GOOD, True),
        (GOOD.replace("TX", "XX"), False),
        (GOOD.replace("2026-05-01", "2028-05-01"), False),
        (GOOD.replace("2026-05-01", "May"), False),
        (GOOD.replace("7 8,", "7,"), False),
        (GOOD.replace("1 2 3", "3 2 1"), False),
        (GOOD.replace(",2 3 4 5", ",0 3 4 5"), False),
    ],
)
def test_a_line_that_cannot_be_is_refused(tmp_path: Path, line: str, held: bool) -> None:
    assert read(tmp_path, line) == ((1, 0) if held else (0, 1))


def test_every_county_of_a_state_with_limits_has_its_own(real_library: Library) -> None:
    """A county without limits would silently say "may fit" at any income."""
    store = real_library._store
    with (RESOURCES / RENT_FILE).open(encoding="utf-8") as file:
        rows = [*csv.DictReader(file)]
    states = {row["state"] for row in rows}
    held = [(row["state"], name) for row in rows for name in row["counties"].split("; ")]
    assert len(held) == len(set(held))
    known = {(row["state"], row["name"]) for row in store.rows("SELECT state, name FROM counties")}
    assert {one for one in known if one[0] in states} <= set(held)
    assert len(states) == 46
    assert states.isdisjoint({"CT", "MA", "ME", "NH", "RI", "VT"})


@pytest.mark.parametrize(
    ("code", "state", "counties"),
    [
        ("78701", "TX", ["Travis County"]),
        ("07102", "NJ", ["Essex County", "Hudson County"]),
        ("78701", "GA", []),
        ("06103", "CT", []),
        ("99999", "TX", []),
        ("nowhere", "TX", []),
    ],
)
def test_a_zip_code_gives_its_county_and_those_beside(
    real_library: Library, code: str, state: str, counties: list[str]
) -> None:
    assert [one.county for one in real_library._store.rents(code, state, DAY)] == counties


def test_no_limit_outlives_its_year(real_library: Library) -> None:
    for day, count in ((date(2026, 4, 30), 0), (date(2027, 4, 30), 1), (date(2027, 5, 1), 0)):
        assert len(real_library._store.rents("78701", "TX", day)) == count


@pytest.mark.parametrize("code", [78701, "7870", "787011", "7870a", ["78701"]])
def test_what_is_no_zip_code_is_an_error_that_does_not_repeat_it(
    real_library: Library, code: object
) -> None:
    line = json.dumps({"state": "TX", "zip": code}).encode()
    (told,) = household_lines(real_library, [line])
    error = json.loads(told)["error"]
    assert (error["field"], error["code"]) == ("zip", "wrong_type")
    assert "787" not in error["message"]


def test_the_reason_names_county_and_year(real_library: Library) -> None:
    given = {"state": "TX", "zip": "78701", "people": [{"age": 70}], "annual_income": 47050}
    for lang, words in (("en", "HUD limit of 2026"), ("es", "límite de HUD de 2026")):
        (told,) = household_lines(real_library, [json.dumps(given).encode()], lang, explains=True)
        row = next(o for o in json.loads(told)["outcomes"] if o["program"] == "housing-voucher")
        assert row["reasons"] == [{
            "code": "met", "fact": "income", "value": 47050.0, "comparator": "at_most",
            "limit": 47050.0, "people": 1, "year": 2026, "of": "area", "place": "Travis County",
        }]  # fmt: skip
        assert words in row["explain"]["reasons"][0]
        assert "47,050" in row["explain"]["reasons"][0]


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ({"annual_income": 47050}, "met"),
        ({"annual_income": 900000}, "not_met"),
        ({}, "missing"),
        ({"annual_income": 50000}, "missing"),  # above Essex's limit, below Hudson's
        ({"annual_income": 80000, "people": [{"age": 30, "pregnant": True}]}, "missing"),
        ({"annual_income": 80000, "people": [{"age": 30}, {"age": 31}]}, "missing"),
    ],
)
def test_between_two_limits_nobody_is_told_no(
    real_library: Library, given: dict[str, object], verdict: str
) -> None:
    line = {"state": "NJ", "zip": "07102", "people": [{"age": 70}], **given}
    (told,) = household_lines(real_library, [json.dumps(line).encode()])
    rows = {one["program"]: one for one in json.loads(told)["outcomes"]}
    assert rows["housing-voucher"]["asked_part"] == verdict


def test_no_other_checklist_takes_a_zip_code(real_library: Library) -> None:
    from navigator.eligibility.answers import BadAnswer
    from navigator.eligibility.intake import read_answers

    health = real_library.checklist("checklist:health")
    with pytest.raises(BadAnswer) as caught:
        read_answers(health, {"state": "TX", "zip": "78701"}, real_library.states())
    assert caught.value.code == "not_asked"
