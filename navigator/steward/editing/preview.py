"""The visitor's own library, made at once from content that is in no pack yet.

It holds one state, the federal rules and what both need: a fraction of a second where the whole
pack takes half a minute. Its packs lie in a folder of their own, which goes with it. It holds no
search index, so nothing is searched here.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from navigator.library.facade import Library
from navigator.records.jurisdictions import FEDERAL
from navigator.records.topics import TOPICS
from navigator.steward.content.pack.compiler import build_pack
from navigator.steward.content.records import Content
from navigator.steward.content.words.texts import placed, translatable


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
