"""How sure the content is, in figures: by topic, and the facts to look at first.

Counted over every value of every day, nulls apart, so that nulls do not hide gaps.
Core facts are the enums and yes/no facts of `topics`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.content.records import Content, TopicContent
from navigator.content.schema import FactEntry
from navigator.records.topics import fact_spec
from navigator.records.vocabulary import CONFIDENCES

LEAST_CERTAIN = 10


@dataclass(frozen=True, slots=True)
class Doubt:
    """A core fact in force that is less sure than others, and why."""

    state: str
    topic: str
    fact: str
    value: Any
    confidence: str
    conflict: str | None
    as_of: date | None
    sources: int
    """How many sources it cites."""


def count(content: Content) -> dict[str, dict[str, int]]:
    """Topic to how many values there are of each confidence, null, and the same for core facts."""
    counted: dict[str, Counter[str]] = {}
    for file in content.topics:
        topic = counted.setdefault(file.topic, Counter())
        for name, entries in file.facts.items():
            spec = fact_spec(file.topic, name)
            for entry in entries:
                how = "null" if entry.value is None else entry.confidence
                topic[how] += 1
                if spec and spec.is_core:
                    topic[f"core {how}"] += 1
    return {topic: dict(sorted(figures.items())) for topic, figures in counted.items()}


def shares(counted: dict[str, dict[str, int]]) -> dict[str, dict[str, float]]:
    """Topic (and `all`) to shares of 0 to 1.

    `null` of all values, `unconfirmed` of those that are known, and both for core facts.
    """
    total: Counter[str] = Counter()
    for figures in counted.values():
        total.update(figures)
    return {topic: _shares(figures) for topic, figures in (*counted.items(), ("all", total))}


def conflicts(content: Content) -> int:
    """How many values rest on sources that disagree."""
    return sum(
        entry.conflict is not None
        for file in content.topics
        for entries in file.facts.values()
        for entry in entries
    )


def least_certain(content: Content, today: date, most: int = LEAST_CERTAIN) -> list[Doubt]:
    """The core facts in force that are least sure, least first.

    Unconfirmed before single-source before confirmed; among equals those on which
    sources disagree, then those without a dated source, then the oldest.
    """
    doubts = [
        _doubt(file, name, entry)
        for file in content.topics
        for name, entries in file.facts.items()
        if (spec := fact_spec(file.topic, name)) is not None and spec.is_core
        for entry in entries
        if entry.value is not None and _in_force(entry, today)
    ]
    return sorted(doubts, key=_certainty)[:most]


def as_text(checked: dict[str, Any]) -> str:
    """What `content check` found, to read: a line for each topic, then the doubts."""
    wide = max(map(len, checked["facts"]), default=0)
    found = f"{checked['files']} files, {checked['places']} places"
    found += f", {checked['conflicts']} values on which sources disagree"
    heads = ("confirmed", "single-source", "unconfirmed", "null", "null share")
    head = "  ".join((" " * wide, *heads, "core: unconfirmed", "core: null"))
    lines = [found, "", head]
    for topic, figures in checked["facts"].items():
        share = checked["shares"][topic]
        lines.append(
            f"{topic:{wide}}  {figures.get('confirmed', 0):>9}"
            f"  {figures.get('single-source', 0):>13}  {figures.get('unconfirmed', 0):>11}"
            f"  {figures.get('null', 0):>4}  {share['null']:>10.1%}"
            f"  {share['core unconfirmed']:>17.1%}  {share['core null']:>10.1%}"
        )
    share = checked["shares"]["all"]
    told = f"Of all values {share['null']:.1%} are null. Of core facts {share['core null']:.1%} "
    told += f"are null, and {share['core unconfirmed']:.1%} of the known ones unconfirmed."
    lines += ["", told, "", "Core facts to look at first:"]
    for doubt in checked["least_certain"]:
        dated = f"as of {doubt.as_of}" if doubt.as_of else "no date known"
        lines.append(
            f"  {doubt.state} {doubt.topic} {doubt.fact} = {doubt.value}: "
            f"{doubt.confidence}, {dated}" + (f". {doubt.conflict}" if doubt.conflict else "")
        )
    lines += [f"Not translated, {lang}: {count}" for lang, count in checked["untranslated"].items()]
    return "\n".join(lines)


def _shares(figures: dict[str, int]) -> dict[str, float]:
    found: dict[str, float] = {}
    for prefix in ("", "core "):
        known = sum(figures.get(prefix + one, 0) for one in CONFIDENCES)
        null = figures.get(f"{prefix}null", 0)
        unconfirmed = figures.get(f"{prefix}unconfirmed", 0)
        found[f"{prefix}null"] = round(null / max(known + null, 1), 3)
        found[f"{prefix}unconfirmed"] = round(unconfirmed / max(known, 1), 3)
    return found


def _in_force(entry: FactEntry, day: date) -> bool:
    return (entry.since is None or entry.since <= day) and (
        entry.until is None or day <= entry.until
    )


def _doubt(file: TopicContent, name: str, entry: FactEntry) -> Doubt:
    dates = [file.sources[cite.id].as_of for cite in entry.sources if cite.id in file.sources]
    return Doubt(
        state=file.state,
        topic=file.topic,
        fact=name,
        value=entry.value,
        confidence=entry.confidence,
        conflict=entry.conflict,
        as_of=max((one for one in dates if one is not None), default=None),
        sources=len(entry.sources),
    )


def _certainty(doubt: Doubt) -> tuple[Any, ...]:
    return (
        -CONFIDENCES.index(doubt.confidence),
        doubt.conflict is None,
        doubt.as_of is not None,
        doubt.as_of or date.min,
        doubt.state,
        doubt.topic,
        doubt.fact,
    )
