"""Which parts of Qt go into the program that is handed out.

Read by the hooks of PyInstaller and by `windows_tree`.
The rule it keeps: a plugin comes only when it is named here, so that no library
it would drag along (GTK, TLS, network, databases) is ever looked at.
"""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import PurePath

# Patterns of `<plugin folder>/<file name>`; names differ by system (libq… .so, q….dll).
WANTED_PLUGINS = (
    "platforms/*qxcb.*",
    "platforms/*qwayland.*",
    "platforms/*qwindows.*",
    "platforms/*qcocoa.*",
    "platforms/*qoffscreen.*",  # the smoke test, and drawing without a display
    "xcbglintegrations/*",
    "wayland-shell-integration/*xdg-shell.*",
    "wayland-decoration-client/*",
    "platformthemes/*xdgdesktopportal.*",  # the desktop's own file and print dialogs
    "platforminputcontexts/*compose*",
    "platforminputcontexts/*ibus*",
    "iconengines/*svgicon*",
    "imageformats/*qsvg.*",
    "imageformats/*qico.*",
    "printsupport/*windows*",
    "printsupport/*cocoa*",  # Linux: navigator.spec adds the one for CUPS by itself
    "styles/*",
)
# Qt's own words (buttons of print and file dialogs), in the languages we speak.
WANTED_TRANSLATIONS = ("qtbase_en.qm", "qtbase_es.qm")

Entries = list[tuple[str, str]]


def qt_dependencies(hook_file: str) -> tuple[list[str], Entries, Entries]:
    """What PyInstaller would collect for one Qt module, less what is not wanted.

    Args:
        hook_file: `__file__` of the hook; its name says which Qt module.

    Returns:
        Hidden imports, binaries and data files, as a hook gives them.
    """
    from PyInstaller.utils.hooks.qt import add_qt6_dependencies  # noqa: PLC0415 - of a freeze alone

    hidden, binaries, datas = add_qt6_dependencies(hook_file)
    return (
        [name for name in hidden if name != "PySide6.QtNetwork"],
        [entry for entry in binaries if wants_binary(entry[0])],
        [entry for entry in datas if wants_data(entry[0])],
    )


def wants_binary(source: str) -> bool:
    """Whether a library comes along: of the plugins only those that are named above."""
    path = PurePath(source)
    if "plugins" not in path.parts:
        return True
    return any(fnmatch(f"{path.parent.name}/{path.name}", pattern) for pattern in WANTED_PLUGINS)


def wants_data(source: str) -> bool:
    """Whether a data file comes along: of the translations only those that are named above."""
    path = PurePath(source)
    return path.suffix != ".qm" or path.name in WANTED_TRANSLATIONS
