"""Fetches the pack that a source offers, after python-tuf has checked who signed it.

One pack; its manifest is part of what is signed about it, so that no two packs can be mixed. It
comes as its difference from one that is here, else whole and compressed, else as it is; the way
changes nothing of what it must be. Every refusal is a sentence with a next step.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tuf.api import exceptions as wrong
from tuf.api.metadata import TargetFile
from tuf.ngclient.updater import Updater

from navigator.errors import KnownError, PackError
from navigator.files import write_whole
from navigator.pack.store import FORMAT
from navigator.paths import PACK_FILE
from navigator.update.packed import PACKED, NotWholeError, difference_name, patch, unpack
from navigator.update.sources import METADATA, TARGETS, Source

_KEEP = ("timestamp.json", "snapshot.json", "targets.json")
_ROOTS = "root_history"
_COME = "come"
"""The downloaded file, until the pack is made of it."""
_SCRATCH = "navigator-update-"
_LONGEST_LOOK_SECONDS = 86_400
"""After this time a scratch folder is left over: until then another program may be using it, over a
slow line."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack signed by keys that this computer trusts."""

    sha256: str
    bytes: int
    built_on: date
    version: int
    """The version of the stewards' list that names it; each later one has a higher number."""
    manifest: dict[str, Any]
    file: TargetFile


class Client:
    """One look at a source; `begin` makes it."""

    def __init__(self, updater: Updater, folder: Path, source: Source) -> None:
        self._updater = updater
        self._folder = folder
        self._source = source

    def offer(self) -> Offer:
        """Return the pack that the source has now; raises KnownError for an untrusted one."""
        file = self._updater.get_targetinfo(PACK_FILE)
        if file is None:
            raise _nothing(self._source)
        manifest = file.custom or {}
        try:
            built_on = date.fromisoformat(manifest["built_on"])
            sha256, is_ours = manifest["sha256"], manifest["format"] == FORMAT
            is_meant = sha256 == file.hashes["sha256"] and manifest["bytes"] == file.length
        except (KeyError, TypeError, ValueError) as error:
            raise _unreadable(self._source) from error
        if not is_ours:
            raise PackError("updates.other_version", "do.install_version")
        if not is_meant:
            raise _unreadable(self._source)
        version = self._signed("targets.json")["version"]
        return Offer(sha256, file.length, built_on, version, manifest, file)

    def expires(self) -> dict[str, str]:
        """Return the last day of each signed file, by its role."""
        names = {"root": "root.json"} | {name.removesuffix(".json"): name for name in _KEEP}
        return {role: self._signed(name)["expires"][:10] for role, name in names.items()}

    def _signed(self, name: str) -> dict[str, Any]:
        """Return the signed content of a file that was checked."""
        signed: dict[str, Any] = json.loads((self._folder / name).read_text("utf-8"))["signed"]
        return signed

    def fetch(
        self, offer: Offer, path: Path, tell: Callable[[int], None], held: Mapping[str, Path]
    ) -> None:
        """Put the pack of an offer into `path`; `tell` is called with the percent that have come.

        `held` are packs that are here, by SHA-256.
        """
        come = self._folder / _COME
        for sha256, before in held.items():
            if file := self._updater.get_targetinfo(difference_name(sha256)):
                try:
                    self._download(file, come, tell)
                    patch(before, come, path, offer.bytes, offer.sha256)
                except (wrong.RepositoryError, wrong.DownloadError, NotWholeError, OSError):
                    continue  # the whole pack has its own proof
                return
        if file := self._updater.get_targetinfo(PACKED):
            self._download(file, come, tell)
            try:
                unpack(come, path, offer.bytes, offer.sha256)
            except NotWholeError as error:
                raise PackError("updates.not_opened", "do.tell_sender") from error
        else:
            self._download(offer.file, path, tell)

    def _download(self, file: TargetFile, path: Path, tell: Callable[[int], None]) -> None:
        """Put a listed file into `path`, checked against the length and hash in the list."""
        self._source.tell = lambda come: tell(100 * come // file.length)
        self._updater.download_target(file, str(path))


@contextlib.contextmanager
def begin(root: bytes, trusted: Path, source: Source) -> Iterator[Client]:
    """Open a look at `source` that trusts the keys in `root` and those that took their place.

    `trusted` is the folder of the files that were signed and checked last; newer ones are kept
    there whether or not the pack is taken, so that nothing older is believed again.
    """
    # In a folder of the system's: python-tuf makes links, which no stick can hold.
    with (
        scratch_folder() as scratch,
        contextlib.closing(source),
        _explained(source),
    ):
        folder = Path(scratch)
        _copy_in(trusted, folder)
        try:
            updater = Updater(
                metadata_dir=scratch,
                metadata_base_url=METADATA,
                target_base_url=TARGETS,
                fetcher=source,
                bootstrap=root,
            )
        except (wrong.RepositoryError, ValueError) as error:
            raise KnownError("updates.keys_unusable", "do.ask_for_root_again") from error
        try:
            yield Client(updater, folder, source)
        except BaseException:
            with contextlib.suppress(OSError):
                _copy_out(folder, trusted)
            raise
        _copy_out(folder, trusted)


def scratch_folder() -> tempfile.TemporaryDirectory[str]:
    """Return a temporary folder of the system for one look; delete those that killed looks left."""
    for left_over in Path(tempfile.gettempdir()).glob(f"{_SCRATCH}*"):
        with contextlib.suppress(OSError):
            if time.time() - left_over.stat().st_mtime > _LONGEST_LOOK_SECONDS:
                shutil.rmtree(left_over)
    return tempfile.TemporaryDirectory(prefix=_SCRATCH)


def _copy_in(trusted: Path, scratch: Path) -> None:
    (scratch / _ROOTS).mkdir()
    for path in _kept(trusted):
        shutil.copyfile(path, scratch / path.relative_to(trusted))


def _copy_out(scratch: Path, trusted: Path) -> None:
    for path in _kept(scratch):
        write_whole(trusted / path.relative_to(scratch), path.read_bytes())


def _kept(folder: Path) -> list[Path]:
    """Return the files to keep, roots first: they say whose signature under the others counts."""
    roots = sorted((folder / _ROOTS).glob("*.root.json"))
    return [*roots, *(folder / name for name in _KEEP if (folder / name).is_file())]


@contextlib.contextmanager
def _explained(source: Source) -> Iterator[None]:
    """Turn the errors of python-tuf into a sentence with a next step."""
    try:
        yield
    except wrong.ExpiredMetadataError as error:
        raise KnownError("updates.expired", "do.newer_copy") from error
    except wrong.UnsignedMetadataError as error:
        raise KnownError("updates.not_signed", "do.do_not_use") from error
    except wrong.BadVersionNumberError as error:
        raise KnownError("updates.mixed", "do.new_copy") from error
    except (wrong.LengthOrHashMismatchError, wrong.DownloadLengthMismatchError) as error:
        raise KnownError("updates.file_changed", "do.copy_again") from error
    except wrong.DownloadHTTPError as error:
        raise _missing(source, error.status_code, str(error)) from error
    except wrong.DownloadError as error:
        raise source.unreachable from error
    except wrong.RepositoryError as error:
        raise _unreadable(source) from error


def _missing(source: Source, status: int, what: str) -> KnownError:
    if status not in {403, 404}:
        return source.unreachable
    if "timestamp" in what:
        return _nothing(source)
    return KnownError("updates.file_missing", "do.copy_again")


def _nothing(source: Source) -> KnownError:
    return KnownError("updates.nothing", "do.name_source", source=source.name)


def _unreadable(source: Source) -> KnownError:
    return KnownError("updates.unreadable", "do.copy_again", source=source.name)
