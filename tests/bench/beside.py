"""Other search engines on the rows and queries of ours: SQLite FTS5, tantivy, and Xapian in libzim.

Each is used plainly, as its documentation begins. FTS5 is always there; the other two are only for
this comparison (`python3 build/setup_env.py bench`) and are left out where they are not installed.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.full_text import full_text_table, plain

DEPTH = 10
"""Hits looked at."""
Rows = list[dict[str, Any]]
Numbers = list[int]
"""Rows that were found, best first."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine with the rows in it; `search(text, state)` finds them, in any state if empty."""

    name: str
    search: Callable[[str, str], Numbers]
    build_seconds: float
    index_bytes: int
    has_states: bool = True


def engines(rows: Rows, folder: Path) -> Iterator[Engine]:
    """Those that are installed; `folder` is empty and takes what they write."""
    yield _fts5(rows)
    for made in (_tantivy, _libzim):
        with contextlib.suppress(ImportError):
            yield made(rows, folder)


def size_bytes(path: Path) -> int:
    """Of a file, or of all files in a folder."""
    files = [path] if path.is_file() else path.rglob("*")
    return sum(one.stat().st_size for one in files if one.is_file())


def _texts(row: dict[str, Any]) -> dict[str, str]:
    return {name: str(value or "") for name, value in row.items() if not name.startswith("_")}


def _fts5(rows: Rows) -> Engine:
    began = time.perf_counter()
    table = full_text_table(rows)
    taken = time.perf_counter() - began

    def search(text: str, state: str) -> Numbers:
        return [number - 1 for number, *_ in plain(table, text, state)]

    return Engine("fts5", search, taken, _pages(table))


def _pages(table: sqlite3.Connection) -> int:
    count, size = (table.execute(f"PRAGMA page_{part}").fetchone()[0] for part in ("count", "size"))
    return int(count * size)


def _tantivy(rows: Rows, folder: Path) -> Engine:
    import tantivy

    held = folder / "tantivy"
    held.mkdir()
    began = time.perf_counter()
    names = sorted({name for row in rows for name in _texts(row)} - {"id", "state"})
    builder = tantivy.SchemaBuilder()
    for name in names:
        builder.add_text_field(name, stored=False, tokenizer_name="en_stem")
    builder.add_text_field("state", stored=False, tokenizer_name="raw")
    builder.add_unsigned_field("number", stored=True)
    schema = builder.build()
    index = tantivy.Index(schema, path=str(held))
    writer = index.writer(num_threads=1)
    for number, row in enumerate(rows):
        told = {name: text for name, text in _texts(row).items() if name != "id"}
        writer.add_document(tantivy.Document(number=number, **told))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    taken = time.perf_counter() - began
    searcher = index.searcher()

    def search(text: str, state: str) -> Numbers:
        asked, _ = index.parse_query_lenient(text, names)
        if state:
            terms = [tantivy.Query.term_query(schema, "state", one) for one in (state, "US")]
            states = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in terms])
            must = tantivy.Occur.Must
            asked = tantivy.Query.boolean_query([(must, asked), (must, states)])
        hits = searcher.search(asked, DEPTH).hits
        return [searcher.doc(address).to_dict()["number"][0] for _, address in hits]

    return Engine("tantivy", search, taken, size_bytes(held))


@contextlib.contextmanager
def _aside() -> Iterator[None]:
    """Let what compiled code says on stdout go to stderr: the table stands there alone."""
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _libzim(rows: Rows, folder: Path) -> Engine:
    from libzim.reader import Archive
    from libzim.search import Query, Searcher
    from libzim.writer import Creator, Hint, Item, StringProvider

    class Page(Item):  # type: ignore[misc]
        """A row as the page that Kiwix would search."""

        def __init__(self, number: int, row: dict[str, Any]) -> None:
            super().__init__()
            told = _texts(row)
            self._number = number
            self._title = told.get("title_en") or told.get("title", "")
            self._text = " ".join(text for name, text in told.items() if name != "id")

        def get_path(self) -> str:
            return str(self._number)

        def get_title(self) -> str:
            return self._title

        def get_mimetype(self) -> str:
            return "text/html"

        def get_contentprovider(self) -> Any:
            return StringProvider(f"<html><body>{self._text}</body></html>")

        def get_hints(self) -> dict[Any, int]:
            return {Hint.FRONT_ARTICLE: 1}

    path = folder / "rows.zim"
    began = time.perf_counter()
    creator = Creator(path).config_verbose(False).config_indexing(True, "eng").config_nbworkers(1)
    with _aside(), creator:
        creator.set_mainpath("0")
        for number, row in enumerate(rows):
            creator.add_item(Page(number, row))
    taken = time.perf_counter() - began
    searcher = Searcher(Archive(path))

    def search(text: str, _state: str) -> Numbers:
        asked = searcher.search(Query().set_query(text))
        return [int(one) for one in asked.getResults(0, DEPTH)]

    return Engine("libzim", search, taken, size_bytes(path), has_states=False)
