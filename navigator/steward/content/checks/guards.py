"""The content rules as code: what a file must hold beyond its shape.

Dates in order, sources for every value, references that lead somewhere, wording
that promises nothing. Each problem names file, key and mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from navigator.errors import Problem
from navigator.language.blanks import is_whole, same_blanks
from navigator.records.fit import GENERAL, SHORT_LIMITS, TAKES
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import PAPER_FACTS
from navigator.records.named_offices import OFFICES
from navigator.records.shelters import takes_in_who_hides
from navigator.records.topics import (
    CAUTION_KEYS,
    ON_REQUEST,
    PLACE_KINDS,
    PLACE_SUBKINDS,
    PROGRAM_KINDS,
    TOPICS,
    FactSpec,
    Kind,
    fact_spec,
)
from navigator.records.values import Agreement
from navigator.steward.content.checks.said_wrong import forbidden
from navigator.steward.content.shape.contacts import PLAIN_PHONE
from navigator.steward.content.shape.reading import Reader
from navigator.steward.content.shape.schema import (
    CautionEntry,
    ChangeEntry,
    Cite,
    CoverageValue,
    FactEntry,
    GuideEntry,
    LimitValue,
    PaperGroupEntry,
    PlaceEntry,
    ProgramEntry,
    ReportingValue,
    SourceEntry,
    TableEntry,
    TranslationFile,
)
from navigator.steward.content.words.texts import fact_texts

if TYPE_CHECKING:
    from navigator.steward.content.lists.listed import ListEntry, RemovedEntry, TakenEntry
    from navigator.steward.content.records import Content, PlacesContent, TopicContent


PLACE_PREFIX = "place:"


def check_taken(reader: Reader, where: str, told: PlaceEntry | TakenEntry) -> None:
    """Check whose cases a place takes, and its short limit, against the closed vocabulary."""
    if told.takes is not None and told.takes not in TAKES:
        reader.problem(f"{where}.takes", f"no {told.takes!r}.", f"one of {', '.join(TAKES)}.")
    if told.short_limit is not None and told.short_limit not in SHORT_LIMITS:
        known = f"one of {', '.join(SHORT_LIMITS)}."
        reader.problem(f"{where}.short_limit", f"no {told.short_limit!r}.", known)
    if (told.takes in (None, GENERAL)) != (told.short_limit is None):
        wrong = "whom it takes, and its limit in a few words, do not go together."
        reader.problem(f"{where}.takes", wrong, f"both, or neither; {GENERAL!r} has no limit.")


def check_ask_at(reader: Reader, where: str, ask_at: str | None) -> None:
    """Check the kind of office that a program names; a named place is checked later."""
    if ask_at is not None and not ask_at.startswith(PLACE_PREFIX) and ask_at not in OFFICES:
        known = "one of records/named_offices.py, or the id of a place."
        reader.problem(f"{where}.ask_at", f"no office {ask_at!r}.", known)


def named_places(content: Content) -> Iterator[Problem]:
    """Yield places and rows that programs or lists name and the content does not hold."""
    files = content.places
    held = {f"{PLACE_PREFIX}{file.state}:{one.id}" for file in files for one in file.places}
    held |= {f"{PLACE_PREFIX}{row.state}:{row.id}" for row in content.listed.rows}
    for topic in content.topics:
        folder = "federal" if topic.state == FEDERAL else f"states/{topic.state}"
        for one in topic.programs:
            if (one.ask_at or "").startswith(PLACE_PREFIX) and one.ask_at not in held:
                path = Path(f"resources/{folder}/{topic.topic}.yaml")
                key, wrong = f"programs[{one.id}].ask_at", f"{one.ask_at!r} is not held."
                yield Problem(path, key, wrong, "name a place that is.")
    for name, entry in content.listed.lists.items():
        for row in entry.taken:
            if f"{PLACE_PREFIX}{row.replace('/', ':')}" not in held:
                path = Path(f"resources/places/{content.listed.files[name]}.yaml")
                key = f"lists[{name}].taken"
                yield Problem(path, key, f"no row {row!r}.", "delete it, or write it down by hand.")


LEAST_EXAMPLES = 3
"""The fewest examples that show what proves an address."""
_LEAST = {"all": 1, "two": 3}
"""The fewest papers that make a group, by its need; two for any other."""
_NEEDS_PAPERS_OF = ("school", "food", "home", "work")
"""Topics whose programs each say whose papers are asked."""


def check_groups(reader: Reader, where: str, count: int, groups: Iterable[PaperGroupEntry]) -> None:
    """Refuse a paper of so many that is in no group or in two, and a group of too few."""
    papers = list(range(1, count + 1))
    grouped = [number for group in groups for number in group.of]
    if sorted(grouped) != papers:
        reader.problem(
            where, f"its groups hold the papers {grouped}, its list {papers}.",
            "put each paper, counted from one, into one group: `{need: one, of: [1, 2]}`.",
        )  # fmt: skip
    for group in groups:
        least = _LEAST.get(group.need, 2)
        if len(group.of) < least:
            reader.problem(where, f"`{group.need}` of {group.of}.", f"name {least} or more.")


def check_papers(reader: Reader, where: str, spec: FactSpec, entry: FactEntry) -> None:
    """Refuse a paper that is in no group or in two, and proof of address with one example."""
    is_list = spec.name in PAPER_FACTS and isinstance(entry.value, list)
    check_groups(reader, where, len(entry.value) if is_list else 0, entry.groups)
    if entry.examples is None:
        return
    if is_list or spec.name not in PAPER_FACTS:
        reader.problem(where, "`examples` of what is no proof of address.", "delete them.")
    elif 0 < len(entry.examples) < LEAST_EXAMPLES:
        reader.problem(
            where, f"{len(entry.examples)} examples of papers.",
            f"name {LEAST_EXAMPLES}; none (`examples: []`) where no page names them.",
        )  # fmt: skip


MAX_SAYS_WORDS = 20

_URL = re.compile(r"^https?://[^\s]+\.[^\s]+$")


def check_topic(reader: Reader, read: TopicContent, today: date) -> None:
    """Check one topic file against every rule."""
    check_sources(reader, read.sources, today)
    _check_facts(reader, read)
    for role, items in read.items.items():
        for number, item in enumerate(items):
            check_claim(reader, f"{role}[{number}]", item, read.sources)
            check_texts(reader, [(f"{role}[{number}].text", item.text)])
    for caution in read.cautions:
        _check_caution(reader, read.topic, caution, read.sources)
    for number, change in enumerate(read.changes):
        check_claim(reader, f"changes[{number}]", change, read.sources)
        check_texts(reader, [(f"changes[{number}].text", change.text)])
    for program in read.programs:
        _check_program(reader, read.topic, program, read.sources)
    for guide in read.guides:
        _check_guide(reader, read.topic, guide, read.sources)
    _check_twice(reader, "programs", [program.id for program in read.programs])
    _check_twice(reader, "guides", [guide.id for guide in read.guides])
    check_unused(reader, read.sources)


def _check_facts(reader: Reader, read: TopicContent) -> None:
    raw = reader.keys.get("facts")
    written = {name for name, values in raw.items() if values} if isinstance(raw, dict) else set()
    if read.state != FEDERAL:
        for wanted in TOPICS[read.topic].facts:
            if wanted.kind is Kind.AGREEMENTS:  # they come from ICE's list, for all states
                continue
            if not read.facts.get(wanted.name) and wanted.name not in written:
                reader.problem(
                    f"facts.{wanted.name}", "this fact is missing.",
                    "add it, or `value: null` with `null_means`.",
                )  # fmt: skip
    for name, entries in read.facts.items():
        spec = fact_spec(read.topic, name)
        if spec is None:
            reader.problem(f"facts.{name}", "no such fact.", "see navigator/records/topics.py.")
            continue
        for number, entry in enumerate(entries):
            _check_fact(reader, f"facts.{name}[{number}]", spec, entry, read.sources)
        _check_timeline(reader, f"facts.{name}", entries)
        if spec.is_core:
            _check_switches(reader, name, entries, read.changes)


def check_places(reader: Reader, read: PlacesContent, today: date) -> None:
    """Check one file of places against every rule."""
    check_sources(reader, read.sources, today)
    _check_twice(reader, "places", [place.id for place in read.places])
    for place in read.places:
        _check_place(reader, place, read.sources)
    check_unused(reader, read.sources)


def check_lists(
    reader: Reader, sources: dict[str, SourceEntry], lists: list[ListEntry], today: date
) -> None:
    """Check what the places of each list share: sources, kind and words."""
    check_sources(reader, sources, today)
    _check_twice(reader, "lists", [entry.id for entry in lists])
    for entry in lists:
        where = f"lists[{entry.id}]"
        check_claim(reader, where, entry, sources)
        if not entry.sources:
            reader.problem(where, "no source.", "name the list itself first.")
        reader.unknown(where, "kind", entry.kind, PLACE_KINDS)
        _check_subkind(reader, where, entry)
        for subkind in entry.what_by_subkind.keys() - set(PLACE_SUBKINDS):
            reader.problem(
                f"{where}.what_by_subkind", f"no subkind {subkind!r}.", "see PLACE_SUBKINDS."
            )
        for row, told in entry.taken.items():
            check_taken(reader, f"{where}.taken[{row}]", told)
        for topic in entry.topics:
            reader.unknown(where, "topic", topic, TOPICS)
        texts = (entry.what, entry.limits, entry.cost_note, *entry.said_of_some)
        check_texts(reader, [(where, text) for text in texts])
    check_unused(reader, sources)


def check_removed(
    reader: Reader, removed: list[RemovedEntry], places: list[PlacesContent], today: date
) -> None:
    """Check that each removal names a state and a day that has come, and that no file lists it."""
    for entry in removed:
        where = f"removed[{entry.name}]"
        reader.unknown(
            where, "state", entry.state, (FEDERAL, *JURISDICTIONS), "use the two-letter code."
        )
        if entry.since > today:
            reader.problem(where, "this day has not come yet.", "write the day it was removed.")
        for file in places:
            for place in file.places:
                city = place.address.city if place.address else ""
                if entry.fits(place.name, file.state, city):
                    reader.problem(
                        where, f"places/{file.state}.yaml still lists it.", "delete it there."
                    )


def check_sources(reader: Reader, sources: dict[str, SourceEntry], today: date) -> None:
    """Check that a source was seen on a day that has come, and that its own date is not later."""
    for key, source in sources.items():
        where = f"sources.{key}"
        if source.seen > today:
            reader.problem(
                f"{where}.seen", "this day has not come yet.", "write the day you read it."
            )
        if source.as_of is not None and source.as_of > source.seen:
            reader.problem(
                f"{where}.as_of", "the page is dated after it was seen.", "check both dates."
            )
        if source.url is not None and not _URL.match(source.url):
            reader.problem(f"{where}.url", "this is no web address.", "copy it whole, or null.")


def check_claim(
    reader: Reader,
    where: str,
    claim: FactEntry | ChangeEntry | ProgramEntry | PlaceEntry | TableEntry | Any,
    sources: dict[str, SourceEntry],
) -> None:
    """Check that a claim has ordered dates and cites known sources in at most twenty words."""
    cites: list[Cite] = claim.sources
    if not cites and isinstance(claim, (PlaceEntry, TableEntry)):
        reader.problem(where, "no source.", "name the page you read.")
    for cite in cites:
        if cite.id not in sources:
            reader.problem(
                f"{where}.sources", f"there is no source {cite.id!r}.", "add it to `sources:`."
            )
        if len(cite.says.split()) > MAX_SAYS_WORDS:
            reader.problem(f"{where}.sources[{cite.id}].says", "more than 20 words.", "shorten it.")
        if cite.says.lower().startswith("second reference"):
            wrong = "it does not tell what the page says."
            reader.problem(f"{where}.sources[{cite.id}].says", wrong, "tell it, or drop the page.")
        check_texts(reader, [(f"{where}.sources[{cite.id}].says", cite.says)])
    reader.cited.update(cite.id for cite in cites)
    since, until = getattr(claim, "since", None), getattr(claim, "until", None)
    if since and until and until < since:
        reader.problem(where, "it ends before it begins.", "`until` is the last day in force.")


def check_texts(reader: Reader, texts: Iterable[tuple[str, str | None]]) -> None:
    """Check that no text promises, labels or soothes, and that its braces are paired."""
    for key, text in texts:
        if not is_whole(text or ""):
            reader.problem(key, "a brace stands alone.", "write both of `{…}`, or none.")
        for found, mend in forbidden(text or "", reader.forbidden):
            reader.problem(key, f"forbidden phrase {found!r}.", mend)


def check_translation(reader: Reader, read: TranslationFile) -> None:
    """Check that a translation keeps the blanks of its English text and promises no more."""
    for text, translated in read.texts.items():
        if is_whole(translated) and not same_blanks(text, translated):
            reader.problem(f"texts[{text[:40]}…]", "the blanks differ.", "keep every `{…}`.")
        check_texts(reader, [(f"texts[{text[:40]}…]", translated)])


def check_unused(reader: Reader, sources: dict[str, SourceEntry]) -> None:
    """Check that every source is cited by something."""
    for key in sources.keys() - reader.cited:
        reader.problem(f"sources.{key}", "nothing cites this source.", "cite it or delete it.")


def _check_twice(reader: Reader, name: str, ids: list[str]) -> None:
    for one in {one for one in ids if ids.count(one) > 1}:
        reader.problem(f"{name}[{one}]", "this id is given twice.", "rename one of them.")


_SHAPES: dict[Kind, Any] = {
    Kind.YES_NO: bool,
    Kind.TEXT: str,
    Kind.NAME: str,
    Kind.TEXTS: list[str],
    Kind.NAMES: list[str],
    Kind.LANGUAGES: list[str],
    Kind.NUMBER: float,
    Kind.LIMIT: LimitValue,
    Kind.COVERAGE: CoverageValue,
    Kind.REPORTING: ReportingValue,
    Kind.AGREEMENTS: list[Agreement],
}


def shape_of(spec: FactSpec) -> Any:
    """Return the type that the values of a fact have."""
    return Literal[spec.choices] if spec.choices else _SHAPES[spec.kind]


def _check_fact(
    reader: Reader, where: str, spec: FactSpec, entry: FactEntry, sources: dict[str, SourceEntry]
) -> None:
    check_claim(reader, where, entry, sources)
    if entry.value is None:
        if entry.null_means is None:
            reader.problem(where, "a null says nothing.", "add `null_means: not_known` or other.")
        if entry.null_means == "not_covered" and not entry.sources:
            reader.problem(where, "`not_covered` without a source.", "cite one, or `not_known`.")
        return
    if entry.null_means is not None:
        reader.problem(where, "`null_means` beside a value.", "delete one of them.")
    if spec.kind is Kind.CHOICE:
        if entry.value not in spec.choices:
            reader.problem(
                where, f"{entry.value!r} is not a choice.", f"one of {', '.join(spec.choices)}."
            )
    else:
        try:
            msgspec.convert(entry.value, _SHAPES[spec.kind], strict=spec.kind is not Kind.NUMBER)
        except msgspec.ValidationError as error:
            reader.problem(where, f"{error}.", f"this fact is of kind {spec.kind.value}.")
    check_papers(reader, where, spec, entry)
    check_texts(reader, [(where, text) for text in fact_texts(spec, entry)])


def _check_timeline(reader: Reader, where: str, entries: list[FactEntry]) -> None:
    for earlier, later in pairwise(entries):
        if later.since is None:
            reader.problem(where, "a later entry needs `since`.", "give the day it begins.")
        elif earlier.until is None or earlier.until >= later.since:
            reader.problem(
                where, f"two values on {later.since}.", "end the earlier one the day before."
            )


def _check_switches(
    reader: Reader, name: str, entries: list[FactEntry], changes: list[ChangeEntry]
) -> None:
    days = {change.on for change in changes}
    for entry in entries[1:]:
        if entry.since is not None and entry.since not in days:
            reader.problem(
                f"facts.{name}", f"the switch of {entry.since} is not told.",
                "add an entry to `changes:` on that day.",
            )  # fmt: skip


def _check_caution(
    reader: Reader, topic: str, caution: CautionEntry, sources: dict[str, SourceEntry]
) -> None:
    where = f"cautions[{caution.key}]"
    if caution.key not in TOPICS[topic].cautions:
        known = ", ".join(TOPICS[topic].cautions)
        reader.problem(where, "nobody knows this caution.", f"one of {known}.")
    check_claim(reader, where, caution, sources)
    check_texts(reader, [(f"{where}.text", caution.text), (f"{where}.do", caution.do)])


def _check_program(
    reader: Reader, topic: str, program: ProgramEntry, sources: dict[str, SourceEntry]
) -> None:
    where = f"programs[{program.id}]"
    reader.unknown(where, "kind", program.kind, PROGRAM_KINDS, "see PROGRAM_KINDS in topics.py.")
    if topic in _NEEDS_PAPERS_OF and program.asks_papers_of is None:
        reader.problem(where, "it does not say whose papers are asked.", "add `asks_papers_of`.")
    _check_also(reader, where, topic, program.also)
    for key in program.cautions:
        reader.unknown(
            f"{where}.cautions", "caution", key, TOPICS[topic].cautions, "see topics.py."
        )
    if program.status_rule == "any" and program.status_note:
        reader.problem(where, "open to any, yet a note on status.", "leave the note out.")
    check_ask_at(reader, where, program.ask_at)
    check_claim(reader, where, program, sources)
    texts = (program.what, program.who, program.how, program.status_note)
    check_texts(reader, [(where, text) for text in texts])


def _check_also(reader: Reader, where: str, topic: str, also: Iterable[str]) -> None:
    for other in also:
        if other not in TOPICS or other == topic:
            reader.problem(f"{where}.also", f"no other topic {other!r}.", "see topics.py.")


def _check_guide(
    reader: Reader, topic: str, guide: GuideEntry, sources: dict[str, SourceEntry]
) -> None:
    where = f"guides[{guide.id}]"
    _check_also(reader, where, topic, guide.also)
    check_texts(reader, [(where, guide.title), (where, guide.lead)])
    for key in guide.cautions:
        reader.unknown(where, "caution", key, CAUTION_KEYS, "see navigator/records/topics.py.")
    for name in guide.calls:
        known = name in PLACE_KINDS and name not in ON_REQUEST
        if not known and not name.startswith("place:"):
            reader.problem(f"{where}.calls", f"no kind {name!r}.", "a kind, or the id of a place.")
    for section in guide.sections:
        for number, item in enumerate(section.items):
            inner = f"{where}.{section.heading}[{number}]"
            check_claim(reader, inner, item, sources)
            check_texts(reader, [(inner, item.text)])


def _check_place(reader: Reader, place: PlaceEntry, sources: dict[str, SourceEntry]) -> None:
    where = f"places[{place.id}]"
    check_claim(reader, where, place, sources)
    reader.unknown(where, "kind", place.kind, PLACE_KINDS)
    _check_subkind(reader, where, place)
    check_taken(reader, where, place)
    for topic in place.topics:
        reader.unknown(where, "topic", topic, TOPICS)
    if not place.area.national and not place.area.states:
        reader.problem(f"{where}.area", "it serves nobody.", "name states, or `national: true`.")
    for state in place.area.states:
        reader.unknown(f"{where}.area", "state", state, JURISDICTIONS, "use the two-letter code.")
    _check_street(reader, where, place)
    for phone in place.phones:
        if not PLAIN_PHONE.match(phone.number):
            reader.problem(f"{where}.phones", f"{phone.number!r} is no phone.", "as 303-555-1234.")
    if place.website is not None and not _URL.match(place.website):
        reader.problem(f"{where}.website", "this is no web address.", "copy it whole, or null.")
    texts = (place.what, place.limits, place.cost_note, place.hours)
    check_texts(reader, [(where, text) for text in texts])


def _check_subkind(reader: Reader, where: str, told: PlaceEntry | ListEntry) -> None:
    if told.subkind is not None and told.subkind not in PLACE_SUBKINDS:
        reader.problem(where, f"no subkind {told.subkind!r}.", "see PLACE_SUBKINDS.")
    if told.kind == "legal" and told.subkind is None:
        reader.problem(
            where, "legal help without a ground.", "say in `subkind` what vouches for it."
        )


def _check_street(reader: Reader, where: str, place: PlaceEntry) -> None:
    street = place.address.street if place.address else None
    if street and takes_in_who_hides(f"{place.name} | {place.organization or ''}", street):
        reader.problem(
            f"{where}.address", "by its name people hide here.", "keep city and phone, no street."
        )
