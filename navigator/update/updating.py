"""Looks for new content, checks and tries it, and switches to it in one step.

    signed → whole → for this program → not older → staged → tried → switched

Whatever goes wrong on the way, the content in use stays in use. New content opens at the next
start; the pack before it stays, to go back to, and older ones are deleted.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from navigator.errors import DiskError, KnownError, PackError
from navigator.library.facade import Library
from navigator.pack.installed import (
    METADATA,
    PACKS,
    Held,
    Looked,
    Pointer,
    held,
    pack_folder,
    read_pointer,
    step_back,
    write_looked,
    write_pointer,
)
from navigator.pack.store import read_manifest
from navigator.paths import MANIFEST_FILE, PACK_FILE, Paths
from navigator.site.settings import Settings

if TYPE_CHECKING:
    from navigator.update.client import Offer
    from navigator.update.sources import Source


_STAGE = ".new-"
_EAST = timedelta(days=1)
"""The days by which a pack may be from the future: where it is tomorrow already when it is still
today here."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a look for new content."""

    built_on: date
    version: int
    is_new: bool
    """Whether it opens at the next start; else it is what is here already."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Callbacks by which whoever waits follows a look, and ends it."""

    tell: Callable[[int], None] = lambda _percent: None
    stop: Callable[[], bool] = lambda: False


class Updating:
    """New content for one account of one computer."""

    def __init__(
        self,
        paths: Paths,
        clock: Callable[[], date] = date.today,
        try_out: Callable[[Path, Callable[[], date], Callable[[], None]], None] | None = None,
    ) -> None:
        """Keep paths and clock; `try_out` reads new content, `apart.try_apart` where None is given.

        Raises ValueError for paths without a folder for new content.
        """
        if paths.content is None:
            raise ValueError("these paths have no room for new content")
        self._paths = paths
        self._content = paths.content
        self._clock = clock
        self._try = try_out

    def look(
        self, settings: Settings, watch: Watch | None = None, *, by_itself: bool = False
    ) -> Outcome:
        """Take the content of the settings' source, if it is new, and note the day.

        `by_itself`: nobody asked, so a pack that somebody went back from is left alone. Raises
        KnownError for whatever is refused.
        """
        try:
            outcome = self._take(settings, watch or Watch(), by_itself=by_itself)
        except KnownError as error:
            self._note(error)
            raise
        self._note()
        return outcome

    def _note(self, error: KnownError | None = None) -> None:
        with contextlib.suppress(OSError):  # no reason to fail
            write_looked(self._content, Looked(self._clock(), error))

    def _take(self, settings: Settings, watch: Watch, *, by_itself: bool) -> Outcome:
        from navigator.update.client import begin  # noqa: PLC0415 - slow: tuf

        source, root = self._source(settings, watch), self._root(settings)
        with (
            _writing(),
            _alone(self._content),
            begin(root, self._content / METADATA, source) as client,
        ):
            offer = client.offer()
            pointer, now = read_pointer(self._content), self._current()
            is_left = by_itself and offer.sha256 == pointer.left
            if is_left or offer.sha256 == (now.sha256 if now else self._own()[0]):
                return Outcome(offer.built_on, offer.version, is_new=False)
            self._refuse_by_day(offer, now)
            with self._stage() as stage:
                client.fetch(offer, stage / PACK_FILE, watch.tell, self._here(now))
                self._try_out(stage, offer, source)
                self._put(stage, offer, now)
            return Outcome(offer.built_on, offer.version, is_new=True)

    def verify(self, settings: Settings) -> dict[str, object]:
        """Check and try the content of a source, and keep nothing of it; return what it is."""
        from navigator.update.client import begin, scratch_folder  # noqa: PLC0415 - slow: tuf

        source, root = self._source(settings, Watch()), self._root(settings)
        with _writing(), scratch_folder() as scratch:
            folder = Path(scratch)
            with begin(root, folder / METADATA, source) as client:
                offer = client.offer()
                (folder / PACKS).mkdir()
                client.fetch(offer, folder / PACKS / PACK_FILE, lambda _percent: None, {})
                self._try_out(folder / PACKS, offer, source)
                return {"version": offer.version, **offer.manifest, "expires": client.expires()}

    def go_back(self) -> date:
        """Use the pack that was used before; return its day. It opens at the next start.

        Raises KnownError where there is none.
        """
        with _writing(), _alone(self._content):
            if step_back(self._content) is None:
                raise KnownError("updates.none_before", "do.nothing_changed")
        now = self._current()
        return now.built_on if now else self._own()[1]

    def _source(self, settings: Settings, watch: Watch) -> Source:
        if settings.updates == "folder":
            from navigator.update.sources import FolderSource  # noqa: PLC0415 - slow: tuf

            return FolderSource(Path(settings.updates_from), watch.stop)
        if settings.updates == "address":
            try:
                from navigator.update.address import AddressSource  # noqa: PLC0415 - a network
            except ImportError as error:
                raise KnownError("updates.no_network", "do.use_folder") from error
            return AddressSource(settings.updates_from, watch.stop)
        raise KnownError("updates.off", "do.turn_on")

    def _root(self, settings: Settings) -> bytes:
        named = settings.updates_root
        path = Path(named) if named else self._paths.trust
        try:
            if path is not None:
                return path.read_bytes()
        except OSError as error:
            if named:
                raise KnownError("updates.keys_unreadable", "do.name_root", path=named) from error
        raise KnownError("updates.no_keys", "do.ask_for_root")

    def _own(self) -> tuple[str, date]:
        """Return SHA-256 and day of the program's own pack."""
        manifest = read_manifest(self._paths.pack)
        return manifest["sha256"], date.fromisoformat(manifest["built_on"])

    def _here(self, now: Held | None) -> dict[str, Path]:
        """Return packs that a difference may start from, by SHA-256: in use and the program's."""
        later = {now.sha256: pack_folder(self._content, now.sha256) / PACK_FILE} if now else {}
        return later | {self._own()[0]: self._paths.pack / PACK_FILE}

    def _current(self) -> Held | None:
        """Return the pack by an update that would be opened now; None is the program's own."""
        for one in held(self._paths):
            with contextlib.suppress(PackError):
                Library.at(pack_folder(self._content, one.sha256), self._clock).close()
                return one
        return None

    def _refuse_by_day(self, offer: Offer, now: Held | None) -> None:
        if offer.built_on < (now.built_on if now else self._own()[1]):
            raise KnownError("updates.older", "do.stays")
        if offer.built_on > self._clock() + _EAST:
            raise KnownError("updates.from_future", "do.check_clock", day=offer.built_on)

    @contextlib.contextmanager
    def _stage(self) -> Iterator[Path]:
        """Yield a folder beside the packs; nothing of it stays unless it was put in place."""
        packs = self._content / PACKS
        packs.mkdir(mode=0o700, exist_ok=True)
        for left_over in packs.glob(f"{_STAGE}*"):
            shutil.rmtree(left_over, ignore_errors=True)
        stage = Path(tempfile.mkdtemp(dir=packs, prefix=_STAGE))
        try:
            yield stage
        finally:
            shutil.rmtree(stage, ignore_errors=True)

    def _try_out(self, stage: Path, offer: Offer, source: Source) -> None:
        from navigator.update.apart import try_apart  # noqa: PLC0415 - slow: whoosh

        (stage / MANIFEST_FILE).write_text(json.dumps(offer.manifest), "utf-8")
        (self._try or try_apart)(stage, self._clock, source.go_on)

    def _put(self, stage: Path, offer: Offer, now: Held | None) -> None:
        """Put the new pack in place, to open next; a crash before the last step changes nothing."""
        home = pack_folder(self._content, offer.sha256)
        shutil.rmtree(home, ignore_errors=True)
        os.replace(stage, home)  # noqa: PTH105 - the one call that is atomic everywhere
        new = Held(offer.sha256, offer.built_on)
        write_pointer(self._content, Pointer(new, now, "", self._own()[0]))
        self._tidy({new.sha256, now.sha256 if now else ""})

    def _tidy(self, keep: set[str]) -> None:
        for folder in (self._content / PACKS).iterdir():
            if folder.name not in keep:
                shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DiskError("updates.not_written", "do.free_space", reason=error.strerror) from error


@contextlib.contextmanager
def _alone(content: Path) -> Iterator[None]:
    """Let no second Navigator of this account do the same; the lock ends with the program."""
    content.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (content / "lock").open("w") as file:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - one system's

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415 - the others'

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            raise KnownError("updates.busy", "do.wait") from error
        except OSError:  # a share that knows no locks: each step is whole by itself
            pass
        yield
