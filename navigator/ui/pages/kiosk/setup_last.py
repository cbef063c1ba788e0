"""The last step of setting up a kiosk: a PIN, a summary of the choices, and the start.

All is written in one go; if that fails nothing has changed and nothing starts.
"""

from __future__ import annotations

from navigator.errors import BadInput, KnownError
from navigator.site.pin import check_pin
from navigator.ui.pages.blocks import box, rows
from navigator.ui.pages.kiosk.setup_steps import Setup, Step
from navigator.ui.pages.staff.pin_page import PinField
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import Words, told, tr

_KIOSK = "kiosk"


class StartStep(Step):
    """Asks for a helper PIN; then saves the plan and starts the kiosk."""

    keys = ("pin_hash", "mode")

    def __init__(self, setup: Setup) -> None:
        super().__init__(setup)
        self._first = PinField(tr("New helper PIN"))
        self._again = PinField(tr("New helper PIN, once more"))
        if setup.plan.pin_hash:
            self._first.setPlaceholderText(tr("as before"))
        for field in (self._first, self._again):
            self.add_field("pin_hash", field.accessibleName(), field)
        out = tr("6 to 12 digits. Helpers come back with Hide, then Staff, then this PIN.")
        self.column.addWidget(WrapLabel(out))
        self.column.addWidget(box(rows(*map(WrapLabel, self._chosen()))))
        if not self.may_go_on:
            never = tr("This computer is set to be a desk, in a file for the whole computer.")
            self.column.addWidget(WrapLabel(never, tone="stop", bold=True))

    def _chosen(self) -> list[str]:
        """Return the plan, line by line."""
        plan, desk = self.setup.plan, self.setup.desk
        state = desk.say.state(plan.state) if plan.state else tr("Ask")
        first = dict.fromkeys(
            [*(x for x in plan.languages if x in desk.languages), *desk.languages]
        )
        named = ", ".join(map(Words.native, first))
        return [
            f"{tr('Name of this place')}: {plan.site_name or 'Navigator'}",
            f"{tr('State')}: {state}",
            f"{tr('ZIP')}: {plan.zip or tr('None')}",
            f"{tr('Languages and text')}: {named}, {plan.text_percent} %",
            f"{tr('Printer')}: {plan.printer or tr('None')}",
        ]

    @property
    def may_go_on(self) -> bool:
        """Return False where the whole computer was set to be a desk."""
        return "mode" not in self.setup.fixed or self.setup.plan.mode == _KIOSK

    def finish(self) -> bool:
        """Save everything and begin anew; return False, as there is no next step."""
        staff, pin = self.setup.desk.staff, self._first.text()
        try:
            self._check(pin)
        except KnownError as error:
            self.told.emit(" ".join(told(error)))
        else:
            if staff is not None:
                staff.save(self.setup.plan._replace(mode=_KIOSK), pin, self._saved)
        return False

    def _check(self, pin: str) -> None:
        if pin != self._again.text():
            raise BadInput("pin.differs", "do.type_twice")
        if pin:
            check_pin(pin)
        elif not self.setup.plan.pin_hash:
            raise BadInput("chosen.no_pin", "do.type_pin")

    def _saved(self, error: KnownError | None) -> None:
        for field in (self._first, self._again):
            field.setText("")
        if error is not None:
            self.told.emit(" ".join(told(error)))
        elif self.setup.desk.staff is not None:
            self.setup.desk.staff.begin_anew()
