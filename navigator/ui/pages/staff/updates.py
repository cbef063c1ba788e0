"""The part of the settings page about new content: the content in use, look, go back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from navigator.errors import KnownError
from navigator.ui.desk import Desk
from navigator.ui.site.update_watch import Standing
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.card import Card
from navigator.ui.widgets.wrap_label import Tone, WrapLabel
from navigator.ui.words import told, tr

if TYPE_CHECKING:
    from navigator.ui.site.staff_access import Staff
    from navigator.update.updating import Outcome


class UpdatesCard(Card):
    """The content in use, the last look, and the buttons. `staff` gives the saved settings."""

    def __init__(self, desk: Desk, staff: Staff, now: Standing) -> None:
        super().__init__()
        self._say = desk.say
        self._staff = staff
        self._updates = staff.updates
        for text in _lines(desk, now):
            self.add(WrapLabel(text))
        self._told = WrapLabel("", bold=True)
        word = tr("Look for new content now")
        self.look = Button(word, icon_name="rotate-ccw", act=self._clicked)
        word, act = tr("Go back to the earlier content"), self._updates.go_back
        self._back = Button(word, variant="quiet", act=act)
        for widget in (self._told, self.look, self._back):
            self.add(widget)
        self._back.setVisible(now.later is not None)
        self._updates.progress.connect(self._show_progress)
        self._updates.came.connect(self._came)
        self._updates.went_back.connect(self._went_back)
        self._updates.failed.connect(self._failed)
        self._show()

    @property
    def is_busy(self) -> bool:
        """Return whether a look is under way."""
        return self._updates.is_busy

    def _clicked(self) -> None:
        if self._updates.is_busy:
            self._updates.stop()
            return
        self._updates.look(self._staff.settings)
        self._tell(tr("Looking for new content …"))

    def _show_progress(self, percent: int) -> None:
        self._tell(tr("New content is coming: {percent} %").format(percent=percent))

    def _came(self, outcome: Outcome) -> None:
        day = self._say.day(outcome.built_on)
        text = (
            tr("New content of {date} came (number {number}). It opens when nobody is here.")
            if outcome.is_new
            else tr("Nothing newer: the content of {date} (number {number}) is here already.")
        )
        self._tell(text.format(date=day, number=outcome.version))
        if outcome.is_new:
            self._back.show()

    def _went_back(self, day: date) -> None:
        self._tell(
            tr("The content of {date} opens when nobody is here.").format(date=self._say.day(day))
        )
        self._back.hide()

    def _failed(self, error: KnownError) -> None:
        self._tell(" ".join(told(error)), tone="stop")

    def _tell(self, text: str, tone: Tone = "ink") -> None:
        self._told.set_text(text, tone=tone)
        self._show()

    def _show(self) -> None:
        is_busy = self._updates.is_busy
        self.look.set_label(tr("Stop") if is_busy else tr("Look for new content now"))
        self._back.setEnabled(not is_busy)


def _lines(desk: Desk, now: Standing) -> list[str]:
    """Return the lines about the content in use and the last look."""
    say, used = desk.say, desk.library.built_on
    lines = [tr("Content in use: {date}").format(date=say.day(used))]
    if desk.library.is_fallback:
        lines.append(tr("Newer content on this computer is damaged. Look for it again."))
    elif now.later is not None and now.later.sha256 != desk.library.folder.name:
        text = tr("The content of {date} opens when nobody is here.")
        lines.append(text.format(date=say.day(now.later.built_on)))
    if now.looked is not None:
        lines.append(tr("Last look: {date}").format(date=say.day(now.looked.on)))
        if now.looked.error is not None:
            lines.append(" ".join(told(now.looked.error)))
    return lines
