"""Who types the name of a place finds that one, and no word like it: a family calls one number."""

from __future__ import annotations

import pytest

from navigator.library.facade import Library
from navigator.search.slips import is_slip, less_one


@pytest.mark.parametrize(
    ("typed", "state", "first"),
    [
        # One word that few are called by, and what is asked about them.
        ("luce", "MA", "place:MA:luce-hotline"),
        ("numero de siembra nc", None, "place:NC:siembra-hotline"),
        ("ilap portland", "ME", "place:ME:ilap"),
        ("siembra", "NC", "place:NC:siembra-hotline"),
        # In another language or form, and two words as one.
        ("mexican consulate", "GA", "place:GA:consulate-consulate-of-mexico-atlanta"),
        ("consulado de honduras", "CA", "place:CA:consulate-consulate-of-honduras-los-angeles"),
        ("lonestar legal aid", "TX", "place:TX:lone-star-legal-aid"),
        ("badger care", "WI", "program:WI:medicaid"),
        ("kids care", "AZ", "program:AZ:kidscare"),
        # The one rare word of a long name, with a slip too.
        ("dorcas", "RI", "place:RI:dorcas-international-institute-rhode-island"),
        ("apleseed", "SC", "place:SC:sc-appleseed"),
        # Of many towns of a name the one in the state.
        (
            "housing authority in bridgeport",
            "CT",
            "place:CT:pha-housing-authority-of-the-city-of-bridgeport",
        ),
        # Of lines that serve single counties the one of the city that is named.
        ("rapid response hotline oakland", None, "place:CA:alameda-rapid-response"),
        ("rapid response santa ana", None, "place:CA:oc-rapid-response"),
    ],
)
def test_a_name_finds_its_place(
    real_library: Library, typed: str, state: str | None, first: str
) -> None:
    assert real_library.search(typed, state=state)[0].id == first


@pytest.mark.parametrize("typed", ["lisensia", "abogao", "ospital", "seguro", "lice"])
def test_a_slip_and_a_common_word_are_no_name(real_library: Library, typed: str) -> None:
    found = real_library.search(typed, state="MA")
    assert found
    assert "name has all words" not in {one.why for one in found[:3]}


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("dentista barato immokalee", "FL"),
        ("free clinic kalispell", "MT"),
        ("abogado immokalee", "FL"),
    ],
)
def test_a_small_town_that_is_nothing_else_is_where_somebody_asks(
    real_library: Library, typed: str, state: str
) -> None:
    (spot,) = real_library.look_up(typed).spots
    assert (spot.kind, spot.states) == ("city", (state,))
    assert real_library.search(typed)[0].state == state


@pytest.mark.parametrize("typed", ["pangea", "esperanza", "hospital", "notario", "zzyzzx"])
def test_the_name_of_a_group_and_a_word_of_a_page_are_no_town(
    real_library: Library, typed: str
) -> None:
    assert not real_library.look_up(typed).spots


@pytest.mark.parametrize(
    ("typed", "name", "is_one"),
    [
        ("raices", "raices", True), ("raice", "raices", True), ("raicess", "raices", True),
        ("raicas", "raices", True), ("riaces", "raices", True), ("rices", "raicesx", False),
        ("rai", "raices", False), ("ariecs", "raices", False),
    ],
)  # fmt: skip
def test_one_letter_may_be_wrong_and_no_more(typed: str, name: str, *, is_one: bool) -> None:
    assert is_slip(typed, name) == is_slip(name, typed) == is_one
    if is_one:
        assert less_one(typed) & less_one(name), "an index by these finds it"
