"""Finds steps, programs and Spanish that were left behind when a rule changed.

A text counts as left behind when it rests on the pages of the former value alone and says
no word of a later day. A program disagrees with a fact by its own typed fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import Kind, fact_spec
from navigator.steward.content.proof.card_sentences import Finding, Said, in_force, path_of
from navigator.steward.content.proof.clashes import plain_value, shown
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.shape.schema import FactEntry, ProgramEntry

_ROLES = ("summary", "cautions", "bring", "steps", "know", "programs")
_PAST = re.compile(
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
    return not _PAST.search(words) and str(begins.year) not in words


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
            other = f"i18n/content_es/{said.path}"
            yield Finding("spanish", said.where, other, said.text, translated, why)


def _figures(text: str) -> set[str]:
    """Return numbers of two digits or more, without the marks that differ by language."""
    return {re.sub(r"[.,:]", "", one) for one in _FIGURE.findall(text)}
