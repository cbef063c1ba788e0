"""A checklist on paper: what was answered is there when asked for, and only then."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from navigator.eligibility.answers import Answers
from navigator.handout.edition import Edition
from navigator.handout.html import BOX
from navigator.handout.packet import Packet
from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS

pytestmark = pytest.mark.usefixtures("cheap_codes")

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


FIVE = (
    {"age": 34, "pregnant": True, "expecting": 1, "parent_of": [2, 3, 4], "spouse_of": [1]},
    {"age": 36, "parent_of": [2, 3, 4]},
    {"age": 14},
    {"age": 9},
    {"age": 2},
)
GIVEN = {
    "health": Answers("", {"income": 42_000, "income_period": "year"}, FIVE),
    "driving": Answers("", {"lives_in_state": True, "has_proof_of_address": False}),
    "college": Answers("", {}, ({"plans_to_enroll": True, "school_years_in_state": 3},)),
    "legal": Answers(""),
    "records": Answers(""),
}
WAYS = (("en",), ("es",), ("es", "en"))


def test_every_kind_of_answer_is_put_into_words(real_library: Library) -> None:
    said = plain(real_library.answered_paper("checklist:health", FAMILY, "en").html)
    for line in (
        (
            "Person 1 age: 34 \u00b7 pregnant: Yes \u00b7 babies expected: 2"
            " \u00b7 whose parent: Person 2 \u00b7 married: Nobody here"
        ),
        "Person 2 age: 6",
        "income: $31,337 \u00b7 week, month or year: A year",
    ):
        assert line in said


def test_each_person_has_the_programs_that_may_fit_and_each_program_stands_once(
    real_library: Library,
) -> None:
    html = real_library.answered_paper("checklist:health", FAMILY, "en").html
    said = plain(html)
    best = "1 Seems to fit: ask now. Only the office can decide."
    assert said.count(best) == 1
    first, child = said.index("Person 1 age"), said.index("Person 2 age")
    programs, everyone = said.index("How to ask"), said.index("Everyone here")
    assert said.index(best) < everyone < first < child < programs
    in_pregnancy = "Care in pregnancy that asks for no immigration papers"
    assert in_pregnancy in said[first:child]
    assert in_pregnancy not in said[everyone:first]
    assert in_pregnancy not in said[child:programs].split("Community health centers ")[0]
    assert "1 Community health centers" in said[everyone:first]
    assert html.count(f"<h4>{in_pregnancy}</h4>") == 1
    assert said.count("Who may have full Medicaid also rests on status") == 1
    more = replace(FAMILY, household={**FAMILY.household, "income": 900_000})
    closed = plain(real_library.answered_paper("checklist:health", more, "en").html)
    assert "Does not seem to fit (" in closed


@pytest.mark.parametrize("name", list(GIVEN))
def test_results_are_made_in_each_language_and_in_both_with_the_name_of_the_center(
    real_library: Library, name: str
) -> None:
    for state in sorted(JURISDICTIONS.keys() - {FEDERAL}):
        given = replace(GIVEN[name], state=state)
        site = "Casa de la Comunidad"
        papers = {
            langs: real_library.answered_paper(
                f"checklist:{name}", given, langs[0], "", Edition(langs=langs, site=site)
            )
            for langs in WAYS
        }
        for langs, paper in papers.items():
            assert paper.langs == langs
            assert paper.sides == 2
            assert site in paper.html, (state, langs)
        both = plain(papers["es", "en"].html)
        for lang in ("en", "es"):
            result = real_library.screen(f"checklist:{name}", given, lang)
            assert all(one.title in both for one in result.outcomes if one.verdict != "unlikely")
            for person in range(len(given.people) if len(given.people) > 1 else 0):
                named = real_library.wording(lang)("person.number", number=person + 1)
                assert named in both


def test_each_program_has_how_to_ask_and_a_phone_near_the_zip(real_library: Library) -> None:
    near = real_library.paper(Packet(("checklist:CO:health",)), "en", zip="80202").html
    far = real_library.paper(Packet(("checklist:CO:health",)), "en").html
    titles = [one.title for one in real_library.show("checklist:CO:health").result.outcomes]
    assert plain(near).count("How to ask:") == len(titles)
    assert near.count("class='number'") >= len(titles)
    assert "about 1 mile" in near
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
