"""What a few words mean: the model says which pages they speak for, and how surely."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator.search.meaning import (
    LEAST_WEIGHT,
    PART_WEIGHT,
    WORD,
    Meaning,
    Model,
    features,
    weighed,
)
from navigator.search.stemming import stemmer

HEALTH, FOOD = ("card:{state}:health", "checklist:health"), ("place:US:211",)
PARTS = ("<cl", "cli", "<cli", "clin", "lin", "ini", "nic", "lini", "inic", "linic", "inic>")
WEIGHTS = {
    WORD + "clinic": (100, -20, 0), **dict.fromkeys(PARTS, (20, 0, 0)),
    WORD + "food": (-20, 100, 0), "<fo": (0, 30, 0),
}  # fmt: skip
MODEL = Model(
    (HEALTH, FOOD, ()),
    {name: weighed(held) for name, held in WEIGHTS.items()},
    0.1,
    (0.0, 0.0, 0.0),
)
MEANING = Meaning(MODEL, ["the", "my"], stemmer("en"))


def shares(typed: str) -> dict[tuple[str, ...], float]:
    return {one.first: one.share for one in MEANING.read(typed.split())}


def test_the_group_that_the_words_speak_for_comes_first_and_shares_add_up_to_one() -> None:
    found = MEANING.read(["the", "clinics"])
    assert found[0].first == HEALTH
    assert found[0].share > 0.9
    assert sum(one.share for one in found) == pytest.approx(1)
    assert [one.share for one in found] == sorted((one.share for one in found), reverse=True)


def test_a_word_that_speaks_against_a_group_takes_from_it() -> None:
    assert shares("clinic")[FOOD] < shares("clinic")[()]


def test_a_slip_and_an_unfinished_word_still_speak() -> None:
    """Who types `klinic` or `cli` and gets nothing gives up."""
    for typed in ("klinic", "cli", "clinik"):
        assert MEANING.read([typed])[0].first == HEALTH, typed
        assert shares(typed)[HEALTH] < shares("clinic")[HEALTH], typed


@pytest.mark.parametrize("typed", ["zzyzx", "zzyz", ""])
def test_words_that_nothing_speaks_for_mean_nothing(typed: str) -> None:
    assert MEANING.read(typed.split()) == []


def test_two_meanings_in_one_query_share_it() -> None:
    both = shares("clinic food")
    assert min(both[HEALTH], both[FOOD]) > both[()]
    assert both[HEALTH] < shares("clinic")[HEALTH]


def test_passing_words_say_nothing_but_where_nothing_else_is_typed() -> None:
    assert MEANING.telling(["my", "clinic"]) == ("clinic",)
    assert MEANING.telling(["my", "the"]) == ("my", "the")
    assert MEANING.telling([]) == ()
    assert MEANING.is_passing("my")
    assert not MEANING.is_passing("clinic")


def test_a_word_is_known_where_it_says_something_or_nothing_at_all() -> None:
    """Such a word need not be the name of a town."""
    assert MEANING.knows("clinics")
    assert MEANING.knows("my")
    assert not MEANING.knows("denver")


def test_a_model_that_has_learned_nothing_finds_nothing() -> None:
    assert Meaning(Model((), {}, 1.0, ()), [], stemmer("en")).read(["clinic"]) == []


# The first draw reads a table of all letters, however long that takes.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12), max_size=8))
def test_however_many_words_a_query_weighs_as_much_as_another(words: list[str]) -> None:
    made = features(words, stemmer("en"))
    assert sum(value**2 for value in made.values()) == pytest.approx(1 if words else 0)
    assert {WORD + stemmer("en")(word) for word in words} <= made.keys()
    assert all(value > 0 for value in made.values())


def test_a_part_weighs_less_than_its_word() -> None:
    made = features(["clinic"], stemmer("en"))
    assert made["<cl"] == pytest.approx(PART_WEIGHT * made[WORD + "clinic"])
    assert {"<cl", "clin", "inic>"} <= made.keys()
    assert "clinic" not in made, "at most five letters"
    assert math.isclose(made["<cl"], made["inic>"])


@given(st.lists(st.integers(-127, 127), max_size=200))
def test_a_feature_keeps_what_it_says_of_each_group(weights: list[int]) -> None:
    """Nine in ten weights say next to nothing; with them a pack would be twice as large."""
    kept = weighed(weights)
    pairs = zip(kept[::2], kept[1::2], strict=True)
    told = {group: (one + 128) % 256 - 128 for group, one in pairs}
    assert told == {group: one for group, one in enumerate(weights) if abs(one) >= LEAST_WEIGHT}
