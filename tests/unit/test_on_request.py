"""Who detains and who judges is told where it is needed alone, dated, and as nowhere to go."""

from __future__ import annotations

import json
import re

import pytest

from navigator.cli import main as cli
from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.library.calls import EMERGENCY, contacts, people_to_call
from navigator.library.facade import Library
from navigator.library.on_request import COURT
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Nearby, Place
from navigator.records.outline_parts import Outline, Part, Purpose
from navigator.records.topics import ON_REQUEST, PLACE_KINDS, TOPICS
from tests.helpers.content import real

CODES = ("80202", "78501", "71342", "85132", "92301", "10007", "00968")
"""Two cities, and the towns of prisons and courts."""
NOT_THERE = {
    "en": "Do not go there before you have asked a lawyer; who may visit is asked by phone.",
    "es": "No vaya allí antes de preguntar a un abogado; quién puede visitar se pregunta",
}
NOTICE = {
    "en": "The court on the notice counts, not this list.",
    "es": "Vale la corte que está en el aviso, no esta lista.",
}
COUNTS = {"ice_office": 25, "detention": 184, "immigration_court": 70}
both_languages = pytest.mark.parametrize("lang", ["en", "es"])
of_kinds = pytest.mark.parametrize("kind", ON_REQUEST)


def held_of(library: Library, kind: str, lang: str = "en") -> list[Place]:
    """Every place of a kind, of all states."""
    found = [one for state in JURISDICTIONS for one in library.places(state, kind=kind, lang=lang)]
    return list({one.id: one for one in found}.values())


def places_part(told: Outline) -> Part | None:
    return told.part(Purpose.PLACES)


@of_kinds
def test_each_is_held_and_dated(real_library: Library, kind: str) -> None:
    places = held_of(real_library, kind)
    assert len(places) == COUNTS[kind]
    assert all(one.as_of and one.limits and one.address for one in places)


@of_kinds
@pytest.mark.parametrize("code", CODES)
def test_none_is_near_a_zip_code(real_library: Library, kind: str, code: str) -> None:
    assert not real_library.near(code, kind, 10_000).found
    near = real_library.near(code, None, 10_000).found
    assert near
    assert not [one for one in near if one.place.kind in ON_REQUEST]


@of_kinds
def test_the_command_line_says_that_none_is_near(
    capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    assert cli.main(["near", "80202", "--kind", kind, "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert "on request only" in told.err


def test_none_is_in_a_list_or_among_whom_to_call(real_library: Library) -> None:
    for state in real_library.states():
        for topic in (None, *TOPICS):
            listed = real_library.places(state, topic)
            assert not [one.id for one in listed if one.kind in ON_REQUEST], (state, topic)
            if topic:
                called = contacts(real_library, state, topic, "en")
                assert not [one for one in called if one.place.kind in ON_REQUEST], (state, topic)


@pytest.mark.parametrize("state", ["LA", "TX", None])
def test_no_search_shows_one_even_by_its_whole_name(
    real_library: Library, state: str | None
) -> None:
    wanted = {"ice_office": "dallas", "detention": "jena", "immigration_court": "harlingen"}
    for kind, town in wanted.items():
        names = [
            one.name
            for one in held_of(real_library, kind)
            if one.address is not None and one.address.city.casefold() == town
        ]
        assert names, kind
        for typed in (*names, town, kind.replace("_", " ")):
            for zip in ("", "78501"):
                hits = real_library.search(typed, state=state, zip=zip, limit=200)
                assert not [one.id for one in hits if one.place_kind in ON_REQUEST], typed


@pytest.mark.parametrize("state", ["TX", "CO", None])
@pytest.mark.parametrize(
    ("typed", "lang"),
    [
        ("ICE office dallas", "en"), ("ICE field office Dallas", "en"), ("ice office", "en"),
        ("ice office harlingen", "en"), ("oficina de ICE", "es"),
        ("Stewart Detention Center", "en"), ("detention center", "en"),
    ],
)  # fmt: skip
def test_who_looks_for_one_finds_whom_to_call_first(
    real_library: Library, typed: str, lang: str, state: str | None
) -> None:
    hits = real_library.search(typed, state=state, lang=lang)
    found = [one.id for one in hits[:3]]
    assert {EMERGENCY, "letter:US:ice-checkin"} & set(found), found


@both_languages
def test_no_paper_of_a_topic_names_one(real_library: Library, lang: str, qapp: object) -> None:
    names = [one.name for kind in ON_REQUEST for one in held_of(real_library, kind)]
    alone = [one for one in names if len(one.split()) > 2]
    packet = Packet(tuple(f"card:TX:{topic}" for topic in TOPICS))
    html = real_library.paper(packet, lang, Edition(langs=(lang,)), "78501", "TX").html
    assert not [one for one in alone if one in html]


@both_languages
@pytest.mark.parametrize("code", ["", *CODES])
def test_the_worst_day_names_where_people_are_held_and_sends_nobody_there(
    real_library: Library, lang: str, code: str
) -> None:
    guide = real_library.guide(EMERGENCY, lang)
    state = "CO" if not code else real_library.near(code, "hotline", 1).state
    told = real_library.outline(guide, lang, code, "CO")
    part = places_part(told)
    own = real_library.places(state, kind="detention", lang=lang)
    assert own
    assert part is not None
    say = real_library.wording(lang)
    day = own[0].as_of
    assert day is not None
    assert say.day(day) in part.heading
    whole = " ".join(part.texts)
    assert whole.count(NOT_THERE[lang]) == 1
    line = next(text for text in part.texts if text.startswith(say.state(state)))
    for place in own:
        assert place.address is not None
        assert place.name in line
        assert place.address.city in line
    assert_nowhere_to_go(part, real_library)
    before = told.parts[told.parts.index(part) - 1]
    assert before.heading == guide.sections[1].heading, "under finding the person"
    assert not [one for one in told.places if one.place.kind in ON_REQUEST]


@both_languages
def test_an_office_of_ice_says_its_day_and_not_how_far_it_is(
    real_library: Library, lang: str
) -> None:
    guide, say = real_library.guide(EMERGENCY, lang), real_library.wording(lang)
    for code in ("80202", "78501", "30303"):
        people = people_to_call(real_library, guide, lang, code, "")
        assert people.ice is not None
        assert people.ice.as_of is not None
        told = real_library.outline(guide, lang, code)
        (part,) = [one for one in told.parts if one.heading == guide.sections[1].heading]
        number = people.ice.phones[0].number
        (line,) = [text for text in part.texts if number in text]
        assert say.day(people.ice.as_of) in line
        assert not re.search(r"\bmil(?:es?|las?)\b", line)
        assert " ".join(part.texts).count(NOT_THERE[lang]) == 1


def test_where_no_state_is_chosen_no_place_is_named(real_library: Library) -> None:
    guide = real_library.guide(EMERGENCY, "en")
    letter = real_library.letter("letter:US:court-hearing", "en")
    for state in ("", FEDERAL):
        for record in (guide, letter):
            assert places_part(real_library.outline(record, "en", "", state)) is None


def test_a_state_without_such_a_place_names_those_of_its_area_of_ice(
    real_library: Library,
) -> None:
    guide = real_library.guide(EMERGENCY, "en")
    assert not real_library.places("DE", kind="detention")
    part = places_part(real_library.outline(guide, "en", "", "DE"))
    assert part is not None
    assert any(text.startswith("Pennsylvania: ") for text in part.texts)


@both_languages
def test_letters_of_the_court_name_the_courts_of_the_state_and_no_other_letter_does(
    real_library: Library, lang: str
) -> None:
    say = real_library.wording(lang)
    for letter in real_library.letters(lang):
        for state in ("CA", "TX", "PR", "KS"):
            part = places_part(real_library.outline(letter, lang, "", state))
            courts = real_library.places(state, kind="immigration_court", lang=lang)
            if letter.sender != COURT or not courts:
                assert part is None, (letter.id, state)
                continue
            assert part is not None, (letter.id, state)
            assert say.state(state) in part.heading
            assert "2026" in part.heading
            assert part.lines[0].text.startswith(NOTICE[lang])
            assert courts[0].phones[0].number in part.lines[1].text
            assert all(one.name in part.lines[2].whole for one in courts)
            assert_nowhere_to_go(part, real_library)


def test_a_court_for_people_in_detention_says_so(real_library: Library) -> None:
    letter = real_library.letter("letter:US:court-hearing", "en")
    part = places_part(real_library.outline(letter, "en", "", "AZ"))
    assert part is not None
    assert "Eloy Immigration Court (people in detention only)" in part.lines[2].whole
    assert "Tucson Immigration Court;" in f"{part.lines[2].whole};".replace(".;", ";")


def assert_nowhere_to_go(part: Part, library: Library) -> None:
    """Neither a street nor a distance stands in it, and no row opens a place."""
    whole = " ".join(part.texts)
    streets = [
        one.address.street
        for kind in ("detention", "immigration_court")
        for one in held_of(library, kind)
        if one.address is not None and one.address.street and one.address.street[0].isdigit()
    ]
    assert len(streets) > 200
    assert not [street for street in streets if street in whole]
    assert not re.search(r"\b(?:miles?|millas?)\b", whole)
    assert not [line for line in part.lines if line.where is not None]


@of_kinds
def test_no_wording_tells_a_street_or_a_distance_of_one(real_library: Library, kind: str) -> None:
    say = real_library.wording("en")
    for place in held_of(real_library, kind):
        assert place.address is not None
        assert say.distance(Nearby(place, 12.0, "n")) == ""
        for told in (say.street(place), say.address(place)):
            assert told in ("", f"{place.address.city}, {place.address.state}")


def test_the_lists_hold_no_place_outside_the_states_and_no_capitals() -> None:
    listed = real().content.listed
    rows = [one for one in listed.rows if listed.lists[one.list].kind in ON_REQUEST]
    assert len(rows) == COUNTS["detention"] + COUNTS["immigration_court"]
    assert {one.state for one in rows} <= set(JURISDICTIONS)
    assert not [one.name for one in rows if one.name.isupper() or " DET " in one.name]
    assert set(ON_REQUEST) <= set(PLACE_KINDS)
