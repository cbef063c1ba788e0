"""The table of a place's fields: what its lines say, and what is made from them."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from navigator.language import wording
from navigator.pack.places import FILTERS, Wanted
from navigator.records.model import Place
from navigator.records.place_fields import (
    ASKED,
    PLACE_FIELDS,
    WANTED,
    YES_NO,
    PlaceDetails,
    details_of,
    names_of,
)
from navigator.steward.content.shape.schema import PlaceEntry
from tests.helpers.hsds import PLACE
from tests.unit.test_wording import wording as words_of

BY_NAME = {one.name: one for one in PLACE_FIELDS}
WORDS = ("citizen", "immigra", "eligib", "years old")


def test_the_record_and_the_entries_have_every_line() -> None:
    names = names_of(PLACE_FIELDS)
    assert names == tuple(one.name for one in fields(PlaceDetails))
    assert set(names) <= {one.name for one in fields(Place)} & {*PlaceEntry.__struct_fields__}


@pytest.mark.parametrize("field", PLACE_FIELDS, ids=names_of(PLACE_FIELDS))
def test_a_line_is_whole(field: object) -> None:
    """What a form asks for has a title, what is wanted is known to a center's list too."""
    assert isinstance(field, type(PLACE_FIELDS[0]))
    assert field.meaning.endswith(".")
    assert not any(word in field.meaning.casefold() for word in WORDS)
    assert field.title or not (field.is_yes_no or field.headings)
    assert field.is_yes_no or not (field.wanted or field.is_shown or field.opposite)
    assert field.is_local or not field.wanted


def test_an_opposite_is_turned_both_ways_and_unknown_stays_unknown() -> None:
    asks, walk_in = BY_NAME["asks_id"], BY_NAME["walk_in"]
    assert (asks.public, walk_in.public) == ("no_id", "walk_in")
    assert [asks.turned(one) for one in (True, False, None)] == [False, True, None]
    assert [walk_in.turned(one) for one in (True, False, None)] == [True, False, None]


def test_a_line_names_the_words_it_needs() -> None:
    asks, remote = BY_NAME["asks_id"], BY_NAME["remote"]
    assert list(asks.word_keys) == ["place.wanted.no_id", "near.wanted.no_id"]
    assert list(remote.word_keys) == []
    assert list(replace(remote, is_shown=True).word_keys) == [
        "place.remote", "place.remote.yes", "place.remote.no",
    ]  # fmt: skip


def test_filters_stand_in_their_order_and_what_nobody_asks_is_no_field_of_the_form() -> None:
    assert FILTERS == ("free", "walk_in", "no_id", "interpreter", "dental")
    assert [one.name for one in YES_NO if one not in ASKED] == ["remote"]
    assert {one.in_sentence for one in ASKED} >= {"cost", "ID", "walk-in", "detained people"}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_is_switched_on_and_off(name: str) -> None:
    wanted = Wanted().switched(name, is_on=True)
    assert wanted != Wanted()
    assert wanted.switched(name, is_on=False) == Wanted()
    assert (name in wanted.answers) is (name in WANTED)


def test_details_are_those_of_a_record_or_of_what_was_typed() -> None:
    told = details_of(PLACE)
    assert tuple(told) == names_of(PLACE_FIELDS)
    assert told["languages"] == list(PLACE.languages)
    assert told["takes_detention"] is PLACE.takes_detention
    typed = details_of({"walk_in": False, "languages": None})
    assert (typed["walk_in"], typed["languages"], typed["cost"]) == (False, [], None)


def test_a_shown_field_is_said_where_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    say = words_of()
    assert say.answers == []
    shown = tuple(replace(one, is_shown=one.name == "walk_in") for one in YES_NO)
    monkeypatch.setattr(wording, "YES_NO", shown)
    ((key, tell),) = say.answers
    assert key == "place.walk_in"
    assert tell(replace(PLACE, walk_in=None)) == ""
    assert tell(replace(PLACE, walk_in=True)) == "place.walk_in.yes"
    assert tell(replace(PLACE, walk_in=False)) == "place.walk_in.no"
