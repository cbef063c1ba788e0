"""Publishes packs: stewards stage a change in a repository, sign it, and it goes out as a whole.

    metadata/   what is signed: N.root.json, N.targets.json, N.snapshot.json, timestamp.json
    targets/    the pack, compressed, and its differences from those before; named by their SHA-256
    staged/     what still waits for signatures; it is not handed out
    earlier/    packs that went out before, to find differences from; not handed out either

The list also names the pack as it is once unpacked: that is what counts. Nothing here makes a key
or decides whom to trust. A staged change goes out only when as many stewards have signed it as the
root asks for, and the timestamp is written last.
"""

from __future__ import annotations

import hashlib
import shutil
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from securesystemslib.signer import Key, Signer
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Role,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from navigator.errors import ToolError
from navigator.files import SHARED, replace_text, write_whole
from navigator.pack.store import read_manifest
from navigator.paths import PACK_FILE
from navigator.records.losses import is_many
from navigator.update.packed import LENGTH, LIKENESS_BYTES, PACKED, PAGE_BYTES, ROW, difference_name
from navigator.update.sources import METADATA, TARGETS

_BEST = 9
_SEED_BYTES, _SEED_STEP, _LOOK_STEP = 24, 31, 8
"""The bytes by which a likeness is recognized, the distance at which they are indexed, and the one
at which they are looked up: without a common divisor, so that data moved by any number of bytes
is found."""
_TRIED = 2
"""The likenesses of a page that are tried, beside the one that goes on from the page before."""


def press(pack: bytes) -> bytes:
    """Return the whole pack compressed, for those who have none to begin with."""
    return zlib.compress(pack, _BEST)


def difference(before: bytes, after: bytes) -> bytes:
    """Return the difference that makes `after` of `before`, in the form that `packed` describes."""
    likeness = _Likeness(before)
    table, pages, shift = [], [], 0
    for at in range(0, len(after), PAGE_BYTES):
        page = after[at : at + PAGE_BYTES]
        where, body = likeness.same(page, at + shift), b""
        if where is not None:
            shift = where - at
        else:
            shift, where, body = likeness.nearest(page, at, shift)
        table.append(ROW.pack(where - at, len(body)))
        pages.append(body)
    packed = zlib.compress(b"".join(table), _BEST)
    return b"".join((LENGTH.pack(len(packed)), packed, *pages))


class _Likeness:
    """Finds in the pack before the data that is like a page of the new one."""

    def __init__(self, before: bytes) -> None:
        self._before = before
        last = len(before)
        self._pages = {
            before[at : at + PAGE_BYTES]: at for at in reversed(range(0, last, PAGE_BYTES))
        }
        self._seeds: dict[bytes, int | None] = {}
        for at in range(0, last, _SEED_STEP):
            seed = before[at : at + _SEED_BYTES]
            self._seeds[seed] = None if seed in self._seeds else at  # twice: it tells no place

    def same(self, page: bytes, likely: int) -> int | None:
        """Return where this very page lies, at best where it is likely; None if nowhere."""
        if likely >= 0 and self._before[likely : likely + len(page)] == page:
            return likely
        return self._pages.get(page)

    def nearest(self, page: bytes, at: int, shift: int) -> tuple[int, int, bytes]:
        """Return the shift from `at` to a page's likeness, its start, and the page compressed."""
        found: Counter[int] = Counter()
        for inside in range(0, len(page) - _SEED_BYTES, _LOOK_STEP):
            where = self._seeds.get(page[inside : inside + _SEED_BYTES])
            if where is not None:
                found[round((where - inside) / PAGE_BYTES)] += 1
        shifts = [shift, *(near * PAGE_BYTES - at for near, _ in found.most_common(_TRIED))]
        return min((self._pressed(page, at, one) for one in shifts), key=lambda one: len(one[2]))

    def _pressed(self, page: bytes, at: int, shift: int) -> tuple[int, int, bytes]:
        first = at + shift - (LIKENESS_BYTES - PAGE_BYTES) // 2
        first = max(0, min(first, len(self._before) - LIKENESS_BYTES))
        like = self._before[first : first + LIKENESS_BYTES]
        encoder = zlib.compressobj(
            _BEST, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zdict=like
        )
        return shift, first, encoder.compress(page) + encoder.flush()


LASTS_DAYS = {"root": 730, "targets": 365, "snapshot": 180, "timestamp": 180}
"""Days for which each signed file counts: a stick as long as its content,
docs/adr/0018-trial.md."""
_STAGED, _EARLIER = "staged", "earlier"
KEPT = 6
"""The packs a difference is handed out from: half a year of them, as long as a stick counts."""


class Repository:
    """One folder that is handed out: on sticks, over a share, by a web server."""

    def __init__(
        self, folder: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._metadata = folder / METADATA
        self._targets = folder / TARGETS
        self._staged = folder / _STAGED
        self._earlier = folder / _EARLIER
        self._clock = clock

    def stage_root(
        self, stewards: Sequence[Key], threshold: int, snapshot: Key, timestamp: Key
    ) -> dict[str, Any]:
        """Stage the keys that count from now on; a key that is left out counts no more.

        Returns the status. Raises ToolError for a threshold that can not be met, or a key with two
        roles.
        """
        if threshold < 1 or len({key.keyid for key in stewards}) < threshold:
            raise ToolError(
                f"{threshold} of {len(stewards)} stewards can not sign.",
                "Ask for at least one and at most as many as there are.",
            )
        same = {key.keyid for key in stewards} & {snapshot.keyid, timestamp.keyid}
        if same or snapshot.keyid == timestamp.keyid:
            raise ToolError("One key would do the work of two.", "Make a key for each.")
        before = self._newest("root")
        root = Root(
            version=before.signed.version + 1 if before else 1,
            expires=self._expiry("root"),
            roles={
                name: Role([], threshold if name in {"root", "targets"} else 1)
                for name in ("root", "targets", "snapshot", "timestamp")
            },
        )
        for key in stewards:
            root.add_key(key, "root")
            root.add_key(key, "targets")
        root.add_key(snapshot, "snapshot")
        root.add_key(timestamp, "timestamp")
        self._stage("root", Metadata(root))
        if listed := self._newest("targets"):  # so that no list counts by a key that is gone
            self._stage_targets(listed.signed.targets)
        return self.status()

    def stage_pack(self, pack: Path, really_remove: int | None = None) -> dict[str, Any]:
        """Stage the pack in a folder as the one to be used from now on; return the status.

        Where it has many places fewer than the pack that is out, `really_remove` must say how many.
        Raises ToolError for a pack that is damaged, older than the one that is out, or has lost
        places without that number, and where no keys are named yet.
        """
        manifest = read_manifest(pack)
        file = TargetFile.from_file(PACK_FILE, str(pack / PACK_FILE))
        if file.hashes["sha256"] != manifest["sha256"] or file.length != manifest["bytes"]:
            raise ToolError(f"The pack in {pack} is damaged.", "Build it again.")
        if not (self._newest("root") or self._waiting("root")):
            raise ToolError("Nobody can sign here yet.", "Name the keys first: pack keys root.")
        for old in (self._newest("targets"), self._waiting("targets")):
            held = old.signed.targets.get(PACK_FILE) if old else None
            if held is not None and held.custom["built_on"] > manifest["built_on"]:
                raise ToolError(
                    f"The pack of {held.custom['built_on']} went out already; this one is older.",
                    "Build the pack from newer content.",
                )
            if held is not None:
                _refuse_loss(held.custom, manifest, really_remove)
        file.unrecognized_fields["custom"] = manifest
        for path in self._staged.glob("*.*.*"):  # of a pack that was staged before
            path.unlink()
        self._stage_targets({PACK_FILE: file, **self._stage_ways(pack / PACK_FILE)})
        return self.status()

    def _stage_ways(self, pack: Path) -> dict[str, TargetFile]:
        """Return the files in which a pack goes out: whole, and as differences from others."""
        after = pack.read_bytes()
        files = {PACKED: self._stage_file(PACKED, press(after))}
        for sha256, before in self._before():
            found = difference(before, after)
            if len(found) < files[PACKED].length // 2 and before != after:
                name = difference_name(sha256)
                files[name] = self._stage_file(name, found)
        return files

    def _stage_file(self, name: str, data: bytes) -> TargetFile:
        file = TargetFile.from_data(name, data)
        _put(data, self._staged / _named(name, file))
        return file

    def _before(self) -> Iterator[tuple[str, bytes]]:
        """Yield the packs that went out last and are still whole here: SHA-256 and content."""
        for sha256, name in self._went_out():
            for path in (self._targets / name, self._earlier / name):
                try:
                    pack = zlib.decompress(path.read_bytes())
                except (OSError, zlib.error):
                    continue
                if hashlib.sha256(pack).hexdigest() == sha256:
                    yield sha256, pack
                    break

    def _went_out(self) -> list[tuple[str, str]]:
        """Return SHA-256 and file name of the packs that went out last, newest first."""
        found: dict[str, str] = {}
        for path in self._all("targets"):
            files = self._read(path, "targets").signed.targets
            if PACKED in files and len(found) < KEPT:
                found.setdefault(files[PACK_FILE].hashes["sha256"], _named(PACKED, files[PACKED]))
        return list(found.items())

    def sign(self, signers: Iterable[Signer]) -> dict[str, Any]:
        """Sign what these keys may sign; a change with all its signatures then goes out.

        With nothing staged the keys of snapshot and timestamp renew their signatures. Returns the
        status.
        """
        hands = {one.public_key.keyid: one for one in signers}
        root, targets = self._waiting("root"), self._waiting("targets")
        now = self._newest("root")
        new = root or now
        if new is None:
            raise ToolError("Nobody can sign here yet.", "Name the keys first: pack keys root.")
        for name, waiting in (("root", root), ("targets", targets)):
            roots = (new, now) if name == "root" and now else (new,)
            wanted = {keyid for one in roots for keyid in one.signed.roles[name].keyids}
            if waiting is not None:
                for keyid in sorted(wanted & hands.keys()):
                    waiting.sign(hands[keyid], append=True)
                self._stage(name, waiting)
        listed = targets or self._newest("targets")
        ends = [
            hands.get(next(iter(new.signed.roles[name].keyids)))
            for name in ("snapshot", "timestamp")
        ]
        if listed and all(ends) and self._is_complete():
            self._go_out(root, listed, *ends)  # type: ignore[arg-type]
        return self.status()

    def status(self) -> dict[str, Any]:
        """Return the pack that is out, and how many signatures each staged change has."""
        root, targets = self._newest("root"), self._newest("targets")
        stamp = self._metadata / "timestamp.json"
        out: dict[str, Any] = {}
        if root and targets and stamp.exists():
            file = targets.signed.targets[PACK_FILE]
            out = {
                "built_on": file.custom["built_on"],
                "sha256": file.hashes["sha256"],
                "version": targets.signed.version,
                "root": root.signed.version,
                "until": self._read(stamp, "timestamp").signed.expires.date(),
            }
        return {"out": out, "staged": self._missing()}

    def _missing(self) -> dict[str, str]:
        """Return how many signatures each staged change has, of how many."""
        root, now = self._waiting("root"), self._newest("root")
        targets = self._waiting("targets")
        new, found = root or now, {}
        for name, waiting in (("root", root), ("targets", targets)):
            if waiting is None or new is None:
                continue
            judges = {"": new} | ({" (keys before)": now} if name == "root" and now else {})
            for words, judge in judges.items():
                has = judge.signed.get_verification_result(
                    name, waiting.signed_bytes, waiting.signatures
                )
                found[name + words] = f"{len(has.signed)} of {has.threshold}"
        return found

    def _is_complete(self) -> bool:
        counts = (text.split(" of ") for text in self._missing().values())
        return all(int(has) >= int(needs) for has, needs in counts)

    def _go_out(
        self, root: Metadata[Any] | None, targets: Metadata[Any], snap: Signer, stamp: Signer
    ) -> None:
        """Write the pack first, the timestamp last: until then everything old still counts."""
        names = {_named(name, file) for name, file in targets.signed.targets.items()}
        for name in sorted(names):
            if (staged := self._staged / name).exists():
                _put(staged.read_bytes(), self._targets / name)
        if root is not None:
            self._write(self._metadata / f"{root.signed.version}.root.json", root)
        name = f"{targets.signed.version}.targets.json"
        self._write(self._metadata / name, targets)
        old = self._newest("snapshot")
        version = old.signed.version + 1 if old else 1
        named = _meta(targets)
        snapshot = Metadata(
            Snapshot(
                version=version, expires=self._expiry("snapshot"), meta={"targets.json": named}
            )
        )
        snapshot.sign(snap)
        self._write(self._metadata / f"{version}.snapshot.json", snapshot)
        timestamp = Metadata(
            Timestamp(
                version=version, expires=self._expiry("timestamp"), snapshot_meta=_meta(snapshot)
            )
        )
        timestamp.sign(stamp)
        self._write(self._metadata / "timestamp.json", timestamp)
        shutil.rmtree(self._staged, ignore_errors=True)
        self._put_aside(names)

    def _put_aside(self, names: set[str]) -> None:
        """Delete files that are handed out no more; keep one copy of each of the last packs."""
        kept = {name for _, name in self._went_out()}
        for path in self._targets.iterdir():
            if path.name not in names:
                if path.name in kept:
                    _put(path.read_bytes(), self._earlier / path.name)
                path.unlink()
        for path in self._earlier.glob("*"):
            if path.name not in kept:
                path.unlink()

    def _stage_targets(self, files: dict[str, TargetFile]) -> None:
        old = self._newest("targets")
        version = old.signed.version + 1 if old else 1
        listed = Targets(version=version, expires=self._expiry("targets"), targets=files)
        self._stage("targets", Metadata(listed))

    def _stage(self, name: str, metadata: Metadata[Any]) -> None:
        self._write(self._staged / f"{name}.json", metadata)

    def _waiting(self, role: str) -> Metadata[Any] | None:
        path = self._staged / f"{role}.json"
        return self._read(path, role) if path.exists() else None

    def _newest(self, role: str) -> Metadata[Any] | None:
        """Return the newest signed file of a role that is out."""
        newest = next(iter(self._all(role)), None)
        return self._read(newest, role) if newest else None

    def _all(self, role: str) -> list[Path]:
        """Return all signed files of a role that are or were out, newest first."""
        paths = self._metadata.glob(f"*.{role}.json")
        return sorted(paths, key=lambda path: int(path.name.split(".")[0]), reverse=True)

    def _read(self, path: Path, role: str) -> Metadata[Any]:
        try:
            read: Metadata[Any] = Metadata.from_bytes(path.read_bytes())
        except (OSError, RepositoryError) as error:
            raise ToolError(f"{path} can not be read.", "Take it from a copy.") from error
        if read.signed.type != role:
            raise ToolError(f"{path} is of another kind.", "Take it from a copy.")
        return read

    def _write(self, path: Path, metadata: Metadata[Any]) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritten(path, error) from error
        replace_text(path, metadata.to_bytes(JSONSerializer(compact=False)).decode() + "\n")

    def _expiry(self, role: str) -> datetime:
        return self._clock() + timedelta(days=LASTS_DAYS[role])


def refuse_lacking(pack: Path, really_lacking: int | None) -> None:
    """Raise ToolError where translations of a pack lack texts, unless their number is named."""
    lacking = read_manifest(pack).get("lacking", {})
    lack = {lang: one["missing"] + one["left_over"] for lang, one in lacking.items()}
    number = sum(lack.values())
    if number in (0, really_lacking):
        return
    told = ", ".join(f"{lang} {held}" for lang, held in sorted(lack.items()) if held)
    raise ToolError(
        f"Texts that are not translated, or translations of texts that are gone: {told}.",
        f"content check names them. To publish all the same: --really-lacking {number}.",
    )


def _refuse_loss(before: Any, after: Any, really_remove: int | None) -> None:
    held, left = before["counts"]["places"], after["counts"]["places"]
    if held - left == really_remove or not is_many(held - left, held):
        return
    raise ToolError(
        f"The pack that went out has {held} places, this one {left}; nothing was staged.",
        f"Look at them with content diff. If they are to go: --really-remove {held - left}.",
    )


def _meta(metadata: Metadata[Any]) -> MetaFile:
    data = metadata.to_bytes(JSONSerializer(compact=False)) + b"\n"
    digest = hashlib.sha256(data).hexdigest()
    return MetaFile(metadata.signed.version, len(data), {"sha256": digest})


def _named(name: str, file: TargetFile) -> str:
    """Return the file name that python-tuf asks for."""
    return f"{file.hashes['sha256']}.{name}"


def _put(data: bytes, path: Path) -> None:
    """Write a file; it appears whole or not at all."""
    try:
        write_whole(path, data, mode=SHARED)
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> ToolError:
    return ToolError(f"{path} can not be written ({error.strerror}).", "Choose another folder.")
