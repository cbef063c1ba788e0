"""What takes long to read is read once, and kept for all processes of a test run.

The program never reads it: it lies under out/tests, is named after a digest of all it was
made from, and is made anew when any of that changes.
"""

from __future__ import annotations

import gc
import hashlib
import pickle
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import setup_env

from navigator.files import write_whole

KEPT = setup_env.OUT / "tests"
_READ = ("resources", "i18n")
_READERS = (
    "navigator/steward/content",
    "navigator/records",
    "navigator/search",
    "navigator/errors.py",
)
_T = TypeVar("_T")


def kept(name: str, make: Callable[[], _T]) -> _T:
    """What `make` gives, from another process or an earlier run where nothing has changed."""
    path = KEPT / f"{name}-{_digest()}.pickle"
    with setup_env.one_at_a_time(f"tests-{name}"):
        if path.exists():
            read: _T = _load(path)
            return read
        made = make()
        for old in KEPT.glob(f"{name}-*.pickle"):
            old.unlink()
        write_whole(path, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made


def _load(path: Path) -> Any:
    gc.disable()  # nothing of what is made here is garbage
    try:
        return pickle.loads(path.read_bytes())  # noqa: S301 - what `kept` wrote
    finally:
        gc.enable()


def _digest() -> str:
    found = hashlib.sha256(sys.version.encode())
    for path in _inputs():
        found.update(str(path.relative_to(setup_env.ROOT)).encode() + path.read_bytes())
    return found.hexdigest()


def _inputs() -> Iterator[Path]:
    """The content, what reads it, and whoever asks for it to be kept."""
    for name in _READ:
        yield from sorted(path for path in (setup_env.ROOT / name).rglob("*") if path.is_file())
    for name in _READERS:
        top = setup_env.ROOT / name
        yield from sorted(top.rglob("*.py")) if top.is_dir() else (top,)
    yield from sorted(Path(__file__).parent.glob("*.py"))
    yield setup_env.LOCKS / "test.txt"
