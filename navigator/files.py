"""Writes files: whole or not at all, by a temporary file that nobody else can take over."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from navigator.errors import DiskError

PRIVATE = 0o600
SHARED = 0o644


def write_whole(path: Path, data: bytes, *, mode: int = PRIVATE) -> None:
    """Put `data` into `path` by way of a temporary file beside it; raises OSError.

    Missing folders are made, for the account alone where the file is.
    """
    folder_mode = 0o700 if mode == PRIVATE else 0o777
    path.parent.mkdir(mode=folder_mode, parents=True, exist_ok=True)
    # A name of its own and mode 0600: nobody else can read it or put another in its place.
    number, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(number, "wb") as file:  # noqa: PTH123 - an open descriptor
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode != PRIVATE:
            Path(temporary).chmod(mode)
        os.replace(temporary, path)  # noqa: PTH105 - the one call that is atomic everywhere
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def replace_text(path: Path, text: str) -> None:
    """Put `text` into a file that others may read; raises DiskError."""
    try:
        write_whole(path, text.encode(), mode=SHARED)
    except OSError as error:
        raise DiskError(
            "file.not_written", "do.free_or_writable", path=path, reason=error.strerror
        ) from error
