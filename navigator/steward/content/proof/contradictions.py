"""Finds texts of the topic files that can not both be right, for a steward to look at.

It gathers what the checks of `clashes`, `references` and `leftovers` find, and two of its
own. A finding stops nothing: words are not facts, and only a person can say which side is
right. What a steward found to be no contradiction stands in `vocabulary/accepted.yaml`,
by the two texts, so that it is asked again when one of them changes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.records.jurisdictions import JURISDICTIONS
from navigator.steward.content.proof.clashes import check_claims, check_counts, check_stances
from navigator.steward.content.proof.leftovers import check_left, check_programs, check_translations
from navigator.steward.content.proof.passed import check_passed
from navigator.steward.content.proof.references import check_references, days_in, is_one_day
from navigator.steward.content.proof.said import Finding, Said, all_said
from navigator.steward.content.records import Content

_NATIONAL = re.compile(
    r"\bfederal\b|\bICE\b|\bUSCIS\b|\bIRS\b|\bSupreme Court\b|\bCongress\b|\bJustice Department\b"
    r"|\bcourt order\b|\bMarketplace\b"
)
"""Words that mark a sentence about something that is the same in the whole country."""
_STATE = re.compile("|".join(sorted(map(re.escape, JURISDICTIONS.values()), key=len, reverse=True)))
_FIGURE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\d[\d,.]*"
)
_SHORTEST_TWIN = 40
"""Two like sentences of fewer letters than this may be alike by chance."""
_OWN_DAY = re.compile(r"^(Since|Until) ")
_DAYED = ("facts", "summary", "bring", "steps", "know", "cautions")


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
        *check_stances(content, texts, today),
        *check_counts(content, texts, today),
        *check_twins(texts, today),
        *check_references(texts, today),
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


def check_twins(texts: Iterable[Said], today: date) -> Iterator[Finding]:
    """Yield nationwide sentences that stand in another file with other figures or days.

    The version that stands in most places is compared once with each of the others.
    """
    twins: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for said in texts:
        if not said.holds(today):
            continue
        for sentence in said.sentences:
            is_national = _NATIONAL.search(sentence) and not _STATE.search(sentence)
            if len(sentence) >= _SHORTEST_TWIN and is_national:
                twins[_FIGURE.sub("#", sentence)][sentence].append(said)
    for forms in twins.values():
        first = max(forms, key=lambda plain: len(forms[plain]))
        for plain, places in forms.items():
            if places[0].path != forms[first][0].path:
                yield Finding(
                    "twin", places[0].where, forms[first][0].where, plain, first,
                    f"other figures; those of the second stand in {len(forms[first])} places",
                )  # fmt: skip


def check_own_days(texts: Iterable[Said]) -> Iterator[Finding]:
    """Yield texts that begin with "Since" or "Until" a day and are dated to another."""
    for said in texts:
        begins = _OWN_DAY.match(said.text)
        own = said.until if begins and begins[1] == "Until" else said.since
        if begins is None or own is None or said.role not in _DAYED:
            continue
        days = days_in(said.sentences[0])
        if len(days) == 1 and not is_one_day(days.pop(), (own.year, own.month, own.day)):
            typed = f"{'until' if own is said.until else 'since'}: {own}"
            yield Finding(
                "day", said.where, said.where, said.sentences[0], typed, "its words name another"
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
