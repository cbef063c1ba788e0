"""Finds the folders of a running program: one value handed around, never looked up again.

Four layouts: a source tree, a frozen bundle, a tree of files with the pack beside the modules (as
on Windows: build/windows_tree.py), and a portable folder (one of the two before with a file
`portable` beside the program, whose settings and new content stay on the stick).
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

PACK_FILE = "navigator.sqlite"
MANIFEST_FILE = "manifest.json"
INDEX_FOLDER = "index"
ROOT_FILE = "root.json"


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders of one running program.

    pack: the read-only pack (`navigator.sqlite`, `manifest.json`) and, built beside it, the Whoosh
    index. resources: sources of content, None where the program is handed out. settings: the
    admin's TOML file.
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
    """Return the paths of this program: frozen bundle, portable folder or source tree."""
    above: Path | None
    own, everyones, later = _folders()
    settings, above = own / "settings.toml", everyones / "settings.toml"
    content = later / "content"
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
    """Return the folder that holds all of a program as handed out; None in a source tree."""
    if getattr(sys, "frozen", False):
        return Path(sys._MEIPASS)  # type: ignore[attr-defined]  # noqa: SLF001 - PyInstaller's name
    folder = Path(__file__).resolve().parent.parent
    return folder if (folder / "pack").is_dir() else None


def _folders() -> tuple[Path, Path, Path]:
    """Return the system's folders for settings of an account, of the whole computer, and data.

    On Linux three variables say it; to load platformdirs would take a fortieth of the start.
    """
    if sys.platform != "linux":
        import platformdirs  # noqa: PLC0415 - as above

        return (
            Path(platformdirs.user_config_path("navigator")),
            Path(platformdirs.site_config_path("navigator")),
            Path(platformdirs.user_data_path("navigator")),
        )
    home = Path.home()
    everyones = os.environ.get("XDG_CONFIG_DIRS", "").split(os.pathsep)
    return (
        _first([os.environ.get("XDG_CONFIG_HOME", "")], home / ".config"),
        _first(everyones, Path("/etc/xdg")),
        _first([os.environ.get("XDG_DATA_HOME", "")], home / ".local" / "share"),
    )


def _first(named: list[str], usual: Path) -> Path:
    """Return our folder in the first one named, else in `usual`; only whole paths count."""
    whole = (Path(one.strip()) for one in named if Path(one.strip()).is_absolute())
    return next(whole, usual) / "navigator"
