"""The pack of the program with one byte of a file changed: it does not open, or it opens whole."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from navigator.errors import PackError
from navigator.library.facade import Library
from navigator.paths import INDEX_FOLDER, MANIFEST_FILE, PACK_FILE, find_paths
from tests.trust.how_far import counted


def damage(most: int) -> dict[str, object]:
    """A byte each time, of the content, its manifest or the search index."""
    found: Counter[str] = Counter()
    chance = random.Random(0)
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        folder = Path(scratch) / "pack"
        shutil.copytree(find_paths().pack, folder)
        index = sorted(one for one in (folder / INDEX_FOLDER).iterdir() if one.is_file())
        files = [folder / PACK_FILE] * 8 + [folder / MANIFEST_FILE, *index[:1]]
        for _ in counted(range(most), most):
            found.update([_opened(chance.choice(files), folder, chance), "tried"])
    return dict(found)


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
            found = library.search("driver license", state="CO")
            return "opens and searches" if found else "FINDS NOTHING"
    except PackError:
        return "told as damaged"
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return f"CRASH {type(error).__name__.upper()}"
    finally:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(right)
