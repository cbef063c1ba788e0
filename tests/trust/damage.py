"""The pack of the program with one byte of a file changed: it does not open, or it opens whole.

Where the search index is not the one that was sealed, the program builds another from the pack.
The pack itself is whole then, so that is the same each time, and it is built once here.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from whoosh.index import Index

from navigator.errors import PackError
from navigator.library.facade import Library
from navigator.pack.store import Store, read_manifest
from navigator.paths import INDEX_FOLDER, MANIFEST_FILE, PACK_FILE, find_paths
from navigator.search import guidance
from tests.trust.how_far import counted


def damage(most: int) -> dict[str, object]:
    """A byte each time, of the content, its manifest or a file of the search index."""
    found: Counter[str] = Counter()
    chance = random.Random(0)
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        folder = Path(scratch) / "pack"
        shutil.copytree(find_paths().pack, folder)
        index = sorted(one for one in (folder / INDEX_FOLDER).iterdir() if one.is_file())
        kinds = [[folder / PACK_FILE]] * 7 + [[folder / MANIFEST_FILE], index, index]
        with patch.object(guidance, "build_index", _made_once(folder)):
            for _ in counted(range(most), most):
                path = chance.choice(chance.choice(kinds))
                found.update([_opened(path, folder, chance), "tried"])
    return dict(found)


def _made_once(folder: Path) -> Callable[[Store, str], Index]:
    """What stands for `build_index` while only the index of this pack is changed."""
    build = guidance.build_index

    @cache
    def made(lang: str) -> Index:
        store = Store(folder)
        try:
            return build(store, lang)
        finally:
            store.close()

    return lambda _store, lang: made(lang)


def _opened(path: Path, folder: Path, chance: random.Random) -> str:
    """What comes of one changed byte; it is put right again."""
    at = chance.randrange(path.stat().st_size)
    with path.open("r+b") as file:
        file.seek(at)
        right = file.read(1)
        file.seek(at)
        file.write(bytes([right[0] ^ chance.randrange(1, 256)]))
    try:
        with Library.at(folder) as library:
            if path.name == PACK_FILE:
                return "TAKEN"
            date.fromisoformat(read_manifest(folder)["built_on"])  # as an update does
            found = library.search("driver license", state="CO")
            what = "the manifest" if path.name == MANIFEST_FILE else "the search index"
            return f"opens and searches, {what} changed" if found else "FINDS NOTHING"
    except PackError:
        return "told as damaged"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"CRASH {type(error).__name__.upper()}"
    finally:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(right)
