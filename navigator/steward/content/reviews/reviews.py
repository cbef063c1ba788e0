"""Reads `resources/reviews/<who>.yaml`: what people read, by whom, and what of it still holds.

A review whose form is wrong is an error. One whose entry has changed since is none: it is
void and counts for nothing until somebody reads again. Nothing here makes a review up, and
no person's name or note leaves `resources/`: the pack has role and organization.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from navigator.errors import Problem
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.topics import TOPICS, fact_spec
from navigator.steward.content.shape.review_shape import ENGLISH, Entry, ReviewEntry
from navigator.steward.content.shape.schema import FactEntry
from navigator.steward.content.words.texts import fact_texts, texts_in

if TYPE_CHECKING:
    from navigator.steward.content.records import Content, TopicContent
    from navigator.steward.content.shape.reading import Reader


_FORM = re.compile(
    r"(?P<fact>[A-Z]{2}/[a-z]+/[a-z][\w.]*)|card:[A-Z]{2}:[a-z]+(?:\.[\w-]+)?"
    r"|(?:program|place|letter):[A-Z]{2}:[\w-]+|text:(?P<lang>[a-zA-Z-]{2,12}):\S(?:.*\S)?"
)


def form_of(id: str) -> re.Match[str] | None:
    """Return the id in its parts; None where nothing could ever have it."""
    match = _FORM.fullmatch(id)
    if match is None or match["lang"] == ENGLISH:
        return None
    if match["lang"] is None:
        state, topic = re.split("[:/]", id.removeprefix("card:"), maxsplit=2)[:2]
        if not match["fact"] and not id.startswith("card:"):
            state, topic = topic, ""
        if state not in (FEDERAL, *JURISDICTIONS):
            return None
        if topic and topic.split(".")[0] not in TOPICS:
            return None
    return match


class Entries:
    """Every entry of a content, made when it is asked for."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._topics = {(file.state, file.topic): file for file in content.topics}
        self._rows = {(row.state, row.id): row for row in content.listed.rows}

    def get(self, id: str) -> Entry | None:
        """Return the entry of this id, or None where the content has none."""
        if form_of(id) is None:
            return None
        kind, _, rest = id.partition(":")
        if kind == "text":
            lang, _, text = rest.partition(":")
            held = text in self._content.told(lang)
            return Entry(id, "", "", text, (text,)) if held else None
        named = {"place": self._place, "program": self._program, "letter": self._letter}
        if kind in named:
            return named[kind](id, *rest.split(":"))
        if kind == "card":
            state, _, name = rest.partition(":")
            topic, _, guide = name.partition(".")
            return self._card(id, self._topics.get((state, topic)), guide)
        state, topic, name = id.split("/")
        return self._claims(id, self._topics.get((state, topic)), name)

    def _card(self, id: str, file: TopicContent | None, guide: str) -> Entry | None:
        if file is None:
            return None
        if guide:
            found = [one for one in file.guides if one.id == guide]
            return _entry(id, file, found[0], texts_in(found)) if found else None
        told = [*file.items.values(), file.cautions, file.changes, file.programs, file.guides]
        names = [program.name for program in file.programs]
        facts = [t for name, of in file.facts.items() for t in _texts_of_fact(file, name, of)]
        value = [file.facts, told, sorted(file.without)]
        return _entry(id, file, value, [*facts, *texts_in(told), *names])

    def _claims(self, id: str, file: TopicContent | None, name: str) -> Entry | None:
        if file is None:
            return None
        if facts := file.facts.get(name):
            return _entry(id, file, facts, _texts_of_fact(file, name, facts))
        cautions = [one for one in file.cautions if one.key == name]
        return _entry(id, file, cautions, texts_in(cautions)) if cautions else None

    def _program(self, id: str, state: str, name: str) -> Entry | None:
        for file in self._content.topics:
            for program in file.programs if file.state == state else ():
                if program.id == name:
                    return _entry(id, file, program, [program.name, *texts_in([program])])
        return None

    def _letter(self, id: str, state: str, name: str) -> Entry | None:
        """Return a letter with what tells it from a false one, or a state's own rule on it."""
        held = ((file, one) for file in self._content.letters for one in file.letters)
        found = next(((file, one) for file, one in held if one.id == name), None)
        if found is None:
            return None
        file, letter = found
        topic = letter.topic or file.sender.topic
        if state == FEDERAL:
            told = [letter, file.sender]
            return Entry(id, state, topic, _plain(told), tuple(texts_in(told)))
        rules = (one for own in self._content.appeals if own.state == state for one in own.rules)
        rule = next((one for one in rules if one.of == name), None)
        return Entry(id, state, topic, _plain(rule), ()) if rule else None

    def _place(self, id: str, state: str, name: str) -> Entry | None:
        if written := self._content.written(state, name):
            place, _ = written
            return Entry(id, state, "", _plain(place), tuple(texts_in([place])))
        row = self._rows.get((state, name))
        if row is None:
            return None
        shared = self._content.listed.lists[row.list]
        texts = [*texts_in([shared]), *shared.said_of_some]
        return Entry(id, state, "", [asdict(row), _plain(shared)], tuple(texts))


def _entry(id: str, file: TopicContent, value: Any, texts: Iterable[str]) -> Entry:
    return Entry(id, file.state, file.topic, _plain(value), tuple(texts))


def _texts_of_fact(file: TopicContent, name: str, entries: list[FactEntry]) -> Iterator[str]:
    spec = fact_spec(file.topic, name)
    for entry in entries:
        yield from fact_texts(spec, entry)


def _plain(value: Any) -> Any:
    """Return the value as JSON has it, without what it cites."""
    return _without_sources(msgspec.to_builtins(value))


def _without_sources(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_sources(one) for key, one in value.items() if key != "sources"}
    return [_without_sources(one) for one in value] if isinstance(value, list) else value


FOLDER = "reviews"
WHO = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""The form of a file's name: a short name of the person's own, not shown anywhere."""
LONGEST = 400
"""The most letters of an organization, a note or an address."""
_DIGEST = re.compile(r"sha256:[0-9a-f]{16}")
_URL = re.compile(r"https?://[^\s]+\.[^\s]+")


def read_reviews(
    reader: Reader, content: Content, entries: Entries, today: date, stem: str
) -> None:
    """Put the reviews of one person into the content; what does not fit is noted."""
    if not WHO.fullmatch(stem):
        reader.problem("file", f"{stem!r} names nobody.", "name it `ana-lopez.yaml`.")
    seen: set[tuple[str, str]] = set()
    for key, given in reader.items(FOLDER, ReviewEntry):
        wrong = list(mistakes(given, content.translations, today))
        for where, what, mend in wrong:
            reader.problem(f"{key}.{where}", what, mend)
        if (given.entry, given.lang) in seen:
            reader.problem(key, "this entry is reviewed twice.", "keep the newest.")
        elif not wrong:
            _take(reader, key, given, content, entries)
        seen.add((given.entry, given.lang))


def _take(reader: Reader, key: str, given: ReviewEntry, content: Content, entries: Entries) -> None:
    """Add a review that fits: as valid, as void, or, where it found a change, as one to act on."""

    def warn(wrong: str, mend: str) -> None:
        content.reviews.warnings.append(Problem(reader.path, key, wrong, mend))

    of = entries.get(given.entry)
    if of is None:
        warn("void: there is no such entry.", "read again what took its place, or delete it.")
    elif of.digest(given.lang, content.told(given.lang)) != given.read:
        warn(f"void: it changed after {given.on}.", "read it again: content review add.")
    else:
        content.reviews.add(given, of)
        if given.outcome == "changed":
            warn(f"found to have changed: {given.note}", "mend the entry.")


def mistakes(
    given: ReviewEntry, translations: dict[str, dict[str, str]], today: date
) -> Iterator[tuple[str, str, str]]:
    """Yield key, what is wrong with it, and how to mend it."""
    match = form_of(given.entry)
    if match is None:
        forms = (
            "`CO/records/clean_slate`, `card:…`, `program:…`, `letter:…`, `place:…`, `text:es:…`"
        )
        yield "entry", f"{given.entry[:60]!r} is no entry.", f"write {forms}."
    elif match["lang"] not in (None, given.lang):
        yield "lang", "the text is in another language.", f"write `lang: {match['lang']}`."
    if given.lang != ENGLISH and given.lang not in translations:
        yield "lang", f"there is no translation {given.lang!r}.", "use `en`, or one of i18n."
    if given.role == "speaker" and given.lang == ENGLISH:
        yield "role", "a native speaker checks a translation.", "say in `lang` which."
    if not _DIGEST.fullmatch(given.read):
        yield "read", "this is no digest.", "let `content review add` write it."
    if given.on > today:
        yield "on", "this day has not come yet.", "write the day you read it."
    for name in ("organization", "note", "page"):
        text = getattr(given, name)
        if text is not None and not (
            text.isprintable() and text == text.strip() and 0 < len(text) <= LONGEST
        ):
            yield name, "this is empty, too long or not one line.", "write one line of it."
    if given.page is not None and not _URL.fullmatch(given.page):
        yield "page", "this is no web address.", "copy it whole, or null."
    was_called = given.entry.startswith("place:") and given.note
    if given.outcome == "right" and given.lang == ENGLISH and not (given.page or was_called):
        yield (
            "page", "right by which page?",
            "give the address of what you read; of a place that was called say so in `note`.",
        )  # fmt: skip
    if given.outcome == "changed" and given.note is None:
        yield "note", "what has changed?", "say it in one line."
