"""Changes an entry (*Changed*): from a day on, or because it was wrong all along.

From what a form has it makes the new text of each file; the old value keeps its entry and gets its
last day. It writes nothing itself, and names all that is missing at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

from navigator.errors import ContentErrors, Problem, ToolError
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import PAPER_FACTS
from navigator.records.topics import TOPICS
from navigator.records.vocabulary import Confidence
from navigator.steward.content.checks.sureness import as_claim, confidence_of
from navigator.steward.content.proof.said import in_force
from navigator.steward.content.records import Content, plain_entry
from navigator.steward.content.shape.schema import PlaceEntry, SourceEntry
from navigator.steward.editing import entry_fields
from navigator.steward.editing.citing import (
    Cited,
    lacking,
    swept,
    with_kind,
    with_source,
)
from navigator.steward.editing.entry_fields import Field, Wrong
from navigator.steward.editing.page_worth import PUBLISHERS, with_site
from navigator.steward.editing.saying import day_words, value_words
from navigator.steward.editing.targets import Target, entry_of, title_of
from navigator.steward.editing.timelines import ended, ordered, value_from, with_note
from navigator.steward.editing.yaml_edit import inserted, replaced, value_at

Read = Callable[[Path], str]
"""A file's text as it is now: `Sitting.text`."""
_CHECKED = "years_attended"
"""The fact whose words are compared with answers."""


@dataclass(frozen=True, slots=True)
class Days:
    """One value of a timeline with its days."""

    days: str
    told: str
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The form of an entry: its fields, its timeline and its pages."""

    title: str
    fields: tuple[Field, ...]
    timeline: tuple[Days, ...]
    sources: tuple[tuple[str, str], ...]
    """Pages of the file, id and words; those that the entry cites come first."""
    conflict: str
    """The entry's own words on pages that disagree."""
    has_days: bool
    """Set when it can differ from a day on; a program or a place can only be corrected."""


@dataclass(frozen=True, slots=True)
class Change:
    """The filled-in form. With `since` None the entry was wrong and is corrected in place."""

    values: Mapping[str, Any]
    cited: Cited
    since: date | None = None
    conflict: str = ""
    note: str = ""
    """The note on the change for `changes:`; empty: the proposed one."""
    keeps_sources: bool = False
    """Set, for a corrected entry, when its old pages support the new value too."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The result of a save before it is written: file texts, timeline and confidence."""

    told: str
    texts: Mapping[Path, str]
    timeline: tuple[Days, ...]
    confidence: Confidence
    note: str
    """The note on the change; empty where none is needed."""


def asked(content: Content, target: Target, today: date) -> Asked:
    """Return the form of an entry."""
    entry = entry_of(content, target)
    claims = entry if target.sort == "fact" else [entry]
    sources = _sources(content, target)
    cited = [cite.id for one in claims for cite in getattr(one, "sources", ())]
    order = sorted(sources, key=lambda id: (id not in cited, list(sources).index(id)))
    return Asked(
        title=f"{place_words(target)}: {title_of(content, target)}",
        fields=_fields(content, target, value_now(content, target, today)),
        timeline=_timeline(content, target, plain_entries(content, target), today),
        sources=tuple((id, f"{sources[id].publisher}: {sources[id].title}") for id in order),
        conflict=value_now(content, target, today).get("conflict") or "",
        has_days=target.sort in ("fact", "caution", "item"),
    )


def needs_note(target: Target, since: date | None) -> bool:
    """Return whether the rules ask for a line under `changes:`."""
    return bool(since and target.spec and target.spec.is_core)


def proposed_note(content: Content, target: Target, value: Any, since: date) -> str:
    """Return the line that says what a fact is from a day on, in words of the data alone."""
    told = value_words(content.words, target, value).rstrip(".")
    if target.spec and target.spec.is_core:
        told = told[:1].lower() + told[1:]
    return f"{title_of(content, target)} from {day_words(since)}: {told}."


def changed(content: Content, read: Read, target: Target, change: Change, today: date) -> Changed:
    """Return the files as they would be. Raises ContentErrors with everything that is missing."""
    wrong: list[Wrong] = []
    new = _new_entry(content, target, change, wrong, today)
    problems = [Problem(target.path, *one) for one in wrong]
    problems += lacking(change.cited, content.publishers, target.path, today)
    if change.since and target.sort in ("fact", "caution", "item"):
        problems += _day_problems(content, target, change.since)
    if problems:
        raise ContentErrors(tuple(problems))
    texts: dict[Path, str] = {}
    if change.cited.kind and not change.cited.id:
        texts[PUBLISHERS] = with_site(read(PUBLISHERS), change.cited.kind, change.cited.url)
    text, id = with_source(read(target.path), change.cited, today)
    cite = {"id": id, "says": change.cited.says.strip()}
    note = ""
    if change.since and target.sort in ("fact", "caution", "item"):
        text = _from_a_day(text, target, {**new, "sources": [cite]}, change.since)
        if needs_note(target, change.since):
            note = change.note.strip() or proposed_note(content, target, new["value"], change.since)
            text = with_note(text, change.since, note, cite)
    else:
        keeps = change.keeps_sources or target.sort == "program"
        text = _put_right(text, target, new, cite, keeps=keeps, day=today)
    texts[target.path] = swept(text)
    entries = _entries_in(texts[target.path], target)
    return Changed(
        told=_told(content, target, new, change.since),
        texts=texts,
        timeline=_timeline(content, target, entries, today),
        confidence=_confidence(
            content, texts[target.path], target, _written(entries, change, today), change.cited
        ),
        note=note,
    )


def place_words(target: Target) -> str:
    """Return the state and topic of an entry, for a title."""
    state = "Federal" if target.state == FEDERAL else JURISDICTIONS[target.state]
    return f"{state}, {target.topic}" if target.topic else state


# What the form asks


def _fields(content: Content, target: Target, now: Mapping[str, Any]) -> tuple[Field, ...]:
    match target.sort:
        case "fact":
            assert target.spec is not None  # noqa: S101 - a fact of no spec does not load
            fields = entry_fields.value_fields(
                target.spec, now.get("value"), now.get("null_means"), content.words
            )
            if target.name == _CHECKED:
                fields += entry_fields.check_fields(now.get("checks") or {})
            if target.name in PAPER_FACTS:
                fields += entry_fields.paper_fields(target.spec, now)
            return fields
        case "caution":
            return entry_fields.caution_fields(now, TOPICS[target.topic].stages)
        case "item":
            return entry_fields.item_fields(now, TOPICS[target.topic].stages)
        case "program":
            return entry_fields.program_fields(now)
        case "place":
            hint = str(get_type_hints(PlaceEntry)[target.name])
            return entry_fields.place_fields(target.name, now.get("value"), hint)


def value_now(content: Content, target: Target, today: date) -> Mapping[str, Any]:
    """Return the entry that a form begins with: for a fact today's value, else the last one."""
    entries = plain_entries(content, target)
    return entries[_number_of(entries, today)]


def plain_entries(content: Content, target: Target) -> list[dict[str, Any]]:
    """Return the values of a fact, or the one entry, as plain data."""
    entry = entry_of(content, target)
    if target.sort == "place":
        return [{"value": getattr(entry, target.name)}]
    claims = entry if target.sort == "fact" else [entry]
    return [plain_entry(one) for one in claims]


# What it makes of the answers


def _new_entry(
    content: Content, target: Target, change: Change, wrong: list[Wrong], today: date
) -> dict[str, Any]:
    """Return the entry without its days and pages; keys that are None are left out."""
    given = change.values
    if target.sort == "fact":
        assert target.spec is not None  # noqa: S101 - as above
        value, null_means, found = entry_fields.value_of(target.spec, given)
        wrong += found
        new: dict[str, Any] = {"value": value, "null_means": null_means}
        if target.name == _CHECKED and value is not None:
            new["checks"] = entry_fields.checks_of(given, wrong)
        if target.name in PAPER_FACTS and value is not None:
            new |= entry_fields.papers_of(target.spec, given, wrong)
    elif target.sort == "place":
        new = {"value": _place_value(content, target, given, today)}
    else:
        held = value_now(content, target, today)
        new = {name: given.get(name, held.get(name)) for name in (*given, "key") if name in held}
        for name in ("text", "what", "name"):
            if name in new and not str(new[name] or "").strip():
                wrong.append((name.capitalize(), "this is empty.", "write it."))
        new = {name: one.strip() if isinstance(one, str) else one for name, one in new.items()}
        if target.sort == "program":
            new["until"] = entry_fields.day_of("Last day", given.get("until"), wrong)
    if change.conflict.strip():
        new["conflict"] = change.conflict.strip()
    return {name: one for name, one in new.items() if one not in (None, "") or name == "value"}


def _place_value(content: Content, target: Target, given: Mapping[str, Any], today: date) -> Any:
    field = _fields(content, target, value_now(content, target, today))[0]
    value = given.get("value")
    if field.draws == "choice":
        return None if not value else value == "yes"
    if field.draws == "lines":
        return [one.strip() for one in str(value or "").split("\n") if one.strip()]
    return str(value or "").strip() or None


def _day_problems(content: Content, target: Target, since: date) -> list[Problem]:
    if target.sort == "fact":
        starts = [one.since for one in entry_of(content, target)]
    else:
        starts = [entry_of(content, target).since]
    if since not in starts:
        return []
    told = f"a value begins on {since} already."
    return [Problem(target.path, "From which day", told, "choose `It was wrong` to put it right.")]


def _from_a_day(text: str, target: Target, new: dict[str, Any], since: date) -> str:
    """Let the old entry end the day before, and begin the new one."""
    if target.sort == "fact":
        return value_from(text, target.way, new, since)
    text = ended(text, target.way, since)
    own = ordered({**new, "since": since})
    return inserted(text, target.way[:-1], own, at=int(target.way[-1]) + 1)


def _put_right(
    text: str, target: Target, new: dict[str, Any], cite: dict[str, str], *, keeps: bool, day: date
) -> str:
    """Replace the values of an entry in place: for a fact those of the day, else the last."""
    if target.sort == "place":
        place = value_at(text, target.way[:-1])
        cites = [cite, *(one for one in place["sources"] if one["id"] != cite["id"])]
        own = {**place, target.name: new["value"], "sources": cites}
        return replaced(text, target.way[:-1], own)
    way = target.way
    if target.sort == "fact":
        way = (*way, _number_of(value_at(text, way), day))
    held = value_at(text, way)
    kept = [one for one in held.get("sources", ()) if one["id"] != cite["id"] and keeps]
    days = {name: held[name] for name in _STAYS if name in held}
    own = {**days, **new, "sources": [cite, *kept]}
    return replaced(text, way, own if target.sort == "program" else ordered(own))


_STAYS = ("id", "key", "kind", "sensitive", "words", "since", "until", "note")
"""Keys that a form does not ask about when an entry is corrected."""


def _number_of(entries: list[dict[str, Any]], day: date) -> int:
    """Return the number of the entry in force; the last where none is."""
    held = [n for n, one in enumerate(entries) if in_force(one.get("since"), one.get("until"), day)]
    return (held or [len(entries) - 1])[-1]


# What comes of it


def _entries_in(text: str, target: Target) -> list[dict[str, Any]]:
    if target.sort == "fact":
        return list(value_at(text, target.way))
    if target.sort == "place":
        return [
            {
                "value": value_at(text, target.way),
                "sources": value_at(text, (*target.way[:-1], "sources")),
            }
        ]
    held = value_at(text, target.way[:-1])
    number = int(target.way[-1])
    return [one for one in held[number : number + 2] if one.get("key") == held[number].get("key")]


def _timeline(
    content: Content, target: Target, entries: list[dict[str, Any]], today: date
) -> tuple[Days, ...]:
    told = []
    for one in entries[:8]:
        since, until = one.get("since"), one.get("until")
        value = one.get("value") if "value" in one else one.get("text") or one.get("what")
        words = value_words(content.words, target, value, one.get("null_means"))
        told.append(Days(_span(since, until), words, in_force(since, until, today)))
    return tuple(told)


def _span(since: date | None, until: date | None) -> str:
    if since and until:
        return f"{since} to {until}"
    if since:
        return f"from {since}"
    return f"until {until}" if until else "no day known"


def _confidence(
    content: Content, text: str, target: Target, new: dict[str, Any], cited: Cited
) -> Confidence:
    """Return how sure the new value will be, by the pages it cites and by its words."""
    sources = {id: SourceEntry(**one) for id, one in (value_at(text, ("sources",)) or {}).items()}
    claim = as_claim(new, is_fact=target.sort == "fact")
    return confidence_of(with_kind(content.publishers, cited), claim, sources, target.spec)


def _written(entries: list[dict[str, Any]], change: Change, today: date) -> dict[str, Any]:
    """Return the entry that the change made, else the one in force."""
    mine = [n for n, one in enumerate(entries) if change.since and one.get("since") == change.since]
    return entries[mine[0] if mine else _number_of(entries, today)]


def _sources(content: Content, target: Target) -> Mapping[str, SourceEntry]:
    if target.sort == "place":
        return next(one for one in content.places if one.state == target.state).sources
    for file in content.topics:
        if (file.state, file.topic) == (target.state, target.topic):
            return file.sources
    raise ToolError("There is no such file.", "Open the entry again.")


def _told(content: Content, target: Target, new: Mapping[str, Any], since: date | None) -> str:
    """Return the subject line of a commit."""
    name = title_of(content, target)
    name = name if len(name) < 60 else f"{name[:57]}…"
    head = f"{place_words(target)}: {name}"
    if target.spec and target.spec.is_core:
        head += f": {value_words(content.words, target, new['value'], new.get('null_means'))}"
    return f"{head}, from {since}" if since else f"{head}, put right"
