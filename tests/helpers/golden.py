"""How like two pictures are to an eye: structural similarity, block by block, in gray.

Small differences in how a font is drawn pass; a block that moved, went or was cut does not.
SSIM: Wang, Bovik, Sheikh, Simoncelli, "Image quality assessment", 2004, with square windows.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

_SIDE = 8
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_SHRINK = 2
"""Text becomes gray lines: what it says matters less than where it stands."""


def half(image: QImage) -> QImage:
    """The picture at half its size: enough to be looked at, and a third of the bytes to keep."""
    return image.scaled(
        image.size() / 2,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def blocks(image: QImage) -> list[list[int]]:
    """The gray values of every block of the shrunk picture."""
    small = image.scaled(
        image.width() // _SHRINK,
        image.height() // _SHRINK,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    bits, step = bytes(small.constBits()), small.bytesPerLine()
    return [
        [bits[(y + dy) * step + x + dx] for dy in range(_SIDE) for dx in range(_SIDE)]
        for y in range(0, small.height() - _SIDE + 1, _SIDE)
        for x in range(0, small.width() - _SIDE + 1, _SIDE)
    ]


def ssim(one: list[int], other: list[int]) -> float:
    """Similarity of two blocks, at most 1."""
    count = len(one)
    a, b = sum(one) / count, sum(other) / count
    aa = sum(x * x for x in one) / count - a * a
    bb = sum(y * y for y in other) / count - b * b
    ab = sum(x * y for x, y in zip(one, other, strict=True)) / count - a * b
    return ((2 * a * b + _C1) * (2 * ab + _C2)) / ((a * a + b * b + _C1) * (aa + bb + _C2))


def unlike(image: QImage, wanted: QImage) -> float:
    """The share of blocks in which the pictures differ for an eye, 0 to 1."""
    if image.size() != wanted.size():
        return 1.0
    pairs = list(zip(blocks(image), blocks(wanted), strict=True))
    return sum(ssim(one, other) < 0.6 for one, other in pairs) / len(pairs)
