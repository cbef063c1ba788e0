"""`Outline`: what a card, a program or a longer card says, part by part, in reading order.

Screen, paper and speech render the same outline, composed once in `library.outline`.
Which parts a medium leaves out stands here and nowhere else. Finished words, no markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from navigator.records.model import Dated


class Purpose(Enum):
    """What a part is for, and so how a medium sets it."""

    STOP = auto()
    """What decides whether to go at all: stands above the answer."""
    NOTE = auto()
    """That a program has ended, or begins later."""
    ANSWER = auto()
    """The answer, then what it rests on."""
    DANGERS = auto()
    """The lines of `STOP` whole, where a medium names them above in a few words only."""
    BRING = auto()
    """Papers: each line is one, with a box on paper."""
    RULE = auto()
    """A typed fact that belongs to the papers but is none."""
    DO = auto()
    """Steps, in order."""
    CAUTIONS = auto()
    KNOW = auto()
    COMING = auto()
    CHANGED = auto()
    SECTION = auto()
    """A part with a heading of its own."""
    WHO = auto()
    HOW = auto()
    STATUS = auto()
    """What the rule says on status: to be read in silence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, paper or step; `title` is a danger in a few words."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, which may be empty, and its lines."""

    purpose: Purpose
    heading: str
    lines: tuple[Line, ...]

    @property
    def texts(self) -> list[str]:
        """The lines as texts."""
        return [line.text for line in self.lines]


@dataclass(frozen=True, slots=True)
class Outline:
    """A record in one language, as of one day."""

    title: str
    parts: tuple[Part, ...]
    """Only parts that have lines."""
    claims: tuple[Dated, ...]
    """Every dated statement, for dates and the list of sources."""
    private: bool = False
    """Whether it says something about the person who asked for it."""

    def part(self, purpose: Purpose) -> Part | None:
        """The first part of a purpose."""
        return next((part for part in self.parts if part.purpose is purpose), None)

    @property
    def answer(self) -> str:
        """The answer, in one sentence or few."""
        part = self.part(Purpose.ANSWER)
        return part.lines[0].text if part else ""


CHANGES_ON_PAPER = 3
"""How many past changes go on paper, newest first."""
NOT_ON_PAPER = frozenset({Purpose.DANGERS})
NOT_ALOUD = frozenset({Purpose.DANGERS, Purpose.CHANGED})
