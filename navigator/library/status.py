"""Reports the version, pack and settings of this copy, for whoever looks after many computers.

It says nothing about a visitor: there is nothing to say. It refuses what the window would refuse, a
damaged pack or a settings file with an error, in the same sentence.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from navigator import __version__
from navigator.errors import KnownError
from navigator.library.facade import Library
from navigator.pack.installed import METADATA, read_looked
from navigator.pack.store import read_manifest
from navigator.site.settings import Settings, read_settings

if TYPE_CHECKING:
    from navigator.paths import Paths


@dataclass(frozen=True, slots=True)
class Status:
    """The report of this copy; each field is described in docs/commands.md."""

    version: str
    pack_built_on: str
    """YYYY-MM-DD."""
    pack_sha256: str
    newer_pack_is_damaged: bool
    languages: tuple[str, ...]
    mode: str
    updates: str
    updates_source: str
    """`here`, `missing`, or `not looked at` for an address; empty where updates are off."""
    updates_trouble: str
    """The reason why an update can not work; empty where nothing stands against one."""
    last_look: str
    """YYYY-MM-DD; empty where nobody looked yet."""
    last_result: str
    """`well`, or what went wrong; empty as above."""
    signed_until: str
    """YYYY-MM-DD: the last day on which the content looked at last counts as signed."""
    own_rows_left_out: int
    """Rows of the center's own list that have an error and are left out."""


def read_status(paths: Paths) -> Status:
    """Return the state of the program, of the pack that opens now, and of the settings.

    Raises PackError when no pack is whole, KnownError when a settings file has an error.
    """
    settings = read_settings(paths.settings, paths.whole_computer)
    looked = read_looked(paths.content) if paths.content else None
    result = "" if looked is None else str(looked.error or "well")
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
            updates_source=_source(settings),
            updates_trouble=str(_trouble(settings, paths) or ""),
            last_look=looked.on.isoformat() if looked else "",
            last_result=result,
            signed_until=_signed_until(paths.content),
            own_rows_left_out=len({(one.file, one.line) for one in library.local.slips}),
        )


def _source(settings: Settings) -> str:
    match settings.updates:
        case "folder":
            is_here = (Path(settings.updates_from) / METADATA).is_dir()
            return "here" if is_here else "missing"
        case "address":
            return "not looked at"  # nothing here connects
    return ""


def _trouble(settings: Settings, paths: Paths) -> KnownError | None:
    """Return the error that an update would meet; None for none."""
    if settings.updates == "off":
        return None
    named = settings.updates_root
    root = Path(named) if named else paths.trust
    try:
        kind = json.loads(root.read_bytes())["signed"]["_type"] if root else ""
    except (OSError, ValueError, KeyError, TypeError):
        kind = ""
    if kind != "root":
        if named:
            return KnownError("updates.keys_unreadable", "do.name_root", path=named)
        return KnownError("updates.no_keys", "do.ask_for_root")
    if _source(settings) == "missing":
        return KnownError("updates.folder", "do.plug_in", folder=settings.updates_from)
    return None


def _signed_until(content: Path | None) -> str:
    """Return the last day of the signature that ends first, of those checked last."""
    try:
        text = (content / METADATA / "timestamp.json").read_text("utf-8") if content else "{}"
        return str(json.loads(text)["signed"]["expires"])[:10]
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def as_text(status: Status) -> str:
    """Return the status as text: one line a field."""
    return "\n".join(f"{key}: {_in_words(value)}" for key, value in asdict(status).items())


def _in_words(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
