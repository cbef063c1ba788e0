"""Finds every other text that may be wrong once a value changes.

It finds, and judges nothing: the steward opens each, or says that it is still right. Two texts that
contradict each other only after a save stand apart (`newly_contradicting`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import Kind
from navigator.steward.content.proof import contradictions
from navigator.steward.content.proof.card_sentences import (
    Finding,
    Said,
    all_said,
    in_force,
    path_of,
)
from navigator.steward.content.records import Content, TopicContent
from navigator.steward.content.shape.reading import reads_as
from navigator.steward.editing.changing import value_now
from navigator.steward.editing.targets import ROOT, Target, find_target

RULES = Path("tests/rules")
_LONGEST_NAME = 80
_SHORTEST_NAME = 6
"""The fewest letters of a law's or program's name that texts are searched for."""
_WORDS = ("value", "title", "text", "do", "what", "who", "how", "status_note", "note", "conflict")
"""Keys of an entry whose texts are translated."""
_READ = (
    "stop_facts", "cautions", "summary", "bring", "steps", "know", "facts", "programs", "outcomes",
    "guides",
)  # fmt: skip
"""The parts of a card in the order in which visitors read them; history and the rest follow."""
_BOUND = re.compile(r"[;,(]| of \d{4}")
_ENTRY = re.compile(r"^(?P<role>\w+)(?:\.(?P<fact>\w+))?\[(?P<id>[^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Lean:
    """One text to look at again."""

    path: Path
    key: str
    text: str
    why: str
    entry: str = ""
    """The id of the entry for a form; empty where it is no entry of the desk."""

    @property
    def where(self) -> str:
        """The file and the key."""
        return f"{self.path}: {self.key}"

    @property
    def rank(self) -> int:
        """The place of its part of a card in the order in which visitors read it."""
        part = re.split(r"[.\[]", self.key)[0]
        return _READ.index(part) if part in _READ else len(_READ)


def leaning(
    content: Content, target: Target, today: date, root: Path | None = None
) -> tuple[Lean, ...]:
    """Return everything that depends on today's value, what a visitor reads first on top.

    `root` holds `tests/rules` where the checkout has them.
    """
    found: dict[str, Lean] = {}
    for one in _all(content, target, today, root):
        found.setdefault(one.where, one)
    return tuple(sorted(found.values(), key=lambda one: (one.path != target.path, one.rank)))


def newly_contradicting(before: Content, after: Content, today: date) -> tuple[Lean, ...]:
    """Return the texts that contradict each other after a save and did not before."""
    known = set(contradictions.find(before, today).found)
    new = [one for one in contradictions.find(after, today).found if one not in known]
    told: dict[tuple[str, str], Lean] = {}
    for one in new:  # a text may contradict several: it is mended once
        told.setdefault((one.one, one.says), _contradiction(after, one, today))
    is_general = ROOT / "federal"
    order = sorted(told.values(), key=lambda one: (is_general in one.path.parents, one.rank))
    return tuple(order)


def _contradiction(content: Content, one: Finding, today: date) -> Lean:
    path, _, key = one.one.partition(": ")
    why = f"Contradicts: {one.why}. Against: {one.against}"
    return Lean(ROOT / path, key, one.says, why, _entry_id(content, path, key, today))


def _all(content: Content, target: Target, today: date, root: Path | None) -> Iterator[Lean]:
    now = value_now(content, target, today)
    texts = [one for one in all_said(content) if not _is_own(one, target)]
    held = [one for one in texts if one.until is None or one.until >= today]
    same = [one for one in held if one.path == path_of(target.state, target.topic)]
    whole: dict[str, list[Said]] = {}
    for said in texts:
        whole.setdefault(said.entry, []).append(said)
    for told, why in (
        *_same_file(same, now),
        *_by_value([one for one in held if one.state == target.state], now),
        *_by_name(held, target, _names(content, target, today)),
    ):
        yield _lean(content, whole[told.entry], why, today)
    checklists = tuple(_checklists(content, target, now))
    yield from checklists
    yield from _spanish(content, target, now)
    if root is not None and checklists:
        yield from _cases(root, target, now)


def _is_own(said: Said, target: Target) -> bool:
    if (said.state, said.topic) != (target.state, target.topic):
        return False
    match target.sort:
        case "fact":
            return said.key.startswith(f"facts.{target.name}[")
        case "caution":
            return said.key.startswith(f"cautions[{target.name}]")
        case "program":
            return said.key.startswith(f"programs[{target.name}]")
        case _:
            return target.entry.endswith(f"/{said.key}")


def _same_file(texts: Iterable[Said], now: Mapping[str, Any]) -> Iterator[tuple[Said, str]]:
    """Yield texts that begin or end on the same days or cite the same pages."""
    cites = {cite["id"] for cite in now.get("sources", ())}
    since, until = now.get("since"), now.get("until")
    day_before = since - timedelta(days=1) if since else None
    for said in texts:
        if since and said.since == since:
            yield said, f"Begins on the same day, {since}"
        elif until and said.until == until:
            yield said, f"Ends on the same day, {until}"
        elif day_before and said.until == day_before:
            yield said, f"Ended when it began, {day_before}"
        elif shared := sorted(cites & said.cites):
            yield said, f"Rests on the same page: {', '.join(shared)}"


def _by_value(texts: Iterable[Said], now: Mapping[str, Any]) -> Iterator[tuple[Said, str]]:
    """Yield sentences of the state that contain the value itself: a name, a sum of dollars."""
    value = now.get("value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return
    typed = value if isinstance(value, str) else f"${value:g}"
    if isinstance(value, str) and not _SHORTEST_NAME <= len(value) <= _LONGEST_NAME:
        return
    plain = re.compile(rf"{re.escape(typed)}(?![\d.]*\d)")
    for said in texts:
        if plain.search(said.text):
            yield said, "Types the value itself"


def _names(content: Content, target: Target, today: date) -> frozenset[str]:
    """Return the names of the rule: its law, card and programs; none for a mere figure."""
    if target.spec is not None and target.spec.kind in (Kind.NUMBER, Kind.LIMIT):
        return frozenset()
    file = _file(content, target)
    names: set[str] = set()
    for fact in ("law", "credential_name"):
        for entry in file.facts.get(fact, ()):
            if in_force(entry.since, entry.until, today) and isinstance(entry.value, str):
                names |= {one.strip() for one in _BOUND.split(entry.value)}
    names |= {_BOUND.split(one.name)[0].strip() for one in file.programs}
    return frozenset(one for one in names if len(one) >= _SHORTEST_NAME)


def _by_name(
    texts: Iterable[Said], target: Target, names: frozenset[str]
) -> Iterator[tuple[Said, str]]:
    """Yield texts that name the law, a program or, from other states on the topic, the state."""
    word = JURISDICTIONS.get(target.state, "") if names else ""
    for said in texts:
        mine = said.state == target.state
        found = sorted(one for one in names if one in said.text)
        if found and (mine or word in said.text):
            yield said, f"Names {found[0]}"
        elif word and not mine and said.topic == target.topic and word in said.text:
            yield said, f"Names {word}"


def _checklists(content: Content, target: Target, now: Mapping[str, Any]) -> Iterator[Lean]:
    for one in (*content.checklists, *content.families) if target.sort == "fact" else ():
        if one.topic != target.topic:
            continue
        path = ROOT / f"checklists/{one.id}.yaml"
        for outcome in one.outcomes:
            checks = {condition.checks for condition in outcome.conditions}
            why = (
                "Is picked by this value" if _fits(outcome.when, target.name, now)
                else "Tells it beside the verdict" if target.name in outcome.tells
                else "Holds answers against it" if target.name in checks else ""
            )  # fmt: skip
            if why:
                yield Lean(path, f"outcomes[{outcome.id}]", outcome.title, why)
        if target.name in one.stop_facts:
            yield Lean(path, "stop_facts", one.title, "Says it first")


def _fits(when: Mapping[str, Any], name: str, now: Mapping[str, Any]) -> bool:
    """Return whether this value of the fact selects a line."""
    for key, wanted in when.items():
        fact, _, part = key.partition(".")
        value = now.get("value")
        if fact == name and part:
            value = value.get(part) if isinstance(value, dict) else None
        if fact == name and wanted in ("*", value):
            return True
    return False


def _spanish(content: Content, target: Target, now: Mapping[str, Any]) -> Iterator[Lean]:
    """Yield translations of the present words: they stay with the old days."""
    texts = [now.get(name) for name in _WORDS]
    for lang, known in content.translations.items():
        folder = "federal" if target.state == FEDERAL else f"states/{target.state}"
        path = Path(f"i18n/content_{lang}/{folder}/{target.topic}.yaml")
        for text in _flat(texts):
            if text in known:
                why = f"Is the translation ({lang}) of the old words: new words need theirs"
                yield Lean(path, f"texts[{text[:40]}]", known[text], why, f"text:{lang}:{text}")


def _flat(values: Iterable[Any]) -> Iterator[str]:
    for one in values:
        if isinstance(one, list):
            yield from (each for each in one if isinstance(each, str))
        elif isinstance(one, str):
            yield one


def _cases(root: Path, target: Target, now: Mapping[str, Any]) -> Iterator[Lean]:
    """Yield the undated hand-written cases, and those from the value's first day on, by name."""
    path = RULES / target.state / f"{target.topic}.yaml"
    try:
        held = reads_as((root / path).read_text("utf-8"))
        cases = [(one["name"], one.get("day")) for one in held["cases"]]
    except (OSError, KeyError, TypeError):
        return
    since = now.get("since")
    names = [name for name, day in cases if day is None or since is None or day >= since]
    if names:
        why = "Tests these days: tell a developer"
        yield Lean(path, f"{len(names)} cases", "; ".join(names), why)


def _lean(content: Content, fields: list[Said], why: str, today: date) -> Lean:
    """Return one entry, whichever of its fields is affected."""
    first = fields[0]
    key = first.entry.partition(": ")[2]
    text = " ".join(one.text for one in fields)
    return Lean(ROOT / first.path, key, text, why, _entry_id(content, first.path, key, today))


def _entry_id(content: Content, path: str, key: str, today: date) -> str:
    """Return the id that a form uses for the entry of a key; empty where it has none."""
    match = _ENTRY.match(key)
    for file in content.topics if match else ():
        if path_of(file.state, file.topic) == path and match:
            card, role, id = f"{file.state}/{file.topic}", match["role"], match["id"]
            entry = {
                "facts": f"{card}/{match['fact']}", "cautions": f"{card}/{id}",
                "programs": f"program:{file.state}:{id}",
            }.get(role, f"{card}/{key}")  # fmt: skip
            return entry if find_target(content, entry, today) else ""
    return ""


def _file(content: Content, target: Target) -> TopicContent:
    return next(
        one for one in content.topics if (one.state, one.topic) == (target.state, target.topic)
    )
