"""Imports: HRSA's own columns, plain sheets, what is rejected, what stays out for good.

Who reads a list wrongly sends a family to a closed door, or takes all doors away at once.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from navigator.cli import main as cli
from navigator.errors import ToolError
from navigator.steward.content.lists.listed import ANSWERS, Row, read_rows
from navigator.steward.content.lists.matching import (
    absorb,
    is_same,
    likeness,
    merge,
    pairs_to_check,
)
from navigator.steward.content.lists.zips import import_zips
from navigator.steward.imports.hrsa import OFFICIAL, SHORT
from navigator.steward.imports.importing import import_file, name_ids
from navigator.steward.imports.spreadsheets import read_spreadsheet
from navigator.steward.imports.verify import duplicates, verify_next
from tests.helpers.places import ROWS, TODAY, WORDS, offices_tree, places_tree, row, taken

OFFICIAL_HEADER = """
Health Center Type,Health Center Number,BHCMIS Organization Identification Number,
BPHC Assigned Number,Site Name,Site Address,Site City,Site State Abbreviation,Site Postal Code,
Site Telephone Number,Site Web Address,Operating Hours per Week,
Health Center Location Setting Identification Number,
Health Center Service Delivery Site Location Setting Description,
Health Center Status Identification Number,Site Status Description,
FQHC Site Medicare Billing Number,FQHC Site NPI Number,
Health Center Location Identification Number,Health Center Location Type Description,
Health Center Type Identification Number,Health Center Type Description,
Health Center Operator Identification Number,Health Center Operator Description,
Health Center Operating Schedule Identification Number,
Health Center Operational Schedule Description,Health Center Operating Calendar Surrogate Key,
Health Center Operating Calendar,Site Added to Scope this Date,Health Center Name,
Health Center Organization Street Address,Health Center Organization City,
Health Center Organization State,Health Center Organization ZIP Code,
Grantee Organization Type Description,Geocoding Artifact Address Primary X Coordinate,
Geocoding Artifact Address Primary Y Coordinate,U.S. - Mexico Border 100 Kilometer Indicator,
U.S. - Mexico Border County Indicator,
State and County Federal Information Processing Standard Code,Complete County Name,
County Equivalent Name,County Description,HHS Region Code,HHS Region Name,State FIPS Code,
State Name,State FIPS and Congressional District Number Code,Congressional District Number,
Congressional District Name,Congressional District Code,
U.S. Congressional Representative Name,Name of U.S. Senator Number One,
Name of U.S. Senator Number Two,Data Warehouse Record Create Date,
""".replace("\n", "").split(",")
"""The first line of the file of September 30, 2026: 55 columns and an empty one."""

HRSA = dict.fromkeys(OFFICIAL_HEADER, "") | {
    "Health Center Type": "Federally Qualified Health Center (FQHC)",
    "BPHC Assigned Number": "BPS-1",
    "Site Name": "SALUD CLINIC OF DENVER",
    "Health Center Name": "SALUD FAMILY HEALTH, INC.",
    "Site Address": "5 Larimer St",
    "Site City": "Denver",
    "Site State Abbreviation": "CO",
    "Site Postal Code": "80202-1234",
    "Site Telephone Number": "303-893-0102",
    "Site Web Address": "www.salud.example.org",
    "Health Center Service Delivery Site Location Setting Description": "All Other Clinic Types",
    "Site Status Description": "Active",
    "Health Center Location Type Description": "Permanent",
    "Health Center Type Description": "Service Delivery Site",
    "Geocoding Artifact Address Primary X Coordinate": "-105.0",
    "Geocoding Artifact Address Primary Y Coordinate": "39.75",
    "Data Warehouse Record Create Date": "11/20/2026",
}
SETTING = "Health Center Service Delivery Site Location Setting Description"

SHORT_LINE = {
    "site_id": "BPS-H80-1",
    "site": "SALUD CLINIC OF DENVER",
    "address": "5 Larimer St",
    "city": "Denver",
    "state": "CO",
    "zip": "80202",
    "phone": "303-893-0102 x7",
    "website": "",
    "hours_a_week": "40.00",
    "setting_id": "7",
    "location_type_id": "1",
    "site_type_id": "2",
    "organization": "SALUD FAMILY HEALTH, INC.",
    "longitude": "-105.0",
    "latitude": "39.75",
}


def sheet(path: Path, lines: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, lines[0].keys())
        writer.writeheader()
        writer.writerows(lines)
    return path


def held(resources: Path) -> dict[str, Row]:
    rows, wrong = read_rows(resources / "places/health_centers.csv")
    assert wrong == []
    return {one.id: one for one in rows}


def run(
    resources: Path, lines: list[dict[str, str]], list_id: str = "new", **asked: Any
) -> dict[str, Any]:
    """Import lines; as many places as go may go, unless a test asks otherwise."""
    path = sheet(resources.parent / "sheet.csv", lines)
    is_hrsa = "Site Name" in lines[0]
    told = import_file(resources, path, list_id, TODAY, hrsa=is_hrsa, dry_run=True)
    asked = {"really_remove": len(told["gone"])} | asked
    return import_file(resources, path, list_id, TODAY, hrsa=is_hrsa, **asked)


def test_hrsa_updates_what_it_knows_and_drops_what_it_no_longer_has(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    school = HRSA | {
        "BPHC Assigned Number": "BPS-2",
        "Site Name": "Oak School Clinic",
        "Site Address": "1 New Ave",
        SETTING: "School",
    }
    report = run(resources, [HRSA, school])
    rows = held(resources)
    # The id stays, so that links hold; all else is the newer list's.
    assert rows["hc-salud"].list == "new"
    assert rows["hc-salud"].name == "Salud Clinic of Denver"
    assert rows["hc-salud"].zip == "80202"
    assert rows["hc-salud"].website == "https://www.salud.example.org"
    assert rows["hc-salud"].organization == "Salud Family Health"
    # Nothing of the list that was replaced is left, not even a name.
    assert rows["hc-salud"].also == ""
    assert rows["hc-oak-school-clinic-denver"].setting == "school"
    assert len(rows) == 2
    assert len(report["gone"]) == len(ROWS) - 1
    assert report["added"] == ["CO/Oak School Clinic, Denver"]
    assert any("hc-salud" in line and "phone" in line for line in report["changed"])
    assert report["as_of"] == "2026-11-20"
    lists = (resources / "places/health_centers.yaml").read_text("utf-8")
    assert "    as_of: 2026-11-20\n    seen: 2026-11-24" in lists
    assert "    as_of: 2020-12-31" in lists


def test_a_second_import_of_the_same_file_changes_nothing(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    run(resources, [HRSA])
    before = (resources / "places/health_centers.csv").read_bytes()
    report = run(resources, [HRSA])
    assert (report["same"], report["added"], report["changed"], report["gone"]) == (1, [], [], [])
    assert (resources / "places/health_centers.csv").read_bytes() == before


def test_a_place_that_moved_is_known_by_its_number(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    run(resources, [HRSA])
    report = run(resources, [HRSA | {"Site Address": "99 Far Rd"}])
    assert held(resources)["hc-salud"].street == "99 Far Rd"
    assert report["gone"] == []


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"Site Status Description": "Inactive"}, "status"),
        ({"Health Center Type Description": "Administrative"}, "no place for patients"),
        ({"Site Name": ""}, "name and city"),
        ({"Site State Abbreviation": "ZZ"}, "no state"),
        ({"Site Name": "Temporary Site - Motel"}, "passing"),
        ({"Site Name": "Salud Administration"}, "office"),
        ({"Site Name": "Salud - Billing Office"}, "office"),
        ({"Site Name": "Salud East (Closing)"}, "passing"),
        ({"Site Name": "N/A"}, "name and city"),
        ({SETTING: "Nursing Home"}, "who live there"),
        ({SETTING: "Correctional Facility"}, "custody"),
        ({"Site Name": "Denver County Jail"}, "custody"),
        ({SETTING: "Domestic Violence"}, "people who hide"),
    ],
)
def test_every_rejected_line_has_its_reason(
    tmp_path: Path, changed: dict[str, str], why: str
) -> None:
    path = sheet(tmp_path / "a.csv", [HRSA, HRSA | changed])
    read = read_spreadsheet(path, taken("new"), WORDS, hrsa=True)
    assert len(read.rows) == 1
    assert len(read.rejected) == 1
    assert read.rejected[0].startswith("line 3: ")
    assert why in read.rejected[0]


def test_territories_are_counted_and_bad_cells_noted(tmp_path: Path) -> None:
    lines = [
        HRSA | {"Site State Abbreviation": "GU"},
        HRSA | {"Site Telephone Number": "999-999-9999", "Site Address": ""},
        HRSA | {"Geocoding Artifact Address Primary X Coordinate": "12"},
    ]
    read = read_spreadsheet(sheet(tmp_path / "a.csv", lines), taken("new"), WORDS, hrsa=True)
    assert read.territories == 1
    assert [one.phone for one in read.rows] == ["", "303-893-0102"]
    assert read.rows[1].lat == ""
    assert len(read.notes) == 3


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    lines = [{"name": "A", "town": "B", "st": "CO"}]
    path = sheet(tmp_path / "a.csv", lines)
    with pytest.raises(ToolError, match=OFFICIAL["key"]):
        import_file(resources, path, "new", TODAY, hrsa=True)
    with pytest.raises(ToolError, match="no list"):
        import_file(resources, path, "nothing", TODAY, hrsa=False)
    with pytest.raises(ToolError, match="can not be read"):
        import_file(resources, tmp_path / "none.csv", "new", TODAY, hrsa=False)
    with pytest.raises(ToolError, match="no column"):
        import_file(resources, sheet(path, [{"a": "1", "b": "2", "c": "3"}]), "new", TODAY,
                    hrsa=False)  # fmt: skip
    with pytest.raises(ToolError, match="Not one line"):
        run(resources, [HRSA | {"Site Status Description": "Closed"}])
    assert len(held(resources)) == len(ROWS)


def test_a_plain_sheet_with_other_headings(tmp_path: Path) -> None:
    resources = places_tree(tmp_path, rows=[])
    lines = [
        {"Name": "Clinic A", "street_address_1": "1 Main St", "street_address_2": "Suite 2",
         "city_town": "Denver (North)", "ST": "co", "zipcode": "80203", "phone": "(303) 893-0102"},
        {"Name": "Clinic B", "street_address_1": "2 Main St", "street_address_2": "",
         "city_town": "Suite 7, Boulder", "ST": "CO", "zipcode": "", "phone": ""},
    ]  # fmt: skip
    run(resources, lines, "old")
    first, second = (held(resources)[id] for id in ("hc-clinic-a-denver", "hc-clinic-b-boulder"))
    assert (first.street, first.city, first.phone) == (
        "1 Main St, Suite 2",
        "Denver",
        "303-893-0102",
    )
    assert (second.street, second.city) == ("2 Main St, Suite 7", "Boulder")


def test_hrsa_may_come_in_its_short_columns(tmp_path: Path) -> None:
    assert set(SHORT.values()) <= set(SHORT_LINE)
    lines = [
        SHORT_LINE,
        SHORT_LINE | {"site_id": "BPS-H80-2", "site": "Oak High", "setting_id": "2",
                      "location_type_id": "2", "address": "9 Oak St"},
        SHORT_LINE | {"site_id": "BPS-H80-3", "site": "Dental", "location_type_id": "5",
                      "address": "mobile"},
        SHORT_LINE | {"site_id": "BPS-H80-4", "site": "Lake Camp", "location_type_id": "2",
                      "address": "1 Lake Rd"},
        SHORT_LINE | {"site_id": "BPS-H80-5", "site_type_id": "1"},
    ]  # fmt: skip
    read = read_spreadsheet(sheet(tmp_path / "a.csv", lines), taken("new"), WORDS, hrsa=True)
    assert [(one.name, one.setting, one.street) for one in read.rows] == [
        ("Salud Clinic of Denver", "", "5 Larimer St"),
        ("Oak High", "school", "9 Oak St"),
        ("Salud Family Health: Dental", "mobile", ""),
        ("Lake Camp", "seasonal", "1 Lake Rd"),
    ]
    assert read.rows[0].phone == "303-893-0102 ext. 7"
    assert read.as_of is None
    assert read.unused == ["hours_a_week"]


def test_the_columns_nothing_was_taken_from_are_named(tmp_path: Path) -> None:
    report = run(places_tree(tmp_path, rows=[]), [HRSA])
    unused = report["columns_not_used"]
    assert len(unused) == 55 - len(OFFICIAL)
    assert "Operating Hours per Week" in unused
    assert not set(unused) & set(OFFICIAL.values())


def test_a_list_says_what_names_it_cuts_short(tmp_path: Path) -> None:
    line = HRSA | {"Health Center Name": "SALUD FAMILY HEAL", "Site Name": "Mobile Unit #2"}
    path = sheet(tmp_path / "a.csv", [line])
    told = {"SALUD FAMILY HEAL": "Salud Family Health"}
    (one,) = read_spreadsheet(path, taken("new", organizations=told), WORDS, hrsa=True).rows
    assert (one.organization, one.name) == ("Salud Family Health",
                                            "Salud Family Health: Mobile Unit 2")  # fmt: skip


# Imports that can not hurt.


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    before = (resources / "places/health_centers.csv").read_bytes()
    report = run(resources, [HRSA], dry_run=True)
    assert report["written"] is False
    assert len(report["gone"]) == len(ROWS) - 1
    assert (resources / "places/health_centers.csv").read_bytes() == before


@pytest.mark.parametrize("said", [None, 1, 6])
def test_many_places_do_not_go_unless_their_number_is_named(
    tmp_path: Path, said: int | None
) -> None:
    resources = places_tree(tmp_path)
    before = (resources / "places/health_centers.csv").read_bytes()
    with pytest.raises(ToolError, match=r"5 of 6 places.*CO 3 to 1, 2 of them gone") as caught:
        run(resources, [HRSA], really_remove=said)
    assert "--really-remove 5" in caught.value.next_step
    assert (resources / "places/health_centers.csv").read_bytes() == before
    run(resources, [HRSA], really_remove=5)
    assert len(held(resources)) == 1


def test_few_places_may_go_without_a_word(tmp_path: Path) -> None:
    many = [row(f"hc-{n}", f"Clinic {n} of Vega", f"{n} Main St", "Vega", "TX", list="new",
                key=f"BPS-{n}") for n in range(1, 41)]  # fmt: skip
    resources = places_tree(tmp_path, rows=many)
    lines = [
        HRSA | {"BPHC Assigned Number": one.key, "Site Name": one.name, "Site City": "Vega",
                "Site Address": one.street, "Site State Abbreviation": "TX",
                "Site Postal Code": "", "Site Telephone Number": "",
                "Geocoding Artifact Address Primary X Coordinate": "",
                "Geocoding Artifact Address Primary Y Coordinate": ""}
        for one in many
    ]  # fmt: skip
    assert run(resources, lines[2:], really_remove=None)["gone"] == ["TX/hc-1", "TX/hc-2"]
    with pytest.raises(ToolError, match="takes away 3 of 38"):
        run(resources, lines[5:], really_remove=None)


@pytest.mark.parametrize(
    ("changed", "zip_code", "has_point", "note"),
    [
        # A ZIP that lost a digit reads as one of another state.
        ({"Site Postal Code": "6410"}, "06410", True, ""),
        ({"Site Postal Code": "64101"}, "", True, "lies in MO"),
        ({"Geocoding Artifact Address Primary X Coordinate": "-108.5"}, "80202", False, "is far"),
        ({"Site Postal Code": "99999"}, "99999", True, ""),
    ],
)
def test_zip_state_and_point_speak_of_one_spot(
    tmp_path: Path, changed: dict[str, str], zip_code: str, has_point: bool, note: str
) -> None:  # fmt: skip
    resources = places_tree(tmp_path)
    report = run(resources, [HRSA | changed])
    one = held(resources)["hc-salud"]
    assert (one.zip, bool(one.point)) == (zip_code, has_point)
    assert any(note in line for line in report["notes"]) is bool(note)


def test_a_row_of_another_state_is_refused(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    wrong = HRSA | {"Site State Abbreviation": "KS", "BPHC Assigned Number": "BPS-9"}
    report = run(resources, [HRSA, wrong])
    assert any("80202 lies in CO, and so does its point" in line for line in report["rejected"])
    assert {one.state for one in held(resources).values()} == {"CO"}


@pytest.mark.parametrize("state", ["Ohio", "OHIO", "oh", " OH "])
def test_a_state_may_be_written_out(tmp_path: Path, state: str) -> None:
    lines = [{"name": "Clinic A", "city": "Akron", "state": state, "phone": "(330) 555-0134"}]
    file = sheet(tmp_path / "a.csv", lines)
    (one,) = read_spreadsheet(file, taken("old"), WORDS, hrsa=False).rows
    assert (one.state, one.phone) == ("OH", "330-555-0134")


def test_what_the_new_list_leaves_out_is_not_filled_from_the_old(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    line = HRSA | {"Site Name": "Junction Clinic", "Site City": "Grand Junction",
                   "Site Address": "7 Main St", "Site Telephone Number": "999-999-9999",
                   "Site Postal Code": "81501",
                   "Geocoding Artifact Address Primary X Coordinate": "-108.55",
                   "Geocoding Artifact Address Primary Y Coordinate": "39.07"}  # fmt: skip
    run(resources, [line])
    assert held(resources)["hc-junction"].phone == ""


def test_a_place_that_moved_within_its_town_keeps_its_id(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    run(resources, [HRSA | {"Site Name": "SALUD CLINIC", "Site Address": "88 Colfax Ave"}])
    assert held(resources)["hc-salud"].street == "88 Colfax Ave"


def test_a_home_people_hide_in_stays_out_by_the_name_the_list_gives_it(tmp_path: Path) -> None:
    removed = """
removed:
  - {state: CO, name: SFH at Dove Nest, kind: shelter, why: A home., since: 2025-06-01}
"""
    resources = places_tree(tmp_path, places__removed=removed)
    nest = HRSA | {"BPHC Assigned Number": "BPS-3", "Site Name": "SFH at Dove Nest",
                   "Site Address": "8 A St"}  # fmt: skip
    report = run(resources, [HRSA, nest])
    assert any("removal list: A home." in line for line in report["rejected"])
    assert "Dove" not in (resources / "places/health_centers.csv").read_text("utf-8")


def test_an_older_list_adds_but_does_not_overrule(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    run(resources, [HRSA])
    line = {"name": "Salud Clinic of Denver", "street": "5 Larimer Street", "city": "Denver",
            "state": "CO", "phone": "303-893-0999"}  # fmt: skip
    run(resources, [line], "old")
    assert held(resources)["hc-salud"].phone == "303-893-0102"


REMOVED = """
removed:
  - {state: CO, name: SALUD CLINIC OF DENVER, kind: closed, why: Closed in 2025., since: 2025-06-01}
"""


def test_what_was_removed_stays_out_of_every_import(tmp_path: Path) -> None:
    resources = places_tree(tmp_path, places__removed=REMOVED)
    other = HRSA | {"BPHC Assigned Number": "BPS-3", "Site Name": "Else", "Site Address": "8 A St"}
    report = run(resources, [HRSA, other])
    assert any("removal list: Closed in 2025." in line for line in report["rejected"])
    assert "Salud Clinic of Denver" not in {one.name for one in held(resources).values()}


# What is one place.


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (row("a", "Salud", "5 Larimer St", "Denver", "CO"),
         row("b", "SALUD CLINIC", "5 Larimer Street", "Denver", "CO"), True),
        (row("a", "Salud Dental", "5 Larimer St", "Denver", "CO", phone="303-893-0102"),
         row("b", "Other name", "5 Larimer St", "Denver", "CO", phone="303-893-0102"), True),
        (row("a", "Salud", "5 Larimer St", "Denver", "CO"),
         row("b", "Oak High School", "5 Larimer St", "Denver", "CO"), False),
        (row("a", "Salud", "5 Larimer St", "Denver", "CO"),
         row("b", "Salud", "6 Larimer St", "Denver", "CO"), False),
        (row("a", "Salud Medical", "5 Larimer St Ste 1", "Denver", "CO"),
         row("b", "Salud Eyes", "5 Larimer St Ste 2", "Denver", "CO"), False),
        (row("a", "Salud", "5 Larimer St", "Denver", "CO"),
         row("b", "Salud", "5 Larimer St", "Denver", "KS"), False),
        (row("a", "Salud", "PO Box 5", "Denver", "CO", phone="303-893-0102"),
         row("b", "Ruby Clinic", "PO Box 5", "Denver", "CO", phone="303-893-0102"), False),
    ],
)  # fmt: skip
def test_is_same(one: Row, other: Row, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same


def test_merging_keeps_what_only_one_knows() -> None:
    van = row("a", "Salud Van 1", "5 Larimer St", "Denver", "CO", phone="303-893-0102",
              setting="mobile")  # fmt: skip
    house = row("b", "Salud", "5 Larimer St", "Denver", "CO", phone="303-893-0102", lat="39.0",
                lon="-105.0")  # fmt: skip
    (kept,), told = merge([van, house], ["old"])
    assert (kept.name, kept.setting, kept.lat) == ("Salud", "", "39.0")
    assert kept.also == "old: Salud Van 1"
    assert len(told) == 1
    assert absorb(kept, van).also == kept.also


def test_names_that_share_only_common_words_are_not_near() -> None:
    assert likeness("Denver Family Health Center", "Boulder Family Health Center") < 85


def test_ids_are_unique_and_do_not_depend_on_order() -> None:
    twins = [row("", "A & B", f"{n} Main St", "Denver", "CO") for n in (2, 1)]
    named = name_ids([], twins, "hc")
    assert [(one.id, one.street) for one in named] == [
        ("hc-a-b-denver", "1 Main St"),
        ("hc-a-b-denver-2", "2 Main St"),
    ]
    assert name_ids([], twins[::-1], "hc") == named


def test_pairs_for_a_person_to_judge() -> None:
    one = row("a", "Salud", "5 Larimer St", "Denver", "CO", phone="303-893-0102")
    near = row("b", "Salud Inc", "6 Other St", "Denver", "CO", phone="303-893-0102")
    door = row("c", "Oak School", "5 Larimer St", "Denver", "CO")
    assert [(a.id, b.id, why) for a, b, why in pairs_to_check([one, near, door])] == [
        ("a", "b", "same phone"),
        ("a", "c", "same door"),
    ]


def test_verify_next_begins_with_the_oldest_and_most_needed(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    found = verify_next(resources, TODAY, 20)
    assert found[0].as_of is not None
    assert found[0].as_of.year == 2020
    needed = [one.people for one in found if one.as_of == found[0].as_of]
    assert needed == sorted(needed, reverse=True)
    assert needed[0] > 0
    assert {one.id for one in verify_next(resources, TODAY, 20, kind="legal", state="CO")} == {
        "place:CO:denver", "place:CO:aid",
    }  # fmt: skip
    assert duplicates(resources, TODAY, 5) == ()


def test_zip_points_fill_the_county_of_the_nearest(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    lines = [
        {"zip": "802", "lat": "18.34", "lon": "-64.92", "state": "", "county": ""},
        {"zip": "80202", "lat": "39.7", "lon": "-105", "state": "CO", "county": "Denver County"},
        {"zip": "80249", "lat": "39.8", "lon": "-104.7", "state": "", "county": ""},
    ]
    report = import_zips(resources, sheet(tmp_path / "zips.csv", lines), really_remove=7)
    assert (report["zips"], report["filled"]) == (3, 1)
    text = (resources / "places/zcta.csv").read_text("utf-8").splitlines()
    assert text[1] == "00802,18.3400,-64.9200,,,,,,"
    assert text[3] == "80249,39.8000,-104.7000,CO,Denver County,1,,,"
    with pytest.raises(ToolError, match="no table of ZIP points: its row 1 has no column 'state'"):
        import_zips(
            resources, sheet(tmp_path / "zips.csv", [dict.fromkeys(["zip", "lat", "lon"], "")])
        )


CENSUS = [
    ("06101", "41.76", "-72.67", "CT", "Hartford County"),
    ("66101", "39.11", "-94.62", "KS", "Wyandotte County"),
    ("66102", "39.11", "-94.70", "MO", "Platte County"),
    ("67950", "37.00", "-101.9", "OK", "Texas County"),
    ("83401", "43.49", "-111.9", "ID", "Bonneville County"),
    ("83402", "43.50", "-112.0", "ID", "Bonneville County"),
    ("83414", "43.86", "-110.9", "WY", "Teton County"),
    ("73960", "36.50", "-101.7", "", ""),
    *((f"7390{last}", "36.60", "-101.6", "OK", "Texas County") for last in range(9)),
    ("96701", "21.40", "-157.9", "HI", "Honolulu County"),
    ("96799", "-14.2", "-170.7", "", ""),
]
NAMES = [
    ("06101", "area", "Hartford", "CT", "Capitol Region", "09110", "41.7", "-72.6"),
    ("06103", "po box", "Hartford", "CT", "Capitol Region", "", "41.77", "-72.66"),
    ("66101", "area", "Kansas City", "KS", "Johnson County", "20091", "39.1", "-94.6"),
    ("66102", "area", "Kansas City", "KS", "Oxford County", "29177", "39.1", "-94.7"),
    ("66110", "po box", "Kansas City", "KS", "Johnson", "", "39.12", "-94.63"),
    ("66111", "po box", "Kansas City", "KS", "Nowhere", "", "39.11", "-94.62"),
    ("66112", "po box", "Far away", "KS", "Johnson", "", "30.00", "-94.62"),
    ("67950", "area", "Elkhart", "KS", "Morton County", "20129", "37.0", "-101.9"),
    ("67951", "area", "Hugoton", "KS", "Stevens County", "20189", "37.2", "-101.3"),
    ("73960", "area", "Texhoma", "TX", "Sherman County", "48421", "36.5", "-101.7"),
    ("83401", "area", "Idaho Falls", "ID", "Bonneville County", "16019", "43.4", "-111.9"),
    ("83402", "area", "Idaho Falls", "ID", "Bonneville County", "16019", "43.4", "-111.9"),
    ("83414", "area", "Alta", "WY", "Teton County", "56039", "43.8", "-110.9"),
]


def test_a_table_of_names_gives_towns_boxes_newer_counties_and_state_lines(
    tmp_path: Path,
) -> None:
    resources = places_tree(tmp_path)
    census = [
        dict(zip(("zip", "lat", "lon", "state", "county"), one, strict=True)) for one in CENSUS
    ]
    head = ("zip", "type", "city", "state", "county", "county_fips", "lat", "lon")
    names = sheet(tmp_path / "names.csv", [dict(zip(head, one, strict=True)) for one in NAMES])
    report = import_zips(resources, sheet(tmp_path / "zips.csv", census), names, really_remove=7)
    assert (report["zips"], report["boxes"], report["on_a_state_line"]) == (22, 3, 3)
    with (resources / "places/zcta.csv").open(encoding="utf-8", newline="") as file:
        read = {one["zip"]: one for one in csv.DictReader(file)}
    told = {
        code: (one["state"], one["county"], one["beside"], one["box"]) for code, one in read.items()
    }
    # Connecticut's counties are mixed with its regions there: the older table keeps its word.
    assert told["06101"] == ("CT", "Hartford County", "", "")
    assert told["06103"] == ("CT", "Hartford County", "", "1")
    assert told["66101"] == ("KS", "Johnson County", "", "")
    # Two tables and the number judge the state; a county of another state is not taken.
    assert told["66102"] == ("KS", "Johnson County", "MO", "")
    assert told["67950"] == ("KS", "Morton County", "OK", "")
    assert told["73960"] == ("OK", "Texas County", "TX", "")  # they tie: its number decides
    assert told["83414"] == ("WY", "Teton County", "", "")
    assert told["66110"] == ("KS", "Johnson County", "", "1")
    assert told["66111"] == ("KS", "Johnson County", "", "1")
    assert told["96799"] == ("", "", "", "")
    assert "66112" not in told, "no post office lies so far from its state"
    assert read["83414"]["city"] == "Alta"
    with pytest.raises(ToolError, match="names of ZIP codes"):
        import_zips(resources, tmp_path / "zips.csv", tmp_path / "zips.csv")


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resources = str(places_tree(tmp_path))
    file = sheet(tmp_path / "a.csv", [{"name": "Else", "city": "Denver", "state": "CO"}])
    more = ["--resources", resources, "--json"]
    places = ["content", "import", "places", str(file), "--list", "new", *more]
    assert cli.main([*places, "--dry-run"]) == 0
    assert json.loads(capsys.readouterr().out)["written"] is False
    assert cli.main(places) == 1
    assert "--really-remove 6" in capsys.readouterr().err
    assert cli.main([*places, "--really-remove", "6"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == ["CO/Else, Denver"]
    assert cli.main(["content", "import", "hrsa", str(file), *more]) == 1
    assert "no list 'hrsa'" in capsys.readouterr().err
    assert cli.main(["content", "verify-next", "--limit", "1", *more]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert cli.main(["content", "verify-next", "--limit", "1", "--resources", resources]) == 0
    assert "source of 2026-09-01" in capsys.readouterr().out
    assert cli.main(["content", "duplicates", *more]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert cli.main(["content", "import", "zips", str(file), *more]) == 1


# The other file of lists: legal offices.


def test_a_roster_goes_into_the_file_of_its_list_and_no_other(tmp_path: Path) -> None:
    resources = offices_tree(tmp_path, rows=[])
    clinics = (resources / "places/health_centers.csv").read_bytes()
    lines = [
        {"name": "Paz: Library", "organization": "Paz", "street": "3 State Ave",
         "city": "Kansas City", "state": "KS", "setting": "renewal",
         "recognized since": "2019-07-18", "other name": "Paz, Inc."},
    ]  # fmt: skip
    path = sheet(tmp_path / "roster.csv", lines)
    report = import_file(resources, path, "roster", TODAY, hrsa=False)
    (one,) = read_rows(resources / "places/legal_offices.csv")[0]
    assert (one.id, one.setting, one.recognized_since) == ("doj-paz-library-kansas-city", "renewal",
                                                "2019-07-18")  # fmt: skip
    assert one.names == ("Paz: Library", "Paz, Inc.")
    assert report["rows"] == 1
    assert (resources / "places/health_centers.csv").read_bytes() == clinics


@pytest.mark.parametrize("name", ["Clinic of the School of Law", "Vans Legal Aid", "Students' Aid"])
def test_a_legal_office_is_no_school_and_no_van_by_its_name(tmp_path: Path, name: str) -> None:
    lines = [{"name": name, "city": "Denver", "state": "CO"}]
    path = sheet(tmp_path / "a.csv", lines)
    (office,) = read_spreadsheet(path, taken("roster", "legal"), WORDS, hrsa=False).rows
    assert office.setting == ""


def test_what_a_list_says_of_appointments_and_detention_is_kept_and_silence_is_no_answer(
    tmp_path: Path,
) -> None:
    resources = places_tree(tmp_path)
    lines = [
        {"name": "Paz", "city": "Denver", "state": "CO", "walk-ins": "No", "Interpreters": "yes",
         "Detained cases": "Y"},
        {"name": "Sol", "city": "Boulder", "state": "CO", "walk-ins": "", "Interpreters": "n/a",
         "Detained cases": "sometimes"},
    ]  # fmt: skip
    report = import_file(
        resources, sheet(tmp_path / "a.csv", lines), "new", TODAY, hrsa=False, really_remove=6
    )
    assert "'sometimes' is neither yes nor no" in "".join(report["notes"])
    rows, _ = read_rows(resources / "places/health_centers.csv")
    told = {one.name: [one.says(column) for column in ANSWERS] for one in rows}
    assert told["Paz"] == [False, True, True]
    assert told["Sol"] == [None, None, None]


def test_a_number_of_one_list_is_no_place_of_another(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)

    def take(list_id: str, name: str, city: str) -> dict[str, Any]:
        file = sheet(tmp_path / "a.csv", [{"key": "1", "name": name, "city": city, "state": "CO"}])
        return import_file(resources, file, list_id, TODAY, hrsa=False, really_remove=6)

    take("new", "Paz", "Denver")
    assert take("old", "Sol", "Boulder")["added"] == ["CO/Sol, Boulder"]
    rows, _ = read_rows(resources / "places/health_centers.csv")
    assert {one.name for one in rows} >= {"Paz", "Sol"}
