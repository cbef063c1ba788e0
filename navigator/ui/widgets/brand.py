"""The name and logo of the app, at the head of every page: a button that leads home."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy

from navigator.ui.site.site_logo import site_logo
from navigator.ui.theme import RADIUS, SPACE, Role, current_look
from navigator.ui.theme.icons import draw_pixmap
from navigator.ui.widgets.painted import PaintedButton
from navigator.ui.widgets.sheet import Sheet, block


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
