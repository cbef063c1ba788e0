"""The entries of a state to be checked, one a row: value in words, days, pages and doubts.

The same rows stand in a sheet and on paper. Values are put into words as on a visitor's page;
nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Any, cast

import msgspec

from navigator.handout.html import BOX, paragraph
from navigator.handout.press import Paper, Press
from navigator.language.translator import Translator
from navigator.language.wording import Wording
from navigator.records.locales import Locale
from navigator.records.model import Fact
from navigator.records.reviewing import OUTCOMES, Review
from navigator.records.topics import Kind, fact_spec
from navigator.records.values import read_value
from navigator.steward.content.checks.sureness import confidence_of
from navigator.steward.content.proof.card_sentences import in_force
from navigator.steward.content.reviews.reviews import Entries
from navigator.steward.content.shape.review_shape import ENGLISH
from navigator.steward.content.shape.schema import FactEntry, PlaceEntry, ProgramEntry, SourceEntry

if TYPE_CHECKING:
    from navigator.pack.store import Store
    from navigator.steward.content.records import Content, PlacesContent, TopicContent


_RULES = {
    "any": "Open whatever somebody's status is.",
    "some": "It has a condition of status.",
    "none_known": "Whether status counts is not held.",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry to check."""

    entry: str
    topic: str
    what: str
    """A few words on what it is."""
    value: str
    """The value in words; a value that changes has a line for each span of days."""
    since: str
    until: str
    """The last day of the value in force; empty where it is open."""
    sources: tuple[str, ...]
    """Publisher, title, its date, what it says, and the address; the newest first."""
    confidence: str
    conflict: str
    last: str
    """The person who read it last; empty where nobody did."""
    digest: str
    """The digest of what is read, as a review holds it."""


def english(content: Content, today: date) -> Wording:
    """Return the English wording from the content itself, without a pack."""
    return Wording(
        Translator(cast("Store", _Words(content.words, content.locales)), ENGLISH), today
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """As much of a pack as English needs."""

    held: dict[str, str]
    written: dict[str, Locale]

    def locales(self) -> dict[str, Locale]:
        """Return how each language writes."""
        return self.written

    def words(self) -> dict[str, str]:
        """Return message keys and their templates."""
        return self.held


def readings(content: Content, state: str, today: date, topic: str | None = None) -> list[Reading]:
    """Return facts, cautions, programs and hand-written places, in the order of the files."""
    made = _Made(content, today)
    found = [
        one
        for file in content.topics
        if file.state == state and topic in (None, file.topic)
        for one in made.of_topic(file)
    ]
    for places in content.places:
        if places.state == state:
            found += made.of_places(places, topic)
    return found


class _Made:
    def __init__(self, content: Content, today: date) -> None:
        self._content = content
        self._entries = Entries(content)
        self._say = english(content, today)
        self._today = today

    def of_topic(self, file: TopicContent) -> Iterator[Reading]:
        head = f"{file.state}/{file.topic}"
        for name, facts in file.facts.items():
            if any(one.value is not None or one.sources for one in facts):
                told = [(one, self._fact(file.topic, name, one)) for one in facts]
                yield self._one(f"{head}/{name}", file.topic, f"fact.{name}", told, file.sources)
        for key in dict.fromkeys(one.key for one in file.cautions):
            held = [one for one in file.cautions if one.key == key]
            said = [(one, _joined(one.title, one.text, one.do and f"Do: {one.do}")) for one in held]
            yield self._one(f"{head}/{key}", file.topic, f"caution.{key}", said, file.sources)
        for program in file.programs:
            id = f"program:{file.state}:{program.id}"
            value = [(program, _program(program))]
            yield self._one(id, file.topic, program.name, value, file.sources)

    def of_places(self, file: PlacesContent, topic: str | None) -> Iterator[Reading]:
        for place in file.places:
            if topic is None or topic in place.topics:
                id = f"place:{file.state}:{place.id}"
                value = [(place, self._place(place))]
                yield self._one(id, ", ".join(place.topics), place.name, value, file.sources)

    def _fact(self, topic: str, name: str, entry: FactEntry) -> str:
        spec = fact_spec(topic, name)
        raw = msgspec.to_builtins(entry.value)
        value = read_value(spec.kind if spec else Kind.TEXT, raw)
        told = self._say.fact(topic, Fact(name=name, value=value, null_means=entry.null_means))
        return _joined(told, entry.note)

    def _place(self, place: PlaceEntry) -> str:
        phones = (_joined(one.number, one.label, one.hours, between=", ") for one in place.phones)
        at = place.address
        where = f"{at.state} {at.zip or ''}".strip() if at else ""
        street = _joined(at.street, at.city, where, between=", ") if at else ""
        spoken = ", ".join(self._say(f"language.{one}") for one in place.languages)
        return _joined(
            place.what, place.limits, *phones, street, place.website, place.hours, spoken,
            place.cost_note or (place.cost and self._say(f"place.cost.{place.cost}")),
        )  # fmt: skip

    def _one(
        self, id: str, topic: str, what: str, told: Sequence[tuple[Any, str]],
        sources: dict[str, SourceEntry],
    ) -> Reading:  # fmt: skip
        days = [(getattr(one, "since", None), getattr(one, "until", None)) for one, _ in told]
        at = next((n for n, one in enumerate(days) if in_force(*one, self._today)), -1)
        now, (since, until) = told[at][0], days[at]
        lines = [value if len(told) == 1 else f"{_days(one)}: {value}" for one, value in told]
        cites = {cite.id: cite for one, _ in told for cite in one.sources if cite.id in sources}
        newest_first = sorted(
            cites, key=lambda one: (sources[one].as_of or date.min, sources[one].seen), reverse=True
        )
        entry = self._entries.get(id)
        named = self._content.words.get(what, what)
        return Reading(
            entry=id, topic=topic, what=named, value="\n".join(lines),
            since=_iso(since), until=_iso(until),
            sources=tuple(_source(sources[one], cites[one].says) for one in newest_first),
            confidence=confidence_of(
                self._content.publishers, now, sources,
                fact_spec(topic, what.removeprefix("fact.")) if what.startswith("fact.") else None,
            ),
            conflict=" ".join(one.conflict for one, _ in told if one.conflict),
            last=self._last(id), digest=entry.digest(ENGLISH, {}) if entry else "",
        )  # fmt: skip

    def _last(self, id: str) -> str:
        given = [one.given for one in self._content.reviews.valid if one.of.id == id]
        of = [one.review for one in given if one.lang == ENGLISH]
        last: Review | None = max(of, key=lambda one: one.on, default=None)
        return f"{last.on}: {last.outcome}, {last.role}, {last.organization}" if last else ""


def _program(program: ProgramEntry) -> str:
    told = (program.what, program.who, program.how, program.status_note)
    return _joined(*told, _RULES[program.status_rule])


def _joined(*parts: str | None, between: str = "\n") -> str:
    return between.join(one for one in parts if one)


def _days(one: Any) -> str:
    told = [f"from {one.since}"] if one.since else []
    told += [f"until {one.until}"] if one.until else []
    return " ".join(told) or "always"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _source(source: SourceEntry, says: str) -> str:
    dated = f"of {source.as_of}" if source.as_of else f"undated, seen {source.seen}"
    told = f"{source.publisher}, {source.title} ({dated}): {says}"
    return _joined(told, source.url)


_LINE = "_" * 34
_MOST_SOURCES = 3
_GAP = "\u00a0" * 4


def packet(found: Iterable[Reading], title: str, say: Wording) -> Paper:
    """Return the paper: a head to sign, then each topic with its entries."""
    return Press(say, reviewed=True, old=False).paper(title, _body(list(found), say))


def _body(found: list[Reading], say: Wording) -> Iterator[str]:
    yield paragraph(
        "Read each line, hold it against an official page, and tick what you found. Leave it open"
        " where you did not look. Only your role and organization will be shown to visitors."
    )
    yield paragraph(f"Read by {_LINE}  Role {_LINE}")
    yield paragraph(f"Organization {_LINE}  Day {'_' * 16}")
    for topic, of in groupby(found, key=lambda one: one.topic):
        named = ", ".join(say(f"topic.{one}") for one in topic.split(", ")) or "Places"
        yield f"<h2>{escape(named)}</h2>"
        for one in of:
            yield from _entry(one)


def _entry(one: Reading) -> Iterator[str]:
    days = " ".join(
        f"{word} {day}" for word, day in (("from", one.since), ("until", one.until)) if day
    )
    sure = ", ".join(part for part in (days, one.confidence) if part)
    value = "<br>".join(escape(line) for line in one.value.split("\n"))
    yield f"<h3>{escape(one.what)}</h3><p>{value}</p>"
    if one.conflict:
        yield f"<p><i>Sources disagree: {escape(one.conflict)}</i></p>"
    for source in one.sources[:_MOST_SOURCES]:
        yield f"<p class='source'>{escape(source).replace(chr(10), '<br>')}</p>"
    if (more := len(one.sources) - _MOST_SOURCES) > 0:
        yield paragraph(f"and {more} {'page' if more == 1 else 'pages'} more", "source")
    last = f" \u00b7 last read {one.last}" if one.last else ""
    yield paragraph(f"{one.entry} \u00b7 {sure}{last}", "quiet")
    ticks = _GAP.join(f"{BOX} {outcome}" for outcome in OUTCOMES)
    yield paragraph(f"{ticks}{_GAP}Page {'_' * 22} Now {'_' * 22}")
