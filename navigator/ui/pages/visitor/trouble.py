"""The page for an error: one calm sentence, the next step, a way out."""

from __future__ import annotations

from navigator.errors import KnownError
from navigator.ui.desk import Ways
from navigator.ui.pages.staff.pin_page import leave_button
from navigator.ui.widgets.banner import ErrorState
from navigator.ui.widgets.page import Page
from navigator.ui.words import told, tr


class TroublePage(Page):
    """An error page inside the window."""

    def __init__(self, desk: Ways, error: KnownError) -> None:
        super().__init__(tr("This can not be shown"), desk)
        self.add(ErrorState(*told(error), action=tr("Go home"), act=desk.to("home")))
        staff = desk.staff
        if desk.policy.leave_needs_pin and staff is not None and staff.is_open:
            self.add_act(leave_button(staff))
