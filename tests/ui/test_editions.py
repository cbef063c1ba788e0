"""What comes out of the machine in each edition, read back from the PDF and from the preview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QComboBox, QLabel

from navigator.handout.edition import Edition
from navigator.handout.html import BOX, STOP_MARK
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.records.outline_parts import NEXT_STEP
from navigator.records.topics import TOPICS
from navigator.ui.desk import MakePaper
from navigator.ui.paper.printing import make_pdf, preview
from tests.helpers.brought import paper_lines_of
from tests.helpers.window import Screen
from tests.ui.test_packet_page import DRIVING, HEALTH, _plain, _texts

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]
RECORDS = "card:CO:records"
LIST, LAWYER = "checklist:CO:health", "place:CO:rmian"
PACKET = Packet((DRIVING, HEALTH, LIST, LAWYER))
EDITIONS = [
    Edition(langs, large=large, size=size, tears=True, site="Aurora Library")
    for langs in (("en",), ("en", "es"))
    for large in (False, True)
    for size in ("Letter", "A4")
]
pytestmark = pytest.mark.usefixtures("qapp", "cheap_codes")
Made = Callable[[Edition], tuple[Paper, Any]]


def _solid(text: str) -> str:
    """Without blanks, which a reader guesses wrong in text that is turned."""
    return "".join(_plain(text).split())


def make(library: Library, edition: Edition, packet: Packet = PACKET) -> tuple[Paper, Any]:
    paper = library.paper(packet, "en", edition, "80202")
    made, pages = make_pdf(paper, edition.size)
    document = pdfium.PdfDocument(made)
    assert len(document) == pages
    return paper, document


@pytest.fixture(scope="module")
def made(real_library: Library) -> Iterator[Made]:
    """`made(edition)`: the paper of an edition and its file, made once for all who read it."""
    once = cache(partial(make, real_library))
    yield once
    once.cache_clear()


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_each_edition_has_everything_on_every_page_it_should(
    real_library: Library, made: Made, edition: Edition
) -> None:
    _, document = made(edition)
    texts = _texts(document)
    whole = " ".join(texts)
    boxes = 0
    for lang in edition.langs:
        say = real_library.wording(lang)
        for number, text in enumerate(texts, start=1):
            for words in (
                say("paper.general"),
                say("paper.page_of", page=number, pages=len(texts)),
                say.day(real_library.today()),
            ):
                assert _plain(words) in text, (words, number)
        card = real_library.card("CO", "driving", lang)
        for one in card.cautions:
            assert _plain(one.text)[:24] in whole, one.key
        titles = [_plain(stop.title or "?")[:24] for stop in card.stops]
        sheet = next(text for text in texts if all(title in text for title in titles))
        answer = sheet.index(_plain(card.answer)[:24])
        assert all(sheet.index(title) < answer for title in titles)
        listed = [real_library.show(LIST, lang)]
        if edition.large or lang == edition.langs[0]:  # else a card has one box for both
            listed += [card, real_library.card("CO", "health", lang)]
        boxes += len(listed[0].papers)
        boxes += sum(len(paper_lines_of(real_library, one)) for one in listed[1:])
        assert _plain(say("paper.cover_stops", mark=STOP_MARK))[:24] in texts[0]
        is_roomy = edition.large and len(edition.langs) > 1  # then it takes more than a page
        first = " ".join(texts[: 3 if is_roomy else 1])
        plan = first.index(_plain(say("paper.plan")))
        for record in (card, real_library.card("CO", "health", lang)):
            assert plan < first.index(_plain(record.title)[:24], plan), record.id
    assert boxes <= whole.count(BOX) <= boxes + len(document)
    assert "Aurora Library" in texts[0]
    assert "80202" not in whole.replace("Denver, CO 80202", "")


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_the_preview_breaks_pages_where_the_paper_does(made: Made, edition: Edition) -> None:
    paper, document = made(edition)
    pages = preview(paper, 300, 1.0, edition.size)
    assert len(pages) == len(document)
    width, height = document[0].get_size()
    assert pages[0].height() == round(300 * height / width)


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_the_contents_name_the_pages_where_things_begin(
    real_library: Library, edition: Edition
) -> None:
    """From four records on; of two or three the first page is the plan of a family."""
    _, document = make(real_library, edition, Packet((DRIVING, HEALTH, RECORDS, LIST, LAWYER)))
    texts = _texts(document)
    titles = [real_library.show(id).title for id in (DRIVING, HEALTH, RECORDS, LIST)]
    titles.append(real_library.wording("en")("part.places"))
    contents = " ".join(texts[:2])  # large, in two languages, its last row stands overleaf
    contents = contents[contents.index(_plain(real_library.wording("en")("paper.contents"))) :]
    for title in titles:
        after = contents.split(_plain(title)[:20], 1)[1]
        number = next(int(one) for one in after.split() if one.isdigit())
        starts = " ".join(texts[number - 1].split()[:24])
        assert _plain(title).split()[0] in starts, title
        assert "▲" in starts or title == titles[-1], "its dangers stand right below"


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_no_word_is_lost_between_the_pages(made: Made, edition: Edition) -> None:
    """Qt drops text when a page is cut behind its back."""
    paper, document = made(edition)
    printed = Counter(_solid(" ".join(_texts(document))))
    reader = QTextDocument()
    reader.setHtml(paper.html)
    foot = paper.footer + paper.page_of.format(page="", pages="")
    wanted = Counter(_solid(reader.toPlainText().replace("\ufffc", "")))
    for _ in range(len(document)):
        wanted += Counter(_solid(foot))
    assert not wanted - printed
    # Of a paragraph that goes on overleaf Qt paints one line again, above what can be seen.
    for letter in "☐▲":
        assert printed[letter] - wanted[letter] <= len(document), letter


@pytest.mark.parametrize("large", [False, True])
def test_of_two_languages_the_other_stands_below_and_in_large_type_beside(
    real_library: Library, large: bool
) -> None:
    edition = Edition(("en", "es"), large=large)
    _, document = make(real_library, edition, Packet((DRIVING,)))
    page = document[0].get_textpage()

    def spot(words: str) -> tuple[float, float]:
        first, _ = page.search(words).get_next()
        left, _, _, top = page.get_charbox(first)
        return left, top

    english, spanish = (
        spot(real_library.card("CO", "driving", lang).title) for lang in ("en", "es")
    )
    if large:
        middle = document[0].get_size()[0] / 2
        assert english[0] < middle < spanish[0]
        assert abs(english[1] - spanish[1]) < 3
    else:
        assert abs(english[0] - spanish[0]) < 3
        assert 5 < english[1] - spanish[1] < 40, "small, right below it"


@pytest.mark.parametrize("large", [False, True])
def test_numbers_to_tear_off_stand_upright_at_the_foot_of_the_last_page(
    real_library: Library, large: bool
) -> None:
    edition = Edition(large=large, tears=True)
    paper, document = make(real_library, edition)
    assert len(paper.tears) >= 3
    said = _solid(_texts(document)[-1])
    assert all(f"{tear.number}{_solid(tear.name)}" in said for tear in paper.tears[:5])
    texts = _texts(document)
    assert _plain(paper.tear_heading) in texts[-1]
    assert not any(_plain(paper.tear_heading) in text for text in texts[:-1])
    page = document[len(document) - 1]
    upright = [
        thing
        for thing in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT])
        if abs(thing.get_matrix().b) > abs(thing.get_matrix().a)
    ]
    assert upright
    assert all(thing.get_bounds()[3] < page.get_size()[1] / 3 for thing in upright)


@pytest.mark.parametrize("id", [f"card:CO:{topic}" for topic in TOPICS])
@pytest.mark.parametrize("size", ["Letter", "A4"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_card_is_one_sheet_and_its_first_side_is_the_next_step(
    real_library: Library, id: str, size: str, lang: str
) -> None:
    paper = real_library.paper(Packet((id,)), lang, Edition((lang,), size=size), "80202")
    document = pdfium.PdfDocument(make_pdf(paper, size)[0])
    front, back = _texts(document)
    told = real_library.outline(real_library.show(id, lang), lang, "80202")
    parts = [part for purpose in NEXT_STEP if (part := told.part(purpose)) is not None]
    for part in parts:
        for line in part.lines:
            assert _solid(line.title or line.text)[:24] in _solid(front), (part.purpose, line.text)
    for line in told.dangers:
        assert _solid(line.text)[:40] in _solid(back), line.title


def test_the_numbers_a_card_names_can_be_torn_off(real_library: Library) -> None:
    paper, document = make(real_library, Edition(tears=True), Packet((DRIVING,)))
    called = real_library.outline(real_library.card("CO", "driving"), "en", "80202").places
    assert called
    assert [tear.number for tear in paper.tears] == [one.place.phones[0].number for one in called]
    assert _plain(paper.tear_heading) in _texts(document)[-1]


def test_without_a_number_nothing_is_to_tear_off(real_library: Library) -> None:
    program = Packet(("program:CO:omnisalud",))
    paper, document = make(real_library, Edition(tears=True), program)
    assert not paper.tears
    assert _plain(paper.tear_heading) not in " ".join(_texts(document))


def test_the_strips_never_cover_what_is_written(real_library: Library) -> None:
    """Whatever the length of the text: strips go below it, or onto a page of their own."""
    for ids in ((LAWYER,), (LAWYER, DRIVING), (LIST,), (HEALTH, LIST), (DRIVING, LIST, LAWYER)):
        paper, document = make(real_library, Edition(tears=True), Packet(ids))
        page = document[len(document) - 1].get_textpage()
        first, _ = page.search(paper.tear_heading).get_next()
        _, bottom, _, _ = page.get_charbox(first)
        text = _plain(page.get_text_bounded(bottom=bottom - 1))
        above = _plain(page.get_text_bounded(bottom=bottom + 1))
        assert real_library.wording("en")("paper.general") in above
        assert real_library.wording("en")("paper.general") in text
        foot = _plain(page.get_text_bounded(top=bottom - 1))
        assert all(words not in foot for words in ("How far", "Limits:", "Website:", "Page "))


def test_the_file_tells_neither_when_nor_where_it_was_made(real_library: Library) -> None:
    paper = real_library.paper(PACKET, "en", Edition(tears=True), "80202")
    made, _ = make_pdf(paper, "Letter")
    told = pdfium.PdfDocument(made).get_metadata_dict()
    assert not told["CreationDate"]
    assert not told["ModDate"]
    assert b"CreateDate" not in made
    assert b"Date (D:" not in made
    assert make_pdf(paper, "Letter")[0] == made, "the same paper is the same file"


def test_codes_are_printed_without_loss_and_fonts_come_along(real_library: Library) -> None:
    made, _ = make_pdf(real_library.paper(PACKET, "es", Edition(("en", "es"))), "Letter")
    assert b"/Subtype /Image" in made
    assert b"DCTDecode" not in made, "a photo format blurs the edges of a code"
    assert made.count(b"/FontFile") >= made.count(b"/Type /FontDescriptor") >= 2


# The page.
def _box(screen: Screen, name: str) -> QComboBox:
    return next(one for one in screen.all(QComboBox) if one.accessibleName() == name)


def _open(open_window: OpenWindow) -> Screen:
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING, LAWYER)))
    screen.go("packet")
    return screen


def _shown(screen: Screen) -> list[QLabel]:
    return [one for one in screen.all(QLabel, screen.page) if not one.pixmap().isNull()]


def test_what_is_chosen_is_printed_and_kept_until_the_visit_is_cleared(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[MakePaper, str]] = []
    monkeypatch.setattr(
        "navigator.ui.paper.take_home.Taking.print_paper",
        lambda _self, *given: printed.append(given),
    )
    screen = _open(open_window)
    plain = len(_shown(screen))
    screen.choose(_box(screen, "Language of the paper"), "English and Spanish, side by side")
    screen.choose(_box(screen, "Size of type"), "Large type")
    screen.choose(_box(screen, "Paper size"), "A4")
    assert len(_shown(screen)) > plain
    screen.press("Later: Driving in Colorado")  # the page is made anew
    assert _box(screen, "Size of type").currentText() == "Large type"
    screen.press("Print")
    [(make, size)] = printed
    paper = make()
    assert (size, paper.points) == ("A4", 18.0)
    assert "Página" in paper.page_of
    assert paper.tears
    screen.window.clear()
    screen.settle()
    assert screen.window.visit.edition == Edition()


def test_nothing_can_be_printed_while_the_pages_are_laid_out(open_window: OpenWindow) -> None:
    screen = _open(open_window)
    print_it = screen.button("Print", screen.page)
    assert print_it.isEnabled()
    assert not screen.says("Laying out the pages")
    _box(screen, "Size of type").setCurrentIndex(1)
    assert not print_it.isEnabled()
    assert screen.says("Laying out the pages")
    screen.settle()
    assert print_it.isEnabled()
    assert not screen.says("Laying out the pages")


def test_leaving_while_the_pages_are_laid_out_harms_nothing(open_window: OpenWindow) -> None:
    screen = _open(open_window)
    _box(screen, "Size of type").setCurrentIndex(1)
    screen.go("home")
    assert screen.kind == "HomePage"


def test_a_zip_turns_into_a_distance_and_the_page_says_so(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.window.visit.set_zip("80202")
    screen.window.visit.set_packet(Packet((LAWYER,)))
    screen.go("packet")
    assert screen.says("Your ZIP code is not printed, only distances.")
    paper = screen.page._paper  # type: ignore[attr-defined]
    assert "How far" in paper.html
    assert "80202" not in paper.html


def test_the_name_of_the_site_is_on_the_paper(open_window: OpenWindow) -> None:
    screen = open_window(site_name="Aurora Library")
    screen.window.visit.set_packet(Packet((DRIVING,)))
    screen.go("packet")
    assert "Aurora Library" in screen.page._paper.html  # type: ignore[attr-defined]
