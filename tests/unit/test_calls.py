"""Whom a card says to call: who can help, near, with a phone, each once; never who detains."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from navigator.library.calls import (
    EMERGENCY,
    NOBODY,
    Asked,
    contacts,
    emergency,
    ice_office,
    nearest,
    nearest_legal,
    people_to_call,
)
from navigator.library.facade import Library
from navigator.records.fit import LAST
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Nearby
from navigator.records.named_offices import OFFICES
from navigator.records.outline_parts import Purpose
from navigator.records.topics import GOVERNMENT, ON_REQUEST, TOPICS
from tests.helpers.places import places_library

SOURCES = """
sources:
  page: {publisher: Helper, title: About, url: null, as_of: 2026-09-01, seen: 2026-11-01}
places:
"""


def entry(id: str, kind: str, number: str, *, code: str = "", **more: str) -> str:
    """One place; without a `code` it has no address."""
    parts = {"name": f"Name of {id}", "topics": "[legal]", "area": "{states: [CO]}"} | more
    if kind == "legal":
        parts["subkind"] = "named_lawyers"
    if number:
        parts["phones"] = f"[{{number: {number}}}]"
    if code:
        city = "Grand Junction" if code == "81501" else "Denver"
        parts["address"] = f'{{street: 1 Main St, city: {city}, state: CO, zip: "{code}"}}'
    lines = "".join(f"    {key}: {value}\n" for key, value in parts.items())
    return (
        f"  - id: {id}\n    kind: {kind}\n    what: It helps.\n{lines}"
        "    sources: [{id: page, says: It is there.}]\n"
    )


COLORADO = (
    SOURCES
    + entry("dmv", "dmv", "303-555-0001", topics="[driving]")
    + entry("first", "legal", "303-555-0010", code="80203", organization="Helper")
    + entry("first-branch", "legal", "303-555-0011", code="80202", organization="Helper")
    + entry("same-number", "legal", "303-555-0010", code="80203")
    + entry("mute", "legal", "", code="80202")
    + entry("taker", "legal", "303-555-0013", code="80203", takes_detention="true")
    + entry("west", "legal", "970-555-0014", code="81501", takes_detention="true")
    + entry("line-a", "hotline", "303-555-0020", topics="[rights]")
    + entry("line-b", "hotline", "303-555-0021", topics="[rights]")
    + entry("line-frozen", "hotline", "303-555-0029", topics="[rights]", takes="none",
            short_limit="frozen")
    + entry("line-c", "hotline", "303-555-0022", topics="[rights]")
    + entry(
        "ice", "ice_office", "303-555-0030", code="80202", topics="[rights]",
        name="ICE field office, Denver", organization="Department of Homeland Security",
    )
    + entry(
        "ice-west", "ice_office", "970-555-0031", code="81501", topics="[rights]",
        name="ICE field office, Junction", organization="Department of Homeland Security",
    )
)  # fmt: skip
ALL = "{national: true}"
NATIONAL = (
    SOURCES
    + entry("nation-a", "hotline", "800-555-0040", topics="[rights]", area=ALL,
            takes_detention="true")
    + entry("nation-b", "hotline", "800-555-0041", topics="[rights]", area=ALL,
            takes_detention="true")
    + entry("nation-c", "hotline", "800-555-0042", topics="[rights]", area=ALL,
            takes_detention="true")
    + entry("nation-other", "hotline", "800-555-0043", topics="[rights]", area=ALL)
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("calls")
    with places_library(folder, places__CO=COLORADO, places__US=NATIONAL) as opened:
        yield opened


def ids(found: list[Nearby]) -> list[str]:
    return [one.place.id.rpartition(":")[2] for one in found]


# A card.


def test_one_of_each_door_then_more_of_the_first(library: Library) -> None:
    assert TOPICS["driving"].doors == ("dmv", "legal")
    assert ids(contacts(library, "CO", "driving", "en", "80202")) == [
        "dmv",
        "first-branch",
        "same-number",
    ], "the second door fills up where the first has no more"
    assert TOPICS["rights"].doors == ("hotline", "legal")
    kinds = [one.place.kind for one in contacts(library, "CO", "rights", "en", "80202")]
    assert kinds == ["hotline", "legal", "hotline"]


def test_no_organization_and_no_number_is_told_twice(library: Library) -> None:
    found = contacts(library, "CO", "records", "en", "80202")
    assert ids(found) == ["first-branch", "same-number", "taker"]
    assert len({one.place.phones[0].number for one in found}) == 3
    without = contacts(library, "CO", "records", "en")
    assert "first" in ids(without)
    assert not {"first-branch", "same-number"} & set(ids(without)), "its branch, its number"


def test_of_one_kind_the_three_nearest_are_told_and_no_other(library: Library) -> None:
    asked = Asked(library, "CO", "en", "80202")
    found = nearest(asked, "legal", "legal")
    assert ids(found) == ["first-branch", "same-number", "taker"]
    lines = nearest(asked, "rights", "hotline")
    assert {one.place.kind for one in lines} == {"hotline"}
    assert len(lines) == 3


def test_a_place_without_a_phone_is_nobody_to_call(library: Library) -> None:
    for code in ("", "80202"):
        assert "mute" not in ids(contacts(library, "CO", "legal", "en", code))


def test_with_a_zip_the_nearest_come_first_and_say_how_far(library: Library) -> None:
    denver = contacts(library, "CO", "records", "en", "80202")
    assert [one.km for one in denver] == sorted(one.km or 0 for one in denver)
    west = contacts(library, "CO", "records", "en", "81501")
    assert ids(west)[0] == "west"
    assert west[0].km == 0
    assert all(one.km is None for one in contacts(library, "CO", "records", "en"))


@pytest.mark.parametrize("code", ["00000", "8020", "Denver"])
def test_a_zip_that_is_none_is_as_good_as_no_zip(library: Library, code: str) -> None:
    for topic in TOPICS:
        without = contacts(library, "CO", topic, "en")
        assert contacts(library, "CO", topic, "en", code) == without
    assert emergency(library, "CO", "en", code) == emergency(library, "CO", "en")


def test_a_lawyer_is_asked_about_every_topic_and_a_line_about_its_own(library: Library) -> None:
    for topic in ("driving", "college", "rights", "records"):
        for code in ("", "80202"):
            kinds = {one.place.kind for one in contacts(library, "CO", topic, "en", code)}
            assert "legal" in kinds, (topic, code)
    assert "hotline" not in {one.place.kind for one in contacts(library, "CO", "legal", "en")}


def test_beside_a_danger_stands_the_nearest_lawyer(library: Library) -> None:
    (found,) = nearest_legal(library, "CO", "en", "81501", most=1)
    assert found.place.id == "place:CO:west"
    card = library.card("CO", "records")
    assert people_to_call(library, card, "en", "81501", "CO").lawyer == found
    told = library.outline(card, "en", "81501")
    assert told.lawyer is not None
    assert told.lawyer.text == "970-555-0014"


def test_other_records_name_nobody(library: Library, real_library: Library) -> None:
    guide = real_library.guide("card:US:rights.questioned")
    program = next(iter(real_library.card("CO", "health").programs))
    for record in (guide, program):
        assert people_to_call(real_library, record, "en", "80202", "CO") == NOBODY


def test_a_longer_card_names_the_places_and_kinds_that_it_says(real_library: Library) -> None:
    def kinds(id: str, zip: str, state: str) -> list[str]:
        guide = real_library.guide(f"card:US:{id}")
        called = people_to_call(real_library, guide, "en", zip, state).calls
        told = real_library.outline(guide, "en", zip, state)
        assert not told.grave
        assert told.places == called
        return [one.place.kind for one in called]

    assert kinds("legal.paid-helper", "77036", "") == ["legal", "fraud"]
    assert kinds("driving.getting-around", "77036", "") == ["legal", "consulate"]
    assert kinds("legal.at-home", "", "TX") == ["hotline", "legal"]
    assert kinds("legal.at-home", "", "") == ["hotline"], "no lawyer is near nobody"
    for topic in TOPICS:
        for guide in real_library.card(FEDERAL, topic).guides:
            called = people_to_call(real_library, guide, "en", "77036", "").calls
            assert bool(called) == bool(guide.calls) or guide.id == EMERGENCY, guide.id


def test_a_longer_card_stands_on_the_cards_of_the_states_that_it_fits(
    real_library: Library,
) -> None:
    for state in sorted(set(JURISDICTIONS) - {FEDERAL}):
        card = real_library.card(state, "driving")
        (is_open,) = (one.value for one in card.facts if one.name == "open_regardless_of_status")
        shown = {one.id for one in card.guides}
        assert ("card:US:driving.getting-around" in shown) == (is_open is False), state
        assert "card:US:driving.real_id" in shown, state
    shown = {one.id for one in real_library.card(FEDERAL, "driving").guides}
    assert "card:US:driving.getting-around" in shown


def test_where_no_near_line_knows_the_topic_the_line_for_everybody_is_called(
    tmp_path: Path, real_library: Library
) -> None:
    other = SOURCES + entry("schools", "hotline", "303-555-0050", code="80202", topics="[school]")
    pay = SOURCES + entry("pay", "hotline", "800-555-0051", topics="[work]", area=ALL)
    with places_library(tmp_path, places__CO=other, places__US=pay) as opened:
        for code in ("", "80202"):
            assert ids(contacts(opened, "CO", "work", "en", code)) == ["pay"], code
        assert ids(contacts(opened, "CO", "school", "en", "80202")) == ["schools"]
    for state, code, first in (
        ("TX", "77001", ["wages", "wage-hour"]),  # its own office takes the claim
        ("CO", "80202", ["wages", "wage-hour"]),
        ("NC", "28202", ["wages", "wage-hour"]),
        ("GA", "30303", ["wage-hour"]),
    ):
        found = ids(contacts(real_library, state, "work", "en", code))
        assert found[: len(first)] == first, state


# When somebody was taken.


def test_people_first_then_lawyers_who_take_such_cases_and_never_who_detains(
    library: Library,
) -> None:
    assert ids(emergency(library, "CO", "en", "80202")) == [
        "nation-a", "nation-b", "line-a", "line-b", "taker", "first-branch", "same-number",
    ]  # fmt: skip


def test_a_line_whose_money_is_frozen_is_nobody_to_call(
    library: Library, real_library: Library
) -> None:
    assert "line-frozen" not in ids(emergency(library, "CO", "en", "80202"))
    for code in ("", "77002", "78363", "78205"):
        called = ids(emergency(real_library, "TX", "en", code))
        assert called
        assert "hilsc-hotline" not in called


def test_a_lawyer_too_far_away_is_not_put_first_for_taking_such_cases(library: Library) -> None:
    denver = ids(nearest_legal(library, "CO", "en", "80202", most=9, detention=True))
    assert denver[0] == "taker"
    assert denver[-1] == "west", "nearly two hundred miles away"
    west = ids(nearest_legal(library, "CO", "en", "81501", most=9, detention=True))
    assert west[0] == "west"


def test_of_the_offices_that_detain_the_nearest_is_told_and_none_without_a_state(
    library: Library,
) -> None:
    west = ice_office(library, "CO", "en", "81501")
    assert west is not None
    assert west.id == "place:CO:ice-west"
    assert ice_office(library, "CO", "en") is not None
    assert ice_office(library, "", "en") is None
    assert ice_office(library, "KS", "en") is None


def test_a_zip_in_another_state_takes_the_lines_of_that_state(library: Library) -> None:
    assert "line-a" in ids(emergency(library, "KS", "en", "80202"))
    assert not {"line-a", "ice"} & set(ids(emergency(library, "KS", "en")))


def test_without_a_state_only_the_national_lines_are_told(library: Library) -> None:
    for state in ("", FEDERAL):
        assert ids(emergency(library, state, "en")) == ["nation-a", "nation-b"]


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("code", ["80202", "78501", ""])
def test_the_number_of_ice_stands_where_the_person_is_looked_for_as_what_it_is(
    real_library: Library, lang: str, code: str
) -> None:
    guide = real_library.guide(EMERGENCY, lang)
    say = real_library.wording(lang)
    ice = ice_office(real_library, "CO", lang, code)
    assert ice is not None
    told = real_library.outline(guide, lang, code, "CO")
    number = ice.phones[0].number
    (at,) = [part for part in told.parts if any(number in text for text in part.texts)]
    assert at.heading == guide.sections[1].heading
    (line,) = [text for text in at.texts if number in text]
    assert line.startswith("This is ICE: " if lang == "en" else "Esto es ICE: ")
    assert say("place.government") in line
    before = at.texts[at.texts.index(line) - 1]
    assert "ice.gov/contact/field-offices" in before, "below the sentence that sends people there"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_page_paper_or_plan_calls_who_detains(real_library: Library, lang: str) -> None:
    guide = real_library.guide(EMERGENCY, lang)
    plan = real_library.show("checklist:TX:family-plan", lang)
    for record in (guide, plan):
        told = real_library.outline(record, lang, "78501", "TX")
        part = told.part(Purpose.CALL)
        assert part is not None
        assert not [one for one in told.places if one.place.kind in GOVERNMENT]
        assert not [line for line in part.lines if "ICE" in line.more.split()]
    takes = real_library.wording(lang)("place.takes_detention")
    told = real_library.outline(guide, lang, "80202", "CO")
    part = told.part(Purpose.CALL)
    assert part is not None
    lawyers = [
        (line, near.place)
        for line, near in zip(part.lines, told.places, strict=True)
        if near.place.kind == "legal"
    ]
    assert lawyers
    for line, place in lawyers:
        says = bool(place.takes_detention) and place.short_limit != "detained"
        assert (takes in line.more) == says


def test_in_every_state_the_order_of_the_worst_day_holds(real_library: Library) -> None:
    order = ("hotline", "legal")
    for state in real_library.states():
        found = emergency(real_library, state, "en")
        where = [order.index(one.place.kind) for one in found]
        assert where == sorted(where), state
        assert all(one.place.takes_detention for one in found[:2]), state
        assert not [one for one in found if one.place.fit == LAST], state
        if state != FEDERAL:
            assert any(one.place.kind == "legal" for one in found), state


# Everywhere.


@pytest.mark.parametrize("topic", list(TOPICS))
def test_every_card_has_somebody_to_call_and_each_once(real_library: Library, topic: str) -> None:
    for state in real_library.states():
        found = contacts(real_library, state, topic, "en")
        assert len(found) == 3 or state == FEDERAL, state
        assert len({one.place.organization or one.place.name for one in found}) == len(found)
        assert len({one.place.phones[0].number for one in found}) == len(found)
        for one in found:
            place, doors = one.place, TOPICS[topic].doors
            assert place.kind in doors or any(
                OFFICES[door].is_one(place.kind, place.subkind) for door in doors
            ), state


def test_no_list_no_nearest_and_no_search_shows_who_detains(
    library: Library, real_library: Library
) -> None:
    assert ON_REQUEST == ("ice_office", "detention", "immigration_court")
    for opened in (library, real_library):
        assert opened.places("CO", kind="ice_office"), "the page that asks for it gets it"
        for topic in (None, "rights", "legal"):
            shown = opened.places("CO", topic)
            assert not [one for one in shown if one.kind in ON_REQUEST]
            assert opened.count_places("CO", topic) == len(shown)
        for code in ("80202", "81501"):
            near = opened.near(code, limit=10_000).found
            assert near
            assert not [one for one in near if one.place.kind in ON_REQUEST]
        for words in ("ICE field office", "ICE", "immigration enforcement Denver", "oficina ICE"):
            for code in ("", "80202"):
                hits = opened.search(words, state="CO", zip=code)
                assert not [one for one in hits if one.place_kind in ON_REQUEST], words
    for topic in TOPICS:
        for state in real_library.states():
            found = contacts(real_library, state, topic, "en")
            assert not [one for one in found if one.place.kind in ON_REQUEST]


def test_a_card_names_no_office_of_another_state(real_library: Library) -> None:
    for topic in TOPICS:
        card = real_library.card("CT", topic)
        here = real_library.outline(card, "en", "80202")
        assert [one.place.id for one in here.places] == [
            one.place.id for one in real_library.outline(card, "en").places
        ]
        assert not any(one.place.state == "CO" for one in here.places)
        assert here.lawyer is None or "Denver" not in here.lawyer.more


def test_no_letter_sends_to_a_line_for_an_emergency_or_to_another_states_marketplace(
    real_library: Library,
) -> None:
    lines = ("domestic-violence-hotline", "sexual-assault-hotline", "childhelp-hotline", "988")
    for letter in real_library.letters():
        for state in JURISDICTIONS:
            called = people_to_call(real_library, letter, "en", "", state).calls
            assert called, (letter.id, state)
            assert not set(lines) & set(ids(list(called))), (letter.id, state)
            markets = [one.place for one in called if one.place.subkind == "marketplace"]
            assert len(markets) <= 1, (letter.id, state)
            assert not (markets and state == "PR"), letter.id


def test_help_with_medicaid_is_its_agency_before_any_marketplace(real_library: Library) -> None:
    for state in JURISDICTIONS:
        if state != FEDERAL:
            told = contacts(real_library, state, "health", "en", kinds=("medicaid",))
            assert told, state
            assert told[0].place.subkind is None, state
