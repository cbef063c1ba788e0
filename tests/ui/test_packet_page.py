"""The packet and the paper: what goes in, in which order, and what comes out of the machine."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QMessageBox

from navigator.handout.edition import Edition
from navigator.handout.html import BOX
from navigator.handout.packet import Packet
from navigator.language.sentences import first_sentence
from navigator.records.model import Guide, Program
from navigator.ui.paper import printing as output
from navigator.ui.paper.dialogs import Output
from navigator.ui.paper.printing import NEUTRAL_NAME, preview, write_pdf
from navigator.ui.widgets.place_row import PlaceRow
from tests.helpers.brought import paper_lines_of
from tests.helpers.locales import BOTH
from tests.helpers.window import Screen, said

if TYPE_CHECKING:
    from navigator.library.facade import Library

OpenWindow = Callable[..., Screen]
DRIVING, HEALTH = "card:CO:driving", "card:CO:health"


def packet(screen: Screen) -> tuple[str, ...]:
    return screen.window.visit.packet.ids


@pytest.fixture
def saving(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], list[str]]:
    """`saving("name.pdf")`: the file dialog answers so; gives the names it proposed."""

    def answer(name: str) -> list[str]:
        proposed: list[str] = []

        def ask(_window: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
            proposed.append(path)
            return (str(tmp_path / name) if name else ""), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return proposed

    return answer


# What goes in.
def test_a_card_goes_into_the_packet_and_out_again(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("card", DRIVING)
    screen.press("Add to packet")
    assert packet(screen) == (DRIVING,)
    assert said(screen.window.top.packet) == "Packet 1"
    screen.press("In the packet")
    assert packet(screen) == ()
    assert said(screen.window.top.packet) == "Packet 0"


def test_a_place_goes_into_the_packet_from_its_row(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.go("places", "card:CO:legal")
    row = screen.all(PlaceRow, screen.page)[0]
    screen.click(row.packet_button)
    assert len(packet(screen)) == 1
    assert said(row.packet_button).startswith("Remove from packet")
    screen.click(row.packet_button)
    assert packet(screen) == ()


def test_a_card_whose_presence_says_something_asks_first(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    sensitive = next(one for one in real_library.card("CO", "legal").guides if one.sensitive)
    screen.go("guide", sensitive.id)
    with screen.answering("Leave it out") as told:
        screen.press("Add to packet")
    assert "Others may see this paper." in told[0]
    assert packet(screen) == ()
    screen.button("Add to packet")
    with screen.answering("Add anyway"):
        screen.press("Add to packet")
    assert packet(screen) == (sensitive.id,)
    with screen.answering():
        screen.press("In the packet")
    assert packet(screen) == ()


def test_every_sensitive_record_asks_first_and_no_other(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    card = real_library.card("CO", "health")
    records: list[Program | Guide] = [*card.programs, *card.guides]
    for record in records:
        screen.go("program" if record.id.startswith("program:") else "guide", record.id)
        with screen.answering(*["Leave it out"] * record.sensitive):
            screen.press("Add to packet")
        assert (record.id in packet(screen)) is not record.sensitive, record.id


def test_closing_the_question_leaves_the_card_out(
    open_window: OpenWindow, real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = open_window()
    sensitive = next(one for one in real_library.card("CO", "legal").guides if one.sensitive)
    screen.go("guide", sensitive.id)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    screen.press("Add to packet")
    assert packet(screen) == ()


# The page.
def test_an_empty_packet_says_how_to_fill_it(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.click(screen.window.top.packet)
    assert screen.says("The packet is empty.", "Add to packet")
    screen.press("Go home")
    assert screen.kind == "HomePage"


def test_records_are_moved_and_taken_out_and_the_paper_follows(
    open_window: OpenWindow, real_library: Library
) -> None:
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING, HEALTH)))
    screen.click(screen.window.top.packet)
    driving = real_library.card("CO", "driving").title
    health = real_library.card("CO", "health").title
    screen.press(f"Later: {driving}")
    assert packet(screen) == (HEALTH, DRIVING)
    titles = [text for text in screen.texts() if text in (driving, health)]
    assert titles == [health, driving]
    screen.press(f"Earlier: {driving}")
    assert packet(screen) == (DRIVING, HEALTH)
    screen.press(f"Take out: {driving}")
    assert packet(screen) == (HEALTH,)
    assert not screen.says(driving)
    screen.press(f"Take out: {health}")
    assert screen.says("The packet is empty.")


def _pages(screen: Screen) -> list[QPixmap]:
    labels = [one for one in screen.all(QLabel, screen.page) if not one.pixmap().isNull()]
    return [one.pixmap() for one in labels if one.accessibleName().startswith(("Page", "Página"))]


def test_the_preview_shows_every_page_that_will_be_printed(
    open_window: OpenWindow, real_library: Library, tmp_path: Path
) -> None:
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING, HEALTH)))
    screen.go("packet")
    shown = _pages(screen)
    edition = Edition(tears=True)
    paper = real_library.paper(Packet((DRIVING, HEALTH)), "en", edition)
    assert len(shown) == write_pdf(paper, tmp_path / "x.pdf")
    for pixmap in shown:
        picture = pixmap.toImage()
        middle = [picture.pixelColor(x, picture.height() // 8) for x in range(picture.width())]
        assert any(color.lightness() < 128 for color in middle) or len(shown) > 1


def test_the_preview_follows_the_language_of_the_paper(open_window: OpenWindow) -> None:
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    screen.go("packet")
    english = _pages(screen)[0].toImage()
    box = next(
        one
        for one in screen.all(QComboBox, screen.page)
        if one.accessibleName() == "Language of the paper"
    )
    other = next(box.itemText(at) for at in range(box.count()) if box.itemData(at) == "es")
    screen.choose(box, other)
    assert _pages(screen)[0].toImage() != english
    assert screen.window.visit.lang == "en"


# The paper.
def _saved(screen: Screen, tmp_path: Path, lang: str, size: str = "Letter") -> Any:
    library = screen.window.library
    paper = library.paper(screen.window.visit.packet, lang)
    path = tmp_path / f"{lang}-{size}.pdf"
    write_pdf(paper, path, size)
    return pdfium.PdfDocument(path)


def _plain(text: str) -> str:
    """Text as it can be compared: no ligatures, every run of blanks one blank."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("\ufffe", "").split())


def _texts(document: Any) -> list[str]:
    return [_plain(page.get_textpage().get_text_bounded()) for page in document]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_paper_has_danger_before_the_answer_boxes_a_footer_and_its_date(
    open_window: OpenWindow, real_library: Library, tmp_path: Path, lang: str
) -> None:
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    card = real_library.card("CO", "driving", lang)
    say = real_library.wording(lang)
    texts = _texts(_saved(screen, tmp_path, lang))
    whole = " ".join(texts)
    answer = whole.index(_plain(first_sentence(card.answer, BOTH)[0]))
    for stop in card.stops:
        assert whole.index(_plain(stop.title or "?")) < answer
    for one in card.cautions:
        assert _plain(one.text) in whole, one.key
    assert BOX in whole
    assert whole.count(BOX) == len(paper_lines_of(real_library, card))
    general = _plain(say("paper.general"))
    for number, text in enumerate(texts, start=1):
        assert general in text, f"page {number} has no footer"
        assert _plain(say("paper.page_of", page=number, pages=len(texts))) in text
        assert _plain(say.day(real_library.today())) in text
    assert (_plain(say("paper.unreviewed")) in whole) is (not real_library.languages()[lang])


def test_the_paper_keeps_all_its_text_in_either_size(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING, HEALTH)))
    for size, width, height in (("Letter", 612, 792), ("A4", 595, 842)):
        document = _saved(screen, tmp_path, "en", size)
        for page in document:
            assert [round(one) for one in page.get_size()] == [width, height]
            for thing in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT]):
                left, bottom, right, top = thing.get_bounds()
                assert left >= -1
                assert bottom >= -1
                assert right <= width + 1
                assert top <= height + 1


def test_the_paper_brings_its_fonts_along(open_window: OpenWindow, tmp_path: Path) -> None:
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    _saved(screen, tmp_path, "es").close()
    raw = (tmp_path / "es-Letter.pdf").read_bytes()
    assert b"AtkinsonHyperlegible" in raw.replace(b"#20", b"").replace(b" ", b"")
    fonts = raw.count(b"/FontDescriptor ") + raw.count(b"/FontDescriptor\n")
    assert raw.count(b"/FontFile") >= 2
    assert fonts
    assert raw.count(b"/FontFile") >= raw.count(b"/Type /FontDescriptor")


def test_the_file_says_nothing_about_who_it_is_for(
    open_window: OpenWindow, real_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "canaryuser")
    monkeypatch.setenv("LOGNAME", "canaryuser")
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    document = _saved(screen, tmp_path, "en")
    told = document.get_metadata_dict()
    assert told["Title"] == NEUTRAL_NAME
    assert told["Creator"] == "Navigator"
    for key in ("Author", "Subject", "Keywords", "Producer", "CreationDate", "ModDate"):
        assert not told[key], told
    assert os.name == "nt" or (tmp_path / "en-Letter.pdf").stat().st_mode & 0o777 == 0o600
    raw = (tmp_path / "en-Letter.pdf").read_bytes()
    for word in (b"canaryuser", bytes(tmp_path), DRIVING.encode(), b"driving"):
        assert word not in raw.lower() or word == b"driving", word
    assert real_library.card("CO", "driving").title not in str(told)


def test_every_page_of_the_paper_can_be_painted_small(
    open_window: OpenWindow, real_library: Library
) -> None:
    paper = real_library.paper(Packet((HEALTH,)), "en")
    for ratio in (1.0, 2.0):
        for picture in preview(paper, 300, ratio):
            assert picture.devicePixelRatio() == ratio
            assert picture.width() == round(300 * ratio)


# Saving.
def test_saving_writes_one_file_and_says_where_it_stays(
    open_window: OpenWindow, saving: Callable[[str], list[str]], tmp_path: Path
) -> None:
    proposed = saving("take-home.pdf")
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    screen.go("packet")
    screen.press("Save as PDF")
    assert [one.name for one in tmp_path.iterdir()] == ["take-home.pdf"]
    assert len(pdfium.PdfDocument(tmp_path / "take-home.pdf")) >= 1
    assert Path(proposed[0]).name == f"{NEUTRAL_NAME}.pdf"
    assert any("Saved." in text for text in screen.texts(screen.window))


def test_saving_in_another_language_saves_that_language(
    open_window: OpenWindow,
    saving: Callable[[str], list[str]],
    real_library: Library,
    tmp_path: Path,
) -> None:
    saving("es.pdf")
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    screen.go("packet")
    box = screen.all(QComboBox, screen.page)[0]
    other = next(box.itemText(at) for at in range(box.count()) if box.itemData(at) == "es")
    screen.choose(box, other)
    screen.press("Save as PDF")
    whole = " ".join(_texts(pdfium.PdfDocument(tmp_path / "es.pdf")))
    assert _plain(real_library.card("CO", "driving", "es").answer) in whole
    # The footer and the page numbers speak the language of the paper, not of the screen.
    assert _plain(real_library.wording("es")("paper.page_of", page=1, pages=9))[:6] in whole


def test_saving_can_be_called_off(
    open_window: OpenWindow, saving: Callable[[str], list[str]], tmp_path: Path
) -> None:
    saving("")
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    screen.go("packet")
    screen.press("Save as PDF")
    assert not list(tmp_path.iterdir())
    assert not any("Saved." in text for text in screen.texts(screen.window))


def test_a_file_that_can_not_be_written_is_told_calmly_and_nothing_is_lost(
    open_window: OpenWindow, saving: Callable[[str], list[str]], tmp_path: Path
) -> None:
    saving("no-such-folder/take-home.pdf")
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    screen.go("packet")
    with screen.answering("OK") as told:
        screen.press("Save as PDF")
    assert "could not be saved" in told[0]
    assert "Choose another folder" in told[0]
    assert not list(tmp_path.iterdir())
    assert packet(screen) == (DRIVING,)


def test_a_full_disk_leaves_the_old_file_whole(
    open_window: OpenWindow,
    saving: Callable[[str], list[str]],
    tmp_path: Path,
) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no limits of this kind")
    old = tmp_path / "take-home.pdf"
    old.write_bytes(b"old")
    saving("take-home.pdf")
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    screen.go("packet")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, limits[1]))  # as if the disk were full
    try:
        with screen.answering("OK") as told:
            screen.press("Save as PDF")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "could not be saved" in told[0]
    assert old.read_bytes() == b"old"


# Printing.
@pytest.mark.parametrize("answer", ["Back", "Save as PDF"])
def test_without_a_printer_the_box_leads_to_a_pdf(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: str
) -> None:
    saved = tmp_path / "information.pdf"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(Output, "choose_pdf", lambda _self: saved)
    screen = open_window()
    screen.go("card", DRIVING)
    with screen.answering(answer) as told:
        screen.press("Print", "English")
    assert told == ["No printer was found.\nSave a PDF instead, or ask for help."]
    assert saved.exists() is (answer == "Save as PDF")


@pytest.mark.parametrize("accepted", [True, False])
def test_the_job_in_the_printer_queue_has_a_neutral_name(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, accepted: bool
) -> None:
    printed: list[str] = []

    def paint(_paper: object, printer: QPrinter, *_: object) -> int:
        printed.append(printer.docName())
        return 1

    code = QPrintDialog.DialogCode
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["some"])
    monkeypatch.setattr(
        QPrintDialog, "exec", lambda _dialog: code.Accepted if accepted else code.Rejected
    )
    monkeypatch.setattr(output, "paint_all", paint)
    screen = open_window()
    screen.window.visit.set_packet(Packet((DRIVING,)))
    screen.go("packet")
    screen.press("Print")
    assert printed == ([NEUTRAL_NAME] if accepted else [])
