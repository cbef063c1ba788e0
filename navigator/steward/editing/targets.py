"""Finds the file and the part of it that an entry is: fact, danger, sentence or program.

Ids are those of reviews (docs/reviews.md), and one more: `IL/college/steps[2]` for a step, paper,
sentence, change or line of a longer page, by the key that a check names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from navigator.records.topics import FactSpec, fact_spec
from navigator.steward.content.proof.card_sentences import in_force, path_of
from navigator.steward.content.records import ITEM_ROLES, Content, TopicContent

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
