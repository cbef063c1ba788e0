"""A federal program stands on the card of each topic it names, and tells whose papers it wants."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL
from navigator.records.outline_parts import Purpose
from navigator.records.vocabulary import ASKS_PAPERS_OF
from navigator.steward.content.loader import read_content
from tests.helpers.content import HELD, SOURCE, real, write_tree

TODAY = date(2026, 12, 1)
PROGRAM = (
    SOURCE
    + """
programs:
  - id: meals
    name: Meals
    kind: food
    status_rule: any
    asks_papers_of: nobody
    what: Meals.
    who: All.
    how: Ask the school.
    sources: [{id: law, says: Meals.}]
"""
)
SHARES = ("health", "school", "home", "work")
NEEDS = ("school", "food", "home", "work")


def problems(folder: Path, topic: str, text: str) -> list[str]:
    tree = write_tree(folder, **{f"states__CO__{topic}": text})
    _, found = read_content(tree, TODAY)
    return [str(one) for one in found if "programs[meals]" in str(one)]


def test_a_program_that_says_whose_papers_are_asked_is_well(tmp_path: Path) -> None:
    assert problems(tmp_path, "food", PROGRAM) == []


@pytest.mark.parametrize(
    ("topic", "new", "told"),
    [
        ("food", "", "it does not say whose papers are asked"),
        ("school", "", "it does not say whose papers are asked"),
        ("food", "    also: [foods]\n", "no other topic 'foods'"),
        ("food", "    also: [food]\n", "no other topic 'food'"),
        ("food", "    cautions: [food.none]\n", "no caution 'food.none'"),
    ],
)
def test_each_mistake_is_named(tmp_path: Path, topic: str, new: str, told: str) -> None:
    old = "    asks_papers_of: nobody\n"
    (found,) = problems(tmp_path, topic, PROGRAM.replace(old, new and old + new))
    assert told in found
    assert "Mend: " in found


def test_a_topic_of_before_may_leave_open_whose_papers_are_asked(tmp_path: Path) -> None:
    text = PROGRAM.replace("    asks_papers_of: nobody\n", "")
    assert problems(tmp_path, "health", text) == []


def on_card(library: Library, state: str, topic: str) -> list[str]:
    return [one.id for one in library.card(state, topic).programs]


@pytest.mark.parametrize("state", HELD)
def test_a_federal_program_stands_once_on_each_card_that_it_names(
    real_library: Library, state: str
) -> None:
    reads = real().content.topics
    left_out = {(read.state, name) for read in reads for name in read.without}
    left_out |= {(read.state, one.id) for read in reads for one in read.programs}
    for read in (one for one in reads if one.state == FEDERAL):
        for program in read.programs:
            count = 0 if state != FEDERAL and (state, program.id) in left_out else 1
            for topic in (read.topic, *program.also):
                ids = on_card(real_library, state, topic)
                assert ids.count(f"program:US:{program.id}") == count, (program.id, topic)


def test_a_state_leaves_a_federal_program_out_of_all_its_cards(real_library: Library) -> None:
    for topic in ("food", "health"):
        assert "program:US:snap" in on_card(real_library, "CO", topic)
        assert "program:US:snap" not in on_card(real_library, "PR", topic)


@pytest.mark.parametrize("topic", ["food", *SHARES])
def test_asking_for_some_of_us_only_stands_once_on_each_card_it_speaks_of(
    real_library: Library, topic: str
) -> None:
    """A mixed family that stays away whole loses what its children may have."""
    for state in (FEDERAL, *HELD):
        ids = [one.id for one in real_library.card(state, topic).guides]
        assert ids.count("card:US:food.some-of-us") == 1, state


def test_a_longer_page_names_other_topics_alone(tmp_path: Path) -> None:
    text = (
        SOURCE
        + """
guides:
  - id: some
    title: Some
    lead: Ask.
    also: [food, foods]
    sections: [{heading: How, items: [{text: Ask., sources: [{id: law, says: Ask.}]}]}]
"""
    )
    _, found = read_content(write_tree(tmp_path, federal__food=text), TODAY)
    told = [str(one) for one in found if "guides[some].also" in str(one)]
    assert [one.split("no other topic ")[1][:7] for one in told] == ["'food'.", "'foods'"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_card_says_whose_papers_a_program_asks_for(real_library: Library, lang: str) -> None:
    say = real_library.wording(lang)
    assert len({say(f"program.asks.{one}") for one in ASKS_PAPERS_OF}) == len(ASKS_PAPERS_OF)
    for program in real_library.card("CO", "food", lang).programs:
        asks = say(f"program.asks.{program.asks_papers_of}")
        assert asks in str(real_library.outline(program, lang)), program.id


@pytest.mark.parametrize("topic", NEEDS)
def test_no_program_of_these_topics_leaves_it_open(real_library: Library, topic: str) -> None:
    for read in real().content.topics:
        if read.topic == topic:
            assert [one.id for one in read.programs if one.asks_papers_of is None] == []


def test_where_the_rule_of_wic_is_not_known_no_program_says_that_nobody_is_asked(
    real_library: Library,
) -> None:
    """A program of a state stands in place of the federal one of the same name."""
    replaced = []
    for state in real_library.states():
        values = {one.name: one.value for one in real_library.facts(state, "food")}
        is_known = values["wic_status_limit"] is not None
        replaced += [] if is_known else [state]
        for topic in ("food", "health"):
            ids = on_card(real_library, state, topic)
            assert ids.count("program:US:wic") == int(is_known), (state, topic)
            assert ids.count(f"program:{state}:wic") == int(not is_known or state == FEDERAL)
    assert replaced
    for state in replaced:
        assert real_library.program(f"program:{state}:wic").asks_papers_of == "not_known"


def test_a_program_shows_the_stops_that_concern_it_alone(real_library: Library) -> None:
    def stops(id: str) -> str:
        return str(real_library.outline(real_library.program(id), "en").part(Purpose.DANGERS))

    assert "Medicaid office shares data" in stops("program:NY:medicaid")
    assert "Medicaid office shares data" not in stops("program:US:wic")
