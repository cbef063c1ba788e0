"""A paper that is read part by part is the same paper: no line, code or page break is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextDocument

from navigator.handout.edition import Edition
from navigator.handout.packet import Packet
from navigator.ui.paper.pagination import parted, read_html

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from navigator.library.facade import Library

CARDS = ("card:CO:driving", "card:CO:health", "card:US:rights.someone-taken", "card:TX:legal")


@pytest.mark.parametrize("side", ["ltr", "rtl"])
@pytest.mark.parametrize(
    "edition",
    [Edition(), Edition(langs=("en", "es")), Edition(large=True), Edition(tears=True)],
    ids=("usual", "two languages", "large", "tears"),
)
def test_a_paper_in_parts_is_the_paper_as_a_whole(
    qapp: QApplication, real_library: Library, edition: Edition, side: str
) -> None:
    paper = real_library.paper(Packet(CARDS), "en", edition, "80202", "CO")
    html = paper.html.replace("dir='ltr'", f"dir='{side}'")
    assert len(parted(html)[1]) > 5
    whole, read = QTextDocument(), QTextDocument()
    whole.setHtml(html)
    read_html(read, html)
    assert read.blockCount() == whole.blockCount()
    assert read.toHtml() == whole.toHtml()


@pytest.mark.parametrize("html", ["", "plain words", "<p>One</p><p>Two</p>" * 900])
def test_other_text_is_read_as_it_is(qapp: QApplication, html: str) -> None:
    whole, read = QTextDocument(), QTextDocument()
    whole.setHtml(html)
    read_html(read, html)
    assert read.toHtml() == whole.toHtml()
