"""Where things are: one value handed around, never looked up again.

Four layouts: a source tree, a frozen bundle, a tree of files with the pack beside the modules (as
on Windows: build/windows_tree.py), and a portable folder (one of the two before with a file
`portable` beside the program, whose settings and new content stay on the stick).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

PACK_FILE = "navigator.sqlite"
MANIFEST_FILE = "manifest.json"
INDEX_FOLDER = "index"
ROOT_FILE = "root.json"


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders of one running program.

    pack: the read-only pack (`navigator.sqlite`, `manifest.json`) and, built
    beside it, the Whoosh index. resources, translations: sources of content,
    None where it is handed out. settings: the admin's TOML file.
    """

    pack: Path
    settings: Path
    resources: Path | None
    translations: Path
    """Folder of compiled interface translations (`ui_es.qm`)."""
    whole_computer: Path | None = None
    """An admin's TOML file for every account of this computer; it stands above `settings`."""
    content: Path | None = None
    """Folder of content that came after the program was installed; None: there can be none."""
    trust: Path | None = None
    """The file of trusted keys that came with the program; it need not exist."""

    @property
    def index(self) -> Path:
        """The Whoosh index built beside the pack."""
        return self.pack / INDEX_FOLDER


def find_paths() -> Paths:
    """Paths of this program: frozen bundle, portable folder or source tree."""
    settings = Path(platformdirs.user_config_path("navigator")) / "settings.toml"
    above: Path | None = Path(platformdirs.site_config_path("navigator")) / "settings.toml"
    content = Path(platformdirs.user_data_path("navigator")) / "content"
    if bundle := _find_bundle():
        pack, words, trust = bundle / "pack", bundle / "i18n", bundle / "trust" / ROOT_FILE
        beside = Path(sys.executable).parent
        if (beside / "portable").exists():
            # A stick is nobody's computer: what holds for this one does not hold for the stick.
            settings, above, content = beside / "settings.toml", None, beside / "content"
        return Paths(pack, settings, None, words, above, content, trust)
    root = Path(__file__).resolve().parent.parent
    pack, words = root / "out" / "pack", root / "out" / "i18n"
    resources = root / "resources"
    return Paths(pack, settings, resources, words, above, content, resources / "trust" / ROOT_FILE)


def _find_bundle() -> Path | None:
    """Folder that holds all of a program as it is handed out; None in a source tree."""
    if getattr(sys, "frozen", False):
        return Path(sys._MEIPASS)  # type: ignore[attr-defined]  # noqa: SLF001 - PyInstaller's name
    folder = Path(__file__).resolve().parent.parent
    return folder if (folder / "pack").is_dir() else None
