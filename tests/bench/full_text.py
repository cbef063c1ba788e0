"""The yardstick of search: plain SQLite FTS5 over the rows that the library looks through."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any


def full_text_table(rows: list[dict[str, Any]]) -> sqlite3.Connection:
    """An FTS5 table of the rows the index holds, one column per field."""
    names = sorted({name for row in rows for name in row if not name.startswith("_")})
    connection = sqlite3.connect(":memory:")
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(f"CREATE VIRTUAL TABLE texts USING fts5({columns}, prefix='2 3')")
    marks = ", ".join("?" * len(names))
    connection.executemany(
        f"INSERT INTO texts VALUES ({marks})",  # noqa: S608 - names and marks only
        [[str(row.get(name) or "") for name in names] for row in rows],
    )
    return connection


def searched_rows(pack: Path) -> list[dict[str, Any]]:
    """What search looks through: guidance with its fields, and places."""
    import navigator.search.guidance
    from navigator.pack.pack_places import PackPlaces
    from navigator.pack.store import Store

    store = Store(pack)
    rows: list[dict[str, Any]] = []
    texts = {lang: store.texts(lang) if lang != "en" else {} for lang in store.languages()}
    for record in navigator.search.guidance._records(store):
        row: dict[str, Any] = {}
        for lang in sorted(texts):
            fields = record.fields(lang, texts[lang])
            row |= {f"{k}_{lang}" if k in ("title", "body") else k: v for k, v in fields.items()}
        rows.append(row)
    places = PackPlaces(store)
    held = {place.id: place for state in store.states() for place in places.places(state=state)}
    return rows + [
        {"id": place.id, "title": place.name, "body": place.what, "state": place.state,
         "_kind": place.kind}
        for place in held.values()
    ]  # fmt: skip


def plain(table: sqlite3.Connection, text: str, state: str = "") -> list[Any]:
    """What FTS5 gives for the words of a text, in a state and for all of them if one is named."""
    words = [word.replace('"', "") for word in text.split()]
    match = " OR ".join(f'"{word}"' for word in words[:-1]) if words[1:] else ""
    match += f'{" OR " if match else ""}"{words[-1]}"*'
    if state:
        match = f'({match}) AND state : ("{state}" OR "US")'
    return table.execute(
        "SELECT rowid, bm25(texts), highlight(texts, 0, '[', ']') FROM texts "
        "WHERE texts MATCH ? ORDER BY rank LIMIT 20",
        (match,),
    ).fetchall()
