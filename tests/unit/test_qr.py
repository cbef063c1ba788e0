"""The QR pictures of the paper are the codes of its pages, an official one where there is one."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest
import segno

from navigator.handout.paper import QR_PIXELS, Sheet, qr_png
from navigator.model import Item, Section
from tests.unit.test_handout import (
    GUIDE,
    HELPER,
    OLDER,
    SOURCE,
    URL,
    card_sheet,
    paper,
    read,
    wording,
)


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


def test_every_picture_the_paper_shows_is_there_and_is_that_of_its_source() -> None:
    made = paper(card_sheet(), Sheet(HELPER, ()))
    images = read(made).images
    assert images == list(made.pictures)
    assert made.pictures[images[0]] == qr_png(URL)
    assert made.pictures[images[1]] == qr_png("https://helper.example.org/")


def test_a_source_without_an_address_leaves_no_picture() -> None:
    item = Item(text="x", sources=(replace(SOURCE, url=None),))
    made = paper(Sheet(replace(GUIDE, sections=(Section("h", (item,)),)), ()))
    assert made.pictures == {}
    assert read(made).images == []


def test_the_code_leads_to_an_official_page_where_there_is_one() -> None:
    item = Item(text="x", sources=(SOURCE, replace(OLDER, url="https://leg.colorado.gov/x")))
    made = paper(Sheet(replace(GUIDE, sections=(Section("h", (item,)),)), ()))
    assert list(made.pictures.values()) == [qr_png("https://leg.colorado.gov/x")]
    assert wording()("paper.scan") in made.html
    false_friend = replace(SOURCE, url="https://leg.colorado.gov.example.org/x")
    item = Item(text="x", sources=(false_friend,))
    made = paper(Sheet(replace(GUIDE, sections=(Section("h", (item,)),)), ()))
    assert wording()("paper.scan") not in made.html
    assert wording()("paper.scan_source") in made.html
