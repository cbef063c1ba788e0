"""The rules of the order, each by what a person would find wrong if it did not hold."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.pack.places import EARTH_KM, FAR_KM, vector_of
from navigator.search import ranking

MILE = 1.609344
SCORES = st.floats(0.01, 1000)


def test_letters_that_may_be_wrong_in_a_word_of_a_length() -> None:
    allowed = {length: ranking.wrong_letters("a" * length) for length in range(1, 13)}
    assert allowed == dict.fromkeys((1, 2, 3), 0) | dict.fromkeys((4, 5, 6, 7), 1) | dict.fromkeys(
        range(8, 13), 2
    )


# What a word is worth.
def test_a_rare_word_is_worth_more_than_a_common_one_and_none_is_worth_nothing() -> None:
    worths = [ranking.rarity(1000, having) for having in (1, 10, 100, 999)]
    assert worths == sorted(worths, reverse=True)
    assert len(set(worths)) == 4
    assert worths[-1] == 1.0
    # Even a word of every record adds to the score of a record.
    assert ranking.rarity(1000, 1000) > 0


def test_a_word_that_stands_once_in_a_usual_text_is_worth_its_rarity() -> None:
    for rare in (1.0, 3.0):
        assert ranking.word_score(rare, 1, 1, ranking.LENGTH_TILT) == pytest.approx(rare)


def test_the_same_word_again_adds_less_each_time_and_never_much() -> None:
    scores = [ranking.word_score(1, times, 1, ranking.LENGTH_TILT) for times in (1, 2, 3, 1000)]
    assert scores[1] - scores[0] > scores[2] - scores[1] > 0
    assert scores[1] < 1.5
    assert 2 < scores[3] < 2.5


def test_a_word_in_a_text_four_times_as_long_counts_about_half() -> None:
    tilt = ranking.length_tilt("body_en")
    assert 0.4 < ranking.word_score(1, 1, 4, tilt) < 0.6
    assert 1 < ranking.word_score(1, 1, 0.25, tilt) < 2
    assert ranking.length_tilt("title_es") == tilt


def test_how_many_names_a_topic_has_does_not_count() -> None:
    tilt = ranking.length_tilt("words")
    assert ranking.word_score(1, 3, 1, tilt) == ranking.word_score(1, 3, 40, tilt)


def test_names_go_before_titles_before_texts() -> None:
    tilt = ranking.LENGTH_TILT
    named = ranking.word_score(1, ranking.WORDS_BOOST, 1, 0)
    titled = ranking.word_score(1, ranking.TITLE_BOOST, 1, tilt)
    assert named > titled > ranking.word_score(1, 2, 1, tilt) > ranking.word_score(1, 1, 1, tilt)


# Records.
def scored(
    score: float, *, has_all: bool = True, is_beside_state: bool = False, is_program: bool = False
) -> float:
    return ranking.record_score(
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
    name, organization, city, what, tags = ranking.TEXT_WEIGHTS.columns
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
    divisor = 1 + ranking.TEXT_WEIGHTS.per_cosine * (1 - cosine)
    assert divisor == pytest.approx(2, abs=0.00006)
    assert 1 + ranking.TEXT_WEIGHTS.without_point == 1 + 2**2


@given(SCORES, SCORES)
def test_places_keep_their_order_beside_guidance_and_never_outweigh_it_all(
    one: float, other: float
) -> None:
    low, high = sorted((one, other))
    assert 0 < ranking.beside_guidance(low) <= ranking.beside_guidance(high)
    assert ranking.beside_guidance(high) < min(high, 12)


def test_what_scores_little_is_hardly_changed() -> None:
    assert ranking.beside_guidance(1.0) == pytest.approx(0.923, abs=0.005)


def test_places_of_a_kind_keep_their_order_above_what_only_mentions_it() -> None:
    scores = [ranking.kind_score(number) for number in range(300)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 300
    # A text that mentions a word scores up to 3, a card that is called by it 5 and more.
    assert scores[-1] >= 3
    assert 5 < scores[0] < 7


def test_what_is_meant_for_sure_goes_before_all_that_only_has_the_words() -> None:
    sure = [ranking.intent_score(number, is_sure=True) for number in range(20)]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == 20
    # A name in full goes before it; whom to call where nothing is held, and any place, after it.
    assert sure[0] < ranking.NAMED_SCORE
    assert sure[-1] > ranking.UNHELD_SCORE > ranking.MOST_SCORE


def test_what_is_meant_perhaps_stands_among_what_has_the_words() -> None:
    scores = [ranking.intent_score(number, is_sure=False) for number in range(20)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 20
    # A word in a title, or among the words people use, scores 5 to 8.
    assert 5 < scores[-1] < scores[0] < 7


def test_a_word_speaks_for_few_groups_with_all_it_can_and_for_all_of_them_with_nothing() -> None:
    alone = ranking.voices({7: 4.0}, 40)
    shared = ranking.voices({7: 4.0, 8: 4.0}, 40)
    assert list(alone) == [7]
    assert alone[7] > 2 * shared[7] == pytest.approx(2 * shared[8])
    assert ranking.voices({7: 1.0}, 40)[7] < alone[7], "of what few say little is known"
    assert ranking.voices(dict.fromkeys(range(40), 3.0), 40)[0] == pytest.approx(0)
    assert ranking.voices({7: ranking.SELDOM}, 40)[7] == pytest.approx(math.log(40) / 2)


def test_what_else_may_be_meant_stands_second_and_third_and_what_is_meant_first() -> None:
    assert ranking.spread(["clinic", "clinic 2"], ["food", "law", "tax"]) == [
        "clinic", "food", "law", "clinic 2",
    ]  # fmt: skip
    assert ranking.spread(["clinic", "clinic 2"], []) == ["clinic", "clinic 2"]
    assert ranking.spread([], ["food"]) == ["food"]


def test_a_guess_that_nothing_proves_has_the_third_row_and_no_row_before_it() -> None:
    order = ["a", "b", "c", "d"]
    assert ranking.with_guess(order, []) == order
    assert ranking.with_guess(order, ["d"]) == ["a", "b", "d", "c"]
    assert ranking.with_guess(order, ["b", "c", "d"]) == order
    assert ranking.with_guess(["a", "d"], ["d"]) == ["a", "d"]


def test_what_words_lean_to_goes_before_whom_to_call_only_where_much_speaks_for_it() -> None:
    def score(number: int, voice: float) -> float:
        return ranking.leaning_score(number, voice=voice)

    assert score(0, ranking.LEANING) > ranking.UNHELD_SCORE > score(0, ranking.LEANING - 0.01)
    assert ranking.UNHELD_SCORE > score(1, 9.0) > score(2, 9.0) > ranking.MOST_SCORE
    assert ranking.intent_score(9, is_sure=True) > score(0, 9.0)


def test_help_in_a_town_goes_before_the_college_that_is_named_after_it() -> None:
    assert 0 < ranking.TEXT_WEIGHTS.after_help < 1, "after it, and still found"


def test_the_cards_of_a_state_keep_their_order() -> None:
    scores = [ranking.state_card_score(number) for number in range(6)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > ranking.kind_score(0)
    # Scripts read them from `search --json`.
    assert scores == pytest.approx([10.0, 9.9, 9.8, 9.7, 9.6, 9.5])


def test_far_is_a_hundred_miles() -> None:
    assert pytest.approx(100 * MILE) == FAR_KM


@pytest.mark.parametrize(("limit", "room"), [(1, 1), (2, 1), (3, 1), (10, 5), (11, 5), (300, 150)])
def test_help_by_phone_leaves_half_the_list_to_offices(limit: int, room: int) -> None:
    assert ranking.phone_room(limit) == room


def test_the_nearest_first_and_what_is_not_known_as_25_miles_farther() -> None:
    def near(km: float | None, *, is_known: bool = True) -> tuple[bool, float]:
        return ranking.nearness(km, is_known=is_known)

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
    assert ranking.is_far_larger(people, others) is is_meant
