"""Finds the file and the part of it that an entry is: fact, danger, step, program or field.

Ids are those of reviews (docs/reviews.md), and two more: `IL/college/steps[2]` for one of a
list, `place:IL:id#hours` for one field of a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from navigator.records.topics import FactSpec, fact_spec
from navigator.steward.content.proof.said import in_force, path_of
from navigator.steward.content.records import ITEM_ROLES, Content, TopicContent

Sort = Literal["fact", "caution", "item", "program", "place"]
ROOT = Path("resources")
ROLE_WORDS = {"summary": "Summary", "bring": "Bring", "steps": "Step", "know": "Good to know"}


@dataclass(frozen=True, slots=True)
class Target:
    """One entry: its file, and the way to it."""

    entry: str
    sort: Sort
    state: str
    topic: str
    """Empty for a place."""
    name: str
    """The name of the fact, caution, role or program; of a place its field."""
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
    kind, _, rest = entry.partition(":")
    if kind == "place":
        return _place(content, entry, *rest.partition(":")[::2])
    if kind == "program":
        state, _, id = rest.partition(":")
        return next(
            (one for file in _files(content, state) for one in _targets(file, today)
             if one.sort == "program" and one.entry == f"program:{state}:{id}"), None,
        )  # fmt: skip
    state = entry.partition("/")[0]
    files = _files(content, state)
    return next(
        (one for file in files for one in _targets(file, today) if one.entry == entry), None
    )


def targets_of(content: Content, state: str, topic: str, today: date) -> tuple[Target, ...]:
    """Return every entry of a card that a form can change, in the order of its file."""
    return tuple(
        one
        for file in _files(content, state)
        if file.topic == topic
        for one in _targets(file, today)
    )


def title_of(content: Content, target: Target) -> str:
    """Return the name by which a steward knows an entry."""
    match target.sort:
        case "fact":
            return content.words.get(f"fact.{target.name}", target.name)
        case "caution":
            told = content.words.get(f"caution.{target.name}", target.name)
            return f"Danger: {told}"
        case "item":
            text = entry_of(content, target).text
            return f"{ROLE_WORDS[target.name]}: {text}"
        case "program":
            return f"Program: {entry_of(content, target).name}"
        case "place":
            return f"{entry_of(content, target).name}: {target.name.replace('_', ' ')}"


def entry_of(content: Content, target: Target) -> Any:
    """Return the entry as it was read; for a fact the list of its values."""
    if target.sort == "place":
        places = next(one for one in content.places if one.state == target.state).places
        return places[int(target.way[1])]
    file = next(one for one in _files(content, target.state) if one.topic == target.topic)
    match target.sort:
        case "fact":
            return file.facts[target.name]
        case "caution":
            return file.cautions[int(target.way[1])]
        case "item":
            return file.items[target.name][int(target.way[1])]
        case _:
            return file.programs[int(target.way[1])]


def _files(content: Content, state: str) -> list[TopicContent]:
    return [file for file in content.topics if file.state == state]


def _targets(file: TopicContent, today: date) -> Iterator[Target]:
    path, card = file_of(file.state, file.topic), f"{file.state}/{file.topic}"

    def made(entry: str, sort: Sort, name: str, *way: str | int) -> Target:
        return Target(entry, sort, file.state, file.topic, name, path, way)

    for name in file.facts:
        yield made(f"{card}/{name}", "fact", name, "facts", name)
    keys = {one.key for one in file.cautions}
    for key in sorted(keys, key=[one.key for one in file.cautions].index):
        numbers = [n for n, one in enumerate(file.cautions) if one.key == key]
        now = [n for n in numbers if in_force(*_days(file.cautions[n]), today)]
        yield made(f"{card}/{key}", "caution", key, "cautions", (now or numbers)[0])
    for role in ITEM_ROLES:
        for number in range(len(file.items.get(role, ()))):
            yield made(f"{card}/{role}[{number}]", "item", role, role, number)
    for number, program in enumerate(file.programs):
        entry = f"program:{file.state}:{program.id}"
        yield made(entry, "program", program.id, "programs", number)


def _days(claim: Any) -> tuple[date | None, date | None]:
    return claim.since, claim.until


def _place(content: Content, entry: str, state: str, rest: str) -> Target | None:
    id, _, field = rest.partition("#")
    for file in content.places:
        if file.state == state and field:
            for number, place in enumerate(file.places):
                if place.id == id and hasattr(place, field):
                    path = ROOT / f"places/{state}.yaml"
                    way = ("places", number, field)
                    return Target(entry, "place", state, "", field, path, way)
    return None
