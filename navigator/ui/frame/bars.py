"""The bars above and below every page, at the desk and at the kiosk; the standing sentences."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from navigator.records.jurisdictions import FEDERAL
from navigator.site.policy import Policy
from navigator.ui.pages.visitor.read_button import spoken
from navigator.ui.site.site_logo import site_logo
from navigator.ui.theme import RADIUS, SPACE, Role, current_look
from navigator.ui.theme.icons import draw_pixmap
from navigator.ui.widgets.bar_button import BarButton, Variant
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.column import Arranged
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.rows_layout import empty
from navigator.ui.widgets.search_field import SearchField, ZipField
from navigator.ui.widgets.sheet import Sheet, block
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import tr

if TYPE_CHECKING:
    from navigator.aloud.script import Spoken
    from navigator.language.wording import Wording
    from navigator.library.facade import Library
    from navigator.ui.speech.reader import Reader
    from navigator.ui.visit.visit import Visit


class Brand(PaintedButton):
    """Logo and name on one line. Signal: `clicked`.

    `name` may be a site's own, and `logo` the path of its picture in place of ours.
    """

    def __init__(self, name: str = "Navigator", logo: str = "") -> None:
        super().__init__()
        self._name = name
        self._logo = logo
        self._short = False
        self._own: QPixmap | None = None
        self._read_for: tuple[int, float] = (0, 0.0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.renew()

    def set_short(self, short: bool) -> None:  # noqa: FBT001 - a plain setter
        """Set a lower height and a smaller logo, for a low bar."""
        self._short = short
        self.renew()

    def spoken(self) -> str:
        """Return the name, and that the button leads home."""
        return self.tr("{name}: home").format(name=self._name)

    def preferred_width(self) -> int:
        """Return the width of logo, gap and name."""
        name = block(current_look(), self._name, Role.LEAD, bold=True)
        return self._sign() + 3 * SPACE.xs + name.natural_width

    def least_width(self) -> int:
        """Return the width of the logo alone."""
        return self._sign() + 2 * SPACE.xs

    def compose(self, sheet: Sheet) -> None:
        """Place the logo, and the name if all of it fits, at the middle of the height."""
        look, colors = sheet.look, sheet.look.colors
        sign = self._sign()
        name = block(look, self._name, Role.LEAD, bold=True, max_lines=1)
        least = look.short_target_px if self._short else look.target_px
        sheet.height = max(least, sign, name.line_px)
        if self._picture() is None:
            sheet.picture(
                "mark",
                QRectF(SPACE.xs, (sheet.height - sign) / 2, sign, sign),
                strong=colors.primary,
                soft=colors.topics["driving"].soft,
                paper=colors.card,
            )
        left = sign + 2 * SPACE.xs
        room = sheet.width - left - SPACE.xs
        if room >= name.natural_width:  # whole, or the sign alone
            top = (sheet.height - name.line_px) / 2
            sheet.text(name, left, top, room, colors.ink)
        sheet.backdrop(fill=self.ground(""), radius=RADIUS.control)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet, and the site's own logo in place of ours."""
        super().paintEvent(event)
        picture = self._picture()
        if picture is not None:
            sign = self._sign()
            size = picture.deviceIndependentSize()
            left = self.width() - sign - SPACE.xs if current_look().rtl else SPACE.xs
            x = left + (sign - size.width()) / 2
            draw_pixmap(QPainter(self), picture, x, (self.height() - size.height()) / 2)

    def _picture(self) -> QPixmap | None:
        """Return the site's own logo at the size of ours, or None; read once for each size."""
        wanted = (self._sign(), self.devicePixelRatioF())
        if self._logo and wanted != self._read_for:
            self._read_for = wanted
            self._own = site_logo(self._logo, wanted[0], *wanted)
        return self._own

    def minimumSizeHint(self) -> QSize:
        """Return the size of the logo alone."""
        return QSize(self.least_width(), self.heightForWidth(self.least_width()))

    def _sign(self) -> int:
        look = current_look()
        return round(look.icon_px(Role.LEAD) * (0.9 if self._short else 1.2))


Act = Callable[[], object]
NOTICE_MS = 6000
_LINES = 1
"""The number of lines the standing sentences may take and still leave the page its room."""
_DRESSED = (Button, QLineEdit, QComboBox)
"""The widgets in a bar that get their height from the style sheet."""
_NO_LIMIT = 16_777_215
"""The largest width that Qt allows a widget."""


def state_names(library: Library, say: Wording) -> list[tuple[str, str]]:
    """Return code and name of every state that can be chosen, in the language of `say`."""
    return [
        (code, say.state(code) if code != FEDERAL else tr("Federal rules"))
        for code in library.states()
    ]


def standing_words(library: Library, say: Wording) -> tuple[str, str]:
    """Return the day the content was built, and a warning when the pack is old (else empty)."""
    built = tr("Facts checked {date}").format(date=say.day(library.built_on))
    warning = tr("This information is more than half a year old: call first")
    return built, warning if library.is_pack_old() else ""


def promises() -> tuple[str, str]:
    """Return the sentences that are true of every page."""
    return tr("General information, not legal advice"), tr("Nothing you do here is kept")


class Bar(QFrame):
    """A bar of the window, lower in a short window than in a high one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "bar")

    @property
    def is_short(self) -> bool:
        """Return whether the bar has its least height."""
        return bool(self.property("short"))

    def set_short(self, short: bool) -> None:  # noqa: FBT001 - a plain setter
        """Set the least height that text and finger allow, or the roomy one."""
        if short == self.is_short:
            return
        self.setProperty("short", short)
        for kind in _DRESSED:
            for widget in self.findChildren(kind):
                self.style().unpolish(widget)
                self.style().polish(widget)
                QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


class TopBar(Arranged, Bar):
    """The bar above: brand, state, ZIP, search, language, look, packet, Clear. It keeps nothing."""

    home_clicked = Signal()
    state_chosen = Signal(str)
    zip_given = Signal(str)
    searched = Signal(str)
    search_entered = Signal()
    lang_clicked = Signal()
    larger_clicked = Signal()
    look_clicked = Signal()
    packet_clicked = Signal()
    clear_clicked = Signal()

    def __init__(self, name: str = "", logo: str = "") -> None:
        """Take the site's own `name` and `logo`, where it has set them."""
        super().__init__()
        self.brand = Brand(name or "Navigator", logo)
        self.brand.clicked.connect(self.home_clicked)
        self.states = ChoiceBox()
        self.states.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.states.activated.connect(self._state_activated)
        self.zip = ZipField(cities=True)
        self.zip.given.connect(self.zip_given)
        self.search = SearchField("")
        self.search.textEdited.connect(self.searched)
        self.search.cleared.connect(lambda: self.searched.emit(""))
        self.search.returnPressed.connect(self.search_entered)
        act = self.lang_clicked.emit
        self.lang = Button("", variant="quiet", icon_name="languages", act=act)
        quiet = partial(Button, "", variant="quiet", icon_only=True)
        self.larger = quiet(icon_name="a-large-small", act=self.larger_clicked.emit)
        self.look = quiet(icon_name="contrast", act=self.look_clicked.emit)
        self.packet = Button("", icon_name="inbox", act=self.packet_clicked.emit)
        self.clear = Button("", variant="stop", icon_name="eraser", act=self.clear_clicked.emit)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xs)
        self._rows.setSpacing(SPACE.xs)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(SPACE.xs)
            self._rows.addLayout(row)
        self._narrow: bool | None = None
        self._borrowed: tuple[QWidget, ...] = ()
        self._yields = False
        self._arrange()

    def set_words(
        self, states: list[tuple[str, str]], state: str, other_language: str, packet: int
    ) -> None:
        """Show the names of states (code, name) and words in the language in use."""
        self.states.clear()
        self.states.addItem(self.tr("Choose a state"), "")
        for code, name in states:
            self.states.addItem(name, code)
        self.states.set_name(self.tr("State"))
        self.set_state(state)
        self.zip.set_words(self.tr("ZIP code or city, for distances only"), self.tr("ZIP or city"))
        self.search.set_words(self.tr("Search"), self.tr("Search: license, doctor, lawyer …"))
        self.lang.set_label(other_language)
        self.larger.set_label(self.tr("Larger text"))
        self.look.set_label(self.tr("Light, dark or high contrast"))
        self.clear.set_label(self.tr("Clear"))
        self.clear.setToolTip(self.tr("Forget everything of this visit (Ctrl+Shift+Delete)"))
        self.set_packet(packet)
        self._arrange()

    def set_short(self, short: bool) -> None:  # noqa: FBT001 - a plain setter
        """Shorten the brand along with the bar."""
        if short != self.is_short:
            self.brand.set_short(short)
            super().set_short(short)
            self._arrange()

    def yield_room(self, wanted: bool) -> None:  # noqa: FBT001 - a plain setter
        """Hide state, ZIP and search where they need a second row and `wanted` is true.

        It is true on a page that has a foot of its own.
        """
        self._yields = wanted
        self._show_asks()

    def _show_asks(self) -> None:
        for widget in (self.states, self.zip, self.search):
            widget.setVisible(not (self._narrow and self._yields))

    def borrow(self, lent: tuple[QWidget, ...]) -> bool:
        """Take the buttons of the bar below into a first row with room; return if it has them."""
        wanted = self.brand.least_width() + 2 * SPACE.m
        wanted += sum(one.sizeHint().width() + SPACE.xs for one in (*lent, *self._acts))
        borrowed = lent if self._narrow and wanted <= self.width() else ()
        if borrowed != self._borrowed:
            self._borrowed = borrowed
            self._narrow = None
            self._arrange()
        return bool(borrowed)

    def set_state(self, state: str) -> None:
        """Show which state is chosen."""
        self.states.choose(state)

    def set_packet(self, count: int) -> None:
        """Show how many records the packet holds."""
        self.packet.set_label(self.tr("Packet {count}").format(count=count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the search to a row of its own when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        acts = self._acts
        shown = (self.states, self.zip, *acts)
        wanted = sum(min(w.sizeHint().width(), w.maximumWidth()) + SPACE.xs for w in shown)
        wanted += self.brand.preferred_width() + 2 * SPACE.m
        room = self.width() - current_look().measure_px(26)
        without_name = self.brand.preferred_width() - self.brand.least_width()
        narrow = wanted - without_name > room
        snug = bool(self._borrowed) if narrow else wanted > room
        self.brand.setMaximumWidth(self.brand.least_width() if snug else _NO_LIMIT)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for row in (self._first, self._second):
            empty(row, keep=True)
        self._first.addWidget(self.brand)
        home = self._second if narrow else self._first
        if narrow:
            self._first.addStretch(1)
            for widget in self._borrowed:
                self._first.addWidget(widget)
        home.addWidget(self.states)
        home.addWidget(self.zip)
        home.addWidget(self.search, 1)
        for widget in acts:
            self._first.addWidget(widget)
        asks = (self.states, self.zip, self.search)
        # As it is read: the acts come before the second row.
        first = (*self._borrowed, *acts, *asks) if narrow else (*asks, *acts)
        order: list[QWidget] = [self.brand, *first]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        if self._yields:
            self._show_asks()

    @property
    def _acts(self) -> tuple[QWidget, ...]:
        return (self.lang, self.larger, self.look, self.packet, self.clear)

    def minimumSizeHint(self) -> QSize:
        """Return a width as narrow as the icons allow; the second row takes the rest."""
        return QSize(320, super().minimumSizeHint().height())

    def _state_activated(self, index: int) -> None:
        self.state_chosen.emit(self.states.itemData(index))


class FootBar(Bar):
    """The bar below: the standing sentences, Help, and one tap to the page "Someone was taken?"."""

    taken_clicked = Signal()
    help_clicked = Signal()
    home_clicked = Signal()
    back_clicked = Signal()
    larger_clicked = Signal()
    hide_clicked = Signal()
    clear_clicked = Signal()
    staff_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.promise = WrapLabel("", role=Role.SMALL, tone="quiet", max_chars=0)
        self.taken = self.way("life-buoy", "plain", self.taken_clicked.emit)
        self._whole, self._short = "", ""
        self.help = self.way("circle-help", "quiet", self.help_clicked.emit)
        self.arrange()

    def way(self, icon_name: str, variant: Variant, act: Act) -> Button | BarButton:
        """Return a new button for this bar."""
        return Button("", variant=variant, icon_name=icon_name, act=act)

    def arrange(self) -> None:
        """Place the sentences at the leading end, the buttons at the other."""
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xs)
        row.setSpacing(SPACE.m)
        row.addStretch()
        row.addWidget(self.promise, 1, Qt.AlignmentFlag.AlignVCenter)
        self.take_back()

    @property
    def lends(self) -> tuple[QWidget, ...]:
        """The buttons that the bar above takes in a short window, so that this one can go."""
        return (self.help, self.taken)

    def take_back(self) -> None:
        """Hold the buttons again that were lent."""
        for widget in self.lends:
            if self._row.indexOf(widget) < 0:
                self._row.addWidget(widget)

    def set_words(self, oldest: str, warning: str) -> None:
        """Show the standing sentences; `oldest` is about the page, `warning` about the pack."""
        self._whole = _joined(warning, self.tr("Works offline"), oldest, *promises())
        self._short = _joined(warning, *promises())
        self.taken.set_label(self.tr("Someone was taken?"))
        self.help.set_label(self.tr("Help"))

    def serve(self, page: QWidget | None) -> None:
        """Handle a change of the page on show (None when there is none); does nothing here."""

    def fit(self, width: int) -> str:
        """Show the standing sentences that fit; return those that the page must end with.

        Shows every sentence where they take one line, else only warning and promises (nothing is
        returned in both cases), else none, and returns all of them.
        """
        beside = self.help.sizeHint().width() + self.taken.sizeHint().width() + 4 * SPACE.m
        for text in (self._whole, self._short):
            self.promise.set_text(text)
            fits = self.promise.preferred_width() <= _LINES * (width - beside)
            self.promise.setVisible(fits)
            if fits:
                return ""
        return self._whole


class NoticeBar(QFrame):
    """A notice about what was just done, with a button to undo it; it hides by itself.

    A question stays until it is answered or another notice replaces it; so does the large button
    that ends a visit once its paper is there. Signal: `next_wanted`.
    """

    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "bar")
        self._text = WrapLabel("", bold=True)
        # A finger needs more than a line of text.
        self._act = Button("", variant="plain" if current_look().touch else "link")
        self._on_act: Callable[[], object] = _nothing
        self._act.clicked.connect(self._clicked)
        act = self.next_wanted.emit
        self._end = Button("", variant="primary", icon_name="eraser", act=act)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xs)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._act)
        row.addWidget(self._end)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def tell(
        self,
        text: str,
        act: str = "",
        on_act: Callable[[], object] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Show a sentence for a while, or until answered; with `act`, a button for `on_act`."""
        self._text.set_text(text)
        self._act.set_label(act)
        self._act.setVisible(bool(act))
        self._end.hide()
        self._on_act = on_act or _nothing
        self.show()
        self._timer.start(NOTICE_MS)
        if stays:
            self._timer.stop()

    def tell_paper(self, text: str, end: str) -> None:
        """Say that a paper was printed or saved, with the button `end` that ends the visit."""
        self.tell(text, stays=True)
        self._end.set_label(end)
        self._end.setFixedHeight(max(SPACE.xxl, self._end.sizeHint().height()))
        self._end.show()

    def forget(self) -> None:
        """Hide the notice and drop its act."""
        self._timer.stop()
        self._text.set_text("")
        self._on_act = _nothing
        self.hide()

    def _clicked(self) -> None:
        act = self._on_act
        self.forget()
        act()


def fill_bars(
    top: TopBar, foot: FootBar, held: tuple[Library, Wording] | None, visit: Visit, other: str
) -> None:
    """Set every word of the bars; few without a library. `other` names the other language."""
    foot.set_words("", "")
    top.set_words([], "", "", 0)
    if held is not None:
        top.set_words(state_names(*held), visit.state, other, len(visit.packet.ids))
        foot.set_words(*standing_words(*held))


def _joined(*parts: str) -> str:
    return " \u00b7 ".join(part for part in parts if part)


def _nothing() -> None:
    """Stand in for the act of a notice that has none."""


class KioskBar(FootBar):
    """The kiosk's bar: Listen, Home, Back, Bigger text, Help, staff, "Taken?", Hide, Start over.

    Listen is first and largest; it is not there where no voice speaks the language of the page.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._make: Callable[[], Spoken] | None = None
        reader.changed.connect(self._show_reading)
        reader.learned.connect(lambda: self._show_reading(reader.is_reading))

    def way(self, icon_name: str, variant: Variant, act: Act) -> BarButton:
        """Return a new button with its word below the icon."""
        return BarButton(icon_name, variant, act)

    def arrange(self) -> None:
        """Make the buttons and put the sentences below them; words wrap in larger text."""
        self.read = self.way("volume-2", "primary", self._read)
        self.home = self.way("house", "quiet", self.home_clicked.emit)
        self.back = self.way("chevron-left", "quiet", self.back_clicked.emit)
        self.larger = self.way("a-large-small", "quiet", self.larger_clicked.emit)
        self.staff = self.way("concierge-bell", "quiet", self.staff_clicked.emit)
        self.hide_it = self.way("eye-off", "plain", self.hide_clicked.emit)
        self.over = self.way("rotate-ccw", "stop", self.clear_clicked.emit)
        ways = (self.read, self.home, self.back, self.larger, self.help)
        self._ways = (*ways, self.staff, self.taken, self.hide_it, self.over)
        self._rows = (QHBoxLayout(), QHBoxLayout())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.m, SPACE.xs, SPACE.m, SPACE.xs)
        column.setSpacing(SPACE.xxs)
        for row in self._rows:
            row.setSpacing(SPACE.xs)
            column.addLayout(row)
        column.addWidget(self.promise)
        self._fill_rows(1)

    @property
    def lends(self) -> tuple[QWidget, ...]:
        """Nothing: at the kiosk the bar below is the only one."""
        return ()

    def serve(self, page: QWidget | None) -> None:
        """Connect Listen to this page; gray it where there is nothing to read."""
        self._make = spoken(page)
        self._show_reading(self._reader.is_reading)

    def fit(self, width: int) -> str:
        """Show the sentences if one line of a high window holds them; else return them."""
        self.staff.setVisible(not self.is_short)  # Help has it too
        shown = [one for one in self._ways if not one.isHidden()]
        least = sum(one.minimumSizeHint().width() + SPACE.xs for one in shown)
        self._fill_rows(1 if least <= width - 2 * SPACE.m else 2)
        self.promise.set_text(self._whole)
        fits = self.promise.preferred_width() <= width - 2 * SPACE.m and not self.is_short
        self.promise.setVisible(fits)
        return "" if fits else self._whole

    def set_words(self, oldest: str, warning: str) -> None:
        """Set the words of the buttons too."""
        super().set_words(oldest, warning)
        self.home.set_label(self.tr("Home"))
        self.back.set_label(self.tr("Back"))
        self.larger.set_label(self.tr("Bigger text"))
        self.staff.set_label(self.tr("Call staff"))
        self.hide_it.set_label(self.tr("Hide"))
        self.over.set_label(self.tr("Start over"))
        self._show_reading(self._reader.is_reading)

    def _fill_rows(self, count: int) -> None:
        """Put all buttons in one row, or half of them in each of two, as on an upright screen."""
        each = -(-len(self._ways) // count)
        for number, button in enumerate(self._ways):
            row = self._rows[number // each]
            if row.indexOf(button) < 0:
                row.addWidget(button)

    def _read(self) -> None:
        if self._make is not None:
            self._reader.toggle(self._make)

    def _show_reading(self, is_reading: bool) -> None:  # noqa: FBT001 - slot
        words = (self.tr("Listen"), self.tr("Stop"))
        self.read.setVisible(is_reading or not self._reader.is_mute(current_look().language))
        self.read.set_label(words[is_reading], words)
        self.read.set_icon("x" if is_reading else "volume-2")
        self.read.setEnabled(is_reading or self._make is not None)


def make_foot(policy: Policy, reader: Reader) -> FootBar:
    """Return the bar below the pages for a policy."""
    return KioskBar(reader) if policy.bottom_bar else FootBar()
