"""A card in two languages on one sheet: all of it in both, and nothing twice that is the same."""

from __future__ import annotations

import re
from html import unescape

import pytest

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.library.facade import Library
from navigator.records.outline_parts import NEXT_STEP, Purpose
from navigator.records.topics import TOPICS
from navigator.ui.paper.pagination import Flow, _pictures
from navigator.ui.paper.printing import Sheets
from tests.unit.test_card_paper import A4, LETTER

pytestmark = [pytest.mark.together("cards"), pytest.mark.usefixtures("cheap_codes")]

BOTH = [("es", "en"), ("en", "es")]
HARD = ("AZ", "CO", "NJ", "WY")
"""New Jersey's license has most to say of all cards, Arizona's health most of its topic."""
TAG = re.compile(r"<[^>]+>")


def made(library: Library, id: str, *langs: str, zip: str = "", site: str = "") -> Paper:
    return library.paper(Packet((id,)), langs[0], Edition(langs=langs, site=site), zip)


def plain(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())


@pytest.mark.parametrize("langs", BOTH, ids="+".join)
def test_the_next_step_and_every_danger_stand_there_in_both(
    real_library: Library, langs: tuple[str, str]
) -> None:
    for state in HARD:
        for topic in TOPICS:
            said = plain(made(real_library, f"card:{state}:{topic}", *langs, zip="07102").html)
            for lang in langs:
                card = real_library.card(state, topic, lang)
                told = real_library.outline(card, lang, "07102")
                lines = [
                    line.title if part.purpose is Purpose.STOP else line.text
                    for part in told.parts
                    if part.purpose in NEXT_STEP and part.purpose is not Purpose.CALL
                    for line in part.lines
                ]
                traps = [one.title for one in told.dangers]
                for text in (told.title, *lines, *traps, *(one.text for one in told.dangers)):
                    assert " ".join(text.split()) in said, (state, topic, lang, text)


def test_numbers_names_and_sources_stand_once_on_it(real_library: Library) -> None:
    id = "card:CO:driving"
    alone, both = (made(real_library, id, *langs).html for langs in (("es",), ("es", "en")))
    number = "<span class='number'>"
    assert both.count(number) == alone.count(number)
    assert both.count("class='source'") == alone.count("class='source'")
    told = real_library.outline(real_library.card("CO", "driving", "es"), "es")
    for near in told.places:
        assert both.count(near.place.phones[0].number) == alone.count(near.place.phones[0].number)


def test_what_is_the_same_in_both_is_not_said_twice(real_library: Library) -> None:
    html = made(real_library, "card:CO:driving", "es", "en").html
    said = real_library.card("CO", "driving", "en").say
    assert plain(html).count(said) == 1, "the sentence for the counter has its English already"
    assert re.search(r">([^<>]{12,})</?[a-z]+>?<span class='second'>\1<", html) is None


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("langs", BOTH, ids="+".join)
@pytest.mark.parametrize("state", HARD)
def test_it_is_two_sides_and_no_side_is_nearly_blank(
    real_library: Library, state: str, langs: tuple[str, str]
) -> None:
    for topic in TOPICS:
        for size in (LETTER, A4):
            sheets = Sheets(made(real_library, f"card:{state}:{topic}", *langs), *size)
            assert sheets.count == 2, (topic, size)
            assert sheets._flow.last_used >= 1 / 3, (topic, size)


@pytest.mark.usefixtures("qapp")
def test_smaller_type_leaves_codes_as_large_as_they_were(real_library: Library) -> None:
    """Else a camera could not read what is to be kept."""
    paper = made(real_library, "card:CO:driving", "es", "en")
    wide = [
        [image.width() * grown for _, image in _pictures(flow._document)]
        for grown in (1.0, 0.84)
        for flow in [Flow(paper, 8000, 11_000, grown)]
    ]
    assert wide[0] == pytest.approx(wide[1])
    assert len(wide[0]) == 3


@pytest.mark.usefixtures("qapp")
def test_type_is_as_large_as_two_sides_allow(real_library: Library) -> None:
    short = Sheets(made(real_library, "card:WY:records", "es", "en"), *LETTER)
    assert short._flow._grown >= 1.0
    long = Sheets(made(real_library, "card:NJ:driving", "es", "en"), *LETTER)
    assert 0.84 <= long._flow._grown < 1.0
    wide, high = long._flow.area.width() * long._flow._grown, long._flow.area.height()
    larger = long._flow._grown + 0.02
    assert Flow(long._paper, wide, high * long._flow._grown, larger).count > 2


@pytest.mark.usefixtures("qapp")
def test_several_records_and_large_type_are_never_set_smaller(real_library: Library) -> None:
    packet = Packet(("card:CO:driving", "card:CO:health"))
    bound = real_library.paper(packet, "es", Edition(langs=("es", "en")))
    large = real_library.paper(
        Packet(("card:CO:driving",)), "es", Edition(langs=("es", "en"), large=True)
    )
    for paper in (bound, large):
        assert paper.sides == 0
        assert Sheets(paper, *LETTER)._flow._grown >= 1.0
    html = bound.html
    assert html.count("page-break-before") >= 1
