"""WCAG 2.2 contrast arithmetic on `#RRGGBB` strings, and mixing of two colors.

Pure: no Qt. Formulas: WCAG 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

TEXT_MINIMUM = 4.5
"""AA for text below 24 px (below 18.7 px when bold)."""
LARGE_MINIMUM = 3.0
"""AA for large text, and for the parts of a control that tell it from its ground."""


def rgb(color: str) -> tuple[int, int, int]:
    """Return the three channels, 0-255, of `#RRGGBB`; ValueError for anything else."""
    if len(color) != 7 or not color.startswith("#"):
        message = f"not a #RRGGBB color: {color!r}"
        raise ValueError(message)
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def luminance(color: str) -> float:
    """Return the relative luminance of a color, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21, in either order."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(color: str, ground: str, share: float) -> str:
    """Mix a `share` (0-1) of `color` into `ground`; return it as `#RRGGBB`."""
    pairs = zip(rgb(color), rgb(ground), strict=True)
    channels = (round(top * share + bottom * (1 - share)) for top, bottom in pairs)
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
