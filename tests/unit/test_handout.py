"""The paper a visitor takes home: danger first, dated, escaped, nothing of the visitor on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from navigator.eligibility.answers import Answers
from navigator.errors import BadInput
from navigator.handout.edition import Edition
from navigator.handout.html import BOX, STOP_MARK
from navigator.handout.packet import Packet
from navigator.handout.paper import Copy, make_paper
from navigator.handout.press import Paper, Press
from navigator.handout.record_html import Record, Sheet
from navigator.language.wording import Wording
from navigator.library.calls import NOBODY, People
from navigator.library.facade import Library
from navigator.library.outline import outline
from navigator.paths import Paths
from navigator.records.model import (
    Address,
    Caution,
    Change,
    Fact,
    Guide,
    Item,
    Nearby,
    Phone,
    Place,
    Program,
    Section,
    Source,
    TopicCard,
)
from navigator.records.topics import TOPICS
from navigator.records.vocabulary import Confidence
from navigator.steward.content.pack.building import build
from tests.helpers.content import translator, write_tree
from tests.unit.test_translator import PROGRAM
from tests.unit.test_wording import PLACE

TODAY = date(2026, 11, 24)
ADDRESS = "One paper with your address (for example A, B, C)."
URL = "https://law.example.org/a?b=1&c=<2>"
SOURCE = Source("The Assembly", "A law", URL, date(2026, 10, 1), TODAY, "It says.")
OLDER = Source("The Office", "A page", "https://older.example.org/", None, TODAY, "It says.")
STOP = Caution(
    key="k", level="stop", title="Records travel.", text="Records were handed over.",
    do="See a lawyer first.",
)  # fmt: skip
TRAP = Caution(
    key="t", level="step", stage="book", title="A photo is kept.", text="It goes to a file.",
    do="Ask who sees it.",
)  # fmt: skip
INFO = Caution(key="i", level="info", text="The card has a mark.", do="Ask.", sources=(SOURCE,))
BASIS = Fact(
    name="open_regardless_of_status", value=True, since=date(2026, 3, 31), sources=(SOURCE,)
)

# The paper.


def card(lang: str = "en") -> TopicCard:
    return TopicCard(
        id="card:CO:driving",
        state="CO",
        topic="driving",
        title="Driving in Colorado",
        tile="Tile",
        answer="The answer of the day. More on it.",
        basis=BASIS,
        say="Quiero una licencia." if lang == "es" else "I want a license.",
        say_english="I want a license.",
        sayings={},
        day=TODAY,
        lang=lang,
        summary=(Item(text="What is special."),),
        facts=(
            Fact(name="identity_documents", value=["Passport", "Consular ID"], sources=(SOURCE,)),
            Fact(
                name="residency_rule",
                value="One paper with your address.",
                examples=("A", "B", "C"),
            ),
            Fact(name="tax_or_ssn_rule", value=None, null_means="not_known"),
            Fact(name="data_sharing_note", value="A fact that is not on paper"),
            BASIS,
        ),
        cautions=(STOP, TRAP, INFO),
        bring=(Item(text="Originals. Copies are sent back."),),
        steps=(
            Item(
                text="Make an appointment. Early is best.",
                stage="book",
                confidence="confirmed",
                sources=(OLDER,),
            ),
            Item(text="Pass the test.", stage="test", confidence="confirmed", sources=(OLDER,)),
        ),
        know=(Item(text="Good to know this"),),
        past=(Change(state="CO", topic="driving", text="It began.", since=date(2025, 3, 31)),),
        coming=(Change(state="CO", topic="driving", text="It ends.", since=date(2027, 1, 1)),),
        programs=(),
        guides=(),
        translated=True,
        checked=True,
    )


GUIDE = Guide(
    "card:US:rights.questioned", "US", "rights", "When questioned", "Stay silent.", False, (),
    (Section("At the door", (Item(text="Do not open.", sources=(SOURCE,)),)),), (STOP,),
)  # fmt: skip
HELPER = replace(
    PLACE,
    name="Helper of Denver",
    address=Address("1 Main St", "Denver", "CO", "80202"),
    phones=(Phone("303-555-0100", "Front desk"), Phone("303-555-0101")),
    website="https://helper.example.org/",
    hours="Mondays",
    limits="Colorado only",
    sources=(SOURCE,),
)
LAWYER = replace(
    HELPER, id="place:CO:lawyer", name="Lawyers", kind="legal", phones=(Phone("303-555-0177"),)
)
CALLS = (Nearby(HELPER, 3.0, "n"), Nearby(LAWYER, 5.0, "n"))


def wording(lang: str = "en") -> Wording:
    return Wording(translator(lang), TODAY)


def paper(*sheets: Sheet, reviewed: bool = True, old: bool = False, lang: str = "en") -> Paper:
    press = Press(wording(lang), reviewed=reviewed, old=old)
    return make_paper([Copy(press, sheets)], Edition())


def sheet(record: Record, stops: tuple[Caution, ...] | None = None) -> Sheet:
    """A record as it goes on paper, under its own dangers or these."""
    if isinstance(record, Place):
        return Sheet(record)
    if stops is not None and isinstance(record, (TopicCard, Guide)):
        infos = (one for one in record.cautions if one.level != "stop")
        record = replace(record, cautions=(*stops, *infos))
    people = People(CALLS, CALLS[1]) if isinstance(record, TopicCard) else NOBODY
    told = outline(record, wording(), people, stops=stops or ())
    return Sheet(record, told)


def card_sheet() -> Sheet:
    return sheet(card())


class _Reader(HTMLParser):
    """The texts of a document, and a check that every tag that opens also closes."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.images: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "img":
            self.images.append(dict(attrs)["src"] or "")
        elif tag != "br":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] != "style":
            self.texts.append(data.strip())


def read(made: Paper) -> _Reader:
    reader = _Reader()
    reader.feed(made.html)
    reader.close()
    assert reader._open == []
    return reader


def test_the_danger_of_a_card_stands_above_its_answer_the_steps_and_the_qr() -> None:
    html = paper(card_sheet()).html
    first = html.index(escape(wording().stop_heading("driving")))
    later = [html.index("class='answer'>The answer of the day."), html.index("<img")]
    later += [html.index(text) for text in ("Make an appointment", BOX)]
    assert first < html.index("Records travel.") < min(later)


@pytest.mark.parametrize(
    ("record", "answer"),
    [(GUIDE, "Stay silent."), (PROGRAM, "One.")],
    ids=["guide", "program"],
)
def test_the_danger_of_others_stands_whole_above_the_answer_and_the_qr(
    record: Guide | Program, answer: str
) -> None:
    sourced = replace(record, sources=(SOURCE,)) if isinstance(record, Program) else record
    html = paper(sheet(sourced, (STOP,))).html
    first = html.index(escape(wording().stop_heading(record.topic)))
    danger, do = html.index(STOP.text), html.index("See a lawyer first.")
    assert first < danger < do < min(html.index(f"class='answer'>{answer}"), html.index("<img"))
    assert html.count(STOP.text) == 1


def test_without_a_stop_nothing_says_read_this_first() -> None:
    assert escape(wording().stop_heading("driving")) not in paper(sheet(card(), ())).html


def test_a_caution_that_is_no_stop_stands_further_down() -> None:
    html = paper(card_sheet()).html
    assert html.index("The answer of the day.") < html.index(f"{INFO.text} {INFO.do}")
    for danger in (STOP, TRAP, INFO):
        assert html.count(danger.text) == 1


def test_every_paper_to_bring_has_its_box_and_nothing_else_has() -> None:
    texts = read(paper(card_sheet())).texts
    boxed = [text.removeprefix(f"{BOX} ") for text in texts if text.startswith(BOX)]
    assert boxed == ["Passport", "Consular ID", ADDRESS, "Originals."]
    assert paper(card_sheet()).html.count(BOX) == len(boxed)


@pytest.mark.parametrize("confidence", ["weak", "unconfirmed"])
def test_a_step_that_is_not_sure_says_so_on_paper_too(confidence: Confidence) -> None:
    told = wording()("confidence.ask")
    for text, said in (
        ("Take a number", f"Take a number ({told})"),
        ("Take a number. It is free.", f"Take a number. ({told})"),
    ):
        step = Item(text=text, stage="test", confidence=confidence, sources=(OLDER,))
        assert f"<li>{said}</li>" in paper(sheet(replace(card(), steps=(step,)))).html


def test_the_rule_on_numbers_is_told_and_is_no_paper_to_bring() -> None:
    rule = Fact(name="tax_or_ssn_rule", value="No number is asked.")
    html = paper(sheet(replace(card(), facts=(rule,)), ())).html
    assert f"{wording()('fact.tax_or_ssn_rule')}: No number is asked." in html
    assert f"{BOX} No number" not in html
    assert "fact.tax_or_ssn_rule" not in html


def test_a_stop_is_headed_by_its_danger_in_a_few_words() -> None:
    html = paper(sheet(card(), (replace(STOP, title="Records <may> travel"),))).html
    assert "<b>Records &lt;may&gt; travel</b>" in html
    for topic in TOPICS:
        heading = wording().stop_heading(topic)
        assert heading in (wording()("part.read_before"), wording()("part.read_first"))


def test_the_foot_of_each_page_says_what_it_is_and_when_it_was_printed() -> None:
    for made in (paper(card_sheet()), paper(sheet(GUIDE)), paper(card_sheet(), sheet(GUIDE))):
        assert made.footer.startswith("General information, not legal advice.")
        assert "Nov 24, 2026" in made.footer
    for made in (paper(sheet(GUIDE)), paper(card_sheet(), sheet(GUIDE))):
        assert escape(made.footer) in made.html, "and the head of all but the full sheet of a card"


def test_every_sheet_says_how_new_its_sources_are() -> None:
    assert "As of Oct 2026" in paper(card_sheet()).html
    assert "Newest source Oct 2026" in paper(sheet(GUIDE)).html
    bare = replace(GUIDE, sections=())
    assert wording()("date.unknown") in paper(sheet(bare, ())).html
    assert "As of Oct 2026" in paper(sheet(HELPER, ())).html


def test_a_translation_no_person_has_checked_says_so() -> None:
    note = wording()("paper.unreviewed")
    assert note in paper(card_sheet(), reviewed=False).html
    assert note not in paper(card_sheet(), reviewed=True).html


def test_an_old_pack_warns_above_every_answer() -> None:
    warning = wording()("paper.old")
    for one in (card_sheet(), sheet(GUIDE)):
        html = paper(one, old=True).html
        assert html.index(warning) < html.index("class='answer'")
        assert warning not in paper(one).html


def test_an_old_number_says_call_first_and_old_law_does_not() -> None:
    """A number goes out of use unseen; a rule that did not change is as true as before."""
    old = replace(SOURCE, as_of=date(2026, 5, 27))
    said = wording()("date.old", days=180)
    assert said in paper(sheet(replace(HELPER, sources=(old,)), ())).html
    last = replace(old, as_of=date(2026, 5, 28))
    assert said not in paper(sheet(replace(HELPER, sources=(last,)), ())).html
    aged = Item(text="Ask.", confidence="confirmed", sources=(replace(old, as_of=TODAY.min),))
    guide = paper(sheet(replace(GUIDE, sections=(Section("A", (aged,)),)), ())).html
    assert "Newest source Jan 1" in guide
    assert "call first" not in guide


def test_two_or_three_records_begin_with_a_plan() -> None:
    say = wording()
    health = replace(card(), title="Health in Colorado", topic="health", answer="Children may.")
    for sheets in (
        (card_sheet(), sheet(health)),
        (card_sheet(), sheet(health), sheet(GUIDE, (STOP,))),
    ):
        html = paper(*sheets).html
        cover = html[: html.index("page-break-before")]
        assert say("paper.contents") not in html
        plan = cover[cover.index(say("paper.plan")) :]
        where = [plan.index(escape(one.title)) for one in sheets]
        assert where == sorted(where)
        first = plan[where[0] : where[1]]
        for text in (
            "The answer of the day.",
            f"{say.bring('driving')}: Passport. Consular ID. {ADDRESS} Originals",
            f"{say('part.call')}: 303-555-0100 (",
        ):
            assert text in first, text
        assert "Children may." in plan[where[1] :]
    assert say("paper.plan") not in paper(card_sheet()).html


def test_a_packet_of_four_has_a_cover_with_its_contents_and_starts_each_on_a_page() -> None:
    second = replace(GUIDE, title="At work")
    made = paper(card_sheet(), sheet(GUIDE, (STOP,)), sheet(second, ()), sheet(PROGRAM, ()))
    assert made.html.count("page-break-before") == 5, "a card has two sides"
    assert wording()("paper.plan") not in made.html
    cover = made.html[: made.html.index("page-break-before")]
    contents = cover[cover.index(wording()("paper.contents")) :]
    where = [contents.index(f">{title}</td>") for title in (
        "Driving in Colorado", "When questioned", "At work", "One.")]  # fmt: skip
    assert where == sorted(where)
    assert contents.count(STOP_MARK) == 2, "two have nothing to read first"
    for words in ("Colorado", "Driving · Rights", "Nov 24, 2026", "read the box before you go on"):
        assert words in cover, words
    single = paper(card_sheet()).html
    assert wording()("paper.contents") not in single
    assert single.count("page-break-before") == 1, "its second side"
    assert "page-break-before" not in paper(sheet(GUIDE)).html


def test_places_stand_together_at_the_end_with_phone_and_call_first() -> None:
    made = paper(sheet(HELPER, ()), card_sheet())
    html = made.html
    assert html.index("The answer of the day.") < html.rindex("Helper of Denver")
    for text in ("303-555-0100", "Front desk", "303-555-0101", "1 Main St, Denver, CO 80202",
                 "Mondays", "Colorado only", "English, Spanish", "https://helper.example.org/",
                 "Call first."):  # fmt: skip
        assert text in html, text
    assert "Call first." not in paper(card_sheet()).html


def test_what_is_not_known_of_a_place_leaves_no_empty_line() -> None:
    texts = read(paper(sheet(replace(PLACE, languages=()), ()))).texts
    say = wording()
    for key in ("place.address", "place.hours", "place.languages", "place.limits", "place.website"):
        assert f"{say(key)}:" not in texts, key
    assert f"{say('place.cost')}:" in texts


def test_a_program_says_what_its_rule_asks_and_its_note() -> None:
    html = paper(sheet(PROGRAM, ())).html
    assert wording()("program.status.some") in html
    assert "Two." in html
    bare = replace(PROGRAM, status_rule="any", status_note=None, who=None, how=None)
    html = paper(sheet(bare, ())).html
    assert wording()("program.status.any") in html
    assert wording()("program.who") not in html
    assert wording()("program.how") not in html


def test_sources_are_named_once_with_their_month() -> None:
    texts = read(paper(card_sheet())).texts
    assert texts.count("The Assembly: A law (Oct 2026)") == 1
    assert "The Office: A page" in texts


# Escaping.

NASTY = "<b>&\"'</b><script>x</script>&amp;"
SAFE_TAGS = {
    "html", "head", "style", "body", "h1", "h2", "p", "ul", "ol", "li", "b", "br", "span", "table",
    "tr", "td", "img", "a",
}  # fmt: skip


def nasty_sheets(text: str) -> list[Sheet]:
    source = Source(text, text, URL, TODAY, TODAY, text)
    item = Item(text=text, sources=(source,))
    stop = Caution(key="k", level="stop", text=text, do=text, title=text)
    trap = Caution(key="t", level="step", stage="book", text=text, do=text, title=text)
    info = Caution(key="k", level="info", text=text, do=text)
    change = Change(state="CO", topic="driving", text=text, since=TODAY)
    topic = replace(
        card(), title=text, answer=text, summary=(item,), bring=(item,),
        steps=(replace(item, stage="book"),), say=text, say_english=text,
        know=(item,), cautions=(stop, trap, info), past=(change,), coming=(change,),
        facts=(Fact(name="identity_documents", value=[text]),),
    )  # fmt: skip
    guide = replace(GUIDE, title=text, lead=text, sections=(Section(text, (item,)),))
    program = replace(PROGRAM, name=text, what=text, who=text, how=text, status_note=text)
    place = replace(
        PLACE, name=text, what=text, limits=text, hours=text, cost_note=text, website=URL,
        address=Address(text, text, text, text), phones=(Phone(text, text),), languages=(text,),
    )  # fmt: skip
    return [sheet(one, (stop,)) for one in (topic, guide, program)] + [sheet(place, ())]


def test_no_text_of_any_field_becomes_markup() -> None:
    made = paper(*nasty_sheets(NASTY))
    assert NASTY not in made.html
    assert escape(NASTY) in made.html
    assert "<script" not in made.html
    reader = read(made)
    assert set(reader.tags) <= SAFE_TAGS
    assert escape(URL) in made.html


@cache
def plain_document() -> _Reader:
    return read(paper(*nasty_sheets("x")))


@settings(max_examples=20, deadline=None)
@example("</p><p>")
@example("'\"&lt;")
@example("<a href='/'>a</a>")
@example("<!--")
@given(st.text(alphabet="<>&\"'/a \u202e🙂", min_size=1, max_size=12))
def test_whatever_a_text_holds_the_document_keeps_its_shape(text: str) -> None:
    plain, odd = plain_document(), read(paper(*nasty_sheets(text)))
    assert odd.tags == plain.tags
    assert odd.images == plain.images


# Through the library.


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("tree")
    checklist = """
    id: records
    topic: records
    title: T
    lead: L
    asks: [age, income]
    outcomes:
      - id: one
        kind: other
        title: One
        when: {}
        status_rule: any
        conditions: [{fact: age, comparator: at_least, value: 18}]
    """
    build(write_tree(folder, checklists__records=checklist), folder / "pack", TODAY)
    paths = Paths(folder / "pack", folder / "settings.toml", None, folder / "i18n")
    with Library.open(paths, lambda: TODAY) as opened:
        yield opened


PACKET = Packet(("card:CO:records", "place:CO:helper"))


def test_the_paper_of_a_packet_has_its_stops_and_its_places(library: Library) -> None:
    html = library.paper(PACKET, "en").html
    title = library.wording("en")("caution.records.lawyer_before_plea")
    assert html.index(title) < html.index("class='answer'")
    assert html.index("class='answer'") < html.index("See a lawyer before any plea.")
    assert "Helper of Denver" in html


def test_spanish_paper_says_that_nobody_has_checked_it(library: Library) -> None:
    spanish, english = library.paper(PACKET, "es"), library.paper(PACKET, "en")
    assert library.wording("es")("paper.unreviewed") in spanish.html
    assert library.wording("en")("paper.unreviewed") not in english.html
    assert "24 nov 2026" in spanish.footer


def test_nothing_that_was_answered_is_on_the_paper(library: Library) -> None:
    before = library.paper(PACKET, "en")
    library.screen(
        "checklist:records", Answers("CO", {"income": 31_337}, ({"age": 97}, {"age": 98}))
    )
    library.search("canaryword")
    after = library.paper(PACKET, "en")
    assert after == before
    for canary in ("31337", "31,337", "97", "98", "canaryword"):
        texts = " ".join(read(after).texts)
        assert not re.search(rf"\b{canary}\b", texts), canary


def test_an_empty_packet_is_a_title_and_a_footer(library: Library) -> None:
    made = library.paper(Packet(), "en")
    assert made.title in made.html
    assert made.pictures == {}


def test_a_packet_with_a_record_that_is_gone_is_refused(library: Library) -> None:
    with pytest.raises(BadInput):
        library.paper(Packet(("card:CO:records", "place:CO:gone")), "en")


def test_the_title_of_the_paper_names_nobody(library: Library, tmp_path: Path) -> None:
    assert library.paper(PACKET, "en").title == library.paper(Packet(), "en").title
