"""The rules of the order, each by what a person would find wrong if it did not hold."""

from __future__ import annotations

import math

import pytest

from navigator.pack.places import EARTH_KM, FAR_KM, vector_of
from navigator.search import cities, nearest

MILE = 1.609344


# Places.
def test_a_word_in_a_name_goes_before_a_city_an_organization_and_what_is_done_there() -> None:
    name, organization, city, what, tags = nearest.TEXT_WEIGHTS.columns
    assert name > city > organization > what > 0
    # Half of it for who runs the place, and a city between the two.
    assert (organization, city) == (name / 2, (name + organization) / 2)
    # To outweigh a name, all eight words of a query stand in what is done there.
    assert name == 8 * what
    # A tag is in every query: it must not outweigh one word of text.
    assert 0 < tags < what / 10


def test_a_place_100_km_away_needs_a_text_twice_as_good_and_one_without_a_point_five_times() -> (
    None
):
    here = vector_of(40, -105)
    there = vector_of(40 + math.degrees(100 / EARTH_KM), -105)
    cosine = sum(a * b for a, b in zip(here, there, strict=True))
    divisor = 1 + nearest.TEXT_WEIGHTS.per_cosine * (1 - cosine)
    assert divisor == pytest.approx(2, abs=0.00006)
    assert 1 + nearest.TEXT_WEIGHTS.without_point == 1 + 2**2


def test_help_in_a_town_goes_before_the_college_that_is_named_after_it() -> None:
    assert 0 < nearest.TEXT_WEIGHTS.after_help < 1, "after it, and still found"


def test_far_is_a_hundred_miles() -> None:
    assert pytest.approx(100 * MILE) == FAR_KM


def test_the_nearest_first_and_what_is_not_known_as_25_miles_farther() -> None:
    def near(km: float | None, *, is_known: bool = True) -> tuple[bool, float]:
        return nearest.nearness(km, is_known=is_known)

    assert near(0) < near(0.1) < near(1) < near(None)
    assert near(None) < near(None, is_known=False)
    # The figure stands in docs/places.md, rounded.
    assert near(24.8 * MILE) < near(0, is_known=False) < near(24.9 * MILE)
    assert near(500, is_known=False) < near(None)


@pytest.mark.parametrize(
    ("people", "others", "is_meant"),
    [(1_000, 50, True), (90_000, 50, True), (999, 50, False), (20, 1, True), (19, 1, False),
     (20, 0, True), (19, 0, False), (0, 0, False)],
)  # fmt: skip
def test_a_city_is_meant_where_it_is_twenty_times_as_large(
    people: int, others: int, is_meant: bool
) -> None:
    assert cities.is_far_larger(people, others) is is_meant
