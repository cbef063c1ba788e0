"""Places by what was typed: a kind, a town, a state; each once, and told as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from navigator.library.facade import Library
from navigator.pack.pack_places import PackPlaces
from navigator.pack.places import PlaceBook
from navigator.search.nearest import match_places, place_hit
from tests.helpers.content import translator
from tests.helpers.places import places_library

KINDS = {
    "sanador": "health_center",
    "casa salud": "health_center",
    "casa de salud": "health_center",
    "ayuda": "legal",
}
"""Words that no place has in its own text."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with places_library(tmp_path_factory.mktemp("search")) as library:
        yield library


def matched(library: Library, typed: str, *states: str, topic: str | None = None) -> set[str]:
    book = PlaceBook((PackPlaces(library._store),))
    found = match_places(book, tuple(typed.split()), states, topic, 20, kinds=KINDS)
    assert all(score > 0 for _, score, _ in found)
    ids = [place.id.partition(":")[2] for place, *_ in found]
    assert len(ids) == len(set(ids)), "each once"
    return set(ids)


@pytest.mark.parametrize("kind", ["sanador", "casa salud", "casa de salud"])
@pytest.mark.parametrize("place", ["junction", "grand junction", "grand junction clinic"])
def test_a_kind_may_be_named_before_or_after_the_town(
    library: Library, kind: str, place: str
) -> None:
    """Whatever the number of words: who types `casa de salud denver` means a clinic there."""
    assert matched(library, f"{kind} {place}", "CO") == {"CO:hc-junction"}
    assert matched(library, f"{place} {kind}", "CO") == {"CO:hc-junction"}
    assert matched(library, f"{kind} {place}", "MO") == set()


def test_a_kind_in_the_middle_is_a_word_like_others(library: Library) -> None:
    assert matched(library, "grand sanador junction", "CO") == set()


def test_the_longest_name_of_a_kind_counts(library: Library) -> None:
    both = KINDS | {"casa": "legal"}
    book = PlaceBook((PackPlaces(library._store),))
    found = match_places(book, ("casa", "salud", "denver"), ("CO",), None, 20, kinds=both)
    assert {place.kind for place, *_ in found} == {"health_center"}


def test_a_kind_alone_lists_the_places_of_the_state_and_of_all_states_without_one(
    library: Library,
) -> None:
    here = {"CO:clinic", "CO:hc-high", "CO:hc-junction"}
    assert matched(library, "sanador", "CO") == here
    assert matched(library, "sanador") > here
    assert matched(library, "sanador", "CO", "KS") == here | {"KS:hc-kansas"}
    assert matched(library, "kaw") == {"KS:hc-kansas"}
    assert matched(library, "") == set()


def test_a_topic_keeps_the_places_of_others_out(library: Library) -> None:
    assert matched(library, "denver", "CO", topic="legal") == {"CO:denver"}
    assert "CO:clinic" in matched(library, "denver", "CO")


def test_a_place_found_says_its_first_topic_and_a_score_of_three_decimals(
    library: Library,
) -> None:
    spanish = translator("es", {"Doctors and dentists.": "Médicos y dentistas."})
    place = replace(library.place("place:CO:clinic"), topics=("health", "legal"))
    hit = place_hit(place, 1.23456, spanish, lambda text: ((0, len(text)),))
    assert (hit.topic, hit.score) == ("health", 1.235)
    assert (hit.excerpt, hit.marks) == ("Médicos y dentistas.", ((0, 20),))
    assert place_hit(replace(place, topics=()), 1, spanish, lambda _: ()).topic == "legal"
