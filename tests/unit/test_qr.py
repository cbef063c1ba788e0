"""The QR pictures of the paper are the codes of its pages, an official one where there is one."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest
import segno

from navigator.handout.press import Press
from navigator.handout.qr import (
    LEAST_MM,
    MODULE_MM,
    QR_PIXELS,
    essential_code,
    make_code,
    qr_png,
)
from navigator.handout.record_html import Record, Sheet, essential_lines
from navigator.library.facade import Library
from navigator.records.model import Item, Section
from navigator.records.topics import TOPICS
from tests.unit.test_handout import (
    GUIDE,
    HELPER,
    OLDER,
    SOURCE,
    STOP,
    URL,
    card_sheet,
    paper,
    read,
    sheet,
    wording,
)
from tests.unit.test_translator import PROGRAM

pytestmark = pytest.mark.together("cards")

MOST_BYTES = 779
"""What a code of version 22 holds at error level M."""
PRESS = Press(wording(), reviewed=True, old=False)


def modules(png: bytes) -> list[list[int]]:
    """The QR modules of a PNG that segno wrote: 1 is dark."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) in ((1, 0), (1, 3))
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw = zlib.decompress(data)
    size = (width + 7) // 8
    rows = [bytes(size)]
    for y in range(height):
        filtered, line = raw[y * (size + 1)], raw[y * (size + 1) + 1 : (y + 1) * (size + 1)]
        assert filtered in (0, 2), "as it is, or as the difference from the row above"
        above = rows[-1] if filtered == 2 else bytes(size)
        rows.append(bytes((a + b) % 256 for a, b in zip(line, above, strict=True)))
    middle = QR_PIXELS // 2
    return [
        [1 - (line[x // 8] >> (7 - x % 8) & 1) for x in range(middle, width, QR_PIXELS)]
        for line in rows[1 + middle :: QR_PIXELS]
    ]


@pytest.mark.parametrize("text", ["https://leg.colorado.gov/bills/sb24-182", URL])
def test_a_qr_picture_is_the_code_of_its_address_with_a_margin(text: str) -> None:
    wanted = [list(row) for row in segno.make(text, error="m").matrix_iter(border=2)]
    assert modules(qr_png(text)) == wanted
    code = make_code(text)
    assert code is not None
    assert modules(code.png) == wanted


def test_every_picture_the_paper_shows_is_there_and_is_that_of_its_source() -> None:
    made = paper(card_sheet(), sheet(HELPER, ()))
    images = read(made).images
    assert images == list(made.pictures)
    essential, source, contact, website = made.pictures.values()
    assert source == qr_png(URL)
    assert website == qr_png("https://helper.example.org/")
    assert contact == qr_png("\n".join(essential_lines(sheet(HELPER, ()), PRESS)))
    assert essential == qr_png("\n".join(essential_lines(card_sheet(), PRESS)))


def test_a_source_without_an_address_leaves_no_picture() -> None:
    item = Item(text="x", sources=(replace(SOURCE, url=None),))
    made = paper(sheet(replace(GUIDE, sections=(Section("h", (item,)),)), ()))
    assert len(made.pictures) == 1, "only the text to keep"
    assert wording()("paper.scan_source") not in made.html


def test_the_code_leads_to_an_official_page_where_there_is_one() -> None:
    item = Item(text="x", sources=(SOURCE, replace(OLDER, url="https://leg.colorado.gov/x")))
    made = paper(sheet(replace(GUIDE, sections=(Section("h", (item,)),)), ()))
    assert list(made.pictures.values())[1:] == [qr_png("https://leg.colorado.gov/x")]
    assert wording()("paper.scan") in made.html
    false_friend = replace(SOURCE, url="https://leg.colorado.gov.example.org/x")
    item = Item(text="x", sources=(false_friend,))
    made = paper(sheet(replace(GUIDE, sections=(Section("h", (item,)),)), ()))
    assert wording()("paper.scan") not in made.html
    assert wording()("paper.scan_source") in made.html


@pytest.mark.parametrize("record", [card_sheet().record, GUIDE, PROGRAM])
def test_the_text_to_keep_names_every_danger_before_its_answer(record: Record) -> None:
    title, heading, danger, answer, date = essential_lines(sheet(record, (STOP,)), PRESS)
    assert title == sheet(record, ()).title
    assert heading.rstrip(":") in (wording()("part.read_before"), wording()("part.read_first"))
    assert danger == f"- {STOP.title}"
    assert answer in ("The answer of the day. More on it.", "Stay silent.", "One.")
    assert "Nov 24, 2026" in date
    assert len(essential_lines(sheet(record, ()), PRESS)) == 3


def test_the_text_to_keep_says_whom_to_call_where_the_packet_knows_a_place() -> None:
    lawyer = replace(HELPER, topics=("driving",))
    made = paper(card_sheet(), sheet(lawyer, ()))
    lines = essential_lines(card_sheet(), PRESS)
    assert next(iter(made.pictures.values())) == qr_png(
        "\n".join([*lines, "Helper of Denver: 303-555-0100"])
    )
    other = paper(card_sheet(), sheet(replace(HELPER, topics=("health",)), ()))
    assert next(iter(other.pictures.values())) == qr_png("\n".join(lines))


def test_what_would_not_scan_gets_no_code_and_a_line_too_many_is_left_out() -> None:
    assert make_code("x" * 3000) is None, "more than any code holds"
    assert make_code("x" * 800) is None, "more than scans from paper"
    full = make_code("x" * MOST_BYTES)
    assert full is not None
    assert make_code("x" * (MOST_BYTES + 1)) is None
    assert essential_code(["x" * MOST_BYTES], ["y"]) == full
    assert essential_code(["x"], ["y"]) == make_code("x\ny")


def test_where_a_script_takes_much_room_lines_are_let_go_and_no_danger() -> None:
    title, danger, answer, foot = "法" * 40, "- " + "险" * 180, "答" * 60, "日" * 20
    lines = [title, danger, answer, foot]
    assert make_code("\n".join(lines)) is None
    assert essential_code(lines, ["y"], [danger]) == make_code(f"{title}\n{danger}")
    assert essential_code([danger * 2], dangers=[danger * 2]) is None


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_essential_text_of_every_card_fits_a_code_that_scans(
    real_library: Library, lang: str
) -> None:
    press = Press(real_library.wording(lang), reviewed=False, old=False)
    for state in real_library.states():
        for topic in TOPICS:
            card = real_library.card(state, topic, lang)
            lines = essential_lines(Sheet(card, real_library.outline(card, lang)), press)
            text = "\n".join(lines)
            assert len(text.encode()) <= MOST_BYTES, card.id
            for stop in card.stops:
                assert (stop.title or stop.text) in text


def test_a_code_is_printed_large_enough_for_its_modules() -> None:
    for length in (5, 50, 300, 770):
        code = make_code("x" * length)
        assert code is not None
        side = len(modules(code.png))
        assert code.side_mm == max(LEAST_MM, side * MODULE_MM)
        printed = round(code.side_mm * 96 / 25.4)
        assert f"width='{printed}' height='{printed}'" in code.image("name")
