"""Changes an entry (*Changed*): from a day on, or because it was wrong all along.

The answers of a form become one `Edit`, and the edit the new text of each file. It writes nothing
itself, and names all that is missing at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from navigator.errors import ContentErrors, Problem
from navigator.records.fields import Field
from navigator.records.topics import TOPICS
from navigator.records.vocabulary import Confidence
from navigator.steward.content.checks.sureness import as_claim, confidence_of
from navigator.steward.content.proof.card_sentences import in_force
from navigator.steward.content.records import Content, plain_entry
from navigator.steward.content.shape.schema import SourceEntry
from navigator.steward.content.shape.yaml_text import value_at
from navigator.steward.editing.citing import (
    PUBLISHERS,
    cited_of,
    lacking,
    page_fields,
    swept,
    with_kind,
    with_site,
    with_source,
)
from navigator.steward.editing.entry_fields import (
    Choices,
    Wrong,
    day_of,
    entry_of,
    fact_entry,
    fact_fields,
    fields_of,
)
from navigator.steward.editing.shown import state_word
from navigator.steward.editing.targets import (
    Edit,
    Span,
    Target,
    claims_of,
    day_words,
    edited,
    timeline,
    title_of,
    topic_file,
    value_words,
    with_note,
)

Read = Callable[[Path], str]
"""A file's text as it is now: `Sitting.text`."""
Entry = Mapping[str, Any]
FROM, WRONG = ("edit.how", "from"), ("edit.how", "wrong")
"""The two answers to what happened."""
_SINCE = "From which day"


@dataclass(frozen=True, slots=True)
class Asked:
    """The form of an entry: its fields and its timeline."""

    title: str
    fields: tuple[Field, ...]
    timeline: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """The result of a save before it is written: file texts, timeline and confidence."""

    told: str
    texts: Mapping[Path, str]
    timeline: tuple[Span, ...]
    confidence: Confidence
    note: str
    """The note on the change; empty where none is needed."""


def asked(content: Content, target: Target, today: date) -> Asked:
    """Return the form of an entry."""
    return Asked(
        title=f"{place_words(target)}: {title_of(content, target)}",
        fields=tuple(_fields(content, target, today)),
        timeline=timeline(content.words, target, _plain(content, target), today),
    )


def changed(content: Content, read: Read, target: Target, given: Entry, today: date) -> Changed:
    """Return the files as they would be with what a form `given` holds.

    Raises ContentErrors with everything that is missing.
    """
    wrong: list[Wrong] = []
    since = _since(content, target, given, wrong)
    new = _entry(content, target, given, wrong)
    cited = cited_of(given, wrong)
    problems = [Problem(target.path, *one) for one in wrong]
    problems += lacking(cited, content.publishers, target.path, today)
    if problems:
        raise ContentErrors(tuple(problems))
    texts: dict[Path, str] = {}
    if cited.kind and not cited.id:
        texts[PUBLISHERS] = with_site(read(PUBLISHERS), cited.kind, cited.url)
    text, id = with_source(read(target.path), cited, today)
    cite = {"id": id, "says": cited.says}
    keeps = target.sort == "program" or bool(given.get("edit.keeps"))
    way = target.way
    if target.sort == "fact":
        way = (*way, _number_of(value_at(text, way), today))
    text = edited(text, Edit(way, new, cite, since, keeps))
    note = ""
    if since and target.spec and target.spec.is_core:
        note = str(given.get("edit.note") or "")
        note = note or proposed_note(content, target, new["value"], since)
        text = with_note(text, since, note, cite)
    texts[target.path] = swept(text)
    held = _held(texts[target.path], target, since)
    mine = next((one for one in held if since and one.get("since") == since), None)
    pages = {id: SourceEntry(**one) for id, one in value_at(text, ("sources",)).items()}
    claim = as_claim(mine or held[_number_of(held, today)], is_fact=target.sort == "fact")
    return Changed(
        told=_told(content, target, new, since),
        texts=texts,
        timeline=timeline(content.words, target, held, today),
        confidence=confidence_of(with_kind(content.publishers, cited), claim, pages, target.spec),
        note=note,
    )


def proposed_note(content: Content, target: Target, value: Any, since: date) -> str:
    """Return the line that says what a fact is from a day on, in words of the data alone."""
    told = value_words(content.words, target, value).rstrip(".")
    if target.spec and target.spec.is_core:
        told = told[:1].lower() + told[1:]
    return f"{title_of(content, target)} from {day_words(since)}: {told}."


def place_words(target: Target) -> str:
    """Return the state and topic of an entry, for a title."""
    return f"{state_word(target.state)}, {target.topic}"


def value_now(content: Content, target: Target, today: date) -> Entry:
    """Return the entry that a form begins with: for a fact today's value, else the last one."""
    entries = _plain(content, target)
    return entries[_number_of(entries, today)]


def _fields(content: Content, target: Target, today: date) -> Iterator[Field]:
    now = value_now(content, target, today)
    claim = claims_of(content, target)[0]
    has_days = target.sort != "program" and hasattr(claim, "since")
    hows = {"from": "It is another from a day on", "wrong": "It was wrong: put it right"}
    hows = hows if has_days else {"wrong": "Put it right"}
    yield Field("edit.how", "What happened", "choice", next(iter(hows)), tuple(hows.items()))
    yield Field("edit.since", _SINCE, "day", hint="2026-12-01", only=FROM, beside=True)
    if target.spec is not None:
        yield from fact_fields(target.spec, now, content.words)
    else:
        offers = _offers(content, target)
        for one in fields_of(type(claim), now, offers=offers):
            if one.name != "stage" or offers:
                yield one
    sources = topic_file(content, target).sources
    cited = [cite.id for one in claims_of(content, target) for cite in one.sources]
    order = sorted(sources, key=lambda id: id not in cited)
    yield from page_fields((id, f"{sources[id].publisher}: {sources[id].title}") for id in order)
    if target.sort != "program":
        yield Field("edit.keeps", "The pages cited so far stand by the new value too", "tick",
                    only=WRONG)  # fmt: skip
    told = "Where pages disagree, how (or leave it empty)"
    yield Field("edit.conflict", told, "note", now.get("conflict") or "", only=WRONG)
    yield Field("edit.conflict_from", told, "note", only=FROM)
    if target.spec and target.spec.is_core:
        yield Field("edit.note", "Line under “What changed”", "note", only=FROM)


def _offers(content: Content, target: Target) -> Choices:
    """Return the steps of the topic; none for a sentence or paper that stands at no step."""
    stages = {one: one.capitalize() for one in TOPICS[target.topic].stages}
    if target.sort == "caution":
        return {"stage": {"": "None", **stages}}
    claim = claims_of(content, target)[0]
    return {"stage": stages} if getattr(claim, "stage", None) in stages else {}


def _entry(content: Content, target: Target, given: Entry, wrong: list[Wrong]) -> dict[str, Any]:
    """Return the entry as it was filled in, without its days and pages."""
    if target.spec is not None:
        new = fact_entry(target.spec, given, wrong)
    else:
        shape, offers = type(claims_of(content, target)[0]), _offers(content, target)
        new = entry_of(shape, given, wrong, only=given, offers=offers)
    conflict = given.get("edit.conflict") or given.get("edit.conflict_from")
    return {**new, "conflict": conflict or None}


def _since(content: Content, target: Target, given: Entry, wrong: list[Wrong]) -> date | None:
    """Return the first day of the new entry; None where the old one was wrong."""
    if given.get("edit.how") != "from":
        return None
    many = len(wrong)
    since = day_of(_SINCE, given.get("edit.since"), wrong)
    if since is None and len(wrong) == many:
        wrong.append((_SINCE, "this is empty.", "write 2026-12-01."))
    if since and since in [one.since for one in claims_of(content, target)]:
        told = f"a value begins on {since} already."
        wrong.append((_SINCE, told, "choose `It was wrong` to put it right."))
    return since


def _plain(content: Content, target: Target) -> list[dict[str, Any]]:
    return [plain_entry(one) for one in claims_of(content, target)]


def _number_of(entries: list[dict[str, Any]], day: date) -> int:
    """Return the number of the entry in force; the last where none is."""
    held = [n for n, one in enumerate(entries) if in_force(one.get("since"), one.get("until"), day)]
    return (held or [len(entries) - 1])[-1]


def _held(text: str, target: Target, since: date | None) -> list[dict[str, Any]]:
    """Return the timeline of an entry as a text has it after an edit."""
    if target.sort == "fact":
        return list(value_at(text, target.way))
    number = int(target.way[-1])
    held: list[dict[str, Any]] = value_at(text, target.way[:-1])
    return held[number : number + (2 if since else 1)]


def _told(content: Content, target: Target, new: Entry, since: date | None) -> str:
    """Return the subject line of a commit."""
    name = title_of(content, target)
    name = name if len(name) < 60 else f"{name[:57]}…"
    head = f"{place_words(target)}: {name}"
    if target.spec and target.spec.is_core:
        head += f": {value_words(content.words, target, new['value'], new.get('null_means'))}"
    return f"{head}, from {since}" if since else f"{head}, put right"
