"""Opens new content as the window will, before anybody sees it.

A pack may be signed and whole and yet not be for this program. Then it is refused here,
not at the next start.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from navigator.errors import PackError
from navigator.library.facade import Library
from navigator.pack.store import Store, read_manifest
from navigator.paths import INDEX_FOLDER
from navigator.records.topics import TOPICS
from navigator.search.guidance import build_index, seal


def try_out(folder: Path, clock: Callable[[], date], go_on: Callable[[], None]) -> None:
    """Build the search index of the pack in `folder`, then read every card and search once.

    `go_on` is called now and then and may raise. Raises PackError when something is not
    as the manifest says, or can not be read at all.
    """
    try:
        _make_index(folder)
        go_on()
        with Library.at(folder, clock) as library:
            _read_all(library, go_on)
    except (
        PackError,
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ) as error:
        raise _failed() from error


def _make_index(folder: Path) -> None:
    """Whoosh unpickles what it opens: an index is built here and never taken from outside."""
    manifest = read_manifest(folder)
    store = Store(folder)
    try:
        is_meant = list(store.languages()) == manifest["languages"]
        if not is_meant or not store.counts().items() <= manifest["counts"].items():
            raise _failed()
        index = folder / INDEX_FOLDER
        index.mkdir(mode=0o700)
        build_index(store, index).close()
    finally:
        store.close()
    seal(index, manifest["sha256"])


def _read_all(library: Library, go_on: Callable[[], None]) -> None:
    cards = []
    for state in library.states():
        go_on()
        cards += [library.card(state, topic) for topic in TOPICS]
    for lang in library.languages():
        library.checklists(lang)
    card = next((one for one in cards if any(fact.sources for fact in one.facts)), None)
    found = library.search(card.title, state=card.state) if card else ()
    if not any(card and hit.id == card.id for hit in found):
        raise _failed()


def _failed() -> PackError:
    return PackError("updates.not_opened", "do.tell_sender")
