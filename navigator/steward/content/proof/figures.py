"""Counts how sure the content is, by topic, and finds the facts to look at first.

Counted over every value of every day, nulls apart, so that nulls do not hide gaps.
Core facts are the enums and yes/no facts of `topics`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from navigator.errors import Problem
from navigator.records.topics import fact_spec
from navigator.records.vocabulary import CONFIDENCES, Confidence
from navigator.steward.content.checks.sureness import confidence_of
from navigator.steward.content.proof.card_sentences import in_force
from navigator.steward.content.proof.contradictions import as_lines
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.shape.schema import FactEntry

LEAST_CERTAIN = 10
_LONGEST = 100
_TOLD = (*CONFIDENCES, "undated", "null")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A core fact in force that is less sure than others, and why."""

    state: str
    topic: str
    fact: str
    value: Any
    confidence: Confidence
    conflict: str | None
    as_of: date | None
    sources: int
    """The number of sources it cites."""


def count(content: Content) -> dict[str, dict[str, int]]:
    """Count the values of each topic by confidence, null and undated; core facts apart.

    Undated is a value none of whose sources has a date of its own.
    """
    counted: dict[str, Counter[str]] = {}
    for file in content.topics:
        topic = counted.setdefault(file.topic, Counter())
        for name, entries in file.facts.items():
            spec = fact_spec(file.topic, name)
            for entry in entries:
                told = ["null"]
                if entry.value is not None:
                    told = [confidence_of(content.publishers, entry, file.sources, spec)]
                    told += ["undated"] if _as_of(file, entry) is None else []
                topic.update(told)
                if spec and spec.is_core:
                    topic.update(f"core {one}" for one in told)
    return {topic: dict(sorted(figures.items())) for topic, figures in counted.items()}


def count_places(content: Content) -> dict[str, int]:
    """Count the places written down by hand by their confidence."""
    return dict(
        Counter(
            content.publishers.confidence_of(place.sources, file.sources)
            for file in content.places
            for place in file.places
        )
    )


def shares(counted: dict[str, dict[str, int]]) -> dict[str, dict[str, float]]:
    """Return shares of 0 to 1 for each topic and for `all`.

    `null` is a share of all values, each confidence and `undated` of those that are known; the same
    for core facts.
    """
    total: Counter[str] = Counter()
    for figures in counted.values():
        total.update(figures)
    return {topic: _shares(figures) for topic, figures in (*counted.items(), ("all", total))}


def conflicts(content: Content) -> int:
    """Return the number of values that rest on sources that disagree."""
    return sum(
        entry.conflict is not None
        for file in content.topics
        for entries in file.facts.values()
        for entry in entries
    )


def least_certain(content: Content, today: date, most: int = LEAST_CERTAIN) -> list[Doubt]:
    """Return the core facts in force that are least sure, least first.

    Unconfirmed first, then weak, single-source, confirmed; among equals those on which
    sources disagree, then those without a dated source, then the oldest.
    """
    doubts = [
        _doubt(content, file, name, entry)
        for file in content.topics
        for name, entries in file.facts.items()
        if (spec := fact_spec(file.topic, name)) is not None and spec.is_core
        for entry in entries
        if entry.value is not None and in_force(entry.since, entry.until, today)
    ]
    return sorted(doubts, key=_certainty)[:most]


def as_text(checked: dict[str, Any]) -> str:
    """Return the results of `content check` as text: two tables by topic, then the doubts."""
    found = f"{checked['files']} files, {checked['places']} places"
    lines = [f"{found}, {checked['conflicts']} values on which sources disagree"]
    for name, prefix in (("All values", ""), ("Core facts", "core ")):
        lines += ["", *_table(name, prefix, checked["shares"])]
    sure = checked["place_confidence"]
    told = ", ".join(f"{sure[one]} {one}" for one in CONFIDENCES if one in sure)
    lines += ["", f"Places written down by hand: {told}"]
    lines += ["", "Core facts to look at first:"]
    for doubt in checked["least_certain"]:
        dated = f"as of {doubt.as_of}" if doubt.as_of else "no date known"
        lines.append(
            f"  {doubt.state} {doubt.topic} {doubt.fact} = {doubt.value}: "
            f"{doubt.confidence}, {dated}" + (f". {doubt.conflict}" if doubt.conflict else "")
        )
    for lang, texts in checked["missing"].items():
        lines.append(f"Not translated, {lang}: {len(texts)}")
        lines += [f"  {text[:_LONGEST]}" for text in texts[:LEAST_CERTAIN]]
    for lang, left in checked["left_over"].items():
        lines += _warned(f"Translations of texts that are gone, {lang}", left)
    lines.append(f"Reviews that hold: {checked['reviews']}")
    lines += _warned("Reviews to look at", checked["review_warnings"])
    doubted = checked["doubted_phones"]
    lines += ["", f"Listed numbers whose area code may be a slip: {len(doubted)}"]
    lines += [f"  place:{one}" for one in doubted]
    lines += ["", *as_lines(checked["contradictions"])]
    return "\n".join(lines)


def _warned(title: str, warnings: list[Problem]) -> list[str]:
    """Return warnings below a line with their number; nothing where there are none."""
    if not warnings:
        return []
    return [f"{title}: {len(warnings)}", *(f"  {one}" for one in warnings[:LEAST_CERTAIN])]


def _table(name: str, prefix: str, found: dict[str, dict[str, float]]) -> list[str]:
    """Return the shares of each topic, the known values' confidence first; nulls are of all values.

    A topic without such values has no line.
    """
    wide = max(map(len, (*found, name)))
    lines = ["  ".join((f"{name:{wide}}", *_TOLD))]
    for topic, share in found.items():
        if not any(share[prefix + one] for one in _TOLD):
            continue
        told = (f"{share[prefix + one]:>{len(one)}.1%}" for one in _TOLD)
        lines.append("  ".join((f"{topic:{wide}}", *told)))
    return lines


def _shares(figures: Mapping[str, int]) -> dict[str, float]:
    found: dict[str, float] = {}
    for prefix in ("", "core "):
        known = sum(figures.get(prefix + one, 0) for one in CONFIDENCES)
        null = figures.get(f"{prefix}null", 0)
        for one in (*CONFIDENCES, "undated"):
            found[prefix + one] = round(figures.get(prefix + one, 0) / max(known, 1), 3)
        found[f"{prefix}null"] = round(null / max(known + null, 1), 3)
    return found


def _as_of(file: TopicContent, entry: FactEntry) -> date | None:
    """Return the newest date of the pages that an entry rests on."""
    dates = [file.sources[cite.id].as_of for cite in entry.sources if cite.id in file.sources]
    return max((one for one in dates if one is not None), default=None)


def _doubt(content: Content, file: TopicContent, name: str, entry: FactEntry) -> Doubt:
    return Doubt(
        state=file.state,
        topic=file.topic,
        fact=name,
        value=entry.value,
        confidence=confidence_of(
            content.publishers, entry, file.sources, fact_spec(file.topic, name)
        ),
        conflict=entry.conflict,
        as_of=_as_of(file, entry),
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
