"""Places by what was typed, told as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from navigator.library.facade import Library
from navigator.pack.pack_places import PackPlaces
from navigator.pack.places import PlaceBook, TextQuery
from navigator.search.nearest import TEXT_WEIGHTS, place_hit
from tests.helpers.content import translator
from tests.helpers.places import places_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with places_library(tmp_path_factory.mktemp("search")) as library:
        yield library


def found(library: Library, typed: str, *states: str) -> list[tuple[str, ...]]:
    book = PlaceBook((PackPlaces(library._store),))
    asked = TextQuery(tuple(typed.split()), next(iter(states), None), 20, TEXT_WEIGHTS)
    return [(place.id.partition(":")[2], *place.topics) for place, _ in book.find(asked)]


def test_places_are_found_by_their_words_in_the_state_that_is_asked_about(library: Library) -> None:
    assert [id for id, *_ in found(library, "kaw")] == ["KS:hc-kansas"]
    assert found(library, "kaw", "CO") == []
    assert len(found(library, "denver", "CO")) > 1


def test_a_place_found_says_its_first_topic_and_a_score_of_three_decimals(
    library: Library,
) -> None:
    spanish = translator("es", {"Doctors and dentists.": "Médicos y dentistas."})
    place = replace(library.place("place:CO:clinic"), topics=("health", "legal"))
    assert place.as_of
    hit = place_hit(place, 1.23456, spanish, lambda text: ((0, len(text)),), place.as_of)
    assert (hit.topic, hit.score) == ("health", 1.235)
    assert (hit.excerpt, hit.marks) == ("Médicos y dentistas.", ((0, 20),))
    assert (hit.city, hit.phone) == ("Denver", place.phones[0].number)
    late = place.as_of + timedelta(days=181)
    old = place_hit(replace(place, topics=()), 1, spanish, lambda _: (), late)
    assert (old.topic, old.city, old.phone) == ("legal", "Denver", ""), "nobody called of late"
