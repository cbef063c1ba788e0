"""`Outline`: the text of a card, a program or a longer card, part by part, in reading order.

Screen, paper and speech render the same outline, composed once in `library.outline`. The parts that
a medium leaves out are listed here and nowhere else. Finished words, no markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from navigator.records.locales import WIDE_ENDS
from navigator.records.model import Dated, Nearby, Said


class Purpose(Enum):
    """The purpose of a part, by which a medium lays it out. `NEXT_STEP` lists the first to need."""

    STOP = auto()
    """The reasons not to go at all, in a few words each: above the answer."""
    NOTE = auto()
    """The note that a program has ended, or begins later."""
    ANSWER = auto()
    """The answer in one sentence, then how old it is."""
    DAY = auto()
    """The last days of a letter: each line an act, and by when."""
    BRING = auto()
    """Papers: each line is a group that is needed, with a box on paper."""
    DO = auto()
    """Steps, in order, each with the dangers that wait there."""
    CALL = auto()
    """Places to call: each line a number and whose it is."""
    SAY = auto()
    """The sentence to say at the counter, and the same in English."""
    POLICE = auto()
    """The police near a ZIP code that have an agreement with ICE."""
    SUMMARY = auto()
    """The reasons for the answer, in a few sentences."""
    DANGERS = auto()
    """Each danger that stands at no step, whole."""
    KNOW = auto()
    COMING = auto()
    CHANGED = auto()
    SECTION = auto()
    """A part with a heading of its own."""
    PLACES = auto()
    """Places told on request only, in a fold of their own: nobody is sent there."""
    WRITE = auto()
    """A letter to write by hand: sentences to choose from, and room to write on. Paper sets it."""
    WHO = auto()
    HOW = auto()
    STATUS = auto()
    """The rule on status: to be read in silence."""


AT_SIGHT = 4
"""The most steps shown at once, on the first screen and aloud; where there are more, one less is
shown. Paper has all."""
_TOLD_WHOLE = (Purpose.DAY, Purpose.BRING, Purpose.SECTION, Purpose.WRITE)
NEXT_STEP = (
    Purpose.STOP,
    Purpose.ANSWER,
    Purpose.DAY,
    Purpose.BRING,
    Purpose.DO,
    Purpose.CALL,
    Purpose.SAY,
)
"""The parts a person needs to take the next step: the first screen, the first page, the first
minute."""
GRAVE = (Purpose.STOP, Purpose.DANGERS)
"""The parts no child who interprets should have to carry; every danger at a step is one too."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paper, step, danger or sentence."""

    text: str
    """The text at first sight; for a danger all of it."""
    more: str = ""
    """The text shown when the line is opened; for a number, whose it is."""
    title: str = ""
    """A danger in a few words."""
    traps: tuple[Line, ...] = ()
    """Dangers at this step."""
    is_mild: bool = False
    """Whether it is only worth knowing: good news is never in the color of a danger."""
    where: Nearby | None = None
    """The place a number belongs to."""
    address: str = ""
    """The street and town of that place, and its hours: for the eye, not read aloud."""
    said: Said | None = None
    """The words to say or show at this step."""
    is_choice: bool = False
    """Whether it names papers that stand for each other."""
    english: Line | None = None
    """The same in English, to stand beside words that may harm and that nobody has checked."""
    numbers: tuple[str, ...] = ()
    """The numbers of its texts that nobody has checked, to tell which one is wrong."""

    @property
    def whole(self) -> str:
        """The text and what follows it."""
        space = "" if self.text.endswith(tuple(WIDE_ENDS)) else " "
        return f"{self.text}{space}{self.more}".strip()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, which may be empty, and its lines."""

    purpose: Purpose
    heading: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    """Sentences beside the lines: what is not asked, how old an answer is."""
    lang: str = ""
    """The language of lines and notes where it is not that of the outline: all of the part is in
    English, for some of it lacks, and its heading says so."""

    @property
    def at_sight(self) -> list[tuple[int, Line]]:
        """The first lines and every later one with a danger in it, numbered without a gap.

        A single last line never waits below: to say so takes a line too. A section has no fold that
        would hold the others, and every paper is needed: these show all their lines.
        """
        most = AT_SIGHT - 1 if len(self.lines) > AT_SIGHT else AT_SIGHT
        shown = [line for at, line in enumerate(self.lines) if at < most or line.traps]
        is_whole = self.purpose in _TOLD_WHOLE or len(self.lines) - len(shown) == 1
        return list(enumerate(self.lines if is_whole else shown, start=1))

    @property
    def texts(self) -> list[str]:
        """The whole text of each line."""
        return [line.whole for line in self.lines]


@dataclass(frozen=True, slots=True)
class Outline:
    """A record in one language, as of one day."""

    title: str
    parts: tuple[Part, ...]
    """Only parts that have lines."""
    claims: tuple[Dated, ...]
    """Every dated statement, for the list of sources; those the answer rests on first."""
    private: bool = False
    """Whether it says something about the person who asked for it."""
    answer: str = ""
    """The answer, in one sentence or a few."""
    places: tuple[Nearby, ...] = ()
    """The places whose numbers it gives."""
    lawyer: Line | None = None
    """The nearest legal help, for people whom a danger tells to see a lawyer first."""
    said: str = ""
    """The sentence to say to somebody, wherever it stands; empty where there is none."""
    grave: bool = False
    """Whether all of it is about the worst day: no child needs to translate any of it."""

    @property
    def dangers(self) -> tuple[Line, ...]:
        """Every danger of the record, whole: those at a step, then the others."""
        steps, others = self.part(Purpose.DO), self.part(Purpose.DANGERS)
        traps = (trap for line in (steps.lines if steps else ()) for trap in line.traps)
        return (*traps, *(others.lines if others else ()))

    def part(self, purpose: Purpose) -> Part | None:
        """Return the first part of a purpose; None where there is none."""
        return next((part for part in self.parts if part.purpose is purpose), None)


def paired(one: Outline, other: Outline) -> list[tuple[Part, Part]]:
    """Return the parts of a record in two languages, in pairs.

    Raises ValueError where the two outlines have different parts.
    """
    pairs = list(zip(one.parts, other.parts, strict=True))
    if any(part.purpose is not beside.purpose for part, beside in pairs):
        raise ValueError("these are not two languages of one record")
    return pairs
