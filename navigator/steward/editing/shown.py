"""One whole entry for the person who checks it, and the visitor's own library to look at it in.

Sentences come from the visitor's library and wording, never from here. The library holds one
state, the federal rules and what both need, from content that is in no pack yet; it has no search
index. What a visitor would not see today (a rule of a later day) comes with its day.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from navigator.language.wording import Wording
from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.reviewing import Review
from navigator.records.topics import TOPICS
from navigator.steward.content.pack.compiler import build_pack
from navigator.steward.content.records import Content, plain_entry
from navigator.steward.content.shape.schema import FactEntry, SourceEntry
from navigator.steward.content.words.texts import placed, translatable
from navigator.steward.editing.edit_session import ROLE_WORDS
from navigator.steward.editing.targets import (
    Span,
    Target,
    claims_of,
    find_target,
    timeline,
    topic_file,
)


def record_of(content: Content, entry: str) -> str:
    """Return the page on which visitors meet an entry; empty where there is none.

    A text has the first page on which it stands.
    """
    kind, _, rest = entry.partition(":")
    if kind in ("card", "program", "place"):
        return entry
    if kind != "text":
        state, topic, _ = entry.split("/", 2)
        return f"card:{state}:{topic}"
    text = rest.partition(":")[2]
    pages = (_page_of(one.path, one.key) for one in placed(content) if one.text == text)
    return next(filter(None, pages), "")


def _page_of(path: str, key: str) -> str:
    """Return the page on which a key of a file stands; empty for one of no page."""
    *folder, topic = path.removesuffix(".yaml").split("/")
    of, _, id = key.partition("]")[0].partition("[")
    if folder == ["places"]:
        return f"place:{topic}:{id}" if of == "places" else ""
    if topic not in TOPICS or folder[0] not in ("states", "federal"):
        return ""
    state = folder[1] if folder[1:] else FEDERAL
    if of == "programs":
        return f"program:{state}:{id}"
    return f"card:{state}:{topic}" + (f".{id}" if of == "guides" else "")


class Preview:
    """Makes a library for a state when it is asked for, anew when the content has changed.

    Those of the content before stay open until it changes again: a page may still show them.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="navigator-look-")
        self._content: Content | None = None
        self._now: dict[str, Library] = {}
        self._before: list[Library] = []
        self._made = 0

    def library(self, content: Content, state: str, today: date) -> Library:
        """Return the library of a state as visitors would have it today."""
        if content is not self._content:
            self._close(self._before)
            self._before = list(self._now.values())
            self._now, self._content = {}, content
        if state not in self._now:
            self._made += 1
            folder = Path(self._folder.name) / str(self._made)
            build_pack(part_of(content, state), folder)
            self._now[state] = Library.at(folder, lambda: today)
        return self._now[state]

    def close(self) -> None:
        """Close all libraries and delete the folder."""
        self._close([*self._before, *self._now.values()])
        self._now, self._before, self._content = {}, [], None
        self._folder.cleanup()

    @staticmethod
    def _close(libraries: list[Library]) -> None:
        for library in libraries:
            library.close()
            for path in library.folder.iterdir():
                path.unlink()


def part_of(content: Content, state: str) -> Content:
    """Return the part of a content that a library of one state needs."""
    held = (FEDERAL, state)
    listed = content.listed
    rows = tuple(row for row in listed.rows if row.state == state)
    part = replace(
        content,
        topics=[file for file in content.topics if file.state in held],
        places=[file for file in content.places if file.state in held],
        listed=replace(
            listed,
            rows=rows,
            twins={key: row for key, row in listed.twins.items() if key[0] in held},
        ),
        zips=[one for one in content.zips if one.state == state],
        cities=[one for one in content.cities if one.state == state],
    )
    told = translatable(part)
    part.translations = {
        lang: {text: texts[text] for text in texts.keys() & told}
        for lang, texts in content.translations.items()
    }
    return part


_LEVELS = {
    "stop": "Shown in red at the top.",
    "step": "Shown in red at its step.",
    "info": "Shown when its fold is opened.",
}
_RULES = {
    "any": "Status: open to all.",
    "some": "Status: there is a condition.",
    "none_known": "Status: the rule is not held.",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is cited, and its words."""

    told: str
    """Publisher and title."""
    says: str
    url: str | None
    days: str
    """Its own date, and when it was read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as the desk shows it."""

    entry: str
    title: str
    reads: tuple[str, ...]
    """The sentences as the visitor reads them, the most important one first."""
    value: str
    timeline: tuple[Span, ...]
    pages: tuple[Page, ...]
    """The cited pages, the newest first."""
    conflict: str
    reviews: tuple[str, ...]
    """The people who read it, newest first."""

    @property
    def url(self) -> str:
        """The newest page that has an address; empty where none has."""
        return next((one.url for one in self.pages if one.url), "")


def named(content: Content, entry: str, topic_word: str = "") -> str:
    """Return the name of an entry in a list, without its state."""
    kind, _, rest = entry.partition(":")
    if kind == "text":
        return rest.partition(":")[2]
    if kind in ("place", "program"):
        state, _, id = rest.partition(":")
        files: Iterable[Any] = content.topics if kind == "program" else content.places
        held = [one for file in files if file.state == state for one in getattr(file, f"{kind}s")]
        held += [row for row in content.listed.rows if row.state == state and kind == "place"]
        return next((one.name for one in held if one.id == id), id)
    name = entry.split("/")[2]
    told = content.words.get(f"fact.{name}") or content.words.get(f"caution.{name}") or name
    return f"{told} {topic_word}".strip()


def state_word(state: str) -> str:
    """Return the name of a state, and what `US` stands for."""
    return "Federal" if state == FEDERAL else JURISDICTIONS[state]


def shown(
    content: Content, library: Library, entry: str, today: date, lang: str = "en"
) -> Shown | None:
    """Return a whole entry; None where the content has none of this id.

    `library` is the one of its state.
    """
    kind, _, rest = entry.partition(":")
    say = library.wording(lang)
    if kind == "text":
        of, _, text = rest.partition(":")
        translated = content.translations.get(of, {}).get(text)
        told = () if translated is None else (translated, text)
        return Shown(entry, say(f"language.{of}"), told, "", (), (), "", ()) if told else None
    if kind == "place":
        return _place(content, library, entry, lang)
    target = find_target(content, entry, today)
    if target is None or target.sort == "item":
        return None
    return _claim(content, library, target, lang)


def _claim(content: Content, library: Library, target: Target, lang: str) -> Shown:
    """Return a fact, danger or program as its card has it."""
    say, name, file = library.wording(lang), target.name, topic_file(content, target)
    held = claims_of(content, target)
    if target.sort == "program":
        program = library.program(target.entry, lang)
        title, value = program.name, _RULES[held[0].status_rule]
        reads = [program.what, program.who, program.how, program.status_note]
    elif target.sort == "fact":
        card = library.card(target.state, target.topic, lang)
        title, value = say(f"fact.{name}"), _raw(_still(held, say.today)[0])
        is_answer = card.basis is not None and card.basis.name == name
        reads = [card.answer] if is_answer else []
        for now in card.facts:
            if now.name == name:
                reads += [f"{title}: {say.fact(target.topic, now)}", now.note]
    else:
        card = library.card(target.state, target.topic, lang)
        held = [one for one in file.cautions if one.key == name]
        title = say(f"caution.{name}")
        value = " ".join(dict.fromkeys(_LEVELS[one.level] for one in held))
        told = [one for one in card.cautions if one.key == name] or held
        reads = [text for one in told for text in (one.text, one.do)]
    days = timeline(content.words, target, map(plain_entry, held), say.today, say.day)
    return Shown(
        entry=target.entry,
        title=title,
        reads=tuple(filter(None, reads)),
        value=value,
        timeline=_as_shown(days),
        pages=_pages(_still(held, say.today), file.sources, say),
        conflict=" ".join(one.conflict for one in held if one.conflict),
        reviews=_reviews(content, target.entry, say),
    )


def _place(content: Content, library: Library, id: str, lang: str) -> Shown | None:
    _, state, name = id.split(":")
    say, listed = library.wording(lang), content.listed
    row = content.row(state, name)
    listed_as = (listed.claim_of(row), listed.sources) if row else None
    if (held := content.written(state, name) or listed_as) is None:
        return None
    claim, sources = held
    place = library.place(id, lang)
    phones = [
        " ".join(filter(None, (number, phone.label, phone.hours)))
        for number, phone in zip(say.numbers(place), place.reached_at, strict=True)
    ]
    told = (
        *phones, place.what, place.limits, say.address(place), place.hours,
        say.languages(place), say.area(place), place.website,
    )  # fmt: skip
    kind = f"Kind: {say(f'place.kind.{place.kind}')}"
    value = f"{kind}. A row of the list {place.listed}." if place.listed else kind
    conflict = getattr(claim, "conflict", None) or ""
    pages, reviews = _pages([claim], sources, say), _reviews(content, id, say)
    return Shown(id, place.name, tuple(filter(None, told)), value, (), pages, conflict, reviews)


def _still(entries: list[Any], today: date) -> list[Any]:
    """Return the entries that have not ended; all of them where all have."""
    return [one for one in entries if one.until is None or one.until >= today] or entries


def _as_shown(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the days of each value; of one alone only its days, where it has any."""
    if len(spans) > 1:
        return tuple(replace(one, days=one.days or "as far as known") for one in spans)
    return tuple(replace(one, told="") for one in spans if one.days)


def _raw(entry: FactEntry) -> str:
    """Return a value as the file has it, where that is a word or a number."""
    value = entry.value
    if value is None:
        return f"In the file: none ({entry.null_means})."
    told = value if isinstance(value, str) else str(value).lower()
    return "" if isinstance(value, dict | list) or " " in told else f"In the file: {told}."


def _pages(claims: list[Any], sources: dict[str, SourceEntry], say: Wording) -> tuple[Page, ...]:
    said: dict[str, str] = {}
    for claim in claims:
        for cite in claim.sources:
            said.setdefault(cite.id, cite.says)
    cited = [(sources[id], says) for id, says in said.items() if id in sources]
    cited.sort(key=lambda one: (one[0].as_of or date.min, one[0].seen), reverse=True)
    return tuple(
        Page(
            f"{source.publisher}: {source.title}", says, source.url,
            f"{f'dated {say.day(source.as_of)}' if source.as_of else 'no date of its own'},"
            f" checked {say.day(source.seen)}",
        )
        for source, says in cited
    )  # fmt: skip


def _reviews(content: Content, id: str, say: Wording) -> tuple[str, ...]:
    ids = {id, "card:" + ":".join(id.split("/")[:2])} if "/" in id else {id}
    held = [one for one in content.reviews.valid if one.of.id in ids]
    held.sort(key=lambda one: one.given.on, reverse=True)
    return tuple(_review(one.given.review, one.given.lang, one.given.note, say) for one in held)


def _review(review: Review, lang: str, note: str | None, say: Wording) -> str:
    role, day = ROLE_WORDS[review.role].lower(), say.day(review.on)
    told = f"{review.outcome}: {role} of {review.organization}, {day}"
    told += f", in {say(f'language.{lang}')}" if lang != "en" else ""
    return f"{told}. {note or ''}".rstrip()
