"""The strip above the foot bar while a page is read aloud: the sentence, and the buttons.

It shows the sentence being said, so that nobody has to find it, and nothing more: a screen reader
does not announce each sentence, as a voice is saying it. At the end it offers more. The block of
the page that holds the sentence is highlighted; it is found by its words. A sentence that is not on
the page, as the one that this is general information, highlights nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from navigator.ui.speech import FAST, SLOW, USUAL
from navigator.ui.speech.reader import Reader
from navigator.ui.theme import RADIUS, SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import bare, hairline, set_beside
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.sheet import Sheet
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

if TYPE_CHECKING:
    from navigator.aloud.script import Sentence

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


_TEXT_CHARS = 34
"""Least width of the sentence beside the buttons, in characters; with less they stand below."""


class ReadingStrip(QFrame):
    """Shown while `reader` reads or offers more.

    `leave` returns, in the language of the page, a note for a child who interprets that they need
    not go on, shown at grave sentences; `back_to` returns the page that gets the focus back.
    """

    def __init__(
        self, reader: Reader, leave: Callable[[], str], back_to: Callable[[], QWidget | None]
    ) -> None:
        super().__init__()
        self._reader = reader
        self._leave = leave
        self._back_to = back_to
        self.setProperty("frame", "bar")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._text = WrapLabel("", bold=True, max_lines=2, max_chars=0)
        self._note = WrapLabel("", tone="note", bold=True, role=Role.SMALL, max_chars=0)
        self._back = Button("", icon_name="skip-back", act=partial(reader.step, -1))
        self._pause = Button("", icon_name="pause", act=reader.pause)
        self._next = Button("", icon_name="skip-forward", act=partial(reader.step, 1))
        self._speed = Button("", icon_name="gauge", act=reader.next_speed)
        self._more = Button("", variant="primary", icon_name="volume-2", act=reader.read_more)
        self._stop = Button("", icon_name="x", act=reader.stop)
        column = QVBoxLayout()
        column.setSpacing(SPACE.xxs)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._note)
        column.addStretch(1)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, gap=SPACE.xs)
        for one in (self._back, self._pause, self._next, self._speed, self._more, self._stop):
            self._flow.addWidget(one)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(SPACE.l, SPACE.xs, SPACE.l, SPACE.xs)
        self._both.setSpacing(SPACE.s)
        self._both.addLayout(column, 1)
        self._both.addWidget(self._buttons)
        bare(self, 0, hairline()).addLayout(self._both)
        reader.moved.connect(self._show)
        Following(reader, back_to)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the sentence, or below it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = self._flow.sizeHint().width() + current_look().measure_px(_TEXT_CHARS)
        is_wide = needed <= self.width()
        set_beside(self._both, beside=is_wide)
        policy = QSizePolicy.Policy
        across = policy.Maximum if is_wide else policy.Expanding
        self._buttons.setSizePolicy(across, policy.Preferred)

    def _show(self) -> None:
        reader, sentence = self._reader, self._reader.sentence
        is_offer = reader.more is not None
        if not (reader.is_reading or is_offer):
            self._go()
            return
        self._text.set_text(self._words())
        grave = sentence is not None and sentence.grave
        self._note.set_text(self._leave() if grave else "")
        self._note.setVisible(grave)
        self._back.set_label(tr("One back"))
        self._next.set_label(tr("Next"))
        self._pause.set_label(tr("Go on") if reader.is_paused else tr("Pause"))
        self._pause.set_icon("play" if reader.is_paused else "pause")
        speeds = {SLOW: tr("slow"), USUAL: tr("usual"), FAST: tr("fast")}
        self._speed.set_label(tr("Speed: {speed}").format(speed=speeds[reader.speed]))
        self._more.set_label(tr("Read the rest"))
        self._stop.set_label(tr("No, thank you") if is_offer else tr("Stop reading"))
        for one in (self._back, self._pause, self._next, self._speed):
            one.setVisible(not is_offer)
        self._more.setVisible(is_offer)
        self._arrange()
        self.show()

    def _words(self) -> str:
        sentence = self._reader.sentence
        if sentence is not None:
            return sentence.text
        return tr("That was the next step. More?") if self._reader.more else tr("One moment \u2026")

    def _go(self) -> None:
        """Hide the strip; focus that was in it returns to the page."""
        focus = QApplication.focusWidget()
        page = self._back_to()
        self._text.set_text("")
        self.hide()
        if focus is not None and self.isAncestorOf(focus) and page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
