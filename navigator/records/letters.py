"""`Letter`: a paper that somebody got, what it is, and by when something must happen."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from navigator.records.jurisdictions import FEDERAL
from navigator.records.last_days import LastDay
from navigator.records.model import Dated, Fact, Form, Item
from navigator.records.vocabulary import CountedFrom, DaysCounted, NullMeans

APPEALS = "appeal"
"""No sender: what to do after a no, program by program."""
SENDERS = (
    APPEALS, "court", "ice", "uscis", "health", "food", "cash", "ssa", "irs", "school", "home",
    "utility", "hospital", "work", "police", "consulate",
)  # fmt: skip
"""Who sends letters, in the order in which they are shown; each has a file of its letters."""
PREFIX = "letter:"
LETTER_WAYS = "letters.ways"
"""The group of synonyms with what people say of each letter."""


def letter_id(state: str, name: str) -> str:
    """Return the id of a letter, of `US`, or of a state's own rule on one."""
    return f"{PREFIX}{state}:{name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRule(Dated):
    """A state's own rule on the days of a letter; None is what was not found."""

    state: str
    ask: int | None = None
    """The days to ask."""
    ask_from: CountedFrom = "paper"
    keep: int | None = None
    """The days to ask in which the aid goes on."""
    keep_from: CountedFrom = "paper"
    phone: bool | None = None
    """Whether it may be asked for by phone; `online` alike."""
    online: bool | None = None
    office: str | None = None
    """The office that hears it, as it is called there."""
    answer: int | None = None
    """The days to answer a court."""
    pay: int | None = None
    """The days to pay what a landlord asks for: those of the state's card."""
    counts: DaysCounted = "calendar"
    note: str | None = None
    """What the state's card says of these days."""
    told: bool = False
    """Whether they are told and not counted; see `LastDay`."""
    null_means: NullMeans | None = None

    def counted(self, general: LastDay) -> LastDay:
        """Return a last day by the rule of this state; as lacking where this says nothing of it."""
        known = {
            "ask": (self.ask, self.ask_from), "keep": (self.keep, self.keep_from),
            "answer": (self.answer, "served"), "pay": (self.pay, "served"),
        }  # fmt: skip
        days, start = known.get(general.act or "", (None, general.start))
        if days is None:
            return lacking(general, self.state, self.null_means or "not_known")
        dated = {one.name: getattr(self, one.name) for one in fields(Dated)}
        return replace(
            general, days=days, months=None, start=start, counts=self.counts, shorter=None,
            mailed_plus=None, note=general.note if general.act == "keep" else self.note,
            printed=general.printed or general.start == "printed", state=self.state,
            told=self.told, **dated,
        )  # fmt: skip

    def takes(self, way: Item) -> bool:
        """Return whether it may be asked for that way, as far as known."""
        return {"phone": self.phone, "online": self.online}.get(way.stage or "") is not False


def lacking(general: LastDay, state: str, why: NullMeans) -> LastDay:
    """Return a last day as one of which a state has no rule of its own, and why.

    Not every state sets days to answer a court: there the paper says what to do, and nothing lacks.
    """
    if general.act in (None, "answer", "go"):
        return general
    return replace(general, state=state, lacks=why)


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
    """Kinds of places, named offices and ids of places to call, the first one first."""
    say: str
    say_english: str = ""
    """The same in English, where `say` is in another language."""
    appeal: str = ""
    """The id of the page on what to do after its no; of that page itself too."""
    cost: Item | None = None
    """What asking costs, as far as it is known."""
    ways: tuple[Item, ...] = ()
    """How to ask for a hearing: each `stage` is `phone`, `paper` or `online`."""
    then: tuple[Item, ...] = ()
    """What happens after it was asked for."""
    write: tuple[str, ...] = ()
    """The sentences of a letter to write by hand, each with a box."""
    write_english: tuple[str, ...] = ()
    rules: tuple[StateRule, ...] = ()
    """The rules of all states that were found."""
    rule: StateRule | None = None
    """That of the state which was asked about."""

    @property
    def state(self) -> str:
        """The state of its rules, as in its id."""
        return self.id.split(":")[1]

    def in_state(self, state: str, on: date | None = None) -> Letter:
        """Return the letter by the rule of a state in force `on` a day, by default its newest.

        Where none was found each last day that a state may set says so.
        """
        own = (one for one in self.rules if one.state == state)
        rule = next((one for one in reversed([*own]) if on is None or one.in_force(on)), None)
        if rule is None:
            if state in ("", FEDERAL):
                return self
            lacks = (lacking(one, state, "not_known") for one in self.last_days)
            return replace(self, last_days=tuple(lacks))
        days, ways = map(rule.counted, self.last_days), filter(rule.takes, self.ways)
        return replace(self, last_days=tuple(days), ways=tuple(ways), rule=rule)

    @property
    def asks_legal_aid(self) -> bool:
        """True where a lawyer is called about rent, wages or benefits, not about immigration."""
        return "legal_aid" in self.call

    @property
    def ruled_as(self) -> str:
        """The name under which states rule on its days: the page on its no, or its own."""
        return self.appeal or self.id.split(":")[2]

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
        """Every dated statement, for its dates and its list of sources: those of the days first."""
        found = (
            self.rule, *self.last_days, self.no_day, self.what, *self.ways, self.cost, *self.then,
            self.if_nothing, *self.keeps, *self.real, self.bring,
        )  # fmt: skip
        return tuple(one for one in found if one is not None)
