"""People mistype, mix languages and name their state in the query; search copes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from navigator import search
from navigator.library import Library
from navigator.paths import find_paths


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Library.open(find_paths()) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("drivers license", "en"),
        ("driver licence", "en"),
        ("drivr licence", "en"),
        ("driver lisence", "en"),
        ("licencia de conducir", "es"),
        ("licencia de conducir", "en"),
        ("LICENCIA DE MANEJAR", "es"),
        ("driver's license colorado", "en"),
    ],
)
def test_colorados_driving_card_comes_first(library: Library, text: str, lang: str) -> None:
    assert library.search(text, state="CO", lang=lang)[0].id == "card:CO:driving"


def test_a_state_named_in_the_query_goes_before_the_chosen_one(library: Library) -> None:
    assert library.search("texas license", state="CO")[0].id == "card:TX:driving"
    assert library.search("new mexico college", state="CO")[0].id == "card:NM:college"


def test_a_state_alone_gives_its_six_cards(library: Library) -> None:
    hits = library.search("illinois", state="CO")
    assert {hit.topic for hit in hits} == {
        "legal", "driving", "health", "college", "rights", "records",
    }  # fmt: skip
    assert all(hit.state == "IL" for hit in hits)


def test_results_stay_in_the_state_and_the_federal_rules(library: Library) -> None:
    for text in ("lawyer", "doctor", "clinic", "police", "fafsa"):
        for hit in library.search(text, state="GA"):
            assert hit.state in ("GA", "US"), (text, hit)


def test_a_place_is_found_by_its_name_and_marked(library: Library) -> None:
    hits = library.search("rocky mountain immigrant", state="CO")
    assert hits[0].kind == "place"
    assert hits[0].place_kind == "legal"


def test_matched_words_are_marked(library: Library) -> None:
    hit = library.search("lawyer", state="CO", topic="legal")[0]
    assert [hit.excerpt[start:end].lower() for start, end in hit.marks]
    for start, end in hit.marks:
        assert hit.excerpt[start:end].lower().startswith("lawyer")


@pytest.mark.parametrize(
    "text",
    ["", "   ", "!!!", "\u0000", "a" * 10_000, "مرحبا بالعالم", "🙂🙂", "' OR 1=1 --", '"', "*", "NEAR(",
     "title_en:x AND", "\u202e\u202d", "12345"],
)  # fmt: skip
def test_strange_queries_give_an_answer_or_nothing_but_never_an_error(
    library: Library, text: str
) -> None:
    assert isinstance(library.search(text, state="CO"), tuple)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_can_be_searched(library: Library, text: str) -> None:
    for hit in library.search(text, state="CO", limit=3):
        assert hit.score > 0


@given(st.text(max_size=300))
def test_tokens_are_words_only(text: str) -> None:
    for token in search.tokens(text):
        assert token
        assert not any(char in ' "*:()' for char in token)
