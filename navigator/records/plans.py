"""The plan of one household: every program with its mark for each person, and what to do about it.

Finished words of one language, composed once in `library.planning`; screen, paper and speech render
the same plan. It holds no answer but those its reasons name, and paper leaves these out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from navigator.records.checklists import Help
from navigator.records.model import Fact, Said
from navigator.records.outline_parts import Line

Mark = Literal["fits", "may", "open", "not"]
MARKS: tuple[Mark, ...] = ("fits", "may", "open", "not")
"""The best first."""
SHAPES: dict[Mark, str] = {"fits": "\u25cf", "may": "\u25d0", "open": "?", "not": "\u2013"}
"""The sign beside each word, so that no color has to say it."""

Access = Literal["any", "none_known", "some", "stop"]
ACCESS: tuple[Access, ...] = ("any", "none_known", "some", "stop")
"""Groups of programs in the order in which they are shown; with a stop last of all."""


GATHER = ("address", "income", "ages", "photo", "bills", "numbers")
"""What to have at hand for every program at once, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence on some people, or on the home as a whole where `who` is empty."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Planned:
    """One program, and what it means for this household."""

    id: str
    title: str
    topic: str
    access: Access
    is_of_home: bool
    """True where one mark stands for everybody."""
    is_soon: bool
    """True where it cannot wait: this week."""
    is_sensitive: bool
    """True where its presence on a paper says something about whoever carries it."""
    marks: tuple[Mark, ...]
    """By person."""
    says: tuple[Told, ...]
    """The verdicts in sentences, the best first."""
    papers_of: str
    stops: tuple[Line, ...]
    traps: tuple[Line, ...]
    """Dangers at a step."""
    mild: tuple[Line, ...]
    """What else is worth knowing before one asks."""
    help: Help
    said: Said
    bring: tuple[str, ...]
    notes: tuple[str, ...]
    opened_by: str
    """That another benefit opens it; else empty."""
    takes: str
    """How long the office takes to answer; else empty."""
    most: str
    """The program's own row of amounts; else empty."""
    branch: str
    """The rule on status, to be read in private; else empty."""
    why: tuple[Told, ...]
    own_income: str
    dates: tuple[str, ...]
    claims: tuple[Fact, ...]

    @property
    def best(self) -> Mark:
        """The best mark of anybody."""
        return min(self.marks, key=MARKS.index)

    @property
    def stands(self) -> bool:
        """True where it seems to fit or may fit somebody."""
        return self.best in ("fits", "may")


@dataclass(frozen=True, slots=True)
class HouseholdPlan:
    """Every program of a state for one household, in one language."""

    title: str
    state: str
    lang: str
    people: tuple[str, ...]
    """The names of people: `Person 2`, never an age."""
    programs: tuple[Planned, ...]
    gather: tuple[str, ...]
    """What to have at hand for all of them."""

    @property
    def standing(self) -> tuple[Planned, ...]:
        """The programs that seem to fit or may fit somebody."""
        return tuple(one for one in self.programs if one.stands)

    @property
    def week(self) -> tuple[Planned, ...]:
        """Those of them that cannot wait; none with a stop."""
        return tuple(one for one in self.standing if one.is_soon and one.access != "stop")

    @property
    def month(self) -> tuple[Planned, ...]:
        """The others."""
        return tuple(one for one in self.standing if one not in self.week)

    def of_mark(self, mark: Mark) -> tuple[Planned, ...]:
        """Return the programs whose best mark is this one."""
        return tuple(one for one in self.programs if one.best == mark)
