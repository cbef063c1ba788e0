"""A checklist on paper: what was answered is there when asked for, and only then."""

from __future__ import annotations

import re
from html import unescape

import pytest

from navigator.eligibility.answers import Answers
from navigator.handout.html import BOX
from navigator.handout.packet import Packet
from navigator.library.facade import Library

FAMILY = Answers(
    "CA",
    {"income": 31_337, "income_period": "year"},
    (
        {"age": 34, "pregnant": True, "expecting": 2, "parent_of": [1], "spouse_of": []},
        {"age": 6},
    ),
)


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_every_kind_of_answer_is_put_into_words(real_library: Library) -> None:
    said = plain(real_library.answered_paper("checklist:health", FAMILY, "en").html)
    for line in (
        "Person 1: How old is this person? 34",
        "Person 1: Is this person pregnant? Yes",
        "Person 1: How many babies are expected? 2",
        "Person 1: Whose parent or step-parent is this person? Person 2",
        "Person 1: Who is this person married to? Nobody here",
        "Person 2: How old is this person? 6",
        "What do all of you earn together, before taxes? $31,337",
        "Is that a week, a month or a year? A year",
    ):
        assert line in said


def test_a_program_stands_once_with_who_and_the_rule(real_library: Library) -> None:
    said = plain(real_library.answered_paper("checklist:health", FAMILY, "en").html)
    for text in (
        "Who may have full Medicaid also rests on status",
        "Care in pregnancy that asks for no immigration papers",
    ):
        assert said.count(text) == 1
    best = "The rules we can check seem to fit. Only the office can decide."
    assert said.count(best) == 1
    assert said.index(best) < said.index("Community health centers Everyone here")
    assert "Care in pregnancy that asks for no immigration papers Person 1" in said
    assert said.index("Community health centers") < said.index("more do not seem to fit")


def test_each_program_has_how_to_ask_and_a_phone_near_the_zip(real_library: Library) -> None:
    near = real_library.paper(Packet(("checklist:CO:health",)), "en", zip="80202").html
    far = real_library.paper(Packet(("checklist:CO:health",)), "en").html
    titles = [one.title for one in real_library.show("checklist:CO:health").result.outcomes]
    assert plain(near).count("How to ask:") == len(titles)
    assert near.count("class='number'") >= len(titles)
    assert "under 1 mile" in near
    assert "80202" not in near, "no more of it than how far its places are"
    assert "1 mile" not in far


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", ["health", "driving", "college", "legal", "records"])
def test_the_usual_paper_has_rules_papers_and_places_and_no_verdict_on_anybody(
    real_library: Library, name: str, lang: str
) -> None:
    paper = real_library.paper(Packet((f"checklist:CO:{name}",)), lang)
    say, said = real_library.wording(lang), plain(paper.html)
    sheet = real_library.show(f"checklist:CO:{name}", lang)
    assert sheet.answers is None
    for one in sheet.result.outcomes:
        assert one.title in said
        assert not one.branch or one.branch in said
    for word in ("verdict.likely", "verdict.unlikely", "verdict.unknown", "paper.answers"):
        assert say(word) not in said
    assert [f"{BOX} {one.whole}" in said for one in sheet.papers] == [True] * len(sheet.papers)
    assert all(place.name in said for place in sheet.places)
    for stop in sheet.stops:
        assert said.index(stop.text[:40]) < said.index(sheet.result.outcomes[0].title)


def test_programs_that_take_nobody_new_say_so(real_library: Library) -> None:
    said = plain(real_library.paper(Packet(("checklist:IL:health",)), "en").html)
    takes = [
        one.enrollment
        for one in real_library.show("checklist:IL:health").result.outcomes
        if one.enrollment not in (None, "open")
    ]
    assert takes
    assert real_library.wording("en")(f"enrollment.{takes[0]}") in said
