"""The worst day and a family's plan on paper: one sheet, with every number that is known on it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from navigator.handout import called_sheet
from navigator.handout.edition import Edition
from navigator.handout.html import BOX
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.library.calls import EMERGENCY
from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.outline_parts import Line, Part, Purpose
from navigator.records.topics import TOPICS
from navigator.ui.paper.printing import Sheets
from tests.unit.test_card_paper import A4, LETTER

pytestmark = [pytest.mark.together("cards"), pytest.mark.usefixtures("cheap_codes")]

SITE = "Riverside Library of the Valley \u00b7 303-555-0100"
FEW = ("AL", "CA", "CO", "NC", "NY", "WA")
"""States with a law of their own, the longest numbers, and one without a line."""
of_states = pytest.mark.parametrize(
    "states",
    [FEW, pytest.param(tuple(JURISDICTIONS), marks=pytest.mark.release)],
    ids=["few", "all"],
)
PAPER = re.compile(r"<[^>]+>")


def plain(html: str) -> str:
    return " ".join(unescape(PAPER.sub(" ", html)).split())


def taken(
    library: Library, state: str, *langs: str, zip: str = "", site: str = "", large: bool = False
) -> Paper:
    edition = Edition(langs=langs, site=site, large=large)
    return library.paper(Packet((EMERGENCY,)), langs[0], edition, zip, state)


def plan(library: Library, state: str, *langs: str, zip: str = "", large: bool = False) -> Paper:
    edition = Edition(langs=langs, site=SITE, large=large)
    return library.paper(Packet((f"checklist:{state}:family-plan",)), langs[0], edition, zip)


_ROOM = 30.0
"""Small lines below a title and few numbers."""

# Someone was taken.


@pytest.mark.usefixtures("qapp")
@of_states
@pytest.mark.parametrize("lang", ["en", "es"])
def test_when_someone_was_taken_one_sheet_says_it_all(
    real_library: Library, lang: str, states: tuple[str, ...]
) -> None:
    for state in states:
        for site in ("", SITE):
            made = taken(real_library, state, lang, site=site)
            assert [Sheets(made, *size).count for size in (LETTER, A4)] == [2, 2], (state, site)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("code", ["80202", "10001", "78501", "28202", "00901"])
def test_distances_do_not_push_it_onto_another_page(
    real_library: Library, lang: str, code: str
) -> None:
    assert Sheets(taken(real_library, "", lang, zip=code, site=SITE), *LETTER).count == 2


@pytest.mark.parametrize("langs", [("en",), ("es",), ("es", "en")], ids="+".join)
def test_every_number_stands_on_its_first_side_and_every_sentence_below(
    real_library: Library, langs: tuple[str, ...]
) -> None:
    html = taken(real_library, "CO", *langs, zip="80202").html
    front = html.split("page-break-before")[0]
    for lang in langs:
        told = real_library.outline(real_library.guide(EMERGENCY, lang), lang, "80202", "CO")
        assert len(told.places) >= 5
        for near in told.places:
            assert f"<span class='number'>{near.place.phones[0].number}</span>" in front
        for part in told.parts:
            if part.purpose is Purpose.SECTION:
                for text in (part.heading, *part.texts):
                    words = re.sub(r" \([^()]*\.\)$", "", text)
                    assert words in plain(html), words
    assert front.count("class='number'") == len(told.places), "each once"


def test_how_sure_a_sentence_is_stands_once_and_a_mark_beside_the_sentence(
    real_library: Library,
) -> None:
    said = plain(taken(real_library, "CO", "en").html)
    for key, mark in (("weak", "*"), ("unconfirmed", "**")):
        assert said.count(f"{mark} {real_library.wording('en')(f'confidence.{key}')}") == 1
    assert "You may also ask your member of Congress for help.**" in said


@pytest.mark.usefixtures("qapp")
def test_in_two_languages_it_is_three_sides_sentence_by_sentence(real_library: Library) -> None:
    """On two sides its type would be below seven points: nobody could read it."""
    for state in FEW:
        for langs in (("es", "en"), ("en", "es")):
            for size in (LETTER, A4):
                sheets = Sheets(taken(real_library, state, *langs, site=SITE), *size)
                assert sheets.count == 3, (state, langs)
                assert sheets._flow.last_used >= 1 / 3
    made = taken(real_library, "CO", "es", "en", zip="80202")
    first = "Search again each day."
    row = next(one for one in made.html.split("<table") if first in one)
    assert "Busque de nuevo cada d\u00eda." in row


@pytest.mark.parametrize("langs", [("en",), ("es", "en")], ids="+".join)
def test_in_large_type_every_number_and_sentence_is_there_too(
    real_library: Library, langs: tuple[str, ...]
) -> None:
    said = plain(taken(real_library, "CO", *langs, large=True).html)
    for lang in langs:
        told = real_library.outline(real_library.guide(EMERGENCY, lang), lang, "", "CO")
        for part in told.parts:
            for line in part.lines:
                assert line.text in said


@pytest.mark.usefixtures("qapp")
def test_a_side_is_filled_no_further_than_it_holds(real_library: Library) -> None:
    """Each heading takes room too: of many short sections half as many stand on a side."""
    parts = [Part(Purpose.SECTION, f"Heading {number}", (Line("Words."),)) for number in range(120)]
    blocks = list(called_sheet._blocks(parts, real_library.wording("en")))
    first, *_ = called_sheet._sides(blocks, _ROOM)
    assert first.count("Heading") > 10
    made = replace(taken(real_library, "CO", "en"), html=first, sides=0)
    assert Sheets(made, *LETTER).count == 1


def test_the_name_of_the_site_takes_room_from_the_first_side(
    real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    rooms: list[float] = []

    def fill(_blocks: object, room: float) -> list[str]:
        rooms.append(room)
        return []

    monkeypatch.setattr(called_sheet, "_sides", fill)
    for site in ("", SITE):
        taken(real_library, "CO", "en", site=site)
    assert rooms[0] - rooms[1] == pytest.approx(called_sheet._SITE_LINES)
    assert rooms[0] < called_sheet._SIDE_LINES


# The family plan.


def test_the_lines_of_a_plan_have_the_numbers_of_its_state(real_library: Library) -> None:
    said = plain(plan(real_library, "CO", "en", zip="80202").html)
    told = real_library.outline(real_library.show("checklist:CO:family-plan"), "en", "80202", "CO")
    lines = [one.place for one in told.places]
    own = next(one for one in lines if one.kind == "hotline" and not one.area_national)
    legal = next(one for one in lines if one.kind == "legal")
    national = next(one for one in lines if one.area_national)
    for label, place in (
        ("The hotline of our area", own),
        ("A lawyer or a legal office", legal),
        ("National lines for families of people who are held", national),
    ):
        assert f"{label}: {place.phones[0].number}" in said
    assert not [one for one in lines if one.kind == "ice_office"], "nobody learns it by heart"


def test_what_has_no_data_stays_a_blank(real_library: Library) -> None:
    html = plan(real_library, "AL", "en").html
    assert "The hotline of our area:<br><br>" in html
    assert "A family member:<br><br>" in html
    assert "A lawyer or a legal office:<br>" not in html


def test_a_zip_of_another_state_names_no_office_of_it(real_library: Library) -> None:
    assert "miles" not in plain(plan(real_library, "AL", "en", zip="80202").html)
    assert "mile" in plain(plan(real_library, "CO", "en", zip="80202").html)


def test_in_two_languages_it_is_one_form(real_library: Library) -> None:
    alone, both = (plan(real_library, "CO", *langs).html for langs in (("es",), ("es", "en")))
    assert both.count(BOX) == alone.count(BOX)
    assert both.count(":<br><br>") == alone.count(":<br><br>"), "nobody fills it in twice"
    for words in ("Un plan familiar", "A family plan", "Qui\u00e9n cuida", "Who cares"):
        assert words in plain(both)


@pytest.mark.usefixtures("qapp")
@of_states
def test_a_plan_is_one_sheet_in_one_language_and_in_two(
    real_library: Library, states: tuple[str, ...]
) -> None:
    for state in states:
        for langs in (("en",), ("es",), ("es", "en")):
            made = plan(real_library, state, *langs)
            assert [Sheets(made, *size).count for size in (LETTER, A4)] == [2, 2], (state, langs)


@pytest.mark.usefixtures("qapp")
def test_a_label_is_never_parted_from_its_line(real_library: Library) -> None:
    for langs in (("en",), ("es", "en")):
        sheets = Sheets(plan(real_library, "CO", *langs, large=True), *LETTER)
        flow = sheets._flow
        block = flow._document.begin()
        while block.isValid():
            if block.text().endswith("\u2028"):
                assert flow._page_of(block) == flow._page_of(block, at_end=True), block.text()
            block = block.next()
        assert flow.count <= 6


# What says something about who carries it.


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_title_on_paper_says_what_a_family_asked_about(real_library: Library, lang: str) -> None:
    cards = [real_library.card(FEDERAL, topic, lang) for topic in TOPICS]
    private = [guide for card in cards for guide in card.guides if guide.sensitive]
    assert len(private) > 10
    for guide in private:
        html = real_library.paper(Packet((guide.id,)), lang, Edition(langs=(lang,))).html
        heads = re.findall(r"(?:<h1>|class='title'>)(.*?)</", html)
        assert [plain(one) for one in heads] == [
            real_library.wording(lang)(f"topic.{guide.topic}")
        ], guide.id
