"""Who types what a place is called finds that place first; everyday words call none.

The names are drawn from all kinds of the pack (`tests/bench/names.py`).
"""

from __future__ import annotations

import random

import pytest

from navigator.library.facade import Library
from navigator.records.topics import ERRANDS, ON_REQUEST
from navigator.steward.learning.judged_queries import (
    Drawn,
    draw,
    has_short_name,
    short_names,
    with_slip,
)
from tests.bench.names import COUNT, SEED, judge


@pytest.fixture(scope="module")
def drawn(real_library: Library) -> list[Drawn]:
    return draw(real_library, SEED, COUNT)


def test_a_name_stands_first(real_library: Library, drawn: list[Drawn]) -> None:
    assert len(drawn) == COUNT
    assert len({one.kind for one in drawn}) == 22
    judged = judge(real_library, drawn)
    assert judged.first >= 0.97, judged.missed
    assert judged.three >= 0.99, judged.missed
    assert not judged.alarmed


def test_a_name_with_a_slip_stands_among_three(real_library: Library, drawn: list[Drawn]) -> None:
    chance = random.Random(SEED)  # noqa: S311 - a draw that can be repeated
    judged = judge(real_library, [with_slip(one, chance) for one in drawn])
    assert judged.three >= 0.95, judged.missed
    assert not judged.alarmed


@pytest.mark.slow
def test_a_name_stands_first_where_no_state_is_chosen(
    real_library: Library, drawn: list[Drawn]
) -> None:
    judged = judge(real_library, [Drawn(one.typed, None, one.name, one.kind) for one in drawn])
    assert judged.first >= 0.95, judged.missed
    assert judged.three >= 0.97, judged.missed


def test_a_short_name_stands_first_and_that_of_an_agency_beside_its_page(
    real_library: Library,
) -> None:
    short = short_names(real_library)
    assert len(short) > 150
    assert judge(real_library, short, has_short_name).three >= 0.99
    helps = judge(real_library, [one for one in short if one.kind not in ERRANDS], has_short_name)
    assert helps.first >= 0.95, helps.missed


@pytest.mark.parametrize(
    ("typed", "state", "title"),
    [
        # In another state than the desk's, and with a meaning that would hide them.
        ("RAICES", "CO", "RAICES, San Antonio"),
        ("Lone Star Legal Aid", "CO", "Lone Star Legal Aid"),
        ("Make the Road New York", "CO", "Make the Road New York"),
        ("Legal Aid of Nebraska", "TX", "Legal Aid of Nebraska"),
        ("CARECEN", "CA", "CARECEN, Los Angeles"),
        ("CHIRLA", "CA", "CHIRLA, Los Angeles"),
        ("casa", "MD", "CASA"),
        (
            "Catholic Charities of Denver",
            "CO",
            "Catholic Charities of Denver, Immigration Services",
        ),
        ("wayne state college", "CO", "Wayne State College"),
        ("Kent State University at Stark", "OH", "Kent State University at Stark"),
        ("Central Carolina Technical College", "SC", "Central Carolina Technical College"),
        # A slip, the first letters, what is asked about it.
        ("legal aid of nebrasca", "NE", "Legal Aid of Nebraska"),
        ("chirl", "CA", "CHIRLA, Los Angeles"),
        ("raices phone number", "TX", "RAICES, San Antonio"),
    ],
)
def test_a_well_known_name(real_library: Library, typed: str, state: str, title: str) -> None:
    found = real_library.look_up(typed, state=state)
    assert found.hits[0].title == title, found.hits[0].why
    assert "place:US:988" not in {hit.id for hit in found.hits[:5]}
    lies_in = found.hits[0].state
    assert all(lies_in in spot.states for spot in found.spots), "no town elsewhere"


def test_of_one_name_the_nearest_stands_first(real_library: Library) -> None:
    near = {
        zip: real_library.search("International Rescue Committee", state="CA", zip=zip)[0]
        for zip in ("92101", "95110", "85701")
    }
    assert len({hit.id for hit in near.values()}) == 3
    assert all(hit.km is not None and hit.km < 60 for hit in near.values())


def test_the_sites_of_an_organization_are_found_by_its_first_words(real_library: Library) -> None:
    for hit in real_library.search("denver health", state="CO")[:3]:
        place = real_library.place(hit.id)
        named = f"{place.name} {place.organization} {place.also}"
        assert "Denver Health" in named


@pytest.mark.parametrize(
    "typed",
    ["legal aid", "free clinic", "food pantry", "community health center", "dmv", "clinic", "wic",
     "medicaid", "in state tuition", "lawyer", "state university", "health department", "hospital"],
)  # fmt: skip
@pytest.mark.parametrize("state", ["CO", "TX", "NY", None])
def test_everyday_words_call_no_place_in_another_state(
    real_library: Library, typed: str, state: str | None
) -> None:
    named = [hit for hit in real_library.search(typed, state=state)[:3] if "name" in hit.why]
    assert all(state is None or hit.state in (state, "US") for hit in named), named


@pytest.mark.parametrize(
    ("typed", "state"), [("ICE field office Dallas", "TX"), ("ice office harlingen", "TX")]
)
def test_an_office_of_ice_is_not_shown_even_by_its_name(
    real_library: Library, typed: str, state: str
) -> None:
    """Who types it finds whom to call and the page that tells its number."""
    for lang in ("en", "es"):
        hits = real_library.search(typed, state=state, lang=lang)
        assert not {one.place_kind for one in hits} & set(ON_REQUEST)
    assert "card:US:rights.someone-taken" in [
        one.id for one in real_library.search(typed, state=state)[:3]
    ]


@pytest.mark.parametrize(
    "typed",
    ["ice", "ice dallas", "ice field office", "ice office", "ice at my door", "ice raid harlingen",
     "field office", "immigration office dallas", "la migra houston", "ice took my husband dallas",
     "dallas office", "harlingen", "ice hotline", "ice arrest atlanta"],
)  # fmt: skip
def test_no_other_words_show_an_office_of_ice(real_library: Library, typed: str) -> None:
    for state in ("TX", "GA", None):
        kinds = {hit.place_kind for hit in real_library.search(typed, state=state)}
        assert not kinds & set(ON_REQUEST)
