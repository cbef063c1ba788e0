"""Messages: a banner above the content, and panels for an empty result and an error.

`stop` is brick red and only for cautions. Each kind has its own icon and says in words what it is;
the frame is named for screen readers. Nothing moves and nothing blinks. An error says what can be
done, never what broke inside. The page gives all words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from navigator.ui.theme import RADIUS, SPACE, Mode, Role, current_look
from navigator.ui.theme.tokens import LINE_LENGTH_CHARS
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Arranged, grow_down
from navigator.ui.widgets.responsive_grid import ResponsiveGrid
from navigator.ui.widgets.rows_layout import RowsLayout, empty
from navigator.ui.widgets.sheet import BoxPart, Sheet, paint_box
from navigator.ui.widgets.wrap_label import Tone, WrapLabel

BannerKind = Literal["stop", "note", "info"]
_ICONS: dict[BannerKind, str] = {"stop": "triangle-alert", "note": "circle-alert", "info": "info"}
_TONES: dict[BannerKind, Tone] = {"stop": "stop", "note": "note", "info": "ink"}
_GROUNDS: dict[BannerKind, tuple[str, str]] = {
    "stop": ("stop", "stop_tint"),
    "note": ("note", "note_tint"),
    "info": ("primary", "tint"),
}
"""The colors of ink and ground."""
_BAR_PX = 6
_COLUMN_CHARS = 40
_HUGS_BELOW = 0.85
"""The share of its width below which the box of a strip ends with its words."""
_WORDS_CHARS = 28
"""Least width of a strip's words beside its button, in characters; with less it stands below."""


class Banner(Arranged, QFrame):
    """A message with an icon.

    Args:
        kind: `stop`, `note` or `info`.
        title: the subject, one line.
        text: the message and the next step; each line is a paragraph.
        action: the word on its button; empty for no button. act: is called by it.
        lang: the language of title and text where it is not that of the page.
        english: the same in English, below; each line is a paragraph.
        is_strip: lines as long as the window, the button at their end where there is room; the
            box ends with them.
    """

    def __init__(
        self,
        kind: BannerKind,
        title: str,
        text: str = "",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        is_strip: bool = False,
        lang: str = "",
        english: str = "",
    ) -> None:
        super().__init__()
        self._kind: BannerKind = kind
        self._lang = lang
        self._is_strip = is_strip
        longest = 0 if is_strip else LINE_LENGTH_CHARS
        self._title = WrapLabel(title, tone=_TONES[kind], bold=True, max_chars=longest, lang=lang)
        self._paragraphs = QWidget()
        # Several paragraphs stand in two columns where there is room: less to scroll past.
        # Each column is read to its end, so that none waits for a longer one beside it.
        self._grid = ResponsiveGrid(
            self._paragraphs,
            least_chars=_COLUMN_CHARS,
            most_columns=2,
            gap=SPACE.xs,
            stretch_rows=False,
        )
        # A finger needs more than a line of text.
        self._action = Button(action, variant="plain" if current_look().touch else "link", act=act)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(SPACE.xxs)
        if is_strip:
            row = _Strip(None, SPACE.l)
            row.addWidget(self._title)
            row.addWidget(self._action)
            self._column.addLayout(row)
            self._column.addWidget(self._paragraphs)
        else:
            for widget in (self._title, self._paragraphs, self._action):
                self._column.addWidget(widget)
        for at, paragraph in enumerate(filter(None, english.split("\n")), start=2):
            told = WrapLabel(paragraph, tone=_TONES[kind], max_chars=longest, lang="en")
            self._column.insertWidget(at, told)
        grow_down(self)
        self.set_content(title, text, action=action)

    def set_content(self, title: str, text: str = "", *, action: str = "") -> None:
        """Show another title, text and action."""
        self._title.set_text(title)
        self._action.set_label(action)
        self._say(text)
        self._action.setVisible(bool(action))
        kinds: dict[BannerKind, str] = {
            "stop": self.tr("Caution"),
            "note": self.tr("Note"),
            "info": self.tr("Information"),
        }
        self.setAccessibleName(f"{kinds[self._kind]}: {title}")
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the bar at the leading edge, and the icon."""
        del event
        look = current_look()
        ink, ground = (getattr(look.colors, name) for name in _GROUNDS[self._kind])
        strong = look.mode is Mode.HIGH_CONTRAST
        ground = look.colors.card if strong else ground
        whole = self._box()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, BoxPart(whole, ground, radius=RADIUS.card))
        left = self.width() - _BAR_PX if look.rtl else 0.0
        painter.setClipRect(QRectF(left, 0, _BAR_PX, self.height()))
        paint_box(painter, BoxPart(whole, ink, radius=RADIUS.card))
        painter.setClipping(False)
        top = Sheet(look, self.width())
        if strong:
            top.box(whole, outline=ink, radius=RADIUS.card, line=3.0 if self._kind == "stop" else 2)
        size = look.icon_px(Role.LEAD)
        line = round(look.text_px() * 1.45)
        top.icon(_ICONS[self._kind], SPACE.m + _BAR_PX, SPACE.m + (line - size) / 2, size, ink)
        top.paint(painter)

    def _box(self) -> QRectF:
        """Return the box: that of a strip ends with its words where much would stay empty."""
        whole, is_rtl = QRectF(self.rect()), current_look().rtl
        if not self._is_strip:
            return whole
        ends = [
            self._end(one, one.used_width(one.width()))
            for one in self.findChildren(WrapLabel)
            if not one.isHidden()
        ]
        if not self._action.isHidden():
            ends.append(self._end(self._action, self._action.width()))
        wide = max(ends, default=0) + SPACE.m
        if wide > whole.width() * _HUGS_BELOW:
            return whole
        return QRectF(whole.width() - wide if is_rtl else 0, 0, wide, whole.height())

    def _end(self, child: QWidget, used: int) -> int:
        """Return how far a child that uses so much of its width reaches from the leading edge."""
        at = child.mapTo(self, QPoint()).x()
        return self.width() - at - child.width() + used if current_look().rtl else at + used

    def _say(self, text: str) -> None:
        empty(self._grid)
        told = [paragraph for paragraph in text.split("\n") if paragraph]
        middle = (len(told) + 1) // 2
        for half in (told[:middle], told[middle:]):
            if half:
                column = QWidget()
                layout = QVBoxLayout(column)
                layout.setContentsMargins(0, 0, 0, 0)
                layout.setSpacing(SPACE.xs)
                for paragraph in half:
                    layout.addWidget(WrapLabel(paragraph, lang=self._lang))
                self._grid.addWidget(column)
                column.show()
        self._paragraphs.setVisible(bool(text))

    def _arrange(self) -> None:
        look = current_look()
        lead = SPACE.m + _BAR_PX + look.icon_px(Role.LEAD) + SPACE.s
        left, right = (SPACE.m, lead) if look.rtl else (lead, SPACE.m)
        self._column.setContentsMargins(left, SPACE.m, right, SPACE.m)
        self.update()


class _Strip(RowsLayout):
    """A layout of words, with a button at their end or below them."""

    def sizeHint(self) -> QSize:
        """Return the size of all items side by side."""
        wide = sum(item.sizeHint().width() + self._gap for item in self.shown)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:  # noqa: N802  Qt override
        """Return the width of the widest item, as they may stand below each other."""
        return QSize(max((item.minimumSize().width() for item in self.shown), default=0), 0)

    def arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay out inside `rect`; return the height used."""
        if not self.shown:
            return 0
        words, *acts = self.shown
        sizes = [act.sizeHint() for act in acts]
        room = rect.width() - sum(size.width() + self._gap for size in sizes)
        is_beside = room >= current_look().measure_px(_WORDS_CHARS)
        wide = room if is_beside else rect.width()
        used = words.heightForWidth(wide)
        right = rect.right() + 1
        label = words.widget()
        if is_beside and isinstance(label, WrapLabel):
            wide = label.used_width(wide)
        before = wide + self._gap if is_beside else 0  # what the button leaves free before it
        if move:
            left = right - wide if self.is_rtl else rect.left()
            words.setGeometry(QRect(left, rect.top(), wide, used))
        for act, size in zip(acts, sizes, strict=True):
            down = max(0, used - size.height()) // 2 if is_beside else used + SPACE.xs
            if move:
                # At the end of the words, or below where they begin.
                left = right - before - size.width() if self.is_rtl else rect.left() + before
                act.setGeometry(QRect(QPoint(left, rect.top() + down), size))
            used = max(used, down + size.height())
        return used


class StateView(Arranged, QFrame):
    """The common shape: icon in a disc, sentence, next step, and a button that calls `act`."""

    icon_name = ""

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        icon_name: str = "",
    ) -> None:
        super().__init__()
        self._icon = icon_name or self.icon_name
        self._title = WrapLabel(title, role=Role.LEAD, bold=True)
        self._text = WrapLabel(text, tone="quiet")
        self._action = Button(action, act=act)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(SPACE.xs)
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        self.column.addSpacing(SPACE.xxs)
        self.column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignLeading)
        grow_down(self)
        self.set_content(title, text, action=action)

    def set_content(self, title: str, text: str = "", *, action: str = "") -> None:
        """Show other words."""
        self._title.set_text(title)
        self._text.set_text(text)
        self._action.set_label(action)
        self._text.setVisible(bool(text))
        self._action.setVisible(bool(action))
        self.setAccessibleName(title)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in its disc at the leading edge."""
        del event
        look, colors = current_look(), current_look().colors
        disc, size = self._disc(), look.icon_px(Role.LEAD)
        sheet = Sheet(look, self.width())
        strong = look.mode is Mode.HIGH_CONTRAST
        sheet.box(
            QRectF(0, SPACE.m, disc, disc),
            fill=colors.tint,
            outline=colors.line if strong else "",
            radius=disc / 2,
        )
        inset = (disc - size) / 2
        sheet.icon(self._icon, inset, SPACE.m + inset, size, colors.primary)
        painter = QPainter(self)
        sheet.paint(painter)

    @staticmethod
    def _disc() -> int:
        return round(current_look().icon_px(Role.LEAD) * 1.9)

    def _arrange(self) -> None:
        lead = self._disc() + SPACE.m
        left, right = (0, lead) if current_look().rtl else (lead, 0)
        self.column.setContentsMargins(left, SPACE.m, right, SPACE.m)
        self.setMinimumHeight(self._disc() + 2 * SPACE.m)
        self.update()


class EmptyState(StateView):
    """A panel for an empty result: the reason, and the next step."""

    icon_name = "search"


class ErrorState(StateView):
    """A panel for an error: one calm sentence and the next step."""

    icon_name = "life-buoy"
