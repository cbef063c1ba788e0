"""Writing a file of the program's own: whole or not at all, and for its account alone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` into `path` by way of a temporary file beside it; raises OSError.

    Folders that are missing are made, for the account alone.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A name of its own and mode 0600: nobody else can read it or put another in its place.
    number, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with open(number, "wb") as file:  # noqa: PTH123 - an open descriptor
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105 - the one call that is atomic everywhere
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
