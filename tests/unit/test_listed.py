"""The CSV of listed places and the removal list: strict, each problem with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from navigator.errors import ContentErrors
from navigator.steward.content.lists.listed import read_rows
from navigator.steward.content.loader import load_content, read_content
from tests.helpers.places import (
    COLORADO,
    LISTS,
    OFFICE_ROWS,
    OFFICES,
    ROWS,
    TODAY,
    offices_tree,
    places_tree,
    row,
    write_rows,
)

SOUND = row("hc-a", "A", "1 A St", "Denver", "CO")


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"id": "HC A"}, "small letters"),
        ({"list": "none"}, "no list 'none'"),
        ({"name": ""}, "both are needed"),
        ({"state": "GU"}, "no state"),
        ({"zip": "8020"}, "five digits"),
        ({"phone": "(303) 555"}, "no phone"),
        ({"website": "a.org"}, "no web address"),
        ({"setting": "boat"}, "school, mobile"),
        ({"lat": "39.7"}, "or neither"),
        ({"recognized_since": "2024"}, "is no day"),
        ({"recognized_since": "20240101"}, "is no day"),
        ({"lat": "1", "lon": "1"}, "within the country"),
    ],
)
def test_a_row_that_does_not_fit_is_named(
    tmp_path: Path, changed: dict[str, str], wrong: str
) -> None:
    bad = replace(SOUND, **changed)
    resources = places_tree(tmp_path, rows=[bad, row("hc-b", "B", "2 A St", "Denver", "CO")])
    _, problems = read_content(resources, TODAY)
    ours = [one for one in problems if one.path.name == "health_centers.yaml"]
    assert any(wrong in one.wrong for one in ours)


def test_an_id_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(ContentErrors, match="twice"):
        load_content(places_tree(tmp_path, rows=[SOUND, SOUND]), TODAY)


@pytest.mark.parametrize("text", ["", "id,name\n", "\ufeff", "é"])
def test_a_csv_of_another_shape_is_refused(tmp_path: Path, text: str) -> None:
    resources = places_tree(tmp_path)
    (resources / "places/health_centers.csv").write_text(text, "utf-8")
    with pytest.raises(ContentErrors, match="first line"):
        load_content(resources, TODAY)


def test_a_line_with_too_many_cells_is_named(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    with (resources / "places/health_centers.csv").open("a", encoding="utf-8") as file:
        file.write("a,b\n")
    with pytest.raises(ContentErrors, match="line 8"):
        load_content(resources, TODAY)


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("kind: health_center", "kind: castle", "no kind"),
        ("topics: [health]", "topics: [cooking]", "no topic"),
        ("id: new\n    prefix", "id: old\n    prefix", "this id is given twice"),
        ("sources: [{id: new, says: Lists this site.}]", "sources: []", "no source"),
        ("what: Doctors for all, fee by income.", "what: You qualify.", "forbidden"),
    ],
)
def test_what_a_list_shares_is_checked(tmp_path: Path, old: str, new: str, wrong: str) -> None:
    resources = places_tree(tmp_path, places__health_centers=LISTS.replace(old, new))
    with pytest.raises(ContentErrors, match=wrong):
        load_content(resources, TODAY)


def test_a_place_written_down_by_hand_is_not_listed_again(tmp_path: Path) -> None:
    content = load_content(places_tree(tmp_path), TODAY)
    assert "hc-salud" not in {one.id for one in content.listed.rows}
    assert content.listed.twins["CO", "clinic"].id == "hc-salud"
    assert len(content.listed.rows) == len(ROWS) - 1


REMOVED = """
removed:
  - {{state: {state}, name: {name}, city: {city}, kind: asked, why: They asked., since: {since}}}
"""


def removed(name: str, state: str = "MO", city: str = "null", since: str = "2026-01-01") -> str:
    return REMOVED.format(name=name, state=state, city=city, since=since)


def test_what_was_removed_is_left_out(tmp_path: Path) -> None:
    gone = removed("OZARK clinic", city="Branson")
    content = load_content(places_tree(tmp_path, places__removed=gone), TODAY)
    assert "hc-ozark" not in {one.id for one in content.listed.rows}
    other = removed("OZARK clinic", city="Joplin")
    content = load_content(places_tree(tmp_path / "b", places__removed=other), TODAY)
    assert "hc-ozark" in {one.id for one in content.listed.rows}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (removed("A", state="ZZ"), "no state"),
        (removed("A", since="2027-01-01"), "not come"),
        (removed("Helper of Denver", state="CO"), "still lists it"),
    ],
)
def test_the_removal_list_is_checked(tmp_path: Path, text: str, wrong: str) -> None:
    with pytest.raises(ContentErrors, match=wrong):
        load_content(places_tree(tmp_path, places__removed=text), TODAY)


@pytest.mark.parametrize("line", ["80202,39.7\n", "8020,39.7,-105,CO,Denver,,,,\n", "zip\n"])
def test_a_zip_line_that_does_not_fit_is_named(tmp_path: Path, line: str) -> None:
    resources = places_tree(tmp_path)
    with (resources / "places/zcta.csv").open("a", encoding="utf-8") as file:
        file.write(line)
    with pytest.raises(ContentErrors, match=r"zcta\.csv line 11"):
        load_content(resources, TODAY)


def test_zip_points_with_other_columns_are_refused(tmp_path: Path) -> None:
    resources = places_tree(tmp_path)
    (resources / "places/zcta.csv").write_text("a,b\n", "utf-8")
    with pytest.raises(ContentErrors, match="other columns"):
        load_content(resources, TODAY)


def test_a_column_that_no_row_fills_is_left_out_and_read_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    rows = [replace(SOUND, zip="80202"), row("hc-b", "B", "2 A St", "Denver", "CO")]
    write_rows(path, rows)
    assert path.read_text("utf-8").splitlines()[0] == "id,list,name,street,city,state,zip"
    assert read_rows(path) == (rows, [])


def test_legal_offices_are_a_file_of_lists_of_their_own(tmp_path: Path) -> None:
    content = load_content(offices_tree(tmp_path), TODAY)
    assert content.listed.files == {
        "old": "health_centers", "new": "health_centers", "roster": "legal_offices",
    }  # fmt: skip
    assert "doj-paz" in {one.id for one in content.listed.rows}
    assert "hc-kansas" in {one.id for one in content.listed.rows}


def test_an_office_written_down_by_hand_takes_its_point_from_the_list(tmp_path: Path) -> None:
    content = load_content(offices_tree(tmp_path), TODAY)
    assert "doj-helper" not in {one.id for one in content.listed.rows}
    assert content.listed.twins["CO", "denver"].point == (39.732, -104.982)


def test_a_clinic_never_stands_for_the_legal_office_at_its_door(tmp_path: Path) -> None:
    clinic = row("hc-helper", "Helper of Denver", "1 Main Street", "Denver", "CO")
    content = load_content(offices_tree(tmp_path, places__health_centers=LISTS), TODAY)
    assert content.listed.twins["CO", "denver"].list == "roster"
    content = load_content(places_tree(tmp_path / "b", rows=[clinic]), TODAY)
    assert [one.id for one in content.listed.rows] == ["hc-helper"]
    assert content.listed.twins == {}


def test_a_street_left_out_by_hand_does_not_come_back_from_a_list(tmp_path: Path) -> None:
    hidden = COLORADO.replace("street: 1 Main St, city", "street: null, city")
    office = row("doj-x", "Helper of Denver", "66 Other Rd", "Denver", "CO", list="roster",
                 lat="39.70000", lon="-104.90000")  # fmt: skip
    content = load_content(offices_tree(tmp_path, rows=[office], places__CO=hidden), TODAY)
    assert office not in content.listed.rows
    assert ("CO", "denver") not in content.listed.twins


def test_a_place_is_known_by_the_state_it_stands_in(tmp_path: Path) -> None:
    across = COLORADO.replace("city: Denver, state: CO, zip: \"80203\"",
                              "city: Vega, state: TX, zip: \"79001\"")  # fmt: skip
    office = row("doj-x", "Helper of Denver", "1 Main St", "Vega", "TX", list="roster")
    content = load_content(offices_tree(tmp_path, rows=[office], places__CO=across), TODAY)
    assert office not in content.listed.rows


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("    subkind: doj_recognized\n", "", "without a ground"),
        ("doj_recognized", "castle", "no subkind"),
        ("id: roster\n    prefix", "id: old\n    prefix", "another file of lists has this id"),
    ],
)
def test_what_a_list_of_offices_shares_is_checked(
    tmp_path: Path, old: str, new: str, wrong: str
) -> None:
    with pytest.raises(ContentErrors, match=wrong):
        load_content(offices_tree(tmp_path, places__legal_offices=OFFICES.replace(old, new)), TODAY)


def test_a_group_that_sees_no_families_stays_out(tmp_path: Path) -> None:
    gone = removed("Paz Library", state="KS").replace("kind: asked", "kind: no_clients")
    content = load_content(offices_tree(tmp_path, places__removed=gone), TODAY)
    assert not {one.id for one in OFFICE_ROWS} & {one.id for one in content.listed.rows}
