"""The core records of Navigator: frozen, typed, without Qt and without SQL.

Every record that makes a claim is `Dated`: it says since when and until when it holds, how sure we
are, and which sources said so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.records.fit import fit_of
from navigator.records.paper_group import PaperGroup
from navigator.records.place_fields import PlaceDetails
from navigator.records.reviewing import Review, newest
from navigator.records.values import FactValue
from navigator.records.vocabulary import (
    AsksPapersOf,
    Confidence,
    LastDay,
    Level,
    NullMeans,
    Outcome,
    StatusRule,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A page that a value rests on, and when it was read; `says` is its content on this value."""

    publisher: str
    title: str
    url: str | None
    as_of: date | None
    """The page's own date; None when unknown. Age counts from this."""
    seen: date
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The dating and sourcing that every claim carries. `until` is the last day in force."""

    since: date | None = None
    until: date | None = None
    confidence: Confidence = "unconfirmed"
    conflict: str | None = None
    sources: tuple[Source, ...] = ()
    review: Review | None = None

    def in_force(self, day: date) -> bool:
        """Return whether this holds on `day`; an unknown start counts as already begun."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    @property
    def as_of(self) -> date | None:
        """The newest date any of its sources carries, or the day a person found it right."""
        return newest((one.as_of for one in self.sources), self.review)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Dated):
    """One typed fact on one day. `value` has the shape its `topics.FactSpec` names."""

    name: str
    value: FactValue
    null_means: NullMeans | None = None
    note: str | None = None
    checks: dict[str, Any] | None = None
    """The part of its text that answers can be compared with: askable fact to least or wanted
    value."""
    groups: tuple[PaperGroup, ...] = ()
    """For a list of papers: those that belong together, and how many of them are wanted."""
    examples: tuple[str, ...] | None = None
    """For a rule on proof of address: papers that prove it; None where it asks for none."""


SAY_STAGE, ICE_STAGE = "say", "ice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen(Dated):
    """A text shown only where facts have these values; `federal`: on the federal card too."""

    when: tuple[tuple[str, Any], ...] = ()
    federal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Chosen):
    """One sentence or step in plain words; `stage` says what a step is about (`Topic.stages`).

    In a longer card, a sentence of the stage `SAY_STAGE` is the one to say to somebody.
    """

    text: str
    stage: str | None = None
    is_advice: bool = False
    """Whether it is a step or a line of a longer card that states no rule: see `records.advice`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution(Chosen):
    """A danger."""

    key: str
    level: Level
    text: str
    do: str | None = None
    title: str | None = None
    """The danger in a few words; filled in by the translator where the file has none."""
    stage: str | None = None
    """For level `step`: the stage of the steps where it waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Chosen):
    """A change on the day `since`, past or coming."""

    state: str
    topic: str
    text: str
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program(Dated):
    """A named program, as a topic card describes it."""

    id: str
    state: str
    topic: str
    name: str
    kind: str
    status_rule: StatusRule
    status_note: str | None
    sensitive: bool
    what: str
    who: str | None
    how: str | None
    words: tuple[str, ...] = ()
    ask_at: str | None = None  # the office that `how` names: see `records.named_offices`
    pregnancy: bool = False
    asks_papers_of: AsksPapersOf | None = None
    also: tuple[str, ...] = ()
    """Other topics whose cards show it."""
    cautions: tuple[str, ...] = ()
    """Keys of the cautions that concern it; empty for all of the topic."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the items under it."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """A longer card: a lead that answers first, then sections."""

    id: str
    state: str
    topic: str
    title: str
    lead: str
    sensitive: bool
    words: tuple[str, ...]
    sections: tuple[Section, ...]
    cautions: tuple[Caution, ...]
    also: tuple[str, ...] = ()
    """Other topics whose cards show it."""
    when: tuple[tuple[str, Any], ...] = ()
    """The values of typed facts with which the cards of states show it."""
    calls: tuple[str, ...] = ()
    """Ids of places and kinds of places to call, the first one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Dated):
    """A government form that people know by its number, such as `I-862`."""

    number: str
    name: str
    """Its title in English, as printed."""
    agency: str
    text: str
    """One or two sentences: the purpose of the form, and the first thing to do about it."""
    page: str
    """The id of the page that helps; `{state}` in it stands for the state that is asked about."""
    also: tuple[str, ...] = ()
    """Other ways people write its number, and short names."""
    last_day: LastDay | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as printed, what it is for, when it is answered and in which languages."""

    number: str
    label: str | None = None
    hours: str | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in the United States; `zip` has five digits or is None."""

    street: str | None
    city: str
    state: str
    zip: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """The result of a center's call to a place: about the place, never about who called.

    None means that it was not asked.
    """

    day: date
    answers: bool | None = None
    languages: tuple[str, ...] = ()
    walk_in: bool | None = None
    interpreter: bool | None = None
    id_asked: bool | None = None
    fee: bool | None = None
    closed: bool | None = None
    no_new_until: date | None = None
    """The day until which it takes no new cases."""


CALL_ANSWERS = ("answers", "walk_in", "interpreter", "id_asked", "fee", "closed")
"""The yes-or-no answers of a call."""

OWN_PREFIX = "local:"
"""The beginning of the ids of a center's own places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceHead(Dated):
    """The part of a place that says who it is, what it does, for whom and where."""

    id: str
    state: str
    name: str
    organization: str | None
    kind: str
    subkind: str | None
    topics: tuple[str, ...]
    what: str
    limits: str | None
    area_national: bool
    area_states: tuple[str, ...]
    area_counties: tuple[str, ...]
    address: Address | None
    phones: tuple[Phone, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(PlaceDetails, PlaceHead):
    """A service at a location, as HSDS shapes it. None means not known, never "no"."""

    area_near: tuple[str, ...] = ()
    """States across the line whose people near it a listed place may see; they ask first."""
    lat: float | None = None
    lon: float | None = None
    point_from: str | None = None
    """Whose point it is: `site`, `zip` (of its ZIP area) or `city`; None without a point."""
    listed: str | None = None
    """The official list it was taken from whole; None where a person wrote it down."""
    recognized_since: date | None = None
    """The day since which its organization is recognized, where its list says so."""
    also: tuple[str, ...] = ()
    """Other names lists give it."""
    note: str | None = None
    """A note of a center for its volunteers."""
    checked: date | None = None
    """For a place on a center's own list: the day somebody there checked it."""
    called: Call | None = None
    """The newest call of a center to it."""
    before: Place | None = None
    """The place as the pack has it, where a center corrected it."""
    office: Place | None = None
    """For a place without a phone: the nearest other office of its organization that has one."""

    @property
    def is_from_center(self) -> bool:
        """True where a center added or corrected the place, or wrote a note."""
        return self.id.startswith(OWN_PREFIX) or self.before is not None or self.note is not None

    @property
    def reached_at(self) -> tuple[Phone, ...]:
        """Its phones; without one the first phone of its office, which must be named beside it."""
        return self.phones or (self.office.phones[:1] if self.office else ())

    @property
    def fit(self) -> int:
        """Its rank by `fit_of`; another office answers for it in its own state alone."""
        answers = self.phones or (self.office is not None and self.office.state == self.state)
        return fit_of(self.takes, self.subkind, is_called=bool(answers))

    @property
    def contact_as_of(self) -> date | None:
        """The date of its address and of the phone given for it: the older one of two offices."""
        if self.phones or self.office is None:
            return self.as_of
        days = self.as_of, self.office.as_of
        return None if None in days else min(filter(None, days))

    @property
    def as_of(self) -> date | None:
        """The newest date of its sources or its review, else the day a center checked it.

        For a listed place only its list counts: what else is cited is no newer contact.
        """
        sources = self.sources[:1] if self.listed else self.sources
        return newest((one.as_of for one in sources), self.review) or self.checked


@dataclass(frozen=True, slots=True)
class Nearby:
    """A place, how far it is from a point (great circle) and which way."""

    place: Place
    km: float | None = None
    bearing: str | None = None
    """One of `n ne e se s sw w nw`; None where the place has no point."""
    unknown: tuple[str, ...] = ()
    """Names of the wanted properties that are not known of this place."""


@dataclass(frozen=True, slots=True)
class Near:
    """Places around a ZIP code, nearest first. The ZIP itself is not kept anywhere."""

    zip: str
    lat: float
    lon: float
    state: str
    """Empty in a territory."""
    county: str
    approximate: bool
    """Whether the ZIP has no area of its own: then the point is that of ZIPs that begin like it."""
    is_far: bool
    """Whether help by phone stands first, for no office lies within a hundred miles."""
    found: tuple[Nearby, ...]
    city: str = ""
    """The town the ZIP code is named after; empty where it is not known."""
    beside: str = ""
    """Another state in which a part of the ZIP area lies."""
    is_box: bool = False
    """Whether the ZIP code is of post office boxes: then the point is that of the town."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words to say at a counter, in the language of the visitor and in English."""

    text: str
    english: str


PAPER_FACTS = ("identity_documents", "residency_rule")
"""Typed facts that are papers to bring."""


@dataclass(frozen=True, slots=True)
class TopicCard:
    """One topic in one jurisdiction on one day, assembled from facts and guidance."""

    id: str
    state: str
    topic: str
    title: str
    tile: str
    answer: str
    basis: Fact | None
    """The typed fact that the answer rests on."""
    say: str
    """The words to say at the counter, in this language."""
    say_english: str
    """The same in English."""
    sayings: Mapping[str, Said]
    """The words to say at the steps of a stage, where there are any."""
    day: date
    lang: str
    summary: tuple[Item, ...]
    facts: tuple[Fact, ...]
    cautions: tuple[Caution, ...]
    """Ordered by level, `stop` first; the jurisdiction's own before the federal ones."""
    bring: tuple[Item, ...]
    steps: tuple[Item, ...]
    know: tuple[Item, ...]
    past: tuple[Change, ...]
    """Newest first."""
    coming: tuple[Change, ...]
    """Soonest first."""
    programs: tuple[Program, ...]
    guides: tuple[Guide, ...]
    translated: bool
    """False when some text had no translation and stands in English."""
    checked: bool  # by a person, every text of the translation

    @property
    def stops(self) -> tuple[Caution, ...]:
        """The cautions that must be read before the answer."""
        return tuple(caution for caution in self.cautions if caution.level == "stop")

    @property
    def claims(self) -> tuple[Dated, ...]:
        """Every dated statement on the card, for its dates and its list of sources."""
        known = tuple(fact for fact in self.facts if fact.sources)
        return (
            *((self.basis,) if self.basis else ()),
            *known,
            *self.summary,
            *self.cautions,
            *self.bring,
            *self.steps,
            *self.know,
            *self.past,
            *self.coming,
        )
