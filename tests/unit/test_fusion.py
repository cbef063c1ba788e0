"""One score for every row: what each feature adds is said, and nothing else counts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.records.letters import letter_id
from navigator.search.fusion import FEATURES, Fusion, bounded, odds
from navigator.steward.content.shape.search_model import MODEL_FILE, read_model
from tests.helpers.content import real
from tests.helpers.search_model import RESOURCES

FUSION = Fusion({"name": 3.0, "text": 2.0, "part": -1.0})


def test_a_score_is_the_sum_of_the_features_by_their_weights() -> None:
    assert FUSION.score({"name": 1.0, "text": 0.5, "part": 1.0}) == pytest.approx(3.0)
    assert FUSION.score({}) == 0
    assert FUSION.score({"unheard": 9.0}) == 0, "a pack of another day may lack a weight"


def test_what_each_feature_adds_is_told_largest_first() -> None:
    told = FUSION.shares({"text": 0.5, "name": 1.0, "part": 1.0})
    assert told == "name 1.00 = +3.00, text 0.50 = +1.00, part 1.00 = -1.00"


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_text_score_keeps_its_order_below_one(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= bounded(low) <= bounded(high) < 1


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_of_a_query_is_better_odds(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert odds(low) <= odds(high)
    assert -0.5 < odds(0) < 0 < odds(0.01) < odds(1) < 2.5


def test_every_feature_has_a_learned_weight_and_says_what_it_is() -> None:
    assert read_model(RESOURCES / MODEL_FILE).ranking.keys() == FEATURES.keys()
    assert all(re.fullmatch(r"[A-Z].*\.", text) for text in FEATURES.values())


def test_what_is_learned_is_what_anybody_would_expect() -> None:
    weight = read_model(RESOURCES / MODEL_FILE).ranking
    for name in ("name", "whole", "own", "meant", "odds", "text"):
        assert weight[name] > 0, name
    assert weight["part"] < 0, "the place of that name goes before those of its organization"
    assert weight["after"] < 0, "of equals the nearest goes first"


def test_the_model_knows_every_letter() -> None:
    """A letter that was not taught is found by its text alone: `navigator content train`."""
    letters = {letter_id("US", one.id) for file in real().content.letters for one in file.letters}
    assert letters <= {*read_model(RESOURCES / MODEL_FILE).meanings}
