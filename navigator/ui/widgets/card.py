"""A card: white ground, rounded corners, one soft shadow, room for any widgets.

`topic` lays a band of the topic's color along the top.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from navigator.ui.theme import RADIUS, SPACE, Look, Mode, current_look
from navigator.ui.theme.icons import with_alpha
from navigator.ui.widgets.column import Arranged, AskedOnce, grow_down
from navigator.ui.widgets.sheet import BoxPart, paint_box

SHADOW_PX = 3
"""Pixels under a card for its shadow; part of the widget's height."""
_BAND_PX = 6


def card_outline(look: Look) -> tuple[str, float]:
    """Return the color and width of a card's edge."""
    colors = look.colors
    if look.mode is Mode.HIGH_CONTRAST:
        return colors.line, 2.0
    return colors.line, 1.0


def paint_shadow(painter: QPainter, rect: QRectF, look: Look, radius: float) -> None:
    """Paint the shadow below a card: three thin layers, the only kind of shadow.

    It fills only the strip that the card leaves free: in a long card the whole would take three
    times the filling.
    """
    colors = look.colors
    if not colors.shadow_alpha:
        return
    painter.save()
    foot = rect.adjusted(0, max(0.0, rect.height() - radius), 0, SHADOW_PX)
    painter.setClipRect(foot, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(SHADOW_PX, 0, -1):
        share = (SHADOW_PX + 1 - step) / (SHADOW_PX + 1)
        painter.setBrush(with_alpha(colors.shadow, colors.shadow_alpha * share))
        painter.drawRoundedRect(rect.translated(0, step), radius, radius)
    painter.restore()


class Card(Arranged, AskedOnce, QFrame):
    """A frame with a vertical layout, `body`; `add` appends a widget to it."""

    def __init__(
        self,
        *,
        topic: str = "",
        padding: int = SPACE.l,
        gap: int = SPACE.s,
    ) -> None:
        super().__init__()
        self._topic = topic
        column = QVBoxLayout(self)
        band = _BAND_PX if topic else 0
        column.setContentsMargins(padding, padding + band, padding, padding + SHADOW_PX)
        self.body = QVBoxLayout()
        self.body.setSpacing(gap)
        column.addLayout(self.body)
        column.addStretch(1)
        grow_down(self)

    def add(self, widget: QWidget) -> None:
        """Append a widget below the others."""
        self.body.addWidget(widget)

    def _arrange(self) -> None:
        self.update()  # in the new colors

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shadow, ground, band and edge."""
        del event
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0, 0, 0, -SHADOW_PX)
        paint_shadow(painter, rect, look, RADIUS.card)
        outline, line = card_outline(look)
        paint_box(painter, BoxPart(rect, look.colors.card, "", RADIUS.card, dotted=False))
        own = look.colors.topics.get(self._topic)
        if own is not None:
            painter.save()
            painter.setClipRect(QRectF(rect.left(), rect.top(), rect.width(), _BAND_PX))
            paint_box(painter, BoxPart(rect, own.ink, "", RADIUS.card, dotted=False))
            painter.restore()
        paint_box(painter, BoxPart(rect, "", outline, RADIUS.card, line=line))
