"""Reads the site's logo from the file the admin named; PNG and SVG, nothing else.

An SVG whose parts repeat each other would be drawn without end, and a pipe never ends: neither is
opened.
"""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

_KINDS = ("png", "svg")
_MOST_BYTES = 4_000_000
_MOST_USES = 8
"""The most `use` elements of an SVG: they make at most 18 copies, however they are nested."""


def site_logo(path: str, wide: int, high: int, ratio: float) -> QPixmap | None:
    """Return the logo scaled into `wide` x `high` logical pixels; None when unusable."""
    if not path or not _is_bounded(Path(path)):
        return None
    reader = QImageReader(path)
    kind = bytes(reader.format().data()).decode("ascii", "replace")
    if kind not in _KINDS or (kind == "svg" and not _is_plain(Path(path))):
        return None
    size = reader.size()
    if size.isValid():
        most = QSize(round(wide * ratio), round(high * ratio))
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


def _is_bounded(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size <= _MOST_BYTES
    except (OSError, ValueError):
        return False


def _is_plain(path: Path) -> bool:
    """Return whether an SVG has few `use` elements, no image and no doctype."""
    found: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: found.append(name.rpartition(" ")[2])
    parser.StartDoctypeDeclHandler = lambda *_: found.append("image")  # may define anything
    try:
        parser.Parse(path.read_bytes(), True)
    except (OSError, expat.ExpatError):
        return False
    return "image" not in found and found.count("use") <= _MOST_USES
