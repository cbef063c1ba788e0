"""A number under a sentence is of the office which it names; who stands first can be called.

Over all states, all checklists, all programs; and over sixty ZIP codes drawn by a seed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from navigator.library.calls import emergency
from navigator.library.facade import Library
from navigator.library.program_help import asked_near, program_help
from navigator.records.fit import BELOW, FITS, LAST
from navigator.records.jurisdictions import FEDERAL
from navigator.records.named_offices import AT_211, NOBODY, OFFICES, office_of
from navigator.records.topics import TOPICS
from tests.helpers.drawn_zips import drawn_zips, held_cities
from tests.helpers.largest import largest_zip

RESOURCES = Path(__file__).parents[2] / "resources"
CHECKLISTS = ("health", "driving", "college", "legal", "records")
LINE_211 = "place:US:211"
REACH_KM = 80.0
NAMED = {
    "hospital": r"hospital",
    "health_center": r"clinic|health center|Call a center",
    "wic": r"\bWIC\b",
    "food_stamps": r"food stamp",
    "marketplace": (
        r"Marketplace|MNsure|Access Health|DC Health Link|Healthplanfinder"
        r"|Maryland Health Connection|Sign up (?:by|in the fall)"
    ),
    "legal": r"legal helper|lawyer|law office|nonprofit",
    "medicaid": (
        r"\bApply\b|county|department|Agency|District|ABE|DSS|DFCS|PEAK|Renew|renew"
        r"|answer every letter|the state|the office|MassHealth|MDHHS|NY State of Health|same way"
        r"|Fill out|no new form"
    ),
    "dmv": r".",
    "college_aid": r".",
    "energy": r"LIHEAP|community action",
    "housing_office": r"housing authority",
}
"""How the sentence of a program names an office; license offices and colleges have many names."""


def states(library: Library) -> list[str]:
    return [one for one in library.states() if one != FEDERAL]


@pytest.mark.parametrize("name", CHECKLISTS)
def test_no_number_is_of_another_office_than_its_sentence_names(
    real_library: Library, name: str
) -> None:
    checklist = real_library.checklist(f"checklist:{name}")
    for state in states(real_library):
        for code in ("", largest_zip(real_library, state)):
            asked = asked_near(real_library, state, "en", code)
            for program, known in program_help(asked, checklist).items():
                if known.near is None:
                    continue
                place, where = known.near.place, (state, program, known.office)
                if place.id == LINE_211:
                    assert known.office in AT_211, where
                    assert known.line is not None
                    assert real_library.wording("en")(f"office.{known.office}") in known.line.more
                elif known.office.startswith("place:"):
                    assert place.id == known.office, where
                else:
                    assert OFFICES[known.office].is_one(place.kind, place.subkind), where


def test_what_is_asked_for_at_211_is_told_by_a_line_of_all_states(real_library: Library) -> None:
    line = real_library.place(LINE_211)
    assert line.area_national
    assert [one.number for one in line.phones] == ["211"]
    for state in states(real_library):
        held = real_library.places(state, kind="hotline")
        assert LINE_211 in [one.id for one in held], state
    assert not OFFICES["hospital"].kind, "where places are held their own number is told"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_hospital_has_no_number_but_211(real_library: Library, lang: str) -> None:
    checklist = real_library.checklist("checklist:health", lang)
    found = program_help(asked_near(real_library, "CO", lang, "80202"), checklist)
    for program in ("emergency", "charity-care"):
        line = found[program].line
        assert line is not None
        assert line.text == "211"
    market = found[next(one for one in found if one.startswith("state-adults"))]
    assert market.near is not None
    assert market.near.place.id == "place:CO:marketplace", "OmniSalud is sold outside Medicaid"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_wic_has_the_states_own_line_and_211_where_none_is_held(
    real_library: Library, lang: str
) -> None:
    checklist = real_library.checklist("checklist:health", lang)
    own = 0
    for state in states(real_library):
        line = program_help(asked_near(real_library, state, lang, ""), checklist)["wic"].line
        held = real_library.places(state, kind="wic_office")
        assert line is not None, state
        assert line.text == (held[0].phones[0].number if held else "211"), state
        own += bool(held)
    assert own, "no state tried"


def test_the_office_of_every_program_is_one_that_its_sentence_names(
    real_library: Library,
) -> None:
    wrong = []
    for state in real_library.states():
        for topic in TOPICS:
            for program in real_library.card(state, topic).programs:
                office = office_of(program.kind, program.ask_at)
                if not program.how or office == NOBODY:
                    continue
                if office.startswith("place:"):
                    assert real_library.place(office).kind == "legal"
                elif not re.search(NAMED[office], program.how):
                    wrong.append((program.id, office, program.how))
    assert not wrong


# Who stands first.


@pytest.mark.parametrize("kind", ["legal", "college_aid", "dmv", "medicaid", "health_center"])
def test_nobody_who_can_not_be_called_stands_first(real_library: Library, kind: str) -> None:
    for code in drawn_zips(held_cities(RESOURCES)):
        near = real_library.near(code, kind, 10)
        first = near.found[0]
        others = real_library.near(code, kind, 400).found
        if first.place.fit == LAST:
            answering = [one for one in others if one.place.fit != LAST]
            if kind != "legal":  # to a counter a family may go: no other is as near
                answering = [one for one in answering if (one.km or 0.0) <= REACH_KM]
            assert not [one.place.id for one in answering if not one.place.area_national], (
                code, first.place.id,
            )  # fmt: skip
        if first.place.kind == kind and first.place.fit == BELOW:
            assert not [
                one.place.id
                for one in others
                if one.place.fit == FITS and one.km is not None and one.km <= REACH_KM
            ], (code, first.place.id)


@pytest.mark.parametrize(
    ("code", "first"),
    [
        ("00773", "place:PR:community-law-office"),
        ("00907", "place:PR:community-law-office"),
        ("99501", "place:AK:alaska-institute-justice"),
    ],
)
def test_in_puerto_rico_and_alaska_an_office_that_answers_stands_first(
    real_library: Library, code: str, first: str
) -> None:
    found = [one.place for one in real_library.near(code, "legal", 10).found]
    assert found[0].id == first
    assert not [one.id for one in found[:2] if one.fit == LAST]


def test_the_lawyer_beside_a_danger_takes_the_call(real_library: Library) -> None:
    for state in states(real_library):
        for code in ("", largest_zip(real_library, state)):
            told = real_library.outline(real_library.card(state, "driving"), "en", code)
            assert told.lawyer is not None, (state, code)
            assert told.lawyer.where is not None
            lawyer = told.lawyer.where.place
            assert lawyer.fit != LAST, (state, code, lawyer.id)
            if lawyer.fit == BELOW:  # nobody in this state takes anybody's case by phone
                held = real_library.places(state, kind="legal")
                own = [one.id for one in held if one.fit == FITS and one.phones]
                assert not own or code, (state, own)
                assert lawyer.short_limit
                assert real_library.wording("en").limit(lawyer) in told.lawyer.more
        for near in emergency(real_library, state, "en", largest_zip(real_library, state)):
            assert near.place.fit != LAST, (state, near.place.id)
