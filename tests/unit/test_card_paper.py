"""A card on paper: one sheet, the next step on its first side, every danger on its second."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape

import pytest

from navigator.handout.edition import Edition
from navigator.handout.html import BOX, STOP_MARK
from navigator.handout.packet import Packet
from navigator.handout.paper import Copy, make_paper
from navigator.handout.press import Press
from navigator.handout.record_html import Sheet, back_pieces, front_pieces
from navigator.library.facade import Library
from navigator.library.outline import outline
from navigator.records.jurisdictions import FEDERAL
from navigator.records.model import Change
from navigator.records.topics import TOPICS
from navigator.ui.paper.printing import Sheets
from tests.unit.test_handout import (
    BASIS,
    INFO,
    OLDER,
    STOP,
    TRAP,
    card,
    card_sheet,
    paper,
    read,
    sheet,
    wording,
)

pytestmark = [pytest.mark.together("cards"), pytest.mark.usefixtures("cheap_codes")]


def sides(html: str) -> tuple[str, str]:
    """The two sides of the sheet that a card is."""
    front, back = html.split("page-break-before")
    return front, back


def test_the_first_side_of_a_card_is_the_next_step_in_its_order() -> None:
    say, (front, back) = wording(), sides(paper(card_sheet()).html)
    order = [
        "Driving in Colorado", say.stop_heading("driving"), "Records travel.",
        "The answer of the day.", "More on it.", "Changed Mar 31, 2026 \u00b7 As of Oct 2026",
        say.bring("driving"), "Passport", "Originals.", say("part.steps"), "Make an appointment.",
        "A photo is kept.", "Pass the test.", say("part.call"), "303-555-0100", "303-555-0177",
        say("part.say"),
        "I want a license.", "Ask: what must I bring?", "Ask: what does it cost?",
    ]  # fmt: skip
    texts = " ".join(read(paper(card_sheet())).texts)
    at = 0
    for text in order:
        at = texts.index(text, at)
        assert escape(text) in front, text
    assert "<img" not in front
    assert BOX not in back


def test_whom_to_call_stands_on_the_first_side_and_in_the_box_of_a_danger() -> None:
    front, back = sides(paper(card_sheet()).html)
    number = "<span class='number'>{}</span>".format
    assert front.count(number("303-555-0100")) == 1
    assert front.count(number("303-555-0177")) == 2, "the lawyer in the box, and whom to call"
    assert "class='number'" not in back
    box, called = front.split("class='answer'")
    assert f"{number('303-555-0177')} Lawyers \u00b7 free legal help \u00b7 about 3 miles" in box
    assert (
        f"{number('303-555-0100')} Helper of Denver \u00b7 free legal help \u00b7 about 2 miles"
        in called
    )
    silent = Sheet(card(), outline(card(), wording()))
    assert "class='number'" not in paper(silent).html, "nobody is invented"


def test_the_second_side_of_a_card_has_every_danger_whole() -> None:
    front, back = sides(paper(card_sheet()).html)
    for danger in (STOP, TRAP, INFO):
        assert f"{danger.text} {danger.do}" in back
        assert danger.text not in front
    assert back.index(TRAP.text) < back.index(STOP.text) < back.index(INFO.text)
    assert back.index(INFO.text) < back.index("Jan 1, 2027: It ends.") < back.index("<img")


def test_a_danger_at_a_step_stands_at_its_step() -> None:
    assert (
        f"<ol><li>Make an appointment.<br><b>{STOP_MARK} A photo is kept.</b></li>"
        "<li>Pass the test.</li></ol>"
    ) in paper(card_sheet()).html


def test_what_to_say_stands_in_english_too_where_the_paper_is_not() -> None:
    say = wording("es")
    told = Sheet(card("es"), outline(card("es"), say))
    made = make_paper([Copy(Press(say, reviewed=True, old=False), (told,))], Edition())
    said = "<b>\u201cQuiero una licencia.\u201d</b><br>\u201cI want a license.\u201d"
    assert said in made.html
    assert paper(card_sheet()).html.count("I want a license.") == 1


def test_what_explains_and_what_is_past_stays_on_the_screen() -> None:
    html = paper(card_sheet()).html
    for text in ("What is special.", "Good to know this", "It began.",
                 "A fact that is not on paper"):  # fmt: skip
        assert text not in html, text


def test_no_more_than_three_coming_changes_are_printed() -> None:
    many = tuple(
        Change(state="CO", topic="driving", text=f"Change {n}.", since=date(2027 + n, 1, 1))
        for n in range(5)
    )
    html = paper(sheet(replace(card(), coming=many), ())).html
    assert [f"Change {n}." in html for n in range(5)] == [True, True, True, False, False]


def test_the_pages_named_on_a_sheet_are_first_those_of_its_answer() -> None:
    pages = [replace(OLDER, title=f"Page {number}") for number in range(5)]
    facts = tuple(replace(BASIS, name=f"fact-{one.title}", sources=(one,)) for one in pages)
    record = replace(
        card(), basis=replace(BASIS, sources=(pages[4],)), facts=facts, steps=(), cautions=()
    )
    told = [one for one in read(paper(sheet(record))).texts if one.startswith("The Office")]
    assert told == [f"The Office: Page {number}" for number in (4, 0, 1)], "three of them in all"


def test_a_card_without_dangers_keeps_its_codes_on_a_sheet() -> None:
    html = paper(sheet(replace(card(), cautions=(), coming=()))).html
    assert STOP_MARK not in html
    assert wording()("part.dangers") not in html
    assert html.count("<img") == 2


def test_the_name_of_the_site_is_at_the_head_of_a_card_as_text() -> None:
    press = Press(wording(), reviewed=True, old=False, site="The <b> Library")
    front, _ = sides(make_paper([Copy(press, (card_sheet(),))], Edition()).html)
    assert "<p class='bar'>The &lt;b&gt; Library</p>" in front


# Laid out.

MARGIN = 15 / 25.4 * 72
LETTER = 612 - 2 * MARGIN, 792 - 2 * MARGIN
A4 = 595 - 2 * MARGIN, 842 - 2 * MARGIN
"""Points within the margins."""
LONGEST = 3
"""So many cards of a topic, by the length of each side, are laid out: the others are shorter."""


def of_a_state(library: Library, state: str, topic: str, lang: str, zip: str = "") -> list[str]:
    """The words of both sides of a card, without its codes."""
    press = Press(library.wording(lang), reviewed=False, old=False)
    record = library.card(state, topic, lang)
    told = Sheet(record, library.outline(record, lang, zip))
    both = front_pieces(told, press, "", is_alone=True), back_pieces(told, press)
    return ["".join(side) for side in both]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("topic", list(TOPICS))
def test_a_card_is_one_sheet_with_distances_and_a_site_too(
    real_library: Library, topic: str, lang: str
) -> None:
    length: dict[str, list[int]] = {}
    for state in real_library.states():
        length[state] = [len(one) for one in of_a_state(real_library, state, topic, lang)]
    longest = {
        state
        for side in (0, 1)
        for state in sorted(length, key=lambda one: length[one][side])[-LONGEST:]
    }
    edition = Edition(site="Riverside Library of the Valley")
    for state in sorted(longest):
        packet = Packet((f"card:{state}:{topic}",))
        plain = real_library.paper(packet, lang)
        full = real_library.paper(packet, lang, edition, zip="22201")
        for size in (LETTER, A4):
            assert Sheets(plain, *size).count == 2, state
            assert Sheets(full, *size).count == 2, (state, "with a site and distances")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_number_to_call_stands_on_the_first_side(real_library: Library, lang: str) -> None:
    for topic in TOPICS:
        for state in real_library.states():
            front, back = of_a_state(real_library, state, topic, lang)
            places = real_library.outline(real_library.card(state, topic, lang), lang).places
            assert len(places) == 3 or state == FEDERAL
            for near in places:
                assert f"<span class='number'>{near.place.phones[0].number}</span>" in front
            assert "class='number'" not in back
