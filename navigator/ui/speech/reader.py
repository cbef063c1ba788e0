"""Reads a page aloud, sentence by sentence, until its end or until somebody stops it.

It holds only the sentences of the page that is read, and drops them and the voice when it stops. A
sentence begins when the voice reports that the one before it has ended, never by a clock. Where
others may overhear, it asks once a visit; before that it says no more than a name, unasked, of a
language or a topic that somebody touched. Which languages no voice speaks it learns as it goes,
and keeps: that is about the computer, not about a visit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from navigator.ui.speech import FAST, SLOW, USUAL, Voice, find_voice
from navigator.ui.tasks import Lane
from navigator.ui.visit.covers import QuestionCover
from navigator.ui.visit.shortcuts import bind_key
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from navigator.aloud.script import Sentence, Spoken
    from navigator.errors import KnownError
    from navigator.site.policy import Policy


_SPEEDS = (SLOW, USUAL, FAST)


def _nothing() -> None:
    """Stand in for what to do where no voice says a name."""


class Reader(QObject):
    """Reads the page of a window aloud; one for each window.

    Signals: `changed(bool)`, whether it reads now; `moved`, another sentence, a pause, another
    speed, or more to offer; `asks(QuestionCover)`, a cover to lay over the page; `went_on`, with
    each sentence, as listening counts as use of the program; `learned`, whether a language has a
    voice.
    """

    changed = Signal(bool)
    moved = Signal()
    asks = Signal(object)
    went_on = Signal()
    learned = Signal()

    def __init__(
        self, window: QWidget, policy: Policy, find: Callable[[], Voice | None] | None = None
    ) -> None:
        super().__init__(window)
        self._policy = policy
        self.find = find or find_voice
        """Finds the voice of this system; called off the main thread."""
        self.native: Callable[[str], str] = str
        """Names a language in itself."""
        self.may_speak: Callable[[str], bool] = bool
        """Tells whether a voice of a language can be understood, where a computer has one."""
        self._lane = Lane(self)
        self._voice: Voice | None = None
        self._make: Callable[[], Spoken] | None = None
        self._lang = ""
        self._sentences: tuple[Sentence, ...] = ()
        self._at = 0
        self._may_hear = False
        """True once this visitor said that others may hear."""
        self._name: tuple[str, str, Callable[[], object]] | None = None
        """A name to say, its language, and what to do where no voice says it."""
        self._caller: Voice | None = None
        """The voice that says a name."""
        self._after: Callable[[], Spoken] | None = None
        self._mute: set[str] = set()
        """The languages that no voice of this computer speaks, as far as tried."""
        self.is_paused = False
        self.more: Callable[[], Spoken] | None = None
        """Makes the rest of the page, offered once the first part was read; None without a rest."""
        self.speed = USUAL
        """The speed of everything that is read until the visit ends."""

    @property
    def is_reading(self) -> bool:
        """Return whether a page is being read, is about to be, or is paused."""
        return bool(self._lang)

    @property
    def is_opening(self) -> bool:
        """Return whether the voice is being looked for."""
        return not self._lane.is_idle

    def is_mute(self, lang: str) -> bool:
        """Return whether no voice of this computer was found for a language."""
        return lang in self._mute or not self.may_speak(lang)

    def _learn(self, lang: str, *, speaks: bool) -> None:
        if speaks == (lang in self._mute):
            self._mute ^= {lang}
            self.learned.emit()

    @property
    def sentence(self) -> Sentence | None:
        """The sentence being said; None while nothing is."""
        return self._sentences[self._at] if self._voice is not None else None

    def stops_with_escape(self, within: QWidget) -> None:
        """Let Esc stop the reading while `within` is shown; when nothing is read Esc stays free."""
        key = bind_key("Esc", within, self.stop)
        key.setEnabled(False)
        self.moved.connect(lambda: key.setEnabled(self.is_reading or self.more is not None))

    def toggle(self, make: Callable[[], Spoken]) -> None:
        """Read the words that `make` returns; stop if something is being read.

        Asks first, where the policy says so or the words are private.
        """
        if self.is_reading:
            self.stop()
        elif (self._policy.read_aloud_asks and not self._may_hear) or make().private:
            cover = QuestionCover(
                tr("Others may hear. Headphones?"),
                tr("The page is read aloud by this computer. You can stop it."),
                tr("Read aloud"),
                tr("Do not read"),
            )
            self.asks.emit(cover)  # taken away before the answer is heard here
            cover.answered.connect(lambda number: self._agreed(make) if number == 0 else None)
        else:
            self._begin(make)

    def agree(self) -> None:
        """Take it that this visitor said that others may hear, until the visit ends."""
        self._may_hear = True

    def _agreed(self, make: Callable[[], Spoken]) -> None:
        self.agree()
        self._begin(make)

    def call_out(self, name: str, lang: str, otherwise: Callable[[], object] = _nothing) -> None:
        """Say a name alone, without asking; where no voice can, do `otherwise`.

        It says nothing of a page, and goes on when another page is shown.
        """
        self._hush()
        self._name = (name, lang, otherwise)
        if not self.is_opening:
            self._lane.ask("voice", self.find, self._found, self._failed)

    def _hush(self) -> None:
        """Drop the name that is said or about to be."""
        self._name = None
        caller, self._caller = self._caller, None
        if caller is not None:
            caller.stop()
            caller.close()

    def _call(
        self, voice: Voice | None, name: str, lang: str, otherwise: Callable[[], object]
    ) -> None:
        speaks = voice is not None and self.may_speak(lang) and voice.speaks(lang)
        self._learn(lang, speaks=speaks)
        if voice is not None and speaks:
            self._caller = voice
            voice.say(name, lang, self._hush, self.speed)
            return
        if voice is not None:
            voice.close()
        otherwise()

    def reads(self, make: Callable[[], Spoken]) -> bool:
        """Return whether the words being read came from `make`."""
        return self._make is make

    def pause(self) -> None:
        """Pause at the current sentence, or resume from its beginning."""
        if self._voice is None:
            return
        self.is_paused = not self.is_paused
        if self.is_paused:
            self._voice.stop()
            self.moved.emit()
        else:
            self._say()

    def step(self, count: int) -> None:
        """Jump `count` sentences on (or back); after the last one the reading is over."""
        if self._voice is None:
            return
        self._voice.stop()
        self._go_to(max(0, self._at + count))

    def next_speed(self) -> None:
        """Set the next speed: slow, usual, fast, in turn; begin the sentence again in it."""
        self.speed = _SPEEDS[(_SPEEDS.index(self.speed) + 1) % len(_SPEEDS)]
        if self._voice is not None and not self.is_paused:
            self._voice.stop()
            self._say()
        else:
            self.moved.emit()

    def read_more(self) -> None:
        """Read the part on offer, if any."""
        if self.more is not None:
            self._begin(self.more)

    def forget(self) -> None:
        """Stop, ask again, and set the usual speed for the next visitor."""
        self._hush()
        self._may_hear = False
        self.stop()
        self.speed = USUAL

    def _begin(self, make: Callable[[], Spoken]) -> None:
        self._hush()
        spoken = make()
        self.more = None
        self._make, self._lang, self._after = make, spoken.lang, spoken.more
        self._sentences, self._at = spoken.sentences, 0
        self.changed.emit(True)
        self.moved.emit()
        if not self.is_opening:  # else the voice that is on its way reads this
            self._lane.ask("voice", self.find, self._found, self._failed)

    def stop(self) -> None:
        """Stop at once; drop all sentences and close the voice."""
        was_reading, was_offering = self.is_reading, self.more is not None
        self._make, self._lang, self._after, self.more = None, "", None, None
        self._sentences, self._at, self.is_paused = (), 0, False
        voice, self._voice = self._voice, None
        if voice is not None:
            voice.stop()
            voice.close()
        if was_reading:
            self.changed.emit(False)
        if was_reading or was_offering:
            self.moved.emit()

    def finish(self) -> None:
        """Stop for good; nothing can be read after it."""
        self.forget()
        self._lane.finish()

    def _found(self, voice: Voice | None) -> None:
        if (named := self._name) is not None:
            self._name = None
            self._call(voice, *named)
            return
        if not self.is_reading:  # somebody said stop meanwhile
            if voice is not None:
                voice.close()
            return
        lang = self._lang
        speaks = voice is not None and self.may_speak(lang) and voice.speaks(lang)
        self._learn(self._lang, speaks=speaks)
        if voice is None:
            self._give_up(tr("This computer has no voice to read aloud."))
            return
        if not speaks:
            name = self.native(self._lang)
            voice.stop()
            voice.close()
            self._give_up(
                tr("This computer has no voice that speaks {language}.").format(language=name)
            )
            return
        self._voice = voice
        self._go_to(0)

    def _failed(self, error: KnownError) -> None:
        if self._name is not None:
            self._found(None)
            return
        self._give_up(told(error)[0])

    def _give_up(self, why: str) -> None:
        self.stop()
        lead = tr("Ask someone to read it with you. Who looks after this computer can add a voice.")
        self.asks.emit(QuestionCover(why, lead, tr("Back to the page")))

    def _go_to(self, number: int) -> None:
        """Say a sentence; after the last one stop, and offer the rest if there is one."""
        if number < len(self._sentences):
            self._at = number
            self._say()
            return
        after = self._after
        self.stop()
        if after is not None:
            self.more = after
            self.moved.emit()

    def _say(self) -> None:
        voice, sentence = self._voice, self.sentence
        if voice is None or sentence is None:
            return
        self.is_paused = False
        self.went_on.emit()
        self.moved.emit()
        speed = SLOW if sentence.slow else self.speed
        lang = sentence.lang if sentence.lang and voice.speaks(sentence.lang) else self._lang
        voice.say(sentence.said, lang, lambda: self._go_to(self._at + 1), speed)
