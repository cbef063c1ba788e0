"""Settings files that were harmed, and packs that were harmed and signed all the same."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import shutil
import sqlite3
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from navigator.errors import KnownError, PackError
from navigator.handout.packet import Packet
from navigator.library.facade import Library
from navigator.paths import MANIFEST_FILE, PACK_FILE, find_paths
from navigator.records.topics import TOPICS
from navigator.site.settings import locked_settings, read_settings
from navigator.update.apart import try_apart
from tests.helpers.kiosk import PIN_HASH
from tests.trust.how_far import counted

KIOSK = f'mode = "kiosk"\nstate = "CO"\npin_hash = "{PIN_HASH}"\nidle_seconds = 90\n'
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1")
ODD: tuple[object, ...] = (
    None,
    5,
    -1e308,
    "x",
    "",
    [],
    {},
    True,
    "[" * 3000,
    "x" * 2_000_000,
)
"""What stands in a cell or a JSON value in place of what belongs there."""


def settings(most: int) -> dict[str, object]:
    """A kiosk's settings file, harmed: does it still open as a kiosk?"""
    found: Counter[str] = Counter()
    chance = random.Random(0)
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        path = Path(scratch) / "settings.toml"
        for _ in counted(range(most), most):
            raw = _harmed(KIOSK.encode(chance.choice(ENCODINGS)), chance)
            path.write_bytes(raw)
            try:
                mode = read_settings(path).mode
            except KnownError:
                mode = locked_settings(path).mode
            named = b"mode" in raw or "mode".encode("utf-16-le") in raw
            found["tried"] += 1
            found["locked"] += mode == "kiosk"
            found["a desk, its mode being gone from the file"] += mode == "desk" and not named
            found["A DESK"] += mode == "desk" and named
    return dict(found)


def _harmed(raw: bytes, chance: random.Random) -> bytes:
    kind = chance.randrange(4)
    if kind == 0:
        return raw[: chance.randrange(len(raw))]
    if kind == 1:
        return raw.replace(b"\n", b"\n" + chance.randbytes(chance.randrange(40)), 1)
    changed = bytearray(raw)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(changed))
        changed[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
    return bytes(changed)


def packs(most: int, first: int = 0) -> dict[str, object]:
    """Packs of real size with one odd value each: refused on trial, or sound in use?

    Each core tries every so many-th of them; a pack is the same whatever the others are, so a run
    may go on from the number where another ended.
    """
    found: Counter[str] = Counter()
    with ProcessPoolExecutor(os.cpu_count(), get_context("forkserver")) as pool:
        for one in counted(pool.map(_pack, range(first, first + most)), most):
            found.update(one)
    return dict(found)


def _pack(number: int) -> dict[str, int]:
    """Make and try the pack of this number."""
    chance = random.Random(number)
    with TemporaryDirectory(prefix="navigator-trust-") as scratch:
        folder = Path(scratch) / "pack"
        what = _odd_pack(find_paths().pack, folder, chance)
        try:
            try_apart(folder, date.today, lambda: None)
        except PackError:
            return {"refused": 1, "tried": 1}
        fails = _fails(folder, what, chance)
    return {"taken": 1, "FAILS IN USE": int(fails), "tried": 1}


def _odd_pack(real: Path, folder: Path, chance: random.Random) -> str:
    """Put one odd value somewhere; returns the state whose rows it may be in."""
    folder.mkdir()
    shutil.copyfile(real / PACK_FILE, folder / PACK_FILE)
    with closing(sqlite3.connect(folder / PACK_FILE)) as db, db:
        named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%'"
        tables = [one for (one,) in db.execute(named)]
        filled = [one for one in tables if db.execute(f'SELECT 1 FROM "{one}"').fetchone()]
        table = chance.choice(filled)
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]
        key = "place" if table == "spots" else "rowid"
        keys = [one for (one,) in db.execute(f'SELECT {key} FROM "{table}"')]
        at, column, value = chance.choice(keys), chance.choice(columns), chance.choice(ODD)
        state = "CO"
        if table == "entries":
            state, body = db.execute(
                "SELECT state, body FROM entries WHERE id = ?", (at,)
            ).fetchone()
            if chance.random() < 0.7 and (held := json.loads(body)):
                held[chance.choice(list(held))] = value
                column, value = "body", json.dumps(held)
        if isinstance(value, (list, dict)):
            value = json.dumps(value)
        sql = f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE {key} = ?'
        with contextlib.suppress(sqlite3.IntegrityError):  # SQLite itself holds some columns
            db.execute(sql, (value, at))
    raw = (folder / PACK_FILE).read_bytes()
    manifest = json.loads((real / MANIFEST_FILE).read_text("utf-8"))
    manifest |= {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw)}
    (folder / MANIFEST_FILE).write_text(json.dumps(manifest), "utf-8")
    return str(state)


def _fails(folder: Path, state: str, chance: random.Random) -> bool:
    """Whether something of it breaks while a volunteer works with it."""
    try:
        with Library.at(folder) as library:
            states = [state, *chance.sample([one for one in library.states() if one != "US"], 2)]
            for one in states:
                for topic in TOPICS:
                    library.paper(Packet((f"card:{one}:{topic}",)), "en")
                    library.places(None if one == "US" else one, topic, limit=200)
            for row in library._store.rows("SELECT zip FROM zips ORDER BY random() LIMIT 30"):
                library.near(f"{row['zip']:05}")
            for words in ("doctor near me", "abogado denver", "license 80202", "clear my record"):
                library.search(words)
    except KnownError as error:
        return error.sentence.startswith("pack.")
    except Exception:  # noqa: BLE001 - that is what is looked for
        return True
    return False
