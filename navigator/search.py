"""Finds guidance with Whoosh: builds the index of a pack, opens it, asks it.

It forgives a mistyped letter and knows the words people use in English and
Spanish. It keeps no query. Importing it takes time: `library` does so on its lane.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from whoosh import index, query
from whoosh.analysis import CharsetFilter, LowercaseFilter, RegexTokenizer, StemFilter
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.matching import UnionMatcher
from whoosh.scoring import BM25F
from whoosh.support.charset import accent_map

from navigator.errors import PackError
from navigator.jurisdictions import FEDERAL, JURISDICTIONS
from navigator.model import Fact
from navigator.query import Found
from navigator.store import Store
from navigator.topics import TOPICS

SEAL_FILE = "seal"
"""Holds the digest of an index: of the pack it was built from and of its other files."""

_STEMMED = ("en", "es")
_LOOSER = 0.4
"""How much less a record counts that has some of the words, but not all."""

_FUZZY_FROM = 4
"""Shorter words are not corrected: too many others lie one letter away."""

_FEDERAL_WEIGHT = 0.95
"""Where a state is chosen, its own text goes before the federal one that says the same."""


def _analyzer(lang: str) -> Any:
    chain = RegexTokenizer() | LowercaseFilter() | CharsetFilter(accent_map)
    return chain | StemFilter(lang=lang) if lang in _STEMMED else chain


def _schema(languages: list[str]) -> Schema:
    fields: dict[str, Any] = {
        "id": ID(stored=True, unique=True),
        "kind": ID(stored=True),
        "state": ID(stored=True),
        "topic": ID(stored=True),
        "words": TEXT(analyzer=_analyzer("en"), field_boost=3.0, spelling=False, phrase=False),
    }
    for lang in languages:
        fields[f"title_{lang}"] = TEXT(analyzer=_analyzer(lang), field_boost=2.5, phrase=False)
        fields[f"body_{lang}"] = TEXT(analyzer=_analyzer(lang), phrase=False)
    return Schema(**fields)


def build_index(store: Store, folder: Path | None) -> index.Index:
    """Build the index of a pack's guidance in `folder`, or in memory when None."""
    languages = list(store.languages())
    schema = _schema(languages)
    if folder is None:
        made = RamStorage().create_index(schema)
    else:
        made = index.create_in(str(folder), schema)
    writer = made.writer()
    for document in _documents(store, languages):
        writer.add_document(**document)
    writer.commit(optimize=True)
    return made


def seal(folder: Path, pack: str) -> None:
    """Write down what the finished index looks like and the SHA-256 of the `pack` it is of."""
    (folder / SEAL_FILE).write_text(_digest(folder, pack), "utf-8")


def is_sealed(folder: Path, pack: str) -> bool:
    """Whether the index is whole and that of this `pack`; only then it is opened."""
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
    documents += [
        {
            "id": checklist.id, "kind": "checklist", "state": FEDERAL,
            "topic": checklist.topic, "words": "checklist",
            **both("title", [checklist.title]), **both("body", [checklist.lead]),
        }
        for checklist in store.checklists()
    ]  # fmt: skip
    return documents


def _fact_texts(facts: list[Fact]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact.value, str):
            yield fact.value
        elif isinstance(fact.value, list):
            yield from fact.value


class Guidance:
    """The open index of one pack's guidance."""

    def __init__(self, store: Store, folder: Path, pack: str) -> None:
        """Open the index of `pack` in `folder`; where there is none, build it in memory."""
        if is_sealed(folder, pack):
            self._index = index.open_dir(str(folder), readonly=True)
        else:
            self._index = build_index(store, None)
        # A topic has many words: their number must not weigh against its card.
        self._searcher = self._index.searcher(weighting=BM25F(words_B=0.0))
        self._fields = [
            name
            for name in self._index.schema.names()
            if name == "words" or name.startswith(("title_", "body_"))
        ]
        self._analyzers = {name: self._index.schema[name].analyzer for name in self._fields}

    def find(
        self, words: tuple[str, ...], states: tuple[str, ...], topic: str | None, limit: int
    ) -> list[Found]:
        """Records that match, best first; `states` empty means every state.

        Every word should match somewhere; the last one may be a beginning.
        """
        if not words:
            return []
        groups = [
            self._word(word, last=number == len(words) - 1) for number, word in enumerate(words)
        ]
        wanted: query.Query = query.And(groups)
        narrow = _narrow(states, topic)
        found = self._run(wanted, narrow, limit)
        if len(groups) > 1 and len(found) < limit:
            known = {one.id for one in found}
            looser = self._run(query.Or(groups), narrow, limit)
            found += [
                replace(one, score=one.score * _LOOSER) for one in looser if one.id not in known
            ]
        if states:
            found = [
                replace(one, score=one.score * _FEDERAL_WEIGHT) if one.state == FEDERAL else one
                for one in found
            ]
        return sorted(found, key=lambda one: -one.score)[:limit]

    def _run(self, wanted: query.Query, narrow: query.Query | None, limit: int) -> list[Found]:
        try:
            hits = self._searcher.search(wanted, limit=limit, filter=narrow)
            return [
                Found(hit["id"], hit["kind"], hit["state"], hit["topic"], float(hit.score or 0))
                for hit in hits
            ]
        except OSError as error:
            raise PackError(
                "The search index could not be read.", "Close Navigator and start it again."
            ) from error

    def _word(self, word: str, *, last: bool) -> query.Query:
        """One typed word in every field: as it is, begun, or with a letter wrong."""
        parts: list[query.Query] = []
        known = False
        reader = self._searcher.reader()
        for name in self._fields:
            stem = next((token.text for token in self._analyzers[name](word)), None)
            if stem is None:
                continue
            if (name, stem) in reader:
                known = True
                parts.append(query.Term(name, stem))
            if last and len(word) > 1:
                parts.append(query.Prefix(name, word, boost=0.5))
        if not known and len(word) >= _FUZZY_FROM:
            distance = 1 if len(word) < 8 else 2
            parts += [
                query.FuzzyTerm(name, stem, maxdist=distance, prefixlength=1, boost=0.6)
                for name in self._fields
                if not name.startswith("body_")
                for stem in [next((token.text for token in self._analyzers[name](word)), word)]
            ]
        return _Best(parts) if parts else query.NullQuery

    def stems(self, words: tuple[str, ...], lang: str) -> frozenset[str]:
        """The stems of the words, to mark them in a text of that language."""
        analyzer = _analyzer(lang)
        return frozenset(token.text for word in words for token in analyzer(word))

    def marks(self, text: str, stems: frozenset[str], lang: str) -> tuple[tuple[int, int], ...]:
        """Character ranges of `text` whose words have one of the stems."""
        found = _analyzer(lang)(text, chars=True)
        return tuple((token.startchar, token.endchar) for token in found if token.text in stems)


class _BestMatcher(UnionMatcher):  # type: ignore[misc]
    """A record's score is that of its best field.

    Whoosh's own DisjunctionMaxMatcher takes the higher of two scores without
    asking whether both are of the same record, and drops matchers that still
    have some; hence no shortcuts by quality here.
    """

    def score(self) -> float:
        first, second = self.a, self.b
        if first.is_active() and second.is_active() and first.id() == second.id():
            return float(max(first.score(), second.score()))
        return float(super().score())

    def replace(self, minquality: float = 0) -> _BestMatcher:  # noqa: ARG002 - Whoosh's name
        return self

    def supports_block_quality(self) -> bool:
        return False


class _Best(query.Or):  # type: ignore[misc]
    """Matches where any part does, and scores by the part that fits best."""

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        parts = [one.matcher(searcher, context) for one in self.subqueries]
        while len(parts) > 1:
            parts = [
                _BestMatcher(*pair) if len(pair) > 1 else pair[0]
                for pair in (parts[at : at + 2] for at in range(0, len(parts), 2))
            ]
        return parts[0]


def _narrow(states: tuple[str, ...], topic: str | None) -> query.Query | None:
    parts: list[query.Query] = []
    if states:
        parts.append(query.Or([query.Term("state", state) for state in (*states, FEDERAL)]))
    if topic:
        parts.append(query.Term("topic", topic))
    return query.And(parts) if parts else None
