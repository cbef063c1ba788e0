"""The shape of the files in `resources/`, as strict msgspec structs.

Unknown keys and wrong types are refused here; rules that need more than one
value (timelines, references, wording) live in `content.guards`.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec

Confidence = Literal["confirmed", "single-source", "unconfirmed"]


class Strict(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, frozen=True):
    """A mapping in which a key nobody planned for is an error."""


class SourceEntry(Strict, kw_only=True, frozen=True):
    publisher: str
    title: str
    url: str | None
    as_of: date | None
    seen: date


class Cite(Strict, kw_only=True, frozen=True):
    id: str
    says: str


class Claim(Strict, kw_only=True, frozen=True):
    """What every dated statement carries."""

    confidence: Confidence
    sources: list[Cite]
    since: date | None = None
    until: date | None = None
    conflict: str | None = None


class FactEntry(Claim, kw_only=True, frozen=True):
    value: Any
    null_means: Literal["not_known", "not_covered"] | None = None
    note: str | None = None


class ItemEntry(Claim, kw_only=True, frozen=True):
    text: str


class CautionEntry(ItemEntry, kw_only=True, frozen=True):
    key: str
    level: Literal["stop", "info"]
    do: str | None = None


class ChangeEntry(Strict, kw_only=True, frozen=True):
    on: date
    text: str
    confidence: Confidence
    sources: list[Cite]
    conflict: str | None = None


class ProgramEntry(Claim, kw_only=True, frozen=True):
    id: str
    name: str
    kind: str
    status_rule: Literal["any", "some", "none_known"]
    what: str
    status_note: str | None = None
    sensitive: bool = False
    who: str | None = None
    how: str | None = None
    words: list[str] = []


class SectionEntry(Strict, kw_only=True, frozen=True):
    heading: str
    items: list[ItemEntry]


class GuideEntry(Strict, kw_only=True, frozen=True):
    id: str
    title: str
    lead: str
    sections: list[SectionEntry]
    sensitive: bool = False
    words: list[str] = []
    cautions: list[str] = []


class PhoneEntry(Strict, kw_only=True, frozen=True):
    number: str
    label: str | None = None
    hours: str | None = None
    languages: list[str] = []


class AddressEntry(Strict, kw_only=True, frozen=True):
    street: str | None
    city: str
    state: str
    zip: str | None


class AreaEntry(Strict, kw_only=True, frozen=True):
    national: bool = False
    states: list[str] = []
    counties: list[str] = []


class PlaceEntry(Strict, kw_only=True, frozen=True):
    id: str
    name: str
    kind: str
    topics: list[str]
    what: str
    area: AreaEntry
    confidence: Confidence
    sources: list[Cite]
    organization: str | None = None
    subkind: str | None = None
    limits: str | None = None
    address: AddressEntry | None = None
    phones: list[PhoneEntry] = []
    website: str | None = None
    languages: list[str] = []
    cost: Literal["free", "low_cost", "sliding_scale", "fee"] | None = None
    cost_note: str | None = None
    hours: str | None = None
    walk_in: bool | None = None
    interpreter: bool | None = None
    asks_id: bool | None = None
    documents: list[str] = []
    remote: bool | None = None
    conflict: str | None = None


class AnswerEntry(Strict, kw_only=True, frozen=True):
    """A headline filled from facts: the first entry whose `when` holds is used."""

    when: dict[str, Any]
    tile: str
    answer: str


class TableEntry(Strict, kw_only=True, frozen=True):
    """One year and region of the federal poverty guidelines, in dollars a year."""

    year: int
    since: date
    region: Literal["contiguous", "AK", "HI"]
    first_person: int
    each_more: int
    confidence: Confidence
    sources: list[Cite]


class TranslationFile(Strict, kw_only=True, frozen=True):
    reviewed: bool
    texts: dict[str, str]


class LimitValue(Strict, kw_only=True, frozen=True):
    share: float
    comparator: Literal["at_most", "below"]


class CoverageProgram(Strict, kw_only=True, frozen=True):
    name: str
    min_age: int | None
    max_age: int | None
    share: float | None
    enrollment: Literal["open", "capped", "frozen", "ended"]
    since: date | None


class CoverageValue(Strict, kw_only=True, frozen=True):
    exists: bool
    enrollment: Literal["open", "capped", "frozen", "ended"] | None
    programs: list[CoverageProgram]


class ReportingValue(Strict, kw_only=True, frozen=True):
    exists: bool
    who_reports: str | None
    what: str | None
    since: date | None


class ConditionEntry(Strict, kw_only=True, frozen=True):
    fact: str
    comparator: Literal["is", "at_least", "at_most", "below", "one_of"]
    value: Any = None
    by_state: dict[str, Any] = {}
    sources: list[Cite] = []


class OutcomeEntry(Strict, kw_only=True, frozen=True):
    id: str
    kind: str
    title: str
    when: dict[str, Any]
    status_rule: Literal["any", "some", "none_known"]
    conditions: list[ConditionEntry]
    depends_on: Literal["status", "other", "rule_not_held"] | None = None
    branch: str | None = None
    bring: list[str] = []


class ChecklistEntry(Strict, kw_only=True, frozen=True):
    id: str
    topic: str
    title: str
    lead: str
    asks: list[str]
    outcomes: list[OutcomeEntry]
    sources: dict[str, SourceEntry] = {}
