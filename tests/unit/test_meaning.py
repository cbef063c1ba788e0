"""Of several things that may be meant, the one is that most of the words speak for.

Each test writes its own few ways; those of the pack change with what people type.
"""

from __future__ import annotations

import pytest

from navigator.search.intents import Intents, Meant
from navigator.search.stemming import Stems

STEMS = Stems()


def intents(*groups: str, passing: str = "", alike: tuple[str, ...] = ()) -> Intents:
    """`doctor, doctor kids` is a group of two ways; `program:WI:care: badger` names its first."""
    ways: dict[tuple[str, ...], list[str]] = {}
    for number, group in enumerate(groups):
        first, _, told = group.rpartition(": ")
        ways[first or f"card:US:{number}",] = told.split(", ")
    rows = [row.split() for row in alike]
    return Intents(ways, passing.split(), STEMS, lambda _: False, rows)


def found(typed: str, *groups: str) -> Meant:
    meant = intents(*groups).meant(tuple(typed.split()), (), STEMS, is_elsewhere=True)
    assert meant is not None
    return meant


def way(typed: str, *groups: str) -> str:
    return found(typed, *groups).way


# Which way.
@pytest.mark.parametrize("groups", [("visas", "visa"), ("visa", "visas")])
def test_a_word_as_it_was_typed_goes_before_another_form_of_it(groups: tuple[str, str]) -> None:
    assert way("visa", *groups) == "visa"
    assert way("visas", *groups) == "visas"


def test_another_word_of_the_same_group_speaks_for_a_way() -> None:
    """Who types "doctor checkup" means the page that has a way with "checkup" in it."""
    groups = ("doctor", "card:US:own: doctor, yearly checkup")
    assert found("doctor", *groups).first == ("card:US:0",)
    told = found("doctor checkup", *groups)
    assert told.first == ("card:US:own",)
    assert told.share == 1, "both words speak for it"


def test_of_ways_that_tell_as_much_the_first_of_the_list_is_meant_not_the_first_typed() -> None:
    assert way("rent food", "tax", "food", "rent") == "food"


def test_a_program_of_any_state_is_meant_there_alone() -> None:
    """Be the code of the state before or after that of the country."""
    for state in ("CT", "WI"):
        named = intents(f"program:{state}:care: badger", "food")
        for words, states, is_meant in (
            (("badger",), (), True),
            (("badger", "hole"), (), False),
            (("badger", "hole"), (state,), True),
        ):
            told = named.meant(words, states, STEMS, is_elsewhere=True)
            assert (told is not None) is is_meant, (state, words)


# What else.
def test_a_word_of_few_groups_speaks_more_than_one_that_many_say() -> None:
    """A station is in one topic, gas in all: who speaks of both means the topic of the station."""
    groups = ("gas bill", "gas card", "station, gas station help, took dad", "gas stove")
    assert found("gas bill", *groups).first == ("card:US:0",)
    assert found("station dad gas card", *groups).first == ("card:US:2",)


def test_what_else_has_real_support_is_told_and_no_more_than_two() -> None:
    told = found("doctor lawyer food rent", "doctor", "lawyer", "food", "rent")
    assert told.first == ("card:US:0",)
    assert told.also == ("card:US:1", "card:US:2")
    passing = ("doctor, doctor kids", "doctor rent tax visa bus car", "food")
    assert found("doctor", *passing).also == (), "a word in one long way is no support"


def test_words_without_a_way_lean_to_the_group_that_has_most_of_them() -> None:
    """Who takes the children if both parents are picked up is asked in no way, and means a plan."""
    named = intents("children plan, children letter, both parents plan", "children doctor", "rent")
    leaning = named.leaning(("children", "parents", "xyz"), STEMS)
    assert [first for first, _ in leaning] == ["card:US:0", "card:US:1"]
    assert leaning[0][1] > leaning[1][1] > 0
    assert named.leaning(("xyz",), STEMS) == []
    program = intents("program:WI:care: badger", "food", "rent")
    assert program.leaning(("badger",), STEMS) == [], "a name is no topic"


def test_a_page_that_most_words_speak_for_goes_before_one_that_a_lone_word_names() -> None:
    """Who says "take the road exam" takes nobody: three words of driving outweigh one way."""
    groups = ("taken", "road test drive, exam road drive, exam drive test, license road exam card")
    others = ("food", "rent", "tax", "bus", "school", "clinic")
    told = found("taken road exam test license", *groups, *others)
    assert (told.first, told.way) == (("card:US:1",), "")
    assert 0 < told.share < 1
    assert not told.covers
    assert told.also == ("card:US:0",)


def test_the_name_of_a_program_is_not_outvoted_by_the_topic_of_its_words() -> None:
    groups = ("scholarship, scholarship papers, scholarship list", "food", "rent")
    named = intents(*groups, "program:GA:hope: hope scholarship")
    told = named.meant(("hope", "scholarship"), ("GA",), STEMS, is_elsewhere=True)
    assert told is not None
    assert told.first == ("program:GA:hope",)


# Words that say the same.
KIN = ("husband wife suegra uncle", "taken grabbed agarraron")


def test_a_word_stands_for_another_that_says_the_same_in_either_language() -> None:
    named = intents("husband taken", "husband insurance", "lawyer", alike=KIN)

    def first(typed: str) -> str | None:
        told = named.meant(tuple(typed.split()), (), STEMS, is_elsewhere=True)
        return told.first[0] if told else None

    assert first("husband taken") == first("uncles grabbed") == first("suegra agarraron")
    assert first("wife insurance") == "card:US:1"
    assert first("husband") is None, "half a way means nothing"
    assert first("uncle wife") is None, "two of a row say one word of a way"
    assert named.leaning(("uncle",), STEMS), "and yet they lean to something"


def test_a_word_itself_goes_before_one_that_is_only_alike() -> None:
    named = intents("wife visa", "husband visa", alike=KIN)
    for typed, first in (("husband visa", "card:US:1"), ("wife visa", "card:US:0")):
        told = named.meant(tuple(typed.split()), (), STEMS, is_elsewhere=True)
        assert told is not None
        assert told.first == (first,)


def test_a_way_of_one_word_and_a_name_are_said_by_themselves_alone() -> None:
    named = intents("husband", "food", "program:CT:husky: husband plan", alike=KIN)
    assert named.meant(("wife",), (), STEMS, is_elsewhere=True) is None
    assert named.meant(("wife", "plan"), ("CT",), STEMS, is_elsewhere=True) is None


def test_what_is_the_same_in_one_language_alone_is_another_word() -> None:
    """`car` and `care` have one stem in Spanish: who asks for a van asks for no care."""
    named = intents("home care, care baby", "food", alike=("car van", "home house"))
    assert named.meant(("van", "house"), (), STEMS, is_elsewhere=True) is None


def test_a_row_of_which_no_way_has_a_word_says_nothing() -> None:
    """Else the name of a place, `Mesa`, is read as a word that leads nowhere."""
    named = intents("food", alike=("meds medicine", "eat food comida"))
    assert named.mend("mesa", STEMS) == "mesa"
    assert not named.knows("meds", STEMS)
    assert named.mend("comidda", STEMS) == "comida"
    assert named.knows("comida", STEMS)


# How sure.
@pytest.mark.parametrize("groups", [("food",), ("food", "rent"), ("food", "rent", "tax")])
def test_a_word_nobody_knows_weighs_as_much_as_one_that_a_single_page_has(
    groups: tuple[str, ...],
) -> None:
    assert found("food", *groups).share == 1
    assert found("food zzz", *groups).share == pytest.approx(1 / 2)
    assert found("food zzz xxx", *groups).share == pytest.approx(1 / 3)


def test_a_word_that_speaks_for_two_of_a_way_is_not_counted_twice() -> None:
    assert found("kids", "kids kid").share == 1


# Which word.
def test_a_name_in_two_words_is_found_behind_other_words() -> None:
    named = intents("program:TN:care: tenncare", passing="my")
    assert named.joined(["my", "tenn", "care", "card"], STEMS) == ["my", "tenncare", "card"]
    # A word that says something by itself is not taken for the beginning of a name.
    both = intents("program:TN:care: tenncare", "tenn")
    assert both.joined(["tenn", "care"], STEMS) == ["tenn", "care"]
    # Unless it is the name of a program where somebody is.
    assert both.joined(["tenn", "care"], STEMS, ("TN",)) == ["tenncare"]


def test_who_writes_a_word_or_a_name_that_is_known_is_not_corrected() -> None:
    held = intents("program:WI:care: badger", "badges, wait, food, rental", passing="want")
    for typed, read in (
        ("want", "want"),  # a word that says nothing; not "wait"
        ("badger", "badger"),  # the name of a program; not "badges"
        ("fod", "fod"),  # too short to know
        ("fodd", "food"),
        ("ental", "ental"),  # the first letter is not forgiven
        ("rentl", "rental"),
        ("rent", "rental"),  # half of it
    ):
        assert held.mend(typed, STEMS) == read


def test_of_words_that_begin_so_the_one_that_is_said_most_is_meant() -> None:
    held = intents("embarazada, embarazada doctor, embargo, embarque")
    assert held.mend("embar", STEMS) == "embarazada"
