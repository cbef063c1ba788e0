"""Where things are: one value handed around, never looked up again.

Three layouts: a source tree, a frozen bundle, and a portable folder (a frozen
bundle with a file `portable` beside it, whose settings stay on the stick).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

PACK_FILE = "navigator.sqlite"
MANIFEST_FILE = "manifest.json"
INDEX_FOLDER = "index"


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders of one running program.

    pack: the read-only pack (`navigator.sqlite`, `manifest.json`) and, built
    beside it, the Whoosh index. resources, translations: sources of content,
    None in a frozen program. settings: the admin's TOML file.
    """

    pack: Path
    settings: Path
    resources: Path | None
    translations: Path
    """Folder of compiled interface translations (`ui_es.qm`)."""
    whole_computer: Path | None = None
    """An admin's TOML file for every account of this computer; it stands above `settings`."""

    @property
    def index(self) -> Path:
        """The Whoosh index built beside the pack."""
        return self.pack / INDEX_FOLDER


def find_paths() -> Paths:
    """Paths of this program: frozen bundle, portable folder or source tree."""
    settings = Path(platformdirs.user_config_path("navigator")) / "settings.toml"
    above = Path(platformdirs.site_config_path("navigator")) / "settings.toml"
    if getattr(sys, "frozen", False):
        bundle = Path(sys._MEIPASS)  # type: ignore[attr-defined]  # noqa: SLF001 - PyInstaller's name
        beside = Path(sys.executable).parent
        if (beside / "portable").exists():
            # A stick is nobody's computer: what holds for this one does not hold for the stick.
            return Paths(bundle / "pack", beside / "settings.toml", None, bundle / "i18n")
        return Paths(bundle / "pack", settings, None, bundle / "i18n", above)
    root = Path(__file__).resolve().parent.parent
    pack, words = root / "out" / "pack", root / "out" / "i18n"
    return Paths(pack, settings, root / "resources", words, above)
