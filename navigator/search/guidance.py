"""Searches guidance with Whoosh: builds the indexes of a pack, opens them, queries them.

Each language has an index of its own, which is opened when it is first needed. It keeps no query.
Importing it takes time: `library` does so when the first index is opened.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, islice
from math import log
from pathlib import Path
from threading import Lock
from typing import Any
from unicodedata import name

from whoosh import index
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage

from navigator.errors import PackError
from navigator.pack.store import Store
from navigator.records.folding import word_spans
from navigator.records.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.records.model import Fact
from navigator.records.topics import TOPICS
from navigator.search.query import Found
from navigator.search.stemming import Stems, analyzer, stemmer

WORDS_BOOST = 3.0
"""The words people use for a thing say best what they look for: they type just these words."""
TITLE_BOOST = 2.5
"""A title names what a page is about; its body names much else in passing."""

DAMPING = 1.2
"""BM25's k1: how soon more of the same word adds little. The usual value: texts here are plain."""
LENGTH_TILT = 0.75
"""BM25's b: how much a long text weighs against a word in it. The usual value."""

MOST_BEGUN = 8
"""The most words that a beginning may stand for: of more, nobody knows which was meant."""
BEGUN_FROM = 3
"""Letters. A shorter beginning is looked up in no text."""

LOOSER = 0.4
"""A record with some of the words counts less than half: one that has them all was meant."""
FEDERAL_WEIGHT = 0.95
"""Where a state is chosen, its own text goes before the federal one that says the same."""
PROGRAM_WEIGHT = 0.9
"""The page of a topic goes before one program in it, unless the program is named."""

SEAL_FILE = "seal"
"""The file that holds the digest of an index: of the pack it was built from and of its other
files."""

_STEADY = 2
"""The letters at the beginning of a word that stemming never changes."""
_CHANGED = frozenset("eilt")
"""The last letters of stems where the word itself may have another letter (`city`, `citi`)."""

_STORED = ("id", "kind", "state", "topic")


def _schema(lang: str) -> Schema:
    fields: dict[str, Any] = {
        "title": TEXT(analyzer=analyzer(lang), field_boost=TITLE_BOOST, phrase=False),
        "body": TEXT(analyzer=analyzer(lang), phrase=False),
    }
    if lang == "en":
        fields |= {one: ID(stored=True) for one in _STORED}
        fields["words"] = TEXT(
            analyzer=analyzer(lang), field_boost=WORDS_BOOST, spelling=False, phrase=False
        )
    return Schema(**fields)


class _Memory(RamStorage):  # type: ignore[misc]
    """An index in memory alone: Whoosh's own builds in a temporary folder all programs share."""

    def temp_storage(self, name: str | None = None) -> _Memory:  # noqa: ARG002 - Whoosh's name
        return _Memory()


class _Folder(FileStorage):  # type: ignore[misc]
    """An index in a folder no other program uses yet: it needs no lock; some shares have none."""

    def lock(self, name: str) -> Lock:  # noqa: ARG002 - Whoosh's name
        return Lock()

    def list(self) -> list[str]:
        return sorted(super().list())

    def file_modified(self, name: str) -> float:  # noqa: ARG002
        return 0.0


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec without the random name of a segment: the same pack gives the same bytes."""

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:  # noqa: ARG002
        return W3Segment(W3Codec(), indexname, segid="guidance")


def build_indexes(store: Store, folder: Path) -> None:
    """Build the index of a pack's guidance in each of its languages in `folder`."""
    records = [*_records(store)]
    for lang in store.languages():
        _build(_Folder(str(folder)), store, lang, records).close()


def build_index(store: Store, lang: str) -> index.Index:
    """Build the index of a pack's guidance in one language in memory."""
    return _build(_Memory(), store, lang, _records(store))


def _build(
    home: FileStorage | RamStorage, store: Store, lang: str, records: Iterable[_Record]
) -> index.Index:
    """Build an index. The records have the same numbers in every language; English has the ids."""
    texts = store.texts(lang) if lang != "en" else {}
    # All of them before a file is open: a pack that can not be read leaves none so.
    documents = [one.fields(lang, texts) for one in records]
    made = home.create_index(_schema(lang), indexname=lang)
    writer = made.writer(codec=_Codec())
    for document in documents:
        writer.add_document(**document)
    writer.commit()
    return made


def seal(folder: Path, pack: str) -> None:
    """Write the digest of the finished index and of `pack`, the SHA-256 of its pack."""
    (folder / SEAL_FILE).write_text(_digest(folder, pack), "utf-8")


def is_sealed(folder: Path, pack: str) -> bool:
    """Return whether the index is whole and was built from `pack`; only then it is opened."""
    try:
        return (folder / SEAL_FILE).read_text("utf-8") == _digest(folder, pack)
    except (OSError, UnicodeDecodeError):
        return False


def _digest(folder: Path, pack: str) -> str:
    digest = hashlib.sha256(pack.encode())
    for path in sorted(folder.iterdir()):
        if path.name != SEAL_FILE and path.suffix != ".lock":
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class _Record:
    """What is indexed of one record, in English; a title may have the blank `state`."""

    id: str
    kind: str
    state: str
    topic: str
    words: str
    title: str
    body: tuple[str, ...]
    named: str = ""

    def fields(self, lang: str, texts: Mapping[str, str]) -> dict[str, str]:
        """Return its fields in a language; none where the language has no text of it."""
        if lang != "en" and not any(text in texts for text in (self.title, *self.body)):
            return {}
        title = texts.get(self.title, self.title)
        fields = {
            "title": title.format(state=self.named) if self.named else title,
            "body": "\n".join(texts.get(text, text) for text in self.body),
        }
        own = ("words", *_STORED) if lang == "en" else ()
        return fields | {name: getattr(self, name) for name in own}


def _records(store: Store) -> Iterator[_Record]:
    words = store.words()
    synonyms = store.synonyms("topics")
    for state in store.states():
        for topic in TOPICS:
            rows = store.topic(state, topic)
            if not rows.facts and not rows.guides:
                continue
            named = words.get("state.US", state) if state == FEDERAL else JURISDICTIONS[state]
            body = [item.text for items in rows.items.values() for item in items]
            body += [caution.text for caution in rows.cautions]
            body += [change.text for change in rows.changes]
            body += [text for facts in rows.facts.values() for text in _fact_texts(facts)]
            yield _Record(
                f"card:{state}:{topic}", "card", state, topic, " ".join(synonyms.get(topic, ())),
                words.get(f"card.title.{topic}", topic), tuple(body), named,
            )  # fmt: skip
            for program in rows.programs:
                parts = (program.what, program.who or "", program.how or "")
                yield _Record(
                    program.id, "program", state, topic, " ".join(program.words), program.name,
                    parts,
                )  # fmt: skip
            for guide in rows.guides:
                told = [guide.lead]
                for section in guide.sections:
                    told += [section.heading, *(item.text for item in section.items)]
                yield _Record(
                    guide.id, "card", state, topic, " ".join(guide.words), guide.title, tuple(told)
                )
    for letter in store.letters():
        told = [letter.what.text, letter.sender_title]
        told += [one.text for one in (*letter.last_days, *letter.keeps, letter.if_nothing) if one]
        said = " ".join((*letter.numbers, *letter.first_words))
        yield _Record(
            letter.id, "card", letter.state, letter.topic, said, letter.title, tuple(told)
        )
    for one in store.checklists():
        yield _Record(one.id, "checklist", FEDERAL, one.topic, "checklist", one.title, (one.lead,))
    interview = store.interview()
    if interview is not None:
        yield _Record(
            interview.id, "checklist", FEDERAL, interview.families[0].topic,
            "checklist interview benefits", interview.title, (interview.lead,),
        )  # fmt: skip


def _fact_texts(facts: list[Fact]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact.value, str):
            yield fact.value
        elif isinstance(fact.value, list):
            yield from fact.value


@dataclass(frozen=True, slots=True)
class _Opened:
    """The index of one language."""

    reader: Any
    fields: tuple[str, ...]
    lengths: Mapping[str, Mapping[int, float]]
    """The length of each field of each record, where 1 is usual: Whoosh reads it anew for every
    word."""


class Guidance:
    """The open indexes of one pack's guidance.

    Whoosh's own searcher is not used: it keeps the words it is asked for in its caches, and it
    reads a posting anew for every combination of fields (docs/adr/0017-search-engine.md).
    """

    def __init__(self, store: Store, folder: Path, pack: str) -> None:
        """Open the English index of `pack` in `folder`, and those of others as they are needed.

        One that is not sealed is built in memory.
        """
        self._store, self._folder, self._pack = store, folder, pack
        self._indexes: dict[str, _Opened] = {}
        held = store.locales()
        self._always = {lang for lang, one in held.items() if one.in_use or lang == "en"}
        self._scripts = {lang: _script(one.name) for lang, one in held.items()}
        self._records = dict(self._index("en").reader.iter_docs())
        self._in_state: dict[str, list[int]] = defaultdict(list)
        for number, record in self._records.items():
            self._in_state[record["state"]].append(number)
        self._by_id = {record["id"]: record for record in self._records.values()}

    def _index(self, lang: str) -> _Opened:
        """Return the index of a language, opened once."""
        if lang not in self._indexes:
            if is_sealed(self._folder, self._pack):
                made = index.open_dir(str(self._folder), lang, readonly=True)
            else:
                made = build_index(self._store, lang)
            reader, names = made.reader(), tuple(set(made.schema.names()) - {*_STORED})
            records = reader.doc_count_all()
            average = {one: reader.field_length(one) / (records or 1) for one in names}
            lengths = {
                one: {at: (reader.doc_field_length(at, one) or 0) / usual for at in range(records)}
                for one, usual in average.items()
                if usual
            }
            self._indexes[lang] = _Opened(reader, names, lengths)
        return self._indexes[lang]

    def _indexes_for(self, word: str, stems: Stems) -> Iterator[tuple[str, _Opened]]:
        """Yield the languages in which a typed word is looked up.

        They are English, the language of the page, those that people type on an English page, and
        those of the word's own script.
        """
        script = _script(word)
        for lang, own in self._scripts.items():
            if lang in (*self._always, stems.lang) or own == script != "LATIN":
                yield lang, self._index(lang)

    def record(self, id: str, score: float, why: str) -> Found | None:
        """Return the record of an id with a score and a reason; None where there is none."""
        record = self._by_id.get(id)
        return Found(**record, score=score, why=why) if record else None

    def knows(self, word: str, stems: Stems) -> bool:
        """Return whether a text has the word, in any form and language.

        A form that only the Spanish stemmer makes of an English word does not count (`lawer` is no
        form of `law`).
        """
        made = stems.by_language(word)
        found = {
            lang
            for lang, held in self._indexes_for(word, stems)
            if any((field, made[lang].encode()) in held.reader for field in held.fields)
        }
        english, form = self._index("en"), made["es"].encode()
        is_english = any((field, form) in english.reader for field in english.fields)
        return bool(found) and not (found == {"es"} and is_english)

    def find(
        self,
        words: tuple[str, ...],
        states: tuple[str, ...],
        topic: str | None,
        limit: int,
        stems: Stems | None = None,
        *,
        is_exact: bool = False,
    ) -> list[Found]:
        """Return the records that match, best first; empty `states` search every state.

        Every word should match somewhere; unless `is_exact`, the last may be a beginning. Raises
        PackError when the index can not be read.
        """
        made = stems or Stems()
        begun = words[-1] if words and not is_exact and len(words[-1]) >= BEGUN_FROM else None
        in_states = (
            self._in_state[state] for state in ((FEDERAL, *states) if states else self._in_state)
        )
        among = {
            number
            for number in chain.from_iterable(in_states)
            if topic is None or self._records[number]["topic"] == topic
        }
        try:
            scores = [self._word(word, among, made, is_begun=word == begun) for word in words]
        except OSError as error:
            raise PackError("pack.no_index", "do.start_again") from error
        found: list[tuple[float, int, int]] = []
        for number in {number for group in scores for number in group}:
            record = self._records[number]
            having = [group[number] for group in scores if number in group]
            score = sum(having) * (1.0 if len(having) == len(words) else LOOSER)
            score *= FEDERAL_WEIGHT if states and record["state"] == FEDERAL else 1.0
            score *= PROGRAM_WEIGHT if record["kind"] == "program" else 1.0
            found.append((-score, number, len(having)))
        return [
            Found(
                **self._records[number],
                score=-score,
                has_all=having == len(words),
                why=f"has {having} of {len(words)} words",
            )
            for score, number, having in nsmallest(limit, found)
        ]

    def _word(self, word: str, among: set[int], made: Stems, *, is_begun: bool) -> dict[int, float]:
        """Score the records of `among` that have a typed word, or one that it begins (BM25).

        A record's score is that of its best field. Words that one beginning may stand for share
        their worth.
        """
        stems = made.by_language(word)
        best: dict[int, float] = {}
        for lang, held in self._indexes_for(word, made):
            for field in held.fields:
                terms = {stems[lang].encode()}
                if is_begun:
                    terms.update(islice(held.reader.expand_prefix(field, word), MOST_BEGUN + 1))
                if len(terms) > MOST_BEGUN + 1:
                    terms = {stems[lang].encode()}
                for term in terms:
                    if (field, term) in held.reader:
                        for number, score in _worth(held, field, term, among):
                            best[number] = max(best.get(number, 0.0), score / len(terms))
        return best

    def marks(
        self, text: str, stems: frozenset[str], lang: str, made: dict[str, str] | None = None
    ) -> tuple[tuple[int, int], ...]:
        """Return the character ranges of the words of `text` that have one of the stems.

        `made` keeps the stem of each word from one text to the next.
        """
        # Stemming takes long, and changes but the last letter of what it leaves: a word that
        # begins in another way needs none.
        begun = tuple(one[: max(_STEADY, len(one) - (one[-1:] in _CHANGED))] for one in stems)
        stem, made = stemmer(lang), {} if made is None else made
        return tuple(
            span
            for word, span in word_spans(text, {one[0] for one in begun})
            if word.startswith(begun)
            and (made.get(word) or made.setdefault(word, stem(word))) in stems
        )


def _worth(held: _Opened, field: str, term: bytes, among: set[int]) -> Iterator[tuple[int, float]]:
    """Yield the number and the score of each record of `among` that has a term in a field."""
    reader = held.reader
    posting = reader.postings(field, term)
    rare = log(reader.doc_count_all() / (reader.doc_frequency(field, term) + 1)) + 1
    # A topic has many words: their number must not weigh against its card.
    tilt = 0.0 if field == "words" else LENGTH_TILT
    lengths = held.lengths.get(field, {})
    while posting.is_active():
        number = posting.id()
        if number in among:
            weight = posting.weight()
            damped = weight + DAMPING * (1 - tilt + tilt * lengths[number])
            yield number, rare * weight * (DAMPING + 1) / damped
        posting.next()


def _script(word: str) -> str:
    """Return the script of the first letter of a word, by its name in Unicode; "" without one."""
    return next((name(one, "").partition(" ")[0] for one in word if one.isalpha()), "")
