"""Offices for one errand: the state's agency before them, and help before all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from navigator.library.calls import contacts
from navigator.library.facade import Library
from navigator.pack.local_cells import PLACE_READERS
from navigator.pack.local_tables import table_bytes
from navigator.records.model import Near
from navigator.records.topics import AFTER_HELP
from navigator.steward.content.pack.building import build
from tests.helpers.places import COLORADO, TODAY, places_tree, row, write_rows

AGENCY = """
  - id: dmv
    name: Colorado license agency
    kind: dmv
    topics: [driving]
    what: Licenses.
    area: {states: [CO]}
    phones: [{number: 303-555-0190}]
    sources: [{id: page, says: The agency.}]
"""

OFFICES = """
sources:
  dmv:
    publisher: Office
    title: Offices
    url: https://agency.example.org/offices
    as_of: 2018-12-01
    seen: 2026-11-01
lists:
  - id: offices
    prefix: dmv
    kind: dmv
    topics: [driving]
    what: License office.
    limits: Call first.
    limits_by_setting: {}
    cost: fee
    cost_note: null
    reach_miles: 0
    replaces: []
    sources: [{id: dmv, says: Lists this office.}]
  - id: clerks
    prefix: dmv
    kind: dmv
    subkind: county_clerk
    topics: [driving]
    what: License office.
    limits: A county clerk runs it.
    limits_by_setting: {}
    cost: fee
    cost_note: null
    reach_miles: 0
    replaces: []
    sources: [{id: dmv, says: Lists this office.}]
"""

ROWS = [
    row("dmv-denver", "Denver DMV office", "2 Larimer St", "Denver", "CO", list="offices",
        phone="303-555-0191", lat="39.74900", lon="-104.99800"),
    row("dmv-mesa", "Mesa DMV office", "2 Main St", "Grand Junction", "CO", list="clerks",
        phone="970-555-0192", lat="39.09000", lon="-108.56000"),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("errands")
    changed = {"places__CO": COLORADO + AGENCY, "places__license_offices": OFFICES}
    resources = places_tree(folder, None, **changed)
    write_rows(resources / "places" / "license_offices.csv", ROWS)
    build(resources, folder / "pack", TODAY)
    return folder


@pytest.fixture(scope="module")
def library(site: Path) -> Iterator[Library]:
    with Library.at(site / "pack", lambda: TODAY, site) as library:
        yield library


def names(near: Near) -> list[str]:
    return [one.place.name for one in near.found]


def test_the_agency_goes_before_the_nearest_office_and_no_clerk_is_called(
    library: Library,
) -> None:
    assert names(library.near("81501", "dmv")) == [
        "Colorado license agency", "Mesa DMV office", "Denver DMV office",
    ]  # fmt: skip
    assert [one.place.name for one in contacts(library, "CO", "driving", "en", "81501")] == [
        "Colorado license agency", "Legal aid of Colorado", "Denver DMV office",
    ]  # fmt: skip


def test_an_office_is_as_old_as_its_list_and_says_whose_it_is(library: Library) -> None:
    place = library.place("place:CO:dmv-mesa")
    assert place.as_of == date(2018, 12, 1)
    assert place.limits == "A county clerk runs it."


def test_where_no_kind_is_asked_offices_for_an_errand_come_last(library: Library) -> None:
    found = library.near("80202", limit=20).found
    kinds = [one.place.kind in AFTER_HELP for one in found]
    assert kinds == sorted(kinds)
    assert kinds.count(True) == 3


def test_a_town_finds_its_help_before_its_offices(library: Library) -> None:
    hits = [hit.title for hit in library.search("denver") if hit.kind == "place"]
    assert hits.index("Denver DMV office") > hits.index("Salud Clinic Denver")
    assert hits.index("Denver DMV office") > hits.index("Helper of Denver")
    asked = [hit.title for hit in library.search("dmv denver") if hit.kind == "place"]
    assert asked[:2] == ["Colorado license agency", "Denver DMV office"]


def test_an_own_office_of_a_center_keeps_to_the_same_order(site: Path, tmp_path: Path) -> None:
    own = {"kind": "dmv", "state": "CO", "zip": "81501", "name": "Denver road office",
           "what": "Licenses", "phone": "970-555-0193"}  # fmt: skip
    (tmp_path / "local.csv").write_bytes(table_bytes(PLACE_READERS, [own]))
    with Library.at(site / "pack", lambda: TODAY, tmp_path) as library:
        assert library.local.slips == ()
        assert names(library.near("81501", "dmv"))[:2] == [
            "Colorado license agency", "Denver road office",
        ]  # fmt: skip
        assert names(library.near("81501", limit=20)).index("Denver road office") >= 6
        hits = [hit.title for hit in library.search("denver") if hit.kind == "place"]
        assert hits.index("Denver road office") > hits.index("Helper of Denver")


def test_the_name_of_the_errand_finds_the_agency_then_the_nearest_office(library: Library) -> None:
    def found(state: str | None = None, zip: str = "") -> list[str]:
        hits = library.search("dmv", state=state, zip=zip)
        return [hit.title for hit in hits if hit.place_kind == "dmv"]

    assert found(state="CO")[0] == "Colorado license agency"
    near = found(state="CO", zip="81501")
    assert near[:3] == ["Colorado license agency", "Mesa DMV office", "Denver DMV office"]
    assert found(zip="81501") == near
