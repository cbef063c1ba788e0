"""`Letter`: a paper that somebody got, what it is, and by when something must happen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from navigator.records.last_days import LastDay
from navigator.records.model import Dated, Fact, Form, Item

SENDERS = (
    "court", "ice", "uscis", "health", "food", "cash", "ssa", "irs", "school", "home", "utility",
    "hospital", "work", "police", "consulate",
)  # fmt: skip
"""Who sends letters, in the order in which they are shown; each has a file of its letters."""
PREFIX = "letter:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A paper by its kind; which one somebody holds is never kept."""

    id: str
    sender: str
    sender_title: str
    topic: str
    title: str
    numbers: tuple[str, ...]
    """Its numbers as printed."""
    first_words: tuple[str, ...]
    """The names and first words that people know it by, in all languages."""
    sensitive: bool
    """Whether it says something about the person who has it."""
    what: Item
    real: tuple[Item, ...]
    """How to see whether it is from who it says."""
    last_days: tuple[LastDay, ...]
    no_day: Item | None
    """Why there is no last day, or where it stands."""
    if_nothing: Item | None
    keeps: tuple[Item, ...]
    """What keeps things as they are meanwhile."""
    bring: Fact
    """The papers to bring, in their groups."""
    call: tuple[str, ...]
    """Kinds of places to call, the first one first."""
    say: str
    say_english: str = ""
    """The same in English, where `say` is in another language."""

    @property
    def state(self) -> str:
        """The state of its rules, as in its id."""
        return self.id.split(":")[1]

    def in_state(self, state: str) -> Letter:
        """Return the letter with the last days of a state: its own rule stands first."""
        rules = sorted(self.last_days, key=lambda one: one.state is not None)
        held = {one.text: one for one in rules if one.state in (None, state)}
        return replace(self, last_days=tuple(held.values()))

    @property
    def form(self) -> Form:
        """The form of its number, by which it is looked up; without one, of its first words."""
        known = (*self.numbers, *self.first_words)
        return Form(
            number=known[0], name=self.title, agency="", text=self.what.text, page=self.id,
            also=known[1:], since=self.what.since, until=self.what.until,
        )  # fmt: skip

    @property
    def claims(self) -> tuple[Dated, ...]:
        """Every dated statement, for its dates and its list of sources."""
        found = (
            self.what, *self.last_days, self.no_day, self.if_nothing, *self.keeps, *self.real,
            self.bring,
        )  # fmt: skip
        return tuple(one for one in found if one is not None)
