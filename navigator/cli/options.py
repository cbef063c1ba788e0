"""Options that several commands share: a day, a count, the content sources."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from navigator.errors import ToolError
from navigator.paths import Paths


def day(text: str) -> date:
    """Return a day from YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day: write YYYY-MM-DD") from None


def count(text: str) -> int:
    """Return a number of rows, 1 to 1000."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no count: write 1 to 1000")
    return int(text)


def days(text: str) -> int:
    """Return a number of days, 0 to 36500."""
    if not text.isascii() or not text.isdigit() or int(text) > 36500:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days: write 0 to 36500")
    return int(text)


def resources_of(paths: Paths, chosen: Path | None = None) -> Path:
    """Return the folder of the content sources; raise ToolError where there is none."""
    if chosen is not None and not chosen.is_dir():
        raise ToolError(f"There is no folder {chosen}.", "Name a folder such as resources.")
    if chosen is None and (paths.resources is None or not paths.resources.is_dir()):
        raise ToolError(
            "The content sources are not part of this program.",
            "Run this command in a source tree of Navigator.",
        )
    return chosen or paths.resources  # type: ignore[return-value]


def today() -> date:
    """Return today, by the command line's one clock and in the machine's own time zone."""
    return date.today()  # noqa: DTZ011
