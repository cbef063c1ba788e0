"""Icons and illustrations: bundled SVG, recolored to theme colors when drawn.

Icons are Lucide's (`assets/icons`, ISC), but for `tooth`, which is Navigator's own. So are the
illustrations, drawn in three stand-in colors that are replaced here. Pixmaps are kept in Qt's own
pixmap cache, one for each color, size and device pixel ratio, so they stay crisp.
QtSvg is loaded at the first drawing, not at start.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache

_ASSETS = Path(__file__).parent.parent / "assets"
_STRONG, _SOFT, _PAPER = "#1E2A32", "#C9D3D9", "#FFFFFF"
DIRECTIONAL = frozenset(
    {"arrow-right", "chevron-left", "chevron-right", "skip-back", "skip-forward"}
)
"""The icons that are mirrored when reading runs from right to left."""
CHECK_IMAGE, DOWN_IMAGE, LESS_IMAGE, MORE_IMAGE = "check", "down", "less", "more"


def control_image(name: str, ink: str) -> str:
    """Return the path of a small mark for a style sheet `url()`, with forward slashes."""
    return (_ASSETS / "controls" / f"{name}-{ink}.svg").as_posix()


@lru_cache(maxsize=128)
def _source(folder: str, name: str) -> str:
    return (_ASSETS / folder / f"{name}.svg").read_text(encoding="utf-8")


def icon_names() -> list[str]:
    """Return the names of all bundled icons, sorted."""
    return sorted(path.stem for path in (_ASSETS / "icons").glob("*.svg"))


def _pixmap(key: str, svg: str, width: int, height: int, ratio: float) -> QPixmap:
    """Return the SVG as a pixmap of `width` x `height` logical pixels, from the cache if there."""
    whole = f"navigator:{key}:{width}x{height}@{ratio:g}"
    found = QPixmap()
    if QPixmapCache.find(whole, found):
        return found
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  start time: only when first drawn

    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(whole, pixmap)
    return pixmap


def icon_pixmap(
    name: str, color: str, size: int, ratio: float = 1.0, *, mirrored: bool = False
) -> QPixmap:
    """Return a square icon pixmap of `size` logical pixels.

    `mirrored` mirrors directional icons, and only those. Raises FileNotFoundError when no such
    icon is bundled.
    """
    svg = _source("icons", name).replace("currentColor", color)
    turned = mirrored and name in DIRECTIONAL
    if turned:
        svg = svg.replace("<path", '<path transform="matrix(-1 0 0 1 24 0)"')
    return _pixmap(f"{name}:{color}:{turned}", svg, size, size, ratio)


def icon(
    name: str,
    color: str,
    size: int,
    ratio: float = 1.0,
    *,
    mirrored: bool = False,
    gap: int = 0,
) -> QIcon:
    """Return an icon for buttons, actions and line edits, made for one device pixel ratio.

    `gap` adds that many empty pixels after it, as Qt sets icon and word too close; `mirrored` puts
    them on the other side and mirrors directional icons.
    """
    pixmap = icon_pixmap(name, color, size, ratio, mirrored=mirrored)
    if gap:
        pixmap = _widened(pixmap, gap, mirrored=mirrored)
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Disabled)  # else Qt would gray it in its own way
    return made


def _widened(pixmap: QPixmap, gap: int, *, mirrored: bool) -> QPixmap:
    """Return the pixmap with room beside it, from the cache: Qt keeps a drawing of each."""
    whole = f"navigator:{pixmap.cacheKey()}:{gap}:{mirrored}"
    found = QPixmap()
    if QPixmapCache.find(whole, found):
        return found
    ratio = pixmap.devicePixelRatio()
    wide = QPixmap(pixmap.width() + round(gap * ratio), pixmap.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(gap if mirrored else 0, 0, pixmap)
    painter.end()
    QPixmapCache.insert(whole, wide)
    return wide


def illustration_pixmap(
    name: str, *, strong: str, soft: str, paper: str, width: int, height: int, ratio: float = 1.0
) -> QPixmap:
    """Return an illustration in the given colors: line art, second tone and ground.

    Names: the topics (4:3) and `mark`, the sign of the app (square).
    """
    svg = _source("illustrations", name)
    for stand_in, color in ((_STRONG, strong), (_SOFT, soft), (_PAPER, paper)):
        # Lower case is not replaced again by a later stand-in.
        svg = svg.replace(stand_in, color.lower())
    return _pixmap(f"{name}:{strong}:{soft}:{paper}", svg, width, height, ratio)


def draw_pixmap(painter: QPainter, pixmap: QPixmap, x: float, y: float) -> None:
    """Draw on whole device pixels, so that lines stay sharp at fractional scales."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(
        QRectF(
            round(x * ratio) / ratio,
            round(y * ratio) / ratio,
            pixmap.width() / pixmap.devicePixelRatio(),
            pixmap.height() / pixmap.devicePixelRatio(),
        ),
        pixmap,
        QRectF(pixmap.rect()),
    )


def app_icon() -> QIcon:
    """Return the window icon, in the light theme's colors at the sizes desktops ask for."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(
            illustration_pixmap(
                "mark", strong="#0B6E69", soft="#B6D4D2", paper="#FFFFFF", width=size, height=size
            )
        )
    return made


def with_alpha(color: str, alpha: float) -> QColor:
    """Return a Qt color from a token and an opacity of 0 to 1."""
    made = QColor(color)
    made.setAlphaF(alpha)
    return made
