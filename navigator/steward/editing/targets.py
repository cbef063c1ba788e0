"""Finds the file and the part of it that an entry is, edits its timeline, and puts it in words.

Ids are those of reviews (docs/reviews.md), and one more: `IL/college/steps[2]` for a step, paper,
sentence, change or line of a longer page, by the key that a check names. One edit serves facts,
dangers, steps and programs alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from navigator.records.topics import FactSpec, Kind, fact_spec
from navigator.records.values import limit_word, number_text
from navigator.steward.content.proof.card_sentences import MONTHS, in_force, path_of
from navigator.steward.content.records import ITEM_ROLES, Content, TopicContent
from navigator.steward.content.shape.yaml_text import ORDER, Way, inserted, replaced, value_at

_ONE_DAY = timedelta(days=1)
_DAYS = ("since", "until", "note")
_OF_A_VALUE = (
    "value", "null_means", "checks", "groups", "examples", "stands_in", "untold", "conflict",
    "unseen", "sources",
)  # fmt: skip
"""The keys that another value has anew; any other key that no form asks for stays."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of an entry."""

    path: Way
    """The way to the entry that is in force."""
    value: Mapping[str, Any]
    """Its new parts; None takes a part away."""
    cite: Mapping[str, str]
    """The page: its id, and what it says."""
    since: date | None = None
    """The first day of the new entry; None where the old one was wrong."""
    keeps: bool = False
    """Set when the old pages of a corrected entry support it too."""


@dataclass(frozen=True, slots=True)
class Span:
    """One value of a timeline with its days."""

    days: str
    told: str
    is_now: bool


def edited(text: str, edit: Edit) -> str:
    """Return the file with an entry corrected, or followed by another from a day on."""
    held = value_at(text, edit.path)
    if edit.since:
        new = {key: held[key] for key in held if key not in (*_OF_A_VALUE, *_DAYS)}
        *way, at = edit.path
        own = None if way[0] == "facts" else [int(at)]
        new |= {**edit.value, "sources": [dict(edit.cite)]}
        return value_from(text, tuple(way), new, edit.since, own)
    new = {key: held[key] for key in held if key not in _OF_A_VALUE}
    if held.get("conflict") == edit.value.get("conflict"):
        new["unseen"] = held.get("unseen")
    old = held.get("sources", ()) if edit.keeps else ()
    cites = [dict(edit.cite), *(one for one in old if one["id"] != edit.cite["id"])]
    return replaced(text, edit.path, ordered({**new, **edit.value, "sources": cites}))


def value_from(
    text: str, way: Way, new: Mapping[str, Any], since: date, own: Iterable[int] | None = None
) -> str:
    """Insert an entry into the list at `way` from a day on: what held before ends.

    `since` is not the first day of one that is there. `own`: the numbers of its timeline, where it
    is not the whole list.
    """
    entries = value_at(text, way) or []
    own = range(len(entries)) if own is None else list(own)
    before = [at for at in own if (entries[at].get("since") or date.min) < since]
    after = [at for at in own if at not in before]
    if before:
        text = ended(text, (*way, before[-1]), since)
    at = before[-1] + 1 if before else min(after, default=0)
    until = entries[after[0]]["since"] - _ONE_DAY if after else None
    return inserted(text, way, ordered({**new, "since": since, "until": until}), at=at)


def ended(text: str, way: Way, since: date) -> str:
    """Return the text with the day before `since` as an entry's last, unless it ended before."""
    held = value_at(text, way)
    last = since - _ONE_DAY
    if held.get("until") and held["until"] <= last:
        return text
    return replaced(text, way, {**held, "until": last})


def with_note(text: str, day: date, note: str, cite: Mapping[str, str]) -> str:
    """Return the file with a line under `changes:` on a day, unless that day has one."""
    held = value_at(text, ("changes",)) or []
    if any(one["on"] == day for one in held):
        return text
    at = sum(one["on"] <= day for one in held)
    return inserted(text, ("changes",), {"on": day, "text": note, "sources": [dict(cite)]}, at=at)


def ordered(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry in the order of docs/content.md; what is not known is left out."""
    held = {name: one for name, one in entry.items() if one not in (None, "") or name == "value"}
    return dict(
        sorted(held.items(), key=lambda one: ORDER.index(one[0]) if one[0] in ORDER else -1)
    )


def span(
    since: date | None, until: date | None, told: str, today: date,
    day: Callable[[date], str] = str,
) -> Span:  # fmt: skip
    """Return the days of a value in words; they are empty where none is known."""
    days = ""
    if since and until:
        days = f"{day(since)} to {day(until)}"
    elif since:
        days = f"{'since' if since <= today else 'from'} {day(since)}"
    elif until:
        days = f"until {day(until)}"
    return Span(days, told, (since or today) <= today <= (until or today))


Sort = Literal["fact", "caution", "item", "program"]
ROOT = Path("resources")
ROLE_WORDS = {
    "summary": "Summary", "bring": "Bring", "steps": "Step", "know": "Good to know",
    "changes": "What changed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """One entry: its file, and the way to it."""

    entry: str
    sort: Sort
    state: str
    topic: str
    name: str
    """The name of the fact, caution, role or program; for a line of a longer page its heading."""
    path: Path
    """The path of the file, from the folder that holds `resources`."""
    way: tuple[str | int, ...]
    """The way to the entry; for a fact, to the list of its values."""

    @property
    def spec(self) -> FactSpec | None:
        """The rules for the values of a fact; None for other entries."""
        return fact_spec(self.topic, self.name) if self.sort == "fact" else None


def file_of(state: str, topic: str) -> Path:
    """Return the file of a state and topic."""
    return ROOT / path_of(state, topic)


def find_target(content: Content, entry: str, today: date) -> Target | None:
    """Return the entry of this id; None where the content has none that a form can change."""
    state = entry.removeprefix("program:").replace(":", "/").partition("/")[0]
    found = (one for file in content.topics if file.state == state for one in _targets(file, today))
    return next((one for one in found if one.entry == entry), None)


def targets_of(content: Content, state: str, topic: str, today: date) -> tuple[Target, ...]:
    """Return every entry of a card that a form can change, in the order of its file."""
    files = (one for one in content.topics if (one.state, one.topic) == (state, topic))
    return tuple(one for file in files for one in _targets(file, today))


def title_of(content: Content, target: Target) -> str:
    """Return the name by which a steward knows an entry."""
    name = target.name
    match target.sort:
        case "fact":
            return content.words.get(f"fact.{name}", name)
        case "caution":
            return f"Danger: {content.words.get(f'caution.{name}', name)}"
        case "item":
            return f"{ROLE_WORDS.get(name, name)}: {claims_of(content, target)[0].text}"
        case "program":
            return f"Program: {claims_of(content, target)[0].name}"


def topic_file(content: Content, target: Target) -> TopicContent:
    """Return the file of an entry as it was read."""
    here = (target.state, target.topic)
    return next(one for one in content.topics if (one.state, one.topic) == here)


def claims_of(content: Content, target: Target) -> list[Any]:
    """Return the entry as it was read, alone in a list; for a fact the list of its values."""
    held: Any = topic_file(content, target)
    for step in target.way:
        held = held.items if isinstance(held, TopicContent) and step in held.items else held
        held = held[step] if hasattr(held, "__getitem__") else getattr(held, str(step))
    return list(held) if target.sort == "fact" else [held]


def _targets(file: TopicContent, today: date) -> Iterator[Target]:
    path, card = file_of(file.state, file.topic), f"{file.state}/{file.topic}"

    def made(entry: str, sort: Sort, name: str, *way: str | int) -> Target:
        return Target(entry, sort, file.state, file.topic, name, path, way)

    for name in file.facts:
        yield made(f"{card}/{name}", "fact", name, "facts", name)
    keys = [one.key for one in file.cautions]
    for key in dict.fromkeys(keys):
        numbers = [n for n, one in enumerate(keys) if one == key]
        held = file.cautions
        now = [n for n in numbers if in_force(held[n].since, held[n].until, today)]
        yield made(f"{card}/{key}", "caution", key, "cautions", (now or numbers)[0])
    for role in ITEM_ROLES:
        for number in range(len(file.items.get(role, ()))):
            yield made(f"{card}/{role}[{number}]", "item", role, role, number)
    for number, change in enumerate(file.changes):
        yield made(f"{card}/changes[{change.on}]", "item", "changes", "changes", number)
    for at, guide in enumerate(file.guides):
        for n, section in enumerate(guide.sections):
            for number in range(len(section.items)):
                entry = f"{card}/guides[{guide.id}].{section.heading}[{number}]"
                way = ("guides", at, "sections", n, "items", number)
                yield made(entry, "item", section.heading, *way)
    for number, program in enumerate(file.programs):
        entry = f"program:{file.state}:{program.id}"
        yield made(entry, "program", program.id, "programs", number)


def number_on(entries: Sequence[Any], day: date) -> int:
    """Return the number of the entry in force on a day; the last one where none is.

    An entry is as it was read, or as its file has it.
    """
    spans = (
        (one.get("since"), one.get("until")) if isinstance(one, dict) else (one.since, one.until)
        for one in entries
    )
    held = [number for number, span in enumerate(spans) if in_force(*span, day)]
    return (held or [max(0, len(entries) - 1)])[-1]


def day_words(day: date) -> str:
    """Return a day as sentences have it: November 20, 2026."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def value_words(
    words: Mapping[str, str], target: Target, value: Any, null_means: str | None = None
) -> str:
    """Return a value as a steward reads it."""
    if value is None:
        return words.get(f"value.{null_means or 'not_known'}", "Not known")
    if isinstance(value, bool | list):
        return "; ".join(map(str, value)) if isinstance(value, list) else ("No", "Yes")[value]
    if isinstance(value, dict):
        return _parts(words, value)
    if isinstance(value, int | float):
        told = number_text(target.name, value)
        return f"${told}" if target.name.endswith("_usd") else told
    is_choice = target.spec is not None and target.spec.kind is Kind.CHOICE
    return words.get(f"value.{target.name}.{value}", value) if is_choice else str(value)


def timeline(
    words: Mapping[str, str], target: Target, entries: Iterable[Mapping[str, Any]], today: date,
    day: Callable[[date], str] = str,
) -> tuple[Span, ...]:  # fmt: skip
    """Return the values of an entry with their days."""
    told = []
    for one in entries:
        value = one.get("value") if "value" in one else one.get("text") or one.get("what")
        said = value_words(words, target, value, one.get("null_means"))
        told.append(span(one.get("since"), one.get("until"), said, today, day))
    return tuple(told)


def _parts(words: Mapping[str, str], value: Mapping[str, Any]) -> str:
    if "share" in value:
        told = words.get(limit_word(value["comparator"], value.get("of", "fpl")), "{percent} %")
        return told.format(percent=f"{value['share'] * 100:g}")
    if not value.get("exists"):
        return "None"
    if "programs" not in value:
        return " ".join(filter(None, ("Yes.", value.get("who_reports"), value.get("what"))))
    names = ", ".join(one["name"] for one in value["programs"])
    level = words.get(f"value.enrollment.{value['enrollment']}", value["enrollment"])
    return f"{names} ({level})"
