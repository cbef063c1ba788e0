"""Lays out the text of a paper in Qt's rich text and cuts it into pages.

Qt keeps nothing together, so headings and codes are moved here, and the table of contents gets its
page numbers. The layout has a resolution of its own: lines and pages break alike in the preview,
in a PDF and on every printer.

The HTML is read into the document part by part, with the same result as in one call: a call into Qt
holds Python's lock as long as it lasts, and the window needs it too; the time of one call also
grows faster than the length of the text. Only HTML made by `handout` is split, between the elements
directly in its body; any other HTML is read in one call.
"""

from __future__ import annotations

import re
from collections.abc import Container

from PySide6.QtCore import QByteArray, QRectF, QUrl
from PySide6.QtGui import (
    QImage,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
    QTextFormat,
    QTextFrame,
    QTextImageFormat,
)

from navigator.handout.press import Paper
from navigator.ui.theme.fonts import paper_font

PART_CHARS = 4000
"""The least length of a part, in characters; reading it takes a millisecond."""
_WHOLE = re.compile(r"(<html>.*?<body[^>]*>)(.*)(</body></html>)", re.DOTALL)
_EDGE = re.compile(r"<(/?)(?:table|ul|ol|h[1-6]|p|div)\b[^>]*>")


def read_html(document: QTextDocument, html: str) -> None:
    """Read `html` into an empty document, whose font and resources are set."""
    head, parts, foot = parted(html)
    if len(parts) < 2:
        document.setHtml(html)
        return
    end = QTextCursor(document)
    for number, part in enumerate(parts):
        read = QTextDocument()
        read.setDefaultFont(document.defaultFont())
        read.setHtml(head + part + foot)
        end.movePosition(QTextCursor.MoveOperation.End)
        is_table = part.startswith("<table")
        if number and not is_table:  # a table brings its own
            end.insertBlock(QTextBlockFormat(), QTextCharFormat())
        at = end.position()
        end.insertFragment(QTextDocumentFragment(read))
        if not (number and is_table):  # of its first block Qt takes the text alone
            first, came = read.begin(), QTextCursor(document.findBlock(at))
            came.setBlockFormat(first.blockFormat())
            came.setBlockCharFormat(first.charFormat())


def parted(html: str) -> tuple[str, list[str], str]:
    """Split HTML into the start up to `<body>`, parts of the body, and the end; else no parts."""
    found = _WHOLE.fullmatch(html)
    if found is None:
        return "", [], ""
    head, body, foot = found.groups()
    parts: list[str] = []
    depth = start = 0
    for edge in _EDGE.finditer(body):
        depth += -1 if edge[1] else 1
        if depth == 0 and edge.end() - start >= PART_CHARS:
            parts.append(body[start : edge.end()])
            start = edge.end()
    if start < len(body):
        parts.append(body[start:])
    return head, parts, foot


DOT = 1200 / 72
"""Units of the layout (dots) in a point."""
_DOTS_PER_METER = round(1200 / 0.0254)
_HAIR = DOT / 2
"""A distance that counts as none, in dots; less than the height of any line."""
_PICTURE = "\ufffc"
"""The character that stands for a picture in the text of a block."""
_LINE_END = "\u2028"
"""The character that ends a blank to write on, so that its label and its line stay together."""
_BREAK = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_Move = QTextCursor.MoveOperation


class Flow:
    """A paper laid out on pages of `width` x `height` dots; `count` is the number of pages.

    grown: the factor by which everything is enlarged, so that it takes more room.
    """

    def __init__(self, paper: Paper, width: float, height: float, grown: float = 1.0) -> None:
        self._grown = grown
        self.area = QRectF(0, 0, width / grown, height / grown)
        # The layout only points to its device: it must live as long.
        self._device = QImage(1, 1, QImage.Format.Format_RGB32)
        self._device.setDotsPerMeterX(_DOTS_PER_METER)
        self._device.setDotsPerMeterY(_DOTS_PER_METER)
        self._document = QTextDocument()
        font = paper_font(paper.langs)
        font.setPointSize(round(paper.points))
        self._document.setDefaultFont(font)
        self._document.setDocumentMargin(0)
        self._document.documentLayout().setPaintDevice(self._device)
        for name, png in paper.pictures.items():
            image = QImage.fromData(QByteArray(png))
            kind = QTextDocument.ResourceType.ImageResource
            self._document.addResource(kind, QUrl(name), image)
        read_html(self._document, paper.html)
        if grown < 1:
            self._keep_codes()
        self._lay_out()
        while self._move_what_is_cut():
            self._lay_out()
        self._number_contents()
        self.count = self._document.pageCount()

    @property
    def last_used(self) -> float:
        """The used share of the last page's height, 0 to 1."""
        height = self._document.documentLayout().documentSize().height()
        return height % self.area.height() / self.area.height()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint page `number`, counted from 0, with its origin at the painter's."""
        above = number * self.area.height()
        painter.save()
        painter.scale(self._grown, self._grown)
        painter.setClipRect(self.area)
        painter.translate(0, -above)
        # A little less than the page, or lines that only touch it would be in a PDF, unseen.
        window = self.area.translated(0, above).adjusted(0, _HAIR, 0, -_HAIR)
        self._document.drawContents(painter, window)
        painter.restore()

    def _lay_out(self, begin_pages: Container[int] = ()) -> None:
        """Lay out the whole document: where Qt lays out only the changed part, text below is lost.

        begin_pages: numbers of blocks that shall begin a page.

        It goes block by block: Qt holds Python's lock while it lays out, and the window needs it
        too. A block is moved when all above it is laid out and nothing below, which is the least
        work.
        """
        self._forget_layout()
        layout = self._document.documentLayout()
        for block in _blocks(self._document):
            layout.blockBoundingRect(block)
            if block.blockNumber() in begin_pages:
                _begin_page(block)

    def _forget_layout(self) -> None:
        """Drop the layout, so that Qt begins anew with the next line that is asked for."""
        self._document.setPageSize(self.area.size())

    def _keep_codes(self) -> None:
        """Keep codes at full size where the rest is reduced: a camera must still read them."""
        for at, image in _pictures(self._document):
            image.setWidth(image.width() / self._grown)
            image.setHeight(image.height() / self._grown)
            cursor = QTextCursor(self._document)
            cursor.setPosition(at)
            cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(image)

    def _move_what_is_cut(self) -> bool:
        """Move a heading to the page of what follows it, a code or blank onto one page.

        Only the first such block after a page break is moved: what follows moves along. Returns
        whether any block was moved.
        """
        is_moved_here = False
        moved: set[int] = set()
        for block in _blocks(self._document):
            if _is_broken(block):
                is_moved_here = False
            elif not is_moved_here and self._is_cut(block):
                moved.add(block.blockNumber())
                is_moved_here = True
        if moved:
            self._lay_out(moved)
        return bool(moved)

    def _is_cut(self, block: QTextBlock) -> bool:
        if _is_whole(block):
            return self._page_of(block) < self._page_of(block, at_end=True)
        after = block.next()
        is_heading = block.blockFormat().headingLevel() > 0 and after.isValid()
        return is_heading and self._page_of(block) < self._page_of(after, at_end=_is_whole(after))

    def _page_of(self, block: QTextBlock, *, at_end: bool = False) -> int:
        """Return the page on which a block begins or ends, counted from 0."""
        area = self._document.documentLayout().blockBoundingRect(block)
        return int((area.bottom() - _HAIR if at_end else area.top() + _HAIR) / self.area.height())

    def _number_contents(self) -> None:
        """Fill the page numbers into the table of contents."""
        ends: dict[str, QTextBlock] = {}
        for block in _blocks(self._document):
            ends |= dict.fromkeys(_anchors(block), block)
        pages = {name: self._page_of(block) + 1 for name, block in ends.items()}
        self._forget_layout()  # else all of it would be laid out again for each number
        edit = QTextCursor(self._document)
        edit.beginEditBlock()
        for name, block in ends.items():
            target = name.removeprefix("page-")
            if target != name and target in pages:
                cursor = QTextCursor(block)
                cursor.movePosition(_Move.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(str(pages[target]))
        edit.endEditBlock()
        self._lay_out()


def _is_whole(block: QTextBlock) -> bool:
    """Return whether a block must stay on one page: it has a code, or a blank to write on."""
    return _PICTURE in block.text() or block.text().endswith(_LINE_END)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found = [document.begin()]
    while (after := found[-1].next()).isValid():
        found.append(after)
    return found


def _pictures(document: QTextDocument) -> list[tuple[int, QTextImageFormat]]:
    """Return the position and format of each picture."""
    found = []
    for block in _blocks(document):
        part = block.begin()
        while not part.atEnd():
            form = part.fragment().charFormat()
            if form.isImageFormat():
                found.append((part.fragment().position(), form.toImageFormat()))
            part += 1
    return found


def _outer_table(block: QTextBlock) -> QTextFrame | None:
    """Return the outermost table around a block; None outside tables."""
    frame, root = QTextCursor(block).currentFrame(), block.document().rootFrame()
    if frame == root:
        return None
    while frame.parentFrame() != root:
        frame = frame.parentFrame()
    return frame


def _is_broken(block: QTextBlock) -> bool:
    """Return whether a page is made to begin with this block or with the table around it."""
    table = _outer_table(block)
    form = block.blockFormat() if table is None else table.frameFormat()
    return form.pageBreakPolicy() == _BREAK


def _begin_page(block: QTextBlock) -> None:
    table = _outer_table(block)
    if table is None:
        form = block.blockFormat()
        form.setPageBreakPolicy(_BREAK)
        QTextCursor(block).setBlockFormat(form)
    else:
        outer = table.frameFormat()
        outer.setPageBreakPolicy(_BREAK)
        table.setFrameFormat(outer)


def _anchors(block: QTextBlock) -> list[str]:
    found: list[str] = []
    part = block.begin()
    while not part.atEnd():
        found += part.fragment().charFormat().anchorNames()
        part += 1
    return found
