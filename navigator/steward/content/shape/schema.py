"""The shape of the files in `resources/`, as strict msgspec structs.

Unknown keys and wrong types are refused here; rules that need more than one
value (timelines, references, wording) live in `content/checks`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import field

from navigator.records.place_fields import PLACE_FIELDS, PlaceDetails
from navigator.records.vocabulary import (
    Act,
    AsksPapersOf,
    ClosedDay,
    CountedFrom,
    DaysCounted,
    Enrollment,
    LastDay,
    Level,
    LimitComparator,
    LimitOf,
    NullMeans,
    Outcome,
    PaperNeed,
    StatusRule,
)


class PaperGroupEntry(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """The numbers of papers in a list, from one, and how many of them an office wants."""

    need: PaperNeed
    of: list[int]


class Strict(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A mapping in which a key nobody planned for is an error."""


class SourceEntry(Strict, kw_only=True, frozen=True):
    """A page somebody read; `as_of` is its own date, `seen` the day it was read."""

    publisher: str
    title: str
    url: str | None
    as_of: date | None
    seen: date


PublisherKind = Literal[
    "law", "agency", "law_copy", "research", "press", "organization", "secondary"
]
"""The kind of a publisher; `vocabulary/publishers.yaml` explains each word."""


class PublishersFile(Strict, kw_only=True, frozen=True):
    """Each kind of publisher with the words and, in groups, the sites that identify it."""

    words: dict[PublisherKind, list[str]]
    sites: dict[PublisherKind, dict[str, list[str]]]


class Cite(Strict, kw_only=True, frozen=True):
    """A source by its id in the same file, and what it says on this one value."""

    id: str
    says: str


class Claim(Strict, kw_only=True, frozen=True):
    """A dated statement with its sources: the fields that every one has."""

    sources: list[Cite]
    since: date | None = None
    until: date | None = None
    conflict: str | None = None
    unseen: bool = False
    """Set when the `conflict` says that the text it turns on was not seen."""


class ChecksEntry(Strict, kw_only=True, frozen=True):
    """The parts of a rule's text that answers are compared with, by askable fact.

    Null: not asked for. `other_ways`: the text names a way in that needs fewer years of school
    here.
    """

    school_years_in_state: int | None
    diploma_in_state: bool | None
    other_ways: bool


class FactEntry(Claim, kw_only=True, frozen=True):
    """One value of a typed fact while it is in force; `topics.FactSpec` names its shape.

    `examples` of proof of address: none where no page has any, null where none is asked.
    """

    value: Any
    null_means: NullMeans | None = None
    note: str | None = None
    checks: ChecksEntry | None = None
    groups: list[PaperGroupEntry] = []
    examples: list[str] | None = None
    stands_in: bool = False
    """Set when it is the value of another card or year, as its `note` says."""
    untold: str | None = None
    """Names the part of the value that none of the pages able to confirm it tells."""


class ItemEntry(Claim, kw_only=True, frozen=True):
    """One sentence, paper or step in plain words.

    A step has a `stage`; of a longer card one sentence may have the stage `say`: it is to be said.
    `when`, `federal`, `speaks_of`: see `checks.sentence_checks`.
    """

    text: str
    stage: str | None = None
    when: dict[str, Any] = {}
    federal: bool = False
    speaks_of: list[str] | None = None


class CautionEntry(ItemEntry, kw_only=True, frozen=True):
    """A danger and what to do about it."""

    key: str
    level: Level
    title: str | None = None
    do: str | None = None


class ChangeEntry(Strict, kw_only=True, frozen=True):
    """A change on one day, past or coming; `outcome` says what is known after that day."""

    on: date
    text: str
    sources: list[Cite]
    conflict: str | None = None
    unseen: bool = False
    outcome: Outcome | None = None
    when: dict[str, Any] = {}
    federal: bool = False
    speaks_of: list[str] | None = None


class ProgramEntry(Claim, kw_only=True, frozen=True):
    """A named program people can ask about."""

    id: str
    name: str
    kind: str
    status_rule: StatusRule
    what: str
    status_note: str | None = None
    sensitive: bool = False
    who: str | None = None
    how: str | None = None
    ask_at: str | None = None
    words: list[str] = []
    pregnancy: bool = False
    """Set when it covers a pregnancy; one of the kind `chip_unborn` does without this."""
    asks_papers_of: AsksPapersOf | None = None
    also: list[str] = []
    """Other topics whose cards show it; federal programs only."""
    cautions: list[str] = []
    """Keys of the cautions that concern it; empty for all of the topic."""


class SectionEntry(Strict, kw_only=True, frozen=True):
    """A heading of a longer card and what stands under it."""

    heading: str
    items: list[ItemEntry]


class GuideEntry(Strict, kw_only=True, frozen=True):
    """A longer card; `cautions` are keys of `topics.CAUTION_KEYS`.

    Cards of states show a federal one only where `when` holds, in the topics of `also` too; `calls`
    are ids of places and kinds of places to call, the first one first.
    """

    id: str
    title: str
    lead: str
    sections: list[SectionEntry]
    sensitive: bool = False
    words: list[str] = []
    cautions: list[str] = []
    also: list[str] = []
    when: dict[str, Any] = {}
    calls: list[str] = []


class PhoneEntry(Strict, kw_only=True, frozen=True):
    """A number as the page printed it."""

    number: str
    label: str | None = None
    hours: str | None = None
    languages: list[str] = []


class AddressEntry(Strict, kw_only=True, frozen=True):
    """A postal address in the United States."""

    street: str | None
    city: str
    state: str
    zip: str | None


class AreaEntry(Strict, kw_only=True, frozen=True):
    """Who is served: the nation, states, or counties of states."""

    national: bool = False
    states: list[str] = []
    counties: list[str] = []


if TYPE_CHECKING:

    class DetailsEntry(Strict, PlaceDetails, kw_only=True, frozen=True):
        """The fields of `PlaceDetails`, as keys of an entry."""

else:
    DetailsEntry = msgspec.defstruct(
        "DetailsEntry",
        [
            (one.name, *((list[str], []) if one.is_list else (one.type, None)))
            for one in PLACE_FIELDS
        ],
        bases=(Strict,), kw_only=True, frozen=True,
    )  # fmt: skip


class PlaceEntry(DetailsEntry, kw_only=True, frozen=True):
    """A service at a location; None is "not known", never "no"."""

    id: str
    name: str
    kind: str
    topics: list[str]
    what: str
    area: AreaEntry
    sources: list[Cite]
    organization: str | None = None
    subkind: str | None = None
    limits: str | None = None
    address: AddressEntry | None = None
    phones: list[PhoneEntry] = msgspec.field(default_factory=list)
    conflict: str | None = None


class TableEntry(Strict, kw_only=True, frozen=True):
    """One year and region of the federal poverty guidelines, in dollars a year."""

    year: int
    since: date
    region: Literal["contiguous", "AK", "HI"]
    first_person: int
    each_more: int
    sources: list[Cite]


class AcceptedEntry(Strict, kw_only=True, frozen=True):
    """Two texts that look like a contradiction and are none, and why a steward says so.

    The texts are those that the check printed: when one of them changes, it is asked again.
    """

    texts: tuple[str, str]
    why: str


class WaysFile(Strict, kw_only=True, frozen=True):
    """How people say things in one language: `i18n/<tag>/ways.yaml`."""

    passing: list[str]
    ways: dict[str, list[str]]
    """By meaning, queries that mean it."""


class FormEntry(Claim, kw_only=True, frozen=True):
    """A government form; its id is the number that people know it by."""

    id: str
    name: str
    agency: str
    text: str
    page: str
    also: list[str] = []
    last_day: LastDay | None = None


class TextEntry(Claim, kw_only=True, frozen=True):
    """One sentence or a few of a letter."""

    text: str


class ShorterEntry(Strict, kw_only=True, frozen=True):
    """A second reading of a rule, with fewer days, and why there are two."""

    days: int
    text: str


class FromFactEntry(Strict, kw_only=True, frozen=True):
    """A fact of the states that holds their days, and the states that count them otherwise."""

    fact: str
    """Topic and name, such as `home.notice_nonpayment_days`."""
    working: list[str] = []
    """States that leave out weekends and holidays."""
    told: list[str] = []
    """States whose days are told and not counted: in some cases the rule gives others."""


class LastDayEntry(TextEntry, kw_only=True, frozen=True):
    """An act, and how its last day is counted; see `records.last_days.LastDay`."""

    start: CountedFrom = msgspec.field(name="from")
    days: int | None = None
    months: int | None = None
    counts: DaysCounted = "calendar"
    closed_day: ClosedDay = "earlier"
    mailed_plus: int | None = None
    printed: bool = False
    shorter: ShorterEntry | None = None
    note: str | None = None
    act: Act | None = None
    from_fact: FromFactEntry | None = None


class WayEntry(TextEntry, kw_only=True, frozen=True):
    """A way to ask for a hearing."""

    by: Literal["phone", "paper", "online"]


class StateRuleEntry(Claim, kw_only=True, frozen=True):
    """A state's own rule on the days of a letter; see `records.letters.StateRule`."""

    of: str
    ask: int | None = None
    ask_from: CountedFrom = "paper"
    keep: int | None = None
    keep_from: CountedFrom = "paper"
    phone: bool | None = None
    online: bool | None = None
    office: str | None = None
    answer: int | None = None
    counts: DaysCounted = "calendar"


class PapersEntry(Claim, kw_only=True, frozen=True):
    """Papers to bring: every one, counted from one, is in one group."""

    value: list[str]
    groups: list[PaperGroupEntry]


class LetterEntry(Strict, kw_only=True, frozen=True):
    """A paper that somebody got; see `records.letters.Letter`."""

    id: str
    title: str
    what: TextEntry
    bring: PapersEntry
    call: list[str]
    say: str
    numbers: list[str] = []
    first_words: list[str] = []
    sensitive: bool = False
    topic: str | None = None
    real: list[TextEntry] = []
    last_days: list[LastDayEntry] = []
    no_day: TextEntry | None = None
    if_nothing: TextEntry | None = None
    cost: TextEntry | None = None
    keeps: list[TextEntry] = []
    appeal: str | None = None
    ways: list[WayEntry] = []
    then: list[TextEntry] = []
    write: list[str] = []

    @property
    def parts(self) -> dict[str, list[Any]]:
        """Its statements with their sources, but for `what`, by their keys."""
        alone = {"no_day": self.no_day, "if_nothing": self.if_nothing, "cost": self.cost}
        return {
            "last_days": [*self.last_days], "bring": [self.bring], "keeps": [*self.keeps],
            **{key: [one] if one else [] for key, one in alone.items()},
            "real": [*self.real], "ways": [*self.ways], "then": [*self.then],
        }  # fmt: skip


class SenderEntry(Strict, kw_only=True, frozen=True):
    """Who sends the letters of a file, and how each can be told from a false one."""

    title: str
    topic: str
    real: list[TextEntry]


class TranslationFile(Strict, kw_only=True, frozen=True):
    """English text to its translation, and whether a person has read them all."""

    reviewed: bool
    texts: dict[str, str]


class LimitValue(Strict, kw_only=True, frozen=True):
    """An income limit: share 1.38 of `fpl` is 138 % of the federal poverty level."""

    share: float
    comparator: LimitComparator
    of: LimitOf = "fpl"


class CoverageProgram(Strict, kw_only=True, frozen=True):
    """One program inside a coverage fact; `share` None is no income limit."""

    name: str
    min_age: int | None
    max_age: int | None
    share: float | None
    enrollment: Enrollment
    since: date | None


class CoverageValue(Strict, kw_only=True, frozen=True):
    """Coverage regardless of status: whether it exists, and its programs."""

    exists: bool
    enrollment: Enrollment | None
    programs: list[CoverageProgram]


class ReportingValue(Strict, kw_only=True, frozen=True):
    """A law that makes an office report applicants."""

    exists: bool
    who_reports: str | None
    what: str | None
    since: date | None


class AnswerEntry(Strict, kw_only=True, frozen=True):
    """A headline filled from facts: the first entry whose `when` holds is used.

    Of each `part` the first that holds adds its sentences to it, and `who` to its `{who}`; its
    `say` takes the place of the headline's.
    """

    tile: str = ""
    answer: str = ""
    say: str = ""
    """The sentence to say at the counter or on the phone."""
    when: dict[str, Any] = msgspec.field(default_factory=dict)
    federal: bool = False
    part: str = ""
    who: str = ""


class SayEntry(Strict, kw_only=True, frozen=True):
    """A sentence to say at a step: the first entry of its stage whose `when` holds is used.

    With an empty `say`, nobody says anything there.
    """

    stage: str
    say: str
    when: dict[str, Any] = msgspec.field(default_factory=dict)


Part = Literal["window", "vocabulary", "checklists", "federal", "states"]
"""The parts of a language that are counted."""


class ForbiddenEntry(Strict, frozen=True):
    """A phrase that no text may have, as a regular expression, and what to write instead."""

    phrase: str
    instead: str


class WithdrawnEntry(Strict, kw_only=True, frozen=True):
    """A withdrawal or an objection: of a text by its number, of a layer, or of `all`."""

    what: str
    by: str
    on: date
    why: str


class WithdrawnFile(Strict, kw_only=True, frozen=True):
    """`i18n/<tag>/withdrawn.yaml`: the lines that take texts back to English in the next pack."""

    withdrawn: list[WithdrawnEntry] = field(default_factory=list)
    objections: list[WithdrawnEntry] = field(default_factory=list)


class TermEntry(Strict, kw_only=True, frozen=True):
    """A term of English, how a language writes it, and words that mean something else."""

    term: str
    forms: list[str]
    forbidden: list[str] = field(default_factory=list)
    source: str = ""


class GlossaryFile(Strict, kw_only=True, frozen=True):
    """`i18n/<tag>/glossary.yaml`: the terms of a language."""

    terms: list[TermEntry]


class LocaleFile(Strict, kw_only=True, frozen=True):
    """`i18n/<tag>/locale.yaml`: how a language writes what no sentence of the content says.

    The keys are those of `Locale`. Stewards alone need `forbidden`; `negators`, regular expressions
    of the words for "not"; `numbers` and `limits`, such expressions by number and by what they
    limit; `letters`, those of its script; and `offered_from`, the per cent of texts each part must
    have.
    """

    name: str
    months: list[str]
    months_whole: list[str]
    day: str
    month: str
    day_aloud: str
    month_aloud: str
    comma: str
    semicolon: str
    stop: str
    abbreviations: list[str]
    signs_aloud: dict[str, str]
    leading: list[str]
    leading_weakly: list[str]
    linking: list[str]
    near: list[str]
    county_behind: list[str]
    county_before: list[str]
    forbidden: list[ForbiddenEntry]
    negators: list[str]
    plurals: dict[str, str] = field(default_factory=dict)
    numbers: dict[int, list[str]] = field(default_factory=dict)
    limits: dict[str, list[str]] = field(default_factory=dict)
    letters: str = ""
    offered_from: dict[Part, int] = field(default_factory=dict)
    in_use: bool = False
    voice: bool = True
    red_in_english: bool = False


class CryFile(Strict, kw_only=True, frozen=True):
    """The cries for help of one language; docs/content.md has the form."""

    small: list[str] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    alone: list[str] = field(default_factory=list)
    cries: dict[str, list[str]]
    unless: list[str] = field(default_factory=list)
    breaks: list[str] = field(default_factory=list)
    unspaced: bool = False
