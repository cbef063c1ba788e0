"""Two spellings of a word are one: a family writes as its phone does, with accents or without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.records.folding import folded_text, folded_words, word_spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Niño’s I-797C", ["nino", "s", "i", "797c"]),
        ("Đà Nẵng", ["da", "nang"]),
        ("移民律师 I-862", ["移民", "民律", "律师", "i", "862"]),
        ("ice抓人了", ["ice", "抓人", "人了"]),
        ("한국어로", ["한국", "국어", "어로"]),
        ("我", ["我"]),
        ("والمحامي للعمل الله", ["محامي", "عمل", "الله"]),
        ("أحمد ى", ["احمد", "ي"]),
        ("हिंदी में", ["हिंदी", "में"]),
    ],
)
def test_a_word_has_one_form_in_any_script(text: str, words: list[str]) -> None:
    assert folded_words(text) == words
    assert folded_text(text) == " ".join(words)


@given(st.text(max_size=60))
def test_a_folded_text_is_folded_and_no_word_is_empty(text: str) -> None:
    words = folded_words(text)
    assert all(words)
    assert not any(" " in word for word in words)


def test_a_word_is_marked_where_it_stands() -> None:
    text = "La niña y 移民律师, Texas"
    found = {word: text[begin:end] for word, (begin, end) in word_spans(text, "nt")}
    assert found == {
        "nina": "niña", "移民": "移民", "民律": "民律", "律师": "律师", "texas": "Texas",
    }  # fmt: skip
