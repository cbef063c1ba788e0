"""Searches guidance with Whoosh: builds the index of a pack, opens it, queries it.

It keeps no query. Importing it takes time: `library` does so when the index is first opened.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from heapq import nsmallest
from itertools import chain, islice
from math import log
from pathlib import Path
from threading import Lock
from typing import Any

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


def _schema(languages: list[str]) -> Schema:
    fields: dict[str, Any] = {
        "id": ID(stored=True),
        "kind": ID(stored=True),
        "state": ID(stored=True),
        "topic": ID(stored=True),
        "words": TEXT(
            analyzer=analyzer("en"),
            field_boost=WORDS_BOOST,
            spelling=False,
            phrase=False,
        ),
    }
    for lang in languages:
        fields[f"title_{lang}"] = TEXT(
            analyzer=analyzer(lang), field_boost=TITLE_BOOST, phrase=False
        )
        fields[f"body_{lang}"] = TEXT(analyzer=analyzer(lang), phrase=False)
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


def build_index(store: Store, folder: Path | None) -> index.Index:
    """Build the index of a pack's guidance in `folder`, or in memory when None."""
    languages = list(store.languages())
    # All of them before a file is open: a pack that can not be read leaves none so.
    documents = _documents(store, languages)
    made = (_Memory() if folder is None else _Folder(str(folder))).create_index(_schema(languages))
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


def _documents(store: Store, languages: list[str]) -> list[dict[str, Any]]:
    texts = {lang: store.texts(lang) if lang != "en" else {} for lang in languages}
    words = store.words()
    synonyms = store.synonyms("topics")

    def both(prefix: str, parts: list[str]) -> dict[str, str]:
        return {
            f"{prefix}_{lang}": "\n".join(texts[lang].get(part, part) for part in parts)
            for lang in languages
        }

    documents: list[dict[str, Any]] = []
    for state in store.states():
        for topic in TOPICS:
            rows = store.topic(state, topic)
            if not rows.facts and not rows.guides:
                continue
            name = words.get("state.US", state) if state == FEDERAL else JURISDICTIONS[state]
            title = words.get(f"card.title.{topic}", topic)
            body = [item.text for items in rows.items.values() for item in items]
            body += [caution.text for caution in rows.cautions]
            body += [change.text for change in rows.changes]
            body += [text for facts in rows.facts.values() for text in _fact_texts(facts)]
            titled = {
                f"title_{lang}": texts[lang].get(title, title).format(state=name)
                for lang in languages
            }
            documents.append(
                {
                    "id": f"card:{state}:{topic}", "kind": "card", "state": state, "topic": topic,
                    "words": " ".join(synonyms.get(topic, ())), **titled, **both("body", body),
                }
            )  # fmt: skip
            for program in rows.programs:
                parts = [program.what, program.who or "", program.how or ""]
                documents.append(
                    {
                        "id": program.id, "kind": "program", "state": state, "topic": topic,
                        "words": " ".join(program.words), **both("title", [program.name]),
                        **both("body", parts),
                    }
                )  # fmt: skip
            for guide in rows.guides:
                parts = [guide.lead]
                for section in guide.sections:
                    parts += [section.heading, *(item.text for item in section.items)]
                documents.append(
                    {
                        "id": guide.id, "kind": "card", "state": state, "topic": topic,
                        "words": " ".join(guide.words), **both("title", [guide.title]),
                        **both("body", parts),
                    }
                )  # fmt: skip
    for letter in store.letters():
        parts = [letter.what.text, letter.sender_title]
        parts += [one.text for one in (*letter.last_days, *letter.keeps, letter.if_nothing) if one]
        documents.append(
            {
                "id": letter.id, "kind": "card", "state": letter.state, "topic": letter.topic,
                "words": " ".join((*letter.numbers, *letter.first_words)),
                **both("title", [letter.title]), **both("body", parts),
            }
        )  # fmt: skip
    documents += [
        {
            "id": checklist.id, "kind": "checklist", "state": FEDERAL,
            "topic": checklist.topic, "words": "checklist",
            **both("title", [checklist.title]), **both("body", [checklist.lead]),
        }
        for checklist in store.checklists()
    ]  # fmt: skip
    interview = store.interview()
    if interview is not None:
        documents.append(
            {
                "id": interview.id, "kind": "checklist", "state": FEDERAL,
                "topic": interview.families[0].topic, "words": "checklist interview benefits",
                **both("title", [interview.title]), **both("body", [interview.lead]),
            }
        )  # fmt: skip
    return documents


def _fact_texts(facts: list[Fact]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact.value, str):
            yield fact.value
        elif isinstance(fact.value, list):
            yield from fact.value


class Guidance:
    """The open index of one pack's guidance.

    Whoosh's own searcher is not used: it keeps the words it is asked for in its caches, and it
    reads a posting anew for every combination of fields (docs/adr/0017-search-engine.md).
    """

    def __init__(self, store: Store, folder: Path, pack: str) -> None:
        """Open the index of `pack` in `folder`; build it in memory where that is not sealed."""
        if is_sealed(folder, pack):
            self._index = index.open_dir(str(folder), readonly=True)
        else:
            self._index = build_index(store, None)
        self._reader = self._index.reader()
        self._records = dict(self._reader.iter_docs())
        self._in_state: dict[str, list[int]] = defaultdict(list)
        for number, record in self._records.items():
            self._in_state[record["state"]].append(number)
        self._by_id = {record["id"]: record for record in self._records.values()}
        names = [name for name in self._index.schema.names() if name not in _STORED]
        self._fields = {name: _language(name) for name in names}
        records = self._reader.doc_count_all() or 1
        average = {name: self._reader.field_length(name) / records for name in names}
        self._lengths = {
            name: {
                at: (self._reader.doc_field_length(at, name) or 0) / usual for at in self._records
            }
            for name, usual in average.items()
            if usual
        }
        """The length of each field of each record, where 1 is usual: Whoosh reads it anew for every
        word."""

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
        fields = self._fields.items()
        found = {lang for name, lang in fields if (name, made[lang].encode()) in self._reader}
        english = ((name, made["es"].encode()) for name, lang in fields if lang == "en")
        return bool(found) and not (found == {"es"} and any(one in self._reader for one in english))

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
        for name, lang in self._fields.items():
            terms = {stems[lang].encode()}
            if is_begun:
                terms.update(islice(self._reader.expand_prefix(name, word), MOST_BEGUN + 1))
            if len(terms) > MOST_BEGUN + 1:
                terms = {stems[lang].encode()}
            for term in terms:
                if (name, term) in self._reader:
                    for number, score in self._worth(name, term, among):
                        best[number] = max(best.get(number, 0.0), score / len(terms))
        return best

    def _worth(self, name: str, term: bytes, among: set[int]) -> Iterator[tuple[int, float]]:
        """Yield the number and the score of each record of `among` that has a term in a field."""
        reader = self._reader
        posting = reader.postings(name, term)
        rare = log(reader.doc_count_all() / (reader.doc_frequency(name, term) + 1)) + 1
        # A topic has many words: their number must not weigh against its card.
        tilt = 0.0 if name == "words" else LENGTH_TILT
        lengths = self._lengths.get(name, {})
        while posting.is_active():
            number = posting.id()
            if number in among:
                weight = posting.weight()
                damped = weight + DAMPING * (1 - tilt + tilt * lengths[number])
                yield number, rare * weight * (DAMPING + 1) / damped
            posting.next()

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


def _language(field: str) -> str:
    return field.rpartition("_")[2] if "_" in field else "en"
