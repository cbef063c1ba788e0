"""Describes the change that waits for signatures in a folder, before anybody signs it.

A signature says "this is right", so the day, the hash, the size and the numbers are read from the
very file that is signed, and the pack is compared with its hash: one that is not the one named is
refused here, before a passphrase is asked for. It signs nothing and writes nothing.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from navigator.errors import PackError, ToolError
from navigator.pack.store import read_manifest
from navigator.paths import MANIFEST_FILE, PACK_FILE
from navigator.steward.signing.publishing import Repository
from navigator.update.sources import METADATA, TARGETS

_STAGED = "staged"
_SHORT = 12
"""The letters of a key's id that tell it from others; its `.pub` file has the whole of it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The change that a key of this folder would sign now."""

    built_on: str
    sha256: str
    bytes: int
    counts: Mapping[str, int]
    signed: Mapping[str, str]
    """`targets` (the pack) and `root` (the keys) to how many signatures of how many; empty:
    nothing waits, and only the office's two signatures are renewed."""
    keys: str
    """The keys that would count from now on, in words; empty where the keys stay."""
    out: Mapping[str, Any]
    """The pack that is out: `built_on`, `sha256`, `version` …; empty where none is."""

    @property
    def is_new(self) -> bool:
        """True where the pack is another one than the one that is out."""
        return self.sha256 != self.out.get("sha256")

    def lines(self) -> list[str]:
        """Return all of it as lines for whoever signs."""
        counts = ", ".join(f"{count:,} {name}" for name, count in self.counts.items())
        told = [
            f"The pack of {self.built_on}, {self.bytes:,} bytes",
            f"sha256 {self.sha256}",
            counts,
        ]
        told += [f"{_SAID.get(name, name)}: signed by {of}" for name, of in self.signed.items()]
        if self.keys:
            told.append(f"Keys that count from now on: {self.keys}")
        if not self.signed:
            told.append("Nothing waits: the office's two signatures are renewed, no other")
        elif self.out and self.is_new:
            told.append(f"Out until now: the pack of {self.out['built_on']}")
        elif self.out:
            told.append("This pack is out already")
        return told


_SAID = {
    "targets": "The pack",
    "root": "The keys",
    "root (keys before)": "The keys, by those before",
}


def what_waits(folder: Path) -> Waiting | None:
    """Return the change to sign in a folder; None where it holds no pack yet.

    Raises ToolError where a file can not be read, or the pack is not the one that is named.
    """
    targets = _read(_newest(folder, "targets"))
    if not targets:
        return None
    try:
        named = targets["targets"][PACK_FILE]
        sha256, size, told = named["hashes"]["sha256"], named["length"], named["custom"]
        built_on, counts = told["built_on"], dict(told["counts"])
    except (KeyError, TypeError, ValueError) as error:
        raise ToolError(f"What waits in {folder} can not be read.", "Publish anew.") from error
    _pack(folder, targets)
    status = Repository(folder).status()
    return Waiting(
        built_on=built_on, sha256=sha256, bytes=size, counts=counts, signed=status["staged"],
        keys=waiting_keys(folder), out=status["out"],
    )  # fmt: skip


def waiting_pack(folder: Path) -> bytes:
    """Return the pack that `what_waits` describes; raises ToolError."""
    return _pack(folder, _read(_newest(folder, "targets")))


def refuse_unopened(folder: Path) -> None:
    """Raise ToolError where the pack of a folder can not be opened as a center would open it.

    It is tried as on the day it was built, in a copy: nothing is left beside it.
    """
    from navigator.update.apart import try_apart  # noqa: PLC0415 - slow: whoosh

    day = date.fromisoformat(read_manifest(folder)["built_on"])
    with tempfile.TemporaryDirectory(prefix="navigator-") as scratch:
        for name in (PACK_FILE, MANIFEST_FILE):
            shutil.copy(folder / name, scratch)
        try:
            try_apart(Path(scratch), lambda: day, lambda: None)
        except PackError as error:
            raise ToolError(
                f"Navigator can not open the pack of {day}: each center would refuse it.",
                "Run content check, mend what it names, then build the pack again.",
            ) from error


def refuse_unopened_waiting(folder: Path) -> None:
    """Raise ToolError where a pack waits for signatures that no center could open."""
    targets = _read(folder / _STAGED / "targets.json")
    if not targets:
        return
    with tempfile.TemporaryDirectory(prefix="navigator-") as scratch:
        Path(scratch, PACK_FILE).write_bytes(_pack(folder, targets))
        manifest = json.dumps(targets["targets"][PACK_FILE]["custom"])
        Path(scratch, MANIFEST_FILE).write_text(manifest, "utf-8")
        refuse_unopened(Path(scratch))


def pack_that_is_out(folder: Path) -> bytes:
    """Return the pack that is handed out from a folder now; raises ToolError."""
    return _pack(folder, _read(_all(folder, "targets")[-1]))


def _pack(folder: Path, targets: Mapping[str, Any]) -> bytes:
    """Return the pack a list names, compressed there or not; raises ToolError for another."""
    listed = targets["targets"]
    sha256, size = listed[PACK_FILE]["hashes"]["sha256"], listed[PACK_FILE]["length"]
    found = False
    for place in (_STAGED, TARGETS):
        for name in (PACK_FILE, f"{PACK_FILE}.z"):
            if name not in listed:
                continue
            path = folder / place / f"{listed[name]['hashes']['sha256']}.{name}"
            try:
                data = path.read_bytes()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise ToolError(f"{path} can not be read.", "Take it from a copy.") from error
            found = True
            pack = data if name == PACK_FILE else _unpressed(data, size)
            if hashlib.sha256(pack).hexdigest() == sha256:
                return pack
    told = "is not in" if not found else "is another one than lies in"
    raise ToolError(f"The pack that is named {told} {folder}: do not sign.", "Publish it anew.")


def _unpressed(data: bytes, size: int) -> bytes:
    """Return decompressed data, at most a byte more than `size`; b"" for data that is broken."""
    try:
        return zlib.decompressobj().decompress(data, size + 1)
    except zlib.error:
        return b""


def waiting_keys(folder: Path) -> str:
    """Return the keys that would count from now on, by their ids; empty where no keys wait."""
    root = _read(folder / _STAGED / "root.json")
    return _keys(root) if root else ""


def _keys(root: Mapping[str, Any]) -> str:
    roles = root["roles"]

    def ids(role: str) -> str:
        return ", ".join(sorted(one[:_SHORT] for one in roles[role]["keyids"]))

    people, least = len(roles["targets"]["keyids"]), roles["targets"]["threshold"]
    return (
        f"{least} of {people} stewards must sign ({ids('targets')}); snapshot {ids('snapshot')},"
        f" timestamp {ids('timestamp')} (root {root['version']})"
    )


def _newest(folder: Path, role: str) -> Path:
    """Return the file of a role that waits, or else the newest one that is out."""
    staged = folder / _STAGED / f"{role}.json"
    out = _all(folder, role)
    return staged if staged.exists() or not out else out[-1]


def _all(folder: Path, role: str) -> list[Path]:
    """Return every signed file of a role that went out, the newest last."""
    found = (folder / METADATA).glob(f"*.{role}.json")
    return sorted(found, key=lambda path: int(path.name.split(".")[0]))


def _read(path: Path) -> dict[str, Any]:
    """Return the signed content of a file; empty where there is none."""
    try:
        signed: dict[str, Any] = json.loads(path.read_text("utf-8"))["signed"]
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ToolError(f"{path} can not be read.", "Take it from a copy.") from error
    return signed
