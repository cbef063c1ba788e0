"""How to ask for a program and whom to call: what the pack holds, and never another's number."""

from __future__ import annotations

import pytest

from navigator.library.facade import Library
from navigator.library.program_help import asked_near, program_help
from navigator.records.checklists import Help
from navigator.records.jurisdictions import FEDERAL
from navigator.records.named_offices import AT_211

DENVER, DALLAS = "80202", "75201"


def helps(
    library: Library, name: str, state: str = "CO", zip: str = "", lang: str = "en"
) -> dict[str, Help]:
    checklist = library.checklist(f"checklist:{name}")
    return program_help(asked_near(library, state, lang, zip), checklist)


def called(known: Help) -> str:
    assert known.near is not None
    return known.near.place.name


def test_each_program_of_colorado_says_how_and_whom(real_library: Library) -> None:
    found = helps(real_library, "health", zip=DENVER)
    assert all(one.how and one.near for one in found.values()), found
    children = found["state-children:cover-all-coloradans"]
    assert children.how == ("Ask the county office or a clinic first if children are still taken.",)
    assert called(children) == "Health First Colorado (Medicaid)"
    assert called(found["marketplace"]) == "Connect for Health Colorado"
    centers = found["health-centers"].near
    assert centers is not None
    assert centers.km is not None
    assert centers.km < 5


def test_several_programs_of_a_kind_are_told_by_name(real_library: Library) -> None:
    ways = helps(real_library, "college")["aid-statewide"].how
    assert [one.partition(":")[0] for one in ways] == [
        "College Opportunity Fund (COF)",
        "Colorado state financial aid (CASFA)",
    ]
    assert helps(real_library, "health", "GA")["wic"].how[0].startswith("Call the WIC office")


def test_the_words_are_those_of_the_language(real_library: Library) -> None:
    english, spanish = (helps(real_library, "health", lang=one) for one in ("en", "es"))
    assert english["medicaid"].how != spanish["medicaid"].how


def test_in_each_language_a_program_is_found_by_the_same_name(real_library: Library) -> None:
    """Maine's own program has a name in Spanish."""
    for state in ("ME", "CA", "IL", "NY", "MN"):
        english, spanish = (
            [len(one.how) for one in helps(real_library, "health", state, lang=lang).values()]
            for lang in ("en", "es")
        )
        assert english == spanish, state


def test_a_zip_of_another_state_leads_to_no_place_there(real_library: Library) -> None:
    for one in helps(real_library, "health", zip=DALLAS).values():
        assert one.near is not None
        assert one.near.km is None


@pytest.mark.parametrize("name", ["health", "driving", "college", "legal", "records"])
def test_every_number_is_one_the_pack_holds_for_that_state(
    real_library: Library, name: str
) -> None:
    topic = real_library.checklist(f"checklist:{name}").topic
    for state in real_library.states():
        if state == FEDERAL:
            continue
        card = real_library.card(state, topic)
        words = [one.how for one in card.programs if one.how]
        for program, known in helps(real_library, name, state).items():
            assert all(any(one.endswith(way) for way in words) for one in known.how), program
            if known.near is None:
                continue
            place = known.near.place
            assert place.phones
            assert place.area_national or state in (place.state, *place.area_states), (
                state, program, place.id,
            )  # fmt: skip
            is_named = known.office in (place.id, *AT_211)
            assert topic in place.topics or place.kind == "legal" or is_named


def test_nobody_is_sent_to_the_line_of_another_program(real_library: Library) -> None:
    georgia = helps(real_library, "health", "GA")
    assert called(georgia["marketplace"]) == "Georgia Access (Georgia marketplace)"
    assert called(helps(real_library, "health", "TX")["marketplace"]).startswith("HealthCare.gov")
    college = helps(real_library, "college")
    assert college["tuition-statewide"].near is None, (
        "the federal line knows no rule of a state, and a college far away only its own"
    )
    near = helps(real_library, "college", zip=DENVER)["tuition-statewide"].near
    assert near is not None
    assert near.km is not None
    assert near.km < 40
    assert called(college["aid-federal"]) == "Federal Student Aid Information Center"
    legal = helps(real_library, "legal", zip=DENVER)
    assert called(legal["office-legal-aid"]) == "Colorado Legal Services"
    assert legal["office-nonprofit"].near != legal["office-legal-aid"].near
    records = helps(real_library, "records")
    assert not any(one.how for one in records.values())


def test_what_has_ended_is_not_how_to_ask(real_library: Library) -> None:
    ways = helps(real_library, "college", "TX")
    assert not [way for one in ways.values() for way in one.how if "ended" in way]
