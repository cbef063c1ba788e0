"""Turns `Content` into a pack: one SQLite file and a manifest.

The same content gives the same bytes: rows go in in a fixed order, nothing
reads a clock, and the build day is the newest day a source was seen or an entry reviewed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import msgspec
import sqlite_utils

from navigator.errors import ToolError
from navigator.pack.open_tables import VIEWS
from navigator.pack.store import FORMAT
from navigator.paths import MANIFEST_FILE, PACK_FILE
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.letters import APPEALS
from navigator.records.topics import TOPICS, fact_spec
from navigator.records.vocabulary import Confidence
from navigator.steward.content.checks.sureness import confidence_of
from navigator.steward.content.checks.ways import all_groups
from navigator.steward.content.lists.listed import ListEntry, Lists
from navigator.steward.content.lists.listed import Row as ListedRow
from navigator.steward.content.lists.police_list import POLICE_FACT
from navigator.steward.content.pack.placing import Placing
from navigator.steward.content.records import (
    ITEM_ROLES,
    AppealsContent,
    Content,
    LettersContent,
    TopicContent,
)
from navigator.steward.content.shape.interview_schema import InterviewEntry
from navigator.steward.content.shape.schema import Cite, GuideEntry, PlaceEntry, SourceEntry
from navigator.steward.content.words.offering import is_read, lacking, whole_windows
from navigator.steward.content.words.texts import phrases

_STATES = {state: rank for rank, state in enumerate((FEDERAL, *JURISDICTIONS))}
_BY_CODE = {state: rank for rank, state in enumerate(sorted(JURISDICTIONS))}
"""Lists are ordered by the codes of states; topics and places by hand by the names."""
_TOPICS = {topic: rank for rank, topic in enumerate(TOPICS)}
_SIGNS = "-" + "0123456789" + ascii_lowercase
_TOPIC_ROOM, _STATE_ROOM, _KIND_ROOM = 1 << 11, 1 << 15, 1 << 21
_CARDS, _BY_HAND, _LISTS, _LISTED = range(4)
"""Kinds of rows in their order; each file of lists is a kind more, then poverty tables, forms and
letters."""


class Numbers:
    """Gives each row the number after the last, or the first of its shelf where that is higher."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, shelf: int) -> int:
        """Return the number of the next row."""
        self._last = max(self._last + 1, shelf)
        return self._last


class Shelves:
    """The first numbers of the rows of a pack, by kind, state and topic; of lists by name too."""

    def __init__(self, listed: Lists) -> None:
        files = sorted({listed.files[name] for name in listed.lists})
        self._files = {name: files.index(listed.files[name]) for name in listed.lists}
        self._prefixes = {name: entry.prefix for name, entry in listed.lists.items()}

    def of(self, role: str, state: str, topic: str) -> int:
        """Return the first number for rows of a role that no list brought."""
        kinds = {"place": _BY_HAND, "list": _LISTS, "poverty": _LISTED + len(self._files)}
        kinds["form"] = kinds["poverty"] + 1
        kinds["letter"] = kinds["letter_part"] = kinds["appeal"] = kinds["form"] + 1
        kind = kinds.get(role, _CARDS)
        within = _TOPICS[topic] * _TOPIC_ROOM if kind == _CARDS else 0
        return kind * _KIND_ROOM + _STATES[state] * _STATE_ROOM + within

    def of_listed(self, row: ListedRow) -> int:
        """Return the first number for listed places whose ids begin like that of `row`."""
        kind = _LISTED + self._files[row.list]
        shelf = kind * _KIND_ROOM + _BY_CODE[row.state] * _STATE_ROOM
        return shelf + _share(row.id.removeprefix(self._prefixes[row.list] + "-"))


def text_shelf(text: str) -> int:
    """Return the first number for texts that begin with the same three bytes."""
    return int.from_bytes(text.encode()[:3].ljust(3, b"\0"), "big")


def _share(name: str) -> int:
    """Return the offset of a name in the room of its state, by its first two characters."""
    share = 0
    for sign in name[:2].ljust(2, "-"):
        share = share * len(_SIGNS) + _SIGNS.find(sign)
    return share * _STATE_ROOM // len(_SIGNS) ** 2


@dataclass(frozen=True, slots=True)
class Row:
    """One dated statement on its way into the pack."""

    state: str
    topic: str
    role: str
    name: str
    body: dict[str, Any]
    claim: Any
    """A struct with sources; since, until and conflict where it has them."""
    sources: dict[str, SourceEntry]
    since: date | None = None
    fact: str = ""
    """The fact of its topic that it is made of."""


def build_pack(content: Content, folder: Path) -> dict[str, Any]:
    """Write the pack into `folder` and return its manifest.

    Each file appears whole or not at all. Raises ToolError when it can not be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".build-") as scratch:
            path = Path(scratch) / PACK_FILE
            with closing(sqlite_utils.Database(path)) as db:
                # Nobody reads it before it is whole, so no step waits for the disk on its own.
                db.execute("PRAGMA synchronous = OFF")
                counts = _fill(db, content)
                db.vacuum()
            _on_disk(path)
            manifest = {
                "format": FORMAT,
                "built_on": _built_on(content).isoformat(),
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "bytes": path.stat().st_size,
                "languages": ["en", *sorted(content.translations)],
                "counts": counts,
                "reviews": _reviews_counted(content),
                "lacking": lacking(content),
                "not_offered": content.not_offered,
                "states_in_english": content.states_in_english,
                "windows": whole_windows(content),
            }
            written = Path(scratch) / MANIFEST_FILE
            written.write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n", "utf-8")
            _put_in_place(Path(scratch), folder)
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or error
        raise ToolError(
            f"The pack could not be written to {folder} ({why}).",
            "Free some space or choose a folder you may write to, then build again.",
        ) from error
    return manifest


def _interview(content: Content, asked: InterviewEntry) -> dict[str, Any]:
    """Return the interview with its families and tables of dollars, without their sources."""
    body: dict[str, Any] = msgspec.to_builtins(asked)
    del body["sources"]
    body["takes"] = {id: one.text for one in asked.takes for id in one.of}
    amounts = {name: [_body(one) for one in of] for name, of in content.amounts.items()}
    for name, of in content.amounts.items():
        for built, one in zip(amounts[name], of, strict=True):
            built |= {"since": one.since, "until": one.until}
    families = [msgspec.to_builtins(one) for one in content.families]
    return {**body, "families": families, "amounts": msgspec.to_builtins(amounts)}


def _on_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _put_in_place(scratch: Path, folder: Path) -> None:
    """Move pack and manifest into place together: where the second fails, restore the first."""
    pack, kept = folder / PACK_FILE, scratch / "kept"
    had = pack.exists()
    if had:
        shutil.copy2(pack, kept)
    (scratch / PACK_FILE).replace(pack)
    try:
        (scratch / MANIFEST_FILE).replace(folder / MANIFEST_FILE)
    except OSError:
        if had:
            kept.replace(pack)
        raise


def _built_on(content: Content) -> date:
    seen = [source.seen for file in content.topics for source in file.sources.values()]
    seen += [source.seen for places in content.places for source in places.sources.values()]
    for sources in (content.listed.sources, content.police.sources):
        seen += [source.seen for source in sources.values()]
    seen += [one.given.on for one in content.reviews.valid]
    return max(seen, default=date(2026, 11, 24))


def _fill(db: sqlite_utils.Database, content: Content) -> dict[str, int]:
    sources = _Sources()
    entries: list[tuple[Any, ...]] = []
    citations: list[tuple[Any, ...]] = []
    placing = Placing(content)
    roles: Counter[str] = Counter()
    shelves, numbers, cited = Shelves(content.listed), Numbers(), Numbers()
    for row in _rows(content):
        claim = row.claim
        number = numbers.next(
            shelves.of_listed(claim)
            if isinstance(claim, ListedRow)
            else shelves.of(row.role, row.state, row.topic)
        )
        body = row.body
        roles[row.role] += 1
        if isinstance(claim, PlaceEntry):
            body = body | placing.by_hand(number, row.state, claim)
        elif isinstance(claim, ListedRow):
            body = placing.listed(number, claim)
        since = row.since or getattr(claim, "since", None)
        until = getattr(claim, "until", None)
        entries.append((
            number, row.state, row.topic, row.role, row.name, _json(body),
            since and since.isoformat(), until and until.isoformat(), _confidence(content, row),
            getattr(claim, "conflict", None),
        ))  # fmt: skip
        for order, cite in enumerate(_cites(content, row)):
            source = sources.number(row.sources[cite.id], number)
            citations.append((cited.next(number), number, order, source, cite.says))
    meta = {"format": str(FORMAT), "built_on": _built_on(content).isoformat()}
    _table(db, "meta", meta.items(), "key")
    _table(db, "sources", sources.rows, "id")
    _table(db, "entries", entries, "id")
    db.table("entries").create_index(["state", "topic"])
    db.table("entries").create_index(["role", "name"])
    _table(db, "citations", citations, ("entry", "ord"), is_numbered=True)
    placing.write(db)
    _write_texts(db, content)
    reviews = _review_rows(content)
    _table(db, "reviews", reviews, "id")
    reviewed = ((lang, int(done)) for lang, done in sorted(content.reviewed.items()))
    _table(db, "languages", reviewed, "lang")
    found = phrases(content)
    locales = (
        (lang, _json({**asdict(content.locales[lang]), "is_read": is_read(content, lang, found)}))
        for lang in ("en", *sorted(content.translations))
    )
    _table(db, "locales", locales, "lang")
    _table(db, "words", sorted(content.words.items()), "key")
    synonyms = (
        (group, name, _json(words))
        for group, named in sorted(all_groups(content).items())
        for name, words in sorted(named.items())
    )
    _table(db, "synonyms", synonyms, ("grp", "name"))
    _learned(db, content)
    answers = (
        (topic, order, int(one.federal), _json(one.when), one.tile, one.answer, one.say, one.part,
         one.who)
        for topic, held in sorted(content.answers.items())
        for order, one in enumerate(held)
    )  # fmt: skip
    _table(db, "answers", answers, ("topic", "ord"))
    sayings = (
        (topic, order, one.stage, _json(one.when), one.say)
        for topic, told_there in sorted(content.sayings.items())
        for order, one in enumerate(told_there)
    )
    _table(db, "sayings", sayings, ("topic", "ord"))
    checklists = (
        (one.id, one.topic, _json(msgspec.to_builtins(one))) for one in content.checklists
    )
    _table(db, "checklists", checklists, "id")
    asked = content.interview
    interviews = ((one.id, _json(_interview(content, one))) for one in (asked,) if one)
    _table(db, "interviews", interviews, "id")
    for name, sql in VIEWS.items():
        db.create_view(name, sql)
    return {
        "entries": len(entries),
        "facts": roles["fact"],
        "places": roles["place"],
        "sources": len(sources.rows),
        "reviews": len(reviews),
        "jurisdictions": len({file.state for file in content.topics} & JURISDICTIONS.keys()),
    }


def _write_texts(db: sqlite_utils.Database, content: Content) -> None:
    """Write each English text that has a translation once, and its translations by its number."""
    numbers = Numbers()
    english = {
        text: numbers.next(text_shelf(text))
        for text in sorted({text for held in content.translations.values() for text in held})
    }
    _table(db, "english", ((number, text) for text, number in english.items()), "id")
    texts = (
        (lang, english[text], translated, int(text in content.checked.get(lang, ())))
        for lang, held in sorted(content.translations.items())
        for text, translated in sorted(held.items())
    )
    # Without numbers of rows, a text lies in its table alone.
    db.execute(
        "CREATE TABLE texts (lang TEXT, text INTEGER, translated TEXT, checked INTEGER,"
        " PRIMARY KEY (lang, text)) WITHOUT ROWID"
    )
    with db.conn:
        db.conn.executemany("INSERT INTO texts VALUES (?, ?, ?, ?)", texts)


def _cites(content: Content, row: Row) -> Iterable[Cite]:
    """Return what a row cites; for a listed place, what it cites besides its list."""
    if isinstance(row.claim, ListedRow):
        return content.listed.cites.get((row.state, row.name), ())
    cites: list[Cite] = getattr(row.claim, "sources", [])
    return cites


def _confidence(content: Content, row: Row) -> Confidence:
    """Return how sure a row is; a listed place is as sure as the first page that its list cites."""
    claim, listed = row.claim, content.listed
    if isinstance(claim, ListedRow):
        claim = listed.lists[claim.list]
    if isinstance(claim, ListEntry):
        return content.publishers.confidence_of(claim.sources[:1], listed.sources)
    name = row.name if row.role == "fact" else row.fact
    spec = fact_spec(row.topic, name) if name else None
    return confidence_of(content.publishers, claim, row.sources, spec)


_COLUMNS: dict[str, dict[str, type]] = {
    "meta": {"key": str, "value": str},
    "sources": {"id": int, "publisher": str, "title": str, "url": str, "as_of": str, "seen": str},
    "entries": {
        "id": int, "state": str, "topic": str, "role": str, "name": str, "body": str,
        "since": str, "until": str, "confidence": str, "conflict": str,
    },
    "citations": {"entry": int, "ord": int, "source": int, "says": str},
    "english": {"id": int, "text": str},
    "reviews": {
        "id": int, "entry": str, "lang": str, "state": str, "topic": str, "role": str,
        "organization": str, "day": str, "outcome": str, "page": str,
    },
    "languages": {"lang": str, "reviewed": int},
    "locales": {"lang": str, "held": str},
    "words": {"key": str, "text": str},
    "model": {"name": str, "value": str},
    "features": {"feature": str, "weights": bytes},
    "synonyms": {"grp": str, "name": str, "words": str},
    "answers": {
        "topic": str, "ord": int, "federal": int, "cond": str, "tile": str, "answer": str,
        "say": str, "part": str, "who": str,
    },
    "sayings": {"topic": str, "ord": int, "stage": str, "cond": str, "say": str},
    "checklists": {"id": str, "topic": str, "body": str},
    "interviews": {"id": str, "body": str},
}  # fmt: skip


def _table(
    db: sqlite_utils.Database, name: str, rows: Iterable[tuple[Any, ...]],
    key: str | tuple[str, ...], *, is_numbered: bool = False,
) -> None:  # fmt: skip
    """Make a table of `_COLUMNS` with these rows; where `is_numbered`, each row's number first."""
    columns = ("rowid", *_COLUMNS[name]) if is_numbered else (*_COLUMNS[name],)
    db.table(name).create(_COLUMNS[name], pk=key)
    db.table(name).insert_all(dict(zip(columns, row, strict=True)) for row in rows)


class _Sources:
    """Numbers each distinct source page once for the whole pack, by its first entry."""

    def __init__(self) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self._numbers: dict[SourceEntry, int] = {}
        self._next = Numbers()

    def number(self, source: SourceEntry, entry: int) -> int:
        if source not in self._numbers:
            self._numbers[source] = self._next.next(entry)
            cells = msgspec.to_builtins(source)
            columns = [*_COLUMNS["sources"]][1:]
            self.rows.append((self._numbers[source], *(cells[name] for name in columns)))
        return self._numbers[source]


def _rows(content: Content) -> Iterator[Row]:
    for file in content.topics:
        yield from _topic_rows(file)
    for state, fact in content.police.facts.items():
        yield Row(state, "rights", "fact", POLICE_FACT, _body(fact), fact, content.police.sources)
    for places in content.places:
        for place in places.places:
            body = _body(place, "id")
            yield Row(places.state, place.kind, "place", place.id, body, place, places.sources)
    listed = content.listed
    held = {row.list for row in listed.rows}
    for entry in listed.lists.values():
        if entry.id in held:
            body = _body(entry, "id", "prefix", "replaces", "organizations")
            yield Row("US", "", "list", entry.id, body, entry, listed.sources)
    for listed_row in listed.rows:
        kind = listed.lists[listed_row.list].kind
        sources = listed.sources
        yield Row(listed_row.state, kind, "place", listed_row.id, {}, listed_row, sources)
    for table in content.poverty:
        yield Row(
            "US", "health", "poverty", f"{table.year}.{table.region}", _body(table), table,
            content.poverty_sources,
        )  # fmt: skip
    for form in content.forms:
        topic = form.page.split(":")[2].partition(".")[0]
        yield Row("US", topic, "form", form.id, _body(form, "id"), form, content.form_sources)
    for sent in content.letters:
        yield from _letter_rows(sent)
    for own in content.appeals:
        yield from _state_rows(own)
    yield from _fact_rules(content)


def _topic_rows(file: TopicContent) -> Iterator[Row]:
    def row(role: str, name: str, entry: Any, *left_out: str, since: date | None = None) -> Row:
        body = _body(entry, *left_out)
        return Row(file.state, file.topic, role, name, body, entry, file.sources, since)

    for name, facts in sorted(file.facts.items()):
        yield from (row("fact", name, fact) for fact in facts)
    for role in ITEM_ROLES:
        for number, item in enumerate(file.items.get(role, [])):
            yield row(role, f"{number:03}", item)
    for caution in file.cautions:
        yield row("caution", caution.key, caution, "key")
    for number, change in enumerate(sorted(file.changes, key=lambda change: change.on)):
        yield row("change", f"{number:03}", change, "on", since=change.on)
    for program in file.programs:
        yield row("program", program.id, program, "id")
    for guide in file.guides:
        yield from _guide_rows(file, guide)
    for name in file.without:
        yield Row(file.state, file.topic, "without", name, {}, None, file.sources)


def _guide_rows(file: TopicContent, guide: GuideEntry) -> Iterator[Row]:
    body = _body(guide, "id", "sections")
    body["headings"] = [section.heading for section in guide.sections]
    yield Row(file.state, file.topic, "guide", guide.id, body, None, file.sources)
    for number, section in enumerate(guide.sections):
        for item in section.items:
            inner = {"section": number, "text": item.text, "stage": item.stage}
            yield Row(file.state, file.topic, "guide_item", guide.id, inner, item, file.sources)


def _letter_rows(sent: LettersContent) -> Iterator[Row]:
    """Yield the row of each letter, then one for each of its statements."""
    for one in sent.letters:
        topic = one.topic or sent.sender.topic
        body = {
            "sender": sent.name, "sender_title": sent.sender.title, "title": one.title,
            "numbers": one.numbers, "first_words": [*one.first_words, *sent.said.get(one.id, ())],
            "sensitive": one.sensitive, "call": one.call, "say": one.say, "text": one.what.text,
            "appeal": one.appeal or (one.id if sent.name == APPEALS else ""), "write": one.write,
        }  # fmt: skip
        yield Row(FEDERAL, topic, "letter", one.id, body, one.what, sent.sources)
        for part, claims in one.parts.items():
            for claim in (*claims, *(sent.sender.real if part == "real" else ())):
                inner = {"part": part, **_body(claim, "from_fact")}
                yield Row(FEDERAL, topic, "letter_part", one.id, inner, claim, sent.sources)


def _state_rows(own: AppealsContent) -> Iterator[Row]:
    for rule in own.rules:
        yield Row(own.state, "", "appeal", rule.of, _body(rule, "of"), rule, own.sources)


def _fact_rules(content: Content) -> Iterator[Row]:
    """Yield the rule of each state on a letter whose days a fact of its card holds."""
    for letter in (one for sent in content.letters for one in sent.letters):
        for day, own in ((one, one.from_fact) for one in letter.last_days if one.from_fact):
            topic, _, name = own.fact.partition(".")
            for file in content.topics:
                if file.topic == topic and file.state != FEDERAL:
                    for fact in file.facts.get(name, ()):
                        body = {
                            day.act or "": fact.value, "note": fact.note,
                            "null_means": fact.null_means,
                            "counts": "working" if file.state in own.working else "calendar",
                            "told": file.state in own.told,
                        }  # fmt: skip
                        yield Row(
                            file.state, topic, "appeal", letter.id, body, fact, file.sources,
                            fact=name,
                        )  # fmt: skip


_CLAIM_KEYS = (
    "since", "until", "conflict", "sources", "unseen", "stands_in", "untold", "speaks_of",
)  # fmt: skip
_SELDOM = ("when", "federal", "outcome", "pregnancy", "calls")
"""Keys that most entries leave as they are: only there where they say something."""


def _body(entry: Any, *left_out: str) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(entry)
    out = {*_CLAIM_KEYS, *left_out, *(key for key in _SELDOM if not built.get(key))}
    return {key: built[key] for key in built if key not in out}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _review_rows(content: Content) -> list[tuple[Any, ...]]:
    """Return a row for each review that holds, sorted by entry; no name and no note goes in."""
    held = sorted(
        content.reviews.valid,
        key=lambda one: (one.of.id, one.given.lang, one.given.on, one.given.role,
                         one.given.organization),
    )  # fmt: skip
    return [
        (number, one.of.id, one.given.lang, one.of.state, one.of.topic, one.given.role,
         one.given.organization, one.given.on.isoformat(), one.given.outcome, one.given.page)
        for number, one in enumerate(held, start=1)
    ]  # fmt: skip


def _learned(db: sqlite_utils.Database, content: Content) -> None:
    """Write what search has learned."""
    model = content.model
    told: dict[str, Any] = {"groups": [], "bias": [], "sharpness": 1.0, "ranking": {}}
    if model is not None:
        told = {
            "groups": [content.meanings.get(name, []) for name in model.meanings],
            "bias": model.bias, "sharpness": model.sharpness, "ranking": dict(model.ranking),
        }  # fmt: skip
    _table(db, "model", ((name, _json(value)) for name, value in sorted(told.items())), "name")
    _table(db, "features", sorted(model.features.items()) if model else (), "feature")


def _reviews_counted(content: Content) -> dict[str, dict[str, int]]:
    """Return how many reviews hold, by topic, state, role and language.

    A place and a text have no topic, a text no state: they stand under `other`.
    """
    rows, columns = _review_rows(content), [*_COLUMNS["reviews"]]
    return {
        name: dict(sorted(Counter(row[columns.index(name)] or "other" for row in rows).items()))
        for name in ("topic", "state", "role", "lang")
    }
