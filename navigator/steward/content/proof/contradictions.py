"""Finds texts of the topic files that can not both be right, for a steward to look at.

A finding stops nothing: words are not facts, and only a person can say which side is
right. What a steward found to be no contradiction stands in `vocabulary/accepted.yaml`,
by the two texts, so that it is asked again when one of them changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import Kind, fact_spec
from navigator.steward.content.proof.card_sentences import (
    MONTHS,
    Finding,
    Said,
    all_said,
    check_claims,
    check_counts,
    check_stances,
    in_force,
    path_of,
    plain_value,
    shown,
)
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.shape.schema import ChangeEntry, FactEntry, ProgramEntry, SourceEntry
from navigator.steward.content.words.language_files import content_of

_ROLES = ("summary", "cautions", "bring", "steps", "know", "programs")
_IS_PAST = re.compile(
    r"\b(?:was|were|until|ended|no longer|blocked|struck|without the rule|in one case|used to"
    r"|lost)\b",
    re.IGNORECASE,
)
"""Words that mark a rule as something past."""

_RULES_OUT = {
    "in_state_tuition": ("college", "in_state_tuition", ("enjoined", "repealed", "banned", "none")),
    "state_aid": ("college", "state_aid", ("enjoined", "repealed", "none")),
}
"""Kinds of programs that cannot be open to anybody while the fact has one of these values."""

_FIGURE = re.compile(r"\d[\d.,:]*\d")


def check_left(content: Content, texts: Iterable[Said], today: date) -> Iterator[Finding]:
    """Yield texts in force that cite pages of a value that has ended, and no newer page."""
    entries: dict[str, dict[str, list[Said]]] = {}
    for said in texts:
        if said.role in _ROLES and said.holds(today):
            entries.setdefault(said.path, {}).setdefault(said.entry, []).append(said)
    for file in content.topics:
        path = path_of(file.state, file.topic)
        for where, old, new in _switches(file, today):
            for fields in entries.get(path, {}).values():
                words = " ".join(said.text for said in fields)
                if _is_left(file, fields[0], words, old, new):
                    yield Finding(
                        "left", fields[0].where, f"{path}: {where}", fields[0].text,
                        f"{shown(plain_value(old.value))} until {old.until},"
                        f" {shown(plain_value(new.value))} since {new.since}",
                        "it rests on pages of the former value only and names no later day",
                    )  # fmt: skip


def _switches(file: TopicContent, today: date) -> Iterator[tuple[str, FactEntry, FactEntry]]:
    """Yield key, former and new entry of each choice or coverage whose value has changed."""
    for name, entries in file.facts.items():
        spec = fact_spec(file.topic, name)
        if spec is None or not (spec.is_core or spec.kind is Kind.COVERAGE):
            continue
        for number, (old, new) in enumerate(pairwise(entries), 1):
            values = (plain_value(old.value), plain_value(new.value))
            if (
                new.since and in_force(new.since, new.until, today) and values[0] != values[1]
                and None not in values
            ):  # fmt: skip
                yield f"facts.{name}[{number}]", old, new


def _is_left(file: TopicContent, said: Said, words: str, old: FactEntry, new: FactEntry) -> bool:
    former = {cite.id for cite in old.sources}
    newer = {cite.id for cite in new.sources}
    begins = new.since or date.min
    if (said.since and said.since >= begins) or not said.cites & (former - newer):
        return False
    pages = [file.sources[one].as_of for one in said.cites if one in file.sources]
    if said.cites & newer or any(day and day >= begins for day in pages):
        return False
    return not _IS_PAST.search(words) and str(begins.year) not in words


def check_programs(content: Content, today: date) -> Iterator[Finding]:
    """Yield programs that are open against the fact, or have other dates than the fact."""
    for file in content.topics:
        if file.state == FEDERAL:
            continue
        for program in file.programs:
            if in_force(program.since, program.until, today) and program.status_rule == "any":
                yield from _ruled_out(file, program, today)
            yield from _unlike_covered(file, program, today)


def _ruled_out(file: TopicContent, program: ProgramEntry, today: date) -> Iterator[Finding]:
    topic, name, values = _RULES_OUT.get(program.kind, ("", "", ()))
    if topic != file.topic:
        return
    for number, entry in enumerate(file.facts.get(name, [])):
        if in_force(entry.since, entry.until, today) and entry.value in values:
            path = path_of(file.state, file.topic)
            yield Finding(
                "program", f"{path}: programs[{program.id}].status_rule",
                f"{path}: facts.{name}[{number}]", f"{program.name}: any",
                f"{name} = {entry.value}", "open to any, while the rule is not",
            )  # fmt: skip


def _unlike_covered(file: TopicContent, program: ProgramEntry, today: date) -> Iterator[Finding]:
    """Yield a program that a coverage fact names too, with another begin or end."""
    path = path_of(file.state, file.topic)
    for name, entries in file.facts.items():
        covered = [
            (number, entry, one)
            for number, entry in enumerate(entries)
            if isinstance(entry.value, dict)
            for one in entry.value.get("programs") or ()
            if _bare(one["name"]) == _bare(program.name)
        ]
        begins = [str(one["since"]) for _, _, one in covered if one["since"]]
        for number, entry, one in covered:
            if not in_force(entry.since, entry.until, today):
                continue
            why = ""
            if program.since and begins and min(begins) != str(program.since):
                why = f"it begins on {program.since} or on {min(begins)}"
            if (one["enrollment"] == "ended") != bool(program.until and program.until < today):
                why = "it has ended in one and not in the other"
            if why:
                yield Finding(
                    "program", f"{path}: programs[{program.id}]",
                    f"{path}: facts.{name}[{number}]",
                    f"{program.name}, {program.since or '?'} to {program.until or 'now'}",
                    f"{one['name']}, {one['enrollment']} since {one['since']}", why,
                )  # fmt: skip


def _bare(name: str) -> str:
    """Return a name without the part in brackets or behind a comma."""
    return re.sub(r" *[(,].*", "", name).casefold()


def check_translations(content: Content, texts: Iterable[Said]) -> Iterator[Finding]:
    """Yield Spanish texts that lost a year or a figure of their English text, or have another."""
    spanish = content.translations.get("es", {})
    told: set[str] = set()
    for said in texts:
        translated = spanish.get(said.text)
        if translated is None or said.text in told:
            continue
        told.add(said.text)
        if missing := _figures(said.text) ^ _figures(translated):
            why = f"{', '.join(sorted(missing))} stands in one only"
            other = str(content_of("es") / said.path)
            yield Finding("spanish", said.where, other, said.text, translated, why)


def _figures(text: str) -> set[str]:
    """Return numbers of two digits or more, without the marks that differ by language."""
    return {re.sub(r"[.,:]", "", one) for one in _FIGURE.findall(text)}


_DAY = rf"(?:{'|'.join(MONTHS)}) \d{{1,2}}, \d{{4}}"
_DAYS = re.compile(rf"({'|'.join(MONTHS)}) (\d{{1,2}}), (\d{{4}})")
_OWN_DAY = re.compile(rf"(Since|Until) ({'|'.join(MONTHS)}) (?:(\d{{1,2}}), )?(\d{{4}})\b")
_DAYED = ("facts", "summary", "bring", "steps", "know", "cautions")
"""Roles whose `since` and `until` are days of the rule itself."""
_VERBS = (
    "runs", "lasts", "goes", "stays?", "holds", "ends", "expires", "begins", "starts", "opens",
    "closes", "loses?", "covers", "applies", "votes", "decides?", "keeps?", "takes", "may", "can",
    "could start", "must",
)  # fmt: skip
_TIES = r"(?:on|from|through|until|till|by|to|up to|before|after|no later than)"
_AHEAD = (
    re.compile(rf"\b(?:will|shall|(?:is|are) (?:set |due |expected )?to|plans? to)\b[^.;]*?{_DAY}"),
    re.compile(rf"\b(?:{'|'.join(_VERBS)})\b(?: [\w'-]+){{0,6}}? {_TIES} {_DAY}"),
    re.compile(
        rf"\b(?:is|are)\b(?: [\w'-]+){{0,6}}? (?:through|until|till|by|up to|before) {_DAY}"
    ),
    re.compile(
        r"(?:^|: )(?:Sign|Apply|Ask|File|Send|Pay|Renew|Register|Act|Go|Call|Open|Change|Cancel|Do)"
        rf"\b[^.;]*? (?:by|before|until) {_DAY}"
    ),
    re.compile(rf"^(?:From|By|Until) {_DAY},? .*\b(?:will|must|may|can|pays?|(?:is|are) to)\b"),
    re.compile(rf"^On {_DAY},? .*\b(?:will|must|(?:is|are) to)\b"),
    re.compile(rf"^(?:Last|First|The (?:last|first|next)) day\b[^.;]*{_DAY} is\b"),
)
_PAST = re.compile(
    r"\b(?:was|were|had|said|did|until then|wrote|called|promised|would|that day|looked"
    r"|on or after|since|between|dated|counted|checked|edition|as of)\b"
)
"""Words beside which a day is no longer awaited, or which open a span that goes on."""
_AWAITED = re.compile(
    r"\b(?:will(?! not)|(?:is|are|was|were) (?:set |due |expected )?to|must)\b.*\bth(?:is|at) day\b"
    r"|\bwill(?! not)\b|\b(?:was|were) (?:set |due )?to\b|\b[Vv]oters (?:decide|vote)\b|\bhearing\b"
    r"|^Planned\b|^Last day|\bby this day\b|\breaches the last\b"
)
"""Words of a change that wait for its day."""
_TOLD = re.compile(r"\bsays? that\b|\bputs? (?:this|it) off\b|\bput off\b")
"""Words that report the outcome, or what was said."""


def check_passed(content: Content, texts: Iterable[Said], today: date) -> Iterator[Finding]:
    """Yield texts shown on `today` whose words wait for a day before it."""
    for said in texts:
        if said.holds(today):
            for sentence in said.sentences:
                yield from _ahead(said.where, sentence, today)
    for where, text in _others(content, today):
        for sentence in re.split(r"(?<=[.!?]) +", text):
            yield from _ahead(where, sentence, today)
    for file in content.topics:
        for change in file.changes:
            if is_awaited(change, file.sources, today):
                where = f"{path_of(file.state, file.topic)}: changes[{change.on}]"
                yield Finding(
                    "passed", where, where, change.text, f"on: {change.on}",
                    "its day has passed: write what happened, or `outcome: not_seen`",
                )  # fmt: skip


def is_awaited(change: ChangeEntry, sources: Mapping[str, SourceEntry], today: date) -> bool:
    """Return whether the words of a change still wait for its day, although it has passed.

    False where an outcome is given, or where all its sources were read before that day.
    """
    if change.on >= today or change.outcome is not None:
        return False
    seen = [sources[cite.id].seen for cite in change.sources if cite.id in sources]
    if seen and max(seen) < change.on:
        return False
    first = re.split(r"(?<=[.;]) ", change.text)[0]
    return bool(_AWAITED.search(first)) and not _TOLD.search(change.text)


def check_own_days(texts: Iterable[Said]) -> Iterator[Finding]:
    """Yield texts that begin with "Since" or "Until" a day and are dated to another."""
    for said in texts:
        begins = _OWN_DAY.match(said.text) if said.role in _DAYED else None
        if begins is None:
            continue
        name, month, day, year = begins.groups()
        own = said.until if name == "Until" else said.since
        # "Since May 2025" names no day, and may be any of that month.
        if own and (int(year), month, int(day or own.day)) != (
            own.year, MONTHS[own.month - 1], own.day
        ):  # fmt: skip
            yield Finding(
                "day", said.where, said.where, said.sentences[0], f"{name.lower()}: {own}",
                "its words name another",
            )  # fmt: skip


def _ahead(where: str, sentence: str, today: date) -> Iterator[Finding]:
    for clause in re.split(r"[;:] ", sentence):
        if _PAST.search(clause):
            continue
        for words in _AHEAD:
            found = words.search(clause)
            day = _newest(found[0]) if found else None
            if day is not None and day < today:
                yield Finding(
                    "passed", where, where, sentence, f"{day} has passed",
                    "give it `until` that day, and say it anew from the next",
                )  # fmt: skip
                break


def _newest(text: str) -> date | None:
    days = [
        date(int(year), MONTHS.index(month) + 1, int(day))
        for month, day, year in _DAYS.findall(text)
    ]
    return max(days, default=None)


def _others(content: Content, today: date) -> Iterator[tuple[str, str]]:
    """Yield texts outside the topic files: headlines, sentences to say, notes of checklists."""
    for name, text in content.words.items():
        yield f"vocabulary/words.yaml: {name}", text
    for topic, answers in content.answers.items():
        for number, one in enumerate(answers):
            for text in (one.tile, one.answer, one.say):
                yield f"vocabulary/answers.yaml: {topic}[{number}]", text
    for checklist in (*content.checklists, *content.families):
        for outcome in checklist.outcomes:
            where = f"checklists/{checklist.id}.yaml: {outcome.id}"
            for note in outcome.notes:
                if in_force(note.since, note.until, today):
                    yield where, note.text
            if in_force(outcome.since, outcome.until, today) and outcome.branch:
                yield where, outcome.branch


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
