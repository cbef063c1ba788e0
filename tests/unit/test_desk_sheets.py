"""The sheets of a desk: each on one page, with no room for what tells who somebody is."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest

from navigator.handout.desk_sheets import lawyer_parts, practice_parts, tally_parts
from navigator.handout.notice import Part
from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.records.topics import TOPICS
from navigator.ui.paper.printing import make_pdf

SHEETS = {"lawyer": lawyer_parts, "practice": practice_parts, "tally": tally_parts}
ROOM = re.compile(r"<b>([^<]+)</b>[^<]*</td><td>_+")
"""A word with a line to write on beside it."""


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", list(SHEETS))
def test_a_sheet_is_one_page_and_asks_for_no_person(
    real_library: Library, qapp: object, name: str, lang: str
) -> None:
    make: Callable[[Wording], list[Part]] = SHEETS[name]
    say = real_library.wording(lang)
    paper = real_library.survey(lang).notice_paper(say(f"sheet.{name}"), make(say))
    assert make_pdf(paper, "Letter")[1] == 1
    rooms = set(ROOM.findall(unescape(paper.html)))
    if name == "tally":
        wanted = {say(f"topic.{one}") for one in TOPICS}
        assert wanted <= rooms
        assert {say("language.en"), say("language.es")} <= rooms
    elif name == "practice":
        assert not rooms
    else:
        wanted = {say(f"paper.appointment.{one}") for one in ("day", "time", "who")}
        assert rooms == wanted
        assert say("sheet.lawyer.lead") in unescape(paper.html)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_practice_has_three_visitors_and_its_answers_at_the_end(
    real_library: Library, lang: str
) -> None:
    """Who reads an answer before the question has not looked for it on the screen."""
    say = real_library.wording(lang)
    lead, *cases, (last, answers) = practice_parts(say)
    assert len(cases) == len(answers) == 3
    assert last == say("sheet.practice.answers")
    asked = " ".join(line for _, lines in cases for line in lines if isinstance(line, str))
    assert asked.count("?") >= 9
    for number, told in enumerate(answers, start=1):
        assert isinstance(told, str)
        assert told.startswith(f"{number}. ")
        assert told not in asked
    assert "Clear" in str(lead) or "Borrar" in str(lead)
    assert say("part.call_now") in " ".join(map(str, answers)), "the words that stand on the screen"
