"""Whom a place takes goes before how near it is: class by class, then kilometers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from navigator.errors import ContentErrors
from navigator.library.calls import Asked, nearest, nearest_legal
from navigator.library.facade import Library
from navigator.library.outline import call_line
from navigator.pack.places import FAR_KM, LAST_RANK, REACH_KM, Wanted, rank_of
from navigator.records.fit import (
    BELOW,
    COURT,
    FITS,
    GENERAL,
    LAST,
    NARROW,
    NONE,
    REFERRAL_ONLY,
    SHORT_LIMITS,
    TAKES,
    fit_of,
    usual,
)
from navigator.records.model import Near, Nearby, Place
from navigator.records.named_offices import AT_211, NOBODY, OFFICES, office_of
from navigator.records.topics import COUNTY_CLERK, PLACE_KINDS, PROGRAM_KINDS
from navigator.search.nearest import narrow
from tests.helpers.places import places_library
from tests.unit.test_calls import SOURCES, entry

MOST_WORDS = 5


@pytest.mark.parametrize(
    ("takes", "is_called", "fit"),
    [
        (None, True, FITS), (GENERAL, True, FITS), (NARROW, True, BELOW), (COURT, True, BELOW),
        (REFERRAL_ONLY, True, LAST), (NONE, True, LAST), (GENERAL, False, LAST),
        (NARROW, False, LAST), (None, False, LAST),
    ],
)  # fmt: skip
def test_a_place_fits_by_whom_it_takes_and_whether_it_can_be_called(
    takes: str | None, is_called: bool, fit: int
) -> None:
    assert takes is None or takes in TAKES
    assert fit_of(takes, is_called=is_called) == fit


def test_each_ground_of_legal_help_has_a_usual_word_and_nothing_else_has_one() -> None:
    assert usual("legal", "lsc_grantee") == (NARROW, "few_immigration")
    assert usual("legal", "law_clinic") == (NARROW, "school_year")
    assert usual("legal", "bar_program") == (REFERRAL_ONLY, "names_lawyers")
    assert usual("legal", "representation_program") == (COURT, COURT)
    assert usual("legal", "doj_recognized") == (GENERAL, None)
    assert usual("legal", None) == (GENERAL, None)
    assert usual("health_center", None) == (None, None)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_short_limit_is_five_words_at_most(real_library: Library, lang: str) -> None:
    say = real_library.wording(lang)
    for one in SHORT_LIMITS:
        text = say(f"place.limit.{one}")
        assert 1 <= len(text.split()) <= MOST_WORDS, text
        assert not text.endswith(".")


def test_rank_puts_fit_before_distance_and_reach_before_both() -> None:
    kilometers = (0.0, REACH_KM, REACH_KM + 1, FAR_KM, FAR_KM + 1, None)
    ranks = [rank_of(fit, km, "legal") for km in kilometers for fit in (FITS, BELOW)]
    assert ranks == [0, 1, 0, 1, 3, 4, 3, 4, 5, 6, 5, 6]
    assert {rank_of(LAST, km, kind) for km in kilometers for kind in ("legal", None)} == {LAST_RANK}
    counters = [rank_of(LAST, km, "dmv") for km in kilometers]
    assert counters == [2, 2, *[LAST_RANK] * 4], "to a counter within reach a family may go"
    assert {rank_of(fit, 500.0, None) for fit in (FITS, BELOW)} == {0}


LAST_ONES = {"fund", "mute", "remote"}
"""Whom nobody can call, or who takes no case."""

# A tree of places: Denver, and Grand Junction far in the west.

COLORADO = (
    SOURCES
    + entry("clinic", "legal", "303-555-0001", code="80202", takes="narrow", short_limit="asylum")
    + entry("mute", "legal", "", code="80202")
    + entry("fund", "legal", "303-555-0002", code="80202", takes="referral_only",
            short_limit="fund")
    + entry("helper", "legal", "303-555-0003", code="80203")
    + entry("west", "legal", "970-555-0004", code="81501")
    + entry("college-mute", "college_aid", "", code="80202", topics="[college]")
    + entry("college", "college_aid", "303-555-0005", code="80203", topics="[college]")
    + entry("agency-mute", "college_aid", "", topics="[college]")
    + entry("one", "health_center", "303-555-0010", code="80202", topics="[health]",
            organization="Owner")
    + entry("one-too", "health_center", "303-555-0011", code="80203", topics="[health]",
            organization="Owner")
    + entry("two", "health_center", "970-555-0012", code="81501", topics="[health]")
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("fit")
    with places_library(folder, places__CO=COLORADO) as opened:
        yield opened


def ids(found: Near | list[Nearby] | tuple[Place, ...]) -> list[str]:
    rows = found.found if isinstance(found, Near) else found
    places = (one.place if isinstance(one, Nearby) else one for one in rows)
    return [one.id.rpartition(":")[2] for one in places]


def test_near_lists_class_by_class(library: Library) -> None:
    near = ids(library.near("80202", "legal"))
    assert near[:3] == ["helper", "clinic", "west"]
    assert set(near[3:]) == LAST_ONES
    assert ids(library.near("80202", "legal", 1)) == ["helper"]


def test_where_the_state_has_no_zip_the_classes_hold_too(library: Library) -> None:
    held = ids(library.places("CO", kind="legal"))
    assert held[:3] == ["helper", "west", "clinic"]
    assert set(held[3:]) == LAST_ONES


def test_a_state_agency_without_a_phone_waits_for_one_that_answers(library: Library) -> None:
    assert ids(library.near("80202", "college_aid")) == ["college", "college-mute", "agency-mute"]


def test_where_all_kinds_are_listed_the_nearest_goes_first_and_the_mute_last(
    library: Library,
) -> None:
    found = library.near("80202", None)
    mute = [one.place.fit == LAST for one in found.found]
    assert mute == sorted(mute)
    assert {"clinic", "one"} <= set(ids(found)[:3]), "a narrow one next door stays next door"


def test_what_a_filter_leaves_keeps_its_classes(library: Library) -> None:
    found = library.near("80202", "legal").found
    kept = narrow(found, Wanted(answers=frozenset({"walk_in"})))
    assert ids(kept)[:3] == ["helper", "clinic", "west"]
    assert set(ids(kept)[3:]) == LAST_ONES
    assert {one.unknown for one in kept} == {("walk_in",)}


def test_beside_a_danger_stands_who_takes_anybody_however_near_the_other(
    library: Library,
) -> None:
    assert ids(nearest_legal(library, "CO", "en", "80202")) == ["helper", "west", "clinic"]
    held = nearest_legal(library, "CO", "en", "80202", detention=True)
    assert "fund" not in ids(held)


def test_a_row_says_the_limit_in_a_few_words(library: Library, real_library: Library) -> None:
    clinic = next(one for one in library.near("80202", "legal").found if "clinic" in one.place.id)
    say = real_library.wording("en")
    assert call_line(clinic, say).more == "Name of clinic · under 1 mile · asylum only"
    detained = replace(clinic.place, takes=COURT, short_limit="detained", takes_detention=True)
    assert call_line(Nearby(detained), say).more == "Name of clinic · people in detention only"


def test_a_second_site_of_an_owner_goes_before_one_three_times_as_far(library: Library) -> None:
    found = nearest(Asked(library, "CO", "en", "80202"), "health", "health_center")
    assert ids(found) == ["one", "one-too", "hc-junction"]
    west = nearest(Asked(library, "CO", "en", "81501"), "health", "health_center")
    assert ids(west)[:2] == ["two", "hc-junction"], "each owner once"


# What content may say.


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"takes": "everybody"}, "no 'everybody'"),
        ({"takes": "narrow", "short_limit": "tall_people"}, "no 'tall_people'"),
        ({"takes": "narrow"}, "do not go together"),
        ({"short_limit": "asylum"}, "do not go together"),
        ({"takes": "general", "short_limit": "asylum"}, "do not go together"),
    ],
)
def test_a_word_that_there_is_not_is_refused(
    tmp_path: Path, more: dict[str, str], wrong: str
) -> None:
    tree = SOURCES + entry("helper", "legal", "303-555-0003", code="80203", **more)
    with pytest.raises(ContentErrors, match=wrong), places_library(tmp_path, places__CO=tree):
        pass


# Offices.


def test_every_kind_of_program_has_an_office_and_every_office_is_one() -> None:
    for kind in PROGRAM_KINDS:
        assert office_of(kind) in OFFICES
    assert office_of("emergency") == "hospital"
    assert office_of("emergency", "medicaid") == "medicaid"
    assert office_of("other") == NOBODY
    assert set(AT_211) <= set(OFFICES)
    assert not [name for name in PLACE_KINDS if not OFFICES[name].kind]


def test_an_office_is_told_by_kind_and_subkind() -> None:
    assert OFFICES["medicaid"].is_one("medicaid", None)
    assert not OFFICES["medicaid"].is_one("medicaid", "marketplace")
    assert OFFICES["marketplace"].is_one("medicaid", "marketplace")
    assert not OFFICES["hospital"].is_one("health_center", None)
    assert OFFICES["dmv"].is_one("dmv", None)
    assert not OFFICES["dmv"].is_one("dmv", COUNTY_CLERK)
    assert OFFICES["legal"].is_one("legal", "lsc_grantee")
    assert not OFFICES["recognized"].is_one("legal", "lsc_grantee")
