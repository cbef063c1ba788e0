"""Reads a page aloud, one piece after the other, until its end or until somebody says stop.

It holds the pieces of the one page that is read and nothing else, and lets go of them
and of the voice as soon as it is silent. Whoever may be overheard is asked first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from navigator.ui.speech import Voice, find_voice
from navigator.ui.tasks import Lane
from navigator.ui.visit.covers import QuestionCover
from navigator.ui.words import Words, told, tr

if TYPE_CHECKING:
    from navigator.aloud.script import Spoken
    from navigator.errors import KnownError
    from navigator.site.policy import Policy


class Reader(QObject):
    """One for a window.

    Signals: `changed(bool)`, whether it reads now; `asks(QuestionCover)`, what to lay over
    the page; `went_on`, with each piece: to listen is to use the program.
    """

    changed = Signal(bool)
    asks = Signal(object)
    went_on = Signal()

    def __init__(
        self, window: QWidget, policy: Policy, find: Callable[[], Voice | None] | None = None
    ) -> None:
        super().__init__(window)
        self._policy = policy
        self.find = find or find_voice
        """Gives the voice of this system, beside the main thread."""
        self._lane = Lane(self)
        self._voice: Voice | None = None
        self._make: Callable[[], Spoken] | None = None
        self._lang = ""
        self._left: list[str] = []

    @property
    def is_reading(self) -> bool:
        """Whether something is being read, or is about to be."""
        return bool(self._lang)

    @property
    def is_opening(self) -> bool:
        """Whether the voice is being looked for."""
        return not self._lane.is_idle

    def stops_with_escape(self, within: QWidget) -> None:
        """Let Esc stop the reading while `within` is shown; at other times Esc is not taken."""
        key = QShortcut(QKeySequence("Esc"), within, self.stop)
        key.setEnabled(False)
        self.changed.connect(key.setEnabled)

    def toggle(self, make: Callable[[], Spoken]) -> None:
        """Read what `make` gives, or be silent if something is being read."""
        if self.is_reading:
            self.stop()
        elif self._policy.read_aloud_asks or make().private:
            cover = QuestionCover(
                tr("Others may hear. Headphones?"),
                tr("The page is read aloud by this computer. You can stop it."),
                tr("Read aloud"),
                tr("Do not read"),
            )
            self.asks.emit(cover)  # taken away before the answer is heard here
            cover.answered.connect(lambda number: self._begin(make) if number == 0 else None)
        else:
            self._begin(make)

    def reads(self, make: Callable[[], Spoken]) -> bool:
        """Whether it reads what `make` gave."""
        return self._make is make

    def _begin(self, make: Callable[[], Spoken]) -> None:
        spoken = make()
        self._make, self._lang, self._left = make, spoken.lang, list(spoken.pieces)
        self.changed.emit(True)
        if not self.is_opening:  # else the voice that is on its way reads this
            self._lane.ask("voice", self.find, self._found, self._failed)

    def stop(self) -> None:
        """Be silent at once; forget what was to be read and give the voice back."""
        was_reading = self.is_reading
        self._make, self._lang, self._left = None, "", []
        voice, self._voice = self._voice, None
        if voice is not None:
            voice.stop()
            voice.close()
        if was_reading:
            self.changed.emit(False)

    def finish(self) -> None:
        """Be silent for good."""
        self.stop()
        self._lane.finish()

    def _found(self, voice: Voice | None) -> None:
        if not self.is_reading:  # somebody said stop meanwhile
            if voice is not None:
                voice.close()
            return
        if voice is None:
            self._give_up(tr("This computer has no voice to read aloud."))
            return
        self._voice = voice
        if not voice.speaks(self._lang):
            name = Words.native(self._lang)
            self._give_up(
                tr("This computer has no voice that speaks {language}.").format(language=name)
            )
            return
        self._next()

    def _failed(self, error: KnownError) -> None:
        self._give_up(told(error)[0])

    def _give_up(self, why: str) -> None:
        self.stop()
        lead = tr("Ask someone to read it with you. Who looks after this computer can add a voice.")
        self.asks.emit(QuestionCover(why, lead, tr("Back to the page")))

    def _next(self) -> None:
        """The next piece; after the last one it is over."""
        if self._voice is None or not self._left:
            self.stop()
            return
        self.went_on.emit()
        self._voice.say(self._left.pop(0), self._lang, self._next)
