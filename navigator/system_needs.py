"""Lists the libraries Navigator needs of a Linux system, and the package that brings each.

It imports nothing but the standard library and holds for any Python, because build/setup_env.py
reads it before there is an environment. The rule it keeps: a missing library is reported in one
sentence with what to install, never as a traceback.
"""

from __future__ import annotations

import re

# What Qt's libraries and plugins link against, with the Debian/Ubuntu package
# that brings it (read off with ldd; each row is a direct need, apt adds the rest).
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Without it there is no printer to choose; all else works.
PRINT_LIBRARIES = {"libcups.so.2": "libcups2"}

_NOT_FOUND = re.compile(r"\b(lib[\w.+-]+\.so[.\d]*): cannot open shared object file")


def complaint(error: str) -> str:
    """Return one sentence on the libraries that are missing, or "" when `error` names none.

    `error` is the message of the loader: it names the first one; the others are looked for here.
    """
    named = _NOT_FOUND.search(error)
    return _sentence([named[1], *missing_libraries()]) if named else ""


def complaint_of_plugins() -> str:
    """Return the same sentence where Qt can not load a plugin and gives no reason, or ""."""
    missing = missing_libraries()
    return _sentence(missing) if missing else ""


def missing_libraries() -> list[str]:
    """Return those of `QT_LIBRARIES` that this process can not load."""
    return [name for name in QT_LIBRARIES if not _loads(name)]


def _sentence(missing: list[str]) -> str:
    names = list(dict.fromkeys(missing))
    known = " ".join(QT_LIBRARIES[name] for name in names if name in QT_LIBRARIES)
    others = [f"what brings {name}" for name in names if name not in QT_LIBRARIES]
    packages = " and ".join(filter(None, [known, *others]))
    return f"Navigator needs {', '.join(names)}: install {packages}."


def _loads(name: str) -> bool:
    import ctypes  # noqa: PLC0415 - start time: only when something is wrong already

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
