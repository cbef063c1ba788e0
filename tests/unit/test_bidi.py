"""Numbers, dates and names keep their order inside a sentence that runs from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.language.bidi import PSEUDO, is_rtl, isolate, plain, pseudo, reads_from_right
from navigator.language.messages import message
from navigator.library.facade import Library
from navigator.paths import Paths
from navigator.tour.pictures import MirroredLibrary


@pytest.fixture
def mirrored(real_paths: Paths) -> Iterator[Library]:
    with MirroredLibrary.open(real_paths, lambda: date(2026, 11, 24)) as library:
        yield library


def test_right_to_left_languages_are_known_by_their_tag() -> None:
    from_right = ("ar", "fa-AF", "ur", PSEUDO, "pa-Arab", "uz-arab-AF", "ar-Arab")
    assert [is_rtl(one) for one in from_right] == [True] * len(from_right)
    assert not any(map(is_rtl, ("en", "es", "vi", "ht", "zh-Hant", "ur-Latn", "pa")))


@given(st.text())
def test_isolating_changes_no_letter(text: str) -> None:
    assert plain(isolate(plain(text))) == plain(text)


def test_the_first_letter_outside_an_isolate_decides_the_direction() -> None:
    assert reads_from_right("مرحبا 303-555-0100")
    assert not reads_from_right("Denver مرحبا")
    assert reads_from_right(f"{isolate('Denver')} مرحبا")
    only = f"{isolate('Denver')} · {isolate('Mar 2025')}"
    assert reads_from_right(only, otherwise=True)
    assert not reads_from_right(only)
    assert not reads_from_right("303-555-0100", otherwise=True)


def test_the_pseudo_language_keeps_blanks_and_runs_from_the_right() -> None:
    turned = pseudo("Checked {date}, {count} sources")
    assert "{date}" in turned
    assert "{count}" in turned
    assert reads_from_right(turned)
    assert reads_from_right(turned.format(date=isolate("Mar 2025"), count=3))


def test_what_is_put_into_a_sentence_is_isolated_only_where_it_must_be(
    mirrored: Library, real_library: Library
) -> None:
    told = message("date.in_force_since", date="Mar 31, 2025")
    assert isolate("Mar 31, 2025") in mirrored.say(told, PSEUDO)
    for lang in real_library.languages():
        assert real_library.say(told, lang) == plain(real_library.say(told, lang))
    assert mirrored.wording(PSEUDO).day(date(2025, 3, 31)) == isolate("Mar 31, 2025")


def test_the_pseudo_language_is_never_offered(real_library: Library, mirrored: Library) -> None:
    assert PSEUDO not in real_library.languages()
    assert PSEUDO in mirrored.languages()
    assert mirrored.card("CO", "driving", PSEUDO).answer != ""
