"""The rules of the order, each by what a person would find wrong if it did not hold."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.pack.places import EARTH_KM, FAR_KM, vector_of
from navigator.search import cities, guidance, nearest

MILE = 1.609344
SCORES = st.floats(0.01, 1000)


def test_letters_that_may_be_wrong_in_a_word_of_a_length() -> None:
    allowed = {length: guidance.wrong_letters("a" * length) for length in range(1, 13)}
    assert allowed == dict.fromkeys((1, 2, 3), 0) | dict.fromkeys((4, 5, 6, 7), 1) | dict.fromkeys(
        range(8, 13), 2
    )


# What a word is worth.
def test_a_rare_word_is_worth_more_than_a_common_one_and_none_is_worth_nothing() -> None:
    worths = [guidance.rarity(1000, having) for having in (1, 10, 100, 999)]
    assert worths == sorted(worths, reverse=True)
    assert len(set(worths)) == 4
    assert worths[-1] == 1.0
    # Even a word of every record adds to the score of a record.
    assert guidance.rarity(1000, 1000) > 0


def test_a_word_that_stands_once_in_a_usual_text_is_worth_its_rarity() -> None:
    for rare in (1.0, 3.0):
        assert guidance.word_score(rare, 1, 1, guidance.LENGTH_TILT) == pytest.approx(rare)


def test_the_same_word_again_adds_less_each_time_and_never_much() -> None:
    scores = [guidance.word_score(1, times, 1, guidance.LENGTH_TILT) for times in (1, 2, 3, 1000)]
    assert scores[1] - scores[0] > scores[2] - scores[1] > 0
    assert scores[1] < 1.5
    assert 2 < scores[3] < 2.5


def test_a_word_in_a_text_four_times_as_long_counts_about_half() -> None:
    tilt = guidance.length_tilt("body_en")
    assert 0.4 < guidance.word_score(1, 1, 4, tilt) < 0.6
    assert 1 < guidance.word_score(1, 1, 0.25, tilt) < 2
    assert guidance.length_tilt("title_es") == tilt


def test_how_many_names_a_topic_has_does_not_count() -> None:
    tilt = guidance.length_tilt("words")
    assert guidance.word_score(1, 3, 1, tilt) == guidance.word_score(1, 3, 40, tilt)


def test_names_go_before_titles_before_texts() -> None:
    tilt = guidance.LENGTH_TILT
    named = guidance.word_score(1, guidance.WORDS_BOOST, 1, 0)
    titled = guidance.word_score(1, guidance.TITLE_BOOST, 1, tilt)
    assert named > titled > guidance.word_score(1, 2, 1, tilt) > guidance.word_score(1, 1, 1, tilt)


# Records.
def scored(
    score: float, *, has_all: bool = True, is_beside_state: bool = False, is_program: bool = False
) -> float:
    return guidance.record_score(
        score, has_all=has_all, is_beside_state=is_beside_state, is_program=is_program
    )


@given(SCORES)
def test_the_own_the_whole_and_the_page_go_first(score: float) -> None:
    assert scored(score) == score
    assert 0 < scored(score, has_all=False) < score / 2
    assert score * 0.9 < scored(score, is_beside_state=True) < score
    assert score * 0.8 < scored(score, is_program=True) < scored(score, is_beside_state=True)
    assert scored(score, is_beside_state=True, is_program=True) < scored(score, is_program=True)


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
