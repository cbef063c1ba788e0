"""The place in a query: what it is read as, when it is asked for, and that it can be left out."""

from __future__ import annotations

import pytest

from navigator.library.facade import Library
from navigator.pack.store import CityRow, ZipRow
from navigator.records.locales import Locale
from navigator.records.topics import TOPICS
from navigator.search.query import state_words
from navigator.search.spots import MOST_ASKED, Read, Spot, Spots
from tests.helpers.locales import all_locales

CITIES = {
    "denver": [CityRow("Denver", "CO", "80202", 700_000)],
    "aurora": [
        CityRow("Aurora", "CO", "80045", 350_000),
        CityRow("Aurora", "IL", "60505", 200_000),
    ],
    "springfield": [
        CityRow("Springfield", state, f"0000{number}", 100_000)
        for number, state in enumerate(("IL", "MA", "MO", "OH", "OR"))
    ],
}
COUNTIES = [
    CityRow("Cook County", "IL", "60608", 2_000_000),
    CityRow("Los Angeles County", "CA", "90013", 3_000_000),
    CityRow("Orange County", "CA", "92801", 300_000),
    CityRow("Orange County", "FL", "32801", 200_000),
    CityRow("Washington County", "OR", "97113", 100_000),
    CityRow("Bond County", "IL", "62246", 6_000),
    CityRow("Orleans Parish", "LA", "70112", 380_000),
    CityRow("Juneau City and Borough", "AK", "99801", 30_000),
]
ZIPS = {
    80202: ZipRow("80202", 39.7, -105.0, "CO", "Denver County", beside="KS"),
    96910: ZipRow("96910", 13.4, 144.7, "", ""),
}


class Names:
    """What a store is asked here."""

    def cities(self, key: str) -> list[CityRow]:
        return CITIES.get(key, [])

    def locales(self) -> dict[str, Locale]:
        return all_locales()

    def counties(self) -> list[CityRow]:
        return COUNTIES

    def zips(self, first: int, last: int) -> list[ZipRow]:
        return [row for code, row in ZIPS.items() if first <= code <= last]


SPOTS = Spots(Names(), state_words({}))  # type: ignore[arg-type]
DENVER = Spot("zip", "80202", ("CO",), "80202")


def read(text: str, state: str = "", zip: str = "") -> Read:
    return SPOTS.read(text, state, zip, lambda word: word in ("clinic", "bond"), lambda *_: False)


@pytest.mark.parametrize(
    ("text", "state", "spots", "rest"),
    [
        ("clinic", "CO", [], "clinic"),
        ("clinic 80202", "", ["zip 80202 CO"], "clinic"),
        ("clinic 80202", "TX", ["zip 80202 CO"], "clinic"),
        ("clinic 80202 colorado", "", ["zip 80202 CO"], "clinic"),
        # A ZIP code that lies in two states is in the one that is named.
        ("clinic 80202 kansas", "", ["zip 80202 KS"], "clinic"),
        ("clinic 80202 texas", "", ["zip 80202 CO", "state  TX"], "clinic"),
        # Of military mail, and of a territory: no state has it.
        ("clinic 96201", "", [], "clinic"),
        ("clinic 96910", "", [], "clinic"),
        ("clinic in denver", "", ["city Denver CO"], "clinic"),
        ("denver", "", ["city Denver CO"], "denver"),
        ("clinic denver texas", "", ["city Denver CO", "state  TX"], "clinic"),
        ("clinic aurora", "", ["city Aurora CO", "city Aurora IL"], "clinic"),
        ("clinic aurora", "IL", ["city Aurora IL"], "clinic"),
        ("clinic aurora illinois", "CO", ["city Aurora IL"], "clinic"),
        # There is none in that state: then the state is what is sure.
        ("clinic aurora texas", "", ["state  TX"], "clinic"),
        ("texas", "", ["state  TX"], ""),
        ("clinic texas ohio", "", ["state  TX OH"], "clinic"),
        ("clinic cook county", "", ["county Cook County IL"], "clinic"),
        ("clinic in cook county please", "", ["county Cook County IL"], "clinic please"),
        ("clinic county of cook", "", ["county Cook County IL"], "clinic"),
        ("clinic en el condado de los angeles", "", ["county Los Angeles County CA"], "clinic"),
        ("condado cook", "", ["county Cook County IL"], ""),
        ("la county clinic", "", ["county Los Angeles County CA"], "clinic"),
        ("clinic orleans parish", "", ["county Orleans Parish LA"], "clinic"),
        ("clinic orange county", "",
         ["county Orange County CA", "county Orange County FL"], "clinic"),
        ("clinic orange county", "FL", ["county Orange County FL"], "clinic"),
        ("clinic orange county california", "FL", ["county Orange County CA"], "clinic"),
        # The county has the name of a state.
        ("clinic washington county", "", ["county Washington County OR"], "clinic"),
        ("clinic washington", "", ["state  WA"], "clinic"),
        ("clinic cook county 80202", "", ["zip 80202 CO"], "clinic"),
        # A county that is only spoken of.
        ("county bond hearing", "IL", [], "county bond hearing"),
        ("county of nowhere", "IL", [], "county of nowhere"),
        ("near me", "CO", [], "near me"),
        ("", "", [], ""),
    ],
)  # fmt: skip
def test_a_place_is_read(text: str, state: str, spots: list[str], rest: str) -> None:
    found = read(text, state)
    assert [f"{one.kind} {one.name} {' '.join(one.states)}" for one in found.spots] == spots
    assert " ".join(found.rest) == rest


@pytest.mark.parametrize(
    "text", ["clinic near me", "closest clinic", "clinica cerca", "clinic nearby"]
)
def test_near_me_is_a_place_where_a_zip_code_is_known(text: str) -> None:
    assert read(text, "CO", "80202").spots == (Spot("near", "80202", (), "80202"),)
    assert read(text, "CO").spots == ()
    assert read(text, "CO", "96201").spots == ()
    assert read(f"{text} texas", "CO", "80202").spots == (Spot("state", "", ("TX",)),)
    assert read("clinic", "CO", "80202").spots == ()


def test_no_more_places_are_offered_than_can_be_read_at_a_glance() -> None:
    spots = read("clinic springfield").spots
    assert [spot.states for spot in spots] == [("IL",), ("MA",), ("MO",), ("OH",)]
    assert len(spots) == MOST_ASKED


def test_what_is_not_meant_is_left_out_and_its_words_too() -> None:
    one = read("clinic 80202")
    assert one.without(()) == one
    assert one.without([DENVER]) == Read(("clinic",), ("clinic",), ())
    two = read("clinic aurora")
    # As long as nobody chose, the name is looked for as it was typed.
    assert two.without(()).words == ("clinic", "aurora")
    chosen = two.without(two.spots[1:])
    assert (chosen.words, chosen.spots) == (("clinic",), two.spots[:1])
    assert two.without(two.spots).words == ("clinic",)


# With the pack.
def test_every_county_has_a_zip_code_in_it(real_library: Library) -> None:
    counties = real_library._store.counties()
    assert len(counties) > 3_000
    for row in counties[::200]:
        (point,) = real_library._store.zips(int(row.zip), int(row.zip))
        assert (point.county, point.state) == (row.name, row.state)


def test_a_place_in_the_query_is_where_the_results_are(real_library: Library) -> None:
    for text, state in (
        ("dentist 80202", "CO"),
        ("lawyer cook county", "IL"),
        ("texas lawyer", "TX"),
    ):
        found = real_library.look_up(text, state="CT", zip="06103")
        assert len(found.spots) == 1
        assert found.hits[0].state == state, text


def test_a_place_that_is_taken_off_is_as_if_it_had_not_been_named(real_library: Library) -> None:
    for named, bare in (
        ("dentist 80202", "dentist"),
        ("lawyer in cook county", "lawyer"),
        ("driver license texas", "driver license"),
        ("abogado en denver", "abogado"),
    ):
        found = real_library.look_up(named, state="CT", zip="06103")
        off = real_library.look_up(named, state="CT", zip="06103", off=found.spots)
        assert found.hits != off.hits
        assert off.hits == real_library.look_up(bare, state="CT", zip="06103").hits
        assert (off.spots, off.off) == ((), frozenset(found.spots))


def test_without_near_me_the_whole_state_is_asked(real_library: Library) -> None:
    found = real_library.look_up("dentist near me", state="CO", zip="81501")
    assert found.hits == real_library.look_up("dentist", state="CO", zip="81501").hits
    off = real_library.look_up("dentist near me", state="CO", zip="81501", off=found.spots)
    assert off.hits == real_library.look_up("dentist", state="CO").hits


def test_where_two_places_may_be_meant_both_have_their_share_until_one_is_chosen(
    real_library: Library,
) -> None:
    found = real_library.look_up("lawyer aurora")
    assert [spot.states for spot in found.spots] == [("CO",), ("IL",)]
    assert {hit.state for hit in found.hits[:2]} == {"CO", "IL"}
    chosen = real_library.look_up("lawyer aurora", off=found.spots[:1])
    assert chosen.spots == found.spots[1:]
    assert {hit.state for hit in chosen.hits} <= {"IL", "US"}


def test_a_zip_code_alone_gives_the_pages_of_its_state(real_library: Library) -> None:
    hits = real_library.search("80202", state="CT")
    assert {(hit.kind, hit.state) for hit in hits} == {("card", "CO")}
    assert len(hits) == len(TOPICS)


def test_what_is_near_here_is_not_near_another_state(real_library: Library) -> None:
    hits = real_library.search("lawyer texas", state="CO", zip="80202")
    assert {hit.state for hit in hits if hit.kind == "place"} <= {"TX", "US"}


def test_what_is_not_meant_is_told_only_as_long_as_it_is_named(real_library: Library) -> None:
    (spot,) = real_library.look_up("dentist 80202").spots
    assert real_library.look_up("dentist", off=[spot]).off == frozenset()
