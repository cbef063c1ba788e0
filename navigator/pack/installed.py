"""Reads and writes which pack is in use: content that came after the program was installed.

    current.json             which pack is in use, and which was before it
    looked.json              the day of the last look for new content, and what went wrong
    packs/<SHA-256>/         pack, manifest and the search index that was built here
    metadata/                what was signed and checked last

It only reads what lies there and keeps the two small files; `update` brings packs. A record that
can not be read counts as none: then the content of the program opens.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from navigator.errors import KnownError, PackError
from navigator.pack.store import read_manifest
from navigator.paths import Paths

PACKS = "packs"
METADATA = "metadata"
_POINTER, _LOOKED = "current.json", "looked.json"
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Held:
    """A pack that came by an update: its SHA-256 and build day."""

    sha256: str
    built_on: date


@dataclass(frozen=True, slots=True)
class Pointer:
    """The pack in use, and the ones around it; `pack` None is the program's own."""

    pack: Held | None = None
    before: Held | None = None
    """The pack that was used before it, to go back to."""
    left: str = ""
    """The SHA-256 of a pack that somebody went back from: it is not taken again unless a person
    asks."""
    bundled: str = ""
    """The SHA-256 of the program's own pack when `pack` came."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The last look for new content."""

    on: date
    error: KnownError | None = None
    """The error of the look; None for a look that went well."""


def pack_folder(content: Path, sha256: str) -> Path:
    """Return the folder of a pack that came by an update."""
    return content / PACKS / sha256


def read_pointer(content: Path) -> Pointer:
    """Return the pointer to the pack in use; to the program's own where it can not be read."""
    try:
        row = _read(content / _POINTER)
        packs = {key: _read_held(row[key]) for key in ("pack", "before")}
        return Pointer(**packs, left=str(row["left"]), bundled=str(row["bundled"]))
    except (KeyError, TypeError, ValueError, OSError):
        return Pointer()


def _read_held(row: dict[str, str] | None) -> Held | None:
    if row is None:
        return None
    if not _DIGEST.fullmatch(row["sha256"]):
        raise ValueError
    return Held(row["sha256"], date.fromisoformat(row["built_on"]))


def write_pointer(content: Path, pointer: Pointer) -> None:
    """Switch to another pack, in one step; raises OSError."""
    _write(content / _POINTER, asdict(pointer))


def step_back(content: Path) -> Held | None:
    """Go back to the pack that was used before; return the one that was left.

    Returns None where none came by an update. Raises OSError.
    """
    pointer = read_pointer(content)
    if pointer.pack is not None:
        left = pointer.pack.sha256
        write_pointer(content, replace(pointer, pack=pointer.before, before=None, left=left))
    return pointer.pack


def give_up(content: Path, sha256: str, error: KnownError, today: date) -> bool:
    """Step back from a pack that failed, and note the error; return whether it was in use."""
    used = read_pointer(content).pack
    if used is None or used.sha256 != sha256:
        return False
    step_back(content)
    write_looked(content, Looked(today, error))
    return True


def read_looked(content: Path) -> Looked | None:
    """Return the last look; None where nobody looked yet."""
    try:
        row = _read(content / _LOOKED)
        on, wrong = date.fromisoformat(row["on"]), row["wrong"]
        if wrong is None:
            return Looked(on)
        return Looked(on, KnownError(wrong["sentence"], wrong["next_step"], **wrong["params"]))
    except (KeyError, TypeError, ValueError, OSError):
        return None


def write_looked(content: Path, looked: Looked) -> None:
    """Keep the last look; raises OSError."""
    error = looked.error
    wrong = error and {
        "sentence": error.sentence, "next_step": error.next_step, "params": error.params
    }  # fmt: skip
    _write(content / _LOOKED, {"on": looked.on, "wrong": wrong})


def held(paths: Paths) -> tuple[Held, ...]:
    """Return packs that go before the program's own, best first; not yet checked.

    Of two from the same day, the one that came later goes first: so an error can be mended without
    a source being read again.
    """
    if paths.content is None:
        return ()
    pointer = read_pointer(paths.content)
    if pointer.pack is None:
        return ()
    try:
        own = read_manifest(paths.pack)
        day, is_same = date.fromisoformat(own["built_on"]), own["sha256"] == pointer.bundled
    except (PackError, TypeError, ValueError):
        day, is_same = date.min, False
    return tuple(
        one
        for one in (pointer.pack, pointer.before)
        if one is not None and (one.built_on > day or (one.built_on == day and is_same))
    )


def _write(path: Path, row: dict[str, Any]) -> None:
    from navigator.files import write_whole  # noqa: PLC0415 - start time: only to write

    write_whole(path, json.dumps(row, default=str).encode())


def _read(path: Path) -> dict[str, Any]:
    read = json.loads(path.read_text("utf-8"))
    if not isinstance(read, dict):
        raise TypeError
    return read
