"""The sheet that folds to pocket size, as it comes out of a printer."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QRectF

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.handout.press import Paper
from navigator.library.calls import EMERGENCY
from navigator.library.facade import Library
from navigator.records.topics import TOPICS
from navigator.ui.paper.printing import NEUTRAL_NAME, PocketSheets, make_pdf, preview

IDS = (*(f"card:CO:{topic}" for topic in TOPICS), EMERGENCY, "checklist:CO:family-plan")
LEFT_UP = {(0, 0)}
"""Column and row, in the upper half, of what stands upright while the sheet lies open."""


def paper(library: Library, id: str, lang: str, size: str = "Letter") -> Paper:
    edition = Edition(langs=(lang,), site="Riverside Library", size=size, pocket=True)
    return library.paper(Packet((id,)), lang, edition, "80202", "CO")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", ["Letter", "A4"])
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("id", IDS)
def test_no_text_crosses_a_fold_or_the_edge_and_it_is_turned_as_it_folds(
    real_library: Library, id: str, lang: str, size: str
) -> None:
    made, pages = make_pdf(paper(real_library, id, lang, size), size)
    document = pdfium.PdfDocument(made)
    assert pages == len(document) == 1
    width, height = document[0].get_size()
    for thing in document[0].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = thing.get_bounds()
        middle = (left + right) / 2, (bottom + top) / 2
        column, row = int(middle[0] / (width / 2)), int((height - middle[1]) / (height / 4))
        if right - left < 10 and top - bottom < 10:
            continue  # the number of a fold
        assert column * width / 2 + 8 <= left, "over the fold or the edge at the left"
        assert right <= (column + 1) * width / 2 - 8
        assert height - (row + 1) * height / 4 + 5 <= bottom
        assert top <= height - row * height / 4 - 5
        is_turned = thing.get_matrix().a < 0
        assert is_turned is (row < 2 and (column, row) not in LEFT_UP), (column, row)


@pytest.mark.usefixtures("qapp")
def test_the_file_is_neutral(real_library: Library) -> None:
    made, _ = make_pdf(paper(real_library, EMERGENCY, "es"), "Letter")
    told = pdfium.PdfDocument(made).get_metadata_dict()
    assert told["Title"] == NEUTRAL_NAME
    assert not told["CreationDate"]
    assert make_pdf(paper(real_library, EMERGENCY, "es"), "Letter")[0] == made


@pytest.mark.usefixtures("qapp")
def test_it_folds_right_whatever_margin_a_printer_keeps(real_library: Library) -> None:
    page = QRectF(0, 0, 612, 792)
    held = paper(real_library, IDS[0], "en")
    for margin in (0.0, 9.0, 42.5):
        printed = page.adjusted(margin, margin, -margin, -margin)
        sheets = PocketSheets(held, page, printed)
        assert sheets.count == 1
        assert sheets._cell(1, 3).bottomRight() / (1200 / 72) == page.bottomRight()


@pytest.mark.usefixtures("qapp")
def test_the_preview_shows_each_sheet(real_library: Library) -> None:
    edition = Edition(langs=("es",), pocket=True)
    both = real_library.paper(Packet(IDS[:2]), "es", edition)
    assert len(preview(both, 460, 1.0)) == 2
