"""A site of a health center says what its name and setting say; numbers are whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from navigator.errors import ContentErrors
from navigator.library.facade import Library
from navigator.pack.place_records import CHECK_NUMBER
from navigator.pack.places import Wanted
from navigator.records.care import CARE, NO_VISIT, care_of, has_dentist
from navigator.records.fit import BELOW, FITS, LAST, fit_of
from navigator.records.topics import PLACE_SUBKINDS
from navigator.search.nearest import narrow
from navigator.steward.content.lists.area_codes import slips
from navigator.steward.content.lists.listed import Row
from navigator.steward.content.lists.matching import merge
from navigator.steward.content.loader import load_content
from navigator.steward.imports.importing import update
from navigator.steward.imports.spreadsheets import Read
from tests.helpers.places import LISTS, TODAY, places_library, places_tree, taken


@pytest.mark.parametrize(
    ("name", "organization", "care"),
    [
        ("Oak Street Clinic", "Salud", "clinic"),
        ("Salud", "Salud", "clinic"),
        ("Elko Family Medical & Dental Center", "Salud", "clinic"),
        ("Salud Health and Dental", "", "clinic"),
        ("Kintegra Pediatrics Behavioral Health Family Dentistry", "", "clinic"),
        ("Great Bend Dental Clinic", "Salud", "dental"),
        ("East Dallas Dental Health Center", "Prism", "dental"),
        ("Salud Medical Center: Los Banos Dental", "Salud Medical Center", "dental"),
        ("Valley Health Center - Rhinelander Dental Center", "", "dental"),
        ("Bradenton Orthopedics", "", "clinic"),
        ("Winn Pharmacy Services", "", "pharmacy"),
        ("Farmacia CSM Arecibo", "", "pharmacy"),
        ("Salud: Tipton County WIC", "Salud", "office"),
        ("Springvale: Administration - 201 Hospital Drive", "Springvale", "office"),
        ("Salud Homeless Clinic", "", "homeless"),
        ("St. Francis House", "Boston Health Care for the Homeless Program", "homeless"),
        ("Simons Senior Apartments", "Salud", "homeless"),
        ("Downtown Medical, Homeless Services and Dental", "", "clinic"),
        ("Vista Behavioral Health Center", "", "behavioral"),
        ("Salud Community Mental Health", "Salud Community Mental Health", "behavioral"),
        ("Physical Therapy Building", "", "clinic"),
        ("Waianae Vision Care", "", "eye_imaging"),
        ("MedLink Rabun Imaging", "MedLink", "eye_imaging"),
    ],
)
def test_a_name_tells_what_care_there_is(name: str, organization: str, care: str) -> None:
    assert care_of(name, organization) == care


def test_a_setting_goes_before_the_name() -> None:
    assert care_of("Oak Dental", setting="school") == "school"
    assert care_of("Oak Dental", setting="mobile") == "mobile"
    assert care_of("Oak Dental", setting="seasonal") == "dental"
    assert set(CARE) <= set(PLACE_SUBKINDS)


def test_teeth_are_known_by_a_name_and_not_known_of_a_clinic() -> None:
    assert has_dentist("health_center", "dental", ["Oak"]) is True
    assert has_dentist("health_center", "clinic", ["Oak", "Oak Dental Clinic"]) is True
    assert has_dentist("health_center", "mobile", ["Mobile Dental Van"]) is True
    assert has_dentist("health_center", "clinic", ["Oak"]) is None
    assert has_dentist("health_center", "school", ["Oak High School"]) is False
    assert has_dentist("health_center", "pharmacy", ["Oak Dental Pharmacy"]) is False
    assert has_dentist("legal", None, ["Dental rights lawyers"]) is False


def test_a_clinic_fits_others_fit_some_and_nobody_visits_an_office() -> None:
    fits = {care: fit_of(None, care, is_called=True) for care in CARE}
    assert fits.pop("clinic") == FITS
    assert {fits.pop(care) for care in NO_VISIT} == {LAST}
    assert set(fits.values()) == {BELOW}
    assert fit_of(None, "clinic", is_called=False) == LAST


# In Denver, all within two miles; those that see nobody or only some are the nearest.
BY_KIND = """    what_by_subkind: {dental: Teeth alone., pharmacy: Pills alone.}
    limits: Call first."""
SITES = [
    ("pills", "Salud Pharmacy", "39.7500"),
    ("teeth", "Salud Dental", "39.7490"),
    ("school", "Oak High School", "39.7480"),
    ("both", "Paz Medical and Dental", "39.7300"),
    ("doctor", "Oak Clinic", "39.7400"),
]


def rows() -> list[Row]:
    return [
        Row(f"hc-{id}", "old", name, f"{number} Main St", "Denver", "CO", zip="80202",
            phone=f"303-555-020{number}", lat=lat, lon="-104.9903",
            setting="school" if id == "school" else "", organization=f"Owner {number}")
        for number, (id, name, lat) in enumerate(SITES)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    told = LISTS.replace("    limits: Call first.", BY_KIND, 1)
    folder = tmp_path_factory.mktemp("care")
    with places_library(folder, rows(), places__health_centers=told) as opened:
        yield opened


def listed(found: Library, wanted: Wanted | None = None) -> list[str]:
    near = found.near("80202", "health_center", 10, wanted)
    return [one.place.id[12:] for one in near.found if one.place.id.startswith("place:CO:hc-")]


def test_clinics_go_first_and_a_pharmacy_last(library: Library) -> None:
    assert listed(library) == ["doctor", "both", "teeth", "school", "pills"]
    held = library.places("CO", kind="health_center")
    assert [one.fit for one in held] == sorted(one.fit for one in held)


def test_who_wants_a_dentist_gets_dentists_then_clinics_to_ask(library: Library) -> None:
    wanted = Wanted(dental=True)
    assert listed(library, wanted) == ["teeth", "both", "doctor"]
    kept = narrow(library.near("80202", "health_center", 10).found, wanted)
    assert [one.place.id[12:] for one in kept if ":hc-" in one.place.id] == [
        "teeth", "both", "doctor",
    ]  # fmt: skip
    assert {one.place.id[12:]: one.unknown for one in kept}["doctor"] == ("dental",)


def test_each_says_what_it_is_for(library: Library) -> None:
    told = {one.id[12:]: one.what for one in library.places("CO", kind="health_center")}
    assert told["teeth"] == "Teeth alone."
    assert told["pills"] == "Pills alone."
    assert told["doctor"] == "Doctors for all, fee by income."


# Numbers.


def site(id: str, name: str, phone: str, **more: str) -> Row:
    return Row(id, "old", name, "5 Larimer St", "Denver", "CO", phone=phone, key=id, **more)


def test_a_second_desk_at_a_door_keeps_its_own_number() -> None:
    house, desk = site("a", "Salud", "303-893-0102"), site("b", "Salud Dental", "303-893-0199")
    again = site("c", "Salud WIC", "303-893-0177")
    (kept,), _ = merge([house, desk, again], ["old"])
    assert kept.desks == "Salud Dental: 303-893-0199|Salud WIC: 303-893-0177"
    assert [one["label"] for one in kept.desk_phones] == ["Salud Dental", "Salud WIC"]
    same = replace(desk, phone="303-893-0102 ext. 5")
    assert merge([house, same], ["old"])[0][0].desks == ""
    nameless = replace(desk, name="Salud")
    assert merge([house, nameless], ["old"])[0][0].desks == "", "whose it is nobody says"
    older = replace(desk, list="older")
    assert merge([house, older], ["old", "older"])[0][0].desks == "", "an older number is none"


def test_a_slip_of_an_area_code_is_doubted() -> None:
    near = [
        Row(f"n{n}", "old", f"Clinic {n}", "1 Main St", "Freeport", "NY",
            phone=f"516-555-010{n}", lat="40.65", lon="-73.58")
        for n in range(3)
    ]  # fmt: skip
    odd = replace(near[0], id="odd", phone="515-686-4400")
    assert slips([*near, odd]) == {("NY", "odd")}
    assert not slips([*near[:2], odd]), "two do not show that a code is in use"
    assert not slips([*near, odd, replace(odd, id="too")]), "a number of two is no slip"
    assert not slips([*near, replace(odd, phone="929-686-4400")]), "a code of New York"
    assert not slips([*near, replace(odd, phone="866-686-4400")]), "a free number"
    assert not slips([*near, replace(odd, phone="303-686-4400")]), "far from any code in use"
    assert not slips([*near, odd, replace(odd, id="o2", phone="515-686-4411")]), "two use it"
    assert not slips([*near, replace(odd, lat="", lon="")])


def test_a_doubted_number_says_so_and_is_weak(tmp_path: Path) -> None:
    doubted = replace(rows()[4], phone="302-686-4400", desks="Oak Dental: 303-555-0299")
    with places_library(tmp_path, [*rows()[:4], doubted]) as opened:
        place = opened.place("place:CO:hc-doctor")
        assert place is not None
        assert [(one.number, one.label) for one in place.phones] == [
            ("302-686-4400", CHECK_NUMBER), ("303-555-0299", "Oak Dental"),
        ]  # fmt: skip
        assert place.confidence == "weak"


def test_a_street_that_stays_out_is_refused_and_an_import_drops_it(tmp_path: Path) -> None:
    named = "    replaces: []\n    without_street: [CO/hc-teeth]\n"
    told = LISTS.replace("    replaces: []\n", named, 1)
    with pytest.raises(ContentErrors, match="CO/hc-teeth: street: it stays out"):
        load_content(places_tree(tmp_path, rows(), places__health_centers=told), TODAY)
    entry = taken("old", without_street=["CO/hc-teeth"])
    held = [replace(row, list=entry.id) for row in rows()]
    after, _ = update(held, Read(rows=held), entry, [entry.id], [])
    hidden = next(row for row in after if row.id == "hc-teeth")
    assert (hidden.street, hidden.zip, hidden.lat, hidden.lon) == ("", "", "", "")
    assert all(row.street for row in after if row.id != "hc-teeth")
