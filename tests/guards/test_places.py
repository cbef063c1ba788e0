"""The real places: many, each once, dated, and somebody near every ZIP code."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from navigator.cli import main as cli
from navigator.library.calls import contacts
from navigator.library.facade import Library
from navigator.pack.place_records import CHECK_NUMBER
from navigator.pack.places import REACH_KM, Wanted, dental, rank_of
from navigator.paths import Paths
from navigator.records.care import CARE
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.outline_parts import Purpose
from navigator.records.shelters import takes_in_who_hides
from navigator.records.topics import AFTER_HELP, COUNTY_CLERK, ON_REQUEST, PLACE_KINDS, TOPICS
from navigator.steward.content.lists.area_codes import slips
from navigator.steward.content.lists.listed import COLUMNS, list_files, read_rows, rows_text
from navigator.steward.content.lists.matching import merge
from navigator.steward.content.lists.zips import Agreement
from navigator.steward.content.shape.contacts import read_phone
from navigator.steward.imports.casing import proper_name
from navigator.steward.imports.spreadsheets import BY_NAME
from tests.helpers.content import RESOURCES, real

LISTED = real().content.listed
CLINICS = [row for row in LISTED.rows if LISTED.lists[row.list].kind == "health_center"]
OFFICES = [row for row in LISTED.rows if LISTED.lists[row.list].kind == "legal"]
COLLEGES = [row for row in LISTED.rows if LISTED.lists[row.list].kind == "college_aid"]
LICENSE = [row for row in LISTED.rows if LISTED.lists[row.list].kind == "dmv"]
ZIPS = real().content.zips
HIDDEN = [id for one in LISTED.lists.values() for id in one.without_street]
SPREAD = ZIPS[::97]
"""Every 97th ZIP area; tests/bench/near.py walks them all."""


def test_there_are_about_as_many_health_centers_as_the_lists_have_doors() -> None:
    assert len(CLINICS) > 16_000
    assert {row.state for row in CLINICS} == set(JURISDICTIONS)


NO_CLINIC = re.compile(
    r"\bdent(?:al|ist|istry)\b|\bpharmacy\b|\bWIC\b|\badministration\b|\badmin\b"
    r"|\belementary\b|\bmiddle school\b|\bhigh school\b|\bmobile (?:unit|clinic|van|dental)\b"
    r"|\bhomeless\b|\bbehavioral health (?:center|clinic)\b|\boptometry\b",
    re.IGNORECASE,
)
SAYS_DOCTOR = re.compile(
    r"medic|physician|doctor|pediatric|primary|family practice|women|integrated|ob ?/?gyn"
    r"|walk-?in|internal|(?:health|clinic|center|care|wellness) ?(?:and|&|/) ?|& health",
    re.IGNORECASE,
)


def test_a_site_that_is_no_doctor_by_its_name_says_so(real_library: Library) -> None:
    """A third of the sites of health centers are no family doctor: 5,600 of 16,200."""
    wrong, told = [], Counter[str | None]()
    for state in JURISDICTIONS:
        for place in real_library.places(state, kind="health_center"):
            told[place.subkind] += 1
            own = place.name.removeprefix(place.organization or "")
            if place.subkind != "clinic":
                assert not place.what.startswith("Community health center: doctor visits")
            elif NO_CLINIC.search(own) and not SAYS_DOCTOR.search(own):
                wrong.append(place.name)
    assert wrong == []
    assert set(told) == set(CARE)
    assert 4_321 <= sum(told.values()) - told["clinic"] <= 7_000


@pytest.mark.parametrize("code", ["98901", "78501", "06824", "68107", "53204", "83704", "02639"])
def test_the_first_answer_is_a_clinic_and_a_dentist_is_found(
    real_library: Library, code: str
) -> None:
    near = real_library.near(code, "health_center", 40).found
    ranks = [rank_of(one.place.fit, one.km, "health_center") for one in near]
    assert ranks == sorted(ranks)
    assert {one.place.subkind for one in near[:3]} == {"clinic"}
    teeth = real_library.near(code, "health_center", 40, Wanted(dental=True)).found
    known = [dental(one.place) is True for one in teeth if one.km is not None and one.km < REACH_KM]
    assert known == sorted(known, reverse=True)
    assert known[0] or code == "78501", "no name near McAllen tells of a dentist"
    assert not any(dental(one.place) is False for one in teeth)


def test_numbers_with_a_slip_in_the_area_code_are_doubted(real_library: Library) -> None:
    known = (
        "NY:hc-advantage-care-diagnostic-and-treatment-center-freeport",
        "GA:hc-map-university-drive-thomson",
        "IN:hc-neighborhood-health-family-medicine-center-fort-wayne",
        "WA:hc-ingraham-school-based-health-center-seattle",
        "CA:hc-westwood-clinic-san-jose",
    )
    for id in known:
        place = real_library.place(f"place:{id}")
        assert place is not None
        assert (place.phones[0].label, place.confidence) == (CHECK_NUMBER, "weak")
    assert len(slips(LISTED.rows)) < 60


def test_each_listed_place_is_there_once() -> None:
    merged, told = merge(CLINICS, ["hrsa", "ma-2026"])
    assert told == []
    assert len(merged) == len(CLINICS)


def test_names_are_set_as_people_write_them() -> None:
    for names in (
        [row.name for row in LISTED.rows],
        [row.organization for row in LISTED.rows],
    ):
        # One word in capitals may be initials that can be said, as AACI.
        wrong = {name for name in names if proper_name(name) != name and " " in name}
        assert wrong == set()


def test_nearly_every_listed_place_says_who_runs_it(real_library: Library) -> None:
    known = [row for row in CLINICS if row.organization]
    assert len(known) >= 0.99 * len(CLINICS)
    van = next(row for row in known if row.name == f"{row.organization}: Mobile Unit")
    place = real_library.place(f"place:{van.state}:{van.id}")
    assert place.organization == van.organization


def test_zip_state_and_point_of_every_row_agree() -> None:
    agreement = Agreement(ZIPS)
    wrong = {row.id: why for row in LISTED.rows if (why := agreement.check(row)[1])}
    assert wrong == {}
    assert sum(1 for row in CLINICS if not row.zip) <= 1 + len(HIDDEN)


def test_no_listed_place_is_an_office_a_jail_or_a_home_people_hide_in() -> None:
    for row in LISTED.rows:
        own = row.name.removeprefix(f"{row.organization}: ")
        if LISTED.lists[row.list].kind not in ON_REQUEST:  # to these nobody is sent
            assert not any(pattern.search(own) for pattern, _ in BY_NAME), row.name
        assert not any(takes_in_who_hides(name, row.street) for name in row.names), row.name
    assert "BPS-H80-005547" not in {row.key for row in LISTED.rows}


def list_day(list_id: str) -> date | None:
    return LISTED.sources[LISTED.lists[list_id].sources[0].id].as_of


def test_nearly_every_place_that_helps_is_dated_this_year() -> None:
    """License offices alone stand in lists of other years; all of them together count too.

    Food pantries are of the year before, and every one says so itself.
    """
    assert "August 2025" in LISTED.lists["pantries-2025"].limits
    days = [list_day(row.list) for row in LISTED.rows if row.list != "pantries-2025"]
    for file in real().content.places:
        for place in file.places:
            known = [as_of for one in place.sources if (as_of := file.sources[one.id].as_of)]
            days.append(max(known, default=None))
    assert sum(1 for day in days if day and day.year == 2026) >= 0.95 * len(days)


def test_old_lists_are_only_those_named_here() -> None:
    old = {id for id in LISTED.lists if (day := list_day(id)) is None or day.year < 2026}
    assert old == {
        "ca-dmv-2018", "ny-dmv-2020", "ny-clerk-2020", "mo-dor-2020", "pantries-2025",
        "detention-2025",
    }  # fmt: skip
    assert LISTED.lists["detention-2025"].kind in ON_REQUEST, "told with its day alone"


def test_phones_are_sound_and_nearly_all_there() -> None:
    assert [row.id for row in CLINICS if row.phone and read_phone(row.phone)[0] != row.phone] == []
    assert sum(1 for row in CLINICS if not row.phone) < 40


def test_rows_without_a_street_are_few_and_all_can_be_placed() -> None:
    assert sum(1 for row in CLINICS if not row.street) < 15 + len(HIDDEN)
    known = {one.zip for one in ZIPS}
    assert all(row.point or row.zip in known or row.is_in(HIDDEN) for row in CLINICS)
    assert sum(1 for row in CLINICS if not row.point) < 5 + len(HIDDEN)


@pytest.mark.parametrize("name", list_files(RESOURCES / "places"))
def test_the_file_is_written_as_the_importer_writes_it(tmp_path: Path, name: str) -> None:
    path = RESOURCES / f"places/{name}.csv"
    rows, wrong = read_rows(path)
    assert wrong == []
    (tmp_path / "again.csv").write_text(rows_text(rows), "utf-8")
    assert (tmp_path / "again.csv").read_bytes() == path.read_bytes()
    assert tuple(asdict(rows[0])) == COLUMNS


def test_no_place_is_listed_and_written_down(real_library: Library) -> None:
    for file in real().content.places:
        for place in file.places:
            twin = LISTED.twins.get((file.state, place.id))
            assert twin is None or twin not in LISTED.rows


LEGAL = [
    (file.state, place)
    for file in real().content.places
    for place in file.places
    if place.kind == "legal"
]


def test_legal_help_is_counted() -> None:
    """Whoever loses offices, streets, phones or websites in an import hears of it here."""
    addresses = [place.address for _, place in LEGAL if place.address]
    assert len(LEGAL) >= 1_060
    assert len(LEGAL) + len(OFFICES) >= 1_780  # a row that is written down is none of a list
    streets = [one for one in addresses if one.street]
    assert len(streets) + sum(1 for row in OFFICES if row.street) >= 1_550
    phones = [place for _, place in LEGAL if place.phones]
    assert len(phones) + sum(1 for row in OFFICES if row.phone) >= 1_210
    websites = [place for _, place in LEGAL if place.website]
    assert len(websites) + sum(1 for row in OFFICES if row.website) >= 1_190
    exact = [key for key, row in LISTED.twins.items() if LISTED.lists[row.list].kind == "legal"]
    assert len(exact) + sum(1 for row in OFFICES if row.point) >= 1_400


def test_every_legal_office_of_a_list_says_where_it_is() -> None:
    assert {row.state for row in OFFICES} <= set(JURISDICTIONS)
    assert all(row.city for row in OFFICES)
    hidden = [row for row in OFFICES if not row.street]
    assert {row.organization for row in hidden} == {"Enlace Comunitario", "My Sisters' Place"}
    assert not any(row.point or row.zip for row in hidden), "a point tells a street"


def test_a_group_that_only_helps_lawyers_is_no_place_to_send_a_family_to() -> None:
    names = [place.name for _, place in LEGAL] + [row.name for row in OFFICES]
    for trainer in ("Catholic Legal Immigration Network", "Immigrant Legal Resource Center",
                    "National Immigration Litigation Alliance"):  # fmt: skip
        assert not any(name.startswith(trainer) for name in names)


def test_an_office_whose_renewal_was_pending_says_so_with_the_date(real_library: Library) -> None:
    row = next(row for row in OFFICES if row.setting == "renewal")
    place = real_library.place(f"place:{row.state}:{row.id}", "es")
    assert place.subkind == "doj_recognized"
    assert place.limits
    assert "septiembre de 2026; su renovación estaba pendiente" in place.limits


def test_massachusetts_keeps_what_only_its_own_list_has() -> None:
    lists = Counter(row.list for row in CLINICS if row.state == "MA")
    assert lists["hrsa"] > 200
    assert 0 < lists["ma-2026"] < 60
    assert {id for id, one in LISTED.lists.items() if one.kind == "health_center"} == {
        "hrsa", "ma-2026",
    }  # fmt: skip
    assert all(row.state == "MA" for row in CLINICS if row.list == "ma-2026")


def test_license_offices_can_give_a_license_and_none_is_shown_as_sure(
    real_library: Library,
) -> None:
    assert Counter(row.state for row in LICENSE) == {"CA": 170, "NY": 118, "MO": 172}
    for one in LICENSE:
        assert one.street, one.name
        assert one.phone, one.name
        for word in ("kiosk", "mobile", "registration center", "industry business"):
            assert word not in one.name.lower()
    near = real_library.near("93721", "dmv", limit=3)
    assert near.found[0].place.id == "place:CA:dmv"
    assert near.found[1].place.name == "Fresno DMV office"
    old = real_library.place(near.found[1].place.id, "es")
    assert old.as_of == date(2018, 12, 1)
    assert old.limits
    assert "llame a la línea del estado" in old.limits


def test_an_office_of_a_county_clerk_says_so_before_anybody_goes(real_library: Library) -> None:
    """The card of New York tells people to choose an office of the state."""
    clerks = [row for row in LICENSE if row.list == "ny-clerk-2020"]
    assert len(clerks) == 92
    assert all(row.state == "NY" and row.name.endswith("by the county clerk") for row in clerks)
    place = real_library.place(f"place:NY:{clerks[0].id}")
    assert "report people who apply" in place.what
    for code in ("12601", "13045", "10007"):
        called = contacts(real_library, "NY", "driving", "en", code)
        assert called[0].place.id == "place:NY:dmv"
        assert COUNTY_CLERK not in {one.place.subkind for one in called}


def test_public_colleges_stand_behind_the_agency_and_name_their_aid_office(
    real_library: Library,
) -> None:
    assert len(COLLEGES) == 1_644
    assert {row.state for row in COLLEGES} == set(JURISDICTIONS)
    assert sum(1 for row in COLLEGES if row.website) > 1_640
    for word in ("United States", "Adult", "Career Center", "Haskell"):
        assert not any(word in row.name for row in COLLEGES), word
    near = real_library.near("80202", "college_aid", limit=4)
    # The agency has no phone, so whoever answers stands before it.
    assert all(one.place.state == "CO" and one.km and one.place.phones for one in near.found)
    place = real_library.place(near.found[0].place.id, "es")
    assert "pida la oficina de ayuda financiera" in place.what


@pytest.mark.parametrize("query", ["clinic", "lawyer", "houston", "university legal clinic"])
def test_no_college_or_license_office_stands_before_help(real_library: Library, query: str) -> None:
    found = [hit.place_kind for hit in real_library.search(query, limit=12)]
    assert not set(AFTER_HELP) & set(found)


def test_a_word_for_license_offices_finds_the_rule_and_the_agency_first(
    real_library: Library,
) -> None:
    assert {hit.id for hit in real_library.search("dmv", state="NY", limit=2)} == {
        "card:NY:driving", "place:NY:dmv",
    }  # fmt: skip


def test_a_listed_place_is_as_old_as_its_list(real_library: Library) -> None:
    row = next(row for row in CLINICS if row.list == "hrsa")
    place = real_library.place(f"place:{row.state}:{row.id}")
    assert place.as_of == date(2026, 9, 30)
    assert place.limits
    assert "2020" not in place.limits


def test_a_site_in_a_school_says_so(real_library: Library) -> None:
    row = next(row for row in CLINICS if row.setting == "school")
    place = real_library.place(f"place:{row.state}:{row.id}", "es")
    assert place.limits
    assert "escuela" in place.limits


def test_an_office_with_federal_limits_never_hides_them() -> None:
    for file in real().content.places:
        for place in file.places:
            if place.subkind == "lsc_grantee":
                assert place.limits, (file.state, place.id)


@pytest.mark.parametrize("topic", ["school", "food", "home", "work"])
def test_rent_wages_food_and_school_are_no_call_for_an_immigration_lawyer(
    real_library: Library, topic: str
) -> None:
    for state in JURISDICTIONS:
        if state == FEDERAL:
            continue
        called = contacts(real_library, state, topic, "en")
        lawyers = [one.place.subkind for one in called if one.place.kind == "legal"]
        assert lawyers[0] == "lsc_grantee", state
        assert topic == "school" or set(lawyers) == {"lsc_grantee"}, state
        told = real_library.outline(real_library.card(state, topic), "en", "")
        calls = next(part for part in told.parts if part.purpose is Purpose.CALL)
        rows = [line.more for line in calls.lines]
        assert any("free; asks about papers" in row for row in rows), (state, rows)


@pytest.mark.parametrize("kind", ["health_center", "legal"])
def test_from_everywhere_somebody_serves(real_library: Library, kind: str) -> None:
    for one in SPREAD:
        near = real_library.near(one.zip, kind)
        assert any(found.place.kind == kind for found in near.found), one.zip
        for found in near.found:
            place = found.place
            states = {*place.area_states, *place.area_near}
            assert place.area_national or near.state in states, (one.zip, place.id)
            assert not place.area_counties or near.county in place.area_counties


def test_nearest_first_except_help_by_phone(real_library: Library) -> None:
    for one in SPREAD[::5]:
        near = real_library.near(one.zip, "health_center")
        by_rank = [
            (rank_of(found.place.fit, found.km, "health_center"), found.km)
            for found in near.found
            if found.km is not None
        ]
        # A site that is no clinic and no dentist for any family counts as 25 km aside.
        assert all(
            rank < later or (rank == later and km <= math.hypot(other, 25.1))
            for (rank, km), (later, other) in pairwise(by_rank)
        )
        far = real_library.near(one.zip, "legal")
        if far.is_far:
            assert far.found[0].km is None  # it is called, and need not be reached
            assert far.found[0].place.phones


def test_every_zip_area_knows_its_state_and_county_but_in_territories() -> None:
    assert len(ZIPS) == 41_170
    assert sum(1 for one in ZIPS if one.is_box) == 7_379
    missing = [one.zip for one in ZIPS if not one.county]
    assert len(missing) == 17
    assert {code[:3] for code in missing} <= {"008", "967", "969"}


def test_a_post_office_box_finds_its_clinic_in_its_town(real_library: Library) -> None:
    near = real_library.near("93774", "health_center")  # Fresno
    assert (near.city, near.state, near.county) == ("Fresno", "CA", "Fresno County")
    assert near.is_box
    assert near.found[0].km is not None
    assert near.found[0].km < 10


def test_a_zip_on_a_state_line_names_the_other_state(real_library: Library) -> None:
    near = real_library.near("86515", "legal")  # Window Rock: the older table said New Mexico
    assert (near.state, near.beside) == ("AZ", "NM")
    told = real_library.wording("es").near_notes(near)
    assert any("Nuevo México" in one for one in told)
    assert sum(1 for one in ZIPS if one.beside) == 48


def test_newer_counties_agree_with_those_of_the_colleges() -> None:
    """Montclair, Everett and Manchester stood in the county next door."""
    held = {one.zip: one.county for one in ZIPS}
    assert held["07042"] == "Essex County"
    assert held["02149"] == "Middlesex County"
    assert held["03103"] == "Hillsborough County"
    assert not any("Planning" in one.county or "Region" in one.county for one in ZIPS)


KEYS = [
    "id", "name", "organization", "kind", "subkind", "state", "km", "phone", "address",
    "area_served", "limits", "languages", "cost", "as_of", "confidence",
]  # fmt: skip


def test_the_command_keeps_its_contract(
    real_paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["near", "80202", "--kind", "health_center", "--limit", "3", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [list(row) for row in rows] == [KEYS] * 3
    assert all("CO" in row["area_served"]["states"] for row in rows)
    assert cli.main(["near", "80202", "--json"]) == 0
    assert {row["kind"] for row in json.loads(capsys.readouterr().out)} <= set(PLACE_KINDS)
    assert cli.main(["near", "10000", "--kind", "legal", "--json"]) == 0
    out = capsys.readouterr()
    assert json.loads(out.out)
    assert "begin with 100" in out.err
    assert cli.main(["near", "09012"]) == 1
    assert "military mail" in capsys.readouterr().err
    assert cli.main(["near", "00000", "--json"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    with pytest.raises(SystemExit) as caught:
        cli.main(["near", "80202", "--kind", "castle"])
    assert caught.value.code == 2


def test_a_consulate_says_whose_it_is_and_who_speaks_to_a_lawyer_first(
    real_library: Library,
) -> None:
    listed = [row for row in LISTED.rows if LISTED.lists[row.list].kind == "consulate"]
    assert len(listed) == 57
    assert all(row.phone for row in listed)
    near = real_library.near("78701", "consulate", limit=2)
    assert near.found[0].place.name == "Consulate of Mexico, Austin"
    assert near.found[0].place.point_from == "city"
    held = [one for one in real_library.places(None) if one.kind == "consulate"]
    lines = [one for one in real_library.places(None, kind="hotline") if "people from" in one.name]
    assert len(lines) == 3
    for one in (*held, *lines):
        told = f"{one.what} {one.limits}"
        assert "speaks to a lawyer first" in told or "talk to a lawyer first" in told, one.id
        assert "government" in told


def test_the_line_of_uscis_is_named_as_the_government_and_is_nobodys_helper(
    real_library: Library,
) -> None:
    line = real_library.place("place:US:uscis-contact-center", "es")
    assert line.phones[0].number == "800-375-5283"
    assert line.limits
    assert "No diga cómo llegó" in line.limits
    for code in ("59718", "79843", "99723"):  # where help by phone goes first
        near = real_library.near(code, "legal", limit=10)
        assert "government" not in {one.place.kind for one in near.found}
    for topic in TOPICS:
        assert line.id not in {one.place.id for one in contacts(real_library, "TX", topic, "en")}


def test_healthcare_gov_serves_the_states_whose_marketplace_it_is(real_library: Library) -> None:
    own = {
        state: next(
            one.value for one in real_library.facts(state, "health") if one.name == "marketplace"
        )
        for state in JURISDICTIONS
        if state != FEDERAL
    }
    place = real_library.place("place:US:healthcare-gov")
    assert {*place.area_states} == {
        state for state, name in own.items() if name == "HealthCare.gov"
    }
