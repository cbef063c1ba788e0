"""Near a ZIP: distance, area, the state line, wants that are not known, help by phone."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.errors import BadInput
from navigator.library.facade import Library
from navigator.pack.places import EARTH_KM, Wanted, vector_of
from navigator.records.model import Near, Nearby
from navigator.search.nearest import distances, narrow
from navigator.search.zip_points import bearing, distance_km
from navigator.steward.content.pack.building import build
from tests.helpers.places import (
    OFFICES,
    ROWS,
    TODAY,
    offices_library,
    offices_tree,
    places_library,
    row,
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with places_library(tmp_path_factory.mktemp("places")) as library:
        yield library


def ids(near: Near) -> list[str]:
    return [one.place.id.partition(":")[2] for one in near.found]


DEGREES = st.tuples(st.floats(17, 72), st.floats(-179, -65))


@given(DEGREES, DEGREES)
def test_the_two_ways_to_a_distance_agree(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    cosine = sum(a * b for a, b in zip(vector_of(*one), vector_of(*other), strict=True))
    by_vector = EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))
    assert distance_km(*one, *other) == pytest.approx(by_vector, abs=0.5)
    assert distance_km(*one, *other) == pytest.approx(distance_km(*other, *one))


def test_a_known_distance() -> None:
    # Denver to Grand Junction, as the crow flies.
    assert distance_km(39.7392, -104.9903, 39.0639, -108.5506) == pytest.approx(315, abs=3)


@pytest.mark.parametrize(
    ("lat", "lon", "way"),
    [(41, -105, "n"), (41, -103.7, "ne"), (40, -104, "e"), (39, -103.7, "se"), (39, -105, "s"),
     (39, -106.3, "sw"), (40, -106, "w"), (41, -106.3, "nw")],
)  # fmt: skip
def test_which_way_a_place_lies(lat: float, lon: float, way: str) -> None:
    assert bearing(40, -105, lat, lon) == way


def test_the_nearest_comes_first_and_a_place_is_shown_once(library: Library) -> None:
    near = library.near("80202", "health_center")
    assert ids(near) == ["CO:clinic", "CO:hc-high", "CO:hc-junction"]
    km = [one.km for one in near.found if one.km is not None]
    assert km == sorted(km)
    assert km[0] < 1
    assert km[2] > 250
    assert not near.approximate
    assert (near.state, near.county) == ("CO", "Denver County")


def test_a_place_stands_where_its_list_says_else_at_its_zip_else_in_its_town(
    library: Library,
) -> None:
    assert library.place("place:CO:clinic").point_from == "site"
    assert library.place("place:CO:denver").point_from == "zip"
    assert library.place("place:CO:aid").point_from == "city"
    assert library.place("place:US:line").point_from is None


def test_a_list_reaches_across_the_state_line_but_not_far(library: Library) -> None:
    near = library.near("66101", "health_center")
    assert ids(near) == ["KS:hc-kansas", "MO:hc-river"]
    assert near.found[1].place.area_states == ("MO",)
    assert near.found[1].place.area_near == ("KS",)
    assert near.found[1].bearing in {"e", "se"}


def test_a_county_office_is_not_shown_outside_its_county(library: Library) -> None:
    assert "CO:denver" in ids(library.near("80202", "legal"))
    assert "CO:denver" not in ids(library.near("81501", "legal"))


def test_an_office_with_limits_says_so(library: Library) -> None:
    first = library.near("81501", "legal").found[0].place
    assert first.id == "place:CO:aid"
    assert first.limits


def test_beyond_a_hundred_miles_help_by_phone_comes_first(library: Library) -> None:
    far = library.near("79001", "legal")
    assert far.is_far
    assert ids(far) == ["US:line", "US:remote"]
    assert not library.near("80202", "legal").is_far
    assert not library.near("79001", "health_center").is_far


def test_a_territory_has_the_national_help(library: Library) -> None:
    near = library.near("00802", "legal")
    assert near.state == ""
    assert ids(near) == ["US:line", "US:remote"]


def test_a_zip_without_an_area_falls_back_and_says_so(library: Library) -> None:
    near = library.near("80299", "legal")
    assert near.approximate
    assert near.county == ""
    # Nobody knows its county: an office of one county may serve it.
    assert "CO:denver" in ids(near)


def test_a_zip_of_post_office_boxes_stands_in_its_town_and_says_so(library: Library) -> None:
    near = library.near("80250", "health_center")
    assert not near.approximate
    assert near.is_box
    assert ids(near)[0] == "CO:clinic", "a clinic in a school waits behind one that is near"
    assert near.county == "Denver County"
    assert library.wording("en").near_notes(near) == [
        "80250 is for post office boxes in Denver. For the nearest, write the ZIP code of the home."
    ]


def test_a_zip_on_a_state_line_says_so(library: Library) -> None:
    near = library.near("66102", "health_center")
    (told,) = library.wording("en").near_notes(near)
    assert told.startswith("66102 lies in Kansas, and a part of it in Missouri.")
    assert "choose that state" in told
    assert library.wording("en").near_notes(library.near("66101", "health_center")) == []


@pytest.mark.parametrize("code", ["09012", "34002", "96201", "96667"])
def test_military_mail_asks_for_a_zip_near_the_home(library: Library, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        library.near(code)
    assert str(caught.value).startswith("This ZIP code is for military mail (APO, FPO or DPO)")
    assert "Write the ZIP code of a town near the family" in str(caught.value)


@pytest.mark.parametrize("code", ["", "8020", "802020", "8020a", "٨٠٢٠٢", "99999", "00000"])
def test_what_is_no_zip_is_said_without_repeating_it(library: Library, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        library.near(code)
    assert len(code) < 5 or code not in str(caught.value)


def test_a_kind_nobody_knows(library: Library) -> None:
    with pytest.raises(BadInput, match="no kind"):
        library.near("80202", "castle")


def test_every_kind_together_and_no_more_than_asked(library: Library) -> None:
    assert len(library.near("80202").found) == 7
    assert len(library.near("80202", limit=2).found) == 2
    assert ids(library.near("80202"))[-3:] == ["US:line", "CO:hc-high", "US:remote"], (
        "whom nobody can call goes last"
    )


@pytest.mark.parametrize(
    ("wanted", "first", "gone"),
    [
        (Wanted(language="es"), "CO:denver", ""),
        (Wanted(language="vi"), "CO:aid", "CO:denver"),
        (Wanted(free=True), "CO:denver", ""),
        (Wanted(answers=frozenset({"walk_in"})), "CO:aid", "CO:denver"),
        (Wanted(answers=frozenset({"no_id"})), "CO:aid", "CO:denver"),
        (Wanted(answers=frozenset({"interpreter"})), "CO:aid", "CO:denver"),
    ],
)
def test_what_is_not_known_is_no_no(
    library: Library, wanted: Wanted, first: str, gone: str
) -> None:
    near = library.near("80202", "legal", wanted=wanted)
    assert gone not in ids(near)
    assert "CO:aid" in ids(near)
    unknown = {one.place.id: one.unknown for one in near.found}
    assert unknown["place:CO:aid"]
    assert ids(near)[0] == first or near.is_far
    if first == "CO:denver":
        assert near.found[0].unknown == ()


def test_what_is_known_to_be_missing_rules_a_place_out_and_what_is_not_known_is_told(
    library: Library,
) -> None:
    denver = replace(library.place("place:CO:denver"), cost="fee", languages=("en",))
    silent = replace(
        denver, cost=None, languages=(), walk_in=None, asks_id=None, interpreter=None
    )  # fmt: skip
    open_to_all = replace(
        denver, cost="free", languages=("vi",), walk_in=True, asks_id=False, interpreter=True
    )
    for name, wanted in {
        "language": Wanted(language="vi"),
        "free": Wanted(free=True),
        "walk_in": Wanted(answers=frozenset({"walk_in"})),
        "no_id": Wanted(answers=frozenset({"no_id"})),
        "interpreter": Wanted(answers=frozenset({"interpreter"})),
    }.items():
        assert wanted.rules_out(denver), name
        assert not wanted.rules_out(silent), name
        assert not wanted.rules_out(open_to_all), name
        assert wanted.unknown(silent) == (name,)
        assert wanted.unknown(open_to_all) == ()
    assert not Wanted().rules_out(denver)
    assert Wanted().unknown(silent) == ()
    everything = Wanted(
        language="vi", free=True, answers=frozenset({"walk_in", "no_id", "interpreter"})
    )
    assert everything.unknown(silent) == ("language", "free", "walk_in", "no_id", "interpreter")
    # An interpreter may speak it, and so may somebody where nobody said.
    assert not Wanted(language="vi").rules_out(replace(denver, interpreter=True))
    assert not Wanted(language="vi").rules_out(replace(denver, interpreter=None))
    assert not Wanted(language="vi").rules_out(replace(silent, interpreter=False))
    assert not Wanted(language="en").rules_out(denver)


def test_a_narrower_list_drops_what_is_ruled_out_and_counts_what_is_not_known_as_farther(
    library: Library,
) -> None:
    denver = library.place("place:CO:denver")
    silent = replace(denver, cost=None, walk_in=None, asks_id=None, interpreter=None)
    found = [
        Nearby(silent, 1.0), Nearby(denver, 2.0), Nearby(replace(denver, cost="fee"), 3.0),
        Nearby(denver, 39.0), Nearby(denver, 42.0), Nearby(denver), Nearby(silent),
    ]  # fmt: skip
    narrowed = narrow(found, Wanted(free=True))
    assert [(one.km, one.unknown) for one in narrowed] == [
        (2.0, ()), (39.0, ()), (1.0, ("free",)), (42.0, ()), (None, ()), (None, ("free",)),
    ]  # fmt: skip
    # Nothing wanted: nothing moves.
    assert narrow(found, Wanted()) == found


def test_how_far_places_are_from_a_zip(library: Library) -> None:
    places = [library.place(f"place:CO:{name}") for name in ("denver", "hc-junction")]
    store, line = library._store, library.place("place:US:line")
    told = distances(store, "80203", [*places, line])
    assert list(told) == ["place:CO:denver", "place:CO:hc-junction"]
    assert told["place:CO:denver"].km == 0
    assert told["place:CO:hc-junction"].km == pytest.approx(314, abs=3)
    assert told["place:CO:hc-junction"].bearing == "w"
    assert told["place:CO:hc-junction"].unknown == ()
    for code in ("", "8020", "99999"):
        assert distances(store, code, places) == {}


def test_a_price_by_income_is_not_free(library: Library) -> None:
    wanted = Wanted(free=True)
    assert ids(library.near("80202", "health_center", wanted=wanted)) == ["CO:clinic"]


def test_a_listed_place_has_the_words_of_its_list(library: Library) -> None:
    place = library.place("place:CO:hc-high")
    assert place.what == "Doctors for all, fee by income."
    assert place.limits == "Students only."
    assert place.also == ("Student Health",)
    assert place.listed == "old"
    assert [source.title for source in place.sources] == ["List of 2020"]
    assert place.confidence == "single-source"


def test_an_office_of_a_roster_says_what_vouches_for_it_and_since_when(tmp_path: Path) -> None:
    with offices_library(tmp_path) as library:
        office = library.place("place:KS:doj-paz")
        assert (office.kind, office.subkind) == ("legal", "doj_recognized")
        assert office.limits == "Its renewal was pending."
        assert library.wording("en").recognized_since(office) == "Jul 18, 2019"
        by_hand = library.place("place:CO:denver")
        assert (by_hand.lat, by_hand.point_from) == (39.732, "site")
        assert library.wording("en").recognized_since(by_hand) == ""


def test_who_runs_a_place_is_said_where_its_name_does_not(library: Library) -> None:
    say = library.wording("en")
    van = library.place("place:KS:hc-kansas")
    assert (van.organization, say.run_by(van)) == ("Kaw Health", "Kaw Health")
    assert say.run_by(replace(van, name="Kaw Health: Mobile Unit 2")) == ""
    assert say.run_by(replace(van, organization=None)) == ""


def test_only_an_old_list_says_call_first(library: Library) -> None:
    say = library.wording("en")
    old = library.place("place:KS:hc-kansas")
    assert say.listed(old) == "Listed 2020, call first"
    this_year = replace(old.sources[0], as_of=date(2026, 9, 30))
    new = replace(old, sources=(this_year,))
    assert say.listed(new) == ""
    assert say.contact_age(new) == "As of Sep 2026"
    assert say.contact_age(old) == "As of Dec 2020 \u00b7 Older than 180 days: call first"
    undated = replace(old, sources=(replace(old.sources[0], as_of=None),))
    assert say.contact_age(undated) == "No date: call first"


def test_a_place_without_a_point_stands_in_its_zip_area(tmp_path: Path) -> None:
    lost = row("hc-lost", "Lost Clinic", "1 Main St", "Vega", "TX", zip="79001")
    with places_library(tmp_path, [*ROWS, lost]) as library:
        place = library.place("place:TX:hc-lost")
        assert (place.lat, place.lon, place.point_from) == (35.2, -102.2, "zip")
        assert library.place("place:KS:hc-kansas").point_from == "site"


def test_places_of_a_state_end_with_those_of_lists(library: Library) -> None:
    found = [place.id for place in library.places("CO", "health")]
    assert found == ["place:CO:clinic", "place:CO:hc-high", "place:CO:hc-junction"]
    assert library.count_places("CO", "health") == 3
    assert len(library.places("CO", "health", limit=2)) == 2


def test_search_takes_a_kind_and_a_town(library: Library) -> None:
    hits = [hit.id for hit in library.search("health center grand junction", state="CO")]
    assert hits[0] == "place:CO:hc-junction"


def test_search_in_a_topic_gives_the_places_of_that_topic_alone(library: Library) -> None:
    assert "place:CO:clinic" in [hit.id for hit in library.search("denver", state="CO")]
    hits = [hit.id for hit in library.search("denver", state="CO", topic="legal")]
    assert "place:CO:denver" in hits
    assert "place:CO:clinic" not in hits


def test_search_near_a_zip_puts_the_near_first(library: Library) -> None:
    def places(code: str) -> list[str]:
        hits = library.search("clinic", state="CO", zip=code)
        return [hit.id.partition(":")[2] for hit in hits if hit.kind == "place"]

    assert places("81501")[0] == "CO:hc-junction"
    assert places("80203")[0] in {"CO:hc-high", "CO:clinic"}


def test_a_law_office_for_people_without_a_home_is_an_office_and_stands_where_it_is(
    tmp_path: Path,
) -> None:
    offices = [
        row("doj-near", "Legal Clinic for the Homeless", "1 Oak St", "Denver", "CO",
            list="roster", lat="39.74900", lon="-104.99800"),
        row("doj-far", "Law Center", "2 Oak St", "Denver", "CO",
            list="roster", lat="39.70000", lon="-104.95000"),
    ]  # fmt: skip
    tree = offices_tree(tmp_path, rows=offices)
    build(tree, tmp_path / "pack", TODAY)
    with Library.at(tmp_path / "pack", lambda: TODAY) as library:
        found = [one.place.id for one in library.near("80202", "legal").found]
    assert found.index("place:CO:doj-near") < found.index("place:CO:doj-far")


def test_a_county_office_is_shown_in_its_own_county_alone(
    tmp_path: Path,
) -> None:
    own = OFFICES.replace("kind: legal", "kind: medicaid").replace(
        "reach_miles: 25", "reach_miles: 0\n    own_county: true"
    ).replace("    subkind: doj_recognized\n", "")  # fmt: skip
    rows = [
        row("mesa", "Mesa County office", "1 Main St", "Grand Junction", "CO", zip="81501"),
        row("denver", "Denver County office", "2 Main St", "Denver", "CO", zip="80202"),
    ]
    said = {"walk_in": "no", "languages": "en es"}
    rows = [replace(one, list="roster", **said) for one in rows]
    build(offices_tree(tmp_path, rows, places__legal_offices=own), tmp_path / "pack", TODAY)
    with Library.at(tmp_path / "pack", lambda: TODAY) as library:
        found = library.near("80203", "medicaid").found
        assert [one.place.id for one in found] == ["place:CO:denver"]
        assert found[0].place.area_counties == ("Denver County",)
        assert found[0].place.walk_in is False
        assert ids(library.near("81501", "medicaid")) == ["CO:mesa"]
    pack = sqlite3.connect(tmp_path / "pack/navigator.sqlite")
    told = pack.execute(
        "SELECT languages, area_counties, walk_in FROM places_list WHERE listed = 'roster'"
    ).fetchall()
    pack.close()
    assert [(json.loads(one), json.loads(two), three) for one, two, three in told] == [
        (["en", "es"], ["Denver County"], "false"), (["en", "es"], ["Mesa County"], "false"),
    ]  # fmt: skip
