"""Places of two sources are one list: the nearest first, whoever holds them, none lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from navigator.errors import BadInput
from navigator.library.facade import Library
from navigator.pack.pack_places import PackPlaces
from navigator.pack.places import PlaceBook, TextQuery, Wanted
from navigator.pack.store import read_manifest
from navigator.records.model import Near
from navigator.search.nearest import TEXT_WEIGHTS
from tests.helpers.places import TODAY, Own, places_library


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with places_library(tmp_path_factory.mktemp("book")) as library:
        yield library


@pytest.fixture(scope="module")
def library(alone: Library) -> Iterator[Library]:
    """The pack, and beside it what a site added."""
    clinic = alone.place("place:CO:hc-high")
    added = replace(
        clinic, id="own:CO:mesa", name="Mesa Night Clinic", listed=None, area_states=("CO",),
        lat=39.10, lon=-108.50, languages=("vi",), cost="free",
    )  # fmt: skip
    office = replace(
        alone.place("place:CO:aid"), id="own:TX:office", name="Office of the center",
        lat=35.3, lon=-102.3, area_states=("TX",),
    )  # fmt: skip
    line = replace(
        alone.place("place:US:line"), id="own:KS:line", name="Line of the center",
        area_national=False, area_states=("KS",),
    )  # fmt: skip
    digest = read_manifest(alone.folder)["sha256"]
    with Library(alone.folder, digest, lambda: TODAY, Own(added, office, line)) as library:
        yield library


def ids(near: Near) -> list[str]:
    return [one.place.id for one in near.found]


def test_the_nearest_comes_first_whoever_holds_it(library: Library) -> None:
    near = library.near("81501", "health_center")
    assert ids(near)[:3] == ["place:CO:hc-junction", "own:CO:mesa", "place:CO:clinic"]
    km = [one.km for one in near.found if one.km is not None]
    assert km == sorted(km)
    # Their sources number their places alike; no one stands for the other.
    assert near.found[1].place.name == "Mesa Night Clinic"


def test_no_more_than_asked_and_those_are_the_nearest_of_all(library: Library) -> None:
    assert ids(library.near("81501", "health_center", limit=2)) == [
        "place:CO:hc-junction",
        "own:CO:mesa",
    ]


def test_what_is_wanted_is_asked_of_every_source(library: Library) -> None:
    near = library.near("81501", "health_center", wanted=Wanted(language="vi", free=True))
    # Of the other clinic nobody knows; the languages of those of lists are not known either,
    # but their price is, and it is not free.
    assert ids(near) == ["own:CO:mesa", "place:CO:clinic"]
    assert near.found[0].unknown == ()


def test_places_without_a_point_come_last_and_a_states_own_before_national_ones(
    library: Library,
) -> None:
    assert ids(library.near("66101"))[-3:] == ["own:KS:line", "place:US:line", "place:US:remote"]


def test_an_office_of_the_site_is_near_enough_that_no_phone_goes_first(
    alone: Library, library: Library
) -> None:
    assert alone.near("79001", "legal").is_far
    near = library.near("79001", "legal")
    assert not near.is_far
    assert ids(near) == ["own:TX:office", "place:US:remote"]


def test_far_from_every_office_a_states_own_line_goes_before_national_help(
    library: Library,
) -> None:
    near = library.near("66101", "legal")
    assert near.is_far
    assert ids(near) == ["own:KS:line", "place:US:line", "place:US:remote"]


def test_a_list_of_a_state_counts_and_orders_the_places_of_all_sources(
    alone: Library, library: Library
) -> None:
    health = [place.id for place in library.places("CO", "health")]
    assert health == [
        "place:CO:clinic", "own:CO:mesa", "place:CO:hc-high", "place:CO:hc-junction",
    ]  # fmt: skip
    assert library.count_places("CO", "health") == len(health)
    assert library.count_places("CO") == alone.count_places("CO") + 1
    assert len(library.places("CO", "health", limit=2)) == 2
    legal = [place.id for place in library.places("KS", "legal")]
    assert legal == ["own:KS:line", "place:US:line", "place:US:remote"]


def test_an_id_leads_to_its_place_whoever_holds_it(library: Library) -> None:
    assert library.place("own:CO:mesa").name == "Mesa Night Clinic"
    assert library.show("own:CO:mesa") == library.place("own:CO:mesa")
    assert library.show("place:CO:clinic").name == "Salud Clinic Denver"


@pytest.mark.parametrize(
    "id", ["own:CO:none", "own:", "place:CO:mesa", "place:CO", "place:", "other:CO:mesa", "CO"]
)
def test_an_id_that_nobody_holds_is_one_sentence(library: Library, id: str) -> None:
    with pytest.raises(BadInput, match="There is no record"):
        library.show(id)
    with pytest.raises(BadInput, match="There is no record"):
        library.place(id)


def test_search_finds_what_any_source_holds(alone: Library, library: Library) -> None:
    assert "own:CO:mesa" not in [hit.id for hit in alone.search("night clinic", state="CO")]
    hits = [hit.id for hit in library.search("night clinic", state="CO")]
    assert hits[0] == "own:CO:mesa"
    assert "own:CO:mesa" in [hit.id for hit in library.search("clinic", state="CO", zip="81501")]
    assert "own:CO:mesa" not in [hit.id for hit in library.search("night clinic", state="TX")]


def test_found_places_come_best_first_and_no_more_than_asked(alone: Library) -> None:
    pack = PackPlaces(alone._store)
    own = Own(replace(alone.place("place:CO:hc-high"), id="own:CO:best", name="Clinic"))
    asked = TextQuery(("clinic",), "CO", 3, TEXT_WEIGHTS)
    of_pack = pack.find(asked)
    found = PlaceBook((pack, own)).find(asked)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert len(found) == 3
    assert found[0][0].id == "own:CO:best"
    assert found[1:] == of_pack[:2]


def test_every_word_may_be_a_beginning_and_none_commands_the_search(alone: Library) -> None:
    def found(*words: str) -> list[str]:
        asked = TextQuery(words, "CO", 5, TEXT_WEIGHTS)
        return [place.id for place, _ in PackPlaces(alone._store).find(asked)]

    assert found("sal", "clin") == found("salud", "clinic") == ["place:CO:clinic"]
    for word in ("OR", "NOT", "AND", "NEAR"):
        assert found("salud", word, "clinic") == found("salud", word.lower(), "clinic")
