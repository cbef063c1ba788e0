"""Writing a content file: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from navigator.errors import DiskError


def replace_text(path: Path, text: str) -> None:
    """Put `text` into `path` by way of a temporary file beside it; raises DiskError."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise DiskError(
            f"{path} could not be written ({error.strerror}).",
            "Free some space or choose a folder you may write to.",
        ) from error
