"""The sheet that folds to pocket size: what to say, two numbers, the stop, where they fold to."""

from __future__ import annotations

import re
from datetime import date
from html import escape

import pytest

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.pocket_fold import COLUMNS, folds, pocket_paper
from navigator.handout.press import Panel, Paper, Press
from navigator.handout.record_html import Sheet
from navigator.language.bidi import PSEUDO
from navigator.library.calls import EMERGENCY
from navigator.library.facade import Library
from navigator.library.outline import outline
from navigator.paths import Paths
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import TOPICS
from navigator.tour.pictures import MirroredLibrary
from tests.unit.test_handout import GUIDE, HELPER, card, card_sheet, wording
from tests.unit.test_translator import PROGRAM

pytestmark = pytest.mark.usefixtures("cheap_codes")

TURNED = {(0, 1), (1, 1), (1, 0)}
"""Column and row of what is upside down while the sheet lies open."""
NUMBER = re.compile(r"class='headline'>\(?\d[\d() -]+")


def made(lang: str = "en", site: str = "") -> dict[tuple[int, int], Panel]:
    """The panels of a small card by column and row."""
    langs = dict.fromkeys((lang, "en"))
    presses = [Press(wording(one), reviewed=True, old=False, site=site) for one in langs]
    sheets = [Sheet(card(one), outline(card(one), wording(one))) for one in langs]
    if lang == "en":
        sheets = [card_sheet()]
    [panels] = pocket_paper([list(zip(sheets, presses, strict=True))], presses).panels
    return {(one.column, one.row): one for one in panels}


def of_a_state(library: Library, id: str, lang: str, zip: str = "", state: str = "") -> Paper:
    edition = Edition(langs=(lang,), site="Riverside Library · 303-555-0100", pocket=True)
    return library.paper(Packet((id,)), lang, edition, zip, state)


def test_open_like_a_card_it_is_what_to_hold_out_and_reads_upright() -> None:
    panels = made()
    assert {at for at, one in panels.items() if one.turned} <= TURNED
    assert all(one.turned for at, one in panels.items() if at in TURNED)
    assert {at for at, one in panels.items() if one.held_out} == {(0, 2), (1, 2), (0, 3), (1, 3)}
    assert "\u201cI want a license.\u201d" in panels[0, 2].html
    assert "Records travel." in panels[1, 2].html
    assert "The answer of the day." in panels[0, 3].html
    assert "303-555-0100" in panels[1, 3].html
    assert "303-555-0177" in panels[1, 3].html


def test_the_sentence_stands_in_the_visitors_language_and_beside_it_in_english() -> None:
    panels = made("es")
    assert "\u201cQuiero una licencia.\u201d" in panels[0, 2].html
    assert "\u201cI want a license.\u201d" in panels[1, 2].html
    assert escape(wording("es").stop_heading("driving")) in panels[0, 3].html


def test_outside_stand_its_name_who_gives_it_out_the_day_and_what_it_is_not() -> None:
    panels = made(site="The <b> Library \u00b7 303-555-0199")
    cover, back = panels[0, 1].html, panels[0, 0].html
    assert "Driving in Colorado" in cover
    for html in (cover, back):
        assert "The &lt;b&gt; Library \u00b7 303-555-0199" in html
    assert wording()("paper.general") in back
    assert "Nov 24, 2026" in back
    assert wording()("paper.fold") in back
    assert "Library" not in made()[0, 1].html


def test_papers_to_bring_stand_on_the_back_of_the_card() -> None:
    assert "Passport" in made()[1, 1].html


def test_of_two_kinds_of_places_each_is_named_once(real_library: Library) -> None:
    [panels] = of_a_state(real_library, EMERGENCY, "en", "80202", "CO").panels
    held = next(one.html for one in panels if (one.column, one.row) == (1, 3))
    outlined = real_library.outline(real_library.guide(EMERGENCY), "en", "80202", "CO")
    national = [one.place for one in outlined.places if one.place.area_national]
    own = [one.place for one in outlined.places if not one.place.area_national]
    assert national[0].phones[0].number in held
    assert own[0].phones[0].number in held
    assert len(NUMBER.findall(held)) == 2


def test_a_sentence_that_quotes_another_stands_as_it_is(real_library: Library) -> None:
    [panels] = of_a_state(real_library, EMERGENCY, "es", state="TX").panels
    said = [one.html for one in panels if one.held_out]
    assert "Sign nothing. Ask for a lawyer.&quot;" in said[1]
    assert "No firmes nada." in said[0]
    assert "\u201c" not in said[0] + said[1]
    guide = real_library.guide(EMERGENCY, "es")
    lines = [item.text for section in guide.sections for item in section.items]
    assert real_library.outline(guide, "es").said in lines, "no words of its own"


def test_what_has_nothing_to_say_has_no_such_sheet(real_library: Library) -> None:
    assert folds(card())
    assert folds(real_library.guide(EMERGENCY))
    assert folds(real_library.show("checklist:CO:family-plan"))
    for record in (GUIDE, PROGRAM, HELPER, real_library.show("checklist:CO:driving")):
        assert not folds(record)
    paper = of_a_state(real_library, EMERGENCY, "en")
    both = Packet((EMERGENCY, "card:US:rights.questioned"))
    edition = Edition(langs=("en",), site="Riverside Library · 303-555-0100", pocket=True)
    assert real_library.paper(both, "en", edition).panels == paper.panels


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    "states",
    [("CO", "TX", "WY"), pytest.param(tuple(JURISDICTIONS), marks=pytest.mark.release)],
    ids=["few", "all"],
)
def test_every_card_and_plan_has_a_sentence_a_number_and_its_day(
    real_library: Library, lang: str, states: tuple[str, ...]
) -> None:
    say = real_library.wording(lang)
    for state in states:
        ids = [f"card:{state}:{topic}" for topic in TOPICS]
        for id in (*ids, f"checklist:{state}:family-plan"):
            [panels] = of_a_state(real_library, id, lang).panels
            html = "".join(one.html for one in panels)
            assert say("part.say") in html, id
            assert say("paper.general") in html, id
            assert len(NUMBER.findall(html)) >= 2, id


def test_what_reads_from_the_right_folds_like_a_book_that_opens_to_the_right(
    real_paths: Paths,
) -> None:
    def placed(paper: Paper) -> dict[tuple[int, int], Panel]:
        return {(one.column, one.row): one for one in paper.panels[0]}

    with MirroredLibrary.open(real_paths, lambda: date(2026, 11, 24)) as library:
        usual, turned = (
            placed(of_a_state(library, "card:CO:driving", lang, "80202", "CO"))
            for lang in ("es", PSEUDO)
        )
    assert {(COLUMNS - 1 - column, row) for column, row in usual} == set(turned)
    for (column, row), panel in usual.items():
        beside = turned[COLUMNS - 1 - column, row]
        assert (beside.turned, beside.held_out) == (panel.turned, panel.held_out)
    assert "I want to apply" in turned[0, 2].html, "English stands left of the visitor's language"
    assert "<body dir='ltr'>" in turned[0, 2].html, "and begins where English does"
    assert all("<body dir='rtl'>" in one.html for at, one in turned.items() if at != (0, 2))
    assert all("<body dir='ltr'>" in one.html for one in usual.values())
