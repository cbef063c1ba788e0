"""What this copy of Navigator is and holds, for whoever looks after many computers.

It says nothing about a visitor: there is nothing to say. It refuses what the window
would refuse, a damaged pack or a settings file with an error, in the same sentence.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from navigator import __version__
from navigator.library.facade import Library
from navigator.pack.store import read_manifest
from navigator.site.settings import read_settings

if TYPE_CHECKING:
    from navigator.paths import Paths


@dataclass(frozen=True, slots=True)
class Status:
    """Each field is described in docs/commands.md."""

    version: str
    pack_built_on: str
    """YYYY-MM-DD."""
    pack_sha256: str
    newer_pack_is_damaged: bool
    languages: tuple[str, ...]
    mode: str
    updates: str
    own_rows_left_out: int
    """Of the center's own list."""


def read_status(paths: Paths) -> Status:
    """The program, the pack that opens now, and the settings that hold.

    Raises PackError when no pack is whole, KnownError when a settings file has an error.
    """
    settings = read_settings(paths.settings, paths.whole_computer)
    with Library.open(paths) as library:
        manifest = read_manifest(library.folder)
        return Status(
            version=__version__,
            pack_built_on=manifest["built_on"],
            pack_sha256=manifest["sha256"],
            newer_pack_is_damaged=library.is_fallback,
            languages=tuple(library.languages()),
            mode=settings.mode,
            updates=settings.updates,
            own_rows_left_out=len({(one.file, one.line) for one in library.local.slips}),
        )


def as_text(status: Status) -> str:
    """The same for people: one line a field."""
    return "\n".join(f"{key}: {_in_words(value)}" for key, value in asdict(status).items())


def _in_words(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
