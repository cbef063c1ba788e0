"""Behind the door of letters, what people say of a paper leads to it, slips and all."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.records.folding import folded_words
from navigator.search.letter_ways import LetterWays

TOLD = {
    "medicaid": ["they stopped my medicaid", "medicaid renewal letter", "se acaba mi medicaid"],
    "snap": ["they cut my food stamps", "food stamps renewal", "me quitaron las estampillas"],
    "rent": ["three days to pay the rent", "paper on the door from the landlord"],
}
PASSING = {"my", "they", "the", "to", "from", "on", "me", "las", "mi", "se"}


def telling(words: Collection[str]) -> tuple[str, ...]:
    held = tuple(words)
    return tuple(one for one in held if one not in PASSING) or held


WAYS = LetterWays(
    {id: [folded_words(text) for text in texts] for id, texts in TOLD.items()},
    telling,
    lambda word: word.removesuffix("s"),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("they stoped my medicad", "medicaid"),
        ("medicaid renewal", "medicaid"),
        ("renewal of food stamps", "snap"),
        ("estanpillas", "snap"),
        ("landlord put a paper on the door", "rent"),
    ],
)
def test_the_nearest_letter_is_the_one_that_is_meant(said: str, meant: str) -> None:
    near = WAYS.near(folded_words(said))
    assert max(near, key=lambda id: near[id]) == meant


def test_words_that_no_letter_knows_are_near_none() -> None:
    assert WAYS.near(folded_words("qqqq zzzz")) == {}


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    near = WAYS.near(folded_words(text))
    assert all(0 < score <= 6.01 for score in near.values())
    assert near.keys() <= TOLD.keys()
