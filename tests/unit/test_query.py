"""What somebody typed is taken apart without losing or making up a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.search import query

WORDS = query.state_words({"NY": ("nueva york",), "CO": ("colo",), FEDERAL: ("federal",)})


@given(st.text(max_size=300))
def test_tokens_are_words_only(text: str) -> None:
    for token in query.tokens(text):
        assert token
        assert not any(char in ' "*:()' for char in token)


@given(st.text(max_size=2_000))
def test_no_more_of_a_query_is_looked_at_than_people_type(text: str) -> None:
    assert query.tokens(text) == query.tokens(text[: query.MAX_QUERY])


def test_a_long_query_is_read_to_its_two_hundredth_letter() -> None:
    """A long sentence pasted in counts up to there, and not one letter less."""
    for spaces, seen in ((198, ["a", "b"]), (199, ["a"])):
        assert query.tokens("a" + " " * spaces + "b") == seen
    assert query.tokens("a" * 201) == ["a" * 200]


def test_accents_case_and_punctuation_do_not_matter() -> None:
    assert query.tokens("¡Matrícula, UNIVERSITARIA!") == ["matricula", "universitaria"]
    assert query.tokens("driver's_license") == ["driver", "s", "license"]


@pytest.mark.parametrize(
    ("text", "words", "states"),
    [
        ("drivers license", ("drivers", "license"), ()),
        ("license Texas", ("license",), ("TX",)),
        ("new mexico college", ("college",), ("NM",)),
        ("college in Washington, D.C.", ("college", "in"), ("DC",)),
        ("Washington, D.C. lawyer", ("lawyer",), ("DC",)),
        ("nueva york abogado", ("abogado",), ("NY",)),
        ("Nueva  York!", (), ("NY",)),
        ("texas and colorado and Texas", ("and", "and"), ("TX", "CO")),
        ("new car", ("new", "car"), ()),
        ("virginia west", ("west",), ("VA",)),
        ("west virginia", (), ("WV",)),
        ("me in or hi", ("me", "in", "or", "hi"), ()),
        ("federal rules", ("rules",), (FEDERAL,)),
        ("", (), ()),
    ],
)
def test_a_query_is_understood(text: str, words: tuple[str, ...], states: tuple[str, ...]) -> None:
    understood = query.understand(text, WORDS)
    assert (understood.words, understood.states) == (words, states)


@pytest.mark.parametrize(
    ("text", "words", "zip"),
    [
        ("clinic 80202", ("clinic",), "80202"),
        ("80202", (), "80202"),
        ("80202 or 80202", ("or",), "80202"),
        ("80202 or 10001", ("or", "10001"), "80202"),
        ("form 8020 and 802021", ("form", "8020", "and", "802021"), ""),
        ("abcde", ("abcde",), ""),
    ],
)
def test_a_zip_in_a_query_is_five_digits_and_no_word(
    text: str, words: tuple[str, ...], zip: str
) -> None:
    understood = query.understand(text, WORDS)
    assert (understood.words, understood.zip) == (words, zip)


@pytest.mark.parametrize(("code", "name"), JURISDICTIONS.items())
def test_every_jurisdiction_is_known_by_its_name(code: str, name: str) -> None:
    assert query.understand(f"lawyer {name}", WORDS).states == (code,)


@given(st.text(max_size=80))
def test_no_word_of_a_query_is_lost_or_made_up(text: str) -> None:
    understood = query.understand(text, WORDS)
    left = [word for word in query.tokens(text) if word in understood.words]
    assert tuple(left) >= understood.words
    assert bool(understood.states) or list(understood.words) == query.tokens(text)
