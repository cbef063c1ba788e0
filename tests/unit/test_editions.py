"""Editions of a packet: two languages in step, large type, distances, numbers to tear off."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from navigator.handout.edition import LARGE_POINTS, Edition
from navigator.handout.html import beside
from navigator.handout.packet import Packet
from navigator.handout.paper import Copy, make_paper
from navigator.handout.press import Paper, Press, Tear
from navigator.handout.record_html import Sheet, back_pieces, front_pieces, pieces
from navigator.library.facade import Library
from navigator.records.model import Phone, TopicCard
from navigator.records.topics import TOPICS
from tests.unit.test_checklist_paper import plain
from tests.unit.test_handout import GUIDE, HELPER, STOP, card_sheet, read, sheet, wording
from tests.unit.test_translator import PROGRAM

pytestmark = [pytest.mark.together("cards"), pytest.mark.usefixtures("cheap_codes")]

BOTH = Edition(("en", "es"))
DRIVING, HEALTH = "card:CO:driving", "card:CO:health"
LAWYER = "place:CO:rmian"


def paper(
    *sheets: Sheet, edition: Edition | None = None, langs: tuple[str, ...] = ("en",)
) -> Paper:
    copies = [Copy(Press(wording(one), reviewed=True, old=False), sheets) for one in langs]
    return make_paper(copies, edition or Edition())


def shape(library: Library, id: str, lang: str) -> list[list[str]]:
    """The tags of each piece of a record, without what a language says in English beside."""
    record = library.show(id, lang)
    made = Sheet(record, library.outline(record, lang))
    press = Press(library.wording(lang), reviewed=True, old=False)
    if isinstance(record, TopicCard):
        told = [*front_pieces(made, press, "", is_alone=False), *back_pieces(made, press)]
        told = [re.sub(r"<br>\u201c[^<]*", "", piece) for piece in told]
    else:
        told = pieces(made, press, "")
    return [re.findall(r"<\w+", piece) for piece in told]


@pytest.mark.parametrize("topic", TOPICS)
def test_each_part_stands_beside_the_same_part_in_the_other_language(
    real_library: Library, topic: str
) -> None:
    """Nobody should read one language's step 1 beside the other's step 3."""
    for state in real_library.states():
        guides = [one.id for one in real_library.card(state, topic).guides]
        lists = [
            one.id.replace(":", f":{state}:")
            for one in real_library.checklists()
            if one.topic == topic and state != "US"
        ]
        for id in (f"card:{state}:{topic}", *guides, *lists):
            english, spanish = (shape(real_library, id, lang) for lang in ("en", "es"))
            assert english == spanish, id
            assert len(english) > 1, id


def test_danger_stands_above_both_answers(real_library: Library) -> None:
    said = plain(real_library.paper(Packet((DRIVING,)), "en", BOTH).html)
    answers = [real_library.card("CO", "driving", lang).answer for lang in BOTH.langs]
    for lang in BOTH.langs:
        for stop in real_library.card("CO", "driving", lang).stops:
            first = min(said.index(plain(one)) for one in answers)
            assert said.index(plain(stop.title or "")) < first < said.index(plain(stop.text))


def test_the_foot_and_the_count_of_pages_speak_both_languages(real_library: Library) -> None:
    made = real_library.paper(Packet((DRIVING,)), "en", BOTH)
    assert made.footer.splitlines() == [
        real_library.paper(Packet((DRIVING,)), lang).footer for lang in BOTH.langs
    ]
    assert made.page_of.format(page=2, pages=3) == "Page 2 of 3\nPágina 2 de 3"
    assert real_library.wording("es")("paper.unreviewed") in made.html


def test_a_part_that_only_one_language_has_leaves_the_other_side_empty() -> None:
    html = beside([["<h1>a</h1>", "<h2>b</h2>", "<p>c</p>"], ["<h1>d</h1>"]])
    rows = [re.findall(r"<(?:h1|h2)>(\w)", row) for row in html.split("</table>") if row]
    assert rows == [["a", "d"], ["b"]]


def test_large_type_is_large_print_and_everything_else_grows_along() -> None:
    def sizes(made: Paper) -> dict[str, float]:
        found = re.findall(r"([.\w]+) {[^}]*font-size: ([\d.]+)pt", made.html)
        return {name: float(size) for name, size in found}

    usual, large = paper(card_sheet()), paper(card_sheet(), edition=Edition(large=True))
    assert sizes(large)["body"] == large.points == LARGE_POINTS >= 18
    assert set(sizes(large)) == set(sizes(usual))
    assert all(sizes(large)[name] >= sizes(usual)[name] + 4 for name in sizes(usual))
    large_texts = read(large).texts
    # Beside large print there is no room for what papers and steps say beyond their first words.
    beyond = [one for one in read(usual).texts if one not in large_texts]
    assert beyond == ["More on papers and steps", *beyond[1:]]
    assert large_texts == [one for one in read(usual).texts if one not in beyond]


def test_the_name_of_the_site_is_at_the_head_as_text(real_library: Library) -> None:
    edition = Edition(site="The <b> Library")
    for packet in (Packet((DRIVING, HEALTH)), Packet((LAWYER,))):
        html = real_library.paper(packet, "en", edition).html
        assert "From The &lt;b&gt; Library" in html
    html = real_library.paper(Packet((DRIVING,)), "en", edition).html
    assert html.index("The &lt;b&gt; Library") < html.index("class='answer'")
    for packet in (Packet((DRIVING,)), Packet((DRIVING, HEALTH))):
        assert "class='bar'></p>" not in real_library.paper(packet, "en").html
        assert "From The" not in real_library.paper(packet, "en").html


def test_numbers_to_tear_off_are_those_of_the_places_and_only_when_wanted() -> None:
    silent = replace(HELPER, id="place:CO:silent", name="Silent", phones=())
    second = replace(HELPER, id="place:CO:second", name="Second", phones=(Phone("720-555-0199"),))
    sheets = tuple(sheet(one, ()) for one in (HELPER, silent, second))
    made = paper(*sheets, edition=Edition(tears=True))
    assert made.tears == (
        Tear("Helper of Denver", "303-555-0100"),
        Tear("Second", "720-555-0199"),
    )
    with_card = paper(card_sheet(), *sheets, edition=Edition(tears=True))
    assert with_card.tears == (*made.tears, Tear("Lawyers", "303-555-0177")), "whom it says to call"
    assert paper(card_sheet(), *sheets).tears == ()
    both = paper(*sheets, edition=Edition(tears=True), langs=("en", "es"))
    assert both.tears == made.tears, "a number is the same in both languages"


def test_a_place_is_listed_once_though_two_records_bring_it() -> None:
    html = paper(sheet(HELPER, ()), sheet(HELPER, ()), card_sheet()).html
    assert html.count(">Helper of Denver<") == 1


@pytest.mark.parametrize("zip_code", ["80202", "99501"])
def test_a_zip_is_on_paper_as_a_distance_and_in_no_other_way(
    real_library: Library, zip_code: str
) -> None:
    made = real_library.paper(Packet((LAWYER,)), "en", Edition(tears=True), zip_code)
    near = [one for one in real_library.near(zip_code, limit=5000).found if one.place.id == LAWYER]
    said = plain(made.html)
    assert re.search(r"How far: (about [\d,]+ miles?|under 1 mile)", said)
    if near:
        assert real_library.wording("en").distance(near[0]) in said
    assert zip_code not in made.html
    assert zip_code not in str((made.footer, made.title, made.tears, made.page_of))
    assert "straight lines" in said


def test_a_card_tells_how_far_its_numbers_are_and_not_from_where(real_library: Library) -> None:
    code = "81501"
    made = real_library.paper(Packet((DRIVING, HEALTH)), "en", Edition(tears=True), code)
    outline = real_library.outline(real_library.card("CO", "health"), "en", code)
    far = [real_library.wording("en").distance(near) for near in outline.places]
    assert any(far)
    for distance in filter(None, far):
        assert distance in plain(made.html)
    assert code not in made.html
    assert code not in str((made.footer, made.title, made.tears))


@pytest.mark.parametrize("code", ["", "00000", "8020", "abcde"])
def test_without_a_zip_that_is_on_the_map_no_distance_is_told(
    real_library: Library, code: str
) -> None:
    said = plain(real_library.paper(Packet((LAWYER,)), "en", Edition(), code).html)
    assert "How far" not in said
    assert "straight lines" not in said


def test_every_entry_of_the_contents_leads_to_one_title() -> None:
    more = sheet(replace(GUIDE, title="At work"), ()), sheet(PROGRAM, ())
    html = paper(card_sheet(), sheet(GUIDE, (STOP,)), *more, sheet(HELPER, ())).html
    named = re.findall(r"<a name='(?:page-)?(at-[\w-]+)'>", html)
    assert len(set(named)) == 5
    assert sorted(named) == sorted([*named[:5], *named[:5]]), named
    spots = [html.index(f"<a name='{name}'") for name in named[:5]]
    assert all(first < second for first, second in pairwise(spots))


def test_a_plan_in_two_languages_has_its_numbers_once(real_library: Library) -> None:
    made = real_library.paper(
        Packet((DRIVING, HEALTH)), "es", Edition(("es", "en"), site="Aurora Library"), "80202"
    )
    cover = made.html.split("page-break-before")[0]
    told = [real_library.outline(real_library.show(id), "en", "80202") for id in (DRIVING, HEALTH)]
    for one in told:
        assert cover.count(one.title) == 1
        assert one.answer in plain(cover)
        for near in one.places:
            assert 1 <= cover.count(near.place.phones[0].number) <= 2
    for words in ("Su plan \u00b7 Your plan", "Aurora Library", "Manejar en Colorado"):
        assert words in plain(cover)
    assert "Aurora Library" not in plain(
        real_library.paper(Packet((DRIVING, HEALTH)), "es", Edition(("es", "en"))).html
    )
