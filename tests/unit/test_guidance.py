"""The page that was meant goes first: words, beginnings and scripts, on pages made for it."""

from __future__ import annotations

import pytest

from navigator.library.facade import Library
from navigator.search.guidance import FEDERAL_WEIGHT, LOOSER, MOST_BEGUN
from tests.helpers.pages import guide, pages, program


# The page that was meant.
def test_a_page_with_all_the_words_goes_before_one_that_is_named_by_one_of_them() -> None:
    held = pages(
        guide("truck", "Truck", "Truck, truck and truck.", words="truck"),
        guide("permit", "Papers", "A permit for a truck."),
    )
    assert held.names("truck") == ["legal.truck", "legal.permit"]
    assert held.names("truck permit") == ["legal.permit", "legal.truck"]


def test_a_page_with_some_of_the_words_is_still_found() -> None:
    held = pages(guide("truck", "Trucks"), guide("other"))
    assert held.names("truck nonsenseword") == ["legal.truck"]
    assert held.names("nonsenseword") == []
    # It counts for the words it has and for nothing else.
    (one,), (some,) = held.find("truck"), held.find("truck nonsenseword")
    assert some.score == pytest.approx(LOOSER * one.score)
    # And it says so: where nothing has all the words, people are told whom to call.
    assert (one.has_all, some.has_all) == (True, False)


def test_what_people_call_it_goes_before_a_title_and_a_title_before_a_text() -> None:
    held = pages(
        guide("text", "A page", "Ferry."),
        guide("title", "Ferry page"),
        guide("called", "A page", words="ferry"),
    )
    assert held.names("ferry") == ["legal.called", "legal.title", "legal.text"]


def test_a_card_with_many_names_is_found_by_each_as_well_as_one_with_few() -> None:
    names = "ferry boat ship vessel canoe raft kayak barge dinghy yacht"
    held = pages(guide("many", words=names), guide("one", words="ferry"))
    scores = {one.id: one.score for one in held.find("ferry")}
    assert scores["card:CO:legal.many"] == pytest.approx(scores["card:CO:legal.one"])


def test_a_short_text_about_it_goes_before_a_long_one_that_mentions_it() -> None:
    held = pages(
        guide("long", "A page", "Ferry. " + "Much is said here about boats and ships. " * 9),
        guide("short", "A page", "Ferry."),
    )
    assert held.names("ferry") == ["legal.short", "legal.long"]


def test_how_long_a_text_is_is_measured_by_the_others() -> None:
    """Of texts that are all as long, a word counts what it is worth, however long they are."""
    scores = set()
    for count in (4, 40):
        filler = " ".join(f"filler{number}" for number in range(count - 1))
        held = pages(
            guide("one", "A page", f"Ferry {filler}"), guide("two", "A page", "x " * count)
        )
        scores.add(held.find("ferry")[0].score)
    assert len(scores) == 1


def test_a_text_that_says_it_more_often_goes_first() -> None:
    held = pages(
        guide("once", "A page", "Ferry boat ship"), guide("twice", "A page", "Ferry ferry")
    )
    assert held.names("ferry") == ["legal.twice", "legal.once"]


def test_the_rare_word_decides() -> None:
    held = pages(
        *(guide(f"plain{number}", "Free help") for number in range(6)),
        guide("rare", "Ferry help"),
        guide("free", "Free help"),
    )
    assert held.names("free ferry")[0] == "legal.rare"


def test_a_states_own_page_goes_before_the_federal_one_where_a_state_is_chosen() -> None:
    held = pages(guide("federal", "Ferry", state="US"), guide("own", "Ferry"))
    assert held.names("ferry", "CO") == ["legal.own", "legal.federal"]
    first, second = held.find("ferry")
    assert first.score == second.score
    # Each state's own, be its code before or after that of the country.
    for state in ("CO", "WY"):
        own = pages(guide("federal", "Ferry", state="US"), guide("own", "Ferry", state=state))
        scores = {one.state: one.score for one in own.find("ferry", state)}
        assert scores == {state: first.score, "US": first.score * FEDERAL_WEIGHT}
    # Alike they are no more: it says it better, and a state's own has no more than a start.
    better = pages(guide("federal", "Ferry", words="ferry", state="US"), guide("own", "Ferry"))
    assert better.names("ferry", "CO") == ["legal.federal", "legal.own"]


def test_a_page_goes_before_a_program_that_says_the_same_and_after_one_that_is_named() -> None:
    held = pages(program("alike", "Ferry"), guide("page", "Ferry"))
    assert held.names("ferry") == ["legal.page", "alike"]
    named = pages(program("named", "Ferry", words=("ferry",)), guide("page", "Ferry"))
    assert named.names("ferry") == ["named", "legal.page"]


def test_only_the_states_asked_for_and_the_federal_pages() -> None:
    held = pages(
        guide("own", "Ferry"),
        guide("other", "Ferry", state="TX"),
        guide("last", "Ferry", state="WY"),
        guide("all", "Ferry", state="US"),
    )
    assert set(held.names("ferry", "CO")) == {"legal.own", "legal.all"}
    assert set(held.names("ferry", "CO", "TX")) == {"legal.own", "legal.all", "legal.other"}
    assert len(held.names("ferry")) == 4


def test_only_the_topic_asked_for_and_no_more_than_asked() -> None:
    held = pages(guide("one", "Ferry", words="ferry"), guide("two", "Ferry"))
    assert held.names("ferry", topic="health") == held.names("ferry", topic="records") == []
    assert held.names("ferry", topic="legal") == ["legal.one", "legal.two"]
    assert held.names("ferry", limit=1) == ["legal.one"]


# While somebody is still typing.
def test_a_word_that_is_begun_finds_what_it_may_become() -> None:
    held = pages(guide("ferry", "Ferry"), guide("permit", "Permit"))
    assert held.names("fer") == ["legal.ferry"]
    assert set(held.names("permit fer")) == {"legal.ferry", "legal.permit"}


def test_only_the_last_word_is_one_that_may_be_begun() -> None:
    held = pages(guide("ferry", "Ferry"), guide("permit", "Permit"))
    assert held.names("fer permit") == ["legal.permit"]


def test_few_letters_are_no_beginning_but_may_be_a_word() -> None:
    held = pages(guide("ferry", "Ferry"), guide("visa", "U visa"))
    assert held.names("f") == held.names("fe") == []
    assert held.names("u") == ["legal.visa"]


def test_a_beginning_is_never_a_better_find_than_the_word_itself() -> None:
    """Else a page with two words that begin so outruns the page about the one meant."""
    held = pages(guide("both", "Fern ferry"), guide("one", "Ferry boat"), guide("other", "Boat"))

    def score(typed: str, name: str) -> float:
        return {one.id: one.score for one in held.find(typed)}[f"card:CO:legal.{name}"]

    assert score("fer", "both") < max(score("fern", "both"), score("ferry", "both"))
    assert score("fer", "one") < score("ferry", "one")
    assert held.names("boat fer")[0] == "legal.one"


def test_a_beginning_of_many_words_finds_none_of_them() -> None:
    """Else every page stands there for a moment, and none of them is meant."""
    words = [f"fer{letter}x" for letter in "abcdefghi"]
    assert pages(*(guide(word, word) for word in words[:MOST_BEGUN])).names("fer")
    assert pages(*(guide(word, word) for word in words)).names("fer") == []


# In any script.
@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("移民律师", "找律师"),  # written together: pairs of letters
        ("이민 변호사", "변호사를"),  # an ending behind the word
        ("المحامي", "محامي"),  # with its article, and without
        ("Luật sư di trú", "luat su di tru"),  # without accents
        ("मदद केंद्र", "मदद"),  # vowel signs inside a word
    ],
)
def test_words_are_found_as_people_write_them(title: str, typed: str) -> None:
    assert pages(guide("one", title), guide("other", "Ferry")).names(typed) == ["legal.one"]


def test_a_letter_is_found_by_its_title_and_by_what_it_says(real_library: Library) -> None:
    held = pages(guide("one", "Ferry"))
    held.papers = real_library.letters()[:1]
    [letter] = held.papers
    assert held.names(letter.title) == [letter.id.rpartition(":")[2]]
    assert held.names(letter.what.text)[0] == letter.id.rpartition(":")[2]
