"""Which places near a ZIP go first: by distance, by what is wanted, by phone where all are far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest

from navigator.language.translator import Translator
from navigator.pack.places import PlaceBook, Wanted
from navigator.pack.store import Store, ZipRow
from navigator.records.model import Near, Place
from navigator.search.nearest import distances, find_near
from tests.helpers.content import translator
from tests.helpers.places import Own, places_library

DEGREE_KM = 111.195
"""Along a meridian."""
FREE = Wanted(free=True)


class Zips:
    """A pack with one ZIP area."""

    def zips(self, first: int, last: int) -> list[ZipRow]:
        where = ZipRow("80202", 30.05, -105.0, "CO", "Denver County")
        return [where] if first <= int(where.zip) <= last else []


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A legal office that serves all of Colorado, of which little is known."""
    with places_library(tmp_path_factory.mktemp("order")) as library:
        yield library.place("place:CO:aid")


def at(office: Place, name: str, km: float | None, **more: Any) -> Place:
    """The same so far to the north of the ZIP; None is a place without a point."""
    lat, lon = (None, None) if km is None else (30.05 + km / DEGREE_KM, -105.0)
    return replace(office, id=f"own:{name}", name=name, lat=lat, lon=lon, **more)


def near(
    *held: Place,
    wanted: Wanted | None = None,
    limit: int = 10,
    kind: str | None = "legal",
    said: Translator | None = None,
) -> Near:
    store, book = cast("Store", Zips()), PlaceBook((Own(*held),))
    return find_near(store, book, "80202", kind, limit, wanted=wanted, translator=said)


def names(found: Near) -> list[str]:
    return [one.place.name for one in found.found]


# By what is wanted.
def test_what_is_known_to_be_free_goes_before_what_may_be_up_to_40_km_nearer(
    office: Place,
) -> None:
    unknown, free = at(office, "unknown", 5), at(office, "free", 30, cost="free")
    found = near(unknown, free, wanted=FREE)
    assert names(found) == ["free", "unknown"]
    assert [one.unknown for one in found.found] == [(), ("free",)]
    farther = near(unknown, at(office, "free", 50, cost="free"), wanted=FREE)
    assert names(farther) == ["unknown", "free"]
    assert names(near(unknown, free)) == ["unknown", "free"], "where nothing is wanted"
    assert names(near(unknown, free, wanted=FREE, limit=1)) == ["free"]


def test_without_a_point_comes_last_also_where_all_that_is_wanted_is_known(
    office: Place,
) -> None:
    somewhere, there = at(office, "somewhere", None, cost="free"), at(office, "there", 100)
    assert names(near(somewhere, there, wanted=FREE)) == ["there", "somewhere"]


# Where every office is far.
def test_a_hundred_miles_make_an_office_far_and_help_by_phone_goes_first(office: Place) -> None:
    line = at(office, "line", None, kind="hotline", remote=True)
    for km, order in ((160.9, ["office"]), (161.0, ["line", "office"])):
        found = near(at(office, "office", km), line)
        assert found.is_far is (km > 160.9344)
        assert names(found) == order


def test_whether_it_is_far_is_said_by_the_first_of_the_list(office: Place) -> None:
    """A nearer office that may not be free is no reason to hold back a line that is."""
    line = at(office, "line", None, kind="hotline", remote=True, cost="free")
    held = (at(office, "free", 170, cost="free"), at(office, "unknown", 150), line)
    found = near(*held, wanted=FREE)
    assert found.is_far
    assert names(found) == ["line", "free", "unknown"]


def test_help_by_phone_keeps_its_order_where_something_is_wanted(office: Place) -> None:
    """A state's own line knows its courts; a national office does not by being nearer."""
    own = at(office, "own", None, kind="hotline", cost="free")
    national = at(office, "national", 300, remote=True, cost="free", area_national=True)
    assert names(near(national, own, wanted=FREE)) == ["own", "national"]


def test_an_office_that_helps_by_phone_stands_in_the_list_once(office: Place) -> None:
    both = at(office, "both", 200, remote=True)
    assert names(near(both, at(office, "office", 250))) == ["both", "office"]


# What is shown of a place.
def test_a_place_in_the_very_middle_of_its_zip_area_is_no_way_away(office: Place) -> None:
    """The cosine of no angle comes out as a little more than 1 there."""
    found = near(at(office, "here", 0), at(office, "unknown", 1), wanted=FREE)
    assert [one.km for one in found.found] == [0.0, 1.0]


def test_a_distance_has_one_decimal(office: Place) -> None:
    assert near(at(office, "there", 12.34)).found[0].km == 12.3
    assert near(at(office, "there", 12.36)).found[0].km == 12.4


def test_a_place_that_a_center_gave_an_address_shows_how_far_it_is(office: Place) -> None:
    """Its source knows no point, so it stands with those, but no more as if nobody knew."""
    there = at(office, "there", 12.34)
    bare = replace(there, lat=None, lon=None)
    book = PlaceBook((Own(bare, at(office, "far", 50)),), lambda one: there if one is bare else one)
    found = find_near(cast("Store", Zips()), book, "80202", "legal", 10)
    assert [(one.place.name, one.km) for one in found.found] == [("far", 50.0), ("there", 12.3)]


def test_half_a_point_is_none(office: Place) -> None:
    store = cast("Store", Zips())
    places = [replace(at(office, "a", 5), lat=None), replace(at(office, "b", 5), lon=None)]
    assert distances(store, "80202", places) == {}
    assert list(distances(store, "80202", [*places, at(office, "c", 5)])) == ["own:c"]


def test_a_place_is_told_in_the_language_asked_for_else_as_it_was_written(office: Place) -> None:
    spanish = translator("es", {office.what: "Abogados."})
    assert near(at(office, "there", 5), said=spanish).found[0].place.what == "Abogados."
    assert near(at(office, "there", 5)).found[0].place.what == office.what
