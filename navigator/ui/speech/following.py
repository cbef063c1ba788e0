"""Highlights the block of the page that holds the sentence being read aloud.

A block is found by its words. A sentence that is not on the page, as the one that this is general
information, highlights nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from navigator.ui.theme import RADIUS, SPACE, current_look
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.sheet import Sheet
from navigator.ui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from navigator.aloud.script import Sentence
    from navigator.ui.speech.reader import Reader

_BAR_PX = 5
_LINE_PX = 2
_OUT_X, _OUT_Y = SPACE.s, SPACE.xxs


class Lit(QWidget):
    """The highlight for blocks inside `ground`; hidden while it has no block.

    It lies over the page and takes no click. A bar at the leading edge and a line around are drawn
    in the colors of the look, so that no look rests on color alone.
    """

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self._block: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground.installEventFilter(self)
        self.hide()

    @property
    def block(self) -> QWidget | None:
        """The block highlighted now; None without one."""
        return self._block

    def put_on(self, block: QWidget | None) -> None:
        """Highlight this block; None highlights nothing."""
        self._block = block
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the block when the page is laid out anew."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            QTimer.singleShot(0, self, self._follow)  # after its parts have moved
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        block = self._block
        if block is None or not isValid(block) or not block.isVisible():
            self.hide()
            return
        rect = block.rect().translated(block.mapTo(self._ground, QPoint()))
        self.setGeometry(rect.adjusted(-_OUT_X, -_OUT_Y, _OUT_X, _OUT_Y))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line and bar in the primary color."""
        del event
        look = current_look()
        sheet = Sheet(look, self.width())
        whole = QRectF(self.rect())
        sheet.box(whole, outline=look.colors.primary, radius=RADIUS.control, line=_LINE_PX)
        inside = whole.adjusted(0, RADIUS.control / 2, 0, -RADIUS.control / 2)
        inside.setWidth(_BAR_PX)
        sheet.box(inside, fill=look.colors.primary, radius=_BAR_PX / 2)
        sheet.paint(QPainter(self))


class Following(QObject):
    """Follows a reader on the page that `page` returns."""

    def __init__(self, reader: Reader, page: Callable[[], QWidget | None]) -> None:
        super().__init__(reader)
        self._reader = reader
        self._page = page
        self._lit: Lit | None = None
        self._at = 0
        """The index, in reading order, of the last block found: the same text may occur twice."""
        self._sentence: Sentence | None = None
        reader.moved.connect(self._follow)

    def _follow(self) -> None:
        sentence = self._reader.sentence
        if sentence is self._sentence:
            return
        self._sentence = sentence
        self._put_out()
        page = self._page()
        if sentence is None or not isinstance(page, Page):
            self._at = 0
            return
        found = self._find(page.blocks(), sentence)
        fold = page.part_folds.get(sentence.heading)
        if found is None and fold is not None:
            found = fold.head
            if not fold.is_open:
                fold.set_open(True)
                self._sentence = None
                QTimer.singleShot(0, self, self._follow)  # when what opened has its place
                return
        if found is not None:
            self._light(page, found, sentence.text)

    def _light(self, page: Page, block: QWidget, words: str) -> None:
        area = page.scroll_area
        if self._lit is None or not isValid(self._lit) or not page.isAncestorOf(self._lit):
            self._lit = Lit(page.ground)
        if isinstance(block, WrapLabel):
            block.light(words)
        self._lit.put_on(block)
        area.ensureWidgetVisible(block, 0, min(area.viewport().height() // 4, 4 * SPACE.xxl))

    def _find(self, blocks: list[tuple[QWidget, str]], sentence: Sentence) -> QWidget | None:
        """Return the next block with just these words, else the next that contains them."""
        wanted = _plain(sentence.at)
        if not wanted:
            return None
        texts = [_plain(text) for _, text in blocks]
        order = [*range(self._at, len(texts)), *range(min(self._at, len(texts)))]
        same = (number for number in order if texts[number] == wanted)
        among = (number for number in order if wanted in texts[number])
        at: int | None = next(same, next(among, None))
        if at is None:
            return None
        self._at = at
        return blocks[at][0]

    def _put_out(self) -> None:
        if self._lit is not None and isValid(self._lit):
            block = self._lit.block
            if isinstance(block, WrapLabel) and isValid(block):
                block.light("")
            self._lit.put_on(None)


def _plain(text: str) -> str:
    """Return the words to compare, without marks before them and punctuation behind them."""
    return " ".join(text.split()).strip("\u2022\u25b2\u201c\u201d .:")
