"""Opens the sources of new content: a folder, such as a stick, or an https address.

Both are given to python-tuf, which asks for files by name and checks what comes. Names that are not
plain are refused, and a look on another thread can be stopped. The address itself is in `address`.
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from tuf.api.exceptions import DownloadError, DownloadHTTPError
from tuf.ngclient.fetcher import FetcherInterface

from navigator.errors import KnownError

METADATA, TARGETS = "metadata", "targets"
"""The two folders of everything that is handed out."""
_NAME = re.compile(rf"(?:{METADATA}|{TARGETS})/[0-9a-z]+(?:\.[0-9a-z]+)+")
_CHUNK_BYTES = 1 << 18
_NOT_FOUND = 404


class Source(FetcherInterface):
    """A source of files by plain names, read in pieces."""

    unreachable: KnownError
    """The error to raise when nothing can be read."""

    def __init__(self, name: str, stop: Callable[[], bool]) -> None:
        """Keep the `name` a person has for it; `stop` is asked between two pieces."""
        self.name = name
        self._stop = stop
        self.tell: Callable[[int], None] = lambda _bytes: None
        """Is called with the number of bytes of the present file that have come."""
        self._file: BinaryIO | None = None

    def go_on(self) -> None:
        """Raise KnownError when somebody wants the look to end."""
        if self._stop():
            raise KnownError("updates.stopped", "do.nothing_changed")

    def _fetch(self, url: str) -> Iterator[bytes]:
        if not _NAME.fullmatch(url):
            raise DownloadError(f"{url!r} is no plain name")
        self.close()
        self._file = self._open(url)
        return self._pieces(self._file)

    def close(self) -> None:
        """Let go of the file that was read last, so that a stick can be taken out."""
        if self._file is not None:
            self._file.close()
            self._file = None

    @abstractmethod
    def _open(self, name: str) -> BinaryIO:
        """Open the file of a name; raises DownloadHTTPError 404 when there is none."""

    def _pieces(self, file: BinaryIO) -> Iterator[bytes]:
        come = 0
        while True:
            self.go_on()
            try:
                piece = file.read(_CHUNK_BYTES)
            except Exception as error:
                raise DownloadError("It could not be read to its end.") from error
            if not piece:
                return
            yield piece
            come += len(piece)
            self.tell(come)


class FolderSource(Source):
    """A folder on this computer, a share or a stick; nothing outside it is read."""

    def __init__(self, folder: Path, stop: Callable[[], bool] = lambda: False) -> None:
        super().__init__(str(folder), stop)
        self._folder = folder
        self.unreachable = KnownError("updates.folder", "do.plug_in", folder=folder)

    def _open(self, name: str) -> BinaryIO:
        top = self._folder.resolve(strict=True)
        path = (top / name).resolve()
        # A link out of the folder, or something that is no file, such as a pipe that never ends.
        if not path.is_relative_to(top) or not path.is_file():
            raise DownloadHTTPError(f"There is no file {name}.", _NOT_FOUND)
        return path.open("rb")
