"""Finds texts of the topic files that can not both be right, for a steward to look at.

A finding stops nothing: words are not facts, and only a person can say which side is
right. What a steward found to be no contradiction stands in `vocabulary/accepted.yaml`,
by the two texts, so that it is asked again when one of them changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from navigator.steward.content.proof.clashes import check_claims, check_counts, check_stances
from navigator.steward.content.proof.leftovers import check_left, check_programs, check_translations
from navigator.steward.content.proof.passed import check_own_days, check_passed
from navigator.steward.content.proof.said import Finding, all_said
from navigator.steward.content.records import Content


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The contradictions that `content check` reports, and how many were accepted."""

    counts: dict[str, int]
    """The number of pairs of each kind."""
    found: tuple[Finding, ...]
    accepted: int
    """The number of further pairs that a steward looked at and found no contradiction."""
    lapsed: tuple[str, ...]
    """The reasons of entries of `accepted.yaml` that fit nothing any more."""


def find(content: Content, today: date) -> Contradictions:
    """Return every pair that nobody accepted, by kind and file."""
    texts = all_said(content)
    everything = sorted({
        *check_claims(content, texts, today),
        *check_stances(texts, today),
        *check_counts(content, texts, today),
        *check_own_days(texts),
        *check_left(content, texts, today),
        *check_programs(content, today),
        *check_translations(content, texts),
        *check_passed(content, texts, today),
    })  # fmt: skip
    accepted = {frozenset(entry.texts): entry.why for entry in content.accepted}
    pairs = [frozenset((one.says, one.against)) for one in everything]
    found = tuple(one for one, pair in zip(everything, pairs, strict=True) if pair not in accepted)
    return Contradictions(
        counts=dict(Counter(one.kind for one in found)),
        found=found,
        accepted=len(everything) - len(found),
        lapsed=tuple(why for pair, why in accepted.items() if pair not in pairs),
    )


def as_lines(told: Contradictions) -> Sequence[str]:
    """Return the lines to print: the counts, then each pair with its two places and texts."""
    counts = ", ".join(f"{count} {kind}" for kind, count in told.counts.items())
    lines = [f"Texts that may contradict each other: {counts or 'none'} ({told.accepted} accepted)"]
    for one in told.found:
        lines += [
            f"  {one.kind}: {one.why}", f"    {one.one}", f"      {one.says}",
            f"    {one.other}", f"      {one.against}",
        ]  # fmt: skip
    lines += [f"  accepted, and no longer there: {why}" for why in told.lapsed]
    return lines
