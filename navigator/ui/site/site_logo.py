"""The sign of a site, from the file its admin named; PNG and SVG, nothing else."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap

_KINDS = ("png", "svg")


def site_logo(path: str, wide: int, high: int, ratio: float) -> QPixmap | None:
    """The picture inside `wide` x `high` logical pixels, or None when there is none to show."""
    reader = QImageReader(path)
    if not path or bytes(reader.format().data()).decode("ascii", "replace") not in _KINDS:
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
