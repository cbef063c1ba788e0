"""Settings for the person who looks after this computer; they take effect at the next start.

This page has single values; a kiosk is set up in steps (`kiosk_setup.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from navigator.errors import BadInput, KnownError
from navigator.site.pin import check_pin
from navigator.site.policy import POLICIES
from navigator.site.settings import (
    LEAST_IDLE_SECONDS,
    LOOKS,
    MOST_IDLE_SECONDS,
    MOTIONS,
    UPDATES,
    Settings,
    updates_mistake,
)
from navigator.ui.desk import Ask, Desk
from navigator.ui.pages.blocks import box, section
from navigator.ui.pages.staff.language_order import LanguageOrder, missing_fonts
from navigator.ui.pages.staff.own_list import OwnListCard, has_own_list
from navigator.ui.pages.staff.pin_page import PinField, leave_button
from navigator.ui.pages.staff.site_choices import SiteChoices, site_choices
from navigator.ui.pages.staff.updates import UpdatesCard
from navigator.ui.site.update_watch import Standing
from navigator.ui.theme import current_look
from navigator.ui.theme.next_look import TEXT_STEPS
from navigator.ui.widgets.button import Button
from navigator.ui.widgets.choice_box import ChoiceBox
from navigator.ui.widgets.number_field import NumberField
from navigator.ui.widgets.page import Page
from navigator.ui.widgets.row_link import RowLink
from navigator.ui.widgets.wrap_label import WrapLabel
from navigator.ui.words import Words, told, tr

_FIELD_CHARS = 40
_LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class SettingsData:
    """The choices for the fields, and the state of the installed content."""

    choices: SiteChoices
    content: Standing


class SettingsPage(Page):
    """One field for each setting, and the button that closes the kiosk."""

    keeps_acts = True  # Save is always in reach

    @staticmethod
    def load(desk: Desk, ask: Ask) -> SettingsData:
        """Load the choices for the fields, and the state of the installed content."""
        del ask
        standing = desk.staff.standing() if desk.staff is not None else Standing(None, None)
        return SettingsData(site_choices(desk), standing)

    def __init__(self, desk: Desk, ask: Ask, data: SettingsData) -> None:
        del ask
        super().__init__(tr("Settings"), desk)
        self._desk = desk
        self._staff = desk.staff
        self._was = desk.staff.settings if desk.staff is not None else Settings()
        self._fields: dict[str, QWidget] = {}
        if desk.policy.leave_needs_pin and self._staff is not None:
            self.add_act(leave_button(self._staff))
        self.add_act(Button(tr("Save"), variant="primary", act=self._save))
        self._told = WrapLabel("", bold=True)
        self._told.hide()
        self.add(self._told)
        lead, act = tr("Five steps, then it starts"), desk.to("kiosk_setup")
        self.add(box(RowLink(tr("Set up a kiosk"), lead, icon_name="list-checks", act=act)))
        self._make(data)
        for key in data.choices.fixed & self._fields.keys():
            self._fields[key].setEnabled(False)
        if self._staff is not None and self._was.updates != "off":
            self.add(section(tr("New content"), UpdatesCard(desk, self._staff, data.content)))
        if has_own_list(desk.library.local):
            self.add(section(desk.say("place.own_list"), OwnListCard(desk)))
        if data.choices.fixed:
            self.add(WrapLabel(tr("What is gray is set for the whole computer."), tone="quiet"))

    def _make(self, data: SettingsData) -> None:
        say, was = self._desk.say, self._was
        modes = {"desk": tr("Desk, for volunteers"), "kiosk": tr("Kiosk, for visitors alone")}
        self._choice("mode", tr("Used as"), [(one, modes[one]) for one in POLICIES])
        states = [("", tr("Ask"))] + [(one, say.state(one)) for one in data.choices.states]
        self._choice("state", tr("State"), states)
        tongues = [("", tr("As the system"))] + [(x, Words.native(x)) for x in self._desk.languages]
        self._choice("language", tr("Language at the start"), tongues)
        self._order = LanguageOrder(self._desk.languages)
        self._fields["languages"] = self._order
        self.add(box(WrapLabel(tr("Order of languages"), bold=True), self._order))
        for label in missing_fonts(self._desk.library.languages()):
            self.add(label)
        looks = {
            "system": tr("As the system"),
            "light": tr("Light"),
            "dark": tr("Dark"),
            "contrast": tr("High contrast"),
        }
        self._choice("look", tr("Colors"), [(one, looks[one]) for one in LOOKS])
        motions = {"system": tr("As the system"), "less": tr("Less motion")}
        self._choice("motion", tr("Motion"), [(one, motions[one]) for one in MOTIONS])
        sizes = sorted({*TEXT_STEPS, was.text_percent})
        self._choice("text_percent", tr("Text size"), [(one, f"{one} %") for one in sizes])
        idle = NumberField(
            tr("Seconds until an idle visit is cleared"), least=0, most=MOST_IDLE_SECONDS
        )
        idle.setSpecialValueText(tr("As usual"))
        idle.setValue(was.idle_seconds)
        self._add("idle_seconds", tr("Seconds until an idle visit is cleared"), idle)
        printers = list(dict.fromkeys(["", was.printer, *data.choices.printers]))
        self._choice("printer", tr("Printer"), [(one, one or tr("None")) for one in printers])
        for key, name in (
            ("zip", tr("ZIP code of this place, so that help near it stands first")),
            ("site_name", tr("Name of this place")),
            ("site_phone", tr("Phone of this place, for the papers it gives out")),
            ("site_logo", tr("Picture of this place (path of a PNG or SVG file)")),
        ):
            self._text(key, name)
        introduction = QCheckBox(tr("Begin with the page for volunteers"))
        introduction.setChecked(was.introduction)
        self._fields["introduction"] = introduction
        self.add(box(introduction))
        pin = PinField(tr("New helper PIN"))
        pin.setPlaceholderText(tr("as before"))
        self._again = PinField(tr("New helper PIN, once more"))
        self._fields["pin_hash"] = self._pin = pin
        self.add(
            box(
                WrapLabel(tr("New helper PIN"), bold=True),
                pin,
                WrapLabel(tr("New helper PIN, once more"), bold=True),
                self._again,
            )
        )
        self._make_updates()

    def _make_updates(self) -> None:
        """Make the fields for the source of updates; their buttons have a card of their own."""
        kinds = {
            "off": tr("Off: no connection"),
            "folder": tr("From a folder or a stick"),
            "address": tr("From an address on the network"),
        }
        self._choice("updates", tr("New content"), [(one, kinds[one]) for one in UPDATES])
        self._text("updates_from", tr("Folder (its whole path) or address (https://…)"))
        self._text("updates_root", tr("File of trusted keys (whole path of root.json)"))

    def _text(self, key: str, name: str) -> None:
        field = QLineEdit(getattr(self._was, key))
        field.setMaxLength(_LONGEST_TEXT)
        field.setAccessibleName(name)
        field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._add(key, name, field)

    def _choice(self, key: str, name: str, choices: list[tuple[Any, str]]) -> None:
        words = ((word, value) for value, word in choices)
        self._add(key, name, ChoiceBox(name, words, getattr(self._was, key)))

    def _add(self, key: str, name: str, field: QWidget) -> None:
        field.setMaximumWidth(current_look().measure_px(_FIELD_CHARS))
        self._fields[key] = field
        self.add(box(WrapLabel(name, bold=True), field))

    def _chosen(self) -> tuple[Settings, str]:
        """Return the chosen settings and a new PIN (or ""); raise BadInput for a wrong choice."""
        found: dict[str, Any] = {}
        for key, field in self._fields.items():
            if isinstance(field, QComboBox):
                found[key] = field.currentData()
            elif isinstance(field, NumberField):
                found[key] = field.value()
            elif isinstance(field, QCheckBox):
                found[key] = field.isChecked()
            elif isinstance(field, QLineEdit) and field is not self._pin:
                found[key] = field.text().strip()
        if self._order.languages != list(self._desk.languages):
            found["languages"] = tuple(self._order.languages)
        chosen, pin = self._was._replace(**found), self._pin.text()
        if 0 < chosen.idle_seconds < LEAST_IDLE_SECONDS:
            raise BadInput("chosen.idle", "do.choose_seconds", least=LEAST_IDLE_SECONDS)
        if updates_mistake(chosen):
            raise BadInput("chosen.source", "do.write_source")
        if pin != self._again.text():
            raise BadInput("pin.differs", "do.type_twice")
        if pin:
            check_pin(pin)
        if chosen.mode == "kiosk" and not (chosen.pin_hash or pin):
            raise BadInput("chosen.no_pin", "do.type_pin")
        return chosen, pin

    def _save(self) -> None:
        try:
            chosen, pin = self._chosen()
        except KnownError as error:
            self._tell(error)
            return
        if self._staff is not None:
            self._staff.save(chosen, pin, self._saved)

    def _saved(self, error: KnownError | None) -> None:
        for field in (self._pin, self._again):
            field.setText("")
        self._tell(error)

    def _tell(self, error: KnownError | None) -> None:
        done = tr("Saved. This holds when Navigator is started again.")
        words = " ".join(told(error)) if error else done
        self._told.set_text(words, tone="stop" if error else "ink")
        self._told.show()
        self.to_top()
