"""Imports: HRSA's own columns, plain sheets, what is rejected, what stays out for good."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from navigator.cli import main as cli
from navigator.content.importing import import_file, name_ids
from navigator.content.listed import Row, read_rows
from navigator.content.matching import absorb, is_same, likeness, merge, pairs_to_check
from navigator.content.spreadsheets import HRSA_NEEDS, read_spreadsheet
from navigator.content.verify import duplicates, verify_next
from navigator.content.zips import import_zips
from navigator.errors import ToolError
from tests.helpers.places import ROWS, TODAY, places_tree, row

HRSA = {
    "Health Center Type": "Federally Qualified Health Center (FQHC)",
    "BPHC Assigned Number": "BPS-1",
    "Site Name": "SALUD CLINIC OF DENVER",
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


def run(resources: Path, lines: list[dict[str, str]], list_id: str = "new") -> dict[str, Any]:
    path = sheet(resources.parent / "sheet.csv", lines)
    is_hrsa = "Site Name" in lines[0]
    return import_file(resources, path, list_id, TODAY, hrsa=is_hrsa)


def test_hrsa_updates_what_it_knows_and_drops_what_it_no_longer_has(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    school = HRSA | {
        "BPHC Assigned Number": "BPS-2",
        "Site Name": "New School Clinic",
        "Site Address": "1 New Ave",
        "Health Center Service Delivery Site Location Setting Description": "School",
    }
    report = run(resources, [HRSA, school])
    rows = held(resources)
    # The id stays, so that links hold; all else is the newer list's.
    assert rows["hc-salud"].list == "new"
    assert rows["hc-salud"].name == "Salud Clinic of Denver"
    assert rows["hc-salud"].zip == "80202"
    assert rows["hc-salud"].website == "https://www.salud.example.org"
    assert rows["hc-salud"].also == "old: Salud Clinic"
    assert rows["hc-new-school-clinic-denver"].setting == "school"
    assert len(rows) == 2
    assert len(report["gone"]) == len(ROWS) - 1
    assert report["added"] == ["CO/New School Clinic, Denver"]
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
    ],
)
def test_every_rejected_line_has_its_reason(
    tmp_path: Path, changed: dict[str, str], why: str
) -> None:
    path = sheet(tmp_path / "a.csv", [HRSA, HRSA | changed])
    read = read_spreadsheet(path, "new", hrsa=True)
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
    read = read_spreadsheet(sheet(tmp_path / "a.csv", lines), "new", hrsa=True)
    assert read.territories == 1
    assert [one.phone for one in read.rows] == ["", "303-893-0102"]
    assert read.rows[1].lat == ""
    assert len(read.notes) == 3


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    lines = [{"name": "A", "town": "B", "st": "CO"}]
    path = sheet(tmp_path / "a.csv", lines)
    for column in HRSA_NEEDS[:1]:
        with pytest.raises(ToolError, match=column):
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
    needed = [one.nearest_for for one in found if one.as_of == found[0].as_of]
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
    report = import_zips(resources, sheet(tmp_path / "zips.csv", lines))
    assert (report["zips"], report["filled"]) == (3, 1)
    text = (resources / "places/zcta.csv").read_text("utf-8").splitlines()
    assert text[1] == "00802,18.3400,-64.9200,,,"
    assert text[3] == "80249,39.8000,-104.7000,CO,Denver County,1"
    with pytest.raises(ToolError, match="no table"):
        import_zips(resources, sheet(tmp_path / "zips.csv", [{"a": "1"}]))


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    resources = str(places_tree(tmp_path))
    file = sheet(tmp_path / "a.csv", [{"name": "Else", "city": "Denver", "state": "CO"}])
    more = ["--resources", resources, "--json"]
    assert cli.main(["content", "import", "places", str(file), "--list", "new", *more]) == 0
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
