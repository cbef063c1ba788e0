"""The lines at the start of a shift: what is new by the day, of each kind, three at most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.library.shift import (
    DAYS,
    MOST,
    ShiftLine,
    is_new,
    of_laws,
    of_places,
    of_programs,
    pick,
    shift_lines,
)
from navigator.records.model import Address, Call, Change, Fact, Phone, Place
from navigator.records.values import Coverage, CoverageProgram
from navigator.records.vocabulary import Enrollment
from tests.helpers.content import real, translator
from tests.unit.test_wording import PLACE

TODAY = date(2026, 11, 24)
SAY = Wording(translator(), TODAY)
BORDER = TODAY - timedelta(days=DAYS)


def law(day: date | None, text: str = "A court ruled. More on it.", state: str = "CO") -> Change:
    return Change(state=state, topic="rights", text=text, since=day)


def coverage(enrollment: Enrollment, day: date | None, name: str = "Cover All") -> Fact:
    program = CoverageProgram(name, None, None, None, enrollment, day)
    value = Coverage(exists=True, enrollment=enrollment, programs=(program,))
    return Fact(name="children_regardless_of_status", value=value, since=date(2020, 1, 1))


def office(**more: object) -> Place:
    plain = {"id": "place:CO:office", "name": "The Office", "phones": (Phone("303-555-0111"),)}
    return replace(PLACE, **(plain | more))  # type: ignore[arg-type]


def line(day: date, text: str = "New.") -> ShiftLine:
    return ShiftLine(text, day, "card:CO:rights")


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        (BORDER - timedelta(days=1), False),
        (BORDER, True),
        (TODAY, True),
        (TODAY + timedelta(days=1), False),
        (None, False),
    ],
)
def test_what_is_older_than_ninety_days_or_not_yet_so_is_no_news(
    day: date | None, is_told: bool
) -> None:
    assert is_new(day, TODAY) is is_told
    assert bool(list(of_laws([law(day)], "CO", SAY))) is is_told
    full = coverage("frozen", day)
    full = replace(full, since=None) if day is None else full
    assert bool(list(of_programs([full], "CO", SAY))) is is_told
    new = office(before=office(phones=(Phone("303-555-0100"),)))
    assert bool(list(of_places([(new, day)], "CO", SAY))) is is_told
    if day is not None:
        closed = office(called=Call(day, closed=True))
        assert bool(list(of_places([(closed, None)], "CO", SAY))) is is_told


def test_a_law_is_told_in_its_first_sentence_and_opens_its_card() -> None:
    assert list(of_laws([law(TODAY)], "CO", SAY)) == [
        ShiftLine("A court ruled.", TODAY, "card:CO:rights")
    ]


@pytest.mark.parametrize("enrollment", ["capped", "frozen", "ended"])
def test_a_program_that_takes_no_or_few_new_people_is_told_once(enrollment: Enrollment) -> None:
    facts = [coverage(enrollment, TODAY), coverage(enrollment, TODAY)]
    [told] = of_programs(facts, "CO", SAY)
    assert told == ShiftLine(
        f"Cover All: {SAY(f'value.enrollment.{enrollment}')}", TODAY, "card:CO:health"
    )


def test_a_program_that_is_open_is_no_news_nor_a_fact_that_is_none() -> None:
    other = Fact(name="marketplace", value="HealthCare.gov", since=TODAY)
    assert not list(of_programs([coverage("open", TODAY), other], "CO", SAY))


def test_where_a_program_has_no_day_of_its_own_its_fact_has() -> None:
    dated = replace(coverage("frozen", None), since=TODAY)
    assert [one.day for one in of_programs([dated], "CO", SAY)] == [TODAY]


def test_a_corrected_phone_or_address_is_told_as_it_is_now() -> None:
    moved = Address("9 New St", "Denver", "CO", "80202")
    old = office(phones=(Phone("303-555-0100"),))
    for place, wanted in (
        (office(before=old), "The Office: 303-555-0111"),
        (office(address=moved, before=old), "303-555-0111 \u00b7 9 New St"),
        (office(phones=(), address=moved, before=old), "The Office: 9 New St"),
    ):
        [told] = of_places([(place, TODAY)], "CO", SAY)
        assert wanted in told.text
        assert told.id == "place:CO:office"


def test_what_is_no_contact_is_no_news() -> None:
    for place, day in (
        (office(before=office(what="Something else.")), TODAY),
        (office(before=None), TODAY),
        (office(before=office(phones=())), None),
        (office(called=Call(TODAY, closed=False)), None),
        (office(called=Call(TODAY)), None),
    ):
        assert not list(of_places([(place, day)], "CO", SAY))


def test_a_place_of_another_state_is_not_told_and_one_of_the_country_is() -> None:
    closed = office(called=Call(TODAY, closed=True))
    there = replace(closed, state="TX", area_states=("TX",), area_national=False)
    assert not list(of_places([(there, None)], "CO", SAY))
    for serves in (replace(there, area_national=True), replace(there, area_states=("TX", "CO"))):
        [told] = of_places([(serves, None)], "CO", SAY)
        assert SAY("place.called.closed.yes") in told.text


def test_the_newest_of_each_kind_comes_first_and_federal_law_last() -> None:
    days = [TODAY - timedelta(days=back) for back in range(6)]
    laws = [line(days[3], "law"), line(days[1], "newer law")]
    full, federal = [line(days[5], "full")], [line(days[0], "federal")]
    texts = [one.text for one in pick([laws, full, []], federal)]
    assert texts == ["newer law", "full", "law"]
    assert [one.text for one in pick([[], [], []], federal)] == ["federal"]
    assert len(pick([[line(TODAY)] * 9], federal)) == MOST
    assert pick([]) == ()


# With a pack.


def test_every_state_has_at_most_three_lines_that_open_something(real_library: Library) -> None:
    for state in real_library.states():
        for lang in ("en", "es"):
            told = shift_lines(real_library, state, lang)
            assert len(told) <= MOST
            assert len({one.text for one in told}) == len(told)
            for one in told:
                assert is_new(one.day, real_library.today())
                assert real_library.show(one.id, lang)


def test_the_same_news_is_not_told_as_law_and_as_a_program(real_library: Library) -> None:
    """In D.C. the Alliance closed on the day on which the change says so."""
    texts = [one.text for one in shift_lines(real_library, "DC", "en")]
    assert sum("Alliance" in text for text in texts) == 1


def test_what_a_center_knows_by_itself_is_told(tmp_path: Path, real_library: Library) -> None:
    day = real().today
    place = real_library.places("CO", "legal", "legal", limit=1)[0]
    other = real_library.places("CO", "health", "health_center", limit=1)[0]
    (tmp_path / "local.csv").write_text(
        f"corrects,phone,day\n{place.id},303-555-0199,{day}\nplace:CO:gone,303-555-0198,{day}\n"
    )
    (tmp_path / "calls.csv").write_text(f"id,day,closed\n{other.id},{day},yes\n")
    with Library.at(real_library.folder, lambda: day, tmp_path) as library:
        told = {one.id: one.text for one in shift_lines(library, "CO", "en")}
        found = told.get(place.id) or told.get(other.id)
    assert found is not None
    assert "303-555-0199" in found or "closed" in found
