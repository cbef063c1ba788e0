"""The strip above the foot bar while a page is read aloud: the sentence, and the buttons.

It shows the sentence being said, so that nobody has to find it, and nothing more: a screen reader
does not announce each sentence, as a voice is saying it. At the end it offers more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from navigator.ui.speech import FAST, SLOW, USUAL
from navigator.ui.speech.following import Following
from navigator.ui.speech.reader import Reader
from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import bare, hairline, set_beside
from navigator.ui.widgets.flow_layout import FlowLayout
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

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
