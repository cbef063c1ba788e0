"""The frame of every page: a fixed header with Back, title and acts, content that scrolls.

Back and acts stand in the same place on every page, however wide its content is, and the title
above the edge of the content where Back leaves room for it. The header scrolls along only where it
would take a good part of a low page, as with large text on a small screen. The buttons of a page
of steps stand in a foot below the scrolling part, always in sight. Content keeps a readable line
length and stays in the middle of a wide window; acts stand in one row with the title, and those for
which there is no room behind "More".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from navigator.ui.theme import SPACE, Role, current_look
from navigator.ui.theme.tokens import LINE_LENGTH_CHARS
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.column import Arranged, Column, Fitted, bare, hairline
from navigator.ui.widgets.menu import Choice, open_menu
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

if TYPE_CHECKING:
    from navigator.aloud.script import Spoken
    from navigator.ui.desk import Ways
    from navigator.ui.widgets.fold import Fold

_MOST_COLUMNS = 2
_HEADER_SHARE = 0.4
"""The largest share of a page's height for a header that stays; a higher one scrolls along."""
_LOW_SHARE = 0.18
_LARGE = 1.6
"""The text size from which a title is smaller in a window with few lines."""
_FOOT_SHARE = 0.25
"""The same for a foot."""
_Action = QAbstractSlider.SliderAction
_SCROLL_KEYS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}


def content_px(columns: int) -> int:
    """Return the pixels of `columns` columns of readable text, cards and gaps included."""
    column = current_look().measure_px(LINE_LENGTH_CHARS) + 2 * SPACE.xxl
    return columns * column + (columns - 1) * SPACE.xl


class PageHeader(Arranged, QWidget):
    """The header of a page in one row: Back, title, acts, and "More" for those without room."""

    def __init__(self, title: str, back: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.back = Button(tr("Back"), variant="quiet", icon_name="chevron-left", act=back)
        self.title = WrapLabel(title, role=Role.TITLE)
        self.acts = QWidget()
        self._row = QHBoxLayout(self.acts)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE.xs)
        self._more = Button(tr("More"), icon_name="chevron-down", act=self._open_more)
        self._more.hide()
        self._row.addWidget(self._more)
        self._held: list[Button] = []
        self._content_px = 0
        self._grid = QGridLayout(self)
        self._pad = SPACE.s
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(SPACE.xxs)
        start = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading
        self._grid.addWidget(self.back, 0, 0, start)
        self._grid.addWidget(self.title, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self.acts, 0, 3, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setColumnStretch(1, 1)
        # On a touch screen Back stands in the bar below, always at the same place.
        self.back.setVisible(back is not None and not current_look().touch)
        self._arrange()

    def set_content_px(self, width: int) -> None:
        """Set the width of the content, above whose leading edge the title begins."""
        self._content_px = width
        self._arrange()

    def keep_low(self) -> None:
        """Leave less room above and below: a button brings some of its own."""
        self._pad = SPACE.xs
        self._arrange()

    def add_act(self, button: Button) -> None:
        """Add a button at the trailing end."""
        self._held.append(button)
        self._grid.setColumnMinimumWidth(2, SPACE.m)  # no title runs into an act
        self._row.insertWidget(self._row.count() - 1, button)
        QWidget.setTabOrder(button, self._more)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many acts as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = current_look()
        is_cramped = look.factor >= _LARGE and look.is_short(self.window().height())
        # Where few lines fit, the title leaves its second one to what the page says.
        self.title.set_role(Role.LEAD if is_cramped else Role.TITLE)
        pad = SPACE.xxs if is_cramped else self._pad
        self._grid.setContentsMargins(0, pad, 0, pad)
        taken = 0 if self.back.isHidden() else self.back.sizeHint().width() + SPACE.m
        lead = max(taken, (self.width() - self._content_px) // 2)
        title = self.title.preferred_width() + SPACE.m
        most = sum(one.sizeHint().width() + SPACE.xs for one in self._held)
        if not current_look().is_low(self.window().height()):
            # In a high window the title rather takes a second line than an act goes.
            title = max(title * 3 // 5, min(title, self.width() - taken - most))
        wide = self._show_acts(self.width() - taken - title)
        spare = self.width() - title - wide
        self._grid.setColumnMinimumWidth(0, max(taken, min(lead, spare)))

    def _show_acts(self, room: int) -> int:
        """Show the acts that fit into `room` pixels, the others behind "More"; return the width.

        A single act is always shown: the title wraps beside it.
        """
        widths = [one.sizeHint().width() + SPACE.xs for one in self._held]
        more = self._more.sizeHint().width()
        count = len(widths)
        if count > 1 and sum(widths) - SPACE.xs > room:
            count -= 1
            while count and sum(widths[:count]) + more > room:
                count -= 1
        for number, one in enumerate(self._held):
            one.setVisible(number < count)
        self._more.setVisible(count < len(widths))
        return sum(widths[:count]) + (more if count < len(widths) else -SPACE.xs if widths else 0)

    def _open_more(self) -> None:
        hidden = [one for one in self._held if one.isHidden()]
        open_menu(self._more, (Choice(one.text(), one.click) for one in hidden))


class Page(Fitted, Arranged, QWidget):
    """The base of every page.

    Args:
        title: its heading; also its name for screen readers.
        ways: the page's way back, and the widget it is made under; None for neither.
        has_back: False for a page where nobody goes back.
        columns: the number of text columns that set the greatest width of the content.
    """

    stays = False
    """True for a page that is the same in every state: it stays when another one is chosen."""
    of_card = False
    """True for a page about a card, which becomes that of another state."""
    of_state = False
    """True for another page that rests on a state's rules: an unclear one is asked about first."""
    is_near = False
    """True for a page that shows places near the ZIP code."""
    stands_alone = False
    """True for a page that is shown without the bar below."""
    keeps_acts = False
    """True to keep the header fixed on a short window too, as long as it is low."""

    def __init__(
        self, title: str, ways: Ways | None = None, *, has_back: bool = True, columns: int = 1
    ) -> None:
        super().__init__(None if ways is None else ways.pages)
        self._columns = columns
        self.spoken: Callable[[], Spoken] | None = None
        """Makes the words to read aloud; None on a page that has none."""
        self.part_folds: dict[str, Fold] = {}
        """The fold that holds a part, by the part's heading; reading aloud opens it."""
        self.list_top: QWidget | None = None
        """The widget above a list of nearest places, on a page with a ZIP code field."""
        self.setAccessibleName(title)
        self.header = PageHeader(title, ways.back if ways is not None and has_back else None)
        self.content = Column()
        self._inner = QVBoxLayout(self.content)
        self._inner.setContentsMargins(0, SPACE.m, 0, SPACE.xl)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE.m)
        self._inner.addLayout(self.body)
        self._inner.addStretch(1)
        self._standing = WrapLabel("", role=Role.SMALL, tone="quiet")
        self._standing.hide()
        self._inner.addWidget(self._standing)
        self.scroll_area = QScrollArea()
        # A viewport of our own: asked for Qt's, the binding loads every widget class there is.
        self.scroll_area.setViewport(QWidget())
        self.scroll_area.setWidgetResizable(True)
        # The page scrolls by key itself: no stop for Tab where nothing can be operated.
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setAccessibleName(title)
        self.ground = _centered(self.content)
        """The content and the margins beside it."""
        self.scroll_area.setWidget(self.ground)
        self.scroll_area.verticalScrollBar().rangeChanged.connect(self._give_way)
        self._whole = bare(self)
        self._top = _centered(self.header)
        self._foot: QWidget | None = None
        self._held_foot: QWidget | None = None
        self._foot_line: QWidget | None = None
        self._scrolls_along = False
        self._whole.addWidget(self._top)
        self._whole.addWidget(hairline())
        self._whole.addWidget(self.scroll_area, 1)
        self._arrange()

    @staticmethod
    def load(desk: Any, ask: Any) -> Any:
        """Load nothing; a page with data of its own loads it here, off the main thread."""

    def add(self, widget: QWidget) -> None:
        """Append a widget to the content."""
        self.body.addWidget(widget)

    def add_act(self, button: Button | None) -> None:
        """Add a button to the header; None, for an act the policy bars, adds nothing."""
        if button is not None:
            self.header.add_act(button)

    def set_end_px(self, px: int) -> None:
        """Set the margin below the content; a page that just fits needs little."""
        margins = self._inner.contentsMargins()
        margins.setBottom(px)
        self._inner.setContentsMargins(margins)

    def set_foot(self, widget: QWidget) -> None:
        """Put a widget below the scrolling part: the way on, always in sight."""
        self._foot = widget
        self._held_foot = held = _centered(widget)
        held.setContentsMargins(0, SPACE.xs, 0, SPACE.xs)
        self._foot_line = hairline()
        self._whole.addWidget(self._foot_line)
        self._whole.addWidget(held)
        self._arrange()

    @property
    def has_foot(self) -> bool:
        """Return whether the page has a foot below the scrolling part."""
        return self._foot is not None

    def blocks(self) -> list[tuple[QWidget, str]]:
        """Return the visible labels and links below the title with their words, in reading order.

        Filters and header buttons are left out.
        """
        apart = (self.header.title, self._standing)
        labels = [one for one in self.content.findChildren(QLabel) if one not in apart]
        links = [one for one in self.content.findChildren(PaintedButton) if not one.isCheckable()]
        said: list[tuple[QWidget, str]] = [(one, one.text()) for one in labels]
        said += [(one, one.spoken()) for one in links]

        def place(found: tuple[QWidget, str]) -> tuple[int, int]:
            at = found[0].mapTo(self.content, QPoint())
            return at.y(), -at.x() if current_look().rtl else at.x()

        return [(one, text) for one, text in sorted(said, key=place) if text and one.isVisible()]

    def texts(self) -> list[str]:
        """Return the words of the blocks."""
        return [text for _, text in self.blocks()]

    def end_with(self, text: str) -> None:
        """Show these sentences at the end, as the bars have no room for them; empty hides them."""
        self._standing.set_text(text)
        self._standing.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by arrow and page keys, unless the focused widget takes the key."""
        action = _SCROLL_KEYS.get(event.key())
        if action is None:
            super().keyPressEvent(event)
            return
        self.scroll_area.verticalScrollBar().triggerAction(action)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self.scroll_area.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        """Let header and foot scroll along on a low page, or fix them again."""
        self._fit_foot()
        header = self.header.heightForWidth(self.header.width())
        short = current_look().is_short(self.window().height())
        share = _LOW_SHARE if short and self.keeps_acts else _HEADER_SHARE
        along = (short and not self.keeps_acts) or header > self.height() * share
        if along == self._scrolls_along:
            return
        self._scrolls_along = along
        if along:
            self.body.insertWidget(0, self.header)
        else:
            layout = self._top.layout()
            if isinstance(layout, QHBoxLayout):
                layout.insertWidget(1, self.header, 1000)
        self._top.setVisible(not along)

    def _fit_foot(self) -> None:
        """Let a foot that takes much of a low page scroll along at its end, or fix it again."""
        held, line = self._held_foot, self._foot_line
        if held is None or line is None:
            return
        short = current_look().is_short(self.window().height())
        along = short and held.heightForWidth(self.width()) > _FOOT_SHARE * self.height()
        if along == line.isHidden():
            return
        line.setVisible(not along)
        (self.body if along else self._whole).addWidget(held)

    def _arrange(self) -> None:
        wide = content_px(self._columns)
        self.content.setMaximumWidth(wide)
        if self._foot is not None:
            self._foot.setMaximumWidth(wide)
        self.header.setMaximumWidth(content_px(_MOST_COLUMNS))
        self.header.set_content_px(wide)

    def _give_way(self, _least: int, most: int) -> None:
        """Let the scroll bar take room from the margin, so that the content stays in place."""
        bar = self.scroll_area.verticalScrollBar().sizeHint().width() if most else 0
        ends = (SPACE.l - bar, SPACE.l) if current_look().rtl else (SPACE.l, SPACE.l - bar)
        outer = self.scroll_area.widget()
        layout = outer.layout() if outer is not None else None
        if layout is not None:
            layout.setContentsMargins(ends[0], 0, ends[1], 0)


def _centered(widget: QWidget) -> QWidget:
    """Put the widget between two margins that take the rest of the width."""
    outer = Column()
    row = QHBoxLayout(outer)
    row.setContentsMargins(SPACE.l, 0, SPACE.l, 0)
    row.setSpacing(0)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return outer
