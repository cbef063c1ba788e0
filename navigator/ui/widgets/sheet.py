"""The parts of a painted widget, their positions, and the painting of them.

A `Sheet` is composed once for a width, in left-to-right coordinates; painting mirrors it when
reading runs from right to left. Parts: text, icons, pictures, boxes. It knows nothing of widgets
or of the meaning of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from navigator.ui.theme.fonts import font_for
from navigator.ui.theme.icons import draw_pixmap, icon_pixmap, illustration_pixmap
from navigator.ui.theme.tokens import LINE_HEIGHT, RADIUS, Role
from navigator.ui.widgets.text_block import Span, TextBlock

if TYPE_CHECKING:
    from navigator.ui.theme.look import Look

ICON_GAP = 6
"""Pixels between an icon and the text behind it."""


def block(
    look: Look,
    text: str,
    role: Role = Role.BODY,
    *,
    bold: bool = False,
    tabular: bool = False,
    max_lines: int = 0,
    spans: tuple[Span, ...] = (),
    centered: bool = False,
) -> TextBlock:
    """Make a text block in the font and line height of a step of the type scale."""
    font = font_for(look, role, bold=bold, tabular=tabular)
    return TextBlock(
        text, font, LINE_HEIGHT[role], max_lines=max_lines, spans=spans, centered=centered
    )


class Line(NamedTuple):
    """A text of a row and its style; `tone` is the use of its color, `icon` stands before it."""

    text: str
    tone: str = "ink"
    role: Role = Role.BODY
    bold: bool = False
    tabular: bool = False
    max_lines: int = 0
    spans: tuple[Span, ...] = ()
    icon: str = ""

    def block(self, look: Look) -> TextBlock:
        """Make its text block."""
        return block(
            look,
            self.text,
            self.role,
            bold=self.bold,
            tabular=self.tabular,
            max_lines=self.max_lines,
            spans=self.spans,
        )


class TextPart(NamedTuple):
    """A text block at its position."""

    rect: QRectF
    text: TextBlock
    color: str


class IconPart(NamedTuple):
    """A square icon at its position."""

    rect: QRectF
    name: str
    color: str


class PicturePart(NamedTuple):
    """An illustration at its position."""

    rect: QRectF
    name: str
    strong: str
    soft: str
    paper: str


class BoxPart(NamedTuple):
    """A filled and/or outlined rectangle; `top_only` rounds only the upper corners."""

    rect: QRectF
    fill: str = ""
    outline: str = ""
    radius: float = 0.0
    dotted: bool = False
    top_only: bool = False
    line: float = 1.0


Part = TextPart | IconPart | PicturePart | BoxPart


class Sheet:
    """The parts of one widget at one width. Whoever composes it sets `height`."""

    def __init__(self, look: Look, width: int) -> None:
        self.look = look
        self.width = width
        self.height = 0
        self.parts: list[Part] = []

    def text(self, text: TextBlock, x: float, y: float, width: float, color: str) -> int:
        """Place text; return its height."""
        whole = max(1, int(width))
        height = text.height(whole)
        self.parts.append(TextPart(QRectF(x, y, whole, height), text, color))
        return height

    def line(self, line: Line, x: float, y: float, width: float, gap: int = ICON_GAP) -> int:
        """Place a line, its icon in the middle of the first line of text; return the height."""
        text, color = line.block(self.look), getattr(self.look.colors, line.tone)
        if line.icon:
            size = self.look.icon_px(line.role)
            self.icon(line.icon, x, y + (text.line_px - size) / 2, size, color)
            x, width = x + size + gap, width - size - gap
        return self.text(text, x, y, width, color)

    def lines(self, x: float, y: float, width: float, *lines: Line) -> float:
        """Place lines below each other, without those that are empty; return where they end."""
        for line in lines:
            if line.text:
                y += self.line(line, x, y, width)
        return y

    def icon(self, name: str, x: float, y: float, size: int, color: str) -> None:
        """Place an icon."""
        self.parts.append(IconPart(QRectF(x, y, size, size), name, color))

    def picture(self, name: str, rect: QRectF, *, strong: str, soft: str, paper: str) -> None:
        """Place an illustration."""
        self.parts.append(PicturePart(rect, name, strong, soft, paper))

    def box(
        self,
        rect: QRectF,
        *,
        fill: str = "",
        outline: str = "",
        radius: float = 0.0,
        dotted: bool = False,
        top_only: bool = False,
        line: float = 1.0,
    ) -> None:
        """Place a box behind whatever is placed after it."""
        self.parts.append(BoxPart(rect, fill, outline, radius, dotted, top_only, line))

    def backdrop(
        self, *, fill: str = "", outline: str = "", radius: float = 0.0, line: float = 1.0
    ) -> None:
        """Lay a box as large as the whole sheet behind everything placed so far."""
        whole = QRectF(0, 0, self.width, self.height)
        self.parts.insert(0, BoxPart(whole, fill, outline, radius, line=line))

    def dot_edge(self) -> None:
        """Draw the dotted edge of a value that is old around the whole sheet."""
        whole = QRectF(0, 0, self.width, self.height)
        ink = self.look.colors.note
        self.box(whole, outline=ink, radius=RADIUS.control, dotted=True, line=2.0)

    def move_down(self, by: float) -> None:
        """Move everything placed so far."""
        for part in self.parts:
            part.rect.translate(0, by)

    def mute(self) -> None:
        """Give every part the colors of a disabled widget; shapes and words stay."""
        colors = self.look.colors

        def quiet(part: Part) -> Part:
            match part:
                case TextPart() | IconPart():
                    return part._replace(color=colors.disabled)
                case PicturePart():
                    return part._replace(strong=colors.disabled, soft=colors.disabled_tint)
                case BoxPart():
                    fill = colors.disabled_tint if part.fill else ""
                    edge = self.look.disabled_edge if part.outline else ""
                    return part._replace(fill=fill, outline=edge)

        self.parts = [quiet(part) for part in self.parts]

    def paint(self, painter: QPainter) -> None:
        """Paint every part in order, mirrored when the look reads from right to left."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in self.parts:
            match part:
                case TextPart():
                    self._paint_text(painter, part)
                case IconPart():
                    self._paint_icon(painter, part)
                case PicturePart():
                    self._paint_picture(painter, part)
                case BoxPart():
                    paint_box(painter, part._replace(rect=self._mirrored(part.rect)))

    def _left(self, rect: QRectF) -> float:
        return self.width - rect.right() if self.look.rtl else rect.left()

    def _paint_text(self, painter: QPainter, part: TextPart) -> None:
        colors = self.look.colors
        part.text.paint(
            painter,
            self._left(part.rect),
            part.rect.top(),
            int(part.rect.width()),
            QColor(part.color),
            rtl=self.look.rtl,
            mark=(QColor(colors.on_mark), QColor(colors.mark)),
            selection=(QColor(colors.on_primary), QColor(colors.primary)),
        )

    def _paint_icon(self, painter: QPainter, part: IconPart) -> None:
        pixmap = icon_pixmap(
            part.name,
            part.color,
            round(part.rect.width()),
            painter.device().devicePixelRatio(),
            mirrored=self.look.rtl,
        )
        draw_pixmap(painter, pixmap, self._left(part.rect), part.rect.top())

    def _paint_picture(self, painter: QPainter, part: PicturePart) -> None:
        pixmap = illustration_pixmap(
            part.name,
            strong=part.strong,
            soft=part.soft,
            paper=part.paper,
            width=round(part.rect.width()),
            height=round(part.rect.height()),
            ratio=painter.device().devicePixelRatio(),
        )
        draw_pixmap(painter, pixmap, self._left(part.rect), part.rect.top())

    def _mirrored(self, rect: QRectF) -> QRectF:
        return QRectF(self._left(rect), rect.top(), rect.width(), rect.height())


def paint_box(painter: QPainter, part: BoxPart) -> None:
    """Paint one box; an outline lies inside its rectangle."""
    painter.setPen(Qt.PenStyle.NoPen)
    if part.fill:
        painter.setBrush(QColor(part.fill))
        painter.drawPath(_rounded(part.rect, part.radius, top_only=part.top_only))
    if part.outline:
        pen = QPen(QColor(part.outline), part.line)
        if part.dotted:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.01, 2.6])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = part.line / 2
        inner = part.rect.adjusted(half, half, -half, -half)
        painter.drawPath(_rounded(inner, max(0.0, part.radius - half), top_only=part.top_only))


def _rounded(rect: QRectF, radius: float, *, top_only: bool) -> QPainterPath:
    path = QPainterPath()
    if not top_only:
        path.addRoundedRect(rect, radius, radius)
        return path
    across = 2 * radius
    path.moveTo(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + radius)
    path.arcTo(QRectF(rect.left(), rect.top(), across, across), 180, -90)
    path.arcTo(QRectF(rect.right() - across, rect.top(), across, across), 90, -90)
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path
