"""Other people's directories come in whole or with a word on each thing that does not."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
import yaml

from navigator.cli.main import main
from navigator.errors import ToolError
from navigator.pack.pack_places import PackPlaces
from navigator.pack.store import Store
from navigator.paths import Paths, find_paths
from navigator.records.model import Address, Phone, Place
from navigator.records.topics import ON_REQUEST
from navigator.steward.content.shape.schema import PlaceEntry
from navigator.steward.exchange.hsds.entries import COLUMNS, as_csv, as_yaml, write_entries
from navigator.steward.exchange.hsds.hsds import TERMS, export_hsds, service
from navigator.steward.exchange.hsds.hsds_changes import compare
from navigator.steward.exchange.hsds.hsds_import import Imported, import_hsds
from navigator.steward.exchange.hsds.hsds_shape import KEYS, OURS, READ, bare
from tests.helpers.hsds import HAARRRVEST, ILAO, PLACE, as_imported, differences

NO_ADDRESS = "an address needs a city and a state of ours, not"
TODAY = date(2026, 11, 26)
Sheets = Callable[..., Imported]


@pytest.fixture
def sheets(tmp_path: Path) -> Sheets:
    """`sheets(services=[{…}], phones=[…])`: a folder of CSV files, imported."""

    def importing(**tables: list[dict[str, str]]) -> Imported:
        folder = tmp_path / "package"
        folder.mkdir(exist_ok=True)
        for name, rows in tables.items():
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows)
        return import_hsds(folder)

    return importing


def one(done: Imported) -> Place:
    assert len(done.places) == 1, done
    return done.places[0]


# Real files


def test_legal_help_in_illinois_comes_in_with_a_report() -> None:
    """HSDS 1, no ids below the services, numbers of the list instead of UUIDs."""
    done = import_hsds(ILAO, "legal")
    assert len(done.places) == 429 == done.rows["service"]
    assert {place.kind for place in done.places} == {"legal"}
    assert sum(bool(place.phones) for place in done.places) > 250
    assert sum(bool(place.hours) for place in done.places) > 150
    desk = next(one for one in done.places if one.name == "Administrative hearings advice desk")
    assert desk.organization == "CARPLS"
    assert desk.phones == (Phone("312-738-9200"),)
    assert desk.hours == (
        "Monday, 9 a.m. to 4:30 p.m.; Wednesday, 9 a.m. to 4:30 p.m.; Friday, 9 a.m. to 4:30 p.m."
    )
    assert desk.limits
    assert "Walk-in" in desk.limits
    assert "phones.csv, line 40: 'no phone' is no phone number; it was left out" in done.notes
    assert "rows of eligibility that belong to an id that is not in the file: 38" in done.notes
    assert done.unused["organization: description"] == 33
    # Every organization that stays behind is named.
    assert "organizations.csv, line 20: no service names the organization" in " ".join(
        done.left_out
    )


def test_food_pantries_as_a_model_wrote_them_come_in_with_a_report() -> None:
    """`addresss`, the same ids in every file, one file that is no JSON at all."""
    done = import_hsds(HAARRRVEST)
    assert len(done.places) == 6 == done.rows["service"]
    assert "0256.json is no JSON" in done.left_out[0]
    pantry = next(one for one in done.places if one.organization == "Agape Ministries Food Pantry")
    assert pantry.address
    assert (pantry.address.city, pantry.address.zip) == ("SAINT MARYS", "45885")
    assert pantry.phones == (Phone("419-394-8700", None, None, ("en",)),)
    assert any("can not be read" in note and "12:00" in note for note in done.notes)
    assert any("kept apart" in note for note in done.notes)
    assert "rows of metadata, of which nothing is taken: 6" in done.notes


# What went out comes back


def round_trip(places: list[Place], folder: Path) -> dict[str, Imported]:
    export_hsds(places, "2026-11-26", folder)
    return {name: import_hsds(folder / name) for name in ("tabular", "json")}


def test_a_place_of_which_all_is_known_comes_back(tmp_path: Path) -> None:
    for done in round_trip([PLACE], tmp_path / "out").values():
        assert differences(as_imported(PLACE), one(done)) == []
        assert (done.left_out, done.notes) == ([], [])
        assert done.checked_on == {PLACE.id: "2026-11-01"}


@pytest.fixture(scope="module")
def places(real_paths: Paths) -> Iterator[tuple[Place, ...]]:
    store = Store(real_paths.pack)
    yield PackPlaces(store).places()
    store.close()


def hold(places: list[Place], folder: Path) -> None:
    for done in round_trip(places, folder).values():
        back = {place.id: place for place in done.places}
        assert set(back) == {place.id for place in places}
        lost = [one for own in places for one in differences(as_imported(own), back[own.id])]
        assert lost == []
        assert (done.left_out, done.notes) == ([], [])


def test_real_places_come_back(places: tuple[Place, ...], tmp_path: Path) -> None:
    chosen = [one for at, one in enumerate(places) if one.listed is None or at % 40 == 0]
    hold(chosen, tmp_path / "out")


@pytest.mark.release
def test_all_real_places_come_back(places: tuple[Place, ...], tmp_path: Path) -> None:
    hold(list(places), tmp_path / "out")


def test_kinds_on_request_do_not_come_in(tmp_path: Path) -> None:
    hidden = service(PLACE)
    term = next(x for x in hidden["attributes"] if x["link_type"] == "kind")["taxonomy_term"]
    for kind in ON_REQUEST:
        assert f"kind.{kind}" not in TERMS
        told = json.dumps(hidden).replace(term["code"], f"kind.{kind}")
        (tmp_path / "one.json").write_text(told, "utf-8")
        done = import_hsds(tmp_path / "one.json")
        assert done.places == []
        assert "of a kind that stays out" in done.left_out[0]


# Defects people have


def test_no_two_headings_are_taken_for_one() -> None:
    """Doubled letters are forgiven, so two columns may not differ in them alone."""
    for table, columns in READ.items():
        assert len({bare(name) for name in columns}) == len(columns), table
    assert len({bare(nested.table) for nested in KEYS.values()}) == len(
        {nested.table for nested in KEYS.values()}
    )
    assert set(OURS) <= {nested.table for nested in KEYS.values()}


def test_doubled_letters_old_names_and_other_case_are_understood(sheets: Sheets) -> None:
    place = one(
        sheets(
            services=[{"ID": "1", "Organization_ID": "7", "NAME": "Help", "URL": "www.a.org"}],
            organizations=[{"id": "7", "name": "Helpers"}],
            services_at_location=[{"service_id": "1", "location_id": "2"}],
            locations=[{"id": "2", "name": "Office", "Latitude": "39.7", "longitude": "-104.9"}],
            physical_addresss=[
                {"location_id": "2", "addresss_1": "1 Main St", "city": "Denver",
                 "state": "Colorado", "zip": "80202-1234"},
            ],
            regular_schedules=[
                {"location_id": "2", "weekday": "Monday", "opens_at": "9:00", "closes_at": "17:30"},
            ],
        )
    )  # fmt: skip
    assert place.address
    assert (place.address.street, place.address.state, place.address.zip) == (
        "1 Main St", "CO", "80202",
    )  # fmt: skip
    assert place.hours == "Monday, 9 a.m. to 5:30 p.m."
    assert (place.website, place.organization) == ("https://www.a.org", "Helpers")
    assert (place.lat, place.lon, place.point_from) == (39.7, -104.9, "site")
    assert (place.area_states, place.id) == (("CO",), "place:CO:help-denver")


def test_lists_in_one_cell_come_apart(sheets: Sheets) -> None:
    place = one(
        sheets(
            services=[
                {"id": "1", "name": "Help", "languages": "English; Español;Haitian Creole",
                 "phones": "(303) 433-2812; 303.433.2813 or 303-433-2814",
                 "required_documents": "A paper with photo; a bill"},
            ],
        )
    )  # fmt: skip
    assert place.languages == ("en", "es", "ht")
    assert [phone.number for phone in place.phones] == [
        "303-433-2812", "303-433-2813", "303-433-2814",
    ]  # fmt: skip
    assert place.documents == ("A paper with photo", "a bill")


def test_line_breaks_in_cells_become_spaces(sheets: Sheets) -> None:
    place = one(
        sheets(services=[{"id": "1", "name": "Legal\nhelp", "description": "For\r\nall.\n\nCome."}])
    )
    assert (place.name, place.what) == ("Legal help", "For all. Come.")


def test_rows_without_ids_are_taken_and_told(sheets: Sheets) -> None:
    done = sheets(services=[{"name": "One"}, {"name": "Two"}], phones=[{"number": "303-433-2812"}])
    assert [place.name for place in done.places] == ["One", "Two"]
    assert "rows of service without an id, so that no other row can name them: 2" in done.notes
    assert "rows of phone that belong to no service and no location: 1" in done.notes


@pytest.mark.parametrize("status", ["inactive", "Inactive", "defunct", "temporarily closed", "?"])
def test_a_service_that_is_not_active_does_not_come_in(sheets: Sheets, status: str) -> None:
    """Somebody would stand before a closed door."""
    rows = [
        {"id": "1", "name": "Shut", "status": status},
        {"id": "2", "name": "Open", "status": ""},
    ]
    done = sheets(services=rows)
    assert [place.name for place in done.places] == ["Open"]
    assert len(done.left_out) == 1
    assert done.left_out[0].startswith("services.csv, line 2: 'Shut' is ")


def test_each_thing_left_out_has_its_reason(sheets: Sheets) -> None:
    done = sheets(
        services=[
            {"id": "1", "name": "Open", "status": "active", "url": "nowhere", "wait_time": "Long"},
            {"id": "2", "name": "Shut", "status": "defunct", "url": "", "wait_time": ""},
            {"id": "3", "name": "", "status": "", "url": "", "wait_time": ""},
            {"id": "1", "name": "Other", "status": "", "url": "", "wait_time": ""},
        ],
        service_at_location=[{"service_id": "1", "location_id": "9"}],
        locations=[{"id": "8", "name": "Lost office"}],
        phones=[
            {"service_id": "1", "number": "123", "type": "voice", "extension": ""},
            {"service_id": "1", "number": "303-433-2812", "type": "fax", "extension": ""},
            {"service_id": "1", "number": "555-1234", "type": "", "extension": ""},
            {"service_id": "1", "number": "303-433-2813", "type": "", "extension": "soon"},
            {"service_id": "77", "number": "303-433-2814", "type": "", "extension": ""},
        ],
        service_areas=[{"service_id": "1", "name": "Everywhere nice"}],
        languages=[{"service_id": "1", "name": "Klingon"}],
        schedules=[{"service_id": "1", "opens_at": "late", "closes_at": "", "byday": "MO"}],
    )
    assert [phone.number for phone in one(done).phones] == ["123", "303-433-2813"]
    assert done.left_out == [
        (
            "services.csv, line 5: the id '1' stands twice with other words;"
            " services.csv, line 2 was taken"
        ),
        "services.csv, line 3: 'Shut' is 'defunct'",
        "services.csv, line 4: it has no name",
        "locations.csv, line 2: no service names the location 'Lost office'",
    ]
    assert done.notes == [
        "rows of phone that belong to an id that is not in the file: 1",
        "services.csv, line 2: its location '9' is not in the file",
        (
            "service_areas.csv, line 2: the area 'Everywhere nice' is neither state nor county;"
            " it was left out"
        ),
        "phones.csv, line 3: a fax number was left out",
        "phones.csv, line 4: no exchange has the number '555-1234'; it was left out",
        "phones.csv, line 5: 'soon' is no extension",
        "services.csv, line 2: 'nowhere' is no web address; it was left out",
        "languages.csv, line 2: 'Klingon' is no language we know",
        "schedules.csv, line 2: the hours 'byday MO, opens_at late' can not be read",
    ]
    assert done.unused == {"service: wait_time": 1}


def test_whom_a_service_sees_is_told_in_its_limits(sheets: Sheets) -> None:
    place = one(
        sheets(
            services=[
                {"id": "1", "name": "Help", "eligibility_description": "Residents of Denver.",
                 "minimum_age": "12", "maximum_age": "18", "application_process": "Call first.",
                 "interpretation_services": "Spanish by phone.", "alert": "Closed in July.",
                 "fees_description": "Ten dollars.", "fees": "Ten dollars."},
            ],
            eligibility=[{"service_id": "1", "eligibility": "Low income."}],
        )
    )  # fmt: skip
    assert place.limits == (
        "Residents of Denver. Low income. Ages from 12 to 18. How to ask: Call first."
        " Notice: Closed in July."
    )
    assert (place.what, place.interpreter) == ("Interpreters: Spanish by phone.", None)
    assert (place.cost, place.cost_note) == (None, "Ten dollars.")


def test_a_service_at_two_places_is_two_places(sheets: Sheets) -> None:
    done = sheets(
        services=[{"id": "1", "name": "Help"}],
        service_at_location=[
            {"service_id": "1", "location_id": "a"}, {"service_id": "1", "location_id": "b"},
        ],
        locations=[{"id": "a", "name": "A"}, {"id": "b", "name": "B"}],
        addresses=[
            {"location_id": "a", "address_1": "1 Elm St", "address_2": "Suite 3", "city": "Reno",
             "state_province": "NV", "postal_code": "1"},
            {"location_id": "b", "address_1": "2 Elm St", "address_2": "", "city": "Reno",
             "state_province": "Ontario", "postal_code": ""},
        ],
        phones=[{"location_id": "b", "number": "775-322-1234"}],
    )  # fmt: skip
    first, second = done.places
    assert first.address
    assert (first.also, second.also) == (("A",), ("B",))
    assert (first.address.street, first.address.zip) == ("1 Elm St, Suite 3", None)
    assert (first.id, second.id) == ("place:NV:help-reno", "place:US:help")
    assert (first.phones, second.phones) == ((), (Phone("775-322-1234"),))
    assert done.notes == [
        "addresses.csv, line 2: '1' is no ZIP code",
        f"addresses.csv, line 3: {NO_ADDRESS} 'Reno', 'Ontario', ''",
    ]


def test_only_the_first_door_of_ours_is_taken(sheets: Sheets) -> None:
    same = {"location_id": "a", "city": "Reno", "state_province": "NV"}
    done = sheets(
        services=[{"id": "1", "name": "Help"}],
        service_at_location=[{"service_id": "1", "location_id": "a"}],
        locations=[{"id": "a", "latitude": "0", "longitude": "far"}],
        addresses=[
            same | {"address_1": "Box 5", "country": "US", "address_type": "postal"},
            same | {"address_1": "1 Elm", "country": "Mexico", "address_type": "physical"},
            same | {"address_1": "2 Elm", "country": "USA", "address_type": "physical"},
            same | {"address_1": "3 Elm", "country": "", "address_type": ""},
        ],
    )
    place = one(done)
    assert place.address
    assert (place.address.street, place.lat) == ("2 Elm", None)
    assert done.notes == [
        "locations.csv, line 2: its coordinates are not in the country",
        "addresses.csv, line 2: a postal address is no door; it was left out",
        f"addresses.csv, line 3: {NO_ADDRESS} 'Reno', 'NV', 'Mexico'",
        "addresses.csv, line 5: a second address; it was left out",
    ]


def test_what_a_service_costs_and_when_it_is_open_is_told_in_all_its_words(sheets: Sheets) -> None:
    place = one(
        sheets(
            services=[{"id": "1", "name": "Help"}],
            cost_options=[
                {"service_id": "1", "option": "Adults", "amount": "10", "amount_description": ""},
                {"service_id": "1", "option": "free", "amount": "0", "amount_description": "Kids."},
            ],
            schedules=[
                {"service_id": "1", "description": "Closed in July.", "notes": "Ring twice.",
                 "byday": "MO", "opens_at": "9:00", "closes_at": "10:00", "freq": "WEEKLY"},
            ],
        )
    )  # fmt: skip
    assert (place.cost, place.cost_note) == ("free", "Adults 10 Kids.")
    assert place.hours == "Closed in July. Ring twice. Monday, 9 a.m. to 10 a.m."


def test_a_home_for_people_who_hide_comes_in_without_its_street(sheets: Sheets) -> None:
    done = sheets(
        services=[{"id": "1", "name": "Safe House of Reno"}],
        service_at_location=[{"service_id": "1", "location_id": "a"}],
        locations=[{"id": "a", "name": "A", "latitude": "39.5", "longitude": "-119.8"}],
        addresses=[
            {"location_id": "a", "address_1": "9 Quiet Lane", "city": "Reno",
             "state_province": "NV", "postal_code": "89501"},
        ],
    )  # fmt: skip
    place = one(done)
    assert place.address
    assert (place.address.street, place.address.city, place.address.zip) == (None, "Reno", None)
    assert (place.lat, place.lon) == (None, None)
    assert "Quiet" not in " ".join(done.notes) + as_yaml(done.places, {}, "x", TODAY)
    assert "its street never enters" in done.notes[0]


@pytest.mark.parametrize(
    ("name", "extent", "found"),
    [
        ("Colorado", "", (("CO",), (), False)),
        ("CO", "", (("CO",), (), False)),
        ("Front Range", "US-CO", (("CO",), ("Front Range",), False)),
        ("Denver County, Colorado", "", (("CO",), ("Denver County",), False)),
        ("Denver County", "", ((), ("Denver County",), False)),
        ("United States", "", ((), (), True)),
        ("Denver, Colorado", "", ((), (), False)),
        ("District of Columbia", "", (("DC",), (), False)),
    ],
)
def test_areas(
    sheets: Sheets, name: str, extent: str, found: tuple[tuple[str, ...], tuple[str, ...], bool]
) -> None:
    place = one(
        sheets(
            services=[{"id": "1", "name": "Help"}],
            service_areas=[{"service_id": "1", "name": name, "extent": extent}],
        )
    )
    assert (place.area_states, place.area_counties, place.area_national) == found


@pytest.mark.parametrize(
    ("rows", "hours"),
    [
        ([("MO,TU,WE", "09:00", "17:00")], "Monday to Wednesday, 9 a.m. to 5 p.m."),
        ([("SA", "10:00:00Z", "12:00")], "Saturday, 10 a.m. to noon"),
        ([("MO", "13:00", "17:00"), ("MO", "8:30", "12:00")],
         "Monday, 8:30 a.m. to noon and 1 p.m. to 5 p.m."),
        ([("MO", "0:00", "24:00")], "Monday, midnight to midnight"),
        ([("MO", "", "")], None),
        ([("first", "9:00", "10:00")], None),
        ([("MO", "25:00", "26:00")], None),
    ],
)  # fmt: skip
def test_hours(sheets: Sheets, rows: list[tuple[str, str, str]], hours: str | None) -> None:
    schedules = [
        {"service_id": "1", "byday": day, "opens_at": opens, "closes_at": closes}
        for day, opens, closes in rows
    ]
    assert one(sheets(services=[{"id": "1", "name": "Help"}], schedules=schedules)).hours == hours


# JSON in the shapes people publish


def imported(value: object, folder: Path, name: str = "file.json") -> Imported:
    (folder / name).write_text(json.dumps(value), "utf-8")
    return import_hsds(folder / name)


def test_json_in_each_shape_gives_the_same_place(tmp_path: Path) -> None:
    whole = service(PLACE)
    inside = {key: value for key, value in whole.items() if key != "organization"}
    organization = whole["organization"]
    shapes: dict[str, object] = {
        "one": whole,
        "list": [whole],
        "page": {"total_items": 1, "contents": [whole]},
        "runs": {**organization, "services": [inside]},
        "beside": {"organization": organization, "services": [inside]},
        "tables": {"organizations": [organization], "services.csv": [inside]},
        "sited": {**whole["service_at_locations"][0], "service": whole},
    }
    for name, shape in shapes.items():
        assert differences(as_imported(PLACE), one(imported(shape, tmp_path))) == [], name
    lines = "\n".join(json.dumps(one) for one in (whole, service(replace(PLACE, id="place:CO:b"))))
    (tmp_path / "file.jsonl").write_text(lines, "utf-8")
    assert len(import_hsds(tmp_path / "file.jsonl").places) == 2


def test_objects_that_number_from_one_are_kept_apart(tmp_path: Path) -> None:
    files = [
        {"id": "org_1", "name": name, "services": [{"id": "svc_1", "name": f"Food {name}"}],
         "locations": [{"id": "loc_1", "location_type": "physical", "addresses": [
             {"address_1": street, "city": "Reno", "state_province": "NV",
              "postal_code": "89501"}]}]}
        for name, street in (("A", "1 Elm St"), ("B", "2 Elm St"))
    ]  # fmt: skip
    done = imported(files, tmp_path)
    told = [(one.organization, one.address and one.address.street) for one in done.places]
    assert told == [("A", "1 Elm St"), ("B", "2 Elm St")]
    assert done.notes[1] == (
        "services that name no location; the only one of their organization was taken: 2"
    )


def test_an_organization_with_two_offices_is_not_guessed_at(tmp_path: Path) -> None:
    done = imported(
        {"id": "o", "name": "A", "phones": [{"number": "775-322-1234"}],
         "locations": [{"id": "1", "latitude": 39.5, "longitude": -119.8}, {"id": "2"}],
         "services": [{"id": "s", "name": "Help"}]},
        tmp_path,
    )  # fmt: skip
    place = one(done)
    assert (place.address, place.lat) == (None, None)
    assert place.phones == (Phone("775-322-1234"),)  # of the organization: better than none
    assert done.notes[-1].startswith("services without an address: ")


def test_what_is_no_hsds_is_told(tmp_path: Path) -> None:
    done = imported([{"weather": "fine"}, 7, {"id": "1", "name": "Help", "status": None}], tmp_path)
    assert [place.name for place in done.places] == ["Help"]
    assert done.left_out[:2] == [
        "file.json, entry 1: 'weather' is no table of HSDS; it was left out",
        "file.json, entry 2: '7' is no object; it was left out",
    ]
    assert imported({"services": []}, tmp_path).left_out == [
        "there is no service in this file, so there is no place"
    ]


def test_a_sheet_with_headings_of_its_own_gives_one_sentence(sheets: Sheets) -> None:
    done = sheets(services=[{"Number": "1", "Called": "Help"}] * 2)
    assert done.left_out == ["none of 2 services has a name: are the columns those of HSDS?"]
    assert done.unused == {"service: Called": 2, "service: Number": 2}


# Shapes of directories that are out there


def test_locations_nested_in_organizations_keep_address_and_phone(tmp_path: Path) -> None:
    """As San Francisco's 211 was handed on: nested as Rails names it, services without a name."""
    door = {
        "name": "RICHMOND DESK", "description": "Helps with forms.",
        "address_attributes": {"street": "9 Main Street ", "city": "Reno", "state": "NV",
                               "zip": "89501"},
        "phones_attributes": [{"number": "775-322-1234", "department": "Main"}],
        "faxes_attributes": [{"number": "775-322-9999"}], "languages": ["Spanish"],
        "contacts_attributes": [{"name": "Ana Lopez", "title": "Director"}],
        "urls": ["www.example.org", "www.example.com"], "hours": "Mon 9-5; Tue 9-5;",
        "mail_address_attributes": {"street": "PO Box 1", "city": "Reno", "state": "NV"},
        "services_attributes": [
            {"name": None, "how_to_apply": "Call first",
             "service_areas": ["Washoe County, Storey County"]}
        ],
    }  # fmt: skip
    far = {"name": "FAR DESK", "services_attributes": [{"keywords": ["Forms"]}]}
    done = imported({"name": "HELPER", "locations": [door, far]}, tmp_path)
    place, other = done.places
    assert (place.name, place.organization, place.what) == (
        "RICHMOND DESK", "HELPER", "Helps with forms.",
    )  # fmt: skip
    assert place.address == Address("9 Main Street", "Reno", "NV", "89501")
    assert place.phones == (Phone("775-322-1234", "Main"),)
    assert (place.website, place.languages) == ("https://www.example.org", ("es",))
    assert (place.hours, place.limits) == ("Mon 9-5; Tue 9-5;", "How to ask: Call first")
    assert place.area_counties == ("Washoe County", "Storey County")
    assert (other.name, other.address, other.phones) == ("FAR DESK", None, ())
    assert "Ana" not in str(done.places)


def test_a_table_that_names_itself_in_each_heading_is_read(tmp_path: Path) -> None:
    """As Florida's legal aid hands it on; offices stay whole though no service names them."""
    for name, lines in {
        "organizations": "organization_uuid,organization_name\no,Legal Aid\n",
        "services": "service_uuid,organization_uuid,service_name,service_immigration_status\n"
                    "s,o,Wills,Asylee\n",
        "locations": "organization_uuid,location_uuid,location_name,location_address,phones\n"
                     'o,1,Tampa,"1302 North 19th Street, Suite 150, Tampa, FL 33605",'
                     '"tollfree: 800-625-2257, main: 813-232-1222"\no,2,Bay,State: FL,\n',
    }.items():  # fmt: skip
        # An old Mac ended its lines so.
        (tmp_path / f"{name}.csv").write_text(lines.replace("\n", "\r"), "utf-8", newline="")
    done = import_hsds(tmp_path, "legal", "FL")
    wills, office = done.places
    assert (wills.name, wills.state, wills.address) == ("Wills", "FL", None)
    assert (office.name, office.also) == ("Legal Aid", ("Tampa",))
    assert office.address == Address("1302 North 19th Street, Suite 150", "Tampa", "FL", "33605")
    assert office.phones == (Phone("800-625-2257", "tollfree"), Phone("813-232-1222"))
    assert "Asylee" not in str(done.places)
    assert done.unused["service: service_immigration_status"] == 1


def test_a_list_with_words_of_its_own_for_each_column_is_read(sheets: Sheets) -> None:
    """As Illinois Legal Aid Online keeps it; what is closed stays out."""
    row = {"Services-ID": "1", "Title": "Help", "Organization ID": "o", "Location ID": "l",
           "Service type": "Lawyer referral", "Is this service open?": "Yes",
           "Website address": "https://example.org", "Phone number": "775-322-1234"}  # fmt: skip
    done = sheets(
        organizations=[{"Organization ID": "o", "Title": "Helper"}],
        locations=[{"Location_id": "l", "Organization ID": "o", "Toll-free phone number":
                    "800-625-2257"}],
        services=[row, row | {"Services-ID": "2", "Is this service open?": "No"}],
    )  # fmt: skip
    place = one(done)
    assert (place.name, place.organization, place.what) == ("Help", "Helper", "Lawyer referral")
    assert place.phones == (Phone("775-322-1234"), Phone("800-625-2257"))
    assert place.website == "https://example.org"
    assert done.left_out == ["services.csv, line 3: 'Help' is not open"]


def test_a_term_of_open_eligibility_gives_the_kind(tmp_path: Path) -> None:
    term = {"id": "t", "code": "102-04", "name": "Food Pantry", "description": "x"}
    bread = {"id": "1", "name": "Bread", "status": "active",
             "attributes": [{"id": "a", "taxonomy_term": term}]}  # fmt: skip
    assert one(imported(bread, tmp_path)).kind == "food_pantry"


# What a directory proposes


def test_a_directory_proposes_and_says_by_what_a_place_was_known() -> None:
    own = replace(PLACE, id="place:CO:own", also=(), website="https://old.example.org")
    door = own.address
    assert door
    theirs = replace(own, id="place:CO:theirs", phones=(*own.phones, Phone("303-433-2812")),
                     website=None, hours=None, organization=None,
                     name=own.name.upper())  # fmt: skip
    other = replace(theirs, id="place:CO:other", name="Bread", phones=(Phone("303-555-0100"),),
                    address=replace(door, street="1 Elm Street"))  # fmt: skip
    differs, new = compare([other, theirs], [own])
    assert (differs.what, differs.ours) == ("differs", own.id)
    assert differs.why == "same door; names 100 % alike"
    # What they do not say (web page, hours) takes nothing away.
    assert [one.partition(":")[0] for one in differs.differences] == ["phones"]
    assert differs.differences[0].endswith("-> also 303-433-2812")
    assert (new.what, new.name, new.ours) == ("new", "Bread", None)
    moved = replace(theirs, address=replace(door, street="1 Elm Street"))
    assert compare([moved], [own])[0].differences[0].startswith("address: ")
    assert "may be: same phone" in (compare([moved], [own])[0].why or "")


def test_of_a_second_look_only_what_they_changed_is_told() -> None:
    one, two, three = (replace(PLACE, id=f"place:CO:{id}", name=f"Desk {id}", address=None, phones=(
        Phone(f"303-433-281{id}"),)) for id in (1, 2, 3))  # fmt: skip
    later = replace(two, hours="Mondays")
    told = compare([one, later], [], [one, two, three])
    assert [(change.what, change.name) for change in told] == [
        ("gone", "Desk 3"), ("changed", "Desk 2"),
    ]  # fmt: skip


def test_no_street_is_proposed_for_a_home_of_people_who_hide() -> None:
    """Theirs names it plainly, ours knows what it is."""
    own = replace(PLACE, id="place:CO:own", name="Safe Harbor Domestic Violence Shelter", also=(),
                  address=None)  # fmt: skip
    theirs = replace(PLACE, id="place:CO:own", name="Safe Harbor", also=())
    told = compare([theirs], [own])[0].differences
    assert [one.partition(":")[0] for one in told] == ["name"]


# What is written for a person to look at


def test_the_yaml_has_the_shape_of_a_place_file() -> None:
    bare = replace(PLACE, id="place:US:b", state="US", kind="hotline", subkind=None, also=(),
                   address=None, lat=None, lon=None, conflict=None, area_counties=())  # fmt: skip
    text = as_yaml([PLACE, bare], {PLACE.id: "2026-11-01"}, "file", TODAY)
    read = yaml.safe_load(text)
    entries = [msgspec.convert(entry, PlaceEntry, strict=True) for entry in read["places"]]
    assert entries[0].name == PLACE.name
    assert entries[0].conflict == PLACE.conflict
    assert entries[0].sources[0].says == "Lists this place; last checked on 2026-11-01."
    assert entries[1].address is None
    assert read["sources"]["hsds"]["as_of"] == date(2026, 11, 1)
    assert "  # Colorado: resources/places/CO.yaml\n  # also: Helper | Denver Helpers\n" in text
    assert "# point: 39.75, -104.99\n" in text
    assert yaml.safe_load(as_yaml([], {}, "file", TODAY))["places"] == []


def test_the_spreadsheet_has_all_and_runs_nothing() -> None:
    text = as_csv([replace(PLACE, what="=1+1")], {PLACE.id: "2026-11-01"})
    (row,) = csv.DictReader(text.splitlines())
    assert tuple(row) == COLUMNS
    assert row["what"] == "'=1+1"
    assert (row["zip"], row["checked_on"], row["key"]) == ("80202", "2026-11-01", PLACE.id)
    assert row["languages"] == "en; es; yue"
    assert (row["interpreter"], row["asks_id"]) == ("yes", "no")
    assert row["phones"].startswith("303-433-2812 ext. 42 Main office Mornings; ")


def test_entries_go_to_a_new_file_of_a_known_kind(tmp_path: Path) -> None:
    write_entries([PLACE], {}, "file", TODAY, tmp_path / "a.csv")
    with pytest.raises(ToolError, match="already at"):
        write_entries([PLACE], {}, "file", TODAY, tmp_path / "a.csv")
    with pytest.raises(ToolError, match=r"neither \.yaml nor \.csv"):
        write_entries([PLACE], {}, "file", TODAY, tmp_path / "a.txt")


def test_the_command_reports_and_writes_only_when_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "hsds", str(ILAO)]) == 0
    told = capsys.readouterr().out
    assert "taken: 429" in told
    assert "without_kind: 429" in told
    assert "more: --json lists all" in told
    assert list(tmp_path.iterdir()) == []
    entries = tmp_path / "entries.yaml"
    assert main(["import", "hsds", str(ILAO), "--kind", "legal", "--to", str(entries)]) == 0
    assert "without_kind: 0" in capsys.readouterr().out
    assert len(yaml.safe_load(entries.read_text("utf-8"))["places"]) == 429
    inside = find_paths().resources
    assert inside
    assert main(["import", "hsds", str(ILAO), "--to", str(inside / "places/ZZ.yaml")]) == 1
    assert "lies in the content" in capsys.readouterr().err
    assert main(["import", "hsds", str(ILAO), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"]["phone"] == 520
    asked = ["import", "hsds", str(ILAO), "--state", "IL", "--before", str(ILAO), "--json"]
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == []
    assert main(["import", "hsds", str(ILAO), "--state", "Illinois"]) == 1
    assert "is no state" in capsys.readouterr().err
    assert main(["import", "hsds", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err.startswith("There is no ")
