"""Changes an entry (*Changed*), and finds every other text that may be wrong by that.

It holds from a day on, or the entry was wrong all along. The answers of a form become one `Edit`,
and the edit the new text of each file; all that is missing is named at once. What depends on the
old value is found, not judged: the steward opens each, or says that it is still right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from navigator.errors import ContentErrors, Problem
from navigator.records.fields import Field
from navigator.records.jurisdictions import JURISDICTIONS
from navigator.records.topics import TOPICS, Kind
from navigator.records.vocabulary import Confidence
from navigator.steward.content.checks.sureness import as_claim, confidence_of
from navigator.steward.content.proof import contradictions
from navigator.steward.content.proof.card_sentences import (
    Finding,
    Said,
    all_said,
    in_force,
    path_of,
)
from navigator.steward.content.records import Content, plain_entry
from navigator.steward.content.shape.reading import reads_as
from navigator.steward.content.shape.schema import SourceEntry
from navigator.steward.content.shape.yaml_text import value_at
from navigator.steward.content.words.language_files import content_of
from navigator.steward.editing.citing import (
    PUBLISHERS,
    cited_of,
    lacking,
    page_fields,
    swept,
    with_kind,
    with_site,
    with_source,
)
from navigator.steward.editing.entry_fields import (
    Choices,
    Wrong,
    day_of,
    entry_of,
    fact_entry,
    fact_fields,
    fields_of,
)
from navigator.steward.editing.shown import state_word
from navigator.steward.editing.targets import (
    ROOT,
    Edit,
    Span,
    Target,
    claims_of,
    day_words,
    edited,
    find_target,
    number_on,
    timeline,
    title_of,
    topic_file,
    value_words,
    with_note,
)

Read = Callable[[Path], str]
"""A file's text as it is now: `Sitting.text`."""
Entry = Mapping[str, Any]
FROM, WRONG = ("edit.how", "from"), ("edit.how", "wrong")
"""The two answers to what happened."""
_SINCE = "From which day"


@dataclass(frozen=True, slots=True)
class Asked:
    """The form of an entry: its fields and its timeline."""

    title: str
    fields: tuple[Field, ...]
    timeline: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """The result of a save before it is written: file texts, timeline and confidence."""

    told: str
    texts: Mapping[Path, str]
    timeline: tuple[Span, ...]
    confidence: Confidence
    note: str
    """The note on the change; empty where none is needed."""


def asked(content: Content, target: Target, today: date) -> Asked:
    """Return the form of an entry."""
    return Asked(
        title=f"{place_words(target)}: {title_of(content, target)}",
        fields=tuple(_fields(content, target, today)),
        timeline=timeline(content.words, target, _plain(content, target), today),
    )


def changed(content: Content, read: Read, target: Target, given: Entry, today: date) -> Changed:
    """Return the files as they would be with what a form `given` holds.

    Raises ContentErrors with everything that is missing.
    """
    wrong: list[Wrong] = []
    since = _since(content, target, given, wrong)
    new = _entry(content, target, given, wrong)
    cited = cited_of(given, wrong)
    problems = [Problem(target.path, *one) for one in wrong]
    problems += lacking(cited, content.publishers, target.path, today)
    if problems:
        raise ContentErrors(tuple(problems))
    texts: dict[Path, str] = {}
    if cited.kind and not cited.id:
        texts[PUBLISHERS] = with_site(read(PUBLISHERS), cited.kind, cited.url)
    text, id = with_source(read(target.path), cited, today)
    cite = {"id": id, "says": cited.says}
    keeps = target.sort == "program" or bool(given.get("edit.keeps"))
    way = target.way
    if target.sort == "fact":
        way = (*way, number_on(value_at(text, way), today))
    text = edited(text, Edit(way, new, cite, since, keeps))
    note = ""
    if since and target.spec and target.spec.is_core:
        note = str(given.get("edit.note") or "")
        note = note or proposed_note(content, target, new["value"], since)
        text = with_note(text, since, note, cite)
    texts[target.path] = swept(text)
    held = _held(texts[target.path], target, since)
    mine = next((one for one in held if since and one.get("since") == since), None)
    pages = {id: SourceEntry(**one) for id, one in value_at(text, ("sources",)).items()}
    claim = as_claim(mine or held[number_on(held, today)], is_fact=target.sort == "fact")
    return Changed(
        told=_told(content, target, new, since),
        texts=texts,
        timeline=timeline(content.words, target, held, today),
        confidence=confidence_of(with_kind(content.publishers, cited), claim, pages, target.spec),
        note=note,
    )


def proposed_note(content: Content, target: Target, value: Any, since: date) -> str:
    """Return the line that says what a fact is from a day on, in words of the data alone."""
    told = value_words(content.words, target, value).rstrip(".")
    if target.spec and target.spec.is_core:
        told = told[:1].lower() + told[1:]
    return f"{title_of(content, target)} from {day_words(since)}: {told}."


def place_words(target: Target) -> str:
    """Return the state and topic of an entry, for a title."""
    return f"{state_word(target.state)}, {target.topic}"


def value_now(content: Content, target: Target, today: date) -> Entry:
    """Return the entry that a form begins with: for a fact today's value, else the last one."""
    entries = _plain(content, target)
    return entries[number_on(entries, today)]


def _fields(content: Content, target: Target, today: date) -> Iterator[Field]:
    now = value_now(content, target, today)
    claim = claims_of(content, target)[0]
    has_days = target.sort != "program" and hasattr(claim, "since")
    hows = {"from": "It is another from a day on", "wrong": "It was wrong: put it right"}
    hows = hows if has_days else {"wrong": "Put it right"}
    yield Field("edit.how", "What happened", "choice", next(iter(hows)), tuple(hows.items()))
    yield Field("edit.since", _SINCE, "day", hint="2026-12-01", only=FROM, beside=True)
    if target.spec is not None:
        yield from fact_fields(target.spec, now, content.words)
    else:
        offers = _offers(content, target)
        for one in fields_of(type(claim), now, offers=offers):
            if one.name != "stage" or offers:
                yield one
    sources = topic_file(content, target).sources
    cited = [cite.id for one in claims_of(content, target) for cite in one.sources]
    order = sorted(sources, key=lambda id: id not in cited)
    yield from page_fields((id, f"{sources[id].publisher}: {sources[id].title}") for id in order)
    if target.sort != "program":
        yield Field("edit.keeps", "The pages cited so far stand by the new value too", "tick",
                    only=WRONG)  # fmt: skip
    told = "Where pages disagree, how (or leave it empty)"
    yield Field("edit.conflict", told, "note", now.get("conflict") or "", only=WRONG)
    yield Field("edit.conflict_from", told, "note", only=FROM)
    if target.spec and target.spec.is_core:
        yield Field("edit.note", "Line under “What changed”", "note", only=FROM)


def _offers(content: Content, target: Target) -> Choices:
    """Return the steps of the topic; none for a sentence or paper that stands at no step."""
    stages = {one: one.capitalize() for one in TOPICS[target.topic].stages}
    if target.sort == "caution":
        return {"stage": {"": "None", **stages}}
    claim = claims_of(content, target)[0]
    return {"stage": stages} if getattr(claim, "stage", None) in stages else {}


def _entry(content: Content, target: Target, given: Entry, wrong: list[Wrong]) -> dict[str, Any]:
    """Return the entry as it was filled in, without its days and pages."""
    if target.spec is not None:
        new = fact_entry(target.spec, given, wrong)
    else:
        shape, offers = type(claims_of(content, target)[0]), _offers(content, target)
        new = entry_of(shape, given, wrong, only=given, offers=offers)
    conflict = given.get("edit.conflict") or given.get("edit.conflict_from")
    return {**new, "conflict": conflict or None}


def _since(content: Content, target: Target, given: Entry, wrong: list[Wrong]) -> date | None:
    """Return the first day of the new entry; None where the old one was wrong."""
    if given.get("edit.how") != "from":
        return None
    many = len(wrong)
    since = day_of(_SINCE, given.get("edit.since"), wrong)
    if since is None and len(wrong) == many:
        wrong.append((_SINCE, "this is empty.", "write 2026-12-01."))
    if since and since in [one.since for one in claims_of(content, target)]:
        told = f"a value begins on {since} already."
        wrong.append((_SINCE, told, "choose `It was wrong` to put it right."))
    return since


def _plain(content: Content, target: Target) -> list[dict[str, Any]]:
    return [plain_entry(one) for one in claims_of(content, target)]


def _held(text: str, target: Target, since: date | None) -> list[dict[str, Any]]:
    """Return the timeline of an entry as a text has it after an edit."""
    if target.sort == "fact":
        return list(value_at(text, target.way))
    number = int(target.way[-1])
    held: list[dict[str, Any]] = value_at(text, target.way[:-1])
    return held[number : number + (2 if since else 1)]


def _told(content: Content, target: Target, new: Entry, since: date | None) -> str:
    """Return the subject line of a commit."""
    name = title_of(content, target)
    name = name if len(name) < 60 else f"{name[:57]}…"
    head = f"{place_words(target)}: {name}"
    if target.spec and target.spec.is_core:
        head += f": {value_words(content.words, target, new['value'], new.get('null_means'))}"
    return f"{head}, from {since}" if since else f"{head}, put right"


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
    file = topic_file(content, target)
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
        path = content_of(lang) / path_of(target.state, target.topic)
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
