"""The states' own lines, from WIC to Medicare advice: who is sent there gets their number."""

from __future__ import annotations

import re

import pytest

from navigator.library.calls import Asked, contacts, of_office, people_to_call
from navigator.library.facade import Library
from navigator.library.planning import plan_ground
from navigator.library.program_help import asked_near, program_help
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import STATE_OFFICES
from tests.helpers.content import real

ZIP = {
    "CO": "80202",
    "IL": "60608",
    "TX": "77002",
    "NC": "27601",
    "AR": "72201",
    "KY": "40202",
    "PA": "19103",
    "NJ": "07102",
    "AZ": "85003",
    "GA": "30303",
    "OR": "97204",
    "ME": "04101",
    "MA": "02108",
    "VA": "23219",
}
CONTENT = real().content
LINES = [
    (files, place)
    for files in CONTENT.places
    for place in files.places
    if place.kind in STATE_OFFICES
]
_STOPS = "food.reporting"
_NO_DOOR = "medicare_help"
"""The one kind that no card calls: its line stands on the guide to Medicare."""
_NUMBER = re.compile(r"\(?\b(\d{3})\)?[- ](\d{3})-(\d{4})\b")
_AN_OFFICE = frozenset({"law", "agency", "law_copy"})
"""The kinds of a page of an office, or of a paper or release of one that others keep."""


def called(library: Library, letter: str, state: str, lang: str = "en") -> list[str]:
    """The kinds that a letter says to call in a state, in their order."""
    record = library.show(f"letter:US:{letter}", lang)
    people = people_to_call(library, record, lang, ZIP[state], state)
    return [one.place.kind for one in people.calls]


def test_a_family_gets_one_line_a_state_that_answers(real_library: Library) -> None:
    held = dict.fromkeys(STATE_OFFICES, 0)
    for state in real_library.states():
        for kind in STATE_OFFICES:
            own = [one for one in real_library.places(state, kind=kind) if one.state == state]
            assert len(own) <= 1, (state, kind, "which of two would they call?")
            for one in own:
                assert one.phones, (one.id, "a line that nobody can call")
                assert one.address is None, (one.id, "a door where families are not seen")
                assert one.area_national == (state == FEDERAL)
                held[kind] += 1
    assert held["wic_office"] >= 17
    assert held["snap_office"] >= 19
    assert held["wage_office"] >= 11
    assert held["energy_office"] >= 8
    assert held["child_care_office"] >= 29
    assert held["medicare_help"] >= 17


def test_a_line_was_seen_on_a_page_of_an_office() -> None:
    """A number that directories alone give is not told: a family would call a stranger."""
    judge = CONTENT.publishers
    for files, place in LINES:
        kinds = {judge.kind(files.sources[cite.id]) for cite in place.sources}
        assert kinds & _AN_OFFICE, (files.state, place.id, kinds)


def test_a_page_that_is_cited_for_a_line_tells_one_of_its_numbers() -> None:
    """Beside a conflict another number may be told, and then the conflict names it."""
    for files, place in LINES:
        own = {one.number for one in place.phones}
        for cite in place.sources:
            told = {"-".join(one) for one in _NUMBER.findall(cite.says)}
            named = {"-".join(one) for one in _NUMBER.findall(place.conflict or "")}
            assert told <= own | named, (files.state, place.id, cite.says)


def test_a_line_known_from_copies_alone_does_not_say_that_it_is_sure() -> None:
    judge, weak = CONTENT.publishers, 0
    for files, place in LINES:
        kinds = {judge.kind(files.sources[cite.id]) for cite in place.sources}
        if len(place.sources) == 1 and "agency" not in kinds:
            assert judge.confidence_of(place.sources, files.sources) != "confirmed", place.id
            weak += 1
    assert weak, "no line tried"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_a_line_does_is_told_in_both_languages(real_library: Library, lang: str) -> None:
    other = "es" if lang == "en" else "en"
    for state in real_library.states():
        for kind in STATE_OFFICES:
            told, plain = (real_library.places(state, kind=kind, lang=one) for one in (lang, other))
            for one, same in zip(told, plain, strict=True):
                assert one.what != same.what, (one.id, "left in one language")
                assert one.limits != same.limits, (one.id, "left in one language")


def test_the_food_card_calls_the_hunger_line_wic_and_a_lawyer(real_library: Library) -> None:
    found = [one.place for one in contacts(real_library, "IL", "food", "en", ZIP["IL"])]
    assert [one.kind for one in found] == ["hotline", "wic_office", "legal"]
    assert found[1].id == "place:IL:wic"
    # SNAP asks for papers: its own line comes where that of WIC is not held, behind the lawyer.
    found = [one.place for one in contacts(real_library, "KY", "food", "en", ZIP["KY"])]
    assert [one.kind for one in found] == ["hotline", "legal", "snap_office"]
    # Where the state's own line is not held, three people still answer.
    kinds = [one.place.kind for one in contacts(real_library, "AR", "food", "en", ZIP["AR"])]
    assert len(kinds) == 3
    assert not set(STATE_OFFICES) & set(kinds)


def test_no_line_of_a_state_stands_in_the_place_of_a_lawyer(real_library: Library) -> None:
    held = set()
    for state in real_library.states():
        for topic in ("food", "work", "home", "school"):
            found = [one.place.kind for one in contacts(real_library, state, topic, "en")]
            if state != FEDERAL and set(found) & set(STATE_OFFICES):
                assert "legal" in found, (state, topic, found)
                held.update(set(found) & set(STATE_OFFICES))
    assert held == set(STATE_OFFICES) - {_NO_DOOR}


def test_the_work_and_home_cards_call_who_takes_the_claim(real_library: Library) -> None:
    found = [one.place.id for one in contacts(real_library, "TX", "work", "en", ZIP["TX"])]
    assert found[0] == "place:TX:wages"
    kinds = [one.place.kind for one in contacts(real_library, "CO", "home", "en", ZIP["CO"])]
    assert kinds == ["hotline", "legal", "energy_office"], "a lawyer goes before the bill"


@pytest.mark.parametrize(
    ("letter", "state", "kind"),
    [
        ("wic-no", "CO", "wic_office"),
        ("appeal-wic", "NC", "wic_office"),
        ("snap-cut", "IL", "snap_office"),
        ("snap-denied", "IL", "snap_office"),
        ("snap-renew", "PA", "snap_office"),
        ("appeal-snap", "KY", "snap_office"),
        ("work-wages", "TX", "wage_office"),
        ("work-wages", "AZ", "wage_office"),
        ("utility-shutoff", "CO", "energy_office"),
        ("utility-shutoff", "NJ", "energy_office"),
        ("utility-shutoff", "AR", "energy_office"),
        ("appeal-childcare", "GA", "child_care_office"),
    ],
)
def test_a_letter_calls_first_the_office_that_wrote_it(
    real_library: Library, letter: str, state: str, kind: str
) -> None:
    found = called(real_library, letter, state)
    assert found[0] == kind
    assert "legal" in found, "who says no to a family is not the only one it can call"


def test_the_school_card_calls_who_takes_the_application_for_child_care(
    real_library: Library,
) -> None:
    found = [one.place for one in contacts(real_library, "ME", "school", "en", ZIP["ME"])]
    assert [one.kind for one in found] == ["hotline", "legal", "child_care_office"]
    assert found[2].phones[0].number == "877-680-5866"
    # Where it is not held, three people still answer.
    kinds = [one.place.kind for one in contacts(real_library, "VA", "school", "en", ZIP["VA"])]
    assert len(kinds) == 3
    assert "child_care_office" not in kinds


def test_who_asks_for_a_class_finds_the_line_that_names_one(real_library: Library) -> None:
    for state, number in (("IL", "800-321-9511"), ("MA", "800-447-8844")):
        (line,) = [one for one in real_library.places(state, kind="class") if one.state == state]
        assert [one.number for one in line.phones] == [number]
        assert line.address is None


def test_medicare_has_the_advice_of_the_state_first_and_no_other_page_does(
    real_library: Library,
) -> None:
    """A line that knows Medicare alone must not answer for a hospital's bill."""
    guide = real_library.show("card:US:health.medicare", "en")
    for state, kinds in (("OR", ["medicare_help", "medicaid"]), ("VA", ["medicaid"])):
        calls = people_to_call(real_library, guide, "en", ZIP[state], state).calls
        found = [one.place.kind for one in calls]
        assert found[: len(kinds)] == kinds, (state, found)
    for letter in ("hospital-bill", "health-market-renew"):
        assert "medicare_help" not in called(real_library, letter, "OR"), letter


def test_child_care_of_the_interview_has_the_number_of_its_office(real_library: Library) -> None:
    for state, wanted in (("ME", "877-680-5866"), ("VA", "211")):
        known = plan_ground(real_library, state, "en", "").helps["child-care"]
        assert known.office == "child_care"
        assert known.line is not None
        assert known.line.text == wanted, state


def test_a_letter_in_a_state_without_the_line_still_has_somebody(real_library: Library) -> None:
    assert called(real_library, "wic-no", "AR")[0] == "hotline"


def test_wic_of_a_checklist_has_the_number_of_wic_and_not_of_211(real_library: Library) -> None:
    checklist = real_library.checklist("checklist:health")
    lines = {
        state: [
            one.line
            for one in program_help(asked_near(real_library, state, "en", ""), checklist).values()
            if one.office == "wic" and one.line
        ]
        for state in ("CO", "AR")
    }
    assert lines["CO"]
    assert lines["AR"]
    wic = real_library.place("place:CO:wic", "en").phones[0].number
    assert {line.text for line in lines["CO"]} == {wic}
    assert {line.text for line in lines["AR"]} == {"211"}


def test_no_state_is_sent_to_the_line_of_another(real_library: Library) -> None:
    for state in real_library.states():
        for office in ("wic", "food_stamps", "energy"):
            for one in of_office(Asked(real_library, state, "en", ""), "", office):
                assert one.place.state == state or one.place.area_national, (state, one.place.id)


def test_where_a_food_office_reports_people_its_line_says_stop(real_library: Library) -> None:
    told = 0
    for state in real_library.states():
        cautions = real_library.card(state, "food", "en").cautions
        stops = any(one.key == _STOPS and one.level == "stop" for one in cautions)
        for one in real_library.places(state, kind="snap_office"):
            assert ("Stop and read first" in (one.limits or "")) == stops, (state, one.limits)
            told += stops
        for one in real_library.places(state, kind="child_care_office"):
            assert ("Stop and read first" in (one.limits or "")) == stops, (state, one.limits)
    assert told, "no state tried"


def test_a_records_card_calls_civil_legal_aid_beside_the_nearest_lawyer(
    real_library: Library,
) -> None:
    """Who clears a record is civil legal aid; whether it is safe, an immigration lawyer says."""
    for state in real_library.states():
        if state in (FEDERAL, "PR"):  # there civil legal aid is the nearest lawyer too
            continue
        found = [one.place.subkind for one in contacts(real_library, state, "records", "en")]
        assert found[0] != "lsc_grantee" == found[1], (state, found)
