"""The street of somebody who hides must not stand in a list that anyone can take home."""

from __future__ import annotations

from pathlib import Path

import pytest

from navigator.records.shelters import takes_in_who_hides
from navigator.steward.imports.spreadsheets import read_spreadsheet
from tests.helpers.content import real
from tests.helpers.places import WORDS, taken


@pytest.mark.parametrize(
    "name",
    [
        "Domestic Violence Solutions",
        "Berkeley Food and Housing Project Women's Shelter- Supportive Housing Program",
        "St. Patrick's Women's Shelter",
        "Franklin Avenue Women's Shelter",
        "Centromed Women's Shelter Clinic - La Paloma de Paz",
        "Center Against Sexual and Family Violence",
        "Wyoming Coalition Against Domestic Violence and Sexual Assault",
        "Women's Transitional Living Center (WTLC)",
        "Boston Area Rape Crisis Center (BARCC)",
        "Safe House Denver",
        "End Domestic Abuse Wisconsin",
        "Albergue para mujeres",
    ],
)
def test_a_home_for_people_who_hide_is_known_by_its_name(name: str) -> None:
    assert takes_in_who_hides(name)


@pytest.mark.parametrize(
    "name",
    [
        "Fair Haven Community Health Center",
        "Shelter Island Health Center",
        "TenderCare Women's Center",
        "East Bay Sanctuary Covenant",
        "Transitions to Wellness",
        "Safe Harbor Clinic",
    ],
)
def test_other_places_are_not_taken_for_one(name: str) -> None:
    assert not takes_in_who_hides(name)


def test_a_street_that_its_list_withholds_is_no_street() -> None:
    assert takes_in_who_hides("Good Help", "Anonymous")


def test_nothing_held_has_the_street_of_such_a_home() -> None:
    content = real().content
    assert [row.id for row in content.listed.rows if takes_in_who_hides(row.name, row.street)] == []
    streets = [
        place.id
        for file in content.places
        for place in file.places
        if place.address and place.address.street and takes_in_who_hides(place.name)
    ]
    assert streets == []


def test_an_import_leaves_such_a_row_out_and_its_report_keeps_the_street_quiet(
    tmp_path: Path,
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "name,street,city,state,zip\n"
        "Good Clinic,1 Main St,Denver,CO,80202\n"
        "Hope Women's Shelter,7 Hidden Ln,Denver,CO,80202\n"
    )
    read = read_spreadsheet(file, taken("hrsa"), WORDS, hrsa=False)
    assert [row.name for row in read.rows] == ["Good Clinic"]
    assert len(read.rejected) == 1
    assert "shelter" in read.rejected[0]
    assert "Hidden" not in " ".join([*read.rejected, *read.notes])
